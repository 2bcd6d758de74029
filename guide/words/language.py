"""The one door for words: every text, date and list that a person reads comes through here.

English is the msgid and the item's id its context, so the same English may need two different Spanish texts.
A `Language` is passed to whoever needs words and is never installed for the whole process: one server speaks to many people.
The catalog is read from `locales/` at the first use; nothing compiled is kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from guide.content.languages import CODES, LANGUAGES, SOURCE, Code, OnPaper, Spelling, codes_for

LOCALES = Path(__file__).parents[2] / "locales"
DOMAIN = "guide"

NAMES: dict[Code, str] = {code: spelling.name for code, spelling in LANGUAGES.items()}
"""Each language by its own name: the only words that are the same in every language."""


class HasId(Protocol):
    """Whatever of the content has an id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Language:
    """One language. `messages` maps (context, English) to the text; English itself needs none."""

    code: Code
    messages: Mapping[tuple[str, str], str]

    @property
    def spelling(self) -> Spelling:
        return LANGUAGES[self.code]

    def say(self, context: str, english: str, /, **values: object) -> str:
        """A text of the program itself. `values` fill the {placeholders}. A text without a translation raises KeyError."""
        text = english if self.code == SOURCE else self.messages[context, english]
        return text.format(**values) if values else text

    def of(self, kind: str, item: HasId, field: str, owner: str = "") -> str:
        """A text of the content: field `field` of an item. Empty when the item has none. `owner`: the question of an option."""
        english = getattr(item, field)
        return self.say(".".join(filter(None, (kind, owner, item.id, field))), english) if english else ""

    def date(self, day: dt.date) -> str:
        """Friday, February 13, 2026 · viernes 13 de febrero de 2026"""
        return format_date(day, self.spelling.date, locale=self.spelling.locale)

    def long_date(self, day: dt.date) -> str:
        """November 9, 2026 · 9 de noviembre de 2026: a day in a sentence, in a footer, in a list of sources."""
        return format_date(day, "long", locale=self.spelling.locale)

    def span(self, amount: int, unit: str) -> str:
        """180 days, 6 months · 180 días, 6 meses"""
        return format_unit(amount, f"duration-{unit.removesuffix('s')}", length="long", locale=self.spelling.locale)

    def month(self, day: dt.date) -> str:
        """February 2026 · febrero de 2026"""
        return format_date(day, self.spelling.month, locale=self.spelling.locale)

    def month_names(self, *, short: bool = False) -> list[str]:
        """February, Feb · febrero, feb"""
        return [format_date(dt.date(2000, n, 1), "LLL" if short else "LLLL", locale=self.spelling.locale) for n in range(1, 13)]

    def list(self, items: Iterable[str]) -> str:
        """a, b, and c · a, b y c · a e i"""
        text = format_list(list(items), locale=self.spelling.locale)
        for wrong, right in self.spelling.list_repairs:
            text = re.sub(wrong, right, text, flags=re.IGNORECASE)
        return text


def read_catalog(code: Code, folder: Path = LOCALES) -> dict[tuple[str, str], str]:
    """(context, English) -> text. Fuzzy and empty entries are left out: a doubtful sentence of law is not served."""
    from babel.messages.pofile import read_po  # English has no catalog

    with (folder / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        entries = read_po(file, locale=code, ignore_obsolete=True)
    return {(m.context or "", str(m.id)): str(m.string) for m in entries if m.id and m.string and not m.fuzzy}


@lru_cache
def load_language(code: Code) -> Language:
    """The language for a code. Raises KeyError for a code we do not speak."""
    if code not in CODES:
        raise KeyError(code)
    return Language(code, {} if code == SOURCE else read_catalog(code))


def languages_for(choice: OnPaper) -> list[Language]:
    """The languages of one paper."""
    return [load_language(code) for code in codes_for(choice)]


def language_for(wanted: str | None, accepted: str) -> Language:
    """The language asked for; else the one that an Accept-Language header likes best; else English. Every view asks here.

    Both may be a code in any spelling ("es", "ES", "es-MX", "es_419") or a list of them with weights ("pt-BR,es-419;q=0.5").
    """
    return load_language(_best(wanted or "") or _best(accepted) or SOURCE)


def _best(accepted: str) -> Code | None:
    """The language of ours that a list likes best, the first one of those it likes equally; None when it names none."""
    best, liked = None, 0.0
    for offer in accepted.lower().split(","):
        tag, _, weight = offer.partition(";")
        if (code := _spoken(tag)) and _number(weight) > liked:
            best, liked = code, _number(weight)
    return best


def _spoken(tag: str) -> Code | None:
    """The language of ours that a code with its country or script belongs to."""
    first = re.split("[-_]", tag.strip())[0]
    return next((code for code in CODES if code == first), None)


def _number(weight: str) -> float:
    """What "q=0.5" weighs; 1 when nothing is said, 0 when it cannot be read."""
    try:
        return float(weight.strip().removeprefix("q").strip().removeprefix("=") or 1)
    except ValueError:
        return 0.0


Say = Callable[[Language], str]
"""A text, asked for in a language: so one thing can be said in English, in Spanish, or in both side by side."""


def of(kind: str, item: HasId, field: str, owner: str = "") -> Say:
    """A text of the content: this field of this item. `owner`: the question of an option."""
    return lambda language: language.of(kind, item, field, owner)


def fixed(text: str) -> Say:
    """A text that is the same in every language: a name, a number, an address."""
    return lambda language: text
