"""Which papers a person can have, and what nobody learns from the papers of whoever is not free."""

import io

import pikepdf
import pytest

from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.core.sheets import is_not_free, sheets_for, usual_sheet
from guide.printed import Options, checklist, lawyer, long, office, plain_card
from guide.printed.long import make_long
from guide.printed.plain_card import make_plain_card
from guide.printed.sheets import Order, file_name, make
from guide.words import notes as note_words
from guide.words import plain_card as card_words
from guide.words.language import load_language
from guide.words.offices import office_name
from tests.help.pdf_structure import CONTENT, TODAY, squeezed, text_of, valid
from tests.help.people_files import everyone

PEOPLE = everyone(CONTENT)
NOT_FREE = [p for p in PEOPLE if is_not_free(p.answers, CONTENT)]
FREE = [p for p in PEOPLE if not is_not_free(p.answers, CONTENT)]
REAL = {"en": [load_language("en")], "es": [load_language("es")], "both": [load_language("en"), load_language("es")]}
HELD = Answers({"state": "TX", "problems": ("not_paid", "forced_or_trapped"), "when_pay_first": "2026-10-02", "work": "home_care"})


def made(person, sheet, languages="en", **options):
    plan = make_plan(person.answers, CONTENT, person.today)
    order = Order(person.answers, plan, sheet, Options(**options), name="Zenobia")
    return make(order, CONTENT, REAL[languages], person.today)


def title_of(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Author"]) == str(pdf.docinfo["/Subject"]) == str(pdf.docinfo["/Keywords"]) == ""
        return str(pdf.docinfo["/Title"])


# --- who is not free ----------------------------------------------------------------------------------------------------


def test_there_are_people_who_are_not_free_among_those_of_the_tests():
    assert len(NOT_FREE) >= 2, "add a person who was forced and still works there to tests/people"
    for answers in (HELD, HELD.with_("still_working", "unknown"), HELD.with_("still_working", "yes")):
        assert is_not_free(answers, CONTENT), "not knowing whether somebody has left counts as not having left"
    assert not is_not_free(HELD.with_("still_working", "no"), CONTENT)


@pytest.mark.parametrize("languages", REAL)
@pytest.mark.parametrize("person", NOT_FREE, ids=lambda p: p.name)
def test_the_paper_that_nobody_chose_is_the_card_that_tells_nothing(person, languages):
    sheet = usual_sheet(person.answers, CONTENT)
    assert sheet == "card" == sheets_for(person.answers, CONTENT)[0]
    data = made(person, sheet, languages)
    assert data == make_plain_card(CONTENT, REAL[languages], TODAY), "the card of one person must be the card of everybody"
    wanted = [say(language) for say in (card_words.in_danger, card_words.person) for language in REAL[languages]]
    assert text_of(data) == [" ".join(wanted)]


@pytest.mark.parametrize("person", NOT_FREE, ids=lambda p: p.name)
def test_every_paper_of_theirs_has_the_same_file_name_and_a_title_that_tells_nothing(person):
    for sheet in sheets_for(person.answers, CONTENT):
        assert file_name(sheet, person.answers, CONTENT) == plain_card.FILE_NAME == "phone.pdf", f"{sheet} names itself"
        for languages, words in REAL.items():
            title = title_of(made(person, sheet, languages))
            assert title == " / ".join(card_words.pdf_title(language) for language in words), (
                f"{sheet}, {languages}: the window says {title}"
            )


@pytest.mark.parametrize("person", NOT_FREE, ids=lambda p: p.name)
def test_notes_and_a_card_for_an_office_are_not_offered_and_not_made(person):
    assert not {"lawyer", "office"} & set(sheets_for(person.answers, CONTENT))
    for sheet in ("lawyer", "office"):
        with pytest.raises(ValueError):
            made(person, sheet)


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("person", NOT_FREE, ids=lambda p: p.name)
def test_the_sheet_that_is_asked_for_by_name_has_no_complaint_date_and_no_labor_office(person, code):
    language, plan = load_language(code), make_plan(person.answers, CONTENT, person.today)
    free = make_plan(person.answers.with_("still_working", "no"), CONTENT, person.today)
    own = [make_long(plan, CONTENT, [language])] if person is NOT_FREE[0] else []
    sheet = squeezed(" ".join(text_of(made(person, "plan", code))))
    assert not plan.days and not plan.court and not plan.pay and not plan.said and not plan.table.rows, "no limit is even worked out"
    for day in {d.by for d in free.days}:
        for said in (language.date(day), language.long_date(day)):
            assert squeezed(said) not in sheet, f"{person.name}: {said} is the date of a complaint"
    for agency in CONTENT.agency.values():
        if agency.claims:
            assert squeezed(office_name(agency, language)) not in sheet, f"{person.name}: {agency.id} may tell the boss"
            assert not agency.phone or squeezed(agency.phone) not in sheet, f"{person.name}: the number of {agency.id}"
    assert "911" in sheet
    for data in own:
        text = squeezed(" ".join(text_of(data)))
        for day in {d.by for d in free.days}:
            assert squeezed(language.say("date.by_day", "By {date}", date=language.date(day))) not in text


def test_their_sheet_is_valid_too():
    for languages in REAL:
        valid(made(NOT_FREE[0], "plan", languages))


# --- who is free --------------------------------------------------------------------------------------------------------


def test_everybody_else_gets_the_sheet_and_can_ask_for_more():
    for person in FREE:
        sheets = sheets_for(person.answers, CONTENT)
        assert usual_sheet(person.answers, CONTENT) == "plan" == sheets[0] and sheets[-1] == "long", f"{person.name}: {sheets}"
    names = {sheet: file_name(sheet, FREE[0].answers, CONTENT) for sheet in ("plan", "lawyer", "office", "card", "long")}
    assert names == {
        "plan": checklist.FILE_NAME,
        "lawyer": lawyer.FILE_NAME,
        "office": office.FILE_NAME,
        "card": plain_card.FILE_NAME,
        "long": long.FILE_NAME,
    }
    for name in names.values():
        for private in ("dale", "migra", "rights", "worker", "boss", "notes-for"):
            assert private not in name, f"{name} tells something to whoever sees the list of files"


def test_the_notes_are_made_only_when_they_are_asked_for():
    for person in FREE[::6]:
        for sheet in ("plan", "long"):
            text = squeezed(" ".join(text_of(made(person, sheet))))
            for say in (note_words.private, *note_words.FIRST_WORDS):
                assert squeezed(say(REAL["en"][0])) not in text, f"{person.name}: the {sheet} holds the notes"


@pytest.mark.parametrize("sheet", ["plan", "lawyer", "office", "long", "card"])
def test_each_paper_is_made_in_one_place_and_the_same_every_time(sheet):
    rosa = next(p for p in PEOPLE if p.name == "rosa")
    assert made(rosa, sheet, "both") == made(rosa, sheet, "both")
    valid(made(rosa, sheet, "both"))
    named = "Zenobia" in " ".join(text_of(made(rosa, sheet)))
    assert named == (sheet in ("plan", "long")), "a name stands only on the papers that stay at home"
