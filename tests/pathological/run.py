#!/usr/bin/env python3
"""Hostile inputs: a clear word and a right exit status, in bounded time and memory, and never half an output.

Usage: run.py PROGRAM [--sanitized] [--only TEXT]   (sanitizers need more time and memory: no memory bound then)
"""

import argparse
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'tools'))

import program  # noqa: E402
from books import BOOK_CASES  # noqa: E402
from cases import CASES  # noqa: E402
from tap import Tap  # noqa: E402

SANITIZED_SLOWNESS = 5


def leftovers(folder, before):
    """New files that are not whole outputs: EPUBs are zips with an end record, PDFs end with their mark. The listing of a
    cache of images may be empty."""
    found = []
    for path in sorted(set(folder.rglob('*')) - before):
        data = path.read_bytes() if path.is_file() else b''
        whole = (path.is_dir() or path.name == 'images.lock' or (path.suffix == '.epub' and b'PK\5\6' in data[-22:])
                 or (path.suffix == '.pdf' and data.rstrip().endswith(b'%%EOF')))
        if not whole:
            found.append(f'{path.name} is left behind, {len(data)} bytes')
    return found


def check(binary, case, sanitized):
    """What is wrong with a case, or None."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        arguments = case.make(folder)
        before = {path: path.read_bytes() if path.is_file() and not path.is_symlink() else None
                  for path in folder.rglob('*')}
        sink = open(case.stdout, 'wb') if case.stdout else None  # pylint: disable=consider-using-with
        run = program.run([binary, *arguments], cwd=folder, stdout=sink, prepare=case.prepare,
                          seconds=case.seconds * (SANITIZED_SLOWNESS if sanitized else 1))
        if sink:
            sink.close()
        if problem := run.crashed():
            return problem
        problems = leftovers(folder, set(before))
        problems += [f'{path.name} was changed' for path, data in before.items()
                     if data is not None and path.read_bytes() != data and run.status]
        if run.status != case.exit:
            problems.append(f'exit status {run.status}')
        if run.status and 'error:' not in run.stderr and run.status != 2:
            problems.append('no error was reported')
        problems += [f'stderr has no {p!r}' for p in case.stderr if not re.search(p, run.stderr)]
        if not sanitized and run.peak_mb > case.peak_mb:
            problems.append(f'{run.peak_mb:.0f} MB')
        return '\n'.join([*problems, run.stderr[:1500]]) if problems else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('--sanitized', action='store_true')
    parser.add_argument('--only', default='', help='cases whose name holds this')
    options = parser.parse_args()
    cases = {name: case for name, case in {**CASES, **BOOK_CASES}.items() if options.only in name}
    binary = str(options.program.resolve())

    def result(case):
        return None if options.sanitized and case.plain_only else check(binary, case, options.sanitized)

    tap = Tap()
    with ThreadPoolExecutor(2) as pool:
        for (name, case), problem in zip(cases.items(), pool.map(result, cases.values())):
            if options.sanitized and case.plain_only:
                tap.skip(name, 'too large with sanitizers; runs without them')
            else:
                tap.result(name, problem)
    tap.done()


main()
