#!/usr/bin/env python3
"""The text of the document, of the EPUB and of the PDF is the same, but for white space.

The document's tree (`dump --stage=doc`) is the reference. Each output must hold its characters in its order and nothing
else but what a stage adds by rule: list markers and note numbers (known from the tree), the title block, in the PDF
the text inside of drawings, the table headers that a new page repeats and the page numbers. An output is checked by
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
BULLETS = '•●◦○▪■□–‣·☐☑☒✓✔'
FRAME = ('〔[', '：:', '〕]')  # around the word and the description of an image that is not there
CONTEXT = 30
ROW_STATES_MAX = 5000
# White space, what shows nothing, and the sign that the PDF sets where a line of code goes on.
IGNORED = re.compile(r'[↪\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff'
                     r'\U000e0100-\U000e01ef\x00-\x1f]')


class Text:
    """Characters that count: no white space, nothing invisible, nothing that no font has."""

    def __init__(self, missing=''):
        self.missing = str.maketrans('', '', missing)

    def __call__(self, text):
        return IGNORED.sub('', unicodedata.normalize('NFC', text)).translate(self.missing)


class Reference:
    """The pieces of the document in reading order: (text, whether it is optional)."""

    def __init__(self, nodes, text, added, in_pdf):
        """added: texts of the EPUB that are not the document's: 'title' block, 'image' words, 'drawings'."""
        self.pieces = []
        self.text = text
        self.added = added
        self.in_pdf = in_pdf
        self.counters = []  # of the open lists: [depth, next number or None for bullets]
        self.ruby = None  # the open ruby: (depth, annotation)
        self.card = None  # the open link card: (depth, service, address)
        self.rows = {}  # of tables: first piece -> the pieces at which the cells begin, and the one behind the last
        self.row, self.row_depth = [], 0
        self.notes = 0
        self.shown = {node.bare[0]: node.bare[1] == 'usable' for node in nodes if node.kind == 'resource'}
        for node in nodes:
            self.end_ruby(node.depth)
            self.end_card(node.depth)
            if self.row and node.depth <= self.row_depth:
                self.end_row()
            if method := getattr(self, 'add_' + node.kind.replace('-', '_'), None):
                method(node)
        self.end_ruby(0)
        self.end_card(0)
        self.end_row()

    def need(self, piece):
        if piece := self.text(piece):
            self.pieces.append((piece, False))

    def maybe(self, *choices):
        self.pieces += [(piece, True) for piece in map(self.text, choices) if piece]

    def add_title(self, node):
        self.need(node.bare[0])
        self.maybe(*self.added['title'])

    def add_text(self, node):
        self.need(node.bare[0])

    add_code = add_code_block = add_math = add_text

    def add_ruby(self, node):
        """The PDF may paint an annotation before its base or behind it; the EPUB has it behind, in parentheses."""
        self.ruby = (node.depth, node.named['ruby'])
        if self.in_pdf:
            self.maybe(node.named['ruby'])

    def end_ruby(self, depth):
        if self.ruby and depth <= self.ruby[0]:
            annotation = self.ruby[1]
            self.ruby = None
            if self.in_pdf:
                self.maybe(annotation)
            else:
                self.maybe(*'（(')
                self.need(annotation)
                self.maybe(*')）')

    def add_link_card(self, node):
        self.card = (node.depth, node.named['service'], node.named['url'])

    def end_card(self, depth):
        """The address stands behind the title."""
        if self.card and depth <= self.card[0]:
            self.need(self.card[1] + self.card[2])
            self.card = None

    def add_list(self, node):
        self.counters = [c for c in self.counters if c[0] < node.depth]
        self.counters.append([node.depth, int(node.named['start']) if 'ordered' in node.bare else None])

    def add_item(self, node):
        self.counters = [c for c in self.counters if c[0] < node.depth]
        counter = self.counters[-1]
        if counter[1] is not None:
            self.maybe(f'{counter[1]}.', f'{counter[1]})')
            counter[1] += 1
        self.maybe(*BULLETS)

    def add_table_row(self, node):
        self.row_depth = node.depth

    def add_table_cell(self, _):
        self.row.append(len(self.pieces))

    def end_row(self):
        if self.row:
            self.rows[self.row[0]] = [*self.row, len(self.pieces)]
        self.row = []

    def add_image(self, node):
        if self.shown.get(node.named.get('resource')):
            if self.in_pdf:
                self.maybe(*self.added['drawings'])
            else:
                self.need(node.named['alt'])
            return
        self.maybe(*FRAME[0], *self.added['image'], *FRAME[1])
        self.need(node.named['alt'])
        self.maybe(*FRAME[2])

    def add_note_ref(self, node):
        self.maybe(node.named['number'])

    def add_note(self, _):
        self.notes += 1
        self.maybe(f'{self.notes}.')


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


