"""The buttons; the names of a question's widgets, and how what they hold comes into `State.typed`, the one truth about what is typed.

A browser answers with the words it shows, not with ids. So the widgets in another language, or in two when someone helps, are
other widgets with other names, made anew from the ids. A word that is still on its way from the old ones meets nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from guide.content.load import Content
from guide.screen.state import State, from_screen


def button(state: State, name: str, label: str, act: Callable[..., None], *args: Any, **look: Any) -> None:
    """A button of the screen that is shown: a tap does `act(*args)`, and does nothing once another screen is there.

    name: what the style sheet and the tests call it.  look: how Streamlit draws it.
    """
    st.button(label, key=f"{name}.{state.screen}", on_click=from_screen, args=(state, state.screen, act, *args), **look)


def key(question: str, field: str, state: State) -> str:
    """The name of one widget in the languages that are shown, for this person. The style sheet, the bridge and the tests know its
    beginning."""
    return f"w.{question}.{field}.{state.labels}.{state.person}"


def hear(state: State, content: Content) -> None:
    """Take over what the widgets on the screen hold. For the start of a run and for a callback, which comes before them."""
    for name, value in st.session_state.items():
        part = str(name).split(".")
        if part[0] != "w" or part[3:] != [state.labels, str(state.person)] or part[1] not in state.typed:
            continue  # of no question, of another language or person, or of a question that has been answered since
        if value is None and content.question[part[1]].kind in ("one", "agency"):
            continue  # nobody can take back the mark of a radio: it got lost on the way
        state.typed[part[1]][part[2]] = value


def speak(state: State, labels: str) -> None:
    """The screen is about to be drawn with these words (`es`, or `es-en` with both)."""
    if state.labels != labels:
        drop()
        state.labels = labels


def second(state: State) -> str:
    """The other language in the words of the widgets, when someone helps; else ""."""
    return state.labels.partition("-")[2]


def drop() -> None:
    """Forget all widgets of questions; what is drawn next is filled from `State.typed`."""
    for name in [k for k in st.session_state if str(k).startswith("w.")]:
        del st.session_state[name]
