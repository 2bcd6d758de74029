"""The finished file, small enough for a bad connection: objects go into compressed object streams (PDF 1.5 and later).

reportlab writes every object plainly; a tagged document has hundreds of small ones, so packing them halves the file.
Goes in: a reportlab `PDFDocument` whose objects are complete.  Comes out: the bytes; equal documents give equal bytes.
"""

from __future__ import annotations

import zlib
from itertools import count
from typing import Any

from reportlab.pdfbase import pdfdoc

PER_STREAM = 2000
"""Objects in one object stream. Readers unpack a whole stream to get at one object, but many small streams pack badly."""
ROW = 6
"""Bytes of an entry in the list of objects."""


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object written by hand. `data` may be filled in until the file is written."""

    __RefOnly__ = 1
    __slots__ = ("__InternalName__", "beside", "data", "is_stream", "number")

    def __init__(self, document: Any, data: bytes = b""):
        self.data = data
        self.is_stream = False
        document.Reference(self)
        self.number: int = document.objectcounter
        self.beside = self.number
        """The number of the object it is packed beside. Objects with words in common pack best beside each other."""

    def format(self, document: Any) -> bytes:
        return self.data

    def stream(self, head: str, data: bytes, *, packed: bool = True) -> Raw:
        """Make this a stream. `head`: more entries of its dictionary. `packed`: compress the data here."""
        data = zlib.compress(data) if packed else data
        filters = "/Filter/FlateDecode" if packed else ""
        self.data = f"<<{head}{filters}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"
        self.is_stream = True
        return self


def packed(document: Any, header: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") -> bytes:
    """The whole file. Streams are written one by one, other objects are packed together; a last stream says where each object is."""
    out = bytearray(header)
    small: list[tuple[int, int, bytes]] = []
    places: dict[int, tuple[int, int, int]] = {}

    def stand_alone(number: int, data: bytes) -> None:
        places[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (number, data))

    for number in count(1):  # formatting an object may register more of them, so the end is known only on arrival
        if number not in document.numberToId:
            break
        thing = document.idToObject[document.numberToId[number]]
        data = pdfdoc.format(thing, document, toplevel=1)
        if getattr(thing, "is_stream", False) or isinstance(thing, pdfdoc.PDFStream):
            stand_alone(number, data)
        else:
            small.append((getattr(thing, "beside", number), number, data))
    small.sort(key=lambda item: item[:2])
    after = number
    for first in range(0, len(small), PER_STREAM):
        group = small[first : first + PER_STREAM]
        body, index = bytearray(), []
        for at, (_, number, data) in enumerate(group):
            places[number] = (2, after, at)
            index.append(b"%d %d" % (number, len(body)))
            body += data + b"\n"
        names = b" ".join(index) + b"\n"
        content = zlib.compress(names + body)
        head = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % (len(group), len(names), len(content))
        stand_alone(after, head + content + b"\nendstream")
        after += 1
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    start = len(out)
    places[after] = (1, start, 0)
    rows = b"".join(_row(places.get(n, (0, 0, 65535))) for n in range(after + 1))
    content = zlib.compress(_differences(rows))
    head = b"<</Type/XRef/Size %d/W[1 3 2]/Root %b/Info %b/ID[%b%b]/Filter/FlateDecode" % (
        after + 1,
        root.format(document),
        info.format(document),
        *[b"<" + document.signature.hexdigest().encode() + b">"] * 2,
    )
    head += b"/DecodeParms<</Predictor 12/Columns %d>>/Length %d>>\nstream\n" % (ROW, len(content))
    out += b"%d 0 obj\n%b%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (after, head, content, start)
    return bytes(out)


def _row(place: tuple[int, int, int]) -> bytes:
    kind, where, at = place
    return kind.to_bytes(1, "big") + where.to_bytes(3, "big") + at.to_bytes(2, "big")


def _differences(rows: bytes) -> bytes:
    """Each row as the difference from the one above (PNG's "up"): most rows are nearly alike, so little is left to pack."""
    changes = bytes((a - b) & 255 for a, b in zip(rows, bytes(ROW) + rows, strict=False))
    return b"".join(b"\x02" + changes[n : n + ROW] for n in range(0, len(changes), ROW))
