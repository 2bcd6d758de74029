"""The Plan told once: sections of items of lines, in reading order. Screen and paper draw it; none of them adds a fact.

Goes in: a Plan and the Content.  Comes out: `Section`s (see outline.py): `told` is what stands on a person's sheet, `told_more` what
stands behind it on the long paper and folded on the screen. A view may leave a line out only for a reason that
tests/words/test_told.py holds; it may add what is not a part of a plan: lines to write on, a button, a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from guide.content.languages import CODES, SOURCE, Code
from guide.content.load import Content
from guide.content.named import EVERYONE
from guide.content.schema import CardLine
from guide.core.plan import Plan, PlannedNotice, PlannedPaper
from guide.words import status as status_words
from guide.words.helpers import ask_first, helpers_how, only_a_name, told_helper
from guide.words.language import Language, Say, fixed, load_language, of
from guide.words.meanings import terms_in
from guide.words.numbers import not_called
from guide.words.offices import host_item, office_in_short, offices_head, offices_how, run_by, told_office
from guide.words.outline import Item, Line, Section, lines_of
from guide.words.plan import filing_lines, have_text, papers_how, source_line
from guide.words.reviewed import checked, paper_label
from guide.words.tasks import told_task
from guide.words.told_days import told_dates, told_headline, told_limits, told_table


def told(plan: Plan, content: Content) -> tuple[Section, ...]:
    """A person's sheet in reading order: what comes first, the five things, whom to call; then all else that one sheet holds."""
    sections = (
        _status(plan, content),
        _notices(plan, content),
        told_headline(plan, content),
        _tasks("first", plan, content),
        _call(plan, content),
        _tasks("after", plan, content),
        _filing(plan),
        _find_out(plan, content),
        told_table(plan, content),
        _everyone(plan, content),
        _card(plan, content),
        Section("made", fixed(""), (Line(made_by_rules, "heed"), Line(partial(run_by, content.host), "detail"))),
    )
    return tuple(section for section in sections if section.under or section.items)


def told_more(plan: Plan, content: Content) -> tuple[Section, ...]:
    """What the sheet has no room for: every day, limits without a date, papers, questions, everybody who may help, words, sources."""
    sections = (
        told_dates(plan, content),
        told_limits(plan, content),
        _papers(plan, content),
        _questions(plan, content),
        _helpers(plan, content),
        _offices(plan, content),
    )
    some = [section for section in sections if section.under or section.items]
    all_before = (*told(plan, content), *some)
    words = told_terms(all_before, content)
    return (*some, *([words] if words.items else []), told_sources(plan, content, all_before))


# --- what comes first ---------------------------------------------------------------------------------------------------


def _status(plan: Plan, content: Content) -> Section:
    """The protection by its name and what is known of it, in one strip; the whole notice stands with the sources and in the booklet."""
    banner = Line(partial(status_words.status_banner, plan.status, content), "caution")
    no_request = Line(partial(status_words.not_a_request, content), "avoid")
    return Section("status", lambda language: status_words.status_notice(plan.status, content, language).title, (banner, no_request))


def _notices(plan: Plan, content: Content) -> Section:
    """What is said on the screen alone."""
    items = tuple(_notice(notice, content) for notice in plan.notices if notice.id not in EVERYONE)
    return Section("notices", fixed(""), items=items)


def _everyone(plan: Plan, content: Content) -> Section:
    """The same lines on every paper, so that they tell nothing about anybody."""
    items = tuple(_notice(notice, content) for notice in plan.notices if notice.id in EVERYONE)
    return Section("everyone", lambda language: language.say("told.everyone", "For everyone, on every sheet"), items=items)


def _notice(planned: PlannedNotice, content: Content) -> Item:
    notice = content.notice[planned.id]
    lines = Line(of("notice", notice, "title"), "name"), Line(of("notice", notice, "text"), "detail")
    return Item(f"notice.{notice.id}", lines, fact=notice, on=planned.on)


