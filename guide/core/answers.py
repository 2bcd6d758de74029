"""What a person told us, and the file they may keep on their own device.

An answer is the id of an option, a tuple of ids, a day, or a text; never a label, so the language can change at any time.
A day is written `YYYY-MM-DD`, a month `YYYY-MM`; `unknown`, `skip` and (where offered) `ongoing` are answers too.
Goes in: parsed JSON.  Comes out: `Answers` and a list of `AnswerProblem`, which name the question and never repeat what was written.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.today import has_come

VERSION = 2
"""2: asks for the day of an injury and who is under 18, and whether immigration checks papers at work. Older files are still read."""
NAME_LIMIT = 80
"""A printed name may have this many characters."""
OLDEST = dt.date(1990, 1, 1)
FURTHEST_YEARS = 20
"""A card cannot end later than this many years from today."""

Value = str | tuple[str, ...]
ProblemCode = Literal[
    "not_answers", "newer_version", "unknown_question", "not_an_option", "one_needed", "several_needed", "alone",
    "not_a_day", "both_given", "future", "too_long_ago", "too_far_ahead", "before_first", "too_long", "strange_characters",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """What is wrong, by code and question id. The words are in words/answers.py; the person's own text is nowhere in it."""

    code: ProblemCode
    question: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the first day of a month when only the month is known (`exact` is False)."""

    date: dt.date
    exact: bool

    @property
    def written(self) -> str:
        """`2026-01-15`, or `2026-01` when only the month is known: what `parse_day` reads."""
        day = self.date.isoformat()
        return day if self.exact else day[:-3]


@dataclass(frozen=True)
class Answers:
    values: Mapping[str, Value] = field(default_factory=dict)

    def one(self, question: str) -> str:
        """The chosen option; a skipped, missing or unreached question reads as "unknown"."""
        value = self.values.get(question, "unknown")
        return "unknown" if value in ("skip", "") or not isinstance(value, str) else value

    def many(self, question: str) -> tuple[str, ...]:
        """All chosen options; nothing chosen reads as ("unknown",)."""
        value = self.values.get(question, ())
        chosen = (value,) if isinstance(value, str) else value
        return tuple(v for v in chosen if v != "skip") or ("unknown",)

    def has(self, question: str, *options: str) -> bool:
        """One of these options was chosen; "unknown" when nothing was."""
        chosen = self.many(question)
        return any(option in chosen for option in options)

    def day(self, question: str) -> Day | None:
        """The day given, or None when it is not known, skipped or still going on."""
        return parse_day(self.one(question))

    def given(self, question: str) -> bool:
        """The person answered, even if with "I don't know" or by skipping."""
        return question in self.values

    def text(self, question: str) -> str:
        """What was written, or "" when it was skipped."""
        value = self.values.get(question, "")
        return value if isinstance(value, str) and value != "skip" else ""

    def agrees(self, question: str, other: Answers) -> bool:
        """Both hold an answer to this question, and the same one."""
        return self.given(question) and other.given(question) and self.values[question] == other.values[question]

    def with_(self, question: str, value: Value) -> Answers:
        """The same answers with this one put in, or put in the place of an older one."""
        return Answers({**self.values, question: value})


def parse_day(text: str) -> Day | None:
    """`2026-01-15` or `2026-01`; None for anything else, impossible days such as February 30 included."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not match:
        return None
    try:
        return Day(dt.date(int(match[1]), int(match[2]), int(match[3] or 1)), match[3] is not None)
    except ValueError:
        return None


def paydays_reversed(first: Day | None, last: Day | None) -> bool:
    """The last wrong payday lies before the first. "March" alone may hold both a first payday of March 20 and the last one."""
    if first is None or last is None:
        return False
    return last.date < (first.date if last.exact else first.date.replace(day=1))


