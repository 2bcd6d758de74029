"""The paper for more than one reader: the advocate's copy, a clinic's facts, a logo, a lawyer's check."""

import io
import json
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from guide.__main__ import main
from guide.content.records import Host
from guide.core.answers import Answers, write_answers
from guide.core.plan import make_plan
from guide.pdf.marks import HAIR
from guide.pdf.sizes import BODY
from guide.pdf.style import MM
from guide.printed import Clinic, Options, logo, make_checklist
from guide.printed.booklet import make_booklet
from guide.printed.long import make_long
from guide.web import routes
from guide.web.forms import Form, Refused
from guide.words import reviewed
from guide.words.language import load_language
from tests.help.pdf_structure import (
    CONTENT,
    EN,
    PAPERS_MADE,
    TODAY,
    TYPICAL,
    VARIANTS,
    checklist,
    fields,
    instructions,
    long_paper,
    plan_of,
    problems,
    squeezed,
    text_of,
    valid,
)
from tests.help.people_files import everyone

REAL = {"en": [load_language("en")], "es": [load_language("es")], "both": [load_language("en"), load_language("es")]}
PEOPLE = everyone(CONTENT)


def whole(data: bytes) -> str:
    return " ".join(text_of(data))


# --- the advocate's copy ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize("size", BODY)
def test_the_advocates_copy_is_valid_has_no_name_and_says_what_not_to_write(languages, size):
    data = checklist(languages=languages, size=size, name="Xóchitl Quispe", notes=True)
    valid(data)
    text = whole(data)
    assert "Xóchitl" not in text and "Quispe" not in text
    assert "Do not write about immigration status" in text_of(data)[0]
    assert text.count("Notes of the advocate") == len(VARIANTS[languages]), "there is room for notes, behind"


@pytest.mark.parametrize("languages", VARIANTS)
def test_the_long_copy_of_an_advocate_has_no_name_and_room_for_notes_too(languages):
    data = long_paper(languages=languages, name="Xóchitl Quispe", notes=True)
    valid(data)
    assert "Xóchitl" not in whole(data) and "Quispe" not in whole(data)
    assert whole(data).count("Notes of the advocate") == 2 * len(VARIANTS[languages]), "on the sheet, and behind the offices"


@pytest.mark.parametrize("paper", ["sheet", "long"])
def test_only_the_advocates_copy_has_lines_for_notes(paper):
    usual = PAPERS_MADE[paper]()
    assert "Advocate" not in whole(usual) and "Notes of the advocate" not in whole(usual)
    assert fields(PAPERS_MADE[paper](notes=True)) == fields(usual)


def test_the_command_line_and_the_web_make_the_advocates_copy(tmp_path):
    file, out = tmp_path / "answers.json", tmp_path / "out.pdf"
    answers = TYPICAL.with_("print_name", "Xóchitl")
    file.write_text(json.dumps(write_answers(answers)), "utf-8")
    command = ["checklist", str(file), "--language", "en", "--today", TODAY.isoformat(), "-o", str(out)]
    assert main(command) == 0 and "Xóchitl" in whole(out.read_bytes())
    assert main([*command, "--notes"]) == 0 and "Xóchitl" not in whole(out.read_bytes())
    assert "Advocate’s copy" in whole(out.read_bytes())
    assert "Advocate’s copy" in whole(routes._checklist(answers, Form({"language": ["en"], "copy": ["advocate"]}), TODAY)[0])
    assert "Advocate’s copy" not in whole(routes._checklist(answers, Form({"language": ["en"]}), TODAY)[0])
    with pytest.raises(Refused):
        routes._checklist(answers, Form({"language": ["en"], "copy": ["boss"]}), TODAY)


# --- a clinic's campaign ------------------------------------------------------------------------------------------------


def clinic(languages, *facts, local="") -> Clinic:
    return Clinic(tuple(facts for _ in languages), local)


