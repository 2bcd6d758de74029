"""Enter, or "Go" on a phone's keyboard: in a field it is Next, as in any form; in a list it chooses, and no more."""

import pytest
from playwright.sync_api import expect

from guide.library import content
from guide.words.language import load_language
from tests.help.driving import arrived, at_heading, kept_in, open_at, open_list, place_of, still
from tests.help.persons import PERSON, way_to

pytestmark = pytest.mark.browser
CONTENT = content()
WORDS = load_language("en")


def at(page, address, id_):
    before, place = way_to(CONTENT.question[id_])
    open_at(page, address, WORDS, before, place)
    at_heading(page, WORDS.of("question", CONTENT.question[id_], "ask"))


def test_enter_in_a_text_is_next_and_what_was_typed_is_kept(address, open_tab):
    page = open_tab(touch=True)
    at(page, address, "print_name")
    page.locator('[data-testid="stTextInput"] input').fill("María Ñúñez")
    page.keyboard.press("Enter")
    at_heading(page, WORDS.say("review.title", "Your answers"))
    arrived(page)
    assert kept_in(page)["print_name"] == "María Ñúñez"


def test_enter_in_an_unfinished_date_says_what_is_missing(address, open_tab):
    page = open_tab(touch=True)
    at(page, address, "when_fired")
    page.locator('[data-testid="stTextInput"] input').first.fill("12")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error]")).to_be_focused()
    expect(page.locator('[data-testid="stTextInput"] input').first).to_have_value("12")


def test_enter_in_a_list_chooses_and_stays_on_the_screen(address, open_tab):
    page = open_tab()
    at(page, address, "state")
    open_list(page)
    page.keyboard.type("Tex")
    page.get_by_role("option", name="Texas").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("option").first.wait_for(state="hidden")
    page.keyboard.press("Enter")  # once more, on the closed list
    still(page)
    at_heading(page, WORDS.of("question", CONTENT.question["state"], "ask"))
    assert "state" not in kept_in(page), place_of("state", PERSON, CONTENT)
