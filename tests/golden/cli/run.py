#!/usr/bin/env python3
"""The command line: small cases in TOML, each run in a scratch folder of its own.

A case says what is there, what is run and what must come of it:
  name    what it shows
  files   path -> text, written first
  args    the arguments
  stdin   what the program reads there
  environment   variables; ROOT in a value is the scratch folder
  exit    the exit status, 0 unless said otherwise
  stdout  patterns that must be found, one after another; an empty list means nothing is printed
  stderr  the same
  made    the files that must exist afterwards; no other new file may
Usage: run.py PROGRAM [FILE...]: only the cases of FILE.toml
"""

import re
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'tools'))

import program  # noqa: E402
from tap import Tap  # noqa: E402

KEYS = {'name', 'files', 'args', 'stdin', 'environment', 'exit', 'stdout', 'stderr', 'made'}


def match(stream, text, patterns):
    """What is wrong with a stream's text, or None."""
    if not patterns and text:
        return f'{stream} should be empty: {text}'
    start = 0
    for pattern in patterns:
        found = re.compile(pattern, re.MULTILINE).search(text, start)
        if not found:
            return f'{stream} has no {pattern!r} after offset {start}:\n{text}'
        start = found.end()
    return None


def check(binary, case):
    """What is wrong with a case, or None."""
    if unknown := set(case) - KEYS:
        return f'unknown keys: {unknown}'
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name, text in case.get('files', {}).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding='utf-8')
        environment = {name: value.replace('ROOT', scratch) for name, value in case.get('environment', {}).items()}
        run = program.run([binary, *case['args']], cwd=root, stdin=case.get('stdin', '').encode(),
                          environment=environment)
        if problem := run.crashed():
            return problem
        if run.status != case.get('exit', 0):
            return f'exit status {run.status}\n{run.stderr}'
        texts = {'stdout': run.stdout.decode('utf-8', 'replace'), 'stderr': run.stderr}
        for stream, text in texts.items():
            if stream in case and (problem := match(stream, text, case[stream])):
                return problem
        found = {str(p.relative_to(root)) for p in root.rglob('*') if p.is_file()}
        made = found - set(case.get('files', {}))
        if made != set(case.get('made', [])):
            return f'made {sorted(made)}'
    return None


def main():
    binary = str(Path(sys.argv[1]).resolve())
    tap = Tap()
    for path in [HERE / f'{name}.toml' for name in sys.argv[2:]] or sorted(HERE.glob('*.toml')):
        if not path.exists():
            tap.result(path.stem, 'there is no such file')
            continue
        for case in tomllib.loads(path.read_text(encoding='utf-8'))['case']:
            tap.result(f'{path.stem}: {case["name"]}', check(binary, case))
    tap.done()


main()
