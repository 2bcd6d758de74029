"""The paper as a file: valid, tagged, tickable, the same every time, and silent about whose it is."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from guide.core.answers import Answers
from guide.pdf.sizes import BODY, PAPERS
from guide.pdf.style import MM, style
from guide.pdf.text import _known_lines
from guide.printed import FILE_NAME, Options, make_checklist
from tests.help.pdf_structure import (
    CONTENT,
    TYPICAL,
    VARIANTS,
    checklist,
    fields,
    fresh_checklist,
    long_paper,
    plan_of,
    problems,
    roles,
    valid,
)
from tests.help.people_files import everyone

NOTHING = Answers()
BOTH_PAPERS = {"sheet": checklist, "long": long_paper}
ALL = [(language, size, paper) for language in VARIANTS for size in BODY for paper in PAPERS]


# --- tagged -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("languages", "size", "paper"), ALL)
def test_every_variant_is_valid_and_every_mark_has_its_place(languages, size, paper):
    valid(checklist(languages=languages, size=size, paper=paper, name="José Ñúñez"))


@pytest.mark.parametrize(("number", "person"), list(enumerate(everyone(CONTENT))), ids=lambda p: getattr(p, "name", ""))
def test_the_paper_of_every_person_is_valid_in_one_variant_after_another(number, person):
    """A sample: `make check` makes each of them in every variant (tests/tools/every_paper.py)."""
    languages, size, paper = ALL[number % len(ALL)]
    valid(make_checklist(plan_of(person.answers, person.today), CONTENT, VARIANTS[languages], Options(paper, size)))


@pytest.mark.parametrize("paper", BOTH_PAPERS)
@pytest.mark.parametrize("options", [{"notes": True}, {"fillable": False}, {"notes": True, "fillable": False}], ids=str)
def test_copies_for_an_advocate_and_to_print_are_valid_too(options, paper):
    for answers in (NOTHING, TYPICAL):
        valid(BOTH_PAPERS[paper](answers, languages="both", **options))


def paint_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 9 9 re f")


def claim(pdf: pikepdf.Pdf, change) -> None:
    """Change the marks that the first element with text of its own claims."""
    element = next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/P" and isinstance(o.K[0], int))
    element.K = pikepdf.Array(change(list(element.K)))


def leave_open(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC 0 0 9 9 re f")


def forget_a_name(pdf: pikepdf.Pdf) -> None:
    del next(a for a in pdf.pages[0].Annots if "/TU" in a).TU


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (paint_outside, "paints outside every tag"),
        (leave_open, "never closed"),
        (lambda pdf: claim(pdf, lambda marks: marks[1:]), "is claimed 0 times"),
        (lambda pdf: claim(pdf, lambda marks: [*marks, marks[0]]), "is claimed 2 times"),
        (lambda pdf: claim(pdf, lambda marks: [*marks, 9999]), "is claimed, but the page does not have it"),
        (forget_a_name, "has no name"),
    ],
    ids=["painted outside", "left open", "not claimed", "claimed twice", "not there", "no name"],
)
def test_the_checks_of_structure_find_what_the_validator_may_miss(fault, said):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(checklist())) as pdf:
        fault(pdf)
        pdf.save(out)
    assert any(said in line for line in problems(out.getvalue())), problems(out.getvalue())


def test_the_sheet_has_headings_lists_and_a_table_and_the_long_paper_figures_and_links_too():
    usual = ("H2", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Form", "P", "Sect")
    for data, wanted in ((checklist(), usual), (long_paper(), (*usual, "H3", "Link", "Figure"))):
        found = roles(data)
        assert found.count("H1") == 1, "one title"
        for role in wanted:
            assert role in found, f"no {role}"
        assert found.index("H1") < found.index("H2")
    assert roles(long_paper()).index("H2") < roles(long_paper()).index("H3")


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_the_document_and_its_parts_name_their_language(paper):
    with pikepdf.open(io.BytesIO(BOTH_PAPERS[paper](languages="both"))) as pdf:
        assert str(pdf.Root.Lang) == "en"
        spanish = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and str(o.get("/Lang", "")) == "es"]
        assert {"/P", "/Span", "/L"} <= {str(o.S) for o in spanish}
    with pikepdf.open(io.BytesIO(BOTH_PAPERS[paper](languages="es"))) as pdf:
        assert str(pdf.Root.Lang) == "es"


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_the_name_of_a_box_is_said_in_both_languages(paper):
    with pikepdf.open(io.BytesIO(BOTH_PAPERS[paper](languages="both"))) as pdf:
        tips = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
    assert all(" / «" in tip for tip in tips), "the name of a box is said in both languages"


# --- tickable -----------------------------------------------------------------------------------------------------------


def test_boxes_are_named_after_what_they_stand_for():
    plan, names = plan_of(), set(fields(checklist()))
    assert names == {f"task.{task.id}" for task in plan.tasks} | {f"find.{id_}" for id_ in plan.find_out}
    more = set(fields(long_paper()))
    assert names <= more
    assert {f"paper.{p.id}" for p in plan.papers if not p.have} <= more
    assert {f"ask.{id_}" for id_ in plan.lawyer_questions} <= more


def test_what_is_heard_at_a_box_is_the_act_without_its_number():
    acts = {f"task.{task.id}": CONTENT.sentence[task.form[0]] for task in plan_of().tasks}
    with pikepdf.open(io.BytesIO(checklist())) as pdf:
        tips = {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}
    for name, sentence in acts.items():
        assert sentence.role == "do" and "[" not in tips[name]
        assert "{" in sentence.text or tips[name].startswith(sentence.text), f"{name} is named “{tips[name]}”"


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_two_languages_share_one_box(paper):
    assert fields(BOTH_PAPERS[paper](languages="both")) == fields(BOTH_PAPERS[paper](languages="en"))


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_a_paper_to_print_has_drawn_boxes_and_no_fields(paper):
    assert fields(BOTH_PAPERS[paper](fillable=False)) == {}


def tick(data: bytes, boxes: int, by_keyboard: bool) -> bytes:
    """Open the file in PDFium as a viewer would, tick the first boxes of the first page with boxes, and save it."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    number = next(n for n in range(len(document)) if any(True for _ in _widgets(document, n)))
    sheet, form = document[number], document.formenv
    for x, y in list(_widgets(document, number))[:boxes]:
        if by_keyboard:
            pdfium.FORM_OnMouseMove(form, sheet, 0, x, y)
            pdfium.FORM_OnLButtonDown(form, sheet, 0, x, y)
            pdfium.FORM_OnLButtonUp(form, sheet, 0, x, y)
            pdfium.FORM_OnChar(form, sheet, ord(" "), 0)
            pdfium.FORM_OnChar(form, sheet, ord(" "), 0)
        else:
            pdfium.FORM_OnMouseMove(form, sheet, 0, x, y)
            pdfium.FORM_OnLButtonDown(form, sheet, 0, x, y)
            pdfium.FORM_OnLButtonUp(form, sheet, 0, x, y)
    pdfium.FORM_ForceToKillFocus(form)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _widgets(document, number):
    with pikepdf.open(io.BytesIO(_bytes(document))) as pdf:
        for annotation in pdf.pages[number].obj.get("/Annots", []):
            if annotation.Subtype == "/Widget":
                left, bottom, right, top = map(float, annotation.Rect)
                yield (left + right) / 2, (bottom + top) / 2


