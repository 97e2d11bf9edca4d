"""Just enough reading of C for the habit checks: files, text without comments, functions."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / 'src'

COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
TOKEN = re.compile(r'[A-Za-z_]\w*|&&|\|\||""|\S')
NOT_FUNCTIONS = {'if', 'for', 'while', 'switch', 'return', 'sizeof'}


def files(*suffixes, folder=SRC):
    """Every file below a folder with one of the suffixes, in a fixed order."""
    return sorted(p for p in folder.rglob('*') if p.suffix in suffixes)


def without_comments(text):
    """The text with comments blanked; lines and literals stay."""
    def blank(match):
        found = match.group(0)
        return re.sub(r'[^\n]', ' ', found) if found.startswith('/') else found
    return COMMENT_OR_LITERAL.sub(blank, text)


def without_literals(text):
    """The text with comments, literals and preprocessor lines emptied; line numbers stay."""
    def blank(match):
        found = match.group(0)
        return re.sub(r'[^\n]', ' ', found) if found.startswith('/') else '""'
    text = COMMENT_OR_LITERAL.sub(blank, text)
    return re.sub(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', lambda m: '\n' * m.group(0).count('\n'),
                  text, flags=re.MULTILINE)


class Function:
    """A function definition: its name, its first and last line, the tokens of its body."""

    def __init__(self, path, name, first, last, body):
        self.path, self.name, self.first, self.last, self.body = path, name, first, last, body

    @property
    def length(self):
        return self.last - self.first + 1

    def __str__(self):
        return f'{self.path.relative_to(ROOT)}:{self.first}: {self.name}'


def tokens_of(text):
    """(token, line) pairs."""
    line, end = 1, 0
    pairs = []
    for match in TOKEN.finditer(text):
        line += text.count('\n', end, match.start())
        end = match.start()
        pairs.append((match.group(0), line))
    return pairs


def closing(tokens, start):
    """The index of the bracket that closes the one at start."""
    pairs = {'(': ')', '{': '}'}
    opened, closed = tokens[start][0], pairs[tokens[start][0]]
    depth = 0
    for i in range(start, len(tokens)):
        depth += (tokens[i][0] == opened) - (tokens[i][0] == closed)
        if depth == 0:
            return i
    sys.exit(f'unbalanced {opened} at line {tokens[start][1]}')


def functions(path):
    """The functions that a file defines, by looking for `name(...) {` outside any braces."""
    tokens = tokens_of(without_literals(path.read_text(encoding='utf-8')))
    found = []
    i = 0
    while i < len(tokens):
        token, line = tokens[i]
        if token == '{':
            i = closing(tokens, i) + 1
            continue
        after = tokens[i + 1][0] if i + 1 < len(tokens) else ''
        if after == '(' and re.match(r'[A-Za-z_]', token) and token not in NOT_FUNCTIONS:
            end = closing(tokens, i + 1)
            if end + 1 < len(tokens) and tokens[end + 1][0] == '{':
                close = closing(tokens, end + 1)
                found.append(Function(path, token, line, tokens[close][1],
                                      tokens[end + 2:close]))
                i = close
            else:
                i = end
        i += 1
    return found


def finish(problems):
    """Prints what is wrong and ends the check."""
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
