"""An Excel file as a `Table`, read row by row. Formulas are seen, never worked out.

Before anything is read, the declared sizes of its parts are added up; Python's zip reader gives out no more than was declared.
What is inside is read by workbook.py and excel_rows.py.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import BinaryIO, Final

from guide.batch.table.cells import Mark, empty
from guide.batch.table.columns import MOST_COLUMNS
from guide.batch.table.excel_rows import rows_of
from guide.batch.table.table import NumberedRows, Table, TableError, letters_of
from guide.batch.table.workbook import WORKBOOK, Merged, read_workbook

LARGEST_INSIDE: Final = 100_000_000
MOST_PARTS: Final = 500
MOST_TAGS: Final = 20_000_000
"""Ten thousand people with every answer need a third of that."""


def open_workbook(source: BinaryIO, most_tags: int = MOST_TAGS) -> Table:
    """The first sheet of an Excel file, with no more than `most_tags` in any of its parts."""
    try:
        archive = zipfile.ZipFile(source)  # it stays open, as `source` does: its rows are read as they are asked for
        _refuse_bombs(archive)
        book = read_workbook(archive, most_tags)
    except TableError:
        raise
    except Exception:  # damaged archives and odd XML fail in many ways, all of which mean the same to the person
        raise TableError("not_a_table") from None
    rows = rows_of(archive, book, most_tags)
    head_row, head = _head(rows)
    while head and empty(head[-1]):
        head = head[:-1]
    if len(head) > MOST_COLUMNS:
        raise TableError("too_many_columns", head_row)
    return Table(head, letters_of(len(head)), head_row, _marked(rows, book.merged, len(head)), max(book.about - 1, 0), hidden=book.hidden)


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    if len(infos) > MOST_PARTS or sum(i.file_size for i in infos) > LARGEST_INSIDE:
        raise TableError("too_big")
    if len(set(archive.namelist())) < len(infos) or WORKBOOK not in archive.namelist():
        raise TableError("not_a_table")
    if any(i.flag_bits & 1 for i in infos):
        raise TableError("old_excel")


def _head(rows: NumberedRows) -> tuple[int, Sequence[object]]:
    for number, cells in rows:
        if not all(map(empty, cells)):
            return number, cells
    raise TableError("empty_file")


def _marked(rows: NumberedRows, merged: Merged, width: int) -> NumberedRows:
    """Rows as long as the head, or longer where there are cells beside it.

    In a row with merged cells every empty cell is marked: the value belongs to several rows, and it is not known to which.
    """
    for number, cells in rows:
        last = max((n for n, cell in enumerate(cells, 1) if cell is not None), default=0)
        kept = list(cells[: max(width, last)])
        if number < len(merged) and merged[number]:
            kept = [Mark.MERGED if empty(cell) else cell for cell in kept]
        yield number, kept
