#!/usr/bin/env python3
"""QR codes can be read from a printed page. Needs zbarimg and pdftoppm.

Usage: qr.py PROGRAM
"""

import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'tools'))

import program  # noqa: E402
from tap import Tap  # noqa: E402

DPI = 150
# What is encoded, and the parameters of its address.
CASES = {
    'address': ('https://example.org/posts/2024/?utm=a&b=1#正文', ''),
    'small': ('https://example.org/', '?level=L&scale=1'),
    'chinese': ('二维码里的中文', '?level=high'),
    'long': ('https://example.org/' + 'a' * 800, '?level=M&scale=2'),
}


def read_page(binary, folder, text, parameters):
    """What a reader makes of the PDF page of one code."""
    Path(folder, 'a.md').write_text(f'# 码\n\n![码](bifolio-qr:{quote(text, safe="")}{parameters})\n', encoding='utf-8')
    run = program.run([binary, 'a.md', '-o', 'a.pdf'], cwd=folder)
    if problem := run.crashed() or (run.stderr if run.status else None):
        return problem
    program.run(['pdftoppm', '-r', str(DPI), '-png', '-singlefile', 'a.pdf', 'a'], cwd=folder)
    return program.run(['zbarimg', '-q', '--raw', 'a.png'], cwd=folder).stdout.decode('utf-8', 'replace').rstrip('\n')


def main():
    tap = Tap()
    missing = [tool for tool in ('zbarimg', 'pdftoppm') if not shutil.which(tool)]
    for name, (text, parameters) in CASES.items():
        if missing:
            tap.skip(name, f'{missing[0]} is not installed')
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = read_page(str(Path(sys.argv[1]).resolve()), folder, text, parameters)
            tap.result(name, None if found == text else f'read {found!r} instead of {text!r}')
    tap.done()


main()