@pytest.mark.parametrize("paper", ["sheet", "long"])
@pytest.mark.parametrize("languages", VARIANTS)
def test_the_facts_of_a_campaign_stand_behind_and_its_group_is_called_first(languages, paper):
    given = clinic(VARIANTS[languages], ("Workplace", "Lavandería El Sol"), ("Letter", "March 2026"), local="Centro Uno, 555-0199")
    data = PAPERS_MADE[paper](languages=languages, clinic=given)
    valid(data)
    pages = text_of(data)
    text = whole(data)
    assert text.index("For everyone, on every sheet") < text.index("Workplace: Lavandería El Sol") < text.index("Letter: March 2026")
    assert "Lavandería" not in pages[0], "whoever sees the front must not read where it is"
    call = " ".join(pages[: len(VARIANTS[languages])])
    assert call.index("Who to call") < call.index("Centro Uno, 555-0199") < call.index("1-8"), "an office stands before the group"
    assert "(name and phone)" not in call


def test_a_group_without_a_phone_gets_a_line_to_write_it_and_stands_before_the_host():
    content = replace(CONTENT, host=Host(name="Centro Dos", phone="555-0100"))
    data = make_checklist(plan_of(), content, [EN], clinic=clinic([EN], local="Comité de Trabajadores"))
    page = text_of(data)[0]
    assert page.index("Comité de Trabajadores") < page.index("Centro Dos")
    assert problems(data) == []
    page = text_of(make_checklist(plan_of(), CONTENT, [EN], clinic=clinic([EN], local="日本")))[0]
    assert "(name and phone)" in page, "a name that cannot be printed whole leaves a line to write it"


def test_a_fact_that_cannot_be_printed_whole_becomes_a_line_and_markup_stays_text():
    data = checklist(clinic=clinic([EN], ("Workplace", "日本食堂"), ("Letter", "<b>&amp; bold</b>")))
    assert "Workplace:" in whole(data) and "<b>&amp; bold</b>" in whole(data)
    assert "日" not in whole(data)


# --- the logo -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def host(monkeypatch, tmp_path):
    """A made-up organization with a tiny logo: a black ring on what is see-through."""
    picture = Image.new("RGBA", (40, 24))
    ImageDraw.Draw(picture).ellipse((2, 2, 21, 21), outline="black", width=4)
    picture.save(tmp_path / "ring.png")
    monkeypatch.setattr(logo, "FOLDER", tmp_path)
    return Host(name="Centro de la Calle Ocho", phone="555-0100", logo="ring.png")


