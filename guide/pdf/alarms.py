"""The alarms of the first page: the status of the program, urgent notices, and the next safe day. `tight`: see first.py."""

from __future__ import annotations

from guide import status_wording, wording
from guide.clocks import SafeDay
from guide.language import Language
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import Gap, WritingLines
from guide.pdf.parts import Signed
from guide.pdf.style import Type
from guide.pdf.text import GUTTER, break_lines
from guide.pdf.tree import Element
from guide.pdf.writer import Writer, of
from guide.plan import Plan

SHORT = 3
"""From this tightness on, what belongs together is one paragraph."""
SHORTER = 5
"""Above this one, the title of the notice too."""


def status(w: Writer, plan: Plan, tight: int) -> Block:
    """The notice about the program, in short; the whole of it stands on the last page."""
    section, style, known = w.root.add("Sect"), w.style, plan.status
    strong = style.small._replace(bold=True)

    def title(language: Language) -> str:
        return status_wording.status_notice(known, language).title

    def banner(language: Language) -> str:
        return status_wording.status_banner(known, language)

    def avoid(language: Language) -> str:
        return status_wording.status_notice(known, language).paragraphs[1]

    if tight < SHORT:
        blocks = [
            w.prose(section, title, style.subhead, below=2),
            w.prose(section, banner, style.strong, below=2),
            w.prose(section, avoid, style.small, below=2),
            w.prose(section, status_wording.not_a_request, strong),
        ]
    else:
        joined = tight > SHORTER
        blocks = [] if joined else [w.prose(section, title, style.subhead, below=1)]
        texts = (title, banner, status_wording.not_a_request) if joined else (banner, status_wording.not_a_request)
        blocks += [
            w.prose(section, lambda lg: " ".join(say(lg) for say in texts), strong, below=1),
            w.prose(section, avoid, style.small),
        ]
    return Framed(Stack(blocks), stroke=2, pad=style.gap + 2, below=style.gap * 1.4)


# --- notices and the next day -------------------------------------------------------------------------------------------


def day_and_notices(w: Writer, plan: Plan, blank: bool, tight: int) -> list[Block]:
    """A day that is close comes before the notices: in large print they may not share a page."""
    if plan.next_day is not None and plan.next_day.urgent and not blank:
        return [*_next_day(w, plan, blank, tight), *_urgent(w, plan, tight)]
    return [*_urgent(w, plan, tight), *_next_day(w, plan, blank, tight)]


def _urgent(w: Writer, plan: Plan, tight: int) -> list[Block]:
    notices = [n.id for n in plan.notices_on("paper") if n.urgent]
    if not notices:
        return []
    section = w.root.add("Sect")
    blocks = [_urgent_notice(w, section, id_, max(tight, len(notices) > 2)) for id_ in notices]
    return [*blocks, Gap(w.style.gap * 0.4)]


def _urgent_notice(w: Writer, section: Element, id_: str, tight: int) -> Block:
    notice, style = w.content.notice[id_], w.style
    title, text = of("notice", notice, "title"), of("notice", notice, "text")
    if tight >= SHORT:
        said: Block = w.prose(section, text, style.small, lead=lambda lg: title(lg).rstrip(".") + ". ")
    else:
        said = Stack([w.prose(section, title, style.strong), w.prose(section, text, style.small if tight else style.body)])
    return Signed(draw.ALARM, style.box + 3, said, gap=style.gap + 2, above=style.gap)


def _next_day(w: Writer, plan: Plan, blank: bool, tight: int) -> list[Block]:
    style, section = w.style, w.root.add("Sect")
    head = w.prose(section, lambda lg: lg.say("pdf.next_day", "Your next safe day"), style.strong, role="H2", outline=1)
    if blank:
        rest = _blank_day(w, section)
    elif plan.next_day is None:
        rest = [w.prose(section, _no_day)]
    else:
        rest = _day(w, section, plan.next_day, tight)
    frame = Framed(Stack([head, *rest]), stroke=1.5, double=True, pad=_day_pad(w), above=style.gap, below=style.gap * 1.4)
    if plan.lawyer_day is None or blank:
        return [frame]
    ends = plan.lawyer_day
    lawyer = w.prose(w.root.add("Sect"), lambda lg: wording.lawyer_day_text(ends, lg), style.strong, personal=True)
    return [frame, Framed(lawyer, stroke=1.5, pad=style.gap + 2, below=style.gap * 1.4)]


def _day(w: Writer, section: Element, day: SafeDay, tight: int) -> list[Block]:
    style = w.style

    def what(language: Language) -> str:
        return wording.day_label(day, w.content, language).what

    def where(language: Language) -> str:
        return wording.day_label(day, w.content, language).where

    def reviewed(language: Language) -> str:
        return wording.reviewed_label(day.reviewed, day.reviewer, language)

    date = w.prose(section, lambda lg: wording.file_before(day, lg), _date_type(w, day), personal=True)
    if tight >= SHORT:
        return [
            date,
            w.prose(section, where, lead=lambda lg: what(lg) + ": ", above=1),
            w.prose(section, reviewed, style.small, lead=lambda lg: wording.sooner(lg) + " ", above=1),
        ]
    return [
        date,
        w.prose(section, what, style.strong),
        w.prose(section, where),
        *(() if tight > 1 else [w.prose(section, lambda lg: wording.counted_from(day, lg), style.small, personal=True)]),
        w.prose(section, wording.sooner, style.strong, above=2),
        w.prose(section, reviewed, style.small, above=2),
    ]


def _date_type(w: Writer, day: SafeDay) -> Type:
    """A little smaller where that saves a line: a year alone on the last line is easily missed."""
    type_, texts = w.style.date, w.texts(lambda lg: wording.file_before(day, lg))
    wide = (w.style.width - 2 * _day_pad(w) - GUTTER * (len(texts) - 1)) / len(texts)
    sizes = [type_._replace(size=round(type_.size * part, 1), leading=round(type_.leading * part, 1)) for part in (1.0, 0.94, 0.88)]
    return min(sizes, key=lambda size: max(len(break_lines(text, size, wide)) for text in texts))


def _day_pad(w: Writer) -> float:
    return w.style.gap + 4


def _no_day(language: Language) -> str:
    return language.say(
        "pdf.no_day",
        "We could not work out a day from your answers. A time limit may still be running, and some are only 30 days. "
        "Ask a worker center, a lawyer or the office now.",
    )


def _blank_day(w: Writer, section: Element) -> list[Block]:
    how = w.prose(section, lambda lg: lg.say("pdf.next_day_blank", "Write your first date. File before this day:"), w.style.small)
    where = w.prose(section, lambda lg: lg.say("pdf.next_office_blank", "Write the office:"), w.style.small, above=4)
    line = w.style.line
    return [how, WritingLines(1, line), where, WritingLines(1, line), w.prose(section, wording.sooner, w.style.strong, above=5)]
