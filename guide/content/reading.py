"""Reads one TOML file of the content into models. Every mistake is a `Problem`, and all of them are found at once.

Goes in: a folder, the name of a file, and what it may hold.  Comes out: models by kind and id, or one single record.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from guide.content import schema as s

M = TypeVar("M", bound=s.Model)


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is and how to put it right. `str()` is one line for a terminal."""

    file: str
    item: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.item}: {self.remedy}" if self.item else f"{self.file}: {self.remedy}"


class ContentError(Exception):
    """The content cannot be used; `problems` says why, all at once."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_record(folder: Path, file: str, model: type[M]) -> tuple[M | None, list[Problem]]:
    """A file that is one single record, or None with the reasons."""
    problems: list[Problem] = []
    data = _read(folder / file, problems)
    if problems:
        return None, problems
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [Problem(file, ".".join(map(str, e["loc"])), e["msg"]) for e in error.errors()]


def read_tables(folder: Path, file: str, kinds: Mapping[str, type[s.Model]], problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """The items of one file by kind and id."""
    data = _read(folder / file, problems)
    review = data.pop("review", {})
    for key in data.keys() - kinds.keys():
        problems.append(Problem(file, key, f"unknown table; this file may hold {', '.join(kinds)}"))
    return {kind: _items(file, kind, model, data.get(kind, []), review, problems) for kind, model in kinds.items()}


def _read(path: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        problems.append(Problem(path.name, "", "the file is missing; put it back"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(path.name, "", f"this is not valid TOML: {error}"))
    return {}


def _items(file: str, kind: str, model: type[s.Model], tables: Any, review: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    inherited = {k: v for k, v in review.items() if k in model.model_fields}
    if not isinstance(tables, list):
        problems.append(Problem(file, kind, f"write each one under its own [[{kind}]]"))
        return found
    for n, table in enumerate(tables, 1):
        name = f"{kind} {table.get('id', f'number {n}')}"
        try:
            item = model.model_validate({**inherited, **table})
        except ValidationError as error:
            for e in error.errors():
                where = ".".join(str(part) for part in e["loc"])
                problems.append(Problem(file, name, f"{where}: {e['msg']}"))
            continue
        id_ = item.id  # type: ignore[attr-defined]
        if id_ in found:
            problems.append(Problem(file, name, "this id is used twice; give one of them another id"))
        found[id_] = item
    return found
