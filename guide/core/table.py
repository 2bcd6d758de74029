"""Which days stand on a person's sheet: the nearest of each claim at each office, and court. Pure, and without words.

Source of the rule: the rules of the plan, 10.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.core.limits import CourtDay, SafeDay

ROWS = 4
"""So many rows stand on a sheet, and more only where more days are near."""
NEAR = dt.timedelta(days=30)
"""A day that is so near is never left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """rows: the days of the sheet, the nearest first, what seems to be over last. more: how many others there are."""

    rows: tuple[SafeDay | CourtDay, ...]
    more: int


def table_of(days: Iterable[SafeDay], court: Sequence[CourtDay], today: dt.date) -> Table:
    """The table of one person: the nearest day of each claim at each office, and every other one that is near. What may end any day
    stands first; of pay, the oldest payday that may still be open. Days that hold in some cases only stand there when they are near, or
    when there is nothing else."""
    every = sorted(days, key=_order)
    met: set[tuple[str, str]] = set()
    rows: list[SafeDay | CourtDay] = []
    over: list[SafeDay | CourtDay] = []
    for day in every:
        is_near = day.when != "passed" and _until(day) <= today + NEAR
        if is_near or ((day.agency, day.claim) not in met and not day.maybe):
            (over if day.when == "passed" else rows).append(day)
        met.add((day.agency, day.claim))
    near = sum(1 for row in rows if isinstance(row, SafeDay) and _until(row) <= today + NEAR)
    if not rows and not court:  # better a day that holds in some cases than none
        rows += [day for day in every if day.when != "passed"][:ROWS]
    shown = [*rows, *court, *over][: max(ROWS, near)]
    return Table(tuple(shown), len(every) + len(court) - len(shown))


def _until(day: SafeDay) -> dt.date:
    return day.by if day.when == "ahead" else day.before_margin


def _order(day: SafeDay) -> tuple[bool, bool, dt.date, bool]:
    return day.when == "passed", day.when != "may_end", _until(day), day.maybe
