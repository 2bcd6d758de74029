"""The empty table to begin with: an Excel file with a column for each question, lists to choose from, and a note on each column.

Goes in: the Content, and perhaps a Campaign, whose answers then need no column.  Comes out: the bytes of an .xlsx.
The first row has the ids, which `rows.py` reads; the second says the questions in both languages and begins with #, so it is skipped.
The last column asks for notes for a lawyer; they are made only where it is ticked.
There is no column for a name, for the situation or for risks. Every cell is written as text: none can become a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from guide.batch.table.columns import LAWYER_NOTES, Column, Columns, notes_heading
from guide.batch.table.table import letter
from guide.content.languages import CODES
from guide.content.load import Content
from guide.core.campaign import Campaign, campaign_answers
from guide.words.language import Language, load_language

ROWS = 1_000
"""Rows that have lists to choose from."""
NOTE = {"author": "Five Steps", "width": 420, "height": 260}
"""Of the note on each column; lengths in pixels."""


def template_columns(content: Content, campaign: Campaign | None = None) -> list[Column]:
    """The columns of the template: the questions in the order of the interview, then LAWYER_NOTES. "I don't know" needs none: an empty cell
    says it."""
    shared = campaign_answers(campaign).values if campaign else {}
    columns: list[Column] = []
    for question in content.question.values():
        answered = question.id in shared and question.kind != "many"  # where several can be true, a person may have others than the group
        if question.retired or question.private or question.id == "helper" or answered:
            continue
        if question.kind == "many":
            columns += [Column(question.id, option.id) for option in question.offered if option.id != "unknown"]
        else:
            columns.append(Column(question.id))
    return [*columns, LAWYER_NOTES]


def make_template(content: Content, campaign: Campaign | None = None) -> bytes:
    """The empty table as an Excel file, written in memory. `campaign`: questions that it answers get no column, but for ALWAYS."""
    from xlsxwriter import Workbook

    columns, known, out = template_columns(content, campaign), Columns(content), io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet, lists, guide = (book.add_worksheet(name) for name in ("people", "lists", "help · ayuda"))
        plain, wrapped = (book.add_format({"font_size": 9, "valign": "top", "text_wrap": wrap}) for wrap in (False, True))
        bold, text = book.add_format({"bold": True, "valign": "top"}), book.add_format({"num_format": "@"})
        guide.set_column(0, 0, 110)
        for n, line in enumerate(_help()):
            guide.write_string(n, 0, line, wrapped)
        listed: dict[str, str] = {}
        for n, column in enumerate(columns):
            sheet.set_column(n, n, 16, text)  # text: Excel would turn 2026-03 into the first of March
            sheet.write_string(0, n, column.name, bold)
            sheet.write_string(1, n, ("# " if not n else "") + _both(column, known), wrapped)
            sheet.write_comment(0, n, _note(column, content), NOTE)
            if column.option or column == LAWYER_NOTES:
                _offer(sheet, n, ["x"], column)
                continue
            question = content.question[column.question]
            if question.kind != "date":
                if question.id not in listed:
                    at = len(listed)
                    labels = [" · ".join(dict.fromkeys(known.labels(question.id, o))) for o in content.offered[question.id] if o != "skip"]
                    for row, label in enumerate([question.id, *labels]):
                        lists.write_string(row, at, label, plain)
                    lists.set_column(at, at, 50)
                    listed[question.id] = f"=lists!${letter(at)}$2:${letter(at)}${len(labels) + 1}"
                _offer(sheet, n, listed[question.id], column)
        sheet.set_row(1, 130)
        sheet.freeze_panes(2, 0)
    return out.getvalue()


def _offer(sheet: Any, at: int, source: str | list[str], column: Column) -> None:
    """A list to choose from. Other spellings are only warned about, because the guide understands several."""
    offer = {"validate": "list", "source": source, "error_type": "warning", "error_title": column.question[:30]}
    sheet.data_validation(2, at, ROWS + 1, at, offer)


def _both(column: Column, known: Columns) -> str:
    """What a column asks, in every language: the question, or for a tick column the choice."""
    if column.option:
        return " · ".join(dict.fromkeys(known.labels(column.question, column.option)))
    if column == LAWYER_NOTES:
        return " · ".join(notes_heading(load_language(code)) for code in CODES)
    question = known.content.question[column.question]
    return " · ".join(load_language(code).of("question", question, "ask") for code in CODES)


def _note(column: Column, content: Content) -> str:
    return "\n\n".join(" ".join(_sentences(column, content, load_language(code))) for code in CODES)


def _sentences(column: Column, content: Content, language: Language) -> Iterator[str]:
    if column == LAWYER_NOTES:
        yield notes_heading(language)
        yield language.say(
            "batch.note_lawyer_notes",
            "Put an x only if the person asks for them. They are a file of their own, in both languages, for the person to take to a "
            "lawyer. If you leave it empty, no notes are made.",
        )
        return
    question = content.question[column.question]
    yield language.of("question", question, "ask")
    if column.option:
        yield language.say("batch.note_tick", "Put an x if it is true.")
    elif question.kind == "date":
        yield language.say("batch.note_date", "Write the year first: 2026-03-15, or 2026-03 if only the month is known.")
        if question.ongoing:
            yield language.say("batch.note_ongoing", "If it is still going on, write: ongoing.")
    else:
        yield language.say("batch.note_choose", "Choose from the list.")
    if question.shared:
        yield language.say(
            "batch.note_shared",
            "Leave all cells of this question empty where the campaign says it. What you write here counts instead of the campaign.",
        )
    else:
        yield language.say("batch.note_empty", "Leave it empty if the person does not know.")


def _help() -> Iterator[str]:
    for code in CODES:
        language = load_language(code)
        yield language.say("batch.help_rows", "One person in each row, from row 3 on. The sheets carry the number of the row and no name.")
        yield language.say(
            "batch.help_names",
            "Do not add a column for names, numbers of documents, phones, countries, or anything about immigration. The guide refuses "
            "such a table: a list like that can hurt everyone on it if it is lost, stolen or ordered by a court.",
        )
        yield language.say(
            "batch.help_x", "Where several answers can be true, each has a column of its own. Put an x into each that is true."
        )
        yield language.say(
            "batch.help_spelling", "You may write answers in English or Spanish. You may take out columns that you do not need."
        )
        yield language.say("batch.help_skip", "A row or a column that begins with # is not read.")
        yield language.say("batch.help_delete", "Delete this table when the sheets are printed, also from the trash.")
        yield ""
