"""Lines and frames, and drawings in line art: signs beside a text, and those of guide/drawings: pictograms and panels of the story.

Each drawing is a string of PDF operators. Signs and pictograms stand in a square of 100 by 100, from its lower left corner. They repeat
what the text beside them says, for people who read slowly; so they are drawn as artifacts, without a text of their own.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from guide import drawings


class Pen:
    """Draws in black on a page; what it drew is in `_code`, as operators of PDF. All lengths in points, from the lower left corner."""

    def __init__(self) -> None:
        self._code: list[str] = []

    def addLiteral(self, code: str) -> None:
        """Operators of PDF, as they are."""
        self._code.append(code)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._code.append(f"{x:g} {y:g} m {to_x:g} {to_y:g} l S")

    def rect(self, x: float, y: float, wide: float, tall: float) -> None:
        """The frame of a rectangle."""
        self._code.append(_box(x, y, wide, tall))

    def disc(self, x: float, y: float, radius: float) -> None:
        """A filled circle."""
        self._code.append(_circle(x, y, radius, paint="f"))

    def setLineWidth(self, width: float) -> None:
        self._code.append(f"{width:g} w")

    def setFillGray(self, gray: float) -> None:
        """The ink of texts and fillings: 0 is black, 1 is white."""
        self._code.append(f"{gray:g} g")

    @contextmanager
    def dashed(self, dash: float, space: float) -> Iterator[None]:
        """Lines that are drawn inside are made of dashes; afterwards lines and ink are what they were before."""
        self._code.append(f"q [{dash:g} {space:g}] 0 d")
        yield
        self._code.append("Q")


def place(pen: Pen, sign: str, x: float, y: float, side: float) -> None:
    """Draw a sign in a square of this side, its lower left corner at x, y."""
    pen.addLiteral(placed(sign, x, y, side))


def placed(sign: str, x: float, y: float, side: float) -> str:
    """The operators that draw a sign in such a square."""
    scale = side / 100
    return f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm {sign} Q"


def _line(*points: float, close: bool = False, paint: str = "S") -> str:
    pairs = [f"{points[n]:g} {points[n + 1]:g}" for n in range(0, len(points), 2)]
    return f"{pairs[0]} m " + " ".join(f"{p} l" for p in pairs[1:]) + (" h " if close else " ") + paint


def _lines(*lines: tuple[float, float, float, float]) -> str:
    return " ".join(f"{a:g} {b:g} m {c:g} {d:g} l" for a, b, c, d in lines) + " S"


def _box(x: float, y: float, wide: float, tall: float, paint: str = "S") -> str:
    return f"{x:g} {y:g} {wide:g} {tall:g} re {paint}"


def _circle(x: float, y: float, r: float, paint: str = "S", quarters: int = 4) -> str:
    """A circle, or with two quarters its upper half, as curves."""
    k = r * 0.5523  # how far the handles of a quarter circle reach
    around = ((r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0))
    curves = (" ".join(f"{n + (y if at % 2 else x):g}" for at, n in enumerate(q)) + " c" for q in around[:quarters])
    return f"{x + r:g} {y:g} m {' '.join(curves)} {paint}"


THIN, THICK = "6 w 1 J 1 j", "11 w 1 J 1 j"
_SHEET = f"{THIN} " + _box(16, 6, 68, 88)
_ROWS = _lines((28, 78, 72, 78), (28, 64, 72, 64), (28, 50, 72, 50))

TICK = f"{THICK} " + _line(20, 50, 42, 24, 82, 84)
SPEECH = (
    f"{THIN} "
    + _line(24, 34, 10, 34, 10, 84, 92, 84, 92, 34, 48, 34, 24, 10, close=True)
    + " "
    + _lines((26, 67, 76, 67), (26, 51, 60, 51))
)
STOP = f"{THICK} " + _circle(48, 46, 36) + " " + _line(23, 71, 73, 21)
ALARM = _line(50, 96, 100, 6, 0, 6, close=True, paint="f") + " 1 g " + _box(45.5, 36, 9, 32, "f") + " " + _circle(50, 22, 6.2, "f")
PHONE = f"{THIN} " + _box(26, 4, 48, 92) + " " + _lines((26, 22, 74, 22), (44, 13, 56, 13))
SCISSORS = f"{THIN} " + _circle(20, 76, 14) + " " + _circle(20, 24, 14) + " " + _lines((32, 69, 100, 30), (32, 31, 100, 70))


# --- guide/drawings -----------------------------------------------------------------------------------------------------

_INKS: dict[drawings.Ink, int] = {"black": 0, "white": 1}
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Stamp(NamedTuple):
    """A picture that is kept once in a document and fills a square of 1 by 1: the head of its stream, its packed data, width : height."""

    head: str
    data: bytes
    ratio: float


@cache
def stamp(name: str, least: float = 0.0) -> Stamp:
    """A drawing of guide/drawings. `least`: its thinnest stroke, in its own measure, so that a small one still copies well."""
    return stamped(drawings.drawing(name), least)


def stamped(drawing: drawings.Drawing, least: float = 0.0) -> Stamp:
    """Any drawing as a picture. `least`: its thinnest stroke, in its own measure."""
    wide, tall = drawing.width, drawing.height
    head = (
        f"/Type/XObject/Subtype/Form/BBox[0 0 {wide:g} {tall:g}]/Matrix[{1 / wide:.6f} 0 0 {-1 / tall:.6f} 0 1]"
        "/Resources<<>>/Filter/FlateDecode"
    )
    return Stamp(head, zlib.compress(_operators(drawing, least).encode("ascii")), wide / tall)


def _operators(drawing: drawings.Drawing, least: float = 0.0) -> str:
    """The drawing in its own box, whose y axis points down."""
    return "1 J 1 j " + " ".join(_shape(shape, least) for shape in drawing.shapes)


def _shape(shape: drawings.Shape, least: float) -> str:
    path = " ".join(" ".join([*(f"{n:g}" for n in numbers), _OPERATORS[move]]) for move, numbers in shape.moves)
    fill = f"{_INKS[shape.fill]} g " if shape.fill else ""
    stroke = f"{_INKS[shape.stroke]} G {max(shape.width, least):g} w " if shape.stroke else ""
    return f"{fill}{stroke}{path} {'B' if fill and stroke else 'f' if fill else 'S' if stroke else 'n'}"


@cache
def pictogram(name: str) -> str:
    """The pictogram of a kind of paper, by the ids of the content, as a sign."""
    box = drawings.drawing(name)
    scale = 100 / max(box.width, box.height)
    return f"{scale:g} 0 0 {-scale:g} 0 {box.height * scale:g} cm {_operators(box)}"
