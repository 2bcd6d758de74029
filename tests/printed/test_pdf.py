"""The paper as a file: valid, tagged, tickable, the same every time, and silent about whose it is."""

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from guide.content.records import Host
from guide.core.answers import Answers
from guide.pdf.sizes import BODY, PAPERS
from guide.pdf.style import MM, style
from guide.pdf.text import _known_lines
from guide.printed import FILE_NAME, Options, make_checklist
from guide.printed.long import make_long
from guide.words import dates as date_words
from guide.words import status as status_words
from guide.words.headline import headline_text
from guide.words.outline import section_of
from guide.words.told import told
from tests.help.camera import codes_on, seen
from tests.help.pdf_structure import (
    CONTENT,
    EN,
    TODAY,
    TYPICAL,
    VARIANTS,
    checklist,
    fields,
    fresh_checklist,
    long_paper,
    plan_of,
    problems,
    roles,
    squeezed,
    text_of,
    valid,
)
from tests.help.people_files import everyone
from tests.help.records import FILING, open_program
from tests.help.tables import by_id

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


# --- what is on it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_every_page_says_the_status_with_its_date_and_that_it_is_no_request(paper):
    for languages in VARIANTS:
        pages = text_of(BOTH_PAPERS[paper](languages=languages))
        for number, text in enumerate(pages, 1):
            for language in VARIANTS[languages]:
                assert status_words.status_banner(plan_of().status, CONTENT, language) in text
                assert status_words.not_a_request(CONTENT, language) in text
            assert f"Page {number} of {len(pages)}" in text


@pytest.mark.parametrize(("answers", "kind"), [(TYPICAL, "payday"), (TYPICAL.with_("when_pay_first", "2026-10-02"), "by")])
def test_the_front_alone_has_status_headline_five_things_and_who_to_call(answers, kind):
    front, plan = text_of(checklist(answers, name="Ana"))[0], plan_of(answers)
    assert plan.headline.kind == kind
    dated = plan.headline.day or plan.headline.pay
    assert "Ana" in front
    banner = status_words.status_banner(plan.status, CONTENT, EN)
    assert front.index(banner) < front.index(headline_text(plan.headline, CONTENT, EN).big) < front.rindex(banner)
    assert date_words.reviewed_label(dated.reviewed, "", EN) in front
    assert (date_words.sooner(EN) in front) == (kind == "by")
    at = front.index(headline_text(plan.headline, CONTENT, EN).big)
    first = section_of(told(plan, CONTENT), "first")
    assert first and len(first.items) == 5
    for item in first.items:
        at = front.index(item.lines[0].text(EN), at)
    assert front.index("Who to call") > at
    assert CONTENT.agency[plan.contacts[0].agency].name in front[front.index("Who to call") :]
    for helper in plan.helpers[:2]:
        assert helper.first and CONTENT.helper[helper.helper].name in front


def test_how_far_the_days_were_checked_stands_on_every_page_with_days():
    """Once above a table, once under a headline: a photo of one page must show it."""
    for person in everyone(CONTENT)[::3]:
        plan = plan_of(person.answers, person.today)
        days = {EN.date(day.by) for day in plan.days if day.when == "ahead"}
        for number, page in enumerate(text_of(make_checklist(plan, CONTENT, [EN])), 1):
            if any(f"By {day}" in page or f"by {day}" in page for day in days):
                assert "no lawyer has checked" in page, f"{person.name}, page {number}: days without how far they were checked"


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_a_date_that_has_passed_is_never_called_too_late(paper):
    plan, text = plan_of(), " ".join(text_of(BOTH_PAPERS[paper]()))
    assert any(day.when == "passed" for day in plan.days), "the example needs a day that has passed"
    assert "too late" not in text.lower()
    if paper == "long":
        assert text.count(date_words.passed_text(EN)) == sum(day.when == "passed" for day in plan.days)


