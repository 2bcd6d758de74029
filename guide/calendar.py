"""The dates of a plan as a calendar file. A passer-by who sees the calendar learns nothing: titles are neutral, bodies are empty of law.

Goes in: a Plan and a Language.  Comes out: the text of an .ics file (RFC 5545), all-day events, the same bytes for the same plan.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from guide.core.plan import Plan
from guide.core.reminders import Reminder, reminders_of
from guide.words.language import Language

FILE_NAME = "reminders.ics"
ALARMS = {"limit": {7: "-P6DT15H", 1: "-PT15H", 0: "PT9H"}, "act": {0: "PT9H"}}
"""Days before -> when it rings, counted from the midnight on which the day begins: always at nine in the morning."""
FIRST_DAY = dt.date(2020, 1, 1)


class NothingToRemember(ValueError):
    """The plan has no day for a calendar. Many programs refuse a calendar without events."""


def make_calendar(plan: Plan, language: Language) -> str:
    """Each reminder once, with alarms that still lie ahead. A file that is made later moves the old reminders to their new days.

    Raises NothingToRemember for a plan without reminders, and ValueError for a preview: a calendar has no room for its mark.
    """
    if plan.status.preview:
        raise ValueError("a preview has no calendar")
    reminders = reminders_of(plan)
    if not reminders:
        raise NothingToRemember
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminders//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for number, reminder in enumerate(reminders, 1):
        title = language.say("calendar.title", "Appointment reminder {number}", number=number)
        lines += _event(reminder, title, plan.today)
    lines.append("END:VCALENDAR")
    return "\r\n".join(lines) + "\r\n"


def _event(reminder: Reminder, title: str, today: dt.date) -> list[str]:
    day = reminder.day
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_uid(reminder)}",
        f"SEQUENCE:{(today - FIRST_DAY).days}",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
    ]
    for before, trigger in ALARMS[reminder.kind].items():
        if day - dt.timedelta(days=before) > today:
            lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:{trigger}", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _uid(reminder: Reminder) -> str:
    """The same for the same matter, whatever its day: so a new file replaces the old day. It is a number that tells nothing by itself."""
    return hashlib.sha256(f"reminder {reminder.key}".encode()).hexdigest()[:24] + "@reminder"
