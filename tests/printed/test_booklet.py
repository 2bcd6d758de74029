"""The booklet: the guide for everyone, without a person in it."""

import io
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

from guide.content.languages import CODES
from guide.content.records import Host
from guide.content.schema import STEPS
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.pdf.sizes import BODY, PAPERS
from guide.printed.booklet import FILE_NAME, make_booklet
from guide.words import status as status_words
from guide.words.language import load_language
from tests.help.pdf_structure import CONTENT, EN, TODAY, VARIANTS, fields, problems, roles, text_of, valid
from tests.help.records import open_program
from tests.help.tables import by_id

PLAN = make_plan(Answers(), CONTENT, TODAY)


def booklet(languages="en", content=CONTENT, **options):
    return make_booklet(content, VARIANTS[languages], TODAY, **options)


def squeezed(data):
    """The text without spaces and without the footers' line ends: lines and columns may break anywhere."""
    return "".join("".join(page.split()) for page in text_of(data))


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize(("size", "paper"), [(s, p) for s in BODY for p in PAPERS])
def test_every_variant_is_valid(languages, size, paper):
    valid(booklet(languages, size=size, paper=paper))


def test_the_notice_stands_before_the_steps_and_on_every_page():
    pages = text_of(booklet())
    first = status_words.status_notice(PLAN.status, CONTENT, EN)
    assert pages[0].index(first.title) < pages[0].index(CONTENT.step["come_together"].title)
    for paragraph in first.paragraphs:
        assert paragraph in pages[0]
    for page in pages:
        assert status_words.status_banner(PLAN.status, CONTENT, EN) in page
        assert status_words.not_a_request(CONTENT, EN) in page


@pytest.mark.parametrize("code", CODES)
def test_steps_story_tasks_papers_questions_card_and_words_are_in_it(code):
    words = load_language(code)
    text = squeezed(make_booklet(CONTENT, [words], TODAY))

    def has(kind, item, field):
        return "".join(words.of(kind, item, field).split()) in text

    for id_ in STEPS:
        step = CONTENT.step[id_]
        assert all(has("step", step, field) for field in ("title", "why", "story_title", "story"))
    assert all(has("task", CONTENT.task[t.id], "do") for step in PLAN.steps for t in step.tasks)
    assert all(has("paper", CONTENT.paper[p.id], "name") for p in PLAN.papers)
    assert all(has("lawyer_question", CONTENT.lawyer_question[q], "ask") for q in PLAN.lawyer_questions)
    assert all(has("card_line", CONTENT.card_line[c], "text") for c in PLAN.card)
    used = {t for s in PLAN.steps for task in s.tasks for t in CONTENT.task[task.id].terms}
    assert used
    assert all(has("term", CONTENT.term[t], "meaning") for t in used)
    assert all(f"{source}·" in text for source in PLAN.sources)


def test_each_panel_is_a_figure_with_words_in_both_languages():
    with pikepdf.open(io.BytesIO(make_booklet(CONTENT, [load_language(c) for c in CODES], TODAY))) as pdf:
        said = {str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"}
    for id_ in STEPS:
        assert " / ".join(load_language(c).of("step", CONTENT.step[id_], "picture") for c in CODES) in said
    assert roles(booklet()).count("Figure") == len(STEPS)


def test_nothing_is_open_while_the_record_is_closed():
    text = squeezed(booklet())
    for task in CONTENT.task.values():
        if task.program == "open":
            assert "".join(task.do.split()) not in text
    for step in CONTENT.step.values():
        assert not step.why_open or "".join(step.why_open.split()) not in text


def test_filing_material_is_in_it_only_while_the_record_is_open():
    data = booklet(content=replace(CONTENT, program=open_program()))
    assert "Do not ask immigration for" not in " ".join(text_of(data))
    assert all("".join(v.split()) in squeezed(data) for v in open_program().filing.model_dump().values())
    valid(data)


def test_the_local_organization_has_its_place_or_lines_to_write_it():
    host = Host(name="Centro del Valle", phone="555-010-0100", address="12 Example Street")
    first = text_of(booklet(content=replace(CONTENT, host=host)))[0]
    for text in (host.name, host.phone, host.address, "It is not the government."):
        assert text in first
    assert "It is not the government." in text_of(booklet())[0]


def test_what_is_in_it_for_some_says_whom_it_is_for_and_what_is_urgent_for_them_is_in_it():
    """It asks nothing, so each of its tasks must say whom it is for."""
    for task in CONTENT.task.values():
        if task.booklet:
            assert task.do.startswith(("If ", "When ", "Before ", "In danger now: ")), f"{task.id}: begin with whom it is for"
    text = squeezed(booklet())
    for id_ in (
        "forced_help",
        "child_help",
        "injured_steps",
        "threat_steps",
        "letter_today",
        "has_it_lawyer",
        "safety_office",
        "pay_office",
    ):
        assert "".join(CONTENT.task[id_].do.split()) in text, f"{id_} is missing"


def test_hidden_phones_stay_hidden():
    text = squeezed(booklet("both"))
    shown = {a.phone for a in CONTENT.agency.values()} | {h.phone for h in CONTENT.helper.values()}
    hidden = {row["phone"] for table in ("agencies.csv", "directory.csv") for row in by_id(table).values() if len(row["phone"]) > 3} - shown
    assert len(hidden) > 100 and not [phone for phone in hidden if phone in text]


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
