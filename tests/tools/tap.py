"""Test results in the Test Anything Protocol: one line a result, problems as comments after it."""

import sys


class Tap:
    """Counts and prints results; done() ends the run."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def result(self, name, problem=None):
        """Passes without a problem, fails with one (a text that may have several lines)."""
        self.count += 1
        self.failed += bool(problem)
        print(f'{"not ok" if problem else "ok"} {self.count} - {clean(name)}', flush=True)
        for line in (problem or '').splitlines():
            print(f'# {line}', flush=True)

    def skip(self, name, reason):
        self.count += 1
        print(f'ok {self.count} - {clean(name)} # SKIP {reason}', flush=True)

    def done(self):
        print(f'1..{self.count}')
        sys.exit(1 if self.failed else 0)


def clean(name):
    """TAP gives # a meaning."""
    return str(name).replace('#', '')
