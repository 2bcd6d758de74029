"""The plan: what must not be missed, what can be taken along, then the rest (html/plan.py)."""

from __future__ import annotations

import streamlit as st

from guide.content.load import Content
from guide.core.plan import Plan
from guide.core.visit import REVIEW
from guide.html.papers import papers_html
from guide.html.plan import PlanPage
from guide.screen import clinic
from guide.screen.saved import opener
from guide.screen.state import State, go
from guide.screen.widgets import button
from guide.words.language import Language


def draw(state: State, plan: Plan, content: Content, language: Language) -> None:
    """Draw the plan, with what can be taken along between what comes first and the rest."""
    drawn = PlanPage(plan, content, language)
    st.html(drawn.top())
    st.html(papers_html(state, plan, content, language, behind=st.context.timezone_offset))
    opener(state, language)
    st.html(drawn.rest())
    clinic.next_person(state, content, language, "plan")
    button(state, "answers", language.say("result.change", "Change my answers"), go, REVIEW, width="stretch")
