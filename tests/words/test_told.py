"""What was told is what is shown: screen, paper and booklet are compared with the outline of the plan, line by line."""

import datetime as dt
import re
from dataclasses import replace
from html import unescape
from typing import get_args

import pytest

from guide.content.languages import CODES
from guide.content.load import load
from guide.content.records import Host
from guide.core.answers import Answers
from guide.core.conditions import CONDITIONS
from guide.core.limits import SafeDay
from guide.core.plan import make_plan
from guide.html.plan import page
from guide.printed import document, make_checklist
from guide.printed.booklet import everyone as plan_for_everyone
from guide.printed.booklet import make_booklet, outline
from guide.printed.long import make_long
from guide.words.language import fixed, load_language
from guide.words.numbers import not_called, tel
from guide.words.offices import CALLED, office_found
from guide.words.outline import Item, Line, Section, lines_of, section_of
from guide.words.status import Printed, not_a_request, status_banner
from guide.words.told import told, told_more
from tests.help.pdf_structure import text_of
from tests.help.people_files import everyone

CONTENT = load(conditions=CONDITIONS)
PEOPLE = everyone(CONTENT)
DAY = dt.date(2026, 11, 22)

LEFT_OUT = {
    ("screen", "call", "do"): "a screen has no line for a pen, and says so in its own words",
    ("sheet long", "headline", "left"): "tomorrow it would be wrong",
    ("sheet", "headline table", "counted"): "a page that is full leaves it to the table, and the table to the long paper",
    ("sheet long", "status everyone", "title name avoid"): "the line under it says the same, and for whom; each page says it is no request",
    ("sheet", "call", "name phone page caution detail"): "the front has room for two offices; the others stand beside their days",
    ("sheet", "card", "say show detail"): "the small card has the lines that can save somebody; the booklet has them all",
    ("booklet", "status headline first call after find_out table everyone made", "all"):
        "it is for everyone: no day and no task of one person; its first page has the whole notice, and who to call",
}  # fmt: skip
"""(views, sections or section/item, roles) -> why these views leave them out. At most eight: the ninth is a plan that is told twice."""


def may_be_left_out(view, section, item, role):
    where = section.id.partition(".")[0]
    names = {where, f"{where}/{item.id}"} if item else {where}
    return any(view in views.split() and names & set(ids.split()) and role in roles.split() for views, ids, roles in LEFT_OUT)


def squeezed(text):
    return re.sub(r"[\s\x02\ufffe\xad-]+", "", text)


def missing(view, shown, sections, language):
    """The lines that were told and are not shown, without those that may be left out."""
    found = []
    for section in sections:
        seen = {id(line): item for item in section.items for line in item.lines}
        lines = [("title", section.title, None), *((line.role, line.text, line) for line in lines_of(section))]
        place = "screen" if view == "screen" else "paper"
        hidden = {id(line) for item in section.items if place not in item.on or language.code not in item.languages for line in item.lines}
        for role, text, line in lines:
            said, item = squeezed(text(language)), seen.get(id(line))
            if id(line) not in hidden and said not in shown and not may_be_left_out(view, section, item, role):
                found.append(f"{section.id}, {role}: {text(language)}")
    return found


def on_screen(plan, language):
    """The text of the result screen, without what only a printer gets."""
    html = page(plan, CONTENT, language)
    before, printed, after = re.split(r'<div class="print-only">|(?<=</div>)<div class="screen-only">(?=<h2>)', html)
    return squeezed(unescape(re.sub(r"<[^>]+>", "", before + after))), squeezed(unescape(re.sub(r"<[^>]+>", "", printed)))


def on_paper(data, plan, language):
    """The text of the first page, and of all pages without their footers, which may stand in the middle of a sentence."""
    printed: tuple[Printed, ...] = get_args(Printed)
    footer = (
        squeezed(status_banner(plan.status, CONTENT, language)),
        *(squeezed(not_a_request(CONTENT, language, kind)) for kind in printed),
    )
    pages = text_of(data)
    first, *others = (squeezed(text) for text in pages)
    footer += tuple(squeezed(document.page_of(language, n, len(pages))) for n in range(len(pages), 0, -1))
    return first + re.sub("|".join(map(re.escape, footer)), "", "".join([first, *others]))


