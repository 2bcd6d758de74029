"""The booklet: the guide with no questions asked, for everyone. To download, to print in stacks, to keep at home.

Goes in: the Content, a language or two, and a day.  Comes out: the bytes of a PDF, the same for the same input. It is made from
the plan of a person who answered nothing, so it can't show anything that a checklist would hide: no filing material while closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from functools import partial
from itertools import groupby

from guide import drawings
from guide.content.load import Content
from guide.content.named import OFFICE_HAS_LIMIT
from guide.content.schema import Agency, Rule, Step
from guide.core.answers import Answers
from guide.core.helpers import PlannedHelper
from guide.core.plan import Contact, Plan, PlannedNotice, PlannedStep, PlannedTask, make_plan
from guide.core.status import Status
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import WritingLines, panel
from guide.pdf.parts import Row, Signed
from guide.pdf.sizes import LetterSize, PaperSize
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import body, contacts, document, glossary, pages
from guide.printed.body import heading
from guide.printed.logo import logo_of
from guide.words import status as status_words
from guide.words.language import Language, Say, fixed, of
from guide.words.offices import host_item, run_by, told_office
from guide.words.outline import Item, Line, Section
from guide.words.told import told

FILE_NAME = "guide.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""

OF_ONE_PERSON = ("status", "headline", "notices", "first", "call", "dates", "said", "find_out")
"""Sections that a booklet does not have. Its first page has the whole notice about the program, and who to call first."""

PANEL = 0.4
"""The part of the width that the drawing of a step takes, where the story stands beside it."""


def make_booklet(
    content: Content,
    languages: Sequence[Language],
    today: Day,
    *,
    paper: PaperSize = "letter",
    size: LetterSize = "normal",
) -> bytes:
    """The blank booklet as a PDF. languages: one, or two for side by side, the first being the language of the document."""
    w = Writer(languages, style(paper, size), content, False, Element("Document"))
    plan = everyone(make_plan(Answers(), content, today), content)
    canvas = document.new_canvas(w)
    document.draw(canvas, w, _blocks(w, plan, outline(plan, content)), plan.status)
    return canvas.getpdfdata()


def everyone(plan: Plan, content: Content) -> Plan:
    """Nobody said what happened or where: more tasks, each of which begins with "if", more that is good to know, and the offices of
    the whole country."""
    offices = [Contact(a.id, False, False, a.sources, a.reviewed) for a in content.agency.values() if a.place == "US"]
    lines = (helper for helper in content.helper.values() if helper.place == "US" and not helper.office)
    helpers = [PlannedHelper(h.id, False, False, h.sources, h.reviewed) for h in lines]
    steps = tuple(replace(step, tasks=tuple(_tasks(step, content, plan.status.open))) for step in plan.steps)
    notices = (*plan.notices, *_notices(content, plan.status.open))
    listed = [o.sources for o in (*offices, *notices, *_of_cities(content))] + [t.sources for s in steps for t in s.tasks]
    used = {*plan.sources, *(source for sources in listed for source in sources)}
    sources = tuple(id_ for id_ in content.source if id_ in used)
    return replace(plan, notices=notices, contacts=tuple(offices), helpers=tuple(helpers), steps=steps, sources=sources)


def _notices(content: Content, is_open: bool) -> Iterator[PlannedNotice]:
    """What the content keeps for the booklet, off every person's own paper."""
    for notice in content.notice.values():
        if notice.booklet_only and notice.program != ("closed" if is_open else "open"):
            yield PlannedNotice(notice.id, False, notice.on, notice.sources, notice.reviewed)


def _tasks(step: PlannedStep, content: Content, is_open: bool) -> Iterator[PlannedTask]:
    """What the plan of a person who said nothing has, and what the content marks for the booklet, in the order of the content."""
    planned = {task.id: task for task in step.tasks}
    for task in content.task.values():
        if task.id in planned:
            yield planned[task.id]
        elif task.booklet and task.step == step.id and task.program != ("closed" if is_open else "open"):
            yield PlannedTask(task.id, False, (), task.sources, task.reviewed)


def outline(plan: Plan, content: Content) -> list[Section]:
    """What was told, without the sections that are about one person. The offices are those of the whole country, and say so."""
    sections = []
    for section in told(plan, content):
        if section.id == "offices":
            section = replace(section, title=_offices_head, under=(*section.under, Line(_more_offices, "detail")))
        if section.id not in OF_ONE_PERSON:
            sections.append(section)
    return sections


