"""The calendar file: all days ahead, nothing that tells a passer-by anything."""

import datetime as dt
import re

import pytest

from guide.calendar import FILE_NAME, NothingToRemember, make_calendar
from guide.core.answers import Answers, read_answers
from guide.core.plan import make_plan
from guide.core.reminders import reminders_of
from guide.core.sheets import is_not_free
from guide.library import content
from guide.words.language import load_language
from tests.help.people_files import everyone

CONTENT = content()
PEOPLE = everyone(CONTENT)
DAY = dt.date(2026, 11, 22)
EN = load_language("en")
PLAIN = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
PLAIN |= {"TRANSP", "CLASS", "ACTION", "DESCRIPTION", "TRIGGER"}
RINGS = {"-P6DT15H": -7, "-PT15H": -1, "PT9H": 0}
"""When an alarm rings, as it is written -> how many days from the day itself, always at nine in the morning."""


def answers_of(**given):
    answers, problems = read_answers({"version": 1, "answers": given}, CONTENT, DAY)
    assert not problems, problems
    return answers


FIRED = answers_of(
    state="CA",
    work="restaurant_hotel",
    problems=["not_paid", "punished"],
    punished_for=["pay"],
    punished_how=["fired"],
    when_fired="2026-11-10",
    when_pay_first="2026-06",
    when_pay_last="ongoing",
)
FIRED_EARLIER = FIRED.with_("when_fired", "2026-10-10")
THIRTY_DAYS = answers_of(state="TX", problems=["punished"], punished_for=["safety"], punished_how=["fired"], when_fired="2026-11-03")
NO_DAYS = answers_of(
    problems=["not_paid", "punished"], punished_how=["fired"], when_fired="unknown", when_pay_first="unknown", when_pay_last="unknown"
)


def plan_of(answers, today=DAY, **named):
    return make_plan(answers, CONTENT, today, **named)


def events(plan, language=EN) -> list[dict[str, list[str]]]:
    """Each event: name of a line -> its values."""
    found: list[dict[str, list[str]]] = []
    for line in make_calendar(plan, language).split("\r\n"):
        name, _, value = line.partition(":")
        if line in ("", "END:VCALENDAR"):
            continue
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name.partition(";")[0], []).append(value)
    return found


def day_of(event) -> dt.date:
    return dt.datetime.strptime(event["DTSTART"][0], "%Y%m%d").date()


def with_days(people):
    """The people whose plan has something to remember."""
    plans = [(p, plan_of(p.answers, p.today)) for p in people]
    return [(p, plan) for p, plan in plans if reminders_of(plan)]


def test_each_call_each_follow_up_and_each_day_ahead_is_there_once_and_no_day_that_has_passed():
    for person, plan in with_days(PEOPLE):
        wanted = {d.by for d in plan.days if d.when == "ahead" and not d.maybe} | {c.see_by for c in plan.court if c.see_by}
        wanted |= {day for day in (plan.call_by, plan.fallback, plan.lawyer_day and plan.lawyer_day.see_by) if day}
        assert [day_of(event) for event in events(plan)] == sorted(wanted), person.name
        assert all(day >= person.today for day in wanted), f"{person.name}: a reminder for a day that is over"


def test_a_call_and_a_follow_up_are_reminders_like_all_others():
    plan = plan_of(FIRED)
    assert plan.call_by and plan.fallback, "take another example"
    acts = [event for event in events(plan) if day_of(event) in (plan.call_by, plan.fallback)]
    assert len(acts) == 2
    for event in acts:
        assert re.fullmatch(r"Appointment reminder \d+", event["SUMMARY"][0])
    assert {name for event in acts for name in event} == {name for event in events(plan) for name in event}, "nothing sets them apart"


def test_a_paper_that_is_handed_out_later_has_no_day_to_call_by():
    plan = plan_of(FIRED, later=True)
    assert plan.call_by is None and plan.fallback is None
    assert {r.key for r in reminders_of(plan)}.isdisjoint({"call", "follow-up"})


def test_titles_are_neutral_and_there_is_no_other_text():
    for person, plan in with_days(PEOPLE):
        for line in filter(None, make_calendar(plan, EN).split("\r\n")):
            name, _, value = line.partition(":")
            assert name.partition(";")[0] in PLAIN, f"{person.name}: {name} may tell something"
            if name in ("SUMMARY", "DESCRIPTION"):
                assert re.fullmatch(r"Appointment reminder \d+", value)
            if name == "UID":
                assert re.fullmatch(r"[0-9a-f]{24}@reminder", value), "an id is a number that tells nothing"
    assert FILE_NAME == "reminders.ics"


def test_the_titles_are_in_the_persons_language():
    for event in events(plan_of(FIRED), load_language("es")):
        assert "Appointment" not in event["SUMMARY"][0]


# --- a file that is made later ------------------------------------------------------------------------------------------


