#!/usr/bin/env python3
"""Whether the structure of a PDF holds together, by what `qpdf --json` says of it.

  check(path) gives a list of problems: catalog and XMP, marked content and the tree that leads back from it, roles and
  their nesting, tables, headings, figures, notes, links, fonts.
Usage: pdf_structure.py FILE.pdf...
"""

import base64
import json
import re
import subprocess
import sys

ROLES = set('''Document Part Sect Div BlockQuote Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TR TH
TD Span Quote Note Reference Code Link Figure Formula Ruby RB RT RP'''.split())
# Roles that may stand only in these, and those that hold only these.
PARENTS = {'LI': {'L'}, 'LBody': {'LI'}, 'Lbl': {'LI', 'Note'}, 'TR': {'Table', 'THead', 'TBody'}, 'TH': {'TR'}, 'TD': {'TR'},
           'THead': {'Table'}, 'TBody': {'Table'}, 'TOCI': {'TOC'}, 'RB': {'Ruby'}, 'RT': {'Ruby'}}
CHILDREN = {'L': {'LI'}, 'LI': {'Lbl', 'LBody'}, 'Table': {'THead', 'TBody', 'TR', 'Caption'}, 'THead': {'TR'}, 'TBody': {'TR'},
            'TR': {'TH', 'TD'}, 'TOC': {'TOC', 'TOCI', 'Caption'}}
