"""Each rule of the plan is broken on purpose, and must say so: see test_rules_of_the_plan.py and test_rules_of_the_sheet.py."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from guide.words.outline import Item, Line
from tests.core import test_rules_of_the_plan as plan_rules
from tests.core import test_rules_of_the_sheet as sheet_rules
from tests.core.cases import CONTENT, PEOPLE, Case, Rule


def person(name: str) -> Case:
    return next(case for case in PEOPLE if case.name == name)


def with_plan(name: str, **changes: object) -> Case:
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


def headline(name: str, **changes: object) -> Case:
    return with_plan(name, headline=replace(person(name).plan.headline, **changes))


def tasks_of(name: str, order: Callable[[list[object]], list[object]]) -> Case:
    return with_plan(name, tasks=tuple(order(list(person(name).plan.tasks))))


ROSA, MANUEL = "rosa", "manuel"
BROKEN: dict[str, tuple[Rule, Callable[[], Case]]] = {
    "asks": (plan_rules.asks_what_it_knows, lambda: with_form(ROSA, "call", "call_none", "gov_letter_call")),
    "a gap": (plan_rules.has_a_gap, lambda: with_line(ROSA, "first", "I was fired {on_fired}.")),
    "words": (plan_rules.too_many_words, lambda: with_form(ROSA, "call", *[s.id for s in CONTENT.sentences["call"]])),
    "order": (plan_rules.out_of_order, lambda: tasks_of(ROSA, lambda tasks: tasks[::-1])),
    "two calls": (plan_rules.called_twice, lambda: tasks_of("domingo", lambda tasks: [*tasks, person(ROSA).plan.tasks[0]])),
    "fallback": (plan_rules.wrong_fallback, lambda: with_plan("domingo", fallback=dt.date(2026, 12, 5))),
    "alone": (plan_rules.alone_where_a_lawyer_is_first, lambda: with_form("celso", "clock", "clock_lawyer", "clock_yourself")),
    "both": (
        plan_rules.both_call_and_do_not,
        lambda: with_line("ruben", "first", "Talk with a worker center before you contact a government office."),
    ),
    "a call": (plan_rules.call_taken_for_a_complaint, lambda: without_line(ROSA, "headline", "detail")),
    "for everyone": (plan_rules.lines_for_everyone, lambda: with_plan(ROSA, notices=())),
    "urgent": (plan_rules.later_than_an_urgent_limit, lambda: headline("domingo", urgent=False, day=person(ROSA).plan.headline.day)),
    "not free": (plan_rules.date_of_a_person_who_is_not_free, lambda: with_line("adela", "first", "By Friday, March 5, 2027")),
    "lawyer first": (plan_rules.date_before_the_lawyer, lambda: with_line("chela", "first", "By Friday, March 5, 2027")),
    "office": (plan_rules.office_elsewhere, lambda: with_plan(MANUEL, contacts=person(MANUEL).plan.contacts[::-1])),
    "court": (
        plan_rules.court_without_a_lawyer,
        lambda: with_plan(ROSA, days=(replace(person(ROSA).plan.days[0], rule="us-whd-complaint"),)),
    ),
    "no date": (plan_rules.without_any_date, lambda: with_plan(ROSA, days=(), court=())),
    "before": (sheet_rules.before_a_day, lambda: with_line(ROSA, "table", "File before Friday, March 5, 2027.")),
    "behind": (sheet_rules.day_behind, lambda: with_line(ROSA, "table", "Do it by Friday, March 6, 2026.")),
    "lost": (sheet_rules.lost_although_young, lambda: with_line(ROSA, "table", "Paydays before June 4, 2026 may already be lost.")),
    "table": (
        sheet_rules.left_out_of_the_table,
        lambda: with_plan("hugo", table=replace(person("hugo").plan.table, rows=person("hugo").plan.table.rows[:2])),
    ),
    "review": (sheet_rules.without_the_words_about_review, lambda: without_line(ROSA, "table", "reviewed")),
    "review of the headline": (sheet_rules.without_the_words_about_review, lambda: without_line(ROSA, "headline", "reviewed")),
    "dale": (sheet_rules.dale_elsewhere, lambda: with_line(ROSA, "first", "DALE has ended.")),
    "seen": (sheet_rules.seen_in_front, lambda: with_line("javier", "first", "You asked immigration and are waiting for an answer.")),
    "sheet_rules.forecast": (sheet_rules.forecast, lambda: with_line(ROSA, "first", "You can win your pay back.")),
    "ways": (sheet_rules.one_way_only, lambda: with_plan(ROSA, helpers=())),
    "everyone": (sheet_rules.not_for_everyone, lambda: tasks_of(ROSA, lambda tasks: tasks[:1])),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_that_is_broken_is_found(name):
    rule, broken = BROKEN[name]
    case = broken()
    kept = set(rule(person(case.name)))
    assert set(rule(case)) - kept, f"{rule.__name__} does not see what was broken"
