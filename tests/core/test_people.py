"""People are the tests: answers in; tasks, dates, papers and notices out. A lawyer can read and add one."""

import datetime as dt
from dataclasses import fields, replace
from typing import get_args

import pytest

from guide.content.records import Host
from guide.content.schema import STEPS
from guide.core.headline import HeadlineKind
from guide.core.interview import reached, screens
from guide.core.limits import PAY_CLAIMS
from guide.core.plan import make_plan, preview_plan
from guide.core.reminders import reminders_of
from guide.library import content
from tests.help.people_files import everyone

CONTENT = content()
PEOPLE = everyone(CONTENT)


def found_in(plan):
    """What a person file can name -> the ids in the plan."""
    return {
        "tasks": {t.id for t in plan.tasks},
        "sentences": {id_ for t in plan.tasks for id_ in t.form},
        "notices": {n.id for n in plan.notices},
        "papers": {p.id for p in plan.papers},
        "have": {p.id for p in plan.papers if p.have},
        "contacts": {c.agency for c in plan.contacts},
        "find_out": set(plan.find_out),
        "said": {s.text for s in plan.said},
        "lawyer_questions": set(plan.lawyer_questions),
        "ways": {h.helper for h in plan.helpers if h.first},
        "helpers": {h.helper for h in plan.helpers},
    }


def days_in(plan, kind):
    """The days, court days or pay limits of a plan by rule, and by rule and question; by rule alone the first one counts."""
    if kind == "pay":
        return {p.rule: p.lost_before for p in reversed(plan.pay)}
    rows = [(d, d.by) for d in plan.days] if kind == "days" else [(c, c.lost_from) for c in plan.court]
    return {row.rule: day for row, day in reversed(rows)} | {f"{row.rule}/{row.question}": day for row, day in rows}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_each_person_gets_the_plan_they_need(person):
    plan = make_plan(person.answers, CONTENT, person.today)
    found = found_in(plan)
    days = {kind: days_in(plan, kind) for kind in ("days", "court", "pay")}
    for kind, wanted in person.must.items():
        if kind in days:
            for rule, day in wanted.items():
                got = days[kind].get(rule)
                assert got == day, f"{person.about}: {kind}: {rule} must be {day}, the plan says {got}"
        elif kind == "next":
            headline = plan.headline
            got = headline.day.by if headline.kind == "by" and headline.day else headline.kind
            assert got == wanted, f"{person.about}: the headline must be {wanted}, the plan says {got}"
        elif kind == "first":
            got = [t.id for t in plan.first]
            assert got == wanted, f"{person.about}: the five things must be {wanted}, the plan says {got}"
        elif kind == "fallback":
            got = plan.fallback or "none"
            assert got == wanted, f"{person.about}: wait for others until {wanted}, the plan says {got}"
        elif kind == "passed":
            passed = {d.rule for d in plan.days if d.passed}
            assert set(wanted) <= passed, f"{person.about}: {set(wanted) - passed} must count as passed"
        else:
            missing = set(wanted) - found[kind]
            assert not missing, f"{person.about}: {kind} {missing} must be in the plan"
    for kind, unwanted in person.must_not.items():
        there = set(unwanted) & (days[kind].keys() if kind in days else found[kind])
        assert not there, f"{person.about}: {kind} {there} must not be in the plan"


def test_there_are_enough_people_and_each_says_why_they_are_here():
    assert len(PEOPLE) >= 40
    assert all(len(p.about) > 20 for p in PEOPLE), "say in `about` who this is and which wrong answer would be tempting"