@pytest.mark.parametrize("make", [make_checklist, make_long], ids=BOTH_PAPERS)
def test_screen_only_notices_and_unconfirmed_phones_stay_off_the_paper(make):
    shown = {a.phone for a in CONTENT.agency.values()} | {h.phone for h in CONTENT.helper.values()}
    for person in everyone(CONTENT)[::6]:
        plan = plan_of(person.answers, person.today)
        text = squeezed(" ".join(text_of(make(plan, CONTENT, [EN]))))
        for notice in CONTENT.notice.values():
            if "paper" not in notice.on:
                assert squeezed(notice.text) not in text
        for contact in plan.contacts:
            row = by_id("agencies.csv")[contact.agency]
            if row["phone"] and row["phone"] not in shown:
                assert squeezed(row["phone"]) not in text


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_what_was_answered_about_the_risk_changes_no_letter_of_the_paper(paper):
    """Whoever finds two papers must not learn from the difference (plan, rule 12)."""
    for risk in ("yes", "no", "unknown", "skip"):
        answers = TYPICAL.with_("risk", risk)
        assert BOTH_PAPERS[paper](answers) == BOTH_PAPERS[paper](TYPICAL.with_("risk", "skip")), f"risk = {risk} shows"


@pytest.mark.parametrize(
    ("record", "open_"),
    [
        (open_program(), True),
        (open_program(state="closed_reported"), False),
        (open_program(state="unknown"), False),
        (open_program(lawyer=""), False),
        (open_program(as_of=TODAY.replace(month=9)), False),
        (None, False),
    ],
    ids=["open", "closed", "unknown", "no lawyer", "stale", "missing"],
)
def test_filing_material_is_on_paper_only_while_the_program_is_open(record, open_):
    content = replace(CONTENT, program=record)
    data = make_checklist(plan_of(content=content), content, [EN])
    text = " ".join(text_of(data))
    for value in FILING.model_dump().values():
        assert (value in text) is open_
    assert ("Do not ask immigration for" in text) is not open_
    valid(data)


# --- links and codes ----------------------------------------------------------------------------------------------------


def test_links_go_only_to_confirmed_pages_and_stand_beside_as_text():
    allowed = {url for a in CONTENT.agency.values() for url in (a.url, *a.url_in.values())}
    for languages in VARIANTS:
        data = long_paper(languages=languages)
        text = squeezed("".join(text_of(data)))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            urls = [str(a.A.URI) for sheet in pdf.pages for a in sheet.obj.get("/Annots", []) if a.Subtype == "/Link"]
        assert urls
        for url in urls:
            assert url in allowed
            assert squeezed(re.sub(r"^https?://|/$", "", url)) in text


def test_a_sheet_has_no_code_because_its_room_is_for_words():
    assert "Figure" not in roles(checklist())


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize("turned", [0, 7])
def test_codes_can_be_read_at_100_dots_an_inch_blurred_and_turned(languages, turned):
    person = next(p for p in everyone(CONTENT) if p.name == "jesus")
    plan = plan_of(person.answers, person.today)
    agencies = [CONTENT.agency[c.agency] for c in plan.contacts]
    wanted = [a.url_in.get(VARIANTS[languages][0].code, a.url) for a in agencies]
    document = pypdfium2.PdfDocument(make_long(plan, CONTENT, VARIANTS[languages]))
    found = [code.text for sheet in document for code in codes_on(seen(sheet), turned)]
    document.close()
    assert found == [url for url in wanted if url]


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


@pytest.mark.parametrize("languages", VARIANTS)
def test_the_organization_that_runs_the_guide_stands_first_under_who_to_call(languages):
    host = Host(name="Centro de la Calle Ocho", phone="555-0100", address="8 Eighth Street", hours={"en": "Monday", "es": "lunes"})
    data = make_checklist(plan_of(), replace(CONTENT, host=host), VARIANTS[languages])
    valid(data)
    text = " ".join(text_of(data))
    assert text.index("Centro de la Calle Ocho") < text.index("1-8"), "an office stands before the organization that runs the guide"
    assert "555-0100" in text
