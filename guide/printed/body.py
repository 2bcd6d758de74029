"""The booklet's chapters, and the long paper's: what is good to know, the five steps, papers, questions for the lawyer."""

from __future__ import annotations

from collections.abc import Callable

from guide import drawings
from guide.content.schema import Step
from guide.pdf import draw
from guide.pdf.columns import LEAST, Columns
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import ColumnRule, WritingLines, panel
from guide.pdf.parts import LowerOf, Marker, Pictured, Row, Signed
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.alarms import as_sentence
from guide.words.language import of
from guide.words.outline import Item, Section
from guide.words.reviewed import marks


def heading(w: Writer, told: Section, section: Element) -> Prose:
    """The heading of a section, as it was told."""
    return w.head(section, told.title)


def good_to_know(w: Writer, told: Section) -> list[Block]:
    """Notices that are not urgent: the same for everyone, or nearly so."""
    notices = [item.lines for item in told.items if "paper" in item.on]
    if not notices:
        return []
    section = w.root.add("Sect")
    head = heading(w, told, section)
    return [head, *(w.prose(section, text.text, w.style.small, lead=as_sentence(title.text), above=2.5) for title, text in notices)]


# --- the steps ----------------------------------------------------------------------------------------------------------


Story = Callable[[Element, Step], list[Block]]
"""Makes what stands between why a step matters and what there is to do, in the place of a small drawing beside its heading."""
PANEL = 98.0
"""The width of the drawing beside the heading of a step."""
NOTE_LINES = 3
"""Lines to write on in the advocate's copy, after the tasks of a step and in other places."""


def step(w: Writer, told: Section, story: Story | None = None) -> list[Block]:
    """One step: its number and name, why it matters, a drawing or a part of the story, and what there is to do."""
    section, style, about = w.root.add("Sect"), w.style, w.content.step[told.about]
    name = section.add("H2")
    marker = name.add("Span")
    titles = [name.add("Span", lang=w.lang(language)) for language in w.languages]
    beside = Prose(w.texts(told.title), titles, style.head, fixed=True, outline=1)
    top: Block = Marker(told.number, marker, style.head, beside, above=style.gap, below=style.gap * 0.5)
    figure = None if story else section.add("Figure", alt=w.one(of("step", about, "picture")))
    reason = w.prose(section, told.under[0].text, below=style.gap * 0.3, keep=w.roomy)
    blocks: list[Block] = [ColumnRule(stroke=1.5, above=style.gap * 1.8, keep=True)]
    if figure:
        wide = PANEL if not w.both else PANEL * 0.85
        picture, beside_it = panel(drawings.PANELS[about.id], figure, wide), [top] if w.both else [top, reason]
        blocks.append(Pictured(Stack(beside_it, above=style.gap, below=reason.below), picture, wide, keep=True))
    if not figure or w.both:
        whole = Stack([reason], below=reason.below, keep=reason.keep)
        blocks += [*([] if figure else [top]), whole, *(story(section, about) if story else ())]
    items = section.add("L")
    blocks += [_advice(w, items, item) for item in told.items]
    blocks[-1].keep = True  # with the sources
    return [*blocks, *([w.prose(section, told.reviewed.text, style.tiny, personal=True, above=style.gap * 0.8)] if told.reviewed else [])]


def lines_for_notes(w: Writer, section: Element) -> Block:
    """In the advocate's copy: room to write, and what it is for."""
    style = w.style
    label = w.prose(section, lambda language: language.say("pdf.advocate_notes", "Notes of the advocate"), style.small._replace(bold=True))
    return Stack([label, WritingLines(NOTE_LINES, style.line)], above=style.gap)


def _advice(w: Writer, items: Element, item: Item) -> Block:
    def detail(body: Element) -> Block | None:
        return Stack(blocks) if (blocks := [w.prose(body, line.text, w.style.small) for line in item.all("detail")]) else None

    def advice(body: Element) -> Block | None:
        signs = {"say": draw.SPEECH, "avoid": draw.STOP}
        blocks: list[Block] = [w.signed(body, signs[line.role], line.text) for line in item.all("say", "avoid")]
        if len(blocks) < 2:
            return blocks[0] if blocks else None
        return LowerOf(Row(blocks, [1, 1], pad=0, gutter=12, above=1.5), Stack(blocks, above=1.5)) if w.roomy else Stack(blocks, above=1.5)

    return w.tick(items, item.id, item.lines[0].text, detail, advice)


