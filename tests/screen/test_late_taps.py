"""A second tap that is sent from the old screen and heard when the next one is there: it changes nothing."""

import datetime as dt
import json

import pytest

from guide.core.answers import VERSION, Answers
from guide.library import content
from guide.screen.saved import open_file
from tests.help.persons import way_to
from tests.help.tab import Tab

CONTENT = content()
EVERYTHING = way_to(CONTENT.question["print_name"])[0].with_("print_name", "Ana").with_("risk", "yes")
KEPT = json.dumps({"guide": "five-steps", "version": VERSION, "answers": {"helper": "alone", "state": "CA"}})


def everything_of(tab):
    """What a tap could change."""
    state = tab.state
    return state.at, tab.app.query_params["lang"], state.answers, dict(state.mistakes), state.changing, state.offered, tab.html()


def tap_again(tab, old, address):
    """The old message once more: as it was, with its own address; with the address of now; and when its widgets are gone already."""
    after = everything_of(tab)
    tab.run()
    assert everything_of(tab) == after, "this screen changes by itself; the test can say nothing"
    bare = type(old)(widgets=[w for w in old.widgets if w.WhichOneof("value") == "trigger_value"])
    for name, message, at in (("old address", old, address), ("new address", old, {}), ("button alone", bare, {}), ("", bare, address)):
        tab.send(message, **at)
        assert everything_of(tab) == after, f"a second tap ({name}) changed the next screen"


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("at", "button"),
    [("start", "start"), ("1", "next"), ("5", "next"), ("5", "back"), ("review", "change.risk"), ("review", "plan"), ("plan", "change")],
)
def test_a_second_tap_from_the_old_screen_changes_nothing(lang, at, button):
    tab = Tab(lang, at, EVERYTHING)
    tap_again(tab, tab.press(button), {"at": at})


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
        old = tab.message(tab._element(button).proto.id)
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
