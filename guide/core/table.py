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
    """The table of one person. Of pay, the oldest payday that may still be open comes first."""
    nearest: dict[tuple[str, str], SafeDay] = {}
    for day in sorted(days, key=_order):
        nearest.setdefault((day.agency, day.claim), day)
    open_ = [day for day in nearest.values() if day.when != "passed"]
    over = [day for day in nearest.values() if day.when == "passed"]
    every: list[SafeDay | CourtDay] = [*open_, *court, *over]
    near = sum(1 for day in open_ if _until(day) <= today + NEAR)
    shown = every[: max(ROWS, near)]
    return Table(tuple(shown), len(every) - len(shown))


def _until(day: SafeDay) -> dt.date:
    return day.by if day.when == "ahead" else day.before_margin


def _order(day: SafeDay) -> tuple[bool, bool, dt.date, bool]:
    return day.when == "passed", not day.pressing, _until(day), day.maybe
