"""The book as a PDF: the id in the margin, the texts beside it, ruled lines for notes. Two languages lie side by side, on wide pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.book import titles
from guide.book.parts import Chapter, Entry, Line
from guide.content.load import Content
from guide.core.status import Status
from guide.pdf import fonts
from guide.pdf.layout import Block, Break, DrawnAgain, Stack
from guide.pdf.marks import HAIR, Gap
from guide.pdf.style import Style, Type, style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import document
from guide.words.language import Language

MARGIN, NOTES, GUTTER = 118.0, 132.0, 10.0
"""Widths: of the margin with the id, of the space to write in, and between the columns."""
RULED = 17.0
PAD = 4.0


def make_paper(book: Sequence[Chapter], content: Content, languages: Sequence[Language], status: Status) -> bytes:
    """The chapters as a tagged PDF. Two languages lie side by side on pages that are turned."""
    w = Writer(languages, _style(len(languages) > 1), content, False, Element("Document"))
    canvas = document.new_canvas(w)
    blocks = [*_front(w), *(block for chapter in book for block in _chapter(w, chapter))]
    document.draw(canvas, w, blocks, status, document.foot(status, w.content, "booklet"))
    return canvas.getpdfdata()


def _style(wide: bool) -> Style:
    """Smaller than a worker's paper, and turned to lie on its side where two languages stand beside each other."""
    plain = style("letter", "normal")
    return replace(
        plain,
        page=plain.page[::-1] if wide else plain.page,
        body=Type(9.0, 11.4),
        strong=Type(9.0, 11.4, bold=True),
        small=Type(7.6, 9.4),
        tiny=Type(7.0, 8.6),
        head=Type(15.0, 19.0, bold=True),
        subhead=Type(9.0, 11.4, bold=True),
    )


def _front(w: Writer) -> list[Block]:
    return [
        w.prose(w.root, titles.book_title, w.style.title, role="H1", outline=0),
        w.prose(w.root, titles.how_to_read, w.style.body._replace(size=11.0, leading=14.0), below=w.style.gap),
    ]


def _chapter(w: Writer, chapter: Chapter) -> list[Block]:
    section = w.root.add("Sect")
    blocks: list[Block] = [w.head(section, chapter.title, above=16)]
    if chapter.open:
        blocks.insert(0, Break())
    if any(w.texts(chapter.about)):
        blocks.append(w.prose(section, chapter.about, keep=True, below=6))
    entries = [EntryBlock(*_entry(w, section, entry, chapter.open)) for entry in chapter.entries]
    return [*blocks, *entries]


def _entry(w: Writer, section: Element, entry: Entry, open_: bool) -> tuple[Block, Block]:
    part = section.add("Sect")
    return _margin(w, part, entry, open_), Stack([_line(w, part, line) for line in entry.lines] or [Gap(0)])


def _margin(w: Writer, part: Element, entry: Entry, open_: bool) -> Block:
    """The id, which the reader's note needs; then how far the item was reviewed, and its sources."""
    about = [entry.kind(w.languages[0])]
    if open_:
        about.append(titles.only_open(w.languages[0]))
    if entry.reviewed:
        about.append(titles.reviewed(entry.reviewed.isoformat(), entry.reviewer, w.languages[0]))
    if entry.sources:
        about.append(", ".join(entry.sources))
    wide = fonts.width(entry.id, "notosbo") / 1000
    size = min(8.0, int(MARGIN / wide * 10) / 10)
    return Stack(
        [
            Prose((entry.id,), (part.add("H3"),), Type(size, 9.8, bold=True), fixed=True),
            Prose((" · ".join(about),), (part.add("P"),), w.style.tiny),
        ]
    )


def _line(w: Writer, part: Element, line: Line) -> Block:
    def lead(language: Language) -> str:
        label = line.label(language) if line.label else ""
        return " ".join(filter(None, (label, f"[{line.id}]" if line.id else ""))) + " "

    labelled = bool(line.id) or (line.label is not None and any(w.texts(line.label)))
    if not line.shared:
        type_ = w.style.small if line.fact else w.style.body
        return w.prose(part, line.text, type_, lead=lead if labelled else None, above=1 if line.fact else 2)
    label = w.one(line.label) + " " if line.label and labelled else ""
    return Prose((label + line.text(w.languages[0]),), (part.add("P"),), w.style.small, above=1)


class EntryBlock(Block):
    """An item between two lines: margin, texts, and room for notes. It may run on to the next page."""

    whole = False

    def __init__(self, margin: Block, texts: Block):
        super().__init__()
        self.margin = margin
        self.texts = texts

    def _columns(self, width: float) -> float:
        return width - MARGIN - NOTES - 2 * GUTTER

    def height(self, width: float) -> float:
        return max(self.margin.height(MARGIN), self.texts.height(self._columns(width))) + 2 * PAD

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall, notes = self.height(width), x + width - NOTES
        with canvas.artifact():
            canvas.setLineWidth(HAIR)
            canvas.line(x, top, x + width, top)
            with canvas.dashed(0.5, 2.5):
                for n in range(1, int(tall / RULED) + 1):
                    canvas.line(notes, top - n * RULED, x + width, top - n * RULED)
            canvas.line(notes - GUTTER / 2, top, notes - GUTTER / 2, top - tall)
        self.margin.draw(canvas, x, top - PAD, MARGIN)
        self.texts.draw(canvas, x + MARGIN + GUTTER, top - PAD, self._columns(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Only where the margin fits. It is drawn again on the next page: each line has its id beside it."""
        room -= 2 * PAD
        if self.margin.height(MARGIN) > room or self.texts.height(self._columns(width)) <= room:
            return None
        parts = self.texts.split(self._columns(width), room)
        if parts is None:
            return None
        return EntryBlock(self.margin, parts[0]), EntryBlock(DrawnAgain(self.margin), parts[1])
