"""Every situation, every state of the program, every place and every problem: nobody is left without a step, a source or a secret kept.

The people in tests/people are real stories; here nobody is: each combination only has to hold what every plan must hold.
"""

import datetime as dt
import itertools
from dataclasses import replace
from html import escape

import pytest

from guide.checks.shown import Reader, first_screen, paper, screen
from guide.content.languages import CODES
from guide.content.schema import STEPS
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.library import content
from guide.words.language import load_language
from tests.help.records import DAY, open_program

CONTENT = content()
LATER = DAY + dt.timedelta(days=60)
SITUATIONS = ("", *(o.id for o in CONTENT.question["situation"].option))
PROBLEMS = tuple(o.id for o in CONTENT.question["problems"].option)
PLACES = ("unknown", *CONTENT.place)
WORK = tuple(o.id for o in CONTENT.question["work"].option)
OPEN = replace(CONTENT, program=open_program())
STATES = {
    "closed": (CONTENT, DAY),
    "closed and out of date": (CONTENT, LATER),
    "unknown": (replace(CONTENT, program=open_program(state="unknown")), DAY),
    "no record": (replace(CONTENT, program=None), DAY),
    "open, but out of date": (OPEN, LATER),
    "open, but something is missing": (replace(CONTENT, program=open_program(lawyer="")), DAY),
}
"""Every state in which the program counts as closed."""
MOST = {False: 38, True: 52}
"""Tasks for one person with one problem. Open: with the request and what follows it."""


def answers(situation, place, problem, number):
    """A made-up person. What is not combined here changes with the number."""

    def pick(question):
        options = CONTENT.question[question].option
        return options[number % len(options)].id

    values = {
        "situation": situation,
        "state": place,
        "work": WORK[number % len(WORK)],
        "problems": (problem,),
        "punished_for": (pick("punished_for"),),
        "punished_how": (pick("punished_how"),),
        "when_fired": "2026-11-02",
        "when_immigration_threat": "2026-10",
        "when_pay_first": "2025-12-05",
        "when_discrimination": "2026-06-10",
        "permit_ends": "2027-01-15",
        **{q: pick(q) for q in ("still_working", "coworkers", "reported", "group", "agency_letter", "lawyer", "notices", "family_plan")},
    }
    return Answers({question: value for question, value in values.items() if value})


def everybody():
    """Every situation with every problem, and every situation with every place; the other answers take turns."""
    for number, (situation, problem) in enumerate(itertools.product(SITUATIONS, PROBLEMS)):
        yield answers(situation, PLACES[number % len(PLACES)], problem, number)
    for number, (situation, place) in enumerate(itertools.product(SITUATIONS, PLACES)):
        yield answers(situation, place, PROBLEMS[number % len(PROBLEMS)], number)


def items(plan):
    """Everything in a plan that stands in the content: (kind, id)."""
    yield from (("task", t.id) for s in plan.steps for t in s.tasks)
    yield from (("notice", n.id) for n in plan.notices)
    yield from (("paper", p.id) for p in plan.papers)
    yield from (("lawyer_question", q) for q in plan.lawyer_questions)
    yield from (("card_line", c) for c in plan.card)


def whole(plan, content):
    """What every plan must have, whoever it is for."""
    assert tuple(s.id for s in plan.steps) == STEPS
    for step in plan.steps:
        least = 1 if step.id == "report" and plan.safety != "free" else 2  # no office comes first there: talk with somebody
        assert step.sources and len(step.tasks) >= least, f"{step.id} has too little to do"
    for part in (*plan.notices, *plan.papers, *plan.days, *plan.pay, *(t for s in plan.steps for t in s.tasks)):
        assert part.sources and part.reviewed, f"{part} has no source or no date"
        assert set(part.sources) <= set(plan.sources), f"{part}: a source is not in the list of the plan"
    assert len(plan.first) == 3, "three things to do first"
    assert len(set(plan.sources)) == len(plan.sources) and set(plan.sources) <= content.source.keys()
    assert sum(len(s.tasks) for s in plan.steps) <= MOST[plan.status.open], "too much for one person; merge tasks or narrow a `when`"


@pytest.mark.parametrize("state", STATES)
def test_every_plan_has_five_steps_with_sources_and_nothing_of_an_open_program(state):
    content, today = STATES[state]
    for person in everybody():
        plan = make_plan(person, content, today)
        whole(plan, content)
        assert plan.filing is None
        leaked = [(kind, id_) for kind, id_ in items(plan) if getattr(content, kind)[id_].program == "open"]
        assert not leaked, f"{leaked} is only for an open program"


