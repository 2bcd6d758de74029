"""Two columns that are read one after the other: down the left, then down the right. Both end at about the same height."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from guide.pdf.layout import CLOSE, Block, Stack, run
from guide.pdf.style import Type
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import GUTTER, Line, Text, break_lines
from guide.pdf.tree import Element

LEAST = 4
"""So many blocks stand at least on the page where the columns begin, unless they are tall."""


class Columns(Block):
    """Short blocks in two columns. None is cut in half; over a page, the columns of each page are read first."""

    whole = False

    def __init__(self, blocks: Sequence[Block], *, above: float = 0.0, below: float = 0.0, least: int = LEAST):
        super().__init__(above, below)
        self.blocks = blocks
        self.least = least
        self._measured: tuple[float, int, float] | None = None

    def _halves(self, width: float) -> tuple[int, float]:
        """How many blocks stand in the left column, and the height of the taller one."""
        if self._measured is None or self._measured[0] != width:
            wide = (width - GUTTER) / 2
            tall = [block.height(wide) for block in self.blocks]
            spaces = [max(one.below, other.above) for one, other in pairwise(self.blocks)]
            best, left, rest = 0, 0.0, sum(tall) + sum(spaces)
            lower = rest  # all of them in the left column
            for end, (high, space) in enumerate(zip(tall, [*spaces, 0.0], strict=True), 1):
                left += high
                rest -= high + space
                if end == 1 or max(left, rest) < lower:
                    best, lower = end, max(left, rest)
                left += space
            self._measured = width, best, lower
        return self._measured[1:]

    def height(self, width: float) -> float:
        return self._halves(width)[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide, left = (width - GUTTER) / 2, self._halves(width)[0]
        Stack(self.blocks[:left]).draw(canvas, x, top, wide)
        Stack(self.blocks[left:]).draw(canvas, x + wide + GUTTER, top, wide)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        wide = (width - GUTTER) / 2
        left = self._fitting(0, wide, room)
        end = self._fitting(left, wide, room)
        if not left or end == len(self.blocks) or end < min(self.least, len(self.blocks) - 1):
            return None
        parts = self.blocks[:end], self.blocks[end:]
        return Columns(parts[0], above=self.above, least=self.least), Columns(parts[1], below=self.below, least=self.least)

    def _fitting(self, start: int, wide: float, room: float) -> int:
        """The end of the blocks from `start` on that fit below each other."""
        end = start
        while end < len(self.blocks) and run(self.blocks[start : end + 1], wide) <= room + CLOSE:
            end += 1
        return end


class Newspaper(Block):
    """One long text in small type, in two columns: short lines are easier to find again."""

    whole = False

    def __init__(self, text: Text, element: Element, type_: Type, *, above: float = 0.0):
        super().__init__(above)
        self.text = text
        self.element = element
        self.type = type_
        self._lines: tuple[Line, ...] | None = None

    def lines(self, width: float) -> tuple[Line, ...]:
        """All lines of the text, in columns of this block when it is so wide. They are broken once."""
        if self._lines is None:
            self._lines = break_lines(self.text, self.type, (width - GUTTER) / 2)
        return self._lines

    def height(self, width: float) -> float:
        return (len(self.lines(width)) + 1) // 2 * self.type.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        lines, type_ = self.lines(width), self.type
        half = (len(lines) + 1) // 2
        first = top - type_.leading / 2 - type_.size * 0.36
        with canvas.mark(self.element):
            canvas.write([line.pieces for line in lines[:half]], x, first, type_.size, type_.leading)
            if lines[half:]:
                right = x + (width + GUTTER) / 2
                canvas.write([line.pieces for line in lines[half:]], right, first, type_.size, type_.leading)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        lines = self.lines(width)
        fit = min(int(room / self.type.leading), (len(lines) - 4) // 2)  # at least two lines in each column of the next page
        if fit < 2:
            return None
        parts = Newspaper(self.text, self.element, self.type, above=self.above), Newspaper(self.text, self.element, self.type)
        for part, some in zip(parts, (lines[: 2 * fit], lines[2 * fit :]), strict=True):
            part._lines = some
        return parts
