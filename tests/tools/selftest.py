#!/usr/bin/env python3
"""The checks can fail: each habit is shown a small tree that breaks it, the comparison of texts a text that differs."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import doctree
import golden
import knots
import stray
import text_equal
from tap import Tap

TOOLS = Path(__file__).resolve().parent

LONG = 'int long_one(void)\n{\n' + '\tcall();\n' * 60 + '}\n'
KNOTTY = 'int knotty_one(int a)\n{\n' + '\tif (a) {\n\t\tcall();\n\t}\n' * 15 + '\treturn a;\n}\n'
CALLS = '\tcase 1:\n\t\tone();\n\t\tbreak;\n'
DISPATCH = 'void dispatch_all(int a)\n{\n\tswitch (a) {\n' + CALLS * 20 + '\t}\n}\n'

KINDS = 'enum a { A_ONE, A_TWO, A_THREE, AS };\n'

# Check -> (source of src/doc/bad.c, or one in another folder, what it must say, or None when it must be content).
HABITS = [
    ('layers', '#include "source/source.h"\n', 'doc may not include source'),
    ('layers', '#include <zip.h>\n', 'doc may not use libzip'),
    ('layers', '#include <strange.h>\n', 'belongs to no library'),
    ('layers', '#include "bad.h"\n', 'does not name its layer'),
    ('layers', '#include "base/arena.h"\n#include <glib.h>\n// #include <zip.h>\n', None),
    ('functions', LONG, 'long_one: 63 lines'),
    ('functions', KNOTTY, 'complexity 16'),
    ('functions', DISPATCH.replace('call', 'dispatch'), '65 lines'),
    ('functions', DISPATCH.replace(CALLS * 20, CALLS * 16), None),
    ('messages', 'void f(void) { diag_report(d, C, p, "Bad thing"); }\n', 'capital letter'),
    ('messages', 'void f(void) { diag_hint(d, "do" " this."); }\n', 'full stop'),
    ('messages', 'void f(void) { diag_report(d, C, p, "NUL in \'%s\'", s); }\n', None),
    ('words', 'int bad_get_it(void)\n{\n\treturn 1;\n}\n', 'nothing is called get'),
    ('words', 'typedef struct { int a; } bad;\n', 'typedef'),
    ('words', '// FIX' + 'ME later\n', 'FIX' + 'ME'),
    ('world', 'int f(void)\n{\n\treturn open("a", 0);\n}\n', 'doc/bad.c:3: open asks the system'),
    ('world', 'long f(void)\n{\n\treturn time(NULL);\n}\n', 'time asks'),
    ('world', 'void f(void)\n{\n\tg_free(g_canonicalize_filename(p, NULL));\n}\n', 'g_canonicalize_filename asks'),
    ('world', 'void f(void)\n{\n\tg_free(g_canonicalize_filename(p, "/"));\n\tx.open(1);\n\topening(2); // open(3)\n}\n', None),
    ('map', '', 'does not name doc/'),
    ('tested', '', 'src/type/bare.c: has no unit test tests/unit/type/test-bare.c'),
    ('format', f'// {"x" * 120}\n', 'longer than 120 columns'),
    ('format', f'// {"x" * 116}\n', None),
    ('tables', f'{KINDS}static const int t[] = {{ [A_ONE] = 1, [A_THREE] = 3 }};\n', 't has no row for A_TWO'),
    ('tables', f'{KINDS}static const int t[AS] = {{ [A_ONE] = 1, [A_THREE] = 3 }};\n', None),
    ('tables', f'{KINDS}static const int t[] = {{ [A_ONE] = 1, [A_TWO] = 2, [A_THREE] = 3 }};\n', None),
    ('looks', 'static const int color = 0x336699;\n', 'bad.c:1: 0x336699'),
    ('looks', 'void f(void) { push(1.5 * size); }\n', 'bad.c:1: 1.5 * size'),
    ('looks', 'void f(void) { push(size * 2); }\n', 'size * 2'),
    ('looks', '', 'is of nothing'),
]
# Where a check looks, if not everywhere.
FOLDERS = {'looks': 'src/layout'}

DUMP = '''title "题" lang=zh-CN
document pos=1:1
  list pos=1:1 ordered start=3 delimiter=. tight
    item pos=1:1
      paragraph pos=1:4
        text "甲乙"
        note-ref label="a" number=1 ordinal=1
  table pos=2:1 columns=2
    table-row pos=2:1
      table-cell pos=2:2
        text "一二三四"
      table-cell pos=2:3
        text "五六七八"
'''

# The pages of an output -> whether they hold the text of DUMP.
TEXTS = [
    (['题 3. 甲乙1 一二三四 五六七八'], True),
    (['题 甲乙 一二三四 五六七八'], True),
    (['题 3. 甲乙 一二 五六 三四 七八'], True),
    (['题 3. 甲乙 一二 五六', '三四 七八'], True),
    (['题 4. 甲乙 一二三四 五六七八'], False),
    (['题 3. 甲 一二三四 五六七八'], False),
    (['题 3. 甲乙丙 一二三四 五六七八'], False),
    (['题 3. 乙甲 一二三四 五六七八'], False),
    (['题 3. 甲乙 一二三四 五六七'], False),
    (['题 3. 甲乙 三四一二 五六七八'], False),
]


# The text of an expected file, what was made -> a part of what the comparison says, or None when it must be content.
GOLDENS = [
    ('甲\n', '甲\n', None),
    ('甲\n', '乙\n', '+乙'),
    ('甲\n', '甲', 'line ends differ'),
    ('', '甲\n', '+甲'),
]

# What modules include -> the knots among them.
KNOTS = [
    ({'a': {'b', 'x'}, 'b': {'c'}, 'c': set()}, []),
    ({'a': {'b'}, 'b': {'a'}, 'c': {'a'}}, [['a', 'b']]),
    ({'a': {'b'}, 'b': {'c'}, 'c': {'a'}, 'd': {'e'}, 'e': {'d'}}, [['a', 'b', 'c'], ['d', 'e']]),
]

# What is asked for of a/b, a/c and ab -> what that chooses.
CHOICES = [
    ([], 'a/b a/c ab'),
    (['a'], 'a/b a/c'),
    (['a/'], 'a/b a/c'),
    (['a/c', 'ab'], 'a/c ab'),
    (['b'], ''),
]


def habit_problem(check, source, expected):
    """What is wrong with the check's answer to a source."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        shutil.copytree(TOOLS, root / 'tests/tools', ignore=shutil.ignore_patterns('__pycache__', 'selftest.py'))
        for folder in {'src/doc', FOLDERS.get(check, 'src/doc')}:
            (root / folder).mkdir(parents=True)
        (root / FOLDERS.get(check, 'src/doc') / 'bad.c').write_text(source, encoding='utf-8')
        (root / 'src/type').mkdir()
        (root / 'src/type/bare.c').touch()
        (root / 'src/README.md').write_text('# The map\n', encoding='utf-8')
        run = subprocess.run([sys.executable, root / f'tests/tools/{check}.py'], capture_output=True, text=True,
                             check=False)
    if expected is None:
        return f'is not content: {run.stdout}{run.stderr}' if run.returncode else None
    if run.returncode != 1 or expected not in run.stdout:
        return f'exit status {run.returncode}, said: {run.stdout}{run.stderr}'
    return None


