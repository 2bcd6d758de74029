"""The Plan told once: sections of items of lines, in reading order. Screen, paper and booklet draw it; none of them adds a fact.

Goes in: a Plan and the Content.  Comes out: `Section`s (see outline.py). A view may leave a line out only for a reason that
tests/words/test_told.py holds; it may add what is not a part of a plan: lines to write on, a button, a picture.
"""

from __future__ import annotations

from functools import partial

from guide.content.languages import SOURCE
from guide.content.load import Content
from guide.core.plan import Plan, PlannedNotice, PlannedPaper, PlannedStep, PlannedTask
from guide.words import status as status_words
from guide.words.helpers import helpers_how, only_a_name, told_helper
from guide.words.language import Language, Say, fixed, load_language, of
from guide.words.numbers import not_called
from guide.words.offices import (
    host_item,
    office_in_short,
    office_names,
    offices_head,
    offices_how,
    run_by,
    told_office,
)
from guide.words.outline import Item, Line, Section
from guide.words.plan import filing_lines, have_text, papers_how, source_line, step_title, step_why
from guide.words.reviewed import checked, paper_label, step_label
from guide.words.told_days import told_dates, told_headline, told_limits


def told(plan: Plan, content: Content) -> tuple[Section, ...]:
    """The whole plan in reading order. A section with nothing in it is left out."""
    ahead = plan.headline.urgent or plan.headline.kind == "not_free"  # a day that is close comes before the notices
    first = (told_headline(plan, content), _notices(plan, content, urgent=True))
    sections = [
        _status(plan, content),
        *(first if ahead else reversed(first)),
        _first(plan, content),
        _call(plan, content),
        _notices(plan, content, urgent=False),
        *(_step(number, step, plan, content) for number, step in enumerate(plan.steps, 1)),
        told_dates(plan, content),
        told_limits(plan, content),
        _papers(plan, content),
        _questions(plan, content),
        _find_out(plan, content),
        _helpers(plan, content),
        _offices(plan, content),
        _card(plan, content),
        _terms(plan, content),
    ]
    sections = [section for section in sections if section.under or section.items]
    return (*sections, _sources(plan, content, sections))


# --- what comes first ---------------------------------------------------------------------------------------------------


def _status(plan: Plan, content: Content) -> Section:
    """The notice about the program, in short; the whole of it stands with the sources."""
    status = plan.status
    return Section(
        "status",
        lambda language: status_words.status_notice(status, content, language).title,
        (
            Line(partial(status_words.status_banner, status, content), "caution"),
            Line(lambda language: status_words.status_notice(status, content, language).paragraphs[1], "avoid"),
            Line(partial(status_words.not_a_request, content), "avoid"),
        ),
    )


def _notices(plan: Plan, content: Content, urgent: bool) -> Section:
    notices = tuple(_notice(notice, content) for notice in plan.notices if notice.urgent == urgent)
    if urgent:
        return Section("notices", fixed(""), items=notices)
    return Section("know", lambda language: language.say("told.know", "Good to know"), items=notices)


def _notice(planned: PlannedNotice, content: Content) -> Item:
    notice = content.notice[planned.id]
    lines = Line(of("notice", notice, "title"), "name"), Line(of("notice", notice, "text"), "detail")
    return Item(f"notice.{notice.id}", lines, fact=notice, on=planned.on)


def _first(plan: Plan, content: Content) -> Section:
    items = (Item(f"first.{id_}", (Line(of("task", content.task[id_], "do"), "do"),), box=True) for id_ in plan.first)
    return Section("first", lambda language: language.say("told.first", "Do these three things first"), items=tuple(items))


def _call(plan: Plan, content: Content) -> Section:
    """The local group before anybody else: it knows more than any list. Then two ways to reach somebody, and the offices in short, those
    that a person may call alone."""
    host = host_item(content.host)
    if not host.lines:
        host = Item("host", (Line(_write_a_host, "do"),))
    ways = (told_helper(content.helper[h.helper], content) for h in plan.helpers if h.first)
    offices = (office_in_short(content.agency[c.agency], content) for c in plan.contacts if not c.only_lawyer)
    under = (Line(not_called, "detail"),)
    return Section("call", lambda language: language.say("told.call", "Who to call"), under, (host, *ways, *offices))


def _write_a_host(language: Language) -> str:
    return language.say("pdf.call_local", "First your worker center, union or lawyer (name and phone):")


# --- the five steps -----------------------------------------------------------------------------------------------------


def _step(number: int, planned: PlannedStep, plan: Plan, content: Content) -> Section:
    step, is_open = content.step[planned.id], plan.status.open
    items = [_task(task, content) for task in planned.tasks]
    if plan.filing and planned.id == "lawyer":
        items.append(_filing(plan))
    sources = ", ".join(dict.fromkeys([*planned.sources, *(source for task in planned.tasks for source in task.sources)]))
    known = checked([step, *(item.fact for item in items if item.fact)])
    why = Line(step_why(step, is_open), "detail")
    label = Line(partial(step_label, sources, known), "reviewed", personal=True)
    return Section(f"step.{step.id}", step_title(step, is_open), (why,), tuple(items), number, reviewed=label, fact=step)


def _task(planned: PlannedTask, content: Content) -> Item:
    task = content.task[planned.id]
    lines = [Line(of("task", task, "do"), "do")]
    if task.detail:
        lines.append(Line(of("task", task, "detail"), "detail"))
    if task.say:
        lines.append(
            Line(lambda language: language.say("task.say", "You can say: “{words}”", words=language.of("task", task, "say")), "say")
        )
    if task.avoid:
        lines.append(Line(of("task", task, "avoid"), "avoid", label=lambda language: language.say("task.avoid", "Be careful")))
    if planned.agencies:
        offices = tuple(content.agency[id_] for id_ in planned.agencies)
        lines.append(Line(partial(office_names, offices, content), "office"))
    return Item(f"task.{task.id}", tuple(lines), box=True, sources=task.sources, fact=task, terms=task.terms)


