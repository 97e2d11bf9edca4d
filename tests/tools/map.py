#!/usr/bin/env python3
"""src/README.md is the map: it names every folder of src/."""

import re

import csource


def main():
    path = csource.SRC / 'README.md'
    if not path.exists():
        csource.finish(['src/README.md: is missing'])
    text = path.read_text(encoding='utf-8')
    folders = [p.name for p in sorted(csource.SRC.iterdir()) if p.is_dir()]
    csource.finish([f'src/README.md: does not name {folder}/' for folder in folders
                    if not re.search(rf'\b{folder}/', text)])


main()
