"""What comes first on a plan: the one act that a person must not miss. Pure, and without a word in any language.

Source of the order: the rules of the plan, 6 and 7; why it is so: docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from guide.answers import Answers
from guide.clocks import Clocks
from guide.limits import CourtDay, PayLimit, SafeDay
from guide.safety import Safety

COURT_IS_CLOSE = 120
"""With fewer days than this left before pay or a claim can be lost in court, that day may stand in the headline."""

HeadlineKind = Literal["by", "contact", "may_end", "payday", "court", "lawyer_first", "not_free", "passed", "none"]


@dataclass(frozen=True, slots=True)
class Headline:
    """The first act that this person must not miss: what stands in the largest letters, with its office.

    by: the complaint must be there by `day`. contact: contact the office this week. may_end: the limit may end on any day, so ask the
    office today. payday: with each payday that goes by, the office of `pay` can lose one more. court: see a lawyer about `court`.
    lawyer_first: talk with a lawyer before any office. not_free: how to get help, and nothing about a case. passed: each day that is
    sure seems to be over; `day` is one that holds in some cases only, if there is any. none: no day is known.
    told: who has told the office of `day` already. goes_on: the wrong pay goes on.
    """

    kind: HeadlineKind
    day: SafeDay | None = None
    pay: PayLimit | None = None
    court: CourtDay | None = None
    told: Literal["", "me", "someone_else"] = ""
    goes_on: bool = False
    urgent: bool = False

    @property
    def agency(self) -> str:
        """The office that this is about, or "": it stands first under "who to call"."""
        part = self.day or self.pay
        return part.agency if part and self.kind in ("by", "contact", "may_end", "payday") else ""


def headline_of(answers: Answers, running: Clocks, days: tuple[SafeDay, ...], safety: Safety) -> Headline:
    """Never a later day than a limit that is urgent, or that has passed while the legal day may lie ahead (plan, rule 6).

    Then: pay that is lost payday by payday; an office to contact this week; and the nearest day, of an office or of court.
    """
    if safety == "not_free":
        return Headline("not_free")
    sure = sure_days(days)
    urgent = sure[0] if sure and sure[0].urgent else None
    if safety == "lawyer_first":
        return Headline("lawyer_first", urgent=urgent is not None)
    goes_on = answers.has("when_pay_last", "ongoing")
    lost = next((limit for limit in running.pay if not limit.maybe), None)
    if urgent:
        kind: HeadlineKind = "by" if urgent.when == "ahead" else "may_end"
        return Headline(kind, urgent, told=_told(answers, urgent), goes_on=goes_on, urgent=True)
    if goes_on and lost:
        return Headline("payday", pay=lost, goes_on=True)
    margin = next((day for day in sure if day.when == "margin"), None)
    if margin:
        return Headline("contact", margin, told=_told(answers, margin), goes_on=goes_on)
    close = min((c for c in running.court if 0 <= c.days_left < COURT_IS_CLOSE), key=lambda c: c.lost_from, default=None)
    if close and (not sure or close.lost_from <= sure[0].by):
        return Headline("court", court=close, goes_on=goes_on)
    if sure:
        return Headline("by", sure[0], told=_told(answers, sure[0]), goes_on=goes_on)
    maybe = next((day for day in days if day.maybe and day.when != "passed"), None)
    return Headline("passed", maybe, goes_on=goes_on) if days else Headline("none", goes_on=goes_on)


def sure_days(days: Iterable[SafeDay]) -> list[SafeDay]:
    """The days that hold for sure and may not be over yet, what is urgent first: by the day we show, or, where that lies behind, by
    the day before the margin."""
    open_ = (day for day in days if not day.maybe and day.when != "passed")
    return sorted(open_, key=lambda day: (not day.urgent, day.by if day.when == "ahead" else day.before_margin))


def _told(answers: Answers, day: SafeDay) -> Literal["", "me", "someone_else"]:
    """Who has told this office already, as the person said."""
    if answers.one("reported_to") != day.agency:
        return ""
    return "me" if answers.has("reported", "me") else "someone_else"
