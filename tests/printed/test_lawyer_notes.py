"""The notes for a lawyer as a paper: two pages, both languages, tagged, and silent about who made them and about the law."""

import datetime as dt
import io
import re

import pikepdf
import pytest

from guide.content.languages import CODES
from guide.core.answers import Answers
from guide.core.notes import may_have_notes, notes_of
from guide.core.plan import make_plan
from guide.pdf.sizes import BODY, PAPERS
from guide.printed.lawyer import FILE_NAME, make_notes
from guide.words import notes as words
from guide.words.language import load_language
from tests.help.pdf_structure import CONTENT, fields, roles, text_of, valid
from tests.help.people_files import everyone

LANGUAGES = [load_language(code) for code in ("en", "es")]
PEOPLE = [p for p in everyone(CONTENT) if may_have_notes(p.answers)]
ROSA = next(p for p in PEOPLE if p.name == "rosa")
FORBIDDEN = re.compile(
    r"DALE\b|deferred action|acción diferida|Five Steps|Cinco Pasos|https?:|www\.|\bL\d{3}\b|because|porque|sign here|signature|"
    r"firme aquí|signed|\b\d{3}-\d{3}-\d{4}\b",
    re.IGNORECASE,
)


def paper(person, **options):
    return make_notes(notes_of(person.answers, CONTENT), CONTENT, person.today, "es", **options)


@pytest.mark.parametrize("sheet", PAPERS)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_the_notes_of_everyone_are_one_sheet_that_says_nothing_of_law_or_of_the_guide(person, sheet):
    data = paper(person, paper=sheet)
    pages = text_of(data)
    assert len(pages) == 2, f"{person.name}: {len(pages)} pages; add a tighter level to printed/lawyer.py"
    text = " ".join(pages)
    assert not (found := FORBIDDEN.findall(text)), f"{person.name}: {found} must not stand on the notes"
    plan = make_plan(person.answers, CONTENT, person.today)
    given = {day.date for q in CONTENT.question if (day := person.answers.day(q))} | {person.today}
    for limit in {day.by for day in plan.days} - given:
        for language in LANGUAGES:
            assert language.long_date(limit) not in text, f"{person.name}: the date of a limit, {limit}, must not stand on the notes"
    name = person.answers.text("print_name")
    assert not name or not re.search(rf"\b{re.escape(name)}\b", text), f"{person.name}: no name is ever printed on the notes"
    for page in pages:
        assert all(say(language) in page for say in words.FOOTER for language in LANGUAGES), "each page says that it is private"
        assert "Last reviewed" not in page, "the notes have a footer of their own"


@pytest.mark.parametrize("size", BODY)
@pytest.mark.parametrize("sheet", PAPERS)
def test_the_notes_are_valid_and_tagged_in_every_size(sheet, size):
    data = paper(ROSA, paper=sheet, size=size)
    valid(data)
    found = roles(data)
    assert found.count("H1") == 1 and {"H2", "L", "LI", "Table", "TH", "TD"} <= set(found)
    assert fields(data) == {}, "the notes are written by hand: nothing to fill in on a screen"
    assert len(text_of(data)) == 2 if size == "normal" else len(text_of(data)) >= 2


def test_the_notes_of_a_group_and_of_whoever_said_nothing_are_valid_too():
    for notes in (notes_of(ROSA.answers, CONTENT, ROSA.answers), notes_of(Answers(), CONTENT)):
        data = make_notes(notes, CONTENT, ROSA.today, "en")
        valid(data)
        assert len(text_of(data)) == 2
    grouped = " ".join(text_of(make_notes(notes_of(ROSA.answers, CONTENT, ROSA.answers), CONTENT, ROSA.today, "en")))
    for language in LANGUAGES:
        assert words.group(language) in grouped and words.group_how(language) in grouped
        assert words.group(language) not in " ".join(text_of(paper(ROSA)))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_first_words_say_what_must_not_be_done_with_the_paper(language):
    front = text_of(paper(ROSA))[0]
    at = [front.index(say(language)) for say in (words.private, *words.FIRST_WORDS)]
    assert at == sorted(at) and at[-1] < front.index(words.heading("work", True, language))
    assert words.not_here(language) in front and words.at_the_lawyers(language) in front


def test_a_reader_hears_the_first_words_of_one_language_and_then_of_the_other():
    front = text_of(paper(ROSA))[0]
    english, spanish = ([say(language) for say in words.FIRST_WORDS] for language in LANGUAGES)
    assert front.index(english[-1]) < front.index(spanish[0])


def test_both_languages_stand_on_it_and_it_says_which_one_was_answered():
    for code in CODES:
        data = make_notes(notes_of(ROSA.answers, CONTENT), CONTENT, ROSA.today, code)
        front = text_of(data)[0]
        for language in LANGUAGES:
            assert words.answered_in(code, language) in front
            assert words.made_on(language.long_date(ROSA.today), language) in front
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.Root.Lang) == "en"
            assert any(str(o.get("/Lang", "")) == "es" for o in pdf.objects if isinstance(o, pikepdf.Dictionary))


def test_the_facts_stand_as_they_were_given():
    front = text_of(paper(ROSA))[0]
    for text in ("I asked about pay.", "Told of being fired: November 9, 2026.", "Pregunté por mi pago.", "9 de noviembre de 2026."):
        assert text in front, f"not on the notes of Rosa: {text}"
    month = ROSA.answers.with_("when_fired", "2026-10")
    text = text_of(make_notes(notes_of(month, CONTENT), CONTENT, dt.date(2026, 11, 29), "en"))[0]
    assert "about October 2026 (month only)" in text and "alrededor de octubre de 2026 (solo el mes)" in text


def test_behind_stand_two_empty_tables():
    behind = text_of(paper(ROSA))[1]
    for language in LANGUAGES:
        for say in (words.wages, *words.WAGES, words.total, words.calls, *words.CALLS):
            assert say(language) in behind
    data = paper(ROSA)
    assert roles(data).count("Table") == 2 and roles(data).count("TR") > 18, "the page behind is not filled with rows"


def test_the_same_answers_give_the_same_bytes_and_the_properties_name_nobody():
    data = paper(ROSA)
    assert data == paper(ROSA)
    assert FILE_NAME == "notes.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Notes / Apuntes"
        assert str(pdf.docinfo["/Creator"]) == str(pdf.docinfo["/Author"]) == ""
        assert "Five" not in str(pdf.Root.Metadata.read_bytes())
    assert len(data) < 40_000, "a phone loads the notes over a bad line"
