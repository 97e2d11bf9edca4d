#!/usr/bin/env python3
"""No knots: inside a folder no two modules include each other, directly or around corners.

A module is a .c with its .h. What two modules share stands in a header of its own below both.
"""

import re

import csource

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"([^">]+)\.h"', re.MULTILINE)


def modules():
    """Module -> the modules that it includes, by their paths without suffix."""
    found = {}
    for path in csource.files('.c', '.h'):
        name = path.relative_to(csource.SRC).with_suffix('').as_posix()
        text = csource.without_comments(path.read_text(encoding='utf-8'))
        found.setdefault(name, set()).update(INCLUDE.findall(text))
    for name, included in found.items():
        included.discard(name)
    return found


def knots(graph):
    """The strongly connected components of more than one module (Tarjan's method, without recursion)."""
    index, low, on_stack, stack, found = {}, {}, set(), [], []
    for start in sorted(graph):
        if start in index:
            continue
        work = [(start, iter(sorted(graph[start])))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            name, rest = work[-1]
            for other in rest:
                if other not in graph:
                    continue
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(sorted(graph[other]))))
                    break
                if other in on_stack:
                    low[name] = min(low[name], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    knot = []
                    while not knot or knot[-1] != name:
                        knot.append(stack.pop())
                        on_stack.discard(knot[-1])
                    if len(knot) > 1:
                        found.append(sorted(knot))
    return found


def main():
    csource.finish([f'a knot: {", ".join(knot)}' for knot in knots(modules())])


if __name__ == '__main__':
    main()
