"""Which clocks the answers start: every compute row can run, text rows never give a day, old facts give none."""

import datetime as dt

from guide.core.answers import Answers
from guide.core.clocks import FACTS_LAST, clocks, raised
from guide.core.interview import reached
from guide.core.safety import UNSAFE
from guide.library import content

CONTENT = content()
TODAY = dt.date(2026, 11, 22)
ACTS = ("when_fired", "when_cut", "when_threatened", "when_other_act", "when_immigration_threat")
EVERYTHING = Answers(
    {
        "problems": tuple(o.id for o in CONTENT.question["problems"].option if not o.alone and o.id not in UNSAFE),
        "punished_for": ("unknown",),
        "punished_how": ("fired", "cut", "threatened", "other_act"),
        "coworkers": "yes_talking",
        **{q: "2026-11-16" for q in ACTS},
        "when_pay_first": "2026-10-02",
        "when_pay_last": "2026-11-06",
        "when_discrimination": "2026-11-01",
        "when_harassment": "2026-11-10",
        "when_papers_asked": "2026-11-03",
    }
)


def run(answers, today=TODAY):
    return clocks(reached(answers, CONTENT), CONTENT, today)


def _rules(running):
    return {d.rule for d in (*running.days, *running.court)}


def person(place, work):
    return EVERYTHING.with_("state", place).with_("work", work)


def test_every_compute_row_gives_a_day_to_somebody():
    given = set()
    for place in CONTENT.place:
        for work in ("farm", "trucking_warehouse", "food_plant"):
            given |= {d.rule for d in run(person(place, work)).days}
    federal = {(r.agency, r.claim, r.unit, r.amount) for r in CONTENT.rule.values() if r.place == "US" and r.amount}
    repeats = {r.id for r in CONTENT.rule.values() if r.place != "US" and (r.agency, r.claim, r.unit, r.amount) in federal}
    compute = {r.id for r in CONTENT.rule.values() if r.use == "compute"}
    assert compute - given - repeats == set()
    assert repeats == {"al-eeoc", "ar-eeoc", "ga-eeoc", "ms-eeoc", "nc-eeoc"}, (
        "only places that repeat the federal 180 days may be folded into it"
    )


def test_no_text_row_ever_gives_a_day():
    for place in CONTENT.place:
        for day in run(person(place, "trucking_warehouse")).days:
            assert CONTENT.rule[day.rule].use == "compute"


def test_the_federal_thirty_and_180_days_run_in_every_place():
    for place in [*CONTENT.place, "unknown"]:
        days = {d.rule: d.by for d in run(person(place, "restaurant_hotel")).days if d.question == "when_fired"}
        assert days["us-osha-11c"] == dt.date(2026, 12, 15), place
        assert days["us-eeoc-180"] == dt.date(2027, 4, 14), place  # thirty days before Friday, May 14: the first contact is not the filing


def test_farm_and_household_workers_are_not_sent_to_the_labor_relations_board():
    for work in ("farm", "home"):
        assert "together_punished" not in raised(person("TX", work))
    assert "together_punished" in raised(person("TX", "construction"))
    assert "farm_punished" in raised(person("TX", "farm"))


def test_an_unknown_reason_shows_every_clock_and_a_known_one_only_its_own():
    base = Answers({"state": "TX", "work": "factory", "problems": ("punished",), "punished_how": ("fired",), "when_fired": "2026-11-16"})
    every, only_pay = (_rules(run(base.with_("punished_for", (reason,)))) for reason in ("unknown", "pay"))
    assert {"us-osha-11c", "us-nlrb-ulp", "us-eeoc-180", "us-ier", "us-flsa-retaliation"} <= every
    assert "us-osha-11c" not in only_pay
    assert "us-flsa-retaliation" in only_pay


def test_two_acts_have_two_clocks():
    answers = person("TX", "factory").with_("when_fired", "2026-11-16").with_("when_threatened", "2026-10-30")
    days = {d.question: d.by for d in run(answers).days if d.rule == "us-osha-11c"}
    assert days["when_threatened"] < days["when_fired"]


