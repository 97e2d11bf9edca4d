#!/usr/bin/env python3
"""Golden books: what `bifolio book` makes of whole folders, compared byte for byte.

A case is a folder beside this script, with NAME.args (more arguments) if it has options. Only the expected files that
exist are compared:
  NAME.plan   what --dry-run prints
  NAME.err    what the conversion to EPUB prints on stderr, with -v
  NAME.xhtml  the chapters of the EPUB, in reading order
  NAME.pages  the text of each page of the PDF
Each PDF is also looked at by tests/tools/pdf_structure.py: tags, links and their places.
Usage: run.py PROGRAM [--update] [NAME...]
"""

import argparse
import difflib
import shlex
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'tools'))

import epub  # noqa: E402
import pdf_structure  # noqa: E402
import program  # noqa: E402
from tap import Tap  # noqa: E402

TODAY = ['--now', '2025-01-01']


def book(binary, name, *arguments):
    return program.run([binary, 'book', name, *TODAY, *arguments], cwd=HERE)


def make(binary, name, arguments, scratch):
    """What a case gives: suffix -> text; and what is wrong, if something is."""
    e, p = Path(scratch, 'a.epub'), Path(scratch, 'a.pdf')
    run = book(binary, name, '-v', '-o', str(e), '-o', str(p), *arguments)
    plan = book(binary, name, '--dry-run', '-q', *arguments)
    made = {'err': run.stderr.replace(str(scratch), 'OUT'), 'plan': plan.stdout.decode('utf-8')}
    problem = run.crashed() or plan.crashed()
    if run.status or plan.status:
        problem = problem or f'exit status {run.status}, {plan.status}\n{run.stderr}'
    if not problem:
        made['xhtml'] = ''.join(data.decode('utf-8') for _, data in epub.spine(e))
        text = program.run(['pdftotext', '-layout', p, '-']).stdout.decode('utf-8')
        made['pages'] = text.replace('\f', '\n-----\n')
        problem = '\n'.join(pdf_structure.check(p))
    return made, problem


def compare(expected, found):
    want = expected.read_text(encoding='utf-8')
    return '\n'.join(difflib.unified_diff(want.splitlines(), found.splitlines(), expected.name, 'found',
                                          lineterm='')) or (None if want == found else 'line ends differ')


def check(tap, binary, case, update):
    args_file = case.with_suffix('.args')
    arguments = shlex.split(args_file.read_text(encoding='utf-8')) if args_file.exists() else []
    wanted = [s for s in ('plan', 'err', 'xhtml', 'pages') if case.with_suffix('.' + s).exists()]
    with tempfile.TemporaryDirectory() as scratch:
        made, problem = make(binary, case.name, arguments, scratch)
    tap.result(f'{case.name}: made', problem or None)
    if not wanted:
        tap.result(case.name, 'no expected file')
    for suffix in wanted:
        expected = case.with_suffix('.' + suffix)
        if update and suffix in made:
            expected.write_text(made[suffix], encoding='utf-8')
        tap.result(f'{case.name}.{suffix}', compare(expected, made.get(suffix, '')))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('--update', action='store_true', help='write the expected files anew')
    parser.add_argument('names', nargs='*', help='only these cases')
    options = parser.parse_args()
    tap = Tap()
    for case in sorted(path for path in HERE.iterdir() if path.is_dir() and path.name[0] != '_'):
        if not options.names or case.name in options.names:
            check(tap, str(options.program.resolve()), case, options.update)
    tap.done()


main()
