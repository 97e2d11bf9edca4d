#!/usr/bin/env python3
"""What the PDFs claim is true: PDF/UA-1 and PDF/A-2a, by veraPDF; and their structure holds together, without it.

  structure  tests/tools/pdf_structure.py finds nothing
  ua1, 2a    veraPDF finds that the file conforms
  3a         the same for PDF/A-3a, with the source attached, which comes out of the file as it went in
  control    a file from which one thing was taken that makes it accessible is caught: by veraPDF, and by our own check
Usage: verapdf.py PROGRAM [--corpus FOLDER]
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/tools'))

import pdf_structure  # noqa: E402
import program  # noqa: E402
from tap import Tap  # noqa: E402

TOOLS = Path(os.environ.get('BIFOLIO_TEST_TOOLS', Path.home() / '.cache/bifolio-test'))
VERAPDF = TOOLS / 'verapdf-1.28.2'
BOOKS = ROOT / 'tests/golden/book'
PROFILES = ('ua1', '2a')
CONTROL = ROOT / 'tests/conformance/control/control.md'
# What is taken, by a name of the same length that means nothing, and the profile that must miss it.
CONTROLS = {
    'Alt': (rb'/Alt ', rb'/Alx ', 'ua1'),
    'Artifact': (rb'/Artifact BMC', rb'/Artifice BMC', 'ua1'),
    'Contents': (rb'/Contents (?=[(<][^<])', rb'/Contenta ', 'ua1'),
    'Note ID': (rb'/ID (?=\(n)', rb'/IX ', 'ua1'),
    'Lang': (rb'/Lang ', rb'/Lanx ', 'ua1'),
    'Scope': (rb'/Scope ', rb'/Scopx ', 'ua1'),
}


def validate(folder, profile):
    """What veraPDF says of each PDF of a folder: name -> None or the clauses that it violates."""
    run = program.run(['java', '-cp', f'{VERAPDF}/*', 'org.verapdf.apps.GreenfieldCliWrapper', '-f', profile,
                       '--format', 'text', '-v', folder], seconds=1500)
    found, name = {}, None
    for line in run.stdout.decode('utf-8', 'replace').splitlines():
        if verdict := re.fullmatch(r'(PASS|FAIL) (.*\.pdf) \S+', line):
            name = Path(verdict[2]).name
            found[name] = [] if verdict[1] == 'FAIL' else None
        elif name and found[name] is not None:
            found[name].append(line.strip())
    return found


def check_structure(path, undescribed=False):
    """What is wrong with a PDF's structure; undescribed: images may lack an alternative text."""
    try:
        return '\n'.join(problem for problem in pdf_structure.check(path)
                         if not (undescribed and 'alternative text' in problem))
    except (subprocess.CalledProcessError, KeyError) as error:
        return repr(error)


def convert(binary, sources, root, folder, tap):
    """The PDFs of documents: name -> the document, and whether it is said not to be accessible."""
    titles = {}
    for number, source in enumerate(sources):
        path, title = folder / f'{number}.pdf', source.relative_to(root)
        command = [binary, 'book', source, '--now', '2026-01-01'] if source.is_dir() else [binary, source]
        run = program.run([*command, '-o', path], seconds=300)
        tap.result(f'{title}: convert', run.crashed() or (run.stderr if run.status else None))
        if not run.status:
            titles[path.name] = (title, 'pdf-claim' in run.stderr)
    return titles


def make_controls(binary, folder, tap):
    """One PDF for each control, and the whole one; name -> what was taken."""
    whole = folder / 'whole.pdf'
    run = program.run([binary, CONTROL, '-o', folder / 'made.pdf'])
    tap.result('control: convert', run.crashed() or run.stderr or None)
    subprocess.run(['qpdf', '--qdf', '--object-streams=disable', folder / 'made.pdf', whole], check=True)
    (folder / 'made.pdf').unlink()
    data = whole.read_bytes()
    for name, (pattern, instead, _) in CONTROLS.items():
        changed, count = re.subn(pattern, instead, data)
        tap.result(f'control: there is something to take: {name}', None if count else 'not found')
        (folder / f'{name.replace(" ", "-")}.pdf').write_bytes(changed)


