"""What the log says of a failure. It never repeats the message of an exception, which may hold what a person wrote."""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final

LOG: Final = logging.getLogger(__name__)


def note_failure(what: str, error: BaseException) -> None:
    """One line in the log: what failed, the kind of mistake, and where."""
    LOG.error("%s failed: %s", what, where(error))


def where(error: BaseException) -> str:
    """The kind of mistake, and the place in the code: "ValueError at question.py:120"."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


@contextlib.contextmanager
def discreet_logs() -> Iterator[None]:
    """While it is open, no log of this process holds a visitor's address or the message of an exception, also not those of libraries."""
    for name in ("uvicorn.error", "uvicorn.access"):  # Streamlit sets them again when it starts
        logging.getLogger(name).setLevel(logging.WARNING)
    make = logging.getLogRecordFactory()

    def discreet(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = f"{record.getMessage()} ({where(record.exc_info[1])})", ()
            record.exc_info = record.exc_text = None
        return record

    logging.setLogRecordFactory(discreet)
    try:
        yield
    finally:
        logging.setLogRecordFactory(make)
