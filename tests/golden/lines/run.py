#!/usr/bin/env python3
"""Lines of text through the public command: cases.tsv says what `dump --metrics=em` must print.

Usage: run.py PROGRAM
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'tools'))

import program  # noqa: E402
from tap import Tap  # noqa: E402


def read_cases():
    for line in (HERE / 'cases.tsv').read_text(encoding='utf-8').splitlines():
        if not line.startswith('#'):
            yield line.split('\t')


def check(binary, options, text, expected):
    """What is wrong with a case, or None."""
    stdin = text.replace('\\n', '\n') + '\n'
    run = program.run([binary, 'dump', '--metrics=em', *options.split(), '-'], stdin=stdin.encode('utf-8'))
    if run.crashed() or run.status != 0:
        return run.crashed() or run.stderr
    found = run.stdout.decode('utf-8').removesuffix('\n').replace('\t', '=').replace('\n', ' / ')
    return None if found == expected else f'expected {expected}\nfound    {found}'


def main():
    tap = Tap()
    for number, options, text, expected in read_cases():
        tap.result(f'{number}: {text[:30]} {options}', check(sys.argv[1], options, text, expected))
    tap.done()


if __name__ == '__main__':
    main()
