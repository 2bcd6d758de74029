"""The light version in a real browser with its script turned off, on the narrowest phone."""

import contextlib
import time
from pathlib import Path

import pytest
from playwright.sync_api import Error

from guide.core.interview import screens
from guide.library import content
from guide.words.language import load_language
from guide.words.papers import file_of, paper_button
from tests.help.driving import FLAGS, chromium_path, finished
from tests.help.people_files import everyone
from tests.help.plain import answered

pytestmark = pytest.mark.browser
CONTENT = content()
NARROW = {"width": 320, "height": 700}
ROSA = next(finished(p.answers, CONTENT) for p in everyone(CONTENT) if p.name == "rosa")


@pytest.fixture
def page(browser):
    """A tab without script."""
    context = browser.new_context(viewport=NARROW, java_script_enabled=False)
    yield context.new_page()
    context.close()


def fill(page, screen, answers):
    for name, (value, *_) in answered(screen, answers).items():
        field = page.locator(f'[name="{name}"]')
        if field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        elif field.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f'[name="{name}"][value="{value}"]').check()
        else:
            field.fill(value)


def go(page, do):
    page.locator(f'button[value="{do}"]:not(.enter)').first.click()


def sent_again(page):
    """Say yes to the browser, once it has drawn its own page with the question."""
    for _ in range(50):
        with contextlib.suppress(Error):
            page.reload()
            return
        time.sleep(0.1)
    raise AssertionError("the browser does not load the page again")


def ask(question, code="es"):
    return load_language(code).of("question", CONTENT.question[question], "ask")


def heading(page):
    return page.locator("h1").first.inner_text()


def test_a_person_walks_to_her_plan_and_downloads_it_and_no_page_is_wider_than_the_phone(address, page):
    page.goto(f"{address}/?lang=es")
    page.get_by_role(
        "link", name=load_language("es").say("light.offer", "Light version: simple pages for an old phone or slow internet")
    ).click()
    go(page, "start")
    for screen in screens(ROSA, CONTENT):
        assert heading(page) == ask(screen.questions[0].id)
        fill(page, screen, ROSA)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], heading(page)
        go(page, "next")
    go(page, "plan")
    language = load_language("es")
    with page.expect_download() as paper:
        page.get_by_role("button", name=f"{paper_button('plan', language)} {file_of('plan', language)}").click()
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF")
    parts = page.locator("button.link")
    for n in range(parts.count()):
        parts.nth(n).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], heading(page)
        go(page, "plan")
    assert page.url == f"{address}/light?lang=es", "nothing about a person is in the address"


def test_after_the_browsers_back_sending_again_brings_the_screen_whole(address, page):
    page.goto(f"{address}/light?lang=es")
    go(page, "start")
    path = screens(ROSA, CONTENT)
    for screen in path[:4]:
        fill(page, screen, ROSA)
        go(page, "next")
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser asks first
        page.go_back()
    sent_again(page)
    assert heading(page) == ask(path[3].questions[0].id)
    fill(page, path[3], ROSA)
    go(page, "next")
    assert heading(page) == ask(path[4].questions[0].id)
    for _ in path[:4]:
        go(page, "back")
    assert page.locator(f'input[value="{ROSA.values["helper"]}"]').is_checked()


def test_enter_means_next_and_never_another_language(address, page):
    page.goto(f"{address}/light?lang=es")
    go(page, "start")
    page.locator('input[value="alone"]').check()
    page.keyboard.press("Enter")
    page.wait_for_url("**/light?lang=es")
    assert heading(page) == ask("situation")


def test_a_mistake_has_the_focus_and_the_first_tap_after_it_goes_on(address, page):
    page.goto(f"{address}/light?lang=es")
    go(page, "start")
    path = screens(ROSA, CONTENT)
    for screen in path:
        fill(page, screen, ROSA)
        if screen.id == "when_punished":
            break
        go(page, "next")
    page.locator('[name="when_fired.day"]').fill("45")
    go(page, "next")
    assert page.evaluate("document.activeElement.id") == "mistake-when_fired"
    assert page.locator('[name="when_fired.day"]').input_value() == "45"
    page.locator('[name="when_fired.day"]').fill("9")
    go(page, "next")
    assert page.locator("#mistake-when_fired").count() == 0


def test_leave_quickly_is_a_plain_link_that_names_no_page_it_comes_from(address, page):
    page.goto(f"{address}/light?lang=es")
    leave = page.locator("a.leave")
    assert leave.get_attribute("href") == "https://www.weather.gov/"
    assert leave.get_attribute("rel") == "noreferrer"


def test_the_file_with_which_chromium_opens_its_tabs_again_holds_none_of_the_answers(address, browser, tmp_path):
    """Without the field that says nothing (light/page.py, UNSAVED) it holds every form that was sent."""
    words = [w for text in ("not_paid", "helper") for w in (text.encode(), text.encode("utf-16le"))]
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path), executable_path=chromium_path(), args=FLAGS, viewport=NARROW, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{address}/light?lang=en")
    go(page, "start")
    for screen in screens(ROSA, CONTENT)[:6]:
        fill(page, screen, ROSA)
        go(page, "next")
    deadline = time.monotonic() + 60
    while not any(b"/light" in file.read_bytes() for file in tmp_path.rglob("Session_*")) and time.monotonic() < deadline:
        time.sleep(0.5)
    context.close()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(b"/light" in file.read_bytes() for file in files if file.name.startswith(("Session_", "Tabs_"))), "the file was not written"
    for file in files:
        held = [word for word in words if word in file.read_bytes()]
        assert not held, f"{file.name} holds {held}"
