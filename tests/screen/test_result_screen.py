"""The plan in a real browser: read aloud part by part, and printed from the browser as it stands."""

import datetime as dt
import json
import subprocess

import pytest
from playwright.sync_api import expect

from guide.core.plan import make_plan
from guide.library import content
from guide.words import plan as plan_words
from guide.words.catalogs import all_words
from guide.words.language import load_language
from tests.help.driving import PHONE, VOICES, at_heading, at_rest, finished, open_at, place_of, press, until
from tests.help.persons import PERSON

pytestmark = pytest.mark.browser
CONTENT = content()
OURS = [{"lang": "en-US", "localService": True}, {"lang": "es-US", "localService": True}, {"lang": "es-ES", "localService": False}]
PERSON = finished(PERSON.with_("risk", "yes"), CONTENT)
NAME = PERSON.text("print_name")


@pytest.fixture(scope="module", params=["en", "es"])
def opened(request, address, devices):
    words, page = load_language(request.param), devices[True].new_page()
    page.set_viewport_size(PHONE)
    page.add_init_script(VOICES % json.dumps(OURS))
    open_at(page, address, words, PERSON, "plan")
    at_heading(page, words.say("result.title", "Your plan"))
    page.get_by_role("heading", name=words.say("told.sources", "Where this comes from")).wait_for()
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
    whole = 0
    for task in [CONTENT.task[t.id] for step in made.steps for t in step.tasks]:
        wanted = [words.of("task", task, "do"), words.of("task", task, "detail")]
        if task.say:
            wanted.append(words.say("task.say", "You can say: “{words}”", words=words.of("task", task, "say")))
        if task.avoid:
            wanted.append(f"{words.say('task.avoid', 'Be careful')}: {words.of('task', task, 'avoid')}")
        said = listen(page, words, wanted[0])
        assert said[: len(list(filter(None, wanted)))] == list(filter(None, wanted))
        assert not [line for line in said if line.startswith(("L0", "L1", "L2", "L3"))], "a source was read aloud"
        whole += bool(task.say and task.avoid)
    assert whole, "take another person: no task of this one has both words to use and something to avoid"


def test_every_notice_and_list_can_be_heard_and_the_name_never_is(plan):
    page, made, words = plan
    for notice in made.notices_on("screen"):
        title, text = (words.of("notice", CONTENT.notice[notice.id], field) for field in ("title", "text"))
        assert listen(page, words, title) == [title, text]
    papers = listen(page, words, words.say("told.papers", "Papers to gather"))
    assert [words.of("paper", CONTENT.paper[p.id], "name") for p in made.papers] == [
        line for line in papers if line in {words.of("paper", p, "name") for p in CONTENT.paper.values()}
    ]
    for button in page.locator("button.listen").all():
        button.click()
    said = " ".join(text for text, _ in page.evaluate("said"))
    assert NAME not in said and words.of("lawyer_question", CONTENT.lawyer_question[made.lawyer_questions[0]], "ask") in said
    source = plan_words.source_line(CONTENT.source[made.sources[0]], words)
    assert source not in said and source in page.locator(".sources").inner_text()


def test_pressing_again_stops_and_the_end_is_shown(plan):
    page, made, words = plan
    title = words.of("task", CONTENT.task[made.steps[0].tasks[0].id], "do")
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
    expect(page.locator(".listen.small").last).to_be_visible()
    sizes = page.evaluate("[...document.querySelectorAll('.listen.small')].map(b => [b.offsetWidth, b.offsetHeight])")
    assert len(sizes) > 20 and all(44 <= side <= 48 for size in sizes for side in size)


def test_without_a_voice_of_the_device_no_button_is_shown(address, open_tab):
    words = load_language("en")
    page = open_tab()
    page.add_init_script(VOICES % json.dumps([{"lang": "en-US", "localService": False}]))
    open_at(page, address, words, PERSON, "plan")
    at_heading(page, words.say("result.title", "Your plan"))
    page.get_by_role("heading", name=words.say("told.sources", "Where this comes from")).wait_for()
    at_rest(page)
    assert page.locator("button.listen").count() > 20 and page.locator("button.listen:visible").count() == 0


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


def test_printed_from_the_browser_the_plan_is_whole_has_boxes_and_sources_and_no_buttons_and_tells_no_risk(plan, tmp_path):
    page, made, words = plan
    page.pdf(path=tmp_path / "plan.pdf", format="Letter")
    text = " ".join(subprocess.run(["pdftotext", tmp_path / "plan.pdf", "-"], capture_output=True, check=True).stdout.decode().split())
    for task in [CONTENT.task[t.id] for step in made.steps for t in step.tasks]:
        assert words.of("task", task, "do")[:30] in text
    assert text.count(f"{made.sources[0]} · ") >= 2, "on paper, the sources beside a task must be open"
    for button in ("result.get_pdf", "result.change", "result.open", "screen.leave", "screen.clear"):
        english = next(english for context, english in all_words(CONTENT) if context == button)
        assert words.say(button, english) not in text
    secret = set(made.notices_on("screen")) - set(made.notices_on("paper"))
    assert secret, "this person must have a notice that stays off paper"
    for notice in secret:
        assert words.of("notice", CONTENT.notice[notice.id], "title") not in text
    pages = subprocess.run(["pdftotext", tmp_path / "plan.pdf", "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    assert all(sheet.strip() for sheet in pages), "a printed page is empty"
    page.emulate_media(media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('.box')].every(b => b.offsetWidth > 10 && parseFloat(getComputedStyle(b).borderWidth) >= 1)"
    )
    page.emulate_media(media="screen")
    assert page.locator("section details[open]").count() == 0, "after printing, what was folded is folded again"


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
