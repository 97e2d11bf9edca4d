#!/usr/bin/env python3
"""check_manual.py PROGRAM PAGE.scd: fails when the page lacks an option, a command or a pass that the program has."""

import re
import subprocess
import sys
from pathlib import Path

OPTION = re.compile(r'^\s+(?:(-\w), )?(--[a-z-]+)', re.MULTILINE)


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def known_words(program):
    """What the program says that it knows, as the page prints it."""
    general = output_of(program, '--help')
    listed = re.search(r'^Commands: ([^;]*);', general, re.MULTILINE).group(1)
    commands = re.sub(r' \([^)]*\)', '', listed).split(', ')
    helps = [output_of(program, command, '--help') for command in commands]
    options = {option for text in helps for pair in OPTION.findall(text) for option in pair if option}
    passes = re.search(r'is no pass: use (.*)$', output_of(program, 'dump', '--after', '?', 'x.md'), re.MULTILINE)
    return sorted(options) + commands + passes.group(1).split(', ')


def main():
    program, page = sys.argv[1], Path(sys.argv[2]).read_text(encoding='utf-8')
    words = known_words(program)
    missing = [word for word in words if f'*{word}*' not in page]
    print(f'{len(words)} words, {len(missing)} missing: {" ".join(missing)}')
    sys.exit(1 if missing or len(words) < 20 else 0)


main()
