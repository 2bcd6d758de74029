"""What a person may show at a labor office before giving a name: the work, the place, and what it is about. Pure.

Goes in: answers.  Comes out: an `OfficeCard`. Nothing about immigration is in it, and nothing that names anybody.
The words are in words/office_card.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.content.load import Content
from guide.core.answers import Answers, Day
from guide.core.interview import reached
from guide.core.notes import ACT_DAYS, PAY
from guide.core.safety import safety_of


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """work, state: ids, or "" where they are not known. pay, punished, injured, danger: whether it is about that.

    goes_on: pay is still wrong. punishments: each day that was given, the earliest first.
    """

    work: str
    state: str
    pay: bool
    pay_first: Day | None
    pay_last: Day | None
    goes_on: bool
    punished: bool
    punishments: tuple[Day, ...]
    injured: bool
    injury: Day | None
    danger: bool


def may_have_office_card(answers: Answers) -> bool:
    """Not for somebody who is not free: an office may tell the boss."""
    return safety_of(answers) != "not_free"


def office_card_of(answers: Answers, content: Content) -> OfficeCard:
    """The card of these answers. Raises ValueError for a person who may have none: ask `may_have_office_card` first."""
    if not may_have_office_card(answers):
        raise ValueError("this person gets no card for an office: ask may_have_office_card before")
    answers = reached(answers, content)
    days = {day for question in ACT_DAYS.values() if (day := answers.day(question))}
    return OfficeCard(
        work=_known(answers.one("work")),
        state=_known(answers.one("state")),
        pay=answers.has("problems", *PAY),
        pay_first=answers.day("when_pay_first"),
        pay_last=answers.day("when_pay_last"),
        goes_on=answers.has("when_pay_last", "ongoing"),
        punished=answers.has("problems", "punished"),
        punishments=tuple(sorted(days, key=lambda day: (day.date, day.exact))),
        injured=answers.has("problems", "injured"),
        injury=answers.day("when_injured"),
        danger=answers.has("problems", "unsafe"),
    )


def _known(value: str) -> str:
    return "" if value == "unknown" else value
