"""A copy of the guide with something missing is not served: whoever starts it is told, and no visitor finds out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide.content.reading import ContentError
from guide.library import content
from guide.words.catalogs import path, refuse_gaps
from tests.help.driving import free_port

ROOT = Path(__file__).parents[2]
PO = path("es", Path("locales"))
START = {
    "serve": ["guide", "serve", "--port"],
    "uvicorn": ["uvicorn", "app:app", "--no-access-log", "--port"],
    "streamlit": ["streamlit", "run", "app.py", "--server.port"],
}


@pytest.fixture
def copy(tmp_path):
    """The guide as somebody installed it, to be broken."""
    for name in ("guide", "locales", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    return tmp_path


def missing(catalog: Path) -> None:
    catalog.unlink()


def cut(catalog: Path) -> None:
    catalog.write_bytes(catalog.read_bytes()[:30_000])


def odd_letters(catalog: Path) -> None:
    catalog.write_bytes(catalog.read_bytes() + b"\xff\xfe")


def fuzzy(catalog: Path) -> None:
    before, entry, after = catalog.read_text("utf-8").partition("\nmsgctxt")
    catalog.write_text(f"{before}\n#, fuzzy{entry}{after}", "utf-8")


def without_one(catalog: Path) -> None:
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace('msgctxt "web.start"', 'msgctxt "web.begin"'), "utf-8")


DAMAGE = {
    missing: "the catalog is missing",
    cut: "",
    odd_letters: "the catalog cannot be read",
    fuzzy: "the English has changed",
    without_one: "web.start: not in the catalog",
}


def started(copy: Path, way: str) -> subprocess.CompletedProcess[str]:
    """What the server says before it ends. One that does not end is served in spite of everything."""
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *START[way], str(free_port())]
    return subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_catalog_is_known_before_anything_is_said(tmp_path, damage):
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    damage(tmp_path / PO)
    with pytest.raises(ContentError) as error:
        refuse_gaps(content(), tmp_path / "locales")
    assert DAMAGE[damage] in str(error.value)
    assert all(str(problem).startswith(str(PO)) for problem in error.value.problems)


def test_a_whole_catalog_is_served():
    refuse_gaps(content())


@pytest.mark.parametrize("way", START)
def test_no_way_to_start_serves_a_copy_whose_catalog_is_missing(copy, way):
    missing(copy / PO)
    done = started(copy, way)
    said = done.stdout + done.stderr
    assert done.returncode == 3
    assert f"{PO}: the catalog is missing" in said and "Traceback" not in said, said


def test_a_copy_with_a_text_that_nobody_has_looked_at_or_broken_content_is_not_served_either(copy):
    fuzzy(copy / PO)
    done = started(copy, "serve")
    assert done.returncode == 3 and "remove the word fuzzy" in done.stderr and "Traceback" not in done.stderr
    with (copy / "guide" / "content" / "steps.toml").open("a") as steps:
        steps.write("broken = [")
    done = started(copy, "serve")
    assert done.returncode == 3 and "steps.toml: this is not valid TOML" in done.stderr and "Traceback" not in done.stderr


def test_a_long_list_of_gaps_is_cut_and_says_where_the_rest_is(copy):
    text = (copy / PO).read_text("utf-8")
    (copy / PO).write_text(text.replace('msgctxt "task.', 'msgctxt "tasks.'), "utf-8")
    said = started(copy, "serve").stderr
    assert len(said.splitlines()) < 15 and "`python -m guide check`" in said