def alts(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    return [alt for alt in found if "Logo of" in alt]


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize("size", BODY)
def test_the_logo_stands_beside_the_organization_with_words_and_in_black_and_white(languages, size, host):
    data = make_checklist(plan_of(), replace(CONTENT, host=host), VARIANTS[languages], Options(size=size))
    valid(data)
    assert len(alts(data)) == 1
    assert alts(data) and host.name in alts(data)[0]
    for sheet in pypdfium2.PdfDocument(data):
        page = sheet.render(scale=1).to_numpy().astype(int)
        assert (page.max(axis=2) == page.min(axis=2)).all()


def test_the_booklet_has_the_logo_too(host):
    data = make_booklet(replace(CONTENT, host=host), [EN], TODAY)
    valid(data)
    assert len(alts(data)) == 1


def test_a_logo_is_drawn_with_ink_and_an_svg_too(host, tmp_path):
    (tmp_path / "box.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" fill="#000" stroke="none" stroke-width="0">'
        '<rect x="0" y="0" width="10" height="10"/></svg>'
    )
    ink = {}
    for name in ("", "ring.png", "box.svg"):
        content = replace(CONTENT, host=host.model_copy(update={"logo": name}))
        page = pypdfium2.PdfDocument(make_checklist(plan_of(Answers()), content, [EN]))[0].render(scale=2).to_numpy()
        ink[name] = (page < 128).sum()
    assert ink["ring.png"] > ink[""] + 500 and ink["box.svg"] > ink["ring.png"] + 500, ink


@pytest.mark.parametrize(
    "written", [b"", b"not a picture", b"<svg", b'<svg viewBox="0 0 0 0"/>', b'<svg viewBox="0 0 1 1"><g transform="scale(2)"/></svg>']
)
@pytest.mark.parametrize("name", ["broken.png", "broken.svg"])
def test_a_logo_that_cannot_be_read_is_left_out_and_the_paper_is_made(name, written, host, tmp_path):
    (tmp_path / name).write_bytes(written)
    data = make_checklist(plan_of(), replace(CONTENT, host=host.model_copy(update={"logo": name})), [EN])
    assert problems(data) == [] and alts(data) == []
    assert host.name in whole(data)


# --- who has checked it -------------------------------------------------------------------------------------------------


def content_checked_by(lawyer: str, kinds: tuple[str, ...]):
    def item(known):
        return known.model_copy(update={"reviewer": lawyer})

    changes: dict[str, Any] = {kind: {id_: item(known) for id_, known in getattr(CONTENT, kind).items()} for kind in kinds}
    return replace(CONTENT, **changes)


CHECKED = ("step", "task", "advice", "notice", "paper", "lawyer_question", "card_line", "agency", "helper", "rule", "rule_text")


@pytest.mark.parametrize("languages", VARIANTS)
def test_the_sources_say_who_has_checked_them_as_the_dates_do(languages):
    none = "No lawyer has checked it yet"
    nobody = whole(long_paper(languages=languages))
    assert nobody.count(f"from saved copies. {none}") == 5 * len(VARIANTS[languages])
    assert "No lawyer has checked what it says yet" in nobody

    content = content_checked_by("B. Lawyer", CHECKED)
    data = make_long(make_plan(TYPICAL, content, TODAY), content, VARIANTS[languages])
    valid(data)
    known = whole(data)
    assert none not in known and "No lawyer has checked" not in known
    assert known.count(". A lawyer has checked it: B. Lawyer.") == 5 * len(VARIANTS[languages])
    assert "A lawyer has checked what it says: B. Lawyer." in known

    content = content_checked_by("B. Lawyer", ("advice",))
    part = whole(make_long(make_plan(TYPICAL, content, TODAY), content, VARIANTS[languages]))
    assert part.count(". A lawyer has checked a part of it: B. Lawyer.") == 6 * len(VARIANTS[languages]), "the steps and the sources"
    assert "A lawyer has checked a part of it: B. Lawyer. It is not legal advice." in part


@pytest.mark.parametrize("languages", VARIANTS)
def test_a_day_that_a_lawyer_has_signed_names_them_beside_it_and_no_other_does(languages):
    signed = {id_: rule.model_copy(update={"reviewer": "B. Lawyer"}) for id_, rule in list(CONTENT.rule.items())}
    content = replace(CONTENT, rule=signed)
    plan = make_plan(TYPICAL, content, TODAY)
    data = make_checklist(plan, content, VARIANTS[languages])
    valid(data)
    assert whole(data).count("B. Lawyer") >= len(plan.table.rows) * len(VARIANTS[languages]), "each row names who has checked it"
    assert "No lawyer has checked" not in whole(data)
    assert "B. Lawyer" not in whole(checklist(languages=languages))


@pytest.mark.parametrize("languages", VARIANTS)
def test_each_paper_and_each_deadline_has_the_numbers_of_its_sources_and_each_number_is_in_the_list(languages):
    plan, text = plan_of(), squeezed(whole(long_paper(languages=languages)))
    listed = text[text.rindex(squeezed("compared with them by")) :]
    rest: list[Any] = [*plan.papers, *plan.days, *plan.pay, *plan.court, *plan.said]
    for rests in rest:
        assert rests.sources and squeezed(reviewed.marks(rests.sources)) in text, f"no source stands beside {rests}"
        assert all(f"{id_}·" in listed for id_ in rests.sources)


# --- the story ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", BODY)
def test_each_step_has_its_drawing_with_words_and_no_stroke_thinner_than_a_hair(size):
    data = long_paper(size=size)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        figures = {str(o.Alt): o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"}
        for step in CONTENT.step.values():
            left, _, right, _ = (float(n) for n in figures[step.picture].A.BBox)
            assert right - left >= 30 * MM
        drawings = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Matrix" in o]
        assert len(drawings) == 5
        for drawing in drawings:
            widths = [float(operands[0]) for operands, op in instructions(drawing) if op == "w"]
            scale = (right - left) / float(drawing.BBox[2])
            assert min(widths) * scale >= HAIR * 0.9, "a photocopier loses this line"