def _tasks(id_: str, plan: Plan, content: Content) -> Section:
    """first: the five things this week. after: all others."""
    if id_ == "first":
        return Section(id_, five_things, items=tuple(told_task(task, content) for task in plan.first))
    items = tuple(told_task(task, content) for task in plan.after)
    return Section(id_, lambda language: language.say("told.after", "After that"), items=items)


def five_things(language: Language) -> str:
    """The name of a person's sheet."""
    return language.say("told.five", "Five things this week")


def made_by_rules(language: Language) -> str:
    """Stands on every sheet and on the result screen (plan, rule 13)."""
    return language.say(
        "told.rules",
        "Made by fixed rules from your answers. General information, not legal advice. Nobody has looked at your case.",
    )


def _call(plan: Plan, content: Content) -> Section:
    """The local group before anybody else: it knows more than any list. Then two ways to reach somebody, and the offices in short, those
    that a person may call alone."""
    host = host_item(content.host)
    if not host.lines:
        host = Item("host", (Line(_write_a_host, "do"),))
    ways = (told_helper(content.helper[h.helper], content) for h in plan.helpers if h.first)
    offices = (office_in_short(content.agency[c.agency], content) for c in plan.to_call)
    under = Line(ask_first, "heed"), Line(not_called, "detail")
    return Section("call", lambda language: language.say("told.call", "Who to call"), under, (host, *ways, *offices))


def _write_a_host(language: Language) -> str:
    return language.say("pdf.call_local", "First your worker center, union or lawyer (name and phone):")


def _filing(plan: Plan) -> Section:
    """Only while the program is open: what only a person can check."""
    filing = plan.filing
    if filing is None:
        return Section("filing", fixed(""))

    def part(number: int, field: int) -> Say:
        return lambda language: filing_lines(filing, language)[number][field]

    count = len(filing_lines(filing, load_language(SOURCE)))
    lines = (Line(part(n, 1), "detail", label=part(n, 0)) for n in range(count))
    items = (Item("filing", tuple(lines)),)
    return Section("filing", lambda language: language.say("told.filing", "For you and your lawyer: where and how"), items=items)


# --- papers, questions, what is unknown ---------------------------------------------------------------------------------


def _papers(plan: Plan, content: Content) -> Section:
    items = tuple(told_paper(paper, content) for paper in plan.papers)
    how = (Line(papers_how, "caution"),) if items else ()
    return Section("papers", lambda language: language.say("told.papers", "Documents to gather"), how, items)


def told_paper(planned: PlannedPaper, content: Content) -> Item:
    """A paper to gather; who has it need not read where to get it."""
    paper = content.paper[planned.id]
    lines = [Line(of("paper", paper, "name"), "name")]
    if planned.have:
        lines.append(Line(have_text, "have"))
    elif paper.detail:
        lines.append(Line(of("paper", paper, "detail"), "detail"))
    return Item(f"paper.{paper.id}", tuple(lines), box=True, ticked=planned.have, sources=paper.sources, fact=paper)


def _questions(plan: Plan, content: Content) -> Section:
    asked = (content.lawyer_question[id_] for id_ in plan.lawyer_questions)
    items = (Item(f"ask.{q.id}", (Line(of("lawyer_question", q, "ask"), "detail"),), box=True, fact=q) for q in asked)
    return Section("questions", lambda language: language.say("told.questions", "Questions for the lawyer"), items=tuple(items))


def _find_out(plan: Plan, content: Content) -> Section:
    asked = (content.question[id_] for id_ in plan.find_out)
    items = (Item(f"find.{q.id}", (Line(of("question", q, "find_out"), "detail"),), box=True) for q in asked)
    return Section("find_out", lambda language: language.say("told.find_this_out", "Find this out"), items=tuple(items))


# --- whom to call -------------------------------------------------------------------------------------------------------


