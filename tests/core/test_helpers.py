"""Whom a person can call: two ways in every place and for every need, the nearest that fits first, and nobody who does not fit."""

import datetime as dt
from itertools import product
from typing import Any

import pytest

from guide.core.answers import Answers
from guide.core.helpers import WAYS, can_be_reached
from guide.core.plan import make_plan
from guide.library import content
from guide.words.helpers import told_helper
from tests.help.people_files import everyone
from tests.help.tables import by_id

CONTENT = content()
TABLE = by_id("directory.csv")
TODAY = dt.date(2026, 11, 30)
PLACES = (*CONTENT.place, "unknown")
WORK = tuple(o.id for o in CONTENT.question["work"].offered)
NEEDS: dict[str, dict[str, Any]] = {
    "not paid": {"problems": ("not_paid",), "notices": "no"},
    "a letter from the government": {"problems": ("unknown",), "notices": "yes"},
    "a letter and not paid": {"problems": ("not_paid",), "notices": "yes"},
    "forced to work": {"problems": ("forced_or_trapped",), "still_working": "yes"},
    "papers kept": {"problems": ("papers_kept",)},
    "injured": {"problems": ("injured",)},
}


def plan_for(state="TX", work="cleaning", **values):
    answers = {"state": state, "work": work, "problems": ("not_paid",), "coworkers": "no", **values}
    return make_plan(Answers({q: answers[q] for q in CONTENT.question if q in answers}), CONTENT, TODAY)


def helpers(plan):
    return [CONTENT.helper[h.helper] for h in plan.helpers]


def ways(plan):
    return [CONTENT.helper[h.helper] for h in plan.helpers if h.first]


@pytest.mark.parametrize("need", NEEDS)
def test_every_plan_in_every_place_has_two_ways_of_which_one_can_be_reached(need):
    for state, work in product(PLACES, WORK):
        first = ways(plan_for(state, work, **NEEDS[need]))
        assert len(first) == WAYS, f"{state}, {work}"
        assert any(map(can_be_reached, first)), f"{state}, {work}: two names reach nobody"
        assert not any(h.narrow or h.booklet or h.office for h in first), f"{state}, {work}: this person may not be one of those it helps"


@pytest.mark.parametrize("need", NEEDS)
def test_one_of_the_two_is_of_the_place_and_fits_work_and_need_wherever_the_table_has_such_a_row(need):
    """The rows are asked here by the kinds of the table, not by what the guide decides with."""
    letter, trapped = NEEDS[need].get("notices") == "yes", need in ("forced to work", "papers kept")
    at_work, about_papers = {"worker_center", "legal_worker", "farmworker_legal", "hotline"}, ("immigration", "deferred action")
    for state, work in product(CONTENT.place, WORK):
        rows = [CONTENT.helper[id_] for id_, row in TABLE.items() if row["place"] == state and row["show"] != "no"]
        fitting = {
            h.id
            for h in rows
            if not h.narrow
            and (not h.work or work in h.work)
            and (any(w in h.serves for w in about_papers) or h.kind == "legal_immigration" if letter else h.kind in at_work)
        }
        if trapped and (knowing := {h.id for h in rows if "trafficking" in h.serves and not h.narrow}):
            fitting = knowing
        first = ways(plan_for(state, work, **NEEDS[need]))
        if fitting:
            assert first[0].id in fitting, f"{state}, {work}: {first[0].id}, and the table has {sorted(fitting)}"


def test_a_farm_worker_gets_the_lawyers_for_farm_workers_first():
    for state in {h.place for h in CONTENT.helper.values() if h.kind == "farmworker_legal" and not h.narrow}:
        assert ways(plan_for(state, "farm"))[0].kind == "farmworker_legal", state
    assert not [h for h in helpers(plan_for("OH", "restaurant_hotel")) if h.work == ("farm",)]


def test_a_letter_from_the_government_leads_to_immigration_help_and_to_no_labor_department():
    for state in CONTENT.place:
        plan = plan_for(state, **NEEDS["a letter from the government"])
        assert not plan.contacts, f"{state}: {plan.contacts}"
        assert "immigration" in ways(plan)[0].needs, state
    both = plan_for("NC", problems=("not_paid", "other"), notices="yes")
    assert "nc-wage" in {c.agency for c in both.contacts}, "the pay is still a matter for an office"
    assert "us-dol" not in {c.agency for c in both.contacts}, "general questions about a letter are none for the labor department"


