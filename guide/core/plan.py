"""The heart: answers, content and a day in; a Plan out. Pure, and without a single word in any language.

The Plan holds ids, dates, reasons and sources. Screen, paper and calendar each take it with a language, so they cannot disagree.
Nothing in a Plan tells why a person should see a lawyer first; that notice is marked for the screen and never leaves it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from guide.content.load import Content
from guide.content.records import Filing
from guide.content.schema import STEPS, Agency, Item, Notice, StepId, Task
from guide.core.answers import Answers
from guide.core.clocks import Clocks, Said, clocks, raised
from guide.core.conditions import SEE_A_LAWYER_BEFORE, Facts, decide, permit_has_ended, permit_needs_a_lawyer
from guide.core.deadlines import back_to_workday
from guide.core.headline import Headline, headline_of
from guide.core.helpers import PlannedHelper, helpers_for
from guide.core.interview import matches, reached
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.safety import UNSAFE, Safety, safety_of
from guide.core.status import PREVIEW, Status, status_on

View = Literal["screen", "paper"]
FIRST_TASKS = 3


@dataclass(frozen=True, slots=True)
class PlannedNotice:
    """A notice for this person. urgent: it stands before everything else. on: the views that may show it."""

    id: str
    urgent: bool
    on: tuple[View, ...]
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of a step. urgent: it stands first in its step. agencies: the offices that it names, by id."""

    id: str
    urgent: bool
    agencies: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One of the five steps, with the tasks that are left for this person, in their order."""

    id: StepId
    tasks: tuple[PlannedTask, ...]
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
class Contact:
    """An office for this person's problems; `told` when they said it already knows. only_lawyer: a lawyer comes first, and decides
    whether this office is told at all."""

    agency: str
    told: bool
    only_lawyer: bool
    sources: tuple[str, ...]
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class LawyerDay:
    """The day by which a work-permit holder should have seen a lawyer: our caution, not a limit in law.

    see_by: None when that day lies behind: then this week. ended: the permit ended before today, as the person wrote.
    """

    see_by: dt.date | None
    permit_ends: dt.date
    exact: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is told to one person, as ids and days. Each part names its sources; `sources` has them all, as in sources.toml."""

    today: dt.date
    status: Status
    notices: tuple[PlannedNotice, ...]
    safety: Safety
    headline: Headline
    lawyer_day: LawyerDay | None
    first: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    days: tuple[SafeDay, ...]
    court: tuple[CourtDay, ...]
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
    facts, safety = Facts(answers, running, today), safety_of(answers)

    def said(item: Item) -> bool:
        fits = item.program == "any" or (item.program == "open") == status.open
        return fits and _safe(item, safety) and decide(item.when, facts)

    days = _shown(running)
    headline = headline_of(answers, running, days, safety, content)
    contacts = _contacts(answers, content, safety, headline)
    notices = tuple(_notice(n) for n in content.notice.values() if said(n) and not n.booklet_only)
    steps = []
    for id_ in STEPS:
        tasks = [t for t in content.task.values() if t.step == id_ and said(t)]
        tasks.sort(key=lambda task: not task.urgent)
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
    return Plan(
        today=today,
        status=status,
        notices=tuple(sorted(notices, key=lambda n: not n.urgent)),
        safety=safety,
        headline=headline,
        lawyer_day=_lawyer_day(facts),
        first=_first(steps, content),
        steps=tuple(steps),
        days=days,
        court=running.court,
        pay=running.pay,
        said=running.said,
        papers=papers,
        lawyer_questions=tuple(q.id for q in questions),
        card=tuple(line.id for line in card),
        contacts=contacts,
        helpers=_helpers(facts, safety, content),
        find_out=() if safety == "not_free" else _find_out(answers, content),
        filing=content.program.filing if content.program and status.open else None,
        sources=_sources(content, notices, steps, days, running, papers, contacts, questions, card),
    )


def _safe(item: Item, safety: Safety) -> bool:
    """Nothing that a person who is not free, or for whom a lawyer comes first, could be hurt by doing."""
    if isinstance(item, Task) and item.office and safety != "free":
        return False
    return not (isinstance(item, Task | Notice) and item.at_work and safety == "not_free")


def _notice(notice: Notice) -> PlannedNotice:
    return PlannedNotice(notice.id, notice.urgent, notice.on, notice.sources, notice.reviewed)


