"""Who can help, against the legal table: field by field, all but its `note`; what it hides is nowhere."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from guide.content.directory import Helper
from guide.content.languages import CODES
from guide.content.load import FOLDER
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.library import content
from guide.words.language import LOCALES, load_language
from guide.words.outline import lines_of
from guide.words.told import told
from tests.help.tables import by_id, rows, year

CONTENT = content()
TABLE = by_id("directory.csv")
TODAY = dt.date(2026, 11, 30)
HIDDEN = {id_ for id_, row in TABLE.items() if row["show"] == "no"}


def shown(text: str) -> str:
    """What the table says, without the numbers and the closed places that stand in no file of the guide."""
    return re.sub(r"\b\d{3}-\d{3}-\d{4}\b", "(a number)", text).replace("the Employment Justice Center", "a closed place")


def differences(row: dict[str, str], helper: Helper | None) -> Iterator[str]:
    """Where a helper of the guide does not say what its row of the table says."""
    if helper is None or row["id"] in HIDDEN:
        if (helper is None) != (row["id"] in HIDDEN):
            yield "a row with show = no must be absent, and every other row must be there"
        return
    show = row["show"]
    expected = {
        **{name: row[name] for name in ("place", "kind", "languages", "limits", "show", "evidence")},
        "serves": shown(row["serves"]),
        "name": row["name"],
        "phone": row["phone"] if show == "phone" else "",
        "url": row["url"] if show in ("phone", "link") else "",
        "seen": year(row["seen"]),
        "sources": tuple(row["sources"].split()),
    }
    found = helper.model_dump() | {"name": helper.name.replace("’", "'")}
    for name, value in expected.items():
        if found[name] != value:
            yield f"{name} is {found[name]!r}, and the table says {value!r}"


def test_each_helper_says_what_its_row_says():
    found = {id_: said for id_, row in TABLE.items() if (said := list(differences(row, CONTENT.helper.get(id_))))}
    assert not found, f"correct directory.toml: {found}"


def test_no_helper_stands_in_the_guide_alone():
    assert not set(CONTENT.helper) - set(TABLE)


OTHER = {
    "place": "ZZ", "kind": "hotline!", "name": "Another group", "languages": "fr", "serves": "nobody", "limits": "another limit",
    "phone": "1-000-000-0000", "url": "https://example.org/", "show": "no", "seen": 1999, "evidence": "none", "sources": ("L001",),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER)
def test_one_changed_field_of_a_helper_is_found(name):
    for helper in CONTENT.helper.values():
        changed = helper.model_copy(update={name: OTHER[name]})
        assert list(differences(TABLE[helper.id], changed)), f"a changed {name} of {helper.id} is not noticed"


def test_a_missing_helper_and_one_that_must_be_absent_are_found():
    any_helper = CONTENT.helper["us-cdm"]
    assert all(list(differences(row, None)) for id_, row in TABLE.items() if id_ not in HIDDEN)
    assert all(list(differences(TABLE[id_], any_helper)) for id_ in HIDDEN)


# --- what is hidden, and what people read -----------------------------------------------------------------------------------


def test_a_hidden_number_or_site_of_a_helper_stands_in_no_file_of_the_content():
    shown = {a.phone for a in CONTENT.agency.values()} | {h.phone for h in CONTENT.helper.values()}
    numbers = {row["phone"] for row in TABLE.values() if row["show"] != "phone" and len(row["phone"]) > 3} - shown
    sites = {row["url"] for row in TABLE.values() if row["show"] in ("name", "no") and row["url"]}
    sites -= {row["url"] for row in TABLE.values() if row["show"] in ("phone", "link")}
    assert len(numbers) > 100 and len(sites) > 10
    for file in FOLDER.glob("*.toml"):
        if file.name != "forbidden.toml":
            text = file.read_text("utf-8")
            assert not [number for number in numbers if number in text], f"{file.name}: a hidden number waits in the table; take it out"
            if file.name != "sources.toml":  # addresses for whoever checks a fact; no view shows them
                assert not [site for site in sites if f'"{site}"' in text], f"{file.name}: a hidden site waits in the table; take it out"


@pytest.mark.parametrize("file", ["agencies.toml", "directory.toml"])
def test_every_number_in_the_file_is_one_that_may_be_shown(file):
    """However it is written, and in whatever field."""
    phones = [agency.phone for agency in CONTENT.agency.values()] + [helper.phone for helper in CONTENT.helper.values()]
    may = {re.sub(r"\D", "", phone).removeprefix("1") for phone in phones}
    found = re.findall(r"\b(?:1[ .-]?)?\(?(\d{3})\)?[ .·-]{0,3}(\d{3})[ .·-]?(\d{4})\b", (FOLDER / file).read_text("utf-8"))
    assert len(found) > 20 and not [number for number in map("".join, found) if number not in may]


def test_each_helper_serves_whom_its_row_was_read_to_serve():
    """served.csv says how each row was read: for which work, for some people only or not, with which words for its limit."""
    read = {row["id"]: (row["work"], row["narrow"], row["limit"], row["when"]) for row in rows("served.csv")}
    found = {h.id: (" ".join(h.work), "narrow" if h.narrow else "", h.limit or "", str(h.when or "")) for h in CONTENT.helper.values()}
    differ = {id_: (found.get(id_), read.get(id_)) for id_ in found | read if found.get(id_) != read.get(id_)}
    assert not differ, f"read the row again; then correct directory.toml, or served.csv: {differ}"


def test_a_limit_means_the_same_words_wherever_the_table_says_the_same():
    meant: dict[str, str | None] = {}
    for helper in CONTENT.helper.values():
        assert meant.setdefault(helper.limits, helper.limit) == helper.limit, f"{helper.id}: one limit, one text"


def test_a_helper_of_one_town_is_near_the_town_of_its_row():
    for helper in (h for h in CONTENT.helper.values() if h.near):
        assert helper.serves.startswith(f"{helper.near} area; immigration help; ask what it costs"), helper.id


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("Free.", ("free",)),
        ("whatever your immigration status", ("any status", "whatever the status")),
        ("without papers", ("undocumented", "without papers")),
        ("trafficking", ("trafficking",)),
    ],
)
def test_words_that_promise_something_stand_only_where_the_row_says_it(english, words):
    for helper in (h for h in CONTENT.helper.values() if h.does and english in h.does):
        assert any(word in helper.serves for word in words), f"{helper.id} says “{english}”, and its row does not"


def test_whoever_knows_trafficking_is_found_by_it():
    for helper in CONTENT.helper.values():
        named = "trafficking" in helper.serves or "forced to work" in helper.serves
        assert ("trafficking" in helper.needs) == named, f"{helper.id}: `needs` and `serves` do not agree about trafficking"


def test_two_rows_that_are_one_thing_are_told_once():
    line = CONTENT.helper["us-nhth"]
    assert line.office == "us-trafficking" and line.phone == CONTENT.agency["us-trafficking"].phone


# --- what must stand nowhere ------------------------------------------------------------------------------------------------


CLOSED = (
    "Kentucky Equal Justice Cent",
    "Maxwell Street Legal Clinic",
    "Center for Worker Justice of Eastern Iowa",
    "Employment Justice Center",
)
NEVER = ("866-347-2423", "888-509-1239", "212-431-7200", "800-555-0123", "703-305-9029", "877-242-6742")
"""A tip line of ICE, three invented numbers, the office of a program, and a line for employers (directory.md, changes-offices.md)."""


@pytest.mark.parametrize("words", [*CLOSED, *NEVER])
def test_a_closed_place_and_a_number_never_to_be_dialed_stand_in_no_file_of_the_guide(words):
    for file in (*FOLDER.glob("*.toml"), *LOCALES.rglob("*.po")):
        if file.name == "forbidden.toml":
            continue
        assert words not in file.read_text("utf-8"), f"{file.name}: take it out"


@pytest.mark.parametrize("code", CODES)
def test_no_person_in_any_place_is_told_of_them(code):
    language = load_language(code)
    for place in CONTENT.place:
        for problems in (("not_paid", "unsafe", "discrimination"), ("forced_or_trapped",)):
            plan = make_plan(Answers({"state": place, "work": "farm", "problems": problems, "notices": "yes"}), CONTENT, TODAY)
            text = "\n".join(line.text(language) for section in told(plan, CONTENT) for line in lines_of(section))
            assert not [words for words in (*CLOSED, *NEVER) if words in text], place


def test_nothing_rests_on_the_invented_part_of_the_roster_repository():
    assert not [source.id for source in CONTENT.source.values() if source.url.endswith("services.json")]
