"""The long paper: a person's sheet, every day, limit, paper, question and office of theirs, and the booklet; never the notes."""

import io
from typing import Any

import pikepdf
import pytest

from guide.content.languages import CODES
from guide.core.plan import make_plan
from guide.pdf.sizes import BODY, PAPERS
from guide.printed import Options
from guide.printed.long import FILE_NAME, make_long
from guide.words import notes as note_words
from guide.words.language import load_language
from guide.words.plan import have_text
from guide.words.reviewed import marks
from guide.words.told import told, told_more
from guide.words.told_booklet import fits
from tests.help.pdf_structure import (
    CONTENT,
    TYPICAL,
    VARIANTS,
    drawn_lines,
    fields,
    fresh_long_paper,
    long_paper,
    plan_of,
    squeezed,
    text_of,
    valid,
    without_footers,
)
from tests.help.people_files import everyone

PEOPLE = everyone(CONTENT)
SOME = [*PEOPLE[::7], *(p for p in PEOPLE if p.name in ("rosa", "hector", "amina", "carmen"))]


def printed(person, code: str) -> str:
    """All its words without spaces."""
    language, plan = load_language(code), make_plan(person.answers, CONTENT, person.today)
    return squeezed("".join(without_footers(make_long(plan, CONTENT, [language]), plan, [language])))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("person", SOME, ids=lambda p: p.name)
def test_everything_that_is_told_to_a_person_stands_on_their_long_paper(person, code):
    """Tasks, days, limits in words, papers, questions, helpers, offices: whatever told.py says of this person."""
    language, plan, text = load_language(code), make_plan(person.answers, CONTENT, person.today), printed(person, code)
    assert {"papers", "questions", "helpers"} <= {s.id for s in told_more(plan, CONTENT)}
    for section in (*told(plan, CONTENT), *told_more(plan, CONTENT)):
        if section.id in ("sources", "words", "made"):
            continue  # the booklet's own are there; how it was made stands in the footer of the sheet alone
        for item in section.items:
            if "paper" not in item.on:
                continue
            if section.id == "call" and item.id.startswith("call."):
                continue  # two of them stand in front; with the other offices stands all that is known of each
            if item.id == "lawyer_day":
                continue  # the task names the day
            for line in item.lines:
                if line.role == "left":
                    continue  # tomorrow the number of days would be wrong
                if section.id == "table" and line.role == "counted":
                    assert item.fact in plan.days, "the list of every day, which is compared too, says at length what it was counted from"
                    continue  # a full page leaves it out; see printed/fit.py
                assert squeezed(line.text(language)) in text, f"{person.name}, {code}, {item.id}: {line.text(language)[:60]} is missing"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("person", SOME, ids=lambda p: p.name)
def test_every_day_limit_and_paper_has_its_sources_beside_it_and_each_source_is_in_the_list(person, code):
    plan, text = make_plan(person.answers, CONTENT, person.today), printed(person, code)
    rest: list[Any] = [*plan.papers, *plan.days, *plan.pay, *plan.court, *plan.said]
    for rests in rest:
        assert rests.sources and squeezed(marks(rests.sources)) in text, f"{person.name}: no source stands beside {rests}"
    head = squeezed(load_language(code).say("told.sources", "Where this comes from"))
    listed = text[text.rindex(head) :]
    for id_ in {source for part in rest for source in part.sources}:
        assert f"{id_}·" in listed, f"{person.name}: {id_} stands beside a day and not in the list of sources"


@pytest.mark.parametrize("code", CODES)
def test_the_booklet_is_bound_to_it_with_all_its_advice(code):
    language, text = load_language(code), printed(next(p for p in PEOPLE if p.name == "rosa"), code)
    status = make_plan(TYPICAL, CONTENT, PEOPLE[0].today).status
    for kind, field in (("step", "story"), ("advice", "do"), ("term", "meaning")):
        for item in getattr(CONTENT, kind).values():
            if kind == "term" and squeezed(language.of("term", item, "term")) not in text:
                continue  # its words stand nowhere in the booklet; tests/words/test_meanings.py holds which do
            if fits(getattr(item, "program", "any"), status.open):
                assert squeezed(language.of(kind, item, field)) in text, f"{code}: {kind}.{item.id} is missing in the long paper"
    assert squeezed(language.say("pdf.log", "My log of days and hours")) in text, "there is no log of days and hours"
    assert squeezed(language.say("told.numbers", "The numbers on your sheet")) in text


@pytest.mark.parametrize("languages", VARIANTS)
def test_the_notes_for_a_lawyer_are_never_in_it(languages):
    text = squeezed("".join(text_of(long_paper(languages=languages))))
    for language in VARIANTS[languages]:
        for say in (note_words.title, note_words.private, *note_words.FIRST_WORDS, *note_words.FOOTER, note_words.wages):
            assert squeezed(say(language)) not in text, "notes are a paper of their own: whoever shows the long paper must not show them"


