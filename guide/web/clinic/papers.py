"""What can be made of a campaign: its file, a flyer, blank papers, the empty table, and the papers of a whole table.

Goes in: a campaign and the form that asks for it.  Comes out: bytes with their kind and name, or rows that are ready to be made.
Everything here runs in a thread, in memory; no file name says anything about the workplace or a person.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import BinaryIO

from guide.batch.kinds import BATCH_SHEETS
from guide.batch.table.cells import ORDERS
from guide.batch.table.findings import Finding
from guide.content.languages import BOTH, CODES, EACH
from guide.core.campaign import Campaign, write_campaign
from guide.library import content
from guide.web.clinic.words import MOST_COPIES, MOST_PEOPLE
from guide.web.downloads import Download, paper_options, paper_size
from guide.web.forms import Form
from guide.words.language import languages_for

MOST_TAGS = 500_000
"""Of an Excel file: three times what two hundred people with every answer need."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WrongCopies(ValueError):
    """This is not a number of copies, or it is too large."""


def campaign_file(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> Download:
    """The campaign as a file to keep."""
    return Download(write_campaign(campaign).encode(), "application/toml", "campaign.toml")


def flyer(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> Download:
    """The flyer, in both languages: the coworkers may speak another one than the page."""
    from guide.batch.flyer import make_flyer  # half a second to import, as all that makes papers

    data = make_flyer(campaign, wizard, content(), today, languages_for(BOTH), paper_size(form))
    return Download(data, "application/pdf", "flyer.pdf")


def empty_table(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> Download:
    """The table to fill in, without the questions that the campaign answers."""
    from guide.batch.table.template import make_template

    return Download(make_template(content(), campaign), XLSX, "table.xlsx")


def blank_stack(campaign: Campaign, form: Form, today: dt.date, wizard: str) -> Download:
    """Copies with the campaign filled in and the person left blank, in one file to print. Raises WrongCopies."""
    from guide.batch.make import Job, papers_of
    from guide.batch.run import blank_stacks

    number = form.one("copies").strip()
    if not (number.isascii() and number.isdecimal() and len(number) < 5 and 1 <= int(number) <= MOST_COPIES):
        raise WrongCopies
    languages = papers_of(form.choice("language", (BOTH, *CODES)))
    only = _OnlyTheStack()
    blank_stacks(Job(campaign, content(), today, languages, paper_options(form)), int(number), only)
    return Download(only.stack, "application/pdf", "stack.pdf")


def read_table(campaign: Campaign, form: Form, today: dt.date) -> tuple[Iterator[bytes], list[Finding]]:
    """The pieces of a zip archive, each made when it is asked for, and what is wrong with the table if nothing can be made."""
    from guide.batch.make import Job, papers_of
    from guide.batch.run import zip_of
    from guide.batch.table.rows import Rows, SmallTable
    from guide.batch.table.table import TableError
    from guide.batch.table.tables import open_table

    languages = papers_of(form.choice("language", (BOTH, *CODES, EACH)))
    job = Job(campaign, content(), today, languages, paper_options(form), form.choice("sheet", BATCH_SHEETS))
    summary = form.choice("summary", ("", "yes")) == "yes"
    order = form.choice("dates", ORDERS)
    try:
        table = open_table(io.BytesIO(form.files.get("table", b"")), MOST_TAGS)
        rows = SmallTable(Rows(table, content(), campaign, today, order), MOST_PEOPLE)
    except TableError as error:
        return iter(()), [error.finding]
    if any(row for row, _ in rows):
        return zip_of(rows, job, summary=summary), []
    return iter(()), [*rows.problems, *(finding for _, findings in rows for finding in findings)]


class _OnlyTheStack:
    """Takes the files of a batch and keeps only the stack."""

    stack = b""

    def put(self, name: str, data: bytes) -> None: ...

    def begin(self, name: str) -> BinaryIO:
        return io.BytesIO()

    def end(self, name: str, file: BinaryIO) -> None:
        assert isinstance(file, io.BytesIO)
        self.stack = file.getvalue()
