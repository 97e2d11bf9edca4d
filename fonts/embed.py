#!/usr/bin/env python3
"""Writes text files as C strings. Arguments: the output, then pairs of symbol and file."""

import sys
from pathlib import Path


def literal(data):
    """Lines of a C string literal for bytes."""
    for line in data.splitlines(keepends=True):
        escaped = ''.join(
            {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'}.get(chr(byte))
            or (chr(byte) if 32 <= byte < 127 else f'\\{byte:03o}')
            for byte in line)
        yield f'\t"{escaped}"'


def main():
    output, pairs = sys.argv[1], sys.argv[2:]
    parts = ['#include "font/family_data.h"\n']
    for symbol, name in zip(pairs[::2], pairs[1::2]):
        body = '\n'.join(literal(Path(name).read_bytes()))
        parts.append(f'const char {symbol}[] =\n{body};\n')
    Path(output).write_text('\n'.join(parts), encoding='ascii')


main()
