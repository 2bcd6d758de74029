"""What stands on a sheet and on the long paper: the status on every page, the front by itself, and nothing that must stay off paper."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from guide.content.records import Host
from guide.printed import make_checklist
from guide.printed.long import make_long
from guide.words import dates as date_words
from guide.words import status as status_words
from guide.words.headline import headline_text
from guide.words.offices import office_found
from guide.words.outline import section_of
from guide.words.told import told
from tests.help.pdf_structure import (
    CONTENT,
    EN,
    TODAY,
    TYPICAL,
    VARIANTS,
    checklist,
    long_paper,
    plan_of,
    roles,
    squeezed,
    text_of,
    valid,
)
from tests.help.people_files import everyone
from tests.help.records import FILING, open_program
from tests.help.tables import by_id

BOTH_PAPERS = {"sheet": checklist, "long": long_paper}


@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_every_page_says_the_status_with_its_date_and_that_it_is_no_request(paper):
    for languages in VARIANTS:
        pages = text_of(BOTH_PAPERS[paper](languages=languages))
        for number, text in enumerate(pages, 1):
            for language in VARIANTS[languages]:
                assert status_words.status_banner(plan_of().status, CONTENT, language) in text
                assert status_words.not_a_request(CONTENT, language, "list" if paper == "long" else "sheet") in text
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
    assert office_found(CONTENT.agency[plan.contacts[0].agency], EN) in front[front.index("Who to call") :]
    for helper in plan.helpers[:2]:
        assert helper.first and CONTENT.helper[helper.helper].name in front


def test_how_far_the_days_were_checked_stands_on_every_page_with_days():
    """Once above a table, once under a headline: a photo of one page must show it."""
    for person in everyone(CONTENT)[::3]:
        plan = plan_of(person.answers, person.today)
        days = {EN.date(day.by) for day in plan.days if day.when == "ahead"}
        for number, page in enumerate(text_of(make_checklist(plan, CONTENT, [EN])), 1):
            if any(f"By {day}" in page or f"by {day}" in page for day in days):
                assert "No lawyer has checked" in page, f"{person.name}, page {number}: days without how far they were checked"


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
    assert ("Do not ask immigration for it" in text or "Do not ask immigration for the protection" in text) is not open_
    valid(data)


@pytest.mark.parametrize("languages", VARIANTS)
def test_the_organization_that_runs_the_guide_stands_first_under_who_to_call(languages):
    host = Host(name="Centro de la Calle Ocho", phone="555-0100", address="8 Eighth Street", hours={"en": "Monday", "es": "lunes"})
    data = make_checklist(plan_of(), replace(CONTENT, host=host), VARIANTS[languages])
    valid(data)
    text = " ".join(text_of(data))
    assert text.index("Centro de la Calle Ocho") < text.index("1-8"), "an office stands before the organization that runs the guide"
    assert "555-0100" in text


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
