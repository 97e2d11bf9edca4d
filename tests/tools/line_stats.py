#!/usr/bin/env python3
"""How good the lines of a folder of Markdown are, at some measures; prints, and fails where a rule is broken.

What the program sets (dump --stage=lines, em metrics) is looked at for marks at the wrong end of a line; the looseness
of its lines, and of greedy ones for comparison, is counted by line-stats (tests/bench/line_stats.c).
Usage: line_stats.py PROGRAM LINE-STATS FOLDER [MEASURE...]
"""

import subprocess
import sys
from pathlib import Path

NEVER_FIRST = '，。、；：！？）》」』】〕〉”’～％℃…·・‧々'
NEVER_LAST = '（《「『【〔〈“‘￥'
ONE_LINE = 9999  # em


def dump(binary, path, measure):
    run = subprocess.run([binary, 'dump', '--stage=lines', '--metrics=em', '--markdown', f'--measure={measure}', path],
                         capture_output=True, text=True, check=False)
    rows = (line.rsplit('\t', 2) for line in run.stdout.splitlines())
    return [(row[0], float(row[1])) for row in rows if len(row) == 3 and row[0].strip()]


def broken_rules(paragraphs, lines):
    """The lines of a file that start or end with a mark that must not stand there, unless a paragraph does."""
    firsts = {text[:2] for text in paragraphs}
    lasts = {text[-2:] for text in paragraphs}
    wrong = []
    for text in lines:
        symbol = text[0] == '·' and text[1:2].isascii()  # of a programming language
        if text[0] in NEVER_FIRST and text[:2] not in firsts and not symbol:
            wrong.append(text)
        if text[-1] in NEVER_LAST and text[-2:] not in lasts:
            wrong.append(text)
    return wrong


def main():
    binary, line_stats, folder = sys.argv[1:4]
    files = sorted(Path(folder).rglob('*.md'))
    paragraphs = {path: [text for text, _ in dump(binary, path, ONE_LINE)] for path in files}
    text = '\n'.join(line for lines in paragraphs.values() for line in lines)
    failed = False
    for measure in sys.argv[4:] or ['20', '26', '38']:
        wrong = []
        count = 0
        for path in files:
            lines = [line for line, _ in dump(binary, path, measure)]
            count += len(lines)
            wrong += broken_rules(paragraphs[path], lines)
        stats = subprocess.run([line_stats, measure], input=text + '\n', capture_output=True, text=True, check=True)
        print(f'{measure} em: {len(files)} files, {count} lines, {len(wrong)} with a mark at the wrong end')
        print(stats.stdout, end='')
        for line in wrong:
            print(f'  {line}')
        failed |= bool(wrong)
    sys.exit(failed)


if __name__ == '__main__':
    main()
