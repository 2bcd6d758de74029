"""Rows to checklists, on all cores, in the order of the rows.

Papers are printed today and handed out on another day, so no plan names a day to call by. A person who is not free gets a paper that
says nothing of theirs (printed/neutral.py), and the advocate a note in the report.

`make_row` is pure: the same row, campaign, content, day and languages give the same bytes, in any process and on any machine.
`make_all` keeps only a few finished papers in memory, however many rows there are. Worker processes are started afresh and not
forked, so this is safe inside a server with threads, and on Windows and macOS. No file is written here.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from guide.batch.kinds import BatchSheet
from guide.batch.table.findings import Finding
from guide.batch.table.rows import Row
from guide.content.languages import CODES, EACH, Code, InABatch, codes_for
from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.campaign import Campaign, campaign_answers, merge
from guide.core.headline import sure_days
from guide.core.interview import reached
from guide.core.limits import SafeDay
from guide.core.notes import may_have_notes
from guide.core.plan import Plan, make_plan
from guide.printed import USUAL, Clinic, Options
from guide.printed.blank import make_blank
from guide.printed.clinic import clinic_of
from guide.printed.neutral import make_neutral
from guide.printed.sheets import Order
from guide.printed.sheets import make as make_paper
from guide.words.language import Language, load_language

SMALL = 12
"""For so few rows no other process is started: it would take longer than the papers."""
CHUNK = 3
"""Rows that are handed out at once: a process that waits for each single row waits too often."""
AHEAD = 2
"""Such handfuls that are in line for each worker process, the one in work included."""
MOST_WAITING = 64
"""Finished papers that wait for an earlier one."""


@dataclass(frozen=True)
class Job:
    """What is the same for all rows. `papers`: the languages of each paper that a row gets. `sheet`: the paper of whoever is free."""

    campaign: Campaign
    content: Content
    today: dt.date
    papers: tuple[tuple[Code, ...], ...]
    options: Options = USUAL
    sheet: BatchSheet = "plan"

    @cached_property
    def shared(self) -> tuple[tuple[Sequence[Language], Clinic | None], ...]:
        """For each paper its languages, and what the campaign prints on it. Put into words once for all rows."""
        languages = [[load_language(code) for code in codes] for codes in self.papers]
        return tuple((spoken, clinic_of(self.campaign, self.content, spoken)) for spoken in languages)

    @cached_property
    def neutral(self) -> tuple[bytes, ...]:
        """The papers of everybody who is not free: no answer changes them."""
        return tuple(make_neutral(self.content, spoken, self.today, self.options, clinic) for spoken, clinic in self.shared)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the group summary counts of a person: ids, and the next safe day."""

    problems: tuple[str, ...]
    missing: tuple[str, ...]
    next_day: SafeDay | None
    call_today: bool


@dataclass(frozen=True, slots=True)
class Made:
    """The papers of one row. `facts` is None when something went wrong; then there are no papers either.

    `lawyer_notes`: those for a lawyer, if the row asked for them. `found`: what the advocate should know before the papers are given out.
    """

    number: int
    papers: tuple[bytes, ...]
    facts: PersonFacts | None
    lawyer_notes: bytes = b""
    found: tuple[Finding, ...] = ()


def papers_of(choice: InABatch) -> tuple[tuple[Code, ...], ...]:
    """The languages of each paper that a row gets: `both` is one paper in two languages, `each` one paper in each."""
    return tuple((code,) for code in CODES) if choice == EACH else (codes_for(choice),)


def make_row(
    row: Row,
    campaign: Campaign,
    content: Content,
    today: dt.date,
    languages: Sequence[Language],
    options: Options = USUAL,
    *,
    sheet: BatchSheet = "plan",
) -> bytes:
    """The paper of one row as a tagged PDF. The same arguments give the same bytes; no other row changes them.

    sheet: the paper of somebody who is free; for anybody else it is the neutral one.
    """
    answers, clinic = merge(campaign, row.answers), clinic_of(campaign, content, languages)
    plan = make_plan(answers, content, today, later=True)
    if plan.safety == "not_free":
        return make_neutral(content, languages, today, options, clinic)
    return make_paper(Order(answers, plan, sheet, options, clinic=clinic), content, languages, today)


def make_blanks(job: Job) -> tuple[bytes, ...]:
    """Each paper of the job with the campaign filled in and the person left blank, to be filled in by hand.

    Where the campaign says that nobody is free to leave, the form says nothing of it: it lies around.
    """
    plan = make_plan(merge(job.campaign, Answers()), job.content, job.today, later=True)
    if plan.safety == "not_free":
        plan = make_plan(Answers(), job.content, job.today, later=True)
    options = replace(job.options, blank=True, fillable=False)
    return tuple(make_blank(plan, job.content, languages, options, clinic=clinic) for languages, clinic in job.shared)


