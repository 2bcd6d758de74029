"""Which columns a table of workers may have, and what its cells may say. Nothing of a table is kept here.

Goes in: the Content, and the cells of the first row.  Comes out: the `Column` of each, or what is wrong with it.
Refused: columns about who a person is or about immigration, with the reason; columns that the guide does not know, unless
their name begins with # (then they are not read); the same question twice.
A column is either a whole question (`still_working`), or one choice of a question with several (`evidence.photos`), to be ticked.
One column holds no answer: LAWYER_NOTES, to be ticked where a person asks for notes for a lawyer.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from guide.batch.table.findings import Finding
from guide.content.languages import CODES, LANGUAGES
from guide.content.load import Content
from guide.core.campaign import about_a_person, place_names, plain_words
from guide.words.answers import answer_words
from guide.words.language import Language, load_language

MOST_COLUMNS = 200
LONGEST_HEADING = 300
"""Letters. The longest question has a third of that, so a longer heading is unknown, and is not compared with the known ones."""

YES = frozenset(("x", "1", "✓", "✔", "☑", *(word for spelling in LANGUAGES.values() for word in spelling.yes)))
NO = frozenset(("0", *(word for spelling in LANGUAGES.values() for word in spelling.no)))
UNKNOWN = frozenset(("unknown", "?", *(word for spelling in LANGUAGES.values() for word in spelling.unknown)))
ONGOING = frozenset(("ongoing", *(word for spelling in LANGUAGES.values() for word in spelling.ongoing)))
"""What people write in a cell, without accents and in small letters: signs, ids, and the words of each language."""


@dataclass(frozen=True, slots=True)
class Column:
    """`question`: whose answer it holds. `option`: the one choice that a mark in it stands for; empty: the whole question."""

    question: str
    option: str = ""

    @property
    def name(self) -> str:
        """The name at the head of the column: `still_working`, or `evidence.photos`."""
        return f"{self.question}.{self.option}" if self.option else self.question


COMMENT = Column("#")
"""A column whose name begins with #: it is not read."""
LAWYER_NOTES = Column("lawyer_notes")
"""A yes in it asks for notes for a lawyer. It holds no fact about a person, and is no question of the guide."""


def plain(text: str) -> str:
    """A text as it is compared: without accents, in small letters, one space between words. A text of signs alone is kept."""
    return plain_words(text) or text.strip().casefold()


class Columns:
    """The names of columns and of answers, which depend only on the content: made once, used for every row."""

    def __init__(self, content: Content):
        self.content = content

    @cached_property
    def known(self) -> Mapping[str, Column]:
        """Every column by each of its names: id, id.option, and the question in each language."""
        names: dict[str, Column] = {}
        for question in self.content.question.values():
            if question.private:
                continue
            names[plain(question.id)] = Column(question.id)
            for asked in (*(load_language(code).of("question", question, "ask") for code in CODES), *question.before):
                names[plain(asked)] = Column(question.id)
            if question.kind == "many":
                for option in question.option:
                    names[plain(f"{question.id}.{option.id}")] = Column(question.id, option.id)
        for name in (LAWYER_NOTES.name, *(notes_heading(load_language(code)) for code in CODES)):
            names[plain(name)] = LAWYER_NOTES
        return names

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, str]]:
        """Question -> what a cell may say -> the id of the option: ids, and labels in each language or in both at once."""
        return {question: dict(self._ways(question)) for question in self.content.options}

    def _ways(self, question: str) -> Iterator[tuple[str, str]]:
        if self.content.question[question].kind == "place":
            yield from place_names(self.content).items()
        for option in self.content.options[question]:
            labels, before = self.labels(question, option), self._before(question, option)
            for text in (" ".join(before), *before, " ".join(labels), *labels, option):
                yield plain(text), option

    def _before(self, question: str, option: str) -> tuple[str, ...]:
        """The words of an option in an earlier version of the guide; a table may have been begun with it."""
        asked = self.content.question[question]
        if asked.kind == "agency" and (office := self.content.agency.get(option)):
            return tuple(load_language(code).of("agency", office, "name") for code in CODES)  # a table may have its whole name
        return next((o.before for o in asked.option if o.id == option), ())

    def labels(self, question: str, option: str) -> tuple[str, ...]:
        """The words of an option in every language."""
        return tuple(answer_words(question, option, self.content, load_language(code)) for code in CODES)


def notes_heading(language: Language) -> str:
    """What the column LAWYER_NOTES asks, in words."""
    return language.say("batch.notes_column", "Does this person ask for notes for a lawyer?")


def read_head(cells: Sequence[object], places: Sequence[str], row: int, columns: Columns) -> tuple[list[Column | None], list[Finding]]:
    """The column of each cell of the first row; None where a column has no name. `places`: how each is named in messages."""
    found: list[Column | None] = []
    problems: list[Finding] = []
    for cell, place in zip(cells, places, strict=True):
        text = cell.strip() if isinstance(cell, str) else "" if cell is None else "?"
        name = text if len(text) <= LONGEST_HEADING else ""
        column = COMMENT if text.startswith("#") else columns.known.get(plain(name)) if name else None
        found.append(column)
        if column in (None, COMMENT):
            if text and column is None:
                problems.append(_unknown(text, place, row, columns))
        elif overlaps(column, [c for c in found[:-1] if c]):
            problems.append(Finding("column_twice", row, place, column.name))
    if not problems and not any(c and c != COMMENT for c in found):
        problems.append(Finding("no_columns", row))
    return found, problems


def overlaps(column: Column, others: Sequence[Column]) -> bool:
    """One of the other columns holds the same question, or the same choice of it."""
    return any(o.question == column.question and (not o.option or not column.option or o.option == column.option) for o in others)


def forbidden(name: str, content: Content) -> bool:
    """The name of a column says that it would hold something about who a person is, or about immigration."""
    return plain(name).replace(" ", "_") in content.private or about_a_person(name)


def _unknown(name: str, place: str, row: int, columns: Columns) -> Finding:
    if len(name) > LONGEST_HEADING:
        return Finding("unknown_column", row, place)
    if forbidden(name, columns.content):
        return Finding("forbidden_column", row, place)
    near = difflib.get_close_matches(plain(name), columns.known, n=1, cutoff=0.8)
    return Finding("unknown_column", row, place, near=columns.known[near[0]].name if near else "")
