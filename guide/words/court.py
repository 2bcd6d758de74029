"""Limits for court, in words: what can be lost, from when, and by when to have seen a lawyer. Never "file": that is a lawyer's act.

Goes in: a CourtDay and a Language.  Comes out: plain strings to be escaped, whole sentences.
Source of the forms: the rules of the plan, 6 and 10.
"""

from __future__ import annotations

from guide.core.limits import CourtDay
from guide.words.language import Language


def court_text(court: CourtDay, language: Language) -> str:
    """A limit for court: what can be lost and from when, and by when to have seen a lawyer. Never "file", never the day of an office."""
    return f"{court_limit(court, language)} {see_a_lawyer(court, language)}."


def court_limit(court: CourtDay, language: Language) -> str:
    """What can be lost in court and from when."""
    act = language.long_date(court.counted_from) if court.exact else language.month(court.counted_from)
    if court.lost_before:
        lost = language.say(
            "court.pay_lost",
            "Court, through a lawyer: what was owed on paydays before {date} may already be lost. Each payday, more can be lost.",
            date=language.date(court.lost_before),
        )
    elif court.question == "when_pay_last":
        lost = language.say(
            "court.pay_newest",
            "Court, through a lawyer: the newest pay that you are owed ({payday}) can be lost from {date} on, and older pay before that.",
            payday=act,
            date=language.date(court.lost_from),
        )
    elif court.question == "when_pay_first":
        lost = language.say(
            "court.pay",
            "Court, through a lawyer: pay that was due since {payday} can be lost from {date} on, payday by payday.",
            payday=act,
            date=language.date(court.lost_from),
        )
    elif court.days_left < 0:
        return language.say(
            "court.act_passed",
            "Court, through a lawyer: the limit for the punishment ({act}) may have passed. Longer limits or special reasons may still "
            "help. Ask a lawyer before giving up.",
            act=act,
        )
    else:
        lost = language.say(
            "court.act",
            "Court, through a lawyer: the claim for the punishment ({act}) can be lost from {date} on.",
            act=act,
            date=language.date(court.lost_from),
        )
    stands = language.say("court.not_stopped", "A complaint at an office does not stop this.")
    return f"{lost} {stands}"


def see_a_lawyer(court: CourtDay, language: Language) -> str:
    """By when to have seen a lawyer about court."""
    if court.see_by is None:
        return language.say("court.see_now", "See a lawyer this week")
    return language.say("court.see_by", "See a lawyer by {date}", date=language.date(court.see_by))


def closes_court(language: Language) -> str:
    """In the row of an office where a complaint can close another way (plan, rule 10)."""
    return language.say(
        "date.closes_court",
        "Once you file here you may not be able to go to court for the same pay. Ask a lawyer first. With fewer than 14 days left, file "
        "the complaint.",
    )
