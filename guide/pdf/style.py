"""Paper and type: every measure of the document in one place. All lengths in points (72 to the inch)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from guide.pdf.fonts import FontKey
from guide.pdf.sizes import BODY, PAPERS, LetterSize, PaperSize

MM = 72 / 25.4
PUNCHED = 20 * MM
"""The left margin: room for the holes of a folder."""


class Type(NamedTuple):
    """How a text is set: size, distance of lines, weight."""

    size: float
    leading: float
    bold: bool = False

    def key(self, bold: bool = False) -> FontKey:
        """The font. `bold`: of a bold word in this text."""
        return "notosbo" if self.bold or bold else "notos"


@dataclass(frozen=True)
class Style:
    """Every measure of a paper. `page`: width and height; `size`: of running text; then how each kind of text is set."""

    page: tuple[float, float]
    size: float
    body: Type
    strong: Type
    small: Type
    tiny: Type
    title: Type
    head: Type
    subhead: Type
    date: Type
    card: Type
    """The rights card: it is to be carried, so large print makes it only a little larger."""
    card_title: Type
    box: float
    """Side of a tick box: at least 5 mm."""
    line: float
    """Distance of lines to write on: at least 8 mm."""
    gap: float
    """The ordinary space between two things."""
    left: float = PUNCHED
    right: float = 12 * MM
    top: float = 11 * MM
    bottom: float = 9 * MM

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.page[0] - self.left - self.right

    @property
    def indent(self) -> float:
        """Where the text beside a tick box starts."""
        return self.box + max(self.gap, 5.0)


@lru_cache
def style(paper: PaperSize, size: LetterSize) -> Style:
    """Every measure of a paper of this size, with letters of this size."""
    n = BODY[size]
    step = {"normal": 1.0, "large": 0.92, "larger": 0.82}[size]  # large print grows its headings less than its text
    lead = 1.2 if size == "normal" else 1.25
    return Style(
        page=PAPERS[paper],
        size=n,
        body=Type(n, round(n * lead, 1)),
        strong=Type(n, round(n * lead, 1), bold=True),
        small=Type(max(9.0, round(n * 0.86, 1)), round(max(9.0, n * 0.86) * 1.18, 1)),
        tiny=Type(max(7.5, round(n * 0.62, 1)), round(max(7.5, n * 0.62) * 1.16, 1)),
        title=Type(round(n * 1.75 * step, 1), round(n * 2.1 * step, 1), bold=True),
        head=Type(round(n * 1.4 * step, 1), round(n * 1.75 * step, 1), bold=True),
        subhead=Type(round(n * 1.15 * step, 1), round(n * 1.5 * step, 1), bold=True),
        date=Type(round(n * 1.8 * step, 1), round(n * 2.2 * step, 1), bold=True),
        card=Type(min(n * 0.86, 12.0), round(min(n * 0.86, 12.0) * 1.23, 1)),
        card_title=Type(min(n * 1.15, 15.0), round(min(n * 1.15, 15.0) * 1.3, 1), bold=True),
        box=max(15.0, round(n * 1.15, 1)),
        line=max(8 * MM, n * 1.9),
        gap=round(n * 0.5, 1),
    )
