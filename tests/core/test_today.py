"""Whose today it is: that of the person where something says it, and never more than one day from the server's."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from guide.core.answers import VERSION, Answers, Value, read_answers
from guide.core.campaign import read_campaign
from guide.core.form import read_form
from guide.core.plan import make_plan
from guide.core.today import has_come, their_day
from guide.library import content

CONTENT = content()
TODAY = dt.date(2026, 11, 30)
TOMORROW = TODAY + dt.timedelta(days=1)
ACTS: dict[str, Value] = {
    "problems": ("not_paid", "punished", "injured", "unsafe"),
    "punished_for": ("safety",),
    "punished_how": ("fired", "cut"),
    "state": "TX",
}
DAYS = [q.id for q in CONTENT.question.values() if q.kind == "date" and q.past and not q.retired]
MIDNIGHT = dt.datetime(2026, 11, 30, 0, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("server", "hour", "behind", "day"),
    [
        ("UTC", 21, -600, "2026-12-01"),  # Guam: the morning of the next day
        ("UTC", 13, -600, "2026-11-30"),
        ("UTC", 14, -600, "2026-12-01"),
        ("UTC", 7, 480, "2026-11-29"),  # California: still the evening before
        ("UTC", 8, 480, "2026-11-30"),
        ("America/Los_Angeles", 5, 240, "2026-11-30"),  # Puerto Rico, whose day has begun; in Los Angeles it is the 29th
        ("Pacific/Honolulu", 10, -840, "2026-12-01"),  # Kiritimati: 24 hours ahead
        ("Pacific/Pago_Pago", 10, -840, "2026-11-29"),  # 25 hours ahead: two days, at this hour; not believed
        ("UTC", 12, None, "2026-11-30"),
        ("UTC", 12, 1440, "2026-11-29"),
        ("UTC", 12, 1441, "2026-11-30"),
        ("UTC", 12, -(10**12), "2026-11-30"),
        ("Pacific/Kiritimati", 12, 1440, "2026-12-01"),
    ],
)
def test_the_day_is_the_persons_when_it_is_at_most_one_from_the_servers(server, hour, behind, day):
    now = (MIDNIGHT + dt.timedelta(hours=hour)).astimezone(ZoneInfo(server))
    assert their_day(now, behind).isoformat() == day


def test_a_day_has_come_until_one_day_ahead():
    assert [has_come(TODAY + dt.timedelta(days=n), TODAY) for n in (-1, 0, 1, 2)] == [True, True, True, False]


@pytest.mark.parametrize("question", DAYS)
def test_one_day_ahead_is_read_everywhere_and_two_days_ahead_nowhere(question):
    asked = CONTENT.question[question]
    for day, code in (TOMORROW, None), (TOMORROW + dt.timedelta(days=1), "future"):
        for written in (day.isoformat(), day.isoformat()[:7]) if day.day == 1 else (day.isoformat(),):
            _, problems = read_answers({"version": VERSION, "answers": {question: written}}, CONTENT, TODAY)
            assert [p.code for p in problems] == ([code] if code else [])
        typed = {"month": str(day.month), "day": str(day.day), "year": str(day.year)}
        assert read_form([asked], {question: typed}, CONTENT, TODAY)[1] == ({question: code} if code else {})


def test_the_day_of_a_letter_from_an_office_may_be_one_ahead_too():
    def codes(day):
        return [p.code for p in read_campaign({"version": 1, "letter_date": day.isoformat()}, CONTENT, TODAY)[1]]

    assert codes(TOMORROW) == [] and codes(TOMORROW + dt.timedelta(days=1)) == ["future"]


@pytest.mark.parametrize("written", [TOMORROW.isoformat(), TOMORROW.isoformat()[:7]])
def test_in_a_plan_a_day_that_lies_ahead_counts_as_today(written):
    """Each day, and all of them: the plan is the one of today in every part, so nothing is counted from a day that has not come."""
    for asked in (*([question] for question in DAYS), DAYS):
        ahead = make_plan(Answers({**ACTS, **dict.fromkeys(asked, written)}), CONTENT, TODAY)
        assert ahead == make_plan(Answers({**ACTS, **dict.fromkeys(asked, TODAY.isoformat())}), CONTENT, TODAY), asked
        assert all(day.counted_from <= TODAY for day in ahead.days)


def test_the_day_on_which_a_card_ends_lies_ahead_as_it_was_written():
    answers = Answers({"situation": "has_it", "permit_ends": "2028-01-31"})
    plan = make_plan(answers, CONTENT, TODAY)
    assert plan.lawyer_day and plan.lawyer_day.permit_ends == dt.date(2028, 1, 31)
