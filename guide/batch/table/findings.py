"""What was found while reading a table: the row, the column, what is wrong and how to put it right. Never what was written.

Goes in: a `Finding`, the Content and a Language.  Comes out: one line of whole sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from guide.content.load import Content
from guide.core.answers import ProblemCode
from guide.words.answers import answer_problem_text, answer_words, asked_again_text
from guide.words.campaign import not_used_text
from guide.words.language import Language

FileCode = Literal[
    "empty_file", "not_a_table", "old_excel", "too_big", "unreadable_letters", "broken_off", "too_many_rows", "too_many_columns",
    "no_columns", "column_twice", "forbidden_column", "unknown_column", "stopped", "too_many_people",
    "no_answer_files", "interrupted",
]  # fmt: skip
RowCode = Literal[
    "formula", "error_cell", "merged", "two_digit_year", "day_or_month", "no_mark", "long_cell", "not_used", "not_json", "not_made",
    "own_file", "no_heading",
]  # fmt: skip
NoteCode = Literal[
    "excel_number", "twin", "windows_letters", "empty_table", "unticked", "hidden", "answer_files", "passed_over", "asked_again",
    "speak_alone", "no_notes",
]  # fmt: skip
FindingCode = ProblemCode | FileCode | RowCode | NoteCode

NOTES: tuple[FindingCode, ...] = get_args(NoteCode)
"""Only to be looked at: nothing is wrong with a row."""
SHORT_LIST = 14
"""No more answers than this are listed in a message; states and agencies are too many."""
MOST_LINES = 300
"""A longer report is not read: so many wrong rows come from one wrong column."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`row`: as the spreadsheet counts, 0 for the file as a whole. `place`: the letter of the column; empty in a JSON file.

    `column`: our own name of the column, so it can be repeated. `near`: the column that may have been meant. `other`: another row, or
    how many there are.
    """

    code: FindingCode
    row: int = 0
    place: str = ""
    column: str = ""
    near: str = ""
    other: int = 0
    needs: tuple[str, tuple[str, ...]] | None = None

    @property
    def note(self) -> bool:
        """Nothing is wrong with the row; it should only be looked at."""
        return self.code in NOTES


def finding_text(finding: Finding, content: Content, language: Language) -> str:
    """The finding as a line, such as "Row 7, column E (when_fired): what is wrong. How to put it right." """
    where = _where(finding, language)
    what = _what(finding, content, language)
    return f"{where}: {what}" if where else what


def shortened(lines: list[str], language: Language) -> tuple[list[str], str]:
    """The first MOST_LINES lines, and in words how many more there are; "" for none."""
    left_out = len(lines) - MOST_LINES
    more = language.say("batch.report_more", "… and {number} more.", number=left_out) if left_out > 0 else ""
    return lines[:MOST_LINES], more


def _where(finding: Finding, language: Language) -> str:
    column = f"{finding.place} ({finding.column})" if finding.column and finding.place else finding.column or finding.place
    if finding.row and column:
        return language.say("batch.row_column", "Row {row}, column {column}", row=finding.row, column=column)
    if column:
        return language.say("batch.column", "Column {column}", column=column)
    return language.say("batch.row", "Row {row}", row=finding.row) if finding.row else ""


def _what(finding: Finding, content: Content, language: Language) -> str:
    match finding.code:
        case "not_an_option" | "one_needed":
            return _not_an_option(finding, content, language)
        case "alone":
            return language.say(
                "batch.alone",
                "This row says “nothing” or “I don’t know” and also another answer to the same question. Keep only what is true.",
            )
        case "not_a_day":
            return language.say(
                "batch.not_a_day",
                "This is not a date, or the date does not exist. Write it with the year first, such as 2026-03-15, or 2026-03 for a month.",
            )
        case "future":
            return language.say(
                "batch.future", "This date has not come yet. Check the year. The column is for something that has happened."
            )
        case "too_long_ago":
            return language.say("batch.too_long_ago", "This date is too long ago. Check the year.")
        case "before_first":
            return language.say(
                "batch.before_first", "The last payday comes before the first one. Check both dates, also the one in the campaign."
            )
        case "not_used":
            asked, options = finding.needs or ("", ())
            return not_used_text(asked, options, content, language)
        case "forbidden_column":
            refused = language.say("batch.forbidden_column", "The guide does not read this column, and reads no table that has it.")
            return f"{refused} {_danger(language)}"
        case "unknown_column":
            text = language.say(
                "batch.unknown_column",
                "The guide does not know this column. Correct its name, or begin the name with # so that it is not read.",
            )
            return f"{text} {language.say('batch.near', 'Did you mean {column}?', column=finding.near)}" if finding.near else text
        case code:
            return _cell_text(code, finding, language) or _file_text(code, finding, language) or answer_problem_text(code, language)  # type: ignore[arg-type]


def _danger(language: Language) -> str:
    return language.say(
        "batch.danger",
        "A list that says who people are, or what their immigration situation is, can hurt all of them if it is lost, stolen or ordered "
        "by a court. Delete the column here and in every copy. A name can be written on the sheet by hand.",
    )


def _not_an_option(finding: Finding, content: Content, language: Language) -> str:
    question = finding.column.partition(".")[0]
    options = [o for o in content.offered.get(question, ()) if o != "skip"]
    if question and len(options) <= SHORT_LIST:
        labels = "; ".join(answer_words(question, option, content, language) for option in options)
        return language.say("batch.not_an_option", "This answer is not on the list. Write one of these: {labels}.", labels=labels)
    return language.say("batch.not_on_long_list", "This answer is not on the list. Choose one from the list in the template.")


def _cell_text(code: FindingCode, finding: Finding, language: Language) -> str:
    match code:
        case "formula":
            return language.say(
                "batch.formula",
                "This cell holds a formula, and the guide never works out a formula. Copy the cell and paste it back as a value.",
            )
        case "error_cell":
            return language.say("batch.error_cell", "The spreadsheet shows an error in this cell. Write the answer there.")
        case "merged":
            return language.say(
                "batch.merged",
                "Cells of this row are merged, so nobody can say whose answer it is. Unmerge them and fill in each cell.",
            )
        case "two_digit_year":
            return language.say(
                "batch.two_digit_year",
                "The year of this date has only two numbers, and it could be read in more than one way. "
                "Write the year with four numbers, such as 2026-03-15.",
            )
        case "day_or_month":
            return language.say(
                "batch.day_or_month",
                "Nobody can tell which number is the day and which is the month. Write the date with the year first, such as "
                "2026-03-15. Or say how this table writes its dates: on the clinic page, or with --dates.",
            )
        case "no_mark":
            return language.say("batch.no_mark", "Put an x in this cell if it is true, or leave it empty.")
        case "no_heading":
            return language.say(
                "batch.no_heading",
                "This cell stands in a column without a name, so nobody knows which question it answers. Give the column a name.",
            )
        case "long_cell":
            return language.say(
                "batch.long_cell", "This cell holds far more text than any answer has. Write one of the answers of the list."
            )
        case "not_json":
            return language.say(
                "batch.not_json", "This line is not a JSON object. Write one person in each line, such as {example}.", example=EXAMPLE
            )
        case "own_file":
            return language.say("batch.own_file", "This is not an answer file that the guide can read. Open it in the guide to see why.")
        case "not_made":
            return language.say("batch.not_made", "The guide could not make this sheet. This is a mistake of the guide. Please tell us.")
        case "excel_number":
            return language.say(
                "batch.excel_number",
                "This date stands here as a plain number, the way a spreadsheet counts days. It was read like that. Check the date on "
                "this person’s sheet.",
            )
        case "twin":
            return language.say(
                "batch.twin", "All answers are the same as in row {row}. Check that no person is in the table twice.", row=finding.other
            )
        case "unticked":
            return language.say(
                "batch.unticked",
                "No cell of this row gives an answer. An empty tick box is not an answer, so no sheet was made. Rows like this one: "
                "{number}.",
                number=finding.other,
            )
        case "hidden":
            return language.say(
                "batch.hidden",
                "The spreadsheet hides this row, perhaps with a filter. It was read all the same. Check that you want a sheet for this "
                "person.",
            )
        case "asked_again":
            return asked_again_text(language)
        case "speak_alone":
            return language.say("batch.speak_alone", "speak with this person alone first.")
        case "no_notes":
            return language.say(
                "batch.no_notes",
                "no notes for a lawyer were made, because those notes could hurt this person. The person can tell the lawyer what "
                "happened, alone.",
            )
        case _:
            return ""


EXAMPLE = '{"still_working": "yes", "problems": ["not_paid"]}'


def _file_text(code: FindingCode, finding: Finding, language: Language) -> str:
    match code:
        case "empty_file":
            return language.say("batch.empty_file", "The file is empty. Begin with the template.")
        case "not_a_table":
            return language.say("batch.not_a_table", "The guide cannot read this file. Save the table again as .xlsx or .csv.")
        case "old_excel":
            return language.say(
                "batch.old_excel",
                "This is an old Excel file, or one with a password. Save it as .xlsx without a password, on a device that you trust.",
            )
        case "too_big":
            return language.say(
                "batch.too_big",
                "This file is much larger inside than a table of answers can be, so it was not opened. Copy the answers into the template.",
            )
        case "unreadable_letters":
            return language.say(
                "batch.unreadable_letters", "The guide cannot read the letters of this file. Save the table as “CSV UTF-8”."
            )
        case "broken_off":
            return language.say(
                "batch.broken_off",
                "The file is damaged after this row, and the rest was not read. Save the table again from the spreadsheet.",
            )
        case "too_many_rows":
            return language.say(
                "batch.too_many_rows", "The guide stopped before this row: the table is too long. Split it into several files."
            )
        case "too_many_people":
            return language.say(
                "batch.too_many_people",
                "The clinic page reads up to 200 people at once, and this table has more. Split it into several tables. Or use the "
                "command on your own computer, which has no such limit.",
            )
        case "too_many_columns":
            return language.say(
                "batch.too_many_columns", "This table has far more columns than the template. Copy the answers into the template."
            )
        case "no_columns":
            return language.say(
                "batch.no_columns", "The first row must hold the names of the columns, and none of them was found. Begin with the template."
            )
        case "column_twice":
            return language.say("batch.column_twice", "Two columns hold the answer to the same question. Take one of them out.")
        case "stopped":
            return language.say(
                "batch.stopped",
                "The work was ended by the computer, perhaps because its memory was full. Start again with --jobs 1 and an empty folder.",
            )
        case "windows_letters":
            return language.say(
                "batch.windows_letters",
                "The file does not say how its letters are written. It was read as Windows does. If an accent came out wrong, save the "
                "table as “CSV UTF-8”.",
            )
        case "no_answer_files":
            return language.say(
                "batch.no_answer_files", "There is no answer file in this folder. It is the file that the guide gives a person to keep."
            )
        case "interrupted":
            return language.say(
                "batch.interrupted",
                "The work was stopped by hand. Nothing was made for the rows after row {row}. To make the sheets of all rows, begin "
                "again with an empty folder.",
                row=finding.other,
            )
        case "answer_files":
            return language.say(
                "batch.answer_files",
                "Each row is one answer file of the folder, in the order of their names: row 1 is the first. The command showed which file "
                "is which row. This report does not repeat the names, because the name of a file can say who somebody is.",
            )
        case "passed_over":
            return language.say(
                "batch.passed_over",
                "Files and folders that were not read, because they are not answer files: {number}. The command showed which ones.",
                number=finding.other,
            )
        case "empty_table":
            return language.say("batch.empty_table", "There is no row with answers below the names of the columns.")
        case _:
            return ""
