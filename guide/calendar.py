"""The dates of a plan as a calendar file. A passer-by who sees the calendar learns nothing: titles are neutral, bodies are empty of law.

Goes in: a Plan and a Language.  Comes out: the text of an .ics file (RFC 5545), all-day events, the same bytes for the same plan.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from guide.core.plan import Plan
from guide.words.language import Language

FILE_NAME = "reminders.ics"
WARN_DAYS = (7, 1)


def make_calendar(plan: Plan, language: Language) -> str:
    """Each safe day still ahead, once, with an alarm a week and a day before; also each day to have seen a lawyer by. Days that hold
    only in some cases are left out.

    A preview is refused with ValueError: a calendar has no room for its mark.
    """
    if plan.status.preview:
        raise ValueError("a preview has no calendar")
    days = {day.by for day in plan.days if day.when == "ahead" and not day.maybe}
    days |= {court.see_by for court in plan.court if court.see_by}
    if plan.lawyer_day and plan.lawyer_day.see_by:
        days.add(plan.lawyer_day.see_by)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminders//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    stamp = f"{plan.today:%Y%m%d}T000000Z"
    for number, day in enumerate(sorted(days), 1):
        title = language.say("calendar.title", "Appointment reminder {number}", number=number)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_uid(day)}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{title}",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
        ]
        for before in WARN_DAYS:
            lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:-P{before}D", "END:VALARM"]
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "\r\n".join(lines) + "\r\n"


def _uid(day: dt.date) -> str:
    """Stable, so that importing the file again updates the reminder instead of doubling it; it tells nothing about the plan."""
    return hashlib.sha256(f"{day}".encode()).hexdigest()[:24] + "@reminder"
