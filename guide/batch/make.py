"""Rows to checklists, on all cores, in the order of the rows.

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
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from guide.batch.table.rows import Row
from guide.content.languages import CODES, EACH, Code, InABatch, codes_for
from guide.content.load import Content
from guide.content.named import THIRTY_DAY_CLOCK, URGENT_CLOCK
from guide.core.answers import Answers
from guide.core.campaign import Campaign, merge
from guide.core.headline import sure_days
from guide.core.limits import SafeDay
from guide.core.plan import make_plan
from guide.printed import make_checklist
from guide.printed.clinic import clinic_of
from guide.words.language import Language, load_language

SMALL = 12
"""For so few rows no other process is started: it would take longer than the papers."""
CHUNK = 3
"""Rows that are handed out at once: a process that waits for each single row waits too often."""
AHEAD = 2
"""Such handfuls that are in line for each worker process, the one in work included."""
MOST_WAITING = 64
"""Finished papers that wait for an earlier one."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all rows. `papers`: the languages of each paper that a row gets."""

    campaign: Campaign
    content: Content
    today: dt.date
    papers: tuple[tuple[Code, ...], ...]
    paper: Literal["letter", "a4"] = "letter"
    size: Literal["normal", "large", "larger"] = "normal"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the group summary counts of a person: ids, and the next safe day."""

    problems: tuple[str, ...]
    missing: tuple[str, ...]
    next_day: SafeDay | None
    call_today: bool


@dataclass(frozen=True, slots=True)
class Made:
    """The papers of one row. `facts` is None when something went wrong; then there are no papers either."""

    number: int
    papers: tuple[bytes, ...]
    facts: Facts | None


def papers_of(choice: InABatch) -> tuple[tuple[Code, ...], ...]:
    """The languages of each paper that a row gets."""
    return tuple((code,) for code in CODES) if choice == EACH else (codes_for(choice),)


def make_row(
    row: Row,
    campaign: Campaign,
    content: Content,
    today: dt.date,
    languages: Sequence[Language],
    *,
    paper: Literal["letter", "a4"] = "letter",
    size: Literal["normal", "large", "larger"] = "normal",
) -> bytes:
    """The checklist of one row as a tagged PDF that can be ticked on a screen. Pure; rows do not know of each other."""
    plan = make_plan(merge(campaign, row.answers), content, today)
    return make_checklist(plan, content, languages, paper=paper, size=size, clinic=clinic_of(campaign, content, languages))


def make_blank(job: Job, codes: Sequence[Code]) -> bytes:
    """The checklist with the campaign filled in and the person left blank, to be filled in by hand."""
    plan = make_plan(merge(job.campaign, Answers()), job.content, job.today)
    languages = [load_language(code) for code in codes]
    clinic = clinic_of(job.campaign, job.content, languages)
    return make_checklist(plan, job.content, languages, paper=job.paper, size=job.size, blank=True, fillable=False, clinic=clinic)


def facts_of(row: Row, job: Job) -> Facts:
    """What the summary needs to know of a person, and nothing else."""
    answers = merge(job.campaign, row.answers)
    plan = make_plan(answers, job.content, job.today)
    return Facts(
        problems=answers.many("problems"),
        missing=tuple(p.id for p in plan.papers if job.content.paper[p.id].have and not p.have),
        next_day=next(iter(sure_days(plan.days)), None) if plan.safety == "free" else None,
        call_today=plan.headline.urgent or any(n.id in (THIRTY_DAY_CLOCK, URGENT_CLOCK) for n in plan.notices),
    )


# --- in this process and in others --------------------------------------------------------------------------------------


def cook(row: Row, job: Job) -> Made:
    """The papers and the facts of one row. Nothing that goes wrong with one row may stop the others."""
    try:
        papers = tuple(
            make_row(row, job.campaign, job.content, job.today, [load_language(c) for c in codes], paper=job.paper, size=job.size)
            for codes in job.papers
        )
        return Made(row.number, papers, facts_of(row, job))
    except Exception:  # what it says may repeat an answer, so it goes nowhere; the row is reported
        return Made(row.number, (), None)


_job: Job | None = None
"""The job of a worker process, handed over once when it starts."""


def _begin(job: Job) -> None:
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl+C means the process that shares out the work


def _cook_here(rows: Sequence[Row]) -> list[Made]:
    assert _job is not None
    return [cook(row, _job) for row in rows]


def cores() -> int:
    """The cores this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_all(rows: Iterable[Row], job: Job, processes: int) -> Iterator[Made]:
    """The papers of all rows, in order, as they are finished. This process makes papers too while the others start and work."""
    waiting = iter(rows)
    few = list(islice(waiting, SMALL)) if processes > 1 else []
    if processes < 2 or len(few) < SMALL:
        for row in chain(few, waiting):
            yield cook(row, job)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes - 1, mp_context=context, initializer=_begin, initargs=(job,))
    try:
        yield from _shared(few, waiting, job, pool, AHEAD * (processes - 1))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _shared(few: Sequence[Row], waiting: Iterator[Row], job: Job, pool: ProcessPoolExecutor, in_line: int) -> Iterator[Made]:
    """Hand rows out, a few at a time, until the line is full; then make one here: so no core waits, not even while the others start.

    The first row is made here, while the others start: whoever watches sees a file at once.
    """
    rows = chain(few[1:], waiting)
    made: deque[Waiting] = deque(_hand_out(pool, list(islice(rows, CHUNK))) for _ in range(in_line))
    yield cook(few[0], job)
    while some := list(islice(rows, CHUNK if _busy(made) < in_line else 1)):
        made.append([cook(some[0], job)] if len(some) == 1 else _hand_out(pool, some))
        while made and (_ready(made[0]) or len(made) > MOST_WAITING + in_line):
            yield from _result(made.popleft())
    while made:
        yield from _result(made.popleft())


def _hand_out(pool: ProcessPoolExecutor, rows: Sequence[Row]) -> Future[list[Made]]:
    """Ctrl+C reaches every process of a terminal. One that is started here never hears it, not even while it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_cook_here, rows)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_cook_here, rows)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


Waiting = list[Made] | Future[list[Made]]


def _busy(made: Iterable[Waiting]) -> int:
    return sum(1 for m in made if isinstance(m, Future) and not m.done())


def _ready(made: Waiting) -> bool:
    return isinstance(made, list) or made.done()


def _result(made: Waiting) -> list[Made]:
    return made if isinstance(made, list) else made.result()
