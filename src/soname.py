"""Prints the soname of a shared library that the compiler links with: soname.py NAME COMPILER..."""

import re
import subprocess
import sys

name, *compiler = sys.argv[1:]
path = subprocess.run([*compiler, f'-print-file-name=lib{name}.so'], capture_output=True, text=True, check=True).stdout.strip()
header = subprocess.run(['objdump', '-p', path], capture_output=True, text=True, check=True).stdout
print(re.search(r'^\s*SONAME\s+(\S+)$', header, re.MULTILINE)[1], end='')
