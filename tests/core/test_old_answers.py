"""An answer that is not offered any more, "the boss used papers", opens everywhere. It gives no date and no office, and is asked again.

It could mean two things: papers asked for (one federal office takes that, and tells the boss), or a passport kept (no office first).
"""

import datetime as dt
import json
import subprocess
import sys
from dataclasses import replace
from html import unescape

import jsonschema
import pytest

from guide.batch.table.template import template_columns
from guide.book.chapters import chapters
from guide.book.facts import facts
from guide.checks.shown import ticks_everything
from guide.content.languages import CODES
from guide.content.load import _cross_check
from guide.core.answers import VERSION, Answers, answers_schema, read_answers, write_answers
from guide.core.campaign import Campaign, read_campaign_text, write_campaign
from guide.core.campaign_link import from_fragment
from guide.core.conditions import CONDITIONS
from guide.core.interview import asked_again, first_open, reached, screens
from guide.core.plan import make_plan
from guide.library import content
from guide.screen.state import State
from guide.web.clinic.entry import entry_page
from guide.web.clinic.fields import typed_of
from guide.web.clinic.ready import ready_page
from guide.words.language import load_language
from tests.help.clinic import as_json_lines, campaign, read, separated
from tests.help.wizard import html, place, press, start, state, widget, wizard

CONTENT = content()
TODAY = dt.date(2026, 11, 29)
PROBLEMS = CONTENT.question["problems"]
OLD = {"helper": "alone", "state": "MO", "problems": ["unsafe", "papers_abuse"], "when_papers_abuse": "2026-11-03", "coworkers": "no"}
OLD_LINK = "#c1-tx-03-srvp--n-903"
AGAIN = {code: load_language(code).of("question", PROBLEMS, "again") for code in CODES}
BOTH = {"papers_i9", "trapped"}


def opened(values):
    answers, problems = read_answers({"version": VERSION, "answers": values}, CONTENT, TODAY)
    assert not problems, "an old answer file must open without a word about a mistake: keep retired ids in questions.toml"
    return answers


def plan_of(*problems, **more):
    return make_plan(Answers({"state": "MO", "problems": problems, **more}), CONTENT, TODAY)


def tasks(plan):
    return {t.id for t in plan.tasks}


def offices(plan):
    return {c.agency for c in plan.contacts}


# --- the two new answers ------------------------------------------------------------------------------------------------


def test_papers_asked_for_lead_to_a_lawyer_and_then_to_one_office_with_its_day():
    plan = plan_of("papers_asked", when_papers_asked="2026-11-03")
    assert BOTH & tasks(plan) == {"papers_i9"}
    (task,) = (t for t in plan.tasks if t.id == "papers_i9")
    assert {"papers_i9_asked", "papers_i9_ier"} <= set(task.form), "a lawyer first, and then the one office"
    assert offices(plan) == {"us-ier"}
    assert {(d.rule, d.question, d.counted_from) for d in plan.days} == {("us-ier", "when_papers_asked", dt.date(2026, 11, 3))}
    assert "trafficking" not in plan.lawyer_questions


def test_kept_papers_lead_to_a_trafficking_lawyer_and_to_no_labor_office_and_no_day():
    plan = plan_of("papers_kept", when_papers_kept="2026-11-03")
    assert BOTH & tasks(plan) == {"trapped"} and plan.first[0].id == "trapped" and "trapped_kept_on" in plan.first[0].form
    assert offices(plan) == {"us-trafficking"}
    assert not plan.days and not plan.pay and not plan.said
    assert "trafficking" in plan.lawyer_questions


def test_each_has_its_day_and_not_knowing_it_adds_a_task():
    answers = Answers({"problems": ("papers_asked", "papers_kept")})
    assert {"when_papers_asked", "when_papers_kept"} <= {s.id for s in screens(answers, CONTENT)}
    plan = plan_of("papers_asked", "papers_kept", when_papers_asked="unknown", when_papers_kept="unknown")
    assert {"when_papers_asked", "when_papers_kept"} <= set(plan.find_out)


# --- the old answer -----------------------------------------------------------------------------------------------------


def test_an_old_answer_counts_as_either_with_the_advice_for_both_and_no_date_or_office_from_it():
    plan = make_plan(opened(OLD), CONTENT, TODAY)
    without = make_plan(opened({**OLD, "problems": ["unsafe"]}), CONTENT, TODAY)
    assert tasks(plan) >= BOTH and "trafficking" in plan.lawyer_questions
    said = {id_ for task in plan.tasks for id_ in task.form}
    assert "trapped_maybe_kept" in said and not {"trapped_kept_on", "trapped_kept_no_day", "papers_i9_ier"} & said
    assert (plan.days, plan.pay, offices(plan)) == (without.days, without.pay, offices(without))
    assert set(plan.said) <= set(without.said)
    assert plan.safety == "lawyer_first", "the boss may keep the papers: then a lawyer comes before every office"
    alone = make_plan(opened({**OLD, "problems": ["papers_abuse"]}), CONTENT, TODAY)
    assert not alone.days and not alone.contacts


