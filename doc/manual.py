#!/usr/bin/env python3
"""manual.py PAGE.scd SOURCE-FOLDER: prints the page with @MESSAGES@ and @LIMITS@ filled from the program's own tables."""

import re
import sys
from pathlib import Path

SEVERITIES = {'ERROR': 'Errors', 'WARNING': 'Warnings', 'NOTE': 'Notes'}
CODE = re.compile(r'X\((\w+), "([^"]+)", (\w+),\s*"([^"]+)"\)')

# What a limit bounds, the header or source that sets it, its name there, and the unit that it is shown in.
LIMITS = [
    ('A file', 'base/file.h', 'FILE_SIZE_MAX', 1024 * 1024, 'MiB'),
    ('An SVG image', 'image/svg.h', 'SVG_SIZE_MAX', 1024 * 1024, 'MiB'),
    ('An image', 'image/image_info.h', 'IMAGE_PIXELS_MAX', 1000 * 1000, 'million pixels'),
    ('Blocks and text inside each other', 'doc/block.h', 'DOC_DEPTH_MAX', 1, 'levels'),
    ('Folders inside each other', 'book/names.h', 'NAMES_DEPTH_MAX', 1, 'levels'),
    ('Shortcodes inside each other', 'hugo/shortcode.h', 'SHORTCODE_DEPTH_MAX', 1, 'levels'),
    ('YAML', 'base/yaml.h', 'YAML_NODE_MAX', 1, 'values'),
    ('A list in the front matter', 'doc/meta.h', 'META_LIST_MAX', 1, 'items'),
]


def escaped(text):
    return re.sub(r'([\\*_#])', r'\\\1', text)


def messages(sources):
    table = (sources / 'base/diag_codes.h').read_text(encoding='utf-8').replace('\\\n', '')
    rows = CODE.findall(table)
    if not rows or len(rows) != len(re.findall(r'\bX\([A-Z_]+, ', table)):
        sys.exit('a row of diag_codes.h has a form that manual.py does not know')
    lines = []
    for severity, title in SEVERITIES.items():
        lines += [f'## {title}', '']
        for _, code, _, text in sorted((row for row in rows if row[2] == severity), key=lambda row: row[1]):
            lines += [f'*{code}*', f'\t{escaped(text)}', '']
    return '\n'.join(lines[:-1])


def value_of(name, path):
    found = re.search(rf'\b{name} = ([0-9 *]+)', path.read_text(encoding='utf-8'))
    if not found:
        sys.exit(f'{path} does not set {name}')
    product = 1
    for factor in found.group(1).split('*'):
        product *= int(factor)
    return product


def limits(sources):
    rows = [f'- {what}: {value_of(name, sources / path) // unit} {word}' for what, path, name, unit, word in LIMITS]
    return '\n'.join(['What is larger is refused or flattened with a message:', '', *rows])


def main():
    page, sources = Path(sys.argv[1]), Path(sys.argv[2])
    text = page.read_text(encoding='utf-8')
    print(text.replace('@MESSAGES@', messages(sources)).replace('@LIMITS@', limits(sources)), end='')


main()
