"""Who has checked what a paper says: no lawyer, one for a part of it, or one for all of it. It follows the `reviewer` of each fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from guide.words.language import Language


class Fact(Protocol):
    """Whatever was checked: it has the day of its review, and the lawyer, who may be ""."""

    @property
    def reviewed(self) -> dt.date: ...
    @property
    def reviewer(self) -> str: ...


class Checked(NamedTuple):
    """The lawyers who checked some of the facts, whether that is all of them, and the oldest day of a review."""

    lawyers: tuple[str, ...]
    whole: bool
    reviewed: dt.date


def checked(facts: Iterable[Fact]) -> Checked:
    """What is known about the review of all these facts together."""
    known = list(facts)
    lawyers = [fact.reviewer.strip() for fact in known]
    return Checked(tuple(dict.fromkeys(filter(None, lawyers))), all(lawyers), min(fact.reviewed for fact in known))


def marks(sources: Iterable[str]) -> str:
    """What a line rests on, such as [L012, L044]: the numbers of the list at the end of the paper. Empty where there is none."""
    listed = ", ".join(sources)
    return f"[{listed}]" if listed else ""


def step_label(sources: str, known: Checked, language: Language) -> str:
    """Under a step: its sources, the day of the review, and the lawyers who checked it, if any."""
    date, lawyers = language.long_date(known.reviewed), language.list(known.lawyers)
    if not known.lawyers:
        return language.say(
            "pdf.step_sources",
            "Sources of this step: {sources}. Reviewed {date}, from saved copies. No lawyer has checked it yet.",
            date=date,
            sources=sources,
        )
    if not known.whole:
        return language.say(
            "pdf.step_sources_part",
            "Sources of this step: {sources}. Reviewed {date}. A lawyer has checked a part of it: {lawyers}.",
            date=date,
            sources=sources,
            lawyers=lawyers,
        )
    return language.say(
        "pdf.step_sources_all",
        "Sources of this step: {sources}. Reviewed {date}. A lawyer has checked it: {lawyers}.",
        date=date,
        sources=sources,
        lawyers=lawyers,
    )


def paper_label(today: dt.date, known: Checked, language: Language) -> str:
    """Over the list of sources: when the paper was made, when its facts were compared, and who checked them."""
    made, date, lawyers = language.long_date(today), language.long_date(known.reviewed), language.list(known.lawyers)
    if not known.lawyers:
        return language.say(
            "pdf.sources_how",
            "Made on {today} from public pages. Each fact was last compared with them by {reviewed}, from saved copies. No lawyer has "
            "checked what it says yet. It is not legal advice. These are the sources, with their dates:",
            today=made,
            reviewed=date,
        )
    if not known.whole:
        return language.say(
            "pdf.sources_how_part",
            "Made on {today} from public pages. Each fact was last compared with them by {reviewed}. A lawyer has checked a part of it: "
            "{lawyers}. It is not legal advice. These are the sources, with their dates:",
            today=made,
            reviewed=date,
            lawyers=lawyers,
        )
    return language.say(
        "pdf.sources_how_all",
        "Made on {today} from public pages. Each fact was last compared with them by {reviewed}. A lawyer has checked what it says: "
        "{lawyers}. It is not legal advice. These are the sources, with their dates:",
        today=made,
        reviewed=date,
        lawyers=lawyers,
    )
