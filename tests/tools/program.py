"""Running the program under test, with limits, and looking at what it did."""

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

# Neither colours nor the configuration of whoever runs the tests.
ENVIRONMENT = {'NO_COLOR': '1', 'XDG_CONFIG_HOME': '/nonexistent'}

SANITIZER_MARKS = ('ERROR: AddressSanitizer', 'ERROR: LeakSanitizer', 'runtime error:')


@dataclass
class Run:
    """One finished run: status is negative for a signal, and None when the time was up."""
    status: int
    stdout: bytes
    stderr: str
    seconds: float
    peak_mb: float

    def crashed(self):
        """Why this run is our bug whatever the input was, or None."""
        if self.status is None:
            return f'still running after {self.seconds:.0f} s'
        if self.status < 0:
            return f'killed by signal {-self.status}\n{self.stderr[-2000:]}'
        if any(mark in self.stderr for mark in SANITIZER_MARKS):
            return self.stderr[-4000:]
        return None


def run(command, cwd=None, seconds=60, stdin=b'', stdout=None, environment=None, prepare=None):
    """Runs a command to its end, or to the end of its time.

    stdout is a file to write to instead of the result; prepare runs in the child before the program.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        start = time.monotonic()
        # pylint: disable=consider-using-with, subprocess-popen-preexec-fn
        process = subprocess.Popen(command, cwd=cwd, stdin=given, stdout=stdout or out, stderr=err,
                                   env={**os.environ, **ENVIRONMENT, **(environment or {})},
                                   preexec_fn=prepare)
        late = threading.Event()
        timer = threading.Timer(seconds, lambda: (late.set(), os.kill(process.pid, 9)))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        elapsed = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        return Run(None if late.is_set() else process.returncode, out.read(),
                   err.read().decode('utf-8', 'replace'), elapsed, usage.ru_maxrss / 1024)
