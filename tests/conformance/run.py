#!/usr/bin/env python3
"""Real validators on real documents: each one becomes an EPUB and a PDF, and both must be right.

  convert    both outputs are made, without a crash
  epubcheck  no error (and, for our own documents, no warning)
  pdf        qpdf finds nothing wrong, every font is embedded and subset
  fonts      the EPUB with its fonts in it is right too (the samples only)
  text       the document, the EPUB and the PDF have the same text
  bytes      a second run, in another time zone and locale, gives the same bytes
  ace        no accessibility violation (the samples only)
Usage: run.py PROGRAM [--again PROGRAM] [--corpus FOLDER]
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/tools'))

import program  # noqa: E402
import text_equal  # noqa: E402
from tap import Tap  # noqa: E402

TOOLS = Path(os.environ.get('BIFOLIO_TEST_TOOLS', Path.home() / '.cache/bifolio-test'))
EPUBCHECK = TOOLS / 'epubcheck-5.3.0'
ACE = TOOLS / 'ace-1.4.6/node_modules/.bin/ace-cli'
BOOKS = ROOT / 'tests/golden/book'
ELSEWHERE = {'TZ': 'Asia/Tokyo', 'LC_ALL': 'C', 'LANG': 'zh_TW.UTF-8'}
SECONDS = 300


class Skip(Exception):
    """A check that cannot be made here."""


class Document:
    """One Markdown file and what became of it."""

    def __init__(self, source, scratch, options, is_sample, is_ours):
        self.source, self.options, self.is_sample, self.is_ours = source, options, is_sample, is_ours
        self.folder = Path(scratch)
        self.epub, self.pdf = self.folder / 'a.epub', self.folder / 'a.pdf'
        self.stderr = ''

    def command(self, binary):
        return [binary, self.source]

    def make(self, binary, epub, pdf, environment=None):
        run = program.run([*self.command(binary), '-o', epub, '-o', pdf], seconds=SECONDS, environment=environment)
        if problem := run.crashed() or (f'exit status {run.status}\n{run.stderr}' if run.status else None):
            return None, problem
        return run.stderr, None

    def convert(self):
        self.stderr, problem = self.make(self.options.program, self.epub, self.pdf)
        return problem

    def epubcheck_fonts(self):
        run = program.run([*self.command(self.options.program), '--embed-fonts', '-o', self.folder / 'fonts.epub'],
                          seconds=SECONDS)
        if run.status:
            return run.stderr
        return self.check_epub(self.folder / 'fonts.epub')

    def epubcheck(self):
        return self.check_epub(self.epub)

    def check_epub(self, epub):
        if not EPUBCHECK.exists():
            raise Skip('EPUBCheck 5.3.0 could not be installed')
        run = program.run(['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', f'{EPUBCHECK}/*',
                           'com.adobe.epubcheck.tool.Checker', epub], seconds=SECONDS)
        said = run.stdout.decode('utf-8', 'replace') + run.stderr
        counts = re.search(r'(\d+) fatals? / (\d+) errors? / (\d+) warnings?', said)
        bad = not counts or any(int(n) for n in counts.groups()[:3 if self.is_ours else 2])
        return re.sub(r'Warning \n +XSLT version.*\n', '', said) if bad else None

    def pdf_valid(self):
        run = program.run(['qpdf', '--check', self.pdf], seconds=SECONDS)
        if run.status:
            return run.stdout.decode('utf-8', 'replace') + run.stderr
        fonts = program.run(['pdffonts', self.pdf]).stdout.decode('utf-8', 'replace')
        rows = re.findall(r'^(.*?) (yes|no) +(yes|no) +(?:yes|no) +\d+ +\d+$', fonts, re.MULTILINE)
        loose = [row[0] for row in rows if row[1:] != ('yes', 'yes')]
        if not rows and not re.search(r'^-+', fonts):
            return 'pdffonts lists nothing'
        return f'not embedded and subset: {loose}' if loose else None

    def text(self):
        run = program.run([self.options.program, 'dump', '--stage=doc', self.source], seconds=SECONDS)
        if run.status:
            return run.stderr
        return text_equal.compare(run.stdout.decode('utf-8'), self.epub, self.pdf, self.stderr)

    def bytes_equal(self):
        epub, pdf = self.folder / 'b.epub', self.folder / 'b.pdf'
        _, problem = self.make(self.options.again or self.options.program, epub, pdf, ELSEWHERE)
        if problem:
            return problem
        different = [a.suffix for a, b in ((self.epub, epub), (self.pdf, pdf)) if a.read_bytes() != b.read_bytes()]
        return f'{different} differ' if different else None

    def ace(self):
        if not ACE.exists() or not shutil.which('chromium'):
            raise Skip('Ace 1.4.6 or Chromium could not be installed')
        report = self.folder / 'ace'
        run = program.run([ACE, '--silent', '--force', '-o', report, self.epub], seconds=SECONDS, environment={
            'PUPPETEER_EXECUTABLE_PATH': shutil.which('chromium'), 'ACE_TIMEOUT_INITIAL': '60000'})
        if run.status or not (report / 'report.json').exists():
            return run.stdout.decode('utf-8', 'replace') + run.stderr
        found = []
        for document in json.loads((report / 'report.json').read_text(encoding='utf-8'))['assertions']:
            for assertion in document['assertions']:
                test = assertion['earl:test']
                found.append(f'{test["earl:impact"]}: {test["dct:title"]}: '
                             f'{assertion["earl:result"]["dct:description"]}')
        return '\n'.join(found)


class Book(Document):
    """A folder and the book that became of it."""

    def command(self, binary):
        return [binary, 'book', self.source, '--now', '2026-01-01']


CHECKS = {
    'epubcheck': Document.epubcheck,
    'fonts': Document.epubcheck_fonts,
    'pdf': Document.pdf_valid,
    'text': Document.text,
    'bytes': Document.bytes_equal,
    'ace': Document.ace,
}


FOR_SAMPLES = ('fonts', 'ace')


def check(source, options, is_sample):
    """The results of one document: (check, problem or None, reason of a skip or None)."""
    results = []
    with tempfile.TemporaryDirectory() as scratch:
        kind = Book if source.is_dir() else Document
        document = kind(source, scratch, options, is_sample, is_ours=not options.corpus)
        problem = document.convert()
        results.append(('convert', problem, None))
        for name, method in CHECKS.items():
            # A book is no one document that could be dumped: tests/golden/book compares its text.
            if problem or (name in FOR_SAMPLES and not is_sample) or (name == 'text' and source.is_dir()):
                continue
            try:
                results.append((name, method(document), None))
            except Skip as skip:
                results.append((name, None, str(skip)))
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('--again', type=Path, help='the program of the second run')
    parser.add_argument('--corpus', type=Path, help='a folder of documents instead of our own')
    options = parser.parse_args()
    options.program = options.program.resolve()
    options.again = options.again and options.again.resolve()
    samples = [] if options.corpus else sorted((ROOT / 'samples').rglob('*.md'))
    others = sorted((options.corpus or ROOT / 'tests/golden').rglob('*.md'))
    others = [source for source in others if options.corpus or BOOKS not in source.parents]
    books = [] if options.corpus else [ROOT / 'samples', *sorted(path for path in BOOKS.iterdir() if path.is_dir())]
    tap = Tap()
    with ThreadPoolExecutor(2) as pool:
        sources = books + samples + others
        jobs = pool.map(lambda source: check(source, options, source in samples + books[:1]), sources)
        for source, results in zip(sources, jobs):
            name = source.relative_to(options.corpus or ROOT)
            for what, problem, reason in results:
                if reason:
                    tap.skip(f'{name}: {what}', reason)
                else:
                    tap.result(f'{name}: {what}', problem)
    tap.done(counts=bool(options.corpus))


main()
