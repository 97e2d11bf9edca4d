#!/usr/bin/env python3
"""Messages: lower case, no full stop at the end. Reads every call of diag_report and diag_hint.

Their codes stand in the order of the alphabet within a severity.
"""

import re

import csource

CALL = re.compile(r'\bdiag_(?:report|hint)\s*\(')
LITERAL = re.compile(r'"((?:\\.|[^"\\\n])*)"')
# A message may open with a name; NUL, PNG, U+FFFD and the like need no entry.
NAMES = ('Bifolio', 'Chinese', 'Hugo', 'Markdown', 'Unicode')


def problem_with(message):
    if not message:
        return 'is empty'
    if re.match(r'[A-Z][a-z]', message) and not message.startswith(NAMES):
        return 'opens with a capital letter'
    if re.search(r'(?<!\.)[.!。]$', message) or message.endswith('\\n'):
        return 'ends with a full stop or a line end'
    return None


def unsorted_codes():
    """The codes of the table that stand before their place."""
    path = csource.SRC / 'base/diag_codes.h'
    table = path.read_text(encoding='utf-8') if path.exists() else ''
    rows = re.findall(r'X\(\w+, "([^"]+)", (\w+),', table)
    order = ['ERROR', 'WARNING', 'NOTE']
    keys = [(order.index(severity), code) for code, severity in rows]
    return [f'src/base/diag_codes.h: {after[1]} belongs before {before[1]}'
            for before, after in zip(keys, keys[1:]) if after < before]


def main():
    problems = unsorted_codes()
    for path in csource.files('.c', '.h'):
        text = csource.without_comments(path.read_text(encoding='utf-8'))
        for call in CALL.finditer(text):
            # The format is the first run of adjacent literals; a call without one passes a table's text on.
            statement = text[call.end():text.find(';', call.end())]
            first = LITERAL.search(statement)
            if not first:
                continue
            run = re.match(r'(?:"(?:\\.|[^"\\\n])*"\s*)+', statement[first.start():]).group(0)
            message = ''.join(LITERAL.findall(run))
            if problem := problem_with(message):
                line = text.count('\n', 0, call.start()) + 1
                problems.append(f'{path.relative_to(csource.ROOT)}:{line}: "{message}" {problem}')
    csource.finish(problems)


main()
