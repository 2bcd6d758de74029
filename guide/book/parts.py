"""What the book is made of, without paper or screen: chapters of entries of lines. Both kinds of book are drawn from these.

A text is a function `Language -> str`, so that one entry can be read in English, in Spanish, or in both side by side.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from guide.words.language import Say, fixed


@dataclass(frozen=True)
class Line:
    """One text of an entry. `label`: what kind of text it is. `id`: of an option, which has an id of its own.
    `shared`: the same in every language (an address), so it is printed once. `fact`: a fact for reviewers, which no worker reads."""

    text: Say
    label: Say | None = None
    id: str = ""
    shared: bool = False
    fact: bool = False


@dataclass(frozen=True)
class Entry:
    """One item of the content. `id`: as in the file; `anchor`: with its kind, as in the catalogs."""

    anchor: str
    id: str
    kind: Say
    lines: tuple[Line, ...]
    sources: tuple[str, ...] = ()
    reviewed: dt.date | None = None
    reviewer: str = ""


@dataclass(frozen=True)
class Chapter:
    """A part of the book. `open`: it is said only while the record says open, so it is marked."""

    id: str
    title: Say
    about: Say
    entries: tuple[Entry, ...]
    open: bool = False


def shared(text: str, label: Say | None = None) -> Line:
    """A line with a fact that is the same in every language."""
    return Line(fixed(text), label, shared=True, fact=True)
