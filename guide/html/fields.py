"""Pieces of plain forms, in HTML. Every text is escaped here."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

UNSAVED = '<input type="password" name="unsaved" value="1" autocomplete="one-time-code" hidden>'
"""A field that says nothing. Chromium writes what a form sent into the file with which it opens its tabs again, unless the form had a
password in it. Measured: with this field the file holds none of the answers. It is at the end, where a text browser that shows it does
no harm; of one character, which no browser offers to keep."""


def hidden(name: str, value: str) -> str:
    """A field that is sent with its form and not seen."""
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def options_of(choices: Mapping[str, str], chosen: str) -> str:
    """The options of a list to choose from: value -> text. `chosen`: the value that is marked."""
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in choices.items()
    )