def _blocks(w: Writer, plan: Plan, sections: Sequence[Section]) -> list[Block]:
    """The whole booklet, in reading order."""
    blocks = _cover(w, plan, sections)
    for section in sections:
        match section.id:
            case "know":
                blocks += body.good_to_know(w, section)
            case "papers":
                blocks += body.papers(w, section)
            case "questions":
                blocks += body.questions(w, section)
            case "helpers":
                blocks += contacts.helpers(w, section)
            case "offices":
                blocks += [*_offices(w, section), *pages.evidence_log(w)]
            case "card":
                blocks += pages.rights_card(w, section)
            case "words":
                blocks += glossary.words_used(w, section, small=False)
            case "sources":
                blocks += pages.sources(w, section)
            case _ if section.number:
                blocks += body.step(w, section, lambda part, step: _story(w, part, step))
            case _:
                blocks += body.plain(w, section)
    return [*blocks, *pages.notes(w)]


# --- the first page -----------------------------------------------------------------------------------------------------


def _cover(w: Writer, plan: Plan, sections: Sequence[Section]) -> list[Block]:
    gap = w.style.gap
    return [
        w.prose(w.root, lambda language: language.say("booklet.title", "Five steps together at work"), w.style.title, role="H1", outline=0),
        w.prose(w.root, _what_it_is, below=gap * 1.4),
        _status(w, plan),
        *_contents(w, [section for section in sections if section.number]),
        *_local(w),
    ]


def _what_it_is(language: Language) -> str:
    return language.say(
        "booklet.what", "A guide for workers, whatever their papers. Keep it at home, share it, and read it with your coworkers."
    )


def _status(w: Writer, plan: Plan) -> Block:
    """The whole notice about the program, before anything else."""
    section, w_style, status = w.root.add("Sect"), w.style, plan.status
    count = len(status_words.status_notice(status, w.content, w.languages[0]).paragraphs)
    blocks: list[Block] = [
        w.prose(section, lambda language: status_words.status_notice(status, w.content, language).title, w_style.head, role="H2", below=2)
    ]
    for n in range(count):
        blocks.append(w.prose(section, _paragraph(w, status, n), w_style.strong if n == 1 else w_style.small, below=3))
    blocks.append(w.prose(section, lambda language: status_words.not_a_request(w.content, language), w_style.small._replace(bold=True)))
    return Framed(Stack(blocks), stroke=2, pad=w_style.gap + 3, below=w_style.gap * 1.4)


def _paragraph(w: Writer, status: Status, number: int) -> Say:
    return lambda language: status_words.status_notice(status, w.content, language).paragraphs[number]


def _contents(w: Writer, steps: Sequence[Section]) -> list[Block]:
    """The five steps at a glance."""
    section = w.root.add("Sect")
    head = w.head(section, lambda language: language.say("booklet.steps", "The five steps"))
    items = section.add("L").numbered()
    titles = [(step.number, step.title) for step in steps]
    return [head, *(w.prose(items.add("LI").add("LBody"), title, lead=fixed(f"{number}.  "), above=2.5) for number, title in titles)]


def _local(w: Writer) -> list[Block]:
    """Who to call first: the organization that runs this copy, or lines to write one by hand. And that it is not the government."""
    section, w_style, host = w.root.add("Sect"), w.style, w.content.host
    head = w.head(section, lambda language: language.say("booklet.local", "Call first: a worker center, a union or a lawyer near you"))
    blocks: list[Block] = [w.prose(section, partial(run_by, host), w_style.small, below=3)]
    if host.name:
        for line in host_item(host).lines:
            blocks.append(w.prose(section, line.text, w_style.subhead if line.role == "name" else w_style.body, below=2))
    else:
        names = (
            lambda language: language.say("booklet.local_name", "Name:"),
            lambda language: language.say("booklet.local_phone", "Phone:"),
            lambda language: language.say("booklet.local_where", "Address and hours:"),
        )
        for say in names:
            label = w.stacked(section, say, w_style.strong)
            blocks.append(Row([label, WritingLines(1, w_style.line)], [2, 6], pad=0, gutter=6, above=2))
    text: Block = Stack(blocks)
    logo = logo_of(w, section, w_style.line * 2)
    sign = Signed(draw.PHONE, w_style.box * 1.4, logo.beside(text) if logo else text, gap=w_style.gap * 1.4)
    return [head, Framed(sign, stroke=1.5, pad=w_style.gap + 2, below=w_style.gap)]


