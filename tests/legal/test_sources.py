"""The sources of the guide against the legal table: the same ids and addresses, and nothing rests on what is not there."""

import re
from collections.abc import Iterator

import pytest

from guide.content.schema import Source
from guide.library import content
from tests.help.tables import by_id

CONTENT = content()
TABLE = by_id("sources.csv")
MOVED = {"L099"}
"""Of these the guide keeps the whole address, and the table a shorter one."""


def differences(source: Source) -> Iterator[str]:
    """Where a source of the guide does not say what its row of the table says. What it is, the guide says in its own words."""
    row = TABLE.get(source.id)
    if row is None:
        yield "the table does not have it"
        return
    if source.url != row["url"] and source.id not in MOVED:
        yield f"its address is {source.url}, and the table says {row['url']}"
    if not set(re.findall(r"\b(?:19|20)\d\d", source.date)) <= set(re.findall(r"\b(?:19|20)\d\d", row["date"])):
        yield f"its date is {source.date}, and the table says {row['date']}"


def test_each_source_has_the_address_and_the_year_of_its_row():
    found = {id_: said for id_, source in CONTENT.source.items() if (said := list(differences(source)))}
    assert not found, f"correct sources.toml: {found}"


@pytest.mark.parametrize("change", [{"url": "https://example.org/"}, {"date": "1998"}, {"id": "L998"}])
def test_one_changed_field_of_a_source_is_found(change):
    for id_, source in CONTENT.source.items():
        if not ("url" in change and id_ in MOVED):
            assert list(differences(source.model_copy(update=change))), f"a changed {list(change)} of {id_} is not noticed"
