"""What can be made of a campaign: its file, a flyer, blank papers, the empty table, and the papers of a whole table.

Goes in: a campaign and the form that asks for it.  Comes out: bytes with their kind and name, or rows that are ready to be made.
Everything here runs in a thread, in memory; no file name says anything about the workplace or a person.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple, cast

from guide.batch.table.findings import Finding
from guide.content.languages import BOTH, CODES, EACH, InABatch, OnPaper
from guide.core.campaign import Campaign, write_campaign
from guide.library import content
from guide.web.clinic.words import MOST_COPIES, MOST_PEOPLE
from guide.web.forms import Form
from guide.words.language import languages_for

MOST_TAGS = 500_000
"""Of an Excel file: three times what two hundred people with every answer need."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class File(NamedTuple):
    data: bytes
    kind: str
    name: str


class WrongCopies(ValueError):
    """The number of copies is none, or too large."""


def campaign_file(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> File:
    return File(write_campaign(campaign).encode(), "application/toml", "campaign.toml")


def flyer(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> File:
    """In both languages, whatever the page speaks."""
    from guide.batch.flyer import make_flyer  # half a second to import, as all that makes papers

    data = make_flyer(campaign, wizard, content(), today, languages_for(BOTH), _paper(form))
    return File(data, "application/pdf", "flyer.pdf")


def empty_table(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> File:
    from guide.batch.table.template import make_template

    return File(make_template(content(), campaign), XLSX, "table.xlsx")


def blank_stack(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> File:
    """Copies with the campaign filled in and the person left blank, in one file to print. Raises WrongCopies."""
    from guide.batch.make import Job, papers_of
    from guide.batch.run import blank_stacks

    number = form.one("copies").strip()
    if not (number.isascii() and number.isdecimal() and len(number) < 5 and 1 <= int(number) <= MOST_COPIES):
        raise WrongCopies
    chosen = papers_of(cast(OnPaper, form.one("language", (BOTH, *CODES))))
    place = _OneFile()
    blank_stacks(Job(campaign, content(), today, chosen, _paper(form), _size(form)), int(number), place)
    return File(place.stack, "application/pdf", "stack.pdf")


def read_table(campaign: Campaign, form: Form, today: dt.date) -> tuple[Iterator[bytes], list[Finding]]:
    """The pieces of a zip archive, each made when it is asked for, and what is wrong with the table if nothing can be made."""
    from guide.batch.make import Job, papers_of
    from guide.batch.run import zip_of
    from guide.batch.table.rows import Held, Rows
    from guide.batch.table.table import TableError
    from guide.batch.table.tables import open_table

    chosen = papers_of(cast(InABatch, form.one("language", (BOTH, *CODES, EACH))))
    order = cast(Literal["", "day-first", "month-first"], form.one("dates", ("", "day-first", "month-first")))
    job = Job(campaign, content(), today, chosen, _paper(form), _size(form))
    summary = form.one("summary", ("", "yes")) == "yes"
    try:
        rows = Held(Rows(open_table(io.BytesIO(form.files.get("table", b"")), MOST_TAGS), content(), campaign, today, order), MOST_PEOPLE)
    except TableError as error:
        return iter(()), [error.finding]
    if any(row for row, _ in rows):
        return zip_of(rows, job, summary=summary), []
    return iter(()), [*rows.problems, *(finding for _, findings in rows for finding in findings)]


def _paper(form: Form) -> Literal["letter", "a4"]:
    return cast(Literal["letter", "a4"], form.one("paper", ("letter", "a4")))


def _size(form: Form) -> Literal["normal", "large", "larger"]:
    return cast(Literal["normal", "large", "larger"], form.one("size", ("normal", "large", "larger")))


class _OneFile:
    """A place for files that keeps only the stack."""

    stack = b""

    def put(self, name: str, data: bytes) -> None: ...

    def begin(self, name: str) -> BinaryIO:
        return io.BytesIO()

    def end(self, name: str, file: BinaryIO) -> None:
        assert isinstance(file, io.BytesIO)
        self.stack = file.getvalue()
