"""A folder of answer files as a table: each file is one person, in the order of the names of the files.

Goes in: a folder.  Comes out: a `Table` with rows 1, 2, 3 …, or TableError; and from `sort_out`, which file is which row.
A file name such as `ana.json` names a person. So no file name goes into a paper, the report or a `Finding`. The command shows the
names once, on the terminal of the person who keeps the folder and sees them there anyway.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from guide.batch.table.findings import Finding
from guide.batch.table.table import MOST_ROWS, NumberedRows, Table, TableError
from guide.core.answers import VERSION

LARGEST: Final = 200_000
"""Bytes of an answer file; one with every answer has a fiftieth of that."""


def sort_out(folder: Path) -> tuple[list[Path], list[Path]]:
    """(answer files, everything else), each in the order of their names, capital letters like small ones. Raises OSError.

    What begins with { is an answer file, however its name ends: phones and Windows make `luz.JSON` and `rosa.json.txt` of it.
    Names that begin with a dot belong to the system, such as .DS_Store.
    """
    found = [path for path in folder.iterdir() if not path.name.startswith(".")]
    answers: list[Path] = []
    others: list[Path] = []
    for path in sorted(found, key=lambda path: (path.name.casefold(), path.name)):
        (answers if _begins_like_one(path) else others).append(path)
    return answers, others


def _begins_like_one(path: Path) -> bool:
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                first = file.read(4096)
            return first.decode(json.detect_encoding(first), "ignore").lstrip("\ufeff \t\r\n").startswith("{")
    return False


def open_folder(folder: Path) -> Table:
    """The answer files of a folder as rows. Raises TableError when there are none, and OSError."""
    files, others = sort_out(folder)
    if not files:
        raise TableError("no_answer_files")
    keys: dict[str, None] = {}
    for file in files[:MOST_ROWS]:
        keys |= dict.fromkeys(_answers(file) or {})

    def rows() -> NumberedRows:
        for number, file in enumerate(files, 1):
            answers = _answers(file)
            cells: Sequence[object] = [Finding("own_file", number)] if answers is None else [answers.get(key) for key in keys]
            yield number, cells

    notes = [Finding("answer_files"), *([Finding("passed_over", other=len(others))] if others else [])]
    return Table(list(keys), [""] * len(keys), 0, rows(), len(files), notes, own_files=True)


def _answers(file: Path) -> dict[str, Any] | None:
    """What an answer file holds under `answers`; None for any other file, and for one that a newer guide wrote."""
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(file.read_bytes()) if file.stat().st_size < LARGEST else None
        if isinstance(data, dict) and isinstance(data.get("answers"), dict) and isinstance(data.get("version"), int):
            return data["answers"] if data["version"] <= VERSION else None
    return None
