"""The middle of the checklist: notices, the five steps, papers, questions for the lawyer, what is still unknown."""

from __future__ import annotations

from collections.abc import Callable

from guide import drawings
from guide.content.schema import Step
from guide.core.plan import Plan, PlannedPaper, PlannedStep, PlannedTask
from guide.pdf import draw
from guide.pdf.columns import Columns
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import ColumnRule, WritingLines, panel
from guide.pdf.parts import LowerOf, Marker, Pictured, Row, Signed
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Say, Writer, of
from guide.printed import reviewed
from guide.printed.clinic import Clinic, facts
from guide.words import plan as plan_words
from guide.words.language import Language


def good_to_know(w: Writer, plan: Plan) -> list[Block]:
    """Notices that are not urgent: the same for everyone, or nearly so."""
    notices = [w.content.notice[n.id] for n in plan.notices_on("paper") if not n.urgent]
    if not notices:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda language: language.say("pdf.know", "Good to know"))
    paragraphs = [
        w.prose(section, of("notice", n, "text"), w.style.small, lead=_sentence(of("notice", n, "title")), above=2.5) for n in notices
    ]
    return [head, *paragraphs]


def _sentence(say: Say) -> Say:
    """A title that opens a paragraph ends with a full stop."""
    return lambda language: say(language).rstrip(".") + ". "


# --- the steps ----------------------------------------------------------------------------------------------------------


Story = Callable[[Element, Step], list[Block]]
"""Makes what stands between why a step matters and what there is to do, in the place of a small drawing beside its heading."""
PANEL = 98.0
"""The width of the drawing beside the heading of a step."""
FILING_STEP = "lawyer"
"""The step at whose end the filing values stand, while the program is open."""
CLINIC_STEP = "agency_letter"
"""The step where the facts of a clinic's campaign stand."""
NOTE_LINES = 3
"""Lines to write on in the advocate's copy, after the tasks of a step and in other places."""


def steps(w: Writer, plan: Plan, story: Story | None = None, clinic: Clinic | None = None, notes: bool = False) -> list[Block]:
    return [block for number, step in enumerate(plan.steps, 1) for block in _step(w, plan, number, step, story, clinic, notes)]


def _step(w: Writer, plan: Plan, number: int, planned: PlannedStep, story: Story | None, clinic: Clinic | None, notes: bool) -> list[Block]:
    section, style = w.root.add("Sect"), w.style
    step = w.content.step[planned.id]
    title = "title_open" if plan.status.open and step.title_open else "title"
    why = "why_open" if plan.status.open and step.why_open else "why"
    heading = section.add("H2")
    marker = heading.add("Span")
    titles = [heading.add("Span", lang=w.lang(language)) for language in w.languages]
    beside = Prose(w.texts(of("step", step, title)), titles, style.head, fixed=True, outline=1)
    top: Block = Marker(number, marker, style.head, beside, above=style.gap, below=style.gap * 0.5)
    figure = None if story else section.add("Figure", alt=w.one(of("step", step, "picture")))
    reason = w.prose(section, of("step", step, why), below=style.gap * 0.3, keep=w.roomy)
    blocks: list[Block] = [ColumnRule(stroke=1.5, above=style.gap * 1.8, keep=True)]
    if figure:
        wide = PANEL if not w.both else PANEL * 0.85
        picture, beside_it = panel(drawings.PANELS[step.id], figure, wide), [top] if w.both else [top, reason]
        blocks.append(Pictured(Stack(beside_it, above=style.gap, below=reason.below), picture, wide, keep=True))
    if not figure or w.both:
        whole = Stack([reason], below=reason.below, keep=reason.keep)
        blocks += [*([] if figure else [top]), whole, *(story(section, step) if story else ())]
    if clinic and planned.id == CLINIC_STEP:
        blocks += facts(w, section, clinic)
    if planned.tasks:
        items = section.add("L")
        blocks += [_task(w, items, task) for task in planned.tasks]
    if planned.id == FILING_STEP:
        blocks += _filing(w, section, plan)
    if notes:
        blocks.append(lines_for_notes(w, section))
    blocks[-1].keep = True  # with the sources
    parts: tuple[PlannedStep | PlannedTask, ...] = (planned, *planned.tasks)
    sources = ", ".join(dict.fromkeys(s for part in parts for s in part.sources))
    known = reviewed.of_step(planned, w.content)
    label = w.prose(
        section, lambda language: reviewed.step_label(sources, known, language), style.tiny, personal=True, above=style.gap * 0.8
    )
    return [*blocks, label]


def lines_for_notes(w: Writer, section: Element) -> Block:
    """In the advocate's copy: room to write, and what it is for."""
    style = w.style
    label = w.prose(section, lambda language: language.say("pdf.advocate_notes", "Notes of the advocate"), style.small._replace(bold=True))
    return Stack([label, WritingLines(NOTE_LINES, style.line)], above=style.gap)


