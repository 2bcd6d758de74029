"""What several commands have in common: arguments, files in and out, lines on the terminal, and how they stop. English only.

Goes in: what a command made, and where it goes; `-` is standard input or output.  Comes out: bytes, lines, and an exit status.
`kindly` is the one place that catches what can happen to any command. Only the standard library is imported, here and in what is
used from here, so that even a missing package ends in a clear line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NoReturn, TextIO

from guide.pdf.sizes import BODY, PAPERS

OK: Final = 0
FOUND_PROBLEMS: Final = 1
WRONG_INPUT: Final = 2
DAMAGED: Final = 3
"""A file of the guide itself is missing or damaged."""
INTERRUPTED: Final = 130
"""What a shell expects after Ctrl+C."""


class Unwritten(Exception):
    """Standard output took no more: the disk behind it is full, or it was closed before the start."""


def kindly(run: Callable[[], int], whole: Callable[[], bool]) -> int:
    """Run a command; gives its exit status, also when it is interrupted or something is missing.

    whole: called after an unforeseen exception; True when content and catalogs can be read. Then the exception is a mistake in the code
    and is raised again, so that its traceback is seen. Otherwise a line says that a file of the guide is damaged.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows another sign, and the rest
    try:
        try:
            return run()
        finally:
            if sys.stdout is not None:
                with _output():  # what argparse printed is still on its way
                    pass
    except Unwritten:
        return fail("the output could not be written; look at the room on the disk")
    except KeyboardInterrupt:
        warn("stopped")
        return INTERRUPTED
    except ImportError as error:
        if not error.name or error.name.partition(".")[0] == "guide":
            raise
        return fail(
            f"the package {error.name} is missing or too old; start the guide with the Python of .venv, "
            "such as .venv/bin/python -m guide, or run `make run` first"
        )
    except Exception:
        if whole():
            raise
        warn("a file of the guide itself is missing or damaged; `python -m guide check` says which")
        return DAMAGED


# --- arguments ----------------------------------------------------------------------------------------------------------


def add_sizes(parser: argparse.ArgumentParser) -> None:
    """Add `--paper` and `--size`, for a command that makes papers."""
    parser.add_argument("--paper", choices=tuple(PAPERS), default="letter")
    parser.add_argument("--size", choices=tuple(BODY), default="normal", help="size of the letters: 11, 14 or 18 points")


def add_today(parser: argparse.ArgumentParser, about: str = "count from this day (default: today)") -> None:
    """Add `--today`: None, or the day to count from."""
    parser.add_argument("--today", type=_day, default=None, metavar="YYYY-MM-DD", help=about)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD") from None


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A type of argument: a whole number from `least` to `most`."""

    def read_number(text: str) -> int:
        found = int(text) if text.isdecimal() else least - 1
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(f"write a number from {least} to {most}")
        return found

    return read_number


# --- lines --------------------------------------------------------------------------------------------------------------


def tell(text: str) -> None:
    """A line for standard output."""
    with _output() as out:
        out.write(f"{text}\n")


def warn(line: str) -> None:
    """A line for standard error."""
    with suppress(OSError, AttributeError, ValueError):  # it is closed
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def fail(line: str) -> int:
    """Say what is wrong; gives the exit status for it."""
    warn(line)
    return WRONG_INPUT


def stop(lines: Iterable[str]) -> NoReturn:
    """End the command with status 2, and a line for each problem."""
    for line in lines:
        warn(line)
    raise SystemExit(WRONG_INPUT)


@contextmanager
def _output() -> Iterator[TextIO]:
    """Standard output. A reader who goes away (`| head -1`) has read enough: the rest goes nowhere, and the command ends as it would."""
    try:
        if sys.stdout is None:  # closed before the start
            raise OSError
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _into_nothing()
    except OSError:
        _into_nothing()
        raise Unwritten from None


def _into_nothing() -> None:
    """What still waits to be printed, and what follows, goes nowhere; else Python itself would complain at the end."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


# --- files --------------------------------------------------------------------------------------------------------------


def read(where: str) -> bytes:
    """A file, or standard input for `-`. Raises OSError."""
    if where != "-":
        return Path(where).read_bytes()
    if sys.stdin is None:  # closed before the start
        raise OSError
    return sys.stdin.buffer.read()


def write(where: str, data: bytes, inputs: Iterable[str | Path] = (), *, new: bool = False) -> int:
    """Write a file, or standard output for `-`; gives the exit status.

    inputs: files that the command reads. They are never written over, also under another name.  new: an existing file is not either.
    """
    if where == "-":
        with _output() as out:
            out.buffer.write(data)
        return OK
    if _is_one_of(where, inputs):
        return fail("this is a file that the command reads; name another one for what it makes, so that nothing is lost")
    try:
        with Path(where).open("xb" if new else "wb") as file:
            file.write(data)
    except FileExistsError:
        return fail("there is a file with this name already, and it may be filled in; name another one, so that nothing is lost")
    except OSError:
        return fail("the file could not be written; look at its name and place")
    return OK


def _is_one_of(where: str, inputs: Iterable[str | Path]) -> bool:
    """`where` is one of these files under any name: relative, by a link, behind standard input, or in a folder that is read."""
    with suppress(OSError, RuntimeError):
        path = Path(where).resolve(strict=True)
        there, folder = path.stat(), path.parent.stat()
        known = [found for found in map(_stat, inputs) if found]
        return stat.S_ISREG(there.st_mode) and any(os.path.samestat(mine, found) for mine in (there, folder) for found in known)
    return False  # nothing is there, or only links that lead in a circle


def _stat(name: str | Path) -> os.stat_result | None:
    with suppress(OSError, AttributeError, ValueError):  # not there; no standard input
        return os.fstat(sys.stdin.fileno()) if name == "-" else Path(name).stat()
    return None
