"""The rows of the first sheet of an Excel file, one at a time, as a stream. Formulas are seen, never worked out.

Goes in: the open archive and its `Workbook`.  Comes out: (number, cells), each cell as what it holds or a `Mark`.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel, from_ISO8601

from guide.batch.table.cells import LONGEST, Mark, Month
from guide.batch.table.columns import MOST_COLUMNS
from guide.batch.table.table import MOST_ROWS, NumberedRows, TableError
from guide.batch.table.workbook import LARGEST_SHEET, Attributes, Text, Workbook, walk


def rows_of(archive: zipfile.ZipFile, book: Workbook, most_tags: int) -> NumberedRows:
    """(number, cells) as they stand in the file; cells that are not there are None. Rows that are not there are left out.

    Raises TableError: for a row after MOST_ROWS, and where the file is damaged.
    """
    reader, last = _Cells(book), 0
    steps = walk(archive, book.sheet, most_tags, reader, LARGEST_SHEET)
    wrong: TableError | None = None
    while wrong is None:
        try:
            next(steps)
        except StopIteration:
            wrong = TableError("empty_file")
        except TableError as error:
            wrong = error
        except Exception:
            wrong = TableError("broken_off")
        for last, cells in reader.found:
            yield last, [cells.get(n) for n in range(1, MOST_COLUMNS + 2)]
        reader.found.clear()
    match wrong.finding.code:
        case "empty_file":
            return
        case "broken_off":
            raise TableError("broken_off", last) if last else TableError("not_a_table")
    raise wrong


class _Cells:
    """Reads the tags of a sheet. `found`: the rows that ended since the list was last emptied."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.found: list[tuple[int, dict[int, object]]] = []
        self.row = self.column = 0
        self.cells: dict[int, object] = {}
        self.kind = self.style = self.value = ""
        self.formula = False
        self.text = Text()

    def start(self, tag: str, about: Attributes) -> None:
        if tag == "c":
            place = about.get("r", "")
            self.column = _column(place) if place else self.column + 1
            self.kind, self.style, self.value = about.get("t", "n"), about.get("s", "0"), ""
            self.formula, self.text = False, Text()
        elif tag == "row":
            number = float(about.get("r", self.row + 1))
            if number > MOST_ROWS:
                raise TableError("too_many_rows", MOST_ROWS + 1)
            if number != int(number) or number <= self.row:
                raise ValueError
            self.row, self.column, self.cells = int(number), 0, {}
        elif tag == "f":
            self.formula = True
        else:
            self.text.start(tag)

    def end(self, tag: str, text: str) -> None:
        if tag == "v":
            self.value = text
        elif tag == "c":
            if self.column <= MOST_COLUMNS + 1 and (value := self._read()) is not None:
                self.cells[self.column] = value
        elif tag == "row":
            self.found.append((self.row, self.cells))
        else:
            self.text.end(tag, text)

    def _read(self) -> object:
        if self.formula:
            return Mark.FORMULA
        if self.kind == "inlineStr":
            return self.text.take() or None
        if not self.value:
            return None
        try:
            return _value(self.kind, self.value, int(self.style), self.book)
        except (ValueError, OverflowError, IndexError):
            return Mark.ERROR


def _column(place: str) -> int:
    """The number of the column of a cell: B7 -> 2. Raises ValueError when `place` does not name a cell."""
    letters = re.fullmatch(r"([A-Za-z]{1,3})\d+", place)
    if not letters:
        raise ValueError
    number = 0
    for letter in letters[1].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _value(kind: str, text: str, style: int, book: Workbook) -> object:
    """The value of a cell. Raises ValueError, OverflowError or IndexError when that is not what the cell says it is."""
    if kind == "s":
        return book.texts[int(text)]
    if kind == "str":
        return text[: LONGEST + 1]
    if kind == "b":
        return {"1": True, "true": True, "0": False, "false": False}.get(text, Mark.ERROR)
    if kind == "e":
        return Mark.ERROR
    shown = book.formats[style] if style < len(book.formats) else "General"
    if kind == "d":
        return _day(from_ISO8601(text), shown)
    number = float(text) if re.search(r"[.eE]", text) else int(text)
    if not is_date(shown):
        return number
    return _day(from_excel(number, book.epoch, timedelta=is_timedelta_format(shown)), shown)


@lru_cache(maxsize=256)
def is_date(shown: str) -> bool:
    """A cell with this number format shows a date."""
    return bool(is_date_format(shown))


def _day(value: object, shown: str) -> object:
    """A date as its cell shows it: without a day, it is only a month."""
    if not isinstance(value, dt.date):
        return Mark.ERROR  # day 0 of Excel, or a span of time: no day of the calendar
    plain = re.sub(r'\[[^\]]*\]|"[^"]*"', "", shown.lower().split(";")[0])
    if "d" in plain or plain in ("general", ""):
        return value
    return Month(value.date() if isinstance(value, dt.datetime) else value)
