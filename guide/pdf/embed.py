"""What a PDF needs to know about an embedded font: which code is which glyph, and which characters it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from guide.pdf import fonts


class GlyphFont:
    """The shaped glyphs of one document in one face, in sets of 255."""

    def __init__(self, key: fonts.FontKey):
        self.key = key
        self.subsets: list[dict[int, tuple[int, str]]] = []

    def name(self, subset: int) -> str:
        """What the pages call this set."""
        return f"{self.key}{subset}"

    def code(self, glyph: fonts.Glyph) -> tuple[int, int]:
        """The set of a glyph and its code in it. A glyph that is new gets the next free one."""
        for n, known in enumerate(self.subsets):
            if glyph.number in known:
                return n, known[glyph.number][0]
        if not self.subsets or len(self.subsets[-1]) == 255:
            self.subsets.append({})
        code = len(self.subsets[-1]) + 1
        self.subsets[-1][glyph.number] = code, glyph.text or "\u200d"
        return len(self.subsets) - 1, code

    def width(self, glyph: fonts.Glyph) -> float:
        """How far a viewer moves on after the glyph, in thousandths of the size."""
        parsed = fonts.face(self.key)
        advance: float = parsed.hmetrics[glyph.number][0]
        return float(round(advance * 1000 / parsed.unitsPerEm))

    def file(self, subset: int) -> fonts.FontFile:
        """The font file of a set, with glyph 0 for code 0."""
        return fonts.cut(self.key, (0, *self.subsets[subset]))

    def characters(self, subset: int) -> tuple[str, ...]:
        """What each code of a set stands for, from code 0 on."""
        return ("", *(text for _, text in self.subsets[subset].values()))


def to_unicode(characters: tuple[str, ...]) -> bytes:
    """Which characters each code stands for, so that text can be searched, copied and read aloud."""
    single = [(code, ord(text)) for code, text in enumerate(characters) if len(text) == 1]
    ranges = []
    for _, group in groupby(single, lambda pair: (pair[1] - pair[0], pair[1] >> 8)):  # such as a to z; never past a full byte
        run = list(group)
        ranges.append(f"<{run[0][0]:02X}> <{run[-1][0]:02X}> <{chr(run[0][1]).encode('utf-16-be').hex()}>")
    longer = [f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in enumerate(characters) if len(text) > 1]
    body = "\n".join((*_blocks("range", ranges), *_blocks("char", longer)))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _blocks(kind: str, lines: list[str]) -> Iterator[str]:
    """A block holds at most 100 lines."""
    for n in range(0, len(lines), 100):
        block = lines[n : n + 100]
        yield f"{len(block)} beginbf{kind}\n" + "\n".join(block) + f"\nendbf{kind}"


def letters(tag: str) -> str:
    """The six capital letters that a cut-down font carries in front of its name."""
    return "".join(chr(ord("A") + (ord(c) * 7) % 26) for c in f"{tag:A<6}"[-6:])