def _task(w: Writer, items: Element, planned: PlannedTask) -> Block:
    task, small = w.content.task[planned.id], w.style.small

    def detail(body: Element) -> Block | None:
        return w.prose(body, of("task", task, "detail"), small) if task.detail else None

    def advice(body: Element) -> Block | None:
        blocks = []
        if task.say:
            blocks.append(w.signed(body, draw.SPEECH, words))
        if task.avoid:
            blocks.append(w.signed(body, draw.STOP, of("task", task, "avoid")))
        if len(blocks) < 2:
            return blocks[0] if blocks else None
        return LowerOf(Row(blocks, [1, 1], pad=0, gutter=12, above=1.5), Stack(blocks, above=1.5)) if w.roomy else Stack(blocks, above=1.5)

    def words(language: Language) -> str:
        return language.say("pdf.say", "You can say: “{words}”", words=language.of("task", task, "say"))

    def offices(body: Element) -> Block | None:
        return w.signed(body, draw.PHONE, listed) if planned.agencies else None

    def listed(language: Language) -> str:
        agencies = [w.content.agency[a] for a in planned.agencies]
        names = "; ".join(f"{language.of('agency', a, 'name')} {plan_words.phone_beside(a, w.content)}".strip() for a in agencies)
        return language.say("pdf.offices", "Offices: {offices}", offices=names)

    return w.tick(items, f"task.{task.id}", of("task", task, "do"), detail, advice, offices)


# --- papers, questions, what is unknown ---------------------------------------------------------------------------------


def papers(w: Writer, plan: Plan, blank: bool, notes: bool = False) -> list[Block]:
    if not plan.papers:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda language: language.say("pdf.papers", "Papers to gather"))
    how = w.prose(section, plan_words.papers_how, w.style.small, keep=True)
    items = section.add("L")
    room = [lines_for_notes(w, section)] if notes else []
    return [head, how, *in_columns(w, [_paper(w, items, planned, blank) for planned in plan.papers]), *room]


def _paper(w: Writer, items: Element, planned: PlannedPaper, blank: bool) -> Block:
    paper, style = w.content.paper[planned.id], w.style
    have, rests_on = planned.have and not blank, reviewed.marks(planned.sources)

    def under(body: Element) -> Block:
        if have:
            return w.prose(body, lambda language: f"{plan_words.have_text(language)} {rests_on}", style.small._replace(bold=True))
        type_ = style.small if paper.detail else style.tiny
        return w.prose(body, lambda language: f"{language.of('paper', paper, 'detail')} {rests_on}".strip(), type_)

    tick = w.tick(items, f"paper.{paper.id}", of("paper", paper, "name"), under, type_=style.body, ticked=have)
    return Signed(draw.pictogram(paper.picture), style.box * 1.3, tick, gap=style.gap, above=style.gap)


def questions(w: Writer, plan: Plan) -> list[Block]:
    if not plan.lawyer_questions:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda language: language.say("pdf.ask", "Questions for the lawyer"))
    items = section.add("L")
    return [head, *in_columns(w, [_question(w, items, id_) for id_ in plan.lawyer_questions])]


def _question(w: Writer, items: Element, id_: str) -> Block:
    ask = of("lawyer_question", w.content.lawyer_question[id_], "ask")
    tick = w.tick(items, f"ask.{id_}", ask, type_=w.style.body)
    return Stack([tick, WritingLines(1, w.style.line, indent=w.style.indent)], above=w.style.gap)


def find_out(w: Writer, plan: Plan) -> list[Block]:
    if not plan.find_out:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda language: language.say("pdf.find_out", "What we could not work out"))
    items = section.add("L")

    def item(id_: str) -> Block:
        return w.tick(items, f"find.{id_}", of("question", w.content.question[id_], "find_out"), type_=w.style.body)

    return [head, *in_columns(w, [item(id_) for id_ in plan.find_out])]


def in_columns(w: Writer, blocks: list[Block], above: float = 0.0) -> list[Block]:
    """Short items in two columns, where there is room for it."""
    if not w.roomy:
        return blocks
    for block in blocks:
        block.above = max(block.above, above)
    return [Columns(blocks, above=above)]


# --- only while the program is open -------------------------------------------------------------------------------------


def _filing(w: Writer, section: Element, plan: Plan) -> list[Block]:
    """What only a person can check, where the tasks of the step look for it. The Plan has it only while the program is open."""
    values = plan.filing
    if values is None:
        return []
    head = w.prose(
        section, lambda language: language.say("pdf.filing", "For you and your lawyer: where and how"), w.style.subhead, role="H3"
    )
    rows = []
    for n, _ in enumerate(plan_words.filing_lines(values, w.languages[0])):
        label, value = zip(*(plan_words.filing_lines(values, lg)[n] for lg in w.languages), strict=True)
        rows.append(w.prose(section, w.in_order(value), lead=w.in_order([f"{text}: " for text in label])))
    return [Framed(Stack([head, *rows]), stroke=1.5, above=w.style.gap * 2)]
