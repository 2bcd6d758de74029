"""Texts that the screen and the paper share, so that they cannot say different things. No layout, no markup, no links.

Goes in: parts of a Plan, the Content and a Language.  Comes out: plain strings to be escaped, whole sentences.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from guide.clocks import PayLimit, SafeDay, Said
from guide.content.load import Content
from guide.content.schema import Agency, Filing, Host, Source
from guide.language import Language
from guide.plan import LawyerDay
from guide.preview import fill_in

# --- who runs this copy of the guide --------------------------------------------------------------------------------------


def run_by(host: Host, language: Language) -> str:
    """Who runs this copy, and that it is not the government."""
    if not host.name:
        return language.say("host.nobody", "No organization has put its name on this copy of the guide. It is not the government.")
    return language.say("host.run_by", "This guide is run by {name}. It is not the government.", name=host.name)


def host_lines(host: Host, language: Language) -> tuple[str, ...]:
    """The organization as a contact, its name first; empty while nobody has filled in host.toml. Its own words are in both languages."""
    if not host.name:
        return ()
    hours, about = (host.hours_es, host.about_es) if language.code == "es" else (host.hours_en, host.about_en)
    lines = (
        host.name,
        phone_text(host.phone, language) if host.phone else "",
        host.address,
        language.say("host.hours", "Hours: {hours}", hours=hours) if hours else "",
        language.say("host.languages", "We speak: {languages}", languages=language.list(host.languages)) if host.languages else "",
        about,
    )
    return tuple(line for line in lines if line)


# --- dates --------------------------------------------------------------------------------------------------------------


class DayLabel(NamedTuple):
    """A safe day in words: the complaint, the office, the day it was counted from, and the rule's own note (may be empty)."""

    what: str
    where: str
    counted_from: str
    note: str


def day_label(day: SafeDay, content: Content, language: Language) -> DayLabel:
    rule = content.rule[day.rule]
    return DayLabel(
        what=language.of("claim", content.claim[day.claim], "label"),
        where=language.of("agency", content.agency[day.agency], "name"),
        counted_from=counted_from(day, language),
        note=language.of("rule", rule, "note"),
    )


def file_before(day: SafeDay, language: Language) -> str:
    """File your complaint before Friday, February 13, 2026. Never only "file": above it stands "Do not file", about immigration."""
    if day.days_left == 0:  # "before" would read as too late
        return language.say("date.file_today", "File your complaint today, {date}", date=language.date(day.file_before))
    return language.say("date.file_before", "File your complaint before {date}", date=language.date(day.file_before))


def sooner(language: Language) -> str:
    """Stands with every safe day that has not passed."""
    return language.say("date.sooner", "Sooner is safer. Today is best.")


def days_left_text(day: SafeDay, language: Language) -> str:
    """For the screen only: on paper it would be wrong tomorrow."""
    return language.say("date.days_left", "Days left, counted from today: {number}", number=day.days_left)


def passed_text(language: Language) -> str:
    """For a safe day that lies behind. Never "too late"."""
    return language.say(
        "date.passed",
        "This date may have passed. Other offices, longer limits or special reasons may still help you. Talk to a lawyer before giving up.",
    )


def maybe_text(language: Language) -> str:
    """For a limit that holds in some cases only."""
    return language.say("date.maybe", "This limit holds in some cases only. Ask a lawyer if yours is one of them.")


def reviewed_label(reviewed: dt.date, reviewer: str, language: Language) -> str:
    """Stands beside every date. `reviewer`: the lawyer who checked the rule; empty while there is none."""
    date, who = language.short_date(reviewed), reviewer.strip()
    if who:
        return language.say(
            "date.reviewed_by", "Worked out from public sources, reviewed {date}; checked by the lawyer {lawyer}.", date=date, lawyer=who
        )
    return language.say("date.not_reviewed", "Worked out from public sources, reviewed {date}; no lawyer has checked it yet.", date=date)


def counted_from(day: SafeDay, language: Language) -> str:
    """What the day was counted from. When only the month is known, that is said."""
    if day.exact:
        date = language.short_date(day.counted_from)
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
    values = {"office": language.of("agency", content.agency[limit.agency], "name"), "date": language.date(limit.lost_before)}
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
    offices = language.list(language.of("agency", content.agency[a], "name") for a in said.agencies)
    return f"{text} {language.say('date.said_offices', 'This is about: {offices}.', offices=offices)}"


def lawyer_day_text(day: LawyerDay, language: Language) -> str:
    """For a person with a work permit: by when to have seen a lawyer. Our caution, not a limit in law."""
    ends = language.short_date(day.permit_ends) if day.exact else language.month(day.permit_ends)
    return language.say(
        "date.lawyer_day",
        "Your work permit ends: {ends}. See an immigration lawyer before {date}. This day is our advice, not a limit in the law.",
        ends=ends,
        date=language.date(day.see_before),
    )


# --- offices, sources, filing -------------------------------------------------------------------------------------------


class AgencyLines(NamedTuple):
    """An office in words. `phone` and `link` are empty unless confirmed; `address` is the bare web address."""

    name: str
    does: str
    phone: str
    address: str
    link: str
    cautions: tuple[str, ...]


def agency_lines(agency: Agency, content: Content, language: Language) -> AgencyLines:
    url = (agency.url_es if language.code == "es" else "") or agency.url
    return AgencyLines(
        name=language.of("agency", agency, "name"),
        does=language.of("agency", agency, "does"),
        phone=agency.phone if agency.show_phone else "",
        address=url.removeprefix("https://").removeprefix("http://").removesuffix("/"),
        link=url if agency.show_link else "",
        cautions=tuple(language.of("caution", content.caution[c], "text") for c in agency.cautions),
    )


def phone_text(phone: str, language: Language) -> str:
    return language.say("office.phone", "Phone: {phone}", phone=phone)


def address_text(address: str, language: Language) -> str:
    """The bare web address of an office, to be typed: not a link."""
    return language.say("office.web", "Web: {address}", address=address)


def told_text(language: Language) -> str:
    """Beside an office that the person says it already knows."""
    return language.say("office.told", "You said that this office already has a complaint. Ask what happened to it.")


def offices_first(language: Language) -> str:
    """Stands above every list of offices, once: what to do before any of them."""
    return language.say("pdf.offices_how", "Talk with a worker center or a lawyer before you contact a government office.")


def have_text(language: Language) -> str:
    """Beside a paper that the person has."""
    return language.say("paper.have", "You said you have this.")


def source_line(source: Source, language: Language) -> str:
    """L187 · what it is · its date"""
    return " · ".join(filter(None, (source.id, language.of("source", source, "what"), source.date)))


def filing_lines(filing: Filing, language: Language) -> tuple[tuple[str, str], ...]:
    """(label, value) of what only a person can check; empty only in a preview. Only for `plan.filing`, None unless the program is open."""
    lines = (
        (language.say("filing.address", "Where requests go"), filing.address),
        (language.say("filing.fee", "Fee"), filing.fee),
        (language.say("filing.payment", "How to pay"), filing.payment),
        (language.say("filing.form_edition", "Edition of the request form"), filing.form_edition),
        (language.say("filing.permit_form_edition", "Edition of the work permit form"), filing.permit_form_edition),
    )
    return tuple((label, value.strip() or fill_in(language)) for label, value in lines)
