"""Words that must not be said: read from content/forbidden.toml, and looked for in a text.

Goes in: a folder, or a text with its language.  Comes out: the rules, or those that the text breaks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, ValidationError, field_validator, model_validator

from guide.content.languages import Code
from guide.content.load import FOLDER
from guide.content.reading import Problem
from guide.content.schema import Id, Model

FILE = "forbidden.toml"
Where = Literal["words", "views"]


class Forbidden(Model):
    """`find`: a regular expression, in any case. `example`: a text that it finds. `why`: told to the author of the text.
    The rest is explained in forbidden.toml."""

    id: Id
    find: Annotated[str, StringConstraints(min_length=3)]
    example: Annotated[str, StringConstraints(min_length=3)]
    why: Annotated[str, StringConstraints(min_length=10)]
    language: Code | Literal["any"] = "any"
    where: Literal["both", "words", "views"] = "both"
    closed: bool = False
    only: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    @field_validator("find")
    @classmethod
    def _can_be_read(cls, find: str) -> str:
        try:
            re.compile(find)
        except re.error as error:
            raise ValueError(f"this is not a regular expression: {error}") from None
        return find

    @model_validator(mode="after")
    def _can_fail(self) -> Self:
        if not self.found_in(self.example):
            raise ValueError("the example does not break the rule; write a text that it finds")
        return self

    def looks_at(self, where: Where, language: str) -> bool:
        """The rule holds here. A rule with `only` or `allowed` places does not hold for views, where the place of a text is not known."""
        knows_the_place = where == "words" or not (self.only or self.allowed)
        return self.language in ("any", language) and self.where in ("both", where) and knows_the_place

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """`find`, ready to search with."""
        return re.compile(self.find, re.IGNORECASE)

    def found_in(self, text: str) -> str:
        """The words of the text that break the rule; "" for none."""
        match = self.pattern.search(text)
        return match[0] if match else ""


class File(Model):
    """forbidden.toml as a whole."""

    forbidden: tuple[Forbidden, ...] = ()


def load_forbidden(folder: Path = FOLDER) -> tuple[tuple[Forbidden, ...], list[Problem]]:
    """The rules of forbidden.toml, and what is wrong with the file; then there are no rules."""
    try:
        return File.model_validate(tomllib.loads((folder / FILE).read_text("utf-8"))).forbidden, []
    except FileNotFoundError:
        return (), [Problem(FILE, "", "the file is missing; put it back")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return (), [Problem(FILE, "", f"this is not valid TOML: {error}")]
    except ValidationError as error:
        return (), [Problem(FILE, ".".join(map(str, e["loc"])), e["msg"]) for e in error.errors()]


def said_in_words(rules: Iterable[Forbidden], context: str, language: str, text: str) -> Iterator[tuple[str, str]]:
    """(word, why) of each rule that a text of the guide breaks. `context`: where it stands, such as `task.own_phone.do`."""
    for rule in rules:
        found = rule.found_in(text) if rule.looks_at("words", language) else ""
        here = not rule.only or any(fnmatchcase(context, place) for place in rule.only)
        if found and here and not any(fnmatchcase(context, place) for place in rule.allowed):
            yield found, rule.why


def said_in_view(rules: Iterable[Forbidden], language: str, text: str, closed: bool) -> Iterator[tuple[str, str]]:
    """(word, why) of each rule that a finished view breaks."""
    for rule in rules:
        if rule.looks_at("views", language) and (closed or not rule.closed) and (word := rule.found_in(text)):
            yield word, rule.why
