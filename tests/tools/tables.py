#!/usr/bin/env python3
"""Tables without holes: a table that names its rows by the values of an enum names all of them.

A G_STATIC_ASSERT on the length of such a table passes when a row in the middle is missing. A table that is meant to be
sparse says so by a length of its own: `x[ENUM_COUNT] = {`. Tables made from a list (X-macros) need no check.
"""

import re

import csource

ENUM = re.compile(r'\benum(?:\s+\w+)?\s*\{([^{}]*)\}')
TABLE = re.compile(r'(\w+)\)?\s*\[\s*\]\)?(?:\([^;{}]*\))?\s*=\s*\{')
ROW = re.compile(r'\[\s*([A-Z]\w*)\s*\]\s*=')


def enums():
    """Enumerator -> the enumerators that a table by its enum must have, but for the count at the end."""
    found = {}
    for path in csource.files('.c', '.h'):
        text = csource.without_comments(path.read_text(encoding='utf-8'))
        for match in ENUM.finditer(text):
            if '#' in match.group(1):
                continue  # made from a list
            parts = [part.strip() for part in match.group(1).split(',')]
            names = [part for part in parts if re.fullmatch(r'[A-Z]\w*', part)]
            if len(names) > 1 and re.search(r'S$|_COUNT$|_TIERS$', names[-1]):
                for name in names[:-1]:
                    found.setdefault(name, names[:-1])
    return found


def braces(text, start):
    """The text between the brace at start and the one that closes it, without what inner braces hold."""
    depth, out = 0, []
    for char in text[start:]:
        depth -= char == '}'
        if depth == 0 and char == '}':
            return ''.join(out)
        if depth == 1:
            out.append(char)
        depth += char == '{'
    return ''.join(out)


def holes(path, known):
    text = csource.without_comments(path.read_text(encoding='utf-8'))
    for match in TABLE.finditer(text):
        rows = ROW.findall(braces(text, match.end() - 1))
        wanted = known.get(rows[0], []) if rows else []
        missing = [name for name in wanted if name not in rows]
        if missing and set(rows) & set(wanted):
            line = text.count('\n', 0, match.start()) + 1
            yield f'{path.relative_to(csource.ROOT)}:{line}: {match.group(1)} has no row for {", ".join(missing)}'


def main():
    known = enums()
    csource.finish([hole for path in csource.files('.c', '.h') for hole in holes(path, known)])


main()
