#!/usr/bin/env python3
"""Every .c of the rooms below has its unit test: src/type/line.c is tested by tests/unit/type/test-line.c, which the
room's meson.build names."""

import re

import csource

ROOMS = ['type', 'layout', 'book']
UNIT = csource.SRC.parent / 'tests/unit'

# Files without a test of their own, and why. It may only shrink.
EXCEPTIONS = {}


def built(room):
    """The tests that a room builds."""
    path = UNIT / room / 'meson.build'
    text = path.read_text(encoding='utf-8') if path.exists() else ''
    names = re.search(r'^names = \[(.*?)\]', text, re.DOTALL | re.MULTILINE)
    return set(re.findall(r"'([^']+)'", names[1])) if names else set()


def main():
    problems = []
    for room in ROOMS:
        tests = built(room)
        for path in sorted((csource.SRC / room).glob('*.c')):
            name = f'{room}/{path.stem}'
            tested = path.stem in tests and (UNIT / room / f'test-{path.stem}.c').exists()
            if tested and name in EXCEPTIONS:
                problems.append(f'src/{name}.c: has a test and needs no exception')
            elif not tested and name not in EXCEPTIONS:
                problems.append(f'src/{name}.c: has no unit test tests/unit/{room}/test-{path.stem}.c')
    csource.finish(problems)


main()
