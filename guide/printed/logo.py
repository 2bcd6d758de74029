"""The logo of the organization that runs this copy (host.toml), in black and white: a photocopier keeps nothing else.

Goes in: the file beside host.toml, .png or .svg.  Comes out: a block, or nothing where there is no logo or it cannot be read: a
paper without a logo is better than none. An .svg may hold what the drawings of the guide may hold (guide/drawings).
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path

from guide import drawings
from guide.content.load import FOLDER
from guide.pdf.draw import Stamp, stamped
from guide.pdf.layout import Block
from guide.pdf.marks import Stamped
from guide.pdf.parts import Pictured
from guide.pdf.tree import Element
from guide.pdf.writer import Writer

DOTS = 400
"""The height of a logo in dots: 300 to the inch and more, so that its edges are smooth without grey."""
WIDEST = 3.0
"""Times its height: a longer one is set lower."""
PAPER_WHITE = 160
"""From this brightness of 255 on, a dot is white."""


class Logo:
    """A logo and where it stands in the structure."""

    def __init__(self, stamp: Stamp, figure: Element, tall: float):
        self.wide = tall * min(WIDEST, stamp.ratio)
        self.block = Stamped("logo", stamp, figure)

    def beside(self, text: Block) -> Block:
        return Pictured(text, self.block, self.wide, left=True)


def logo_of(w: Writer, parent: Element, tall: float) -> Logo | None:
    """The logo, no higher than `tall`, its figure hung into `parent`."""
    host = w.content.host
    stamp = _read(FOLDER / host.logo) if host.logo else None
    if stamp is None:
        return None
    alt = w.one(lambda language: language.say("pdf.logo", "Logo of {name}", name=host.name))
    return Logo(stamp, parent.add("Figure", alt=alt), tall)


@lru_cache(maxsize=8)
def _read(path: Path) -> Stamp | None:
    try:
        if path.suffix == ".svg":
            return stamped(drawings.parse(path.read_text("utf-8"), path.name))
        return _dots(path)
    except Exception:  # damaged pictures, and those that are too large, fail in many ways; the papers are made all the same
        return None


def _dots(path: Path) -> Stamp:
    """A picture of dots as black dots: what is see-through is white."""
    from PIL import Image  # a tenth of a second to import, so only where there is a logo

    with Image.open(path) as image:
        colors = image.convert("RGBA")
    white = Image.new("RGBA", colors.size, "white")
    grey = Image.alpha_composite(white, colors).convert("L")
    wide = max(1, min(round(grey.width * DOTS / grey.height), round(DOTS * WIDEST * 2)))
    tall = max(1, round(grey.height * wide / grey.width))
    black = grey.resize((wide, tall), Image.Resampling.BICUBIC).point(lambda dot: 255 if dot >= PAPER_WHITE else 0).convert("1")
    head = f"/Type/XObject/Subtype/Image/Width {wide}/Height {tall}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
    return Stamp(head, zlib.compress(black.tobytes()), wide / tall)
