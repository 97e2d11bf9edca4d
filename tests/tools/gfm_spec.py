#!/usr/bin/env python3
"""The examples of the GFM specification, through Bifolio and through cmark-gfm.

For each example: our .html must be well-formed XML. For each example without raw HTML: under --strict-commonmark, the
tree of `dump --after=parse` must be the one that cmark-gfm prints. Both trees are written in one form, a line a node.
Usage: gfm_spec.py PROGRAM [SPEC.txt[.gz]] [--show N]
"""

import argparse
import difflib
import gzip
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import doctree

PACKAGED = Path('/usr/share/doc/cmark-gfm/spec.txt.gz')
EXAMPLE = re.compile(r'^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$', re.MULTILINE | re.DOTALL)
CMARK = ['cmark-gfm', '-t', 'xml', '--unsafe', '--full-info-string',
         '-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tasklist', '-e', 'footnotes']
CMARK_NAMES = {
    '{http://commonmark.org/xml/1.0}' + theirs: ours for theirs, ours in {
        'block_quote': 'quote', 'thematic_break': 'rule', 'code_block': 'code-block', 'tasklist': 'item',
        'table_header': 'table-row', 'table_row': 'table-row', 'table_cell': 'table-cell', 'emph': 'em',
        'strikethrough': 'del', 'softbreak': 'break', 'linebreak': 'break'}.items()}


def find_spec():
    """The specification: what BIFOLIO_GFM_SPEC names, else what the package of cmark-gfm has, else None."""
    named = os.environ.get('BIFOLIO_GFM_SPEC')
    path = Path(named) if named else PACKAGED
    return path if path.exists() else None


def examples(path):
    """The Markdown of each example. A line end before it keeps `---` from opening front matter."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == '.gz' else data).decode('utf-8')
    return ['\n' + match.group(1).replace('→', '\t') for match in EXAMPLE.finditer(text)]


class Tree:
    """The common form: lines of (depth, kind, attributes); neighbouring texts are one."""

    def __init__(self):
        self.lines = []

    def add(self, depth, kind, *attributes):
        if kind == 'text' and self.lines and self.lines[-1][:2] == (depth, 'text'):
            attributes = (self.lines.pop()[2] + attributes[0],)
        self.lines.append((depth, kind, *attributes))

    def __str__(self):
        return '\n'.join('  ' * depth + ' '.join([kind, *map(repr, rest)]) for depth, kind, *rest in self.lines)


def plain_text(element):
    """The text of an image's description."""
    pieces = []
    for node in element.iter():
        if node.tag.endswith('break'):
            pieces.append(' ')
        elif node is not element and node.tag.endswith('}image'):
            continue
        else:
            pieces.append((node.text or '') if len(node) == 0 else '')
    return ''.join(pieces)


def cmark_attributes(kind, name, element):
    """What of a node of cmark-gfm's is compared."""
    read = element.get
    if kind == 'list':
        ordered = (int(read('start')), read('delim')) if read('type') == 'ordered' else ()
        return (*ordered, 'tight' if read('tight') == 'true' else 'loose')
    if kind == 'item':
        return ({'true': 'done', 'false': 'open', None: ''}[read('completed')],)
    if kind == 'table-cell':
        return (read('align', ''),)
    if kind == 'image':
        return (read('destination'), read('title'), plain_text(element))
    return {
        'heading': lambda: (int(read('level')),),
        'code-block': lambda: (read('info', ''), element.text or ''),
        'code': lambda: (element.text or '',),
        'text': lambda: (element.text or '',),
        'link': lambda: (read('destination'), read('title')),
        'break': lambda: ('hard' if name == 'linebreak' else 'soft',),
        'table-row': lambda: ('header' if name == 'table_header' else '',),
    }.get(kind, lambda: ())()


