#!/usr/bin/env python3
"""Words that do not belong: functions called `get`, typedefs of structs, notes to oneself."""

import re
from pathlib import Path

import csource

NOTES = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
TYPEDEF = re.compile(r'\btypedef\s+(struct|union|enum)\b')
FOLDERS = ('src', 'tests', 'scripts', 'styles', 'fonts', 'doc')


def main():
    problems = []
    for path in csource.files('.c', '.h'):
        problems += [f'{function}: nothing is called get' for function in csource.functions(path)
                     if '_get_' in f'_{function.name}_']
        text = csource.without_comments(path.read_text(encoding='utf-8'))
        if TYPEDEF.search(text):
            problems.append(f'{path.relative_to(csource.ROOT)}: typedef of a struct, union or enum')
    here = Path(__file__).resolve()
    for folder in FOLDERS:
        for path in csource.files('.c', '.h', '.py', '.build', '.yaml', '.sh', '', folder=csource.ROOT / folder):
            if not path.is_file() or path == here:
                continue
            text = path.read_text(encoding='utf-8', errors='replace')
            problems += [f'{path.relative_to(csource.ROOT)}: {word}' for word in NOTES.findall(text)]
    csource.finish(problems)


main()
