"""The two files of the content that are one single record: the status of the program, and who runs this copy of the guide.

Goes in: one parsed TOML table per file.  Comes out: frozen models. Like schema.py, they refuse unknown keys.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from guide.content.schema import Localized, Model, SourceId


class Filing(Model):
    """Values only a person can check. Empty while the program is closed; all must be filled to open it."""

    address: str = ""
    fee: str = ""
    payment: str = ""
    form_edition: str = ""
    permit_form_edition: str = ""


class Evidence(Model):
    source: SourceId
    date: str
    confidence: Literal["low", "medium", "medium-high", "high"]


class Program(Model):
    """The status of the program: the first thing read. See `status.py` for what it means today."""

    state: Literal["closed_reported", "unknown", "open_confirmed"]
    as_of: dt.date
    next_check_due: dt.date
    checked_by: str = ""
    lawyer: str = ""
    second_reviewer: str = ""
    official_source: str = ""
    evidence: tuple[Evidence, ...] = ()
    filing: Filing = Filing()


Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=r"^[^\n]*$")]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]


class Host(Model):
    """The organization that runs this copy of the guide: what stands on its door, nothing about a person.

    All empty: the paper has ruled lines, to write it by hand. The host's own words are not in the catalogs, so each is given in
    every language.
    """

    name: Line = ""
    phone: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^([+(]?\d[\d ().+-]{5,24})?$")] = ""
    address: Line = ""
    hours: Localized[Line] = Field(default_factory=dict)
    languages: tuple[Line, ...] = ()  # each by its own name: English, español, K’iche’
    about: Localized[Paragraph] = Field(default_factory=dict)  # who you are, and who you are not
    logo: Annotated[str, StringConstraints(pattern=r"^([\w-]+\.(svg|png))?$")] = ""  # a file beside host.toml

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.name and any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError("give the name of the organization, or leave everything empty")
        return self
