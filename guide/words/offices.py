"""Who can help, in words: the organization that runs this copy, and the offices. Where a phone or a page is not confirmed, it is not told.

Goes in: a Host, an Agency, and the Content.  Comes out: plain texts, and an office as an `Item`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from guide.content.languages import SOURCE
from guide.content.load import Content
from guide.content.records import Host
from guide.content.schema import Agency
from guide.words.language import Language, Say, load_language, of
from guide.words.outline import Item, Line

# --- who runs this copy of the guide --------------------------------------------------------------------------------------


def run_by(host: Host, language: Language) -> str:
    """Who runs this copy, and that it is not the government."""
    if not host.name:
        return language.say("host.nobody", "No organization has put its name on this copy of the guide. It is not the government.")
    return language.say("host.run_by", "This guide is run by {name}. It is not the government.", name=host.name)


def host_lines(host: Host, language: Language) -> tuple[str, ...]:
    """The organization as a contact, its name first; empty while host.toml is not filled in. Its own words are in both languages."""
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


def host_item(host: Host) -> Item:
    """The organization as an item: its name, and how to reach it. Without lines while host.toml is not filled in."""

    def line(number: int) -> Say:
        return lambda language: host_lines(host, language)[number]

    count = len(host_lines(host, load_language(SOURCE)))
    return Item("host", tuple(Line(line(n), "detail" if n else "name") for n in range(count)))


# --- one office ---------------------------------------------------------------------------------------------------------


def told_office(agency: Agency, content: Content, told: bool = False, only_lawyer: bool = False) -> Item:
    """An office with all that a person should know before they call it. told: the person said that it has a complaint already.
    only_lawyer: a lawyer decides whether it is told at all."""
    lines = [Line(of("agency", agency, "name"), "name")]
    if told:
        lines.append(Line(partial(told_text, only_lawyer), "told"))
    lines.append(Line(of("agency", agency, "does"), "detail"))
    if agency.show_phone and agency.phone:
        lines.append(Line(partial(phone_text, agency.phone), "phone"))
    if agency.url:
        lines.append(Line(partial(page_text, agency), "page", link=partial(page_link, agency) if agency.show_link else None))
    lines += [Line(of("caution", content.caution[id_], "text"), "caution") for id_ in agency.cautions]
    return Item(f"agency.{agency.id}", tuple(lines), fact=agency)


def office_in_short(agency: Agency, content: Content) -> Item:
    """Its name and its number, or its web address where it has none; before them, what must stand beside its number."""
    beside = [content.caution[id_] for id_ in agency.cautions if content.caution[id_].beside]
    lines = [Line(of("agency", agency, "name"), "name"), *(Line(of("caution", caution, "text"), "caution") for caution in beside)]
    if agency.show_phone and agency.phone:
        lines.append(Line(partial(phone_text, agency.phone), "phone"))
    elif agency.url and not beside:
        lines.append(Line(partial(_to_type, agency), "page"))
    return Item(f"call.{agency.id}", tuple(lines), fact=agency)


def page_link(agency: Agency, language: Language) -> str:
    """The web address of an office, in the person's language where it has a page in it."""
    return agency.url_in.get(language.code, agency.url)


def page_text(agency: Agency, language: Language) -> str:
    """The address as people type it. "Web:" stands before one that is not a link."""
    return _bare(agency, language) if agency.show_link else _to_type(agency, language)


def _to_type(agency: Agency, language: Language) -> str:
    return language.say("office.web", "Web: {address}", address=_bare(agency, language))


def _bare(agency: Agency, language: Language) -> str:
    return page_link(agency, language).removeprefix("https://").removeprefix("http://").removesuffix("/")


def phone_beside(agency: Agency, content: Content) -> str:
    """The phone of an office for a place that has no room for its cautions; empty where one of them must stay beside the number."""
    return agency.phone if agency.show_phone and not any(content.caution[c].beside for c in agency.cautions) else ""


def phone_text(phone: str, language: Language) -> str:
    """A phone number with the word for it before."""
    return language.say("office.phone", "Phone: {phone}", phone=phone)


def told_text(only_lawyer: bool, language: Language) -> str:
    """Beside an office that the person says it already knows."""
    if only_lawyer:
        return language.say("office.told_lawyer", "You said that this office already has a complaint. Tell the lawyer about it.")
    return language.say("office.told", "You said that this office already has a complaint. Ask what happened to it.")


# --- a list of offices --------------------------------------------------------------------------------------------------


def offices_head(offices: Sequence[Agency], language: Language) -> str:
    """The heading of a list: offices that take complaints, or people who help where no complaint may be made."""
    if any(agency.claims for agency in offices):
        return language.say("pdf.offices_head", "Offices that take complaints like yours")
    return language.say("pdf.help_head", "Who can help")


def offices_how(only_lawyer: bool, language: Language) -> str:
    """Stands above every list of offices, once: what to do before any of them. only_lawyer: one of them is only for a lawyer to tell."""
    if only_lawyer:
        return language.say(
            "office.only_lawyer", "Do not call a labor office yourself yet. Decide with the lawyer if one of these is told."
        )
    return language.say("pdf.offices_how", "Talk with a worker center or a lawyer before you contact a government office.")


def office_names(offices: Sequence[Agency], content: Content, language: Language) -> str:
    """The offices of one task in a line, each with the number that may stand beside it."""
    names = "; ".join(f"{language.of('agency', agency, 'name')} {phone_beside(agency, content)}".strip() for agency in offices)
    return language.say("pdf.offices", "Offices: {offices}", offices=names)
