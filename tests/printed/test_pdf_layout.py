"""Blocks onto pages: nothing lost, nothing cut in half, no heading alone; and the order in which it is read."""

import io
import itertools
import shutil
import subprocess

import pikepdf
import pytest

from guide.content.schema import STEPS
from guide.pdf import fonts
from guide.pdf.columns import Newspaper
from guide.pdf.layout import Block, Break, DrawnAgain, Stack, paginate
from guide.pdf.marks import WritingLines
from guide.pdf.parts import Row
from guide.pdf.sizes import BODY
from guide.pdf.style import style
from guide.pdf.text import Prose, Run, break_lines
from guide.pdf.tree import Element
from guide.printed import document
from guide.words.outline import section_of
from guide.words.told import told
from tests.help.pdf_structure import CONTENT, EN, TYPICAL, VARIANTS, checklist, fresh_checklist, fresh_long_paper, long_paper, plan_of

TYPE = style("letter", "normal").body


class Box(Block):
    def __init__(self, tall, **options):
        super().__init__(**options)
        self.tall = tall

    def height(self, width):
        return self.tall


def tops(pages):
    return [[(block.tall, at) for block, at in page.placed] for page in pages]


# --- pages --------------------------------------------------------------------------------------------------------------


def test_blocks_fill_a_page_and_go_on_to_the_next():
    assert tops(paginate([Box(40), Box(40), Box(40)], 100, 100)) == [[(40, 0), (40, 40)], [(40, 0)]]


def test_neighbours_share_the_larger_space_and_none_is_kept_at_the_top_of_a_page():
    pages = paginate([Box(10, above=50, below=5), Box(10, above=8), Box(80, above=8)], 100, 100)
    assert tops(pages) == [[(10, 0), (10, 18)], [(80, 0)]]


def test_a_heading_goes_with_what_follows():
    assert tops(paginate([Box(70), Box(10, keep=True), Box(30)], 100, 100)) == [[(70, 0)], [(10, 0), (30, 10)]]


def test_a_break_starts_a_page_and_leaves_no_empty_one():
    assert tops(paginate([Break(), Box(10), Break(), Break(), Box(20), Break()], 100, 100)) == [[(10, 0)], [(20, 0)]]


def test_what_is_taller_than_a_page_is_split_and_otherwise_runs_over_but_is_never_lost():
    assert tops(paginate([Box(10), Box(300), Box(10)], 100, 100)) == [[(10, 0)], [(300, 0)], [(10, 0)]]
    stack = Stack([Box(60), Box(60), Box(60)])
    pages = paginate([stack], 100, 100)
    assert [len(page.placed) for page in pages] == [1, 1, 1]


def test_the_head_of_a_table_is_repeated_on_the_next_page():
    head, rows = Box(10, keep=True), [Box(40) for _ in range(4)]
    for row in rows:
        row.again = head
    pages = paginate([head, *rows], 100, 100)
    assert [type(page.placed[0][0]) for page in pages] == [Box, DrawnAgain]
    assert [at for _, at in pages[1].placed] == [0, 10, 50]


def test_a_row_is_not_cut_unless_it_is_taller_than_a_page():
    def row(lines):
        return Row([WritingLines(lines, 10), Box(5)], [1, 1], pad=0)

    assert len(paginate([Box(60), row(5)], 100, 100)[1].placed) == 1
    tall = Row([Stack([Box(50), Box(50), Box(50)]), Box(5)], [1, 1], pad=0)
    assert len(paginate([tall], 100, 100)) == 2


def test_writing_lines_take_the_room_that_is_left():
    lines = WritingLines(3, 10, most=8)
    assert len(paginate([Box(45), lines], 100, 100)) == 1 and lines.count == 5
    lines = WritingLines(3, 10, most=8)
    assert len(paginate([Box(95), lines], 100, 100)) == 2 and lines.count == 8


# --- lines --------------------------------------------------------------------------------------------------------------


def joined(lines):
    return "".join(text for line in lines for text, _ in line.pieces)


@pytest.mark.parametrize("width", [40, 90, 200, 1000])
def test_lines_are_no_wider_than_the_column_and_lose_no_word(width):
    for text in (CONTENT.step["report"].why, "a " * 50, "Ñandú (¿qué?) “sí” · 1/2"):
        lines = break_lines(text, TYPE, width)
        assert joined(lines).split() == text.split()
        assert all(line.width <= width + 0.01 for line in lines)


def test_a_word_longer_than_a_line_is_broken_without_a_space():
    address = "www.example.gov/a-long-path/that-goes/on-and-on/index"
    lines = break_lines(address, TYPE, 120)
    assert len(lines) > 1 and joined(lines).strip() == address
    assert lines[0].pieces[-1][0][-1] in "/.-"
    assert joined(break_lines("W" * 300, TYPE, 100)).strip() == "W" * 300


def test_bold_words_keep_their_weight_and_lines_end_with_a_space_for_readers():
    lines = break_lines((Run("Careful. ", True), Run("This is a text that goes on.")), TYPE, 120)
    assert lines[0].pieces[0] == ("Careful.", "notosbo")
    assert all(line.pieces[-1][0].endswith(" ") for line in lines[:-1])
    assert {key for line in lines for _, key in line.pieces} == set(fonts.FAMILIES["noto"])


