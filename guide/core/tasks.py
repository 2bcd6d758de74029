"""What this person should do, in the order of harm: which tasks, in which form, and with which facts. Pure, and without words.

Goes in: the facts, and what is known by name.  Comes out: tasks by id, with the ids of the sentences that are said of each.
Source of the order and of the rules: the rules of the plan, 1 to 3 and 12; why it is so: docs/decisions/0015.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from guide.content.doing import Sentence, Task
from guide.content.load import Content
from guide.content.named import CALL, COMPLAINT, FAMILY, THREAT
from guide.content.schema import Item, StepId
from guide.core.facts import Facts
from guide.core.safety import Safety

FIVE = 5
"""How many things a person can do in a week."""
CLOSE_TO_FILE = dt.timedelta(days=60)
"""With so many days left or fewer the complaint stands right behind the call."""
NOW = ("may_end", "may_run", "contact", "payday")
"""Headlines whose limit may end before any day that we could show."""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One act for this person. form: the ids of the sentences that are said of it. facts: what they name, as written in an answer, or an
    id. first: one of the five things this week. number: its place in tasks.toml, under which the booklet has its sources."""

    id: str
    number: int
    step: StepId
    first: bool
    form: tuple[str, ...]
    facts: Mapping[str, str]
    sources: tuple[str, ...]
    reviewed: dt.date


def tasks_for(facts: Facts, known: Mapping[str, str], content: Content, said: Callable[[Item], bool]) -> tuple[PlannedTask, ...]:
    """The tasks in their order. said: whether the program's state and the condition of an item hold."""
    chosen = [task for task in content.task.values() if _may_do(task, facts.safety) and said(task)]
    order = _in_order([task.id for task in chosen], facts)
    front = [id_ for id_ in order if not content.task[id_].back][:FIVE]
    numbers = {id_: number for number, id_ in enumerate(content.task, 1)}
    planned = []
    for id_ in order:
        task, form = content.task[id_], _form(id_, known, content, said)
        sources = dict.fromkeys((*task.sources, *(source for sentence in form for source in sentence.sources)))
        named = dict.fromkeys(name for sentence in form for name in sentence.facts)
        said_facts = {name: known[name] for name in named}
        ids = tuple(sentence.id for sentence in form)
        planned.append(PlannedTask(id_, numbers[id_], task.step, id_ in front, ids, said_facts, tuple(sources), task.reviewed))
    return tuple(planned)


def _may_do(task: Task, safety: Safety) -> bool:
    """Nothing that a person who is not free could be hurt by doing."""
    return task.held or safety != "not_free"


def _in_order(ids: Collection[str], facts: Facts) -> list[str]:
    """As in tasks.toml, but the family plan beside a threat, and a complaint whose day is near right behind the call."""
    place: dict[str, float] = {id_: number for number, id_ in enumerate(facts.content.task)}
    if THREAT in ids:
        place[FAMILY] = place[THREAT] + 0.5
    if _is_near(facts):
        place[COMPLAINT] = place[CALL] + 0.5
    return sorted(ids, key=place.__getitem__)


def _is_near(facts: Facts) -> bool:
    """The nearest day to file lies within 60 days, or a limit may end sooner than any day we know."""
    if facts.headline.kind in NOW:
        return True
    day = next(iter(facts.to_file), None)
    return day is not None and (day.by if day.when == "ahead" else day.before_margin) <= facts.today + CLOSE_TO_FILE


def _form(task: str, known: Mapping[str, str], content: Content, said: Callable[[Item], bool]) -> list[Sentence]:
    """The sentences whose facts are all known; of those that stand for each other, the first that fits."""
    form: list[Sentence] = []
    met: set[str] = set()
    for sentence in content.sentences[task]:
        if sentence.either in met or any(name not in known for name in sentence.facts) or not said(sentence):
            continue
        form.append(sentence)
        met |= {sentence.either} - {""}
    return form
