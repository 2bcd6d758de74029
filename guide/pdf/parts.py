"""How the pieces of a checklist stand together: beside a tick box, a sign or a number, and in the cells of a row."""

from __future__ import annotations

from collections.abc import Sequence

from guide.pdf import fonts
from guide.pdf.draw import TICK, place
from guide.pdf.layout import Block
from guide.pdf.marks import BOLD, RULE, Gap
from guide.pdf.style import Style, Type
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element


class Tick(Block):
    """A box to tick, by pen or on a screen, with a block beside it. Two languages share one box."""

    def __init__(
        self,
        style: Style,
        beside: Block,
        *,
        label: Element,
        field: str,
        tip: str,
        fillable: bool,
        ticked: bool = False,
        above: float = 0.0,
        below: float = 0.0,
        keep: bool = False,
    ):
        super().__init__(above, below, keep)
        self.style = style
        self.beside = beside
        self.field = field
        self.tip = tip
        self.fillable = fillable and not ticked
        self.ticked = ticked
        if self.fillable:
            self.label = label.add("Form")
        else:
            self.label = label
            self.label.actual = "☑" if ticked else "☐"

    def height(self, width: float) -> float:
        return max(self.beside.height(width - self.style.indent), self.style.box + 1)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        side = self.style.box
        y = top - side - max(0.0, (self.style.body.leading - side) / 2)
        if self.fillable:
            canvas.checkbox(self.label, self.field, self.tip, x, y, side)
        else:
            with canvas.mark(self.label):
                canvas.setLineWidth(1)
                canvas.rect(x + 0.5, y + 0.5, side - 1, side - 1)
                if self.ticked:
                    place(canvas, TICK, x, y, side)
        spare = max(0.0, side - self.style.body.leading) / 2
        self.beside.draw(canvas, x + self.style.indent, top - spare, width - self.style.indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.beside.split(width - self.style.indent, room)
        if parts is None:
            return None
        first, rest = parts
        tick = object.__new__(Tick)
        tick.__dict__.update(self.__dict__, beside=first, below=0.0, keep=False)
        return tick, Beside(rest, self.style.indent, below=self.below, keep=self.keep)


class Beside(Block):
    """A block that is indented from the left."""

    def __init__(self, inner: Block, indent: float, *, above: float = 0.0, below: float = 0.0, keep: bool = False):
        super().__init__(above or inner.above, below or inner.below, keep)
        self.inner = inner
        self.indent = indent

    def height(self, width: float) -> float:
        return self.inner.height(width - self.indent)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.inner.draw(canvas, x + self.indent, top, width - self.indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(width - self.indent, room)
        if parts is None:
            return None
        first, rest = parts
        return Beside(first, self.indent), Beside(rest, self.indent, below=self.below, keep=self.keep)


class Signed(Block):
    """A small drawing (`sign`, see draw.py) with a block beside it. The drawing only repeats the text, so it is an artifact."""

    def __init__(
        self,
        sign: str,
        size: float,
        beside: Block,
        *,
        gap: float = 5.0,
        above: float = 0.0,
        below: float = 0.0,
        keep: bool = False,
    ):
        super().__init__(above, below, keep)
        self.sign = sign
        self.size = size
        self.beside = beside
        self.gap = gap

    def height(self, width: float) -> float:
        return max(self.size, self.beside.height(width - self.size - self.gap))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            place(canvas, self.sign, x, top - self.size, self.size)
        self.beside.draw(canvas, x + self.size + self.gap, top, width - self.size - self.gap)


class Pictured(Block):
    """Something with a picture of this width beside it, on its right or on its left."""

    def __init__(self, text: Block, picture: Block, wide: float, *, left: bool = False, gap: float = 10.0, keep: bool = False):
        super().__init__(text.above, text.below, keep)
        self.text = text
        self.picture = picture
        self.wide = wide
        self.left = left
        self.gap = gap

    def height(self, width: float) -> float:
        return max(self.text.height(width - self.wide - self.gap), self.picture.height(self.wide))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        rest = width - self.wide - self.gap
        self.text.draw(canvas, x + (self.wide + self.gap if self.left else 0), top, rest)
        self.picture.draw(canvas, x if self.left else x + rest + self.gap, top, self.wide)


class Marker(Block):
    """A number in a black circle, with a heading beside it. The number belongs to the heading's element."""

    def __init__(self, number: int, element: Element, type_: Type, beside: Block, *, above: float = 0.0, below: float = 0.0):
        super().__init__(above, below, keep=True)
        self.number = number
        self.element = element
        self.type = type_
        self.beside = beside

    @property
    def round(self) -> float:
        """The diameter of the circle."""
        return self.type.leading * 1.15

    def height(self, width: float) -> float:
        return max(self.round, self.beside.height(width - self.round - 8))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        radius = self.round / 2
        with canvas.artifact():
            canvas.setFillGray(0)
            canvas.disc(x + radius, top - radius, radius)
        text = str(self.number)
        wide = fonts.width(text, "notosbo") * self.type.size / 1000
        with canvas.mark(self.element):
            canvas.setFillGray(1)
            canvas.write([((text + " ", "notosbo"),)], x + radius - wide / 2, top - radius - self.type.size * 0.36, self.type.size, 0)
            canvas.setFillGray(0)
        spare = max(0.0, self.round - self.beside.height(width - self.round - 8)) / 2
        self.beside.draw(canvas, x + self.round + 8, top - spare, width - self.round - 8)


class Row(Block):
    """Cells beside each other; never cut in half. `shares`: the part of the width of each. `framed`: with lines around."""

    def __init__(
        self,
        cells: Sequence[Block],
        shares: Sequence[float],
        *,
        pad: float = 5.0,
        framed: bool = False,
        gutter: float = 0.0,
        least: float = 0.0,
        above: float = 0.0,
        below: float = 0.0,
        keep: bool = False,
        bold: bool = False,
    ):
        super().__init__(above, below, keep)
        self.cells = cells
        self.shares = shares
        self.pad = pad
        self.framed = framed
        self.gutter = gutter
        self.least = least
        self.bold = bold

    def _widths(self, width: float) -> list[float]:
        total, free = sum(self.shares), width - self.gutter * (len(self.shares) - 1)
        return [free * share / total for share in self.shares]

    def height(self, width: float) -> float:
        tallest = max(c.height(w - 2 * self.pad) for c, w in zip(self.cells, self._widths(width), strict=True))
        return max(tallest + 2 * self.pad, self.least)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Only for a row that is taller than a page: each cell is split by itself."""
        firsts, rests = [], []
        for cell, wide in zip(self.cells, self._widths(width), strict=True):
            inner = wide - 2 * self.pad
            fits = cell.height(inner) <= room - 2 * self.pad
            parts = (cell, Gap(0)) if fits else cell.split(inner, room - 2 * self.pad)
            if parts is None:
                return None
            firsts.append(parts[0])
            rests.append(parts[1])
        return self._part(firsts, above=self.above), self._part(rests, below=self.below, keep=self.keep)

    def _part(self, cells: Sequence[Block], above: float = 0.0, below: float = 0.0, keep: bool = False) -> Row:
        row = Row(cells, self.shares, pad=self.pad, framed=self.framed, gutter=self.gutter, above=above, below=below, keep=keep)
        row.again = self.again
        return row

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        if self.framed:
            with canvas.artifact():
                canvas.setLineWidth(BOLD if self.bold else RULE)
                canvas.rect(x, top - tall, width, tall)
                edge = x
                canvas.setLineWidth(RULE)
                for wide in self._widths(width)[:-1]:
                    edge += wide + self.gutter
                    canvas.line(edge, top - tall, edge, top)
        for cell, wide in zip(self.cells, self._widths(width), strict=True):
            cell.draw(canvas, x + self.pad, top - self.pad, wide - 2 * self.pad)
            x += wide + self.gutter


class LowerOf(Block):
    """Two arrangements of the same things. The one that is less high at the given width is drawn."""

    def __init__(self, one: Block, other: Block):
        super().__init__(max(one.above, other.above), max(one.below, other.below))
        self.one = one
        self.other = other

    def _better(self, width: float) -> Block:
        return self.one if self.one.height(width) <= self.other.height(width) else self.other

    def height(self, width: float) -> float:
        return self._better(width).height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._better(width).draw(canvas, x, top, width)
