"""People whose answers lead far: one as workers are, one with everything at once, and the way to each question.

The people of tests/people/ stand for what the guide must say to them; these stand for the screens it must draw.
"""

import datetime as dt
from typing import Any

from guide.content.schema import Question
from guide.core.answers import Answers, Value
from guide.core.interview import screens
from guide.library import content

CONTENT = content()
TODAY = dt.date.today()
FIRED = TODAY - dt.timedelta(days=12)
YEAR = TODAY.year
OTHER = {"en": "es", "es": "en"}

PERSON = Answers(
    {
        "helper": "alone",
        "situation": "never",
        "state": "TX",
        "work": "trucking_warehouse",
        "problems": ("not_paid", "punished"),
        "punished_for": ("safety",),
        "punished_how": ("fired",),
        "when_fired": FIRED.isoformat(),
        "when_pay_first": (TODAY - dt.timedelta(days=90)).isoformat(),
        "when_pay_last": "ongoing",
        "still_working": "no",
        "coworkers": "yes_talking",
        "evidence": ("notes", "messages"),
        "reported": "someone_else",
        "reported_to": "us-whd",
        "group": "no",
        "agency_letter": "unknown",
        "lawyer": "looking",
        "risk": "skip",
        "papers": ("identity",),
        "notices": "no",
        "family_plan": "no",
        "print_name": "María José Ñúñez",
    }
)

EVERYTHING = (
    # all but forced work, whose plan has no dates and offices to look at
    PERSON.with_("problems", tuple(o.id for o in CONTENT.question["problems"].offered if not o.alone and o.id != "forced_or_trapped"))
    .with_("punished_how", ("fired", "cut", "threatened", "other_act"))
    .with_("agency_letter", "has_it")
    .with_("situation", "has_it")
    .with_("helper", "with_helper")
)


def way_to(question: Question) -> tuple[Answers, str]:
    """Answers that lead to this question, and its place. What does not lead there is skipped."""
    answers, when = Answers(), question.when or {}
    assert isinstance(when, dict), f"{question.id}: a named condition shows no way to it"
    for _ in range(80):
        path = screens(answers, CONTENT)
        for number, screen in enumerate(path, 1):
            if question in screen.questions:
                return answers, str(number)
            for asked in (q for q in screen.questions if not answers.given(q.id)):
                wanted = when.get(asked.id, ["" if asked.kind == "text" else "skip"])[0]
                answers = answers.with_(asked.id, (wanted,) if asked.kind == "many" and wanted != "skip" else wanted)
    raise AssertionError(f"no way to {question.id}: `when` names an answer that is never asked for")


def ways_to_answer(question: Question, options: tuple[str, ...]) -> list[tuple[dict[str, Any], Value]]:
    """Every kind of answer: the fields to touch and with what, and the answer that Next must find."""
    if question.kind in ("one", "agency", "place"):
        return [({"choice": number}, options[number]) for number in (0, len(options) - 1)]
    if question.kind == "text":
        return [({"text": "María José Ñúñez"}, "María José Ñúñez")]
    if question.kind == "many":
        several = tuple(o.id for o in question.offered if not o.alone)[:2]
        return [({id_: True for id_ in ids}, ids) for ids in (several, *((o.id,) for o in question.offered if o.alone))]
    year = str(YEAR - 1 if question.past else YEAR + 1)
    dates: list[tuple[dict[str, Any], Value]] = [
        ({"month": 0, "year": year}, f"{year}-01"),
        ({"month": 11, "day": "7", "year": year}, f"{year}-12-07"),
    ]
    return dates + [({box: True}, box) for box in ("unknown", "ongoing") if box == "unknown" or question.ongoing]
