"""Every answer, with a way to change it, before the plan. The status notice stands here again."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.status import Status
from guide.core.visit import PLAN, REVIEW
from guide.screen import clinic
from guide.screen.state import State, from_screen, go
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
    st.button(
        language.say("review.go", "Show my plan"),
        key="plan",
        type="primary",
        width="stretch",
        on_click=from_screen,
        args=(state, REVIEW, _show, state),
    )


def _answer(question: Question, number: int, state: State, content: Content, language: Language) -> None:
    """One answer, with the button that opens its question on the screen with this number."""
    value = state.answers.values.get(question.id, "skip")
    shown, ask = answer_text(question.id, value, content, language), language.of("question", question, "ask")
    st.html(f'<p class="review-ask">{escape(ask)}</p>')
    with st.container(key=f"review-{question.id}"):  # the style sheet keeps an answer about risks off paper
        st.text(shown)  # a person's own words are data: never markdown, never HTML
    clinic.mark(question.id, state, language)
    st.button(
        language.say("review.change", "Change: {question}", question=ask),
        key=f"change.{question.id}",
        type="tertiary",
        on_click=from_screen,
        args=(state, REVIEW, _change, state, number),
    )


def _change(state: State, number: int) -> None:
    state.changing = True
    state.mistakes = {}
    go(str(number))


def _show(state: State) -> None:
    state.changing = False
    go(PLAN)
