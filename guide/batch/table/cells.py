"""What one cell says. Goes in: the value of a cell and the question of its column.  Comes out: an answer, or a code that says why not.

Nothing is guessed. A formula is never worked out; a year needs four numbers; 3/4/2026 is refused unless the user said how this
file writes its dates. A day that Excel counts as a number is read as Excel counts, and reported as something to look at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from guide.batch.table.columns import LAWYER_NOTES, NO, ONGOING, UNKNOWN, YES, Column, Columns, plain
from guide.batch.table.findings import FindingCode
from guide.content.languages import CODES, LANGUAGES
from guide.content.schema import Question
from guide.core.answers import OLDEST, Day, Value
from guide.words.language import load_language

LONGEST = 2_000
"""No answer, and no list of answers, is longer than this."""

Order = Literal["", "day-first", "month-first"]
"""How a file writes dates such as 3/4/2026; empty: it is not known."""
ORDERS: tuple[Order, ...] = get_args(Order)

IN_DATES = frozenset(word for spelling in LANGUAGES.values() for word in spelling.in_dates)
DAY_OR_YEAR = re.compile(rf"(\d{{1,4}})(?:{'|'.join(end for spelling in LANGUAGES.values() for end in spelling.after_days)})?")

EXCEL_DAY_0 = dt.date(1899, 12, 30)
EXCEL_DAYS = range((OLDEST - EXCEL_DAY_0).days, (dt.date(2100, 1, 1) - EXCEL_DAY_0).days)


class Mark(Enum):
    """Why a cell holds no value: it is a formula, an error, or merged with others."""

    FORMULA = "formula"
    ERROR = "error_cell"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Month:
    """A date that its cell shows without a day: Excel keeps "March 2026" as March 1."""

    date: dt.date


class ReadCell(NamedTuple):
    """What a cell says. `value` None: no answer. `code`: why the cell cannot be used. `note`: why it should be looked at, though used."""

    value: Value | None = None
    code: FindingCode | None = None
    note: FindingCode | None = None


NOTHING = ReadCell()


def empty(cell: object) -> bool:
    """The cell is not there, or holds only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\xa0"))


def read_cell(cell: object, column: Column, columns: Columns, order: Order) -> ReadCell:
    """The answer that a cell gives to the question of its column. For a tick column: the option, if it is ticked; yes for LAWYER_NOTES."""
    if empty(cell):
        return NOTHING
    if isinstance(cell, Mark):
        return ReadCell(code=cell.value)
    if isinstance(cell, str):
        cell = cell.strip(" \t\r\n\xa0").removeprefix("'")
        if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and cell != "-"):
            return ReadCell(code="formula")  # what a spreadsheet would take for one
        if len(cell) > LONGEST:
            return ReadCell(code="long_cell")
    if column.option or column == LAWYER_NOTES:
        said = _yes_or_no(cell)
        return NOTHING if said is False else ReadCell(column.option or "yes") if said else ReadCell(code="no_mark")
    question = columns.content.question[column.question]
    if question.kind == "date":
        return _read_day(cell, question, order)
    if question.kind == "many":
        return _read_many(cell, question, columns)
    option = _option(cell, question, columns)
    return ReadCell(option) if option else ReadCell(code="not_an_option")


# --- choices ------------------------------------------------------------------------------------------------------------


