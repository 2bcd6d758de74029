"""The rights card: to cut out and carry. It holds no name and nothing about a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.content.languages import SOURCE
from guide.pdf import draw
from guide.pdf.layout import Block, Stack
from guide.pdf.marks import HAIR, WritingLines
from guide.pdf.style import Style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import heading
from guide.words.language import Language, Say, load_language
from guide.words.outline import Item, Section
from guide.words.told import to_show


def rights_card(w: Writer, told: Section) -> list[Block]:
    """A card with two sides, to cut out, fold in the middle and carry: what to do, and what to show. With two languages, two cards."""
    return _card(w, told, _card_how, False)


def small_card(w: Writer, told: Section) -> list[Block]:
    """The same with only what must be there, and a line for a lawyer's number: the whole of it is in the booklet."""
    short = replace(told, items=tuple(item for item in told.items if item.short))
    return _card(w, short, carry_only, True)


def _card(w: Writer, told: Section, how_to: Say, small: bool) -> list[Block]:
    section, style = w.root.add("Sect"), w.style
    head = heading(w, told, section)
    how = w.prose(section, how_to, style.small, below=style.gap * 0.6, keep=True)
    own = [item for item in told.items if not item.one("show")]
    shown = [item for item in told.items if item.one("show")]
    sides = [[_side(w, section, part, language, titled=not small) for language in w.languages] for part in (own, shown)]
    if small:
        sides[0][0] = Stack([sides[0][0], w.stacked(section, my_lawyer, style.card), WritingLines(1, style.line * 0.7)])
    cards = sides if w.both else [[side for part in sides for side in part]]  # with two languages, what to show is a card of its own
    return [head, how, *(Card(card, style) for card in cards)]


def _card_how(language: Language) -> str:
    return language.say(
        "pdf.card_how",
        "Cut out the card on the broken line. Fold it in the middle, and keep it with you. Your name is not on it.",
    )


def carry_only(language: Language) -> str:
    """Under the heading of the card of a person's sheet."""
    return language.say("pdf.carry_only", "Cut out and carry the card. Leave the sheet at home or with someone you trust.")


def my_lawyer(language: Language) -> str:
    """The line on the card for a number."""
    return language.say("pdf.my_lawyer", "My lawyer’s phone:")


def _side(w: Writer, section: Element, items: Sequence[Item], language: Language, titled: bool) -> Block:
    """What to do, or what to show, in one language."""
    style, lang, above = w.style, w.lang(language), 3.5 if titled else 2
    english = w.lang(load_language(SOURCE))
    blocks: list[Block] = []
    if titled:
        title = language.say("pdf.card_title", "I know my rights")
        blocks.append(Prose((title,), (section.add("H3", lang=lang),), style.card_title, fixed=True, below=3))
    if items[0].one("show"):
        blocks.append(Prose((to_show(language),), (section.add("P", lang=lang),), style.card, fixed=True, above=above))
    told = section.add("L", lang=lang)
    for item in items:
        body = told.add("LI").add("LBody")
        for line in item.lines:
            shown = line.role == "show"
            element = body.add("P", lang=english if shown else lang)
            type_ = style.card._replace(bold=True) if shown else style.card
            blocks.append(Prose((line.text(language),), (element,), type_, fixed=True, above=0 if line is not item.lines[0] else above))
    return Stack(blocks)


class Card(Block):
    """Two sides beside each other with a broken line around them and a fold between them."""

    floats = True

    def __init__(self, sides: Sequence[Block], style: Style):
        super().__init__(below=style.gap * 2)
        self.sides = sides
        self.pad = style.gap + 3
        self.ear = 6.0
        """Room above the card for the scissors."""

    def _wide(self, width: float) -> float:
        return width / len(self.sides) - 2 * self.pad

    def height(self, width: float) -> float:
        return max(side.height(self._wide(width)) for side in self.sides) + 2 * self.pad + self.ear

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width) - self.ear
        top -= self.ear
        with canvas.artifact():
            with canvas.dashed(5, 3):
                canvas.setLineWidth(1)
                canvas.rect(x, top - tall, width, tall)
            with canvas.dashed(1, 3):
                canvas.setLineWidth(HAIR)
                for n in range(1, len(self.sides)):
                    middle = x + width * n / len(self.sides)
                    canvas.line(middle, top - tall, middle, top)
            draw.place(canvas, draw.SCISSORS, x + 10, top - 6, 12)
        for n, side in enumerate(self.sides):
            side.draw(canvas, x + width * n / len(self.sides) + self.pad, top - self.pad, self._wide(width))
