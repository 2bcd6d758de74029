"""The first screen: the status of the program with its date, before any question."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.records import Host
from guide.core.status import Status
from guide.library import content
from guide.screen.aloud import listen_button
from guide.screen.frame import privacy
from guide.screen.saved import booklet_link, opener
from guide.screen.state import State, go
from guide.screen.widgets import button
from guide.words import status as status_words
from guide.words.language import Language
from guide.words.offices import run_by
from guide.words.papers import inside_an_app


def draw(state: State, status: Status, host: Host, language: Language) -> None:
    """Draw the first screen. host: who runs this copy."""
    title, paragraphs = status_words.status_notice(status, content(), language)
    if state.cleared:
        gone = language.say("screen.cleared", "Everything is cleared. Nothing is left in this tab or on our computer.")
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


def hard_to_read(language: Language) -> str:
    """For a person who reads little, before anything is asked."""
    return language.say("screen.hard_to_read", "Is reading hard for you? Press “Listen”, or ask someone you trust to read with you.")


def what_it_does(language: Language) -> str:
    """What the guide asks, what comes out, and that every question may be skipped."""
    return language.say(
        "screen.what_text",
        "This guide asks about your work and what happened. Then it makes a sheet with what you can do, step by step, with dates and "
        "offices. You can print the sheet. It takes about ten minutes. You can skip any question. This guide is not a lawyer.",
    )


def _start(state: State) -> None:
    state.cleared = False
    go("1")