def _bytes(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "mouse_then_space_twice"])
def test_ticks_set_in_a_viewer_are_saved_and_read_back(by_keyboard):
    data = checklist()
    assert set(fields(data).values()) == {"/Off"}
    ticked = fields(tick(data, 2, by_keyboard))
    assert list(ticked.values()).count("/Yes") == 2
    assert [name for name, value in ticked.items() if value == "/Yes"] == list(fields(data))[:2]


def test_a_ticked_box_can_be_seen_and_an_empty_one_too():
    data = checklist()
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    plain = document[0].render(scale=2).to_numpy()
    document.close()
    document = pypdfium2.PdfDocument(tick(data, 1, False))
    document.init_forms()
    marked = document[0].render(scale=2).to_numpy()
    document.close()
    assert (plain != marked).sum() > 100, "the tick is drawn"
    without = pypdfium2.PdfDocument(data)
    bare = without[0].render(scale=2, may_draw_forms=False, draw_annots=False).to_numpy()
    without.close()
    assert (plain != bare).sum() == 0, "a viewer that draws no form boxes shows the same empty boxes"


# --- the same every time, and neutral -----------------------------------------------------------------------------------


def test_equal_input_gives_equal_bytes_whatever_was_made_before():
    first = fresh_checklist(name="Նա ễ García")
    other = fresh_checklist(NOTHING, languages="both", name="محمد علی")
    assert fresh_checklist(name="Նա ễ García") == first
    assert fresh_checklist(NOTHING, languages="both", name="محمد علی") == other


