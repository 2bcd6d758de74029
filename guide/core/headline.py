"""What comes first on a plan: the one act that a person must not miss. Pure, and without a word in any language.

Source of the order: the rules of the plan, 6 and 7; why it is so: docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.clocks import Clocks
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.permit import LawyerDay
from guide.core.safety import Safety

COURT_IS_CLOSE = 120
"""With fewer days than this left before pay or a claim can be lost in court, that day may stand in the headline."""

HeadlineKind = Literal[
    "by", "contact", "may_end", "payday", "court", "may_run", "lawyer_first", "not_free", "letter", "permit", "passed", "none"
]


@dataclass(frozen=True, slots=True)
class Headline:
    """The first act that this person must not miss: what stands in the largest letters, with its office.

    by: the complaint must be there by `day`. contact: contact the office this week. may_end: the limit may end on any day, so ask the
    office today. may_run: a limit of 30 days may be running at `office`, whose day is not known. payday: with each payday that goes by,
    the office of `pay`, or of `day`, can lose one more. court: see a lawyer about `court`.
    letter: open what came from the government, today. permit: talk with a lawyer about a work permit that ends, or has ended.
    lawyer_first: talk with a lawyer before any office. not_free: how to get help, and nothing about a case. passed: each day that is
    sure seems to be over; `day` is one that holds in some cases only, if there is any. none: no day is known.
    told: who has told the office of `day` already. goes_on: the wrong pay goes on. maybe: an earlier day that holds in some cases only.
    ended: of a permit. guessed: the person did not name what `day` is about as the reason of a punishment.
    """

    kind: HeadlineKind
    day: SafeDay | None = None
    pay: PayLimit | None = None
    court: CourtDay | None = None
    told: Literal["", "me", "someone_else"] = ""
    goes_on: bool = False
    urgent: bool = False
    office: str = ""
    maybe: SafeDay | None = None
    ended: bool = False
    guessed: bool = False

    @property
    def agency(self) -> str:
        """The office that this is about, or "": it stands first under "who to call"."""
        part = self.day or self.pay
        if self.kind == "may_run":
            return self.office
        return part.agency if part and self.kind in ("by", "contact", "may_end", "payday") and not (self.day and self.day.lawyer) else ""


def headline_of(
    answers: Answers, running: Clocks, days: tuple[SafeDay, ...], safety: Safety, permit: LawyerDay | None, content: Content
) -> Headline:
    """Never a later day than a limit that is urgent, or that has passed while the legal day may lie ahead (plan, rule 6).

    Then: a limit of 30 days that may be running; a letter from the government; a work permit that ends; pay that is lost payday by
    payday; an office to contact this week; and the nearest day, of an office or of court.
    """
    if safety == "not_free":
        return Headline("not_free")
    sure = sure_days(days)
    goes_on = answers.has("when_pay_last", "ongoing")

    def about(kind: HeadlineKind, day: SafeDay, urgent: bool = False) -> Headline:
        told = _told(answers, day, content) if kind == "by" else ""
        guessed = _guessed(answers, day)
        return Headline(kind, day, told=told, goes_on=goes_on, urgent=urgent, maybe=_earlier(day, days), guessed=guessed)

    if safety == "lawyer_first":
        return Headline("lawyer_first", urgent=bool(running.short) or any(day.pressing for day in sure))
    if sure and sure[0].pressing:
        return about("by" if sure[0].when == "ahead" else "may_end", sure[0], urgent=True)
    if running.short:
        return Headline("may_run", office=running.short[0], goes_on=goes_on, urgent=True)
    if answers.has("notices", "yes"):
        return Headline("letter")
    if permit and (permit.soon or permit.ended):
        return Headline("permit", ended=permit.ended)
    if losing := _losing(answers, running, sure):
        return losing
    if margin := next((day for day in sure if day.when == "margin"), None):
        return about("contact", margin)
    close = min((c for c in running.court if 0 <= c.days_left < COURT_IS_CLOSE), key=lambda c: c.lost_from, default=None)
    if close and (not sure or close.lost_from <= sure[0].by):
        return Headline("court", court=close, goes_on=goes_on)
    if sure:
        return about("by", sure[0])
    maybe = next((day for day in days if day.maybe and day.when != "passed"), None)
    return Headline("passed", maybe, goes_on=goes_on) if days else Headline("none", goes_on=goes_on)


def _losing(answers: Answers, running: Clocks, sure: list[SafeDay]) -> Headline | None:
    """Pay of one payday after the other is running out: the oldest may be lost already, or nobody knows how old it is."""
    goes_on = answers.has("when_pay_last", "ongoing")
    newest = next((day for day in sure if day.question == "when_pay_last" and not day.lawyer), None)
    alone = {day.agency for day in running.days if day.lawyer}  # nobody is sent there without a lawyer
    open_ = (limit for limit in running.pay if not limit.maybe and limit.agency not in alone)
    lost = next((limit for limit in open_ if goes_on or (newest and newest.rule == limit.rule)), None)
    if lost:
        return Headline("payday", pay=lost, goes_on=True)
    if newest and newest is sure[0] and not answers.day("when_pay_first"):
        return Headline("payday", newest, goes_on=True)
    return None


def _earlier(day: SafeDay, days: Iterable[SafeDay]) -> SafeDay | None:
    """A day that holds in some cases only and comes before the one of the headline."""
    return next((d for d in days if d.maybe and not d.lawyer and d.when == "ahead" and d.by < day.by), None)


def sure_days(days: Iterable[SafeDay]) -> list[SafeDay]:
    """The days that hold for sure and may not be over yet, what is urgent first. A limit that may end on any day comes before every day
    that we can show; of two such, the one whose day without the margin is earlier."""
    open_ = (day for day in days if not day.maybe and day.when != "passed")
    return sorted(open_, key=lambda day: (not day.pressing, day.when != "may_end", day.by if day.when == "ahead" else day.before_margin))


def _guessed(answers: Answers, day: SafeDay) -> bool:
    """An unknown or other reason starts every clock (clocks.py): then the one of this day may not be hers."""
    reasons = answers.many("punished_for")
    return bool(reasons) and set(reasons) <= {"unknown", "other"} and "_punished" in day.claim


def _told(answers: Answers, day: SafeDay, content: Content) -> Literal["", "me", "someone_else"]:
    """Who has told this office already, or the one that it is a part of, as the person said."""
    if not told_already(answers, day, content):
        return ""
    return "me" if answers.has("reported", "me") else "someone_else"


def told_already(answers: Answers, day: SafeDay, content: Content) -> bool:
    """The person said that the office of this day has been told, or the one that it is a part of. Only of a punishment, that the larger
    office knows of a danger says nothing: it is an act of its own, for another program."""
    told = answers.one("reported_to")
    return told == day.agency or (told == content.agency[day.agency].part_of and not day.claim.startswith("safety_punished"))
