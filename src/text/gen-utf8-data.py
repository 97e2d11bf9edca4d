#!/usr/bin/env python3
"""Writes utf8_data.c from the Unicode Character Database (Debian: unicode-data).

Run by hand after a Unicode update: src/text/gen-utf8-data.py > src/text/utf8_data.c
The result is committed, so that a build needs neither Python nor the database.
"""
import re
import sys

UCD = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'


def ranges(path, wanted):
    """The sorted, merged ranges of the code points whose property is in wanted."""
    found = []
    with open(f'{UCD}/{path}', encoding='utf-8') as lines:
        for line in lines:
            match = re.match(r'([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)', line)
            if match and match[3] in wanted:
                first = int(match[1], 16)
                found.append([first, int(match[2], 16) if match[2] else first])
    merged = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(last, merged[-1][1])
        else:
            merged.append([first, last])
    return merged


def emit(name, table):
    print(f'\nconst struct utf8_range {name}[] = {{')
    row = '\t'
    for first, last in table:
        cell = f'{{ 0x{first:04X}, 0x{last:04X} }},'
        if len(row) + len(cell) > 92:
            print(row.rstrip())
            row = '\t'
        row += cell + ' '
    print(row.rstrip())
    print('};')
    print(f'const size_t {name}_count = G_N_ELEMENTS({name});')


print('// Written by gen-utf8-data.py from the Unicode Character Database 15.0; do not edit.')
print('#include "text/utf8_data.h"')
print('\n#include <glib.h>')
emit('utf8_data_wide', ranges('EastAsianWidth.txt', {'W', 'F'}))
emit('utf8_data_half', ranges('EastAsianWidth.txt', {'H'}))
emit('utf8_data_emoji', ranges('emoji/emoji-data.txt', {'Emoji_Presentation'}))
emit('utf8_data_pictographic', ranges('emoji/emoji-data.txt', {'Extended_Pictographic'}))
emit('utf8_data_ignorable', ranges('DerivedCoreProperties.txt', {'Default_Ignorable_Code_Point'}))
