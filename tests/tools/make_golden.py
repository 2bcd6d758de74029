"""Writes tests/printed/golden anew: in which order a screen reader walks through a paper.

How to renew, when the order or a text has changed on purpose, or a person of tests/people:

    python -m tests.tools.make_golden
    git diff tests/printed/golden

and read the difference line by line: is each box heard before its act, each heading before what it heads, one language whole before the
other? Texts are cut after a few words: what is pinned is the order, not the wording. Needs poppler (pdfinfo).
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from guide.content.languages import Code
from guide.core.plan import make_plan
from guide.library import content
from guide.printed import Options, make_checklist
from guide.printed.blank import make_blank
from guide.printed.long import make_long
from guide.words.language import load_language
from tests.help.people_files import FOLDER as PEOPLE
from tests.help.people_files import read_person

FOLDER = Path(__file__).parents[1] / "printed" / "golden"
MOST = 48
"""Letters of each text that are kept."""
Make = Callable[..., bytes]
BOTH: list[Code] = ["en", "es"]
PAPERS: dict[str, tuple[str, list[Code], Make, dict[str, Any]]] = {
    "rosa-en": ("rosa", ["en"], make_checklist, {}),
    "ignacio-es": ("ignacio", ["es"], make_checklist, {}),
    "karla-both-advocate": ("karla", BOTH, make_checklist, {"notes": True}),
    "rosa-es-long": ("rosa", ["es"], make_long, {}),
    "luz-es-larger-blank": ("luz", ["es"], make_blank, {"size": "larger", "blank": True}),
}
"""Name -> (person of tests/people, languages, what makes it, options)."""


def structure(name: str) -> str:
    """The elements of a paper in the order of its structure, one on each line, each with its text."""
    who, codes, make, options = PAPERS[name]
    person = read_person(PEOPLE / f"{who}.toml", content())
    plan = make_plan(person.answers, content(), person.today)
    named = {} if make is make_blank else {"name": who.title()}
    paper = make(plan, content(), [load_language(code) for code in codes], Options(**options), **named)
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
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name in PAPERS:
        (FOLDER / f"{name}.txt").write_text(structure(name), "utf-8")
