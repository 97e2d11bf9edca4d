#!/usr/bin/env python3
"""Writes theme_sources.c: the themes named on the command line as C strings, sorted by name."""

import sys
from pathlib import Path


def c_string(line):
    return '"' + line.replace('\\', '\\\\').replace('"', '\\"') + '\\n"'


def main():
    themes = sorted(Path(name) for name in sys.argv[1:])
    print('#include "style/theme_sources.h"\n\nconst struct theme_source theme_sources[] = {')
    for theme in themes:
        print(f'\t{{ "{theme.stem}",')
        for line in theme.read_text(encoding='utf-8').splitlines():
            print(f'\t\t{c_string(line)}')
        print('\t},')
    print('};\n\nconst size_t theme_sources_count = sizeof(theme_sources) / sizeof(*theme_sources);')


sys.stdout.reconfigure(encoding='utf-8')
main()