PAINT = {'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'Tj', 'TJ', "'", '"', 'EI'}
TOKEN = re.compile(rb'\((?:\\.|[^()\\])*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|[\[\]]|[^\s()<>\[\]{}/%]+', re.DOTALL)


class Pdf:
    def __init__(self, path):
        run = subprocess.run(['qpdf', '--json=2', '--json-stream-data=inline', '--decode-level=generalized', path],
                             capture_output=True, check=True)
        self.json = json.loads(run.stdout)
        self.objects = self.json['qpdf'][1]
        self.root = self.value(self.value(self.objects['trailer']['value'])['/Root'])

    def value(self, thing):
        """What a reference leads to; anything else as it is."""
        if isinstance(thing, str) and re.fullmatch(r'\d+ \d+ R', thing):
            thing = self.objects[f'obj:{thing}']
        if isinstance(thing, dict) and 'stream' in thing:
            return thing['stream']['dict']
        return thing['value'] if isinstance(thing, dict) and 'value' in thing else thing

    def data(self, reference):
        return base64.b64decode(self.objects[f'obj:{reference}']['stream']['data'])


def text(string):
    """A string as JSON has it: u: is text, b: is hexadecimal."""
    return string.partition(':')[2] if isinstance(string, str) else ''


def scan_content(data):
    """The numbers of the marks of a content stream, and what is wrong with it."""
    marks, stack, problems, operands = [], [], [], []
    for token in TOKEN.findall(data):
        word = token.decode('latin-1')
        if word == 'BDC' or word == 'BMC':
            number = operands[operands.index('/MCID') + 1] if '/MCID' in operands else None
            kind = int(number) if number is not None else 'Artifact' if '/Artifact' in operands else None
            stack.append(kind)
            if isinstance(kind, int):
                marks.append(kind)
        elif word == 'EMC':
            stack.pop() if stack else problems.append('EMC without a beginning')
        elif word in PAINT and len([kind for kind in stack if kind is not None]) != 1:
            problems.append(f'{word} within {stack}')
        operands = operands + [word] if not re.fullmatch(r"[A-Za-z'\"][A-Za-z0-9*]*", word) else []
    return marks, problems + (['marks are left open'] if stack else [])


class Checker:
    def __init__(self, path):
        self.pdf = Pdf(path)
        self.problems = []
        self.owners = {}   # (page, mark) -> element
        self.links = {}    # annotation -> element
        self.headings = []
        self.note_ids = []

    def expect(self, good, problem):
        if not good:
            self.problems.append(problem)

    def catalog(self):
        root = self.pdf.root
        self.expect(root.get('/MarkInfo', {}).get('/Marked') is True, 'the catalog does not say that it is marked')
        self.expect(text(root.get('/Lang')), 'no language')
        self.expect(root.get('/ViewerPreferences', {}).get('/DisplayDocTitle') is True, 'the title is not displayed')
        self.expect(root.get('/OutputIntents'), 'no output intent')
        xmp = self.pdf.data(root['/Metadata']).decode('utf-8')
        for element in ('dc:title', 'pdfaid:part', 'xmp:CreateDate'):
            self.expect(f'<{element}>' in xmp, f'XMP has no {element}')
        info = self.pdf.value(self.pdf.objects['trailer']['value']['/Info'])
        self.expect(re.fullmatch(r'D:\d{14}Z', text(info.get('/CreationDate'))), 'the creation date is no date')

    def element(self, reference, parent, path):
        element = self.pdf.value(reference)
        role, name = element['/S'].lstrip('/'), '/'.join(path)
        self.expect(role in ROLES, f'{name}: {role} is no standard role that we use')
        self.expect(parent is None or self.pdf.value(element['/P']) is self.pdf.value(parent), f'{name}/{role}: another parent')
        self.expect(role not in PARENTS or path[-1] in PARENTS[role], f'{role} in {name}')
        self.expect(not path or path[-1] not in CHILDREN or role in CHILDREN[path[-1]], f'{role} in {name}')
        self.expect(role not in ('Figure', 'Formula') or text(element.get('/Alt')), f'{name}: a {role} has no alternative text')
        if re.fullmatch('H[1-6]', role):
            self.headings.append(int(role[1]))
        if role == 'Note':
            self.note_ids.append(text(element.get('/ID')))
        if role == 'Table':
            self.table(element)
        if role == 'TH':
            self.expect(element.get('/A', {}).get('/Scope'), f'{name}: a header cell has no scope')
        kids = element.get('/K', [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self.kid(kid, reference, element, path + [role])

    def kid(self, kid, reference, element, path):
        if isinstance(kid, int):
            self.own((element.get('/Pg'), kid), reference)
        elif isinstance(kid, dict) and kid.get('/Type') == '/MCR':
            self.own((kid['/Pg'], kid['/MCID']), reference)
        elif isinstance(kid, dict) and kid.get('/Type') == '/OBJR':
            self.expect(path[-1] == 'Link', f'an annotation in {path[-1]}')
            self.links[kid['/Obj']] = reference
        else:
            self.element(kid, reference, path)

    def own(self, mark, reference):
        self.expect(mark not in self.owners, f'{mark} is in two elements')
        self.owners[mark] = reference

    def rows(self, element):
        for kid in element.get('/K', []):
            child = self.pdf.value(kid)
            if isinstance(child, dict) and child.get('/S') in ('/THead', '/TBody'):
                yield from self.rows(child)
            elif isinstance(child, dict) and child.get('/S') == '/TR':
                yield child

    def table(self, element):
        groups = {self.pdf.value(kid).get('/S') for kid in element.get('/K', [])}
        self.expect('/THead' not in groups or '/TBody' in groups, 'a table has a head and no body')
        widths, below = set(), []  # below: what cells of the rows above take of each row that follows
        for row in self.rows(element):
            width = below.pop(0) if below else 0
            for cell in row['/K']:
                attributes = self.pdf.value(cell).get('/A', {})
                columns, rows = attributes.get('/ColSpan', 1), attributes.get('/RowSpan', 1)
                width += columns
                below += [0] * (rows - 1 - len(below))
                below[:rows - 1] = [taken + columns for taken in below[:rows - 1]]
            widths.add(width)
        self.expect(len(widths) == 1 and not below, f'a table has rows of {sorted(widths)} cells, {below} below it')

    def page(self, reference, parents):
        page = self.pdf.value(reference)
        marks, problems = scan_content(self.pdf.data(page['/Contents']))
        self.problems += [f'{reference}: {problem}' for problem in problems]
        self.expect(page.get('/Tabs') == '/S', f'{reference}: tabs do not follow the structure')
        owners = self.pdf.value(parents[page['/StructParents']])
        self.expect(marks == list(range(len(owners))), f'{reference}: {len(owners)} marks have an owner, {marks} are there')
        for mark, owner in enumerate(owners):
            self.expect(self.owners.get((reference, mark)) == owner, f'{reference}: mark {mark} is not in its element')
        for annotation in page.get('/Annots', []):
            self.annotation(annotation, parents)

    def annotation(self, reference, parents):
        annotation = self.pdf.value(reference)
        self.expect(text(annotation.get('/Contents')), f'{reference}: an annotation says nothing')
        self.expect(annotation.get('/F', 0) & 4, f'{reference}: an annotation is not printed')
        self.expect(parents.get(annotation.get('/StructParent')) == self.links.get(reference), f'{reference}: not in its element')

    def fonts(self):
        for name, thing in self.pdf.objects.items():
            value = self.pdf.value(thing)
            if isinstance(value, dict) and value.get('/Type') == '/Font' and '/FontDescriptor' in value:
                descriptor = self.pdf.value(value['/FontDescriptor'])
                self.expect({'/FontFile', '/FontFile2', '/FontFile3'} & set(descriptor), f'{name}: not embedded')
            if isinstance(value, dict) and value.get('/Subtype') in ('/Type0', '/TrueType', '/Type1'):
                self.expect('/ToUnicode' in value, f'{name}: no text for its codes')

    def check(self):
        self.catalog()
        tree = self.pdf.value(self.pdf.root['/StructTreeRoot'])
        self.element(tree['/K'], None, [])
        numbers = self.pdf.value(tree['/ParentTree'])['/Nums']
        parents = dict(zip(numbers[::2], numbers[1::2]))
        for page in self.pdf.json['pages']:
            self.page(page['object'], parents)
        for before, after in zip([0] + self.headings, self.headings):
            self.expect(after <= before + 1, f'a heading of level {after} follows one of level {before}')
        self.expect(len(set(self.note_ids)) == len(self.note_ids) and '' not in self.note_ids, 'notes lack names of their own')
        self.fonts()
        return self.problems


def check(path):
    return Checker(path).check()


def main():
    failed = False
    for path in sys.argv[1:]:
        for problem in check(path):
            failed = True
            print(f'{path}: {problem}')
    sys.exit(failed)


if __name__ == '__main__':
    main()
