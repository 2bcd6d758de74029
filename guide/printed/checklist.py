"""The checklist: a Plan and a language, or two, in; the bytes of a PDF out.

The same input gives the same bytes. The title says nothing, author and subject are empty, and a name stands only in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.content.load import Content
from guide.core.plan import Plan
from guide.pdf.layout import Block
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import body, contacts, dates, document, glossary, pages
from guide.printed.clinic import Clinic
from guide.printed.first import first_page
from guide.printed.options import USUAL, Options
from guide.words.language import Language
from guide.words.outline import Section, section_of
from guide.words.told import told
from guide.words.told_days import told_dates

AFTER_LOG = ("card", "words", "sources")
"""Sections that stand behind the log of days and hours."""

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
    if options.blank:
        plan = replace(plan, papers=tuple(replace(paper, have=False) for paper in plan.papers))
    w = Writer(languages, style(options.paper, options.size), content, options.fillable, Element("Document"))
    sections = _with_dates(told(plan, content), plan, content) if options.blank else told(plan, content)
    canvas = document.new_canvas(w)
    front = first_page(w, sections, plan, name, options.blank, document.height_of_text(w, plan.status), clinic, options.notes)
    document.draw(canvas, w, [*front, *_behind(w, sections, options.blank, options.notes, clinic)], plan.status)
    return canvas.getpdfdata()


def _behind(w: Writer, sections: Sequence[Section], blank: bool, notes: bool, clinic: Clinic | None) -> list[Block]:
    """What stands behind the first page, in the order in which it was told; the log to fill in before the card, the notes at the end."""
    blocks: list[Block] = []
    after_log = False
    for section in sections:
        if section.id in AFTER_LOG and not after_log:
            blocks += pages.evidence_log(w)
            after_log = True
        match section.id:
            case "status" | "headline" | "notices" | "first" | "call":
                continue
            case "know":
                blocks += body.good_to_know(w, section)
            case "dates":
                blocks += dates.dates(w, section, blank, notes)
            case "said":
                blocks += dates.limits(w, section)
            case "papers":
                blocks += body.papers(w, section, notes)
            case "questions":
                blocks += body.questions(w, section)
            case "helpers":
                blocks += contacts.helpers(w, section)
            case "offices":
                blocks += contacts.offices(w, section)
            case "card":
                blocks += pages.rights_card(w, section)
            case "words":
                blocks += glossary.words_used(w, section)
            case "sources":
                blocks += pages.sources(w, section)
            case _:
                blocks += body.step(w, section, clinic=clinic, notes=notes) if section.number else body.plain(w, section)
    return [*blocks, *pages.notes(w)]


def _with_dates(sections: Sequence[Section], plan: Plan, content: Content) -> Sequence[Section]:
    """A blank form has room for dates, also where the plan has none."""
    if section_of(sections, "dates"):
        return sections
    behind = max(n for n, section in enumerate(sections, 1) if section.number)
    return (*sections[:behind], told_dates(plan, content), *sections[behind:])
