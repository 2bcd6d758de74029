"""The one-way house: a room may use what lies below it, never what lies above or beside it."""

import ast
import shutil
from pathlib import Path

import pytest

import guide
from guide.content.load import FILES, FOLDER, ContentError, load
from guide.content.named import NAMED

HOUSE = Path(guide.__file__).parent
FLOORS = [  # from the ground up; rooms on one floor are views and never import each other
    {"content"},
    {"status", "answers", "deadlines"},
    {"interview", "limits", "safety"},
    {"clocks"},
    {"rules", "headline"},
    {"plan", "campaign", "campaign_link"},
    {"language", "fonts", "drawings", "library"},
    {"mistakes", "preview", "terminal", "catalogs", "check", "forbidden"}
    | {"status_wording", "date_wording", "headline_wording", "wording", "campaign_wording"},
    {"calendar", "pdf", "screen"},
    {"batch", "book", "shown"},
    {"web"},
    {"__main__"},
]
PURE = {
    "content",
    "status",
    "answers",
    "deadlines",
    "interview",
    "limits",
    "safety",
    "clocks",
    "rules",
    "plan",
    "campaign",
    "campaign_link",
}
KNOWN = {room: n for n, floor in enumerate(FLOORS) for room in floor}


def rooms():
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(HOUSE).with_suffix("").parts
        if parts != ("__init__",):
            yield parts[0], path


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: import by the full name, so that the house can be read"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "guide" else [node.module]
            yield from names


def test_every_room_has_a_floor():
    found = {room for room, _ in rooms()}
    assert found <= KNOWN.keys(), f"give {found - KNOWN.keys()} a floor in this test and in CONTRIBUTING.md"


def test_no_room_imports_one_above_or_beside_it():
    for room, path in rooms():
        for name in imports(path):
            if name.startswith("guide.") and (other := name.split(".")[1]) != room:
                beside = KNOWN[other] == KNOWN[room] and room in {"calendar", "pdf", "screen"}
                assert KNOWN[other] <= KNOWN[room] and not beside, f"{path.name} ({room}) must not import {name}"


def test_the_core_knows_no_streamlit_clock_language_or_paper():
    for room, path in rooms():
        if room not in PURE:
            continue
        text = path.read_text("utf-8")
        for name in imports(path):
            assert not name.startswith(("streamlit", "reportlab", "babel", "starlette", "locale", "time", "os", "guide.language")), (
                f"{path.name} must stay pure; it imports {name}"
            )
        assert "date.today(" not in text and "datetime.now(" not in text, f"{path.name}: today is an argument"


def test_no_file_grows_past_what_one_can_read_at_once():
    scripts = list(HOUSE.rglob("*.js"))
    assert len(scripts) > 5
    for path in [*(path for _, path in rooms()), *scripts]:
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= 320, f"{path.name} has {lines} lines; what is it hiding?"


def test_ids_of_content_stand_in_one_list_that_is_checked_when_the_content_is_read():
    """`content.task["own_phone"]` in the middle of the code breaks for a visitor when somebody renames the task."""
    kinds = {kind for kinds in FILES.values() for kind in kinds}
    for _, path in rooms():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") in kinds:
                assert not isinstance(node.slice, ast.Constant), f"{path.name}, line {node.lineno}: name the id in content/named.py"


def test_a_content_without_an_id_that_the_code_names_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "content")
    for kind, ids in NAMED.items():
        for id_ in ids:
            for file in (tmp_path / "content").glob("*.toml"):
                text = (FOLDER / file.name).read_text("utf-8")
                file.write_text(text.replace(f'[[{kind}]]\nid = "{id_}"', f'[[{kind}]]\nid = "renamed_{id_}"'), "utf-8")
            with pytest.raises(ContentError) as refused:
                load(tmp_path / "content")
            assert f"{kind} {id_}: the code names this id" in str(refused.value)


def test_every_question_and_answer_that_the_code_names_exists():
    content, named = load(), 0
    for _, path in rooms():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            asks = getattr(node, "func", None)
            if not isinstance(node, ast.Call) or getattr(asks, "attr", "") not in ("has", "one", "day", "many", "given"):
                continue
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if not words or not ast.unparse(asks.value).endswith("answers"):
                continue
            where, question = f"{path.name}, line {node.lineno}", content.question.get(words[0])
            assert question, f"{where}: there is no question {words[0]}"
            wrong = set(words[1:]) - {*content.options[question.id], "unknown", *(["ongoing"] if question.ongoing else [])}
            assert not wrong, f"{where}: {question.id} has no answer {wrong}"
            named += 1
    assert named > 30
