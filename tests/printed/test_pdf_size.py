"""The paper is small enough for a bad connection, and what was taken out of it to that end is not missed."""

import io
import zlib

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from guide.pdf import fonts
from guide.pdf.embed import to_unicode
from tests.help.pdf_structure import PAPERS_MADE, VARIANTS

LIMITS = {
    # (paper, letters): in one language, and in two
    ("sheet", "normal"): (35_000, 45_000),
    ("sheet", "larger"): (35_000, 50_000),
    ("long", "normal"): (125_000, 160_000),
    ("long", "larger"): (145_000, 210_000),  # up to 70 pages
    ("blank", "normal"): (30_000, 35_000),
    ("blank", "larger"): (30_000, 40_000),
}


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize(("paper", "size"), LIMITS)
def test_no_paper_is_larger_than_its_limit_and_packing_it_again_saves_nothing(paper, size, languages):
    data = PAPERS_MADE[paper](languages=languages, size=size)
    limit = LIMITS[paper, size][languages == "both"]
    assert len(data) <= limit, f"{len(data):,} bytes; see with `make bench` what grew"
    again = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert len(data) <= len(again.getvalue()) * 1.02


def test_an_embedded_font_has_the_same_letters_as_the_original_without_programs_and_names():
    glyphs = (0, *range(3, 250))  # simple ones, and accented ones that are made of others
    for key in (*fonts.FAMILIES["noto"], *fonts.FAMILIES["fira"]):
        whole = TTFont(io.BytesIO(fonts._bytes(key)))
        cut = TTFont(io.BytesIO(zlib.decompress(fonts.cut(key, glyphs).data)), checkChecksums=2)
        assert not {"fpgm", "prep", "cvt ", "name"} & set(cut.keys())
        before, after, made_of_others = whole.getGlyphSet(), cut.getGlyphSet(), 0
        for number, glyph in enumerate(glyphs):
            old, new = whole.getGlyphOrder()[glyph], cut.getGlyphOrder()[number]
            pens = DecomposingRecordingPen(before), DecomposingRecordingPen(after)
            before[old].draw(pens[0])
            after[new].draw(pens[1])
            assert pens[0].value == pens[1].value, f"{key}: {old}"
            assert before[old].width == after[new].width
            shape = cut["glyf"][new]
            shape.expand(cut["glyf"])
            assert not (getattr(shape, "program", None) and shape.program.getBytecode())
            made_of_others += shape.isComposite()
        assert made_of_others > 10, "the sample has both kinds of letters"


def test_codes_that_follow_each_other_are_one_line_and_the_others_are_whole():
    map_ = to_unicode(("", "a", "b", "c", "x", "ÿ", "Ā", "क्ष", "", "d")).decode()
    lines = [line for line in map_.splitlines() if line.startswith("<")]
    assert lines == [
        "<00> <FF>",
        "<01> <03> <0061>",
        "<04> <04> <0078>",
        "<05> <05> <00ff>",
        "<06> <06> <0100>",
        "<09> <09> <0064>",
        "<07> <0915094d0937>",
    ]