class Found:
    """The text of an output. cuts: places where there was white space; repeats: start of a page -> table headers."""

    def __init__(self, pages, text, headers=()):
        self.text = ''
        self.cuts = set()
        self.repeats = {}
        for page in pages:
            self.repeats[len(self.text)] = [header for header in map(text, headers) if header]
            for word in page.split():
                self.text += text(word)
                self.cuts.add(len(self.text))


def skip_optional(pieces, place, end):
    """The places that a cell can be at without a character more."""
    piece, offset = place
    places = [place]
    while offset == 0 and piece < end and pieces[piece][1]:
        piece += 1
        places.append((piece, 0))
    return places


def row_ends(pieces, cells, found, start):
    """Where a table row can end in the PDF, which sets it line by line: a line of each cell, then the next lines.

    A state is the column at hand and the place in each cell; the column may change where there is white space.
    """
    starts, ends = cells[:-1], cells[1:]
    states = {(0, tuple((piece, 0) for piece in starts))}
    later, found_ends = {}, set()
    for i in range(start, len(found.text) + 1):
        states |= later.pop(i, set())
        if i in found.cuts:
            states |= {(column, places) for _, places in states for column in range(len(starts))}
        for header in found.repeats.get(i, ()):
            if found.text.startswith(header, i):
                later.setdefault(i + len(header), set()).update(states)
        if any(all(any(p == (end, 0) for p in skip_optional(pieces, place, end)) for place, end in zip(places, ends))
               for _, places in states):
            found_ends.add(i)
        after = set()
        for column, places in states if i < len(found.text) else ():
            for piece, offset in skip_optional(pieces, places[column], ends[column]):
                if piece < ends[column] and pieces[piece][0][offset] == found.text[i]:
                    at_end = offset + 1 == len(pieces[piece][0])
                    place = (piece + 1, 0) if at_end else (piece, offset + 1)
                    after.add((column, places[:column] + (place,) + places[column + 1:]))
        if len(after) > ROW_STATES_MAX or not after and not later:
            break
        states = after
    return found_ends - {start}


def walk(reference, found):
    """Where the found text leaves the reference, or None."""
    pieces, rows = reference.pieces, reference.rows
    states = reached(pieces, {(0, 0)})
    later = {}
    for i, character in enumerate(found.text):
        states |= later.pop(i, set())
        for header in found.repeats.get(i, ()):
            if found.text.startswith(header, i):
                later.setdefault(i + len(header), set()).update(states)
        for piece in {piece for piece, offset in states if offset == 0 and piece in rows}:
            for end in row_ends(pieces, rows[piece], found, i):
                later.setdefault(end, set()).update(reached(pieces, {(rows[piece][-1], 0)}))
        after = step(pieces, states, character)
        if not after and not later:
            return difference(pieces, states, found.text, i)
        states = after
    if (len(pieces), 0) not in states | later.get(len(found.text), set()):
        return difference(pieces, states, found.text, len(found.text))
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


def xhtml_text(element, skip=lambda element: False):
    """The text of an element; an image's is its alt."""
    pieces = [element.text or '', element.get('alt') or '']
    for child in element:
        if not skip(child):
            pieces.append(xhtml_text(child, skip))
        pieces.append(child.tail or '')
    return ''.join(pieces)


def classes(element):
    return (element.get('class') or '').split()


def is_furniture(element):
    """Whether an element of the XHTML is none of the document's text: ways back from notes, title block, cover."""
    return not {'backlink', 'byline', 'description', 'cover'}.isdisjoint(classes(element))


def added_texts(body):
    """What the XHTML adds, which the PDF may add as well: the parts of the title block, words for images."""
    title = []
    for element in body.iter():
        if {'author', 'label', 'description'} & set(classes(element)) or element.tag == f'{epub.XHTML}time':
            title.append(xhtml_text(element))
        if 'label' in classes(element):
            title.append(element.tail or '')
    images = {e.text or '' for e in body.iter() if 'missing-image' in classes(e)}
    return {'title': title, 'image': sorted(images)}


def drawn_texts(path):
    """The texts inside of the EPUB's drawings."""
    return [''.join(element.itertext()) for name, data in epub.files(path) if name.endswith('.svg')
            for element in ET.fromstring(data).iter('{http://www.w3.org/2000/svg}text')]


def epub_text(path):
    """The text of the spine's documents, the texts that they add, and that of each table header."""
    pieces, headers = [], set()
    added = {'title': [], 'image': [], 'drawings': drawn_texts(path)}
    for _, data in epub.spine(path):
        body = ET.fromstring(data).find(f'{epub.XHTML}body')
        for kind, texts in added_texts(body).items():
            added[kind] += texts
        pieces.append(xhtml_text(body, is_furniture))
        headers |= {xhtml_text(head, is_furniture) for head in body.iter(f'{epub.XHTML}thead')}
    return ''.join(pieces), added, headers


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
    in_epub, added, headers = epub_text(epub_path)
    problem = walk(Reference(nodes, text, added, False), Found([in_epub], text))
    if problem:
        return f'EPUB: {problem}'
    problem = walk(Reference(nodes, text, added, True), Found(pdf_pages(pdf_path), text, headers))
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
