"""The documents say what is true: commands that exist, examples that work, paths that are there; and nothing of one machine."""

import argparse
import datetime as dt
import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from guide.__main__ import _parser
from guide.content.load import FILES, load
from guide.core.answers import read_answers
from guide.web.streamlit.settings import ROOT
from tests.help.house import FLOOR_OF

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OURS = re.compile(r"`(?:make test T=)?((?:guide|tests|docs|locales)/[\w./-]*)(?:::\w+)?`")
EXAMPLE = re.compile(r"python -m guide ([^`\n>]+)")

FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.)}~])/(?:wor[k]|roo[t]|hom[e]/\w+|Use[r]s/\w+)/"),
    "the address of a package registry": re.compile(
        r"pypi\.or[g]|pythonhosted\.or[g]|npmjs\.(?:co[m]|or[g])|https?://[\w.-]*(?:pyp[i]|npmj[s])"
    ),
}


def commands():
    """The names of the commands of `python -m guide`."""
    actions = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return list(next(actions).choices)


def headings(text):
    """The headings of a document, as GitHub and most other sites name them in addresses."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-"): title for title in titles}


def text_files():
    """Every text file that is in git or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this folder is not a git checkout, so nobody can say which files belong to the guide")
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()):
            yield name, data.decode("utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme_with_an_example(command):
    assert f"`{command}`" in README, f"describe {command} in the table of README.md"
    assert any(example.split()[0] == command for example in EXAMPLE.findall(README)), f"README.md needs an example of {command}"


@pytest.mark.parametrize("example", sorted({e.strip() for e in EXAMPLE.findall(README + CONTRIBUTING)}))
def test_every_example_on_the_command_line_is_understood(example):
    try:
        _parser().parse_args(shlex.split(example))
    except SystemExit:
        pytest.fail(f"the guide does not understand: python -m guide {example}")


def test_the_answer_file_in_the_readme_can_be_read():
    blocks = re.findall(r"```json\n(.*?)```", README, re.S)
    assert blocks, "README.md shows what an answer file looks like"
    for block in blocks:
        _, problems = read_answers(json.loads(block), load(), dt.date(2026, 11, 22))
        assert problems == []


def test_every_make_command_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for document in DOCUMENTS:
        named = set(re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text("utf-8"), re.M))
        assert named <= targets, f"{document.name} names make {named - targets}, which the Makefile does not have"


def test_the_two_commands_stand_in_the_readme():
    assert re.search(r"^make run\b", README, re.M)
    assert re.search(r"^make test\b", README, re.M)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_every_link_and_picture_leads_somewhere(document):
    text = document.read_text("utf-8")
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        path = (document.parent / name) if name else document
        if not path.exists() and path.suffix == ".png":
            pytest.fail(f"{name} is missing; make the pictures: python -m tests.tools.make_pictures")
        assert path.exists(), f"{document.name} links to {name}, which is not there"
        if heading:
            assert heading in headings(path.read_text("utf-8")), f"{path.name} has no heading for #{heading}"


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README.md", "CONTRIBUTING.md"])
def test_every_path_of_ours_in_the_documents_is_there(document):
    for path in OURS.findall(document):
        assert (ROOT / path).exists(), f"{path} is not there; correct the document"


def test_every_picture_has_words_for_people_who_do_not_see_it():
    for document in DOCUMENTS:
        for words in re.findall(r"!\[([^\]]*)\]\(", document.read_text("utf-8")):
            assert len(words) > 15, f"{document.name}: say what the picture shows"


@pytest.mark.parametrize("file", [*FILES, "program.toml"])
def test_every_content_file_is_named_where_a_newcomer_looks(file):
    assert file in README + CONTRIBUTING, f"say in README.md what guide/content/{file} holds"


def test_every_room_of_the_house_is_in_contributing():
    house = CONTRIBUTING.partition("## The house")[2].partition("\n## ")[0]
    missing = {room for room in FLOOR_OF if f"`{room}`" not in house}
    assert not missing, f"give {missing} a floor in CONTRIBUTING.md"


def test_headings_that_our_files_point_to_exist():
    """Comments such as: see CONTRIBUTING.md, "Change the status"."""
    titles = {name: set(headings((ROOT / name).read_text("utf-8")).values()) for name in ("README.md", "CONTRIBUTING.md")}
    for place, text in text_files():
        for name, heading in re.findall(r"(README|CONTRIBUTING)(?:\.md)?, [\"“]([^\"”\n]+)[\"”]", text):
            assert heading in titles[f"{name}.md"], f"{place} points to “{heading}”, which {name}.md does not have"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    found = [f"{name}:{n}" for name, text in text_files() for n, line in enumerate(text.splitlines(), 1) if FORBIDDEN[what].search(line)]
    assert not found, f"{what} stands in {', '.join(found[:8])}; the guide must install and run on any machine, from any mirror"


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a path of one machine", "/".join(["see ", "wor" + "k", "notes.md"])),
        ("a path of one machine", "/".join(["", "hom" + "e", "ana", "guide"])),
        ("the address of a package registry", "--index-url https://" + "pypi" + ".org/simple"),
    ],
)
def test_the_search_for_such_lines_finds_them(what, line):
    assert FORBIDDEN[what].search(line)


def test_the_lock_file_holds_hashes_and_no_addresses():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    packages = re.split(r"\n(?=\S)", lock.strip())
    without = [p.split()[0] for p in packages if "--hash=sha256:" not in p]
    assert not without, f"{without} have no hash; run `make lock`"


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda p: p.stem)
def test_every_decision_is_dated_numbered_and_short(decision):
    text = decision.read_text("utf-8")
    dated = re.search(r"^Date: (\d{4}-\d{2}-\d{2})$", text, re.M)
    assert dated, f"{decision.name}: write the day it was decided, as Date: YYYY-MM-DD"
    dt.date.fromisoformat(dated[1])
    assert text.startswith(f"# {decision.name[:4]} · ")
    decided, _, table = text.partition("\n## Private places\n")  # a table of what must be looked at with every new version
    assert re.findall(r"^## (.+)$", decided, re.M) == ["Context", "Decision", "Consequences"]
    assert not re.search(r"^## ", table, re.M)
    assert len(decided.splitlines()) <= 40, "a decision is short; put the rest where it belongs"


def test_decisions_are_numbered_without_gaps():
    assert [int(p.name[:4]) for p in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_readme_stays_short_and_names_what_a_bare_system_lacks():
    assert len(README.splitlines()) <= 230
    assert "python3-venv" in README


def test_versions_agree():
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_both_licenses_are_there():
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")[:200]
    content = (ROOT / "LICENSE-CONTENT.md").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in content
    assert Path(ROOT / "LICENSE").stat().st_size > 11_000, "the full text of the license"
