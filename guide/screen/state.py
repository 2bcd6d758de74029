"""What one open tab holds while it is connected: answers, half-typed answers, and where the person is. Nothing else, nowhere else.

The address holds only the language and the place on the path (`?lang=es&at=7`): a number, never the name of a question,
because the name of some questions tells what was answered before.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from guide.content.load import Content
from guide.core.draft import Draft, campaign_of
from guide.core.visit import START


@dataclass
class State(Draft):
    """Everything about one tab. It is one object, so that forgetting it forgets all."""

    at: str = START  # the screen that is shown; the address of a late message can be an older one
    labels: str = ""  # the languages that are shown: `es`, or `es-en` when someone helps
    person: int = 0  # counts up whenever all is cleared, so that nothing of one person is heard for the next
    restored: bool = False  # the tab has told us what it kept
    clear: bool = False  # the tab is to forget what it kept
    cleared: bool = False  # say so on the next screen
    too_old: bool = False  # the tab had kept answers for too long; say so until there are new ones
    nonce: str = field(default_factory=lambda: secrets.token_hex(8))

    @staticmethod
    def current() -> State:
        state: State = st.session_state.setdefault("state", State())
        return state

    @property
    def screen(self) -> str:
        """The name of what is shown: this place in these languages, for this person. No other screen has it."""
        return f"{self.at if self.offered is None else 'offer'}.{self.labels}.{self.person}"

    def draft(self) -> str | None:
        """What the tab keeps for itself: JSON, or None when there is nothing to keep."""
        kept = self.written()
        return None if kept is None else json.dumps(kept, ensure_ascii=False)

    def restore(self, draft: str | None, link: str, content: Content, today: dt.date) -> None:
        """Take back what the tab kept, then what a campaign link fills in: the end of its address, or ""."""
        self.restored = True
        with contextlib.suppress(ValueError, RecursionError):  # a tab can be changed by hand
            self.take_back(json.loads(draft or "{}"), content, today)
        if link:
            self.take_link(link, content)

    def forget(self) -> None:
        """Clear everything, here and in the tab, and go back to the first screen, which says so.

        This object itself is emptied: Streamlit keeps the callbacks of buttons that are gone, and with them what they know.
        """
        for key in [k for k in st.session_state if k != "state"]:
            del st.session_state[key]
        vars(self).update(vars(State(restored=True, clear=True, cleared=True, person=self.person + 1)))
        go(START)

    def next_person(self, content: Content) -> None:
        """Clear everything about this person, here and in the tab; the campaign stays, and is filled in for the next one."""
        campaign = self.campaign
        self.forget()
        self.campaign = campaign
        self.fill_in(campaign_of(campaign))
        go(self.visit(content).after("0"))


def go(place: str) -> None:
    """Callback: move to a place. One entry in the browser's history, so Back and Forward work."""
    State.current().at = place
    st.query_params["at"] = place


def from_screen(state: State, screen: str, act: Callable[..., None], *args: Any) -> None:
    """Callback of every button: do it, unless the screen that the button stood on is gone.

    A second tap on a slow phone is sent from the old screen, with its address, and is heard when the next one is there:
    it would answer a question that nobody has seen. Streamlit still calls the callbacks of buttons that are gone.
    """
    if state.screen == screen:
        act(*args)
    else:
        go(state.at)
        st.query_params["lang"] = state.labels.split("-")[0]
