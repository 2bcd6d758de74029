"""The one hidden field that carries a person's answers from page to page, and what it says about where they are.

It is what the wizard keeps in its own tab (core/draft.py), with the place added. So a tab whose script or line failed can go on here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from guide.content.load import Content
from guide.core.answers import VERSION, read_answers, write_answers
from guide.core.draft import Draft
from guide.core.visit import START

KEEP_HOURS = 12


@dataclass
class Kept(Draft):
    """What one page carries. `at`: its place. `more`: the part of the plan that is shown, "" for the plan itself."""

    at: str = START
    more: str = ""
    cleared: bool = False  # say so on this page

    def field(self) -> str:
        """The text of the hidden field."""
        where: dict[str, Any] = {"at": self.at}
        if self.changing:
            where["changing"] = True
        if self.mistakes:
            where["wrong"] = True
        if self.more:
            where["more"] = self.more
        if self.offered is not None:
            where["offered"] = write_answers(self.offered)["answers"]
        return json.dumps((self.written() or {}) | where, ensure_ascii=False, separators=(",", ":"))


def from_tab(text: str, now: float) -> str:
    """What a tab of the wizard kept, without its wrapping: `{"at": milliseconds, "text": draft}`, by the server's clock.

    now: seconds since 1970. As in the wizard, what is older than KEEP_HOURS is not opened again: "". Any other text is given back: what a
    page of the light version carries has an "at" too, its place.
    """
    with contextlib.suppress(ValueError, RecursionError, TypeError, KeyError, OverflowError):
        data = json.loads(text)
        draft, hours = str(data["text"]), (now - float(data["at"]) / 1000) / 3600
        return draft if hours < KEEP_HOURS else ""
    return text


def read_kept(text: str, content: Content, today: dt.date) -> Kept:
    """What a page carried. Any text may come in: what cannot be used is left out, and its questions are asked again."""
    kept, data = Kept(), None
    with contextlib.suppress(ValueError, RecursionError):
        data = json.loads(text)
    if not isinstance(data, dict):
        return kept
    kept.take_back(data, content, today)
    visit, at = kept.visit(content), data.get("at")
    # a tab of the wizard says no place: on to the first question that is open
    kept.at = visit.place(at) if isinstance(at, str) else visit.next_open if kept.written() else START
    kept.changing, kept.more = data.get("changing") is True, str(data.get("more", ""))
    if isinstance(data.get("offered"), dict):
        kept.offered, _ = read_answers({"version": VERSION, "answers": data["offered"]}, content, today)
    if data.get("wrong") is True:
        kept.look_again(kept.at, content, today)
    return kept
