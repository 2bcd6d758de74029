"""The whole way in a real Chromium at phone width, in each language: first page, interview, plan, paper, calendar."""

import datetime as dt
import io
import json
import re

import pikepdf
import pytest
from playwright.sync_api import expect

from guide.core.answers import VERSION, Answers, ProblemCode, read_answers, write_answers
from guide.core.kinds import Sheet
from guide.core.plan import make_plan
from guide.library import content
from guide.words.answers import answer_problem_text
from guide.words.language import load_language
from tests.help.driving import (
    arrived,
    at_heading,
    at_rest,
    clear_everything,
    fill,
    finished,
    go_to,
    kept_in,
    open_at,
    open_wizard,
    other_papers,
    paper_name,
    place_of,
    press,
    until,
    walk,
)
from tests.help.persons import PERSON, TODAY

pytestmark = pytest.mark.browser
CONTENT = content()


def number_can_be_tapped_and_links_open_apart(page):
    """As they stand in the browser, after whatever the page does with them: the plan stays open, and no page learns who sent the person."""
    links = page.locator('[data-testid="stMain"] section a[href]').evaluate_all("all => all.map(a => [a.href, a.target, a.rel])")
    numbers = [href for href, _, _ in links if href.startswith("tel:+1")]
    sites = [(target, set(rel.split())) for href, target, rel in links if href.startswith("http")]
    assert len(numbers) > 2 and len(sites) > 4 and len(numbers) + len(sites) == len(links)
    assert all(target == "_blank" and {"noopener", "noreferrer"} <= rel for target, rel in sites)


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_worker_walks_from_the_first_page_to_the_paper_and_the_calendar(address, open_tab, code):
    words = load_language(code)
    page = open_tab(touch=True)
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(f"{address}/?lang={code}")
    page.get_by_role("link", name=words.say("web.start", "Start in English")).click()
    page.get_by_role("button", name=words.say("screen.have_read", "I have read this. Start")).wait_for(timeout=30_000)
    seen = [screen.id for screen in walk(page, PERSON, words, CONTENT)]
    assert seen[-1] == "print_name"
    press(page, words.say("review.go", "Show my plan"))
    at_heading(page, words.say("told.five", "Five things this week"))
    made = make_plan(PERSON, CONTENT, dt.date.today())
    plan = page.locator('[data-testid="stMain"]').inner_text()
    dated = made.headline.kind == "by"  # facts that are too old give no day
    assert (words.say("date.not_miss", "The day that you must not miss") in plan) is dated
    number_can_be_tapped_and_links_open_apart(page)

    with page.expect_download() as waiting:
        press(page, paper_name("plan", words))
    assert waiting.value.suggested_filename == "checklist.pdf"
    with pikepdf.open(io.BytesIO(waiting.value.path().read_bytes())) as pdf:
        assert str(pdf.Root.Lang) == code
        assert len(pdf.pages) == 2
    text = paper_text(waiting.value.path())
    assert "María José Ñúñez" in text
    assert words.say("told.five", "Five things this week") in text

    other_papers(page, words)
    others: dict[Sheet, str] = {"lawyer": "notes.pdf", "office": "questions.pdf", "long": "long.pdf"}
    for sheet, name in others.items():
        with page.expect_download() as waiting:
            press(page, paper_name(sheet, words))
        assert waiting.value.suggested_filename == name
        assert waiting.value.path().read_bytes().startswith(b"%PDF")

    with page.expect_download() as waiting:
        press(page, words.say("result.get_calendar", "Get the dates for my calendar"))
    assert waiting.value.suggested_filename == "reminders.ics"
    assert waiting.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")

    with page.expect_download() as waiting:
        press(page, words.say("result.keep", "Keep my answers in a file"))
    kept, problems = read_answers(json.loads(waiting.value.path().read_bytes()), CONTENT, TODAY)
    assert (kept.values, problems) == (PERSON.values, [])
    outside = [a for a in addresses if not a.startswith(address) and not a.startswith(("data:", "blob:"))]
    assert not outside, f"the page called outside: {outside}"
    queries = {a.partition("?")[2] for a in addresses if "?" in a}
    assert all(re.fullmatch(rf"lang={code}(&at=\w+)?", q) for q in queries), f"only language and place belong in an address: {queries}"


