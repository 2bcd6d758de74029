"""The middle of the checklist: the five steps, the dates, the papers, the questions, the offices, what is still unknown."""

from __future__ import annotations

from guide import wording
from guide.clocks import SafeDay
from guide.language import Language
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.parts import QR, Beside, Gap, Line, Marker, Row, Signed, Tick, WritingLines
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.plan import Contact, Plan, PlannedStep, PlannedTask


def good_to_know(w: Writer, plan: Plan) -> list[Block]:
    """Notices that are not urgent, the same for everyone or nearly so."""
    notices = [w.content.notice[n.id] for n in plan.notices_on("paper") if not n.urgent]
    if not notices:
        return []
    section = w.root.add("Sect")
    blocks: list[Block] = [w.head(section, lambda lg: lg.say("pdf.know", "Good to know"))]
    for n in notices:
        title = lambda lg, n=n: lg.of("notice", n, "title") + ". "  # type: ignore[misc]  # noqa: E731
        blocks.append(w.prose(section, lambda lg, n=n: lg.of("notice", n, "text"), w.style.small, lead=title, above=3))  # type: ignore[misc]
    return blocks


# --- the steps ----------------------------------------------------------------------------------------------------------


def steps(w: Writer, plan: Plan) -> list[Block]:
    return [block for number, step in enumerate(plan.steps, 1) for block in _step(w, plan, number, step)]


def _step(w: Writer, plan: Plan, number: int, planned: PlannedStep) -> list[Block]:
    section, style = w.root.add("Sect"), w.style
    step = w.content.step[planned.id]
    is_open = plan.status.open

    def title(lg: Language) -> str:
        return lg.of("step", step, "title_open" if is_open and step.title_open else "title")

    def why(lg: Language) -> str:
        return lg.of("step", step, "why_open" if is_open and step.why_open else "why")

    heading = section.add("H2")
    elements = [heading.add("Span", lang=w.lang(language)) for language in w.languages]
    beside = Prose(w.texts(title), elements, style.head, fixed=True, outline=1)
    blocks: list[Block] = [
        Line(stroke=1.5, above=style.gap * 2.5, keep=True),
        Marker(number, heading.first("Span"), style.head, beside, above=style.gap, below=style.gap * 0.6),
        w.prose(section, why, below=style.gap * 0.5, keep=True),
    ]
    if planned.tasks:
        items = section.add("L")
        blocks += [_task(w, items, task) for task in planned.tasks]
    used = dict.fromkeys(s for part in (planned, *planned.tasks) for s in part.sources)
    oldest = min(part.reviewed for part in (planned, *planned.tasks))
    blocks.append(
        w.prose(
            section,
            lambda lg: lg.say(
                "pdf.step_sources",
                "Sources of this step: {sources}. Reviewed {date}, from saved copies; no lawyer has checked it yet.",
                sources=", ".join(used),
                date=lg.short_date(oldest),
            ),
            style.tiny,
            personal=True,
            above=style.gap,
        )
    )
    return blocks


def _task(w: Writer, items: Element, planned: PlannedTask) -> Block:
    task, small = w.content.task[planned.id], w.style.small

    def detail(body: Element) -> Block | None:
        return w.prose(body, lambda lg: lg.of("task", task, "detail"), small, above=1) if task.detail else None

    def say(body: Element) -> Block | None:
        if not task.say:
            return None
        words = lambda lg: lg.say("pdf.say", "You can say: “{words}”", words=lg.of("task", task, "say"))  # noqa: E731
        return w.signed(body, draw.speech, words)

    def avoid(body: Element) -> Block | None:
        return w.signed(body, draw.stop, lambda lg: lg.of("task", task, "avoid")) if task.avoid else None

    def offices(body: Element) -> Block | None:
        if not planned.agencies:
            return None

        def listed(lg: Language) -> str:
            agencies = (w.content.agency[a] for a in planned.agencies)
            lines = (wording.agency_lines(a, w.content, lg) for a in agencies)
            return lg.say("pdf.offices", "Offices: {offices}", offices="; ".join(" ".join(filter(None, (a.name, a.phone))) for a in lines))

        return w.signed(body, draw.phone, listed)

    return w.tick(items, f"task.{task.id}", lambda lg: lg.of("task", task, "do"), detail, say, avoid, offices)


# --- dates --------------------------------------------------------------------------------------------------------------


