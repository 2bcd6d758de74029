"""Walks the wizard in any browser, and looks at every screen that it comes to. For Chromium alone there is more in driving.py."""

from __future__ import annotations

import json
from typing import Any

from guide.content.languages import CODES, Code
from guide.content.schema import Question
from guide.core.answers import Answers, parse_day
from guide.core.interview import Screen, screens
from guide.library import content
from guide.words.answers import answer_words, box_label
from guide.words.language import NAMES, Language, load_language
from tests.help.driving import HEADINGS, QUIET
from tests.help.window import Window

CONTENT = content()
TEXT = "e.textContent.replace(/\\s+/g, ' ').trim()"
NAME = "e.innerText.replace(e.querySelector('[data-testid=stIconMaterial]')?.innerText, '').replace(/\\s+/g, ' ').trim()"
LABELS = '[data-testid="stCheckbox"] label, [data-testid="stRadio"] label:has(input)'
FIELDS = """[...document.querySelectorAll('[data-testid="stTextInput"] input')]"""
LISTS = """[...document.querySelectorAll('[data-testid="stSelectbox"] input')]"""
SHOWN = f"""[...[...document.querySelectorAll('{LABELS}')].filter((e) => e.querySelector('input').checked).map((e) => {TEXT}),
  ...[...{LISTS}, ...{FIELDS}].map((e) => e.value).filter(Boolean)]"""
TOO_WIDE = """[document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((e) => e && e.scrollWidth > innerWidth).map((e) => `${e.tagName} ${e.scrollWidth}`)"""
KEPT = """[sessionStorage, localStorage].flatMap((s) => Array.from({length: s.length}, (_, i) => s.key(i)))
  .filter((key) => !key.startsWith("stActiveTheme"))"""
"""What this site keeps in the browser, but for Streamlit's theme."""


class Walker:
    """A person with these answers at the wizard, in one window and one language."""

    def __init__(self, window: Window, address: str, answers: Answers, code: Code):
        self.window, self.address, self.answers = window, address, answers
        self.speak(code)

    def speak(self, code: Code) -> None:
        self.words: Language = load_language(code)

    # what is done

    def press(self, name: str) -> None:
        """Press the one button, link or fold of this name, once the screen hears fingers."""
        self._settled()
        here = f"[...document.querySelectorAll('button, a, summary')].filter((e) => e.getClientRects().length && {NAME} === about)"
        self.window.tap(f"((all) => all.length === 1 ? all[0] : null)({here})", _plain(name))

    def switch(self) -> None:
        """Press the button of the other language, and speak it from now on."""
        code = next(code for code in CODES if code != self.words.code)
        self.press(NAMES[code])
        self.speak(code)

    def next(self) -> None:
        self.press(self.words.say("screen.next", "Next"))

    def mark(self, text: str, nth: int = 0) -> None:
        """Tap a radio or a box; its label says this."""
        self._settled()
        found = f"[...document.querySelectorAll('{LABELS}')].filter((e) => {TEXT} === about)[{nth}]"
        self.window.tap(found, _plain(text))
        self.window.until(f"{found}.querySelector('input').checked", _plain(text))

    def write(self, text: str, nth: int = 0) -> None:
        """Type into a field, in place of what it holds."""
        self._settled()
        self.window.tap(f"{FIELDS}[{nth}]")
        self.window.js(f"{FIELDS}[{nth}].select()")
        self.window.type(text)
        self.window.until(f"{FIELDS}[{nth}].value === about", text)

    def choose(self, text: str, nth: int = 0) -> None:
        """Tap a list, type, and take what it offers. A list that closes because the screen moves opens again with the first letter."""
        self._settled()
        box = f"{LISTS}[{nth}]"
        self.window.tap(box)
        self.window.until(f"document.activeElement === {box}")
        self.window.type(text)
        self.window.until(f"[...document.querySelectorAll('[role=option]')].some((e) => {TEXT} === about)", text)
        self.window.key("Enter")
        self.window.until(f"!document.querySelector('[role=option]') && {box}.value === about", text)

    def fill(self, screen: Screen) -> None:
        """Answer what a screen asks, as the person would."""
        for nth, question in enumerate(screen.questions):
            self._fill(question, self.answers.values.get(question.id, "skip"), nth)

    def _fill(self, question: Question, value: Any, nth: int) -> None:
        if question.kind == "text":
            self.write(str(value))
        elif question.kind == "place":
            self.choose(answer_words(question.id, str(value), CONTENT, self.words))
        elif question.kind == "date" and (day := parse_day(str(value))):
            self.choose(self.words.month_names()[day.date.month - 1], nth)
            self.write(str(day.date.day) if day.exact else "", 2 * nth)
            self.write(str(day.date.year), 2 * nth + 1)
        elif question.kind == "date":
            self.mark(box_label(str(value), self.words), nth if value == "unknown" else 0)
        else:
            for id_ in value if question.kind == "many" else [value]:
                self.mark(answer_words(question.id, id_, CONTENT, self.words))

    # what is looked at

    def at(self, heading: str, *, focused: bool = True) -> None:
        """Wait until the whole screen of this heading is there; it has the focus, speaks this language, and fits the window."""
        one = f"{HEADINGS}.length === 1 && {HEADINGS}[0].textContent.replace(/\\s+/g, ' ').includes(about) && {QUIET}"
        self.window.until(one, _plain(heading))
        if focused:
            self.window.until(f"document.activeElement === {HEADINGS}[0]")
        self.window.until("document.documentElement.lang === about", self.words.code)
        assert not self.too_wide(), f"{heading}: wider than the window: {self.too_wide()}"

    def too_wide(self) -> list[str]:
        """What is wider than the window, and how wide."""
        return list(self.window.js(TOO_WIDE))

    def at_screen(self, screen: Screen, *, focused: bool = True) -> None:
        self.at(self.words.of("question", screen.questions[0], "ask"), focused=focused)

    def kept(self) -> Any:
        """The answers in the tab's own draft."""
        return json.loads(json.loads(self.window.js("sessionStorage.getItem('five-steps.draft')"))["text"])["answers"]

    def shown(self) -> list[str]:
        """What is marked, chosen and typed on the screen, in the words that a person reads."""
        return list(self.window.js(SHOWN))

    def _settled(self) -> None:
        self.window.until(f"!document.documentElement.hasAttribute('data-new') && {QUIET}")

    def path(self) -> tuple[Screen, ...]:
        return screens(self.answers, CONTENT)


def _plain(text: str) -> str:
    return " ".join(text.split())
