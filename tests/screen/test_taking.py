"""The papers, the calendar and the kept file are taken along without leaving the plan, and without a line the plan stays."""

import json

import pytest
from playwright.sync_api import expect

from guide.core.answers import write_answers
from guide.library import content
from guide.words.language import load_language
from tests.help.driving import at_heading, finished, open_at, other_papers, paper_name, press
from tests.help.persons import PERSON

pytestmark = pytest.mark.browser
CONTENT = content()
PERSON = finished(PERSON, CONTENT)
OFFLINE = "There is no connection, so we could not make the file. Your plan stays here. Try again later, or take a picture of it now."
SAVED = ("take.saved", "The file is ready. Look in the downloads of your phone or computer.")
BUSY = ("take.busy", "Other people are making their sheets right now. Your plan stays here. Try again in a few minutes.")
FAILED = ("take.failed", "Something went wrong on our side. Your plan stays here. Try again in a minute.")


def at_plan(page, address, words, person=PERSON):
    open_at(page, address, words, person, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    page.evaluate("window.samePage = true")


def stays(page, words):
    """It is the same plan, never left and never loaded again."""
    assert page.evaluate("window.samePage === true"), "the plan was left"
    at_heading(page, words.say("told.five", "Five things this week"))


def said(page, text, role):
    expect(page.locator(f'.take p.taken[role="{role}"]')).to_have_text(text)


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_file_is_sent_for_by_the_page_itself_and_the_line_to_the_server_stays(address, open_tab, code):
    words, page, asked = load_language(code), open_tab(touch=True), []
    page.on("request", lambda request: asked.append((request.url.removeprefix(address), request.is_navigation_request())))
    at_plan(page, address, words)
    other_papers(page, words)
    asked.clear()
    files = {
        paper_name("plan", words): "checklist.pdf",
        paper_name("office", words): "questions.pdf",
        words.say("result.get_calendar", "Get the dates for my calendar"): "reminders.ics",
        words.say("result.keep", "Keep my answers in a file"): "answers.json",
    }
    for button, name in files.items():
        with page.expect_download() as waiting:
            press(page, button)
        assert waiting.value.suggested_filename == name
        said(page, words.say(*SAVED), "status")
    assert json.loads(waiting.value.path().read_bytes())["answers"] == write_answers(PERSON)["answers"]
    left = [url for url, navigation in asked if navigation and not url.startswith("blob:")]
    assert left == [], "a form that is sent by the browser itself closes the socket in Firefox"
    stays(page, words)


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("known", [True, False])
def test_without_a_line_the_plan_stays_and_says_so_beside_the_button(address, open_tab, code, known):
    """The browser may know that there is no line, or find out."""
    words, page = load_language(code), open_tab(touch=True)
    at_plan(page, address, words)
    page.route("**/checklist", lambda route: route.abort())
    page.evaluate("known => Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => !known})", known)
    press(page, paper_name("plan", words))
    said(page, words.say("take.offline_picture", OFFLINE), "alert")
    button = page.get_by_role("button", name=paper_name("plan", words))
    assert button.evaluate("button => button.nextElementSibling.matches('.taken')"), "the words belong beside the button"
    stays(page, words)
    page.unroute("**/checklist")
    page.evaluate("Object.defineProperty(navigator, 'onLine', {get: () => true})")
    with page.expect_download():
        press(page, paper_name("plan", words))


def test_whoever_is_watched_is_not_told_to_take_a_picture(address, open_tab):
    words, page = load_language("es"), open_tab(touch=True)
    trapped = PERSON.with_("problems", ("forced_or_trapped",)).with_("still_working", "yes")
    at_plan(page, address, words, finished(trapped, CONTENT))
    told = page.locator(".take").first.get_attribute("data-offline")
    assert told == words.say(
        "take.offline", "There is no connection, so we could not make the file. Your plan stays here. Try again later."
    )


@pytest.mark.parametrize(("status", "words_of"), [(400, FAILED), (503, BUSY), (500, FAILED)])
def test_an_answer_that_is_no_file_is_said_in_the_page(address, open_tab, status, words_of):
    words, page = load_language("es"), open_tab(touch=True)
    at_plan(page, address, words)
    page.route("**/checklist", lambda route: route.fulfill(status=status, body="<h1>English</h1>", content_type="text/html"))
    press(page, paper_name("plan", words))
    said(page, words.say(*words_of), "alert")
    stays(page, words)


def test_inside_another_app_the_browser_sends_the_form_itself(address, open_tab):
    """There only the answer to a form can be saved."""
    words, page = load_language("en"), open_tab(touch=True)
    page.add_init_script("Object.defineProperty(navigator, 'userAgent', {get: () => 'Mozilla/5.0 (Linux; Android 13; wv) FBAN/FBAV'})")
    at_plan(page, address, words)
    page.evaluate("() => { window.fetch = () => { throw new Error('not here'); }; }")
    with page.expect_download() as waiting:
        press(page, paper_name("plan", words))
    assert waiting.value.suggested_filename == "checklist.pdf"


def test_two_quick_taps_make_one_file(address, open_tab):
    words, page, asked = load_language("en"), open_tab(touch=True), []
    at_plan(page, address, words)
    page.route("**/checklist", lambda route: (asked.append(route.request), route.continue_()))
    with page.expect_download():
        page.get_by_role("button", name=paper_name("plan", words)).evaluate("button => { button.click(); button.click(); }")
    said(page, words.say(*SAVED), "status")
    assert len(asked) == 1
