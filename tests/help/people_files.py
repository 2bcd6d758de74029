"""Reads `tests/people/*.toml`: a person's answers, and what their plan must and must not hold.

about = "Who this is and which wrong answer would be tempting"
today = 2026-11-22
[answers]            # question = option, list of options, or day
[must]               # lists of ids: tasks, sentences, notices, papers, contacts, find_out, said, lawyer_questions; helpers, and ways: the
                     # two that stand before the offices
first = [...]        # all of the five things this week, in their order and no other (fewer where there are no more). Written by hand from
                     # the answers: whoever would be served better by another order changes the rule, and says for whom
tasks = [...]        # tasks that must come after those
sentences = [...]    # sentences of tasks.toml that must be said: which form of a task fits this person
fallback = 2026-12-01  # until when to wait for others before going on alone; "none" where there is nothing to wait for
days = {...}         # rule (or "rule/question") = the day we show, its margin taken off
court = {...}        # rule (or "rule/question") of a limit for court = the day from which the claim can be lost
pay = {...}          # rule = the day: pay that was due before it may be lost already
next = 2026-12-14    # the day of the headline, or its kind where it shows no day: "none", "may_end", "contact", "payday", "court",
                     # "may_run", "lawyer_first", "not_free", "passed" (see headline.Headline)
[must_not]           # the same lists, each with what would be tempting and wrong; days, court, pay = [rules]
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from guide.content.load import Content
from guide.core.answers import VERSION, Answers, read_answers

FOLDER = Path(__file__).parents[1] / "people"


@dataclass(frozen=True)
class Person:
    name: str
    about: str
    today: dt.date
    answers: Answers
    must: dict
    must_not: dict


def _plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value


def read_person(path: Path, content: Content) -> Person:
    data = tomllib.loads(path.read_text("utf-8"))
    values = {q: _plain(v) for q, v in data["answers"].items()}
    answers, problems = read_answers({"version": VERSION, "answers": values}, content, data["today"])
    assert not problems, f"{path.name}: correct these answers: {problems}"
    unknown = data.keys() - {"about", "today", "answers", "must", "must_not"}
    assert not unknown, f"{path.name}: unknown tables {unknown}"
    return Person(path.stem, data["about"], data["today"], answers, data.get("must", {}), data.get("must_not", {}))


def everyone(content: Content) -> list[Person]:
    return [read_person(path, content) for path in sorted(FOLDER.glob("*.toml"))]
