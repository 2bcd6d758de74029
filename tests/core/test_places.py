"""Where the work is: a place for everyone, also where this guide knows only the federal offices, and in the words that people write."""

import datetime as dt
from typing import Any

import pytest

from guide.core.answers import Answers
from guide.core.campaign import Campaign, plain_words, read_campaign_text
from guide.core.campaign_link import from_fragment, to_fragment
from guide.core.plan import make_plan
from guide.library import content
from tests.help.clinic import read, separated

CONTENT = content()
TODAY = dt.date(2026, 11, 29)


def test_another_territory_has_federal_offices_only_and_says_so():
    values: dict[str, Any] = {"problems": ("not_paid", "papers_asked"), "when_pay_first": "2026-10-16", "when_papers_asked": "2026-11-03"}
    plan = make_plan(Answers({"state": "XT", **values}), CONTENT, TODAY)
    said = {s.text for s in plan.said}
    assert "territory_offices" in said and "pay_place_unknown" not in said
    assert {CONTENT.agency[a].place for a in {c.agency for c in plan.contacts}} == {"US"} and {
        CONTENT.rule[d.rule].place for d in plan.days
    } <= {"US"}
    for place in CONTENT.place:
        assert (place == "XT") == any(s.text == "territory_offices" for s in make_plan(Answers({"state": place}), CONTENT, TODAY).said)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("GU", "XT"), ("Guam", "XT"), ("Islas Vírgenes", "XT"), ("U.S. Virgin Islands", "XT"), ("MP", "XT"), ("AS", "XT"),
        ("Samoa Americana", "XT"), ("D.C.", "DC"), ("Washington DC", "DC"), ("Washington D.C.", "DC"), ("Washington, D.C.", "DC"),
        ("N.Y.", "NY"), ("n.y.", "NY"),
        ("P.R.", "PR"), ("Puerto Rico", "PR"), ("Washington", "WA"), ("Texas ", "TX"), ("tx", "TX"),
    ],
)  # fmt: skip
def test_a_place_is_understood_as_people_write_it_in_tables_and_campaign_files(written, meant):
    good, found = read(separated("state,still_working", f'"{written}",yes'))
    assert good, f"a table must understand this place (`also` in places.toml): {found}"
    assert good[0].answers.values["state"] == meant
    made, problems = read_campaign_text(f'state = "{written}"', CONTENT, TODAY)
    assert made is not None and made.state == meant, problems


def test_no_spelling_means_two_places():
    seen = {}
    for place in CONTENT.place.values():
        for name in (place.id, ".".join(place.id), place.name, *place.also):
            assert seen.setdefault(plain_words(name), place.id) == place.id, f"{name} stands for two places in places.toml"


def test_every_place_comes_back_from_a_link():
    for place in CONTENT.place:
        assert from_fragment(to_fragment(Campaign(state=place)), CONTENT) == Answers({"state": place})
