#!/usr/bin/env python3
"""Lines of text through the public command: cases.tsv says what `dump --metrics=em` must print, documents.tsv what
must be found in whatever is made of a document.

Usage: run.py PROGRAM [NUMBER...]: only the cases with these numbers
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'tools'))

import program  # noqa: E402
from tap import Tap  # noqa: E402

REPEAT = re.compile(r'\{(.*?)×(\d+)\}', re.DOTALL)
# A ToUnicode entry (PDF 32000-1, 9.10.3) or an ActualText that is one space.
SPACE = re.compile(rb'<[0-9a-f]+> <0020>|<[0-9a-f]+> <[0-9a-f]+> <0020>|/ActualText ?(\( \)|<feff0020>)', re.IGNORECASE)


def read_cases(name, numbers):
    for line in (HERE / name).read_text(encoding='utf-8').splitlines():
        columns = line.split('\t')
        if not line.startswith('#') and (not numbers or columns[0] in numbers):
            yield columns


def unescape(text):
    plain = text.replace('\\n', '\n').replace('\\t', '\t') + '\n'
    return REPEAT.sub(lambda match: match[1] * int(match[2]), plain)


def run(binary, arguments, text):
    """What the program prints; an exception when it fails."""
    result = program.run([binary, *arguments, '-'], stdin=unescape(text).encode('utf-8'))
    if result.crashed() or result.status != 0:
        raise ValueError(result.crashed() or result.stderr)
    return result.stdout


def dump(binary, options, text, *more):
    return run(binary, ['dump', *more, *options.split()], text).decode('utf-8')


def show_lines(binary, options, text):
    lines = dump(binary, options, text, '--stage=lines', '--metrics=em')
    return f'{lines}{lines.count(chr(10))} lines'


def show_html(binary, options, text):
    return run(binary, ['convert', '--to=html', '-o', '-', *options.split()], text).decode('utf-8')


def show_pdf(binary, options, text):
    pdf = run(binary, ['convert', '--to=pdf', '-o', '-', *options.split()], text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, 'case.pdf')
        path.write_bytes(pdf)
        plain = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True, check=True).stdout
        fonts = subprocess.run(['pdffonts', path], capture_output=True, text=True, check=True).stdout
        loose = subprocess.run(['qpdf', '--qdf', path, '-'], capture_output=True, check=True).stdout
    return '\n'.join([''.join(plain.split()), fonts, 'space' if SPACE.search(loose) else ''])


SHOWS = {
    'doc': dump,
    'html': show_html,
    'lines': show_lines,
    'pages': lambda *case: dump(*case, '--stage=pages', '--metrics=em'),
    'pdf': show_pdf,
}


def check_dump(binary, options, text, expected):
    """What is wrong with a case, or None."""
    found = dump(binary, options, text, '--metrics=em')
    found = found.removesuffix('\n').replace('\t', '=').replace('\n', ' / ')
    return None if found == expected else f'expected {expected}\nfound    {found}'


def check_document(binary, kind, options, text, expected):
    shown = SHOWS[kind](binary, options, text)
    at = 0
    for part in expected.split(' / '):
        if part.startswith('!'):
            if part[1:] in shown:
                return f'{part[1:]} occurs in\n{shown}'
            continue
        at = shown.find(part, at)
        if at < 0:
            return f'{part} does not occur, in its place, in\n{shown}'
        at += len(part)
    return None


def lacking(kind):
    """Why a kind of output cannot be looked at here, or None."""
    tools = [tool for tool in ('pdftotext', 'qpdf') if kind == 'pdf' and not which(tool)]
    return f'{tools[0]} is not installed' if tools else None


def problem_of(check, *arguments):
    try:
        return check(*arguments)
    except ValueError as error:
        return str(error)


def main():
    binary, *numbers = sys.argv[1:]
    tap = Tap()
    for number, options, text, expected in read_cases('cases.tsv', numbers):
        tap.result(f'{number}: {text[:30]} {options}', problem_of(check_dump, binary, options, text, expected))
    for number, kind, options, text, *expected in read_cases('documents.tsv', numbers):
        name = f'{number}: {kind} of {text[:30]}'
        if lacking(kind):
            tap.skip(name, lacking(kind))
        else:
            tap.result(name, problem_of(check_document, binary, kind, options, text, '\t'.join(expected)))
    if not tap.count:
        tap.result(' '.join(numbers), 'there are no such cases')
    tap.done()


if __name__ == '__main__':
    main()
