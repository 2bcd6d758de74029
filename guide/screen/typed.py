"""What the widgets of a question hold, and the answer it makes: each made from the other. No widget is drawn here."""

from __future__ import annotations

from guide.content.schema import Question
from guide.core.answers import Answers, Day, ProblemCode, Value, parse_day, tidy
from guide.screen.state import Typed


def typed_from(question: Question, answers: Answers) -> Typed:
    """What the widgets show for an answer that was given before."""
    value = answers.values.get(question.id)
    if value is None or (value == "skip" and "skip" not in {o.id for o in question.option}):
        return {}
    if question.kind == "many":
        return {o.id: o.id in value for o in question.offered}
    if question.kind == "date":
        day = parse_day(str(value))
        return _typed_day(day) if day else {str(value): True}
    return {"text" if question.kind == "text" else "choice": value}


def _typed_day(day: Day) -> Typed:
    return {"month": str(day.date.month), "day": str(day.date.day) if day.exact else "", "year": str(day.date.year)}


def value_of(question: Question, typed: Typed) -> tuple[Value, ProblemCode | None]:
    """The answer that the widgets show. Nothing at all is a skip: nobody has to answer."""
    if question.kind == "many":
        return tuple(o.id for o in question.offered if typed.get(o.id)) or "skip", None
    if question.kind == "text":
        return typed.get("text") or "", None
    if question.kind != "date":
        return typed.get("choice") or "skip", None
    day, month, year = (tidy(str(typed.get(part) or "")) for part in ("day", "month", "year"))
    boxes = [box for box in ("ongoing", "unknown") if typed.get(box)]
    if not (day or month or year):
        return (boxes[0] if boxes else "skip"), ("both_given" if len(boxes) > 1 else None)
    if boxes:
        return "", "both_given"
    numbers = all(part.isascii() and part.isdecimal() for part in (month, year, day or "1"))
    if not numbers or len(year) != 4 or len(day) > 2:
        return "", "not_a_day"
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else ""), None
