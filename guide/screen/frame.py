"""What is around every screen: the language button, the way out, and "clear everything"."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.languages import CODES, Code
from guide.screen.state import State
from guide.screen.widgets import button
from guide.words.language import NAMES, Language, language_for

LEAVE_FOR = "https://www.weather.gov/"
"""Where "Leave quickly" goes: a plain public page that says nothing about the person."""


def chosen_language() -> Language:
    """The language in the address; else that of the browser; else English."""
    return language_for(st.query_params.get("lang"), st.context.locale or "")


def other_language(code: Code) -> Code:
    """The language that the button offers: the next one in the list."""
    return CODES[(CODES.index(code) + 1) % len(CODES)]


def _switch(code: Code) -> None:
    st.query_params["lang"] = code


def top(state: State, language: Language) -> None:
    """Language and "Leave quickly", on every screen."""
    other = other_language(language.code)
    left, right = st.columns(2)
    with left:
        button(state, "language", NAMES[other], _switch, other, width="stretch")
    leave = escape(language.say("screen.leave", "Leave quickly"))
    right.html(f'<button type="button" class="leave-quickly">{leave}</button>')


def bottom(language: Language, state: State) -> None:
    """Clearing and the honest words about it, on every screen."""
    with st.expander(language.say("screen.privacy_title", "Your privacy, and how to clear your answers")):
        st.html(f"<p>{escape(privacy(language))}</p><p>{escape(leaving(language))}</p>")
        button(state, "clear", language.say("screen.clear", "Clear everything"), state.forget)


def privacy(language: Language) -> str:
    """What is kept, where and how long: the same promise as in the README."""
    return language.say(
        "screen.privacy",
        "You do not have to give your name, and we store nothing. Your answers stay in this tab. They are in the memory of our computer "
        "only while this tab is connected. When you close the tab, our computer forgets them within seconds. If you open the closed tab "
        "again, your phone may bring them back for up to 12 hours.",
    )


def leaving(language: Language) -> str:
    """What "Leave quickly" does, and what it cannot do."""
    return language.say(
        "screen.leaving",
        "“Leave quickly” clears your answers and opens a page about the weather. You can also press the Escape key two times. The "
        "history on your phone or computer (in Chrome or Safari) can still show that you opened this guide.",
    )
