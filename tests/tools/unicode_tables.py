#!/usr/bin/env python3
"""The tables of src/text that come from Unicode data are what scripts/gen-unicode writes.

Skipped where Debian's unicode-data is not installed, or is of another Unicode version than the committed tables.
"""

import subprocess
import sys
from pathlib import Path

import csource

SKIPPED = 77  # meson's word for it
DATABASE = Path('/usr/share/unicode')
TABLES = {'utf8': 'text/utf8_data.c', 'classes': 'text/cjk_class_data.c'}


def main():
    if not (DATABASE / 'EastAsianWidth.txt').exists():
        print('unicode-data is not installed')
        sys.exit(SKIPPED)
    problems = []
    for name, path in TABLES.items():
        generator = csource.SRC.parent / 'scripts' / 'gen-unicode'
        made = subprocess.run([sys.executable, generator, name], capture_output=True, text=True, check=True).stdout
        committed = (csource.SRC / path).read_text(encoding='utf-8')
        if made.splitlines()[0] != committed.splitlines()[0]:
            print('unicode-data is of another version than the committed tables')
            sys.exit(SKIPPED)
        if made != committed:
            problems.append(f'src/{path}: is not what scripts/gen-unicode {name} writes')
    csource.finish(problems)


main()
