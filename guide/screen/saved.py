"""Opening a file of answers that the person kept. Work in hand is never replaced without asking."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from guide.content.load import Content
from guide.core.visit import REVIEW
from guide.screen.state import State, go
from guide.screen.widgets import button, drop
from guide.words.answers import answer_problem_text, older_text
from guide.words.language import Language


def open_file(state: State, text: str, content: Content, today: dt.date) -> None:
    """Read a file that the browser handed over; the page must be drawn again after it."""
    if state.open_file(text, content, today):
        _take(state)


def offer(state: State, language: Language) -> None:
    """Ask before the answers in hand are replaced."""
    st.html(f"<h1>{escape(language.say('saved.title', 'Open this file?'))}</h1>")
    text = language.say("saved.text", "You already have answers here. If you open the file, its answers take their place. Yours are lost.")
    st.html(f"<p>{escape(text)}</p>")
    button(state, "offer.yes", language.say("saved.yes", "Open the file"), _take, state, width="stretch")
    button(state, "offer.no", language.say("saved.no", "Keep my answers"), state.refuse_file, width="stretch")


def too_old(state: State, language: Language) -> None:
    """Answers that were kept too long are not lost in silence either. Said until there are new ones."""
    if state.too_old and state.draft() is None:
        text = language.say(
            "saved.too_old",
            "Your answers were cleared because more than 12 hours went by. So nobody else sees them on a shared phone or computer.",
        )
        st.html(f'<p role="status" class="notice">{escape(text)}</p>')


def left_out(state: State, language: Language) -> None:
    """After a file from another version was opened: what did not fit is not lost in silence, and what is new is said."""
    if state.left_out and state.offered is None:
        text = language.say("saved.left_out", "Some answers in the file do not fit this guide any more. We ask you those questions again.")
        st.html(f'<p role="status" class="notice">{escape(text)}</p>')
    if state.older and state.offered is None:
        st.html(f'<p role="status" class="notice">{escape(older_text(language))}</p>')


def opener(state: State, language: Language) -> None:
    """The button that opens a file on the person's own device, and what was wrong with the last one."""
    label = escape(language.say("result.open", "Open a file I kept"))
    described = ' aria-describedby="mistake-file"' if state.file_mistake else ""
    st.html(f'<button type="button" class="open-file"{described}>{label}</button>')
    if state.file_mistake:
        text = escape(answer_problem_text(state.file_mistake, language))
        st.html(f'<p class="mistake" data-error tabindex="-1" id="mistake-file">{text}</p>')


def _take(state: State) -> None:
    """The file takes the place of the answers. It is not told which: Streamlit keeps what a callback was told."""
    drop()
    state.take_file()
    go(REVIEW)
