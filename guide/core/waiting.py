"""Until when a person waits for others to help, before they go on alone. Pure date arithmetic.

Source of the rule: the rules of the plan, 3.
"""

from __future__ import annotations

import datetime as dt

from guide.core.deadlines import ONE_DAY, back_to_workday, is_workday

SOON = 2
"""Working days in which somebody should have called."""
TOO_CLOSE = 10
"""With so many days left or fewer nobody waits: ask today, file today or tomorrow."""
LONGEST = dt.timedelta(days=30)


def working_days_from(today: dt.date, count: int) -> dt.date:
    """The day that lies `count` working days after today, which itself does not count."""
    day = today
    while count:
        day += ONE_DAY
        count -= is_workday(day)
    return day


def fallback_day(today: dt.date, by: dt.date, presses: bool) -> dt.date | None:
    """The working day until which to wait for a group or a lawyer to name a day; None where there is no time for that.

    by: the day we show. presses: nobody should wait for an appointment. Then the earliest of half-way, two working days from today, and
    ten days before that day; otherwise half-way, and never more than 30 days from today.
    """
    if (by - today).days <= TOO_CLOSE:
        return None
    half = today + (by - today) // 2
    until = min(half, working_days_from(today, SOON), by - dt.timedelta(days=TOO_CLOSE)) if presses else min(half, today + LONGEST)
    day = back_to_workday(until)
    return day if day > today else working_days_from(today, 1)
