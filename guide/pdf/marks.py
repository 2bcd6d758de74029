"""Single marks on the paper: rules, lines to write on, QR codes, links.

Everything is black on white and drawn with lines, so that it survives a photocopier.
"""

from __future__ import annotations

from functools import lru_cache

from guide.pdf.layout import Block
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element

HAIR, RULE, BOLD = 0.5, 0.75, 1.5
"""Widths of strokes. Nothing thinner than half a point: copiers lose it."""

QR_SIZE = 72.0
QR_QUIET = 4
"""Modules of white around a code, drawn inside its square."""


class Gap(Block):
    def __init__(self, tall: float):
        super().__init__()
        self.tall = tall

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        pass


class Line(Block):
    """A rule across the column."""

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
    """Lines to write on by hand. `most`: as many as that, if the page has room for them."""

    def __init__(self, count: int, distance: float, *, above: float = 0.0, below: float = 0.0, indent: float = 0.0, most: int = 0):
        super().__init__(above, below)
        self.least = count
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

    def stretch(self, room: float) -> None:
        if self.most:
            self.count = max(self.least, min(self.most, int(room / self.distance)))


class QR(Block):
    """A QR code of a fixed public address."""

    def __init__(self, url: str, figure: Element):
        super().__init__()
        self.url = url
        self.figure = figure

    def height(self, width: float) -> float:
        return QR_SIZE

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        bottom = top - QR_SIZE
        self.figure.boxed(x, bottom, x + QR_SIZE, top)
        with canvas.mark(self.figure):
            canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm {qr_path(self.url)} f Q")


@lru_cache(maxsize=512)
def qr_path(url: str) -> str:
    """The dark modules of a code as rectangles, those that touch in a row joined. Only fixed public addresses come here."""
    import segno

    rows = tuple(segno.make(url, error="m", micro=False, boost_error=False).matrix)
    unit = QR_SIZE / (len(rows) + 2 * QR_QUIET)
    out = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                left, bottom = (start + QR_QUIET) * unit, QR_SIZE - (y + 1 + QR_QUIET) * unit
                out.append(f"{left:.2f} {bottom:.2f} {(x - start) * unit:.2f} {unit:.2f} re")
            x += 1
    return " ".join(out)


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
