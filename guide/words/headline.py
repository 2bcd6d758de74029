"""The headline of a plan in words: the first act that a person must not miss, for screen and paper alike.

Goes in: a Headline, the Content and a Language.  Comes out: plain strings to be escaped, whole sentences.
Source of the forms: the rules of the plan, 4 and 6 to 8.
"""

from __future__ import annotations

from typing import NamedTuple

from guide.content.load import Content
from guide.core.headline import Headline
from guide.core.limits import SafeDay
from guide.words.court import court_limit, see_a_lawyer
from guide.words.dates import (
    file_by,
    goes_on,
    how_it_counts,
    in_writing,
    not_miss,
    pay_limit_text,
    talks_first,
)
from guide.words.language import Language
from guide.words.offices import office_name


class HeadlineText(NamedTuple):
    """The first act in words. big: in the largest letters. more: what stands under it, the office first where there is one."""

    title: str
    big: str
    more: tuple[str, ...]


def headline_text(headline: Headline, content: Content, language: Language) -> HeadlineText:
    """What must not be missed, in words. Not for kind "none", which has no day: see `no_day`."""
    say, big, more = language.say, "", list[str]()
    title = say("date.headline", "What comes first")
    about = headline.agency or (headline.day.agency if headline.day else "")
    office = office_name(content.agency[about], language) if about else ""
    if headline.kind == "not_free":
        title = say("date.safe_first", "Your safety comes first")
        big = say("date.not_free", "In danger now: call 911. Say where you are first.")
        more = [say("date.not_free_police", "Police may tell immigration, but your life comes first.")]
    elif headline.kind == "lawyer_first":
        big = (
            say("date.lawyer_today", "Talk with a lawyer today, before any office")
            if headline.urgent
            else say("date.lawyer_first", "Talk with a lawyer this week, before any office")
        )
        more = [
            *([say("date.lawyer_first_limit", "You may have little time to complain: tell the lawyer.")] if headline.urgent else []),
            say(
                "date.lawyer_first_how",
                "Ask for a lawyer who helps victims of labor trafficking. Do not call a labor office yet: some tell the boss. If this "
                "sheet has days, they are only for the lawyer to use.",
            ),
        ]
    elif headline.kind == "letter":
        big = say("date.letter", "A government letter, appointment or court date: open it today. Answer only with a lawyer")
        more = [
            say(
                "date.letter_how",
                "The day in the letter comes before all others. If this sheet shows other days, they still count.",
            )
        ]
    elif headline.kind == "permit":
        if headline.ended:
            big = say("date.permit_over", "A work permit that has ended: talk with an immigration lawyer this week")
        else:
            big = say("date.permit", "A work permit that ends: talk with an immigration lawyer this week")
        more = [
            say(
                "date.permit_how",
                "Talk with the lawyer before you travel, change jobs or write to immigration. Other days on this sheet still count.",
            )
        ]
    elif headline.kind == "court" and headline.court:
        big = see_a_lawyer(headline.court, language)
        more = [court_limit(headline.court, language)]
    elif headline.kind == "may_run":
        big = say("date.may_run_at", "There may be only 30 days to complain at this office: {office}", office=office)
        more = [
            say(
                "date.may_run_day",
                "Call a worker center today, even if you are not sure of the day. Find the day as soon as you can.",
            )
        ]
    elif headline.kind == "payday":
        big = say(
            "date.payday_at",
            "Each payday that you wait, one more may be lost at this office: {office}. Call a worker center this week.",
            office=office,
        )
        more = [pay_limit_text(headline.pay, content, language)] if headline.pay else []
        if headline.day:
            newest = language.date(headline.day.by)
            more = [say("date.payday_newest", "The newest pay: by {date}. Older pay is lost before that.", date=newest)]
    elif headline.kind == "passed":
        big = say("date.all_passed", "The last day to complain may have passed. Talk with a lawyer this week, and do not give up.")
        more = [_in_some_cases(headline.day, content, language)] if headline.day else [_may_still_help(language)]
    elif headline.day:
        day = headline.day
        if headline.kind == "by":
            title = not_miss(language)
        big = _act(headline, day, office, language)
        what = language.of("claim", content.claim[day.claim], "label")
        more = [what, *([office] if headline.kind == "by" else []), *_how(headline, day, content, language)]
    if headline.guessed:
        more.append(say("date.guessed", "You did not name this as the reason. We count it all the same, so that no day is missed."))
    if headline.goes_on and headline.kind != "payday":
        more.append(goes_on(headline.day, language))
    if headline.maybe:
        more.append(_in_some_cases_earlier(headline.maybe, content, language))
    return HeadlineText(title, big, tuple(more))


