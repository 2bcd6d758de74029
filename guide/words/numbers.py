"""Phone numbers and web addresses as people read and tap them: with the year in which each was last seen, and who has tried it: nobody.

Goes in: a number or an address, and a year or None.  Comes out: lines and plain texts.
Source of the rule: the legal dossier, README, rule 6.
"""

from __future__ import annotations

import re

from guide.words.language import Language
from guide.words.outline import Line


def with_year(what: str, seen: int | None, language: Language) -> str:
    """A number or an address, and the year of the newest page that has it."""
    if seen is None:
        return language.say("number.year_unknown", "{what} (year not known)", what=what)
    return language.say("number.year", "{what} ({year})", what=what, year=seen)


def phone_line(phone: str, seen: int | None) -> Line:
    """A number with the word for it before and its year behind; on a screen a tap calls it."""

    def text(language: Language) -> str:
        return language.say("office.phone", "Phone: {phone}", phone=with_year(phone, seen, language))

    return Line(text, "phone", link=lambda language: tel(phone))


def tel(phone: str) -> str:
    """The address that calls a number: 1-866-487-9243 -> tel:+18664879243. Without a + before it, it is one of the United States."""
    digits = re.sub(r"[^0-9]", "", phone)
    return f"tel:+{digits}" if phone.startswith("+") else f"tel:+1{digits.removeprefix('1')}"


def page_text(url: str, seen: int | None, language: Language) -> str:
    """The address as people type it, and its year."""
    bare = url.removeprefix("https://").removeprefix("http://").removesuffix("/")
    return with_year(bare, seen, language)


def not_called(language: Language) -> str:
    """Stands once wherever numbers stand."""
    return language.say(
        "number.not_called",
        "The year: when we last saw it. Nobody has called yet. No number? Ask a group you trust.",
    )
