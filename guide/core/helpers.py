"""Whom this person can call: two ways to reach somebody, and everybody else who fits. Pure, and without a word in any language.

Goes in: the answers, how free the person is, and the helpers whose conditions hold.  Comes out: helpers by id, in the order to try.
Source of the rules: the legal dossier, directory.md, and README, rules 6 and 9.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.content.directory import Helper, Need
from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.safety import Safety

WAYS = 2
"""How many ways to reach a person, or a list that finds one, every plan has."""


@dataclass(frozen=True, slots=True)
class PlannedHelper:
    """Somebody to call. first: one of the two ways that stand before the offices. here: it is of this person's place."""

    helper: str
    first: bool
    here: bool
    sources: tuple[str, ...]
    reviewed: dt.date


def helpers_for(answers: Answers, content: Content, open_: Iterable[Helper], safety: Safety, papers: bool) -> tuple[PlannedHelper, ...]:
    """Two ways first, then the rest of the place, the whole country, and those that help only some people.

    open_: the helpers whose conditions hold. papers: a letter came or a permit ends, so immigration help comes before help at work.
    """
    place, needs = answers.one("state"), wanted(answers, safety, papers)
    told = [h for h in open_ if h.place in ("US", place) and not h.office and fits(h, answers, needs)]
    here = [helper for helper in told if helper.place != "US" and not helper.narrow]
    country = [helper for helper in told if helper.place == "US" and not helper.narrow]
    narrow = sorted((helper for helper in told if helper.narrow), key=lambda helper: helper.place == "US")
    by_need = {need: _in_order(here, need, answers) for need in needs}
    at_work = not set(answers.many("problems")) <= {"other", "unknown", "skip"}
    local = [helper for need in needs for helper in by_need[need]]
    ways = tuple(helper.id for helper in _ways(by_need, country, at_work))
    found = (content.helper[id_] for id_ in dict.fromkeys((*ways, *(helper.id for helper in (*local, *country, *narrow)))))
    return tuple(PlannedHelper(h.id, h.id in ways, h.place != "US", h.sources, h.reviewed) for h in found)


def wanted(answers: Answers, safety: Safety, papers: bool) -> tuple[Need, ...]:
    """What this person needs help with, the most pressing first. For forced work and kept papers those who know trafficking come first,
    whatever the work; after a letter from the government, immigration help."""
    needs: tuple[Need, ...] = ("immigration", "work") if papers else ("work", "immigration")
    if safety != "free":
        needs = ("trafficking", *needs)
    return (*needs, "health") if answers.has("problems", "injured") else needs


def fits(helper: Helper, answers: Answers, needs: Sequence[Need]) -> bool:
    """It helps with one of these needs, and in this kind of work. Who knows trafficking fits whatever the work, where that is needed."""
    if not set(needs).intersection(helper.needs):
        return False
    of_the_work = not helper.work or answers.has("work", *helper.work)
    return of_the_work or ("trafficking" in needs and "trafficking" in helper.needs)


def can_be_reached(helper: Helper) -> bool:
    """It has a number or a site that may be shown; of the others people know only the name and the town."""
    return helper.show in ("phone", "link")


def _in_order(helpers: Iterable[Helper], need: Need, answers: Answers) -> list[Helper]:
    """Those for one need: who is there for this kind of work first; then a number before a site, and a site before a name; then the whole
    place before one town."""

    def order(helper: Helper) -> tuple[int, bool, bool, bool]:
        for_the_work = answers.has("work", *helper.work, *helper.also)
        farm_lawyers = helper.kind == "farmworker_legal" and answers.has("work", "farm")
        special = 0 if farm_lawyers else 1 if for_the_work else 2
        return (special if need == "work" else 0), helper.show != "phone", helper.show != "link", not helper.everywhere

    return sorted((helper for helper in helpers if need in helper.needs), key=order)


def _ways(local: Mapping[Need, Sequence[Helper]], country: Sequence[Helper], at_work: bool) -> Sequence[Helper]:
    """The two ways: the best of the place, and then somebody else who can be reached: for the next need, unless the first is only a name or
    nothing happened at work. Where a place has no immigration help and that comes first, a list of the whole country does."""
    needs = list(local)
    nearest = [helper for need in needs for helper in local[need]]
    if needs[0] == "immigration" and not local["immigration"]:
        nearest = []
    first = nearest[0] if nearest else country[0]
    met = set(first.needs) if can_be_reached(first) and at_work else set[Need]()
    open_ = [need for need in needs if need not in met] or needs
    others = (helper for need in open_ for helper in (*local[need], *(h for h in country if need in h.needs)))
    return first, next((h for h in others if can_be_reached(h) and not _same(h, first)), country[first is country[0]])


def _same(one: Helper, other: Helper) -> bool:
    """The same entry, or another one of the same organization, as its site says."""
    return one is other or (one.url != "" and one.url == other.url)
