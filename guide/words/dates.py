"""Days and limits in words, for screen, paper and summary alike, so that they cannot say different things. No layout, no markup.

Goes in: parts of a Plan, the Content and a Language.  Comes out: plain strings to be escaped, whole sentences.
Source of the forms: the deadlines dossier, section 7 ("by", never "before"; never "too late"; a call is not a complaint).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from guide.content.load import Content
from guide.core.clocks import Said
from guide.core.limits import PAY_CLAIMS, CourtDay, PayLimit, SafeDay
from guide.core.plan import Plan
from guide.words.language import Language
from guide.words.offices import office_name

TALK_FIRST_MARGIN = 30
"""A margin of so many days is there because the first contact is not the filing; a smaller one has other reasons, and needs no words."""


def file_by(day: SafeDay, language: Language) -> str:
    """File your complaint by Friday, February 13, 2026. Never only "file": above it stands a warning about immigration."""
    if day.days_left == 0:
        return language.say("date.file_today", "File your complaint today, {date}", date=language.date(day.by))
    return language.say("date.by", "File your complaint by {date}", date=language.date(day.by))


def not_miss(language: Language) -> str:
    """The heading above the day that comes first."""
    return language.say("date.not_miss", "The day that you must not miss")


def what_comes_first(language: Language) -> str:
    """The heading above an act that has no day of its own."""
    return language.say("date.headline", "What comes first")


def call_first(by: dt.date | None, language: Language) -> str:
    """The first act of a person of whom no day is known. by: None on a paper that is handed out later."""
    if by is None:
        return language.say("date.call_soon", "Call a lawyer or worker center in the next two working days")
    return language.say("date.call_by", "Call a lawyer or worker center by {date}", date=language.date(by))


def no_limit(language: Language) -> str:
    """What a person reads who told of nothing that a labor office takes complaints about."""
    return language.say(
        "date.no_limit",
        "From your answers we know of no time limit. If something else happened at work, tell it on this call.",
    )


def no_day(language: Language) -> str:
    """What a person reads where the answers give no day: that a limit may run all the same, and whom to ask."""
    return language.say(
        "pdf.no_day",
        "We could not work out a day from your answers. A time limit may still be running. Some are only 30 days. Ask on this call.",
    )


def goes_on(about: SafeDay | None, language: Language) -> str:
    """A sentence for whoever is still paid wrongly: waiting costs paydays. about: the day that it stands beside, which may be of a claim
    about something else, at an office that collects no pay."""
    if about and about.claim not in PAY_CLAIMS:
        return language.say("date.goes_on_too", "Your pay is another complaint: each payday that you wait, you may lose more of it.")
    return language.say("date.goes_on", "Each payday that you wait, one more may be lost.")


# --- one day, one limit -------------------------------------------------------------------------------------------------


def by_text(day: SafeDay, language: Language) -> str:
    """By when; or, once the day we show lies behind, what to do instead. A day that has passed is never printed as "by"."""
    match day.when:
        case "ahead":
            return language.say("date.by_day", "By {date}", date=language.date(day.by))
        case "margin" if day.lawyer:
            return language.say("date.lawyer_this_week", "Tell the lawyer this week: the time to complain is short.")
        case "may_end" if day.lawyer:
            return language.say("date.lawyer_may_end", "Tell the lawyer today: the time to complain may end any day.")
        case "margin":
            return language.say("date.this_week", "Contact this office this week. Your call is not yet the complaint.")
        case "may_end":
            return language.say(
                "date.may_end",
                "The time may end any day. Ask this office now how to send your complaint today.",
            )
        case "passed":
            return passed_text(language)


def counted_short(day: SafeDay, language: Language) -> str:
    """The same for the row of a table."""
    if day.exact:
        return language.say("date.from_short", "Counted from {date}.", date=language.long_date(day.counted_from))
    return language.say("date.from_month_short", "Counted from the first of {month}.", month=language.month(day.counted_from))


def how_rows_count(plan: Plan, language: Language) -> str:
    """What holds for every row of a table or a list of days; what "by" means stands beside the first of them."""
    if plan.safety == "lawyer_first":
        return language.say(
            "date.only_lawyer", "These days are only for the lawyer to use. Show them to the lawyer. Do not call these offices."
        )
    return language.say(
        "date.counts_unknown_rows",
        "If a line does not say that a call counts, send your complaint in writing.",
    )


def how_all_count(plan: Plan, language: Language) -> str:
    """The same to stand above the list of every day, with what "by" means. Empty when the plan has no day."""
    if not plan.days:
        return ""
    counts = how_rows_count(plan, language)
    return counts if plan.safety == "lawyer_first" else f"{sooner(language)} {counts}"


def sooner(language: Language) -> str:
    """What "by" means: the office must have it by then, and earlier is better. It stands with every safe day that has not passed."""
    return language.say(
        "date.have_it_by",
        "The office must have it by then. Do not mail it in the last two weeks: ask there how. Earlier is better.",
    )


def in_writing(language: Language) -> str:
    """How to complain at an office of which nobody has found out whether a call counts."""
    return language.say("date.counts_unknown", "Send your complaint in writing. We do not know if a call counts.")


def talks_first(day: SafeDay) -> bool:
    """This office first talks with a person, and writes the complaint later: so a call is known not to be enough."""
    return day.before_margin - day.by >= dt.timedelta(days=TALK_FIRST_MARGIN)


def how_it_counts(day: SafeDay, language: Language) -> str:
    """What counts as a complaint at this office; empty where that is not known, only a lawyer should make it, or `by_text` says it."""
    if day.lawyer:
        return ""
    match day.how_it_counts:
        case "phone":
            return language.say(
                "date.call_counts",
                "As far as we know, a call counts here. Write down the hour, the name and the number.",
            )
        case "written" | "served":
            return language.say(
                "date.counts_written",
                "The office must have your complaint in writing before it closes. A call does not count.",
            )
    if talks_first(day) and day.when == "ahead":
        return language.say("date.call_is_not_enough", "Contact this office now: your call is not yet the complaint.")
    return ""


def days_left_text(day: SafeDay, language: Language) -> str:
    """How many days are left, from today. Only on the screen: on paper it would be wrong tomorrow."""
    return language.say("date.days_left", "Days left, counted from today: {number}", number=day.days_left)


def passed_text(language: Language) -> str:
    """What a person reads when a safe day lies behind: what may still help. It never says "too late"."""
    return language.say(
        "date.passed",
        "The last day to complain may have passed. Other offices, longer limits or special reasons may still help you. Talk to a lawyer "
        "before giving up.",
    )


def maybe_text(language: Language) -> str:
    """Stands with a limit that holds in some cases only."""
    return language.say("date.maybe", "This limit counts only in some cases. Ask a lawyer if yours is one of them.")


def reviewed_label(reviewed: dt.date, reviewer: str, language: Language) -> str:
    """Stands beside every date. `reviewer`: the lawyer who checked the rule; empty while there is none."""
    date, who = language.long_date(reviewed), reviewer.strip()
    if who:
        return language.say(
            "date.reviewed_by", "Worked out from public sources, reviewed {date}. Checked by the lawyer {lawyer}.", date=date, lawyer=who
        )
    return language.say("date.not_reviewed", "Worked out from public sources, reviewed {date}. No lawyer has checked it yet.", date=date)


def table_label(dated: Sequence[SafeDay | CourtDay | PayLimit], language: Language) -> str:
    """Stands once above days: how far they were checked. Those that a lawyer has signed say so themselves."""
    open_ = [day.reviewed for day in dated if not day.reviewer.strip()]
    if not open_:
        return language.say("date.all_signed", "Worked out from public sources. Each day names the lawyer who checked it.")
    return language.say(
        "date.table_not_reviewed",
        "Worked out from public sources, reviewed {date}. No lawyer has checked these days yet. Each is early on purpose. If one has "
        "passed, do not give up: ask a lawyer.",
        date=language.long_date(min(open_)),
    )


def goes_on_in_a_row(limit: PayLimit, language: Language) -> str:
    """In the row of an office whose day for the first wrong payday has passed, while the wrong pay goes on (plan, rule 6)."""
    return language.say(
        "date.row_goes_on",
        "Pay from paydays before {date} may already be lost. Newer pay may not be lost: call this week.",
        date=language.date(limit.lost_before),
    )


def more_days(count: int, language: Language) -> str:
    """Below a table that does not hold all days."""
    if count == 1:
        return language.say("date.one_more", "One more date comes later: ask for your long list.")
    return language.say("date.more", "{count} more dates come later: ask for your long list.", count=count)


def sum_text(day: SafeDay, content: Content, language: Language) -> str:
    """The rule, the day that the person wrote, and the sum (plan, rule 13): how the day we show was worked out."""
    rule = content.rule[day.rule]
    assert rule.amount and rule.unit  # a compute row has both
    time, by = language.span(rule.amount, rule.unit), language.date(day.by)
    wrote = language.long_date(day.counted_from) if day.exact else language.month(day.counted_from)
    if day.claim in PAY_CLAIMS:
        law = language.say("date.count_payday", "We count {time} from each payday.", time=time)
    else:
        law = language.say("date.count", "We count {time}.", time=time)
    if day.exact:
        wrote = language.say("date.wrote", "You wrote {day}, so this sheet says {by}: early on purpose.", day=wrote, by=by)
    else:
        wrote = language.say(
            "date.wrote_month",
            "You wrote {month} without a day, so we counted from the first. That is why this sheet says {by}: early on purpose.",
            month=wrote,
            by=by,
        )
    return f"{law} {wrote}"


def counted_from(day: SafeDay, language: Language) -> str:
    """What the day was counted from. When only the month is known, that is said."""
    if day.exact:
        date = language.long_date(day.counted_from)
    else:
        month = language.month(day.counted_from)
        date = language.say("date.month_only", "{month} (no day given, so we counted from the first)", month=month)
    match day.question:
        case "when_fired":
            return language.say("date.from_fired", "Counted from the day you were fired: {date}", date=date)
        case "when_cut":
            return language.say("date.from_cut", "Counted from the day your hours or pay were cut: {date}", date=date)
        case "when_threatened" | "when_immigration_threat":
            return language.say("date.from_threat", "Counted from the day of the threat: {date}", date=date)
        case "when_pay_first":
            return language.say("date.from_pay_first", "Counted from the first payday that was wrong: {date}", date=date)
        case "when_pay_last":
            return language.say("date.from_pay_last", "Counted from the last payday that was wrong: {date}", date=date)
        case _:
            return language.say("date.from", "Counted from the day it happened: {date}", date=date)


def pay_limit_text(limit: PayLimit, content: Content, language: Language) -> str:
    """Pay is lost payday by payday: before which payday it may already be gone."""
    values = {"office": office_name(content.agency[limit.agency], language), "date": language.date(limit.lost_before)}
    if limit.maybe:
        return language.say(
            "date.pay_maybe",
            "{office}: in some cases only, what was owed on paydays before {date} may already be lost. "
            "Every week you wait, more may be lost.",
            **values,
        )
    return language.say(
        "date.pay",
        "{office}: what was owed on paydays before {date} may already be lost. Every week you wait, more may be lost.",
        **values,
    )


def said_text(said: Said, content: Content, language: Language) -> str:
    """A limit without a date, and the offices it is about."""
    text = language.of("rule_text", content.rule_text[said.text], "text")
    if not said.agencies:
        return text
    offices = language.list(office_name(content.agency[a], language) for a in said.agencies)
    return f"{text} {language.say('date.said_offices', 'This is about: {offices}.', offices=offices)}"
