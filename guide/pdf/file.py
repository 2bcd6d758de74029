"""A PDF file, written as it grows: its numbered objects, its pages and its list of contents. The only place that writes this format.

Goes in: the bodies of objects, in any order.  Comes out: a file small enough for a bad connection. Equal bodies in equal order
give equal bytes. Memory holds where each object stands, and the small objects that wait to be packed together.

Streams are written one by one. Small objects are packed together into compressed object streams (PDF 1.5 and later): a tagged
document has hundreds of them, so this halves the file.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import BinaryIO, NamedTuple

PER_STREAM = 2000
"""Objects in one object stream. Readers unpack a whole stream to get at one object, but many small streams pack badly."""
ROW = 7
"""Bytes of an entry in the list of objects: its kind, where it stands (up to four gigabytes), its place in an object stream."""


class Bookmark(NamedTuple):
    """An entry in the list of contents. `level` 0 is the highest. `place`: what follows the page, such as /Fit."""

    title: str
    page: int
    level: int = 0
    place: str = "/Fit"


class File:
    """A PDF that grows in `out`. Objects name each other by number, so a number can be given out before its object is written."""

    def __init__(self, out: BinaryIO):
        self._out = out
        self._at = self._last = 0
        self._rows: dict[int, bytes] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._digest = hashlib.sha256()
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def number(self) -> int:
        """A number for an object that is written later."""
        self._last += 1
        return self._last

    def put(self, body: bytes, number: int = 0) -> int:
        """Write a small object, packed with others. Returns its number."""
        number = number or self.number()
        self._waiting.append((number, body))
        if len(self._waiting) == PER_STREAM:
            self._pack()
        return number

    def stream(self, head: bytes, data: bytes, *, packed: bool = True) -> int:
        """Write a stream. `head`: more entries of its dictionary. `packed`: compress the data here. Returns its number."""
        number = self.number()
        self._alone(number, head + b"/Filter/FlateDecode" if packed else head, zlib.compress(data) if packed else data)
        return number

    def pages(self, kids: Sequence[int], count: int, number: int, parent: int = 0) -> None:
        """Write a node of the page tree. `kids`: its pages or lower nodes. `count`: all pages below it. `parent`: 0 for the top."""
        above = b"/Parent %d 0 R" % parent if parent else b""
        self.put(b"<</Type/Pages%b/Count %d/Kids[%b]>>" % (above, count, references(kids)), number)

    def outline(self, bookmarks: Sequence[Bookmark]) -> int:
        """Write the list of contents that viewers show beside the pages, all of it open. Returns the number of its top."""
        top, numbers = self.number(), [self.number() for _ in bookmarks]
        kids: dict[int, list[int]] = {number: [] for number in (top, *numbers)}
        parents, path = [], [(-1, top)]
        for number, mark in zip(numbers, bookmarks, strict=True):
            while path[-1][0] >= mark.level:
                path.pop()
            parents.append(path[-1][1])
            kids[parents[-1]].append(number)
            path.append((mark.level, number))
        below = dict.fromkeys(kids, 0)  # entries under each, at any depth
        for number, parent in zip(reversed(numbers), reversed(parents), strict=True):
            below[parent] += 1 + below[number]
        beside = dict.fromkeys(numbers, b"")
        for some in kids.values():
            for one, other in pairwise(some):
                beside[one] += b"/Next %d 0 R" % other
                beside[other] += b"/Prev %d 0 R" % one

        def inside(number: int) -> bytes:
            some = kids[number]
            return b"/First %d 0 R/Last %d 0 R/Count %d" % (some[0], some[-1], below[number]) if some else b""

        for number, parent, mark in zip(numbers, parents, bookmarks, strict=True):
            place = b"/Dest[%d 0 R%b]" % (mark.page, mark.place.encode("ascii"))
            title = pdf_string(mark.title).encode("ascii")
            self.put(b"<</Title%b/Parent %d 0 R%b%b%b>>" % (title, parent, beside[number], inside(number), place), number)
        return self.put(b"<</Type/Outlines%b>>" % inside(top), top)

    def close(self, catalog: int, info: int) -> None:
        """End the file. Nothing can be added after it. The name that readers tell files apart by comes from what is in the file."""
        self._pack()
        number, start, name = self.number(), self._at, self._digest.hexdigest()[:32].encode("ascii")
        self._rows[number] = _row(1, start)
        rows = b"".join(self._rows.get(n) or _row(0, 0, 65535) for n in range(number + 1))
        head = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (number + 1, catalog, info, name, name)
        head += b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>" % ROW
        self._alone(number, head, zlib.compress(_differences(rows)))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> None:
        """Write the small objects that wait, as one object stream."""
        if not self._waiting:
            return
        home, body, index = self.number(), bytearray(), []
        for at, (number, data) in enumerate(self._waiting):
            self._rows[number] = _row(2, home, at)
            index.append(b"%d %d" % (number, len(body)))
            body += data + b"\n"
        names = b" ".join(index) + b"\n"
        head = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(self._waiting), len(names))
        self._waiting = []
        self._alone(home, head, zlib.compress(names + body))

    def _alone(self, number: int, head: bytes, data: bytes) -> None:
        self._rows[number] = _row(1, self._at)
        self._write(b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, head, len(data), data))

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)


def references(numbers: Iterable[int]) -> bytes:
    """Pointers to objects, one after the other."""
    return b" ".join(b"%d 0 R" % n for n in numbers)


def pdf_string(text: str) -> str:
    """A text as a PDF string: plain where it can be, UTF-16 where it must be."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{text.encode('utf-16-be', 'ignore').hex().upper()}>"


def _row(kind: int, where: int, at: int = 0) -> bytes:
    return kind.to_bytes(1, "big") + where.to_bytes(4, "big") + at.to_bytes(2, "big")


def _differences(rows: bytes) -> bytes:
    """Each row as the difference from the one above (PNG's "up"): most rows are nearly alike, so little is left to pack."""
    changes = bytes((a - b) & 255 for a, b in zip(rows, bytes(ROW) + rows, strict=False))
    return b"".join(b"\x02" + changes[n : n + ROW] for n in range(0, len(changes), ROW))