def check_controls(folder, tap, found):
    for name, (_, _, profile) in CONTROLS.items():
        file = f'{name.replace(" ", "-")}.pdf'
        tap.result(f'control: {name}: structure', None if check_structure(folder / file) else 'nothing is found wrong')
        if found is None:
            tap.skip(f'control: {name}: veraPDF', 'veraPDF 1.28.2 could not be installed')
        else:
            tap.result(f'control: {name}: veraPDF', None if found[profile].get(file) else f'{profile}: nothing is found wrong')


def check_attached(binary, scratch, tap):
    """A PDF that carries its source."""
    folder = scratch / 'attached'
    folder.mkdir()
    pdf = folder / 'attached.pdf'
    run = program.run([binary, CONTROL, '--pdf-standard=ua1,a3a', '--attach-source', '-o', pdf])
    tap.result('attached: convert', run.crashed() or run.stderr or None)
    tap.result('attached: structure', check_structure(pdf))
    if shutil.which('pdfdetach'):
        subprocess.run(['pdfdetach', '-savefile', CONTROL.name, '-o', scratch / 'source.md', pdf], check=True)
        same = (scratch / 'source.md').read_bytes() == CONTROL.read_bytes()
        tap.result('attached: the source', None if same else 'another text comes out')
    else:
        tap.skip('attached: the source', 'pdfdetach is not installed')
    for profile in ('ua1', '3a'):
        if VERAPDF.exists():
            tap.result(f'attached: {profile}', '\n'.join(validate(folder, profile).get(pdf.name, ['no verdict']) or []))
        else:
            tap.skip(f'attached: {profile}', 'veraPDF 1.28.2 could not be installed')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program', type=Path)
    parser.add_argument('--corpus', type=Path, help='a folder of documents instead of our own')
    options = parser.parse_args()
    tap = Tap()
    if not shutil.which('qpdf'):
        tap.skip('everything', 'qpdf is not installed')
        tap.done()
    folders = [options.corpus] if options.corpus else [ROOT / 'samples', ROOT / 'tests/golden', CONTROL.parent]
    sources = sorted(path for folder in folders for path in folder.rglob('*.md') if BOOKS not in path.parents)
    sources += [] if options.corpus else sorted(path for path in BOOKS.iterdir() if path.is_dir())
    with tempfile.TemporaryDirectory() as scratch:
        documents, controls = Path(scratch) / 'documents', Path(scratch) / 'controls'
        documents.mkdir()
        controls.mkdir()
        titles = convert(options.program.resolve(), sources, options.corpus or ROOT, documents, tap)
        check_attached(options.program.resolve(), Path(scratch), tap)
        make_controls(options.program.resolve(), controls, tap)
        for name, (title, unclaimed) in titles.items():
            tap.result(f'{title}: structure', check_structure(documents / name, unclaimed))
        found = None
        if VERAPDF.exists():
            found = {profile: validate(controls, profile) for profile in PROFILES}
            tap.result('control: the whole file', None if not found['ua1'].get('whole.pdf') else str(found['ua1']))
        check_controls(controls, tap, found)
        for profile in PROFILES:
            verdicts = validate(documents, profile) if VERAPDF.exists() else {}
            for name, (title, unclaimed) in titles.items():
                if not VERAPDF.exists():
                    tap.skip(f'{title}: {profile}', 'veraPDF 1.28.2 could not be installed')
                elif unclaimed and profile == 'ua1':
                    tap.skip(f'{title}: {profile}', 'the file does not claim it')
                else:
                    tap.result(f'{title}: {profile}', '\n'.join(verdicts.get(name, ['no verdict']) or []))
    tap.done(counts=bool(options.corpus))


main()