def cmark_tree(markdown):
    """cmark-gfm's tree in the common form, or None when the example has raw HTML."""
    text = subprocess.run(CMARK, input=markdown, capture_output=True, text=True, check=True).stdout
    # cmark-gfm has no names for its footnote nodes.
    text = text.replace('<<unknown>', '<unknown').replace('</<unknown>>', '</unknown>')
    tree = Tree()

    def walk(element, depth):
        name = element.tag.split('}')[1]
        kind = CMARK_NAMES.get(element.tag, name)
        tree.add(depth, kind, *cmark_attributes(kind, name, element))
        if kind != 'image':
            for child in element:
                walk(child, depth + 1)

    root = ET.fromstring(text)
    if any(e.tag.endswith(('html_block', 'html_inline')) for e in root.iter()):
        return None
    walk(root, 0)
    return tree


def our_attributes(node):
    """What of a node of ours is compared."""
    # cmark-gfm does not escape line ends in XML attributes, and reading XML makes them spaces.
    named, bare = {name: re.sub(r'[\n\t]', ' ', value) for name, value in node.named.items()}, node.bare
    if node.kind == 'list':
        delimiter = {'.': 'period', ')': 'paren'}
        ordered = (int(named['start']), delimiter[named['delimiter']]) if 'ordered' in bare else ()
        return (*ordered, bare[-1])
    return {
        'heading': lambda: (int(named['level']),),
        'code-block': lambda: (named.get('info', ''), bare[0]),
        'code': lambda: (bare[0],),
        'text': lambda: (bare[0],),
        'item': lambda: (named.get('task', ''),),
        'link': lambda: (named['url'], named.get('title', '')),
        'image': lambda: (named['url'], named.get('title', ''), named['alt']),
        'break': lambda: (bare[0],),
        'table-row': lambda: ('header' if 'header' in bare else '',),
        'table-cell': lambda: (named.get('align', ''),),
    }.get(node.kind, lambda: ())()


def our_tree(dump):
    """Our dump in the common form."""
    tree = Tree()
    in_header = False
    for node in doctree.parse(dump):
        if node.kind in ('title', 'resource'):
            continue
        if node.kind == 'table-row':
            in_header = 'header' in node.bare
        if node.kind == 'table-cell' and not in_header:
            node.named.pop('align', None)  # cmark-gfm prints it for the header only
        tree.add(node.depth, node.kind, *our_attributes(node))
    return tree


def run(command):
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.returncode, found.stdout, found.stderr


def check(binary, markdown):
    """(what is wrong with the .html, whether trees were compared, how they differ)."""
    with tempfile.TemporaryDirectory() as scratch:
        source, html = Path(scratch, 'example.md'), Path(scratch, 'example.html')
        source.write_text(markdown, encoding='utf-8')
        status, _, stderr = run([binary, source, '-o', html])
        malformed = stderr if status else None
        if not malformed:
            try:
                ET.fromstring(html.read_bytes())
            except ET.ParseError as error:
                malformed = str(error)
        theirs = cmark_tree(markdown)
        if theirs is None:
            return malformed, False, None
        status, dump, stderr = run([binary, 'dump', '--stage=doc', '--after=parse', '--strict-commonmark', source])
        if status:
            return malformed, True, stderr
        difference = difflib.unified_diff(str(theirs).splitlines(), str(our_tree(dump)).splitlines(),
                                          'cmark-gfm', 'ours', lineterm='', n=10)
        return malformed, True, '\n'.join(difference)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('spec', type=Path, nargs='?', default=find_spec(), help='found, unless it is named')
    parser.add_argument('--show', type=int, default=10, help='how many failures to print')
    options = parser.parse_args()
    if not options.spec:
        parser.error('no specification is found: name one')
    binary = options.program.resolve()
    found = examples(options.spec)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda markdown: check(binary, markdown), found))
    shown = 0
    for i, (malformed, _, difference) in enumerate(results):
        for kind, problem in (('not well-formed', malformed), ('tree differs', difference)):
            if problem and shown < options.show:
                print(f'example {i + 1}: {kind}\n{found[i]}\n{problem}\n')
                shown += 1
    well = sum(not malformed for malformed, _, _ in results)
    compared = [difference for _, was_compared, difference in results if was_compared]
    agree = sum(not difference for difference in compared)
    print(f'{len(found)} examples: {well} give well-formed XHTML; '
          f'of the {len(compared)} without raw HTML {agree} have the tree of cmark-gfm')
    sys.exit(0 if found and well == len(found) and agree == len(compared) else 1)


if __name__ == '__main__':
    main()