def _text(cell: object) -> str:
    """A number or a yes/no of the spreadsheet as it would be typed."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else str(cell) if isinstance(cell, int) else ""


def _yes_or_no(cell: object) -> bool | None:
    text = plain(_text(cell))
    return True if text in YES else False if text in NO or text == "-" else None


def _option(cell: object, question: Question, columns: Columns) -> str | None:
    """The option that a cell names by id or label; yes, no and "I don't know" in their many spellings."""
    text, options = plain(_text(cell)), columns.content.options[question.id]
    if option := columns.answers[question.id].get(text):
        return option
    for words, option in ((YES, "yes"), (NO, "no"), (UNKNOWN, "unknown")):
        if text in words and option in options:
            return option
    return None


def _read_many(cell: object, question: Question, columns: Columns) -> ReadCell:
    """A list in one cell: parts separated by ; or | or a line break. Commas separate only where the whole part is no answer."""
    if isinstance(cell, list):
        parts = cell
    else:
        whole = _option(cell, question, columns)
        parts = [whole] if whole else [p for p in re.split(r"[;|\n]", _text(cell)) if p.strip()]
    chosen: list[str] = []
    for part in parts:
        option = _option(part, question, columns)
        several = [option] if option else [_option(p, question, columns) for p in _text(part).split(",") if p.strip()]
        if not several or None in several:
            return ReadCell(code="not_an_option")
        chosen += [o for o in several if o]
    return ReadCell(tuple(dict.fromkeys(chosen))) if chosen else NOTHING


# --- days ---------------------------------------------------------------------------------------------------------------


def _read_day(cell: object, question: Question, order: Order) -> ReadCell:
    if isinstance(cell, Month):
        return ReadCell(Day(cell.date, exact=False).written)
    if isinstance(cell, dt.datetime):
        return ReadCell(cell.date().isoformat())
    if isinstance(cell, dt.date):
        return ReadCell(cell.isoformat())
    text = _text(cell) or (str(int(cell)) if isinstance(cell, float) and abs(cell) < 1e9 else "")
    word = plain(text)
    if word in UNKNOWN:
        return ReadCell("unknown")
    if word in ONGOING and question.ongoing:
        return ReadCell("ongoing")
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and int(float(text)) in EXCEL_DAYS:
        return ReadCell((EXCEL_DAY_0 + dt.timedelta(int(float(text)))).isoformat(), note="excel_number")
    for day in (_year_first(text), _with_name_of_month(word), _with_signs(text, order)):
        if day is not None:
            return day
    return ReadCell(code="not_a_day")


def _year_first(text: str) -> ReadCell | None:
    """2026-03-15, 2026-3-5, 2026/03/15, 20260315, 2026-03; a time after the date is dropped."""
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?)?|(\d{4})(\d\d)(\d\d)", text)
    if not match:
        return None
    year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
    return _day(int(year), int(month), int(day) if day else None)


def _with_name_of_month(words: str) -> ReadCell | None:
    """March 15 2026, 15 de marzo de 2026, mar 2026: the month is a word, so nothing can be mixed up."""
    parts = [p for p in words.split(" ") if p not in IN_DATES]
    months = [p for p in parts if p in _months()]
    numbers = [int(n[1]) for p in parts if (n := DAY_OR_YEAR.fullmatch(p))]
    if len(months) != 1 or len(numbers) + 1 != len(parts) or not numbers or len(numbers) > 2:
        return None
    if numbers[-1] < 1000:
        return ReadCell(code="two_digit_year" if numbers[-1] < 100 else "not_a_day")
    return _day(numbers[-1], _months()[months[0]], numbers[0] if len(numbers) == 2 else None)


@lru_cache
def _months() -> dict[str, int]:
    """The names of the months in every language, whole and cut to three letters."""
    return dict(_names_of_months())


def _names_of_months() -> Iterator[tuple[str, int]]:
    for code in CODES:
        yield from LANGUAGES[code].months
        for number, name in enumerate(load_language(code).month_names(), 1):
            yield plain(name), number
            yield plain(name)[:3], number


def _with_signs(text: str, order: Order) -> ReadCell | None:
    """3/4/2026 and 03/2026. Which is the month is known from the numbers, or from `order`, or not at all."""
    match = re.fullmatch(r"(\d{1,2})([-/. ])(?:(\d{1,2})\2)?(\d{2}|\d{4})(?: [\d:]+(?: ?[APap]\.?[Mm]\.?)?)?", text)
    if not match:
        return None
    one, other, year = int(match[1]), match[3], int(match[4])
    if year < 100:
        return ReadCell(code="two_digit_year")
    if other is None:
        return _day(year, one, None)
    two = int(other)
    if not order and one != two and one <= 12 and two <= 12:
        return ReadCell(code="day_or_month")
    month_first = order == "month-first" or (not order and one <= 12)
    return _day(year, one, two) if month_first else _day(year, two, one)


def _day(year: int, month: int, day: int | None) -> ReadCell:
    try:
        found = dt.date(year, month, day or 1)
    except ValueError:
        return ReadCell(code="not_a_day")
    return ReadCell(Day(found, exact=day is not None).written)
