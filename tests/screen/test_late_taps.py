"""A second tap that is sent from the old screen and heard when the next one is there: it changes nothing."""

import datetime as dt
import json
from copy import deepcopy
from pathlib import Path

import pytest

from guide import screen
from guide.core.answers import VERSION, Answers
from guide.core.interview import screens
from guide.library import content
from guide.screen.saved import open_file
from guide.screen.state import State
from tests.help.driving import finished
from tests.help.persons import EVERYTHING as MOST
from tests.help.persons import way_to
from tests.help.tab import Tab

CONTENT = content()
EVERYTHING = way_to(CONTENT.question["print_name"])[0].with_("print_name", "Ana").with_("risk", "yes")
MOST = finished(MOST, CONTENT)
KEPT = json.dumps({"guide": "five-steps", "version": VERSION, "answers": {"helper": "alone", "state": "CA"}})


def everything_of(tab):
    """What a tap could change."""
    state = tab.state
    told = (state.mistakes, state.typed, state.changing, state.offered, state.cleared, state.person, state.left_out, state.older)
    return state.at, _first(tab.app.query_params["lang"]), state.answers, deepcopy(told), tab.html()


def _first(value):
    return value[0] if isinstance(value, list) else value


def tap_again(tab, old, address):
    """The old message once more: as it was, with its own address; with the address of now; and when its widgets are gone already."""
    after = everything_of(tab)
    tab.run()
    assert everything_of(tab) == after, "this screen changes by itself; the test can say nothing"
    bare = type(old)(widgets=[w for w in old.widgets if w.WhichOneof("value") == "trigger_value"])
    for name, message, at in (("old address", old, address), ("new address", old, {}), ("button alone", bare, {}), ("", bare, address)):
        tab.send(message, **at)
        assert everything_of(tab) == after, f"a second tap ({name}) changed the next screen"


PLACES = ["start", *(str(number) for number in range(1, len(screens(MOST, CONTENT)) + 1)), "review", "plan"]


@pytest.mark.parametrize("at", PLACES)
def test_a_second_tap_on_any_button_of_any_screen_changes_nothing_on_the_next(at):
    lang = "en" if PLACES.index(at) % 2 else "es"
    buttons = Tab(lang, at, MOST).buttons()
    assert len(buttons) > 1, "a screen has at least the language and a way on"
    for name in buttons:
        tab = Tab(lang, at, MOST)
        tap_again(tab, tab.press(name), {"at": at, "lang": lang})


WORKPLACE = {"workplace": "Tortillería El Sol", "state": "TX", "work": "restaurant_hotel", "problems": ["not_paid"]}


def advocate(at):
    """A tab in which an advocate helps a person, who has answered nothing that the campaign does not know; or all, for the plan."""
    state = State()
    state.restore(json.dumps({"version": VERSION, "answers": {}, "campaign": WORKPLACE}), "", CONTENT, dt.date.today())
    state.answers = finished(state.answers, CONTENT) if at == "plan" else state.answers
    return Tab("es", at, state)


@pytest.mark.parametrize("at", ["2", "plan"])
def test_what_was_meant_for_one_person_of_an_advocate_is_not_heard_for_the_next(at):
    """The next one begins at the same question, so the place alone does not tell them apart."""
    for name in advocate(at).buttons():
        tab = advocate(at)
        if at == "2":
            tab.mark("w.situation.choice", 0)
        old = tab.message_of(name)
        tap_again(tab, tab.press("next_person"), {"at": at})
        assert tab.at == "2" and not tab.state.answers.given("situation")
        tap_again(tab, old, {"at": at})
        assert not any(tab.state.typed["situation"].values()), "the mark of one person stands at the next"


def test_every_button_is_drawn_where_late_taps_are_thought_of():
    drawn = {path.name for path in Path(screen.__path__[0]).glob("*.py") if "on_click" in path.read_text("utf-8")}
    assert drawn == {"widgets.py"}, "draw the button with widgets.button, which gives it a name of its screen"


def test_a_second_tap_on_next_stores_no_skip_for_a_question_that_nobody_has_seen():
    """Every Next of the interview, tapped twice: only its own question gets an answer."""
    tab = Tab("es", "1", Answers())
    while tab.at != "review":
        at, known = tab.at, set(tab.state.answers.values)
        asked = {q.id for q in tab.state.visit(CONTENT).screen(at).questions}
        old = tab.press("next")
        tap_again(tab, old, {"at": at})
        assert set(tab.state.answers.values) - known == asked


def test_a_second_tap_on_the_language_does_not_change_it_back():
    tab = Tab("en", "5", EVERYTHING)
    tap_again(tab, tab.press("language"), {"lang": "en"})
    assert tab.app.query_params["lang"] in ("es", ["es"])


def test_a_second_tap_after_everything_is_cleared_brings_nothing_back():
    for button in ("clear", "next", "back"):
        tab = Tab("en", "5", EVERYTHING)
        old = tab.message_of(button)
        tab.press("clear")
        tap_again(tab, old, {"at": "5"})
        assert not tab.state.answers.values


@pytest.mark.parametrize("button", ["offer.yes", "offer.no"])
def test_a_second_tap_on_what_to_do_with_a_file_changes_nothing(button):
    tab = Tab("en", "plan", EVERYTHING)
    state = tab.state
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guide.screen.saved.go", lambda place: None)
        open_file(state, KEPT, CONTENT, dt.date.today())
    tab.run()
    old = tab.press(button)
    if button == "offer.yes":
        tab.answer("w.situation.choice", 0)
    tap_again(tab, old, {"at": "plan"})


def test_what_the_old_buttons_still_know_is_nothing_once_it_is_cleared():
    tab = Tab("en", "5", EVERYTHING)
    old = tab.state
    tab.press("clear")
    assert not old.answers.values and not old.typed, "Streamlit keeps old callbacks and what they know: empty the State, do not replace it"
