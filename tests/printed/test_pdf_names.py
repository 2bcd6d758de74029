"""A name is printed whole, as it is written, or not at all; and whatever a person types is only ever text."""

import io
import unicodedata

import pikepdf
import pypdfium2
import pytest

from guide.core.answers import NAME_LIMIT
from guide.pdf import fonts
from tests.help.pdf_structure import checklist, fields, problems, text_of

PLAIN = [
    "José Ñúñez-Ibáñez",
    "María de los Ángeles O’Connor",
    "Łukasz Żółć",
    "Nguyễn Thị Phượng",
    "Kʼicheʼ Ixqʼuq ꞌ ɓaläm",
    "Jean-Françoïs Désir",
    "Ọlá Ẹ̀kọ́",
    "Șerban Țîrlea",
    "İbrahim Şığ",
    "Иван Ёлкин",
    "Ελένη Παπαδοπούλου",
]
SHAPED = ["محمد علی رضایی", "שרה לוי", "प्रिया शर्मा", "สมชาย", "გიორგი", "نام‌خانوادگی"]
UNPRINTABLE = ["王小明", "አበበ", "သန်း", "สวัสดี 😀", "Ana 王", "\ue000", "Ana \U000f0000", "Ana \ud800", "A" * (NAME_LIMIT + 1), "A" * 100_000]
HOSTILE = [
    "<b>bold</b>",
    '<a href="javascript:alert(1)">x</a>',
    '<img src="/etc/passwd"/>',
    "</para><para>",
    '<font color="white">hidden</font>',
    "&lt;b&gt; &amp; &#65;",
    "(unbalanced \\( ) \\",
    "%%EOF endstream endobj 1 0 obj",
    "{name} {0} %s %(x)s",
    "Tj ET Q EMC",
]


def name_line(data: bytes) -> str:
    """What stands between the name's label and the date."""
    return text_of(data)[0].split("Name:", 1)[1].split("Made on", 1)[0].strip()


@pytest.mark.parametrize("name", [*PLAIN, *HOSTILE])
def test_a_name_can_be_read_back_letter_by_letter(name):
    assert fonts.printable(name)
    data = checklist(name=name)
    read = "".join(name_line(data).replace(fonts.JOINERS[1], "").split())
    assert read == "".join(unicodedata.normalize("NFC", name).split())
    assert problems(data) == []


@pytest.mark.parametrize("name", [*SHAPED, "Ọlá Ẹ̀kọ́", "Maya חיים 12"])
def test_a_shaped_name_carries_its_letters_for_readers(name):
    assert fonts.printable(name)
    data = checklist(name=name)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        read = [str(o.ActualText) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ActualText" in o]
    assert unicodedata.normalize("NFC", name) in read
    assert problems(data) == []


@pytest.mark.parametrize("name", UNPRINTABLE)
def test_a_name_that_no_font_covers_leaves_a_line_and_no_part_of_itself(name):
    assert not fonts.printable(name)
    assert checklist(name=name) == checklist(name="")


def test_right_to_left_letters_stand_in_the_order_of_their_script():
    assert [g.text for g in fonts.shape("שרה", "figo")] == ["ה", "ר", "ש"]
    assert "".join(g.text for g in fonts.shape("חיים 12", "figo")) == "12 םייח", "numbers keep their direction"
    assert "".join(g.text for g in fonts.shape("Ana חיים Ruiz", "figo")) == "Ana םייח Ruiz"


def test_arabic_letters_are_joined_and_devanagari_vowels_moved():
    alone = [g.number for c in "محمد" for g in fonts.shape(c, "figo")]
    joined = [g.number for g in fonts.shape("محمد", "figo")]
    assert sorted(alone) != sorted(joined)
    assert len(fonts.shape("प्रि", "figo")) < len("प्रि")


def test_marks_stand_over_their_letters():
    letter, mark = fonts.shape("m̃", "notos")
    assert mark.advance == 0
    assert -letter.advance < mark.right < 0 or mark.up, "moved back over the letter"


@pytest.mark.parametrize("name", ["W" * NAME_LIMIT, "a\x00b\u202ec\x1bd", "  many   spaces\n\tand lines  ", "Z" + "\u0301" * 60])
def test_strange_input_is_tidied_and_stays_on_its_line(name):
    cleaned = fonts.clean_name(name)
    assert len(cleaned) <= NAME_LIMIT and "\u202e" not in cleaned and "\x00" not in cleaned and "\n" not in cleaned
    data = checklist(name=name)
    assert problems(data) == []
    document = pypdfium2.PdfDocument(data)
    sheet = document[0].get_textpage()
    assert all(sheet.get_rect(n)[2] < 600 for n in range(sheet.count_rects()))
    document.close()


def test_an_empty_name_leaves_a_line():
    assert name_line(checklist()) == ""
    assert checklist(name="   ") == checklist()


def test_markup_makes_no_link_and_no_action():
    links = []
    for data in (checklist(), checklist(name=HOSTILE[1])):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            links.append([str(a.A.URI) for sheet in pdf.pages for a in sheet.obj.get("/Annots", []) if a.Subtype == "/Link"])
            assert "/OpenAction" not in pdf.Root and "/JavaScript" not in pdf.Root.get("/Names", {})
    assert links[0] == links[1]
    assert fields(checklist(name=HOSTILE[0])) == fields(checklist())


def test_every_text_of_the_guide_can_be_drawn_with_the_fixed_set():
    from guide.content.languages import CODES
    from guide.words.catalogs import all_words
    from guide.words.language import read_catalog
    from tests.help.pdf_structure import CONTENT

    texts = {english for _, english in all_words(CONTENT)} | {t for code in CODES[1:] for t in read_catalog(code).values()}
    missing = {c for text in texts for c in text if c not in fonts.HOUSE and c not in "\n"}
    assert not missing, "add them to fonts.HOUSE, or they make every document slower and larger"


def test_the_fixed_set_is_in_both_weights():
    for key in fonts.FAMILIES["noto"]:
        assert {ord(c) for c in fonts.HOUSE - {"\xa0"}} <= fonts.face(key).charToGlyph.keys()
