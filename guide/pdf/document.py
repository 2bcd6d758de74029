"""Blocks to a document: onto pages, with the footer that every page carries."""

from __future__ import annotations

from collections.abc import Sequence

from guide import wording
from guide.language import Language
from guide.pdf.layout import Block, paginate
from guide.pdf.style import Type
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Line, break_lines
from guide.pdf.writer import Writer
from guide.status import Status

FOOTER_SPACE = 10.0
"""Between the text of a page and its footer, the rule included."""
LEAST_FOOTER = 7.0
"""No footer is set smaller than this."""


def height_of_text(w: Writer, status: Status) -> float:
    """What the footer leaves of a page."""
    return w.style.page[1] - w.style.top - Footer(w, status).top


def draw(canvas: TaggedCanvas, w: Writer, blocks: Sequence[Block], status: Status) -> int:
    """Draw the blocks on as many pages as they need, each with its footer. Returns the number of pages."""
    style, footer = w.style, Footer(w, status)
    pages = paginate(blocks, style.width, height_of_text(w, status))
    for number, page in enumerate(pages, 1):
        for block, at in page.placed:
            block.draw(canvas, style.left, style.page[1] - style.top - at, style.width)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
    return len(pages)


class Footer:
    """On every page: the status with its date, that this is no request, and the number of the page. An artifact."""

    def __init__(self, w: Writer, status: Status):
        self.style = w.style
        self.languages = w.languages
        self.type = self._type(w, [wording.status_banner(status, language) for language in w.languages])
        strong = self.type._replace(bold=True)
        beside_number = w.style.width - self._number(99, 99).width - 10
        self.lines: list[Line] = []
        for language in w.languages:
            self.lines += break_lines(wording.status_banner(status, language), self.type, w.style.width)
            self.lines += break_lines(wording.not_a_request(language), strong, beside_number)
        self.top = w.style.bottom + len(self.lines) * self.type.leading + FOOTER_SPACE

    @staticmethod
    def _type(w: Writer, banners: Sequence[str]) -> Type:
        """A little smaller where that saves a line of one word."""
        tiny = w.style.tiny
        wide = max(break_lines(banner, tiny, 10_000)[0].width for banner in banners)
        size = tiny.size * min(1, w.style.width / (wide + 1))
        return tiny._replace(size=round(size - 0.005, 2)) if size >= LEAST_FOOTER else tiny

    def _number(self, page: int, pages: int) -> Line:
        return break_lines(" / ".join(_page_of(lg, page, pages) for lg in self.languages), self.type, self.style.width)[0]

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        style, type_ = self.style, self.type
        number = self._number(page, pages)
        top = style.bottom + len(self.lines) * type_.leading
        right = style.left + style.width
        with canvas.artifact("Footer"):
            canvas.setLineWidth(0.75)
            canvas.line(style.left, top + 4, right, top + 4)
            canvas.write([line.pieces for line in self.lines], style.left, top - type_.size, type_.size, type_.leading)
            last = style.bottom + type_.leading - type_.size
            canvas.write([number.pieces], right - number.width, last, type_.size, 0)


def _page_of(language: Language, page: int, pages: int) -> str:
    return language.say("pdf.page", "Page {page} of {pages}", page=page, pages=pages)
