"""Blocks to a document: onto pages, with the footer that every page carries, and the mark of a preview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from guide.content.load import Content
from guide.core.status import Status
from guide.pdf import fonts
from guide.pdf.layout import Block, paginate
from guide.pdf.style import Type
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Line, break_lines
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words import status as status_words
from guide.words.language import Language, Say
from guide.words.preview import MARK
from guide.words.status import Printed

FOOTER_SPACE = 9.0
"""Between the text of a page and its footer, the rule included."""
LEAST_FOOTER = 0.9
"""No footer is set smaller than this part of its size."""


PREVIEW_TYPE = Type(17.0, 26.0, bold=True)


def new_canvas(w: Writer, title: Say | None = None) -> TaggedCanvas:
    """An empty document for what the writer makes. Its title says nothing to whoever sees the window or the printer.

    title: for a paper that must not say which program made it; then its properties do not name the guide either.
    """
    language = w.languages[0]
    if title is not None:
        return TaggedCanvas(w.style.page, language.code, w.one(title), w.root, creator="")
    return TaggedCanvas(w.style.page, language.code, language.say("pdf.title", "Five Steps · Cinco Pasos"), w.root)


def height_of_text(w: Writer, status: Status, footer: Sequence[Say] | None = None) -> float:
    """What the footer, and the mark of a preview, leave of a page."""
    return w.style.page[1] - w.style.top - Footer(w, status, footer).top - (PREVIEW_TYPE.leading if status.preview else 0.0)


def draw(canvas: TaggedCanvas, w: Writer, blocks: Sequence[Block], status: Status, footer: Sequence[Say] | None = None) -> int:
    """Draw the blocks on as many pages as they need, each with its footer. Returns the number of pages.

    footer: texts in the place of the usual ones; with none at all, the pages have no footer.
    """
    style, foot = w.style, Footer(w, status, footer)
    pages = paginate(blocks, style.width, height_of_text(w, status, footer))
    top = style.page[1] - style.top
    mark = PreviewMark(w) if status.preview else None
    for number, page in enumerate(pages, 1):
        if mark:
            mark.draw(canvas, style.left, top, style.width)
        for block, at in page.placed:
            block.draw(canvas, style.left, top - at - (PREVIEW_TYPE.leading if mark else 0.0), style.width)
        foot.draw(canvas, number, len(pages))
        canvas.showPage()
    return len(pages)


def foot(status: Status, content: Content, printed: Printed = "sheet") -> list[Say]:
    """What stands at the foot of nearly every page: the status with its date, and that this is no request."""
    return [
        partial(status_words.status_banner, status, content),
        lambda language: status_words.not_a_request(content, language, printed),
    ]


class PreviewMark:
    """Large, at the top of every page: this is not for use. Heard once, before anything else; then an artifact."""

    def __init__(self, w: Writer):
        line = Element("P", w.root)
        w.root.kids.insert(0, line)
        own = w.languages[0].code
        self.parts = [(text, line.add("Span", lang="" if code == own else code)) for code, text in MARK.items()]
        self.heard = False

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        size, key = PREVIEW_TYPE.size, PREVIEW_TYPE.key()
        for n, (text, element) in enumerate(self.parts):
            text += " / " if n + 1 < len(self.parts) else " "
            with canvas.artifact("Header") if self.heard else canvas.mark(element):
                canvas.write([[(text, key)]], x, top - size, size, 0)
            x += fonts.width(text, key) * size / 1000
        self.heard = True


class Footer:
    """On every page: some texts, the last of them in bold, and the number of the page. An artifact.

    texts: what it says instead of the status; with none at all there is no footer.
    """

    def __init__(self, w: Writer, status: Status, texts: Sequence[Say] | None = None):
        self.style = w.style
        self.languages = w.languages
        says = foot(status, w.content) if texts is None else list(texts)
        self.type = self._type(w, [say(language) for say in says[:-1] for language in w.languages])
        self.lines: list[Line] = []
        if says:
            strong = self.type._replace(bold=True)
            for language in w.languages:
                for say in says[:-1]:
                    self.lines += break_lines(say(language), self.type, w.style.width)
                self.lines += break_lines(says[-1](language), strong, self._beside_number(w))
        self.top = w.style.bottom + (len(self.lines) * self.type.leading + FOOTER_SPACE if self.lines else 0.0)

    @staticmethod
    def _type(w: Writer, banners: Sequence[str]) -> Type:
        """A little smaller where that saves a line of one word."""
        tiny = w.style.tiny
        wide = max((break_lines(banner, tiny, 10_000)[0].width for banner in banners), default=0.0)
        size = tiny.size * min(1, w.style.width / (wide + 1))
        return tiny._replace(size=round(size - 0.005, 2)) if size >= LEAST_FOOTER * tiny.size else tiny

    def _beside_number(self, w: Writer) -> float:
        return w.style.width - self._number(99, 99).width - 10

    def _number(self, page: int, pages: int) -> Line:
        return break_lines(" / ".join(page_of(lg, page, pages) for lg in self.languages), self.type, self.style.width)[0]

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        if not self.lines:
            return
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


def page_of(language: Language, page: int, pages: int) -> str:
    """The number of a page, as the footer has it."""
    return language.say("pdf.page", "Page {page} of {pages}", page=page, pages=pages)
