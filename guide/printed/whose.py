"""Whose paper it is: its title, a name or a line to write one, and the day it was made."""

from __future__ import annotations

from guide.content.schema import STEPS
from guide.core.plan import Plan
from guide.pdf import fonts
from guide.pdf.layout import Block, Framed
from guide.pdf.marks import WritingLines
from guide.pdf.parts import Row
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.language import Language, Say


def whose(w: Writer, title: Say, plan: Plan, name: str, blank: bool, notes: bool) -> list[Block]:
    """The title of a paper, the name or a line for it, and the day. title: what the paper is called."""
    style = w.style
    head = w.prose(w.root, title, style.title, role="H1", outline=0)
    head.below = style.gap
    above = [head, _for_the_advocate(w)] if notes else [head]
    label = w.stacked(w.root, _mark_label if notes else _name_label, style.strong)
    shown = WritingLines(1, style.line) if notes else _name(w, name, blank)
    date: Block = w.stacked(w.root, lambda language: _made_on(language, plan, blank), style.small, personal=True, align=0 if blank else 1)
    if blank:
        date = Row([date, WritingLines(1, style.line)], [2, 5], pad=0)
    texts = w.texts(_mark_label if notes else _name_label)
    wide = max(fonts.width(text, "notosbo") for text in texts) * style.strong.size / 1000 + 1
    rest = style.width - wide - 16
    row = Row([label, shown, date], [wide, rest * 0.42, rest * 0.58], pad=0, gutter=8, below=style.gap)
    return [*above, row]


def _name_label(language: Language) -> str:
    return language.say("pdf.name", "Name:")


def _mark_label(language: Language) -> str:
    return language.say("pdf.mark", "A number, not a name:")


def _for_the_advocate(w: Writer) -> Block:
    """What this copy is, and what must not be written on it."""
    section = w.root.add("Sect")
    texts = w.prose(
        section,
        lambda language: language.say(
            "pdf.advocate_how",
            "Do not write a name here. Do not write about immigration status, an arrest or a court case. If this sheet is lost, or a "
            "court asks for it, what you wrote can hurt the person.",
        ),
        w.style.small,
        lead=lambda language: language.say("pdf.advocate", "Advocate’s copy.") + " ",
    )
    return Framed(texts, stroke=1, pad=w.style.gap + 1, below=w.style.gap)


def _made_on(language: Language, plan: Plan, blank: bool) -> str:
    if blank:
        return language.say("pdf.made_blank", "Date:")
    date = language.long_date(plan.today)
    steps = language.list(str(STEPS.index(step) + 1) for step in plan.steps)
    if len(plan.steps) > 1:
        return language.say("pdf.made_in_steps", "Made on {date} · in steps {steps} of 5", date=date, steps=steps)
    return language.say("pdf.made_steps", "Made on {date} · you are in step {steps} of 5", date=date, steps=steps)


def _name(w: Writer, name: str, blank: bool) -> Block:
    """The whole name, or a line to write it by hand: never a part of it."""
    name = "" if blank else fonts.clean_name(name)
    if not name or not fonts.printable(name):
        return WritingLines(1, w.style.line)
    element = w.root.add("P")
    if not fonts.HOUSE.issuperset(name):
        element = element.add("Span", actual=name)  # shaped letters do not copy well; this does
    return NameLine(name, element, w)


class NameLine(Block):
    """A name on one line, smaller if it is long: a right-to-left name must not be broken."""

    def __init__(self, name: str, element: Element, w: Writer):
        super().__init__()
        self.name = name
        self.element = element
        self.type = w.style.subhead
        self.key = fonts.FAMILIES[fonts.font_for(name) or "noto"][1]
        plain = fonts.HOUSE.issuperset(name)
        self.wide = fonts.width(name, self.key) if plain else sum(g.advance for g in fonts.shape(name, self.key))

    def height(self, width: float) -> float:
        return self.type.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        size = min(self.type.size, width * 1000 / max(self.wide, 1))
        with canvas.mark(self.element):
            canvas.write([[(self.name, self.key)]], x, top - self.type.leading * 0.72, round(size, 2), 0)
