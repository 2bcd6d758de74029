"""The time limits of the guide against the legal table, field by field, row by row.

The table lies in tests/legal/deadlines.csv as its authors wrote it. tests/legal/offices.csv says which office of the guide each
name in its column `agency` means; it is empty for a court.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from guide.content.languages import CODES
from guide.content.schema import Rule
from guide.library import content
from guide.words.language import load_language
from tests.help.tables import SHA256, by_id, is_the_one_handed_over, rows

CONTENT = content()
CLOCKS = {"PAYDAY": "payday", "WORK_DONE": "work_done", "ACT": "act"}
OWN_SOURCES = {"ny-wage-retaliation": {"L081"}, "wa-wage-retaliation": {"L085", "L173"}}
"""What stands in `also` there, threats about immigration status, rests on these; the table has no column for it."""


TABLE = by_id("deadlines.csv")
OFFICES = {row["agency"]: row["office"] for row in rows("offices.csv")}
COUNTED = {id_ for id_, row in TABLE.items() if row["use"] in ("compute", "lawyer_by")}
TEXTS = {id_ for id_, row in TABLE.items() if row["use"] == "text"}
OMITTED = {id_ for id_, row in TABLE.items() if row["use"] == "omit"}


def differences(row: dict[str, str], rule: Rule | None) -> Iterator[str]:
    """Where a rule of the guide does not say what its row of the table says."""
    if row["use"] == "omit" or rule is None:
        if (rule is None) != (row["use"] == "omit"):
            yield "an omit row must be absent, and every other row must be there"
        return
    office, sources = OFFICES[row["agency"]], row["sources"].split()
    expected: dict[str, Any] = {
        "use": row["use"],
        "place": row["jurisdiction"],
        "confidence": None if row["confidence"] == "low" else row["confidence"],
    }
    if row["use"] == "text":
        expected |= dict.fromkeys(("unit", "amount", "clock", "how_it_counts")) | {"margin_days": 0}
        if rule.agency not in (None, office):
            yield f"agency is {rule.agency}, and the table says {office or 'a court'}"
        if not set(rule.sources) <= set(sources):
            yield f"sources {rule.sources} are not all in the table: {sources}"
    else:
        expected |= {
            "agency": office,
            "unit": row["unit"],
            "amount": int(row["amount"]),
            "clock": CLOCKS[row["clock_starts"]],
            "margin_days": int(row["margin_days"] or 0),
            "how_it_counts": row["how_it_counts"] or None,
        }
        if set(rule.sources) != {*sources, *OWN_SOURCES.get(rule.id, ())}:
            yield f"sources are {rule.sources}, and the table says {sources}"
    for name, value in expected.items():
        if getattr(rule, name) != value:
            yield f"{name} is {getattr(rule, name)}, and the table says {value}"


@pytest.mark.parametrize("file", SHA256)
def test_each_table_is_the_one_that_was_handed_over(file):
    assert is_the_one_handed_over(file), (
        "no cell is changed here; for a new edition replace the file and its SHA-256 in tests/help/tables.py"
    )


def test_every_name_of_an_office_in_the_table_means_an_office_of_the_guide_or_a_court():
    carried = {row["agency"] for row in TABLE.values() if row["use"] != "omit"}
    assert set(OFFICES) == carried, f"correct offices.csv: {sorted(set(OFFICES) ^ carried)}"
    unknown = {office for office in OFFICES.values() if office} - set(CONTENT.agency)
    assert not unknown, f"put these offices into agencies.toml, or correct offices.csv: {sorted(unknown)}"
    assert all(OFFICES[TABLE[id_]["agency"]] for id_ in COUNTED), "a day is always for an office"


@pytest.mark.parametrize("id_", sorted(TABLE))
def test_a_limit_says_what_its_row_says(id_):
    found = list(differences(TABLE[id_], CONTENT.rule.get(id_)))
    assert not found, f"{id_}: correct deadlines.toml: {found}"


def test_no_limit_stands_in_the_guide_alone():
    assert not set(CONTENT.rule) - set(TABLE)


OTHER = {
    "use": "text",
    "place": "ZZ",
    "agency": "us-dol",
    "unit": "weeks",
    "amount": 31,
    "clock": "last_act",
    "margin_days": 1,
    "how_it_counts": "written",
    "confidence": None,
    "sources": ("L001",),
}


@pytest.mark.parametrize("name", OTHER)
def test_one_changed_field_of_a_row_with_a_number_is_found(name):
    for id_ in COUNTED:
        changed = CONTENT.rule[id_].model_copy(update={name: OTHER[name]})
        assert list(differences(TABLE[id_], changed)), f"a changed {name} of {id_} is not noticed"


@pytest.mark.parametrize("name", [n for n in OTHER if n not in ("use", "confidence")])
def test_one_changed_field_of_a_row_of_words_is_found_above_all_a_number(name):
    for id_ in TEXTS:
        changed = CONTENT.rule[id_].model_copy(update={name: OTHER[name]})
        assert list(differences(TABLE[id_], changed)), f"a changed {name} of {id_} is not noticed"


def test_a_source_too_few_or_too_many_is_found():
    for id_ in COUNTED:
        rule = CONTENT.rule[id_]
        for sources in (rule.sources[1:], (*rule.sources, "L001")):
            assert list(differences(TABLE[id_], rule.model_copy(update={"sources": sources}))), id_


def test_a_missing_row_and_a_row_that_must_be_absent_are_found():
    any_rule = next(iter(CONTENT.rule.values()))
    assert all(list(differences(TABLE[id_], None)) for id_ in COUNTED | TEXTS)
    assert all(list(differences(TABLE[id_], any_rule)) for id_ in OMITTED)


# --- what the table says in words ---------------------------------------------------------------------------------------


def test_three_hundred_days_at_the_federal_office_are_a_second_line_in_some_cases():
    longer = {r.id for r in CONTENT.rule.values() if r.agency == "us-eeoc" and r.use == "compute" and r.amount == 300}
    assert len(longer) == 33
    assert all(CONTENT.rule[id_].maybe for id_ in longer)
    assert not CONTENT.rule["us-eeoc-180"].maybe


def test_limits_that_hold_since_a_day_keep_that_day():
    since = {r.id: r.acts_since for r in CONTENT.rule.values() if r.acts_since}
    assert since == {"il-idhr": dt.date(2025, 1, 1), "ny-dhr": dt.date(2024, 2, 15), "tx-crd-sh": dt.date(2021, 9, 1)}


def test_a_limit_for_harassment_alone_is_shown_for_harassment_alone():
    maryland, texas = CONTENT.rule["md-mccr-har"], CONTENT.rule["tx-crd-sh"]
    assert (maryland.claim, maryland.also, maryland.maybe) == ("harassment", (), True)
    assert (texas.claim, texas.also, texas.maybe) == ("sexual_harassment_state", (), True)


def test_every_row_of_a_city_or_county_says_which_and_no_other_row_does():
    cities = {id_ for id_, row in TABLE.items() if row["use"] != "omit" and re.search(r"_city$|^city_", row["claim_type"])}
    assert {r.id for r in CONTENT.rule.values() if r.city} == cities
    assert all(CONTENT.agency[r.agency].city == r.city for r in CONTENT.rule.values() if r.city and r.agency)


@pytest.mark.parametrize("code", CODES)
def test_a_row_of_words_says_no_number_of_days_months_or_years(code):
    words = load_language(code)
    for rule in (r for r in CONTENT.rule.values() if r.use == "text"):
        said = [words.of("rule_text", CONTENT.rule_text[rule.says], "text"), words.of("rule", rule, "note") if rule.note else ""]
        number = re.search(r"\d+ (days?|months?|years?|días?|mes(es)?|años?)\b", " ".join(said))
        assert not number, f"{rule.id}: the number of a text row is never said: {number}"


@pytest.mark.parametrize("code", CODES)
def test_a_limit_for_court_never_says_to_file(code):
    for rule in (r for r in CONTENT.rule.values() if r.use == "lawyer_by" and r.note):
        note = load_language(code).of("rule", rule, "note")
        assert not re.search(r"\bfil(e|ing)\b|\bpresent(e|ar)\b", note), (
            f"{rule.id}: only a court stops this limit, through a lawyer: {note}"
        )


def test_mine_workers_are_told_to_ask_today_and_get_no_day():
    assert "today" in CONTENT.rule_text[CONTENT.rule["us-msha-105c"].says].text
    assert "short" in CONTENT.rule_text[CONTENT.rule["us-msha-105c"].says].text


@pytest.mark.parametrize(
    ("rule", "must", "must_not"),
    [
        ("az-wage-admin", "$12,000", "only claims of $5,000"),
        ("co-wage-admin", "$13,000", "$7,500"),
        ("co-wage-admin", "from July 2026 through December 2027", "may be higher"),
        ("id-wage-admin", "no longer go to court", "may have changed"),
        ("ut-wage-admin", "you must start here before court", "payday was"),
        ("ar-wage-admin", "$2,000", "$12,000"),
    ],
)
def test_the_amounts_and_ways_of_the_pay_offices_are_those_of_the_table(rule, must, must_not):
    note = CONTENT.rule[rule].note
    assert must in note
    assert must_not not in note
