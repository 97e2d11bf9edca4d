#!/usr/bin/env python3
"""Every C file is as .clang-format wants it, and no line is longer than 120 columns.

Written tables (*_data.c) are left out. Versions of clang-format disagree in small things, so only the one that Debian 12
has decides; without it, the columns are all that is checked. --fix formats the files in place.
"""

import re
import subprocess
import sys

import csource

VERSION = '14'
COLUMNS = 120
TAB = 8


def sources():
    folders = (csource.SRC, csource.ROOT / 'tests')
    return [path for folder in folders for path in csource.files('.c', '.h', folder=folder)
            if not path.stem.endswith('_data')]


def formatter():
    """The command of the version that decides, or None."""
    for name in (f'clang-format-{VERSION}', 'clang-format'):
        try:
            told = subprocess.run([name, '--version'], capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            continue
        if re.search(rf'version {VERSION}\.', told):
            return name
    return None


def long_lines(path):
    lines = path.read_text(encoding='utf-8').splitlines()
    return [f'{path.relative_to(csource.ROOT)}:{i}: longer than {COLUMNS} columns'
            for i, line in enumerate(lines, 1) if len(line.expandtabs(TAB)) > COLUMNS]


def main():
    files = sources()
    command = formatter()
    if '--fix' in sys.argv:
        if not command:
            sys.exit(f'clang-format {VERSION} is not installed')
        subprocess.run([command, '-i', *files], check=True)
        return
    problems = [problem for path in files for problem in long_lines(path)]
    if command:
        told = subprocess.run([command, '--dry-run', '--Werror', *files], cwd=csource.ROOT,
                              capture_output=True, text=True, check=False).stderr
        problems += [line for line in told.splitlines() if 'error: code should be clang-formatted' in line]
    csource.finish(problems)


main()
