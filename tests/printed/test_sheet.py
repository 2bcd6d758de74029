"""A person's sheet, for everyone in tests/people: two pages that can be read, in few words, and with numbers that lead somewhere."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from guide.content.languages import CODES
from guide.core.answers import Answers
from guide.core.plan import Plan, make_plan, preview_plan
from guide.pdf.sizes import PAPERS, LetterSize, PaperSize
from guide.printed import Options, make_checklist
from guide.printed.booklet import make_booklet
from guide.words import status as status_words
from guide.words.language import Language, load_language
from guide.words.outline import Line, Section, section_of
from guide.words.preview import MARK
from guide.words.told import made_by_rules, told
from tests.help.pdf_structure import CONTENT, TODAY, letters, size_of, squeezed, text_of, valid, without_footers
from tests.help.people_files import Person, everyone
from tests.help.records import open_program

PEOPLE = everyone(CONTENT)
REAL: dict[str, list[Language]] = {**{code: [load_language(code)] for code in CODES}, "both": [load_language(code) for code in CODES]}
KILOBYTES = 35
WORDS = 1_200
ACT, DETAIL, FOR_EVERYONE, ABOUT_NUMBERS = 10.0, 9.0, 8.5, 7.5
"""Points. The lines for everyone are the same on every paper, so they may be a little smaller; the sentence about the year of a number
is as small as a footer."""


@cache
def plan(person_name: str) -> Plan:
    person = next(p for p in PEOPLE if p.name == person_name)
    return make_plan(person.answers, CONTENT, person.today)


@cache
def sheet(person_name: str, languages: str, paper: PaperSize = "letter", size: LetterSize = "normal") -> bytes:
    return make_checklist(plan(person_name), CONTENT, REAL[languages], Options(paper, size))


def words_of(data: bytes, about: Plan, languages: Sequence[Language]) -> int:
    """All words but those of the footers, which are no text to read twice."""
    return sum(len(page.split()) for page in without_footers(data, about, languages))


# --- two pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_the_sheet_of_everyone_has_two_pages_and_is_quickly_there_over_a_bad_line(person: Person):
    for code in CODES:
        for paper in PAPERS:
            data, where = sheet(person.name, code, paper), f"{person.name}, {code}, {paper}"
            pages = len(text_of(data))
            assert pages == 2, f"{where}: {pages} pages; say it shorter, or add a tighter level to printed/fit.py"
            assert len(data) <= KILOBYTES * 1000, f"{where}: {len(data):,} bytes; see with `make bench` what grew"


@pytest.mark.parametrize("code", CODES)
def test_a_sheet_has_no_more_words_than_a_tired_person_reads_but_where_much_happened_at_once(code: str):
    """Two pages hold what happened to nearly everyone in 1,200 words; one in eight, to whom three or four things happened, has up to an
    eighth more. Spanish needs a tenth more for the same sentences."""
    may = round(WORDS * (1.1 if code == "es" else 1))
    count = {p.name: words_of(sheet(p.name, code), plan(p.name), REAL[code]) for p in PEOPLE}
    long = {name: words for name, words in count.items() if words > may}
    assert len(long) <= len(PEOPLE) // 8, f"{len(long)} of {len(PEOPLE)} sheets have more than {may} words: {long}; move what is no act"
    assert max(count.values()) <= may * 9 // 8, f"{long}: move what is no act to the booklet"


def lines_with_their_least(sections: Sequence[Section]) -> list[tuple[str, Line, float]]:
    """(where it stands, the line, the fewest points) of what a person must be able to read."""
    found = []
    for section in sections:
        if section.id in ("notices", "made"):
            continue
        least = {"everyone": FOR_EVERYONE}.get(section.id, DETAIL)
        for line in section.under:
            if section.id == "status" and line.role == "avoid":
                continue  # it stands in the footer
            small = section.id == "call" and line is section.under[-1]
            found.append((section.id, line, ABOUT_NUMBERS if small else least))
        for item in section.items:
            for line in item.lines:
                is_act = section.id in ("first", "after") and line.role == "do"
                found.append((item.id, line, ACT if is_act else least))
    return found


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_acts_are_set_in_ten_points_or_more_and_everything_about_them_in_nine(person: Person):
    for code in CODES:
        language, paper = REAL[code][0], letters(sheet(person.name, code))
        for where, line, least in lines_with_their_least(told(plan(person.name), CONTENT)):
            text = line.text(language)
            points = size_of(text, paper)
            if not points:
                continue  # parted by a line, a column or a page: its neighbours are set alike
            assert points >= least - 0.05, f"{person.name}, {code}, {where}: “{text[:50]}” in {points:.1f} points; see printed/fit.py"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_every_act_stands_on_the_sheet_whole_and_the_five_of_this_week_in_front(person: Person):
    for code in CODES:
        language = REAL[code][0]
        front, back = (squeezed(page) for page in without_footers(sheet(person.name, code), plan(person.name), REAL[code])[:2])
        sections = told(plan(person.name), CONTENT)
        first, after = section_of(sections, "first"), section_of(sections, "after")
        assert first and 1 <= len(first.items) <= 5, f"{person.name}: {len(first.items) if first else 0} things this week"
        for item in first.items:
            for line in item.lines:
                assert squeezed(line.text(language)) in front, f"{person.name}, {code}: {item.id} is not whole in front"
        for item in after.items if after else ():
            for line in item.lines:
                assert squeezed(line.text(language)) in back, f"{person.name}, {code}: {item.id} is not whole behind"


@pytest.mark.parametrize("code", CODES)
def test_every_sheet_says_that_nobody_has_looked_at_the_case_and_what_dale_is(code: str):
    language = REAL[code][0]
    for person in PEOPLE:
        about, pages = plan(person.name), text_of(sheet(person.name, code))
        assert made_by_rules(language) in pages[0], f"{person.name}: the front must say how the sheet was made; see printed/front.py"
        for number, page in enumerate(pages, 1):
            assert status_words.not_a_request(CONTENT, language) in page, f"{person.name}, page {number}: the footer is missing"
        assert status_words.status_banner(about.status, CONTENT, language) in pages[0].partition(made_by_rules(language))[0], (
            f"{person.name}: the strip of the front is missing"
        )
        everyone_lines = section_of(told(about, CONTENT), "everyone")
        assert everyone_lines and all(squeezed(item.lines[1].text(language)) in squeezed(pages[1]) for item in everyone_lines.items), (
            f"{person.name}: the lines for everyone must stand on every sheet, or who has them tells something"
        )


# --- large print, and two languages -------------------------------------------------------------------------------------

PAGES = {
    # (languages, letters): usual, most
    ("both", "normal"): (4, 5),
    ("en", "large"): (3, 4),
    ("es", "large"): (3, 4),
    ("en", "larger"): (5, 6),
    ("es", "larger"): (5, 7),
    ("both", "large"): (6, 9),
    ("both", "larger"): (11, 16),
}
"""Measured over everyone. Whoever makes it fewer writes the new figure here."""


@pytest.mark.parametrize(("languages", "size"), PAGES)
def test_in_large_print_and_in_two_languages_a_sheet_takes_no_more_pages_than_it_did(languages: str, size: str):
    counts = {p.name: len(text_of(sheet(p.name, languages, "letter", size))) for p in PEOPLE}
    usual, most = PAGES[languages, size]
    assert statistics.median(counts.values()) <= usual, f"usually {statistics.median(counts.values())} pages; see PAGES"
    assert max(counts.values()) <= most, f"{max(counts, key=counts.__getitem__)}: {max(counts.values())} pages; see PAGES"


# --- the small numbers --------------------------------------------------------------------------------------------------


@cache
def booklet(code: str) -> str:
    """Its text without spaces."""
    return squeezed(" ".join(text_of(make_booklet(CONTENT, REAL[code], TODAY))))


@pytest.mark.parametrize("code", CODES)
def test_every_number_beside_a_task_is_in_the_list_of_the_booklet_under_the_same_name(code: str):
    language = REAL[code][0]
    for person in PEOPLE:
        printed = " ".join(without_footers(sheet(person.name, code), plan(person.name), REAL[code]))
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", printed)]
        wanted = [task.number for task in (*plan(person.name).first, *plan(person.name).after)]
        assert numbers == wanted, f"{person.name}: each task has its number once, in its order"
        for task in plan(person.name).tasks:
            name = language.of("task", CONTENT.task[task.id], "name")
            assert squeezed(f"[{task.number}] {name}") in booklet(code), f"{person.name}: the booklet has no [{task.number}] {name}"


@pytest.mark.parametrize("code", CODES)
def test_a_task_rests_on_no_source_that_the_booklet_does_not_name_under_its_number(code: str):
    names = {n: squeezed(f"[{n}] {REAL[code][0].of('task', task, 'name')}") for n, task in enumerate(CONTENT.task.values(), 1)}
    for person in PEOPLE:
        for task in plan(person.name).tasks:
            after = booklet(code).partition(names[task.number])[2]
            listed = re.match(r"\.?\[((?:L\d+,?)+)\]", after)
            assert listed, f"the booklet names no sources under [{task.number}] {task.id}"
            missing = set(task.sources) - set(listed[1].split(","))
            assert not missing, f"{person.name}: the booklet does not name {missing} under [{task.number}] {task.id}"


# --- while the program is open ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("shown", ["preview", "open"])
def test_while_the_program_is_open_there_are_at_most_sixteen_tasks_and_three_pages(shown: str, code: str):
    opened = replace(CONTENT, program=open_program(as_of=TODAY))
    for person in PEOPLE:
        if shown == "preview":
            about, content = preview_plan(person.answers, CONTENT, person.today), CONTENT
        else:
            about, content = make_plan(person.answers, opened, TODAY), opened
        assert about.status.open, f"{person.name}: {shown} shows the closed state"
        assert len(about.tasks) <= 16, f"{person.name}: {len(about.tasks)} tasks; put some together in tasks.toml"
        pages = text_of(make_checklist(about, content, REAL[code]))
        assert len(pages) <= 3, f"{person.name}: {len(pages)} pages; see printed/fit.py"
        for number, page in enumerate(pages, 1):
            marked = all(mark in page for mark in MARK.values())
            assert marked == (shown == "preview"), f"{person.name}, page {number}: only a preview is marked, on every page"


def test_the_sheet_of_a_preview_is_valid():
    for languages in REAL.values():
        valid(make_checklist(preview_plan(PEOPLE[0].answers, CONTENT, TODAY), CONTENT, languages))


def test_whoever_said_nothing_gets_a_sheet_too():
    for languages in REAL.values():
        data = make_checklist(make_plan(Answers(), CONTENT, TODAY), CONTENT, languages)
        valid(data)
        assert len(text_of(data)) == (2 if len(languages) == 1 else len(text_of(data)))
