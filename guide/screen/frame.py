"""What is around every screen: the language button, the way out, and "clear everything"."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.languages import Code, next_language
from guide.screen.state import State
from guide.screen.widgets import button
from guide.words.about import leaving, privacy
from guide.words.language import NAMES, Language


def _switch(code: Code) -> None:
    st.query_params["lang"] = code


def top(state: State, language: Language) -> None:
    """Language and "Leave quickly", on every screen."""
    other = next_language(language.code)
    left, right = st.columns(2)
    with left:
        button(state, f"language.{other}", NAMES[other], _switch, other, width="stretch")
    leave = escape(language.say("screen.leave", "Leave quickly"))
    right.html(f'<button type="button" class="leave-quickly">{leave}</button>')


def bottom(language: Language, state: State) -> None:
    """Clearing and the honest words about it, on every screen."""
    with st.expander(language.say("screen.privacy_title", "Your privacy, and how to clear your answers")):
        st.html(f"<p>{escape(privacy(language))}</p><p>{escape(leaving(language))}</p>")
        button(state, "clear", language.say("screen.clear", "Clear everything"), state.forget)
