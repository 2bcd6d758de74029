"""What of a person's answers goes into the notes for a lawyer: facts as they were given, and no conclusion. Pure.

Goes in: answers, and those that a campaign filled in.  Comes out: `Notes`, typed facts in order, each with the question that it rests
on. A month stays a month; "I don't know" and what was left open are absent. What came before a punishment and what came after stand
beside each other: nothing says that one led to the other.
The words are in words/notes.py. Who may have such a paper at all: `may_have_notes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from guide.content.load import Content
from guide.core.answers import Answers, Day
from guide.core.interview import reached
from guide.core.safety import safety_of

NEVER: Final = (
    "helper", "situation", "minor_who", "agency_letter", "letter_fits", "lawyer", "risk", "papers", "permit_ends", "notices",
    "family_plan", "print_name",
)  # fmt: skip
"""Questions whose answers never go in: whoever finds the paper, or is given it in court, must not learn them."""

Topic = Literal["work", "pay", "before", "after", "more", "coworkers", "show", "told"]
TOPICS: Final[tuple[Topic, ...]] = ("work", "pay", "before", "after", "more", "coworkers", "show", "told")
"""before, after: what the person did or said, and what was done to them. more: what else happened. show: what there is to show the
lawyer. told: complaints so far."""

PAY: Final = ("not_paid", "low_pay_or_overtime")
ACT_DAYS: Final = {"fired": "when_fired", "cut": "when_cut", "threatened": "when_threatened", "other_act": "when_other_act"}
"""What was done as a punishment, and the question for its day."""
MORE: Final = {
    "unsafe": "",
    "injured": "when_injured",
    "discrimination": "when_discrimination",
    "harassment": "when_harassment",
    "forced_or_trapped": "",
    "papers_asked": "when_papers_asked",
    "papers_kept": "when_papers_kept",
    "papers_audit": "",
    "papers_abuse": "",
    "other": "",
}
"""Every other problem, and the question for its day."""

TO_SHOW: Final = "to_show"
"""Stands for every kind of proof whose name would tell too much to whoever finds the paper."""
NAMED: Final = ("notes", "witnesses")
"""Proof that may be named: nobody can take it away by knowing of it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was said. `value`: an option, a place, an office, `ongoing`; empty where a day was given."""

    topic: Topic
    question: str
    value: str = ""
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """own: what this person said. group: what only a campaign said about the workplace, which this person left as it was."""

    own: tuple[Fact, ...]
    group: tuple[Fact, ...] = ()

    def about(self, topic: Topic) -> tuple[Fact, ...]:
        """This person's own facts on one topic."""
        return tuple(fact for fact in self.own if fact.topic == topic)


def may_have_notes(answers: Answers) -> bool:
    """Whether there may be such a paper: not for somebody who is not free, and not where a person under 18 works."""
    return safety_of(answers) != "not_free" and not answers.has("problems", "child_labor")


def notes_of(answers: Answers, content: Content, given: Answers | None = None) -> Notes:
    """The notes of these answers. given: what a campaign or its link filled in; what still agrees with it stands apart.

    Raises ValueError for a person who may have none: ask `may_have_notes` first.
    """
    if not may_have_notes(answers):
        raise ValueError("this person gets no notes: ask may_have_notes before")
    known, filled = reached(answers, content), given or Answers()
    facts = list(_facts(known))
    return Notes(
        tuple(fact for fact in facts if not filled.agrees(fact.question, known)),
        tuple(fact for fact in facts if filled.agrees(fact.question, known)),
    )


def _facts(answers: Answers) -> Iterator[Fact]:
    for question in ("work", "state", "still_working"):
        yield from _chosen("work", question, answers)
    yield from _problems("pay", answers, *PAY)
    for question in ("when_pay_first", "when_pay_last"):
        yield from _day("pay", question, answers)
    yield from _chosen("before", "punished_for", answers)
    yield from _after(answers)
    for problem, question in MORE.items():
        if answers.has("problems", problem):
            yield from _problems("more", answers, problem)
            yield from _day("more", question, answers)
    yield from _chosen("coworkers", "coworkers", answers)
    yield from _to_show(answers)
    for question in ("reported", "reported_to"):
        yield from _chosen("told", question, answers)


def _chosen(topic: Topic, question: str, answers: Answers) -> Iterator[Fact]:
    """What was chosen, but for "I don't know"."""
    for value in answers.many(question):
        if value not in ("unknown", ""):
            yield Fact(topic, question, value)


def _problems(topic: Topic, answers: Answers, *problems: str) -> Iterator[Fact]:
    for problem in problems:
        if answers.has("problems", problem):
            yield Fact(topic, "problems", problem)


def _day(topic: Topic, question: str, answers: Answers) -> Iterator[Fact]:
    """The day as it was given, or that it still goes on."""
    if answers.one(question) == "ongoing":
        yield Fact(topic, question, "ongoing")
    elif day := answers.day(question):
        yield Fact(topic, question, day=day)


def _after(answers: Answers) -> Iterator[Fact]:
    """Each act with its day; where no act is known, that there was a punishment. Then a threat about immigration."""
    acts = [act for act in answers.many("punished_how") if act in ACT_DAYS]
    for act in acts:
        yield Fact("after", "punished_how", act)
        yield from _day("after", ACT_DAYS[act], answers)
    if not acts:
        yield from _problems("after", answers, "punished")
        yield from _day("after", "when_other_act", answers)
    yield from _problems("after", answers, "immigration_threat")
    yield from _day("after", "when_immigration_threat", answers)


def _to_show(answers: Answers) -> Iterator[Fact]:
    """Own notes and witnesses by name; everything else together. That there is nothing yet is not said: the boss may read it."""
    proof = [kind for kind in answers.many("evidence") if kind not in ("none", "unknown")]
    for kind in NAMED:
        if kind in proof:
            yield Fact("show", "evidence", kind)
    if any(kind not in NAMED for kind in proof):
        yield Fact("show", "evidence", TO_SHOW)
