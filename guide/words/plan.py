"""Texts that the screen and the paper share, so that they cannot say different things. No layout, no markup, no links.

Goes in: parts of a Plan, the Content and a Language.  Comes out: plain strings to be escaped, whole sentences.
"""

from __future__ import annotations

from typing import NamedTuple

from guide.content.load import Content
from guide.content.records import Filing, Host
from guide.content.schema import Agency, Source
from guide.words.language import Language
from guide.words.preview import fill_in

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
    hours, about = host.hours.get(language.code, ""), host.about.get(language.code, "")
    lines = (
        host.name,
        phone_text(host.phone, language) if host.phone else "",
        host.address,
        language.say("host.hours", "Hours: {hours}", hours=hours) if hours else "",
        language.say("host.languages", "We speak: {languages}", languages=language.list(host.languages)) if host.languages else "",
        about,
    )
    return tuple(line for line in lines if line)


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
    url = agency.url_in.get(language.code, agency.url)
    return AgencyLines(
        name=language.of("agency", agency, "name"),
        does=language.of("agency", agency, "does"),
        phone=agency.phone if agency.show_phone else "",
        address=url.removeprefix("https://").removeprefix("http://").removesuffix("/"),
        link=url if agency.show_link else "",
        cautions=tuple(language.of("caution", content.caution[c], "text") for c in agency.cautions),
    )


def cautions_beside(agency: Agency, content: Content, language: Language) -> str:
    """What must stand beside an office wherever its number does; empty for most."""
    return " ".join(language.of("caution", content.caution[c], "text") for c in agency.cautions if content.caution[c].beside)


def phone_beside(agency: Agency, content: Content) -> str:
    """The phone of an office for a place that has no room for its cautions; empty where one of them must stay beside the number."""
    return agency.phone if agency.show_phone and not any(content.caution[c].beside for c in agency.cautions) else ""


def phone_text(phone: str, language: Language) -> str:
    return language.say("office.phone", "Phone: {phone}", phone=phone)


def address_text(address: str, language: Language) -> str:
    """The bare web address of an office, to be typed: not a link."""
    return language.say("office.web", "Web: {address}", address=address)


def told_text(language: Language, only_lawyer: bool = False) -> str:
    """Beside an office that the person says it already knows. only_lawyer: a lawyer comes first."""
    if only_lawyer:
        return language.say("office.told_lawyer", "You said that this office already has a complaint. Tell the lawyer about it.")
    return language.say("office.told", "You said that this office already has a complaint. Ask what happened to it.")


def offices_first(language: Language, only_lawyer: bool = False) -> str:
    """Stands above every list of offices, once: what to do before any of them. only_lawyer: one of them is only for a lawyer to tell."""
    if only_lawyer:
        return language.say(
            "office.only_lawyer", "Do not call a labor office yourself yet. Decide with the lawyer if one of these is told."
        )
    return language.say("pdf.offices_how", "Talk with a worker center or a lawyer before you contact a government office.")


def papers_how(language: Language) -> str:
    """Stands above every list of papers to gather."""
    return language.say("pdf.papers_how", "For the lawyer or the worker center. Copies are enough. Never mail these papers to immigration.")


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
