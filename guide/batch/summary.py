"""The group on one page: how many people, how many with each problem, the earliest safe day of anyone, papers most often missing.

Goes in: the `PersonFacts` of each person, one after the other.  Comes out: a PDF with counts only, for the organizer and the lawyer.
A group of fewer than 3 people is left out, and so is the exact count where fewer than 3 do not belong to it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import partial

from guide.batch.make import PersonFacts
from guide.batch.sheet import counted, facts, make_sheet
from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.core.limits import SafeDay
from guide.core.status import status_on
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.sizes import PaperSize
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.answers import answer_words
from guide.words.dates import reviewed_label
from guide.words.language import Language, Say, of
from guide.words.told_days import told_day

FEWEST = 3
"""The count of a smaller group could show who is meant."""
MOST_PAPERS = 6


class Tally:
    """Counts of a group. It keeps no person: only numbers, and one day."""

    def __init__(self) -> None:
        self.people = 0
        self.problems: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()
        self.earliest: SafeDay | None = None
        self.call_today = False

    def add(self, facts: PersonFacts) -> None:
        """Count one person."""
        self.people += 1
        self.problems.update(p for p in facts.problems if p != "unknown")
        self.missing.update(facts.missing)
        self.call_today |= facts.call_today
        days = [day for day in (self.earliest, facts.next_day) if day]
        self.earliest = min(days, key=lambda day: (not day.urgent, day.by, day.rule, day.question), default=None)


def large_enough(counts: Counter[str]) -> list[tuple[str, int]]:
    """The groups that may be shown, the largest first; equal ones by their ids, so that the order of the rows cannot be seen."""
    return sorted(((id_, n) for id_, n in counts.items() if n >= FEWEST), key=lambda pair: (-pair[1], pair[0]))


def count_text(count: int, people: int, language: Language) -> str:
    """How many of the people: "12 of 40". "Nearly all" where those who are left are fewer than FEWEST."""
    if count == people:
        return language.say("batch.all_people", "all {people}", people=people)
    if people - count < FEWEST:
        return language.say("batch.nearly_all", "nearly all")
    return language.say("batch.some_of", "{count} of {people}", count=count, people=people)


def make_summary(
    tally: Tally, campaign: Campaign, content: Content, today: dt.date, languages: Sequence[Language], paper: PaperSize = "letter"
) -> bytes:
    """The summary as a tagged PDF of one page."""

    def build(w: Writer) -> list[Block]:
        title = w.head(w.root, lambda language: language.say("batch.summary", "The group in numbers"), level=1)
        made = w.prose(w.root, lambda language: _made(tally, today, language), personal=True)
        blocks = [title, made, *facts(w, campaign)]  # in reading order: each call adds to the structure of the page
        if tally.people >= FEWEST:
            blocks += [*_earliest(w, tally), *_problems(w, tally), *_missing(w, tally)]
        return [*blocks, w.prose(w.root.add("Sect"), _how_counted, w.style.tiny, above=w.style.gap)]

    return make_sheet(build, content, languages, status_on(content.program, today), paper, one_page=True)


def _made(tally: Tally, today: dt.date, language: Language) -> str:
    if tally.people < FEWEST:
        return language.say("batch.too_few", "Fewer than 3 people: the guide shows no counts of so small a group.")
    return language.say("batch.people", "People: {people}. Made on {date}.", people=tally.people, date=language.long_date(today))


def _problems(w: Writer, tally: Tally) -> list[Block]:
    section, found = w.root.add("Sect"), large_enough(tally.problems)
    head = w.head(section, lambda language: language.say("batch.problems", "What happened at work"), above=w.style.gap)
    return [head, *_counted(w, section, tally, [(n, _problem(w, id_)) for id_, n in found])]


def _problem(w: Writer, option: str) -> Say:
    return lambda language: answer_words("problems", option, w.content, language)


def _missing(w: Writer, tally: Tally) -> list[Block]:
    section, found = w.root.add("Sect"), large_enough(tally.missing)[:MOST_PAPERS]
    head = w.head(section, lambda language: language.say("batch.missing", "Documents most often missing"), above=w.style.gap)
    return [head, *_counted(w, section, tally, [(n, of("paper", w.content.paper[id_], "name")) for id_, n in found])]


def _counted(w: Writer, section: Element, tally: Tally, lines: list[tuple[int, Say]]) -> list[Block]:
    if not lines:
        return [w.prose(section, lambda language: language.say("batch.none_large", "There is no group of 3 or more people."))]
    items = section.add("L")
    return [counted(w, items, partial(count_text, n, tally.people), what) for n, what in lines]


def _earliest(w: Writer, tally: Tally) -> list[Block]:
    section = w.root.add("Sect")
    head = w.prose(
        section,
        lambda language: language.say("batch.earliest", "The first day that somebody in the group must not miss"),
        w.style.subhead,
        role="H2",
    )
    if tally.earliest is None:
        blocks: list[Block] = [w.prose(section, _no_day)]
    else:
        day = tally.earliest
        types = {"when": w.style.head, "now": w.style.head, "do": w.style.strong, "office": w.style.small}
        lines = (line for line in told_day(day, w.content).lines if line.role in types)  # nothing about the person whose day it is
        blocks = [w.prose(section, line.text, types[line.role], personal=line.personal) for line in lines]
        blocks.append(w.prose(section, partial(reviewed_label, day.reviewed, day.reviewer), w.style.small))
    if tally.call_today:
        blocks.append(w.prose(section, _call_today, w.style.strong, above=w.style.gap))
    blocks.append(w.prose(section, _not_counted, w.style.small, above=w.style.gap * 0.6))
    return [Framed(Stack([head, *blocks]), stroke=1.5, pad=w.style.gap + 4, above=w.style.gap, below=w.style.gap)]


def _no_day(language: Language) -> str:
    return language.say(
        "batch.no_day", "No day could be worked out. This does not mean that there is time to complain: ask a lawyer about each person."
    )


def _call_today(language: Language) -> str:
    return language.say(
        "batch.call_today",
        "For somebody in this group a short time limit is close to its end, or may be running. Go through the sheets today, and do not "
        "wait for an appointment.",
    )


def _not_counted(language: Language) -> str:
    """On every summary, whether there is such a person or not: so it says nothing about this group."""
    return language.say(
        "batch.not_counted", "A person who must first get to safety or talk with a lawyer has no day here. Look at each sheet."
    )


def _how_counted(language: Language) -> str:
    return language.say(
        "batch.how_counted",
        "This page holds counts only, for the organizer and the lawyer. Groups of fewer than 3 people are left out, because a small "
        "group can tell who somebody is. Keep it away from the boss.",
    )
