#!/usr/bin/env python3
"""Golden files: what the public command makes of a document, compared byte for byte.

A case is name.md beside this script, or in the content folder of a Hugo site below sites/, with name.args (more arguments,
as a shell would read them) if it has options.
Only the expected files that exist are compared:
  name.doc    the tree, of `dump --stage=doc`
  name.pages  the pages, of `dump --stage=pages --metrics=em`
  name.xhtml  the chapter, taken out of the EPUB
  name.err    what the conversion to EPUB prints on stderr
  name.exit   its exit status, when it is not 0
A new case is new files: write name.md, create the expected files that matter empty, run with --update and read them.
Usage: run.py PROGRAM [--update] [NAME...]
"""

import argparse
import difflib
import shlex
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'tools'))

import epub  # noqa: E402
import program  # noqa: E402
from tap import Tap  # noqa: E402

DUMPS = {
    'doc': ['dump', '--stage=doc'],
    'pages': ['dump', '--stage=pages', '--metrics=em'],
}


def convert(binary, case, arguments):
    """What a conversion to EPUB gives: suffix -> text, and what is wrong, if something is."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch, case.stem + '.epub')
        run = program.run([binary, case.name, '-o', str(output), *arguments], cwd=case.parent)
        made = {'err': run.stderr, 'exit': f'{run.status}\n'}
        if output.exists():
            made['xhtml'] = ''.join(data.decode('utf-8') for _, data in epub.spine(output))
        return made, run.crashed()


def dump(binary, case, arguments, stage):
    run = program.run([binary, *DUMPS[stage], *arguments, case.name], cwd=case.parent)
    problem = run.crashed() or (run.stderr if run.status not in (0, 3) else None)
    return {stage: run.stdout.decode('utf-8', 'replace')}, problem


def compare(expected, found):
    want = expected.read_text(encoding='utf-8')
    return '\n'.join(difflib.unified_diff(want.splitlines(), found.splitlines(), expected.name, 'found',
                                          lineterm='')) or (None if want == found else 'line ends differ')


def check(tap, binary, case, update):
    args_file = case.with_suffix('.args')
    arguments = shlex.split(args_file.read_text(encoding='utf-8')) if args_file.exists() else []
    wanted = [s for s in ('doc', 'pages', 'xhtml', 'err', 'exit') if case.with_suffix('.' + s).exists()]
    made, problem = {}, None
    for stage in [s for s in wanted if s in DUMPS]:
        output, failure = dump(binary, case, arguments, stage)
        made.update(output)
        problem = problem or failure
    if not set(wanted) <= set(DUMPS):
        output, failure = convert(binary, case, arguments)
        made.update(output)
        problem = problem or failure
        if not problem and 'exit' not in wanted and made['exit'] != '0\n':
            problem = f'exit status {made["exit"]}{made["err"]}'
    if not wanted:
        problem = 'no expected file'
    for suffix in wanted:
        expected = case.with_suffix('.' + suffix)
        if update and not problem:
            expected.write_text(made.get(suffix, ''), encoding='utf-8')
        tap.result(f'{case.stem}.{suffix}', problem or compare(expected, made.get(suffix, '')))
    if not wanted:
        tap.result(case.stem, problem)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('--update', action='store_true', help='write the expected files anew')
    parser.add_argument('names', nargs='*', help='only these cases')
    options = parser.parse_args()
    tap = Tap()
    for case in sorted([*HERE.glob('*.md'), *HERE.glob('sites/*/content/*.md')]):
        if not options.names or case.stem in options.names:
            check(tap, str(options.program.resolve()), case, options.update)
    tap.done()


main()
