"""The first page. It serves somebody who reads nothing else: the warning, the next day, what to do first, whom to call.

It is tried from loose to tight until it fits on one page; see `tightened`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from guide.core.plan import Plan
from guide.pdf import draw, fonts
from guide.pdf.layout import Block, Framed, Stack, run
from guide.pdf.marks import WritingLines
from guide.pdf.parts import Row, Signed
from guide.pdf.style import Style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import alarms
from guide.printed.clinic import Clinic
from guide.printed.contacts import in_short
from guide.printed.logo import logo_of
from guide.words.language import Language, fixed
from guide.words.outline import Item, Section

OFFICES_FIRST = 2
SENDS_NOW = ("contact", "may_end", "may_run", "payday", "not_free")
"""Headlines that send to an office this week, or somebody who is not free to a line: its number never gives way to anything."""
LARGE, LARGE_PRINT = 14.0, 18.0
"""In large print, and in large type side by side, the first page is a sheet: the day and the warnings in front, what to do and whom
to call behind."""


def first_page(
    w: Writer,
    sections: Sequence[Section],
    plan: Plan,
    name: str,
    blank: bool,
    tall: float,
    clinic: Clinic | None = None,
    notes: bool = False,
) -> list[Block]:
    """`tall`: the height of a page. If even the tightest is too much, it runs on.

    clinic: what a campaign prints on every paper. notes: the advocate's copy, which bears no name.
    """
    root, style = w.root, w.style
    for tight in _levels(w):
        w.root, w.style = Element(root.role), tightened(style, tight)
        blocks = _whose(w, plan, name, blank, notes)
        for section in sections:
            blocks += _part(w, section, plan, blank, tight, clinic)
        if run(blocks, style.width) <= tall:
            break
    root.adopt(w.root)
    w.root, w.style = root, style
    return blocks


def _part(w: Writer, section: Section, plan: Plan, blank: bool, tight: int, clinic: Clinic | None) -> list[Block]:
    match section.id:
        case "status":
            return [alarms.status(w, section, tight)]
        case "notices":
            return alarms.notices(w, section, tight)
        case "headline":
            return alarms.headline(w, section, plan, blank, tight)
        case "first":
            return _first_tasks(w, section)
        case "call":
            return _who_to_call(w, section, tight, clinic, plan.headline.urgent or plan.headline.kind in SENDS_NOW)
    return []


def _levels(w: Writer) -> tuple[int, ...]:
    """What to try, one after the other. Where it cannot fit in letters of the chosen size, nothing is set smaller in vain."""
    if w.style.size >= LARGE_PRINT:
        return (1,)
    if w.both:
        return (3,) if w.style.size >= LARGE else (3, 4, 5, 6)
    return (0, 1, 2, 3, 4, 5)


@lru_cache
def tightened(style: Style, tight: int) -> Style:
    """1: one line for the local group, small type for urgent notices. 2: also a smaller title and one office, and the day from
    which the next day was counted only in the table of dates. 3: also less space, and short texts in one paragraph. 4, 5: also
    smaller type, never smaller than that of a detail, and what a helper does only behind. 5: also no office, unless the page sends to it
    now; they all stand behind. 6: also details in 9 points where the text has 11.
    """
    if tight < 2:
        return style
    style = replace(style, title=style.head)
    if tight < 3:
        return style
    least = {3: 1.0, 4: 0.93, 5: 0.87, 6: 0.86}[tight]
    body = style.body._replace(size=round(style.size * least, 1), leading=round(style.size * least * 1.22, 1))
    strong = body._replace(bold=True)
    date = style.head._replace(leading=round(style.head.size * 1.2, 1))
    gap = round(style.gap * (0.7 if tight < 5 else 0.55), 1)
    small = style.small if tight < 6 else style.small._replace(size=style.size * 9 / 11, leading=style.size * 9 / 11 * 1.17)
    return replace(
        style, title=style.subhead, head=style.subhead, subhead=strong, date=date, body=body, strong=strong, small=small, gap=gap
    )


# --- whose it is --------------------------------------------------------------------------------------------------------


def _whose(w: Writer, plan: Plan, name: str, blank: bool, notes: bool) -> list[Block]:
    style = w.style
    title = w.prose(w.root, lambda language: language.say("pdf.heading", "My checklist in five steps"), style.title, role="H1", outline=0)
    title.below = style.gap
    above = [title, _for_the_advocate(w)] if notes else [title]
    label = w.stacked(w.root, _mark_label if notes else _name_label, style.strong)
    shown = WritingLines(1, style.line) if notes else _name(w, name, blank)
    date: Block = w.stacked(w.root, lambda language: _made_on(language, plan, blank), style.small, personal=True, align=0 if blank else 1)
    if blank:
        date = Row([date, WritingLines(1, style.line)], [2, 5], pad=0)
    texts = w.texts(_mark_label if notes else _name_label)
    wide = max(fonts.width(text, "notosbo") for text in texts) * style.strong.size / 1000 + 1
    rest = style.width - wide - 16
    row = Row([label, shown, date], [wide, rest * 0.68, rest * 0.32], pad=0, gutter=8, below=style.gap * 1.4)
    return [*above, row]


def _name_label(language: Language) -> str:
    return language.say("pdf.name", "Name:")


def _mark_label(language: Language) -> str:
    return language.say("pdf.mark", "A number, not a name:")


def _for_the_advocate(w: Writer) -> Block:
    """What this copy is, and what must not be written on it."""
    section = w.root.add("Sect")
    texts = w.prose(
        section,
        lambda language: language.say(
            "pdf.advocate_how",
            "Do not write a name here. Do not write anything about immigration status, an arrest or a court case. "
            "If this paper is lost, or a court asks for it, what you wrote can hurt the person.",
        ),
        w.style.small,
        lead=lambda language: language.say("pdf.advocate", "Advocate’s copy.") + " ",
    )
    return Framed(texts, stroke=1, pad=w.style.gap + 1, below=w.style.gap)


def _made_on(language: Language, plan: Plan, blank: bool) -> str:
    if blank:
        return language.say("pdf.made_blank", "Date:")
    return language.say("pdf.made", "Made on {date}", date=language.short_date(plan.today))


def _name(w: Writer, name: str, blank: bool) -> Block:
    """The whole name, or a line to write it by hand: never a part of it."""
    name = "" if blank else fonts.clean_name(name)
    if not name or not fonts.printable(name):
        return WritingLines(1, w.style.line)
    element = w.root.add("P")
    if not fonts.HOUSE.issuperset(name):
        element = element.add("Span", actual=name)  # shaped letters do not copy well; this does
    return NameLine(name, element, w)


class NameLine(Block):
    """A name on one line, smaller if it is long: a right-to-left name must not be broken."""

    def __init__(self, name: str, element: Element, w: Writer):
        super().__init__()
        self.name = name
        self.element = element
        self.type = w.style.subhead
        self.key = fonts.FAMILIES[fonts.font_for(name) or "noto"][1]
        plain = fonts.HOUSE.issuperset(name)
        self.wide = fonts.width(name, self.key) if plain else sum(g.advance for g in fonts.shape(name, self.key))

    def height(self, width: float) -> float:
        return self.type.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        size = min(self.type.size, width * 1000 / max(self.wide, 1))
        with canvas.mark(self.element):
            canvas.write([[(self.name, self.key)]], x, top - self.type.leading * 0.72, round(size, 2), 0)


# --- three things, and who to call --------------------------------------------------------------------------------------


def _first_tasks(w: Writer, told: Section) -> list[Block]:
    section = w.root.add("Sect")
    head = _heading(w, told, section)
    items = section.add("L")
    ticks = [w.tick(items, item.id, line.text) for item in told.items for line in item.lines]
    return [head, Stack(ticks, below=w.style.gap)]


def _heading(w: Writer, told: Section, section: Element) -> Prose:
    return w.head(section, told.title, above=w.style.gap * 2)


def _who_to_call(w: Writer, told: Section, tight: int, clinic: Clinic | None, needed: bool) -> list[Block]:
    """The local group before anybody else: it knows more than any list. Then the two ways to reach somebody, and up to two offices.
    needed: the first of these stands here however little room there is."""
    section = w.root.add("Sect")
    head = _heading(w, told, section)
    once = [w.prose(section, line.text, w.style.tiny, below=0 if tight > 2 else w.style.gap * 0.5) for line in told.under]
    items = section.add("L")
    host, *others = told.items
    ways = [item for item in others if item.id.startswith("helper.")]
    offices = [item for item in others if item not in ways]
    local = [_of_the_clinic(w, items, clinic.local)] if clinic and fonts.font_for(clinic.local) == "noto" else []
    if host.one("name"):
        local.append(_host(w, items, host))
    elif not local:
        local.append(_lines_for_a_host(w, items, host, tight))
    type_ = w.style.small if tight > 2 else w.style.body
    called = [*ways, *offices[: OFFICES_FIRST - (tight > 1) - (tight > 4 and not needed)]]
    return [head, *once, *local, *(in_short(w, items, item, type_, tight > 3) for item in called)]


def _of_the_clinic(w: Writer, items: Element, local: str) -> Block:
    """The organization that holds the clinic, with a line for its phone where it gave none."""
    name = w.prose(items.add("LI").add("LBody"), fixed(local), w.style.strong, personal=True)
    if any(letter.isdigit() for letter in local):
        return Signed(draw.PHONE, w.style.box, name, gap=w.style.gap)
    return Signed(draw.PHONE, w.style.box, Stack([name, WritingLines(1, w.style.line)]), gap=w.style.gap)


def _host(w: Writer, items: Element, host: Item) -> Block:
    """The organization that runs this copy (host.toml), before any office."""
    style, body = w.style, items.add("LI").add("LBody")
    logo = logo_of(w, body, style.line * 1.6)
    text = Stack([w.prose(body.add("P"), line.text, style.strong if line.role == "name" else style.body) for line in host.lines])
    return Signed(draw.PHONE, style.box, logo.beside(text) if logo else text, gap=style.gap, above=style.gap)


def _lines_for_a_host(w: Writer, items: Element, host: Item, tight: int) -> Block:
    local = w.prose(items.add("LI").add("LBody"), host.lines[0].text, w.style.strong)
    lines = WritingLines(1 if tight else 2, w.style.line, indent=w.style.indent)
    return Stack([Signed(draw.PHONE, w.style.box, local, gap=w.style.gap), lines])
