"""The plan in a real browser: read aloud part by part, and printed from the browser as it stands."""

import datetime as dt
import json
import subprocess

import pytest
from playwright.sync_api import expect

from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.core.reminders import reminders_of
from guide.library import content
from guide.words import plan as plan_words
from guide.words.catalogs import all_words
from guide.words.language import load_language
from guide.words.outline import lines_of, section_of
from guide.words.told import told
from tests.help.driving import (
    PHONE,
    VOICES,
    at_heading,
    at_rest,
    finished,
    open_at,
    other_papers,
    paper_name,
    place_of,
    press,
    still,
    until,
)
from tests.help.people_files import everyone
from tests.help.persons import PERSON

pytestmark = pytest.mark.browser
CONTENT = content()
OURS = [{"lang": "en-US", "localService": True}, {"lang": "es-US", "localService": True}, {"lang": "es-ES", "localService": False}]
PERSON = finished(PERSON.with_("risk", "yes"), CONTENT)
NAME = PERSON.text("print_name")
LONGEST = ("carmen", "benito", "hector")
HEIGHT = """() => {
  const top = document.querySelector('h1').getBoundingClientRect().top;
  return Math.round(document.querySelector('[class*="st-key-answers-"]').getBoundingClientRect().bottom - top);
}"""
"""From the heading of the result to its last button, in pixels."""


