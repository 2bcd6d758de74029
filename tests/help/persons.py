"""People whose answers lead far: one as workers are, one with everything at once, and the way to each question.

The people of tests/people/ stand for what the guide must say to them; these stand for the screens it must draw.
"""

import datetime as dt

from guide.content.schema import Question
from guide.core.answers import Answers
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
