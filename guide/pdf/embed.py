"""What a PDF needs to know about an embedded font: which code is which glyph, and which characters it stands for."""

from __future__ import annotations

from guide import fonts


class GlyphFont:
    """The shaped glyphs of one document in one face, in sets of 255."""

    def __init__(self, key: fonts.FontKey):
        self.key = key
        self.subsets: list[dict[int, tuple[int, str]]] = []

    def name(self, subset: int) -> str:
        return f"{self.key}{subset}"

    def code(self, glyph: fonts.Glyph) -> tuple[int, int]:
        for n, known in enumerate(self.subsets):
            if glyph.number in known:
                return n, known[glyph.number][0]
        if not self.subsets or len(self.subsets[-1]) == 255:
            self.subsets.append({})
        code = len(self.subsets[-1]) + 1
        self.subsets[-1][glyph.number] = code, glyph.text or "\u200d"
        return len(self.subsets) - 1, code

    def width(self, glyph: fonts.Glyph) -> float:
        parsed = fonts.face(self.key)
        advance: float = parsed.hmetrics[glyph.number][0]
        return float(round(advance * 1000 / parsed.unitsPerEm))

    def file(self, subset: int) -> fonts.FontFile:
        return fonts.cut(self.key, (0, *self.subsets[subset]))

    def characters(self, subset: int) -> tuple[str, ...]:
        return ("", *(text for _, text in self.subsets[subset].values()))


def to_unicode(characters: tuple[str, ...]) -> bytes:
    """Which characters each code stands for, so that text can be searched, copied and read aloud."""
    known = [f"<{n:02X}> <{c.encode('utf-16-be').hex()}>" for n, c in enumerate(characters) if c]
    blocks = [known[n : n + 100] for n in range(0, len(known), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def letters(tag: str) -> str:
    """The six capital letters that a cut-down font carries in front of its name."""
    return "".join(chr(ord("A") + (ord(c) * 7) % 26) for c in f"{tag:A<6}"[-6:])
