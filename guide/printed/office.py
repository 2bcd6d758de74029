"""To show at an office: half a page in two languages, side by side. No name, and nothing that says which program made it.

The same input gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from guide.content.languages import BOTH
from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.kinds import Interpreter
from guide.core.office_card import OfficeCard, office_card_of
from guide.core.status import status_on
from guide.pdf.layout import Block, run
from guide.pdf.marks import HAIR, ColumnRule, WritingLines
from guide.pdf.sizes import PaperSize
from guide.pdf.style import Style, Type, style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import document
from guide.words import office_card as words
from guide.words.language import languages_for
from guide.words.office_card import NONE_NEEDED

FILE_NAME = "questions.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""

SIZES = (13.0, 12.0, 11.0, 9.5)
"""Of the text: the largest with which everything stands on the upper half of the page."""


def make_office_card(
    answers: Answers, content: Content, today: dt.date, interpreter: Interpreter = "", paper: PaperSize = "letter"
) -> bytes:
    """The card as a tagged PDF, on the upper half of one page.

    interpreter: the language they ask for; "" leaves a line to write it, and whoever speaks English needs none.
    Raises ValueError for a person who may have no such card (core/office_card.py).
    """
    card = office_card_of(answers, content)
    for measures in _sizes(style(paper, "normal")):
        w = Writer(languages_for(BOTH), measures, content, False, Element("Document"))
        blocks = _lines(w, card, interpreter)
        if run(blocks, measures.width) + measures.top <= measures.page[1] / 2 - measures.bottom:
            break
    canvas = document.new_canvas(w, words.pdf_title)
    document.draw(canvas, w, blocks, status_on(content.program, today), footer=())
    return canvas.getpdfdata()


def _sizes(usual: Style) -> Iterator[Style]:
    for size in SIZES:
        body = Type(size, round(size * 1.28, 1))
        yield replace(usual, body=body, strong=body._replace(bold=True), title=Type(16.0, 20.0, bold=True))


def _lines(w: Writer, card: OfficeCard, interpreter: Interpreter) -> list[Block]:
    section = w.root.add("Sect")
    blocks: list[Block] = [w.head(section, words.title, level=1), _rule()]
    if interpreter != NONE_NEEDED:
        blocks += _interpreter(w, section, interpreter)
    for say in words.about(card, w.content):
        blocks += [w.prose(section, say, personal=True), _rule()]
    asks = w.prose(section, words.questions, lead=lambda language: f"{words.before_my_name(language)} ")
    return [*blocks, asks, _rule(), w.prose(section, words.by_when), _rule()]


def _rule() -> Block:
    return ColumnRule(stroke=HAIR, above=4, below=4)


def _interpreter(w: Writer, section: Element, interpreter: Interpreter) -> list[Block]:
    """The language, over a rule; or, in the place of both, a line to write it on."""
    if not interpreter:
        label = w.prose(section, words.need_interpreter, w.style.strong)
        return [label, WritingLines(1, w.style.line, below=4)]
    name = partial(words.interpreter_name, interpreter)
    return [w.prose(section, name, lead=lambda language: f"{words.need_interpreter(language)} ", personal=True), _rule()]
