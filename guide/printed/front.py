"""The front of a person's sheet, for somebody who reads nothing else: what must not be missed, five things this week, whom to call."""

from __future__ import annotations

from collections.abc import Sequence

from guide.core.plan import Plan
from guide.pdf import draw, fonts
from guide.pdf.layout import Block, Stack
from guide.pdf.marks import WritingLines
from guide.pdf.parts import Signed
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import alarms, fit
from guide.printed.body import in_columns
from guide.printed.clinic import Clinic
from guide.printed.contacts import in_short
from guide.printed.logo import logo_of
from guide.printed.options import Options
from guide.printed.tasks import tasks
from guide.printed.whose import whose
from guide.words.language import fixed
from guide.words.offices import CALLED
from guide.words.outline import Item, Section
from guide.words.told import five_things


def front(
    w: Writer, sections: Sequence[Section], plan: Plan, name: str, tall: float, clinic: Clinic | None, options: Options
) -> list[Block]:
    """tall: the height of a page. clinic: what a campaign prints on every paper."""

    def build(w: Writer, tight: int) -> list[Block]:
        blocks = whose(w, five_things, plan, name, blank=False, notes=options.notes)
        for section in sections:
            match section.id:
                case "status":
                    blocks += alarms.strip(w, section)
                case "headline":
                    blocks += alarms.headline(w, section, plan)
                case "first":
                    blocks += tasks(w, section, headed=False)
                case "call":
                    blocks += who_to_call(w, section, tight, clinic)
                case "made":
                    blocks.append(_made(w, section))
        return blocks

    return fit.one_page(w, build, tall)


def _made(w: Writer, told: Section) -> Block:
    """That fixed rules made it, and who runs this copy of the guide."""
    rules, who = (line.text for line in told.under)
    return w.prose(w.root, lambda language: f"{rules(language)} {who(language)}", w.style.tiny, above=w.style.gap * 0.5)


def who_to_call(w: Writer, told: Section, tight: int, clinic: Clinic | None) -> list[Block]:
    """The local group before anybody else: it knows more than any list. Then the two ways to reach somebody, and two offices: the first of
    them is that of the headline."""
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, told.title, above=style.gap * 1.6)
    ask, once = told.under
    first = w.prose(section, ask.text, style.small, below=style.gap * 0.3, keep=True)
    items = section.add("L")
    host, *others = told.items
    ways = [item for item in others if item.id.startswith("helper.")]
    offices = [item for item in others if item not in ways][:CALLED]
    local = _local(w, items, host, tight, clinic)
    called = [in_short(w, items, item, style.small, shorter=tight > 2) for item in (*ways, *offices)]
    return [head, first, *local, *in_columns(w, called, above=style.gap * 0.4), w.prose(section, once.text, style.tiny, above=2)]


def _local(w: Writer, items: Element, host: Item, tight: int, clinic: Clinic | None) -> list[Block]:
    local = [_of_the_clinic(w, items, clinic.local)] if clinic and fonts.font_for(clinic.local) == "noto" else []
    if host.one("name"):
        return [*local, _host(w, items, host)]
    return local or [_lines_for_a_host(w, items, host)]


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
    text = Stack([w.prose(body.add("P"), line.text, style.strong if line.role == "name" else style.small) for line in host.lines])
    return Signed(draw.PHONE, style.box, logo.beside(text) if logo else text, gap=style.gap, above=style.gap)


def _lines_for_a_host(w: Writer, items: Element, host: Item) -> Block:
    local = w.prose(items.add("LI").add("LBody"), host.lines[0].text, w.style.strong)
    lines = WritingLines(1, w.style.line * 0.8, indent=w.style.indent)
    return Stack([Signed(draw.PHONE, w.style.box, local, gap=w.style.gap), lines])
