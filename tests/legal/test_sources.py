"""The sources of the guide against the legal table: the same ids and addresses, and nothing rests on what is not there."""

import re

import pytest

from guide.library import content
from tests.help.tables import by_id

CONTENT = content()
TABLE = by_id("sources.csv")
MOVED = {"L099"}
"""Of these the guide keeps the whole address, and the table a shorter one."""


@pytest.mark.parametrize("id_", sorted(CONTENT.source))
def test_a_source_is_in_the_table_with_its_address(id_):
    assert id_ in TABLE, "take it out of sources.toml, or correct the id"
    if id_ not in MOVED:
        assert CONTENT.source[id_].url == TABLE[id_]["url"], "correct the address in sources.toml"


def test_a_changed_address_of_a_source_is_found():
    changed = CONTENT.source["L001"].model_copy(update={"url": "https://example.org/"})
    assert changed.url != TABLE["L001"]["url"]


@pytest.mark.parametrize("id_", sorted(CONTENT.source))
def test_the_year_of_a_source_is_one_of_the_table(id_):
    years = set(re.findall(r"\b(?:19|20)\d\d", CONTENT.source[id_].date))
    assert all(year in TABLE[id_]["date"] for year in years), f"{CONTENT.source[id_].date} is not {TABLE[id_]['date']}"
