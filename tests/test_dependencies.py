"""What the guide imports, it says that it needs: an environment with only the packages of pyproject.toml must run it."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from guide.web.streamlit.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ONLY_WITH_AN_EXTRA = {"dask": "guide/batch/over_dask.py"}
"""Package -> the one file that may import it: whoever uses that file has installed the extra of the same name."""


def plain(name: str) -> str:
    """python-dateutil and python_dateutil are the same package."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(lines: list[str]) -> set[str]:
    return {plain(re.match(r"[\w.-]+", line)[0]) for line in lines}


def imports(source: str) -> set[str]:
    """The first part of the name of every module that a source imports, wherever in it: `import`, `from`, `import_module("…")`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("import_module", "__import__"):
            assert isinstance(node.args[0], ast.Constant), "write the name of the module out, so that this test can read it"
            found.add(str(node.args[0].value))
    return {name.partition(".")[0] for name in found}


@pytest.mark.slow
def test_everything_the_guide_imports_is_a_package_that_it_declares():
    known, missing = packages_distributions(), {}
    wanted = declared(PROJECT["dependencies"])
    for path in [ROOT / "app.py", *sorted((ROOT / "guide").rglob("*.py"))]:
        file = path.relative_to(ROOT).as_posix()
        for module in imports(path.read_text("utf-8")) - sys.stdlib_module_names - {"guide"}:
            extra = ONLY_WITH_AN_EXTRA.get(module) == file and module in PROJECT["optional-dependencies"]
            if not extra and not wanted.intersection(map(plain, known.get(module, ()))):
                missing.setdefault(module, file)
    assert not missing, f"add the packages of {missing} to `dependencies` in pyproject.toml, with a reason, and run `make lock`"


def test_nothing_is_declared_that_the_guide_does_not_import():
    known = packages_distributions()
    used = set().union(*(imports(path.read_text("utf-8")) for path in [ROOT / "app.py", *(ROOT / "guide").rglob("*.py")]))
    of_modules = {plain(name) for module in used for name in known.get(module, ())}
    unused = declared(PROJECT["dependencies"]) - of_modules
    assert not unused, f"take {unused} out of `dependencies` in pyproject.toml, or into the group that needs them"


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import PIL.Image", "PIL"),
        ("def f():\n    from pikepdf import Pdf", "pikepdf"),
        ('import importlib\nimportlib.import_module("a.b")', "a"),
    ],
)
def test_the_search_finds_imports_wherever_they_stand(source, module):
    assert module in imports(source)


def test_versions_are_bounded_above_where_the_guide_runs_on_them():
    """A new major version must come in by a commit that shows it."""
    open_ended = [line for line in PROJECT["dependencies"] if not re.search(r"<|==", line)]
    assert not open_ended, f"give {open_ended} an upper bound"
