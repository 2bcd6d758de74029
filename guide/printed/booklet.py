"""The booklet: the guide with no questions asked, for everyone. To download, to print in stacks, to keep at home.

Goes in: the Content, a language or two, and a day.  Comes out: the bytes of a PDF, the same for the same input. It is made from
the plan of a person who answered nothing, so it can't show anything that a checklist would hide: no filing material while closed.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from guide.core.offices import Contact
from guide.core.plan import Plan, PlannedPaper, make_plan
from guide.core.status import Status
from guide.pdf import draw
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import WritingLines, panel
from guide.pdf.parts import Row, Signed
from guide.pdf.sizes import LetterSize, PaperSize
from guide.pdf.style import Style, style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import body, contacts, document, glossary, pages
from guide.printed.body import heading
from guide.printed.card import rights_card
from guide.printed.logo import logo_of
from guide.words import status as status_words
from guide.words.language import Language, Say, fixed, of
from guide.words.offices import host_item, run_by, told_office
from guide.words.outline import Item, Line, Section
from guide.words.told import told, told_more, told_sources, told_terms
from guide.words.told_booklet import fits, told_know, told_numbers, told_steps

FILE_NAME = "guide.pdf"
"""Says nothing to whoever sees the list of files on a shared phone."""

PANEL = 0.28
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
    w = Writer(languages, measures(paper, size), content, False, Element("Document"))
    plan = everyone(make_plan(Answers(), content, today), content)
    canvas = document.new_canvas(w)
    document.draw(canvas, w, _blocks(w, plan, outline(plan, content)), plan.status, document.foot(plan.status, content, "booklet"))
    return canvas.getpdfdata()


def measures(paper: PaperSize, size: LetterSize) -> Style:
    """A little closer than a person's sheet, in letters of normal size: the booklet holds far more."""
    usual = style(paper, size)
    if size != "normal":
        return usual
    close = usual.body._replace(size=10.0, leading=11.6)
    return replace(usual, body=close, strong=close._replace(bold=True), small=usual.small._replace(size=9.0, leading=10.4), gap=3.8)


def everyone(plan: Plan, content: Content) -> Plan:
    """Nobody said what happened or where: no task and no day, every paper and question, and the offices of the whole country."""
    offices = tuple(Contact(a.id, False, False, a.sources, a.reviewed) for a in content.agency.values() if a.place == "US")
    lines = (helper for helper in content.helper.values() if helper.place == "US" and not helper.office)
    helpers = tuple(PlannedHelper(h.id, False, False, h.sources, h.reviewed) for h in lines)
    is_open = plan.status.open
    papers = tuple(PlannedPaper(p.id, False, p.sources, p.reviewed) for p in content.paper.values() if fits(p.program, is_open))
    questions = tuple(q.id for q in content.lawyer_question.values() if fits(q.program, is_open))
    return replace(plan, tasks=(), steps=(), papers=papers, lawyer_questions=questions, contacts=offices, helpers=helpers, find_out=())


def outline(plan: Plan, content: Content) -> list[Section]:
    """What is told to everyone, in reading order. The offices are those of the whole country, and say so."""
    more = {section.id: section for section in told_more(plan, content)}
    offices = replace(more["offices"], title=_offices_head, under=(*more["offices"].under, Line(_more_offices, "detail")))
    sheet = {section.id: section for section in told(plan, content)}
    steps = [*told_steps(plan.status, content), *(sheet[id_] for id_ in ("filing",) if id_ in sheet)]  # while the program is open
    sections = [told_know(plan.status, content), *steps, more["papers"], more["questions"], more["helpers"], offices, sheet["card"]]
    sections += [told_terms(sections, content), told_numbers(plan.status, content)]
    return [*sections, told_sources(replace(plan, sources=sources_of(plan, sections, content)), content, tuple(sections))]


def sources_of(plan: Plan, sections: Sequence[Section], content: Content) -> tuple[str, ...]:
    """Every source behind these sections and the status, in the order of sources.toml."""
    used = set(plan.sources)
    facts = [fact for section in sections for fact in (section.fact, *(item.fact for item in section.items)) if fact]
    for fact in (*facts, *_of_cities(content), *content.sentence.values()):
        used.update(getattr(fact, "sources", ()))
    helpers = {source for helper in content.helper.values() for source in helper.sources}
    return tuple(id_ for id_ in content.source if id_ in used and (id_ not in helpers or id_ in told_of(content) or id_ in plan.sources))


