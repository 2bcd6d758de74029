"""Drives the real wizard in a real Chromium, as a person with a phone would. Used by the browser tests and by make_pictures.py."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, expect, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.answers import Answers, parse_day, write_answers
from guide.core.interview import Screen, screens
from guide.core.kinds import Sheet
from guide.words.language import Language
from guide.words.offices import office_found
from guide.words.papers import file_of, paper_button

expect.set_options(timeout=30_000)  # the tests may share a small machine with others
PHONE: ViewportSize = {"width": 390, "height": 844}
VOICES = """
window.said = [];
const voices = %s;
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices, addEventListener() {}, speaking: false,
  speak(speech) { this.speaking = true; this.last = speech; said.push([speech.text, speech.lang]); },
  cancel() { this.speaking = false; },
  finish() { this.speaking = false; this.last.onend?.(); }}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
"""For `add_init_script`: a device with these voices (JSON), which notes what it is given to say."""
FLAGS = [
    "--process-per-site",  # a tab begins with what the one before it has loaded: a fifth less work for each test
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str:
    """The browser to drive. Raises RuntimeError with the remedy: a missing browser is never a skipped test."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not found:
        raise RuntimeError("no Chromium found: install the package chromium, or name one with CHROMIUM=/path/to/it")
    return found


def free_port() -> int:
    """A port that nobody has, below those that the system gives to outgoing connections: it must stay free until a server takes it."""
    while True:
        port = random.randrange(20_000, 32_000)
        with contextlib.suppress(OSError), socket.socket() as s:
            s.bind(("127.0.0.1", port))
            return port


@contextlib.contextmanager
def serving(port: int = 0, log: str = os.devnull) -> Iterator[str]:
    """The real server in a process of its own; yields its address."""
    port = port or free_port()
    with open(log, "ab") as out:  # noqa: PTH123
        process = subprocess.Popen([sys.executable, "-m", "guide", "serve", "--port", str(port)], stdout=out, stderr=out)
        try:
            address = f"http://127.0.0.1:{port}"
            answering(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def answering(address: str, process: subprocess.Popen[Any]) -> None:
    """Wait until the server in this process is well. Raises RuntimeError when it ends, or takes two minutes."""
    for _ in range(1200):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered; run `python -m guide serve` to see why")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not answer within two minutes")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def until(page: Page, condition: str, about: object = None, seconds: float = 60) -> None:
    """Wait until this expression of JavaScript is true; in it, `about` is what is given here. Raises AssertionError when it never is.

    Asked inside the page, so that nothing is missed in between. Playwright's own way makes code of a text there, which the content
    policy forbids.
    """
    ask = f"""async ([about, wait]) => {{
      for (const end = performance.now() + wait; performance.now() < end; await new Promise((go) => setTimeout(go, 20)))
        if (document.body && ({condition})) return true;
      return false;
    }}"""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            if page.evaluate(ask, [about, left * 1000]):
                return
        except Error as error:
            if not re.search("context was destroyed|Cannot find context|navigat", str(error)):
                raise
            page.wait_for_load_state("domcontentloaded")  # another page has come in between; it is asked in its turn
    raise AssertionError(f"not within {seconds:.0f} seconds: {condition} ({about=}); the page says: {page.inner_text('body')[:300]}")


def open_wizard(page: Page, address: str, language: Language) -> None:
    page.goto(f"{address}/guide?lang={language.code}")
    page.get_by_role("button", name=language.say("screen.have_read", "I have read this. Start")).wait_for(timeout=90_000)


def finished(answers: Answers, content: Content) -> Answers:
    """The same person with every question of the path answered: what has no answer yet is skipped."""
    while open_ := [q for s in screens(answers, content) for q in s.questions if not answers.given(q.id)]:
        answers = answers.with_(open_[0].id, "" if open_[0].kind == "text" else "skip")
    return answers


def open_at(page: Page, address: str, language: Language, answers: Answers, place: str, hours: float = 0) -> None:
    """Open a place of the wizard in a tab that kept these answers so many hours ago."""
    page.goto(f"{address}/healthz")
    kept = "([text, age]) => sessionStorage.setItem('five-steps.draft', JSON.stringify({at: Date.now() - age, text}))"
    page.evaluate(kept, [json.dumps(write_answers(answers)), hours * 3_600_000])
    page.goto(f"{address}/guide?lang={language.code}&at={place}")


def go_to(page: Page, place: str, language: Language) -> None:
    """Another place in the open tab, or another language, as Back and Forward of the browser go there: no tap, nothing loaded anew."""
    to = f"?lang={language.code}&at={place}"
    page.evaluate("to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }", to)


def settled(page: Page) -> None:
    """Wait until the screen hears fingers: a new one does not for a moment, and Next not before each answer can be given."""
    until(page, "!document.documentElement.hasAttribute('data-new') && !document.querySelector('[data-testid=\"stSkeleton\"]')")


def tap(target: Locator) -> None:
    """Tap it once it stands still.

    That takes two drawings of the tab. Once, on two busy cores, a button that stood there was waited for two minutes, as when Chromium
    draws a tab no more; a picture makes it draw. What hangs in the page itself hangs on after that, and fails as before.
    """
    try:
        target.click(timeout=45_000)
    except TooSlow:
        target.page.bring_to_front()
        target.page.screenshot()
        target.click()


def press(page: Page, name: str) -> None:
    settled(page)
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_have_count(1)  # for a moment the one of the screen before may stand there too
    tap(button)


def paper_name(sheet: Sheet, language: Language) -> str:
    """What stands on the button that makes this paper."""
    return f"{paper_button(sheet, language)} {file_of(sheet, language)}"


def other_papers(page: Page, language: Language) -> None:
    """Unfold the papers that are not the first, the calendar and the file to keep: their buttons can be pressed afterwards."""
    tap(page.get_by_text(language.say("result.more_papers", "More to print: for my lawyer, for an office, all in one")))
    tap(page.get_by_text(language.say("result.keep_title", "My calendar, and a file to continue later")))


def clear_everything(page: Page, language: Language) -> None:
    """Open the part about privacy, whose end slides into its place, and press the button in it; waits until the guide says so."""
    tap(page.get_by_text(language.say("screen.privacy_title", "Your privacy, and how to clear your answers")))
    still(page)
    press(page, language.say("screen.clear", "Clear everything"))
    page.locator('.done-note[role="status"]').wait_for()


QUIET = """document.querySelectorAll('[data-test-script-state="notRunning"]').length === 1
  && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')"""
"""Nothing runs, no part of the client is still on its way, and nothing is left of the screen before."""
HEADINGS = """[...document.querySelectorAll('[data-testid="stMain"] h1')]"""


def at_rest(page: Page) -> None:
    """Wait until the server has drawn all that it wants to draw."""
    until(page, QUIET)


@contextlib.contextmanager
def one_run(page: Page) -> Iterator[None]:
    """What is done inside makes the server run the page once more; waits until it has."""
    page.evaluate("""() => {
      window.ranAgain = false;
      const watched = {subtree: true, childList: true, attributeFilter: ["data-test-script-state"]};
      new MutationObserver(() => { ranAgain = true; }).observe(document, watched);
    }""")
    yield
    until(page, f"window.ranAgain !== false && {QUIET}")  # undefined: it is another document now


def still(page: Page) -> None:
    """Wait until the screen is at rest and drawn, with all that fades or slides at its end."""
    at_rest(page)
    page.evaluate("""new Promise((drawn) => requestAnimationFrame(() => {
      for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime < Infinity) one.finish();
      requestAnimationFrame(drawn);
    }))""")


def at_heading(page: Page, text: str) -> None:
    """Wait until the whole of the screen with this heading is there, and nothing of the one before is left."""
    one = f"{HEADINGS}.length === 1 && {HEADINGS}[0].textContent.replace(/\\s+/g, ' ').includes(about)"
    until(page, f"{one} && {QUIET}", " ".join(text.split()))


def arrived(page: Page) -> None:
    """Wait until the heading has the focus. By then the tab has kept the answers: both are done in one go, after the drawing."""
    until(page, f"document.activeElement === {HEADINGS}[0]")


def kept_in(page: Page) -> Any:
    """The answers in the tab's own draft."""
    return json.loads(json.loads(page.evaluate("sessionStorage.getItem('five-steps.draft')"))["text"])["answers"]


def fill(page: Page, question: Question, answers: Answers, language: Language, content: Content, nth: int) -> None:
    """Answer one question on the screen as a person would: by tapping and typing."""
    value = answers.values.get(question.id, "skip")
    if value == "skip" and "skip" not in content.options[question.id]:
        return
    settled(page)

    def label(id_: str) -> str:
        option = next(o for o in question.option if o.id == id_)
        return language.of("option", option, "label", question.id)

    if question.kind == "many":
        for id_ in value:
            tap(page.locator('[data-testid="stCheckbox"] label').filter(has_text=_exactly(label(id_))).first)
    elif question.kind == "place" and value in content.place:
        choose(page, 0, language.of("place", content.place[str(value)], "name"))
    elif question.kind == "date":
        day = parse_day(str(value))
        if day:
            choose(page, nth, language.month_names()[day.date.month - 1])
            boxes = page.locator('[data-testid="stTextInput"] input')
            boxes.nth(2 * nth).fill(str(day.date.day) if day.exact else "")
            boxes.nth(2 * nth + 1).fill(str(day.date.year))
        else:
            texts = {
                "unknown": language.say("screen.date_unknown", "I don’t know when"),
                "ongoing": language.say("screen.date_ongoing", "It is still going on"),
            }
            page.locator('[data-testid="stCheckbox"] label').filter(has_text=_exactly(texts[str(value)])).nth(
                nth if value == "unknown" else 0
            ).click()
    elif question.kind == "text":
        page.locator('[data-testid="stTextInput"] input').first.fill(str(value))
    elif question.kind == "agency" and value in content.agency:
        _radio(page, question, language, office_found(content.agency[str(value)], language))
    elif question.kind == "place":
        choose(page, 0, label(str(value)))
    else:
        _radio(page, question, language, label(str(value)))


def _radio(page: Page, question: Question, language: Language, text: str) -> None:
    group = page.get_by_role("radiogroup", name=language.of("question", question, "ask"))
    tap(group.locator("label:has(input)").filter(has_text=_exactly(text)))


def _exactly(text: str) -> re.Pattern[str]:
    """The whole label; when someone helps, the other language follows a middle dot."""
    return re.compile(rf"^\s*{re.escape(text)}( · .*)?\s*$")


def open_list(page: Page) -> None:
    """Open the first list of the screen. It closes again when the screen scrolls or moves meanwhile; then it is tapped once more."""
    box = page.locator('[data-testid="stSelectbox"] input').first
    for _ in range(10):
        tap(box)
        still(page)
        if box.get_attribute("aria-expanded") == "true" and page.get_by_role("option").first.is_visible():
            return
    raise AssertionError("the list does not stay open")


def choose(page: Page, nth: int, text: str) -> None:
    box = page.locator('[data-testid="stSelectbox"] input').nth(nth)
    tap(box)
    box.fill(text)
    page.get_by_role("option", name=_exactly(text)).wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("option").first.wait_for(state="hidden")


def walk(page: Page, answers: Answers, language: Language, content: Content) -> Iterator[Screen]:
    """From the first screen to the review. Yields each screen, filled in, before Next is pressed."""
    press(page, language.say("screen.have_read", "I have read this. Start"))
    for screen in screens(answers, content):
        at_heading(page, language.of("question", screen.questions[0], "ask"))
        for nth, question in enumerate(screen.questions):
            fill(page, question, answers, language, content, nth)
        yield screen
        press(page, language.say("screen.next", "Next"))
    at_heading(page, language.say("review.title", "Your answers"))


def visit(page: Page, address: str, answers: Answers, language: Language, content: Content) -> Iterator[Screen]:
    """Every screen of a person who has answered all, without a tap: stands at each, and yields it."""
    answers = finished(answers, content)
    for number, screen in enumerate(screens(answers, content), 1):
        if number == 1:
            open_at(page, address, language, answers, "1")
        else:
            go_to(page, str(number), language)
        at_heading(page, language.of("question", screen.questions[0], "ask"))
        if number > 1:
            arrived(page)  # the focus that comes late would close a list
        yield screen


def place_of(id_: str, answers: Answers, content: Content) -> str:
    """Where the screen with this name stands on the path of this person, as the address says it."""
    return str([screen.id for screen in screens(answers, content)].index(id_) + 1)
