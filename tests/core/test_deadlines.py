"""Date arithmetic against the test vectors of the deadlines dossier, and edges around them."""

import datetime as dt

import holidays
import pytest

from guide.core.deadlines import Unit, back_to_workday, is_workday, legal_day, oldest_trigger_still_safe, safe_day, start_of_work_before

VECTORS = [  # trigger, amount, unit, legal, safe
    ("2026-01-15", 30, "days", "2026-02-14", "2026-02-13"),
    ("2026-01-15", 60, "days", "2026-03-16", "2026-03-13"),
    ("2026-01-15", 90, "days", "2026-04-15", "2026-04-14"),
    ("2026-01-15", 180, "days", "2026-07-14", "2026-07-13"),
    ("2026-01-15", 300, "days", "2026-11-11", "2026-11-10"),
    ("2026-01-15", 365, "days", "2027-01-15", "2027-01-14"),
    ("2026-08-31", 6, "months", "2027-02-28", "2027-02-26"),
    ("2027-08-31", 6, "months", "2028-02-29", "2028-02-28"),
    ("2026-03-31", 6, "months", "2026-09-30", "2026-09-29"),
    ("2024-02-29", 2, "years", "2026-02-28", "2026-02-27"),
    ("2026-11-26", 30, "days", "2026-12-26", "2026-12-24"),
    ("2026-12-04", 30, "days", "2027-01-03", "2026-12-31"),
    ("2026-05-29", 180, "days", "2026-11-25", "2026-11-24"),
    ("2026-07-03", 10, "months", "2027-05-03", "2027-04-30"),
]
UNITS: list[tuple[int, Unit]] = [(30, "days"), (6, "months"), (2, "years"), (180, "days"), (12, "months"), (6, "years")]


@pytest.mark.parametrize(("trigger", "amount", "unit", "legal", "safe"), VECTORS)
def test_the_dossiers_vectors_come_out_to_the_day(trigger, amount, unit, legal, safe):
    start = dt.date.fromisoformat(trigger)
    assert legal_day(start, amount, unit) == dt.date.fromisoformat(legal)
    assert safe_day(start, amount, unit) == dt.date.fromisoformat(safe)


def test_a_safe_day_is_always_a_workday_before_the_legal_day():
    for n in range(800):
        trigger = dt.date(2025, 1, 1) + dt.timedelta(days=n)
        for amount, unit in UNITS[:3]:
            safe = safe_day(trigger, amount, unit)
            assert safe < legal_day(trigger, amount, unit)
            assert is_workday(safe), f"{safe} is a weekend or a holiday"


def test_service_takes_seven_more_days_off_and_steps_back_again():
    # 6 months from 2026-01-15 is Wednesday 2026-07-15; safe is the 14th; seven days less is Tuesday the 7th.
    assert safe_day(dt.date(2026, 1, 15), 6, "months", margin_days=7) == dt.date(2026, 7, 7)
    # Seven days before Friday 2026-07-10 is Friday the 3rd, Independence Day as observed: back to Thursday.
    assert safe_day(dt.date(2026, 1, 11), 6, "months", margin_days=7) == dt.date(2026, 7, 2)


def test_a_holiday_is_stepped_over_also_when_it_is_observed_on_a_friday():
    assert back_to_workday(dt.date(2026, 7, 5)) == dt.date(2026, 7, 2)  # July 4 is a Saturday, observed on Friday the 3rd
    assert back_to_workday(dt.date(2022, 1, 1)) == dt.date(2021, 12, 30)  # observed in the year before


def test_our_federal_holidays_are_those_of_a_library_that_is_kept_up_to_date():
    for year in range(2000, 2061):
        known = holidays.country_holidays("US", years=(year, year + 1))
        for n in range(365):
            day = dt.date(year, 1, 1) + dt.timedelta(days=n)
            assert is_workday(day) == (day.weekday() < 5 and day not in known), (
                f"{day}: correct federal_holidays in guide/core/deadlines.py"
            )


def test_paydays_before_the_limit_have_a_passed_safe_day_and_the_limit_itself_has_not():
    today = dt.date(2026, 11, 23)
    for amount, unit in UNITS[2:]:
        limit = oldest_trigger_still_safe(today, amount, unit)
        assert safe_day(limit, amount, unit) >= today
        assert safe_day(limit - dt.timedelta(days=1), amount, unit) < today


def test_work_is_counted_from_no_later_than_a_month_before_its_payday():
    assert start_of_work_before(dt.date(2026, 3, 31)) == dt.date(2026, 2, 1)
    assert start_of_work_before(dt.date(2026, 1, 2)) == dt.date(2025, 12, 1)
