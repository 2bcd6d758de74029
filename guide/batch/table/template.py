"""The empty table to begin with: an Excel file with a column for each question, lists to choose from, and a note on each column.

Goes in: the Content, and perhaps a Campaign, whose answers then need no column.  Comes out: the bytes of an .xlsx.
The first row has the ids, which `rows.py` reads; the second says the questions in both languages and begins with #, so it is skipped.
There is no column for a name, for the situation or for risks. Every cell is written as text: none can become a formula.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from guide.batch.table.columns import Column, Columns
from guide.batch.table.table import letter
from guide.content.load import Content
from guide.content.schema import Question
from guide.core.campaign import NEVER_ON_A_LIST, SHARED, Campaign, campaign_answers
from guide.words.language import CODES, Language, load_language

ROWS = 1_000
"""Rows that have lists to choose from."""
ALWAYS = ("problems", "punished_for", "punished_how")
"""What a person may have of their own even where the campaign says what the group has."""


def template_columns(content: Content, campaign: Campaign | None = None) -> list[Column]:
    """The columns of the template, in the order of the interview. "I don't know" needs none: an empty cell says it."""
    shared = campaign_answers(campaign).values if campaign else {}
    columns: list[Column] = []
    for question in content.question.values():
        if question.retired or question.id in (*NEVER_ON_A_LIST, "helper") or (question.id in shared and question.id not in ALWAYS):
            continue
        if question.kind == "many":
            columns += [Column(question.id, option.id) for option in question.offered if option.id != "unknown"]
        else:
            columns.append(Column(question.id))
    return columns


def make_template(content: Content, campaign: Campaign | None = None) -> bytes:
    """The empty table as an Excel file. `campaign`: questions that it answers get no column, but for ALWAYS."""
    from openpyxl import Workbook
    from openpyxl.utils import quote_sheetname

    columns, known = template_columns(content, campaign), Columns(content)
    book = Workbook()
    sheet = book.active
    sheet.title = "people"
    lists = book.create_sheet("lists")
    guide = book.create_sheet("help · ayuda")
    for n, line in enumerate(_help(), 1):
        _write(guide, f"A{n}", line, wrap=True)
    guide.column_dimensions["A"].width = 110
    listed: dict[str, str] = {}
    for n, column in enumerate(columns):
        question = content.question[column.question]
        place = letter(n)
        _write(sheet, f"{place}1", column.name, bold=True)
        _write(sheet, f"{place}2", ("# " if not n else "") + _both(column, known), wrap=True)
        sheet[f"{place}1"].comment = _note(question, column, known)
        sheet.column_dimensions[place].width = 16
        sheet.column_dimensions[place].number_format = "@"  # text: Excel would turn 2026-03 into the first of March
        if column.option:
            _offer(sheet, place, '"x"', question)
        elif question.kind != "date":
            if question.id not in listed:
                at = letter(len(listed))
                labels = [" · ".join(dict.fromkeys(known.labels(question.id, o))) for o in content.offered[question.id] if o != "skip"]
                for row, text in enumerate([question.id, *labels], 1):
                    _write(lists, f"{at}{row}", text)
                lists.column_dimensions[at].width = 50
                listed[question.id] = f"{quote_sheetname('lists')}!${at}$2:${at}${len(labels) + 1}"
            _offer(sheet, place, listed[question.id], question)
    sheet.row_dimensions[2].height = 130
    sheet.freeze_panes = "A3"
    return _saved(book)


def _saved(book: Any) -> bytes:
    """The file, written in memory: openpyxl itself puts each sheet into a file on disk first, and the server writes none."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
        def write_worksheet(self, sheet: Any) -> None:
            sheet._drawing = SpreadsheetDrawing()
            writer = WorksheetWriter(sheet, out=io.BytesIO())
            writer.write()
            sheet._rels = writer._rels
            self._archive.writestr(sheet.path[1:], writer.out.getvalue())
            self.manifest.append(sheet)

    out = io.BytesIO()
    Writer(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


def _write(sheet: Any, place: str, text: str, *, bold: bool = False, wrap: bool = False) -> None:
    """Put a text into a cell. It stays a text also when it begins with =."""
    from openpyxl.styles import Alignment, Font

    cell = sheet[place]
    cell.value = text
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.font = Font(bold=bold, size=11 if bold else 9)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")


def _offer(sheet: Any, place: str, source: str, question: Question) -> None:
    """A list to choose from. Other spellings are only warned about, because the guide understands several."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offer = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning", showErrorMessage=True)
    offer.errorTitle = question.id[:30]
    offer.add(f"{place}3:{place}{ROWS + 2}")
    sheet.add_data_validation(offer)


def _both(column: Column, known: Columns) -> str:
    """What a column asks, in every language: the question, or for a tick column the choice."""
    if column.option:
        return " · ".join(dict.fromkeys(known.labels(column.question, column.option)))
    question = known.content.question[column.question]
    return " · ".join(load_language(code).of("question", question, "ask") for code in CODES)


def _note(question: Question, column: Column, known: Columns) -> Any:
    from openpyxl.comments import Comment

    note = Comment("\n\n".join(_note_text(question, column, load_language(code)) for code in CODES), "Five Steps")
    note.width, note.height = 420, 260
    return note


def _note_text(question: Question, column: Column, language: Language) -> str:
    return " ".join(_sentences(question, column, language))


def _sentences(question: Question, column: Column, language: Language) -> Iterator[str]:
    yield language.of("question", question, "ask")
    if column.option:
        yield language.say("batch.note_tick", "Put an x if it is true.")
    elif question.kind == "date":
        yield language.say("batch.note_date", "Write the year first: 2026-03-15, or 2026-03 if only the month is known.")
        if question.ongoing:
            yield language.say("batch.note_ongoing", "If it is still going on, write: ongoing.")
    else:
        yield language.say("batch.note_choose", "Choose from the list.")
    if question.id in SHARED:
        yield language.say(
            "batch.note_shared", "Leave all cells of this question empty where the campaign says it. What you write here counts instead."
        )
    else:
        yield language.say("batch.note_empty", "Leave it empty if the person does not know.")


def _help() -> Iterator[str]:
    for code in CODES:
        language = load_language(code)
        yield language.say("batch.help_rows", "One person in each row, from row 3 on. The papers carry the number of the row and no name.")
        yield language.say(
            "batch.help_names",
            "Do not add a column for names, numbers of papers, phones, countries, or anything about immigration. The guide refuses such a "
            "table: a list like that can hurt everyone on it if it is lost, stolen or ordered by a court.",
        )
        yield language.say(
            "batch.help_x", "Where several answers can be true, each has a column of its own. Put an x into each that is true."
        )
        yield language.say(
            "batch.help_spelling", "You may write answers in English or Spanish. You may take out columns that you do not need."
        )
        yield language.say("batch.help_skip", "A row or a column that begins with # is not read.")
        yield language.say("batch.help_delete", "Delete this table when the papers are printed, also from the trash.")
        yield ""
