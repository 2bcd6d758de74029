"""A language is named in few files, all on the list of CONTRIBUTING.md; the rest of the guide asks the one table."""

import ast
import re
import shutil
import subprocess
import sys
from typing import get_args

import pytest

from guide.content.languages import CODES, LANGUAGES, Code, codes_for
from tests.help.house import ROOT

GUIDE = ROOT / "guide"
MOST_CODE_FILES = 4
CODE = (".py", ".js", ".css", ".svg")
LIST = re.search(r"^## Add a language\n(.*?)^## ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M | re.S)
LISTED = set(re.findall(r"`(guide/[\w./]+)`", LIST[1])) if LIST else set()

ONE = "|".join(CODES)
WHOLE = re.compile(rf"(?:{ONE})(?:[-_][A-Za-z]{{2,4}})?")
"""A language, or a language and a country: es, es-US, es_US."""
NAMED_AFTER = re.compile(rf"\w+_(?:{ONE})")
"""A name that ends in a language: url_es."""
IN_TEXT = re.compile(
    rf"""["'`](?:{ONE})(?:[-_][A-Z]{{2}})?["'`]"""  # "es", 'es-US'
    rf"""|(?:^|[{{,\s.])(?:{ONE})\s*[:=](?!=)"""  # es: …, hours.es = …
    rf"""|lang\((?:{ONE})\b|lang[|~^]?=(?:{ONE})\b"""  # :lang(es), [lang=es]
    rf"""|[A-Za-z]_(?:{ONE})\b""",  # url_es
    re.M,
)


def named_in_python(source):
    """What names a language in a Python file. Sentences do not count: docstrings, comments and texts for people."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WHOLE.fullmatch(node.value):
            yield node.value
        for field in ("id", "attr", "arg", "name"):
            name = getattr(node, field, None)
            if isinstance(name, str) and NAMED_AFTER.fullmatch(name):
                yield name


def named_in(text, suffix):
    return set(named_in_python(text) if suffix == ".py" else (m[0].strip() for m in IN_TEXT.finditer(text)))


def files_with_a_language():
    """file -> the names in it."""
    paths = [path for path in sorted(GUIDE.rglob("*")) if path.suffix in (*CODE, ".toml")]
    named = {path.relative_to(ROOT).as_posix(): named_in(path.read_text("utf-8"), path.suffix) for path in paths}
    return {file: names for file, names in named.items() if names}


def test_every_file_that_names_a_language_is_on_the_list():
    for file, names in files_with_a_language().items():
        assert file in LISTED, (
            f"{file} names a language: {sorted(names)}. Ask guide/content/languages.py instead (CODES, SOURCE, a field of Spelling); "
            "only if that cannot be, name the file in CONTRIBUTING.md under “Add a language”"
        )


def test_a_new_language_is_a_change_in_few_files_of_code():
    code = {file for file in LISTED if file.endswith(CODE)}
    assert code, "CONTRIBUTING.md has no list under “Add a language”"
    assert len(code) <= MOST_CODE_FILES, f"a new language needs a change in {sorted(code)}; let them ask guide/content/languages.py"


def test_every_file_of_the_list_exists():
    for file in LISTED:
        assert (ROOT / file).is_file(), f"CONTRIBUTING.md, “Add a language”, names {file}, which is gone"


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ('x = "es"', ".py"),
        ('if code == "en": pass', ".py"),
        ('LOCALE = {"a": "es_US"}', ".py"),
        ("url = agency.url_es", ".py"),
        ("class A:\n    hours_en: str", ".py"),
        ("f(hours_es=1)", ".py"),
        ('const LOCALES = { en: "en-US" }', ".js"),
        ("if (G.lang === 'es') {}", ".js"),
        (":lang(es) { quotes: none }", ".css"),
        ('[lang="es"] { color: red }', ".css"),
        ('hours.es = "lunes"', ".toml"),
        ('url_es = "https://example.org"', ".toml"),
        ('language = "es"', ".toml"),
    ],
)
def test_a_file_that_names_a_language_is_found(text, suffix):
    assert named_in(text, suffix)


@pytest.mark.parametrize(
    ("text", "suffix"), [('"""?lang=es"""', ".py"), ("x = language.code  # es", ".py"), ("const yes = () => open", ".js")]
)
def test_a_file_that_names_none_is_left_alone(text, suffix):
    assert not named_in(text, suffix)


def test_the_codes_are_those_of_the_table():
    assert get_args(Code) == CODES == tuple(LANGUAGES), (
        "guide/content/languages.py: Code and LANGUAGES name the same languages in one order"
    )


def test_both_means_two_languages():
    assert len(codes_for("both")) == 2
    assert all(codes_for(code) == (code,) for code in CODES)


THIRD = """
import argparse, datetime as dt
from guide.__main__ import _parser
from guide.batch.table.columns import YES
from guide.content.languages import CODES, codes_for
from guide.content.load import load
from guide.core.answers import Answers
from guide.core.campaign import about_a_person
from guide.core.conditions import CONDITIONS
from guide.core.plan import make_plan
from guide.printed.checklist import make_checklist
from guide.content.languages import next_language
from guide.web.clinic.words import languages
from guide.web.pages import _landing
from guide.words.language import language_for, load_language

third = language_for(None, "pt-BR,en;q=0.5")
assert third.code == "pt" and third.date(dt.date(2026, 3, 15)) == "domingo, 15 de março de 2026"
assert "sim" in YES and about_a_person("nome")
assert codes_for("both") == ("en", "es") and next_language("es") == "pt" and next_language("pt") == "en"
assert _parser().parse_args(["calendar", "answers.json", "--language", "pt", "-o", "-"]).language == "pt"
assert _parser().parse_args(["batch", "--language", "pt"]).language == "pt"
assert "pt" in languages(third, True)
page = _landing("pt", dt.date(2026, 11, 30), "/booklet").decode()
assert '<html lang="pt">' in page and 'href="/guide?lang=pt"' in page and "Português" in page
content = load(conditions=CONDITIONS)
paper = make_checklist(make_plan(Answers({}), content, dt.date(2026, 11, 30)), content, [third])
assert paper.startswith(b"%PDF")
"""

ENTRY = """    "pt": Spelling(
        name="Português", locale="pt_BR", date="full", month="MMMM 'de' y", preview="PRÉVIA", yes=("sim",), no=("nao",),
        unknown=("nao sei",), ongoing=("continua",), person=("nome",), person_phrases=("data de nascimento",),
    ),
}  # fmt: skip
"""


@pytest.mark.slow
def test_a_third_language_needs_its_entry_and_its_catalog_and_no_other_code(tmp_path):
    shutil.copytree(GUIDE, tmp_path / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "locales" / "es", tmp_path / "locales" / "es")
    shutil.copytree(ROOT / "locales" / "es", tmp_path / "locales" / "pt")
    table = tmp_path / "guide" / "content" / "languages.py"
    text = table.read_text("utf-8")
    table.write_text(text.replace('Literal["en", "es"]', 'Literal["en", "es", "pt"]').replace("}  # fmt: skip\n", ENTRY), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", THIRD], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"a language more is not known everywhere; ask guide/content/languages.py there:\n{done.stderr}"
