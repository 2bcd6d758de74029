"""The way out: at once from under a dialog of the client, and never by an Escape that was meant for a list."""

import pytest
from playwright.sync_api import expect

from guide.library import content
from guide.words.about import LEAVE_FOR
from guide.words.language import load_language
from tests.help.driving import at_heading, kept_in, open_at, open_list, press
from tests.help.persons import way_to
from tests.help.server import QUICK, Server

pytestmark = pytest.mark.browser
CONTENT = content()
WORDS = load_language("es")


def at(page, address, id_):
    before, place = way_to(CONTENT.question[id_])
    page.route(f"{LEAVE_FOR}**", lambda route: route.fulfill(body="sunny", content_type="text/html"))
    open_at(page, address, WORDS, before, place)
    at_heading(page, WORDS.of("question", CONTENT.question[id_], "ask"))


def under_a_dialog(page):
    """The server is gone, and the client says so in a dialog."""
    with Server(inside=QUICK) as server:
        at(page, server.url, "situation")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=120_000)


def left(page):
    page.wait_for_url(LEAVE_FOR, timeout=10_000)


def test_leave_quickly_leaves_at_the_first_tap_over_the_dialog_about_a_lost_line(open_tab):
    page = open_tab(touch=True)
    under_a_dialog(page)
    box = page.locator(".leave-quickly").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    left(page)


def test_a_tap_elsewhere_on_the_dialog_does_not_leave(open_tab):
    page = open_tab(touch=True)
    under_a_dialog(page)
    page.get_by_role("dialog").tap()
    page.get_by_role("dialog").get_by_role("button", name=WORDS.say("streamlit.close", "Close")).first.tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert kept_in(page), "closing the dialog is not leaving"


def test_escape_twice_leaves_from_the_dialog_about_a_lost_line(open_tab):
    page = open_tab()
    under_a_dialog(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    left(page)


@pytest.mark.parametrize("typed", ["", "Tex", "xyz"])
def test_an_escape_that_closes_a_list_or_takes_back_its_text_does_not_count(address, open_tab, typed):
    page = open_tab()
    at(page, address, "state")
    open_list(page)
    page.keyboard.type(typed)
    for _ in range(2):  # the one that closes it, and what many press to be sure
        page.keyboard.press("Escape")
        page.wait_for_timeout(100)
    assert page.evaluate("document.body.childElementCount") and kept_in(page), "leaving takes everything away at once"
    expect(page.locator('[data-testid="stSelectbox"] input')).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    left(page)


def test_an_escape_that_opens_the_way_to_a_list_is_forgotten(address, open_tab):
    """One Escape, a list opened within a second, and the Escape that closes it: that is not twice."""
    page = open_tab()
    at(page, address, "state")
    page.evaluate("() => { performance.now = () => 5000; }")  # all within one moment
    page.keyboard.press("Escape")
    open_list(page)
    page.keyboard.press("Escape")
    expect(page.locator('[data-testid="stSelectbox"] input')).to_have_attribute("aria-expanded", "false")
    assert kept_in(page)
    page.evaluate("delete performance.now")
    press(page, WORDS.say("screen.next", "Next"))
