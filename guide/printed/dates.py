"""The days on paper. How far they were checked stands once above them, and beside a day only where a lawyer has signed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.pdf.layout import Block, Stack
from guide.pdf.parts import Row
from guide.pdf.style import Type
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import heading
from guide.words.language import Say
from guide.words.outline import Item, Section, as_one
from guide.words.reviewed import marks


def table(w: Writer, told: Section, full: bool = True) -> list[Block]:
    """ "Your offices and dates" of a person's sheet: the nearest days, in rows that hold all that must stand beside them. full: also the
    day that each was counted from, for which a full page has no room."""
    section, style = w.root.add("Sect"), w.style
    days = [item for item in told.items if item.all("when", "now")]
    rest = [item for item in told.items if item not in days]
    blocks: list[Block] = [heading(w, told, section)]
    under = [w.prose(section, line.text, style.small, keep=True, below=1) for line in told.under]
    short = days if full else [replace(day, lines=tuple(line for line in day.lines if line.role != "counted")) for day in days]
    blocks += [*under, *(_rows(w, section, short, _checked(told, under), sources=False) if days else [])]
    return [*blocks, *(w.prose(section, line.text, style.small, personal=line.personal, above=2) for item in rest for line in item.lines)]


def dates(w: Writer, told: Section) -> list[Block]:
    """Every day, each with its sources, then what is lost payday by payday, and court."""
    section, style = w.root.add("Sect"), w.style
    days = [item for item in told.items if item.all("when", "now")]
    blocks: list[Block] = [heading(w, told, section)]
    types = {"heed": style.strong}
    under = [w.prose(section, line.text, types.get(line.role, style.small), keep=True, below=2) for line in told.under]
    blocks += [*under, *(_rows(w, section, days, _checked(told, under), sources=True) if days else [])]
    return [*blocks, *(_limit(w, section, item) for item in told.items if item not in days)]


def limits(w: Writer, told: Section) -> list[Block]:
    """Limits of which we know that they exist, and no date."""
    section = w.root.add("Sect")
    head = w.head(section, told.title, 3)
    items = section.add("L")
    return [
        head,
        *(w.prose(items.add("LI").add("LBody"), _marked(item.lines[0].text, item), w.style.small, above=2.5) for item in told.items),
    ]


def _checked(told: Section, under: Sequence[Block]) -> list[Block]:
    """How far the days were checked: a table that goes on says it again above its rows, for who sees this page alone."""
    return [block for line, block in zip(told.under, under, strict=True) if line.role == "reviewed"]


def _rows(w: Writer, section: Element, days: list[Item], checked: list[Block], sources: bool) -> list[Block]:
    style, shares = w.style, [3, 11]
    if w.both or w.style.size > 11:
        shares = [4, 8]
    elif any(day.all("now") for day in days):  # a sentence instead of a day needs more room
        shares = [4, 12]
    grid = section.add("Table")
    top = grid.add("TR")
    strong = style.small._replace(bold=True)
    heads = [
        w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_when", "When"), strong),
        w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_what", "What, and at which office"), strong),
    ]
    rows: list[Block] = [Row(heads, shares, pad=2, framed=True, bold=True, keep=True)]
    for day in days:
        line = grid.add("TR")
        rows.append(Row([_when(w, line.add("TD"), day, sources), _what(w, line.add("TD"), day)], shares, pad=2, framed=True))
    for row in rows[1:]:
        row.again = Stack([*checked, rows[0]])
    return rows


def _when(w: Writer, cell: Element, day: Item, sources: bool) -> Block:
    """The day; or, once it lies behind, what to do instead."""
    strong = w.style.small._replace(bold=True)
    types: dict[str, Type] = {"when": strong, "now": strong, "reviewed": w.style.tiny}
    lines = [w.stacked(cell, line.text, types[line.role], personal=line.personal) for line in day.lines if line.role in types]
    if sources and marks(day.sources):
        lines.append(w.stacked(cell, lambda language: marks(day.sources), w.style.tiny, personal=True))
    return Stack(lines)


def _what(w: Writer, cell: Element, day: Item) -> Block:
    """The complaint in bold, then the office with its number and all that must stand beside it, in one paragraph."""
    what, *others = [line for line in day.lines if line.role in ("do", "office", "phone", "detail", "caution", "counted")]
    first = [line for line in (what, *others) if line.role == "do"]
    rest = [line for line in (what, *others) if line.role != "do"]
    lead: Say = lambda language: " ".join(as_one(line.text(language)) for line in first) + " "  # noqa: E731
    return w.prose(cell, lambda language: " ".join(as_one(line.text(language)) for line in rest), w.style.small, lead=lead, personal=True)


def _limit(w: Writer, section: Element, item: Item) -> Block:
    style = w.style
    types: dict[str, Type] = {"detail": style.small, "reviewed": style.tiny}
    return Stack(
        [w.prose(section, _marked(line.text, item), types[line.role], personal=line.personal) for line in item.lines], above=style.gap * 0.8
    )


def _marked(say: Say, item: Item) -> Say:
    return lambda language: f"{say(language)} {marks(item.sources)}"
