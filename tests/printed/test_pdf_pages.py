"""Pages, measured in the file of every variant: boxes and lines for a pen, what turns the page with what, and the order of reading."""

import io
import shutil
from functools import partial
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from guide.core.plan import make_plan
from guide.pdf.layout import Block, paginate
from guide.pdf.marks import WritingLines
from guide.pdf.sizes import BODY, PAPERS
from guide.pdf.style import MM, style
from guide.printed import fit, make_checklist
from guide.printed.long import make_long
from guide.printed.pages import LEAST_ROWS, MOST_ROWS, Log
from guide.words.language import load_language
from guide.words.told import made_by_rules
from tests.help.pdf_structure import (
    CONTENT,
    EN,
    VARIANTS,
    blank_form,
    checklist,
    drawn_lines,
    fields,
    instructions,
    letters,
    long_paper,
    plan_of,
    squeezed,
    text_of,
)
from tests.help.people_files import everyone
from tests.tools import make_golden

REAL = {"en": [load_language("en")], "es": [load_language("es")], "both": [load_language("en"), load_language("es")]}
PEOPLE = everyone(CONTENT)


# --- boxes and lines, measured in the file ------------------------------------------------------------------------------

KINDS: dict[str, Any] = {
    "sheet": checklist,
    "advocate": partial(checklist, notes=True),
    "blank": blank_form,
    "long": long_paper,
}
ALL = [(kind, languages, size, paper) for kind in KINDS for languages in VARIANTS for size in BODY for paper in PAPERS]
BIG = [(kind, languages, size, paper) for kind, languages, size, paper in ALL if kind != "long" or paper == "letter"]


@pytest.mark.parametrize(("kind", "languages", "size", "paper"), BIG)
def test_every_box_is_5_mm_wide_and_every_line_leaves_8_mm_to_write(kind, languages, size, paper):
    data = KINDS[kind](languages=languages, size=size, paper=paper)
    lines, squares = 0, []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [[float(n) for n in field.Rect] for field in pdf.Root.AcroForm.Fields] if "/AcroForm" in pdf.Root else []
        for number, sheet in enumerate(pdf.pages, 1):
            for ys in drawn_lines(sheet).values():
                ys.sort()
                lines += len(ys)
                apart = [b - a for a, b in pairwise(ys)]
                assert min(apart, default=99) >= 8 * MM - 0.1, f"page {number}: two lines to write on are {min(apart) / MM:.1f} mm apart"
            squares += drawn_boxes(sheet)
    assert lines >= 2, "there is a line for a name and one for a phone at least"
    sides = squares if kind == "blank" else [min(right - left, top - bottom) for left, bottom, right, top in boxes]
    assert sides, "there is no box to tick"
    assert min(sides) >= 5 * MM - 0.1, f"a box is {min(sides) / MM:.2f} mm wide: too small for a pen; see fit.tightened"


def drawn_boxes(sheet) -> list[float]:
    """The sides of the boxes that are only drawn, with their stroke."""
    found = instructions(sheet, "re")
    return [float(operands[2]) + 1 for operands, _ in found if operands[2] == operands[3] and 5 < operands[2] < 60]


@pytest.mark.parametrize("make", [checklist, long_paper], ids=["sheet", "long"])
def test_boxes_that_are_only_drawn_are_as_large(make):
    with pikepdf.open(io.BytesIO(make(fillable=False))) as pdf:
        squares = [side for sheet in pdf.pages for side in drawn_boxes(sheet)]
    assert len(squares) >= len(fields(make())), "a box is missing"
    assert min(squares) >= 5 * MM - 0.1, f"a box is {min(squares) / MM:.2f} mm wide: too small for a pen; see fit.tightened"


# --- pages --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("languages", VARIANTS)
def test_the_front_always_has_the_office_that_it_sends_to_with_its_number_and_no_bare_name(languages):
    """In two languages too, where the front runs on to other pages: it ends with how it was made, and comes before all else."""
    for person in PEOPLE[:: 1 if languages == "en" else 5]:
        plan = make_plan(person.answers, CONTENT, person.today)
        texts = text_of(make_checklist(plan, CONTENT, REAL[languages]))
        upto = 3 if languages == "both" else 1
        front, ends, _ = squeezed(" ".join(texts[:upto])).partition(squeezed(made_by_rules(REAL[languages][-1])))
        assert ends, f"{person.name}: the front does not end within {upto} pages; say it shorter, or see printed/fit.py"
        needed = CONTENT.agency.get(plan.headline.agency)
        if needed and plan.safety == "free":
            assert squeezed(needed.phone) in front, f"{person.name}: the number of {needed.id} is not in front"
        for helper in (CONTENT.helper[h.helper] for h in plan.helpers if h.first and CONTENT.helper[h.helper].near):
            assert squeezed(helper.near) in front, f"{person.name}: {helper.id} has only a name, so its town must stand with it"