def text_problem(pages, same):
    text = text_equal.Text()
    added = {'title': [], 'image': [], 'drawings': []}
    reference = text_equal.Reference(doctree.parse(DUMP), text, added, True)
    found = text_equal.walk(reference, text_equal.Found(pages, text))
    return None if (found is None) == same else f'said: {found}'


# What a run does in a clone -> what is new in the tree afterwards.
DEEDS = {
    ':': '',
    'echo a > old/new': '?? old/new',
    'echo a > ignored/new': '',
    'mkdir ignored2; echo a > ignored2/a': '!! ignored2/',
    'echo b > known': ' M known',
    'rm known': ' D known',
    'mkdir build-test; echo a > build-test/a': '',
}
CLONE = """git init -q .
printf 'ignored*/\n/build-test/\n' > .gitignore
mkdir old ignored
touch known old/unknown ignored/unknown
git add known .gitignore
git -c user.name=a -c user.email=a@example.org commit -qm a
"""


def stray_problem(deed, new):
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        subprocess.run(['sh', '-ec', CLONE], cwd=root, check=True)
        before = stray.listed(root)
        subprocess.run(['sh', '-c', deed], cwd=root, check=True)
        found = ', '.join(stray.new_in_tree(root, before))
    return None if found == new else f'found {found!r}'


def golden_problem(expected, made, said):
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch, 'case.doc')
        case.write_text(expected, encoding='utf-8')
        difference = golden.compare(case, made)
    right = difference is None if said is None else said in (difference or '')
    return None if right else f'said: {difference}'


def main():
    tap = Tap()
    for check, source, expected in HABITS:
        tap.result(f'{check}: {expected or "content"}', habit_problem(check, source, expected))
    for graph, wanted in KNOTS:
        found = sorted(knots.knots(graph))
        tap.result(f'knots: {wanted}', None if found == wanted else f'found {found}')
    for pages, same in TEXTS:
        tap.result(f'texts: {" / ".join(pages)}', text_problem(pages, same))
    for deed, new in DEEDS.items():
        if shutil.which('git'):
            tap.result(f'stray: {deed}', stray_problem(deed, new))
        else:
            tap.skip(f'stray: {deed}', 'git is not installed')
    for expected, made, said in GOLDENS:
        tap.result(f'golden: {said or "content"}', golden_problem(expected, made, said))
    for chosen, names in CHOICES:
        found = ' '.join(golden.select(['a/b', 'a/c', 'ab'], chosen))
        tap.result(f'choice: {chosen}', None if found == names else f'chose {found}')
    tap.done()


main()
