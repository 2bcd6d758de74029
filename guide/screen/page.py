"""The wizard's page, run once for every change: which language, which screen, what the tab keeps. It decides nothing else."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from guide.content.languages import next_language
from guide.core.plan import make_plan
from guide.core.status import status_on
from guide.core.today import their_day
from guide.core.visit import PLAN, REVIEW, START
from guide.library import content
from guide.screen import clinic, frame, question, result, review, start
from guide.screen.saved import left_out, offer, open_file, too_old
from guide.screen.state import State, go
from guide.screen.widgets import hear, second, speak
from guide.web.streamlit.bridge import bridge, kept
from guide.web.streamlit.words import chosen_language, streamlit_words
from guide.words.about import LEAVE_FOR
from guide.words.language import load_language


def wizard() -> None:
    """One run of the wizard."""
    state, language, today = State.current(), chosen_language(), dt.date.today()
    other = load_language(next_language(language.code))
    if not state.restored and (found := kept(state.nonce)):
        state.restore(found.draft, found.link, content(), today)
        state.too_old = found.old
        if state.campaign and state.answers == state.given:
            go(state.visit(content()).after("0"))
    place = state.visit(content()).place(st.query_params.get("at", START)) if state.restored else "waiting"
    st.set_page_config(page_title=language.say("screen.page_title", "Five Steps · Cinco Pasos"), layout="centered")
    if place != "waiting":
        state.at = place
        hear(state, content())
        speak(state, f"{language.code}-{other.code}" if state.answers.one("helper") == "with_helper" else language.code)
        frame.top(state, language)
        clinic.top(state, content(), language)
        too_old(state, language)
        left_out(state, language)
        status = status_on(content().program, today)
        if state.offered is not None:
            offer(state, language)
        elif place == START:
            start.draw(state, status, content().host, language)
        elif place == REVIEW:
            review.draw(state, content(), status, language)
        elif place == PLAN:
            theirs = their_day(dt.datetime.now().astimezone(), st.context.timezone_offset)
            result.draw(state, make_plan(state.answers, content(), theirs), content(), language)
        else:
            question.draw(state, place, content(), language, other, today)
        frame.bottom(language, state)
    draft = state.draft() if state.restored else None
    opened = bridge(
        lang=language.code,
        other=second(state),
        place=place if state.offered is None else "offer",  # the question about a file is a screen of its own
        save=draft,
        ask=None if state.restored else state.nonce,
        clear=state.clear or (state.restored and draft is None),  # said in every run: a word about it may be lost on the way
        strings=streamlit_words(language),
        leave_url=LEAVE_FOR,
        keys=state.campaign is not None,
    )
    state.clear = False
    if opened is not None:
        open_file(state, opened, content(), today)
        st.rerun()


def front() -> None:
    """The bare address, for whoever starts the page without the landing page: straight on to the wizard."""
    st.switch_page(WIZARD, query_params=st.query_params.to_dict())


WIZARD = st.Page(wizard, url_path="guide", title="Five Steps · Cinco Pasos")
st.navigation([st.Page(front, default=True, title="Five Steps · Cinco Pasos"), WIZARD], position="hidden").run()
