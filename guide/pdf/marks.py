"""Single marks on the paper: rules, lines to write on, drawings, QR codes, links.

Everything is black on white and drawn with lines, so that it survives a photocopier.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from guide import drawings
from guide.pdf import draw
from guide.pdf.draw import Stamp
from guide.pdf.layout import Block
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element

HAIR, RULE, BOLD = 0.5, 0.75, 1.5
"""Widths of strokes. Nothing thinner than half a point: copiers lose it."""

QR_SIZE = 72.0
QR_MODULE = 0.62 * 72 / 25.4
"""A code is at least an inch wide, and a module 0.62 mm: a cheap phone reads that, even from a poor copy."""
QR_QUIET = 4
"""Modules of white around a code, drawn inside its square."""


class Gap(Block):
    """Empty room of this height."""

    def __init__(self, tall: float):
        super().__init__()
        self.tall = tall

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        pass


class ColumnRule(Block):
    """A line across the column."""

    def __init__(self, *, stroke: float = RULE, above: float = 0.0, below: float = 0.0, keep: bool = False):
        super().__init__(above, below, keep)
        self.stroke = stroke

    def height(self, width: float) -> float:
        return self.stroke

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            canvas.setLineWidth(self.stroke)
            canvas.line(x, top - self.stroke / 2, x + width, top - self.stroke / 2)


class WritingLines(Block):
    """Lines to write on by hand. `most`: how many there may be where the page has room left."""

    def __init__(self, count: int, distance: float, *, above: float = 0.0, below: float = 0.0, indent: float = 0.0, most: int = 0):
        super().__init__(above, below)
        self.most = most
        self.count = count
        self.distance = distance
        self.indent = indent

    def height(self, width: float) -> float:
        return self.count * self.distance

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            canvas.setLineWidth(HAIR)
            for n in range(1, self.count + 1):
                y = top - n * self.distance + 1
                canvas.line(x + self.indent, y, x + width, y)

    def stretch(self, spare: float) -> float:
        more = max(0, min(self.most - self.count, int(spare / self.distance)))
        self.count += more
        return more * self.distance


class Stamped(Block):
    """A picture as wide as its column. `figure`: its element, which holds the words for people who do not see it."""

    def __init__(self, name: str, stamp: Stamp, figure: Element):
        super().__init__()
        self.name = name
        self.stamp = stamp
        self.figure = figure

    def height(self, width: float) -> float:
        return width / self.stamp.ratio

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        self.figure.boxed(x, top - tall, x + width, top)
        with canvas.mark(self.figure):
            canvas.stamp(self.name, self.stamp, x, top - tall, width, tall)


def panel(name: str, figure: Element, width: float) -> Stamped:
    """A drawing of guide/drawings that will be so wide: no stroke becomes thinner than a hair."""
    least = HAIR * drawings.drawing(name).width / width
    return Stamped(f"{name.replace('-', '')}x{least:.0f}", draw.stamp(name, round(least)), figure)


class QR(Block):
    """A QR code of an address. `side`: 0 for the smallest that a cheap phone reads. `align`: 0 left, 0.5 in the middle of the column.

    `kept`: whether its drawing may stay in memory, as that of a fixed public address may.
    """

    def __init__(self, url: str, figure: Element, *, side: float = 0.0, align: float = 0.0, below: float = 0.0, kept: bool = True):
        super().__init__(below=below)
        self.figure = figure
        self.align = align
        self.modules, self.path = (_kept_path if kept else _path)(url)
        self.side = side or max(QR_SIZE, self.modules * QR_MODULE)

    def height(self, width: float) -> float:
        return self.side

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        x += (width - self.side) * self.align
        bottom, unit = top - self.side, self.side / self.modules
        self.figure.boxed(x, bottom, x + self.side, top)
        with canvas.mark(self.figure):
            canvas.addLiteral(f"q {unit:.4f} 0 0 {unit:.4f} {x:.2f} {bottom:.2f} cm {self.path} f Q")


def _path(url: str) -> tuple[int, str]:
    """The side of a code in modules, the white around it included, and its dark modules as rectangles of one unit.

    Those that touch in a row are joined.
    """
    import segno

    rows = tuple(segno.make(url, error="m", micro=False, boost_error=False).matrix)
    side = len(rows) + 2 * QR_QUIET
    out = []
    for y, row in enumerate(rows):
        at = QR_QUIET
        for dark, group in groupby(row):
            long = len(tuple(group))
            if dark:
                out.append(f"{at} {side - QR_QUIET - y - 1} {long} 1 re")
            at += long
    return side, " ".join(out)


_kept_path = lru_cache(maxsize=512)(_path)


class LinkText(Block):
    """A web address that can be clicked. On paper it reads the same: the address itself is the text."""

    def __init__(self, inner: Block, link: Element, url: str):
        super().__init__()
        self.inner = inner
        self.link = link
        self.url = url

    def height(self, width: float) -> float:
        return self.inner.height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.inner.draw(canvas, x, top, width)
        canvas.link(self.link, self.url, x, top - self.height(width), x + width, top)
