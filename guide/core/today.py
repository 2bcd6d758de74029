"""Whose "today" it is. One server serves a whole country: in Guam the next day has begun, in California the last one goes on. Pure.

Goes in: the clock of the server, and what the browser of a person says about hers.  Comes out: the day from which a plan counts.
Nobody is more than a day away. So a day that lies one day ahead of the server's has come for somebody: nobody refuses it, and where
nothing says whose it is, it counts as today (`until_today` in answers.py).
"""

from __future__ import annotations

import datetime as dt

ONE_DAY = dt.timedelta(days=1)
ONE_DAY_IN_MINUTES = 24 * 60


def their_day(now: dt.datetime, behind: int | None) -> dt.date:
    """The day of a person, at most one day from the server's.

    now: the clock of the server, with its zone. behind: how many minutes the person's clock is behind UTC, as her browser says it
    (600 in Hawaii, -600 in Guam); None when it says nothing. What would lead further away is not believed: then it is the server's day.
    """
    if behind is None or abs(behind) > ONE_DAY_IN_MINUTES:
        return now.date()
    day = (now.astimezone(dt.UTC) - dt.timedelta(minutes=behind)).date()
    return day if abs(day - now.date()) <= ONE_DAY else now.date()


def has_come(day: dt.date, today: dt.date) -> bool:
    """The day has come, for somebody who may be one day ahead of `today`."""
    return day <= today + ONE_DAY
