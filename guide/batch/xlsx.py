"""An Excel file as a `Table`, read row by row. Formulas are seen, never worked out.

An .xlsx is a zip of XML. Before openpyxl may touch it, its declared sizes are added up (Python's zip reader gives out no more
than was declared), its tags are counted, because each becomes an object in memory, and its parts are searched for XML entities,
which could grow without end, and for merged cells, which openpyxl's streaming reader does not report. Every part is searched:
which part is what, the file itself decides.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final, NamedTuple

from guide.batch.cells import Mark, Month, empty
from guide.batch.columns import MOST_COLUMNS
from guide.batch.tables import MOST_ROWS, Rows, Table, TableError, letters_of

LARGEST_INSIDE: Final = 100_000_000
LARGEST_TEXTS: Final = 20_000_000
"""The texts of all cells stand in one part, which openpyxl keeps in memory."""
MOST_PARTS: Final = 500
MOST_TAGS: Final = 20_000_000
"""Ten thousand people with every answer need a third of that."""

_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^<>]*\bhidden="(?:1|true)")[^<>]*?\br="(\d{1,7})"')
_WINDOW = 1 << 18
_OVERLAP = 200

Merged = bytearray
"""A one for each row that has a part of merged cells."""


def open_workbook(source: BinaryIO, most_tags: int = MOST_TAGS) -> Table:
    """The first sheet of an Excel file with no more than `most_tags`."""
    try:
        with zipfile.ZipFile(source) as archive:
            _refuse_bombs(archive)
            names = archive.namelist()
            if "xl/workbook.xml" not in names:
                raise TableError("not_a_table")
            parts: dict[str, _Part] = {}
            for name in names:
                parts[name] = _scan(archive, name, most_tags)
                most_tags -= parts[name].tags
            sheet, path = _first_sheet(source)
            merged, about, _, hidden = parts[path]
    except TableError:
        raise
    except Exception:  # damaged archives and odd XML fail in many ways, all of which mean the same to the person
        raise TableError("not_a_table") from None
    rows = _rows(sheet)
    head_row, head = _head(rows)
    while head and empty(head[-1]):
        head = head[:-1]
    if len(head) > MOST_COLUMNS:
        raise TableError("too_many_columns", head_row)
    return Table(head, letters_of(len(head)), head_row, _marked(rows, merged, len(head)), max(about - 1, 0), hidden=hidden)


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    texts = sum(i.file_size for i in infos if "sharedStrings" in i.filename)
    if len(infos) > MOST_PARTS or sum(i.file_size for i in infos) > LARGEST_INSIDE or texts > LARGEST_TEXTS:
        raise TableError("too_big")
    if len(set(archive.namelist())) < len(infos):
        raise TableError("not_a_table")  # a part that stands in the list five hundred times would be read as often
    if any(i.flag_bits & 1 for i in infos):
        raise TableError("old_excel")


class _Part(NamedTuple):
    merged: Merged
    rows: int
    tags: int
    hidden: set[int]


def _scan(archive: zipfile.ZipFile, name: str, most_tags: int) -> _Part:
    """Search one part, a window at a time. Raises for entities and for too many tags; returns merged cells, counts and hidden rows."""
    merged, hidden = bytearray(MOST_ROWS + 1), set[int]()
    rows, tags, tail = 0, 0, b""
    with archive.open(name) as part:
        while chunk := part.read(_WINDOW):
            if not tail and chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise TableError("not_a_table")  # no spreadsheet writes its parts like that, and this search would be blind
            tags += chunk.count(b"<")
            if tags > most_tags:
                raise TableError("too_big")
            window = tail + chunk
            if _ENTITY.search(window):
                raise TableError("not_a_table")
            for m in _MERGED.finditer(window):
                first, last = sorted((int(m[2]), int(m[4])))
                merged[first : last + 1] = b"\1" * max(0, min(last, MOST_ROWS) - first + 1)
            hidden.update(row for m in _HIDDEN.finditer(window) if (row := int(m[1])) <= MOST_ROWS)
            rows += sum(1 for m in _ROW.finditer(window) if m.end() > len(tail))
            tail = window[-_OVERLAP:]
    return _Part(merged, rows, tags, hidden)


def _first_sheet(source: BinaryIO) -> tuple[Any, str]:
    """The first sheet, and the name of its part. data_only=False: a formula comes as a formula, not as its last value."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and lists of other programs, which nobody needs here
        book = load_workbook(source, read_only=True, data_only=False, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what a file says about its size may be a million empty rows
    return sheet, str(getattr(sheet, "_worksheet_path", "")).lstrip("/")


def _head(rows: Rows) -> tuple[int, Sequence[object]]:
    for number, cells in rows:
        if not all(map(empty, cells)):
            return number, cells
    raise TableError("empty_file")


def _marked(rows: Rows, merged: Merged, width: int) -> Rows:
    """Rows as long as the head, or longer where something stands beside it.

    In a row with a part of merged cells every empty cell is marked, for nobody knows whose answer it is.
    """
    for number, cells in rows:
        last = max((n for n, cell in enumerate(cells, 1) if cell is not None), default=0)
        kept = list(cells[: max(width, last)])
        if number < len(merged) and merged[number]:
            kept = [Mark.MERGED if empty(cell) else cell for cell in kept]
        yield number, kept


def _rows(sheet: Any) -> Rows:
    """(number, cells) as they stand in the file; cells that are not there are None."""
    from openpyxl.cell.read_only import EMPTY_CELL as nothing

    number = 0
    source: Iterator[Any] = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                row = next(source)
        except StopIteration:
            return
        except Exception:
            raise TableError("broken_off", number) from None
        number += 1
        yield number, [None if cell is nothing else _value(cell) for cell in row]


def _value(cell: Any) -> object:
    value = cell.value
    kind = getattr(cell, "data_type", "n")
    if kind == "f":
        return Mark.FORMULA
    if kind == "e":
        return Mark.ERROR
    if isinstance(value, dt.datetime | dt.date):
        shown = str(cell.number_format).lower().split(";")[0]
        return value if "d" in re.sub(r'\[[^\]]*\]|"[^"]*"', "", shown) or shown in ("general", "") else Month(_date(value))
    if isinstance(value, dt.time | dt.timedelta):
        return Mark.ERROR  # day 0 of Excel, or a span of time: no day of the calendar
    return value


def _date(value: dt.datetime | dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
