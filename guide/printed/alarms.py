"""The alarms of the first page: the status of the program, urgent notices, and the next safe day. `tight`: see first.py."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from guide.core.headline import Headline
from guide.core.plan import Plan
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import Gap, WritingLines
from guide.pdf.parts import Signed
from guide.pdf.style import Type
from guide.pdf.text import GUTTER, break_lines
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words import dates as date_words
from guide.words import status as status_words
from guide.words.headline import headline_text
from guide.words.language import Language, Say, of

SHORT = 3
"""From this tightness on, what belongs together is one paragraph."""
SHORTER = 5
"""Above this one, the title of the notice too."""


def status(w: Writer, plan: Plan, tight: int) -> Block:
    """The notice about the program, in short; the whole of it stands on the last page."""
    section, style, known = w.root.add("Sect"), w.style, plan.status
    strong = style.small._replace(bold=True)

    def title(language: Language) -> str:
        return status_words.status_notice(known, w.content, language).title

    def banner(language: Language) -> str:
        return status_words.status_banner(known, w.content, language)

    def no_request(language: Language) -> str:
        return status_words.not_a_request(w.content, language)

    def avoid(language: Language) -> str:
        return status_words.status_notice(known, w.content, language).paragraphs[1]

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


# --- notices and the next day -------------------------------------------------------------------------------------------


def day_and_notices(w: Writer, plan: Plan, blank: bool, tight: int) -> list[Block]:
    """A day that is close comes before the notices: in large print they may not share a page."""
    if (plan.headline.urgent or plan.headline.kind == "not_free") and not blank:
        return [*_headline(w, plan, blank, tight), *_urgent(w, plan, tight)]
    return [*_urgent(w, plan, tight), *_headline(w, plan, blank, tight)]


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
        said: Block = w.prose(section, text, style.small, lead=lambda language: title(language).rstrip(".") + ". ")
    else:
        said = Stack([w.prose(section, title, style.strong), w.prose(section, text, style.small if tight else style.body)])
    return Signed(draw.ALARM, style.box + 3, said, gap=style.gap + 2, above=style.gap)


def _headline(w: Writer, plan: Plan, blank: bool, tight: int) -> list[Block]:
    style, section = w.style, w.root.add("Sect")
    title = (
        _next_title if blank or plan.headline.kind == "none" else lambda language: headline_text(plan.headline, w.content, language).title
    )
    head = w.prose(section, title, style.strong, role="H2", outline=1)
    if blank:
        rest = _blank_day(w, section)
    elif plan.headline.kind == "none":
        rest = _none(w, section, plan)
    else:
        rest = _first_act(w, section, plan.headline, tight)
    frame = Framed(Stack([head, *rest]), stroke=1.5, double=True, pad=_day_pad(w), above=style.gap, below=style.gap * 1.4)
    if plan.lawyer_day is None or blank:
        return [frame]
    ends = plan.lawyer_day
    lawyer = w.prose(w.root.add("Sect"), lambda language: date_words.lawyer_day_text(ends, language), style.strong, personal=True)
    return [frame, Framed(lawyer, stroke=1.5, pad=style.gap + 2, below=style.gap * 1.4)]


def _next_title(language: Language) -> str:
    return language.say("result.next_day", "Your next safe day")


def _none(w: Writer, section: Element, plan: Plan) -> list[Block]:
    """No day is known for a complaint; what is known about court, and about pay that goes on, stands here all the same."""
    blocks: list[Block] = [w.prose(section, date_words.no_day)]
    if plan.headline.goes_on:
        blocks.append(w.prose(section, date_words.goes_on, w.style.strong))
    for court in plan.court:
        blocks.append(w.prose(section, partial(date_words.court_text, court), personal=True))
        blocks.append(w.prose(section, partial(date_words.reviewed_label, court.reviewed, court.reviewer), w.style.small))
    return blocks


def _first_act(w: Writer, section: Element, headline: Headline, tight: int) -> list[Block]:
    """The act in the largest letters, then how to do it, then how far its day was checked."""
    style, dated = w.style, headline.day or headline.pay or headline.court

    def big(language: Language) -> str:
        return headline_text(headline, w.content, language).big

    def more(number: int) -> Say:
        return lambda language: headline_text(headline, w.content, language).more[number]

    def reviewed(language: Language) -> str:
        return date_words.reviewed_label(dated.reviewed, dated.reviewer, language) if dated else ""

    count = len(headline_text(headline, w.content, w.languages[0]).more)
    blocks: list[Block] = [w.prose(section, big, _big_type(w, big), personal=True)]
    if tight >= SHORT:
        joined = [more(n) for n in range(count)]
        blocks.append(w.prose(section, lambda language: _run_on(say(language) for say in joined), style.small, personal=True, above=1))
    else:
        blocks += [w.prose(section, more(n), style.strong if n == 0 else style.body, personal=True) for n in range(count)]
    if headline.kind == "not_free":
        label = w.prose(section, _somebody_outside, style.small, above=4)
        return [*blocks, label, WritingLines(1, style.line)]
    if headline.kind != "by" or not headline.day or headline.day.lawyer:
        return [*blocks, w.prose(section, reviewed, style.small, above=2)] if dated else blocks
    day = headline.day
    if tight >= SHORT:
        return [*blocks, w.prose(section, reviewed, style.small, lead=lambda language: date_words.sooner(language) + " ", above=1)]
    return [
        *blocks,
        *(() if tight > 1 else [w.prose(section, partial(date_words.counted_from, day), style.small, personal=True)]),
        w.prose(section, date_words.sooner, style.strong, above=2),
        w.prose(section, reviewed, style.small, above=2),
    ]


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
    return [how, WritingLines(1, line), where, WritingLines(1, line), w.prose(section, date_words.sooner, w.style.strong, above=5)]
