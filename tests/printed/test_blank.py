"""The form that is filled in by hand: what a campaign says and what is for everyone, on two pages, without a day and without a person."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from guide.content.languages import CODES
from guide.content.records import Host
from guide.core.answers import Answers
from guide.core.campaign import Campaign
from guide.core.kinds import Sheet
from guide.core.plan import make_plan
from guide.pdf.sizes import BODY, PAPERS
from guide.printed import Clinic, Options
from guide.printed.blank import ROWS, make_blank
from guide.printed.clinic import clinic_of
from guide.printed.sheets import Order, make
from guide.words.language import Language, load_language
from guide.words.plan import have_text
from guide.words.told_booklet import fits
from tests.help.clinic import SHARED
from tests.help.pdf_structure import (
    CONTENT,
    EN,
    TODAY,
    TYPICAL,
    VARIANTS,
    blank_form,
    drawn_lines,
    fields,
    fresh_blank_form,
    plan_of,
    roles,
    squeezed,
    text_of,
    valid,
)
from tests.help.people_files import everyone

REAL: dict[str, list[Language]] = {**{code: [load_language(code)] for code in CODES}, "both": [load_language(code) for code in CODES]}
FOR_EVERYONE = [advice for advice in CONTENT.advice.values() if advice.blank and fits(advice.program, plan_of().status.open)]


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize(("size", "paper"), [(size, paper) for size in BODY for paper in PAPERS])
def test_the_form_is_valid_in_every_language_and_size(languages, size, paper):
    valid(blank_form(languages=languages, size=size, paper=paper))
    valid(blank_form(languages=languages, size=size, paper=paper, notes=True))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("languages", REAL)
def test_the_form_has_two_pages_in_one_language_and_three_in_two(languages, paper):
    for answers in (Answers(), TYPICAL):
        pages = text_of(make_blank(plan_of(answers), CONTENT, REAL[languages], Options(paper, blank=True)))
        assert len(pages) == (3 if languages == "both" else 2), f"{len(pages)} pages; see printed/fit.py, or say less in advice.toml"


@pytest.mark.parametrize("code", CODES)
def test_no_day_and_no_fact_of_any_person_stands_on_it(code):
    """It is copied for a whole workplace, so it may hold nothing that is true of one of them."""
    language = load_language(code)
    for person in everyone(CONTENT)[::5]:
        plan = make_plan(person.answers, CONTENT, person.today)
        order = Order(person.answers, plan, "plan", Options(blank=True), name="Zenobia")
        text = " ".join(text_of(make(order, CONTENT, [language], person.today)))
        assert "Zenobia" not in text and have_text(language) not in text
        given = {written.date for question in CONTENT.question if (written := person.answers.day(question))}
        for day in ({d.by for d in plan.days} | {c.lost_from for c in plan.court} | given) - {plan.status.as_of}:
            for said in (language.date(day), language.long_date(day), language.long_date(day)):
                # the 9th stands within the 29th, which is the day of the status
                there = re.search(rf"(?<!\d){re.escape(said)}(?!\d)", text)
                assert not there, f"{person.name}: {said} stands on a form that is for everyone; take it out of printed/blank.py"


@pytest.mark.parametrize("languages", VARIANTS)
def test_it_has_what_is_for_everyone_with_boxes_and_a_table_of_days_to_fill_in(languages):
    data = blank_form(languages=languages)
    text = squeezed(" ".join(text_of(data)))
    assert len(FOR_EVERYONE) >= 5, "mark the advice for everyone in advice.toml with `blank = true`"
    for advice in FOR_EVERYONE:
        for language in VARIANTS[languages]:
            assert squeezed(language.of("advice", advice, "do")) in text, f"{advice.id} is missing"
    assert fields(data) == {}, "it is filled in by hand"
    found = roles(data)
    assert found.count("Lbl") >= len(FOR_EVERYONE), "each act has a box to tick with a pen"
    assert found.count("TR") == ROWS + 1 and found.count("TD") == 2 * ROWS, "days and offices are written into a table"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lines = sum(len(ys) for sheet in pdf.pages for ys in drawn_lines(sheet).values())
    assert lines >= 4, "name, day it was made, first day, office: each needs a line to write on"


@pytest.mark.parametrize("code", CODES)
def test_the_lines_for_everyone_and_the_card_stand_on_it_as_on_every_sheet(code):
    language, text = load_language(code), squeezed(" ".join(text_of(make_blank(plan_of(Answers()), CONTENT, REAL[code]))))
    for id_ in ("lawyer_first_everyone", "others_may_file"):
        assert squeezed(language.of("notice", CONTENT.notice[id_], "text")) in text
    for line in (CONTENT.card_line[id_] for id_ in plan_of(Answers()).card):
        assert not line.short or squeezed(language.of("card_line", line, "text")) in text


@pytest.mark.parametrize("languages", REAL)
def test_what_the_campaign_says_is_printed_and_its_group_is_called_first(languages):
    campaign = Campaign.model_validate(SHARED)
    clinic = clinic_of(campaign, CONTENT, REAL[languages])
    assert clinic and clinic.facts and clinic.local, "the campaign of tests/help/clinic.py must say something"
    data = make_blank(plan_of(Answers()), CONTENT, REAL[languages], Options(blank=True), clinic=clinic)
    valid(data)
    text = squeezed(" ".join(text_of(data)))
    for facts in clinic.facts:
        for label, value in facts:
            assert squeezed(f"{label}: {value}") in text, f"{label} is missing"
    head = squeezed(REAL[languages][0].say("told.call", "Who to call"))
    assert squeezed(clinic.local) in text[text.index(head) :], "the group that holds the clinic stands first under whom to call"


def test_a_fact_that_cannot_be_printed_whole_leaves_a_line():
    plain = make_blank(plan_of(Answers()), CONTENT, [EN], clinic=Clinic(((("Workplace", "El Sol"),),)))
    other = make_blank(plan_of(Answers()), CONTENT, [EN], clinic=Clinic(((("Workplace", "日本食堂"),),)))
    assert "Workplace:" in " ".join(text_of(other)) and "日" not in " ".join(text_of(other))
    assert len(text_of(other)) <= len(text_of(plain)) + 1


def test_the_organization_that_runs_the_guide_stands_on_it():
    content = replace(CONTENT, host=Host(name="Centro de la Calle Ocho", phone="555-0100"))
    data = make_blank(make_plan(Answers(), content, TODAY), content, [EN])
    assert "Centro de la Calle Ocho" in " ".join(text_of(data)) and "(name and phone)" not in " ".join(text_of(data))


def test_the_same_campaign_gives_the_same_bytes_and_the_title_tells_nothing():
    assert fresh_blank_form(languages="both") == fresh_blank_form(languages="both")
    with pikepdf.open(io.BytesIO(blank_form())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Five Steps · Cinco Pasos" and str(pdf.docinfo["/Author"]) == ""
    sheet: Sheet = "plan"
    order = Order(TYPICAL, plan_of(), sheet, Options(blank=True))
    assert make(order, CONTENT, [EN], TODAY) == make_blank(plan_of(), CONTENT, [EN], Options(blank=True))
    assert len(blank_form()) <= 35_000


def test_it_names_no_task_of_a_person_by_number():
    assert not re.search(r"\[\d+\]", " ".join(text_of(blank_form()))), "numbers lead from a person's tasks to the booklet"
