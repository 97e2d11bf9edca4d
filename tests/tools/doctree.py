"""Reading `dump --stage=doc`: one node a line, two spaces of indent a level."""

import re
from dataclasses import dataclass, field

LINE = re.compile(r'( *)(\S+)(.*)')
ATTRIBUTE = re.compile(r' (?:([\w-]+)=)?(?:"((?:\\.|[^"\\])*)"|(\S+))')
ESCAPES = {'\\n': '\n', '\\t': '\t', '\\"': '"', '\\\\': '\\'}


@dataclass
class Node:
    """A node: its attributes with a name, and the strings and flags without one, in order."""
    depth: int
    kind: str
    named: dict = field(default_factory=dict)
    bare: list = field(default_factory=list)


def parse(dump):
    """The nodes in document order. A block of code is called code-block, apart from code in a line."""
    nodes = []
    for line in dump.split('\n'):
        if not line:
            continue
        indent, kind, rest = LINE.fullmatch(line).groups()
        node = Node(len(indent) // 2, kind)
        for name, quoted, word in ATTRIBUTE.findall(rest):
            value = word or re.sub(r'\\.', lambda match: ESCAPES[match.group(0)], quoted)
            if name:
                node.named[name] = value
            else:
                node.bare.append(value)
        if kind == 'code' and 'pos' in node.named:
            node.kind = 'code-block'
        nodes.append(node)
    return nodes
