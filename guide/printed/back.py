"""The back of a person's sheet: the other tasks, what to find out, the days, the lines for everyone, and the card to cut out."""

from __future__ import annotations

from collections.abc import Sequence

from guide.core.plan import Plan
from guide.pdf.layout import Block
from guide.pdf.writer import Writer
from guide.printed import dates, fit
from guide.printed.alarms import as_sentence
from guide.printed.body import framed, heading, lines_for_notes, plain
from guide.printed.card import small_card
from guide.printed.clinic import Clinic, facts, facts_in_short
from guide.printed.tasks import tasks
from guide.words.outline import Section


def back(w: Writer, sections: Sequence[Section], plan: Plan, tall: float, clinic: Clinic | None, notes: bool) -> list[Block]:
    """tall: the height of a page. clinic: the facts of a workplace. notes: the advocate's copy, with lines to write on."""

    def build(w: Writer, tight: int) -> list[Block]:
        blocks: list[Block] = []
        for section in sections:
            match section.id:
                case "status" | "notices" | "headline" | "first" | "call" | "made":
                    continue
                case "after":
                    blocks += tasks(w, section)
                case "filing":
                    blocks += framed(w, section)
                case "table":
                    blocks += dates.table(w, section, full=tight < fit.TIGHTEST)
                case "everyone":
                    blocks += everyone_lines(w, section, close=tight >= fit.TIGHTEST)
                    blocks += (facts if tight < 2 else facts_in_short)(w, w.root, clinic) if clinic else []
                    blocks += [lines_for_notes(w, w.root.add("Sect"))] if notes else []
                case "card":
                    blocks += small_card(w, section)
                case _:
                    blocks += plain(w, section)
        return blocks

    return fit.one_page(w, build, tall)


def everyone_lines(w: Writer, told: Section, close: bool) -> list[Block]:
    """The same on every paper: small, but never left out. close: on a full page the heading opens the text."""
    section = w.root.add("Sect")
    says = [item.lines[1].text for item in told.items]
    if not close:
        return [heading(w, told, section), *(w.prose(section, say, w.style.small, above=2) for say in says)]
    first, *others = says
    lead = as_sentence(told.title)
    space = w.style.gap * 2
    return [
        w.prose(section, first, w.style.small, lead=lead, above=space),
        *(w.prose(section, say, w.style.small, above=2) for say in others),
    ]