def test_an_old_answer_is_kept_in_the_file_and_its_day_changes_nothing():
    answers = opened(OLD)
    assert write_answers(answers)["answers"] == OLD
    assert "when_papers_abuse" not in reached(answers, CONTENT).values
    assert make_plan(answers, CONTENT, TODAY) == make_plan(opened({**OLD, "when_papers_abuse": "unknown"}), CONTENT, TODAY)


def test_the_walk_stops_where_an_old_answer_is_asked_again_and_goes_on_after_a_new_one():
    answers = opened({**OLD, "situation": "never", "work": "food_plant"})
    path = screens(answers, CONTENT)
    assert path[first_open(path, answers)].id == "problems"
    assert "when_papers_abuse" not in {s.id for s in path}, "a retired question is never asked"
    answers = answers.with_("problems", ("unsafe", "papers_kept"))
    path = screens(answers, CONTENT)
    assert path[first_open(path, answers)].id == "when_papers_kept"


def test_nobody_is_offered_what_is_retired():
    ids = {o.id for o in PROBLEMS.offered}
    assert "papers_abuse" not in ids and {"papers_asked", "papers_kept"} <= ids
    assert "papers_abuse" not in CONTENT.offered["problems"] and "papers_abuse" in CONTENT.options["problems"]
    columns = {c.name for c in template_columns(CONTENT)}
    assert columns.isdisjoint({"problems.papers_abuse", "when_papers_abuse"}) and {"problems.papers_kept", "when_papers_kept"} <= columns
    made_up = ticks_everything(CONTENT, "MO", 0, TODAY)
    assert not asked_again(PROBLEMS, made_up) and "when_papers_abuse" not in made_up.values


def test_the_schema_takes_an_old_file_and_marks_what_is_old():
    schema = answers_schema(CONTENT)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"version": VERSION, "answers": OLD}, schema)
    questions = schema["properties"]["answers"]["properties"]
    items = questions["problems"]["anyOf"][0]["items"]["anyOf"]
    assert "papers_abuse" not in items[0]["enum"] and items[1:] == [{"const": "papers_abuse", "deprecated": True}]
    assert questions["when_papers_abuse"]["deprecated"] and "deprecated" not in questions["when_papers_kept"]


# --- where it comes from ------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_an_old_draft_is_asked_again_with_a_message_and_with_its_other_ticks(code):
    held = State()
    rest = {s.questions[0].id: "skip" for s in screens(Answers(), CONTENT)}
    held.restore(json.dumps({"version": 1, "answers": {**rest, **OLD}}), "", CONTENT, TODAY)
    test = wizard(code, "plan", held).run()
    assert AGAIN[code] in unescape(html(test)), "the message must stand beside the question"
    assert widget(test.checkbox, "w.problems.unsafe").value is True
    assert not [c.key for c in test.checkbox if "papers_abuse" in c.key]
    widget(test.checkbox, "w.problems.papers_kept").set_value(True)
    press(test, "next")
    assert state(test).answers.values["problems"] == ("unsafe", "papers_kept")
    assert AGAIN[code] not in unescape(html(test))


@pytest.mark.slow
def test_a_tick_that_was_not_yet_an_answer_is_met_with_the_message_too():
    answers = Answers({"helper": "skip", "situation": "skip", "state": "skip", "work": "skip"})
    test = wizard("en", "5", State(answers=answers, typed={"problems": {"unsafe": True, "papers_abuse": True}}, restored=True)).run()
    assert AGAIN["en"] in unescape(html(test)) and widget(test.checkbox, "w.problems.unsafe").value is True


@pytest.mark.slow
def test_someone_who_helps_reads_the_message_in_both_languages():
    test = start(
        "es", "5", Answers({"helper": "with_helper", "situation": "skip", "state": "skip", "work": "skip", "problems": ("papers_abuse",)})
    )
    assert all(text in unescape(html(test)) for text in AGAIN.values())
    assert place(test) == "5"


def test_an_old_link_fills_in_what_it_said_and_the_person_is_asked_again():
    filled = from_fragment(OLD_LINK, CONTENT)
    assert isinstance(filled, Answers), "an old link must still decode: never give an old id a new meaning"
    assert filled.values == {"state": "TX", "work": "food_plant", "problems": ("not_paid", "papers_abuse"), "agency_letter": "no"}
    held = State()
    held.restore("", OLD_LINK, CONTENT, TODAY)
    held.answers = held.answers.with_("helper", "skip").with_("situation", "skip")
    path = screens(held.answers, CONTENT)
    assert held.link_problem is None and path[first_open(path, held.answers)].id == "problems"


OLD_CAMPAIGN = 'version = 1\nstate = "MO"\nproblems = ["unsafe", "papers_abuse"]\nwhen_papers_abuse = 2026-11-03\n'


