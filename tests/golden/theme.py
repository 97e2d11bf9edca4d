#!/usr/bin/env python3
"""What `themes --show` prints is the theme: with it every output is the same, byte for byte.

Usage: theme.py PROGRAM
"""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'tools'))

import program  # noqa: E402
from tap import Tap  # noqa: E402

TEXT = """# 题

段落*强调*，`code`。

## 节

> 引文

| 甲 | 乙 |
|----|----|
| 1  | 2  |

- 一
- 二[^1]

[^1]: 注。
"""

OWN = """extends: book
page: { font-size: 10.3pt, margin-top: 3em }
h2: { margin-top: 13.7pt, font-weight: normal, color: navy }
blockquote: { text-indent: 0, background-color: "rgb(250 250 240)" }
em: { font-size: 93% }
"""

FORMATS = ('epub', 'pdf', 'html')


def outputs(binary, folder, theme):
    """The bytes of each output, or what the program said of a failure."""
    names = [f'out.{name}' for name in FORMATS]
    flags = [flag for name in names for flag in ('-o', name)]
    run = program.run([binary, 'a.md', '--theme', theme, *flags], cwd=folder)
    if run.status or run.stderr:
        return run.stderr or f'exit status {run.status}'
    return [(folder / name).read_bytes() for name in names]


def check(binary, theme):
    """What is wrong with a theme as it is shown, or None."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / 'a.md').write_text(TEXT, encoding='utf-8')
        (folder / 'own.yaml').write_text(OWN, encoding='utf-8')
        shown = program.run([binary, 'themes', '--show', theme], cwd=folder)
        (folder / 't.yaml').write_bytes(shown.stdout)
        if shown.status or shown.stderr:
            return shown.stderr or f'exit status {shown.status}'
        expected, found = outputs(binary, folder, theme), outputs(binary, folder, 't.yaml')
        if isinstance(expected, str) or isinstance(found, str):
            return f'{expected if isinstance(expected, str) else found}'
        return next((f'the {name} differs' for name, a, b in zip(FORMATS, expected, found) if a != b), None)


def main():
    binary = str(Path(sys.argv[1]).resolve())
    tap = Tap()
    for theme in ('default', 'book', 'own.yaml'):
        tap.result(theme, check(binary, theme))
    tap.done()


main()
