"""People are the tests: answers in; tasks, dates, papers and notices out. A lawyer can read and add one."""

import datetime as dt

import pytest

from guide.content.load import load
from guide.content.schema import STEPS
from guide.interview import reached, screens
from guide.plan import make_plan
from guide.rules import RULES
from people_files import everyone

CONTENT = load(rules=RULES)
PEOPLE = everyone(CONTENT)


def found_in(plan):
    """What a person file can name -> the ids in the plan."""
    return {
        "tasks": {t.id for s in plan.steps for t in s.tasks},
        "notices": {n.id for n in plan.notices},
        "papers": {p.id for p in plan.papers},
        "have": {p.id for p in plan.papers if p.have},
        "contacts": {c.agency for c in plan.contacts},
        "find_out": set(plan.find_out),
        "said": {s.text for s in plan.said},
        "lawyer_questions": set(plan.lawyer_questions),
        "first": set(plan.first),
    }


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_each_person_gets_the_plan_they_need(person):
    plan = make_plan(person.answers, CONTENT, person.today)
    found = found_in(plan)
    safe = {d.rule: d.by for d in reversed(plan.days)} | {f"{d.rule}/{d.question}": d.by for d in plan.days}
    for kind, wanted in person.must.items():
        if kind == "days":
            for rule, day in wanted.items():
                assert safe.get(rule) == day, f"{person.about}: {rule} must be {day}, the plan says {safe.get(rule)}"
        elif kind == "next":
            headline = plan.headline
            got = headline.day.by if headline.kind == "by" and headline.day else headline.kind
            assert got == wanted, f"{person.about}: the headline must be {wanted}, the plan says {got}"
        elif kind == "court":
            court = {c.rule: c.lost_from for c in plan.court}
            for rule, day in wanted.items():
                assert court.get(rule) == day, f"{person.about}: court under {rule} must be {day}, the plan says {court.get(rule)}"
        elif kind == "passed":
            passed = {d.rule for d in plan.days if d.passed}
            assert set(wanted) <= passed, f"{person.about}: {set(wanted) - passed} must count as passed"
        else:
            missing = set(wanted) - found[kind]
            assert not missing, f"{person.about}: {kind} {missing} must be in the plan"
    for kind, unwanted in person.must_not.items():
        there = set(unwanted) & (safe.keys() if kind == "days" else found[kind])
        assert not there, f"{person.about}: {kind} {there} must not be in the plan"


def test_there_are_enough_people_and_each_says_why_they_are_here():
    assert len(PEOPLE) >= 40
    assert all(len(p.about) > 20 for p in PEOPLE), "say in `about` who this is and which wrong answer would be tempting"


def test_each_id_in_a_persons_file_exists():
    """A renamed task would otherwise slip out of every `must_not` without a word."""
    known = {
        "tasks": CONTENT.task, "notices": CONTENT.notice, "papers": CONTENT.paper, "have": CONTENT.paper, "contacts": CONTENT.agency,
        "find_out": CONTENT.question, "said": CONTENT.rule_text, "lawyer_questions": CONTENT.lawyer_question, "first": CONTENT.task,
        "days": CONTENT.rule, "passed": CONTENT.rule, "court": CONTENT.rule,
    }  # fmt: skip
    for person in PEOPLE:
        for table in (person.must, person.must_not):
            for kind, ids in table.items():
                unknown = {i.split("/")[0] for i in ids} - known[kind].keys() if kind != "next" else set()
                assert not unknown, f"tests/people/{person.name}.toml: there are no {kind} {unknown}; correct the ids"


def test_every_question_and_every_option_is_reached_by_somebody():
    answered = {}
    for person in PEOPLE:
        for question, value in reached(person.answers, CONTENT).values.items():
            answered.setdefault(question, set()).update([value] if isinstance(value, str) else value)
    for question in (q for q in CONTENT.question.values() if not q.retired):
        assert question.id in answered, f"nobody in tests/people is asked {question.id}"
        missing = {o.id for o in question.offered} - answered[question.id]
        assert not missing, f"nobody in tests/people answers {question.id} with {missing}"


def test_every_task_notice_and_paper_of_today_is_reached_by_somebody():
    plans = [make_plan(p.answers, CONTENT, p.today) for p in PEOPLE]
    for kind, items in (("tasks", CONTENT.task), ("notices", CONTENT.notice), ("papers", CONTENT.paper)):
        got = set().union(*(found_in(plan)[kind] for plan in plans))
        closed = {i.id for i in items.values() if i.program != "open" and not getattr(i, "booklet_only", False)}
        assert not closed - got, f"nobody in tests/people gets the {kind} {closed - got}"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_everyone_gets_five_steps_with_something_to_do_and_nothing_to_file(person):
    plan = make_plan(person.answers, CONTENT, person.today)
    assert tuple(s.id for s in plan.steps) == STEPS
    assert all(s.tasks for s in plan.steps)
    assert plan.filing is None
    assert not any(CONTENT.task[t.id].program == "open" for s in plan.steps for t in s.tasks)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_the_federal_day_is_there_for_every_day_of_a_claim_it_is_for(person):
    """The federal 30 and 180 days are never later than the true date: they must be there whenever the claim is raised."""
    plan = make_plan(person.answers, CONTENT, person.today)
    claims = {(d.claim, d.question) for d in plan.days}
    for claim, rule in (("safety_punished", "us-osha-11c"), ("discrimination", "us-eeoc-180")):
        for raised, question in claims:
            if raised == claim:
                assert any(d.rule == rule and d.question == question for d in plan.days), f"{rule} must count from {question} too"


def test_a_plan_is_the_same_for_the_same_answers_and_day():
    for person in PEOPLE[:5]:
        assert make_plan(person.answers, CONTENT, person.today) == make_plan(person.answers, CONTENT, person.today)


def test_a_person_who_says_nothing_still_gets_a_useful_plan():
    from guide.answers import Answers

    plan = make_plan(Answers(), CONTENT, dt.date(2026, 11, 22))
    assert all(len(s.tasks) >= 2 for s in plan.steps), "a person who knows nothing yet needs tasks in every step"
    assert plan.find_out
    assert plan.papers
    assert len(screens(Answers(), CONTENT)) > 10


def test_a_risk_never_changes_the_paper():
    """Only the screen may say "a lawyer first because of what you answered"; paper and calendar must look the same for all."""
    from guide.calendar import make_calendar
    from guide.language import language

    for person in PEOPLE:
        base = make_plan(person.answers.with_("risk", "no"), CONTENT, person.today)
        for risk in ("yes", "unsure", "skip"):
            other = make_plan(person.answers.with_("risk", risk), CONTENT, person.today)
            assert other.notices_on("paper") == base.notices_on("paper")
            assert (other.steps, other.papers, other.days, other.first, other.lawyer_questions, other.find_out) == (
                base.steps,
                base.papers,
                base.days,
                base.first,
                base.lawyer_questions,
                base.find_out,
            )
            assert make_calendar(other, language("es")) == make_calendar(base, language("es"))
