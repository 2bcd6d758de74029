"""The first page. It serves somebody who reads nothing else: whose it is, the warning, the next day, three things, who to call."""

from __future__ import annotations

from guide import fonts, wording
from guide.language import Language
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.parts import Line, Row, Signed, WritingLines
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.plan import Plan

CONTACTS_FIRST = 3


def first_page(w: Writer, plan: Plan, name: str, blank: bool) -> list[Block]:
    return [
        *_whose(w, plan, name, blank),
        _status(w, plan),
        *_urgent(w, plan),
        *_next_day(w, plan, blank),
        *_first_tasks(w, plan),
        *who_to_call(w, plan),
    ]


# --- whose it is --------------------------------------------------------------------------------------------------------


def _whose(w: Writer, plan: Plan, name: str, blank: bool) -> list[Block]:
    style = w.style

    def made(language: Language) -> str:
        if blank:
            return language.say("pdf.made_blank", "Date:")
        return language.say("pdf.made", "Made on {date}", date=language.short_date(plan.today))

    title = w.prose(
        w.root, lambda lg: lg.say("pdf.heading", "My checklist in five steps"), style.title, role="H1", outline=0, below=style.gap
    )
    label = w.prose(w.root, lambda lg: lg.say("pdf.name", "Name:"), style.strong)
    drawn = "" if blank else fonts.clean_name(name)
    written: Block
    if drawn and fonts.printable(drawn):
        person = w.root.add("P")
        if not fonts.HOUSE.issuperset(drawn):
            person = person.add("Span", actual=drawn)
        written = NameLine(drawn, person, w)
    else:
        written = WritingLines(1, style.body.leading + 3)
    date: Block = w.prose(w.root, made, style.small, personal=True)
    if blank:
        date = Row([date, WritingLines(1, style.body.leading + 3)], [3, 5], pad=0)
    shares = [2.2, 10, 5.2] if w.both else [1.6, 10, 5]
    return [title, Row([label, written, date], shares, pad=0, gutter=8, below=style.gap * 1.6)]


class NameLine(Block):
    """A name on one line, smaller if it is long: a right-to-left name must not be broken."""

    def __init__(self, name: str, element: Element, w: Writer):
        super().__init__()
        self.name = name
        self.element = element
        self.type = w.style.subhead
        family = fonts.font_for(name) or "noto"
        self.key = fonts.FAMILIES[family][1]
        plain = fonts.HOUSE.issuperset(name)
        self.wide = fonts.width(name, self.key) if plain else sum(g.advance for g in fonts.shape(name, self.key))

    def height(self, width: float) -> float:
        return self.type.leading

    def draw(self, canvas: object, x: float, top: float, width: float) -> None:
        from guide.pdf.tagged import TaggedCanvas

        assert isinstance(canvas, TaggedCanvas)
        size = min(self.type.size, width * 1000 / max(self.wide, 1))
        with canvas.mark(self.element):
            canvas.write([((self.name, self.key),)], x, top - self.type.leading * 0.72, round(size, 2), 0)


# --- warnings -----------------------------------------------------------------------------------------------------------


def _status(w: Writer, plan: Plan) -> Block:
    """The notice about the program, in short; the whole of it stands on the last page."""
    section = w.root.add("Sect")
    status, small = plan.status, w.style.small
    return Framed(
        Stack(
            [
                w.prose(section, lambda lg: wording.status_notice(status, lg).title, w.style.subhead, below=2),
                w.prose(section, lambda lg: wording.status_banner(status, lg), w.style.strong, below=2),
                w.prose(section, lambda lg: wording.status_notice(status, lg).paragraphs[1], small, below=2),
                w.prose(section, wording.not_a_request, small._replace(bold=True)),
            ]
        ),
        stroke=2,
        pad=w.style.gap + 2,
        below=w.style.gap * 1.5,
    )


def _urgent(w: Writer, plan: Plan) -> list[Block]:
    notices = [n for n in plan.notices_on("paper") if n.urgent]
    if not notices:
        return []
    section = w.root.add("Sect")
    type_ = w.style.body if len(notices) < 3 else w.style.small
    blocks: list[Block] = []
    for planned in notices:
        notice = w.content.notice[planned.id]
        text = Stack(
            [
                w.prose(section, lambda lg, n=notice: lg.of("notice", n, "title"), w.style.strong),  # type: ignore[misc]
                w.prose(section, lambda lg, n=notice: lg.of("notice", n, "text"), type_),  # type: ignore[misc]
            ]
        )
        blocks.append(Signed(draw.alarm, w.style.box + 3, text, gap=w.style.gap + 2, above=w.style.gap))
    return [Stack(blocks, above=w.style.gap * 1.5, below=w.style.gap * 1.5)]


