#!/usr/bin/env python3
"""One truth about looks: no colour and no length is written down where pages and style sheets are made.

What a reader can see is an option of the theme (src/style/option.c), read by both outputs. Looked for are, in the code of
src/layout/ and of the files of src/type/ that set text: colours (0xRRGGBB), numbers that a size, a width or a height is
multiplied with, and numbers with a fraction; in the strings of src/epub/css.c: colours (#rrggbb) and
numbers other than 0 with a unit.
"""

import re

import csource

TYPE = ('box.c', 'line.c', 'paragraph.c', 'ruby.c', 'runs.c')

EXTENT = r'[\w>.()-]*(?:size|width|height|measure)\b'
NUMBER = r'(?:\d+\.?\d*|\.\d+)'
CODE = [
    re.compile(r'\b0x[0-9a-fA-F]{6}\b'),
    re.compile(rf'(?<![\w.]){NUMBER} \* {EXTENT}'),
    re.compile(rf'{EXTENT} \* {NUMBER}(?![\w.])'),
    re.compile(r'(?<![\w.])(?!0?\.0+1\b)\d*\.\d+(?![\w.])'),  # a hundredth and less is rounding
]
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
CSS = [
    re.compile(r'#[0-9a-fA-F]{3,6}\b'),
    re.compile(r'(?<![\w.#-])-?(?!0(?:em|pt|px|%))\d*\.?\d+(?:em|ex|pt|px|vh|vw|%)(?!\w)'),
]

# What is no look, or no one's to choose: file -> {what stands there: why}.
EXCEPTIONS = {
    'epub/css.c': {
        '100%': 'nothing is wider than the screen',
        '1em': 'undoes a size that would count twice; the white space between authors and date, a full-width space in PDF',
        '0.75em': 'the full-width space of layout/card.c, less the white space that XHTML has there',
        '95vh': 'a cover fits the screen',
        '112.5%': 'a page of its own in a browser: its type, margins and measure',
        '38em': 'the same',
        '2.5em': 'the same',
        '1.2em': 'the same',
        '4em': 'the same',
        '#161616': 'the dark page, as the colours that dark_color makes',
    },
    'layout/chapter.c': {
        '100 * options.size': 'without an end: a number is not broken',
    },
    'layout/contents.c': {
        '100 * options->size': 'the same',
    },
    'layout/cover.c': {
        '0x1f3a4d': 'a cover without a colour of its own has one of six',
        '0x4a2c2a': 'the same',
        '0x2d4033': 'the same',
        '0x3b2f4f': 'the same',
        '0x54381f': 'the same',
        '0x26354a': 'the same',
        '0.115': 'a title is as large as its length allows',
        '0.09': 'the same',
        '0.07': 'the same',
        '0.052': 'the same',
        '0.036': 'names are made to fit beside it',
        '0.12': 'the bar goes with the panel',
    },
    'layout/debug_page.c': {
        '0x444444': 'the writing of --debug-boxes, which is over any theme',
    },
    'layout/flow.c': {
        'size * 0.3': 'what keeps the line above clear of an image in a line',
        '8 * size': 'deep nesting leaves that much of the measure',
    },
    'layout/place.c': {
        '1000 * size': 'without an end: a marker is not broken',
        '8 * size': 'deep nesting leaves that much of the measure',
        '0.5': 'the middle',
        'flow->page_height * 0.8': 'a figure leaves room for its caption on the page',
    },
    'layout/qr_code.c': {
        '0.75': 'points in a pixel',
    },
    'type/box.c': {
        '.01 * size': 'rounding',
        '.1': 'a glyph that is wider than its cells by less than this fits',
    },
    'type/line.c': {
        '.5': 'the middle',
    },
    'type/runs.c': {
        '2 * look->size': 'an image in a line leaves room for the line on the page',
    },
}


def found_in(path):
    """(line, what) of all that looks like a look."""
    css = path.name == 'css.c'
    text = path.read_text(encoding='utf-8')
    text = csource.without_comments(text) if css else csource.without_literals(text)
    for number, line in enumerate(text.splitlines(), 1):
        parts = STRING.findall(line) if css else [line]
        for part in parts:
            taken = []  # what an earlier pattern has matched as a whole
            for pattern in CSS if css else CODE:
                for match in pattern.finditer(part):
                    if not any(start < match.end() and match.start() < end for start, end in taken):
                        taken.append(match.span())
                        yield number, match.group(0)


def main():
    paths = csource.files('.c', folder=csource.SRC / 'layout')
    paths += [csource.SRC / 'type' / name for name in TYPE] + [csource.SRC / 'epub' / 'css.c']
    paths = [path for path in paths if path.exists()]
    problems = []
    used = set()
    for path in paths:
        name = str(path.relative_to(csource.SRC))
        for line, what in found_in(path):
            if what in EXCEPTIONS.get(name, {}):
                used.add((name, what))
            else:
                problems.append(f'src/{name}:{line}: {what}')
    problems += [f'{name}: the exception {what!r} is of nothing' for name, texts in EXCEPTIONS.items()
                 for what in texts if (name, what) not in used]
    csource.finish(problems)


main()
