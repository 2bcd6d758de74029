"""The offices for this person's problems in this place. Pure, and without a word in any language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from guide.content.load import Content
from guide.content.schema import Agency
from guide.core.answers import Answers
from guide.core.clocks import raised
from guide.core.headline import Headline
from guide.core.safety import UNSAFE, Safety


@dataclass(frozen=True, slots=True)
class Contact:
    """An office for this person's problems; `told` when they said it already knows. only_lawyer: a lawyer comes first, and decides
    whether this office is told at all."""

    agency: str
    told: bool
    only_lawyer: bool
    sources: tuple[str, ...]
    reviewed: dt.date


def contacts_for(answers: Answers, content: Content, safety: Safety, headline: Headline) -> tuple[Contact, ...]:
    """The offices for these problems in this place: the one of the headline first, then the one already told, then those of the place,
    then federal ones. Somebody who is not free gets no labor office; where a lawyer comes first, so does whoever helps in such a case.

    An office of one city stands here only if the person said that it knows already: the guide asks only for the state.
    """
    place, claims, told = answers.one("state"), raised(answers), answers.one("reported_to")
    letter = answers.has("notices", "yes")

    def led_to(agency: Agency) -> bool:
        """A letter from immigration is not for a labor office that only answers general questions."""
        general = not agency.claims and not helps(agency)
        return answers.has("problems", *agency.problems) and not (letter and general)

    def helps(agency: Agency) -> bool:
        """It helps people who are forced, and takes no complaints that it would have to tell the boss about."""
        return not agency.claims and bool(set(agency.problems).intersection(UNSAFE, answers.many("problems")))

    def fits(agency: Agency) -> bool:
        if safety == "not_free":
            return helps(agency)
        here = agency.place in ("US", place) and not agency.city
        return agency.id == told or (here and bool(claims.keys() & set(agency.claims) or led_to(agency)))

    def order(agency: Agency) -> tuple[bool, ...]:
        if safety != "free":
            return not helps(agency), agency.id != told, agency.place == "US"
        return agency.id != headline.agency, agency.id != told, agency.place == "US"

    offices = sorted((a for a in content.agency.values() if fits(a)), key=order)
    return tuple(Contact(a.id, a.id == told, safety != "free" and not helps(a), a.sources, a.reviewed) for a in offices)
