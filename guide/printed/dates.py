"""The dates of a plan. Every date carries the words that say how far it was checked."""

from __future__ import annotations

from guide.pdf.layout import Block, Stack
from guide.pdf.marks import Gap
from guide.pdf.parts import Row
from guide.pdf.style import Type
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import heading, lines_for_notes
from guide.words.dates import sooner
from guide.words.language import Say
from guide.words.outline import Item, Line, Section
from guide.words.reviewed import marks

BLANK_ROWS = 4


def dates(w: Writer, told: Section, blank: bool, notes: bool = False) -> list[Block]:
    """A table of the days, then the limits. blank: rows to fill in by hand instead."""
    section, style = w.root.add("Sect"), w.style
    days = [] if blank else [item for item in told.items if item.all("when", "now")]
    limits = [] if blank else [item for item in told.items if item not in days]
    blocks: list[Block] = [heading(w, told, section)]
    heed = [sooner] if blank else [line.text for line in told.under]
    blocks += [w.prose(section, text, style.strong, keep=True, below=style.gap * 0.6) for text in heed]
    if days or blank:
        blocks += _table(w, section, days)
    blocks += [_limit(w, section, item) for item in limits]
    return [*blocks, lines_for_notes(w, section)] if notes else blocks


def limits(w: Writer, told: Section) -> list[Block]:
    """Limits of which we know that they exist, and no date."""
    section = w.root.add("Sect")
    head = w.head(section, told.title, 3)
    items = section.add("L")
    return [
        head,
        *(w.prose(items.add("LI").add("LBody"), _marked(item.lines[0].text, item), w.style.small, above=2.5) for item in told.items),
    ]


def _table(w: Writer, section: Element, days: list[Item]) -> list[Block]:
    """Three columns where there is room, else two; empty rows on a blank form."""
    style = w.style
    three = w.roomy and style.size < 14
    shares = [4.3, 4.9, 5.4] if three else [4, 8]
    table = section.add("Table")
    top = table.add("TR")
    strong = style.small._replace(bold=True)
    heads = [
        w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_when", "When"), strong),
        w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_what", "What, and at which office"), strong),
    ]
    if three:
        heads.append(w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_from", "Counted from"), strong))
    rows: list[Block] = [Row(heads, shares, pad=3, framed=True, bold=True, keep=True)]
    for day in days:
        line = table.add("TR")
        when, second = _when(w, line.add("TD"), day), line.add("TD")
        what, why = _what(w, second, day), _why(w, line.add("TD") if three else second, day)
        rows.append(Row([when, what, why] if three else [when, Stack([what, why])], shares, pad=3, framed=True))
    for row in rows[1:]:
        row.again = rows[0]
    for _ in range(0 if days else BLANK_ROWS):
        line = table.add("TR")
        for _ in shares:
            line.add("TD")
        rows.append(Row([Gap(0) for _ in shares], shares, framed=True, least=style.line * 1.3))
    return rows


def _when(w: Writer, cell: Element, day: Item) -> Block:
    """The day; or, once it lies behind, what to do instead, with the phone of the office."""
    strong = w.style.small._replace(bold=True)
    types: dict[str, Type] = {"when": w.style.strong, "now": strong, "phone": strong, "reviewed": w.style.tiny}
    lines = [line for line in day.lines if line.role in types]
    return Stack([w.stacked(cell, _text(line, day), types[line.role], personal=line.personal) for line in lines])


def _what(w: Writer, cell: Element, day: Item) -> Block:
    small = w.style.small
    types: dict[str, Type] = {"do": w.style.strong, "office": small, "detail": small, "caution": small._replace(bold=True)}
    return Stack([w.prose(cell, line.text, types[line.role]) for line in day.lines if line.role in types])


def _why(w: Writer, cell: Element, day: Item) -> Block:
    return Stack([w.prose(cell, line.text, w.style.small, personal=line.personal) for line in day.all("counted")])


def _limit(w: Writer, section: Element, item: Item) -> Block:
    style = w.style
    types: dict[str, Type] = {"detail": style.small, "reviewed": style.tiny}
    return Stack(
        [w.prose(section, _text(line, item), types[line.role], personal=line.personal) for line in item.lines], above=style.gap * 0.8
    )


def _text(line: Line, item: Item) -> Say:
    """How far something was checked stands with the numbers of its sources."""
    return _marked(line.text, item) if line.role == "reviewed" else line.text


def _marked(say: Say, item: Item) -> Say:
    return lambda language: f"{say(language)} {marks(item.sources)}"
