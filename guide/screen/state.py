"""What one open tab holds while it is connected: answers, half-typed answers, and where the person is. Nothing else, nowhere else.

The address holds only the language and the place on the path (`?lang=es&at=7`): a number, never the name of a question,
because the name of some questions tells what was answered before.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from guide.answers import Answers, ProblemCode, read_answers, write_answers
from guide.content.load import Content
from guide.interview import Screen, first_open, screens

START, REVIEW, PLAN = "start", "review", "plan"
Typed = dict[str, Any]
"""What the widgets of a question show, before it is accepted as an answer."""


@dataclass
class State:
    answers: Answers = field(default_factory=Answers)
    typed: dict[str, Typed] = field(default_factory=dict)
    mistakes: dict[str, ProblemCode] = field(default_factory=dict)
    changing: bool = False  # came from the review to change one answer; Next goes back there
    restored: bool = False  # the tab has told us what it kept
    clear: bool = False  # the tab is to forget what it kept
    cleared: bool = False  # say so on the next screen
    offered: Answers | None = None  # answers from a file that would replace those in hand
    file_mistake: ProblemCode | None = None
    nonce: str = field(default_factory=lambda: secrets.token_hex(8))

    @staticmethod
    def current() -> State:
        state: State = st.session_state.setdefault("state", State())
        return state

    def place(self, content: Content) -> str:
        """Where the address says the person is, moved back to the first open question when it is ahead of the answers."""
        at = st.query_params.get("at", START)
        if at == START:
            return START
        path, open_ = screens(self.answers, content), first_open(self.answers, content)
        if at in (REVIEW, PLAN):
            return at if open_ == len(path) else str(open_ + 1)
        number = int(at) if at.isdecimal() and len(at) < 4 else 1
        if number > len(path):
            return REVIEW if open_ == len(path) else str(open_ + 1)
        return str(max(1, min(number, open_ + 1)))

    def screen(self, place: str, content: Content) -> Screen:
        return screens(self.answers, content)[int(place) - 1]

    def after(self, place: str, content: Content) -> str:
        """The place that follows: the next question, or the review once every question has an answer."""
        path, open_ = screens(self.answers, content), first_open(self.answers, content)
        if self.changing or int(place) >= len(path):
            return REVIEW if open_ == len(path) else str(open_ + 1)
        return str(int(place) + 1)

    def draft(self) -> str | None:
        """What the tab keeps for itself: JSON, or None when there is nothing to keep."""
        if not self.answers.values and not any(any(t.values()) for t in self.typed.values()):
            return None
        return json.dumps({**write_answers(self.answers), "typed": self.typed}, ensure_ascii=False)

    def restore(self, draft: str | None, content: Content, today: dt.date) -> None:
        """Take back what the tab kept. What is not right any more is asked again; what the screen shows already wins."""
        self.restored = True
        try:
            data = json.loads(draft or "{}")
        except ValueError:
            return
        answers, _ = read_answers(data, content, today)
        self.answers = Answers({**answers.values, **self.answers.values})
        typed = data.get("typed") if isinstance(data, dict) else None
        if isinstance(typed, dict):
            self.typed = {q: t for q, t in typed.items() if q in content.question and isinstance(t, dict)} | self.typed

    def forget(self) -> None:
        """Clear everything, here and in the tab, and go back to the first screen, which says so."""
        for key in [k for k in st.session_state if k != "state"]:
            del st.session_state[key]
        st.session_state["state"] = State(restored=True, clear=True, cleared=True)
        go(START)


def go(place: str) -> None:
    """Callback: move to a place. One entry in the browser's history, so Back and Forward work."""
    st.query_params["at"] = place
