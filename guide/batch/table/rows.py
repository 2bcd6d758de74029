"""Rows of a table to people's answers: each is a `Row`, or a list of what is wrong with it. One bad row never stops the rest.

Goes in: a `Table`, the Content, the Campaign and the day.  Comes out, row by row: a `Row` or None, and findings.
A row is refused whole when one of its cells is wrong: half a person's answers could lack the one date that matters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.batch.table.cells import Mark, Order, empty, read_cell
from guide.batch.table.columns import COMMENT, LAWYER_NOTES, Column, Columns, forbidden, read_head
from guide.batch.table.findings import Finding
from guide.batch.table.table import MOST_ROWS, Table, TableError, letter
from guide.content.load import Content
from guide.core.answers import Answers, Value, paydays_reversed, problem_with
from guide.core.campaign import Campaign, merge, not_used
from guide.core.interview import asked_again, reached


@dataclass(frozen=True, slots=True)
class Row:
    """One person: the number of the row, and what this person answered. There is no name. `lawyer_notes`: asks for notes for a lawyer."""

    number: int
    answers: Answers
    lawyer_notes: bool = False

    @property
    def silent(self) -> bool:
        """Nothing was answered, and nothing asked for."""
        return not self.answers.values and not self.lawyer_notes


Found = tuple[Row | None, list[Finding]]
"""A row, or None, and what was found in it."""


class Rows:
    """Reads a table row by row. `problems`: what is wrong with the table as a whole; when there are any, no row is read.

    `most`: the last row that is read.
    """

    def __init__(self, table: Table, content: Content, campaign: Campaign, today: dt.date, order: Order = "", most: int = MOST_ROWS):
        self.table = table
        self.content = content
        self.campaign = campaign
        self.today = today
        self.order = order
        self.most = most
        self.columns = Columns(content)
        head: Sequence[object] = table.head
        if table.own_files:  # what a person keeps may hold what no table may: it is left out unread, and so is what is unknown
            known = {*content.question, LAWYER_NOTES.name}
            head = [name if isinstance(name, str) and not forbidden(name, content) and name in known else "#" for name in head]
        self.head, self.problems = read_head(head, table.places, table.head_row, self.columns)
        if table.own_files:
            self.problems = []  # a file without a single answer is its own row's problem, or none
        self.notes = table.notes
        self._seen: dict[int, int] = {}
        self.read = 0
        """Rows with answers, good or bad, so far."""

    def __iter__(self) -> Iterator[Found]:
        if self.problems:
            return
        rows = iter(self.table.rows)
        unticked: list[int] = []
        while True:
            try:
                number, cells = next(rows)
                if number > self.most:
                    raise TableError("too_many_rows", number)
            except StopIteration:
                break
            except TableError as error:
                yield None, [error.finding, *_unticked(unticked)]
                return
            if not self.table.own_files and self._comment_or_empty(cells):
                continue
            row, findings = self._row(number, cells)
            if row and row.silent and not self.table.own_files:  # spreadsheets write FALSE where nothing was ticked
                unticked.append(number)
                continue
            self.read += 1
            yield row, findings
        if unticked:
            yield None, _unticked(unticked)
        if not self.read:
            yield None, [Finding("empty_table")]

    @staticmethod
    def _comment_or_empty(cells: Sequence[object]) -> bool:
        given = [cell for cell in cells if not empty(cell) and cell is not Mark.MERGED]
        first = cells[0] if cells else None
        return not given or (isinstance(first, str) and first.lstrip().startswith("#"))

    def _row(self, number: int, cells: Sequence[object]) -> tuple[Row | None, list[Finding]]:
        if cells and isinstance(cells[0], Finding):
            return None, [cells[0]]
        if any(cell is Mark.MERGED for cell in cells):
            return None, [Finding("merged", number)]
        values: dict[str, Value] = {}
        places: dict[str, list[str]] = {}
        found: list[Finding] = []
        lawyer_notes = False
        for index, cell in enumerate(cells):
            column = self.head[index] if index < len(self.head) else None
            if column == COMMENT or (column is None and empty(cell)):
                continue
            if column is None:
                found.append(Finding("no_heading", number, letter(index)))
                continue
            read = read_cell(cell, column, self.columns, self.order)
            found += [Finding(code, number, self.table.places[index], column.name) for code in (read.code, read.note) if code]
            if column == LAWYER_NOTES:
                lawyer_notes = read.value is not None
            elif read.value is not None:
                self._keep(read.value, column, values)
                places.setdefault(column.question, []).append(self.table.places[index])
        if not any(not f.note for f in found):
            found += self._judged(number, values, places)
        if any(not f.note for f in found):
            return None, found
        answers = Answers({q: self._in_order(q, values[q]) for q in self.content.question if q in values})
        together = merge(self.campaign, answers)
        old = (q for q in self.content.question if asked_again(self.content.question[q], together))
        found += [Finding("asked_again", number, ", ".join(filter(None, places.get(q, ()))), q) for q in old]
        if not self.table.own_files and (twin := self._seen.setdefault(hash(tuple(answers.values.items())), number)) != number:
            found.append(Finding("twin", number, other=twin))
        if number in self.table.hidden:
            found.append(Finding("hidden", number))
        return Row(number, answers, lawyer_notes), found

    @staticmethod
    def _keep(value: Value, column: Column, values: dict[str, Value]) -> None:
        values[column.question] = (*values.get(column.question, ()), column.option) if column.option else value

    def _in_order(self, question: str, value: Value) -> Value:
        return tuple(o for o in self.content.options[question] if o in value) if isinstance(value, tuple) else value

    def _judged(self, number: int, values: Mapping[str, Value], places: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
        """What the answers say together, and with the campaign. `places`: the columns in which each question is answered."""
        at = {question: ", ".join(filter(None, columns)) for question, columns in places.items()}
        for question, value in values.items():
            if code := problem_with(self.content.question[question], value, self.content, self.today):
                yield Finding(code, number, at.get(question, ""), question)
        together = merge(self.campaign, Answers(values))
        if paydays_reversed(together.day("when_pay_first"), together.day("when_pay_last")):
            question = "when_pay_last" if "when_pay_last" in values else "when_pay_first"
            yield Finding("before_first", number, at.get(question, ""), question)
        if self.table.own_files:
            return
        on_path = reached(together, self.content)
        for question in values:
            if needs := not_used(question, on_path, self.content):
                yield Finding("not_used", number, at.get(question, ""), question, needs=needs)


def _unticked(rows: Sequence[int]) -> list[Finding]:
    """One finding for all rows without an answer: there may be a thousand of them."""
    return [Finding("unticked", rows[0], other=len(rows))] if rows else []


class SmallTable:
    """The rows of a small table, read to their end before anything is made. Raises TableError when there are more than `most` people."""

    def __init__(self, rows: Rows, most: int):
        self.problems, self.notes = rows.problems, rows.notes
        self.found: list[Found] = []
        for found in rows:
            if rows.read > most:
                raise TableError("too_many_people")
            self.found.append(found)
        self.read = rows.read

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)
