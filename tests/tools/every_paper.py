"""Every person of tests/people in every variant of their papers, through the PDF/UA validator and the checks of structure.

`make test` takes a sample of these; `make check` takes all. `python -m tests.tools.every_paper rosa luz` takes only these people.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import Any

import page as validator

from guide.content.languages import CODES, Code
from guide.core.plan import make_plan
from guide.core.sheets import sheets_for
from guide.pdf.sizes import BODY, PAPERS
from guide.printed import Options
from guide.printed.sheets import Order, make
from guide.words.language import load_language
from tests.help.pdf_structure import CONTENT, problems
from tests.help.people_files import FOLDER, Person, everyone, read_person

LANGUAGES: dict[str, list[Code]] = {**{code: [code] for code in CODES}, "both": [*CODES]}
KINDS: dict[str, dict[str, Any]] = {"as it is": {}, "blank": {"blank": True}, "notes": {"notes": True}, "print-only": {"fillable": False}}
"""The last three change only a few things, so each person gets them in one language, size and sheet, the next person in the next. So it is
with the other papers than the sheet."""


def variants(person: Person, number: int) -> Iterator[tuple[Any, str, Any, Any, str]]:
    """(paper, language, size, sheet, kind) for the person with this number."""
    plain = list(product(LANGUAGES, BODY, PAPERS))
    yield from (("plan", *variant, "as it is") for variant in plain)
    for turn, kind in enumerate(list(KINDS)[1:]):
        yield ("plan", *plain[(number + 5 * turn) % len(plain)], kind)
    for turn, paper in enumerate(sheets_for(person.answers, CONTENT)):
        if paper != "plan":
            yield (paper, *plain[(number + 7 * turn) % len(plain)], "as it is")


def wrong_with(person: Person, number: int) -> tuple[int, list[str]]:
    """How many papers were made for one person, and a line for each that is not valid."""
    plan, found, made = make_plan(person.answers, CONTENT, person.today), list[str](), 0
    for paper, languages, size, sheet, kind in variants(person, number):
        words = [load_language(code) for code in LANGUAGES[languages]]
        order = Order(person.answers, plan, paper, Options(sheet, size, **KINDS[kind]), name="José Ñúñez")
        data = make(order, CONTENT, words, person.today)
        report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
        made += 1
        if wrong := [*map(str, report.failures), *([] if report.is_compliant else ["not PDF/UA-1"]), *problems(data)]:
            found.append(f"{person.name}, {paper}, {languages}, {size}, {sheet}, {kind}: {wrong[0][:200]}")
    return made, found


def main() -> int:
    people = [read_person(FOLDER / f"{name}.toml", CONTENT) for name in sys.argv[1:]] or everyone(CONTENT)
    made, found = 0, []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for count, lines in pool.map(wrong_with, people, range(len(people))):
            made += count
            found += lines
    for line in found:
        print(f"not valid: {line}")
    print(f"{len(found)} of {made} papers are not valid" if found else f"All {made} papers of {len(people)} people are valid.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
