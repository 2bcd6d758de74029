"""The heart: answers, content and a day in; a Plan out. Pure, and without a single word in any language.

The Plan holds ids, dates, reasons and sources. Screen, paper and calendar each take it with a language, so they cannot disagree.
Nothing in a Plan tells why a person should see a lawyer first; that notice is marked for the screen and never leaves it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from guide.content.load import Content
from guide.content.records import Filing
from guide.content.schema import STEPS, Item, StepId
from guide.core.answers import Answers, until_today
from guide.core.clocks import Clocks, Said, clocks, raised
from guide.core.conditions import decide, permit_needs_a_lawyer
from guide.core.facts import Facts, fallback_of, known_facts
from guide.core.headline import Headline, headline_of
from guide.core.helpers import PlannedHelper, helpers_for
from guide.core.interview import matches, reached
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.offices import Contact, contacts_for
from guide.core.permit import LawyerDay, lawyer_day
from guide.core.safety import Safety, safety_of
from guide.core.status import PREVIEW, Status, status_on
from guide.core.table import Table, table_of
from guide.core.tasks import PlannedTask, tasks_for
from guide.core.waiting import SOON, working_days_from

View = Literal["screen", "paper"]
MOST_TO_FIND = 3
"""So many things to find out stand on a plan."""


@dataclass(frozen=True, slots=True)
class PlannedNotice:
    """A line that stands on every plan, or one for this person on the screen alone. on: the views that may show it."""

    id: str
    on: tuple[View, ...]
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A paper to gather. have: the person said that they have it."""

    id: str
    have: bool
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is told to one person, as ids and days. Each part names its sources; `sources` has them all, as in sources.toml.

    claims: something happened about which an office takes complaints. goes_on: so does the wrong pay.
    steps: those of the five that this week's tasks belong to.
    call_by: when somebody should have called. fallback: until when to wait for others before going on alone. Both are None on a paper
    that is handed out later, and where there is nothing to wait for.
    """

    today: dt.date
    status: Status
    notices: tuple[PlannedNotice, ...]
    safety: Safety
    headline: Headline
    claims: bool
    goes_on: bool
    lawyer_day: LawyerDay | None
    tasks: tuple[PlannedTask, ...]
    steps: tuple[StepId, ...]
    call_by: dt.date | None
    fallback: dt.date | None
    days: tuple[SafeDay, ...]
    court: tuple[CourtDay, ...]
    table: Table
    pay: tuple[PayLimit, ...]
    said: tuple[Said, ...]
    papers: tuple[PlannedPaper, ...]
    lawyer_questions: tuple[str, ...]
    card: tuple[str, ...]
    contacts: tuple[Contact, ...]
    helpers: tuple[PlannedHelper, ...]
    find_out: tuple[str, ...]
    filing: Filing | None
    sources: tuple[str, ...]

    @property
    def first(self) -> tuple[PlannedTask, ...]:
        """The five things this week; fewer where there are no more."""
        return tuple(task for task in self.tasks if task.first)

    @property
    def after(self) -> tuple[PlannedTask, ...]:
        """All other tasks."""
        return tuple(task for task in self.tasks if not task.first)

    @property
    def to_call(self) -> tuple[Contact, ...]:
        """The offices that this person may call alone, the first one first."""
        return tuple(contact for contact in self.contacts if not contact.only_lawyer)

    def notices_on(self, view: View) -> tuple[PlannedNotice, ...]:
        return tuple(n for n in self.notices if view in n.on)


def make_plan(answers: Answers, content: Content, today: dt.date, *, later: bool = False) -> Plan:
    """The plan for these answers on this day. Empty answers give the plan of a person who knows nothing yet: still useful.

    later: the paper is printed today and handed out on another day, so it names no day to call by.
    """
    return _plan(answers, content, today, status_on(content.program, today), later)


def preview_plan(answers: Answers, content: Content, today: dt.date) -> Plan:
    """The same plan as if the program were open, for a reviewer's eyes. Its status says so, and so does every page made from it."""
    return _plan(answers, content, today, PREVIEW, later=False)