def told_of(content: Content) -> set[str]:
    """The sources of everything that is said, without those of whom to call."""
    kinds = ("advice", "task", "sentence", "notice")
    return {source for kind in kinds for item in getattr(content, kind).values() for source in item.sources}


def _blocks(w: Writer, plan: Plan, sections: Sequence[Section]) -> list[Block]:
    """The whole booklet, in reading order."""
    return [*_cover(w, plan, sections), *chapters(w, sections), *pages.notes(w)]


def chapters(w: Writer, sections: Sequence[Section]) -> list[Block]:
    """What stands behind the first page; the long paper of one person has the same."""
    blocks: list[Block] = []
    for section in sections:
        match section.id:
            case "know":
                blocks += body.good_to_know(w, section)
            case "papers":
                blocks += body.papers(w, section)
            case "filing":
                blocks += body.framed(w, section)
            case "helpers":
                blocks += contacts.helpers(w, section)
            case "offices":
                blocks += [*_offices(w, section), *pages.evidence_log(w)]
            case "card":
                blocks += rights_card(w, section)
            case "words":
                blocks += glossary.words_used(w, section, small=False)
            case "numbers":
                blocks += body.numbers(w, section)
            case "sources":
                blocks += pages.sources(w, section)
            case _ if section.number:
                blocks += body.step(w, section, lambda part, step: _story(w, part, step))
            case _:
                blocks += body.plain(w, section)
    return blocks


# --- the first page -----------------------------------------------------------------------------------------------------


def _cover(w: Writer, plan: Plan, sections: Sequence[Section]) -> list[Block]:
    return [
        w.prose(w.root, lambda language: language.say("booklet.title", "Five steps together at work"), w.style.title, role="H1", outline=0),
        w.prose(w.root, _what_it_is, below=w.style.gap * 1.4),
        _status(w, plan),
        *_contents(w, [section for section in sections if section.number]),
        *_local(w),
    ]


def _what_it_is(language: Language) -> str:
    return language.say(
        "booklet.what", "A booklet for workers, whatever their papers. Keep it at home, share it, and read it with your coworkers."
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
    *_, no_request = document.foot(status, w.content, "booklet")
    blocks.append(w.prose(section, no_request, w_style.small._replace(bold=True)))
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
    head = w.head(section, lambda language: language.say("booklet.local", "First call a worker center, a union or a lawyer near you"))
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
            w.prose(part, of("step", step, "story"), w_style.small),
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
        *body.in_columns(w, [_office(w, section, item) for item in told.items], above=w.style.gap, tall=True),
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
    places: list[Block] = []
    for _, here in groupby(sorted(items, key=_where), key=lambda item: _where(item)[:2]):
        city: list[Block] = []
        for item in here:
            if not city:
                city.append(w.prose(section, partial(_city, item, w.content), w_style.strong, role="H3", keep=True))
            if isinstance(item, Agency):
                city.append(_office(w, section, told_office(item, w.content), level="H4"))
            else:
                city.append(w.prose(section, partial(_limit, item, w.content), w_style.small, above=2))
        places.append(Stack(city))
    return [*blocks, *body.in_columns(w, places, above=w_style.gap, tall=True)]


def _of_cities(content: Content) -> list[Agency | Rule]:
    """Offices and limits that hold in one city or county only."""
    items: list[Agency | Rule] = [agency for agency in content.agency.values() if agency.city]
    return [*items, *(rule for rule in content.rule.values() if rule.city)]


def _where(item: Agency | Rule) -> tuple[str, str, bool]:
    """The order of cities: by state, then by name; offices before limits."""
    return item.place, item.city or "", isinstance(item, Rule)


def _only_there(language: Language) -> str:
    return language.say(
        "booklet.cities_how", "These offices are only for work in that city or county. We give no last days for them. Ask the office soon."
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
    return language.say("booklet.offices", "Federal labor offices (they serve every state)")


def _more_offices(language: Language) -> str:
    return language.say("booklet.offices_more", "Your state may have its own labor office. Ask a worker center which one.")


def _office(w: Writer, section: Element, office: Item, level: str = "H3") -> Block:
    return Stack(contacts.office_lines(w, section.add("Sect"), office, level), above=w.style.gap * 1.2)
