#!/usr/bin/env python3
"""The world outside has one door: only base/world.c asks the system about files, the environment and the clock.

base/out.c writes. Libraries that open files themselves are called where the table allows it, with the reason.
"""

import re

import csource

DOOR = 'base/world.c'

# What may not be called elsewhere, as parts of a regular expression.
CALLS = [
    # files and folders
    r'open(at2?|64)?', r'creat', r'f(re)?open', r'f?stat(at|x|fs|vfs)', r'l?stat', r'(eu?id|f)?access(at)?',
    r'(fd)?opendir', r'readdir(_r)?', r'scandir(at)?', r'n?ftw', r'fts_open', r'glob', r'readlink(at)?', r'realpath',
    r'canonicalize_file_name', r'getcwd', r'getwd', r'get_current_dir_name', r'f?chdir', r'mkdir(at)?', r'mkdtemp',
    r'mko?stemps?', r'tmpfile', r'rename(at2?)?', r'unlink(at)?', r'remove', r'rmdir', r'symlink(at)?', r'link(at)?',
    r'mkfifo(at)?', r'mknod(at)?', r'truncate', r'f?chmod(at)?', r'[fl]?chown(at)?', r'utimes?', r'utimensat', r'umask',
    r'g_(open|fopen|freopen|creat|l?stat|access|unlink|remove|rename|rmdir|chdir|chmod|utime)',
    r'g_mkdir\w*', r'g_mkdtemp\w*', r'g_mkstemp\w*', r'g_file_\w+', r'g_dir_\w+', r'g_mapped_file_new\w*',
    r'g_get_(\w+_)?dirs?', r'g_get_\w+_special_dir', r'g_find_program_in_path', r'g_build_filename_from_environ',
    # the environment and the terminal
    r'(secure_)?getenv', r'(un)?setenv', r'putenv', r'g_(un)?(get|set|list)?env(iron)?(_\w+)?', r'g_get_environ',
    r'g_get_(user|real|host)_name', r'isatty', r'ttyname(_r)?', r'get(u|g)id', r'getpw\w+',
    # standard input
    r'getchar(_unlocked)?', r'scanf', r'gets',
    # clocks
    r'time', r'clock', r'clock_gettime', r'gettimeofday', r'timespec_get', r'(local|gm)time(_r)?', r'g_get_real_time',
    r'g_get_monotonic_time', r'g_get_current_time', r'g_date_time_new_now\w*', r'g_timer_new', r'g_time_zone_new\w*',
    # libraries that open files
    r'dlopen', r'g_module_open\w*', r'FT_New_Face', r'FcConfigBuildFonts', r'FcInit\w*',
    r'hb_(blob|face)_create_from_file\w*', r'hnj_hyphen_load', r'rsvg_handle_new_from_(file|gfile)\w*', r'cairo_image_surface_create_from_png', r'zip_open',
    r'gzopen', r'json_parser_load_from_(mapped_)?file',
]
CALL = re.compile(r'(?<![\w.>])(' + '|'.join(CALLS) + r')\s*\(')
# A path made absolute from the working folder; from a folder that is named it is a matter of texts.
FROM_HERE = re.compile(r'\b(g_canonicalize_filename)\s*\((?:[^;]*),\s*NULL\s*\)')
NAMES = re.compile(r'\b(stdin|STDIN_FILENO|environ)\b')

# File -> what it may call nevertheless, and why.
ALLOWED = {
    'base/out.c': ({'stat', 'g_mkstemp_full', 'fchmod', 'rename', 'unlink', 'open'},
                   'the door for what is written'),
    'base/library.c': ({'dlopen'}, 'the linker finds libraries'),
    'text/hyphenation.c': ({'hnj_hyphen_load'}, 'libhyphen opens dictionaries, by fixed paths of the system'),
    'font/family.c': ({'FcConfigBuildFonts'}, 'fontconfig finds the fonts of the system'),
    'font/subset.c': ({'hb_blob_create_from_file'}, 'HarfBuzz maps a font file that fontconfig found'),
    'hugo/site.c': ({'g_time_zone_new_identifier'}, 'GLib reads the time zones of the system'),
}


def calls_of(text):
    """(name, line) of whatever asks the system."""
    for pattern in (CALL, FROM_HERE, NAMES):
        for match in pattern.finditer(text):
            yield match.group(1), text.count('\n', 0, match.start()) + 1


def main():
    problems = []
    for path in csource.files('.c', '.h'):
        name = path.relative_to(csource.SRC).as_posix()
        if name == DOOR:
            continue
        allowed = ALLOWED.get(name, (set(), ''))[0]
        found = list(calls_of(csource.without_literals(path.read_text(encoding='utf-8'))))
        problems += [f'src/{name}:{line}: {call} asks the system: base/world.h is the door'
                     for call, line in found if call not in allowed]
        problems += [f'src/{name}: {call} is allowed and not called'
                     for call in sorted(allowed - {call for call, _ in found})]
    csource.finish(problems)


main()
