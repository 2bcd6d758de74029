"""The private places of other packages: each is in the tables of decision 0001 or 0004, and is where we look for it.

Another version of them fails here in a second, with the name of what has moved, before a browser finds it out.
"""

import ast
import importlib
import inspect
import re
from functools import cache

import pytest
from streamlit import config

from guide.web.streamlit.static import CLIENT, INDEX
from guide.web.streamlit.words import streamlit_words
from guide.words.language import load_language
from tests.help.house import ROOT, imports

DECISION = "docs/decisions/0001-asgi-app.md"
OF_THE_PAPER = "docs/decisions/0004-own-tagged-canvas.md"
FOLDER = ROOT / "guide" / "web" / "streamlit"
PDF = ROOT / "guide" / "pdf"
THEIRS = ("streamlit", "uvicorn", "websockets")


def rows(decision):
    """The tables of a decision, as (places, files, why, test)."""
    lines = (ROOT / decision).read_text("utf-8").splitlines()
    return [line.strip("| ").split(" | ") for line in lines if line.startswith("| ") and not line.startswith("| place")]


def names(text):
    return re.findall(r"`([^`]+)`", text)


ROWS = {DECISION: rows(DECISION), OF_THE_PAPER: rows(OF_THE_PAPER)}
NAMES = [name for table in ROWS.values() for row in table for name in names(row[0]) if name != "streamlit_words"]

MADE_OF = {  # what the client puts together from pieces
    "stBaseButton-primary": ("`stBaseButton-${", "`primary`"),
    "Press Enter to apply": ("`Press Enter to ${", "`apply`"),
    "{} option available.": ("} option`", "} available."),
    "{} options available.": ("} options`", "} available."),
}
PUBLIC = {"streamlit.testing.v1.AppTest", "websockets.typing.Origin", "websockets.typing.Subprotocol"}
NAMED_TUPLE = {"_replace", "_asdict", "_fields", "_make"}


@cache
def client():
    """Everything that the client is made of: its page, its list of parts, the names and the text of its scripts."""
    scripts = [path.read_text("utf-8", "replace") for path in sorted((CLIENT / "static" / "js").rglob("*.js"))]
    names = [path.name for path in CLIENT.rglob("*") if path.is_file()]
    return "\n".join([INDEX, (CLIENT / "manifest.json").read_text("utf-8"), *names, *scripts])


def in_client(name):
    pieces = MADE_OF.get(name) or [part.strip() for part in name.split("{}") if part.strip()]
    return all(piece in client() for piece in pieces)


def in_python(name):
    """`package.module.Class.attribute`, an attribute that a class gives itself, or `….function.variable`."""
    parts = name.split(".")
    for n in range(len(parts) - 1, 0, -1):
        try:
            thing = importlib.import_module(".".join(parts[:n]))
        except ModuleNotFoundError:
            continue
        return has(thing, parts[n:])
    return False


def has(thing, parts):
    if not parts:
        return True
    name, *rest = parts
    if inspect.isfunction(thing):
        return name in thing.__code__.co_varnames
    if name in getattr(getattr(thing, "DESCRIPTOR", None), "fields_by_name", ()):  # a field of a message
        return True
    if hasattr(thing, name):
        return has(getattr(thing, name), rest)
    own = [base for base in thing.__mro__ if base is not object] if inspect.isclass(thing) else []
    return any(f"self.{name}" in inspect.getsource(base) for base in own)


def is_there(name):
    if name.split(".")[0] in (*THEIRS, "reportlab"):
        return in_python(name)
    if re.fullmatch(r"(runner|server)\.\w+", name):
        return name in config.get_config_options()
    return in_client(name)


# --- each place is still there ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_private_place_is_still_there(name):
    assert is_there(name), f"{name} has moved in this version; find where it is now, mend the code that its decision names beside it"


@pytest.mark.parametrize("english", streamlit_words(load_language("es")))
def test_a_text_that_we_translate_is_still_a_text_of_the_client(english):
    assert in_client(english), "Streamlit says it in other words now; put those in guide/web/streamlit/words.py"


def test_a_place_that_is_gone_would_be_noticed():
    for name in (
        "streamlit.runtime.Runtime._session_manager",
        "streamlit.runtime.Runtime._loop_coroutine.messages",
        "streamlit.no_module.x",
    ):
        assert not is_there(name)
    assert not is_there("stNoSuchTestId") and not is_there("runner.noSuchSetting")