def test_with_an_open_record_every_plan_is_whole_too_and_says_nothing_of_a_closed_program():
    for person in everybody():
        plan = make_plan(person, OPEN, DAY)
        whole(plan, OPEN)
        assert plan.filing == OPEN.program.filing
        assert not [id_ for kind, id_ in items(plan) if getattr(OPEN, kind)[id_].program == "closed"]


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("state", ["closed", "unknown", "no record"])
def test_nothing_hidden_is_said_on_any_screen_while_closed(state, code):
    """One person for each situation and each problem, as the screen draws them, read again with every rule of `guide check`."""
    content, today = STATES[state]
    reader = Reader(CONTENT, code)
    found = set()
    for number, (situation, problem) in enumerate(itertools.product(SITUATIONS, PROBLEMS)):
        plan = make_plan(answers(situation, PLACES[number * 5 % len(PLACES)], problem, number), content, today)
        found |= set(reader.wrong_in(screen(plan, content, code), closed=True))
    found |= set(reader.wrong_in(first_screen(plan, content, code), closed=True))
    assert not found


# --- the open state, in full --------------------------------------------------------------------------------------------------

REQUEST = {
    "the lawyer reads it first": "open_lawyer_reads",
    "signed statement": "open_statement",
    "the agency’s letter, and proof that the person fits it": "open_letter_and_proof",
    "identity": "open_identity",
    "immigration history, if any": "open_history",
    "the forms by name, with an edition": "open_forms",
    "fee or waiver": "open_fee",
    "the two tracks": "open_tracks",
    "copies to keep": "open_copies",
    "how it is sent": "open_send",
}
AFTER = {
    "receipt": "open_receipt",
    "fingerprints": "open_fingerprints",
    "requests for more proof": "open_more_proof",
    "denial": "order_or_no",
    "approval": "open_approval",
    "permit": "open_permit",
    "Social Security number": "open_social_security",
}


def tasks(situation, letter="no"):
    person = Answers({"situation": situation, "agency_letter": letter, "state": "CA", "problems": ("not_paid",)})
    plan = make_plan(person, OPEN, DAY)
    return {s.id: [t.id for t in s.tasks] for s in plan.steps}


@pytest.mark.parametrize("situation", ["never", "other_or_unknown", "skip"])
def test_with_an_open_record_the_request_and_what_follows_are_there_in_full(situation):
    found = tasks(situation)
    assert "open_ask_for_letter" in found["agency_letter"]
    for part, id_ in REQUEST.items():
        assert id_ in found["lawyer"], f"step 4 has nothing about: {part}"
    for part, id_ in AFTER.items():
        assert id_ in found["after"], f"step 5 has nothing about: {part}"


def test_with_an_open_record_a_holder_reads_about_renewal_and_not_about_a_first_request():
    found = tasks("has_it", "has_it")
    assert "open_renewal" in found["after"]
    assert not set(REQUEST.values()) & set(found["lawyer"])


def test_the_forms_are_named_and_what_was_asked_for_is_dated():
    forms = CONTENT.task["open_forms"]
    for name in ("G-325A", "I-765", "I-765WS"):
        assert name in forms.detail
    assert "I-912" in CONTENT.task["open_fee"].detail
    dated = ("open_statement", "open_letter_and_proof", "open_identity", "open_history", "open_tracks", "open_forms", "open_fee")
    for id_ in (*dated, "open_more_proof", "open_permit", "open_social_security", "open_fingerprints"):
        assert "2023 and 2024" in CONTENT.task[id_].detail, f"{id_}: say that this is what was asked for in 2023 and 2024"
        assert " now" in CONTENT.task[id_].detail, f"{id_}: say who confirms what is asked now"


@pytest.mark.parametrize("code", CODES)
def test_an_open_record_shows_its_values_on_the_screen_and_on_paper(code):
    filing = open_program().filing.model_copy(update={"address": "12 Made-up Street", "fee": "a made-up fee", "payment": "a made-up way"})
    content = replace(CONTENT, program=open_program(filing=filing))
    plan = make_plan(Answers({"situation": "never"}), content, DAY)
    for view in (screen, paper):
        shown = view(plan, content, code)
        for title in ("title_open", "why_open"):
            assert load_language(code).of("step", content.step["lawyer"], title) in shown
        if view is screen:
            step = shown[shown.index(escape(load_language(code).of("step", content.step["lawyer"], "title_open"))) :]
            step = step[: step.index(escape(load_language(code).of("step", content.step["after"], "title_open")))]
            for value in ("12 Made-up Street", "a made-up fee", "a made-up way"):
                assert value in step, "the tasks say: in the box at the end of this step"
