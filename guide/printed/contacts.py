"""Whom to call, on paper: in short for the first page, everybody else who may help, and the offices with all that must be known first."""

from __future__ import annotations

from collections.abc import Sequence

from guide.pdf import draw
from guide.pdf.layout import Block, Stack
from guide.pdf.marks import QR
from guide.pdf.parts import Row, Signed
from guide.pdf.style import Type
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.alarms import as_sentence
from guide.printed.body import heading, in_columns
from guide.words.outline import Item, Line, Section


def in_short(w: Writer, items: Element, item: Item, type_: Type, shorter: bool) -> Block:
    """A helper or an office in one paragraph behind the sign of a phone, in a list. shorter: without what a helper does, which stands
    behind too; never without what must stand beside the name, nor a name alone, which would tell nothing."""
    shorter = shorter and any(line.role in ("phone", "page") for line in item.lines)
    lines = tuple(line for line in item.lines if not shorter or line.role != "detail")
    return Signed(draw.PHONE, w.style.box, _paragraph(w, items, lines, type_), gap=w.style.gap, above=w.style.gap)


def _paragraph(w: Writer, items: Element, lines: Sequence[Line], type_: Type) -> Block:
    name, *how = lines
    body = items.add("LI").add("LBody")
    return w.prose(body, lambda language: " ".join(line.text(language) for line in how), type_, lead=as_sentence(name.text))


def helpers(w: Writer, told: Section) -> list[Block]:
    """Everybody who may help: a paragraph each, in columns, because there can be many."""
    section, style = w.root.add("Sect"), w.style
    head = heading(w, told, section)
    how = [w.prose(section, line.text, style.strong if line.role == "heed" else style.small, keep=True) for line in told.under]
    items = section.add("L")
    return [head, *how, *in_columns(w, [_paragraph(w, items, item.lines, style.small) for item in told.items], above=style.gap * 0.6)]


def offices(w: Writer, told: Section) -> list[Block]:
    """Each with all that a person should know before they call it, and a code that opens its page."""
    section = w.root.add("Sect")
    head = heading(w, told, section)
    types = {"heed": w.style.strong}
    how = [w.prose(section, line.text, types.get(line.role, w.style.small), keep=True) for line in told.under]
    return [head, *how, *(_with_code(w, section, item) for item in told.items)]


def _with_code(w: Writer, section: Element, item: Item) -> Block:
    part, page, space = section.add("Sect"), item.one("page"), w.style.gap * 1.4
    office = office_lines(w, part, item)
    link = page.link(w.languages[0]) if page and page.link else ""
    if not link or not page:
        return Stack(office, above=space)
    alt = w.one(lambda language: language.say("pdf.qr", "QR code that opens {address}", address=page.text(language)))
    code = QR(link, part.add("Figure", alt=alt))
    return Row([Stack(office), code], [w.style.width - 12 - code.side, code.side], pad=0, gutter=12, above=space)


def office_lines(w: Writer, part: Element, item: Item, level: str = "H3") -> list[Block]:
    """An office in lines, its name as a heading. An address that is the same in both languages stands once."""
    style, blocks = w.style, list[Block]()
    types: dict[str, Type] = {"name": style.strong, "told": style.small._replace(bold=True), "detail": style.small, "phone": style.strong}
    for line in item.lines:
        if line.role == "page":
            pages = dict.fromkeys((line.text(lg), line.link(lg) if line.link else "") for lg in w.languages)
            blocks += [w.address(part, address, url) for address, url in pages]
        elif line.role != "caution":
            blocks.append(w.prose(part, line.text, types[line.role], role=level if line.role == "name" else "P"))
    if cautions := [line.text for line in item.all("caution")]:
        blocks.append(w.prose(part, lambda language: " ".join(say(language) for say in cautions), style.small, above=1))
    return blocks
