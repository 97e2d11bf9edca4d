#!/usr/bin/env python3
"""Golden files: what the public command makes of a document, compared byte for byte.

A case is subject/name.md below this folder, or in the content folder of a Hugo site (sites/site/name), with name.args (more
arguments, as a shell would read them) if it has options. The program runs in the folder of the case.
Only the expected files that exist are compared:
  name.doc    the tree, of `dump --stage=doc`
  name.pages  the pages, of `dump --stage=pages --metrics=em`
  name.xhtml  the chapter, taken out of the EPUB
  name.err    what the conversion to EPUB prints on stderr
  name.exit   its exit status, when it is not 0
A new case is new files: write name.md, create the expected files that matter empty, run with --update and read them.
Usage: run.py PROGRAM [--update] [NAME...]
"""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'tools'))

import epub  # noqa: E402
import golden  # noqa: E402
import program  # noqa: E402

DUMPS = {
    'doc': ['dump', '--stage=doc'],
    'pages': ['dump', '--stage=pages', '--metrics=em'],
}
SUFFIXES = [*DUMPS, 'xhtml', 'err', 'exit']
# Folders with a runner of their own.
OTHERS = {'book', 'cli', 'lines'}


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


def check(results, binary, name, case):
    arguments = golden.arguments(case)
    wanted = golden.wanted(case, SUFFIXES)
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
    results.check(name, case, wanted, made, problem)


def find_cases():
    """Name -> document; the name of a page of a site leaves out the content folder."""
    found = {}
    for case in HERE.rglob('*.md'):
        parts = [part for part in case.relative_to(HERE).with_suffix('').parts if part != 'content']
        if parts[0] not in OTHERS:
            found['/'.join(parts)] = case
    return found


golden.main(find_cases(), check)
