"""The facts about one person that sentences may name, and what named conditions may look at. Pure, and without words.

Goes in: the answers, what the clocks and the headline give, and a day.  Comes out: fact by name (content/facts.py) -> a day as it is
written in an answer, an id, or "yes".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guide.content.load import Content
from guide.core.answers import Answers, Day
from guide.core.clocks import Clocks
from guide.core.headline import Headline, sure_days, told_already
from guide.core.limits import SafeDay
from guide.core.offices import Contact
from guide.core.permit import LawyerDay
from guide.core.safety import Safety, nobody_alone
from guide.core.waiting import SOON, TOO_CLOSE, fallback_day, working_days_from

YES = "yes"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a named condition may look at."""

    answers: Answers
    clocks: Clocks
    today: dt.date
    content: Content
    safety: Safety
    headline: Headline
    contacts: tuple[Contact, ...] = ()
    later: bool = False

    @property
    def presses(self) -> bool:
        """A limit is so close that nobody should wait for an appointment (plan, rule 2). Safety comes before any limit."""
        return self.safety == "free" and self.headline.urgent

    @property
    def to_file(self) -> list[SafeDay]:
        """The days that this person may use without a lawyer at an office that has not been told, the nearest first; also those that
        hold in some cases only."""
        days = (d for d in self.clocks.days if d.when != "passed" and not d.lawyer)
        return sorted((d for d in days if not told_already(self.answers, d, self.content)), key=_nearest)

    @property
    def at_the_case(self) -> list[SafeDay]:
        """The days at the office that has been told."""
        days = sure_days(d for d in self.clocks.days if not d.lawyer)
        return [d for d in days if told_already(self.answers, d, self.content)]

    @property
    def pressing_day(self) -> SafeDay | None:
        """The day of the limit that is close, where a day is known."""
        return self.headline.day if self.presses else None


def _nearest(day: SafeDay) -> tuple[dt.date, bool]:
    return (day.by if day.when == "ahead" else day.before_margin), day.maybe


def known_facts(facts: Facts, permit: LawyerDay | None) -> dict[str, str]:
    """Every fact that is known, by name."""
    return dict((*_who(facts), *_days(facts.answers), *_limit(facts), *_case(facts), *_permit(permit)))


def _who(facts: Facts) -> Iterator[tuple[str, str]]:
    answers, problems = facts.answers, set(facts.answers.many("problems"))
    if answers.one("state") in facts.content.place:
        yield "state", answers.one("state")
    if answers.one("work") not in ("unknown", "other"):
        yield "work", answers.one("work")
    if facts.content.host.name:
        yield "host", facts.content.host.name
    flags = {
        "helped": answers.has("helper", "with_helper"),
        "not_free": facts.safety == "not_free",
        "free_to_move": facts.safety != "not_free",
        "free": facts.safety == "free",
        "lawyer_first": facts.safety == "lawyer_first",
        "days_passed": facts.headline.kind == "passed",
        "lawyer_urgent": facts.safety == "lawyer_first" and facts.headline.urgent,
        "adult": "child_labor" not in problems,
        "only_unsafe": problems <= {"unsafe", "child_labor", "other"},
        "later": facts.later,
    }
    yield from ((name, YES) for name, holds in flags.items() if holds)


def _days(answers: Answers) -> Iterator[tuple[str, str]]:
    for question in answers.values:
        day = answers.day(question)
        if day and question.startswith("when_") and not question.startswith("when_pay"):
            yield question.replace("when_", "on_", 1), day.written
    if first := answers.day("when_pay_first"):
        yield ("payday" if first.exact else "pay_month"), first.written


def _limit(facts: Facts) -> Iterator[tuple[str, str]]:
    """The limit that comes first, and until when to wait for others. A paper that is handed out later names no day to call by."""
    day, headline = facts.pressing_day, facts.headline
    told = bool(day and told_already(facts.answers, day, facts.content))
    if not (facts.presses and told):
        yield "no_clock", YES
    if not facts.later:
        yield "call_by", working_days_from(facts.today, SOON).isoformat()
        if wait := fallback_of(facts):
            yield "fallback", wait.isoformat()
    if not facts.presses:
        return
    yield "clock", YES
    if day is None or day.when != "ahead" or day.days_left <= TOO_CLOSE:
        yield "few_days", YES
    if day and (day.when != "ahead" or not day.days_left):
        yield "no_time", YES
    if day is None:
        if headline.office:
            yield "office", headline.office
            yield from [("lawyer_office", YES)] if nobody_alone(headline.office, facts.content) else []
        return
    yield "office", day.agency
    yield "claim", day.claim
    if day.lawyer:
        yield "lawyer_office", YES
    if day.when != "ahead":
        yield "ends_any_day", YES
        return
    by = day.by.isoformat()
    yield "shown_by", by
    yield _how(day, headline), by


def _how(day: SafeDay, headline: Headline) -> str:
    """The name of the day, by how it has to be used."""
    if day.lawyer:
        return "lawyer_by"
    if headline.told:
        return "add_by" if headline.told == "me" else "in_it_by"
    return {"phone": "phone_by", "written": "writing_by", "served": "writing_by"}.get(day.how_it_counts, "unknown_by")


def fallback_of(facts: Facts) -> dt.date | None:
    """Until when to wait for a group or a lawyer (plan, rule 3); None where no day is known, or there is no time."""
    if facts.safety != "free":
        return None
    day = facts.pressing_day or (None if facts.presses else next((d for d in facts.to_file if d.when == "ahead"), None))
    return fallback_day(facts.today, day.by, facts.presses) if day and day.when == "ahead" else None


def _case(facts: Facts) -> Iterator[tuple[str, str]]:
    told = facts.answers.one("reported_to")
    if told in facts.content.agency:
        yield "told_office", told
    if day := next((d for d in facts.at_the_case if d.when == "ahead"), None):
        yield "case_by", day.by.isoformat()
        yield "case_claim", day.claim


def _permit(permit: LawyerDay | None) -> Iterator[tuple[str, str]]:
    if permit is None:
        return
    yield "on_permit_ends", Day(permit.permit_ends, permit.exact).written
    if permit.ended:
        yield "permit_over", YES
    if permit.ended or permit.soon:
        yield "permit_now", YES
    if permit.see_by:
        yield "permit_see_by", permit.see_by.isoformat()
