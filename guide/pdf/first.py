"""The first page. It serves somebody who reads nothing else: the warning, the next day, what to do first, whom to call."""

from __future__ import annotations

from guide import fonts, wording
from guide.clocks import SafeDay
from guide.content.schema import Host
from guide.language import Language
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack, run
from guide.pdf.marks import Gap, WritingLines
from guide.pdf.parts import Row, Signed
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element
from guide.pdf.writer import Say, Writer, of
from guide.plan import Contact, Plan

CONTACTS_FIRST = 3


def first_page(w: Writer, plan: Plan, name: str, blank: bool, tall: float) -> list[Block]:
    """`tall`: the height of a page. What does not fit is set tighter; only if even that is too much does it run on.

    tight 1: one line for the local group, small type for urgent notices. tight 2: also a smaller title, two offices, and the
    day from which the next day was counted only in the table of dates.
    """
    root = w.root
    for tight in (0, 1, 2):
        w.root = Element(root.role)
        blocks = [
            *_whose(w, plan, name, blank, tight),
            _status(w, plan),
            *_day_and_notices(w, plan, blank, tight),
            *_first_tasks(w, plan),
            *_who_to_call(w, plan, tight),
        ]
        if run(blocks, w.style.width) <= tall:
            break
    root.adopt(w.root)
    w.root = root
    return blocks


# --- whose it is --------------------------------------------------------------------------------------------------------


def _whose(w: Writer, plan: Plan, name: str, blank: bool, tight: int) -> list[Block]:
    style = w.style
    title = w.prose(
        w.root,
        lambda lg: lg.say("pdf.heading", "My checklist in five steps"),
        style.head if tight > 1 else style.title,
        role="H1",
        outline=0,
    )
    title.below = style.gap
    label = w.stacked(w.root, lambda lg: lg.say("pdf.name", "Name:"), style.strong)
    date: Block = w.stacked(w.root, lambda lg: _made_on(lg, plan, blank), style.small, personal=True, align=0 if blank else 1)
    if blank:
        date = Row([date, WritingLines(1, style.line)], [2, 5], pad=0)
    wide = max(fonts.width(text, "notosbo") for text in w.texts(lambda lg: lg.say("pdf.name", "Name:"))) * style.size / 1000 + 1
    rest = style.width - wide - 16
    row = Row([label, _name(w, name, blank), date], [wide, rest * 0.68, rest * 0.32], pad=0, gutter=8, below=style.gap * 1.4)
    return [title, row]


def _made_on(language: Language, plan: Plan, blank: bool) -> str:
    if blank:
        return language.say("pdf.made_blank", "Date:")
    return language.say("pdf.made", "Made on {date}", date=language.short_date(plan.today))


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


# --- warnings -----------------------------------------------------------------------------------------------------------


def _status(w: Writer, plan: Plan) -> Block:
    """The notice about the program, in short; the whole of it stands on the last page."""
    section, style, status = w.root.add("Sect"), w.style, plan.status
    blocks = [
        w.prose(section, lambda lg: wording.status_notice(status, lg).title, style.subhead, below=2),
        w.prose(section, lambda lg: wording.status_banner(status, lg), style.strong, below=2),
        w.prose(section, lambda lg: wording.status_notice(status, lg).paragraphs[1], style.small, below=2),
        w.prose(section, wording.not_a_request, style.small._replace(bold=True)),
    ]
    return Framed(Stack(blocks), stroke=2, pad=style.gap + 2, below=style.gap * 1.4)


def _urgent(w: Writer, plan: Plan, tight: int) -> list[Block]:
    notices = [n.id for n in plan.notices_on("paper") if n.urgent]
    if not notices:
        return []
    section = w.root.add("Sect")
    blocks = [_urgent_notice(w, section, id_, small=tight > 0 or len(notices) > 2) for id_ in notices]
    return [*blocks, Gap(w.style.gap * 0.4)]


def _urgent_notice(w: Writer, section: Element, id_: str, small: bool) -> Block:
    notice, style = w.content.notice[id_], w.style
    title = w.prose(section, of("notice", notice, "title"), style.strong)
    text = w.prose(section, of("notice", notice, "text"), style.small if small else style.body)
    return Signed(draw.ALARM, style.box + 3, Stack([title, text]), gap=style.gap + 2, above=style.gap)


def _day_and_notices(w: Writer, plan: Plan, blank: bool, tight: int) -> list[Block]:
    """A day that is close comes before the notices: in large print they may not share a page."""
    if plan.next_day is not None and plan.next_day.urgent and not blank:
        return [*_next_day(w, plan, blank, tight), *_urgent(w, plan, tight)]
    return [*_urgent(w, plan, tight), *_next_day(w, plan, blank, tight)]


# --- the next day -------------------------------------------------------------------------------------------------------