def dates(w: Writer, plan: Plan) -> list[Block]:
    if not (plan.days or plan.pay or plan.said):
        return []
    section, style = w.root.add("Sect"), w.style
    blocks: list[Block] = [w.head(section, lambda lg: lg.say("pdf.dates", "Dates"))]
    if plan.days:
        blocks.append(w.prose(section, wording.sooner, style.strong, keep=True, below=style.gap))
        blocks += _table_of_days(w, section, plan.days)
    for limit in plan.pay:
        text = Stack(
            [
                w.prose(section, lambda lg, p=limit: wording.pay_limit_text(p, w.content, lg), personal=True),  # type: ignore[misc]
                w.prose(section, lambda lg, p=limit: wording.reviewed_label(p.reviewed, p.reviewer, lg), style.tiny, above=1),  # type: ignore[misc]
            ],
            above=style.gap,
        )
        blocks.append(text)
    if plan.said:
        blocks.append(
            w.head(section, lambda lg: lg.say("pdf.said", "Limits for which we give no date"), 3),
        )
        items = section.add("L")
        for said in plan.said:
            body = items.add("LI").add("LBody")
            blocks.append(w.prose(body, lambda lg, s=said: wording.said_text(s, w.content, lg), style.small, above=3))  # type: ignore[misc]
    return blocks


def _table_of_days(w: Writer, section: Element, days: tuple[SafeDay, ...]) -> list[Block]:
    style, shares = w.style, [4, 7]
    table = section.add("Table")
    top = table.add("TR")
    strong = style.small._replace(bold=True)
    heads: list[Block] = [
        w.prose(top.add("TH").head(), lambda lg: lg.say("pdf.dates_before", "File before"), strong),
        w.prose(top.add("TH").head(), lambda lg: lg.say("pdf.dates_what", "What, and at which office"), strong),
    ]
    rows: list[Block] = [Row(heads, shares, framed=True, bold=True, keep=True)]
    for day in days:
        line = table.add("TR")
        rows.append(Row([_when(w, line.add("TD"), day), _what(w, line.add("TD"), day)], shares, framed=True))
    return rows


def _when(w: Writer, cell: Element, day: SafeDay) -> Block:
    style = w.style
    blocks: list[Block] = [w.prose(cell, lambda lg: lg.date(day.file_before), style.strong, personal=True)]
    if day.passed:
        blocks.append(w.prose(cell, wording.passed_text, style.small, above=2))
    if day.maybe:
        blocks.append(w.prose(cell, wording.maybe_text, style.small, above=2))
    return Stack(blocks)


def _what(w: Writer, cell: Element, day: SafeDay) -> Block:
    style = w.style
    blocks: list[Block] = [
        w.prose(cell, lambda lg: wording.day_label(day, w.content, lg).what, style.strong),
        w.prose(cell, lambda lg: wording.day_label(day, w.content, lg).where),
        w.prose(cell, lambda lg: wording.counted_from(day, lg), style.small, personal=True, above=1),
    ]
    if w.content.rule[day.rule].note:
        blocks.append(w.prose(cell, lambda lg: wording.day_label(day, w.content, lg).note, style.small, above=1))
    blocks.append(w.prose(cell, lambda lg: wording.reviewed_label(day.reviewed, day.reviewer, lg), style.tiny, above=1))
    return Stack(blocks)


# --- papers, questions, what is unknown ---------------------------------------------------------------------------------


def papers(w: Writer, plan: Plan) -> list[Block]:
    if not plan.papers:
        return []
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, lambda lg: lg.say("pdf.papers", "Papers to gather"))
    how = w.prose(
        section,
        lambda lg: lg.say("pdf.papers_how", "For the lawyer or the worker center. Copies are enough. Never mail these papers to immigration."),
        style.small,
        keep=True,
    )
    items = section.add("L")
    ticks: list[Block] = []
    for planned in plan.papers:
        paper = w.content.paper[planned.id]

        def detail(body: Element, paper=paper) -> Block | None:  # type: ignore[no-untyped-def]
            return w.prose(body, lambda lg: lg.of("paper", paper, "detail"), style.small) if paper.detail else None

        def have(body: Element, planned=planned) -> Block | None:  # type: ignore[no-untyped-def]
            return w.prose(body, wording.have_text, style.small._replace(bold=True)) if planned.have else None

        tick = w.tick(
            items,
            f"paper.{paper.id}",
            lambda lg, p=paper: lg.of("paper", p, "name"),  # type: ignore[misc]
            have,
            detail,
            type_=style.body,
            ticked=planned.have,
        )
        ticks.append(Signed(draw.PAPERS[paper.picture], style.box * 1.35, tick, gap=style.gap, above=style.gap))
    return [head, how, *in_columns(w, ticks)]


