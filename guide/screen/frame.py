"""What is around every screen: the language button, the way out, and "clear everything"."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.languages import CODES, Code
from guide.screen.state import State
from guide.words.about import leaving, privacy
from guide.words.language import NAMES, Language


def other_language(code: Code) -> Code:
    """The language that the button offers: the next one in the list."""
    return CODES[(CODES.index(code) + 1) % len(CODES)]


def _switch(code: Code) -> None:
    st.query_params["lang"] = code


def top(language: Language) -> None:
    """Language and "Leave quickly", on every screen."""
    other = other_language(language.code)
    left, right = st.columns(2)
    left.button(NAMES[other], key=f"language.{other}", on_click=_switch, args=(other,), width="stretch")
    leave = escape(language.say("screen.leave", "Leave quickly"))
    right.html(f'<button type="button" class="leave-quickly">{leave}</button>')


def bottom(language: Language, state: State) -> None:
    """Clearing and the honest words about it, on every screen."""
    with st.expander(language.say("screen.privacy_title", "Your privacy, and how to clear your answers")):
        st.html(f"<p>{escape(privacy(language))}</p><p>{escape(leaving(language))}</p>")
        st.button(language.say("screen.clear", "Clear everything"), key="clear", on_click=state.forget)
