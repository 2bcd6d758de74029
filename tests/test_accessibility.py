"""WCAG 2.2 AA as far as a machine can see it: axe on every screen, in both languages, on a narrow phone and on a desk.

What axe cannot see stands beside it: the size of targets, focus on each new heading, errors announced, the keyboard, zoom.
"""

import json
from importlib.resources import files

import pytest

from driving import at_heading, open_wizard, press, walk
from guide.content.load import load
from guide.interview import screens
from guide.language import language
from test_browser import PERSON

pytestmark = pytest.mark.browser
CONTENT = load()
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING = (
    PERSON.with_("problems", tuple(o.id for o in CONTENT.question["problems"].option if not o.alone))
    .with_("punished_how", ("fired", "cut", "threatened", "other_act"))
    .with_("agency_letter", "has_it")
    .with_("situation", "has_it")
    .with_("helper", "with_helper")
)


def findings(page):
    """What axe finds against WCAG A and AA, as readable lines."""
    page.evaluate(AXE)
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG)
    return [f"{v['id']}: {v['help']}: {n['html'][:120]}" for v in result["violations"] for n in v["nodes"]]


def small_targets(page):
    """Visible controls under 44 pixels in either direction, text links inside sentences excepted."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, select, summary, input[type=text], label:has(input)')]
          .filter(e => e.offsetParent && !e.closest('[data-testid=stHeader]') && e.tabIndex >= -1)
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([e, r]) => r.width > 1 && r.height > 1 && r.bottom > 0 && (r.height < 43.5 || r.width < 43.5))
          .map(([e, r]) => `${e.tagName} ${e.innerText.slice(0, 40)} ${Math.round(r.width)}x${Math.round(r.height)}`)"""
    )


def open_details(page):
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_screen_with_notices_and_errors_open(address, browser, code, width):
    words = language(code)
    page = browser.new_page(viewport={"width": width, "height": 800})
    found = {}

    def look(name):
        open_details(page)
        page.locator('[data-stale="true"]').first.wait_for(state="detached")  # what a rerun is about to replace is faded
        page.wait_for_timeout(400)
        lines = findings(page) + [f"too wide: {w}" for w in [page.evaluate("document.documentElement.scrollWidth")] if w > width]
        lines += [f"target: {t}" for t in small_targets(page)] if width == 320 else []
        if lines:
            found[name] = lines

    page.goto(f"{address}/?lang={code}")
    look("landing")
    open_wizard(page, address, words)
    look("start")
    for screen in walk(page, EVERYTHING, words, CONTENT):
        look(screen.id)
        if screen.id == "when_pay":
            year = page.locator('[data-testid="stTextInput"] input').nth(1)
            was = year.input_value()
            year.fill("26")
            press(page, words.say("screen.next", "Next"))
            page.get_by_role("alert").first.wait_for()
            look("when_pay with an error")
            year.fill(was)
    look("review")
    press(page, words.say("review.go", "Show my plan"))
    at_heading(page, words.say("result.title", "Your plan"))
    look("plan")
    page.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_each_new_screen_starts_at_the_top_with_the_focus_on_its_heading(address, browser):
    words = language("en")
    page = browser.new_page(viewport={"width": 390, "height": 500})
    open_wizard(page, address, words)
    for screen in walk(page, PERSON, words, CONTENT):
        page.wait_for_timeout(250)
        if screen.id in ("work", "problems", "evidence"):
            press(page, words.say("screen.next", "Next"))
            path = screens(PERSON, CONTENT)
            after = path[[s.id for s in path].index(screen.id) + 1]
            at_heading(page, words.of("question", after.questions[0], "ask"))
            page.wait_for_timeout(400)
            assert page.evaluate("document.activeElement.tagName") == "H1"
            assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
            page.go_back()
            at_heading(page, words.of("question", screen.questions[0], "ask"))
        if screen.id == "evidence":
            break
    page.close()


def test_an_error_is_announced_and_gets_the_focus_and_the_page_stays(address, browser):
    words = language("es")
    page = browser.new_page(viewport={"width": 390, "height": 700})
    open_wizard(page, address, words)
    for screen in walk(page, PERSON, words, CONTENT):
        if screen.id == "when_punished":
            page.locator('[data-testid="stTextInput"] input').nth(1).fill("2099")
            press(page, words.say("screen.next", "Next"))
            page.get_by_role("alert").first.wait_for()
            page.wait_for_timeout(400)
            assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
            assert page.locator('[data-testid="stTextInput"] input').nth(1).input_value() == "2099"
            break
    page.close()


def test_the_whole_interview_can_be_done_with_the_keyboard_alone(address, browser):
    words = language("en")
    page = browser.new_page(viewport={"width": 1024, "height": 800})
    open_wizard(page, address, words)
    page.get_by_role("button", name=words.say("screen.have_read", "I have read this. Start")).focus()
    page.keyboard.press("Enter")
    for _ in range(60):
        page.wait_for_timeout(300)
        if "at=review" in page.url:
            break
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText.trim()") == words.say("screen.next", "Next"):
                break
        else:
            raise AssertionError("Next cannot be reached with the Tab key")
        before = page.url
        page.keyboard.press("Enter")
        for _ in range(50):
            if page.url != before:
                break
            page.wait_for_timeout(100)
    assert "at=review" in page.url
    page.close()


def test_text_at_twice_the_size_with_wide_spacing_loses_nothing(address, browser):
    words = language("es")
    page = browser.new_page(viewport={"width": 640, "height": 900})
    open_wizard(page, address, words)
    spacing = "* {line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}"
    for n, screen in enumerate(walk(page, PERSON, words, CONTENT)):
        page.evaluate(
            """css => {
              document.documentElement.style.fontSize = '200%';
              const made = Object.assign(document.createElement('style'), {id: 'spacing'});
              (document.getElementById('spacing') ?? document.head.appendChild(made)).textContent = css;
            }""",
            spacing,
        )
        page.wait_for_timeout(100)
        cut = page.evaluate(
            """() => [...document.querySelector('[data-testid=stMain]').querySelectorAll('p, h1, button, label')]
              .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).overflow !== 'visible')
              .map(e => e.innerText.slice(0, 50))"""
        )
        assert not cut, f"{screen.id}: cut off at 200 % and wide spacing: {cut}"
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, f"{screen.id} scrolls sideways"
        if n > 6:
            break
    page.close()
