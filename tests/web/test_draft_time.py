"""How long the tab keeps its draft: by the server's time, whatever the phone's clock says; and to the last letter."""

import pytest
from playwright.sync_api import expect

from guide.library import content
from guide.words.language import load_language
from tests.help.driving import at_heading, at_rest, free_port, kept_in, open_at, press, settled, until
from tests.help.persons import way_to
from tests.help.server import QUICK, Server

pytestmark = pytest.mark.browser
CONTENT = content()
WORDS = load_language("es")
TOO_OLD = WORDS.say(
    "saved.too_old", "Your answers were cleared because more than 12 hours went by. So nobody else sees them on a shared phone or computer."
)
HOUR = 3_600_000
CLOCK = "(() => { const now = Date.now; Date.now = () => now() + Number(sessionStorage.getItem('test.ahead')); })()"
"""A phone's clock that the test can set ahead or behind."""


def ask(id_):
    return WORDS.of("question", CONTENT.question[id_], "ask")


def set_clock(page, hours):
    page.evaluate("ahead => sessionStorage.setItem('test.ahead', ahead)", hours * HOUR)


def next_screen(page, id_):
    press(page, WORDS.say("screen.next", "Next"))
    at_heading(page, ask(id_))
    at_rest(page)


@pytest.mark.parametrize(
    ("while_answering", "after"),
    [(-11 * 365 * 24, 0), (2, 0), (0.025, 0), (0, 13), (13, 0), (0, -24)],
    ids=["2015", "two hours ahead", "90 seconds ahead", "a jump ahead", "13 hours ahead", "a jump back"],
)
def test_a_phones_clock_that_is_wrong_or_jumps_costs_no_answer(address, open_tab, while_answering, after):
    page = open_tab()
    page.add_init_script(CLOCK)
    page.goto(f"{address}/healthz")
    set_clock(page, while_answering)
    page.goto(f"{address}/guide?lang=es&at=1")
    at_heading(page, ask("helper"))
    page.locator('[data-testid="stRadio"] label:has(input)').first.click()
    next_screen(page, "situation")
    set_clock(page, after)
    page.reload()
    at_heading(page, ask("situation"))
    assert "helper" in kept_in(page)


def test_a_page_that_is_still_open_is_never_too_old_for_a_server_that_forgot_it(open_tab):
    page, port = open_tab(), free_port()
    before, place = way_to(CONTENT.question["work"])
    with Server(inside=QUICK, port=port) as server:
        open_at(page, server.url, WORDS, before, place)
        at_heading(page, ask("work"))
        page.evaluate("""age => {
          const kept = JSON.parse(sessionStorage.getItem("five-steps.draft"));
          sessionStorage.setItem("five-steps.draft", JSON.stringify({...kept, at: kept.at - age}));
        }""", 13 * HOUR)  # fmt: skip
    expect(page.get_by_role("dialog")).to_be_visible(timeout=120_000)
    with Server(inside=QUICK, port=port):
        until(page, "JSON.parse(sessionStorage.getItem('five-steps.draft'))?.at > Date.now() - about", HOUR)  # kept anew: it has run again
        at_heading(page, ask("work"))
        assert kept_in(page)["situation"] == before.values["situation"]


@pytest.mark.parametrize("place", ["start", "plan"])
def test_answers_that_were_cleared_for_their_age_are_not_gone_in_silence(address, open_tab, place):
    page = open_tab()
    before, _ = way_to(CONTENT.question["work"])
    open_at(page, address, WORDS, before, place, hours=12.1)
    expect(page.get_by_role("status").get_by_text(TOO_OLD).or_(page.get_by_text(TOO_OLD))).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('five-steps.draft')") is None
    if place == "start":
        press(page, WORDS.say("screen.have_read", "I have read this. Start"))
    at_heading(page, ask("helper"))
    settled(page)
    page.locator('[data-testid="stRadio"] label:has(input)').first.click()
    expect(page.get_by_text(TOO_OLD)).to_have_count(0)


def test_a_tab_that_kept_nothing_is_told_of_no_clearing(address, open_tab):
    page = open_tab()
    page.goto(f"{address}/guide?lang=es")
    at_heading(page, page.locator('[data-testid="stMain"] h1').first.inner_text())
    expect(page.get_by_text(TOO_OLD)).to_have_count(0)


def test_what_is_being_typed_when_the_page_goes_is_there_when_it_comes_back(address, open_tab):
    page = open_tab()
    before, place = way_to(CONTENT.question["print_name"])
    open_at(page, address, WORDS, before, place)
    at_heading(page, ask("print_name"))
    page.locator('[data-testid="stTextInput"] input').fill("María")
    page.reload()
    at_heading(page, ask("print_name"))
    expect(page.locator('[data-testid="stTextInput"] input')).to_have_value("María")


def test_what_is_being_typed_is_not_kept_by_a_page_that_is_left_quickly(address, open_tab):
    page = open_tab()
    before, place = way_to(CONTENT.question["print_name"])
    open_at(page, address, WORDS, before, place)
    at_heading(page, ask("print_name"))
    page.route("https://www.weather.gov/**", lambda route: route.fulfill(body="sunny", content_type="text/html"))
    page.locator('[data-testid="stTextInput"] input').fill("María")
    page.locator(".leave-quickly").click()
    page.wait_for_url("https://www.weather.gov/")
    page.goto(f"{address}/healthz")
    assert page.evaluate("Object.keys(sessionStorage)") == []
