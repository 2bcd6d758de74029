"""What the types of the content are built from: ids, words, conditions, and what every item and every statement of fact has.

Nothing goes in and nothing comes out; `schema.py` builds the shape of each TOML file from these.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""An id in our own words: lower case, digits, underscores."""

RowId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,4}(-[a-z0-9]+)+$")]
"""The id of an agency or a deadline rule, as in the legal tables: `us-osha-11c`."""

SourceId = Annotated[str, StringConstraints(pattern=r"^L\d{3}$")]
PlaceId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Field(json_schema_extra={"words": True})]

StepId = Literal["come_together", "report", "agency_letter", "lawyer", "after"]
STEPS: tuple[StepId, ...] = ("come_together", "report", "agency_letter", "lawyer", "after")

Condition = dict[Id, tuple[str, ...]] | Id
"""Either a table question -> option ids (any of them; all questions must agree), or the name of a rule in rules.py."""


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Model):
    """Anything the guide says: an id, when it is said, and in which state of the program."""

    id: Id
    when: Condition | None = None
    program: Literal["any", "open", "closed"] = "any"


class Reviewed(Model):
    """A statement of fact: its sources, the day somebody compared it with them, and the lawyer who did (empty: none yet)."""

    sources: tuple[SourceId, ...] = Field(min_length=1)
    reviewed: dt.date
    reviewer: str = ""