def _shown(running: Clocks) -> tuple[SafeDay, ...]:
    """Every day, the earliest first. The same rule counted from the same day twice is one line."""
    seen: dict[tuple[str, dt.date], SafeDay] = {}
    for day in sorted(running.days, key=lambda day: (not day.pressing, day.when == "passed")):  # of two, the one that may still be open
        seen.setdefault((day.rule, day.by), day)
    return tuple(day for day in running.days if seen[day.rule, day.by] is day)


def _lawyer_day(facts: Facts) -> LawyerDay | None:
    ends = facts.answers.day("permit_ends")
    if ends is None:
        return None
    see = back_to_workday(ends.date - SEE_A_LAWYER_BEFORE)
    return LawyerDay(see if see >= facts.today else None, ends.date, ends.exact, ended=permit_has_ended(facts))


def _first(steps: list[PlannedStep], content: Content) -> tuple[str, ...]:
    """The three things to do first: what is urgent, in the order of the steps; then the tasks that the content ranks."""
    tasks = [t for s in steps for t in s.tasks]
    ranked = sorted((content.task[t.id] for t in tasks if content.task[t.id].first), key=lambda task: task.first)
    return tuple(dict.fromkeys([*(t.id for t in tasks if t.urgent), *(t.id for t in ranked)]))[:FIRST_TASKS]


def _contacts(answers: Answers, content: Content, safety: Safety, headline: Headline) -> tuple[Contact, ...]:
    """The offices for these problems in this place: the one of the headline first, then the one already told, then those of the place,
    then federal ones. Somebody who is not free gets no labor office; where a lawyer comes first, so does whoever helps in such a case.

    An office of one city stands here only if the person said that it knows already: the guide asks only for the state.
    """
    place, claims, told = answers.one("state"), raised(answers), answers.one("reported_to")
    letter = answers.has("notices", "yes")

    def led_to(agency: Agency) -> bool:
        """A letter from immigration is not for a labor office that only answers general questions."""
        general = not agency.claims and not helps(agency)
        return answers.has("problems", *agency.problems) and not (letter and general)

    def helps(agency: Agency) -> bool:
        """It helps people who are forced, and takes no complaints that it would have to tell the boss about."""
        return not agency.claims and bool(set(agency.problems).intersection(UNSAFE, answers.many("problems")))

    def fits(agency: Agency) -> bool:
        if safety == "not_free":
            return helps(agency)
        here = agency.place in ("US", place) and not agency.city
        return agency.id == told or (here and bool(claims.keys() & set(agency.claims) or led_to(agency)))

    def order(agency: Agency) -> tuple[bool, ...]:
        if safety != "free":
            return not helps(agency), agency.id != told, agency.place == "US"
        return agency.id != headline.agency, agency.id != told, agency.place == "US"

    offices = sorted((a for a in content.agency.values() if fits(a)), key=order)
    return tuple(Contact(a.id, a.id == told, safety != "free" and not helps(a), a.sources, a.reviewed) for a in offices)


def _helpers(facts: Facts, safety: Safety, content: Content) -> tuple[PlannedHelper, ...]:
    """Whom to call who is not an office. Their sources are for whoever checks them, so they do not stand in the plan's."""
    told = (helper for helper in content.helper.values() if not helper.booklet and decide(helper.when, facts))
    papers_first = facts.answers.has("notices", "yes") or permit_needs_a_lawyer(facts)
    return helpers_for(facts.answers, content, told, safety, papers_first)


def _find_out(answers: Answers, content: Content) -> tuple[str, ...]:
    """Questions the person could not answer, where the answer would change the plan."""
    asked = (q for q in content.question.values() if q.find_out and matches(q.when, answers))
    return tuple(q.id for q in asked if answers.many(q.id)[0] in ("unknown", "other_or_unknown"))


def _sources(content: Content, *groups: object) -> tuple[str, ...]:
    """Every source behind the plan, in the order of sources.toml; those of the status record come with it."""
    used: set[str] = {e.source for e in content.program.evidence} if content.program else set()
    for group in groups:
        parts = (*group.days, *group.court, *group.pay, *group.said) if isinstance(group, Clocks) else group
        for part in parts:  # type: ignore[attr-defined]
            used.update(part.sources)
            for task in getattr(part, "tasks", ()):
                used.update(task.sources)
    return tuple(id_ for id_ in content.source if id_ in used)