def _papers(answers: Answers, plan: Plan, job: Job) -> tuple[bytes, ...]:
    if plan.safety == "not_free":
        return job.neutral
    orders = ((spoken, Order(answers, plan, job.sheet, job.options, clinic=clinic)) for spoken, clinic in job.shared)
    return tuple(make_paper(order, job.content, spoken, job.today) for spoken, order in orders)


def _notes(answers: Answers, plan: Plan, job: Job) -> bytes:
    """The notes for a lawyer, what the campaign says apart from what the person says; nothing for a person who may have none."""
    if not may_have_notes(reached(answers, job.content)):
        return b""
    order = Order(answers, plan, "lawyer", job.options, given=campaign_answers(job.campaign))
    return make_paper(order, job.content, job.shared[0][0], job.today)


def facts_of(answers: Answers, plan: Plan, content: Content) -> PersonFacts:
    """What the summary needs to know of a person, and nothing else. `answers`: the person's own and those of the campaign."""
    return PersonFacts(
        problems=answers.many("problems"),
        missing=tuple(p.id for p in plan.papers if content.paper[p.id].have and not p.have),
        next_day=next(iter(sure_days(plan.days)), None) if plan.safety == "free" else None,
        call_today=plan.headline.urgent and plan.safety != "not_free",
    )


# --- in this process and in others --------------------------------------------------------------------------------------


def make_papers(row: Row, job: Job) -> Made:
    """The papers and the facts of one row, from one plan. Nothing that goes wrong with one row may stop the others."""
    try:
        answers = merge(job.campaign, row.answers)
        plan = make_plan(answers, job.content, job.today, later=True)
        notes = _notes(answers, plan, job) if row.lawyer_notes else b""
        found = [Finding("speak_alone", row.number)] if plan.safety == "not_free" else []
        found += [Finding("no_notes", row.number)] if row.lawyer_notes and not notes else []
        return Made(row.number, _papers(answers, plan, job), facts_of(answers, plan, job.content), notes, tuple(found))
    except Exception:  # what it says may repeat an answer, so it goes nowhere; the row is reported
        return Made(row.number, (), None)


_job: Job | None = None
"""The job of a worker process, handed over once when it starts."""


def _begin(job: Job) -> None:
    """Called once in each worker process, before its first row."""
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that shares out the work


def _make_rows(rows: Sequence[Row]) -> list[Made]:
    assert _job is not None
    return [make_papers(row, _job) for row in rows]


def cores() -> int:
    """The cores this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_all(rows: Iterable[Row], job: Job, processes: int) -> Iterator[Made]:
    """The papers of all rows, in order, as they are finished. This process makes papers too while the others start and work."""
    waiting = iter(rows)
    few = list(islice(waiting, SMALL)) if processes > 1 else []
    if processes < 2 or len(few) < SMALL:
        for row in chain(few, waiting):
            yield make_papers(row, job)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes - 1, mp_context=context, initializer=_begin, initargs=(job,))
    try:
        yield from _shared(few, waiting, job, pool, AHEAD * (processes - 1))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _shared(few: Sequence[Row], waiting: Iterator[Row], job: Job, pool: ProcessPoolExecutor, in_line: int) -> Iterator[Made]:
    """Hand rows out to the processes, a few at a time, until `in_line` handfuls wait; then make a row here. So no core waits.

    The first row is made here, while the others start, so that the first file is there at once.
    """
    rows = chain(few[1:], waiting)
    made: deque[Waiting] = deque(_hand_out(pool, list(islice(rows, CHUNK))) for _ in range(in_line))
    yield make_papers(few[0], job)
    while some := list(islice(rows, CHUNK if _busy(made) < in_line else 1)):
        made.append([make_papers(some[0], job)] if len(some) == 1 else _hand_out(pool, some))
        while made and (_ready(made[0]) or len(made) > MOST_WAITING + in_line):
            yield from _result(made.popleft())
    while made:
        yield from _result(made.popleft())


def _hand_out(pool: ProcessPoolExecutor, rows: Sequence[Row]) -> Future[list[Made]]:
    """Give rows to a worker process. Ctrl+C reaches every process of a terminal, so it is blocked while one may be started here."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_make_rows, rows)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_make_rows, rows)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


Waiting = list[Made] | Future[list[Made]]


def _busy(made: Iterable[Waiting]) -> int:
    return sum(1 for m in made if isinstance(m, Future) and not m.done())


def _ready(made: Waiting) -> bool:
    return isinstance(made, list) or made.done()


def _result(made: Waiting) -> list[Made]:
    return made if isinstance(made, list) else made.result()