def _next_day(w: Writer, plan: Plan, blank: bool, tight: int) -> list[Block]:
    style, section = w.style, w.root.add("Sect")
    head = w.prose(section, lambda lg: lg.say("pdf.next_day", "Your next safe day"), style.strong, role="H2", outline=1)
    if blank:
        rest = _blank_day(w, section)
    elif plan.next_day is None:
        rest = [w.prose(section, _no_day)]
    else:
        rest = _day(w, section, plan.next_day, tight)
    frame = Framed(Stack([head, *rest]), stroke=1.5, double=True, pad=style.gap + 4, above=style.gap, below=style.gap * 1.4)
    if plan.lawyer_day is None or blank:
        return [frame]
    ends = plan.lawyer_day
    lawyer = w.prose(w.root.add("Sect"), lambda lg: wording.lawyer_day_text(ends, lg), style.strong, personal=True)
    return [frame, Framed(lawyer, stroke=1.5, pad=style.gap + 2, below=style.gap * 1.4)]


def _day(w: Writer, section: Element, day: SafeDay, tight: int) -> list[Block]:
    style = w.style
    return [
        w.prose(section, lambda lg: wording.file_before(day, lg), style.date, personal=True),
        w.prose(section, lambda lg: wording.day_label(day, w.content, lg).what, style.strong),
        w.prose(section, lambda lg: wording.day_label(day, w.content, lg).where),
        *(() if tight > 1 else [w.prose(section, lambda lg: wording.counted_from(day, lg), style.small, personal=True)]),
        w.prose(section, wording.sooner, style.strong, above=2),
        w.prose(section, lambda lg: wording.reviewed_label(day.reviewed, day.reviewer, lg), style.small, above=2),
    ]


def _no_day(language: Language) -> str:
    return language.say(
        "pdf.no_day",
        "We could not work out a day from your answers. A time limit may still be running, and some are only 30 days. "
        "Ask a worker center, a lawyer or the office now.",
    )


def _blank_day(w: Writer, section: Element) -> list[Block]:
    how = w.prose(section, lambda lg: lg.say("pdf.next_day_blank", "Write the first day before which to file:"), w.style.small)
    where = w.prose(section, lambda lg: lg.say("pdf.next_office_blank", "Write the office:"), w.style.small, above=4)
    line = w.style.line
    return [how, WritingLines(1, line), where, WritingLines(1, line), w.prose(section, wording.sooner, w.style.strong, above=5)]


# --- three things, and who to call --------------------------------------------------------------------------------------


def _first_tasks(w: Writer, plan: Plan) -> list[Block]:
    if not plan.first:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda lg: lg.say("pdf.first", "Do these three things first"), above=w.style.gap * 2)
    items = section.add("L")
    ticks = [w.tick(items, f"first.{id_}", of("task", w.content.task[id_], "do")) for id_ in plan.first]
    return [head, Stack(ticks, below=w.style.gap)]


def _who_to_call(w: Writer, plan: Plan, tight: int) -> list[Block]:
    """Up to three offices in short, and room for the local group: it knows more than any list."""
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, lambda lg: lg.say("pdf.call", "Who to call"), above=style.gap * 2)
    items = section.add("L")
    first = _host(w, items) if w.content.host.name else _lines_for_a_host(w, items, tight)
    offices = [_office(w, items, contact) for contact in plan.contacts[: CONTACTS_FIRST - (tight > 1)]]
    return [head, first, *offices]


def _host(w: Writer, items: Element) -> Block:
    """The organization that runs this copy (host.toml), before any office."""
    host, style, body = w.content.host, w.style, items.add("LI").add("LBody")
    count = len(wording.host_lines(host, w.languages[0]))
    rows: list[Block] = [w.prose(body.add("P"), host_line(host, n), style.strong if n == 0 else style.body) for n in range(count)]
    return Signed(draw.PHONE, style.box, Stack(rows), gap=style.gap)


def host_line(host: Host, number: int) -> Say:
    return lambda language: wording.host_lines(host, language)[number]


def _lines_for_a_host(w: Writer, items: Element, tight: int) -> Block:
    local = w.prose(
        items.add("LI").add("LBody"),
        lambda lg: lg.say("pdf.call_local", "First your worker center, union or lawyer. Write the name and the phone here:"),
        w.style.strong,
    )
    lines = WritingLines(1 if tight else 2, w.style.line, indent=w.style.indent)
    return Stack([Signed(draw.PHONE, w.style.box, local, gap=w.style.gap), lines])


def _office(w: Writer, items: Element, contact: Contact) -> Block:
    body, agency = items.add("LI").add("LBody"), w.content.agency[contact.agency]

    def how(language: Language) -> str:
        lines = wording.agency_lines(agency, w.content, language)
        return wording.phone_text(lines.phone, language) if lines.phone else wording.address_text(lines.address, language)

    line = w.prose(body, how, lead=lambda lg: wording.agency_lines(agency, w.content, lg).name + "  ")
    return Signed(draw.PHONE, w.style.box, line, gap=w.style.gap, above=w.style.gap)
