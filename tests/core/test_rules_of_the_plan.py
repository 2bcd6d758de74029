"""The fifteen rules of a person's plan, each as a sentence, over everybody in tests/people and over people made up by chance: rules 1 to 7.

A rule is a function: a case in, what breaks the rule out, as sentences that say what to change. At the end each is broken on purpose, so
that none of them can pass by looking at nothing. Rules 8 to 15: test_rules_of_the_sheet.py.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from guide.content.languages import CODES
from guide.content.named import EVERYONE
from guide.core.answers import Answers
from guide.core.limits import PAY_CLAIMS, SafeDay
from guide.core.plan import preview_plan
from guide.core.tasks import FIVE
from guide.words import court as court_words
from guide.words import dates as date_words
from guide.words.catalogs import all_words
from guide.words.offices import office_name
from guide.words.outline import lines_of
from tests.core.cases import (
    A_DATE,
    ALL,
    CALLS,
    CHANCE,
    CONTENT,
    ENGLISH,
    FIRED,
    LANGUAGES,
    PEOPLE,
    TODAY,
    UNPAID,
    Case,
    Rule,
    case_of,
    days_before,
    finds,
    headline,
    hold,
    person,
    tasks_of,
    with_form,
    with_line,
    with_plan,
    without_line,
)
from tests.help.people_files import everyone


def test_people_made_up_by_chance_reach_much_of_the_plan():
    assert {task for case in CHANCE for task in case.ids} >= {t.id for t in CONTENT.task.values() if t.program != "open"}
    assert len({case.plan.headline.kind for case in CHANCE}) >= 8


# --- 1. a personal paper never asks what it already knows ---------------------------------------------------------------

BEGINS = {
    "en": re.compile(r"(If|When|Before|In case)\b"),
    "es": re.compile(r"(Si|Cuando|Antes|En caso)\b"),
}
STILL_UNKNOWN = {
    "hurt_number": "a form that comes later",
    "trapped_not_alone": "whether there is danger now is never asked",
    "clock_or_new": "what the office will answer",
    "clock_or_new_soon": "the same",
    "clock_second_today": "whether others can help today",
    "clock_second_now": "whether others can help today",
    "clock_second": "whether others name a day is not known yet",
    "clock_second_later": "the same",
    "clock_yourself": "the same, and whether this person wants to file",
    "clock_yourself_later": "the same",
    "clock_yourself_today": "the same",
    "clock_yourself_now": "the same",
    "call_visa": "how somebody came is never asked",
    "case_or_new": "what the office will answer",
    "case_in_it": "what the group will answer",
    "case_who": "what whoever complained will answer",
    "case_who_by": "the same",
    "case_who_where": "the same",
    "case_in_it_by": "the same",
    "case_in_it_where": "the same",
    "request_send_do": "what comes later",
    "request_approved_do": "what the government will answer",
    "request_approved_ssn": "what comes later",
}
"""Sentences that may begin with a condition, or ask: what they ask is not known. All others name the fact."""


def asks(id_: str, code: str) -> bool:
    """This sentence begins with a condition, or hides one in a question: "No lawyer? Call ..."."""
    sentence = CONTENT.sentence[id_]
    text = LANGUAGES[code].of("sentence", sentence, "text")
    parts = re.split(r"(?<=[.?!:]) ", text)
    question = sentence.role != "say" and any(part.endswith("?") for part in parts)
    return question or any(BEGINS[code].match(part) for part in parts if not part.endswith("”"))


def asks_what_it_knows(case: Case, unknown: Collection[str] = STILL_UNKNOWN) -> list[str]:
    said = sorted(case.forms.difference(unknown))
    return [f"{id_} ({code}) asks what was answered: name the fact" for id_ in said for code in CODES if asks(id_, code)]


def test_a_personal_paper_never_asks_what_it_already_knows():
    hold(asks_what_it_knows, ALL)


def test_each_sentence_that_may_ask_asks_and_says_why():
    idle = [id_ for id_ in STILL_UNKNOWN if not any(asks(id_, code) for code in CODES)]
    assert not idle, f"{idle} ask nothing: take them out of STILL_UNKNOWN"
    assert STILL_UNKNOWN.keys() <= CONTENT.sentence.keys()


def has_a_gap(case: Case) -> list[str]:
    found = []
    for code in CODES:
        for text in case.lines(code, "first", "after"):
            if re.search(r"[{}]|  | [.,]|\.\.|\bNone\b", text):
                found.append(f"a gap or a joined fragment ({code}): {text}")
    return found


def test_a_fact_that_is_missing_picks_another_whole_sentence_and_never_leaves_a_gap():
    hold(has_a_gap, ALL)


MOST_WORDS = {"en": 60, "es": 66}
"""Words of one task on a person's paper. Spanish needs about a tenth more for the same sentences (measured over tasks.toml: 3,205 words
for 2,937). A fact counts as one word: the name of an office, a date."""


def too_many_words(case: Case) -> list[str]:
    found = []
    for task in case.plan.tasks:
        for code, most in MOST_WORDS.items():
            texts = [LANGUAGES[code].of("sentence", CONTENT.sentence[id_], "text") for id_ in task.form]
            count = sum(len(text.split()) for text in texts)
            if count > most:
                found.append(f"{task.id} ({code}) has {count} words, {most} are allowed: {', '.join(task.form)}")
    return found


def test_a_task_has_at_most_sixty_words():
    hold(too_many_words, PEOPLE)


def test_a_person_has_at_most_eleven_tasks_and_sixteen_while_the_program_is_open():
    for cases, most, most_open in ((PEOPLE, 11, 16), (CHANCE, 12, 17)):  # by chance nearly everything happens to one of 250
        for case in cases:
            assert len(case.ids) <= most, f"{case.name} has {case.ids}: merge tasks, or narrow a `when`"
            opened = preview_plan(case.answers, CONTENT, case.plan.today)
            assert len(opened.tasks) <= most_open, f"{case.name} has {len(opened.tasks)} tasks while the program is open"
    assert sum(len(case.ids) for case in PEOPLE) / len(PEOPLE) <= 8


# --- 2. five things, in order of harm -----------------------------------------------------------------------------------

ORDER = [
    "trapped",
    "minor",
    "hurt",
    "gov_letter",
    "clock",
    "permit_soon",
    "threat",
    "family*",
    "call",
    "complaint*",
    "case",
    "write",
    "coworkers",
    "keep",
    "complaint",
    "papers_i9",
    "soi",
    "waiting",
    "have_it",
    "meeting",
    "family",
]
"""A star: the place of the family plan after a threat, and of a complaint whose day is near."""


def out_of_order(case: Case) -> list[str]:
    threat = "threat" in case.ids
    places = [f"{id_}*" if id_ == "family" and threat else id_ for id_ in case.ids]
    moved = places.index("complaint") < places.index("write") if {"complaint", "write"} <= set(places) else False
    places = ["complaint*" if id_ == "complaint" and moved else id_ for id_ in places]
    wanted = sorted(places, key=ORDER.index)
    return [f"{case.ids} must stand in the order of harm: {wanted}"] if places != wanted else []


def test_what_harms_most_stands_first():
    hold(out_of_order, ALL)


def test_a_complaint_moves_up_behind_the_call_when_its_day_is_within_sixty_days():
    for ago, moved in ((115, False), (116, True)):
        case = case_of("near", UNPAID.with_("when_pay_first", days_before(ago)).with_("when_pay_last", days_before(ago)))
        assert case.plan.headline.day
        left = case.plan.headline.day.days_left
        assert (left <= 60) is moved, f"{left} days are left"
        assert (case.ids.index("complaint") == case.ids.index("call") + 1) is moved, f"{left} days are left: {case.ids}"


def test_a_limit_is_close_with_fourteen_days_or_with_more_than_seven_of_thirty_gone():
    for ago, close in ((7, False), (8, True)):
        assert ("clock" in case_of("fired", FIRED.with_("when_fired", days_before(ago))).ids) is close, f"{ago} of 30 days are gone"
    assert "clock" in case_of("no day", FIRED.with_("when_fired", "unknown")).ids, "a 30-day clock may be running"
    for ago, close in ((162, False), (166, True)):
        case = case_of("unpaid", UNPAID.with_("when_pay_first", days_before(ago)).with_("when_pay_last", days_before(ago)))
        (day,) = (d for d in case.plan.days if d.rule == "tx-wage-admin")
        assert ("clock" in case.ids) is close is ((day.before_margin - TODAY).days <= 14)


BOTH = {
    "trapped": {"trapped_both"},
    "gov_letter": {"gov_letter_call"},
    "clock": {"clock_both"},
    "call": {"call_who_can"},
}
"""What asks for help with the job and for an immigration lawyer, in the task that holds the one call."""


def called_twice(case: Case) -> list[str]:
    calls = [id_ for id_ in case.ids if id_ in CALLS]
    found = [f"{calls} are one call in two tasks"] if "call" in calls and len(calls) > 1 else []
    needs_both = calls and case.plan.safety != "not_free" and not case.answers.has("lawyer", "yes")
    if needs_both and not any(BOTH[id_] & case.forms for id_ in calls):
        found.append(f"{calls}: ask on this call for help with the job and for an immigration lawyer")
    return found


def test_two_tasks_are_never_the_same_call():
    hold(called_twice, ALL)


def test_with_a_letter_and_a_lawyer_somebody_is_still_asked_about_the_job():
    answers = Answers({"state": "TX", "work": "factory", "problems": ("unsafe",), "notices": "yes", "lawyer": "yes", "reported": "no"})
    (task,) = (task for task in case_of("letter", answers).plan.tasks if task.id == "gov_letter")
    text = " ".join(CONTENT.sentence[id_].text for id_ in task.form)
    assert re.search(r"\bjob\b", text), f"the letter stands for the one call, so it asks for help with the job too: {text}"


def test_five_things_are_those_that_may_be_seen():
    for case in ALL:
        front = [task for task in case.plan.tasks if not CONTENT.task[task.id].back]
        assert list(case.plan.first) == front[:FIVE], case.name
        assert all(task.form and CONTENT.sentence[task.form[0]].role == "do" for task in case.plan.tasks), f"{case.name}: an act each"


# --- 3. one order, with a way out ---------------------------------------------------------------------------------------


def workdays(start: dt.date, count: int) -> dt.date:
    """Counted here anew, by the weekdays and the federal holidays of the end of 2026."""
    day = start
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < 5 and day not in {dt.date(2026, 11, 26), dt.date(2026, 12, 25), dt.date(2027, 1, 1), dt.date(2026, 11, 11)}
    return day


def wrong_fallback(case: Case) -> list[str]:
    plan, until = case.plan, case.plan.fallback
    said = {value for task in plan.tasks for name, value in task.facts.items() if name == "fallback"}
    found = [f"the task says {said}, the plan {until}"] if said - {until.isoformat() if until else ""} else []
    if until is None:
        return found
    if until.weekday() > 4 or until <= plan.today:
        found.append(f"{until} is no weekday that lies ahead")
    days = [d.by for d in plan.days if d.when == "ahead"]
    if not any((by - plan.today).days > 10 for by in days):
        found.append(f"with ten days or fewer left nobody waits until {until}")
    latest = plan.today + dt.timedelta(days=30)
    if plan.headline.urgent:
        latest = workdays(plan.today, 2)
    if until > latest:
        found.append(f"{until} is too long to wait; at most until {latest}")
    if days and until >= max(days):
        found.append(f"{until} is not before any day to file by")
    return found


def test_the_fallback_is_a_weekday_and_only_where_there_is_time():
    hold(wrong_fallback, ALL)


def test_with_ten_days_left_nobody_waits_and_with_eleven_they_do():
    for ago, waits in ((18, True), (19, False)):  # 30 days, less one
        case = case_of("fired", FIRED.with_("when_fired", days_before(ago)))
        assert case.plan.headline.day and (case.plan.headline.day.days_left > 10) is waits
        assert (case.plan.fallback is not None) is waits
        assert bool({"clock_yourself"} & case.forms) is waits and bool({"clock_yourself_today"} & case.forms) is not waits


def alone_where_a_lawyer_is_first(case: Case) -> list[str]:
    alone = {id_ for id_ in case.forms if id_.startswith(("clock_yourself", "clock_writing", "clock_phone", "clock_unknown"))}
    return [f"{sorted(alone)} send somebody alone to an office that needs a lawyer first"] if alone and "clock_lawyer" in case.forms else []


def test_where_a_lawyer_is_first_nobody_is_told_to_file_alone():
    hold(alone_where_a_lawyer_is_first, ALL)


def test_a_paper_for_later_names_no_day_to_call_by():
    for someone in everyone(CONTENT):
        case = case_of(someone.name, someone.answers, someone.today, later=True)
        assert case.plan.call_by is case.plan.fallback is None
        assert not {"call_by", "fallback"} & {name for task in case.plan.tasks for name in task.facts}, someone.name
        for task in case.plan.tasks:
            assert task.id != "call" or "call_soon" in task.form


GO = ("Make the complaint by phone", "this office now how to send", "Contact this office this week")
STAY = (
    "before you contact a government office",
    "Do not call a labor office",
    "Do not call these offices",
    "Do not go to this office alone",
)
"""Looked for in English: which sentences are chosen does not depend on the language."""


@pytest.mark.parametrize("words", [*GO, *STAY])
def test_the_words_that_send_or_hold_a_person_are_still_said(words: str):
    assert any(words in english for _, english in all_words(CONTENT)), f"no text says {words!r} any more: put here how it is said now"


def both_call_and_do_not(case: Case) -> list[str]:
    """On the sheet, and on the screen and the long paper, which have both."""
    sheet = " ".join(case.lines())
    more = " ".join(line.text(ENGLISH) for section in case.more for line in lines_of(section))
    found = []
    for page, text in (("the sheet", sheet), ("the screen and the long paper", f"{sheet} {more}")):
        go, stay = ([words for words in some if words in text] for some in (GO, STAY))
        if go and stay:
            found.append(f"{page}: {go} stands with {stay}")
    return found


def test_no_page_tells_a_person_both_to_call_an_office_and_not_to():
    hold(both_call_and_do_not, PEOPLE)


# --- 4. a call is not a complaint ---------------------------------------------------------------------------------------

CLOCK_FORM = {"phone": "clock_phone", "written": "clock_writing", "served": "clock_writing", "unknown": "clock_unknown"}
COUNTS = {
    "phone": ("a call counts", "Write down the hour"),
    "written": ("in writing", "A call does not count"),
    "served": ("in writing", "A call does not count"),
    "unknown": ("in writing",),
}


def call_taken_for_a_complaint(case: Case) -> list[str]:
    found, headline = [], case.plan.headline
    day = headline.day
    if headline.kind == "by" and day and not day.lawyer and not headline.told:
        text = " ".join(case.lines("en", "headline"))
        found += [f"the headline must say {words!r} ({day.how_it_counts})" for words in COUNTS[day.how_it_counts] if words not in text]
        if headline.urgent and CLOCK_FORM[day.how_it_counts] not in case.forms:
            found.append(f"the task must say {CLOCK_FORM[day.how_it_counts]}")
    if headline.kind == "by" and day and not day.lawyer and headline.told and headline.urgent:
        wanted = {"clock_add"} if headline.told == "me" else {"clock_in_it", "clock_in_it_who"}
        found += [f"a case is there: say one of {sorted(wanted)}"] if not wanted & case.forms else []
    if day and headline.kind == "contact" and not day.lawyer and "Your call is not yet the complaint" not in " ".join(case.lines()):
        found.append("inside the margin: your call is not yet the complaint")
    box = " ".join(case.lines("en", "headline"))
    if "not yet the complaint" in box and "do not know if a call counts" in box:
        found.append("one box says that a call is not the complaint, and that nobody knows if it counts: say what is known")
    table = case.section("table")
    for item in table.items if table else ():
        if isinstance(item.fact, SafeDay) and item.fact.when == "ahead" and not item.fact.lawyer and item.fact.how_it_counts != "unknown":
            text = " ".join(line.text(ENGLISH) for line in item.lines)
            found += [f"{item.id} must say {words!r}" for words in COUNTS[item.fact.how_it_counts] if words not in text]
    return found


def test_a_call_is_not_a_complaint():
    hold(call_taken_for_a_complaint, ALL)


def test_above_days_of_which_nobody_knows_if_a_call_counts_it_is_said():
    for case in PEOPLE:
        table = case.section("table")
        if table and case.plan.safety == "free" and any(isinstance(row, SafeDay) and row.when != "passed" for row in case.plan.table.rows):
            assert date_words.how_rows_count(case.plan, ENGLISH) in [line.text(ENGLISH) for line in table.under], case.name


# --- 5. someone else may file -------------------------------------------------------------------------------------------


def lines_for_everyone(case: Case) -> list[str]:
    section = case.section("everyone")
    ids = [item.about for item in section.items] if section else []
    return [] if ids == list(EVERYONE) else [f"once a page, on every paper: {EVERYONE}; this one has {ids}"]


def test_someone_else_may_file_and_it_is_said_once_on_every_paper():
    hold(lines_for_everyone, ALL)


# --- 6. the headline ----------------------------------------------------------------------------------------------------


def _shown(day: SafeDay, today: dt.date) -> dt.date:
    """The day that a reader acts by: "this limit may end any day" is today, before every day that can be shown."""
    return {"ahead": day.by, "may_end": today}.get(day.when, day.before_margin)


def later_than_an_urgent_limit(case: Case) -> list[str]:
    plan, headline = case.plan, case.plan.headline
    if plan.safety != "free":
        return []
    urgent = [d for d in plan.days if not d.maybe and d.when != "passed" and (d.urgent or d.short)]
    found = [f"{d.rule} is urgent, and the headline is {headline.kind}" for d in urgent if not headline.urgent]
    if urgent and headline.day:
        shown, first = (min(_shown(day, plan.today) for day in some) for some in ([headline.day], urgent))
        found += [f"the headline says {shown}, but a limit is {first}"] if shown > first else []
    over = [d for d in urgent if d.when == "may_end"]
    if over and headline.kind == "by":
        found.append(f"{over[0].rule} may end any day: the headline says a later day")
    if headline.kind == "by" and headline.day:
        near = [d for d in plan.days if not d.maybe and d.when == "ahead" and d.by < headline.day.by]
        found += [f"{near[0].rule} is earlier than the headline"] if near and not headline.urgent else []
    return found


def test_the_headline_is_never_later_than_an_urgent_limit():
    hold(later_than_an_urgent_limit, ALL)


PERMIT = ("lawyer_day", "task.permit_soon", "task.have_it")
"""Days of a work permit are no complaint dates; rule 12 looks at where they stand."""


def date_of_a_person_who_is_not_free(case: Case) -> list[str]:
    if case.plan.safety != "not_free":
        return []
    return [
        f"a day on a paper that the boss could find ({code}): {t}"
        for code in CODES
        for t in case.lines(code, but=PERMIT)
        if A_DATE[code].search(t)
    ]


def test_there_is_no_complaint_date_anywhere_for_a_person_who_is_not_free():
    assert any(case.plan.safety == "not_free" for case in PEOPLE)
    hold(date_of_a_person_who_is_not_free, ALL)


def date_before_the_lawyer(case: Case) -> list[str]:
    if case.plan.safety != "lawyer_first":
        return []
    found = [
        f"a day in front of the lawyer: {text}" for text in case.lines("en", "headline", "first", but=PERMIT) if A_DATE["en"].search(text)
    ]
    table = case.section("table")
    is_open = any(isinstance(row, SafeDay) and row.when != "passed" for row in case.plan.table.rows)
    if table and is_open and "only for the lawyer to use" not in " ".join(line.text(ENGLISH) for line in table.under):
        found.append("above the days: they are only for the lawyer to use")
    return found


def test_after_forced_work_or_with_papers_kept_days_are_only_for_the_lawyer():
    assert any(case.plan.safety == "lawyer_first" and case.plan.days for case in PEOPLE)
    hold(date_before_the_lawyer, ALL)


def office_elsewhere(case: Case) -> list[str]:
    agency, contacts = case.plan.headline.agency, case.plan.contacts
    if case.plan.safety != "free" or not agency or agency not in {c.agency for c in contacts}:
        return []
    call = case.section("call")
    offices = [item.about for item in call.items if item.id.startswith("call.")] if call else []
    name = office_name(CONTENT.agency[agency], ENGLISH)
    found = [f"the first office to call must be {agency}: {offices}"] if offices[:1] != [agency] else []
    found += [] if name in " ".join(case.lines("en", "headline")) else [f"the headline must name {name}"]
    return found


def test_day_and_office_stand_together_and_that_office_is_the_first_to_call():
    hold(office_elsewhere, ALL)


def test_pay_that_goes_on_says_that_each_payday_counts():
    for case in PEOPLE:
        if case.plan.headline.goes_on and case.plan.safety == "free":
            text = " ".join(case.lines("en", "headline"))
            assert re.search(r"[Ee]ach payday that you wait", text), f"{case.name}: {text}"


# --- 7. court, through a lawyer -----------------------------------------------------------------------------------------


def court_without_a_lawyer(case: Case) -> list[str]:
    plan, found = case.plan, []
    found += [f"{d.rule} is a limit for court, not for an office" for d in plan.days if CONTENT.rule[d.rule].use != "compute"]
    for court in plan.court:
        for code, words, never in (("en", "through a lawyer", r"\bfile\b"), ("es", "con un abogado", r"\bpresente\b")):
            text = court_words.court_text(court, LANGUAGES[code])
            if words not in text or re.search(never, text, re.IGNORECASE):
                found.append(f"{court.rule} ({code}): court is only through a lawyer, and nobody files there: {text}")
        if court.see_by and court.see_by < plan.today:
            found.append(f"{court.rule}: a lawyer’s day that has passed is this week")
        old = court.counted_from < plan.today - dt.timedelta(days=364)
        if court.claim in PAY_CLAIMS and not old and any(d.claim in PAY_CLAIMS and not d.maybe and d.when != "passed" for d in plan.days):
            found.append(f"{court.rule}: an office has a day for this pay, and it is young")
    if plan.headline.kind == "court" and plan.headline.court and plan.headline.court.days_left >= 120:
        found.append("the day for court is far: it is no headline")
    return found


def test_court_is_only_through_a_lawyer():
    assert any(case.plan.court for case in PEOPLE)
    hold(court_without_a_lawyer, ALL)


def without_any_date(case: Case) -> list[str]:
    plan = case.plan
    pay = case.answers.has("problems", "not_paid", "low_pay_or_overtime") and any(
        map(case.answers.day, ("when_pay_first", "when_pay_last"))
    )
    claims = [*(d.claim for d in plan.days), *(d.claim for d in plan.court)]
    dated = any(claim in PAY_CLAIMS for claim in claims)
    return ["is owed pay, knows a payday, and has no date"] if plan.safety == "free" and pay and not dated else []


def test_nobody_who_is_free_and_knows_a_payday_is_left_without_any_date():
    hold(without_any_date, ALL)


# --- each rule fails when it is broken ----------------------------------------------------------------------------------

BROKEN: dict[str, tuple[Rule, Callable[[], Case]]] = {
    "asks": (lambda case: asks_what_it_knows(case, unknown=()), lambda: with_form("rosa", "call", "call_none", "case_or_new")),
    "a gap": (has_a_gap, lambda: with_line("rosa", "first", "I was fired {on_fired}.")),
    "words": (too_many_words, lambda: with_form("rosa", "call", *[s.id for s in CONTENT.sentences["call"]])),
    "order": (out_of_order, lambda: tasks_of("rosa", lambda tasks: tasks[::-1])),
    "two calls": (called_twice, lambda: tasks_of("domingo", lambda tasks: [*tasks, person("rosa").plan.tasks[0]])),
    "fallback": (wrong_fallback, lambda: with_plan("domingo", fallback=dt.date(2026, 12, 5))),
    "alone": (alone_where_a_lawyer_is_first, lambda: with_form("celso", "clock", "clock_lawyer", "clock_yourself")),
    "both": (
        both_call_and_do_not,
        lambda: with_line("ruben", "first", "Talk with a worker center before you contact a government office."),
    ),
    "a call": (call_taken_for_a_complaint, lambda: without_line("rosa", "headline", "detail")),
    "for everyone": (lines_for_everyone, lambda: with_plan("rosa", notices=())),
    "urgent": (later_than_an_urgent_limit, lambda: headline("domingo", urgent=False, day=person("rosa").plan.headline.day)),
    "not free": (date_of_a_person_who_is_not_free, lambda: with_line("adela", "first", "By Friday, March 5, 2027")),
    "lawyer first": (date_before_the_lawyer, lambda: with_line("chela", "first", "By Friday, March 5, 2027")),
    "office": (office_elsewhere, lambda: with_plan("manuel", contacts=person("manuel").plan.contacts[::-1])),
    "court": (
        court_without_a_lawyer,
        lambda: with_plan("rosa", days=(replace(person("rosa").plan.days[0], rule="us-whd-complaint"),)),
    ),
    "no date": (without_any_date, lambda: with_plan("rosa", days=(), court=())),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_that_is_broken_is_found(name):
    rule, broken = BROKEN[name]
    assert finds(rule, broken()), f"the rule {name!r} does not see what was broken"
