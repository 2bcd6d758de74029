"""Who a worker can call that is not a labor office: groups, legal help, lines, and lists that find a person. The shape of directory.toml.

Goes in: one TOML table each.  Comes out: frozen models. Nobody in it has agreed to be listed; no number was dialed yet.
Source of the rules: the legal dossier, directory.md. `languages`, `serves`, `limits`, `show`, `seen` and `evidence` say what the table
says, for whoever checks it; people read `name`, `does` and the text of `limit`.
"""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from guide.content.languages import CODES, Code
from guide.content.schema import Condition, Evidence, Id, Model, PlaceId, Reviewed, RowId, Words

HelperKind = Literal[
    "worker_center", "legal_worker", "farmworker_legal", "legal_immigration", "hotline", "directory", "consular", "bar_referral"
]
Need = Literal["work", "immigration", "trafficking", "health"]
"""work: pay, safety, punishment and the like. trafficking: the row names people who were forced to work or trafficked."""

Show = Literal["phone", "link", "name"]
"""What of a row people may see: its number (and site), its site, or only its name and town. A row of which they may see nothing is not
here, and no number or site that is hidden."""


class Limit(Model):
    """What must stand beside a helper: whom it may not be able to help, or what to ask first."""

    id: Id
    text: Words


class Helper(Reviewed):
    """A group, a line or a list. A phone or a site stands here only where it may be shown.

    name_in: the name in other languages, where it has one. near: the town, where that is all we know of whom it serves.
    work: the kinds of work that it is for; empty: any. also: kinds of work that it names first, though it serves everyone.
    narrow: it helps only some people, and the guide does not ask whether a person is one of them; such a helper is never one of the two
    ways that every plan has. everywhere: it serves its whole place, not one town or part. when: only told if this holds. booklet: only
    in the booklet. office: the office of the guide that is the same thing; then that one is told, once, with its caution.
    """

    id: RowId
    place: PlaceId
    kind: HelperKind
    name: str
    name_in: dict[Code, str] = Field(default_factory=dict)
    near: str = ""
    does: Words | None = None
    work: tuple[Id, ...] = ()
    also: tuple[Id, ...] = ()
    needs: tuple[Need, ...] = Field(min_length=1)
    everywhere: bool = False
    narrow: bool = False
    limit: Id | None = None
    when: Condition | None = None
    booklet: bool = False
    office: RowId | None = None
    phone: str = ""
    url: str = ""
    seen: int | None = None
    show: Show
    evidence: Evidence
    languages: str
    serves: str
    limits: str = ""

    @property
    def spoken(self) -> tuple[Code, ...]:
        """The languages of the guide that somebody there speaks, as its own page says; not those of a list, or of a leaflet, or of a page
        that a machine translates."""
        listed = re.split(r"[,;] *", self.languages if self.kind != "directory" and "brochures" not in self.languages else "")
        return tuple(code for code in CODES if code in listed)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.does is None) == (not self.near):
            raise ValueError("write what it does, or the town it is near, and not both")
        if bool(self.limits) != bool(self.limit):
            raise ValueError("`limit` names the words that say `limits`; a helper has both or neither")
        if (self.show == "phone") != bool(self.phone):
            raise ValueError("a row with show = phone has a number here, and no other: a hidden number stands in no file")
        if (self.show == "link" and not self.url) or (self.show == "name" and self.url):
            raise ValueError("a row with show = link has a site here, and one with show = name has none: a hidden site stands in no file")
        return self