def test_no_more_than_eight_things_may_be_left_out():
    assert len(LEFT_OUT) <= 8 and all(len(reason) > 20 for reason in LEFT_OUT.values())


@pytest.mark.parametrize("code", CODES)
def test_the_screen_shows_everything_that_was_told(code):
    language = load_language(code)
    for person in PEOPLE:
        plan = make_plan(person.answers, CONTENT, person.today)
        lost = missing("screen", on_screen(plan, language)[0], (*told(plan, CONTENT), *told_more(plan, CONTENT)), language)
        assert not lost, f"{person.name}: guide/html/plan.py does not draw this: {lost}"


@pytest.mark.parametrize("code", CODES)
def test_a_browser_prints_the_whole_sheet(code):
    language = load_language(code)
    for person in PEOPLE:
        plan = make_plan(person.answers, CONTENT, person.today)
        lost = missing("printed", on_screen(plan, language)[1], told(plan, CONTENT), language)
        assert not lost, f"{person.name}: guide/html/plan.py does not print this: {lost}"


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("person", PEOPLE[::4], ids=lambda person: person.name)
def test_the_sheet_shows_everything_that_was_told(person, code):
    language, plan = load_language(code), make_plan(person.answers, CONTENT, person.today)
    text = on_paper(make_checklist(plan, CONTENT, [language]), plan, language)
    lost = missing("sheet", text, told(plan, CONTENT), language)
    assert not lost, f"guide/printed does not draw this: {lost}"


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("person", PEOPLE[::12], ids=lambda person: person.name)
def test_the_long_paper_shows_all_that_was_told_and_all_that_stands_behind_it(person, code):
    language, plan = load_language(code), make_plan(person.answers, CONTENT, person.today)
    text = on_paper(make_long(plan, CONTENT, [language]), plan, language)
    lost = missing("long", text, (*told(plan, CONTENT), *told_more(plan, CONTENT)), language)
    assert not lost, f"guide/printed/long.py does not draw this: {lost}"


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_the_booklet_shows_everything_that_was_told_of_everyone(code):
    language, plan = load_language(code), plan_for_everyone(make_plan(Answers(), CONTENT, DAY), CONTENT)
    text = on_paper(make_booklet(CONTENT, [language], DAY), plan, language)
    sections = outline(plan, CONTENT)
    known = {section.id for section in sections}
    dropped = {
        section.id for section in told(plan, CONTENT) if section.id not in known and not may_be_left_out("booklet", section, None, "all")
    }
    assert not dropped, f"the booklet does not have these: {dropped}"
    lost = missing("booklet", text, sections, language)
    assert not lost, f"guide/printed does not draw this: {lost}"


def test_a_line_that_a_view_forgets_is_found():
    language, plan = load_language("en"), make_plan(PEOPLE[0].answers, CONTENT, DAY)
    sections = told(plan, CONTENT)
    assert len(missing("screen", "", sections, language)) > 50
    forgotten = next(item for section in sections for item in section.items if item.box)
    text = squeezed(forgotten.lines[0].text(language))
    shown = on_screen(plan, language)[0]
    assert text in shown
    assert any(text in squeezed(line) for line in missing("screen", shown.replace(text, ""), sections, language))


