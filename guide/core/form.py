"""How a question is answered in a form: from what its parts hold to an answer, and back. Any view may draw the parts. Pure.

Goes in: a question and what its parts hold.  Comes out: an answer, or the code of what is wrong; and back.
The parts of each kind of question, by name:

    one, place, agency    `choice`: the id of an option
    many                  the id of each option: true when it is ticked
    date                  `month`, `day`, `year` as they were written; `ongoing`, `unknown`: true when ticked
    text                  `text`
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.answers import Answers, ProblemCode, Value, parse_day, paydays_reversed, problem_with, tidy

Typed = dict[str, Any]
"""Name of a part -> what it holds, before it is accepted as an answer."""

PARTS = ("month", "day", "year")
BOXES = ("ongoing", "unknown")
"""What may be ticked instead of writing a date."""


def offered(question: Question, answers: Answers, content: Content) -> tuple[str, ...]:
    """The ids that a person can choose: all that are not retired; of the agencies, those of the person's place, the federal ones, and
    the one that the person chose when the place was another."""
    ids = content.offered[question.id]
    if question.kind != "agency":
        return ids
    here, chosen = ("US", answers.one("state")), answers.one(question.id)
    return tuple(id_ for id_ in ids if id_ == chosen or id_ not in content.agency or content.agency[id_].place in here)


def typed_from(question: Question, value: Value | None) -> Typed:
    """What the parts hold for an answer that was given before. Empty for None, and for a skip that is no option of the question."""
    if value is None or (value == "skip" and all(o.id != "skip" for o in question.option)):
        return {}
    if question.kind == "many":
        return {o.id: o.id in value for o in question.offered}
    if question.kind == "date":
        return typed_day(str(value))
    return {"text" if question.kind == "text" else "choice": value}


def typed_day(text: str) -> Typed:
    """The parts of a date that was written as an answer. Empty for a text that is neither a date nor a box."""
    day = parse_day(text)
    if day is None:
        return {text: True} if text in BOXES else {}
    return {"month": str(day.date.month), "day": str(day.date.day) if day.exact else "", "year": str(day.date.year)}


def value_of(question: Question, typed: Typed) -> tuple[Value, ProblemCode | None]:
    """The answer that the parts hold, and what is wrong with the parts. Nothing at all is a skip, because every question may be skipped.

    Whether this answer is allowed is decided by `problem_with`.
    """
    if question.kind == "many":
        return tuple(o.id for o in question.offered if typed.get(o.id)) or "skip", None
    if question.kind == "text":
        return typed.get("text") or "", None
    if question.kind != "date":
        return typed.get("choice") or "skip", None
    day, problem = day_of(typed)
    return day or ("" if problem else "skip"), problem


def day_of(typed: Typed) -> tuple[str, ProblemCode | None]:
    """A date from its parts: `2026-03-15`, `2026-03`, `ongoing`, `unknown`, or "" when nothing is given; and what is wrong.

    It is not compared with the calendar: February 30 is refused by `problem_with`, like any other day that does not fit.
    """
    month, day, year = (str(typed.get(part) or "").strip() for part in PARTS)
    boxes = [box for box in BOXES if typed.get(box)]
    given = bool(month or day or year)
    if len(boxes) + given > 1:
        return "", "both_given"
    if not given:
        return (boxes[0] if boxes else ""), None
    if not re.fullmatch(r"[0-9]{4}", year) or not re.fullmatch(r"[0-9]{1,2}", month) or not re.fullmatch(r"[0-9]{0,2}", day):
        return "", "not_a_day"
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else ""), None


def boxes_of(question: Question, code: ProblemCode, typed: Typed) -> tuple[str, ...]:
    """The ticked boxes that a mistake is about: the one that says "none of these" or the like, where it is ticked beside others."""
    ticked = tuple(part for part, value in typed.items() if value is True)
    loner = tuple(o.id for o in question.offered if o.alone and o.id in ticked)[:1]
    return loner if code == "alone" else ticked


def read_form(
    questions: Iterable[Question], typed: Mapping[str, Typed], content: Content, today: dt.date
) -> tuple[dict[str, Value], dict[str, ProblemCode]]:
    """The answers to questions that are asked together, and what is wrong, each by the id of its question. `typed`: the parts of each."""
    found: dict[str, Value] = {}
    mistakes: dict[str, ProblemCode] = {}
    for question in questions:
        value, problem = value_of(question, typed[question.id])
        if problem := problem or problem_with(question, value, content, today):
            mistakes[question.id] = problem
        else:
            found[question.id] = tidy(value) if question.kind == "text" and isinstance(value, str) else value
    first, last = (parse_day(str(found.get(q, ""))) for q in ("when_pay_first", "when_pay_last"))
    if paydays_reversed(first, last):
        mistakes["when_pay_last"] = "before_first"
    return found, mistakes
