"""The days of a plan that a calendar can hold: when to call, until when to wait, and each day to file or to see a lawyer by. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from guide.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Reminder:
    """key: what it is about, the same in every plan, so that a new calendar moves the old reminder. act: a call of this week. limit: a day
    that must not be missed."""

    key: str
    day: dt.date
    kind: Literal["act", "limit"]


def reminders_of(plan: Plan) -> tuple[Reminder, ...]:
    """The nearest first; two for the same day are one. Nothing for a person who is not free. Days that hold only in some cases are left
    out, and so are those that lie behind."""
    if plan.safety == "not_free":
        return ()
    found = [Reminder("call", plan.call_by, "act")] if plan.call_by else []
    found += [Reminder("follow-up", plan.fallback, "act")] if plan.fallback else []
    found += [Reminder(f"{d.rule}/{d.question}", d.by, "limit") for d in plan.days if d.when == "ahead" and not d.maybe]
    found += [Reminder(f"court/{c.rule}/{c.question}", c.see_by, "limit") for c in plan.court if c.see_by]
    if plan.lawyer_day and plan.lawyer_day.see_by:
        found.append(Reminder("permit", plan.lawyer_day.see_by, "limit"))
    by_day: dict[dt.date, Reminder] = {}
    for reminder in found:
        by_day.setdefault(reminder.day, reminder)
    return tuple(by_day[day] for day in sorted(by_day))
