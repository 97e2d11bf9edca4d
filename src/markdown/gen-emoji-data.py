#!/usr/bin/env python3
"""Writes emoji_data.c from the names that GitHub gives emoji, as goldmark-emoji 1.0.1 lists them
(Debian: golang-github-yuin-goldmark-emoji-dev).

Run by hand: src/markdown/gen-emoji-data.py > src/markdown/emoji_data.c
The result is committed, so that a build needs neither Python nor the package.
"""
import re
import sys

LIST = '/usr/share/gocode/src/github.com/yuin/goldmark-emoji/definition/github.go'
ENTRY = re.compile(r'NewEmoji\("(?:[^"\\]|\\.)*", \[\]int32\{([\d, ]+)\}, ((?:"[^"]+"(?:, )?)+)\)')

NOTICE = '''\
// Written by gen-emoji-data.py from the list of goldmark-emoji 1.0.1, which is under this licence; do not edit.
//
// MIT License, Copyright (c) 2020 Yusuke Inuzuka
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
// documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
// persons to whom the Software is furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
// Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
// WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
// COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
// OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.'''


def names(path):
    """Name -> emoji."""
    found = {}
    with open(path, encoding='utf-8') as lines:
        for points, quoted in ENTRY.findall(lines.read()):
            emoji = ''.join(chr(int(point)) for point in points.split(','))
            for name in re.findall(r'"([^"]+)"', quoted):
                found.setdefault(name, emoji)
    return found


def main():
    table = names(sys.argv[1] if len(sys.argv) > 1 else LIST)
    print(NOTICE)
    print('#include "markdown/emoji_data.h"\n\n#include <glib.h>\n\n// clang-format off')
    print('const struct emoji_name emoji_data_names[] = {')
    for name in sorted(table):
        print(f'\t{{ "{name}", "{table[name]}" }},')
    print('};\n// clang-format on\nconst size_t emoji_data_count = G_N_ELEMENTS(emoji_data_names);')


main()
