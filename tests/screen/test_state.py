"""What a tab holds: a draft that comes back, a link, a campaign; and nothing of one person for the next."""

import datetime as dt
import json
import pickle
from typing import Any

import pytest
import streamlit as st

from guide.core.answers import Answers
from guide.core.campaign import read_campaign
from guide.core.campaign_link import to_fragment
from guide.core.draft import campaign_of
from guide.core.interview import screens
from guide.core.visit import REVIEW, START
from guide.library import content
from guide.screen.saved import open_file
from guide.screen.state import State
from guide.web.streamlit import bridge
from tests.help.wizard import wizard

CONTENT = content()
TODAY = dt.date(2026, 11, 22)
WORKPLACE = {
    "workplace": "Tortillería El Sol",
    "state": "TX",
    "work": "restaurant_hotel",
    "problems": ["not_paid"],
    "when_pay_first": "2026-03",
}
CAMPAIGN, _ = read_campaign(WORKPLACE, CONTENT, TODAY)
LINK = "#" + to_fragment(CAMPAIGN)


def restored(draft="", link=""):
    state = State()
    state.restore(json.dumps(draft) if isinstance(draft, dict) else draft, link, CONTENT, TODAY)
    return state


def answers_of(state):
    return dict(state.answers.values)


@pytest.mark.parametrize(
    "draft", ["", "{", "[]", "7", "null", '{"answers": 5}', '{"given": 5, "campaign": 5, "typed": 5}', '{"campaign": []}', "[" * 100_000]
)
def test_a_draft_that_cannot_be_read_is_an_empty_one(draft):
    state = restored(draft)
    assert state.restored and not state.answers.values and state.campaign is None and state.draft() is None


def test_what_the_tab_kept_comes_back_as_it_was():
    state = restored({"version": 1, "answers": {}, "campaign": WORKPLACE})
    state.answers = state.answers.with_("situation", "waiting")
    again = restored(state.draft())
    assert (again.answers, again.given, again.campaign) == (state.answers, state.given, CAMPAIGN)
    assert again.draft() == state.draft()


def test_a_campaign_with_a_person_in_it_is_not_taken_from_a_draft():
    state = restored({"version": 1, "answers": {}, "campaign": WORKPLACE | {"worker_name": "Rosa"}})
    assert state.campaign is None and not state.answers.values


def test_a_link_fills_in_only_what_has_no_answer():
    state = restored({"version": 1, "answers": {"state": "TX", "work": "skip", "helper": "alone"}}, LINK)
    assert answers_of(state) == {"helper": "alone", "state": "TX", "work": "skip", "problems": ("not_paid",)}
    assert not state.was_given("work") and state.was_given("problems")


def test_a_link_about_another_workplace_fills_in_nothing_and_says_so():
    state = restored({"version": 1, "answers": {"state": "CA"}}, LINK)
    assert answers_of(state) == {"state": "CA"} and not state.given.values
    assert state.link_problem == "link_other_workplace"


def test_a_link_fills_in_a_question_that_was_only_looked_at():
    """Else the empty fields would hide the answer, and Next would make a skip of it."""
    state = restored({"version": 1, "answers": {}, "typed": {"state": {"choice": None}, "problems": {"unsafe": False}}}, LINK)
    assert answers_of(state)["state"] == "TX" and not state.typed


@pytest.mark.parametrize("typed", [{"state": {"choice": "CA"}}, {"problems": {"unsafe": True}}])
def test_a_link_that_says_otherwise_than_what_is_marked_fills_in_nothing(typed):
    state = restored({"version": 1, "answers": {}, "typed": typed}, LINK)
    assert not state.answers.values and state.link_problem == "link_other_workplace" and state.typed == typed


def test_a_link_that_says_what_is_marked_fills_in_the_rest():
    state = restored({"version": 1, "answers": {}, "typed": {"state": {"choice": "TX"}}}, LINK)
    assert answers_of(state)["work"] == "restaurant_hotel" and state.link_problem is None


def test_a_broken_link_fills_in_nothing_and_is_remembered_as_broken():
    state = restored("", LINK + "x")
    assert not state.answers.values and state.link_problem == "link_broken"


def test_a_link_holds_no_day_and_no_text():
    state = restored("", LINK)
    assert {CONTENT.question[q].kind for q in state.given.values} <= {"one", "many", "place", "agency"}


