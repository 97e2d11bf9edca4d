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

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'tools'))

import epub  # noqa: E402
import golden  # noqa: E402
import pdf_structure  # noqa: E402
import program  # noqa: E402

TODAY = ['--now', '2025-01-01']
SUFFIXES = ['plan', 'err', 'xhtml', 'pages']


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
    return made, problem, None if problem else '\n'.join(pdf_structure.check(p))


def check(results, binary, name, case):
    with tempfile.TemporaryDirectory() as scratch:
        made, problem, structure = make(binary, case.name, golden.arguments(case), scratch)
    results.tap.result(f'{name}: made', problem or structure or None)
    results.check(name, case, golden.wanted(case, SUFFIXES), made, problem)


CASES = {path.name: path for path in HERE.iterdir() if path.is_dir() and path.name[0] not in '_.'}
golden.main(CASES, check)
