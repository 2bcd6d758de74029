"""The one-way house: a room may use what lies below it, never what lies above or beside it, and no two files use each other."""

import ast
import shutil

import pytest

from guide.content.load import FILES, FOLDER, load
from guide.content.named import NAMED
from guide.content.reading import ContentError
from tests.help.house import FLOOR_OF, FLOORS, ROOT, arrows, circles, imports, modules, room_of

PURE = {"content", "core"}
FILES_OF_THE_HOUSE = modules()


def room(name):
    return room_of(name, FLOORS)


def files(*rooms):
    """(name of the room, file) of these rooms; without any, of the whole house."""
    for name, path in FILES_OF_THE_HOUSE.items():
        if name != "guide" and (not rooms or room(name) in rooms):
            yield room(name), path


def test_every_room_has_a_floor():
    without = {name for name in FILES_OF_THE_HOUSE if name != "guide" and not room(name)}
    assert not without, f"give {without} a floor in tests/help/house.py and in CONTRIBUTING.md"
    assert FLOOR_OF.keys() == {room(name) for name in FILES_OF_THE_HOUSE} - {""}, "a floor is given to a room that is gone"


def test_no_room_imports_one_above_or_beside_it():
    for name, uses in arrows().items():
        for other in uses:
            here, there = room(name), room(other)
            assert here == there or FLOOR_OF[there] < FLOOR_OF[here], f"{name} ({here}) must not import {other} ({there})"


def test_no_files_use_each_other_in_a_circle():
    found = circles(arrows())
    assert not found, f"these files use each other: {found}. Put what they share into a file below them"


def test_no_test_takes_something_from_another_test():
    """Or the one can be neither moved nor mended alone."""
    taken = [f"{path.name}: {name}" for path in ROOT.glob("tests/**/test_*.py") for name in imports(path) if ".test_" in name]
    assert not taken, f"put what both use into tests/help/: {taken}"


def test_a_circle_would_be_found():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == [["a", "b", "c"]]


def test_the_core_knows_no_streamlit_clock_language_or_paper():
    pure = 0
    for here, path in files(*PURE):
        text = path.read_text("utf-8")
        for name in imports(path):
            assert not name.startswith(("streamlit", "reportlab", "babel", "starlette", "locale", "time", "os", "guide.words")), (
                f"{path.name} of {here} must stay pure; it imports {name}"
            )
        assert "date.today(" not in text and "datetime.now(" not in text, f"{path.name}: today is an argument"
        pure += 1
    assert pure > 15


def test_no_file_grows_past_what_one_can_read_at_once():
    scripts = list(FILES_OF_THE_HOUSE["guide"].parent.rglob("*.js"))
    assert len(scripts) > 5
    for path in [*(path for _, path in files()), *scripts]:
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= 320, f"{path.name} has {lines} lines; what is it hiding?"


def test_the_sizes_of_paper_and_letters_are_listed_once():
    """A size that is typed out elsewhere would be forgotten there when the list grows. Its name in words is beside the other names."""
    for here, path in files():
        if path.name not in ("sizes.py", "choices.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Tuple | ast.List | ast.Set):
                    continue
                typed = [item.value for item in node.elts if isinstance(item, ast.Constant)]
                assert "a4" not in typed and "larger" not in typed, (
                    f"{here}, {path.name}, line {node.lineno}: take it from guide/pdf/sizes.py"
                )


def test_ids_of_content_stand_in_one_list_that_is_checked_when_the_content_is_read():
    """`content.task["own_phone"]` in the middle of the code breaks for a visitor when somebody renames the task."""
    kinds = {kind for kinds in FILES.values() for kind in kinds}
    for _, path in files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") in kinds:
                assert not isinstance(node.slice, ast.Constant), f"{path.name}, line {node.lineno}: name the id in content/named.py"


@pytest.mark.slow
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
    for _, path in files():
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
