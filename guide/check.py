"""What a person would find by reading the whole content with a pen: facts without use, words that must not appear.

The types and references are checked when the content is read (content/load.py), the catalogs in catalogs.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.content.load import Content, Problem
from guide.content.schema import Agency
from guide.status import missing_to_open

FORBIDDEN = ("10 Application Way", "Montclair", "91763", "statementrequests@", "laborenforcement@", "too late", "demasiado tarde")
"""The old filing address, mailboxes that are not for workers, and the words we never say about a date."""

_MONEY_TO_FILE = re.compile(r"\$\s?(410|470|520|550|275|560|280|85)\b")
_CONTACT = re.compile(r"https?://|www\.|\b1?-?\d{3}-\d{3}-\d{4}\b|@")


def check_content(content: Content) -> Iterator[Problem]:
    yield from _unused_sources(content)
    yield from _forbidden_words(content)
    for agency in content.agency.values():
        yield from _agency(agency)
    if content.program and content.program.state == "open_confirmed":
        for name in missing_to_open(content.program):
            yield Problem("program.toml", name, "open_confirmed needs this; until it is there the program counts as closed")


def _unused_sources(content: Content) -> Iterator[Problem]:
    used = {s for _, _, item in content.items() for s in getattr(item, "sources", ())}
    used |= {e.source for e in content.program.evidence} if content.program else set()
    for id_ in content.source.keys() - used:
        yield Problem("sources.toml", f"source {id_}", "nothing rests on it; use it or take it out")


def _forbidden_words(content: Content) -> Iterator[Problem]:
    for context, text in content.words():
        for word in FORBIDDEN:
            if word.casefold() in text.casefold():
                yield Problem("content", context, f"“{word}” must not be said here")
        if _MONEY_TO_FILE.search(text) and not context.startswith("rule."):
            yield Problem("content", context, "a fee is never written in the words; it belongs to program.toml, filing")
        if _CONTACT.search(text):
            yield Problem("content", context, "an address or a phone belongs to agencies.toml, where its show flag decides")


def _agency(agency: Agency) -> Iterator[Problem]:
    where = ("agencies.toml", f"agency {agency.id}")
    if agency.show_phone and not agency.phone:
        yield Problem(*where, "show_phone is yes, but there is no phone")
    if agency.show_link and not _official(agency.url):
        yield Problem(*where, "only an official page may be a link; set show_link = false")


def _official(url: str) -> bool:
    host = re.sub(r"^https?://([^/]+).*$", r"\1", url)
    return host.endswith((".gov", ".us", ".myflorida.com")) or host == "fchr.myflorida.com"
