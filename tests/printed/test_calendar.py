"""The calendar file: all days ahead, nothing that tells a passer-by anything."""

import datetime as dt

from guide.calendar import FILE_NAME, make_calendar
from guide.core.plan import make_plan
from guide.library import content
from guide.words.language import load_language
from tests.help.people_files import everyone

CONTENT = content()
PEOPLE = everyone(CONTENT)
PLAIN = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "CLASS"}
PLAIN |= {"ACTION", "DESCRIPTION", "TRIGGER"}


def unfolded(person, code="en"):
    return make_calendar(make_plan(person.answers, CONTENT, person.today), load_language(code)).split("\r\n")


def test_each_day_ahead_is_there_once_and_no_day_that_has_passed():
    for person in PEOPLE:
        plan = make_plan(person.answers, CONTENT, person.today)
        wanted = {d.by for d in plan.days if d.when == "ahead" and not d.maybe}
        wanted |= {c.see_by for c in plan.court if c.see_by}
        if plan.lawyer_day and plan.lawyer_day.see_by:
            wanted.add(plan.lawyer_day.see_by)
        starts = [line.partition(":")[2] for line in unfolded(person) if line.startswith("DTSTART")]
        assert starts == [f"{day:%Y%m%d}" for day in sorted(wanted)]


def test_titles_are_neutral_and_there_is_no_other_text():
    for person in PEOPLE:
        for line in filter(None, unfolded(person)):
            name, _, value = line.partition(":")
            assert name.partition(";")[0] in PLAIN
            if name in ("SUMMARY", "DESCRIPTION"):
                assert value.startswith("Appointment reminder ")
    assert FILE_NAME == "reminders.ics"


def test_the_titles_are_in_the_persons_language():
    person = next(p for p in PEOPLE if any(line.startswith("SUMMARY") for line in unfolded(p)))
    assert not any("Appointment" in line for line in unfolded(person, "es"))


def test_a_date_keeps_its_id_when_others_go_by_so_that_importing_again_changes_nothing():
    person = next(p for p in PEOPLE if sum(line.startswith("UID") for line in unfolded(p)) > 2)
    plan = make_plan(person.answers, CONTENT, person.today)
    first = min(d.by for d in plan.days if d.when == "ahead" and not d.maybe)
    later = make_plan(person.answers, CONTENT, first + dt.timedelta(days=1))

    def ids(p):
        return {line for line in make_calendar(p, load_language("en")).split("\r\n") if line.startswith("UID")}

    assert ids(later) < ids(plan)


def test_the_file_keeps_the_rules_of_its_format():
    for person in PEOPLE:
        lines = unfolded(person)
        assert lines[0] == "BEGIN:VCALENDAR"
        assert lines[-2:] == ["END:VCALENDAR", ""]
        assert all(len(line.encode()) <= 75 for line in lines), "lines longer than 75 bytes must be folded"
        assert sum(x == "BEGIN:VEVENT" for x in lines) == sum(x == "END:VEVENT" for x in lines)
