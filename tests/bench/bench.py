#!/usr/bin/env python3
"""How fast PDFs are made: Bifolio, the naive program (naive.c), and the peers that this machine has.

Runs take turns, so that what else the machine does meets all alike; a row has medians. Time is of the whole process: on
the clock, and of the processor. Prints a table in Markdown; peers that are missing are named below it.
Usage: bench.py PROGRAM NAIVE FILE.md [--repeat N] [--times N]
"""

import argparse
import datetime
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
FONT = 'Noto Serif CJK SC'


def versions(command):
    text = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r'\d+(\.\d+)+', text.stdout + text.stderr)
    return found[0] if found else '?'


def run(command):
    """Seconds on the clock, seconds of the processor, peak in MiB; or None when the command failed."""
    with open(os.devnull, 'wb') as nowhere:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)  # pylint: disable=consider-using-with
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return None
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def contenders(options, post, plain, folder):
    """Name -> (command, output), and the names of what is missing."""
    theme = HERE / 'two-faces.yaml'
    found = {
        'naive': ([options.naive, plain, folder / 'naive.pdf'], folder / 'naive.pdf'),
        'Bifolio, the same two faces': ([options.program, '-q', '--theme', theme, post, '-o', folder / 'two.pdf'],
                                        folder / 'two.pdf'),
        'Bifolio, default theme': ([options.program, '-q', post, '-o', folder / 'default.pdf'], folder / 'default.pdf'),
    }
    page = folder / 'post.html'
    subprocess.run([options.program, '-q', post, '-o', page], check=True)
    peers = {
        'pandoc + xelatex': (['pandoc', 'xelatex'], ['pandoc', post, '--pdf-engine=xelatex', '-V', f'CJKmainfont={FONT}', '-o',
                                                     folder / 'pandoc.pdf'], folder / 'pandoc.pdf'),
        'WeasyPrint': (['weasyprint'], ['weasyprint', page, folder / 'weasyprint.pdf'], folder / 'weasyprint.pdf'),
        'Typst, by pandoc': (['pandoc', 'typst'], ['pandoc', post, '--pdf-engine=typst', '-V', f'mainfont={FONT}', '-o',
                                                   folder / 'typst.pdf'], folder / 'typst.pdf'),
        'calibre': (['ebook-convert'], ['ebook-convert', page, folder / 'calibre.pdf'], folder / 'calibre.pdf'),
        'Chromium': (['chromium'], ['chromium', '--headless', '--no-sandbox', '--disable-gpu',
                                    f'--print-to-pdf={folder / "chromium.pdf"}', page], folder / 'chromium.pdf'),
    }
    missing = []
    for name, (needed, command, output) in peers.items():
        if all(map(shutil.which, needed)):
            found[f'{name} ({versions([needed[-1], "--version"])})'] = (command, output)
        else:
            missing.append(name)
    return found, missing


def prepare(options, folder):
    """The document, repeated as asked for, with its front matter; and without it, for the naive program."""
    text = options.post.read_text(encoding='utf-8')
    matter, body = re.fullmatch(r'(---\n.*?\n---\n)?(.*)', text, re.DOTALL).groups()
    post, plain = folder / 'post.md', folder / 'plain.md'
    post.write_text((matter or '') + (body + '\n') * options.times, encoding='utf-8')
    plain.write_text((body + '\n') * options.times, encoding='utf-8')
    return post, plain


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('naive', type=Path)
    parser.add_argument('post', type=Path)
    parser.add_argument('--repeat', type=int, default=9, help='runs of each program')
    parser.add_argument('--times', type=int, default=1, help='how often the document is repeated')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        post, plain = prepare(options, folder)
        found, missing = contenders(options, post, plain, folder)
        results = {name: [] for name in found}
        for _ in range(options.repeat):
            for name, (command, _) in found.items():
                if (result := run(command)) is not None:
                    results[name].append(result)
        print(f'{options.post.name} x {options.times}, {datetime.date.today()}, medians of {options.repeat} runs\n')
        print('| program | clock, s | processor, s | of the naive one | peak, MiB | file, KB |\n|---|---|---|---|---|---|')
        naive = statistics.median(run[1] for run in results['naive'])
        for name, runs in results.items():
            if not runs:
                print(f'| {name} | failed | | | | |')
                continue
            clock, processor, peak = (statistics.median(column) for column in zip(*runs))
            size = found[name][1].stat().st_size / 1000
            print(f'| {name} | {clock:.2f} | {processor:.2f} | {processor / naive:.2f} | {peak:.0f} | {size:.0f} |')
    print(f'\nNot on this machine: {", ".join(missing)}.' if missing else '')


main()