def test_the_same_matter_keeps_its_id_so_that_a_later_file_moves_the_old_day():
    """A wrong day was corrected: the new file must not leave the old reminder in the calendar."""
    first, later = plan_of(FIRED), plan_of(FIRED_EARLIER, DAY + dt.timedelta(days=1))
    before, after = ({r.key: r.day for r in reminders_of(plan)} for plan in (first, later))
    moved = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert any(key.endswith("when_fired") for key in moved), "take another example"
    old = {event["UID"][0]: event for event in events(first)}
    new = {event["UID"][0]: event for event in events(later)}
    same = old.keys() & new.keys()
    assert len(same) == len(before.keys() & after.keys())
    for uid in same:
        assert int(new[uid]["SEQUENCE"][0]) > int(old[uid]["SEQUENCE"][0]), "a calendar keeps the event with the higher number"
    assert sum(day_of(old[uid]) != day_of(new[uid]) for uid in same) == len(moved)


def test_a_date_keeps_its_id_when_others_go_by_so_that_importing_again_changes_nothing():
    person, plan = next((p, plan) for p, plan in with_days(PEOPLE) if len([d for d in plan.days if d.when == "ahead"]) > 2)
    first = min(d.by for d in plan.days if d.when == "ahead" and not d.maybe)
    later = plan_of(person.answers, first + dt.timedelta(days=1))
    kept = {r.key for r in reminders_of(later)} - {"call", "follow-up"}
    assert kept and kept <= {r.key for r in reminders_of(plan)}


def test_two_matters_on_one_day_are_one_reminder():
    for _, plan in with_days(PEOPLE):
        days = [day_of(event) for event in events(plan)]
        assert len(days) == len(set(days)) and days == sorted(days)


# --- alarms -------------------------------------------------------------------------------------------------------------


def test_every_alarm_rings_at_nine_in_the_morning_and_none_is_over_when_the_file_is_made():
    for person, plan in with_days(PEOPLE):
        for event in events(plan):
            for trigger in event.get("TRIGGER", []):
                assert trigger in RINGS, f"{trigger} is not nine in the morning"
                rings = day_of(event) + dt.timedelta(days=RINGS[trigger])
                assert rings > plan.today, f"{person.name}: an alarm for {rings}, in a file of {plan.today}"


def test_a_limit_rings_a_week_before_a_day_before_and_on_the_day_and_a_call_on_its_day():
    plan = plan_of(FIRED)
    kinds = {r.day: r.kind for r in reminders_of(plan)}
    for event in events(plan):
        day = day_of(event)
        ahead = [-7, -1, 0] if kinds[day] == "limit" else [0]
        wanted = [n for n in ahead if day + dt.timedelta(days=n) > plan.today]
        assert [RINGS[trigger] for trigger in event.get("TRIGGER", [])] == wanted


def test_a_limit_of_thirty_days_that_is_near_has_only_the_alarms_that_lie_ahead():
    plan = plan_of(THIRTY_DAYS, DAY + dt.timedelta(days=3))
    near = next(event for event in events(plan) if day_of(event) == min(d.by for d in plan.days if d.when == "ahead"))
    assert RINGS[near["TRIGGER"][0]] >= -7 and day_of(near) - plan.today < dt.timedelta(days=20)
    last_day = plan_of(THIRTY_DAYS, min(d.by for d in plan.days if d.when == "ahead" and not d.maybe))
    today = [event for event in events(last_day) if day_of(event) == last_day.today]
    assert today and all("TRIGGER" not in event for event in today), "an alarm of this morning may be over already"


# --- nothing to remember ------------------------------------------------------------------------------------------------


def test_a_plan_without_a_day_gives_no_file():
    """Many programs refuse a calendar without events."""
    for plan in (plan_of(NO_DAYS), plan_of(Answers(), later=True)):
        assert not reminders_of(plan), "take another example"
        with pytest.raises(NothingToRemember):
            make_calendar(plan, EN)


def test_whoever_said_nothing_still_has_a_call_to_remember():
    plan = plan_of(Answers())
    assert [r.key for r in reminders_of(plan)] == ["call"] and [day_of(e) for e in events(plan)] == [plan.call_by]


def test_whoever_is_not_free_gets_no_calendar():
    held = [p for p in PEOPLE if is_not_free(p.answers, CONTENT)]
    assert held
    for person in held:
        with pytest.raises(NothingToRemember):
            make_calendar(plan_of(person.answers, person.today), EN)


# --- the format ---------------------------------------------------------------------------------------------------------


def test_the_file_keeps_the_rules_of_its_format():
    for _, plan in with_days(PEOPLE):
        text = make_calendar(plan, EN)
        lines = text.split("\r\n")
        assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
        assert "\n" not in text.replace("\r\n", ""), "every line ends with both signs"
        assert all(len(line.encode()) <= 75 for line in lines), "lines longer than 75 bytes must be folded"
        for part in ("VCALENDAR", "VEVENT", "VALARM"):
            assert lines.count(f"BEGIN:{part}") == lines.count(f"END:{part}")
        for event in events(plan):
            assert len(event["UID"]) == len(event["SEQUENCE"]) == len(event["DTSTAMP"]) == 1 and int(event["SEQUENCE"][0]) >= 0
            assert dt.datetime.strptime(event["DTEND"][0], "%Y%m%d").date() == day_of(event) + dt.timedelta(days=1)


def test_the_same_plan_gives_the_same_file():
    assert make_calendar(plan_of(FIRED), EN) == make_calendar(plan_of(FIRED), EN)
