"""Tasks on paper: a box, the act with its small number, why and how, words to use, what not to do."""

from __future__ import annotations

from guide.pdf import draw
from guide.pdf.layout import Block, Stack
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import heading
from guide.words.language import Language
from guide.words.outline import Item, Section

SIGNS = {"say": draw.SPEECH, "avoid": draw.STOP}


def tasks(w: Writer, told: Section, headed: bool = True) -> list[Block]:
    """headed: under a heading of their own; the five things this week stand under the title of the sheet."""
    section = w.root.add("Sect")
    head = [heading(w, told, section)] if headed else []
    items = section.add("L")
    return [*head, *(_task(w, items, item) for item in told.items)]


def _task(w: Writer, items: Element, item: Item) -> Block:
    act, *rest = item.lines

    def under(body: Element) -> Block | None:
        blocks: list[Block] = []
        for line in rest:
            if line.role in SIGNS:
                blocks.append(w.signed(body, SIGNS[line.role], line.text, personal=line.personal))
            else:
                blocks.append(w.prose(body, line.text, w.style.small, personal=line.personal))
        return Stack(blocks) if blocks else None

    def numbered(language: Language) -> str:
        return f"{act.text(language)}\u00a0[{item.number}]"  # never alone on a line

    return w.tick(items, item.id, numbered, under, tip=act.text, personal=True)
