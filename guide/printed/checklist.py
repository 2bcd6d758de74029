"""A person's sheet: a Plan and a language, or two, in; the bytes of a PDF out. One sheet of two pages, in one language and normal letters.

The same input gives the same bytes. The title says nothing, author and subject are empty, and a name stands only in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.content.load import Content
from guide.core.plan import Plan
from guide.pdf.layout import Block, Break, run
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import document, fit
from guide.printed.back import back
from guide.printed.clinic import Clinic
from guide.printed.front import front
from guide.printed.options import USUAL, Options
from guide.words.language import Language, Say
from guide.words.plain_card import pdf_title
from guide.words.told import told

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
    """The personal sheet as a PDF.

    languages: one, or two for side by side, the first being the language of the document.
    name: printed whole or not at all; where it cannot be printed there is a line to write it (see fonts.printable).
    clinic: what a clinic's campaign prints on the paper of every person.
    """
    w = Writer(languages, style(options.paper, options.size), content, options.fillable, Element("Document"))
    canvas = document.new_canvas(w, title_of(plan))
    document.draw(canvas, w, sheet(w, plan, name, clinic, options), plan.status)
    return canvas.getpdfdata()


def sheet(w: Writer, plan: Plan, name: str, clinic: Clinic | None, options: Options) -> list[Block]:
    """The blocks of both pages. Where they cannot be two pages, the back follows the front without a break."""
    tall = document.height_of_text(w, plan.status)
    sections = told(plan, w.content)
    in_front = front(w, sections, plan, name, tall, clinic, options)
    turn: list[Block] = [Break()] if fit.fits_a_sheet(w) and run(in_front, w.style.width) <= tall else []
    return [*in_front, *turn, *back(w, sections, plan, tall, clinic, options.notes)]


def title_of(plan: Plan) -> Say | None:
    """The title that a window or a printer shows: None for the name of the guide, and another for a person who is not free."""
    return pdf_title if plan.safety == "not_free" else None
