"""What a table is, whoever reads it: names of columns, then rows, one at a time; or why it cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from guide.batch.table.findings import Code, Finding

MOST_ROWS: Final = 20_000

Rows = Iterator[tuple[int, Sequence[object]]]


class TableError(Exception):
    """The file cannot be read, or not further than this. Holds nothing that stands in it."""

    def __init__(self, code: Code, row: int = 0):
        self.finding = Finding(code, row)
        super().__init__(code)


@dataclass
class Table:
    """`head`: the names of the columns and `places` what to call them in messages; `head_row`: where they stand.

    `rows`: (number, cells), empty ones too. `about`: roughly how many there are. `own_files`: each row is somebody's own answer file,
    which may hold answers off the path, and answers that no table may have; the latter are left out unread.
    `hidden`: the numbers of rows that the spreadsheet does not show.
    """

    head: Sequence[object]
    places: Sequence[str]
    head_row: int
    rows: Rows
    about: int
    notes: list[Finding] = field(default_factory=list)
    own_files: bool = False
    hidden: Collection[int] = ()


def letters_of(count: int) -> list[str]:
    """A, B, … Z, AA, AB: what a spreadsheet calls its columns."""
    return [letter(n) for n in range(count)]


def letter(index: int) -> str:
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
