"""The sentences that screen and paper share: the status in every state, dates with their doubts, offices without what is unconfirmed."""

import datetime as dt
from dataclasses import replace

import pytest

from guide.core.answers import Answers
from guide.core.limits import SafeDay
from guide.core.status import Status
from guide.words import dates as date_words
from guide.words import status as status_words
from guide.words.language import load_language as real_language
from guide.words.offices import told_office
from guide.words.tasks import told_task
from tests.help.pdf_structure import CONTENT, EN, ES, TODAY, plan_of

AS_OF = dt.date(2026, 11, 22)
STATES = {
    "closed": Status("closed_reported", AS_OF, stale=False, open=False),
    "closed, stale": Status("closed_reported", AS_OF, stale=True, open=False),
    "unknown": Status("unknown", AS_OF, stale=False, open=False),
    "unknown, stale": Status("unknown", AS_OF, stale=True, open=False),
    "missing": Status("unknown", None, stale=True, open=False),
    "open, not confirmed": Status("open_confirmed", AS_OF, stale=False, open=False),
    "open, stale": Status("open_confirmed", AS_OF, stale=True, open=False),
    "open": Status("open_confirmed", AS_OF, stale=False, open=True, checked_by="A. Person"),
}


def said(status: Status, language=EN) -> str:
    notice = status_words.status_notice(status, CONTENT, language)
    return " ".join([status_words.status_banner(status, CONTENT, language), notice.title, *notice.paragraphs])


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_notice_with_its_date_and_sends_to_a_lawyer(state):
    status = STATES[state]
    for language in (EN, ES):
        text = said(status, language)
        assert "immigration lawyer" in text
        if status.as_of:
            assert language.long_date(status.as_of) in status_words.status_banner(status, CONTENT, language)
        assert "{" not in text


@pytest.mark.parametrize("state", [s for s in STATES if s != "open"])
def test_every_state_but_open_says_not_to_ask_and_never_only_not_to_file(state):
    """Beside it stands "File your complaint": one verb may not give two orders."""
    english, spanish = (status_words.status_banner(STATES[state], CONTENT, real_language(code)) for code in ("en", "es"))
    assert "Do not ask immigration for" in english and "file" not in english.lower()
    assert "a inmigración" in spanish
    assert "Do not ask immigration for DALE on your own or with this guide." in said(STATES[state])


@pytest.mark.parametrize("state", [s for s in STATES if "stale" in s])
def test_a_record_that_nobody_reviewed_says_so(state):
    assert "We have not reviewed this since November 22, 2026." in said(STATES[state])


@pytest.mark.parametrize("state", [s for s in STATES if not s.startswith("closed")])
def test_only_a_closed_record_says_that_the_program_is_reported_to_have_ended(state):
    assert "is reported to have ended" not in said(STATES[state])


def test_no_state_promises_anything():
    for status in STATES.values():
        for word in ("likely", "will get", "guarantee", "protects you", "safe to"):
            assert word not in said(status)


def test_the_closed_notice_is_the_approved_wording():
    notice = status_words.status_notice(STATES["closed"], CONTENT, EN)
    assert notice.title == "The protection called DALE is reported to have ended."
    assert notice.paragraphs[0].startswith(
        "With DALE (deferred action for workers), the government decided, case by case, not to deport a person for a time."
    )
    assert status_words.status_banner(STATES["closed"], CONTENT, EN) == (
        "Last reviewed: November 22, 2026. The protection called DALE (deferred action for workers) is reported to have ended in 2025. "
        "Do not ask immigration for it. Talk to an immigration lawyer first."
    )
    for printed in ("sheet", "booklet", "list"):
        text = f"This {printed} is not a request to immigration. Do not mail it to them. Take it to a lawyer."
        assert status_words.not_a_request(CONTENT, EN, printed) == text


