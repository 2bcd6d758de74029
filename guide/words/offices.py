"""Who can help, in words: the organization that runs this copy, and the offices.

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
from guide.words.numbers import page_text, phone_line, tel
from guide.words.outline import Item, Line

CALLED = 2
"""So many offices stand on the front of a sheet, under "who to call"; the table behind has the others beside their days."""

# --- who runs this copy of the guide --------------------------------------------------------------------------------------


def run_by(host: Host, language: Language) -> str:
    """Who runs this copy, and that it is not the government."""
    if not host.name:
        return language.say("host.nobody", "No organization has put its name on this copy. It is not from the government.")
    return language.say("host.run_by", "This guide is run by {name}. It is not from the government.", name=host.name)


def host_lines(host: Host, language: Language) -> tuple[str, ...]:
    """The organization as a contact, its name first; empty while host.toml is not filled in. Its own words are in both languages."""
    if not host.name:
        return ()
    hours, about = host.hours.get(language.code, ""), host.about.get(language.code, "")
    lines = (
        host.name,
        language.say("office.phone", "Phone: {phone}", phone=host.phone) if host.phone else "",
        host.address,
        language.say("host.hours", "Hours: {hours}", hours=hours) if hours else "",
        language.say("host.languages", "We speak: {languages}", languages=language.list(host.languages)) if host.languages else "",
        about,
    )
    return tuple(line for line in lines if line)


def host_item(host: Host) -> Item:
    """The organization as an item: its name, and how to reach it. Without lines while host.toml is not filled in."""

    def line(number: int) -> Line:
        is_phone = bool(host.phone) and number == 1
        call: Say | None = (lambda language: tel(host.phone)) if is_phone else None
        return Line(lambda language: host_lines(host, language)[number], "detail" if number else "name", link=call)

    return Item("host", tuple(line(number) for number in range(len(host_lines(host, load_language(SOURCE))))))


# --- one office ---------------------------------------------------------------------------------------------------------


def office_name(agency: Agency, language: Language) -> str:
    """What the tasks call it, inside a sentence or a row: the acronym first, or its name."""
    if agency.acronym:
        return f"{agency.acronym} ({language.of('agency', agency, 'what')})"
    return language.of("agency", agency, "name")


def office_found(agency: Agency, language: Language) -> str:
    """Its name in a list, so that it is found: what the tasks call it, then the English words of its door and its phone menu."""
    known = f"{agency.acronym}: {language.of('agency', agency, 'what')}" if agency.acronym else language.of("agency", agency, "name")
    english = agency.door.replace(" (", ", ").replace(")", "")  # no brackets in brackets
    return known if agency.door in known or english in known else f"{known} ({english})"


def told_office(agency: Agency, content: Content, told: bool = False, only_lawyer: bool = False) -> Item:
    """An office with all that a person should know before they call it. told: the person said that it has a complaint already.
    only_lawyer: a lawyer decides whether it is told at all."""
    lines = [Line(partial(office_found, agency), "name")]
    if told:
        lines.append(Line(partial(told_text, only_lawyer), "told"))
    lines.append(Line(of("agency", agency, "does"), "detail"))
    if agency.phone:
        lines.append(phone_line(agency.phone, agency.phone_seen))
    if agency.url:
        lines.append(_page(agency))
    lines += [Line(of("caution", content.caution[id_], "text"), "caution") for id_ in agency.cautions]
    return Item(f"agency.{agency.id}", tuple(lines), fact=agency)


def office_in_short(agency: Agency, content: Content) -> Item:
    """Its name and its number, or its web address where it has none; before them, what must stand beside its number."""
    lines = [Line(partial(office_found, agency), "name"), *beside(agency, content)]
    if agency.phone:
        lines.append(phone_line(agency.phone, agency.phone_seen))
    elif agency.url:
        lines.append(_page(agency))
    else:
        lines.append(Line(_no_way, "detail"))
    return Item(f"call.{agency.id}", tuple(lines), fact=agency)


def _no_way(language: Language) -> str:
    return language.say("office.no_way", "We have no number and no page for this office. Ask a worker center to find it.")


def beside(agency: Agency, content: Content) -> list[Line]:
    """What must stand beside the number of an office, wherever the number stands."""
    cautions = (content.caution[id_] for id_ in agency.cautions)
    return [Line(of("caution", caution, "text"), "caution") for caution in cautions if caution.beside]


def in_a_row(agency: Agency, content: Content) -> list[Line]:
    """What a person should know before they give their name, in a row of a table: short where there is a short form, and always what must
    stand beside the number."""
    cautions = [content.caution[id_] for id_ in agency.cautions]
    said = [of("caution", c, "short" if c.short else "text") for c in cautions if c.short or c.beside]
    return [Line(text, "caution") for text in said]


def _page(agency: Agency) -> Line:
    """The page of an office, in the person's language where it has one."""

    def url(language: Language) -> str:
        return agency.url_in.get(language.code, agency.url)

    return Line(lambda language: page_text(url(language), agency.link_seen, language), "page", link=url)


def told_text(only_lawyer: bool, language: Language) -> str:
    """Beside an office that the person says it already knows."""
    if only_lawyer:
        return language.say("office.told_lawyer", "You said that this office already has a complaint. Tell the lawyer about it.")
    return language.say("office.told", "You said that this office already has a complaint. Ask what happened to that complaint.")


# --- a list of offices --------------------------------------------------------------------------------------------------


def offices_head(offices: Sequence[Agency], language: Language) -> str:
    """The heading of a list: offices that take complaints, or people who help where no complaint may be made."""
    if any(agency.claims for agency in offices):
        return language.say("pdf.offices_head", "Offices that take complaints like yours")
    return language.say("pdf.help_head", "Who can help")


def offices_how(only_lawyer: bool, of_a_person: bool, language: Language) -> str:
    """Stands above every list of offices, once: what to do before any of them. only_lawyer: one of them is only for a lawyer to tell.
    of_a_person: their own tasks say until when to wait for others, so nothing here may say to wait longer."""
    if only_lawyer:
        return language.say(
            "office.only_lawyer", "Do not call a labor office yourself yet. Decide with the lawyer whether to tell one of these offices."
        )
    if of_a_person:
        return language.say(
            "office.how_of_a_person",
            "A worker center or a lawyer can call an office for you first, without your name. Do not wait for them longer than your five "
            "things say.",
        )
    return language.say("pdf.offices_how", "Talk with a worker center or a lawyer before you contact a government office.")