def _helpers(plan: Plan, content: Content) -> Section:
    """Everybody who may help, in the order to try: the two ways too, for which there may be little room on the first page."""
    helpers = [content.helper[planned.helper] for planned in plan.helpers]
    under = [Line(helpers_how, "heed"), Line(not_called, "detail")]
    if any(helper.show == "name" for helper in helpers):
        under.append(Line(only_a_name, "detail"))
    items = tuple(told_helper(helper, content) for helper in helpers)
    return Section(
        "helpers",
        lambda language: language.say(
            "told.helpers",
            "Groups and phone lines that may help you",
        ),
        tuple(under),
        items,
    )


def _offices(plan: Plan, content: Content) -> Section:
    offices = [content.agency[contact.agency] for contact in plan.contacts]
    only_lawyer = any(contact.only_lawyer for contact in plan.contacts)
    # of the numbers it was said above the helpers
    how = (Line(partial(offices_how, only_lawyer, bool(plan.tasks)), "heed"),) if offices else ()
    items = (told_office(content.agency[c.agency], content, c.told, c.only_lawyer) for c in plan.contacts)
    return Section("offices", partial(offices_head, offices), how, tuple(items))


# --- the card, the words, the sources -----------------------------------------------------------------------------------


def _card(plan: Plan, content: Content) -> Section:
    """What to do, and then what to show: words that an agent reads without anybody having to speak."""
    lines = sorted((content.card_line[id_] for id_ in plan.card), key=lambda line: bool(line.english))
    items = (Item(f"card.{line.id}", _card_lines(line), short=line.short, fact=line) for line in lines)
    return Section("card", lambda language: language.say("told.card", "If the boss or an agent asks you questions"), items=tuple(items))


def _card_lines(line: CardLine) -> tuple[Line, ...]:
    text = of("card_line", line, "text")
    if not line.english:
        return (Line(text, "say"),)

    def how(language: Language) -> str:
        sounds = line.sounds.get(language.code, "")
        return f"[{sounds}] {text(language)}" if sounds else text(language)

    return Line(fixed(line.english), "show"), Line(how, "detail")


def to_show(language: Language) -> str:
    """Above the English words of the card."""
    return language.say("card.show", "To show, without speaking:")


def told_terms(sections: Iterable[Section], content: Content) -> Section:
    """The meanings of the words that these sections use, each only in the languages that use it."""
    lines = [line for section in sections for line in lines_of(section)]
    used = {code: {term.id for term in terms_in(_texts(lines, code), content, code)} for code in CODES}
    items = (
        Item(f"term.{term.id}", (Line(of("term", term, "meaning"), "detail", label=of("term", term, "term")),), languages=languages)
        for term in content.term.values()
        if (languages := tuple(code for code in CODES if term.id in used[code]))
    )
    return Section("words", lambda language: language.say("told.words", "Words used here"), items=tuple(items))


def _texts(lines: Iterable[Line], code: Code) -> Iterator[str]:
    language = load_language(code)
    return (line.text(language) for line in lines)


def told_sources(plan: Plan, content: Content, sections: tuple[Section, ...]) -> Section:
    """The whole notice about the program, who runs this copy, how far all of it was checked, and what it rests on."""
    status = plan.status
    facts = [section.fact for section in sections]
    facts += [item.fact for section in sections for item in section.items if "paper" in item.on]  # what is hidden there leaves no trace
    known = checked(fact for fact in facts if fact)

    def paragraph(number: int) -> Say:
        return lambda language: status_words.status_notice(status, content, language).paragraphs[number]

    under = (
        Line(paragraph(0), "detail", label=lambda language: status_words.status_notice(status, content, language).title),
        Line(paragraph(1), "avoid"),
        Line(paragraph(2), "detail"),
        Line(paragraph(3), "detail"),
        Line(partial(run_by, content.host), "detail"),
        Line(partial(paper_label, plan.today, known), "reviewed"),
    )
    items = (Item(f"source.{id_}", (Line(partial(source_line, content.source[id_]), "detail"),)) for id_ in plan.sources)
    return Section("sources", lambda language: language.say("told.sources", "Where this comes from"), under, tuple(items))
