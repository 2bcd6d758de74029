"""Writes docs/words.md anew between its marks: `python -m tests.tools.make_words_page`.

The words of the law come from content/terms.toml, the refused ones from content/forbidden.toml; the rest of the page is written by hand.
"""

from __future__ import annotations

from pathlib import Path

from guide.checks.forbidden import load_forbidden
from guide.content.languages import CODES, LANGUAGES
from guide.library import content
from guide.words.language import load_language

PAGE = Path(__file__).parents[2] / "docs" / "words.md"
MARKS = {"terms": "<!-- from terms.toml -->", "forbidden": "<!-- from forbidden.toml -->"}
END = "<!-- end -->"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def terms() -> str:
    """What each thing of the law is called in each language, and why."""
    rows = ["| " + " | ".join([*(LANGUAGES[code].name for code in CODES), "Why this word"]) + " |", "|---" * (len(CODES) + 1) + "|"]
    for term in content().term.values():
        words = [load_language(code).of("term", term, "term") for code in CODES]
        rows.append("| " + " | ".join(map(cell, [*words, term.why])) + " |")
    return "\n".join(rows)


def forbidden() -> str:
    """What must not be said, each with an example that `check` refuses, and what to say."""
    rules, problems = load_forbidden()
    assert not problems, problems
    rows = ["| Refused, for example | In | Why, and what to say |", "|---|---|---|"]
    rows += [f"| {cell(rule.example)} | {rule.language} | {cell(rule.why)} |" for rule in rules]
    return "\n".join(rows)


def made_anew(page: str) -> str:
    """The page with both tables as they are now. Raises ValueError where a mark is missing."""
    for mark, table in ((MARKS["terms"], terms()), (MARKS["forbidden"], forbidden())):
        start = page.index(mark) + len(mark)
        page = f"{page[:start]}\n{table}\n{page[page.index(END, start) :]}"
    return page


if __name__ == "__main__":
    PAGE.write_text(made_anew(PAGE.read_text("utf-8")), "utf-8")
