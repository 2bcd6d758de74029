"""What a campaign adds to the wizard: what its link filled in, the advocate's mode, and "next person".

A link fills in a few answers on a worker's own phone. A campaign, entered by an advocate at /clinic, stays in the tab while one
person after another is helped: both languages at once, answers by keyboard, and nothing of the last person left for the next.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.load import Content
from guide.html.campaign import filled_in, held
from guide.screen.state import State
from guide.screen.widgets import button
from guide.words.campaign import link_problem_text
from guide.words.language import Language


def top(state: State, content: Content, language: Language) -> None:
    """Above the screen: what the link did or could not do; for an advocate, what the tab holds, and "next person"."""
    if state.link_problem:
        text = escape(link_problem_text(state.link_problem, language))
        st.html(f'<p role="alert" class="mistake">{text}</p>')
    if state.campaign is None:
        return
    holds = held(state, content, language)
    if state.cleared:
        gone = language.say(
            "clinic.cleared",
            "The last person is cleared from this tab and from our computer. Is the guide open in another tab? The answers "
            "there are not cleared. Clear them too, or close that tab. This is left here:",
        )
        st.html(f'<div role="status" class="done-note"><p>{escape(gone)}</p>{holds}</div>')
    with st.expander(language.say("clinic.title", "For the advocate: campaign, keys, next person")):
        st.html(f"<p>{escape(keys_text(language))}</p>{'' if state.cleared else holds}")
        next_person(state, content, language, "top")


def next_person(state: State, content: Content, language: Language, where: str) -> None:
    """The button that clears the person and keeps the campaign; nothing when no advocate is helping."""
    if state.campaign:
        label = language.say("clinic.next_person", "Clear this person and start with the next")
        button(state, f"next_person.{where}", label, state.next_person, content, width="stretch")


def keys_text(language: Language) -> str:
    """For an advocate: how to answer by keyboard, and where notes go."""
    return language.say(
        "clinic.keys",
        "Both languages are shown. Press a number to choose an answer, and Enter to go on. Write notes on your printed copy, "
        "and nothing about a person anywhere else.",
    )


def mark(question: str, state: State, language: Language, other: Language | None = None) -> None:
    """Beside an answer that the person did not give: who filled it in."""
    if text := filled_in(question, state, language, other):
        st.html(text)