def old_campaign() -> Campaign:
    found, problems = read_campaign_text(OLD_CAMPAIGN, CONTENT, TODAY)
    assert found is not None, problems
    return found


def test_an_old_campaign_file_opens_and_is_written_again_as_it_was():
    assert read_campaign_text(write_campaign(old_campaign()), CONTENT, TODAY) == (old_campaign(), [])


@pytest.mark.parametrize("code", CODES)
def test_the_clinic_page_says_that_an_old_campaign_must_choose_again(code):
    words = load_language(code)
    ready = unescape(ready_page(words, CONTENT, old_campaign(), "https://example.org/guide").decode())
    entry = unescape(entry_page(words, CONTENT, typed_of(old_campaign(), CONTENT)).decode())
    assert AGAIN[code] in ready and AGAIN[code] in entry
    assert 'id="problems-papers_abuse"' not in entry and 'id="f-when_papers_abuse"' not in entry
    assert 'id="problems-unsafe" name="problems" value="unsafe" checked' in entry
    assert AGAIN[code] not in unescape(entry_page(words, CONTENT, {}).decode())


def test_the_advocate_meets_the_question_of_an_old_campaign_with_each_person():
    held = State()
    held.restore(json.dumps({"version": 1, "answers": {}, "campaign": {"state": "MO", "problems": ["papers_abuse"]}}), "", CONTENT, TODAY)
    visit = held.visit(CONTENT)
    number = [s.id for s in visit.path].index("problems") + 1
    assert visit.after(str(number - 1)) == str(number) and visit.before(str(number + 1)) == str(number)


@pytest.mark.parametrize(
    "table",
    [
        separated("problems,when_papers_abuse", "unsafe|papers_abuse,2026-11-03"),
        separated("problems.unsafe,problems.papers_abuse,When did the boss use papers against you the first time?", "x,x,2026-11"),
        separated("problems,still_working", "The boss used papers against us,yes"),
        separated("problems,still_working", "El jefe usó los papeles en contra nuestra,sí"),
        as_json_lines([{"problems": ["papers_abuse"], "when_papers_abuse": "2026-11-03"}]),
    ],
    ids=["list", "ticks", "english", "spanish", "json"],
)
def test_a_row_of_an_old_table_is_made_and_reported_with_a_note(table):
    good, found = read(table, campaign=campaign(problems=[], when_pay_first="", when_pay_last=""))
    assert len(good) == 1 and "papers_abuse" in good[0].answers.values["problems"]
    assert [(column, code) for _, column, code in found] == [("problems", "asked_again")]


def test_an_old_campaign_gives_a_note_to_each_row_that_does_not_say_it_anew():
    old = campaign(problems=["papers_abuse"], when_pay_first="", when_pay_last="")
    _, found = read(separated("still_working,problems", "yes,", "no,papers_kept"), campaign=old)
    assert [(row, code) for row, _, code in found] == [(2, "asked_again")]


@pytest.mark.slow
@pytest.mark.parametrize("command", [["plan"], ["checklist", "--language", "es", "-o", "-"]])
def test_the_command_line_makes_it_and_says_so_on_the_side(command):
    text = json.dumps({"version": 1, "answers": OLD}).encode()
    done = subprocess.run([sys.executable, "-m", "guide", *command, "-"], input=text, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0 and done.stdout
    said = done.stderr.decode().splitlines()
    assert sum("problems: This answer is old" in line for line in said) == 1 and len(said) <= 2, "say so once, and how old the file is"


# --- the content --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "changes", "remedy"),
    [
        ("problems", {"again": None}, "again says why"),
        ("still_working", {"again": "We ask this again."}, "again says why"),
        ("when_papers_abuse", {"find_out": "Find it out."}, "a retired question is never asked"),
        ("when_papers_abuse", {"when": {"problems": ("unsafe",)}}, "a retired question is never asked"),
        ("when_papers_asked", {"when": {"when_papers_abuse": ("unknown",)}}, "is retired"),
    ],
)
def test_content_that_asks_by_what_is_retired_is_refused(question, changes, remedy):
    wrong = replace(CONTENT, question={**CONTENT.question, question: CONTENT.question[question].model_copy(update=changes)})
    assert any(remedy in p.remedy for p in _cross_check(wrong, CONDITIONS))


@pytest.mark.slow
def test_the_book_tells_a_reviewer_what_is_only_read():
    english = load_language("en")
    assert any("Not asked any more" in line.text(english) for line in facts(CONTENT.question["when_papers_abuse"], CONTENT))
    questions = next(c for c in chapters(CONTENT, show_open=False) if c.id == "questions")
    lines = {line.id: line for entry in questions.entries if entry.id == "problems" for line in entry.lines if line.id}
    assert "Not offered any more" in lines["papers_abuse"].label(english) and lines["papers_kept"].label is None