@pytest.mark.slow
def test_a_section_that_no_view_knows_is_drawn_by_all_of_them(monkeypatch):
    """So a new one needs no code in a view."""
    language = load_language("en")
    lines = (Line(fixed("Zebra of paper."), "do"), Line(fixed("Yak of wool."), "detail"), Line(fixed("Xerus of sand."), "say"))
    items = Item("new.one", lines, box=True), Item("new.two", (Line(fixed("Wolf of stone."), "detail"),))
    new = Section("new", fixed("Animals of the town"), (Line(fixed("Vole of clay."), "heed"),), items)
    plan = make_plan(Answers(), CONTENT, DAY)
    sections = (*told(plan, CONTENT)[:-1], new, told(plan, CONTENT)[-1])
    for module in ("html.plan", "printed.checklist"):
        monkeypatch.setattr(f"guide.{module}.told", lambda plan, content: sections)
    screen, printed = on_screen(plan, language)
    sheet = on_paper(make_checklist(plan, CONTENT, [language]), plan, language)
    for view, shown in (("screen", screen), ("printed", printed), ("sheet", sheet)):
        assert not missing(view, shown, [new], language), f"{view} leaves out a part of a section that it does not know"


def test_a_notice_that_stands_on_the_screen_alone_leaves_no_trace_in_what_the_paper_says_of_its_review():
    """Its age, or its lawyer, would tell whoever finds the paper that this person has a risk."""
    hidden = {notice.id: notice for notice in CONTENT.notice.values() if "paper" not in notice.on}
    old = {id_: notice.model_copy(update={"reviewed": dt.date(2001, 1, 1), "reviewer": "A. Lawyer"}) for id_, notice in hidden.items()}
    content, language = replace(CONTENT, notice={**CONTENT.notice, **old}), load_language("en")
    said = {}
    for risk in ("yes", "no"):
        plan = make_plan(Answers({"risk": risk}), content, DAY)
        said[risk] = [line.text(language) for section in told(plan, content) for line in section.under if line.role == "reviewed"]
        assert bool({notice.id for notice in plan.notices} & hidden.keys()) == (risk == "yes")
    assert said["yes"] == said["no"]


def test_who_runs_this_copy_stands_before_the_two_ways_and_those_before_every_office():
    host = Host(name="Centro de la Calle Ocho", phone="(305) 555-0100")
    content = replace(CONTENT, host=host)
    for person in PEOPLE[::7]:
        call = section_of(told(make_plan(person.answers, content, person.today), content), "call")
        kinds = [item.id.partition(".")[0] for item in call.items]
        assert kinds == sorted(kinds, key=["host", "helper", "call"].index) and kinds[:3] == ["host", "helper", "helper"]
        assert [line.link(load_language("es")) for line in call.items[0].lines if line.link] == ["tel:+13055550100"]


@pytest.mark.parametrize("code", CODES)
def test_each_office_of_the_days_is_found_by_its_english_name_somewhere_on_the_sheet(code):
    """Its door and its phone say that name. Under "who to call" there is room for two offices; the others have it beside their day."""
    words, rows = load_language(code), 0
    for person in everyone(CONTENT):
        plan = make_plan(person.answers, CONTENT, person.today)
        if not plan.table.rows:
            continue
        sections = {section.id: section.items for section in told(plan, CONTENT)}
        called = [item for item in sections["call"] if item.id.startswith("call.")][:CALLED]
        said = " ".join(line.text(words) for item in (*called, *sections["table"]) for line in item.lines)
        for row in plan.table.rows:
            agency = CONTENT.agency[row.agency] if isinstance(row, SafeDay) else None
            if agency:
                assert (agency.acronym or office_found(agency, words)) in said, f"{person.name}, {code}: {agency.id}"
                rows += 1
    assert rows > 100


def test_numbers_are_said_to_be_undialed_once_above_each_list_of_them():
    for person in PEOPLE:
        plan = make_plan(person.answers, CONTENT, person.today)
        for sections in (told(plan, CONTENT), told_more(plan, CONTENT)):
            said = [line.text(load_language("es")) for section in sections for line in lines_of(section)]
            assert said.count(not_called(load_language("es"))) == 1, f"{person.name}: say once that nobody has called these numbers"


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("1-866-487-9243", "tel:+18664879243"),
        ("520-623-7874", "tel:+15206237874"),
        ("(305) 555-0100", "tel:+13055550100"),
        ("+52 55 1234 5678", "tel:+525512345678"),
    ],
)
def test_a_number_is_dialed_as_it_is_written(phone, address):
    assert tel(phone) == address