def paper_text(path):
    import subprocess

    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def test_back_forward_reload_and_a_change_of_language_keep_every_answer(address, open_tab):
    words, spanish = load_language("en"), load_language("es")
    page = open_tab()
    some = Answers({q: PERSON.values[q] for q in ("helper", "situation")})
    open_at(page, address, words, some, place_of("state", some, CONTENT))
    at_heading(page, words.of("question", CONTENT.question["state"], "ask"))
    fill(page, CONTENT.question["state"], PERSON, words, CONTENT, 0)
    press(page, words.say("screen.next", "Next"))
    at_heading(page, words.of("question", CONTENT.question["work"], "ask"))
    fill(page, CONTENT.question["work"], PERSON, words, CONTENT, 0)
    page.go_back()
    at_heading(page, words.of("question", CONTENT.question["state"], "ask"))
    page.go_forward()
    at_heading(page, words.of("question", CONTENT.question["work"], "ask"))
    press(page, "Español")
    at_heading(page, spanish.of("question", CONTENT.question["work"], "ask"))
    page.locator('html[lang="es"]').wait_for(state="attached")
    until(page, "sessionStorage.getItem('five-steps.draft').includes('trucking_warehouse')")
    page.reload()
    at_heading(page, spanish.of("question", CONTENT.question["work"], "ask"))
    press(page, spanish.say("screen.back", "Back"))
    at_heading(page, spanish.of("question", CONTENT.question["state"], "ask"))
    expect(page.locator('[data-testid="stSelectbox"] input').first).to_have_value("Texas")


def test_clear_everything_leaves_nothing_in_the_tab(address, open_tab):
    words = load_language("en")
    page = open_tab()
    open_at(page, address, words, Answers({q: PERSON.values[q] for q in ("helper", "situation", "state")}), "4")
    at_heading(page, words.of("question", CONTENT.question["work"], "ask"))
    fill(page, CONTENT.question["work"], PERSON, words, CONTENT, 0)
    assert "TX" in page.evaluate("JSON.stringify(sessionStorage)")
    clear_everything(page, words)
    until(page, "sessionStorage.getItem('five-steps.draft') === null")
    kept = page.evaluate("[sessionStorage, localStorage].flatMap(s => Array.from({length: s.length}, (_, i) => s.key(i)))")
    assert [k for k in kept if not k.startswith("stActiveTheme")] == [], "only Streamlit's theme may be left"
    page.reload()
    page.get_by_role("button", name=words.say("screen.have_read", "I have read this. Start")).wait_for(timeout=30_000)
    assert "TX" not in page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize(("code", "said"), [("en", "another tab"), ("es", "otra pestaña")])
def test_a_copied_tab_that_is_cleared_says_that_the_other_one_still_holds_its_answers(address, open_tab, code, said):
    words, first = load_language(code), open_tab()
    open_at(first, address, words, Answers({q: PERSON.values[q] for q in ("helper", "situation", "state")}), "4")
    at_heading(first, words.of("question", CONTENT.question["work"], "ask"))
    with first.expect_popup() as waiting:
        first.evaluate("() => { open(location.href); }")  # what "Duplicate" of a browser does: with the answers
    copy = waiting.value
    at_heading(copy, words.of("question", CONTENT.question["work"], "ask"))
    clear_everything(copy, words)
    assert said in copy.locator(".done-note").inner_text(), "clearing one tab does not clear the other: say so"
    copy.close()
    assert kept_in(first)["state"] == "TX"


KEPT = json.dumps({"guide": "five-steps", "version": VERSION, "answers": {"helper": "alone", "state": "CA"}})


def open_file(page, words, text):
    """Choose a file with this text, as the person would, by the button on the screen."""
    with page.expect_file_chooser() as waiting:
        press(page, words.say("result.open", "Open a file I kept"))
    waiting.value.set_files([{"name": "answers.json", "mimeType": "application/json", "buffer": text.encode()}])


