"""The long paper, for whoever wants all of it in one: a person's sheet, every office, day and limit, and then the booklet."""

from __future__ import annotations

from collections.abc import Sequence

from guide.content.load import Content
from guide.core.plan import Plan
from guide.pdf.layout import Block, Break
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import body, booklet, contacts, dates, document, pages
from guide.printed.checklist import sheet, title_of
from guide.printed.clinic import Clinic
from guide.printed.options import USUAL, Options
from guide.words.language import Language
from guide.words.outline import Section
from guide.words.told import told, told_more, told_terms

FILE_NAME = "long.pdf"
OWN = ("filing", "papers", "questions", "helpers", "offices")
"""Of these the long paper has the person's own, and not the booklet's."""


def make_long(
    plan: Plan,
    content: Content,
    languages: Sequence[Language],
    options: Options = USUAL,
    *,
    name: str = "",
    clinic: Clinic | None = None,
) -> bytes:
    """The long paper as a PDF; see checklist.make_checklist. It never holds the notes for a lawyer."""
    w = Writer(languages, style(options.paper, options.size), content, options.fillable, Element("Document"))
    canvas = document.new_canvas(w, title_of(plan))
    behind, own = booklet.outline(booklet.everyone(plan, content), content), told_more(plan, content)
    words = told_terms((*told(plan, content), *own, *behind), content)
    blocks = [
        *sheet(w, plan, name, clinic, options),
        Break(),
        *_own(w, own, options.notes),
        *booklet.chapters(w, [words if section.id == "words" else section for section in behind if section.id not in OWN]),
        *pages.evidence_log(w),
        *pages.notes(w),
    ]
    document.draw(canvas, w, blocks, plan.status, document.foot(plan.status, content, "list"))
    return canvas.getpdfdata()


def _own(w: Writer, sections: Sequence[Section], notes: bool) -> list[Block]:
    """Every day and limit of this person, their papers and questions, and everybody who may help. notes: with lines for an advocate."""
    blocks: list[Block] = []
    for section in sections:
        match section.id:
            case "dates":
                blocks += dates.dates(w, section)
            case "said":
                blocks += dates.limits(w, section)
            case "papers":
                blocks += body.papers(w, section)
            case "questions":
                blocks += body.questions(w, section)
            case "helpers":
                blocks += contacts.helpers(w, section)
            case "offices":
                blocks += contacts.offices(w, section)
            case "words" | "sources":
                continue  # the booklet's hold them
            case _:
                blocks += body.plain(w, section)
    return [*blocks, *([body.lines_for_notes(w, w.root.add("Sect"))] if notes else [])]