def _plan(answers: Answers, content: Content, today: dt.date, status: Status, later: bool) -> Plan:
    answers = until_today(reached(answers, content), content, today)
    running, safety = clocks(answers, content, today), safety_of(answers)
    days = _shown(running)
    permit = lawyer_day(answers, today)
    headline = headline_of(answers, running, days, safety, permit, content)
    contacts = contacts_for(answers, content, safety, headline)
    facts = Facts(answers, running, today, content, safety, headline, contacts, later)

    def said(item: Item) -> bool:
        fits = item.program == "any" or (item.program == "open") == status.open
        return fits and decide(item.when, facts)

    tasks = tasks_for(facts, known_facts(facts, permit), content, said)
    notices = [PlannedNotice(n.id, n.on, n.sources, n.reviewed) for n in content.notice.values() if not n.booklet_only and said(n)]
    papers = tuple(
        PlannedPaper(p.id, bool(p.have) and any(matches({q: o}, answers) for q, o in p.have.items()), p.sources, p.reviewed)
        for p in content.paper.values()
        if said(p)
    )
    questions = [q for q in content.lawyer_question.values() if said(q)]
    card = [line for line in content.card_line.values() if said(line)]
    waits = any(name in ("call_by", "fallback") for task in tasks for name in task.facts)
    return Plan(
        today=today,
        status=status,
        notices=tuple(notices),
        safety=safety,
        headline=headline,
        claims=bool(raised(answers)),
        goes_on=answers.has("when_pay_last", "ongoing"),
        lawyer_day=permit,
        tasks=tasks,
        steps=tuple(step for step in STEPS if any(task.first and task.step == step for task in tasks)),
        call_by=working_days_from(today, SOON) if waits and not later else None,
        fallback=None if later else fallback_of(facts),
        days=days,
        court=running.court,
        table=table_of(days, running.court, today),
        pay=running.pay,
        said=running.said,
        papers=papers,
        lawyer_questions=tuple(q.id for q in questions),
        card=tuple(line.id for line in card),
        contacts=contacts,
        helpers=_helpers(facts, content),
        find_out=() if safety == "not_free" else _find_out(answers, content),
        filing=content.program.filing if content.program and status.open else None,
        sources=_sources(content, tasks, notices, days, running, papers, contacts, questions, card),
    )


def _shown(running: Clocks) -> tuple[SafeDay, ...]:
    """Every day, the earliest first. The same rule counted from the same day twice is one line."""
    seen: dict[tuple[str, dt.date], SafeDay] = {}
    for day in sorted(running.days, key=lambda day: (not day.pressing, day.when == "passed")):  # of two, the one that may still be open
        seen.setdefault((day.rule, day.by), day)
    return tuple(day for day in running.days if seen[day.rule, day.by] is day)


def _helpers(facts: Facts, content: Content) -> tuple[PlannedHelper, ...]:
    """Whom to call who is not an office. Their sources are for whoever checks them, so they do not stand in the plan's."""
    told = (helper for helper in content.helper.values() if not helper.booklet and decide(helper.when, facts))
    papers_first = facts.answers.has("notices", "yes") or permit_needs_a_lawyer(facts)
    return helpers_for(facts.answers, content, told, facts.safety, papers_first)


def _find_out(answers: Answers, content: Content) -> tuple[str, ...]:
    """Questions the person could not answer, where the answer would change the plan: first the days, then the place and the reason."""
    asked = [q for q in content.question.values() if q.find_out and matches(q.when, answers)]
    open_ = [q for q in asked if answers.many(q.id)[0] in ("unknown", "other_or_unknown")]
    open_.sort(key=lambda q: (q.kind != "date", q.kind != "place"))
    return tuple(q.id for q in open_[:MOST_TO_FIND])


def _sources(content: Content, *groups: object) -> tuple[str, ...]:
    """Every source behind the plan, in the order of sources.toml; those of the status record come with it."""
    used: set[str] = {e.source for e in content.program.evidence} if content.program else set()
    for group in groups:
        parts: Iterable[object] = (*group.days, *group.court, *group.pay, *group.said) if isinstance(group, Clocks) else group  # type: ignore[assignment]
        for part in parts:
            used.update(part.sources)  # type: ignore[attr-defined]
    return tuple(id_ for id_ in content.source if id_ in used)
