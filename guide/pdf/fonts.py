"""The embedded fonts: which characters they have, how wide they are, how they are shaped, and the bytes that go into a PDF.

Noto Sans carries the guide; FiraGO carries names in Arabic, Hebrew, Devanagari, Thai and Georgian. Both come out of the
package `pymupdf-fonts` (data only, SIL OFL). A letter that a font lacks would vanish without a trace, so a name is printed
whole or not at all: ask `printable` first.

Nothing is loaded before it is needed. Faces are read once per process and shared by all threads; no text of a person is kept.
"""

from __future__ import annotations

import importlib
import threading
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, Literal, NamedTuple

from guide.core.answers import NAME_LIMIT, tidy

FontKey = Literal["notos", "notosbo", "figo", "figbo"]
Family = Literal["noto", "fira"]

FAMILIES: dict[Family, tuple[FontKey, FontKey]] = {"noto": ("notos", "notosbo"), "fira": ("figo", "figbo")}
"""Each family as (regular, bold), by the names that pymupdf-fonts gives its files, in the order in which they are tried."""

JOINERS = "\u200c\u200d"
"""Invisible, but they decide how Persian and Indic letters join."""

HOUSE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\xa0¿¡áéíóúüñÁÉÍÓÚÜÑ«»ªº°·–—‘’“”…•")
"""The characters of English and Spanish. They are embedded as one fixed set, the same in every document,
so that the set is cut out of the font once per process and texts are encoded by a single table."""

KEPT_TABLES = {"GlyphOrder", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post"}
"""What a reader of PDF needs of a font; the rest is left out of the file."""

_lock = threading.Lock()


# --- what can be printed ------------------------------------------------------------------------------------------------


def clean_name(name: str) -> str:
    """One line without control or direction-changing characters: what is printed of a name. Letters are never dropped."""
    return tidy("".join(c for c in name if c in JOINERS or c.isspace() or unicodedata.category(c) not in ("Cc", "Cf")))


def printable(name: str) -> bool:
    """True when the whole name can be printed. If not, the paper has a line to write it by hand."""
    cleaned = clean_name(name)
    return len(cleaned) <= NAME_LIMIT and font_for(cleaned) is not None


def font_for(text: str) -> Family | None:
    """The first family that has every character of the text; None when no family has them all."""
    if HOUSE.issuperset(text):
        return "noto"
    needed = {ord(c) for c in text if c not in JOINERS}
    for family, (regular, bold) in FAMILIES.items():
        if all(needed <= face(key).charToGlyph.keys() for key in (regular, bold)):
            return family
    return None


# --- faces --------------------------------------------------------------------------------------------------------------


@lru_cache
def face(key: FontKey) -> Any:
    """The parsed font: a reportlab `TTFontFace`."""
    with _lock:
        from io import BytesIO

        from reportlab.pdfbase.ttfonts import TTFontFace

        return TTFontFace(BytesIO(_bytes(key)))


def _bytes(key: FontKey) -> bytes:
    data: bytes = importlib.import_module("pymupdf_fonts").myfont(key)
    return data


@lru_cache
def widths(key: FontKey) -> dict[str, float]:
    """Character -> width in thousandths of the size, for the characters of HOUSE."""
    found = face(key)
    return {c: found.getCharWidth(0x20 if c == "\xa0" else ord(c)) for c in HOUSE}


def width(text: str, key: FontKey) -> float:
    """The width of a text in thousandths of the size. A character outside HOUSE is looked up one by one."""
    known = widths(key)
    try:
        return sum(map(known.__getitem__, text))
    except KeyError:
        found = face(key)
        return sum(float(known.get(c) or found.getCharWidth(ord(c))) for c in text)


# --- glyphs -------------------------------------------------------------------------------------------------------------


class Glyph(NamedTuple):
    """One drawn shape. Lengths in thousandths of the size. `text`: what it stands for (empty: part of the one before)."""

    number: int
    advance: float
    right: float
    up: float
    text: str


def shape(text: str, key: FontKey) -> list[Glyph]:
    """The glyphs of one line, from left to right as they are drawn: letters joined, marks placed, Arabic turned round."""
    return [glyph for run in _in_visual_order(_runs(text)) for glyph in _shape_run(run.text, key)]


def _shape_run(run: str, key: FontKey) -> list[Glyph]:
    import uharfbuzz as hb

    font = _shaper(key)
    scale = 1000 / font.face.upem
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    starts = [*sorted({info.cluster for info in buffer.glyph_infos}), len(run)]
    cluster = {start: run[start:end] for start, end in pairwise(starts)}
    return [
        Glyph(info.codepoint, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale, cluster.pop(info.cluster, ""))
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@lru_cache
def _shaper(key: FontKey) -> Any:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob(_bytes(key))))


