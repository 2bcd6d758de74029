"""The light version in Firefox: sending again after its own Back brings the screen whole. Chromium: tests/web/test_light_browser.py."""

import pytest

from guide.library import content
from guide.words.language import load_language

pytestmark = pytest.mark.other_browsers
CONTENT = content()
BUTTON = "document.querySelector(`button[value=${about}]:not(.enter)`)"
CHOICE = "document.querySelector(`input[value=${about}]`)"


def asks(window, question):
    ask = load_language("es").of("question", CONTENT.question[question], "ask")
    window.until("document.querySelector('h1')?.textContent === about", ask)


def test_after_firefoxs_back_sending_again_brings_the_screen_whole(address, firefox_window):
    window = firefox_window
    window.go(f"{address}/light?lang=es")
    window.tap(BUTTON, "start")
    asks(window, "helper")
    window.tap(CHOICE, "alone")
    window.tap(BUTTON, "next")
    asks(window, "situation")
    window.tap(CHOICE, "never")
    window.tap(BUTTON, "next")
    asks(window, "state")
    window.step(-1)
    window.reload()
    asks(window, "situation")
    window.tap(BUTTON, "back")
    asks(window, "helper")
    window.until(f"{CHOICE}.checked", "alone")
