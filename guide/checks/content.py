"""Problems in the content: sources without use, words that must not appear, old facts, offices with a wrong phone or link.

The types and references are checked when the content is read (content/load.py), the catalogs in catalogs.py,
and what people are shown in shown.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from dateutil.relativedelta import relativedelta

from guide.checks.contacts import check_contacts
from guide.checks.forbidden import load_forbidden, said_in_words
from guide.content.languages import CODES, SOURCE, TRANSLATED
from guide.content.load import FILES, FOLDER, Content
from guide.content.reading import Problem
from guide.content.schema import Reviewed, Rule
from guide.core.status import missing_to_open
from guide.words.language import LOCALES, read_catalog

WARN_AFTER = relativedelta(months=6)
"""A warning names a fact that was last compared with its sources longer ago than this."""

RELEASE_WITHIN = relativedelta(months=12)
"""A release is refused when a fact is older than this: then dates are not computed any more either (clocks.py)."""


def check_content(
    content: Content, today: dt.date | None = None, release: bool = False, folder: Path = FOLDER, locales: Path = LOCALES
) -> Iterator[Problem]:
    """Every problem in the content. `release`: facts may not be older than twelve months on `today` (default: the real today)."""
    yield from _unused_sources(content)
    yield from _forbidden_words(content, folder, locales)
    yield from check_contacts(content)
    if content.program and content.program.state == "open_confirmed":
        for name in missing_to_open(content.program):
            yield Problem("program.toml", name, "open_confirmed needs this; until it is there DALE counts as closed")
    if release:
        yield from _older_than(content, RELEASE_WITHIN, today or dt.date.today(), "reviewed more than 12 months ago; do not release")


def warnings(content: Content, today: dt.date | None = None) -> Iterator[Problem]:
    """Facts that were reviewed more than six months ago. They are not problems: a build never fails by the calendar alone."""
    yield from _older_than(content, WARN_AFTER, today or dt.date.today(), "reviewed more than 6 months ago")


def _older_than(content: Content, age: relativedelta, today: dt.date, words: str) -> Iterator[Problem]:
    """One line for each file, with its oldest item."""
    for file, kinds in FILES.items():
        dated = [
            (item.reviewed, f"{kind} {id_}")
            for kind in kinds
            for id_, item in getattr(content, kind).items()
            if isinstance(item, Reviewed | Rule) and item.reviewed + age < today
        ]
        if dated:
            oldest, name = min(dated)
            yield Problem(file, name, f"{words} ({oldest}, {len(dated)} items in this file); compare them with their sources again")


def _unused_sources(content: Content) -> Iterator[Problem]:
    used = {s for _, _, item in content.items() for s in getattr(item, "sources", ())}
    used |= {e.source for e in content.program.evidence} if content.program else set()
    for id_ in content.source:
        if id_ not in used:
            yield Problem("sources.toml", f"source {id_}", "nothing rests on it; use it or take it out")


def _forbidden_words(content: Content, folder: Path, locales: Path) -> Iterator[Problem]:
    rules, problems = load_forbidden(folder)
    yield from problems
    for language, context, text in _texts(content, locales):
        for word, why in said_in_words(rules, context, language, text):
            yield Problem("content", f"{context} ({language})", f"“{word}” must not be said: {why}")


def _texts(content: Content, locales: Path) -> Iterator[tuple[str, str, str]]:
    """(language, context, text) of everything the guide can say: the content, the catalogs (the program's own texts too) and the host."""
    for context, english in content.words():
        yield SOURCE, context, english
    own = {key for code in TRANSLATED for key in read_catalog(code, locales)} - set(content.words())
    for context, english in sorted(own):
        yield SOURCE, context, english
    for code in TRANSLATED:
        for (context, _), text in read_catalog(code, locales).items():
            yield code, context, text
    for code in CODES:
        for helper in content.helper.values():
            yield code, f"helper.{helper.id}.name", f"{helper.name_in.get(code, helper.name)} · {helper.near}"
        for name in ("hours", "about"):
            yield code, f"host.{name}", getattr(content.host, name).get(code, "")
