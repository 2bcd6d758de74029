"""The line drawings: one panel for each step of the story, one pictogram for each kind of paper. Black and white, no letters in them.

Goes in: a name.  Comes out: the SVG as text, as an address for an `img`, or as plain shapes, so that a screen and a page draw the same.
Refused, with ValueError: anything in an SVG but path (M L C Q Z), circle, line and rect, with numbers that are absolute.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from guide.content.schema import STEPS, StepId

FOLDER = Path(__file__).parent
PANELS: Mapping[StepId, str] = {step: f"step-{number}" for number, step in enumerate(STEPS, 1)}
"""The panel of each step of the story."""

Ink = Literal["", "white", "black"]
Move = tuple[str, tuple[float, ...]]
"""("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())"""


@dataclass(frozen=True, slots=True)
class Shape:
    """A line to fill and then to stroke, each with its ink ("": not at all). `width`: of the stroke; ends and corners are round."""

    moves: tuple[Move, ...]
    fill: Ink
    stroke: Ink
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes to draw one over the other, in a box of `width` by `height` whose y axis points down."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))


@cache
def load(name: str) -> str:
    """The SVG of a drawing."""
    return (FOLDER / f"{name}.svg").read_text("utf-8")


@cache
def data_uri(name: str) -> str:
    """The drawing as the `src` of an `img`: nothing in it can run, and nothing is fetched."""
    return "data:image/svg+xml;base64," + b64encode(load(name).encode()).decode()


@cache
def drawing(name: str) -> Drawing:
    """The drawing as shapes, for paper."""
    return parse(load(name), name)


def parse(svg: str, name: str) -> Drawing:
    """An SVG as shapes. `name`: of its file, for messages."""
    root = ElementTree.fromstring(svg)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    if (left, top) != (0, 0):
        raise ValueError(f"{name}: the box must begin at 0 0")
    return Drawing(width, height, tuple(_shape({**root.attrib, **element.attrib}, element.tag) for element in root))


def _shape(given: Mapping[str, str], tag: str) -> Shape:
    moves = tuple(_moves(tag.rpartition("}")[2], given))
    return Shape(moves, _ink(given["fill"]), _ink(given["stroke"]) if float(given["stroke-width"]) else "", float(given["stroke-width"]))


def _ink(color: str) -> Ink:
    inks: dict[str, Ink] = {"none": "", "#fff": "white", "#000": "black"}
    if color not in inks:
        raise ValueError(f"{color}: only none, #fff and #000 can be printed in black and white")
    return inks[color]


def _moves(kind: str, given: Mapping[str, str]) -> Iterator[Move]:
    def numbers(*keys: str) -> list[float]:
        return [float(given[key]) for key in keys]

    if kind == "path":
        yield from _path(given["d"])
    elif kind == "line":
        x, y, to_x, to_y = numbers("x1", "y1", "x2", "y2")
        yield from (("M", (x, y)), ("L", (to_x, to_y)))
    elif kind == "rect":
        x, y, wide, tall = numbers("x", "y", "width", "height")
        corners = ((x + wide, y), (x + wide, y + tall), (x, y + tall))
        yield from (("M", (x, y)), *(("L", corner) for corner in corners), ("Z", ()))
    elif kind == "circle":
        yield from _circle(*numbers("cx", "cy", "r"))
    else:
        raise ValueError(f"{kind}: only path, circle, line and rect are read")


def _circle(x: float, y: float, r: float) -> Iterator[Move]:
    """Four curves; `reach` is how far the handles of a quarter circle go."""
    reach = r * 0.5523
    yield "M", (x + r, y)
    yield "C", (x + r, y + reach, x + reach, y + r, x, y + r)
    yield "C", (x - reach, y + r, x - r, y + reach, x - r, y)
    yield "C", (x - r, y - reach, x - reach, y - r, x, y - r)
    yield "C", (x + reach, y - r, x + r, y - reach, x + r, y)
    yield "Z", ()


def _path(data: str) -> Iterator[Move]:
    here = (0.0, 0.0)
    for command, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        given = [float(number) for number in re.findall(r"-?\d*\.?\d+", text)]
        each = {"M": 2, "L": 2, "C": 6, "Q": 4, "Z": 0}.get(command)
        if each is None or (len(given) % each if each else given):
            raise ValueError(f"{command}{text}: only M, L, C, Q and Z with all their numbers are read")
        if command == "Z":
            yield "Z", ()
        for n in range(0, len(given), each or 1):
            points = given[n : n + each]
            if command == "Q":
                points = _as_cubic(here, points)
            yield "C" if command == "Q" else command, tuple(points)
            here = (points[-2], points[-1])


def _as_cubic(start: tuple[float, float], points: list[float]) -> list[float]:
    """A curve with one handle as the same curve with two, because paper has no other."""
    cx, cy, x, y = points
    return [start[0] + (cx - start[0]) * 2 / 3, start[1] + (cy - start[1]) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y]
