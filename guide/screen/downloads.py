"""Take it with you: the paper, the calendar and the file to keep, as plain forms that work without any script of ours.

The answers travel in the body of a POST, so they reach no address, no history and no log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

import streamlit as st

from guide.content.languages import BOTH
from guide.core.answers import write_answers
from guide.pdf.fonts import printable
from guide.screen.html import hidden, options_of
from guide.screen.saved import booklet_link, opener
from guide.screen.state import State
from guide.words import choices
from guide.words.language import Language


def draw(state: State, language: Language) -> None:
    """The forms, what to know before saving anything, and the button that opens a kept file."""
    say = language.say
    answers = json.dumps(write_answers(state.answers), ensure_ascii=False)
    helped = state.answers.one("helper") == "with_helper"
    languages = {**choices.one_language(), **choices.both_languages(language)}
    fields = (
        _choice("language", choices.language_label(language), languages, BOTH if helped else language.code)
        + _choice("size", choices.letter_size_label(language), choices.letter_sizes(language), "normal")
        + _choice("paper", choices.paper_size_label(language), choices.paper_sizes(language), "letter")
    )
    if helped:
        copies = {
            "person": say("result.copy_person", "For the person"),
            "advocate": say("result.copy_advocate", "For the one who helps: with lines for notes and without a name"),
        }
        fields += _choice("copy", say("result.copy", "Whose copy"), copies, "person")
    if state.campaign:
        fields += hidden("campaign", json.dumps(state.campaign.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False))
    by_hand = ""
    if not printable(state.answers.text("print_name")):
        text = say("result.name_by_hand", "We cannot print this name in full. The paper has a line where you can write it by hand.")
        by_hand = f'<p role="status" class="notice">{escape(text)}</p>'
    pdf = _form("/checklist", answers, fields, say("result.get_pdf", "Get my paper (PDF)"), "main")
    ics = _form("/calendar", answers, hidden("language", language.code), say("result.get_calendar", "Get the dates for my calendar"))
    keep = _form("/answers", answers, hidden("language", language.code), say("result.keep", "Keep my answers in a file"))
    shared = say(
        "result.shared",
        "Is this phone or computer shared, or from work? Then do not save files here. Anyone who opens them can read them.",
    )
    title = say("result.take", "Take it with you")
    st.html(f'<section class="take"><h2>{escape(title)}</h2>{by_hand}<p>{escape(shared)}</p>{pdf}{ics}{keep}</section>')
    opener(state, language)
    st.html(booklet_link(language))


def _form(action: str, answers: str, fields: str, label: str, kind: str = "") -> str:
    return (
        f'<form method="post" action="{action}">{hidden("answers", answers)}{fields}<button class="{kind}">{escape(label)}</button></form>'
    )


def _choice(name: str, label: str, options: Mapping[str, str], chosen: str) -> str:
    return f'<label>{escape(label)} <select name="{name}">{options_of(options, chosen)}</select></label>'
