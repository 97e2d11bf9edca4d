#!/usr/bin/env python3
"""Adds up test logs: failures with what they printed, skips with their reasons, one line of counts.

Each TAP result counts; a test without TAP counts once. Arguments: meson's testlog.json, and what a test in TAP printed (.tap).
"""

import json
import re
import sys
from itertools import takewhile
from pathlib import Path

RESULT = re.compile(r'^(not )?ok\b[ \d]*-? ?(.*?)(?:\s*# SKIP\b ?(.*))?$', re.IGNORECASE)
TAIL = 4000


def short_name(test):
    """Meson puts the project and the suites before the name."""
    return test['name'].split(' / ')[-1]


def is_comment(line):
    return line.startswith('#')


class Summary:
    """The counts so far."""

    def __init__(self):
        self.passed = self.failed = 0
        self.skipped = []

    def fail(self, name, text):
        self.failed += 1
        print(f'FAILED {name}')
        print(''.join(f'    {line}\n' for line in text[-TAIL:].splitlines()))

    def add_tap(self, test):
        """Counts the results of a TAP test; one that ended badly without a failed result counts as one."""
        failed_before = self.failed
        lines = test.get('stdout', '').splitlines()
        for i, line in enumerate(lines):
            match = RESULT.match(line)
            if not match:
                continue
            failed, name, reason = match.groups()
            name = f'{short_name(test)}: {name}'
            if failed:
                # g_test explains a failure before its result, our own runners after it.
                before = takewhile(is_comment, reversed(lines[:i]))
                after = takewhile(is_comment, lines[i + 1:])
                self.fail(name, '\n'.join([*reversed([*before]), *after, test.get('stderr', '')[-TAIL // 2:]]))
            elif reason is not None:
                self.skipped.append(f'{name}: {reason or "no reason given"}')
            else:
                self.passed += 1
        if test['result'] not in ('OK', 'SKIP') and self.failed == failed_before:
            self.fail(f'{short_name(test)} ({test["result"]})', test.get('stdout', '') + test.get('stderr', ''))

    def add_plain(self, test):
        if test['result'] == 'OK':
            self.passed += 1
        elif test['result'] == 'SKIP':
            self.skipped.append(f'{short_name(test)}: {test.get("stdout", "").strip()}')
        else:
            self.fail(f'{short_name(test)} ({test["result"]})', test.get('stdout', '') + test.get('stderr', ''))


def tests_of(log):
    """The tests of a log, as meson writes them."""
    text = log.read_text(encoding='utf-8')
    if log.suffix == '.tap':
        return [{'name': log.stem, 'result': 'OK' if text else 'FAIL', 'stdout': text}]
    return [json.loads(line) for line in text.splitlines()]


def main():
    summary = Summary()
    for log in sys.argv[1:]:
        for test in tests_of(Path(log)):
            is_tap = re.search(r'^(not )?ok\b|^1\.\.\d', test.get('stdout', ''), re.MULTILINE)
            (summary.add_tap if is_tap else summary.add_plain)(test)
    for skip in summary.skipped:
        print(f'SKIPPED {skip}')
    print(f'{summary.passed} passed, {summary.failed} failed, {len(summary.skipped)} skipped')
    sys.exit(1 if summary.failed or not summary.passed else 0)


main()
