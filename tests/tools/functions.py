#!/usr/bin/env python3
"""Functions are short: at most 60 lines and a complexity of at most 15.

The complexity is 1 + the decisions (if, for, while, case, ?, &&, ||). Adjacent case labels are one decision; the cases
of a pure dispatch, where each holds one statement, are none. functions_allowed.txt lists the exceptions, each with its reason; it may only shrink:
a line that is no longer needed is an error.
"""

import csource

LENGTH_MAX = 60
COMPLEXITY_MAX = 15
DECISIONS = {'if', 'for', 'while', '?', '&&', '||'}
ALLOWED = csource.ROOT / 'tests/tools/functions_allowed.txt'


def is_dispatch(body):
    """Whether each case of a switch body holds one plain statement (and its break)."""
    statements = 0
    for token in (t for t, _ in body):
        if token in ('case', 'default'):
            statements = 0
        elif token in DECISIONS or token == '{':
            return False
        elif token == 'break':
            statements -= 1
        elif token == ';':
            statements += 1
            if statements > 1:
                return False
    return True


def arms(body):
    """How many case labels open an arm: not those that follow another label."""
    tokens = [t for t, _ in body]
    labels = [i for i, token in enumerate(tokens) if token == 'case']
    return sum(i == 0 or tokens[i - 1] != ':' for i in labels)


def complexity(body):
    decisions = arms(body) + sum(token in DECISIONS for token, _ in body)
    for i, (token, _) in enumerate(body):
        if token == 'switch':
            opening = csource.closing(body, i + 1) + 1
            cases = body[opening + 1:csource.closing(body, opening)]
            if is_dispatch(cases):
                decisions -= arms(cases)
    return 1 + decisions


def allowed():
    """The names on the list, as file:function."""
    lines = ALLOWED.read_text(encoding='utf-8').splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith('#')}


def main():
    problems = []
    excused = allowed()
    unused = set(excused)
    for path in csource.files('.c', '.h'):
        for function in csource.functions(path):
            found = complexity(function.body)
            if function.length <= LENGTH_MAX and found <= COMPLEXITY_MAX:
                continue
            key = f'{path.relative_to(csource.ROOT)}:{function.name}'
            unused.discard(key)
            if key not in excused:
                problems.append(f'{function}: {function.length} lines, complexity {found}')
    problems += [f'{ALLOWED.name}: {key} is fine now, take it off the list' for key in sorted(unused)]
    csource.finish(problems)


main()
