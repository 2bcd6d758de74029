"""What stands above the five things: the protection by its name and what is known of it, and the act that must not be missed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from guide.core.plan import Plan
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import ColumnRule, WritingLines
from guide.pdf.style import Type
from guide.pdf.text import GUTTER, break_lines
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.language import Language, Say
from guide.words.outline import Line, Section, as_one


def strip(w: Writer, told: Section) -> list[Block]:
    """One strip between two lines; the whole notice stands in the booklet."""
    section, style = w.root.add("Sect"), w.style
    banner = told.under[0].text
    space = style.gap * 0.5
    rule = ColumnRule(above=space)
    return [rule, w.prose(section, banner, style.small._replace(bold=True), above=2, below=2), ColumnRule(below=style.gap)]


def as_sentence(say: Say) -> Say:
    """A title that opens a paragraph ends with a full stop."""
    return lambda language: say(language).rstrip(".") + ". "


def headline(w: Writer, told: Section, plan: Plan) -> list[Block]:
    """The first act that must not be missed, in a frame of its own."""
    style, section = w.style, w.root.add("Sect")
    head = w.prose(section, told.title, style.small._replace(bold=True), role="H2", outline=1)
    rest = _act(w, section, told.under) if told.under[0].role == "do" else [_plain(w, section, line) for line in told.under]
    if plan.headline.kind == "not_free":
        rest += [w.prose(section, _somebody_outside, style.small, above=4), WritingLines(1, style.line)]
    return [Framed(Stack([head, *rest]), stroke=1.5, double=True, pad=_day_pad(w), above=style.gap * 0.6, below=style.gap * 0.6)]


def _act(w: Writer, section: Element, lines: tuple[Line, ...]) -> list[Block]:
    """The act in the largest letters, then how to do it in one paragraph, then how the day was worked out and how far it was checked. How
    many days are left is not on paper: tomorrow it would be wrong."""
    style = w.style
    big, *more = [line for line in lines if line.role != "left"]
    what = [line.text for line in more if line.role == "detail"]
    small = [line.text for line in more if line.role != "detail"]
    blocks: list[Block] = [w.prose(section, big.text, _big_type(w, big.text), personal=True)]
    for says, type_ in ((what, style.strong), (small, style.small)):
        if says:
            blocks.append(w.prose(section, partial(_run_on, says), type_, personal=True, above=1))
    return blocks


def _run_on(says: Sequence[Say], language: Language) -> str:
    """Short lines as one paragraph, each with its full stop."""
    return " ".join(as_one(say(language)) for say in says)


def _plain(w: Writer, section: Element, line: Line) -> Block:
    style = w.style
    type_ = style.strong if line.role == "heed" else style.small if line.role in ("reviewed", "counted") else style.body
    return w.prose(section, line.text, type_, personal=line.personal, above=2 if line.role in ("reviewed", "heed") else 0)


def _somebody_outside(language: Language) -> str:
    return language.say("date.somebody_outside", "Somebody outside whom I can call (write the number):")


def _big_type(w: Writer, say: Say) -> Type:
    """A little smaller where that saves a line: a year alone on the last line is easily missed. A long text is smaller in any case."""
    type_, texts = w.style.date, w.texts(say)
    wide = (w.style.width - 2 * _day_pad(w) - GUTTER * (len(texts) - 1)) / len(texts)
    sizes = [type_._replace(size=round(type_.size * part, 1), leading=round(type_.leading * part, 1)) for part in (1.0, 0.94, 0.88)]
    return min(sizes, key=lambda size: max(len(break_lines(text, size, wide)) for text in texts))


def _day_pad(w: Writer) -> float:
    return w.style.gap + 2
