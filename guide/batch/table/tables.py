"""A file of many people as a table: the names of its columns, then its rows, one at a time. Answers are not checked here, or kept.

Goes in: a binary file (.csv, .xlsx, .jsonl), or a folder of answer files.  Comes out: a `Table` whose rows are read as they are asked for.
Refused, as `TableError`: files that hold no table, old or locked Excel files, files that would grow far too large, damaged files.
What kind of file it is, is seen from its first bytes and not from its name. Rows have the numbers that a spreadsheet shows.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from guide.batch.table.cells import empty
from guide.batch.table.columns import MOST_COLUMNS
from guide.batch.table.findings import Finding, FindingCode
from guide.batch.table.table import NumberedRows, Table, TableError, letters_of

LARGEST: Final = 64_000_000
"""Bytes of a file. Ten thousand people with every answer need about four million."""

LONGEST_LINE: Final = 200_000
"""Letters of one person's answers as JSON. Ten times less would do."""


def open_table(source: BinaryIO | Path, most_tags: int = 0) -> Table:
    """The table in a file that can be read and rewound, or in a folder of answer files. `most_tags`: of an Excel file; 0: as usual."""
    if isinstance(source, Path):
        from guide.batch.table.folder import open_folder

        return open_folder(source)
    size = source.seek(0, io.SEEK_END)
    source.seek(0)
    first = source.read(4096)
    source.seek(0)
    if size > LARGEST:
        raise TableError("too_big")
    if not first.strip():
        raise TableError("empty_file")
    if first.startswith(b"PK"):
        from guide.batch.table.xlsx import MOST_TAGS, open_workbook  # a tenth of a second to import, and only needed here

        return open_workbook(source, most_tags or MOST_TAGS)
    if first.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError("old_excel")
    return _json_lines(source) if first.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"{") else _separated(source)


# --- text files ---------------------------------------------------------------------------------------------------------


def _letters(source: BinaryIO) -> tuple[str, int]:
    """How the letters of a text file are written, and how many lines it has: one walk through it."""
    start = source.read(4)
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        source.seek(0)
        decoder, lines = codecs.getincrementaldecoder(encoding)(), 1
        try:
            while chunk := source.read(1 << 16):
                text = decoder.decode(chunk)
                if "\0" in text:
                    raise TableError("not_a_table")
                lines += text.count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        source.seek(0)
        return encoding, lines
    raise TableError("unreadable_letters")


def _lines(source: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of a file that stays open: `TextIOWrapper` would close it."""
    wrapper = io.TextIOWrapper(source, encoding, newline="")
    try:
        yield from wrapper
    finally:
        with suppress(ValueError):  # the file is closed already
            wrapper.detach()


def _separated(source: BinaryIO) -> Table:
    """CSV with commas, semicolons or tabs: what the first line has most of. Excel's own hint, `sep=;`, is heeded."""
    encoding, about = _letters(source)
    lines = _lines(source, encoding)
    first, blank = next(lines, ""), 0
    while first and not first.strip():
        first, blank = next(lines, ""), blank + 1
    if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        sign, first = first[4], next(lines, "")
    else:
        sign = max(",;\t", key=re.sub(r'"[^"]*"', "", first).count)
    records = _numbered(csv.reader(_chain(first, lines), delimiter=sign), blank)
    head_row, head = next(records, (1, ()))
    if len(head) > MOST_COLUMNS:
        raise TableError("too_many_columns", head_row)
    notes = [Finding("windows_letters")] if encoding == "cp1252" else []
    return Table(head, letters_of(len(head)), head_row, _filled(records, len(head)), about - 1, notes)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _numbered(reader: Iterator[list[str]], number: int) -> NumberedRows:
    while True:
        try:
            number += 1
            cells: Sequence[object] = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise TableError("broken_off", number - 1) from None
        yield number, cells


def _filled(rows: NumberedRows, count: int) -> NumberedRows:
    """Every row as long as the head. Cells beyond it are kept to be reported; past MOST_COLUMNS only the first that is not empty."""
    for number, cells in rows:
        if len(cells) > MOST_COLUMNS:
            cells = [*cells[:MOST_COLUMNS], next((cell for cell in cells[MOST_COLUMNS:] if not empty(cell)), None)]
        yield number, [*cells, *[None] * (count - len(cells))]


# --- JSON ---------------------------------------------------------------------------------------------------------------


def _json_lines(source: BinaryIO) -> Table:
    """One object in each line. Its keys are collected first, so that a forbidden one is found before anything is made."""
    encoding, about = _letters(source)
    keys: dict[str, None] = {}
    for line in _lines(source, encoding):
        keys |= dict.fromkeys(_object(line) or {})
        if len(keys) > MOST_COLUMNS:
            raise TableError("too_many_columns")
    source.seek(0)

    def rows() -> NumberedRows:
        for number, line in enumerate(_lines(source, encoding), 1):
            if line.strip():
                yield number, _cells(_object(line), list(keys), "not_json", number)

    return Table(list(keys), [""] * len(keys), 0, rows(), about)


def _object(text: str | bytes) -> dict[str, Any] | None:
    """The answers of one person: an object, or the answer file that the guide gives people to keep."""
    if len(text) > LONGEST_LINE:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict) and isinstance(data.get("answers"), dict):
        data = data["answers"]
    return data if isinstance(data, dict) else None


def _cells(data: dict[str, Any] | None, keys: Sequence[str], code: FindingCode, number: int) -> Sequence[object]:
    return [Finding(code, number)] if data is None else [data.get(key) for key in keys]