def test_pay_that_is_still_going_on_without_a_first_day_gives_words_and_no_date():
    answers = Answers(
        {"state": "TX", "work": "factory", "problems": ("not_paid",), "when_pay_first": "unknown", "when_pay_last": "ongoing"}
    )
    running = run(answers)
    assert running.days == ()
    assert running.pay == ()
    assert "pay_each_payday" in {s.text for s in running.said}


def test_a_month_counts_from_its_first_day_and_says_that_it_is_not_exact():
    answers = Answers({"problems": ("punished",), "punished_how": ("fired",), "punished_for": ("safety",), "when_fired": "2026-11"})
    day = next(d for d in run(answers).days if d.rule == "us-osha-11c")
    assert (day.counted_from, day.exact, day.by) == (dt.date(2026, 11, 1), False, dt.date(2026, 11, 30))


def test_facts_reviewed_more_than_a_year_ago_give_words_and_no_dates():
    oldest = min(r.reviewed for r in CONTENT.rule.values())
    assert run(EVERYTHING, oldest + FACTS_LAST).days
    late = run(EVERYTHING, oldest + FACTS_LAST + dt.timedelta(days=1))
    assert late.days == () and late.court == ()
    assert late.pay == ()
    assert late.said


def test_a_thirty_day_clock_warns_after_seven_days_or_when_the_day_is_not_known():
    base = Answers({"work": "factory", "problems": ("punished",), "punished_for": ("safety",), "punished_how": ("fired",)})
    assert not run(base.with_("when_fired", "2026-11-20")).short
    assert run(base.with_("when_fired", "2026-11-12")).short
    assert run(base.with_("when_fired", "unknown")).short
    assert not run(base.with_("when_fired", "2026-01-12")).short


def test_a_clock_on_the_day_of_work_counts_from_before_the_payday():
    answers = Answers({"state": "WI", "problems": ("not_paid",), "when_pay_first": "2026-03-13", "when_pay_last": "2026-03-27"})
    days = {d.question: d.by for d in run(answers).days if d.rule == "wi-wage-admin"}
    assert days == {"when_pay_first": dt.date(2028, 1, 28), "when_pay_last": dt.date(2028, 1, 28)}


def test_a_limit_that_began_on_a_day_gives_words_for_older_acts():
    base = Answers({"state": "NY", "problems": ("discrimination",)})
    older, newer = (run(base.with_("when_discrimination", day)) for day in ("2024-02-14", "2024-02-15"))
    assert "ny-dhr" not in {d.rule for d in older.days}
    assert "ny-dhr" in {r for s in older.said for r in s.rules}
    assert "ny-dhr" in {d.rule for d in newer.days}


def test_urgency_lasts_until_the_legal_day_although_only_the_safe_day_is_shown():
    base = Answers({"state": "TX", "problems": ("not_paid",), "when_pay_last": "skip"})
    urgent = {}
    for first in ("2026-05-26", "2026-05-25"):
        urgent[first] = next(d for d in run(base.with_("when_pay_first", first)).days if d.rule == "tx-wage-admin")
    assert (urgent["2026-05-26"].passed, urgent["2026-05-26"].urgent) == (True, True), "the legal day is today"
    assert (urgent["2026-05-25"].passed, urgent["2026-05-25"].urgent) == (True, False)


def test_pay_limits_that_count_from_the_work_name_a_later_payday():
    limits = {p.rule: p.lost_before for p in run(Answers({"state": "WI", "problems": ("not_paid",), "when_pay_first": "2024-10-01"})).pay}
    assert limits["wi-wage-admin"] == dt.date(2025, 1, 1)


def test_without_a_place_the_person_is_told_that_states_differ():
    assert "pay_place_unknown" in {s.text for s in run(Answers({"problems": ("not_paid",), "when_pay_first": "2026-10-02"})).said}