@pytest.mark.parametrize("paper", PAPERS)
def test_however_tight_a_page_is_acts_have_ten_points_details_nine_boxes_5_mm_and_lines_8_mm(paper):
    for tight in range(fit.TIGHTEST + 1):
        measures = fit.tightened(style(paper, "normal"), tight)
        assert min(measures.body.size, measures.strong.size) >= 10 and measures.small.size >= 9, f"tightness {tight}: {measures.small}"
        assert measures.box >= 5 * MM - 0.01, f"tightness {tight}: boxes of {measures.box / MM:.2f} mm are too small for a pen"
        assert measures.line >= 8 * MM - 0.01, f"tightness {tight}: lines {measures.line / MM:.1f} mm apart are too close to write on"


def test_large_print_is_never_set_smaller_to_save_a_page():
    for size in (size for size in BODY if size != "normal"):
        for languages in VARIANTS:
            sizes = {round(n, 1) for _, page in letters(checklist(languages=languages, size=size)) for n in page}
            measures = style("letter", size)
            assert measures.body.size in sizes and measures.small.size in sizes
            assert min(sizes) >= measures.tiny.size * 0.9 - 0.05, "a footer may be a little smaller; nothing else"


class Box(Block):
    def __init__(self, tall, **options):
        super().__init__(**options)
        self.tall = tall

    def height(self, width):
        return self.tall


def test_what_floats_waits_for_the_next_page_with_its_heading_while_the_rest_goes_on():
    card = Box(50)
    card.floats = True

    def heights(*blocks):
        return [[block.height(100) for block, _ in page.placed] for page in paginate(blocks, 100, 100)]

    assert heights(Box(60), Box(10, keep=True), card, Box(30), Box(20)) == [[60, 30], [10, 50, 20]]
    assert heights(Box(60), card) == [[60], [50]], "not lost at the end"


def test_notes_fill_what_is_left_of_the_last_page_or_a_page_of_their_own():
    lines = WritingLines(3, 10, most=30)
    assert len(paginate([Box(40), Box(10, keep=True), lines], 100, 100)) == 1 and lines.count == 5
    lines = WritingLines(3, 10, most=30)
    assert len(paginate([Box(70), Box(10, keep=True), lines], 100, 100)) == 2 and lines.count == 9


@pytest.mark.parametrize("languages", REAL)
def test_every_long_paper_has_room_for_notes(languages):
    for person in PEOPLE[::15]:
        last = text_of(make_long(make_plan(person.answers, CONTENT, person.today), CONTENT, REAL[languages]))[-2:]
        assert REAL[languages][0].say("pdf.notes", "Notes") in " ".join(last), f"{person.name}: print a page for notes"


def test_the_log_takes_the_room_that_is_left_between_its_least_and_its_most(monkeypatch):
    counts = []
    drawn = Log.draw
    monkeypatch.setattr(Log, "draw", lambda self, *where: (counts.append(self.count), drawn(self, *where)))
    for person in PEOPLE[::9]:
        make_long(make_plan(person.answers, CONTENT, person.today), CONTENT, [EN])
    assert counts and all(LEAST_ROWS <= n <= MOST_ROWS for n in counts) and max(counts) > LEAST_ROWS


# --- the order in which it is read --------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
@pytest.mark.parametrize("name", make_golden.PAPERS)
def test_a_screen_reader_walks_through_it_as_written_down(name):
    kept = (make_golden.FOLDER / f"{name}.txt").read_text("utf-8")
    assert make_golden.structure(name) == kept, (
        f"golden/{name}.txt: the order or a text changed. If that is right: `python -m tests.tools.make_golden`, and read the difference."
    )


def test_no_golden_file_is_left_of_a_paper_that_there_is_not():
    assert {path.stem for path in make_golden.FOLDER.glob("*.txt")} == set(make_golden.PAPERS), "remove the others"


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
def test_the_name_is_read_right_after_its_label_and_the_day_it_was_made_after_both():
    said = make_golden.structure("rosa-en")
    assert said.index("P: Name:") < said.index("P: Rosa") < said.index("P: Made on")


def test_every_question_and_paper_of_the_columns_is_read_in_its_order():
    said, plan = squeezed("".join(text_of(long_paper()))), plan_of()
    for texts in (
        [CONTENT.lawyer_question[id_].ask for id_ in plan.lawyer_questions],
        [CONTENT.paper[paper.id].name for paper in plan.papers],
    ):
        said_of = said[said.index(squeezed("Documents to gather")) :]
        places = [said_of.index(squeezed(text)[:20]) for text in texts]
        assert places == sorted(places), "the columns are drawn in another order than they are read"