# --- the next day -------------------------------------------------------------------------------------------------------


def _next_day(w: Writer, plan: Plan, blank: bool) -> list[Block]:
    style, section = w.style, w.root.add("Sect")
    head = w.prose(section, lambda lg: lg.say("pdf.next_day", "Your next safe day"), style.strong, role="H2")
    blocks: list[Block] = [head]
    if blank:
        blocks += [
            WritingLines(1, style.line),
            w.prose(
                section,
                lambda lg: lg.say("pdf.next_day_blank", "Write here the first day before which you must file, and the office."),
                style.small,
                above=3,
            ),
            WritingLines(1, style.line),
            w.prose(section, wording.sooner, style.strong, above=4),
        ]
    elif plan.next_day is not None:
        day = plan.next_day
        blocks += [
            w.prose(section, lambda lg: wording.file_before(day, lg), style.date, personal=True),
            w.prose(section, lambda lg: wording.day_label(day, w.content, lg).what, style.strong),
            w.prose(section, lambda lg: wording.day_label(day, w.content, lg).where),
            w.prose(section, lambda lg: wording.counted_from(day, lg), style.small, personal=True),
            w.prose(section, wording.sooner, style.strong, above=2),
            w.prose(section, lambda lg: wording.reviewed_label(day.reviewed, day.reviewer, lg), style.small, above=2),
        ]
    else:
        blocks.append(
            w.prose(
                section,
                lambda lg: lg.say(
                    "pdf.no_day",
                    "We could not work out a day from your answers. A time limit may still be running: some are only 30 days. "
                    "Ask a worker center, a lawyer or the office now.",
                ),
            )
        )
    box = Framed(Stack(blocks), stroke=1.5, double=True, pad=style.gap + 4, above=style.gap, below=style.gap * 1.5)
    if plan.lawyer_day is None or blank:
        return [box]
    ends = plan.lawyer_day
    lawyer = w.prose(w.root.add("Sect"), lambda lg: wording.lawyer_day_text(ends, lg), style.strong, personal=True)
    return [box, Framed(lawyer, stroke=1.5, pad=style.gap + 2, below=style.gap * 1.5)]


# --- three things, and who to call --------------------------------------------------------------------------------------


def _first_tasks(w: Writer, plan: Plan) -> list[Block]:
    if not plan.first:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda lg: lg.say("pdf.first", "Do these three things first"), above=w.style.gap * 2)
    items = section.add("L")
    ticks = [
        w.tick(items, f"first.{id_}", lambda lg, t=w.content.task[id_]: lg.of("task", t, "do"))  # type: ignore[misc]
        for id_ in plan.first
    ]
    return [head, Stack(ticks, below=w.style.gap)]


def who_to_call(w: Writer, plan: Plan) -> list[Block]:
    """Up to three offices in short, and room for the local group: it knows more than any list."""
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, lambda lg: lg.say("pdf.call", "Who to call"), above=style.gap * 2)
    items = section.add("L")
    local = items.add("LI").add("LBody")
    blocks: list[Block] = [
        Signed(
            draw.phone,
            style.box,
            w.prose(
                local,
                lambda lg: lg.say("pdf.call_local", "First your worker center, union or lawyer. Write the name and the phone here:"),
                style.strong,
            ),
        ),
        WritingLines(2, style.line, indent=style.indent),
    ]
    for contact in plan.contacts[:CONTACTS_FIRST]:
        agency = w.content.agency[contact.agency]
        body = items.add("LI").add("LBody")

        def how(lg: Language, agency=agency) -> str:  # type: ignore[no-untyped-def]
            lines = wording.agency_lines(agency, w.content, lg)
            return wording.phone_text(lines.phone, lg) if lines.phone else wording.address_text(lines.address, lg)

        def named(lg: Language, agency=agency) -> str:  # type: ignore[no-untyped-def]
            return wording.agency_lines(agency, w.content, lg).name

        name: Prose = w.prose(body, named, style.strong)
        beside = Stack([name, w.prose(body, how)])
        blocks.append(Signed(draw.phone, style.box, beside, above=style.gap))
    return [head, Stack(blocks), Line(above=style.gap * 2)]