def test_a_kept_file_opens_at_the_first_open_question(address, open_tab):
    words = load_language("en")
    page = open_tab()
    open_wizard(page, address, words)
    open_file(page, words, KEPT)
    at_heading(page, words.of("question", CONTENT.question["situation"], "ask"))
    arrived(page)
    assert kept_in(page) == {"helper": "alone", "state": "CA"}


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_file_never_replaces_answers_in_hand_without_asking_each_time(address, open_tab, code):
    words = load_language(code)
    page = open_tab()
    mine = finished(PERSON, CONTENT)
    open_at(page, address, words, mine, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    asked = words.say("saved.title", "Open this file?")
    for _ in range(2):  # the same file again is asked about again
        open_file(page, words, KEPT)
        at_heading(page, asked)
        arrived(page)
        press(page, words.say("saved.no", "Keep my answers"))
        at_heading(page, words.say("told.five", "Five things this week"))
        arrived(page)
        assert kept_in(page) == write_answers(mine)["answers"]
    open_file(page, words, KEPT)
    at_heading(page, asked)
    press(page, words.say("saved.yes", "Open the file"))
    at_heading(page, words.of("question", CONTENT.question["situation"], "ask"))
    arrived(page)
    assert kept_in(page) == {"helper": "alone", "state": "CA"}


BROKEN: dict[str, tuple[str, ProblemCode]] = {
    "no file of ours": ("{not JSON", "not_answers"),
    "a picture": ("\x89PNG\r\n", "not_answers"),
    "nested too deeply": ("[" * 50_000, "not_answers"),
    "of a newer version": (json.dumps({"guide": "five-steps", "version": VERSION + 1, "answers": {"state": "CA"}}), "newer_version"),
    "huge": (" " * 3_000_000, "not_answers"),
}


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_file_that_cannot_be_opened_is_explained_kindly_and_nothing_is_lost(address, open_tab, code):
    words = load_language(code)
    page = open_tab()
    mine = finished(PERSON, CONTENT)
    open_at(page, address, words, mine, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    for name, (text, problem) in BROKEN.items():
        for _ in range(2):  # choosing the same wrong file again is answered again
            open_file(page, words, text)
            message = page.locator("[data-error]").filter(has_text=answer_problem_text(problem, words))
            expect(message, name).to_have_count(1)
            expect(message, name).to_be_focused()
            button = page.get_by_role("button", name=words.say("result.open", "Open a file I kept"))
            expect(button, name).to_have_accessible_description(answer_problem_text(problem, words))
            message.evaluate("node => node.replaceWith(node.cloneNode(true))")  # as the client draws it anew when a phone is slow
            expect(message, name).to_be_focused()
            button.focus()
        assert kept_in(page) == write_answers(mine)["answers"], name
    assert page.locator("h1").inner_text() == words.say("told.five", "Five things this week")


def test_what_is_marked_or_chosen_stays_after_a_wrong_file_and_after_keeping_ones_own_answers(address, open_tab):
    words = load_language("en")
    helper, five = CONTENT.question["helper"], words.say("told.five", "Five things this week")
    page = open_tab()

    def two_files():
        open_file(page, words, BROKEN["a picture"][0])
        page.locator("[data-error]").filter(has_text=answer_problem_text("not_answers", words)).wait_for()
        open_file(page, words, KEPT)
        at_heading(page, words.say("saved.title", "Open this file?"))
        press(page, words.say("saved.no", "Keep my answers"))
        page.get_by_role("button", name=words.say("result.open", "Open a file I kept")).wait_for()
        at_rest(page)

    open_at(page, address, words, finished(PERSON, CONTENT), "1")
    at_heading(page, words.of("question", helper, "ask"))
    fill(page, helper, PERSON.with_("helper", "with_helper"), words, CONTENT, 0)
    press(page, words.say("screen.back", "Back"))
    two_files()
    press(page, words.say("screen.have_read", "I have read this. Start"))
    at_heading(page, words.of("question", helper, "ask"))
    expect(page.get_by_role("radio", name=words.of("option", helper.option[1], "label", "helper"))).to_be_checked()

    go_to(page, "plan", words)
    at_heading(page, five)
    page.get_by_text(words.say("result.how_printed", "Language, letters and sheet of paper")).click()
    page.locator(".take select[name=size]").select_option("larger")
    two_files()
    expect(page.locator(".take select[name=size]")).to_have_value("larger")
    assert kept_in(page) == write_answers(finished(PERSON, CONTENT))["answers"]
