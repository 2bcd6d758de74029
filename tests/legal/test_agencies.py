"""The offices of the guide against the legal table, field by field, row by row; and what the table hides is in no file of the guide."""

import re
from collections.abc import Iterator

import pytest

from guide.content.load import FOLDER
from guide.content.schema import Agency
from guide.library import content
from guide.words.language import load_language
from tests.help.tables import by_id, rows, year

CONTENT = content()
TABLE = by_id("agencies.csv")
POINTERS = {id_ for id_, row in TABLE.items() if row["name_en"].startswith("No state wage office")}
"""Rows that say that a state has no office for pay: there stands the federal one."""
SPANISH = load_language("es")


def plain(text: str) -> str:
    """The table writes straight apostrophes."""
    return text.replace("’", "'")


def name_in_spanish(id_: str) -> str:
    return plain(SPANISH.of("agency", CONTENT.agency[id_], "name")) if id_ in CONTENT.agency else ""


def differences(row: dict[str, str], agency: Agency | None, name_es: str = "") -> Iterator[str]:
    """Where an office of the guide does not say what its row of the table says."""
    if agency is None or row["id"] in POINTERS:
        if (agency is None) != (row["id"] in POINTERS):
            yield "a row without an office of its own must be absent, and every other row must be there"
        return
    phone, link = row["show_phone"] == "yes", row["show_link"] == "yes"
    expected = {
        "place": row["jurisdiction"],
        "name": row["name_en"],
        "phone": row["phone"] if phone else "",
        "phone_seen": year(row["phone_seen"]) if phone else None,
        "url": row["url_en"] if link else "",
        "url_in": {"es": row["url_es"]} if link and row["url_es"] else {},
        "link_seen": year(row["link_seen"]) if link else None,
        "note": row["note"],
        "evidence": row["evidence"],
        "confidence": row["confidence"],
        "sources": tuple(row["sources"].split()),
    }
    found = agency.model_dump() | {"name": plain(agency.name)}
    for name, value in expected.items():
        if found[name] != value:
            yield f"{name} is {found[name]!r}, and the table says {value!r}"
    if (name_es or name_in_spanish(row["id"])) != row["name_es"]:
        yield f"the Spanish name is not {row['name_es']}"


def test_each_office_says_what_its_row_says():
    found = {id_: said for id_, row in TABLE.items() if (said := list(differences(row, CONTENT.agency.get(id_))))}
    assert not found, f"correct agencies.toml: {found}"


def test_no_office_stands_in_the_guide_alone():
    assert not set(CONTENT.agency) - set(TABLE)


def test_where_a_row_only_points_to_the_federal_office_no_phone_and_no_link_is_shown():
    assert len(POINTERS) == 5
    assert {(TABLE[id_]["show_phone"], TABLE[id_]["show_link"]) for id_ in POINTERS} == {("no", "no")}


OTHER = {
    "place": "ZZ", "name": "Another office", "phone": "1-000-000-0000", "phone_seen": 1999, "url": "https://example.gov/",
    "url_in": {"es": "https://example.gov/es"}, "link_seen": 1999, "note": "Another note.", "evidence": "none", "sources": ("L001",),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER)
def test_one_changed_field_of_an_office_is_found(name):
    for agency in CONTENT.agency.values():
        changed = agency.model_copy(update={name: OTHER[name]})
        assert list(differences(TABLE[agency.id], changed)), f"a changed {name} of {agency.id} is not noticed"


def test_a_changed_spanish_name_is_found():
    assert all(list(differences(TABLE[a.id], a, "Otra oficina")) for a in CONTENT.agency.values())


def test_a_missing_office_and_one_that_must_be_absent_are_found():
    assert all(list(differences(row, None)) for id_, row in TABLE.items() if id_ not in POINTERS)
    assert all(list(differences(TABLE[id_], CONTENT.agency["us-whd"])) for id_ in POINTERS)


# --- what is hidden, and what stands beside ---------------------------------------------------------------------------------


SHOWN = {agency.phone for agency in CONTENT.agency.values()} | {helper.phone for helper in CONTENT.helper.values()}
FILES = {file.name: file.read_text("utf-8") for file in FOLDER.glob("*.toml") if file.name != "forbidden.toml"}


@pytest.mark.parametrize("file", FILES)
def test_a_hidden_number_of_an_office_stands_in_no_file_of_the_content(file):
    hidden = {row["phone"] for row in TABLE.values() if row["show_phone"] == "no" and row["phone"]} - SHOWN
    assert len(hidden) > 30
    assert not [phone for phone in hidden if phone in FILES[file]], "it waits in the table until somebody dials it; take it out"


def test_a_hidden_page_of_an_office_is_the_page_of_none():
    hidden = {row[name] for row in TABLE.values() if row["show_link"] == "no" for name in ("url_en", "url_es") if row[name]}
    pages = {url for a in CONTENT.agency.values() for url in (a.url, *a.url_in.values())}
    shown = {row[name] for row in TABLE.values() if row["show_link"] == "yes" for name in ("url_en", "url_es")}
    assert not pages & (hidden - shown)


def test_what_a_note_says_stands_beside_the_number_whole():
    """notes.csv says which cautions say the note of which office: no fewer may stand beside its number, and no others."""
    said = {row["office"]: row["cautions"].split() for row in rows("notes.csv")}
    assert said.keys() == {a.id for a in CONTENT.agency.values() if a.note not in ("", "city")}
    for agency in CONTENT.agency.values():
        beside = [caution for caution in agency.cautions if CONTENT.caution[caution].beside]
        assert sorted(beside) == sorted(said.get(agency.id, [])), f"{agency.id}: say its note in cautions with `beside`, as in notes.csv"


NEVER_SAID = {("miamidade-labor", "12")}
"""The months of a limit that the tables carry as words alone; its number is never printed."""


def test_the_numbers_of_a_note_stand_in_what_is_said_beside_the_office():
    """An amount or an extension that is left out, or another one, would be noticed here."""
    for agency in CONTENT.agency.values():
        said = " ".join(CONTENT.caution[caution].text for caution in agency.cautions)
        for number in set(re.findall(r"\d[\d,.]*\d", agency.note)):
            assert number in said or (agency.id, number) in NEVER_SAID, f"{agency.id}: its note says {number}"
