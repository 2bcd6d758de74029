"""`python -m guide` in the process of the tests: the same arguments, streams and exit status, without half a second for each start.

What only a process shows (the shell, signals, Python's own end, missing packages) is tested with one: tests/test_command_line.py.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from dataclasses import dataclass
from typing import BinaryIO

import pytest

from guide.__main__ import main


@dataclass(frozen=True)
class Done:
    """The same names as `subprocess.CompletedProcess`."""

    returncode: int
    stdout: bytes
    stderr: bytes


def guide(*arguments: str, text: str | bytes = b"", stdout: BinaryIO | None = None) -> Done:
    """Run a command. `text`: what stands on standard input. `stdout`: an open file instead of one that is read afterwards."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as kept, tempfile.TemporaryFile() as said:
        given.write(text.encode() if isinstance(text, str) else text)
        given.seek(0)
        back = io.TextIOWrapper(given, "utf-8")
        out = io.TextIOWrapper(stdout or kept, "utf-8")
        err = io.TextIOWrapper(said, "utf-8", write_through=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", back)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                code = main(arguments)
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            try:
                out.flush()
            except OSError as error:  # what Python says at the end of a process
                err.write(f"Exception ignored in: {type(error).__name__}\n")
        kept.seek(0)
        said.seek(0)
        done = Done(code, b"" if stdout else kept.read(), said.read())
        for stream in (back, out, err):
            stream.detach()  # else it would close its file
        return done


def broken_pipe() -> BinaryIO:
    """Standard output whose reader has gone away."""
    reads, writes = os.pipe()
    os.close(reads)
    return os.fdopen(writes, "wb")
