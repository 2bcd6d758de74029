"""What a person shows at an office: half a page in both languages, with nothing on it that they have not asked to say."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from guide.core.answers import Answers
from guide.core.kinds import INTERPRETERS
from guide.core.office_card import may_have_office_card
from guide.pdf.sizes import PAPERS
from guide.printed.office import FILE_NAME, make_office_card
from guide.words import office_card as words
from guide.words.language import load_language
from tests.help.pdf_structure import CONTENT, TODAY, fields, text_of, valid
from tests.help.people_files import everyone

LANGUAGES = [load_language(code) for code in ("en", "es")]
PEOPLE = [p for p in everyone(CONTENT) if may_have_office_card(p.answers)]
ROSA = next(p for p in PEOPLE if p.name == "rosa")
FORBIDDEN = re.compile(
    r"DALE\b|Five Steps|Cinco Pasos|https?:|www\.|immigra|inmigra|reviewed|revisad|Page \d|Página \d|because|porque|papers|documentos",
    re.IGNORECASE,
)


def card(answers, interpreter="spanish", **options):
    return make_office_card(answers, CONTENT, TODAY, interpreter, **options)


def lowest(data):
    """The height of the lowest letter above the foot of the page, as a part of the page."""
    pdf = pypdfium2.PdfDocument(data)
    sheet = pdf[0]
    text = sheet.get_textpage()
    found = min(text.get_charbox(n)[1] for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()) / sheet.get_height()
    pdf.close()
    return found


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.name)
def test_the_card_of_everyone_stands_on_the_upper_half_of_one_page_and_says_no_more_than_it_must(person):
    for paper in PAPERS:
        data = card(person.answers, "", paper=paper)
        assert len(text_of(data)) == 1 and lowest(data) > 0.5, f"{person.name}: add a smaller size to SIZES in printed/office.py"
        text = text_of(data)[0]
        assert not (found := FORBIDDEN.findall(text)), f"{person.name}: {found} must not stand on the card"
        name = person.answers.text("print_name")
        assert not name or not re.search(rf"\b{re.escape(name)}\b", text), f"{person.name}: no name stands on the card"
        for language in LANGUAGES:
            for say in (words.title, words.need_interpreter, words.before_my_name, words.questions, words.by_when):
                assert say(language) in text, f"{person.name}: {say(language)} is missing"


@pytest.mark.parametrize("interpreter", INTERPRETERS)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_card_is_valid_for_every_interpreter(interpreter, paper):
    data = card(ROSA.answers, interpreter, paper=paper)
    valid(data)
    assert fields(data) == {}
    text = text_of(data)[0]
    for language in LANGUAGES:
        asked = words.need_interpreter(language) in text
        assert asked == (interpreter != "english"), "whoever speaks English asks for no interpreter"
        if interpreter not in ("", "english"):
            assert f"{words.need_interpreter(language)} {words.interpreter_name(interpreter, language)}" in text


def test_every_interpreter_can_be_chosen_by_the_own_name_of_the_language():
    for language in LANGUAGES:
        assert tuple(words.interpreter_choices(language)) == INTERPRETERS, "give each of Interpreter a name in OWN_NAMES"
        assert words.interpreter_choices(language)["spanish"] == "español"
        assert words.interpreter_label(language)


def test_the_card_says_what_it_is_about_with_the_days_as_they_were_given():
    text = text_of(card(ROSA.answers))[0]
    for line in (
        "Farm or field work. Place: Texas.",
        "About pay, from September 11, 2026 to November 6, 2026.",
        "A punishment on November 9, 2026.",
        "Trabajo en el campo. Lugar: Texas.",
        "Por mi pago, desde el 11 de septiembre de 2026 hasta el 6 de noviembre de 2026.",
        "Un castigo el 9 de noviembre de 2026.",
    ):
        assert line in text, f"not on the card of Rosa: {line}"


HURT = Answers({"state": "TX", "work": "farm", "problems": ("not_paid", "unsafe", "injured", "punished"), "punished_how": ("fired",)})


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        ({}, ["About pay.", "A punishment.", "An injury.", "Danger at work."], ["Por mi pago.", "Un castigo.", "Una lesión.", "Peligro"]),
        (
            {"when_pay_first": "2026-03", "when_pay_last": "ongoing", "when_fired": "2026-10", "when_injured": "2026-09"},
            ["from March 2026 until now", "A punishment in October 2026.", "An injury in September 2026."],
            ["desde marzo de 2026 hasta hoy", "Un castigo en octubre de 2026.", "Una lesión en septiembre de 2026."],
        ),
        (
            {"when_pay_first": "2026-03-06", "when_fired": "2026-10-02", "when_injured": "2026-09-01"},
            ["from March 6, 2026 on.", "on October 2, 2026.", "An injury on September 1, 2026."],
            ["desde el 6 de marzo de 2026.", "el 2 de octubre de 2026.", "Una lesión el 1 de septiembre de 2026."],
        ),
        ({"when_pay_last": "2026-03-06"}, ["About pay, until March 6, 2026."], ["Por mi pago, hasta el 6 de marzo de 2026."]),
    ],
    ids=["no days", "months", "first day", "last day"],
)
def test_a_day_that_is_not_known_picks_another_whole_sentence(days, english, spanish):
    data = card(Answers({**HURT.values, **days}))
    assert lowest(data) > 0.5
    for line in (*english, *spanish):
        assert line in text_of(data)[0], f"{days}: {line} is missing"


def test_a_card_without_any_fact_still_asks_its_questions():
    data = card(Answers())
    valid(data)
    assert words.questions(LANGUAGES[0]) in text_of(data)[0]


def test_whoever_is_not_free_gets_no_card():
    trapped = next(p for p in everyone(CONTENT) if not may_have_office_card(p.answers))
    with pytest.raises(ValueError, match="ask may_have_office_card"):
        card(trapped.answers)


def test_the_same_answers_give_the_same_bytes_and_nothing_names_the_guide():
    data = card(ROSA.answers)
    assert data == card(ROSA.answers)
    assert FILE_NAME == "questions.pdf" and len(data) < 40_000
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Questions / Preguntas" and str(pdf.docinfo["/Creator"]) == ""
