"""Another language, or two at once, while an answer is marked and not yet accepted: it stays, and never becomes a skip."""

import pytest

from guide.core.answers import Answers
from guide.core.form import offered, typed_from
from guide.library import content
from guide.words.language import load_language
from tests.help.persons import OTHER, YEAR, way_to, ways_to_answer
from tests.help.tab import Tab

CONTENT = content()
ONE_OF_EACH_KIND = ("risk", "state", "problems", "when_fired", "reported_to", "print_name")


def each_way(lang, questions=ONE_OF_EACH_KIND):
    """(question, a tab at the question with an answer marked, what Next must find)"""
    for question in map(CONTENT.question.get, questions):
        answers, place = way_to(question)
        for marks, wanted in ways_to_answer(question, offered(question, answers, CONTENT)):
            tab = Tab(lang, place, answers)
            for field, value in marks.items():
                tab.answer(f"w.{question.id}.{field}", value)
            yield question, tab, wanted


def shown(question, tab):
    """What a person sees of the answer, by field."""
    fields = typed_from(question, "2026-01-07") if question.kind == "date" else {}
    boxes = ["unknown", "ongoing"] if question.ongoing else ["unknown"]
    names = [*fields, *boxes] if question.kind == "date" else [o.id for o in question.offered] if question.kind == "many" else []
    return {name: tab.words_of(f"w.{question.id}.{name}") for name in names or ["text" if question.kind == "text" else "choice"]}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_answer_that_is_marked_stays_when_the_language_changes_twice_and_next_finds_it(lang):
    for question, tab, wanted in each_way(lang, [id_ for id_, question in CONTENT.question.items() if not question.retired]):
        before = shown(question, tab)
        tab.press("language")
        other = shown(question, tab)
        assert [bool(v) for v in other.values()] == [bool(v) for v in before.values()], f"{question.id}: a mark is lost"
        tab.press("language")
        assert shown(question, tab) == before, f"{question.id}: after two changes it is not as it was"
        tab.press("next")
        assert tab.state.answers.values[question.id] == wanted, f"{question.id}: the answer that was marked did not arrive"


def test_one_change_of_language_is_enough_to_keep_the_answer_in_the_other_words():
    for question, tab, wanted in each_way("en"):
        tab.press("language")
        tab.press("next")
        assert tab.state.answers.values[question.id] == wanted, question.id


@pytest.mark.parametrize("lang", ["en", "es"])
def test_back_and_forward_of_the_browser_over_a_change_of_language_keep_the_mark(lang):
    """No button is pressed then: the address says another language, and nothing else."""
    for question, tab, wanted in each_way(lang):
        before = shown(question, tab)
        tab.go(lang=OTHER[lang])
        tab.go(lang=lang)
        assert shown(question, tab) == before, question.id
        tab.go(lang=OTHER[lang])
        tab.press("next")
        assert tab.state.answers.values[question.id] == wanted, question.id


def test_an_answer_that_travels_with_the_tap_on_the_language_stays():
    """On a slow line the mark and the tap arrive together."""
    for question, tab, wanted in each_way("en"):
        marks = tab.held
        fresh = Tab("en", tab.at, way_to(question)[0])
        fresh.held = marks
        fresh.press("language")
        fresh.press("next")
        assert fresh.state.answers.values[question.id] == wanted, question.id


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_accepted_answer_survives_when_its_question_is_opened_and_the_language_changes(lang):
    answers, _ = way_to(CONTENT.question["print_name"])
    answers = answers.with_("print_name", "").with_("risk", "yes").with_("state", "NM").with_("work", "farm")
    for question in ("risk", "state", "work"):
        tab = Tab(lang, "review", answers)
        tab.press(f"change.{question}")
        tab.press("language")
        tab.press("next")
        assert (tab.at, tab.state.answers) == ("review", answers), question


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_word_of_the_old_language_that_comes_late_marks_empties_and_accepts_nothing(lang):
    """Next, sent from the old screen with its words and its address, when the other language is there."""
    for question, tab, wanted in each_way(lang):
        old, before = tab.message_of("next"), tab.state.answers
        tab.press("language")
        other = shown(question, tab)
        tab.send(old, lang=lang)
        assert (tab.state.answers, shown(question, tab)) == (before, other), question.id
        tab.press("next")
        assert tab.state.answers.values[question.id] == wanted, question.id


def test_a_mark_that_is_sent_from_the_old_language_with_next_behind_it_is_no_skip():
    """On a slow line: the language, then a mark, then Next, all before the other language is there. Its words can not be understood."""
    answers, place = way_to(CONTENT.question["risk"])
    tab = Tab("en", place, answers)
    language = tab.message_of("language")
    tab.mark("w.risk.choice", 0)
    late = tab.message_of("next")
    tab.send(language)
    tab.send(late, lang="en")
    assert (tab.at, tab.state.answers) == (place, answers)


def test_with_a_helper_both_languages_show_the_mark_that_was_made_in_one():
    answers = Answers({"helper": "alone", "situation": "never", "state": "NM"})
    tab = Tab("es", "4", answers)
    tab.answer("w.work.choice", 0)
    tab.go(at="1")
    tab.answer("w.helper.choice", 1)
    tab.press("next")
    assert tab.state.answers.one("helper") == "with_helper"
    tab.go(at="4")
    farm = CONTENT.question["work"].option[0]
    es, en = (load_language(code).of("option", farm, "label", "work") for code in ("es", "en"))
    assert tab.words_of("w.work.choice") == f"{es} · {en}"
    tab.press("language")
    assert tab.words_of("w.work.choice") == f"{en} · {es}"
    tab.press("next")
    assert tab.state.answers.one("work") == "farm"


def test_what_is_wrong_with_a_date_is_said_in_the_other_language_and_what_was_typed_stays():
    question = CONTENT.question["when_fired"]
    answers, place = way_to(question)
    tab = Tab("es", place, answers)
    for field, value in {"month": 1, "day": "30", "year": str(YEAR - 1)}.items():
        tab.answer(f"w.when_fired.{field}", value)
    tab.press("next")
    assert tab.state.mistakes == {"when_fired": "not_a_day"}
    tab.press("language")
    assert tab.state.mistakes == {"when_fired": "not_a_day"}
    assert shown(question, tab) | {"unknown": False} == {
        "month": "February",
        "day": "30",
        "year": str(YEAR - 1),
        "unknown": False,
    }


def test_a_list_that_the_person_empties_herself_is_empty():
    tab = Tab("en", "3", Answers({"helper": "alone", "situation": "never", "state": "NM"}))
    tab.held = {id_: None for id_ in tab.held}  # the small cross in the list
    tab.press("language")
    assert tab.words_of("w.state.choice") is None
    tab.press("next")
    assert tab.state.answers.values["state"] == "skip"


def test_a_mark_that_gets_lost_on_the_way_is_no_skip():
    """Nobody can take back the mark of a radio, so a radio that comes back empty has lost it."""
    answers = way_to(CONTENT.question["print_name"])[0].with_("risk", "yes").with_("print_name", "")
    tab = Tab("en", "review", answers)
    tab.press("change.risk")
    tab.held = {id_: None for id_ in tab.held}
    tab.press("next")
    assert (tab.at, tab.state.answers) == ("review", answers)


def test_next_on_a_question_of_which_nothing_is_drawn_answers_nothing():
    before, place = way_to(CONTENT.question["risk"])
    tab = Tab("en", place, before)
    tab.state.typed.clear()
    tab.press("next")
    assert (tab.at, tab.state.answers) == (place, before)
