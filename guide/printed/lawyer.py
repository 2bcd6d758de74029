"""Notes for a lawyer: one sheet in two languages, side by side. In front what the person said; behind, tables to fill in by hand.

The same input gives the same bytes. Nothing on it says which program made it, and nothing is to be signed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from guide.content.languages import BOTH, Code
from guide.content.load import Content
from guide.core.notes import TOPICS, Fact, Notes
from guide.core.status import status_on
from guide.pdf import fonts
from guide.pdf.layout import Block, Break, Framed, Stack, run
from guide.pdf.marks import HAIR, ColumnRule, Gap, WritingLines
from guide.pdf.parts import Row
from guide.pdf.sizes import LetterSize, PaperSize
from guide.pdf.style import Style, Type, style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import GUTTER, Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import document
from guide.words import notes as words
from guide.words.language import Language, Say, languages_for

FILE_NAME = "notes.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""

LEAST_LINES, MOST_LINES = 3, 30
"""Lines to write on in front."""
LEAST_WAGES, MOST_WAGES = 8, 13
LEAST_CALLS, MOST_CALLS = 5, 30
"""Empty rows of the tables behind."""
CELL = 3.0
"""Space inside a cell."""


def make_notes(
    notes: Notes, content: Content, today: dt.date, answered_in: Code, paper: PaperSize = "letter", size: LetterSize = "normal"
) -> bytes:
    """The notes as a tagged PDF: two pages in letters of normal size, as many as needed in larger ones.

    notes: of a person who may have some (core/notes.py). answered_in: the language in which the questions were answered.
    """
    status = status_on(content.program, today)  # it is on no page; the pages are drawn with it
    levels = list(_levels(style(paper, size), size))
    for level in (*levels, levels[0]):  # who said nearly everything gets more pages, in the usual type
        w = Writer(languages_for(BOTH), level.style, content, False, Element("Document"))
        front = _front(w, notes, today, answered_in, level.runs_on)
        if not level.add_behind:
            front += _add(w)
        if run(front, level.style.width) <= document.height_of_text(w, status, words.FOOTER):
            break
    behind = [*_add(w), *_tables(w)] if level.add_behind else _tables(w)
    canvas = document.new_canvas(w, words.pdf_title)
    document.draw(canvas, w, [*front, Break(), *behind], status, words.FOOTER)
    return canvas.getpdfdata()


class Level(NamedTuple):
    """One way to set the notes. runs_on: the facts of one topic stand in one paragraph. add_behind: the lines to add something stand
    behind, before the tables."""

    style: Style
    runs_on: bool = False
    add_behind: bool = False


def _levels(usual: Style, size: LetterSize) -> Iterator[Level]:
    """What to try, one after the other, so that everything that was said stands in front. Larger letters never become smaller ones:
    there the notes take more pages."""
    yield Level(usual)
    if size == "normal":
        yield Level(_smaller(usual, 0.95))
        yield Level(_smaller(usual, 0.9))
        yield Level(_smaller(usual, 0.95), add_behind=True)
        yield Level(_smaller(usual, 0.86), add_behind=True)
        yield Level(_smaller(usual, 0.82), runs_on=True, add_behind=True)


def _smaller(usual: Style, part: float) -> Style:
    points = round(usual.size * part, 1)
    body = Type(points, round(points * 1.18, 1))
    bold = body._replace(bold=True)
    return replace(usual, title=usual.head, head=usual.subhead, subhead=bold, strong=bold, body=body, gap=3.6)


# --- in front -----------------------------------------------------------------------------------------------------------


def _front(w: Writer, notes: Notes, today: dt.date, answered_in: Code, runs_on: bool) -> list[Block]:
    """runs_on: the facts of one topic stand in one paragraph."""
    title = w.head(w.root, words.title, level=1)
    blocks: list[Block] = [title, _first_words(w), *_whose(w), _made(w, today, answered_in)]
    before = bool(notes.about("before"))
    for topic in TOPICS:
        if facts := notes.about(topic):
            blocks += _facts(w, partial(words.heading, topic, before), facts, runs_on)
    if notes.group:
        blocks += _facts(w, words.group, notes.group, runs_on, words.group_how)
    return blocks


def _add(w: Writer) -> list[Block]:
    """Room to write what the questions did not ask, and what must not be written."""
    section = w.root.add("Sect")
    return [
        w.head(section, words.add, above=w.style.gap * 2),
        w.prose(section, words.not_here, w.style.small, keep=True),
        WritingLines(LEAST_LINES, w.style.line, most=MOST_LINES),
    ]


def _first_words(w: Writer) -> Block:
    section, style = w.root.add("Sect"), w.style
    bold = style.small._replace(bold=True)

    def side(language: Language) -> Block:
        part = section.add("Div", lang=w.lang(language))
        types = [bold, *(style.small for _ in words.FIRST_WORDS)]
        pairs = zip((words.private, *words.FIRST_WORDS), types, strict=True)
        return Stack([Prose((say(language),), (part.add("P"),), type_, fixed=True, above=2) for say, type_ in pairs])

    sides = Row([side(language) for language in w.languages], [1 for _ in w.languages], pad=0, gutter=GUTTER)
    return Framed(sides, stroke=1.5, pad=style.gap + 2, above=style.gap, below=style.gap * 1.5)


def _whose(w: Writer) -> list[Block]:
    """Lines for two names that nobody types: they are written by hand, where a lawyer can see it."""
    strong = w.style.small._replace(bold=True)
    labels = [w.stacked(w.root, say, strong) for say in (words.my_name, words.employer)]
    wide = [max(fonts.width(text, strong.key()) for text in w.texts(say)) for say in (words.my_name, words.employer)]
    mine, theirs = (units * strong.size / 1000 + 1 for units in wide)
    gutter = 7.0
    line = (w.style.width - mine - theirs - 3 * gutter) / 2
    cells: list[Block] = [labels[0], WritingLines(1, w.style.line), labels[1], WritingLines(1, w.style.line)]
    row = Row(cells, [mine, line, theirs, line], pad=0, gutter=gutter, above=w.style.gap, below=2)
    return [row, w.prose(w.root, words.at_the_lawyers, w.style.small, above=2)]


def _made(w: Writer, today: dt.date, answered_in: Code) -> Block:
    def text(language: Language) -> str:
        return f"{words.made_on(language.long_date(today), language)} {words.answered_in(answered_in, language)}"

    return w.prose(w.root, text, w.style.small, personal=True, above=2)


def _facts(w: Writer, title: Say, facts: Sequence[Fact], runs_on: bool, how: Say | None = None) -> list[Block]:
    """A heading over a rule, and what was said, one line each."""
    style, section, of_group = w.style, w.root.add("Sect"), how is not None
    head = w.prose(section, title, style.subhead, role="H2", above=style.gap * 1.7, keep=True, outline=1)
    blocks: list[Block] = [head, ColumnRule(stroke=HAIR, above=1, below=2, keep=True)]
    if how:
        blocks.append(w.prose(section, how, style.small, below=1, keep=True))
    items = section.add("L")

    def said(some: Sequence[Fact]) -> Block:
        def text(language: Language) -> str:
            return " ".join(words.fact_text(fact, w.content, language, of_group) for fact in some)

        return w.prose(items.add("LI").add("LBody"), text, style.body, personal=True, above=2)

    return [*blocks, *map(said, [facts] if runs_on else _together(facts))]


def _together(facts: Sequence[Fact]) -> list[list[Fact]]:
    """What stands on one line of the list: a day with what happened on it, the kind of work with its place, a complaint with its office."""
    found: list[list[Fact]] = []
    for fact in facts:
        joins = fact.day is not None or fact.value == "ongoing" or fact.topic in ("work", "told")
        if joins and found and found[-1][-1].topic == fact.topic:
            found[-1].append(fact)
        else:
            found.append([fact])
    return found


# --- behind -------------------------------------------------------------------------------------------------------------


def _tables(w: Writer) -> list[Block]:
    wages, calls = w.root.add("Sect"), w.root.add("Sect")
    return [
        w.head(wages, words.wages, above=w.style.gap * 2),
        w.prose(wages, words.wages_how, w.style.small, below=w.style.gap * 0.8, keep=True),
        _table(w, wages, words.WAGES, [3.2, 2.2, 2.6, 2.6, 2.6], LEAST_WAGES, MOST_WAGES, words.total),
        w.head(calls, words.calls),
        _table(w, calls, words.CALLS, [1.9, 3.6, 7.7], LEAST_CALLS, MOST_CALLS),
    ]


def _table(
    w: Writer, section: Element, columns: Sequence[Say], shares: Sequence[float], least: int, most: int, last: Say | None = None
) -> Block:
    table = section.add("Table")
    top = table.add("TR")
    heads = [w.stacked(top.add("TH").head(), say, w.style.small._replace(bold=True)) for say in columns]
    return EmptyTable(w, Row(heads, shares, pad=CELL, framed=True, bold=True), table, shares, least, most, last)


class EmptyTable(Block):
    """A table to fill in by hand: at least so many empty rows, and more where the page has room, up to `most`.
    `last`: the label of a row at its end, for a sum."""

    def __init__(self, w: Writer, head: Row, table: Element, shares: Sequence[float], least: int, most: int, last: Say | None):
        super().__init__(below=w.style.gap)
        self.w = w
        self.head = head
        self.table = table
        self.shares = shares
        self.count = least
        self.most = most
        self.last = last

    @property
    def line(self) -> float:
        """The height of a row."""
        return self.w.style.line

    def height(self, width: float) -> float:
        return self.head.height(width) + (self.count + (self.last is not None)) * self.line

    def stretch(self, spare: float) -> float:
        more = max(0, min(self.most - self.count, int(spare / self.line)))
        self.count += more
        return more * self.line

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.head.draw(canvas, x, top, width)
        top -= self.head.height(width)
        empty = Row([Gap(0) for _ in self.shares], self.shares, framed=True, least=self.line)
        for n in range(self.count):
            line = self.table.add("TR")
            for _ in self.shares:
                line.add("TD")
            empty.draw(canvas, x, top - n * self.line, width)
        if self.last is not None:
            self._sum(self.last).draw(canvas, x, top - self.count * self.line, width)

    def _sum(self, label: Say) -> Row:
        w, line = self.w, self.table.add("TR")
        first = Prose((w.one(label),), (line.add("TH").head("Row").add("P"),), w.style.strong, fixed=True)
        for _ in self.shares[1:]:
            line.add("TD")
        middle = Stack([Gap(max(0.0, (self.line - first.type.leading) / 2 - CELL)), first])
        return Row([middle, *(Gap(0) for _ in self.shares[1:])], self.shares, pad=CELL, framed=True, bold=True, least=self.line)
