"""What a table is, from whatever kind of file: names of columns, then rows, one at a time; or why it cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from guide.batch.table.findings import Finding, FindingCode

MOST_ROWS: Final = 20_000

NumberedRows = Iterator[tuple[int, Sequence[object]]]
"""(number, cells), one row after the other."""


class TableError(Exception):
    """The file cannot be read, or not past this row. `finding` says why; it repeats nothing from the file."""

    def __init__(self, code: FindingCode, row: int = 0):
        self.finding = Finding(code, row)
        super().__init__(code)


@dataclass
class Table:
    """`head`: the names of the columns and `places` what to call them in messages; `head_row`: where they stand.

    `rows`: (number, cells), empty ones too. `about`: roughly how many there are. `own_files`: each row is the answer file of one
    person, which may hold answers off the path, and answers that no table may have; the latter are left out unread.
    `hidden`: the numbers of rows that the spreadsheet does not show.
    """

    head: Sequence[object]
    places: Sequence[str]
    head_row: int
    rows: NumberedRows
    about: int
    notes: list[Finding] = field(default_factory=list)
    own_files: bool = False
    hidden: Collection[int] = ()


def letters_of(count: int) -> list[str]:
    """A, B, … Z, AA, AB: what a spreadsheet calls its columns."""
    return [letter(n) for n in range(count)]


def letter(index: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 26 is AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
