"""The booklet: the guide for everyone, without a person in it."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from guide.content.languages import CODES
from guide.content.records import Host
from guide.content.schema import STEPS
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.pdf.sizes import BODY, PAPERS
from guide.printed.booklet import FILE_NAME, make_booklet
from guide.printed.pages import LEAST_ROWS
from guide.words import status as status_words
from guide.words.language import load_language
from guide.words.meanings import terms_in
from guide.words.reviewed import marks
from guide.words.told_booklet import fits
from tests.help.pdf_structure import (
    CONTENT,
    EN,
    TODAY,
    VARIANTS,
    fields,
    problems,
    roles,
    squeezed,
    text_of,
    valid,
    without_footers,
)
from tests.help.records import open_program
from tests.help.tables import by_id

PLAN = make_plan(Answers(), CONTENT, TODAY)
MOST_PAGES = 16
"""Four sheets, folded in the middle."""


def booklet(languages="en", content=CONTENT, **options):
    return make_booklet(content, VARIANTS[languages], TODAY, **options)


@cache
def printed(code: str) -> str:
    """All its words in a language, without spaces and without the footers: lines and columns may break anywhere."""
    words = load_language(code)
    return squeezed("".join(without_footers(make_booklet(CONTENT, [words], TODAY), PLAN, [words])))


def said(kind):
    """The items of this kind that are said in the state of the program as it is."""
    return [item for item in getattr(CONTENT, kind).values() if fits(getattr(item, "program", "any"), PLAN.status.open)]


# --- its size -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize(("size", "paper"), [(s, p) for s in BODY for p in PAPERS])
def test_every_variant_is_valid(languages, size, paper):
    valid(booklet(languages, size=size, paper=paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", CODES)
def test_in_one_language_it_has_at_most_sixteen_pages(code, paper):
    pages = len(text_of(make_booklet(CONTENT, [load_language(code)], TODAY, paper=paper)))
    assert pages <= MOST_PAGES, f"{pages} pages: say something shorter, or set it closer in booklet.measures"


@pytest.mark.parametrize("languages", VARIANTS)
def test_it_is_small_enough_for_a_bad_line(languages):
    data = booklet(languages)
    assert len(data) <= (150_000 if languages == "both" else 110_000), f"{len(data):,} bytes; see with `make bench` what grew"


# --- what is in it ------------------------------------------------------------------------------------------------------


def test_the_notice_stands_before_the_steps_and_on_every_page():
    pages = text_of(booklet())
    first = status_words.status_notice(PLAN.status, CONTENT, EN)
    assert pages[0].index(first.title) < pages[0].index(CONTENT.step["come_together"].title)
    for paragraph in first.paragraphs:
        assert paragraph in pages[0]
    for page in pages:
        assert status_words.status_banner(PLAN.status, CONTENT, EN) in page
        assert status_words.not_a_request(CONTENT, EN, "booklet") in page


@pytest.mark.parametrize("code", CODES)
def test_nothing_that_is_told_to_everyone_is_missing(code):
    """Steps and their story, all advice with its details, papers, questions, good to know, the card, the meanings of words."""
    words = load_language(code)
    wanted = [("step", step, field) for step in said("step") for field in ("title", "why", "story_title", "story")]
    wanted += [("advice", advice, field) for advice in said("advice") for field in ("do", "detail", "say", "avoid")]
    wanted += [("paper", paper, field) for paper in said("paper") for field in ("name", "detail")]
    wanted += [("lawyer_question", question, "ask") for question in said("lawyer_question")]
    wanted += [("card_line", CONTENT.card_line[id_], "text") for id_ in PLAN.card]
    used = terms_in((words.of("advice", advice, field) for advice in said("advice") for field in ("do", "detail")), CONTENT, code)
    assert len(used) > 8, "the glossary explains hardly a word"
    wanted += [("term", term, field) for term in used for field in ("term", "meaning")]
    for kind, item, field in wanted:
        if getattr(item, field):
            assert squeezed(words.of(kind, item, field)) in printed(code), f"{code}: {kind}.{item.id}.{field} is missing"
    assert {step.id for step in said("step")} >= set(STEPS)


@pytest.mark.parametrize("code", CODES)
def test_the_lines_for_everyone_stand_in_it_as_on_every_sheet(code):
    words = load_language(code)
    for notice in said("notice"):
        there = squeezed(words.of("notice", notice, "text")) in printed(code)
        assert there == ("paper" in notice.on), f"{code}: notice.{notice.id}"


@pytest.mark.parametrize("code", CODES)
def test_it_names_every_number_that_can_stand_on_a_sheet_with_all_its_sources_by_id(code):
    words = load_language(code)
    for number, task in enumerate(CONTENT.task.values(), 1):
        if not fits(task.program, PLAN.status.open):
            continue
        sentences = [s for s in CONTENT.sentences[task.id] if fits(s.program, PLAN.status.open)]
        sources = dict.fromkeys((*task.sources, *(source for s in sentences for source in s.sources)))
        name = words.of("task", task, "name").rstrip(".")
        assert squeezed(f"[{number}] {name}. {marks(sources)}") in printed(code), f"{code}: the list has no whole entry [{number}] {name}"


@pytest.mark.parametrize("code", CODES)
def test_every_source_that_it_names_is_in_its_list_with_its_date_and_no_other_is(code):
    head = squeezed(load_language(code).say("told.sources", "Where this comes from"))
    before, _, listed = printed(code).rpartition(head)
    named, given = set(re.findall(r"L\d{3}", before)), set(re.findall(r"(L\d{3})·", listed))
    assert len(named) > 60 and named <= given, f"{sorted(named - given)} are named, and the list does not say what they are"
    for id_ in given:
        assert squeezed(CONTENT.source[id_].date) in listed


@pytest.mark.parametrize("code", CODES)
def test_there_is_a_log_of_days_and_hours_and_room_for_notes(code):
    words, data = load_language(code), make_booklet(CONTENT, [load_language(code)], TODAY)
    assert squeezed(words.say("pdf.log", "My log of days and hours")) in printed(code)
    assert squeezed(words.say("pdf.notes", "Notes")) in printed(code)
    assert roles(data).count("TR") >= LEAST_ROWS + 1, "the log has too few rows to be of use"


def test_each_panel_is_a_figure_with_words_in_both_languages():
    with pikepdf.open(io.BytesIO(make_booklet(CONTENT, [load_language(c) for c in CODES], TODAY))) as pdf:
        alts = {str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"}
    for id_ in STEPS:
        assert " / ".join(load_language(c).of("step", CONTENT.step[id_], "picture") for c in CODES) in alts
    assert roles(booklet()).count("Figure") == len(STEPS)


def test_the_local_organization_has_its_place_or_lines_to_write_it():
    host = Host(name="Centro del Valle", phone="555-010-0100", address="12 Example Street")
    first = text_of(booklet(content=replace(CONTENT, host=host)))[0]
    for text in (host.name, host.phone, host.address, "It is not from the government."):
        assert text in first
    assert "It is not from the government." in text_of(booklet())[0]


FOR_ALL = ("know_rights", "keep_together", "own_phone", "no_request_now", "make_family_plan")
"""Advice that is true for whoever reads it."""


def test_what_is_in_it_for_some_says_whom_it_is_for():
    """It asks nothing, so its advice begins with whom or when it is for."""
    conditions = ("If ", "When ", "Before ", "Long before ", "After ", "While ", "In danger now: ")
    for advice in CONTENT.advice.values():
        if advice.id not in FOR_ALL:
            assert advice.do.startswith(conditions), f"{advice.id}: begin with whom it is for, or name it in FOR_ALL"


def test_what_is_urgent_for_some_is_in_it():
    """What a person could lose or be hurt by not knowing, whatever they answered or did not."""
    text = printed("en")
    for id_ in URGENT:
        assert squeezed(CONTENT.advice[id_].do) in text, f"{id_} is missing"


URGENT = ("forced_help", "child_help", "injured_steps", "threat_steps", "letter_today", "has_it_lawyer", "safety_office", "pay_office")


def test_hidden_phones_stay_hidden():
    text = squeezed("".join(text_of(booklet("both"))))
    shown = {a.phone for a in CONTENT.agency.values()} | {h.phone for h in CONTENT.helper.values()}
    hidden = {row["phone"] for table in ("agencies.csv", "directory.csv") for row in by_id(table).values() if len(row["phone"]) > 3} - shown
    assert len(hidden) > 100 and not [phone for phone in hidden if squeezed(phone) in text]


# --- while the program is open ------------------------------------------------------------------------------------------


def test_nothing_is_open_while_the_record_is_closed():
    for kind in ("advice", "task", "sentence", "paper", "lawyer_question", "notice"):
        for item in getattr(CONTENT, kind).values():
            if item.program == "open":
                words = getattr(item, "do", None) or getattr(item, "text", None) or getattr(item, "ask", None) or item.name
                assert squeezed(words) not in printed("en"), f"{kind}.{item.id} is said only while the program is open"
    for step in CONTENT.step.values():
        assert not step.why_open or squeezed(step.why_open) not in printed("en")


def test_filing_material_is_in_it_only_while_the_record_is_open():
    """The advice about forms points at the box with their editions, so the box must be there."""
    data = booklet(content=replace(CONTENT, program=open_program()))
    text = squeezed("".join(text_of(data)))
    valid(data)
    assert squeezed("Do not ask immigration for DALE now") not in text
    for step in CONTENT.step.values():
        assert not step.why_open or squeezed(step.why_open) in text
    closed = squeezed("".join(text_of(booklet(content=replace(CONTENT, program=open_program(state="closed_reported"))))))
    values = open_program().filing.model_dump().values()
    assert not [value for value in values if squeezed(value) in closed], "no address and no fee while nobody may ask"
    missing = [value for value in values if squeezed(value) not in text]
    assert not missing, f"{missing}: print the section “filing” of told.py in the booklet too; advice.open_forms sends the reader to it"


# --- the file -----------------------------------------------------------------------------------------------------------


def test_it_is_the_same_every_time_neutral_and_without_form_boxes():
    data = booklet("both")
    assert data == booklet("both")
    assert not fields(data)
    assert problems(data) == []
    assert FILE_NAME == "guide.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Title) == "Five Steps · Cinco Pasos"
        assert not str(pdf.docinfo.get("/Author", "")) and not str(pdf.docinfo.get("/Subject", ""))


def test_it_is_the_same_in_another_process():
    line = [sys.executable, "-m", "guide", "booklet", "--language", "es", "--today", TODAY.isoformat(), "-o", "-"]
    other = subprocess.run(line, capture_output=True, check=True).stdout
    assert other == make_booklet(CONTENT, [load_language("es")], TODAY)
