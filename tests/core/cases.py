"""Whom the rules of the plan are tried on: everybody in tests/people, and people made up by chance."""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from guide.content.languages import CODES
from guide.core.answers import Answers
from guide.core.interview import reached, screens
from guide.core.plan import Plan, make_plan
from guide.core.tasks import PlannedTask
from guide.library import content
from guide.words.language import Language, load_language
from guide.words.outline import Item, Line, Section, lines_of, section_of
from guide.words.told import told, told_more
from tests.help.people_files import everyone

CONTENT = content()
TODAY = dt.date(2026, 11, 29)
LANGUAGES: dict[str, Language] = {code: load_language(code) for code in CODES}
ENGLISH = LANGUAGES["en"]


@dataclass(frozen=True)
class Case:
    """One person, as the rules look at them."""

    name: str
    answers: Answers
    plan: Plan
    changed: tuple[Section, ...] | None = None  # what is told, where a test changes it

    @cached_property
    def sheet(self) -> tuple[Section, ...]:
        return self.changed or told(self.plan, CONTENT)

    @cached_property
    def more(self) -> tuple[Section, ...]:
        return told_more(self.plan, CONTENT)

    @cached_property
    def ids(self) -> list[str]:
        return [task.id for task in self.plan.tasks]

    @cached_property
    def forms(self) -> set[str]:
        return {id_ for task in self.plan.tasks for id_ in task.form}

    def section(self, id_: str) -> Section | None:
        return section_of(self.sheet, id_)

    def lines(self, code: str = "en", *ids: str, but: tuple[str, ...] = ()) -> Iterator[str]:
        """Every text of the sheet, or of these sections of it. but: items that are left out."""
        for section in self.sheet:
            if not ids or section.id in ids:
                yield section.title(LANGUAGES[code])
                items = tuple(item for item in section.items if item.id not in but)
                yield from (line.text(LANGUAGES[code]) for line in lines_of(replace(section, items=items)))


def case_of(name: str, answers: Answers, today: dt.date = TODAY, *, later: bool = False) -> Case:
    answers = reached(answers, CONTENT)
    return Case(name, answers, make_plan(answers, CONTENT, today, later=later))


def by_chance(seed: int) -> Answers:
    """Somebody whose answers mean nothing: every rule holds for them too."""
    chance, answers = random.Random(seed), Answers()
    for _ in range(60):
        open_ = [q for s in screens(answers, CONTENT) for q in s.questions if not answers.given(q.id)]
        if not open_:
            break
        question = open_[0]
        options = [o.id for o in question.offered]
        value: str | tuple[str, ...]
        match question.kind:
            case "date":
                day = TODAY - dt.timedelta(days=int(chance.expovariate(1 / 120)) if question.past else chance.randint(-400, 60))
                choice = chance.random()
                value = "unknown" if choice < 0.15 else f"{day:%Y-%m}" if choice < 0.3 else day.isoformat()
                value = "ongoing" if question.ongoing and chance.random() < 0.3 else value
            case "place":
                value = chance.choice([*CONTENT.place, "unknown"])
            case "agency":
                value = chance.choice(["us-osha", "us-whd", "us-eeoc", "unknown", "other"])
            case "text":
                value = "skip"
            case "many":
                many = [o.id for o in question.offered if not o.alone]
                value = tuple(chance.sample(many, chance.randint(1, min(3, len(many)))))
            case _:
                value = chance.choice(options)
        answers = answers.with_(question.id, value)
    return answers


PEOPLE = [case_of(person.name, person.answers, person.today) for person in everyone(CONTENT)]
CHANCE = [case_of(f"chance {seed}", by_chance(seed)) for seed in range(250)]
ALL = [*PEOPLE, *CHANCE]
Rule = Callable[[Case], list[str]]


def hold(rule: Rule, cases: list[Case]) -> None:
    """Every case keeps the rule; the first few that do not are named."""
    broken = [f"{case.name}: {problem}" for case in cases for problem in rule(case)]
    assert not broken, f"{len(broken)} times, for example:\n" + "\n".join(broken[:12])


FIRED = Answers(
    {
        "state": "TX",
        "work": "factory",
        "still_working": "no",
        "problems": ("punished",),
        "punished_how": ("fired",),
        "punished_for": ("safety",),
    }
)
UNPAID = Answers({"state": "TX", "work": "construction", "still_working": "no", "problems": ("not_paid",)})


def days_before(count: int) -> str:
    return (TODAY - dt.timedelta(days=count)).isoformat()


A_DATE = {
    "en": re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \w+ \d{1,2}, \d{4}"),
    "es": re.compile(r"(lunes|martes|miércoles|jueves|viernes|sábado|domingo) \d{1,2} de \w+ de \d{4}"),
}
"""A day to do something by, as it is written everywhere."""

CALLS = ("trapped", "gov_letter", "clock", "call")
"""The tasks that begin with a call; each plan has one of them."""


# --- a case that is broken on purpose ------------------------------------------------------------------------------------


def person(name: str) -> Case:
    return next(case for case in PEOPLE if case.name == name)


def with_plan(name: str, **changes: Any) -> Case:
    case = person(name)
    return Case(name, case.answers, replace(case.plan, **changes))


def with_form(name: str, task: str, *form: str) -> Case:
    """One task of this person says other sentences."""
    tasks = tuple(replace(t, form=form) if t.id == task else t for t in person(name).plan.tasks)
    return with_plan(name, tasks=tasks)


def with_line(name: str, section: str, text: str) -> Case:
    """This section of the sheet has one more line."""
    case = person(name)
    line = Line(lambda language: text, "detail")
    sections = (replace(s, items=(*s.items, Item("more.x", (line,)))) if s.id == section else s for s in case.sheet)
    return Case(name, case.answers, case.plan, tuple(sections))


def without_line(name: str, section: str, *roles: str) -> Case:
    """This section of the sheet has none of these lines above its items."""
    case = person(name)
    sections = (replace(s, under=tuple(line for line in s.under if line.role not in roles)) if s.id == section else s for s in case.sheet)
    return Case(name, case.answers, case.plan, tuple(sections))


def headline(name: str, **changes: Any) -> Case:
    return with_plan(name, headline=replace(person(name).plan.headline, **changes))


def tasks_of(name: str, order: Callable[[list[PlannedTask]], list[PlannedTask]]) -> Case:
    return with_plan(name, tasks=tuple(order(list(person(name).plan.tasks))))


def finds(rule: Rule, broken: Case) -> bool:
    """The rule sees in the broken case what it does not see in the same person as they are."""
    return bool(set(rule(broken)) - set(rule(person(broken.name))))
