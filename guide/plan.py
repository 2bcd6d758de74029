"""The heart: answers, content and a day in; a Plan out. Pure, and without a single word in any language.

The Plan holds ids, dates, reasons and sources. Screen, paper and calendar each take it with a language, so they cannot disagree.
Nothing in a Plan tells why a person should see a lawyer first; that notice is marked for the screen and never leaves it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from guide.answers import Answers
from guide.clocks import Clocks, PayLimit, SafeDay, Said, clocks, raised
from guide.content.load import Content
from guide.content.schema import STEPS, Agency, Filing, Item, Notice, StepId
from guide.deadlines import back_to_workday
from guide.interview import matches, reached
from guide.rules import SEE_A_LAWYER_BEFORE, Facts, decide
from guide.status import PREVIEW, Status, status_on

View = Literal["screen", "paper"]
FIRST_TASKS = 3


@dataclass(frozen=True, slots=True)
class PlannedNotice:
    id: str
    urgent: bool
    on: tuple[View, ...]
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class PlannedTask:
    id: str
    urgent: bool
    agencies: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class PlannedStep:
    id: StepId
    tasks: tuple[PlannedTask, ...]
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    id: str
    have: bool
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class Contact:
    """An office for this person's problems; `told` when they said it already knows."""

    agency: str
    told: bool
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class LawyerDay:
    """The day by which a work-permit holder should have seen a lawyer: our caution, not a limit in law."""

    see_before: dt.date
    permit_ends: dt.date
    exact: bool


@dataclass(frozen=True, slots=True)
class Plan:
    today: dt.date
    status: Status
    notices: tuple[PlannedNotice, ...]
    next_day: SafeDay | None
    lawyer_day: LawyerDay | None
    first: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    days: tuple[SafeDay, ...]
    pay: tuple[PayLimit, ...]
    said: tuple[Said, ...]
    papers: tuple[PlannedPaper, ...]
    lawyer_questions: tuple[str, ...]
    card: tuple[str, ...]
    contacts: tuple[Contact, ...]
    find_out: tuple[str, ...]
    filing: Filing | None
    sources: tuple[str, ...]

    def notices_on(self, view: View) -> tuple[PlannedNotice, ...]:
        return tuple(n for n in self.notices if view in n.on)


def make_plan(answers: Answers, content: Content, today: dt.date) -> Plan:
    """The plan for these answers on this day. Empty answers give the plan of a person who knows nothing yet: still useful."""
    return _plan(answers, content, today, status_on(content.program, today))


def preview_plan(answers: Answers, content: Content, today: dt.date) -> Plan:
    """The same plan as if the program were open, for a reviewer's eyes. Its status says so, and so does every page made from it."""
    return _plan(answers, content, today, PREVIEW)


def _plan(answers: Answers, content: Content, today: dt.date, status: Status) -> Plan:
    answers = reached(answers, content)
    running = clocks(answers, content, today)
    facts = Facts(answers, running, today)

    def said(item: Item) -> bool:
        fits = item.program == "any" or (item.program == "open") == status.open
        return fits and decide(item.when, facts)

    contacts = _contacts(answers, content)
    notices = tuple(_notice(n) for n in content.notice.values() if said(n) and not n.booklet_only)
    steps = []
    for id_ in STEPS:
        tasks = [t for t in content.task.values() if t.step == id_ and said(t)]
        tasks.sort(key=lambda t: not t.urgent)
        offices = tuple(c.agency for c in contacts)
        planned = (PlannedTask(t.id, t.urgent, offices if t.agencies else (), t.sources, t.reviewed) for t in tasks)
        step = content.step[id_]
        steps.append(PlannedStep(id_, tuple(planned), step.sources, step.reviewed))
    papers = tuple(
        PlannedPaper(p.id, bool(p.have) and any(matches({q: o}, answers) for q, o in p.have.items()), p.sources, p.reviewed)
        for p in content.paper.values()
        if said(p)
    )
    questions = [q for q in content.lawyer_question.values() if said(q)]
    card = [line for line in content.card_line.values() if said(line)]
    days = _shown(running)
    return Plan(
        today=today,
        status=status,
        notices=tuple(sorted(notices, key=lambda n: not n.urgent)),
        next_day=next((d for d in days if not d.passed and not d.maybe), None),
        lawyer_day=_lawyer_day(answers, today),
        first=_first(steps, content),
        steps=tuple(steps),
        days=days,
        pay=running.pay,
        said=running.said,
        papers=papers,
        lawyer_questions=tuple(q.id for q in questions),
        card=tuple(line.id for line in card),
        contacts=contacts,
        find_out=_find_out(answers, content),
        filing=content.program.filing if content.program and status.open else None,
        sources=_sources(content, notices, steps, days, running, papers, contacts, questions, card),
    )


def _notice(notice: Notice) -> PlannedNotice:
    return PlannedNotice(notice.id, notice.urgent, notice.on, notice.sources, notice.reviewed)


def _shown(running: Clocks) -> tuple[SafeDay, ...]:
    """Every day, the earliest first. The same rule counted from the same day twice is one line."""
    seen: dict[tuple[str, dt.date], SafeDay] = {}
    for day in running.days:
        seen.setdefault((day.rule, day.file_before), day)
    return tuple(seen.values())


def _lawyer_day(answers: Answers, today: dt.date) -> LawyerDay | None:
    ends = answers.day("permit_ends")
    if ends is None:
        return None
    see = back_to_workday(ends.date - SEE_A_LAWYER_BEFORE)
    return LawyerDay(max(see, today), ends.date, ends.exact)


def _first(steps: list[PlannedStep], content: Content) -> tuple[str, ...]:
    """The three things to do first: what is urgent, in the order of the steps; then the tasks that the content ranks."""
    tasks = [t for s in steps for t in s.tasks]
    ranked = sorted((content.task[t.id] for t in tasks if content.task[t.id].first), key=lambda t: t.first)
    return tuple(dict.fromkeys([*(t.id for t in tasks if t.urgent), *(t.id for t in ranked)]))[:FIRST_TASKS]


def _contacts(answers: Answers, content: Content) -> tuple[Contact, ...]:
    """The offices for these problems in this place: the one already told first, then those of the place, then federal ones."""
    place, claims, told = answers.one("state"), raised(answers), answers.one("reported_to")

    def fits(agency: Agency) -> bool:
        wanted = claims.keys() & set(agency.claims) or answers.has("problems", *agency.problems)
        return agency.id == told or (agency.place in ("US", place) and bool(wanted))

    offices = sorted((a for a in content.agency.values() if fits(a)), key=lambda a: (a.id != told, a.place == "US"))
    return tuple(Contact(a.id, a.id == told, a.sources, a.reviewed) for a in offices)


def _find_out(answers: Answers, content: Content) -> tuple[str, ...]:
    """Questions the person could not answer, where the answer would change the plan."""
    asked = (q for q in content.question.values() if q.find_out and matches(q.when, answers))
    return tuple(q.id for q in asked if answers.many(q.id)[0] in ("unknown", "other_or_unknown"))


def _sources(content: Content, *groups: object) -> tuple[str, ...]:
    """Every source behind the plan, in the order of sources.toml; those of the status record come with it."""
    used: set[str] = {e.source for e in content.program.evidence} if content.program else set()
    for group in groups:
        parts = (*group.days, *group.pay, *group.said) if isinstance(group, Clocks) else group
        for part in parts:  # type: ignore[attr-defined]
            used.update(part.sources)
            for task in getattr(part, "tasks", ()):
                used.update(task.sources)
    return tuple(id_ for id_ in content.source if id_ in used)
