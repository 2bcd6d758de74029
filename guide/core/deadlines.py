"""Date arithmetic for deadlines: safe days. Pure; errs only on the early side.

Source of the rules: the deadlines dossier (legal/deadlines.md, section 7). The day of the act does not count, every calendar day
does, and the last day counts. A safe day is one day before the legal one, moved BACK over weekends and federal holidays,
because an office may not move a deadline forward.
We refuse to count pauses, longer limits for willful acts, and "next business day".
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import MO, TH, relativedelta

Unit = Literal["days", "months", "years"]
ONE_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> frozenset[dt.date]:
    """The workdays of this year on which federal offices are closed: 5 U.S.C. 6103, and Executive Order 11582 for weekends."""
    first = {month: dt.date(year, month, 1) for month in range(1, 13)}
    mondays = [first[1] + relativedelta(weekday=MO(3)), first[2] + relativedelta(weekday=MO(3))]
    mondays += [first[5] + relativedelta(day=31, weekday=MO(-1)), first[9] + relativedelta(weekday=MO(1))]
    mondays += [first[10] + relativedelta(weekday=MO(2))]
    fixed = [first[1], first[7].replace(day=4), first[11].replace(day=11), first[12].replace(day=25), dt.date(year + 1, 1, 1)]
    if year >= 2021:
        fixed.append(first[6].replace(day=19))
    observed = {day + ONE_DAY * {5: -1, 6: 1}.get(day.weekday(), 0) for day in fixed}  # Saturday: Friday; Sunday: Monday
    return frozenset(day for day in {*mondays, first[11] + relativedelta(weekday=TH(4)), *observed} if day.year == year)


def is_workday(day: dt.date) -> bool:
    """Not a Saturday, a Sunday or a federal holiday (as observed)."""
    return day.weekday() < 5 and day not in federal_holidays(day.year)


def back_to_workday(day: dt.date) -> dt.date:
    """The day itself when it is a workday; else the last workday before it."""
    while not is_workday(day):
        day -= ONE_DAY
    return day


def legal_day(trigger: dt.date, amount: int, unit: Unit) -> dt.date:
    """The last day that counts: `amount` calendar days, months or years after `trigger`.

    Months and years run from date to date; where the month has no such day, its last day.
    """
    if unit == "days":
        return trigger + dt.timedelta(days=amount)
    return trigger + (relativedelta(months=amount) if unit == "months" else relativedelta(years=amount))


def safe_day(trigger: dt.date, amount: int, unit: Unit, margin_days: int = 0) -> dt.date:
    """The day we show, "by". `margin_days`: days taken off again, because the first contact is not the filing, an office may be closed
    on days that we do not know, or the employer must be served in time too.
    """
    safe = back_to_workday(legal_day(trigger, amount, unit) - ONE_DAY)
    return back_to_workday(safe - dt.timedelta(days=margin_days)) if margin_days else safe


def oldest_trigger_still_safe(today: dt.date, amount: int, unit: Unit) -> dt.date:
    """The earliest day whose safe day has not passed on `today`: paydays before it may already be lost."""
    delta = {"days": relativedelta(days=amount), "months": relativedelta(months=amount), "years": relativedelta(years=amount)}
    day = today - delta[unit] - dt.timedelta(days=3)
    while safe_day(day, amount, unit) < today:
        day += ONE_DAY
    return day


def start_of_work_before(payday: dt.date) -> dt.date:
    """Where a clock starts on the day of the work and only the payday is known: the first day of the month before.

    Pay is due at least once a month nearly everywhere, so the work was done no earlier than that; counting from there is early,
    never late.
    """
    return (payday - relativedelta(months=1)).replace(day=1)


def oldest_payday_still_safe(today: dt.date, amount: int, unit: Unit) -> dt.date:
    """The same where the clock starts on the day of the work: the earliest payday whose work is surely still inside."""
    start = oldest_trigger_still_safe(today, amount, unit)
    return start + relativedelta(months=1 if start.day == 1 else 2, day=1)
