"""Cases whose expected files lie beside them: NAME.args holds more arguments, as a shell would read them, and
NAME.<suffix> what must come of it. Only the expected files that exist are compared, byte for byte."""

import argparse
import difflib
import shlex
from pathlib import Path

from tap import Tap


def arguments(case):
    """What NAME.args adds to the command."""
    path = case.with_suffix('.args')
    return shlex.split(path.read_text(encoding='utf-8')) if path.exists() else []


def wanted(case, suffixes):
    """The suffixes that a case has an expected file for."""
    return [suffix for suffix in suffixes if case.with_suffix('.' + suffix).exists()]


def compare(expected, found):
    """How a text differs from that of a file, or None."""
    want = expected.read_text(encoding='utf-8')
    return '\n'.join(difflib.unified_diff(want.splitlines(), found.splitlines(), expected.name, 'found',
                                          lineterm='')) or (None if want == found else 'line ends differ')


class Golden:
    """The results of a run over cases; update: the expected files are written anew, and what changes is shown."""

    def __init__(self, update):
        self.tap = Tap()
        self.update = update

    def check(self, name, case, suffixes, made, problem=None):
        """Compares what was made (suffix -> text); a problem fails every comparison and keeps the files as they are."""
        if not suffixes:
            self.tap.result(name, problem or 'no expected file')
        for suffix in suffixes:
            expected, text = case.with_suffix('.' + suffix), made.get(suffix, '')
            difference = problem or compare(expected, text)
            if self.update and difference and not problem:
                print('\n'.join(f'# {line}' for line in difference.splitlines()))
                expected.write_text(text, encoding='utf-8')
                difference = None
            self.tap.result(f'{name}.{suffix}', difference)


def main(cases, check):
    """Runs check(golden, program, name, case) for the cases (name -> path) that the command line names, or for all.

    A name is that of a case, or of a folder of cases.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('--update', action='store_true', help='write the expected files anew')
    parser.add_argument('names', nargs='*', help='only these cases, or those of these folders')
    options = parser.parse_intermixed_args()
    golden = Golden(options.update)
    chosen = select(cases, options.names)
    for name in [name for name in options.names if not select(cases, [name])]:
        golden.tap.result(name, 'there is no such case')
    for name in sorted(chosen):
        check(golden, str(options.program.resolve()), name, cases[name])
    golden.tap.done(counts=options.update)


def select(names, chosen):
    """Those of the names that are chosen: by themselves or by a folder above them; all when nothing is chosen."""
    return [name for name in names
            if not chosen or any(name == choice or name.startswith(choice.rstrip('/') + '/') for choice in chosen)]
