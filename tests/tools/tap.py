"""Test results in the Test Anything Protocol: one line a result, problems as comments after it."""

import sys


class Tap:
    """Counts and prints results; done() ends the run."""

    def __init__(self):
        self.count = self.failed = self.skipped = 0

    def result(self, name, problem=None):
        """Passes without a problem, fails with one (a text that may have several lines)."""
        self.count += 1
        self.failed += bool(problem)
        print(f'{"not ok" if problem else "ok"} {self.count} - {clean(name)}', flush=True)
        for line in (problem or '').splitlines():
            print(f'# {line}', flush=True)

    def skip(self, name, reason):
        self.count += 1
        self.skipped += 1
        print(f'ok {self.count} - {clean(name)} # SKIP {reason}', flush=True)

    def done(self, counts=False):
        """Prints the plan, on request the counts in words, and ends the process."""
        print(f'1..{self.count}')
        if counts:
            passed = self.count - self.failed - self.skipped
            print(f'{passed} passed, {self.failed} failed, {self.skipped} skipped')
        sys.exit(1 if self.failed else 0)


def clean(name):
    """TAP gives # a meaning."""
    return str(name).replace('#', '')
