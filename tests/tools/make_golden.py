"""Writes tests/printed/golden anew: in which order a screen reader walks through a paper.
Run it when the order or a text has changed on purpose:

    python -m tests.tools.make_golden

then look at `git diff tests/printed/golden`. Texts are cut after a few words: what is pinned is the order, not the wording.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.content.languages import Code
from guide.core.plan import make_plan
from guide.library import content
from guide.printed import Options, make_checklist
from guide.words.language import load_language
from tests.help.people_files import FOLDER as PEOPLE
from tests.help.people_files import read_person

FOLDER = Path(__file__).parents[1] / "printed" / "golden"
MOST = 48
"""Letters of each text that are kept."""
LANGUAGES: dict[str, list[Code]] = {"en": ["en"], "es": ["es"], "both": ["en", "es"]}
PAPERS: dict[str, tuple[str, list[Code], dict[str, Any]]] = {
    f"{person}-{name}": (person, codes, {}) for person in ("rosa", "ignacio") for name, codes in LANGUAGES.items()
}
PAPERS["karla-both-advocate"] = ("karla", ["en", "es"], {"notes": True})
PAPERS["luz-es-larger-blank"] = ("luz", ["es"], {"size": "larger", "blank": True})
"""Name -> (person of tests/people, languages, options)."""


def structure(name: str) -> str:
    """The elements of a paper in the order of its structure, one on each line, each with its text."""
    who, codes, options = PAPERS[name]
    person = read_person(PEOPLE / f"{who}.toml", content())
    plan = make_plan(person.answers, content(), person.today)
    paper = make_checklist(plan, content(), [load_language(code) for code in codes], Options(**options), name=who.title())
    return "\n".join(outline(paper)) + "\n"


def outline(data: bytes) -> Iterator[str]:
    """By poppler, an independent reader: role and text of each element, set in by its depth."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True)
    role, words = "", ""
    for line in [*done.stdout.decode().splitlines(), "end"]:
        text = line.strip()
        if text.startswith('"'):
            words += text.strip('"') + " "
            continue
        if role:
            words = " ".join(words.split())
            yield f"{role}: {words[:MOST]}{'…' if len(words) > MOST else ''}" if words else role
        role, words = line.replace(" (block)", "").replace(" (inline)", ""), ""
        if text.startswith("Object"):
            role = ""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in PAPERS:
        (FOLDER / f"{name}.txt").write_text(structure(name), "utf-8")