def test_an_advocate_meets_only_the_questions_about_the_person_on_the_way_there_and_back():
    state = restored({"version": 1, "answers": {}, "campaign": WORKPLACE})
    place, visited = state.visit(CONTENT).after("0"), []
    while place != REVIEW:
        screen = screens(state.answers, CONTENT)[int(place) - 1]
        visited.append(place)
        for question in screen.questions:
            if not state.answers.given(question.id):
                state.answers = state.answers.with_(question.id, "skip")
        place = state.visit(CONTENT).after(place)
    shown = {q.id for p in visited for q in screens(state.answers, CONTENT)[int(p) - 1].questions}
    assert shown.isdisjoint({"helper", "state", "work", "problems", "print_name"}) and "situation" in shown
    back, place = [visited[-1]], visited[-1]
    while (place := state.visit(CONTENT).before(place)) != START:
        back.append(place)
    assert back == visited[::-1], "Back must go the same way as Next"


def test_an_answer_that_the_advocate_changed_is_asked_like_any_other():
    state = restored({"version": 1, "answers": {}, "campaign": WORKPLACE})
    state.answers = state.answers.with_("work", "farm")
    assert not state.was_given("work")
    number = next(n for n, s in enumerate(screens(state.answers, CONTENT)) if s.questions[0].id == "work")
    before = next(n for n in range(number, -1, -1) if not state.was_given(screens(state.answers, CONTENT)[n].questions[0].id))
    assert state.visit(CONTENT).after(str(before)) == str(number + 1)


def test_the_next_person_finds_the_campaign_and_nothing_else(monkeypatch):
    kept: dict[str, Any] = {}
    address: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", kept)
    monkeypatch.setattr(st, "query_params", address)
    state = State.current()
    state.restore(json.dumps({"version": 1, "answers": {}, "campaign": WORKPLACE}), "", CONTENT, TODAY)
    state.answers = state.answers.with_("print_name", "Canary Ñandú").with_("risk", "yes").with_("when_pay_first", "2025-12")
    state.typed = {"print_name": {"text": "Canary Ñandú"}}
    state.offered = Answers({"print_name": "Canary Ñandú"})
    kept["w.print_name.text.en.0"] = "Canary Ñandú"
    kept["bridge"] = {"draft": {"text": "Canary Ñandú"}}
    assert "Canary" in repr(pickle.dumps(state.visit(CONTENT))), "the path that was walked holds the answers, so it must be forgotten too"
    state.next_person(CONTENT)
    now = State.current()
    assert set(kept) == {"state"} and now is state, "buttons that are gone keep the State they were made with: it must be the empty one"
    assert "Canary" not in repr(pickle.dumps(now)) and "2025-12" not in now.draft()
    assert now.campaign == CAMPAIGN and now.answers == campaign_of(CAMPAIGN) and now.cleared and now.clear
    assert address["at"] == now.visit(CONTENT).after("0")


@pytest.mark.parametrize("answers", [{}, {"helper": "alone"}])
def test_a_tab_with_nothing_to_keep_is_told_so_in_every_run(answers):
    """Else a word about it that is lost on a bad line leaves the last draft in the tab, to come back when it is loaded again."""
    test = wizard(state=State(answers=Answers(answers), restored=True))
    for _ in range(2):
        told = json.loads(test.run().get("bidi_component")[0].proto.json)
        assert told["clear"] is not bool(answers) and ("save" in told) is bool(answers)


def test_the_run_that_brings_the_draft_draws_the_screen_and_tells_the_tab_once(monkeypatch):
    """A run more would ask the tab a second time, and its answer would come with an address of before."""
    told = []
    monkeypatch.setattr(bridge, "bridge", lambda **data: told.append(data))
    held = State()
    test = wizard("es", "1", held)
    draft = json.dumps({"version": 1, "answers": {}, "campaign": WORKPLACE})
    test.session_state[bridge.KEY] = {"draft": {"nonce": held.nonce, "text": draft}}
    test.run()
    assert not test.exception
    assert [(data["ask"], data["place"]) for data in told] == [(None, "2")], "an advocate begins behind the question about helping"


def test_clear_everything_forgets_the_campaign_too(monkeypatch):
    kept = {}
    monkeypatch.setattr(st, "session_state", kept)
    monkeypatch.setattr(st, "query_params", {})
    State.current().restore(json.dumps({"version": 1, "answers": {}, "campaign": WORKPLACE}), LINK, CONTENT, TODAY)
    State.current().forget()
    now = State.current()
    assert now.campaign is None and not now.given.values and not now.answers.values and now.draft() is None


def test_a_file_from_another_version_says_that_some_answers_are_asked_again(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", {})
    state = State.current()
    open_file(state, json.dumps({"version": 1, "answers": {"state": "TX", "work": "an_old_kind_of_work"}}), CONTENT, TODAY)
    assert answers_of(state) == {"state": "TX"} and state.left_out and state.file_mistake is None
    open_file(state, json.dumps({"version": 1, "answers": {"state": "TX"}}), CONTENT, TODAY)
    assert not state.left_out