# --- the list is whole --------------------------------------------------------------------------------------------------


def python_files(folder):
    return [(path.relative_to(ROOT).as_posix(), path) for path in sorted(folder.rglob("*.py"))]


def from_inside(path):
    """What a file imports from inside these packages; `import streamlit as st` is their front door."""
    return {name for name in imports(path) if name.split(".")[0] in THEIRS and "." in name and name not in PUBLIC}


def foreign(path):
    """Attributes that begin with _ and belong to others: none of the files of the same folder gives itself such a name."""
    found = {node.attr for node in nodes(path) if isinstance(node, ast.Attribute) and re.match(r"_[a-z]", node.attr)}
    return found - ours(path.parent) - NAMED_TUPLE


@cache
def nodes(path):
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def ours(folder):
    """The names that the files of a folder give themselves."""
    ours = set()
    for node in (node for file in folder.glob("*.py") for node in nodes(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            ours.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            ours.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            ours.add(node.attr)
    return ours


def listed(name):
    """The name, or the last part of a longer one, stands in a first column."""
    last = name.rpartition(".")[2]
    return any(last in known.split(".") for known in NAMES)


@pytest.mark.parametrize(("name", "path"), python_files(FOLDER) + python_files(PDF))
def test_every_private_place_that_the_code_uses_is_listed(name, path):
    for place in from_inside(path) | foreign(path):
        assert listed(place), f"{name} uses {place}: say in {DECISION if FOLDER in path.parents else OF_THE_PAPER} what for"
    for address in re.findall(r"_stcore/[a-z-]+", path.read_text("utf-8")):
        assert any(address in known for known in NAMES), f"{name} names {address}: say in {DECISION} what for"


def marks(text):
    """Test ids of the client, and the attributes and classes that it gives for tests and styles."""
    return set(re.findall(r"""data-testid[\^*]?=\\?["']?([\w-]+)""", text)) | set(re.findall(r"data-test-[a-z-]+|data-stale|st-key-", text))


@pytest.mark.parametrize("folder", ["guide", "tests"])
def test_every_mark_of_the_page_that_a_script_a_style_or_a_test_looks_for_is_listed(folder):
    files = [path for end in ("py", "js", "css") for path in (ROOT / folder).rglob(f"*.{end}") if path.name != "test_private_places.py"]
    for path in files:
        for mark in marks(path.read_text("utf-8")):
            assert mark in NAMES, f"{path.relative_to(ROOT)} looks for {mark}: say in {DECISION} what for"


def test_nothing_outside_the_folder_uses_a_private_place():
    advice = "move it to guide/web/streamlit, where what exists only because of Streamlit can be seen together"
    for name, path in python_files(ROOT / "guide"):
        if FOLDER in path.parents:
            continue
        text = path.read_text("utf-8")
        assert not from_inside(path), f"{name} imports {from_inside(path)}: {advice}"
        assert path.parent == PDF or not foreign(path), f"{name} uses {foreign(path)}: {advice}"
        assert not marks(text) and "_stcore" not in text, f"{name} knows the inside of Streamlit's client: {advice}"
    for path in (p for end in ("js", "css") for p in (ROOT / "guide").rglob(f"*.{end}") if FOLDER not in p.parents):
        assert not marks(path.read_text("utf-8")), f"{path.relative_to(ROOT)}: {advice}"


def test_what_the_tests_import_from_inside_is_listed():
    for name, path in python_files(ROOT / "tests"):
        if path.name != "test_private_places.py":
            for place in from_inside(path):
                assert listed(place) or place == "streamlit.config", f"{name} imports {place}: say in {DECISION} what for"


@pytest.mark.parametrize(("decision", "folder"), [(DECISION, FOLDER), (OF_THE_PAPER, PDF)])
def test_a_list_names_files_and_tests_that_exist(decision, folder):
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for place, where, why, *more in ROWS[decision]:
        assert why, f"{decision}: say what {place} is for"
        for file in names(where):
            assert (ROOT / file).exists() or any(folder.rglob(file)), f"{decision}: there is no {file}; {place} is used somewhere else now"
        for test in names(" ".join(more)):
            assert f"def {test}(" in tests, f"{decision}: {test} is gone; name the test that fails when {place} does not do its work"
