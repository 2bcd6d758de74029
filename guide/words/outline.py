"""What a plan is told in: sections of items of lines. Each line has a role that says what it is for; nothing says how it looks.

A text is asked for in a language when it is drawn, so one outline serves English, Spanish, and both side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from guide.content.languages import CODES, Code
from guide.core.plan import View
from guide.words.language import Say
from guide.words.reviewed import Fact

Role = Literal[
    "name",  # what the item is called; a notice, an office, a paper, a term
    "do",  # the act itself
    "detail",  # why and how
    "say",  # words to use
    "show",  # words to use that are English in every language, because those who read them read English
    "avoid",  # what not to do
    "when",  # a day
    "now",  # what to do instead, once the day lies behind
    "office",  # the names of offices, beside what they are for
    "phone",
    "page",  # a web address; with a link where the page is confirmed
    "heed",  # what holds for all that stands beside or below it
    "caution",  # what to know before
    "told",  # the person said so: this office knows already
    "have",  # the person said so: this paper is there
    "left",  # how many days are left, counted from today
    "counted",  # the day that another one was counted from
    "reviewed",  # how far it was checked
]


@dataclass(frozen=True, slots=True)
class Line:
    """One text. label: words that open it; paper may draw a sign in their place. link: the address it leads to; "" in a language that
    has none. personal: it holds something of this person's answers."""

    text: Say
    role: Role
    label: Say | None = None
    link: Say | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Lines that belong together. id: the kind and the id of what it is about, such as `task.own_phone`.

    box: it is ticked when done; ticked: it is done already. number: under which the booklet has its sources; 0 for none. sources: what it
    rests on, where that is shown beside it. fact: the checked fact behind it, or None. short: it stands also where there is little room.
    on: the views it may stand in. languages: those it is said in.
    """

    id: str
    lines: tuple[Line, ...]
    box: bool = False
    ticked: bool = False
    number: int = 0
    sources: tuple[str, ...] = ()
    fact: Fact | None = None
    short: bool = True
    on: tuple[View, ...] = ("screen", "paper")
    languages: tuple[Code, ...] = CODES

    @property
    def about(self) -> str:
        """The id of the content that it is about: `task.own_phone` -> `own_phone`."""
        return self.id.partition(".")[2]

    def all(self, *roles: Role) -> tuple[Line, ...]:
        """Its lines of these roles, in their order."""
        return tuple(line for line in self.lines if line.role in roles)

    def one(self, role: Role) -> Line | None:
        """Its first line of this role."""
        return next((line for line in self.lines if line.role == role), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan. title: its heading; empty for urgent notices. under: lines between the heading and the items. number: of a
    step, else 0. part_of: the section whose heading it stands under. reviewed: how far the whole section was checked."""

    id: str
    title: Say
    under: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()
    number: int = 0
    part_of: str = ""
    reviewed: Line | None = None
    fact: Fact | None = None

    @property
    def about(self) -> str:
        """The id of the content that it is about: `step.report` -> `report`."""
        return self.id.partition(".")[2]


def section_of(sections: Iterable[Section], id_: str) -> Section | None:
    """The section with this id, or None where there is nothing to tell."""
    return next((section for section in sections if section.id == id_), None)


def lines_of(section: Section) -> Iterator[Line]:
    """Every line of a section, its own and those of its items."""
    yield from section.under
    for item in section.items:
        yield from item.lines
    if section.reviewed:
        yield section.reviewed


def as_one(text: str) -> str:
    """A line among others in one paragraph ends with a full stop."""
    return text if text.endswith((".", "!", "?", ".)")) else f"{text}."


def opening(label: str) -> str:
    """The label that opens a line, with the space after it: a colon ends it, unless it is a whole sentence."""
    return f"{label} " if label.endswith((".", "!", "?")) else f"{label}: "