class _Run(NamedTuple):
    """Letters of one script, or a number, that are read in one direction."""

    direction: str
    number: bool
    script: str
    text: str


def _runs(text: str) -> list[_Run]:
    """The text in runs, in the order in which it is read. A short form of the Unicode rules: enough for a name on one line."""
    strong = [_direction(c) for c in text]
    base = next(filter(None, strong), "L")
    runs: list[_Run] = []
    before, script = base, ""
    for n, c in enumerate(text):
        number = c.isdecimal()
        if strong[n]:
            before = direction = strong[n]
            script = unicodedata.name(c, "").split(" ")[0]
        elif number or unicodedata.combining(c):
            direction = before
        else:  # a space or a sign goes with its neighbours, or with the whole line where they disagree
            after = next(filter(None, strong[n + 1 :]), base)
            direction = before if before == after else base
        run = _Run(direction, number and direction == "R", script, c)
        if runs and runs[-1][:3] == run[:3]:
            runs[-1] = run._replace(text=runs[-1].text + c)
        else:
            runs.append(run)
    return runs


def _direction(c: str) -> str:
    return {"L": "L", "R": "R", "AL": "R"}.get(unicodedata.bidirectional(c), "") if c.isalpha() else ""


def _in_visual_order(runs: list[_Run]) -> list[_Run]:
    """From left to right: stretches of right-to-left runs are turned round, and the whole line if it begins with one."""
    stretches = [list(group) for _, group in groupby(runs, key=lambda run: run.direction)]
    if runs and runs[0].direction == "R":
        stretches.reverse()
    return [run for s in stretches for run in (reversed(s) if s[0].direction == "R" else s)]


# --- what goes into the file --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FontFile:
    """A cut-down font, ready to be embedded: code n shows glyph n of the request. `data` is compressed."""

    name: str
    data: bytes
    length: int
    widths: tuple[int, ...]
    descriptor: str


def cut(key: FontKey, glyphs: tuple[int, ...]) -> FontFile:
    """A font file with only these glyphs of `key`, numbered from 0; the first must be glyph 0, the sign for "missing"."""
    import copy

    parsed = face(key)
    with _lock:  # the reader keeps its place in the file, so two threads must not cut at once
        view = copy.copy(parsed)
        view.charToGlyph = dict(enumerate(glyphs))
        data = _without_hints(view.makeSubset(list(range(len(glyphs)))))
    box = " ".join(f"{n:.0f}" for n in parsed.bbox)
    descriptor = (
        f"/Flags {(parsed.flags & ~32) | 4}/FontBBox[{box}]/ItalicAngle 0/Ascent {parsed.ascent:.0f}"
        f"/Descent {parsed.descent:.0f}/CapHeight {parsed.capHeight:.0f}/StemV {parsed.stemV:.0f}"
    )
    scale = 1000 / parsed.unitsPerEm
    sizes = tuple(round(parsed.hmetrics[g][0] * scale) for g in glyphs)
    return FontFile(parsed.name.decode("ascii"), zlib.compress(data, 9), len(data), sizes, descriptor)


def _without_hints(data: bytes) -> bytes:
    """The same font without the small programs that fit letters to coarse screens, and without its names: half the bytes."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font, out = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False), BytesIO()
    for tag in set(font.keys()) - KEPT_TABLES:
        del font[tag]
    for shape in font["glyf"].glyphs.values():
        shape.trim(remove_hinting=True)
    font.save(out, reorderTables=None)
    return out.getvalue()


@lru_cache
def house_codes() -> dict[str, int]:
    """Character of HOUSE -> its code. Plain ASCII keeps its own; a no-break space is drawn as a space."""
    codes = {chr(c): c for c in range(0x20, 0x7F)}
    free = (n for n in range(1, 256) if not 0x20 <= n < 0x7F)
    for c in sorted(HOUSE - codes.keys() - {"\xa0"}):
        codes[c] = next(free)
    return codes | {"\xa0": 0x20}


@lru_cache
def house_file(key: FontKey) -> tuple[FontFile, tuple[str, ...]]:
    """The fixed set of one weight, and the character that each code stands for."""
    by_code = {code: c for c, code in house_codes().items() if c != "\xa0"}
    glyph_of = face(key).charToGlyph
    last = max(by_code)
    glyphs = tuple(glyph_of.get(ord(by_code[n]), 0) if n in by_code else 0 for n in range(last + 1))
    return cut(key, glyphs), tuple(by_code.get(n, "") for n in range(last + 1))


@lru_cache
def house_table() -> dict[int, str]:
    """For `str.translate`: a text of HOUSE characters becomes the inside of a PDF string."""
    table = {ord(c): chr(n) if 0x20 <= n < 0x7F else f"\\{n:03o}" for c, n in house_codes().items()}
    return table | {ord(c): "\\" + c for c in "()\\"}
