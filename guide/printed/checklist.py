"""The checklist: a Plan and a language, or two, in; the bytes of a PDF out.

The same input gives the same bytes. The title says nothing, author and subject are empty, and a name stands only in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.content.load import Content
from guide.core.plan import Plan
from guide.pdf.layout import Block
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import body, dates, document, glossary, pages
from guide.printed.clinic import Clinic
from guide.printed.first import first_page
from guide.printed.options import USUAL, Options
from guide.words.language import Language

FILE_NAME = "checklist.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""


def make_checklist(
    plan: Plan,
    content: Content,
    languages: Sequence[Language],
    options: Options = USUAL,
    *,
    name: str = "",
    clinic: Clinic | None = None,
) -> bytes:
    """The personal checklist as a PDF.

    languages: one, or two for side by side, the first being the language of the document.
    name: printed whole or not at all; where it cannot be printed there is a line to write it (see fonts.printable).
    clinic: what a clinic's campaign prints on the paper of every person.
    """
    measures = style(options.paper, options.size)
    writer = Writer(languages, measures, content, options.fillable, Element("Document"))
    canvas = document.new_canvas(writer)
    document.draw(canvas, writer, _blocks(writer, plan, name, options.blank, options.notes, clinic), plan.status)
    return canvas.getpdfdata()


def _blocks(w: Writer, plan: Plan, name: str, blank: bool, notes: bool, clinic: Clinic | None) -> list[Block]:
    """The whole checklist, in reading order."""
    return [
        *first_page(w, plan, name, blank, document.height_of_text(w, plan.status), clinic, notes),
        *body.good_to_know(w, plan),
        *body.steps(w, plan, clinic=clinic, notes=notes),
        *dates.dates(w, plan, blank, notes),
        *body.papers(w, plan, blank, notes),
        *body.questions(w, plan),
        *body.find_out(w, plan),
        *dates.contacts(w, plan),
        *pages.evidence_log(w),
        *pages.rights_card(w, plan),
        *glossary.words_used(w, plan),
        *pages.sources(w, plan),
        *pages.notes(w),
    ]
