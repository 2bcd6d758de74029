"""The first screen: the status of the program with its date, before any question."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.records import Host
from guide.core.status import Status
from guide.html.aloud import listen_button
from guide.html.papers import booklet_link
from guide.library import content
from guide.screen.saved import opener
from guide.screen.state import State, go
from guide.screen.widgets import button
from guide.words import status as status_words
from guide.words.about import hard_to_read, privacy, what_it_does
from guide.words.language import Language
from guide.words.offices import run_by
from guide.words.papers import inside_an_app


def draw(state: State, status: Status, host: Host, language: Language) -> None:
    """Draw the first screen. host: who runs this copy."""
    title, paragraphs = status_words.status_notice(status, content(), language)
    if state.cleared:
        gone = language.say(
            "screen.cleared",
            "Everything in this tab is cleared, also on our computer. Is the guide open in another tab? The answers there are not "
            "cleared. Clear them too, or close that tab.",
        )
        st.html(f'<p role="status" class="done-note">{escape(gone)}</p>')
    rows = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    st.html(
        f'<section class="notice urgent" id="text-status"><h1>{escape(title)}</h1>{rows}</section>'
        f"{listen_button(language, title, 'text-status')}"
    )
    texts = hard_to_read(language), what_it_does(language), run_by(host, language), inside_an_app(language), privacy(language)
    about = "".join(f"<p>{escape(text)}</p>" for text in texts)
    st.html(f"<h2>{escape(language.say('screen.what', 'What this guide does'))}</h2>{about}")
    button(state, "start", language.say("screen.have_read", "I have read this. Start"), _start, state, type="primary", width="stretch")
    opener(state, language)
    st.html(booklet_link(language))


def _start(state: State) -> None:
    state.cleared = False
    go("1")
