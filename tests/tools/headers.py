#!/usr/bin/env python3
"""Each header compiles alone, and opens with #pragma once. Argument: the build folder."""

import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import csource

BUILD = Path(sys.argv[1])
KEPT = ('-I', '-D', '-std', '-isystem', '-W', '-pthread')


def commands():
    """Layer -> compiler and flags, from the first file of that layer that the build compiles."""
    found = {}
    for entry in json.loads((BUILD / 'compile_commands.json').read_text()):
        path = (BUILD / entry['file']).resolve()
        if csource.SRC not in path.parents:
            continue
        layer = path.relative_to(csource.SRC).parts[0]
        arguments = shlex.split(entry['command'])
        compiler = [a for a in arguments[:2] if not a.startswith('-')][:1]
        if arguments[0].endswith('ccache'):
            compiler = arguments[:2]
        flags = [a for a in arguments if a.startswith(KEPT) and not a.startswith('-Wl')]
        found.setdefault(layer, compiler + flags)
    return found


def compile_alone(header, command):
    """What the compiler says about a header, or an empty string."""
    text = f'#include "{header.relative_to(csource.SRC)}"\n'
    run = subprocess.run([*command, '-Werror', '-Wno-unused', '-fsyntax-only', '-x', 'c', '-'],
                         input=text, capture_output=True, text=True, cwd=BUILD, check=False)
    return run.stderr if run.returncode else ''


def main():
    by_layer = commands()
    problems = []
    headers = csource.files('.h')
    with ThreadPoolExecutor(2) as pool:
        jobs = {}
        for header in headers:
            layer = header.relative_to(csource.SRC).parts[0]
            name = header.relative_to(csource.ROOT)
            if not header.read_text(encoding='utf-8').startswith('#pragma once\n'):
                problems.append(f'{name}: does not open with #pragma once')
            if layer not in by_layer:
                problems.append(f'{name}: the build compiles nothing of {layer}')
                continue
            jobs[name] = pool.submit(compile_alone, header, by_layer[layer])
    problems += [f'{name}: {job.result()}' for name, job in jobs.items() if job.result()]
    csource.finish(problems)


main()