def test_each_id_in_a_persons_file_exists():
    """A renamed task would otherwise slip out of every `must_not` without a word."""
    known = {
        "tasks": CONTENT.task, "sentences": CONTENT.sentence, "notices": CONTENT.notice, "papers": CONTENT.paper,
        "have": CONTENT.paper, "contacts": CONTENT.agency, "find_out": CONTENT.question, "said": CONTENT.rule_text,
        "lawyer_questions": CONTENT.lawyer_question, "first": CONTENT.task, "ways": CONTENT.helper, "helpers": CONTENT.helper,
        "days": CONTENT.rule, "passed": CONTENT.rule, "court": CONTENT.rule, "pay": CONTENT.rule,
    }  # fmt: skip
    for person in PEOPLE:
        for table in (person.must, person.must_not):
            for kind, ids in table.items():
                unknown = {i.split("/")[0] for i in ids} - known[kind].keys() if kind not in ("next", "fallback") else set()
                assert not unknown, f"tests/people/{person.name}.toml: there are no {kind} {unknown}; correct the ids"


def test_every_question_and_every_option_is_reached_by_somebody():
    answered = {}
    for person in PEOPLE:
        for id_, value in reached(person.answers, CONTENT).values.items():
            answered.setdefault(id_, set()).update([value] if isinstance(value, str) else value)
    for question in (q for q in CONTENT.question.values() if not q.retired):
        assert question.id in answered, f"nobody in tests/people is asked {question.id}"
        missing = {o.id for o in question.offered} - answered[question.id]
        assert not missing, f"nobody in tests/people answers {question.id} with {missing}"


def test_every_person_says_by_hand_what_the_five_things_are():
    for person in PEOPLE:
        assert person.must.get("first"), f"tests/people/{person.name}.toml: write under [must] what comes first, from the answers alone"


def test_every_task_notice_and_paper_of_today_is_reached_by_somebody():
    plans = [make_plan(p.answers, CONTENT, p.today) for p in PEOPLE]
    for kind, items in (("tasks", CONTENT.task), ("notices", CONTENT.notice), ("papers", CONTENT.paper)):
        got = set().union(*(found_in(plan)[kind] for plan in plans))
        closed = {i.id for i in items.values() if i.program != "open" and not getattr(i, "booklet_only", False)}
        assert not closed - got, f"nobody in tests/people gets the {kind} {closed - got}"


NEVER_SAID = {
    "clock_runs_lawyer": "no office with a clock of 30 days needs a lawyer first today; the next test changes that",
}


def said_by(content, later=False):
    """The sentences that the people get of this content."""
    plans = (make_plan(p.answers, content, p.today, later=later) for p in PEOPLE)
    return {id_ for plan in plans for task in plan.tasks for id_ in task.form}


def test_every_sentence_that_can_be_said_while_closed_is_said_to_somebody():
    hosted = replace(CONTENT, host=Host(name="Centro del Valle", phone="555-010-0100"))
    said = said_by(CONTENT) | said_by(hosted) | said_by(CONTENT, later=True)
    closed = {s.id for s in CONTENT.sentence.values() if "open" not in (s.program, CONTENT.task[s.task].program)}
    missing = closed - said - NEVER_SAID.keys()
    assert not missing, f"nobody in tests/people is told {sorted(missing)}: add somebody whose answers lead there, or delete them"
    assert not NEVER_SAID.keys() & said, "somebody is told this: take it out of NEVER_SAID"


def test_where_an_office_with_a_short_clock_needs_a_lawyer_first_nobody_is_sent_there_alone():
    told = {"us-osha-wb", "mi-wage"}  # the offices of everybody in tests/people whose clock may be running
    alone = {id_: CONTENT.agency[id_].model_copy(update={"cautions": ("status_check_wv",)}) for id_ in told}
    said = said_by(replace(CONTENT, agency={**CONTENT.agency, **alone}))
    assert "clock_runs" in said_by(CONTENT) and "clock_runs_lawyer" in said and "clock_runs" not in said


