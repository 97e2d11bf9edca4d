#!/usr/bin/env python3
"""A run of the tests leaves nothing behind: no file in the tree that was not there before, no change to one of ours, and
nothing in the folder for temporary files.

Usage: stray.py list                 what git does not know, ignores or sees changed, a line each; nothing without git
       stray.py check LIST FOLDER    the results in TAP: against the list of before, and of the temporary folder
"""

import subprocess
import sys
from pathlib import Path
from shutil import which

from tap import Tap

ROOT = Path(__file__).resolve().parents[2]
# What scripts/test itself makes.
OURS = {'!! build-test/', '!! build-plain/'}


def lacking(root):
    """Why git cannot say what is new, or None. A release is a tree without history."""
    if not (root / '.git').exists():
        return 'this tree is no clone'
    return None if which('git') else 'git is not installed'


def status(root, option):
    command = ['git', '-C', root, '-c', 'core.quotePath=false', 'status', '--porcelain', option]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def listed(root):
    """The state of all that is not as in the last commit: '?? a/new', '!! ignored/', ' M a/changed'."""
    ignored = [line for line in status(root, '--ignored') if line.startswith('!!')]
    return {*status(root, '--untracked-files=all'), *ignored} - OURS


def new_in_tree(root, before):
    """What stands in the tree since the list was made, or has changed."""
    return sorted(listed(root) - set(before))


def left_in(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def problem(what, found):
    return f'{what}: {", ".join(found)}' if found else None


def check(before, folder):
    tap = Tap()
    if lacking(ROOT):
        tap.skip('new files in the tree', lacking(ROOT))
    else:
        lines = before.read_text(encoding='utf-8').splitlines()
        tap.result('new files in the tree', problem('the tests left behind', new_in_tree(ROOT, lines)))
    tap.result('temporary files', problem('the tests did not remove', left_in(folder)))
    tap.done()


def main():
    if sys.argv[1] == 'check':
        check(Path(sys.argv[2]), Path(sys.argv[3]))
    elif not lacking(ROOT):
        print(''.join(f'{line}\n' for line in sorted(listed(ROOT))), end='')


if __name__ == '__main__':
    main()
