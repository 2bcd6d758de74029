"""One screen of the interview: the question, why we ask, the ways to answer, what is wrong, Back and Next.

The widgets write into `State.typed`; Next turns that into answers or into a message beside the question. Nothing typed is lost.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from functools import partial
from typing import Any

import streamlit as st

from guide.content.load import Content
from guide.content.schema import STEPS, Question
from guide.core.form import Typed, offered, typed_from
from guide.core.status import status_on
from guide.html import question as html
from guide.html import story
from guide.html.question import BETWEEN, both
from guide.screen import clinic
from guide.screen.state import State, go
from guide.screen.widgets import button, hear, key
from guide.words.answers import answer_words, box_label, no_month, part_label
from guide.words.language import Language

MONTHS = [str(n) for n in range(1, 13)]


def draw(state: State, place: str, content: Content, language: Language, other: Language, today: dt.date) -> None:
    """Draw the screen at `place`. `other` is shown beside `language` when someone helps the person."""
    visit = state.visit(content)
    screen = visit.screen(place)
    helped = state.answers.one("helper") == "with_helper"
    beside = other if helped else None
    above = html.heading(screen, content, language, status_on(content.program, today))
    st.html(above + html.mistakes(screen, state, language))
    for number, question in enumerate(screen.questions):
        st.html(html.asked(question, number == 0, offered(question, state.answers, content), content, language, beside))
        clinic.mark(question.id, state, language, beside)
        for said in (html.again(question, state, language, beside), html.mistake(question, state, language)):
            if said:
                st.html(said)
        # several controls for one question stand in a box that the bridge names after the question
        with st.container(key=f"group.{question.id}") if question.kind in ("many", "date") else contextlib.nullcontext():
            _widgets(question, state, content, language, beside, also=other)
    say = language.say
    button(state, "next", say("screen.next", "Next"), _accept, state, place, content, today, type="primary", width="stretch")
    button(state, "back", say("screen.back", "Back"), go, state.before(place, content), width="stretch")
    if screen.part in STEPS and visit.begins_a_part(place):  # below the first question of a step, so that it never delays an answer
        st.html(story.html(screen.part, content, language))


def _widgets(question: Question, state: State, content: Content, language: Language, other: Language | None, also: Language) -> None:
    """`also`: the language of the names under which a place is found too. A list finds the letters typed, in their order: so "mexico"
    and "nuevo mexico" find "Nuevo México · New Mexico", though an accent is another letter to it."""
    typed = state.typed.setdefault(question.id, typed_from(question, state.answers.values.get(question.id)))
    ask = language.of("question", question, "ask")

    def label(id_: str) -> str:
        return both(language, other, lambda each: answer_words(question.id, id_, content, each))

    def place(id_: str) -> str:
        return both(language, also if id_ in content.place else other, lambda each: answer_words(question.id, id_, content, each))

    def keep(field: str, default: Any = None) -> str:
        """The key of a widget, filled with what was typed before."""
        name = key(question.id, field, state)
        if name not in st.session_state:
            st.session_state[name] = typed.get(field, default)
        return name

    options = offered(question, state.answers, content)
    if question.kind in ("one", "agency"):
        if typed.get("choice") not in options:
            typed["choice"] = None
        marked = st.radio(ask, options, format_func=label, key=keep("choice"), label_visibility="collapsed", index=None)
        typed["choice"] = marked or typed["choice"]  # nobody can take back the mark of a radio
    elif question.kind == "place":
        empty = both(language, other, lambda language: language.say("screen.choose_place", "Choose a place"))
        typed["choice"] = st.selectbox(
            ask, options, index=None, format_func=place, key=keep("choice"), placeholder=empty, label_visibility="collapsed"
        )
    elif question.kind == "many":
        for option in question.offered:
            shown = label(option.id)
            typed[option.id] = st.checkbox(shown, key=keep(option.id, False))
            if said := html.hint(option, question, language, other):
                st.html(said)
    elif question.kind == "date":
        _date_widgets(question, typed, keep, language, other)
    else:
        typed["text"] = st.text_input(ask, key=keep("text", ""), label_visibility="collapsed", autocomplete="off")


def _date_widgets(question: Question, typed: Typed, keep: Any, language: Language, other: Language | None) -> None:
    def label(part: str) -> str:
        return both(language, other, partial(part_label, part))

    # the second one short: a narrow phone shows only so much of what was chosen
    months = [language.month_names(), *([other.month_names(short=True)] if other else [])]
    month, day, year = st.columns([3, 1.4, 1.6])
    typed["month"] = month.selectbox(
        label("month"),
        MONTHS,
        index=None,
        key=keep("month"),
        format_func=lambda n: BETWEEN.join(names[int(n) - 1] for names in months),
        placeholder=both(language, other, no_month),
    )
    typed["day"] = day.text_input(label("day"), key=keep("day", ""), autocomplete="off")
    typed["year"] = year.text_input(label("year"), key=keep("year", ""), autocomplete="off")
    st.html(html.day_hint(question, language, other))
    for box in ("unknown", "ongoing") if question.ongoing else ("unknown",):
        typed[box] = st.checkbox(both(language, other, partial(box_label, box)), key=keep(box, False))


def _accept(state: State, place: str, content: Content, today: dt.date) -> None:
    """Callback of Next: keep what is right, say what is not, and move on only when everything is right."""
    screen = state.visit(content).screen(place)
    hear(state, content)
    if not all(state.typed.get(question.id) for question in screen.questions):
        return  # nothing is drawn for a question: that is no answer, and no skip
    state.cleared = state.left_out = False
    to = state.accept(place, content, today)
    if not state.mistakes:
        go(to)