def test_every_sentence_of_an_open_program_is_said_to_somebody():
    plans = [preview_plan(p.answers, CONTENT, p.today) for p in PEOPLE]
    said = {id_ for plan in plans for task in plan.tasks for id_ in task.form}
    opened = {s.id for s in CONTENT.sentence.values() if "open" in (s.program, CONTENT.task[s.task].program)}
    assert opened and not opened - said, f"nobody in tests/people is told {sorted(opened - said)} while the program is open"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_everyone_gets_something_to_do_in_the_five_steps_and_nothing_to_file(person):
    plan = make_plan(person.answers, CONTENT, person.today)
    assert plan.steps == tuple(step for step in STEPS if step in {t.step for t in plan.first}) != ()
    assert all(task.step in STEPS for task in plan.tasks)
    assert plan.filing is None
    assert not any(CONTENT.task[t.id].program == "open" for t in plan.tasks)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_the_federal_day_is_there_for_every_day_of_a_claim_it_is_for(person):
    """The federal 30 and 180 days are never later than the true date: they must be there whenever the claim is raised."""
    plan = make_plan(person.answers, CONTENT, person.today)
    claims = {(d.claim, d.question) for d in plan.days}
    for claim, rule in (("safety_punished", "us-osha-11c"), ("discrimination", "us-eeoc-180")):
        for raised, question in claims:
            if raised == claim:
                assert any(d.rule == rule and d.question == question for d in plan.days), f"{rule} must count from {question} too"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_a_limit_for_court_is_never_a_day_to_file_by(person):
    plan = make_plan(person.answers, CONTENT, person.today)
    filed = {d.rule for d in plan.days if CONTENT.rule[d.rule].use != "compute"}
    assert not filed, f"{filed} hold in court only; a complaint at an office does not stop them: give them in plan.court"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_nobody_who_is_free_and_owed_pay_and_knows_a_payday_is_left_without_any_date(person):
    plan = make_plan(person.answers, CONTENT, person.today)
    knows = any(person.answers.day(q) for q in ("when_pay_first", "when_pay_last"))
    if plan.safety == "free" and person.answers.has("problems", "not_paid", "low_pay_or_overtime") and knows:
        dated = any(claim in PAY_CLAIMS for claim in (*(d.claim for d in plan.days), *(c.claim for c in plan.court)))
        assert dated, f"{person.name} has no date for the pay: where no office gives one, court does (plan, rule 7)"


def test_every_kind_of_headline_is_reached_by_somebody():
    kinds = {make_plan(p.answers, CONTENT, p.today).headline.kind for p in PEOPLE}
    missing = set(get_args(HeadlineKind)) - kinds
    assert not missing, f"nobody in tests/people has a headline of the kind {missing}; add a person"


def test_a_plan_is_the_same_for_the_same_answers_and_day():
    for person in PEOPLE[:5]:
        assert make_plan(person.answers, CONTENT, person.today) == make_plan(person.answers, CONTENT, person.today)


def test_a_person_who_says_nothing_still_gets_a_useful_plan():
    from guide.core.answers import Answers

    plan = make_plan(Answers(), CONTENT, dt.date(2026, 11, 22))
    assert [t.id for t in plan.first] == ["call", "write", "keep", "meeting", "family"], "what is for everyone who is free (plan, rule 15)"
    assert plan.find_out
    assert plan.papers
    assert len(screens(Answers(), CONTENT)) > 10


def test_a_risk_never_changes_the_paper():
    """Only the screen may say "a lawyer first because of what you answered"; paper and calendar must look the same for all."""
    from guide.calendar import make_calendar
    from guide.words.language import load_language

    for person in PEOPLE:
        base = make_plan(person.answers.with_("risk", "no"), CONTENT, person.today)
        for risk in ("yes", "unsure", "skip"):
            other = make_plan(person.answers.with_("risk", risk), CONTENT, person.today)
            assert other.notices_on("paper") == base.notices_on("paper")
            for part in fields(other):
                if part.name != "notices":
                    assert getattr(other, part.name) == getattr(base, part.name), f"{person.name}: risk = {risk} changes plan.{part.name}"
            if reminders_of(base):
                assert make_calendar(other, load_language("es")) == make_calendar(base, load_language("es"))