def advice_list(w: Writer, told: Section) -> list[Block]:
    """Advice under its heading, without the steps."""
    section = w.root.add("Sect")
    head = heading(w, told, section)
    items = section.add("L")
    return [head, *(_advice(w, items, item) for item in told.items)]


def framed(w: Writer, told: Section) -> list[Block]:
    """The values that a lawyer has confirmed, while the program is open."""
    section = w.root.add("Sect")
    head = w.prose(section, told.title, w.style.subhead, role="H2", outline=1)
    lines = [w.prose(section, line.text, w.style.small, lead=w.lead(line.label)) for item in told.items for line in item.lines]
    return [Framed(Stack([head, *lines]), stroke=1.5, above=w.style.gap * 1.5)]


def numbers(w: Writer, told: Section) -> list[Block]:
    """The numbers of a person's sheet, in small type."""
    section, tiny = w.root.add("Sect"), w.style.tiny
    head = heading(w, told, section)
    how = [w.prose(section, line.text, w.style.small, keep=True) for line in told.under]
    items = section.add("L")
    rows: list[Block] = []
    for name, sources in (item.lines for item in told.items):
        rows.append(w.prose(items.add("LI").add("LBody"), sources.text, tiny, lead=as_sentence(name.text), above=1))
    return [head, *how, *in_columns(w, rows, above=1.0)]


# --- papers, questions, what is unknown ---------------------------------------------------------------------------------


def papers(w: Writer, told: Section) -> list[Block]:
    """Each with its picture. Where the person has it, that is said, and the box is ticked."""
    section = w.root.add("Sect")
    head = heading(w, told, section)
    how = [w.prose(section, line.text, w.style.small, keep=True) for line in told.under]
    items = section.add("L")
    return [head, *how, *in_columns(w, [_paper(w, items, item) for item in told.items])]


def _paper(w: Writer, items: Element, item: Item) -> Block:
    style, rests_on = w.style, marks(item.sources)

    def under(body: Element) -> Block:
        line = item.one("have") or item.one("detail")
        type_ = style.small._replace(bold=True) if item.ticked else style.small if line else style.tiny
        return w.prose(body, lambda language: f"{line.text(language) if line else ''} {rests_on}".strip(), type_)

    tick = w.tick(items, item.id, item.lines[0].text, under, type_=style.body, ticked=item.ticked)
    picture = w.content.paper[item.about].picture
    return Signed(draw.pictogram(picture), style.box * 1.3, tick, gap=style.gap, above=style.gap)


def questions(w: Writer, told: Section) -> list[Block]:
    """To tick when asked, each with a line for the answer."""
    section = w.root.add("Sect")
    head = heading(w, told, section)
    items = section.add("L")

    def question(item: Item) -> Block:
        tick = w.tick(items, item.id, item.lines[0].text, type_=w.style.body)
        return Stack([tick, WritingLines(1, w.style.line, indent=w.style.indent)], above=w.style.gap)

    return [head, *in_columns(w, [question(item) for item in told.items])]


def plain(w: Writer, told: Section) -> list[Block]:
    """Any section that needs no drawing of its own: its lines, and its items with all their lines, with a box where they have one."""
    section, style = w.root.add("Sect"), w.style
    head = heading(w, told, section)
    under = [w.prose(section, line.text, style.strong if line.role == "heed" else style.small, keep=True) for line in told.under]
    items = section.add("L")
    return [head, *under, *in_columns(w, [_plain_item(w, items, item) for item in told.items])]


def _plain_item(w: Writer, items: Element, item: Item) -> Block:
    first, *rest = item.lines

    def more(body: Element) -> Block | None:
        return (
            Stack([w.prose(body, line.text, w.style.small, lead=w.lead(line.label), personal=line.personal) for line in rest])
            if rest
            else None
        )

    if item.box:
        return w.tick(items, item.id, first.text, more, type_=w.style.body, ticked=item.ticked)
    body = items.add("LI").add("LBody")
    text = w.prose(body, first.text, lead=w.lead(first.label), personal=first.personal)
    under = more(body)
    return Stack([text, under] if under else [text], above=w.style.gap * 0.65)


def in_columns(w: Writer, blocks: list[Block], above: float = 0.0, *, tall: bool = False) -> list[Block]:
    """Short items in two columns, where there is room for it. tall: two of them may stand alone at the foot of a page."""
    if not w.roomy:
        return blocks
    for block in blocks:
        block.above = max(block.above, above)
    return [Columns(blocks, above=above, least=2 if tall else LEAST)]