def test_equal_input_gives_equal_bytes_in_another_process_time_zone_and_hash_seed():
    code = "import hashlib; from tests.help.pdf_structure import checklist;print(hashlib.sha256(checklist(name='Nguyễn')).hexdigest())"
    here = hashlib.sha256(checklist(name="Nguyễn")).hexdigest()
    root = Path(__file__).parents[2]
    for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo")):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == here


def test_title_author_and_file_name_tell_nothing():
    data = checklist(name="Rosa Quispe")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert info["/Title"] == "Five Steps · Cinco Pasos"
        assert info["/Author"] == info["/Subject"] == info["/Keywords"] == ""
        everything = " ".join([*info.values(), pdf.Root.Metadata.read_bytes().decode()])
        for private in ("Rosa", "Quispe", "2026", "migra", "California", "not_paid"):
            assert private not in everything
        outlines = [str(o.Title) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Title" in o and "/Dest" in o]
    assert outlines and not any("Rosa" in title or "2026" in title for title in outlines)
    assert FILE_NAME == "checklist.pdf"


def test_a_name_and_a_date_are_not_kept_in_memory():
    fresh_checklist(name="Somebody")
    kept = _known_lines.cache_info().currsize
    fresh_checklist(TYPICAL.with_("when_fired", "2026-10-05").with_("when_pay_last", "2026-09-11"), name="Xóchitl Unique")
    assert _known_lines.cache_info().currsize <= kept


# --- measures -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", BODY)
def test_boxes_lines_and_margins_are_wide_enough_for_a_pen_and_a_punch(paper, size):
    measures = style(paper, size)
    assert measures.box >= 5 * MM - 0.01
    assert measures.line >= 8 * MM - 0.01
    assert measures.left >= 18 * MM
    assert measures.body.size >= 11 and measures.small.size >= 9 and measures.tiny.size >= 7.5


LONG_TOO = [("sheet", *variant) for variant in ALL] + [
    ("long", *variant) for variant in ALL if variant[1] == "normal" or variant[0] == "es"
]


@pytest.mark.parametrize(("kind", "languages", "size", "paper"), LONG_TOO)
def test_nothing_runs_over_the_edge_of_a_page(kind, languages, size, paper):
    measures = style(paper, size)
    space = measures.title.size * 0.3  # each line ends with a space that nobody sees
    document = pypdfium2.PdfDocument(BOTH_PAPERS[kind](languages=languages, size=size, paper=paper))
    for number, sheet in enumerate(document, 1):
        text = sheet.get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            where = f"page {number}: {text.get_text_bounded(left, bottom, right, top)}"
            assert left >= measures.left - 2 and right <= measures.page[0] - measures.right + space, where
            assert bottom >= measures.bottom - 5 and top <= measures.page[1] - measures.top + 3, where
    document.close()


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_pages_are_black_and_white(paper):
    document = pypdfium2.PdfDocument(BOTH_PAPERS[paper]())
    for sheet in document:
        pixels = sheet.render(scale=0.5).to_numpy().astype(int)
        assert (pixels.max(axis=2) == pixels.min(axis=2)).all()
    document.close()
