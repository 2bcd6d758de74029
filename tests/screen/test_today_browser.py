"""The person's today in a real browser: the server stands in Honolulu, where the day is always the one before that of Kiritimati."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from guide.library import content
from guide.words.language import load_language
from tests.help.driving import PHONE, at_heading, finished, go_to, open_at, paper_name, place_of, press
from tests.help.pdf_structure import text_of
from tests.help.persons import PERSON
from tests.help.server import QUICK, Server

pytestmark = pytest.mark.browser
CONTENT = content()
SERVER, AHEAD = "Pacific/Honolulu", "Pacific/Kiritimati"


@pytest.fixture(scope="module")
def honolulu():
    with Server(inside=QUICK, zone=SERVER) as found:
        yield found.url


@pytest.mark.parametrize(("code", "zone"), [("en", AHEAD), ("es", SERVER)], ids=["told by the browser", "not told"])
def test_what_happened_today_is_taken_and_the_plan_and_the_paper_are_of_the_persons_day(honolulu, browser, code, zone):
    """`zone`: what the browser says. Where it says the zone of the server, the same date lies one day ahead, and is taken too."""
    words, question = load_language(code), CONTENT.question["when_fired"]
    today, theirs = (dt.datetime.now(ZoneInfo(name)).date() for name in (AHEAD, zone))
    phone = browser.new_context(viewport=PHONE, timezone_id=zone)
    try:
        page = phone.new_page()
        page.set_default_timeout(120_000)
        given = finished(PERSON.with_("when_fired", today.isoformat()), CONTENT)
        open_at(page, honolulu, words, given, place_of(question.screen or question.id, given, CONTENT))
        at_heading(page, words.of("question", question, "ask"))
        expect(page.locator('[class*="st-key-w-when_fired-day"] input')).to_have_value(str(today.day))
        press(page, words.say("screen.next", "Next"))
        expect(page.locator("h1", has_text=words.of("question", question, "ask"))).to_have_count(0)
        expect(page.locator(".mistake")).to_have_count(0)
        go_to(page, "plan", words)
        at_heading(page, words.say("told.five", "Five things this week"))
        assert words.long_date(theirs) in page.locator('[data-testid="stMain"]').text_content(), "the plan must be of the person's day"
        with page.expect_download() as waiting:
            press(page, paper_name("plan", words))
        assert words.long_date(theirs) in text_of(waiting.value.path().read_bytes())[0]
    finally:
        phone.close()
