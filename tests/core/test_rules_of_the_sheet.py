"""The rules of a person's plan from 8 to 15: what is told, where it stands, and in which words. See test_rules_of_the_plan.py."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from guide.content.languages import CODES
from guide.content.named import EVERYONE
from guide.core.answers import Answers
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.plan import make_plan
from guide.printed.booklet import everyone as plan_for_everyone
from guide.printed.booklet import outline
from guide.words import dates as date_words
from guide.words.helpers import ask_first
from guide.words.numbers import not_called
from guide.words.outline import lines_of, section_of
from guide.words.told import made_by_rules
from guide.words.told_booklet import told_numbers
from tests.core.cases import (
    A_DATE,
    ALL,
    CALLS,
    CONTENT,
    ENGLISH,
    LANGUAGES,
    PEOPLE,
    TODAY,
    Case,
    Rule,
    finds,
    hold,
    person,
    tasks_of,
    with_line,
    with_plan,
    without_line,
)
from tests.help.people_files import everyone

# --- 8. "by", and never "before" ----------------------------------------------------------------------------------------

BEFORE = {
    "en": re.compile(rf"\b[Bb]efore {A_DATE['en'].pattern}"),
    "es": re.compile(rf"\b[Aa]ntes de(l)? {A_DATE['es'].pattern}"),
}
LOST = {"en": "may already be lost", "es": "ya esté perdido"}
"""Of pay it is said which paydays lie before a day; nothing has to be done before it."""


def before_a_day(case: Case) -> list[str]:
    found = []
    for code in CODES:
        texts = [*case.lines(code), *(line.text(LANGUAGES[code]) for section in case.more for line in lines_of(section))]
        for text in texts:
            if any(not re.search(r"payday|pago", text[: m.start()][-60:]) for m in BEFORE[code].finditer(text)):
                found.append(f"say “by”, not “before” ({code}): {text}")
    return found


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def day_behind(case: Case) -> list[str]:
    """A day to do something by, which lies behind."""
    found = []
    for text in case.lines("en"):
        for match in re.finditer(r"\b[Bb]y \w+day, (\w+) (\d{1,2}), (\d{4})", text):
            day = dt.date(int(match[3]), MONTHS.index(match[1]) + 1, int(match[2]))
            found += [f"{day} lies behind: {text}"] if day < case.plan.today else []
            found += [f"{day} is no workday: {text}"] if day.weekday() > 4 else []
    return found


def test_by_and_never_before():
    hold(before_a_day, PEOPLE)
    hold(day_behind, ALL)


def test_that_they_must_have_it_by_then_is_said_once_beside_the_days():
    for case in PEOPLE:
        for section in case.sheet:
            texts = [line.text(ENGLISH) for line in lines_of(section)]
            count = sum("They must have it by then." in text for text in texts)
            assert count <= 1, f"{case.name}, {section.id}: once is enough"
        if case.plan.headline.kind == "by" and case.plan.headline.day and not case.plan.headline.day.lawyer:
            assert date_words.sooner(ENGLISH) in list(case.lines("en", "headline")), case.name


# --- 9. "may already be lost" -------------------------------------------------------------------------------------------


def lost_although_young(case: Case) -> list[str]:
    first = case.answers.day("when_pay_first")
    lost = [*(p.lost_before for p in case.plan.pay), *(c.lost_before for c in case.plan.court if c.lost_before)]
    found = [f"paydays before {day} cannot be lost: the first wrong one is {first}" for day in lost if not first or first.date >= day]
    said = [text for text in case.lines() if LOST["en"] in text]
    return [*found, *([f"nothing is so old: {said}"] if said and not lost else [])]


def test_may_already_be_lost_only_where_the_first_wrong_payday_is_older():
    assert any(case.plan.pay for case in PEOPLE)
    hold(lost_although_young, ALL)


# --- 10. the table ------------------------------------------------------------------------------------------------------


def until(day: SafeDay) -> dt.date:
    return day.by if day.when == "ahead" else day.before_margin


def left_out_of_the_table(case: Case) -> list[str]:
    plan, table = case.plan, case.plan.table
    near = [d for d in plan.days if d.when != "passed" and until(d) <= plan.today + dt.timedelta(days=30)]
    found = [f"{d.rule}/{d.question} ends {until(d)} and is not in the table" for d in near if d not in table.rows]
    if len(table.rows) > max(4, len(near)):
        found.append(f"{len(table.rows)} rows, and only {len(near)} days are near: four are enough")
    if table.more:
        section = case.section("table")
        if section is None or not any(item.id == "more" for item in section.items):
            found.append(f"say that there are {table.more} more")
    return found


def test_no_day_within_thirty_days_is_left_out_of_the_table():
    hold(left_out_of_the_table, ALL)


def test_somebody_has_more_than_four_days_that_are_near():
    assert any(len(case.plan.table.rows) > 4 for case in PEOPLE), "keep a person with more than four limits within 30 days"
    assert any(case.plan.table.more for case in PEOPLE)


def without_the_words_about_review(case: Case) -> list[str]:
    """Once above a table, once under a headline, beside an item only where a reviewer signed."""
    found: list[str] = []
    dates: list[SafeDay | CourtDay | PayLimit] = [*case.plan.days, *case.plan.court, *case.plan.pay]
    signed = {d for d in dates if d.reviewer.strip()}
    headline = case.section("headline")
    dated = case.plan.headline.day or case.plan.headline.pay or case.plan.headline.court
    shown = headline and [line for line in headline.under if line.role == "reviewed"]
    if dated and case.plan.safety == "free" and len(shown or ()) != 1:
        found.append(f"under a headline with a day, say once how far it was checked: {len(shown or ())} times")
    for section in (case.section("table"), section_of(case.more, "dates")):
        if section is None:
            continue
        above = [line for line in section.under if line.role == "reviewed"]
        if len(above) != 1:
            found.append(f"above {section.id}, say once how far the days were checked: {len(above)} times")
        for item in section.items:
            beside = [line for line in item.lines if line.role == "reviewed"]
            if len(beside) != (item.fact in signed):
                found.append(f"{section.id}, {item.id}: beside a day only where a lawyer has signed it")
    return found


def test_every_date_carries_the_words_about_review_once_above_or_under_it():
    hold(without_the_words_about_review, ALL)


def test_a_day_that_a_lawyer_signed_says_so_beside_it():
    rules = {id_: rule.model_copy(update={"reviewer": "A. Lawyer"}) for id_, rule in CONTENT.rule.items()}
    signed = replace(CONTENT, rule=rules)
    for someone in everyone(CONTENT):
        case = Case(someone.name, someone.answers, make_plan(someone.answers, signed, someone.today))
        assert without_the_words_about_review(case) == []
        for section in (case.section("table"), section_of(case.more, "dates")):
            for item in section.items if section else ():
                if item.fact:
                    assert any("Checked by the lawyer A. Lawyer" in line.text(ENGLISH) for line in item.lines), f"{someone.name}, {item.id}"


def number_without_its_year(case: Case) -> list[str]:
    found = []
    for section in (*case.sheet, *case.more):
        for line in lines_of(section):
            if line.role in ("phone", "page") and not re.search(r"\((\d{4}|year not known)\)$", line.text(ENGLISH)):
                found.append(f"a number bears its year: {line.text(ENGLISH)}")
    return found


def test_each_number_bears_its_year():
    hold(number_without_its_year, PEOPLE)


def test_the_number_of_a_task_leads_to_its_sources_in_the_booklet():
    listed = {item.number: item.lines[-1].text(ENGLISH) for item in told_numbers(PEOPLE[0].plan.status, CONTENT).items}
    for case in ALL:
        for task in case.plan.tasks:
            lost = [source for source in task.sources if source not in listed[task.number]]
            assert not lost, f"{case.name}, {task.id}: the booklet does not list {lost} under number {task.number}"


# --- 11. DALE is named --------------------------------------------------------------------------------------------------


NOT_ASKED = {
    "en": re.compile("Do not ask immigration for (it|the protection called DALE)"),
    "es": re.compile("No le pida (DALE )?a inmigración"),
}


def dale_elsewhere(case: Case) -> list[str]:
    found = []
    for code in CODES:
        ids = {section.id for section in case.sheet for line in lines_of(section) if "DALE" in line.text(LANGUAGES[code])}
        strip = [text for text in case.lines(code, "status") if NOT_ASKED[code].search(text)]
        if ids != {"status"} or len(strip) != 1:
            found.append(f"name it in one strip, and say not to ask immigration for it ({code}): {ids} {strip}")
    if any(re.search(r"Do not file\b", text) for text in case.lines("en", "status", "everyone", "made", "headline", "first", "after")):
        found.append("“Do not file” never stands beside “File your complaint”")
    return found


def test_dale_is_named_in_one_strip():
    hold(dale_elsewhere, PEOPLE)


# --- 12. what must not be seen ------------------------------------------------------------------------------------------

FRONT = ("status", "notices", "headline", "first", "call")
HIDDEN = ("waiting", "have_it", "soi")
TELLING = re.compile(
    r"\b(waiting for an answer|work permit|asked immigration|support letter|sent to immigration|labor office’s letter)\b", re.I
)


def seen_in_front(case: Case) -> list[str]:
    found = [f"{task.id} must stand on the back" for task in case.plan.first if task.id in HIDDEN]
    allowed = {"permit_soon"}
    for section in case.sheet:
        if section.id not in FRONT:
            continue
        for item in section.items:
            for line in item.lines:
                if item.about not in allowed and TELLING.search(line.text(ENGLISH)):
                    found.append(f"{section.id}, {item.id} tells what was asked or held: {line.text(ENGLISH)}")
        under = [line.text(ENGLISH) for line in section.under] if section.id != "status" else []
        if case.plan.headline.kind == "permit" and section.id == "headline":
            under = [text for text in under if not text.startswith("A work permit that ")]  # nobody’s, as the task has it
        found += [f"{section.id}: {text}" for text in under if TELLING.search(text)]
    return found


def test_what_must_not_be_seen_stays_on_the_back():
    assert any(task.id in HIDDEN for case in PEOPLE for task in case.plan.after)
    hold(seen_in_front, ALL)


def test_a_letter_or_a_permit_that_ends_stands_in_front_without_what_was_asked_or_held():
    acts = [s for s in CONTENT.sentence.values() if s.either in ("gov_letter_do", "permit_soon_do")]
    assert len(acts) >= 3
    for sentence in acts:
        id_, text = sentence.id, sentence.text
        assert text.startswith(("A government letter, appointment or court date", "A work permit")), text
        assert not re.search(r"\b(your permit|you asked|you have)\b", text), f"{id_} tells what this person holds"


def test_no_task_and_no_sentence_depends_on_the_risk():
    for kind in ("task", "sentence", "paper", "lawyer_question", "card_line", "advice"):
        for id_, item in getattr(CONTENT, kind).items():
            when = getattr(item, "when", None)
            assert when != "lawyer_first" and not (isinstance(when, dict) and "risk" in when), f"{kind} {id_}: `risk` never changes a paper"


# --- 13. no forecast ----------------------------------------------------------------------------------------------------

FORECAST = {
    "en": re.compile(
        r"you (can|will|should|could) (win|get (your|the) (money|job|permit))|you qualify|you will be|is sure to|we promise|guarantee", re.I
    ),
    "es": re.compile(r"(puede|va a|podrá) ganar|usted califica|le prometemos|garantiza|seguro que", re.I),
}
VISA = re.compile(r"\b[UT] visa\b|\bvisas? [UT]\b")
SAME_FOR_EVERYONE = ("meeting_other",)
"""The same question about visas, for everyone."""


def forecast(case: Case) -> list[str]:
    found = []
    for code in CODES:
        found += [f"no forecast ({code}): {text}" for text in case.lines(code) if FORECAST[code].search(text)]
    for id_ in sorted(case.forms - set(SAME_FOR_EVERYONE)):
        if VISA.search(CONTENT.sentence[id_].text):
            found.append(f"{id_}: visas only as the same questions for everyone")
    said = [text for text in case.lines() if text == made_by_rules(ENGLISH)]
    if len(said) != 1:
        found.append("“Made by fixed rules from your answers” stands once on the sheet")
    return found


def test_rules_and_dates_are_told_and_no_forecast_is_made():
    hold(forecast, PEOPLE)


def test_the_headline_tells_the_rule_the_fact_and_the_sum():
    for case in PEOPLE:
        day = case.plan.headline.day
        if case.plan.headline.kind == "by" and day and not day.lawyer:
            assert date_words.sum_text(day, CONTENT, ENGLISH) in list(case.lines("en", "headline")), case.name


# --- 14. numbers that nobody has called ---------------------------------------------------------------------------------


def one_way_only(case: Case) -> list[str]:
    call = case.section("call")
    if call is None:
        return ["whom to call stands on every sheet"]
    under = [line.text(ENGLISH) for line in call.under]
    found = [] if under[:1] == [ask_first(ENGLISH)] else ["what to ask comes before telling anything"]
    found += [] if under.count(not_called(ENGLISH)) == 1 else ["say once that nobody has called these numbers"]
    ways = [item for item in call.items if item.id.startswith("helper.")]
    found += [] if len(ways) == 2 else [f"two ways to reach help, not {[item.id for item in ways]}"]
    for item in ways:
        helper = CONTENT.helper[item.about]
        if not (helper.phone or helper.url or helper.near or helper.name):
            found.append(f"{item.id}: nobody can reach it")
    for item in call.items:
        if item.id.startswith("call.") and not item.all("phone", "page") and "no number and no page" not in item.lines[-1].text(ENGLISH):
            found.append(f"{item.id}: say that we have no number and no page")
    return found


def test_a_number_nobody_has_called_is_marked_and_is_never_the_only_way():
    hold(one_way_only, ALL)


# --- 15. unknown is not yes ---------------------------------------------------------------------------------------------

FOR_EVERYONE = ["call", "write", "keep", "meeting", "family"]


def test_unknown_is_not_yes():
    assert [task.id for task in make_plan(Answers(), CONTENT, TODAY).tasks] == FOR_EVERYONE
    for question in CONTENT.question.values():
        for option in ("unknown", "other_or_unknown", "skip"):
            known = {o.id for o in question.option} | ({"unknown"} if question.kind == "date" else set())
            if option in known:
                value = (option,) if question.kind == "many" else option
                plan = make_plan(Answers({question.id: value}), CONTENT, TODAY)
                assert [task.id for task in plan.tasks] == FOR_EVERYONE, f"{question.id} = {option} must change no task"
    nothing = make_plan(Answers({q.id: ("unknown",) if q.kind == "many" else "unknown" for q in CONTENT.question.values()}), CONTENT, TODAY)
    assert [task.id for task in nothing.tasks] == FOR_EVERYONE


def not_for_everyone(case: Case) -> list[str]:
    plan, ids, found = case.plan, set(case.ids), []
    if plan.safety != "not_free":
        found += [f"{id_} is for everyone who is free" for id_ in ("write", "keep") if id_ not in ids]
    if not case.answers.has("lawyer", "yes") and "meeting" not in ids:
        found.append("meeting is for everyone without a lawyer")
    plan_needed = not case.answers.has("family_plan", "yes") or (case.answers.has("problems", "immigration_threat"))
    if ("family" in ids) is not plan_needed:
        found.append("the family plan is for no, unknown or a threat")
    if not ids & set(CALLS):
        found.append("one call is for everyone")
    if len(plan.find_out) > 3:
        found.append(f"at most three things to find out: {plan.find_out}")
    return found


def test_what_everyone_gets_is_taken_from_nobody():
    hold(not_for_everyone, ALL)


def test_the_booklet_has_the_same_lines_for_everyone():
    plan = plan_for_everyone(make_plan(Answers(), CONTENT, TODAY), CONTENT)
    said = {item.about for section in outline(plan, CONTENT) for item in section.items if item.id.startswith("notice.")}
    assert set(EVERYONE) <= said


# --- each rule fails when it is broken ----------------------------------------------------------------------------------

BROKEN: dict[str, tuple[Rule, Callable[[], Case]]] = {
    "before": (before_a_day, lambda: with_line("rosa", "table", "File before Friday, March 5, 2027.")),
    "behind": (day_behind, lambda: with_line("rosa", "table", "Do it by Friday, March 6, 2026.")),
    "lost": (lost_although_young, lambda: with_line("rosa", "table", "Paydays before June 4, 2026 may already be lost.")),
    "table": (
        left_out_of_the_table,
        lambda: with_plan("hugo", table=replace(person("hugo").plan.table, rows=person("hugo").plan.table.rows[:2])),
    ),
    "review": (without_the_words_about_review, lambda: without_line("rosa", "table", "reviewed")),
    "review of the headline": (without_the_words_about_review, lambda: without_line("rosa", "headline", "reviewed")),
    "dale": (dale_elsewhere, lambda: with_line("rosa", "first", "DALE has ended.")),
    "seen": (seen_in_front, lambda: with_line("javier", "first", "You asked immigration and are waiting for an answer.")),
    "forecast": (forecast, lambda: with_line("rosa", "first", "You can win your pay back.")),
    "ways": (one_way_only, lambda: with_plan("rosa", helpers=())),
    "everyone": (not_for_everyone, lambda: tasks_of("rosa", lambda tasks: tasks[:1])),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_that_is_broken_is_found(name):
    rule, broken = BROKEN[name]
    assert finds(rule, broken()), f"{rule.__name__} does not see what was broken"
