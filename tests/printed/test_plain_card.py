"""The card for a person who is not free: whoever finds it learns nothing."""

import io

import pikepdf
import pytest

from guide.pdf.sizes import PAPERS
from guide.printed.plain_card import FILE_NAME, TALL, WIDE, make_plain_card
from guide.words import plain_card as words
from guide.words.language import languages_for
from tests.help.pdf_structure import CONTENT, TODAY, fields, instructions, text_of, valid

LANGUAGES = ("en", "es", "both")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("choice", LANGUAGES)
def test_the_card_says_two_things_and_not_one_word_more(choice, paper):
    languages = languages_for(choice)
    data = make_plain_card(CONTENT, languages, TODAY, paper)
    valid(data)
    wanted = [say(language) for say in (words.in_danger, words.person) for language in languages]
    assert text_of(data) == [" ".join(wanted)], "nothing but these lines may stand on the page: no footer, no date, no name of the guide"
    assert fields(data) == {}


@pytest.mark.parametrize("choice", LANGUAGES)
def test_everything_that_is_drawn_lies_within_a_card_for_a_pocket(choice):
    data = make_plain_card(CONTENT, languages_for(choice), TODAY)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        frames = [tuple(map(float, operands)) for operands, op in instructions(pdf.pages[0]) if op == "re"]
        lines = [tuple(map(float, operands)) for operands, op in instructions(pdf.pages[0]) if op in ("m", "l")]
        starts = [tuple(map(float, operands[4:])) for operands, op in instructions(pdf.pages[0]) if op == "Tm"]
    assert len(frames) == 1, "one frame, to cut along"
    x, y, wide, tall = frames[0]
    assert (wide, tall) == pytest.approx((WIDE, TALL), abs=0.01)
    assert lines and all(x < at < x + wide and y < up < y + tall for at, up in (*lines, *starts)), "something lies outside the frame"


def test_the_card_is_the_same_for_everyone_every_day_and_names_nothing():
    data = make_plain_card(CONTENT, languages_for("both"), TODAY)
    assert data == make_plain_card(CONTENT, languages_for("both"), TODAY.replace(year=2027)), "the day must not be on the card"
    assert FILE_NAME == "phone.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Phone number / Número de teléfono"
        assert str(pdf.docinfo["/Creator"]) == ""