def tidy(text: str) -> str:
    """One line, composed characters, single spaces: what a name looks like everywhere."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _strange(text: str) -> bool:
    """Control, private and direction-changing characters have no place in a name; joiners of Persian and Indic scripts do."""
    return any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") and c not in "\u200c\u200d" for c in text)


def problem_with(question: Question, value: object, content: Content, today: dt.date) -> ProblemCode | None:
    """Why `value` cannot be the answer to `question`, or None when it can."""
    if value == "skip":
        return None
    options = content.options[question.id]
    if question.kind == "many":
        if not isinstance(value, list | tuple):
            return "several_needed"
        if any(not isinstance(v, str) or v not in options for v in value):
            return "not_an_option"
        loners = {o.id for o in question.option if o.alone}
        return "alone" if len(set(value)) > 1 and loners.intersection(value) else None
    if not isinstance(value, str):
        return "one_needed"
    if question.kind == "text":
        if len(value) > 100 * NAME_LIMIT:  # it takes far too long to compose its letters
            return "too_long"
        return "strange_characters" if _strange(tidy(value)) else "too_long" if len(tidy(value)) > NAME_LIMIT else None
    if question.kind == "date":
        return _problem_with_day(question, value, today)
    return None if value in options else "not_an_option"


def _problem_with_day(question: Question, value: str, today: dt.date) -> ProblemCode | None:
    if value == "unknown" or (value == "ongoing" and question.ongoing):
        return None
    day = parse_day(value)
    if day is None:
        return "not_a_day"
    if question.past and not has_come(day.date, today):
        return "future"
    if day.date < OLDEST:
        return "too_long_ago"
    return "too_far_ahead" if day.date.year > today.year + FURTHEST_YEARS else None


def read_answers(data: Any, content: Content, today: dt.date) -> tuple[Answers, list[AnswerProblem]]:
    """Answers from parsed JSON. The good parts come back even when there are problems; nothing is guessed."""
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict) or not isinstance(data.get("version"), int):
        return Answers(), [AnswerProblem("not_answers")]
    if data["version"] > VERSION:
        return Answers(), [AnswerProblem("newer_version")]
    values: dict[str, Value] = {}
    problems: list[AnswerProblem] = []
    for id_, value in data["answers"].items():
        question = content.question.get(id_)
        if question is None:
            problems.append(AnswerProblem("unknown_question"))
        elif code := problem_with(question, value, content, today):
            problems.append(AnswerProblem(code, id_))
        elif isinstance(value, list):
            values[id_] = tuple(o for o in content.options[id_] if o in value)  # in the order of the question
        else:
            values[id_] = tidy(value) if question.kind == "text" else value
    answers = Answers(values)
    if paydays_reversed(answers.day("when_pay_first"), answers.day("when_pay_last")):
        problems.append(AnswerProblem("before_first", "when_pay_last"))
    return answers, problems


def until_today(answers: Answers, content: Content, today: dt.date) -> Answers:
    """The same answers for a plan of this day: what happened on a day that lies ahead (see today.py) happened today."""
    asked = (q.id for q in content.question.values() if q.kind == "date" and q.past)
    ahead = [question for question in asked if (day := answers.day(question)) and day.date > today]
    return Answers({**answers.values, **dict.fromkeys(ahead, Day(today, True).written)}) if ahead else answers


def is_older(data: Any) -> bool:
    """Parsed JSON of an answer file that an older version wrote: since then the guide asks more (see VERSION)."""
    return isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] < VERSION


def write_answers(answers: Answers) -> dict[str, Any]:
    """The JSON that `read_answers` reads."""
    values = {q: list(v) if isinstance(v, tuple) else v for q, v in answers.values.items()}
    return {"guide": "five-steps", "version": VERSION, "answers": values}


def answers_schema(content: Content) -> dict[str, Any]:
    """JSON Schema of an answer file: every question and every option id. What is only read in old files is marked as deprecated."""
    day = r"^(\d{4}-\d{2}(-\d{2})?|unknown|skip%s)$"
    questions: dict[str, Any] = {}
    for q in content.question.values():
        offered = list(content.offered[q.id])
        ids = [*offered, *([] if "skip" in offered else ["skip"])]
        old = [{"const": o.id, "deprecated": True} for o in q.option if o.retired]
        if q.kind == "many":
            items = {"anyOf": [{"enum": offered}, *old]} if old else {"enum": offered}
            shape: dict[str, Any] = {"anyOf": [{"type": "array", "items": items}, {"const": "skip"}]}
        elif q.kind == "date":
            shape = {"type": "string", "pattern": day % ("|ongoing" if q.ongoing else "")}
        elif q.kind == "text":
            shape = {"type": "string", "maxLength": NAME_LIMIT}
        else:
            shape = {"anyOf": [{"enum": ids}, *old]} if old else {"enum": ids}
        questions[q.id] = {"description": q.ask, **shape, **({"deprecated": True} if q.retired else {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Five Steps answer file",
        "type": "object",
        "required": ["version", "answers"],
        "properties": {
            "guide": {"const": "five-steps"},
            "version": {"enum": list(range(1, VERSION + 1))},
            "answers": {"type": "object", "properties": questions, "additionalProperties": False},
        },
        "additionalProperties": False,
    }