def _filing(plan: Plan) -> Item:
    """Only while the program is open: what only a person can check."""
    filing = plan.filing
    assert filing is not None

    def part(number: int, field: int) -> Say:
        return lambda language: filing_lines(filing, language)[number][field]

    count = len(filing_lines(filing, load_language(SOURCE)))
    lines = (Line(part(n, 1), "detail", label=part(n, 0)) for n in range(count))
    return Item("filing", (Line(lambda language: language.say("told.filing", "For you and your lawyer: where and how"), "name"), *lines))


# --- papers, questions, what is unknown ---------------------------------------------------------------------------------


def _papers(plan: Plan, content: Content) -> Section:
    items = tuple(_paper(paper, content) for paper in plan.papers)
    how = (Line(papers_how, "caution"),) if items else ()
    return Section("papers", lambda language: language.say("told.papers", "Papers to gather"), how, items)


def _paper(planned: PlannedPaper, content: Content) -> Item:
    paper = content.paper[planned.id]
    lines = [Line(of("paper", paper, "name"), "name")]
    if planned.have:
        lines.append(Line(have_text, "have"))  # who has a paper need not read where to get it
    elif paper.detail:
        lines.append(Line(of("paper", paper, "detail"), "detail"))
    return Item(f"paper.{paper.id}", tuple(lines), box=True, ticked=planned.have, sources=paper.sources, fact=paper)


def _questions(plan: Plan, content: Content) -> Section:
    asked = (content.lawyer_question[id_] for id_ in plan.lawyer_questions)
    items = (Item(f"ask.{q.id}", (Line(of("lawyer_question", q, "ask"), "detail"),), box=True, fact=q) for q in asked)
    return Section("questions", lambda language: language.say("told.questions", "Questions for the lawyer"), items=tuple(items))


def _find_out(plan: Plan, content: Content) -> Section:
    asked = (content.question[id_] for id_ in plan.find_out)
    items = (Item(f"find.{q.id}", (Line(of("question", q, "find_out"), "detail"),), box=True, terms=q.terms) for q in asked)
    return Section("find_out", lambda language: language.say("told.find_out", "What we could not work out"), items=tuple(items))


# --- offices ------------------------------------------------------------------------------------------------------------


def _helpers(plan: Plan, content: Content) -> Section:
    """Everybody who may help, in the order to try: the two ways too, for which there may be little room on the first page."""
    helpers = [content.helper[planned.helper] for planned in plan.helpers]
    under = [Line(helpers_how, "heed"), Line(not_called, "detail")]
    if any(helper.show == "name" for helper in helpers):
        under.append(Line(only_a_name, "detail"))
    items = tuple(told_helper(helper, content) for helper in helpers)
    return Section("helpers", lambda language: language.say("told.helpers", "Groups and lines that may help you"), tuple(under), items)


def _offices(plan: Plan, content: Content) -> Section:
    offices = [content.agency[contact.agency] for contact in plan.contacts]
    only_lawyer = any(contact.only_lawyer for contact in plan.contacts)
    how = (Line(partial(offices_how, only_lawyer), "heed"),) if offices else ()  # of the numbers it was said above the helpers
    items = (told_office(content.agency[c.agency], content, c.told, c.only_lawyer) for c in plan.contacts)
    return Section("offices", partial(offices_head, offices), how, tuple(items))


# --- the card, the words, the sources -----------------------------------------------------------------------------------


def _card(plan: Plan, content: Content) -> Section:
    lines = (content.card_line[id_] for id_ in plan.card)
    items = (Item(f"card.{line.id}", (Line(of("card_line", line, "text"), "say"),), fact=line) for line in lines)
    return Section("card", lambda language: language.say("told.card", "If the boss or an agent asks you questions"), items=tuple(items))


def _terms(plan: Plan, content: Content) -> Section:
    """The words that tasks and questions use, in the order of terms.toml."""
    used = {term for step in plan.steps for task in step.tasks for term in content.task[task.id].terms}
    used |= {term for id_ in plan.find_out for term in content.question[id_].terms}
    items = (
        Item(f"term.{term.id}", (Line(of("term", term, "meaning"), "detail", label=of("term", term, "term")),))
        for term in content.term.values()
        if term.id in used
    )
    return Section("words", lambda language: language.say("told.words", "Words used here"), items=tuple(items))


def _sources(plan: Plan, content: Content, sections: list[Section]) -> Section:
    """The whole notice about the program, who runs this copy, how far all of it was checked, and what it rests on."""
    status = plan.status
    facts = [section.fact for section in sections]
    facts += [item.fact for section in sections for item in section.items if "paper" in item.on]  # what is hidden there leaves no trace
    known = checked(fact for fact in facts if fact)

    def paragraph(number: int) -> Say:
        return lambda language: status_words.status_notice(status, content, language).paragraphs[number]

    under = (
        Line(paragraph(0), "detail", label=lambda language: status_words.status_notice(status, content, language).title),
        Line(paragraph(2), "detail"),
        Line(paragraph(3), "detail"),
        Line(partial(run_by, content.host), "detail"),
        Line(partial(paper_label, plan.today, known), "reviewed"),
    )
    items = (Item(f"source.{id_}", (Line(partial(source_line, content.source[id_]), "detail"),)) for id_ in plan.sources)
    return Section("sources", lambda language: language.say("told.sources", "Where this comes from"), under, tuple(items))
