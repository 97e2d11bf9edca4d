#!/usr/bin/env python3
"""No mutable globals, and every external symbol starts with the name of its file.

Reads the symbol tables of the static libraries, so it wants a build without sanitizers. Arguments: the libraries.
"""

import re
import subprocess
import sys
from pathlib import Path

import csource

# Mutable state that a library forces on us: object:symbol -> reason.
MUTABLE = {
}

# The seams between layers are named after what they do, not after the file that holds them.
SEAMS = {
    'source_load', 'doc_from_source', 'theme_load', 'style_resolve', 'epub_write', 'layout_book', 'pdf_write',
    'convert_job', 'main',
}

# A kind's function is named after the kind: one grep shows a kind's life.
KINDS = re.compile(r'(emit|place|tag)_')

# Files that hold a second noun, too small for a file of its own.
NOUNS = {
    'cjk_class': ['cjk_blank', 'cjk_region'],
    'cjk_text': ['cjk_unit'],
    'family': ['font_set'],
    'resource_finder': ['resource_pool'],
    'shape': ['shaper'],
}

# What nothing but its own file and the tests use, each with its reason.
EXPOSED = {
    'alias_options': 'the manual is written from it',
    'alias_subjects': 'the same',
    'alias_values': 'the same',
    'decode_finish': 'gives back what decode_image gave; the painter hands the pixels on instead',
    'diag_path': 'tests compare the file of a message',
    'language_of_text': 'tested apart from the pass',
    'run_main': 'main calls it',
    'world_entry_at': 'the record is there for who caches',
    'world_entry_count': 'the same',
    'links_encode_uri': 'tested apart from the writing of links',
}

# objdump -t: address, seven flag letters, section, size, (visibility,) name.
SYMBOL = re.compile(r'^[0-9a-f]+ (.{7}) (\S+)\t[0-9a-f]+ +(?:\.hidden |\.internal |\.protected )?(\S+)$')
MEMBER = re.compile(r'^(\S+\.o):\s')
WRITABLE = re.compile(r'\.(data(?!\.rel\.ro)|bss|tdata|tbss)|\*COM\*')


def symbols(library):
    """(object, flags, section, name) of each symbol that a library defines."""
    text = subprocess.run(['objdump', '-t', library], capture_output=True, text=True, check=True).stdout
    member = ''
    layer = re.sub(r'^lib|\.a$', '', Path(library).name)
    for line in text.splitlines():
        if match := MEMBER.match(line):
            # Meson spells the path into the object's name: the layer, or ../styles of a written file.
            member = re.sub(rf'^.*?(?:meson-generated_(?:\.\._)*[a-z]+_|{layer}_)([^/]+)\.c\.o$', r'\1',
                            match.group(1))
        elif match := SYMBOL.match(line):
            yield member, *match.groups()


def is_named_well(member, name):
    nouns = [member, *NOUNS.get(member, [])]
    return name in SEAMS or KINDS.match(name) or any(re.match(rf'{noun}(_|$)', name) for noun in nouns)


def unused(libraries):
    """The external symbols that no other object of the program asks for."""
    asked, defined = set(), {}
    for library in libraries:
        for member, flags, section, name in symbols(library):
            if section == '*UND*':
                asked.add(name)
            elif flags[0] in 'gu' and 'd' not in flags and 'f' not in flags:
                defined[name] = member
    return [f'{member}.c: {name} is external, and nothing but its own file uses it'
            for name, member in sorted(defined.items())
            if name not in asked and name not in EXPOSED]


def main():
    libraries = sys.argv[1:]
    problems = unused(libraries)
    for library in libraries:
        for member, flags, section, name in symbols(library):
            if section == '*UND*' or 'd' in flags or 'f' in flags:
                continue
            if WRITABLE.match(section) and f'{member}:{name}' not in MUTABLE:
                problems.append(f'{member}.c: {name} is a mutable global ({section})')
            if flags[0] in 'gu' and not is_named_well(member, name):
                problems.append(f'{member}.c: {name} does not start with {member}_')
    csource.finish(problems)


main()
