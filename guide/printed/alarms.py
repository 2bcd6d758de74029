"""The alarms of the first page: the status of the program, urgent notices, and what comes first. `tight`: see first.py."""

from __future__ import annotations

from collections.abc import Iterable

from guide.core.plan import Plan
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import Gap, WritingLines
from guide.pdf.parts import Signed
from guide.pdf.style import Type
from guide.pdf.text import GUTTER, break_lines
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.dates import next_day, sooner
from guide.words.language import Language, Say
from guide.words.outline import Item, Line, Section

SHORT = 3
"""From this tightness on, what belongs together is one paragraph."""
SHORTER = 5
"""Above this one, the title of the notice too."""


def status(w: Writer, told: Section, tight: int) -> Block:
    """The notice about the program, in short; the whole of it stands on the last page."""
    section, style = w.root.add("Sect"), w.style
    strong = style.small._replace(bold=True)
    title, (banner, avoid, no_request) = told.title, (line.text for line in told.under)
    if tight < SHORT:
        blocks = [
            w.prose(section, title, style.subhead, below=2),
            w.prose(section, banner, style.strong, below=2),
            w.prose(section, avoid, style.small, below=2),
            w.prose(section, no_request, strong),
        ]
    else:
        joined = tight > SHORTER
        blocks = [] if joined else [w.prose(section, title, style.subhead, below=1)]
        texts = (title, banner, no_request) if joined else (banner, no_request)
        blocks += [
            w.prose(section, lambda language: " ".join(say(language) for say in texts), strong, below=1),
            w.prose(section, avoid, style.small),
        ]
    return Framed(Stack(blocks), stroke=2, pad=style.gap + 2, below=style.gap * 1.4)


def notices(w: Writer, told: Section, tight: int) -> list[Block]:
    """What is urgent, each with an alarm beside it."""
    items = [item for item in told.items if "paper" in item.on]
    if not items:
        return []
    section = w.root.add("Sect")
    return [*(_notice(w, section, item, max(tight, len(items) > 2)) for item in items), Gap(w.style.gap * 0.4)]


def _notice(w: Writer, section: Element, item: Item, tight: int) -> Block:
    style = w.style
    title, text = (line.text for line in item.lines)
    if tight >= SHORT:
        said: Block = w.prose(section, text, style.small, lead=as_sentence(title))
    else:
        said = Stack([w.prose(section, title, style.strong), w.prose(section, text, style.small if tight else style.body)])
    return Signed(draw.ALARM, style.box + 3, said, gap=style.gap + 2, above=style.gap)


def as_sentence(say: Say) -> Say:
    """A title that opens a paragraph ends with a full stop."""
    return lambda language: say(language).rstrip(".") + ". "


# --- what comes first ---------------------------------------------------------------------------------------------------


def headline(w: Writer, told: Section, plan: Plan, blank: bool, tight: int) -> list[Block]:
    """The first act that must not be missed, in a frame of its own. blank: lines to write a date instead."""
    style, section = w.style, w.root.add("Sect")
    title = next_day if blank else told.title
    head = w.prose(section, title, style.strong, role="H2", outline=1)
    if blank:
        rest = _blank_day(w, section)
    elif told.under[0].role == "do":
        rest = _act(w, section, told.under, tight)
    else:
        rest = [_plain(w, section, line) for line in told.under]
    if plan.headline.kind == "not_free" and not blank:
        rest += [w.prose(section, _somebody_outside, style.small, above=4), WritingLines(1, style.line)]
    frame = Framed(Stack([head, *rest]), stroke=1.5, double=True, pad=_day_pad(w), above=style.gap, below=style.gap * 1.4)
    if blank:
        return [frame]
    if told.items:
        section = w.root.add("Sect")
    permit = [w.prose(section, line.text, style.strong, personal=True) for item in told.items for line in item.lines]
    return [frame, *(Framed(text, stroke=1.5, pad=style.gap + 2, below=style.gap * 1.4) for text in permit)]


def _act(w: Writer, section: Element, lines: tuple[Line, ...], tight: int) -> list[Block]:
    """The act in the largest letters, then how to do it, then how far its day was checked. How many days are left is not on paper:
    tomorrow it would be wrong. The day it was counted from stands in the table of dates too, so a full page leaves it out."""
    style = w.style
    big, *more = [line for line in lines if line.role != "left" and (line.role != "counted" or tight < 2)]
    blocks: list[Block] = [w.prose(section, big.text, _big_type(w, big.text), personal=True)]
    details = [line.text for line in more if line.role == "detail"]
    if tight < SHORT:
        return [*blocks, *(_plain(w, section, line, first=n == 0) for n, line in enumerate(more))]
    blocks.append(w.prose(section, lambda language: _run_on(say(language) for say in details), style.small, personal=True, above=1))
    heed = next((line.text for line in more if line.role == "heed"), None)
    lead = (lambda language: heed(language) + " ") if heed else None
    reviewed = [line.text for line in more if line.role == "reviewed"]
    return [*blocks, *(w.prose(section, text, style.small, lead=lead, above=1 if heed else 2) for text in reviewed)]


def _plain(w: Writer, section: Element, line: Line, first: bool = False) -> Block:
    style = w.style
    small = line.role in ("reviewed", "counted")
    type_ = style.small if small else style.strong if line.role == "heed" or first else style.body
    return w.prose(section, line.text, type_, personal=line.personal, above=2 if line.role in ("reviewed", "heed") else 0)


def _run_on(sentences: Iterable[str]) -> str:
    """Short lines as one paragraph, each with its full stop."""
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in sentences)


def _somebody_outside(language: Language) -> str:
    return language.say("date.somebody_outside", "Somebody outside whom I can call (write the number):")


def _big_type(w: Writer, say: Say) -> Type:
    """A little smaller where that saves a line: a year alone on the last line is easily missed. A long text is smaller in any case."""
    type_, texts = w.style.date, w.texts(say)
    wide = (w.style.width - 2 * _day_pad(w) - GUTTER * (len(texts) - 1)) / len(texts)
    sizes = [type_._replace(size=round(type_.size * part, 1), leading=round(type_.leading * part, 1)) for part in (1.0, 0.94, 0.88)]
    return min(sizes, key=lambda size: max(len(break_lines(text, size, wide)) for text in texts))


def _day_pad(w: Writer) -> float:
    return w.style.gap + 4


def _blank_day(w: Writer, section: Element) -> list[Block]:
    how = w.prose(
        section,
        lambda language: language.say("pdf.next_day_blank", "Write your first date. They must have the complaint by this day:"),
        w.style.small,
    )
    where = w.prose(section, lambda language: language.say("pdf.next_office_blank", "Write the office:"), w.style.small, above=4)
    line = w.style.line
    return [how, WritingLines(1, line), where, WritingLines(1, line), w.prose(section, sooner, w.style.strong, above=5)]
