"""The checklist: a Plan and a language, or two, in; the bytes of a PDF out.

The same input gives the same bytes. The title says nothing, author and subject are empty, and a name stands only in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from guide import wording
from guide.content.load import Content
from guide.language import Language
from guide.pdf import body, dates, pages
from guide.pdf.first import first_page
from guide.pdf.layout import Block, Page, paginate
from guide.pdf.style import Style, style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Line, break_lines
from guide.pdf.writer import Writer
from guide.plan import Plan

FILE_NAME = "checklist.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""

Paper = Literal["letter", "a4"]
Size = Literal["normal", "large", "larger"]


def make_checklist(
    plan: Plan,
    content: Content,
    languages: Sequence[Language],
    *,
    name: str = "",
    paper: Literal["letter", "a4"] = "letter",
    size: Literal["normal", "large", "larger"] = "normal",
    blank: bool = False,
    fillable: bool = True,
) -> bytes:
    """The personal checklist as a PDF.

    languages: one, or two for side by side, the first being the language of the document.
    blank: the name and the dates are left as lines to write on.
    fillable: boxes that can be ticked on a screen; otherwise they are only drawn.
    """
    measures = style(paper, size)
    writer = Writer(languages, measures, content, fillable)
    blocks = [*first_page(writer, plan, name, blank), *_rest(writer, plan, blank)]
    title = languages[0].say("pdf.title", "Five Steps · Cinco Pasos")
    canvas = TaggedCanvas(measures.page, languages[0].code, title, writer.root)
    footer = Footer(writer, plan)
    tall = measures.page[1] - measures.top - footer.top
    laid = paginate(blocks, measures.width, tall)
    for number, page in enumerate(laid, 1):
        _draw(canvas, page, measures)
        footer.draw(canvas, number, len(laid))
        canvas.showPage()
    return canvas.getpdfdata()


def _rest(w: Writer, plan: Plan, blank: bool) -> list[Block]:
    return [
        *body.filing(w, plan),
        *body.good_to_know(w, plan),
        *body.steps(w, plan),
        *dates.dates(w, plan, blank),
        *body.papers(w, plan, blank),
        *body.questions(w, plan),
        *body.find_out(w, plan),
        *dates.contacts(w, plan),
        *pages.evidence_log(w),
        *pages.rights_card(w, plan),
        *pages.notes(w),
        *pages.sources(w, plan),
    ]


def _draw(canvas: TaggedCanvas, page: Page, measures: Style) -> None:
    top = measures.page[1] - measures.top
    for block, at in page.placed:
        block.draw(canvas, measures.left, top - at, measures.width)


class Footer:
    """On every page: the status with its date, that this is no request, and the number of the page. An artifact."""

    def __init__(self, w: Writer, plan: Plan):
        self.style = w.style
        self.languages = w.languages
        self.type = w.style.tiny
        strong = self.type._replace(bold=True)
        self.lines: list[Line] = []
        for language in w.languages:
            self.lines += break_lines(wording.status_banner(plan.status, language), self.type, w.style.width)
            self.lines += break_lines(wording.not_a_request(language), strong, w.style.width - self._number_width(w))
        self.top = w.style.bottom + len(self.lines) * self.type.leading + 10

    def _number_width(self, w: Writer) -> float:
        return break_lines(self._number(99, 99), self.type, 1000)[0].width + 10

    def _number(self, page: int, pages: int) -> str:
        return " / ".join(lg.say("pdf.page", "Page {page} of {pages}", page=page, pages=pages) for lg in self.languages)

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        style, type_ = self.style, self.type
        number = break_lines(self._number(page, pages), type_, 1000)
        top = style.bottom + len(self.lines) * type_.leading
        with canvas.artifact("Footer"):
            canvas.setLineWidth(0.75)
            canvas.line(style.left, top + 4, style.left + style.width, top + 4)
            canvas.write([line.pieces for line in self.lines], style.left, top - type_.size, type_.size, type_.leading)
            right = style.left + style.width - number[0].width
            canvas.write([number[0].pieces], right, style.bottom + type_.leading - type_.size, type_.size, 0)