# --- the story ----------------------------------------------------------------------------------------------------------


def _story(w: Writer, section: Element, step: Step) -> list[Block]:
    """The panel of a step, and its part of the story: beside it where there is room, else below."""
    w_style, part = w.style, section.add("Sect")
    name = drawings.PANELS[step.id]
    figure = part.add("Figure", alt=w.one(of("step", step, "picture")))
    picture = panel(name, figure, w_style.width * PANEL)
    text = Stack(
        [
            w.prose(part, of("step", step, "story_title"), w_style.strong, role="H3", below=2),
            w.prose(part, of("step", step, "story"), w_style.body if w.roomy else w_style.small),
        ]
    )
    if w.roomy:
        inner: Block = Row([picture, text], [PANEL, 1 - PANEL], pad=0, gutter=12)
    else:
        share = (1 - PANEL) / 2
        inner = Stack([Row([Stack([]), picture, Stack([])], [share, PANEL, share], pad=0, below=w_style.gap), text])
    return [Framed(inner, stroke=0.75, pad=w_style.gap + 3, above=w_style.gap, below=w_style.gap)]


# --- offices ------------------------------------------------------------------------------------------------------------


def _offices(w: Writer, told: Section) -> list[Block]:
    """The labor offices of the whole country, short: a state may have its own."""
    section = w.root.add("Sect")
    how, *more = told.under
    return [
        heading(w, told, section),
        w.prose(section, how.text, w.style.strong, keep=True),
        *(w.prose(section, line.text, w.style.small, keep=True, below=w.style.gap * 0.6) for line in more),
        *(_office(w, section, item) for item in told.items),
        *_cities(w),
    ]


def _cities(w: Writer) -> list[Block]:
    """Offices and limits of one city or county, each under its name: the guide asks only for the state, so no person's paper has them."""
    items = _of_cities(w.content)
    if not items:
        return []
    section, w_style = w.root.add("Sect"), w.style
    blocks: list[Block] = [
        w.head(section, lambda language: language.say("booklet.cities", "Offices of some cities and counties")),
        w.prose(section, _only_there, w_style.small, keep=True, below=w_style.gap * 0.6),
    ]
    for _, here in groupby(sorted(items, key=_where), key=lambda item: _where(item)[:2]):
        for number, item in enumerate(here):
            if number == 0:
                blocks.append(w.prose(section, partial(_city, item, w.content), w_style.subhead, role="H3", above=w_style.gap, keep=True))
            if isinstance(item, Agency):
                blocks.append(_office(w, section, told_office(item, w.content), level="H4"))
            else:
                blocks.append(w.prose(section, partial(_limit, item, w.content), w_style.small, above=2))
    return blocks


def _of_cities(content: Content) -> list[Agency | Rule]:
    """Offices and limits that hold in one city or county only."""
    items: list[Agency | Rule] = [agency for agency in content.agency.values() if agency.city]
    return [*items, *(rule for rule in content.rule.values() if rule.city)]


def _where(item: Agency | Rule) -> tuple[str, str, bool]:
    """The order of cities: by state, then by name; offices before limits."""
    return item.place, item.city or "", isinstance(item, Rule)


def _only_there(language: Language) -> str:
    return language.say(
        "booklet.cities_how", "These are only for work in that city or county. We give no dates for them: ask the office, soon."
    )


def _city(item: Agency | Rule, content: Content, language: Language) -> str:
    kind = "agency" if isinstance(item, Agency) else "rule"
    return f"{language.of(kind, item, 'city')}, {language.of('place', content.place[item.place], 'name')}"


def _limit(rule: Rule, content: Content, language: Language) -> str:
    """A limit of a city in words: what it is about, what we know about its time, and what is special."""
    label = language.of("claim", content.claim[rule.claim], "label")
    says = language.of("rule_text", content.rule_text[rule.says or OFFICE_HAS_LIMIT], "text")
    return " ".join(filter(None, (f"{label}.", says, language.of("rule", rule, "note"))))


def _offices_head(language: Language) -> str:
    return language.say("booklet.offices", "Labor offices of the whole country")


def _more_offices(language: Language) -> str:
    return language.say(
        "booklet.offices_more", "Your state may have an office of its own. The questions of this guide on the web find it for you."
    )


def _office(w: Writer, section: Element, office: Item, level: str = "H3") -> Block:
    return Stack(contacts.office_lines(w, section.add("Sect"), office, level), above=w.style.gap * 1.2)
