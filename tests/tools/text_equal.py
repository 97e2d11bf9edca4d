#!/usr/bin/env python3
"""The text of the document, of the EPUB and of the PDF is the same, but for white space.

The document's tree (`dump --stage=doc`) is the reference. Each output must hold its characters in its order and nothing
else but what a stage adds by rule: list markers and note numbers (known from the tree), the title block, the name of
the notes' section, in the PDF the table headers that a new page repeats and the page numbers. An output is checked by
walking through the reference with the set of places where the walk could be: at an optional piece it may be before or
behind it. Characters that a warning named as missing from every font are taken out of both sides.
Usage: text_equal.py PROGRAM FILE.md
"""

import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import doctree
import epub

EPUB_TYPE = '{http://www.idpf.org/2007/ops}type'
BULLETS = '•◦▪–‣·○■□☐☑☒✓✔'
CONTEXT = 30
IGNORED = re.compile(r'[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff'
                     r'\U000e0100-\U000e01ef\x00-\x1f]')


class Text:
    """Characters that count: no white space, nothing invisible, nothing that no font has."""

    def __init__(self, missing=''):
        self.missing = str.maketrans('', '', missing)

    def __call__(self, text):
        return IGNORED.sub('', unicodedata.normalize('NFC', text)).translate(self.missing)


def reference(nodes, text, in_pdf):
    """The pieces of the document in reading order, as (text, whether it is optional)."""
    pieces = []
    counters = []  # of the open lists: [depth, next number or None for bullets]

    def need(piece):
        pieces.append((text(piece), False))

    def maybe(*choices):
        pieces.extend((text(choice), True) for choice in choices)

    for node in nodes:
        if node.kind == 'list':
            counters = [c for c in counters if c[0] < node.depth]
            counters.append([node.depth, int(node.named['start']) if 'ordered' in node.bare else None])
        elif node.kind == 'item':
            counters = [c for c in counters if c[0] < node.depth]
            number = counters[-1][1]
            if number is not None:
                maybe(f'{number}.', f'{number})')
                counters[-1][1] += 1
            else:
                maybe(*BULLETS)
        elif node.kind in ('text', 'code', 'code-block', 'math'):
            need(node.bare[0])
        elif node.kind == 'image' and in_pdf:
            maybe(node.named['alt'])
        elif node.kind == 'image':
            need(node.named['alt'])
        elif node.kind == 'note-ref':
            maybe(node.named['number'])
        elif node.kind == 'note':
            maybe(node.named['number'])
    return [(piece, optional) for piece, optional in pieces if piece]


def reached(pieces, states):
    """The states that follow without a character: behind optional pieces."""
    found = set(states)
    waiting = list(states)
    while waiting:
        piece, offset = waiting.pop()
        if piece < len(pieces) and offset == 0 and pieces[piece][1] and (piece + 1, 0) not in found:
            found.add((piece + 1, 0))
            waiting.append((piece + 1, 0))
    return found


def step(pieces, states, character):
    """The states after a character."""
    after = set()
    for piece, offset in states:
        if piece < len(pieces) and pieces[piece][0][offset] == character:
            end = offset + 1 == len(pieces[piece][0])
            after.add((piece + 1, 0) if end else (piece, offset + 1))
    return reached(pieces, after)


def walk(pieces, found, repeats):
    """Where the found text leaves the reference, or None. repeats: place in the text -> pieces that may stand there
    once more."""
    states = reached(pieces, {(0, 0)})
    later = {}
    for i, character in enumerate(found):
        states |= later.pop(i, set())
        for repeated in repeats.get(i, ()):
            if found.startswith(repeated, i):
                later.setdefault(i + len(repeated), set()).update(states)
        after = step(pieces, states, character)
        if not after and not later:
            return difference(pieces, states, found, i)
        states = after
    if (len(pieces), 0) not in states | later.get(len(found), set()):
        return difference(pieces, states, found, len(found))
    return None


def difference(pieces, states, found, i):
    """Shows both sides from the place where they part."""
    if not states:
        return f'repeated text ends wrongly at {found[max(0, i - CONTEXT):i + CONTEXT]!r}'
    piece, offset = max(states)
    wanted = ''.join(text for text, optional in pieces[piece:piece + 50] if not optional or text is pieces[piece][0])
    return (f'after {found[max(0, i - CONTEXT):i]!r}\n'
            f'  the document has {wanted[offset:offset + CONTEXT]!r}\n'
            f'  the output has   {found[i:i + CONTEXT]!r}')


def xhtml_text(element, skip):
    """The text of an element; an image's is its alt."""
    pieces = [element.text or '', element.get('alt') or '']
    for child in element:
        if not skip(child):
            pieces.append(xhtml_text(child, skip))
        pieces.append(child.tail or '')
    return ''.join(pieces)


def is_furniture(element):
    """Whether an element of the XHTML is none of the document's text."""
    kind = element.get(EPUB_TYPE) or ''
    return kind == 'backlink' or element.get('role') == 'doc-backlink'


def epub_text(path):
    """The text of the spine's documents, and that of each table header."""
    pieces, headers = [], set()
    for name, data in epub.spine(path):
        body = ET.fromstring(data).find(f'{epub.XHTML}body')
        if name.endswith('nav.xhtml'):
            continue
        pieces.append(xhtml_text(body, is_furniture))
        headers |= {xhtml_text(head, is_furniture) for head in body.iter(f'{epub.XHTML}thead')}
    return ''.join(pieces), headers


def pdf_pages(path):
    """The text of each page, in the order in which it was painted, without the page number."""
    text = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', path, '-'], capture_output=True, check=True).stdout
    pages = text.decode('utf-8').split('\f')[:-1]
    return [re.sub(rf'(^{i}\n|\n{i}\n?$)', '\n', page.strip('\n') + '\n', count=1) for i, page in enumerate(pages, 1)]


def missing_characters(stderr):
    """The characters that warnings name as missing from every font."""
    return ''.join(re.findall(r"'(.)'[^\n]*\[missing-glyph\]", stderr))


def compare(dump, epub_path, pdf_path, stderr=''):
    """What differs, or None. dump is the tree; stderr what the conversion printed."""
    text = Text(missing_characters(stderr))
    nodes = doctree.parse(dump)
    in_epub, headers = epub_text(epub_path)
    problem = walk(reference(nodes, text, False), text(in_epub), {})
    if problem:
        return f'EPUB: {problem}'
    found, repeats = '', {}
    for page in pdf_pages(pdf_path):
        repeats[len(found)] = [text(header) for header in headers if text(header)]
        found += text(page)
    problem = walk(reference(nodes, text, True), found, repeats)
    return f'PDF: {problem}' if problem else None


def main():
    binary, source = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as scratch:
        outputs = [str(Path(scratch, 'out' + suffix)) for suffix in ('.epub', '.pdf')]
        made = subprocess.run([binary, source, '-o', outputs[0], '-o', outputs[1]], capture_output=True, text=True,
                              check=False)
        dump = subprocess.run([binary, 'dump', '--stage=doc', source], capture_output=True, text=True, check=True)
        problem = compare(dump.stdout, *outputs, made.stderr)
    print(problem or 'the same')
    sys.exit(1 if problem else 0)


if __name__ == '__main__':
    main()
