"""One screen of the interview: the question, why we ask, the ways to answer, what is wrong, Back and Next.

The widgets write into `State.typed`; Next turns that into answers or into a message beside the question. Nothing typed is lost.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from guide.content.languages import Code
from guide.content.load import Content
from guide.content.schema import STEPS, Option, Question, Term
from guide.core.answers import ProblemCode
from guide.core.form import Typed, boxes_of, offered, read_form, typed_from
from guide.core.interview import Screen, asked_again
from guide.core.status import Status, status_on
from guide.core.visit import REVIEW
from guide.screen import clinic, story
from guide.screen.aloud import listen_button
from guide.screen.state import State, from_screen, go
from guide.screen.widgets import hear, key, speak
from guide.words.answers import answer_words, box_label, mistake_text, no_month, part_label
from guide.words.language import Language
from guide.words.plan import step_title

MONTHS = [str(n) for n in range(1, 13)]


def draw(state: State, place: str, content: Content, language: Language, other: Language, today: dt.date) -> None:
    """Draw the screen at `place`. `other` is shown beside `language` when someone helps the person."""
    visit = state.visit(content)
    screen = visit.screen(place)
    helped = state.answers.one("helper") == "with_helper"
    speak(state, f"{language.code}-{other.code}" if helped else language.code)
    _heading(screen, state, content, language, status_on(content.program, today))
    for number, question in enumerate(screen.questions):
        _ask(question, number == 0, offered(question, state.answers, content), content, language, other if helped else None)
        clinic.mark(question.id, state, language, other if helped else None)
        if _old(question, state):
            st.html(_again(question, language, other if helped else None))
        if code := state.mistakes.get(question.id):
            st.html(_mistake(question, code, state, language))
        # several controls for one question stand in a box that the bridge names after the question
        with st.container(key=f"group.{question.id}") if question.kind in ("many", "date") else contextlib.nullcontext():
            _widgets(question, state, content, language, other if helped else None, also=other)
    st.button(
        language.say("screen.next", "Next"),
        key=f"next.{place}",
        type="primary",
        width="stretch",
        on_click=from_screen,
        args=(state, place, _accept, state, place, content, today),
    )
    st.button(
        language.say("screen.back", "Back"),
        key=f"back.{place}",
        width="stretch",
        on_click=from_screen,
        args=(state, place, go, REVIEW if state.changing and visit.next_open == REVIEW else visit.before(place)),
    )
    if screen.part in STEPS and visit.begins_a_part(place):  # below the first question of a step, so that it never delays an answer
        st.html(story.html(screen.part, content, language))


def _old(question: Question, state: State) -> bool:
    """The answer, or a tick that this tab kept, is one that is not offered any more."""
    typed = state.typed.get(question.id, {})
    return asked_again(question, state.answers) or any(o.retired and typed.get(o.id) for o in question.option)


def _again(question: Question, language: Language, other: Language | None) -> str:
    """Why a question that had an answer is asked again. The other ticks are as they were."""
    rows = (f'<p lang="{lg.code}">{escape(lg.of("question", question, "again"))}</p>' for lg in (language, other) if lg)
    return f'<div role="status" class="notice">{"".join(rows)}</div>'


def _mistake(question: Question, code: ProblemCode, state: State, language: Language) -> str:
    """What is wrong with one answer. The bridge ties it to the controls of the question; of its boxes, to those that are `marked`,
    by id, because a browser tells no script when a box is marked. With other mistakes, their list is announced instead, and only what
    is announced (`data-error`) gets the focus."""
    announced = ' role="alert" data-error' if len(state.mistakes) == 1 else ""
    typed = state.typed.get(question.id, {})
    text = escape(mistake_text(question, code, typed, language))
    about = f'data-question="{question.id}" data-marked="{" ".join(boxes_of(question, code, typed))}"'
    return f'<p{announced} class="mistake" {about} tabindex="-1" id="mistake-{question.id}">{text}</p>'


def _mistakes(screen: Screen, state: State, language: Language) -> str:
    """At the top, when there is more than one mistake: all of them, each a link to its question."""
    wrong = [question for question in screen.questions if question.id in state.mistakes]
    if len(wrong) < 2:
        return ""
    title = language.say("screen.mistakes", "Please look at these answers again. Nothing was lost.")
    rows = (
        f'<li><a href="#mistake-{q.id}" data-to="{q.id}">{escape(language.of("question", q, "ask"))}</a> '
        f"{escape(mistake_text(q, state.mistakes[q.id], state.typed.get(q.id, {}), language))}</li>"
        for q in wrong
    )
    return f'<div role="alert" class="mistake" data-error tabindex="-1"><p>{escape(title)}</p><ul>{"".join(rows)}</ul></div>'


def _heading(screen: Screen, state: State, content: Content, language: Language, status: Status) -> None:
    if screen.part in STEPS:
        number, step = STEPS.index(screen.part) + 1, content.step[screen.part]
        title = step_title(step, status.open)(language)
        text = language.say("screen.step", "Step {number} of 5: {title}", number=number, title=title)
    else:
        number, text = (0, language.say("screen.part_start", "Before we begin"))
        if screen.part == "end":
            number, text = 6, language.say("screen.part_end", "At the end")
    dots = "".join(f'<i class="{"done" if n < number else "now" if n == number else ""}">{n}</i>' for n in range(1, 6))
    st.html(f'<div class="steps" aria-hidden="true">{dots}</div><p class="part">{escape(text)}</p>{_mistakes(screen, state, language)}')


def _ask(question: Question, first: bool, options: tuple[str, ...], content: Content, language: Language, other: Language | None) -> None:
    """The question and its explanations. `options` stand in an attribute: the bridge reads which one is marked when the line drops."""
    level = "h1" if first else "h2"
    listen = listen_button(language, language.of("question", question, "ask"), f"text-{question.id}")
    given = f' data-options="{" ".join(options)}"' if question.kind in ("one", "agency") else ""
    ask = escape(language.of("question", question, "ask"))
    html = [f'<div id="text-{question.id}"{given}><{level} id="ask-{question.id}">{ask}</{level}>']
    if other:
        html.append(f'<p class="other" lang="{other.code}">{escape(other.of("question", question, "ask"))}</p>')
    if question.help:
        html.append(f"<p>{escape(language.of('question', question, 'help'))}</p>")
        if other:
            html.append(f'<p class="other" lang="{other.code}">{escape(other.of("question", question, "help"))}</p>')
    if question.point:
        rows = (escape(language.of("option", point, "label", question.id)) for point in question.point)
        html.append("<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>")
        if other:
            rows = (escape(other.of("option", point, "label", question.id)) for point in question.point)
            html.append(f'<ul class="other" lang="{other.code}">' + "".join(f"<li>{row}</li>" for row in rows) + "</ul>")
    for each in filter(None, (language, other)):
        why = each.say("screen.why", "Why we ask: {reason}", reason=each.of("question", question, "why"))
        kind = "why" if each is language else "why other"
        html.append(f'<p class="{kind}" lang="{each.code}">{escape(why)}</p>')
    html.append("</div>")
    html.append(listen)
    for id_ in question.terms:
        html.append(_meaning(content.term[id_], language, other))
    st.html("".join(html))


def _meaning(term: Term, language: Language, other: Language | None) -> str:
    """A word that a tap explains."""
    html = f"<details><summary>{escape(_both(language, other, lambda each: each.of('term', term, 'term')))}</summary>"
    html += f"<p>{escape(language.of('term', term, 'meaning'))}</p>"
    if other:
        html += f'<p class="other" lang="{other.code}">{escape(other.of("term", term, "meaning"))}</p>'
    return html + "</details>"


def _both(language: Language, other: Language | None, say: Callable[[Language], str]) -> str:
    """The same short text in the language of the page and, when someone helps, in the other one, unless they are equal."""
    return " · ".join(dict.fromkeys(say(each) for each in (language, other) if each))


def _widgets(question: Question, state: State, content: Content, language: Language, other: Language | None, also: Language) -> None:
    """`also`: the language of the names under which a place is found too. A list finds the letters typed, in their order: so "mexico"
    and "nuevo mexico" find "Nuevo México · New Mexico", though an accent is another letter to it."""
    typed = state.typed.setdefault(question.id, typed_from(question, state.answers.values.get(question.id)))
    ask = language.of("question", question, "ask")

    def label(id_: str) -> str:
        return _both(language, other, lambda each: answer_words(question.id, id_, content, each))

    def place(id_: str) -> str:
        return _both(language, also if id_ in content.place else other, lambda each: answer_words(question.id, id_, content, each))

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
        empty = _both(language, other, lambda language: language.say("screen.choose_place", "Choose a place"))
        typed["choice"] = st.selectbox(
            ask, options, index=None, format_func=place, key=keep("choice"), placeholder=empty, label_visibility="collapsed"
        )
    elif question.kind == "many":
        for option in question.offered:
            shown = label(option.id)
            typed[option.id] = st.checkbox(shown, key=keep(option.id, False))
            _hint(option, question, language, other)
    elif question.kind == "date":
        _date_widgets(question, typed, keep, language, other)
    else:
        typed["text"] = st.text_input(ask, key=keep("text", ""), label_visibility="collapsed", autocomplete="off")


def _hint(option: Option, question: Question, language: Language, other: Language | None) -> None:
    if option.hint:
        st.html(_hints({lg.code: lg.of("option", option, "hint", question.id) for lg in (language, other) if lg}))


def _hints(texts: Mapping[Code, str]) -> str:
    """The same hint in one language or two, each marked with its language for whoever hears it."""
    return "".join(f'<p class="hint" lang="{code}">{escape(text)}</p>' for code, text in texts.items())


def _date_widgets(question: Question, typed: Typed, keep: Any, language: Language, other: Language | None) -> None:
    def label(part: str) -> str:
        return _both(language, other, partial(part_label, part))

    # the second one short: a narrow phone shows only so much of what was chosen
    months = [language.month_names(), *([other.month_names(short=True)] if other else [])]
    month, day, year = st.columns([3, 1.4, 1.6])
    typed["month"] = month.selectbox(
        label("month"),
        MONTHS,
        index=None,
        key=keep("month"),
        format_func=lambda n: " · ".join(names[int(n) - 1] for names in months),
        placeholder=_both(language, other, no_month),
    )
    typed["day"] = day.text_input(label("day"), key=keep("day", ""), autocomplete="off")
    typed["year"] = year.text_input(label("year"), key=keep("year", ""), autocomplete="off")
    hint = [
        (lg.code, lg.say("screen.day_hint", "You can leave the day empty if you only know the month.")) for lg in (language, other) if lg
    ]
    st.html(_hints(dict(hint)))
    for box in ("unknown", "ongoing") if question.ongoing else ("unknown",):
        typed[box] = st.checkbox(_both(language, other, partial(box_label, box)), key=keep(box, False))


def _accept(state: State, place: str, content: Content, today: dt.date) -> None:
    """Callback of Next: keep what is right, say what is not, and move on only when everything is right."""
    screen = state.visit(content).screen(place)
    hear(state, content)
    if not all(state.typed.get(question.id) for question in screen.questions):
        return  # nothing is drawn for a question: that is no answer, and no skip
    state.cleared = state.left_out = False
    found, state.mistakes = read_form(screen.questions, state.typed, content, today)
    if state.mistakes:
        return
    for id_, answer in found.items():
        state.answers = state.answers.with_(id_, answer)
        state.typed.pop(id_, None)
    visit = state.visit(content)
    go(visit.next_open if state.changing else visit.after(place))
