"""Streamlit's own fonts, cut down for phones: 545 kB become 30. Made in memory when the server starts; no font is kept here.

Material Symbols (Apache-2.0) keeps the icons that the wizard shows. Source Sans (SIL OFL 1.1) keeps Latin and the weights in
use; the license reserves the name "Source", so the cut font has another name inside, with its copyright and license texts.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any, Final

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from guide.web.streamlit.static import FILES

ICONS: Final = (
    "arrow_back", "arrow_forward", "arrow_drop_down", "check", "check_circle", "close", "download", "error", "expand_more",
    "help", "info", "keyboard_arrow_down", "keyboard_arrow_right", "keyboard_double_arrow_left", "keyboard_double_arrow_right",
    "link", "menu", "more_vert", "warning",
)  # fmt: skip
"""Every icon that Streamlit shows on a page of the wizard; a missing one would show as a word. A browser test looks for one."""

LATIN: Final = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), *range(0x2030, 0x203B), 0x20AC, 0x2122,
                *range(0x2190, 0x2194), 0x2212, 0x2713]  # fmt: skip
RENAMED: Final = "Five Steps Sans"

CUT: Final = {"MaterialSymbols-Rounded": "icons", "SourceSansVF-Upright": "sans"}
"""File names begin so; the rest changes with every version of Streamlit."""


@cache
def cut_font(address: str) -> bytes | None:
    """The cut font for the address of one of Streamlit's fonts; None for any other file. The first call takes a second."""
    kind = next((kind for name, kind in CUT.items() if address.rpartition("/")[2].startswith(name)), None)
    return None if kind is None else _icons(address) if kind == "icons" else _sans(address)


def addresses() -> list[str]:
    """The addresses of the fonts that are cut."""
    return [a for a in FILES if any(a.rpartition("/")[2].startswith(name) for name in CUT)]


def _icons(address: str) -> bytes:
    """Icons are ligatures: keep their glyphs and the letters of their names. Closure over the layout would bring all along."""
    letters = "".join(sorted(set("".join(ICONS))))
    return _woff2(_cut(address, {"layout_features": ["*"], "layout_closure": False}, glyphs=ICONS, text=letters))


def _sans(address: str) -> bytes:
    font = _cut(address, {"name_IDs": ["*"]}, unicodes=LATIN)
    instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in (1, 3, 4, 6, 16, 21, 25) and "Source" in text:
            record.string = text.replace("Source Sans", RENAMED).replace("SourceSans", RENAMED.replace(" ", ""))
    return _woff2(font)


def _cut(address: str, options: dict[str, Any], **keep: Any) -> TTFont:
    font, cutter = TTFont(FILES[address]), subset.Subsetter(subset.Options(**options))
    cutter.populate(**keep)
    cutter.subset(font)
    return font


def _woff2(font: TTFont) -> bytes:
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
