"""Every situation, every state of the program, every place and every problem: nobody is left without an act, a source or a secret kept.

The people in tests/people are real stories; here nobody is: each combination only has to hold what every plan must hold.
"""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from guide.checks.shown import Reader, first_screen, paper, screen
from guide.content.languages import CODES
from guide.content.schema import STEPS
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.core.tasks import FIVE
from guide.library import content
from guide.printed.booklet import everyone, outline
from guide.words.language import load_language
from guide.words.outline import lines_of, section_of
from guide.words.told import told
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
MOST = {False: 11, True: 16}
"""Tasks for one person. Open: with the request and what follows it."""


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
    yield from (("task", t.id) for t in plan.tasks)
    yield from (("sentence", id_) for t in plan.tasks for id_ in t.form)
    yield from (("notice", n.id) for n in plan.notices)
    yield from (("paper", p.id) for p in plan.papers)
    yield from (("lawyer_question", q) for q in plan.lawyer_questions)
    yield from (("card_line", c) for c in plan.card)


def whole(plan, content):
    """What every plan must have, whoever it is for."""
    front = [t for t in plan.tasks if not content.task[t.id].back]
    assert list(plan.first) == front[:FIVE] and len(plan.first) >= 2, "five things that may be seen, as far as there are so many"
    assert plan.steps == tuple(step for step in STEPS if step in {t.step for t in plan.first})
    for task in plan.tasks:
        said = [content.sentence[id_] for id_ in task.form]
        assert [s.role for s in said].count("do") == 1, f"{task.id} needs one act, and says {task.form}"
        assert said[0].role == "do", f"{task.id}: the act stands first"
        together = [s.either for s in said if s.either]
        assert len(set(together)) == len(together), f"{task.id} says two sentences that stand for each other: {task.form}"
        assert {name for s in said for name in s.facts} == task.facts.keys(), f"{task.id} has a gap, or a fact that nothing names"
        assert task.number == list(content.task).index(task.id) + 1, "under this number the booklet has its sources"
    for part in (*plan.tasks, *plan.notices, *plan.papers, *plan.days, *plan.pay):
        assert part.sources and part.reviewed, f"{part} has no source or no date"
        assert set(part.sources) <= set(plan.sources), f"{part}: a source is not in the list of the plan"
    assert len(set(plan.sources)) == len(plan.sources) and set(plan.sources) <= content.source.keys()
    assert len(plan.tasks) <= MOST[plan.status.open], "too much for one person; merge tasks or narrow a `when`"


@pytest.mark.parametrize("state", STATES)
def test_every_plan_has_its_acts_with_sources_and_nothing_of_an_open_program(state):
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


PERSONAL = ("request_together", "request_forms", "request_send", "request_letters", "request_approved")
"""The tasks of one person while the program is open; all of the above stands in the booklet."""


def plan_for(situation, letter="no"):
    person = Answers({"situation": situation, "agency_letter": letter, "state": "CA", "problems": ("not_paid",)})
    return make_plan(person, OPEN, DAY)


def test_with_an_open_record_the_booklet_has_the_request_and_what_follows_in_full():
    sections = outline(everyone(make_plan(Answers(), OPEN, DAY), OPEN), OPEN)
    found = {section.about: {item.about for item in section.items} for section in sections if section.id.startswith("step.")}
    assert "open_ask_for_letter" in found["agency_letter"]
    for part, id_ in REQUEST.items():
        assert id_ in found["lawyer"], f"step 4 of the booklet has nothing about: {part}"
    for part, id_ in AFTER.items():
        assert id_ in found["after"], f"step 5 of the booklet has nothing about: {part}"


@pytest.mark.parametrize("situation", ["never", "other_or_unknown", "skip"])
def test_with_an_open_record_a_person_gets_the_five_tasks_of_the_request(situation):
    assert set(PERSONAL) <= {t.id for t in plan_for(situation).tasks}


def test_with_an_open_record_a_holder_reads_about_renewal_and_not_about_a_first_request():
    plan = plan_for("has_it", "has_it")
    assert "have_it_renewal" in {id_ for t in plan.tasks for id_ in t.form}
    assert not {"request_together", "request_forms", "request_send"} & {t.id for t in plan.tasks}


def test_the_forms_are_named_and_what_was_asked_for_is_dated():
    forms = CONTENT.advice["open_forms"]
    for name in ("G-325A", "I-765", "I-765WS"):
        assert name in forms.detail
    assert "I-912" in CONTENT.advice["open_fee"].detail
    dated = ("open_statement", "open_letter_and_proof", "open_identity", "open_history", "open_tracks", "open_forms", "open_fee")
    for id_ in (*dated, "open_more_proof", "open_permit", "open_social_security", "open_fingerprints"):
        assert "2023 and 2024" in CONTENT.advice[id_].detail, f"{id_}: say that this is what was asked for in 2023 and 2024"
        assert " now" in CONTENT.advice[id_].detail, f"{id_}: say who confirms what is asked now"
    how = CONTENT.sentence["request_together_how"].text
    assert "2023 and 2024" in how and " now" in how, "say it to the one person too"


@pytest.mark.parametrize("code", CODES)
def test_an_open_record_shows_its_values_on_the_screen_and_on_paper(code):
    filing = open_program().filing.model_copy(update={"address": "12 Made-up Street", "fee": "a made-up fee", "payment": "a made-up way"})
    content = replace(CONTENT, program=open_program(filing=filing))
    plan = make_plan(Answers({"situation": "never"}), content, DAY)
    language = load_language(code)
    box = section_of(told(plan, content), "filing")
    lines = " ".join(line.text(language) for line in lines_of(box))
    shown = screen(plan, content, code)
    for value in ("12 Made-up Street", "a made-up fee", "a made-up way"):
        assert value in lines and value in shown, "the tasks say: in the box"
    assert box.title(language) in paper(plan, content, code), "the box stands on paper too"
    titles = [section.title(language) for section in outline(everyone(plan, content), content)]
    assert language.of("step", content.step["lawyer"], "title_open") in " ".join(titles)