def test_a_paragraph_leaves_two_lines_on_either_side():
    text = " ".join(["word"] * 60)
    prose = Prose((text,), (Element("P"),), TYPE)
    count = len(break_lines(text, TYPE, 200))
    for fit in range(count + 1):
        parts = prose.split(200, fit * TYPE.leading + 0.1)
        if parts is None:
            assert fit < 2 or count < 4
        else:
            first, rest = (part.height(200) / TYPE.leading for part in parts)
            assert min(first, rest) >= 1.99 and round(first + rest) == count


def test_a_list_in_two_columns_that_is_one_line_too_long_for_the_page_goes_on_and_never_runs_over():
    text = (Run(" ".join(["word"] * 400)),)
    whole = Newspaper(text, Element("P"), TYPE)
    rows = round(whole.height(300) / TYPE.leading)
    for room in range(4, rows):
        first, rest = whole.split(300, room * TYPE.leading + 0.1)
        heights = [round(part.height(300) / TYPE.leading) for part in (first, rest)]
        assert heights[0] <= room and heights[1] >= 2 and sum(heights) == rows, f"{room} of {rows} lines: {heights}"


# --- whole documents ----------------------------------------------------------------------------------------------------


@pytest.fixture
def laid(monkeypatch):
    """The pages of every document that is made, with the height they may fill."""
    made = []

    def watched(blocks, width, tall):
        pages = paginate(blocks, width, tall)
        made.append((pages, width, tall))
        return pages

    monkeypatch.setattr(document, "paginate", watched)
    return made


@pytest.mark.parametrize(
    ("make", "languages", "size"),
    list(itertools.product([fresh_checklist, fresh_long_paper], VARIANTS, BODY)),
)
def test_no_heading_is_the_last_thing_on_a_page_and_no_block_runs_over(make, languages, size, laid):
    make(TYPICAL.with_("problems", ("not_paid", "punished", "injured", "unsafe")), languages=languages, size=size)
    (pages, width, tall) = laid[0]
    for number, page in enumerate(pages, 1):
        last, at = page.placed[-1]
        assert at + last.height(width) <= tall + 0.5, f"page {number}"
        assert not last.keep, f"page {number} ends with what belongs to the next one"


SHEET_ORDER = """
Five things this week
Name:
The protection called DALE
What comes first
Each payday that you wait
No lawyer has checked it yet
Call a worker center
Who to call
After that
Find this out
Your offices and dates
No lawyer has checked
For everyone, on every sheet
If the boss or an agent asks you questions
My lawyer’s phone:
"""
LONG_ORDER = f"""{SHEET_ORDER}
Dates
No lawyer has checked
Documents to gather
Questions for the lawyer
Groups and phone lines that may help you
Offices that take complaints like yours
What you should know
Come together and learn your rights
Report the problem to a labor office
Understand the labor office’s support letter
Talk with an immigration lawyer and put your documents in order
Take care of what you already asked for
If the boss or an agent asks you questions
Words used here
The numbers on your sheet
Where this comes from
My log of days and hours
Notes
"""


def read_aloud(data: bytes) -> str:
    """The text in the order of the structure, by poppler: what a screen reader says."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True)
    return " ".join(line.strip().strip('"') for line in done.stdout.decode().splitlines() if line.strip().startswith('"'))


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
@pytest.mark.parametrize("size", ["normal", "larger"])
@pytest.mark.parametrize(("make", "order"), [(checklist, SHEET_ORDER), (long_paper, LONG_ORDER)], ids=["sheet", "long"])
def test_it_is_read_in_the_order_of_the_guide(make, order, size):
    said = " ".join(read_aloud(make(size=size)).split())
    at = 0
    for landmark in filter(None, order.splitlines()):
        found = said.find(landmark, at)
        assert found >= 0, f"“{landmark}” is not where it belongs"
        at = found


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
@pytest.mark.parametrize("languages", ["en", "es", "both"])
def test_a_task_is_read_as_box_then_act_then_why_and_how_and_each_language_whole(languages):
    said = " ".join(read_aloud(checklist(languages=languages)).split())
    at = 0
    for section in ("first", "after"):
        for item in section_of(told(plan_of(), CONTENT), section).items:
            for line in item.lines:
                for language in VARIANTS[languages]:
                    at = said.find(" ".join(line.text(language).split()), at)
                    assert at >= 0, f"{item.id}: “{line.text(language)[:50]}” is not read where it belongs"


def test_every_heading_stands_in_the_list_of_contents():
    for data, wanted in ((checklist(), SHEET_HEADINGS), (long_paper(), LONG_HEADINGS)):
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Five things this week"]
            titles = [item.title for item in outline.root[0].children]
        assert sorted(titles) == sorted(wanted)


SHEET_HEADINGS = [
    "What comes first",
    "Who to call",
    "After that",
    "Find this out",
    "Your offices and dates",
    # "For everyone, on every sheet" opens its text here, because the page is full
    "If the boss or an agent asks you questions",
]
LONG_HEADINGS = [
    *SHEET_HEADINGS,
    "Dates",
    "Documents to gather",
    "Questions for the lawyer",
    "Groups and phone lines that may help you",
    "Offices that take complaints like yours",
    "What you should know",
    *(EN.of("step", CONTENT.step[id_], "title") for id_ in STEPS),
    "If the boss or an agent asks you questions",
    "Words used here",
    "The numbers on your sheet",
    "Where this comes from",
    "My log of days and hours",
    "Notes",
]
