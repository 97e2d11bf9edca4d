#!/usr/bin/env python3
"""The examples of the GFM specification, by default and under --strict-commonmark: the trees are the same.

Where one is not, that is a decision, and it is in the table below with its reason: an example that differs without being
there fails, and so does one that is there and does not differ. The specification is not ours and not in the repository:
gfm_spec.py finds it. What the decisions are is tested in words of our own by tests/unit/markdown/test-emphasis.c.
Usage: strict.py PROGRAM
"""

import difflib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'tools'))

import gfm_spec  # noqa: E402
import program  # noqa: E402
from tap import Tap  # noqa: E402

EXAMPLES = 673  # in GFM 0.29; the numbers below count them from 1
FIRST_WORD = 'the info string of a fence names the language by its first word (markdown/fence.h)'
DECISIONS = {113: FIRST_WORD, 116: FIRST_WORD}


def tree(binary, source, *options):
    """What a source is read as, with what was reported; None after a failure."""
    run = program.run([binary, 'dump', '--stage=doc', '--after=parse', *options, source])
    return None if run.status else run.stdout.decode('utf-8') + run.stderr


def differences(binary, markdown):
    """How the tree by default differs from the strict one: lines, none if it does not; None after a failure."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch, 'example.md')
        source.write_text(markdown, encoding='utf-8')
        strict, default = tree(binary, source, '--strict-commonmark'), tree(binary, source)
    if strict is None or default is None:
        return None
    return list(difflib.unified_diff(strict.splitlines(), default.splitlines(), 'strict', 'default', lineterm='', n=0))


def problem(number, found):
    """What is wrong with an example, or None."""
    if found is None:
        return 'it cannot be read'
    if found and number not in DECISIONS:
        return '\n'.join(found)
    if not found and number in DECISIONS:
        return f'it does not differ any more: {DECISIONS[number]}'
    return None


def main():
    binary = Path(sys.argv[1]).resolve()
    tap = Tap()
    spec = gfm_spec.find_spec()
    if not spec:
        tap.skip('examples of GFM', 'the specification is in no package here, and BIFOLIO_GFM_SPEC does not name it')
        tap.done()
    examples = gfm_spec.examples(spec)
    counted = None if len(examples) == EXAMPLES else f'{len(examples)} examples, and the table counts {EXAMPLES}'
    tap.result('the specification is the one that the table is for', counted)
    with ThreadPoolExecutor(2) as pool:
        for number, found in enumerate(pool.map(lambda markdown: differences(binary, markdown), examples), 1):
            tap.result(f'example {number}', problem(number, found))
    tap.done()


main()