@pytest.fixture(scope="module", params=["en", "es"])
def opened(request, address, devices):
    words, page = load_language(request.param), devices[True].new_page()
    page.set_viewport_size(PHONE)
    page.add_init_script(VOICES % json.dumps(OURS))
    open_at(page, address, words, PERSON, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    page.get_by_role("heading", name=words.say("result.rest", "Everything else")).wait_for()
    yield page, make_plan(PERSON, CONTENT, dt.date.today()), words
    page.close()


@pytest.fixture
def plan(opened):
    """The plan on a phone that has voices, silent: the page, the Plan, the language."""
    opened[0].evaluate("speechSynthesis.cancel()")
    return opened


def listen(page, words, title):
    """Press the button that promises to read this; returns what was said."""
    before = len(page.evaluate("said"))
    page.get_by_role("button", name=words.say("screen.listen_to", "Listen: {title}", title=title), exact=True).first.click()
    said = page.evaluate("said")[before:]
    assert {lang for _, lang in said} <= {f"{words.code}-US"}
    return [text for text, _ in said]


def test_every_task_is_read_with_what_to_say_and_what_to_avoid_and_without_its_sources(plan):
    page, made, words = plan
    sections = told(made, CONTENT)
    tasks = [item for id_ in ("first", "after") if (section := section_of(sections, id_)) for item in section.items]
    unfold(page)
    for item in tasks:
        said = " ".join(listen(page, words, item.lines[0].text(words)))
        for line in item.lines:
            assert line.text(words) in said, "a line of this task is not read aloud"
        assert not [source for source in item.sources if source in said], "a source was read aloud"
    assert any(item.one("say") and item.one("avoid") for item in tasks), "take another person: no task says something to avoid"


def unfold(page):
    """Open all that is folded, as a person with time would."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def test_what_stands_on_the_screen_alone_and_the_headline_can_be_heard_and_the_name_never_is(plan):
    page, made, words = plan
    for notice in [n for n in made.notices_on("screen") if "paper" not in n.on]:
        title, text = (words.of("notice", CONTENT.notice[notice.id], field) for field in ("title", "text"))
        assert listen(page, words, title) == [title, text]
    headline = section_of(told(made, CONTENT), "headline")
    assert headline.under[0].text(words) in " ".join(listen(page, words, headline.title(words)))
    for button in page.locator("button.listen:visible").all():
        button.click()
    said = " ".join(text for text, _ in page.evaluate("said"))
    source = plan_words.source_line(CONTENT.source[made.sources[0]], words)
    assert NAME not in said and source not in said and source in page.locator(".sources").first.text_content()


def test_pressing_again_stops_and_the_end_is_shown(plan):
    page, made, words = plan
    title = section_of(told(made, CONTENT), "first").items[0].lines[0].text(words)
    button = page.get_by_role("button", name=words.say("screen.listen_to", "Listen: {title}", title=title), exact=True)
    assert listen(page, words, title)
    expect(button).to_have_attribute("aria-pressed", "true")
    assert listen(page, words, title) == [] and not page.evaluate("speechSynthesis.speaking")
    expect(button).not_to_have_attribute("aria-pressed", "true")
    assert listen(page, words, title)
    page.evaluate("speechSynthesis.finish()")
    expect(button).not_to_have_attribute("aria-pressed", "true")
    assert listen(page, words, title), "after the end, the next press reads again"


def test_the_buttons_are_small_but_not_too_small_for_a_finger(plan):
    page, _, _ = plan
    expect(page.locator(".listen.small").first).to_be_visible()
    sizes = page.evaluate("[...document.querySelectorAll('.listen.small')].map(b => [b.offsetWidth, b.offsetHeight])")
    assert len(sizes) > 5 and all(44 <= side <= 48 for size in sizes if any(size) for side in size)


def test_without_a_voice_of_the_device_no_button_is_shown(address, open_tab):
    words = load_language("en")
    page = open_tab()
    page.add_init_script(VOICES % json.dumps([{"lang": "en-US", "localService": False}]))
    open_at(page, address, words, PERSON, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    page.get_by_role("heading", name=words.say("result.rest", "Everything else")).wait_for()
    at_rest(page)
    assert page.locator("button.listen").count() > 5 and page.locator("button.listen:visible").count() == 0


def test_with_a_helper_only_the_language_of_the_page_is_read(address, open_tab):
    words, other = load_language("es"), load_language("en")
    page = open_tab()
    page.add_init_script(VOICES % json.dumps(OURS))
    open_at(page, address, words, PERSON.with_("helper", "with_helper"), "2")
    question = CONTENT.question["situation"]
    at_heading(page, words.of("question", question, "ask"))
    assert page.get_by_text(other.of("question", question, "ask")).is_visible()
    said = listen(page, words, words.of("question", question, "ask"))
    assert said[0] == words.of("question", question, "ask") and other.of("question", question, "ask") not in said
    press(page, words.say("screen.back", "Back"))
    expect(page.locator("h1").first).to_have_text(words.of("question", CONTENT.question["helper"], "ask"))
    until(page, "!speechSynthesis.speaking", seconds=5)  # leaving the screen must stop the voice


def test_printed_from_the_browser_it_is_the_sheet_with_boxes_and_no_buttons_and_tells_no_risk(plan, tmp_path):
    page, made, words = plan
    page.pdf(path=tmp_path / "plan.pdf", format="Letter")
    text = squeezed(subprocess.run(["pdftotext", tmp_path / "plan.pdf", "-"], capture_output=True, check=True).stdout.decode())
    for section in told(made, CONTENT):
        for line in lines_of(section):
            shown = squeezed(line.text(words)) in text
            assert shown is (section.id != "notices"), f"printed: {line.text(words)}"
    for button in ("papers.plan", "result.change", "result.open", "screen.leave", "screen.clear", "result.rest"):
        english = next(english for context, english in all_words(CONTENT) if context == button)
        assert squeezed(words.say(button, english)) not in text
    assert any("paper" not in notice.on for notice in made.notices), "this person must have a notice that stays off paper"
    pages = subprocess.run(["pdftotext", tmp_path / "plan.pdf", "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    assert all(sheet.strip() for sheet in pages), "a printed page is empty"
    page.emulate_media(media="print")
    boxes = "[...document.querySelectorAll('.print-only .box')]"
    assert page.evaluate(f"{boxes}.every(b => b.offsetWidth > 10 && parseFloat(getComputedStyle(b).borderWidth) >= 1)")
    assert page.evaluate(f"{boxes}.length") == len(made.tasks) + len(made.find_out)
    page.emulate_media(media="screen")


def squeezed(text):
    """Without spaces, and without hyphens: at the end of a line they are taken for a division of the word."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("code", ["en", "es"])
def test_from_its_heading_to_its_end_the_result_is_three_screens_of_a_phone_at_most(address, open_tab, code):
    """390 by 844: what a person sees before everything is unfolded. Three of the longest."""
    words = load_language(code)
    page = open_tab()
    page.set_viewport_size({"width": 390, "height": 844})
    for name in LONGEST:
        person = next(p for p in everyone(CONTENT) if p.name == name)
        open_at(page, address, words, finished(person.answers, CONTENT), "plan")
        at_heading(page, words.say("told.five", "Five things this week"))
        still(page)
        tall = page.evaluate(HEIGHT)
        assert tall <= 2532, f"{name} in {code}: {tall} pixels; at most 2532, so fold what can wait, or say it shorter"


def test_for_a_person_who_is_not_free_nothing_is_to_be_downloaded_first(address, open_tab):
    words = load_language("en")
    page = open_tab()
    person = next(p for p in everyone(CONTENT) if p.name == "adela")
    open_at(page, address, words, finished(person.answers, CONTENT), "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    still(page)
    assert page.locator(".take button.main").count() == 0
    assert page.get_by_role("button", name=words.say("result.get_calendar", "Get the dates for my calendar")).count() == 0
    assert page.get_by_role("button", name=words.say("result.keep", "Keep my answers in a file")).count() == 0
    with page.expect_download() as waiting:
        press(page, paper_name("card", words))
    assert waiting.value.suggested_filename == "phone.pdf"
    assert not page.get_by_role("button", name=paper_name("plan", words)).is_visible(), "the sheet is a second choice"


def test_a_call_has_the_button_of_whom_to_call_and_a_tap_on_a_number_calls(plan):
    page = plan[0]
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    call = page.locator("details.call")
    assert call.count() == 1, "whom to call stands under one task, the first that is a call"
    call.locator("summary").first.click()
    numbers = call.locator("a.tel")
    assert numbers.count() >= 1 and numbers.first.is_visible()
    assert numbers.first.bounding_box()["height"] >= 44
    call.locator("summary").first.click()


def test_without_a_day_no_button_for_a_calendar_is_shown(address, open_tab):
    words = load_language("en")
    page = open_tab()
    nothing = finished(Answers({"lawyer": "yes", "notices": "yes"}), CONTENT)
    assert not reminders_of(make_plan(nothing, CONTENT, dt.date.today()))
    open_at(page, address, words, nothing, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    still(page)
    other_papers(page, words)
    assert page.get_by_role("button", name=words.say("result.keep", "Keep my answers in a file")).is_visible()
    assert page.get_by_role("button", name=words.say("result.get_calendar", "Get the dates for my calendar")).count() == 0


@pytest.mark.parametrize("where", ["review", "question"])
def test_printed_from_the_browser_no_screen_tells_about_a_risk(address, open_tab, tmp_path, where):
    words = load_language("en")
    page = open_tab()
    open_at(page, address, words, PERSON, "review" if where == "review" else place_of("risk", PERSON, CONTENT))
    ask, question = words.say("review.title", "Your answers"), CONTENT.question["risk"]
    at_heading(page, ask if where == "review" else words.of("question", question, "ask"))
    yes = words.of("option", next(o for o in question.option if o.id == "yes"), "label", "risk")
    shown = page.locator(".st-key-review-risk" if where == "review" else '[class*="st-key-w-risk-"]')
    expect(shown).to_contain_text(yes)
    page.emulate_media(media="print")
    expect(shown).to_be_hidden()
    if where == "review":
        expect(page.locator(".review-ask").first, "what is asked stays on paper").to_be_visible()
