#!/usr/bin/env python3
"""Arrows point down only: every #include of src/ against the table of layers.

A library with one door may be included by a single file of the whole tree.
"""

import re
from collections import defaultdict

import csource

# The folders that each folder may include besides itself, and the libraries besides libc and GLib.
LAYERS = {
    'base': ([], ['json-glib', 'libyaml']),
    'text': (['base'], ['hyphen']),
    'doc': (['base', 'text'], []),
    'pass': (['base', 'text', 'doc'], []),
    'syntax': (['base', 'doc', 'text'], []),
    'html': (['base', 'doc', 'syntax'], ['gumbo']),
    'markdown': (['base', 'text', 'doc', 'syntax', 'html'], ['cmark-gfm', 'cmark-gfm extensions']),
    'hugo': (['base', 'doc', 'syntax', 'html'], []),
    'mdbook': (['base', 'doc', 'syntax'], []),
    'front': (['base', 'doc', 'syntax'], []),
    'source': (['base', 'doc', 'pass', 'syntax', 'front', 'markdown', 'hugo', 'mdbook'], []),
    'style': (['base', 'text', 'doc'], []),
    'font': (['base'], ['fontconfig', 'harfbuzz', 'freetype']),
    'image': (['base', 'doc'], ['libpng', 'libjpeg', 'libwebp', 'giflib', 'librsvg', 'qrencode',
                               'cairo']),  # librsvg draws on it
    'epub': (['base', 'text', 'doc', 'style', 'font', 'image'], ['libzip']),
    'type': (['base', 'text', 'doc', 'style', 'font'], ['pango', 'harfbuzz']),
    'layout': (['base', 'text', 'doc', 'style', 'font', 'image', 'type'], []),
    'pdf': (['base', 'doc', 'style', 'font', 'image', 'type', 'layout'], ['cairo', 'freetype', 'zlib']),
    'fetch': (['base'], ['curl']),
    'book': (['base', 'text', 'doc', 'pass', 'hugo', 'source', 'image'], []),
    'batch': (['base', 'doc', 'pass', 'syntax', 'hugo', 'source', 'style', 'font', 'image', 'epub', 'type', 'layout', 'pdf', 'fetch', 'book'],
              ['gio']),
    'cli': (['base', 'style', 'book', 'batch'], []),
}

LIBRARIES = {
    'json-glib': r'json-glib/.*',
    'libyaml': r'yaml\.h',
    'cmark-gfm': r'(cmark-gfm(-core-extensions)?|registry|parser)\.h',
    'cmark-gfm extensions': r'cmark-gfm-extension_api\.h',
    'gumbo': r'gumbo\.h',
    'hyphen': r'hyphen\.h',
    'fontconfig': r'fontconfig/.*',
    'harfbuzz': r'hb[\w-]*\.h',
    'freetype': r'ft2build\.h|freetype/.*',
    'libpng': r'png\.h',
    'libjpeg': r'j(peglib|error)\.h',
    'libwebp': r'webp/.*',
    'giflib': r'gif_lib\.h',
    'librsvg': r'librsvg/.*',
    'qrencode': r'qrencode\.h',
    'libzip': r'zip\.h',
    'curl': r'curl/.*',
    'pango': r'pango/.*',
    'cairo': r'cairo[\w-]*\.h',
    'zlib': r'zlib\.h',
    'gio': r'gio/.*',
}
ONE_DOOR = {'json-glib', 'libyaml', 'cmark-gfm', 'cmark-gfm extensions', 'curl', 'gumbo', 'hyphen', 'libzip', 'qrencode', 'zlib'}

GLIB = re.compile(r'glib(-object|-unix)?\.h|glib/.*')
LIBC = {
    'assert', 'ctype', 'dirent', 'dlfcn', 'errno', 'fcntl', 'float', 'iconv', 'inttypes', 'limits', 'locale',
    'math', 'netinet/in', 'poll', 'setjmp', 'signal', 'spawn', 'stdalign', 'stdarg', 'stdbool', 'stddef', 'stdint',
    'stdio', 'stdlib', 'stdnoreturn', 'string', 'strings', 'sys/file', 'sys/ioctl', 'sys/mman',
    'sys/resource', 'sys/socket', 'sys/stat', 'sys/time', 'sys/types', 'sys/wait', 'termios', 'time', 'unistd',
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)


def library_of(header):
    return next((name for name, pattern in LIBRARIES.items() if re.fullmatch(pattern, header)), None)


def check_project(layer, header):
    """Why a folder may not include a header of ours, or None."""
    if header == 'config.h':
        return None
    folder = header.split('/')[0]
    if folder not in LAYERS:
        return f'"{header}" does not name its layer'
    if folder != layer and folder not in LAYERS[layer][0]:
        return f'{layer} may not include {folder} ("{header}")'
    return None


def check_system(layer, header, library):
    """Why a folder may not include a header of the system, or None."""
    if GLIB.fullmatch(header) or header.removesuffix('.h') in LIBC:
        return None
    if not library:
        return f'<{header}> belongs to no library in the table'
    if library not in LAYERS[layer][1]:
        return f'{layer} may not use {library} (<{header}>)'
    return None


def main():
    problems = []
    doors = defaultdict(set)
    for path in csource.files('.c', '.h'):
        layer = path.relative_to(csource.SRC).parts[0]
        name = path.relative_to(csource.ROOT)
        if layer not in LAYERS:
            problems.append(f'{name}: the folder is not in the table')
            continue
        text = csource.without_comments(path.read_text(encoding='utf-8'))
        for quote, header in INCLUDE.findall(text):
            library = library_of(header) if quote == '<' else None
            problem = (check_project(layer, header) if quote == '"'
                       else check_system(layer, header, library))
            if problem:
                problems.append(f'{name}: {problem}')
            if library in ONE_DOOR:
                doors[library].add(str(name))
    for library, names in sorted(doors.items()):
        if len(names) > 1:
            problems.append(f'{library} has more than one door: {", ".join(sorted(names))}')
    csource.finish(problems)


main()