def test_a_review_of_saved_copies_says_so_until_a_person_looked():
    assert "saved copies" in said(STATES["closed"])
    looked = replace(STATES["closed"], checked_by="Ana Pérez")
    assert "saved copies" not in said(looked) and "Ana Pérez" in said(looked)


def day(**changes) -> SafeDay:
    first = plan_of().days[0]
    return replace(first, **changes)


def test_a_date_says_that_no_lawyer_checked_it_until_one_has():
    assert "No lawyer has checked it yet" in date_words.reviewed_label(TODAY, "", EN)
    label = date_words.reviewed_label(TODAY, "B. Lawyer", EN)
    assert "B. Lawyer" in label and "No lawyer" not in label
    assert "No lawyer" in date_words.reviewed_label(TODAY, "  ", EN)


@pytest.mark.parametrize("question", [q.id for q in CONTENT.question.values() if q.kind == "date" and q.past])
def test_every_day_that_is_asked_has_words_for_counting_from_it(question):
    exact = date_words.counted_from(day(question=question, counted_from=dt.date(2026, 1, 15), exact=True), EN)
    assert exact.startswith("Counted from") and exact.endswith("January 15, 2026")
    month = date_words.counted_from(day(question=question, counted_from=dt.date(2026, 1, 1), exact=False), EN)
    assert "January 2026" in month and "January 1," not in month


def test_a_passed_day_is_never_called_too_late():
    assert "late" not in date_words.passed_text(EN)
    assert "Talk to a lawyer before giving up." in date_words.passed_text(EN)


def test_a_permit_known_by_its_month_only_names_the_month():
    plan = plan_of(Answers({"helper": "alone", "situation": "has_it", "permit_ends": "2027-03"}))
    task = next((task for task in plan.tasks if task.id == "permit_soon"), None)
    assert task, "whoever holds a card that ends within six months needs the task; see core/permit.py"
    text = " ".join(line.text(EN) for line in told_task(task, CONTENT).lines)
    assert "March 2027" in text and "Mar 1" not in text and "March 1" not in text, f"say the month alone: {text}"


@pytest.mark.parametrize("agency", CONTENT.agency.values(), ids=lambda a: a.id)
def test_an_office_shows_its_phone_and_its_page_with_their_years(agency):
    for language in (EN, ES):
        office = told_office(agency, CONTENT)
        pages = office.all("page")
        assert bool(office.all("phone")) == bool(agency.phone) and bool(pages) == bool(agency.url)
        for line, year in [(line, agency.phone_seen) for line in office.all("phone")] + [(page, agency.link_seen) for page in pages]:
            assert (f"({year})" if year else "(year not known)") in line.text(language) and line.link
        assert not any(page.text(language).startswith("http") for page in pages)
        assert len(office.all("caution")) == len(agency.cautions)


def test_every_text_rule_and_pay_limit_has_its_sentence():
    answers = Answers({"state": "AZ", "problems": ("not_paid", "unsafe"), "when_pay_first": "2025-01-09", "when_pay_last": "2026-10-30"})
    plan = plan_of(answers)
    assert plan.pay and plan.said
    for limit in plan.pay:
        assert EN.date(limit.lost_before) in date_words.pay_limit_text(limit, CONTENT, EN)
    for entry in plan.said:
        assert CONTENT.rule_text[entry.text].text in date_words.said_text(entry, CONTENT, EN)


@pytest.mark.parametrize(
    ("code", "today", "tomorrow"), [("en", "complaint today, Mon", "by Tue"), ("es", "queja hoy, lunes", "a más tardar el martes")]
)
def test_a_safe_day_that_is_today_says_today(code, today, tomorrow):
    day = next(d for d in plan_of().days if d.days_left > 0)
    monday, words = dt.date(2026, 11, 23), real_language(code)
    assert today in date_words.file_by(replace(day, by=monday, days_left=0), words)
    assert tomorrow in date_words.file_by(replace(day, by=monday + dt.timedelta(1), days_left=1), words)