def in_columns(w: Writer, blocks: list[Block]) -> list[Block]:
    """Short items in two columns, where one language leaves room for it. They are read from left to right."""
    if w.both or w.style.size > 14:
        return blocks
    pairs = (blocks[n : n + 2] for n in range(0, len(blocks), 2))
    return [Row(p if len(p) == 2 else [*p, Gap(0)], [1, 1], pad=0, gutter=14, above=w.style.gap) for p in pairs]


def questions(w: Writer, plan: Plan) -> list[Block]:
    if not plan.lawyer_questions:
        return []
    section, style = w.root.add("Sect"), w.style
    items_head = w.head(section, lambda lg: lg.say("pdf.ask", "Questions for the lawyer"))
    items = section.add("L")
    ticks: list[Block] = []
    for id_ in plan.lawyer_questions:
        question = w.content.lawyer_question[id_]
        tick = w.tick(items, f"ask.{id_}", lambda lg, q=question: lg.of("lawyer_question", q, "ask"), type_=style.body)  # type: ignore[misc]
        ticks.append(Stack([tick, WritingLines(1, style.line, indent=style.indent)], above=style.gap))
    return [items_head, *in_columns(w, ticks)]


def find_out(w: Writer, plan: Plan) -> list[Block]:
    if not plan.find_out:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda lg: lg.say("pdf.find_out", "What we could not work out"))
    items = section.add("L")
    ticks: list[Tick] = [
        w.tick(items, f"find.{id_}", lambda lg, q=w.content.question[id_]: lg.of("question", q, "find_out"), type_=w.style.body)  # type: ignore[misc]
        for id_ in plan.find_out
    ]
    return [head, *ticks]


# --- offices ------------------------------------------------------------------------------------------------------------


def contacts(w: Writer, plan: Plan) -> list[Block]:
    if not plan.contacts:
        return []
    section, style = w.root.add("Sect"), w.style
    blocks: list[Block] = [
        w.head(section, lambda lg: lg.say("pdf.offices_head", "Offices that take complaints like yours")),
        w.prose(
            section,
            lambda lg: lg.say("pdf.offices_how", "Talk with a worker center or a lawyer before you contact a government office."),
            style.strong,
            keep=True,
        ),
    ]
    return [*blocks, *(_contact(w, section, contact) for contact in plan.contacts)]


def _contact(w: Writer, section: Element, contact: Contact) -> Block:
    style, agency = w.style, w.content.agency[contact.agency]
    part = section.add("Sect")
    lines = [wording.agency_lines(agency, w.content, lg) for lg in w.languages]
    blocks: list[Block] = [w.prose(part, lambda lg: wording.agency_lines(agency, w.content, lg).name, style.strong, role="H3")]
    if contact.told:
        blocks.append(w.prose(part, wording.told_text, style.small._replace(bold=True)))
    blocks.append(w.prose(part, lambda lg: wording.agency_lines(agency, w.content, lg).does, style.small))
    if lines[0].phone:
        blocks.append(w.prose(part, lambda lg: wording.phone_text(lines[0].phone, lg), style.strong))
    for link, address in dict.fromkeys((line.link, line.address) for line in lines):
        if link:
            blocks.append(w.link(part, address, link))
        elif address:
            blocks.append(w.link_free(part, address))
    for n in range(len(agency.cautions)):
        blocks.append(w.prose(part, lambda lg, n=n: wording.agency_lines(agency, w.content, lg).cautions[n], style.small, above=1))  # type: ignore[misc]
    text = Stack(blocks)
    url = lines[0].link
    if not url:
        return Row([text], [1], pad=0, above=style.gap * 1.6)
    alt = w.one(lambda lg: lg.say("pdf.qr", "QR code that opens {address}", address=lines[0].address))
    code = QR(url, part.add("Figure", alt=alt))
    return Row([text, code], [w.style.width - 84, 84], pad=0, gutter=12, above=style.gap * 1.6)


# --- only while the program is open -------------------------------------------------------------------------------------


def filing(w: Writer, plan: Plan) -> list[Block]:
    if plan.filing is None:
        return []
    section, values = w.root.add("Sect"), plan.filing
    head = w.prose(section, lambda lg: lg.say("pdf.filing", "For you and your lawyer: where and how"), w.style.subhead, role="H2")
    rows: list[Block] = [
        w.prose(section, lambda lg, n=n: wording.filing_lines(values, lg)[n][1], lead=lambda lg, n=n: wording.filing_lines(values, lg)[n][0] + ": ")  # type: ignore[misc]
        for n in range(len(wording.filing_lines(values, w.languages[0])))
    ]
    return [Framed(Stack([head, *rows]), stroke=1.5, above=w.style.gap * 2)]


__all__ = ["Beside", "contacts", "dates", "filing", "find_out", "good_to_know", "papers", "questions", "steps"]
