"""Every answer, with a way to change it, before the plan. The status notice stands here again."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.status import Status
from guide.core.visit import PLAN
from guide.screen import clinic
from guide.screen.state import State, go
from guide.screen.widgets import button
from guide.words import status as status_words
from guide.words.answers import answer_text
from guide.words.language import Language


def draw(state: State, content: Content, status: Status, language: Language) -> None:
    """Draw all answers, each with the button that opens its question, and the button that leads to the plan."""
    st.html(f"<h1>{escape(language.say('review.title', 'Your answers'))}</h1>")
    st.html(f"<p>{escape(language.say('review.text', 'Look at each answer. You can change any of them.'))}</p>")
    with st.container(key="review"):  # the bridge makes it a list, and each answer an item of it
        for number, screen in enumerate(state.visit(content).path, 1):
            for question in screen.questions:
                with st.container(key=f"item.{question.id}"):
                    _answer(question, number, state, content, language)
    st.html(f'<p class="notice">{escape(status_words.status_banner(status, content, language))}</p>')
    button(state, "plan", language.say("review.go", "Show my plan"), _show, state, type="primary", width="stretch")


def _answer(question: Question, number: int, state: State, content: Content, language: Language) -> None:
    """One answer, with the button that opens its question on the screen with this number."""
    value = state.answers.values.get(question.id, "skip")
    shown, ask = answer_text(question.id, value, content, language), language.of("question", question, "ask")
    st.html(f'<p class="review-ask">{escape(ask)}</p>')
    with st.container(key=f"review-{question.id}"):  # the style sheet keeps an answer about risks off paper
        st.text(shown)  # a person's own words are data: never markdown, never HTML
    clinic.mark(question.id, state, language)
    label = language.say("review.change", "Change: {question}", question=ask)
    button(state, f"change.{question.id}", label, _change, state, number, type="tertiary")


def _change(state: State, number: int) -> None:
    state.changing = True
    state.mistakes = {}
    go(str(number))


def _show(state: State) -> None:
    state.changing = False
    go(PLAN)