def test_with_a_letter_alone_both_ways_are_immigration_help_wherever_the_place_has_any():
    for state, work in product(PLACES, WORK):
        first = ways(plan_for(state, work, **NEEDS["a letter from the government"]))
        here = any(h.place == state and "immigration" in h.needs for h in CONTENT.helper.values())
        assert "immigration" in first[0].needs, f"{state}, {work}: {[h.id for h in first]}"
        assert "immigration" in first[1].needs or not here, f"{state}, {work}: {[h.id for h in first]}"


def test_the_two_ways_are_two_organizations():
    for need, state, work in product(NEEDS, PLACES, WORK):
        one, other = ways(plan_for(state, work, **NEEDS[need]))
        assert one.id != other.id and (not one.url or one.url != other.url), f"{state}, {work}, {need}: {one.id}, {other.id}"


def test_no_page_or_team_of_a_labor_office_is_among_the_helpers_of_somebody_who_is_not_free_or_has_only_a_letter():
    offices = {h.id for h in CONTENT.helper.values() if "state office" in h.serves}
    assert offices == {"nj-njdol-immigrant", "ia-iwd-msfw"}
    for state, work in product(("NJ", "IA"), WORK):
        for need in ("forced to work", "papers kept", "a letter from the government"):
            assert not offices & {h.id for h in helpers(plan_for(state, work, **NEEDS[need]))}, f"{state}, {work}, {need}"


def test_whoever_helps_on_farms_alone_is_told_to_nobody_else():
    more = ("food", "meat", "poor", "other")  # words of rows that serve others too
    farms = {h.id for h in CONTENT.helper.values() if h.kind == "farmworker_legal" and not any(word in h.serves for word in more)}
    for state, work in product(CONTENT.place, WORK):
        if work != "farm":
            wrong = farms & {h.id for h in helpers(plan_for(state, work))} - {"mi-migrant-legal-aid", "me-ptla-farmworker"}
            assert not wrong, f"{state}, {work}: {wrong}"


def test_somebody_who_is_forced_gets_those_who_know_trafficking_whatever_the_work():
    assert ways(plan_for("MI", "home", **NEEDS["forced to work"]))[0].id == "mi-fls"
    assert ways(plan_for("VA", "restaurant_hotel", **NEEDS["papers kept"]))[0].id == "va-lajc-worker"
    for state in CONTENT.place:
        plan = plan_for(state, "home", **NEEDS["forced to work"])
        assert [c.agency for c in plan.contacts] == ["us-trafficking"], f"{state}: the national line alone, after all the others"
        assert not [h for h in helpers(plan) if h.office], f"{state}: one line is told once"


def test_the_lists_of_the_immigration_court_are_only_for_whoever_may_have_a_letter():
    court = {"us-eoir-list", "us-eoir-line"}
    assert not court & {h.id for h in helpers(plan_for(notices="no"))}
    for answer in ("yes", "unknown", "skip"):
        assert court <= {h.id for h in helpers(plan_for(notices=answer))}


def test_whoever_helps_only_some_people_stands_last_and_says_so_first():
    for state in CONTENT.place:
        narrow = [h.narrow for h in helpers(plan_for(state, notices="unknown"))]
        assert narrow == sorted(narrow), state
    for helper in (h for h in CONTENT.helper.values() if h.narrow and h.place == "US" and not h.booklet):
        name, second = told_helper(helper, CONTENT).lines[:2]
        assert (name.role, second.role) == ("name", "caution"), f"{helper.id}: whom it helps comes first"


def test_a_work_permit_that_ends_soon_leads_to_immigration_help_first():
    plan = plan_for("ME", situation="has_it", permit_ends="2027-01-15")
    assert ways(plan)[0].id == "me-ilap"


def test_nobody_gets_a_row_of_another_place_or_one_that_may_not_be_shown():
    for person in everyone(CONTENT):
        plan = make_plan(person.answers, CONTENT, person.today)
        assert len(ways(plan)) == WAYS
        for helper in helpers(plan):
            assert helper.place in ("US", person.answers.one("state")), f"{person.name}: {helper.id}"
            assert TABLE[helper.id]["show"] != "no"
            assert not helper.booklet


def test_what_rests_on_a_public_repository_is_in_no_list_of_sources_of_a_plan():
    for person in everyone(CONTENT)[::5]:
        plan = make_plan(person.answers, CONTENT, person.today)
        assert not {"L957", "L958"} & set(plan.sources)