def _may_still_help(language: Language) -> str:
    return language.say("date.may_still_help", "Other offices, longer limits or special reasons may still help you.")


def _in_some_cases(day: SafeDay, content: Content, language: Language) -> str:
    office = office_name(content.agency[day.agency], language)
    if day.when != "ahead":
        return language.say(
            "date.some_cases_now",
            "In some cases only, this office may still take the complaint, for a short time: {office}. Ask a lawyer today if yours is one "
            "of them.",
            office=office,
        )
    return language.say(
        "date.some_cases",
        "In some cases only, this office still takes the complaint: {office}, by {date}. Ask the lawyer if yours is one of them.",
        office=office,
        date=language.date(day.by),
    )


def _in_some_cases_earlier(day: SafeDay, content: Content, language: Language) -> str:
    return language.say(
        "date.some_cases_earlier",
        "In some cases only, there is an earlier day: {office}, by {date}. Ask a lawyer if yours is one of them.",
        office=office_name(content.agency[day.agency], language),
        date=language.date(day.by),
    )


def _with_a_lawyer(day: SafeDay, office: str, language: Language) -> str:
    """For an office to which nobody should go alone."""
    say = language.say
    match day.when:
        case "ahead":
            return say("date.by_with_lawyer", "See a lawyer this week. The limit at this office: {date}", date=language.date(day.by))
        case "margin":
            return say("date.contact_with_lawyer", "See a lawyer this week. The time at this office is short: {office}", office=office)
        case _:
            return say(
                "date.may_end_with_lawyer",
                "See a lawyer today. The time to complain at this office may end any day: {office}",
                office=office,
            )


def _act(headline: Headline, day: SafeDay, office: str, language: Language) -> str:
    say = language.say
    if day.lawyer:
        return _with_a_lawyer(day, office, language)
    if headline.kind == "contact":
        return say("date.contact", "Contact this office this week: {office}. Your call is not yet the complaint.", office=office)
    if headline.kind == "may_end":
        return say(
            "date.may_end_at",
            "The time to complain may end any day. Ask this office now how to send your complaint today: {office}",
            office=office,
        )
    if headline.told == "me":
        return say("date.add_by", "Ask this office in writing to add this to your complaint, by {date}", date=language.date(day.by))
    if headline.told == "someone_else":
        return say("date.in_it_by", "Ask by {date} if you are in the complaint that this office has", date=language.date(day.by))
    return file_by(day, language)


def _how(headline: Headline, day: SafeDay, content: Content, language: Language) -> tuple[str, ...]:
    """How to do it so that it counts; and, where the office has a complaint already, what to ask."""
    say = language.say
    if day.lawyer:
        return (say("date.not_alone", "Do not go to this office alone: ask the lawyer first."),)
    if headline.told == "me":
        return (say("date.add_how", "If they do not say yes in writing, you can make a new complaint by that day."),)
    if headline.told == "someone_else":
        return (
            say(
                "date.in_it_ask",
                "Ask your group, or whoever complained. Also ask if you must sign something to be in it. If you are not in it, you can "
                "file your own complaint.",
            ),
        )
    if not talks_first(day):
        return (how_it_counts(day, language) or in_writing(language),)
    rule = content.rule[day.rule]
    only = [language.of("rule", rule, "note")] if rule.note else []  # it can be the wrong office: some take no case of a small workplace
    if headline.kind == "contact":
        return tuple(only)  # that a call is not the complaint stands there already, in the largest letters
    first = say(
        "date.talk_then_write",
        "Contact this office now, then send your complaint in writing: your call is not yet the complaint.",
    )
    return (*only, first)
