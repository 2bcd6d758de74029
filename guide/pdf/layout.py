"""Blocks onto pages. A block knows its height at a width, can be drawn at a place, and perhaps can be split in two.

Headings stay with what follows, rows are never cut in half, and the number of pages is known before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.pdf.tagged import TaggedCanvas

CLOSE = 0.01
"""Lengths that differ by less are the same."""


class Block:
    """Something that is drawn in a column. `above`, `below`: space around it; of two neighbours the larger counts.
    `keep`: it stays on one page with the next block."""

    whole = True
    """Never split unless it is taller than a page."""
    floats = False
    """It may be drawn on the next page while what follows fills this one. A screen reader still reads it in its own place."""
    again: Block | None = None
    """Drawn once more above this block when it is the first on a page: the head of its table."""

    def __init__(self, above: float = 0.0, below: float = 0.0, keep: bool = False):
        self.above = above
        self.below = below
        self.keep = keep

    def height(self, width: float) -> float:
        raise NotImplementedError

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        raise NotImplementedError

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """The part that fits into `room` and the rest; None where the block must stay whole."""
        return None

    def stretch(self, spare: float) -> float:
        """Called when the pages are made, with the height that would stay empty on this page. Gives how much of it the block now fills."""
        return 0.0


class Break(Block):
    """What follows starts on a new page."""

    def height(self, width: float) -> float:
        return 0.0


class DrawnAgain(Block):
    """A block drawn a second time. Screen readers read it only the first time."""

    def __init__(self, inner: Block):
        super().__init__()
        self.inner = inner

    def height(self, width: float) -> float:
        return self.inner.height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.repeating():
            self.inner.draw(canvas, x, top, width)


class Stack(Block):
    """Blocks below each other that belong together. Where they do not fit on a page, they are split between two blocks."""

    def __init__(self, blocks: Sequence[Block], *, above: float = 0.0, below: float = 0.0, keep: bool = False, indent: float = 0.0):
        super().__init__(above, below, keep)
        self.blocks = blocks
        self.indent = indent

    def height(self, width: float) -> float:
        return run(self.blocks, width - self.indent)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        space = 0.0
        for n, block in enumerate(self.blocks):
            top -= max(space, block.above) if n else 0.0
            block.draw(canvas, x + self.indent, top, width - self.indent)
            top -= block.height(width - self.indent)
            space = block.below

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        wide = width - self.indent
        fits = [n for n in range(1, len(self.blocks)) if run(self.blocks[:n], wide) <= room + CLOSE]
        for n in reversed(fits):
            if not self.blocks[n - 1].keep:
                return self._parts(self.blocks[:n], self.blocks[n:])
        n = fits[-1] if fits else 0
        taken = run(self.blocks[: n + 1], wide) - self.blocks[n].height(wide)
        parts = self.blocks[n].split(wide, room - taken)
        if parts is None:
            return None
        return self._parts([*self.blocks[:n], parts[0]], [parts[1], *self.blocks[n + 1 :]])

    def _parts(self, first: Sequence[Block], rest: Sequence[Block]) -> tuple[Block, Block]:
        return (
            Stack(first, above=self.above, indent=self.indent),
            Stack(rest, below=self.below, indent=self.indent, keep=self.keep),
        )


class Framed(Block):
    """A block with a frame around it. `stroke`: the width of the frame; `double`: a thin second one within; `pad`: the space inside."""

    def __init__(
        self,
        inner: Block,
        *,
        stroke: float = 1.0,
        pad: float = 8.0,
        above: float = 6.0,
        below: float = 6.0,
        double: bool = False,
    ):
        super().__init__(above, below)
        self.inner = inner
        self.stroke = stroke
        self.pad = pad
        self.double = double

    def height(self, width: float) -> float:
        return self.inner.height(width - 2 * self.pad) + 2 * self.pad

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        with canvas.artifact():
            canvas.setLineWidth(self.stroke)
            inset = self.stroke / 2
            canvas.rect(x + inset, top - tall + inset, width - self.stroke, tall - self.stroke)
            if self.double:
                canvas.setLineWidth(0.5)
                inset = self.stroke + 1.5
                canvas.rect(x + inset, top - tall + inset, width - 2 * inset, tall - 2 * inset)
        self.inner.draw(canvas, x + self.pad, top - self.pad, width - 2 * self.pad)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(width - 2 * self.pad, room - 2 * self.pad)
        if parts is None:
            return None
        first, rest = (Framed(p, stroke=self.stroke, pad=self.pad, double=self.double) for p in parts)
        return first, rest


def run(blocks: Sequence[Block], width: float) -> float:
    """The height of blocks below each other; the space above the first and below the last is not counted."""
    total = space = 0.0
    for n, block in enumerate(blocks):
        if n:
            total += max(space, block.above)
        total += block.height(width)
        space = block.below
    return total


@dataclass
class Page:
    """What is on one page: each block and the distance of its top from the top of the page."""

    placed: list[tuple[Block, float]] = field(default_factory=list)

    def fill(self, width: float, tall: float) -> None:
        """Let the blocks fill the room that is left: lines to write on do."""
        last, at = self.placed[-1]
        spare, moved = tall - at - last.height(width), 0.0
        for n, (block, at) in enumerate(self.placed):
            self.placed[n] = block, at + moved
            taken = block.stretch(spare - moved)
            moved += taken


def paginate(blocks: Sequence[Block], width: float, tall: float) -> list[Page]:
    """The blocks on pages of this width and height. Nothing is lost: what is taller than a page is split, or else runs over."""
    pages = [Page()]
    used = space = 0.0
    waiting = list(reversed(blocks))
    floating: list[Block] = []

    def turn() -> None:
        nonlocal used, space
        if pages[-1].placed:
            pages.append(Page())
        used = space = 0.0

    def place(block: Block) -> None:
        nonlocal used, space
        if block.again is not None and not pages[-1].placed and len(pages) > 1:
            pages[-1].placed.append((DrawnAgain(block.again), 0.0))
            used = block.again.height(width)
        at = used + (max(space, block.above) if pages[-1].placed else 0.0)
        pages[-1].placed.append((block, at))
        used, space = at + block.height(width), block.below

    while waiting or floating:
        if floating and not (waiting and pages[-1].placed):
            turn()
            waiting.extend(reversed(floating))
            floating = []
        if isinstance(waiting[-1], Break):
            waiting.pop()
            turn()
            continue
        group = [waiting.pop()]
        while group[-1].keep and waiting and not isinstance(waiting[-1], Break):
            group.append(waiting.pop())
        before = max(space, group[0].above) if pages[-1].placed else 0.0
        room = tall - used - before
        if group[0].again is not None and not pages[-1].placed:
            room -= group[0].again.height(width)
        *heads, last = group
        taken = run(group, width) - last.height(width)
        if run(group, width) <= room + CLOSE:
            for block in group:
                place(block)
            continue
        if pages[-1].placed and last.floats:
            floating += group
            continue
        may_split = not last.whole or (not pages[-1].placed and room > taken)
        parts = last.split(width, room - taken) if may_split else None
        if parts is None and pages[-1].placed:
            turn()
            waiting.extend(reversed(group))
            continue
        for block in heads:
            place(block)
        if parts is None:  # taller than an empty page, and cannot be split: better over the edge than lost
            place(last)
            turn()
            continue
        place(parts[0])
        waiting.append(parts[1])
        turn()
    full = [page for page in pages if page.placed]
    for page in full:
        page.fill(width, tall)
    return full