def test_a_paper_that_the_person_has_is_ticked_already():
    plan, boxes = plan_of(), fields(long_paper())
    have = [p.id for p in plan.papers if p.have]
    assert have and not any(f"paper.{id_}" in boxes for id_ in have), "what is there needs no box to tick"
    assert {f"paper.{p.id}" for p in plan.papers if not p.have} <= set(boxes)
    assert " ".join(text_of(long_paper())).count(have_text(VARIANTS["en"][0])) == len(have)


def test_there_is_a_line_for_the_answer_to_each_question_for_the_lawyer():
    """Counted on the pages between the headings of the questions and of the groups that may help."""
    plan, data = plan_of(), long_paper()
    english = VARIANTS["en"][0]
    heads = [
        english.say("told.questions", "Questions for the lawyer"),
        english.say("told.helpers", "Groups and phone lines that may help you"),
    ]
    pages = text_of(data)
    first, last = (next(n for n, page in enumerate(pages) if head in page) for head in heads)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lines = sum(len(ys) for sheet in list(pdf.pages)[first : last + 1] for ys in drawn_lines(sheet).values())
    assert lines >= len(plan.lawyer_questions) > 5, f"{lines} lines to write on for {len(plan.lawyer_questions)} questions"
    assert {f"ask.{id_}" for id_ in plan.lawyer_questions} <= set(fields(data))


def test_every_day_that_lies_ahead_is_on_it_and_none_that_lies_behind():
    plan, text = plan_of(), squeezed(" ".join(text_of(long_paper())))
    english = VARIANTS["en"][0]
    assert any(day.when == "ahead" for day in plan.days) and any(day.passed for day in plan.days), "take another example"
    for day in plan.days:
        date = squeezed(english.say("date.by_day", "By {date}", date=english.date(day.by)))
        assert (date in text) == (day.when == "ahead"), "a day that lies behind is not printed"


def test_how_far_the_days_were_checked_stands_on_every_page_with_days():
    """Once above a table; a reader who sees only this page must know it."""
    english = VARIANTS["en"][0]
    for person in SOME:
        plan = make_plan(person.answers, CONTENT, person.today)
        for number, page in enumerate(text_of(make_long(plan, CONTENT, [english])), 1):
            days = [english.say("date.by_day", "By {date}", date=english.date(day.by)) for day in plan.days if day.when == "ahead"]
            if any(day in page for day in days):
                assert "No lawyer has checked" in page, f"{person.name}, page {number}: days stand here without how far they were checked"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("languages", VARIANTS)
def test_it_is_valid_in_every_language_and_on_every_sheet_and_small_enough_for_a_bad_line(languages, paper):
    data = long_paper(languages=languages, paper=paper, name="José Ñúñez")
    valid(data)
    limit = 160_000 if languages == "both" else 125_000
    assert len(data) <= limit, f"{len(data):,} bytes; see with `make bench` what grew"


@pytest.mark.parametrize("size", [size for size in BODY if size != "normal"])
def test_it_is_valid_in_large_print(size):
    valid(long_paper(size=size))


@pytest.mark.parametrize(("languages", "most"), [("en", 18), ("es", 20), ("both", 37)])
def test_it_has_no_more_pages_than_it_had(languages, most):
    """Measured over a sample. Whoever makes it fewer writes the new figure here."""
    words = {"en": ["en"], "es": ["es"], "both": ["en", "es"]}[languages]
    for person in SOME[::2]:
        plan = make_plan(person.answers, CONTENT, person.today)
        pages = len(text_of(make_long(plan, CONTENT, [load_language(code) for code in words], Options())))
        assert pages <= most + 2, f"{person.name}: {pages} pages"


def test_its_file_name_and_its_title_tell_nothing_and_the_same_answers_give_the_same_bytes():
    assert FILE_NAME == "long.pdf"
    assert fresh_long_paper(name="Rosa Quispe") == fresh_long_paper(name="Rosa Quispe")
    with pikepdf.open(io.BytesIO(fresh_long_paper(name="Rosa Quispe"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Five Steps · Cinco Pasos"
        assert "Quispe" not in pdf.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize(("languages", "most"), [("en", 125_000), ("es", 135_000), ("both", 205_000)])
def test_in_real_spanish_too_it_loads_over_a_bad_line(languages, most):
    """The other tests of size put English in the place of Spanish, which packs better: two languages share their words then."""
    words = [load_language(code) for code in {"en": ["en"], "es": ["es"], "both": ["en", "es"]}[languages]]
    data = make_long(plan_of(), CONTENT, words, Options())
    assert len(data) <= most, f"{len(data):,} bytes; see with `make bench` what grew"
