"""A card for a person who is not free: whom to call in danger, and a line for one number. No word of a case, no name of a program.

The same input gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from guide.content.load import Content
from guide.core.status import status_on
from guide.pdf.layout import Block, run
from guide.pdf.marks import RULE, Gap, WritingLines
from guide.pdf.sizes import PaperSize
from guide.pdf.style import MM, Type, style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import document
from guide.words import plain_card as words
from guide.words.language import Language

FILE_NAME = "phone.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""

WIDE, TALL = 90 * MM, 55 * MM
"""As large as a card that fits into a pocket or a shoe."""
LARGE, PLAIN = Type(17.0, 22.0, bold=True), Type(11.0, 14.0)


def make_plain_card(content: Content, languages: Sequence[Language], today: dt.date, paper: PaperSize = "letter") -> bytes:
    """The card as a tagged PDF: one page with nothing else on it. Two languages stand below each other."""
    w = Writer(languages, style(paper, "normal"), content, False, Element("Document"))
    canvas = document.new_canvas(w, words.pdf_title)
    danger = w.stacked(w.root, words.in_danger, LARGE)
    person = w.stacked(w.root, words.person, PLAIN)
    document.draw(canvas, w, [Card([danger, person, WritingLines(1, w.style.line)])], status_on(content.program, today), footer=())
    return canvas.getpdfdata()


class Card(Block):
    """A frame of the size of a card. The first block stands at its top, the others at its foot."""

    pad = 12.0

    def __init__(self, blocks: Sequence[Block]):
        super().__init__()
        self.blocks = blocks

    def height(self, width: float) -> float:
        return TALL

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        inner = WIDE - 2 * self.pad
        with canvas.artifact():
            canvas.setLineWidth(RULE)
            canvas.rect(x, top - TALL, WIDE, TALL)
        spare = TALL - 2 * self.pad - run(self.blocks, inner)
        top -= self.pad
        for block in (self.blocks[0], Gap(spare), *self.blocks[1:]):
            block.draw(canvas, x + self.pad, top, inner)
            top -= block.height(inner)
