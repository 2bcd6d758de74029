"""How a page is made to fit: it is tried from loose to tight. Space and small type give way first.

1: less space. 2: a smaller title and headings. 3: details a little smaller. 4: also the acts, details in 9 points, and the table of days
leaves out from which day each was counted, which the long paper and the screen have.
Where it cannot fit in letters of the chosen size (large print, two languages side by side), nothing is set smaller in vain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from guide.pdf.layout import Block, run
from guide.pdf.style import MM, Style, Type
from guide.pdf.tree import Element
from guide.pdf.writer import Writer

TIGHTEST = 4
PEN = 5 * MM
"""The least side of a box to tick; see also the least distance of lines to write on in `Style`."""
Build = Callable[[Writer, int], list[Block]]
"""Makes the blocks of a page for this tightness."""


def one_page(w: Writer, build: Build, tall: float) -> list[Block]:
    """The blocks of a page of this height. If even the tightest are too much, they run on."""
    root, style = w.root, w.style
    blocks: list[Block] = []
    for tight in range(TIGHTEST + 1) if fits_a_sheet(w) else (0,):
        w.root, w.style = Element(root.role), tightened(style, tight)
        blocks = build(w, tight)
        if run(blocks, style.width) <= tall:
            break
    root.adopt(w.root)
    w.root, w.style = root, style
    return blocks


def fits_a_sheet(w: Writer) -> bool:
    """One language in letters of normal size: then a person's sheet has two pages."""
    return not w.both and w.style.size <= 11


@lru_cache
def tightened(style: Style, tight: int) -> Style:
    """The measures for this tightness; see above."""
    if tight < 1:
        return style
    style = replace(style, gap=round(style.gap * (0.75 if tight < 3 else 0.55 if tight < 4 else 0.4), 1), box=PEN)
    if tight < 2:
        return style
    style = replace(style, title=style.head, head=style.subhead, date=_scaled(style.head, 1.0))
    if tight < 3:
        return style
    size = 9.2 if tight < 4 else 9.0
    style = replace(style, small=Type(size, round(size * 1.15, 1)), line=max(8 * MM, style.line * 0.85))
    if tight < 4:
        return style
    close = Type(9.2, 11.0)
    return replace(style, body=_scaled(style.body, 0.93), strong=_scaled(style.strong, 0.93), subhead=style.strong, card=close)


def _scaled(type_: Type, part: float) -> Type:
    return type_._replace(size=round(type_.size * part, 1), leading=round(type_.size * part * 1.18, 1))
