"""Lines of text: breaking, measuring, drawing, in one language or in two side by side.

A text is a string, or a sequence of `Run`s where a word is bold. There is no markup.
The lines of fixed texts (those of the guide itself) are kept for the next document; texts with a person's facts never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from guide.pdf import fonts
from guide.pdf.layout import Block
from guide.pdf.style import Type
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.tree import Element

GUTTER = 14.0
"""Between two columns."""


class Run(NamedTuple):
    """Words that are set alike."""

    text: str
    bold: bool = False


Text = str | tuple[Run, ...]


class Line(NamedTuple):
    """One line: its pieces as (text, font), and its width. A space at its end keeps words apart for readers."""

    pieces: tuple[tuple[str, fonts.FontKey], ...]
    width: float


def break_lines(text: Text, type_: Type, width: float) -> tuple[Line, ...]:
    """The text in lines no wider than `width`. A word that is wider than a line is broken where it must be."""
    runs = (Run(text),) if isinstance(text, str) else text
    lines: list[Line] = []
    pieces: list[tuple[str, fonts.FontKey]] = []
    used = 0.0
    unit = type_.size / 1000

    def close(joined: bool = False) -> None:
        nonlocal pieces, used
        if not joined:
            last, key = pieces[-1]
            pieces[-1] = last + " ", key
        lines.append(Line(tuple(pieces), used))
        pieces, used = [], 0.0

    def put(word: str, key: fonts.FontKey) -> None:
        if pieces and pieces[-1][1] == key:
            pieces[-1] = pieces[-1][0] + word, key
        else:
            pieces.append((word, key))

    for run in runs:
        key = type_.key(run.bold)
        space = fonts.width(" ", key) * unit
        for word in run.text.split(" "):
            if not word:
                continue
            wide = fonts.width(word, key) * unit
            if pieces and used + space + wide > width:
                close()
            elif pieces:
                put(" ", key)
                used += space
            while wide > width - used and len(word) > 1:  # only when the word alone is wider than a line
                head = _fitting(word, key, (width - used) / unit)
                put(word[:head], key)
                used += fonts.width(word[:head], key) * unit
                word = word[head:]
                wide = fonts.width(word, key) * unit
                close(joined=True)
            put(word, key)
            used += wide
    if pieces:
        lines.append(Line(tuple(pieces), used))
    return tuple(lines)


_known_lines = lru_cache(maxsize=4096)(break_lines)


def _fitting(word: str, key: fonts.FontKey, room: float) -> int:
    """How many letters of a too long word go on this line; an address is broken after a slash or a dot if there is one."""
    total, n = 0.0, 0
    while n < len(word) and (total := total + fonts.width(word[n], key)) <= room:
        n += 1
    n = max(n, 1)
    after_sign = max(word.rfind(sign, 0, n) for sign in "/.-") + 1
    return after_sign if after_sign > n // 2 else n


class Prose(Block):
    """A paragraph in one column, or the same paragraph in two languages in two columns.

    `elements`: the element of each column. `fixed`: the text is the same for everyone, so its lines may be kept.
    """

    whole = False

    def __init__(
        self,
        texts: Sequence[Text],
        elements: Sequence[Element],
        type_: Type,
        *,
        above: float = 0.0,
        below: float = 0.0,
        keep: bool = False,
        fixed: bool = False,
        gutter: float = GUTTER,
        align: float = 0.0,
        outline: int | None = None,
    ):
        super().__init__(above, below, keep)
        self.texts = texts
        self.elements = elements
        self.type = type_
        self.gutter = gutter
        self.align = align
        self.level = outline
        self._break = _known_lines if fixed else break_lines
        self._columns: tuple[tuple[Line, ...], ...] | None = None
        self._width = 0.0

    def _lines(self, width: float) -> tuple[tuple[Line, ...], ...]:
        if self._columns is None or (width != self._width and self._width):
            column = self._column(width)
            self._columns = tuple(self._break(text, self.type, column) for text in self.texts)
            self._width = width
        return self._columns

    def _column(self, width: float) -> float:
        n = len(self.texts)
        return (width - self.gutter * (n - 1)) / n

    def height(self, width: float) -> float:
        return max((len(c) for c in self._lines(width)), default=0) * self.type.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        column = self._column(width)
        size, leading = self.type.size, self.type.leading
        first = top - leading / 2 - size * 0.36  # the middle of the small letters on the middle of the line
        for n, (lines, element) in enumerate(zip(self._lines(width), self.elements, strict=True)):
            if not lines:
                continue
            left = x + n * (column + self.gutter)
            if self.align:
                left += (column - max(line.width for line in lines)) * self.align
            with canvas.mark(element):
                canvas.write([line.pieces for line in lines], left, first, size, leading)
        if self.level is not None:
            title = " / ".join(t if isinstance(t, str) else "".join(r.text for r in t) for t in self.texts)
            canvas.outline(title, self.level, top)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Leaves at least two lines on either page."""
        columns = self._lines(width)
        tallest = max((len(c) for c in columns), default=0)
        fit = min(int(room / self.type.leading), tallest - 2)
        if fit < 2:
            return None
        return self._part([c[:fit] for c in columns], False), self._part([c[fit:] for c in columns], True)

    def _part(self, columns: Sequence[tuple[Line, ...]], last: bool) -> Prose:
        part = Prose(self.texts, self.elements, self.type, gutter=self.gutter, align=self.align)
        part.above, part.below = (0.0, self.below) if last else (self.above, 0.0)
        part.keep = self.keep and last
        part.level = None if last else self.level
        part._columns = tuple(columns)
        return part
