"""One file to print them all: checklists one after the other, each beginning on the front of a sheet, with bookmarks and a cover.

Goes in: finished checklists as bytes, one at a time.  Comes out: a PDF for the printer, written as it grows.
It is not tagged and has no form: tags do not survive being put together, and a stack is for the printer and not for a screen. The
files of the single checklists keep both. Boxes are drawn on the page in any case.

Copying pages with pikepdf was measured first: its time grows with the square of the pages, and every source stays in memory. So
the pages are read with pikepdf and written here: an object that is equal to an earlier one (a font, a page that is the same for
all) is written once and only pointed at, and memory holds no more than where each object stands.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, BinaryIO

import pikepdf

from guide.pdf import fonts
from guide.pdf.style import Style, Type
from guide.pdf.text import break_lines

GROUP = 64
"""Pages in one node of the page tree."""
HEADER = Type(8.0, 9.5)
HEADER_LINES = 2


class PrintStack:
    """A PDF that grows in `out`. `title`: what a window shows, so it holds no fact of a person. `lang`: the language of the document."""

    def __init__(self, out: BinaryIO, title: str, lang: str, style: Style):
        self._out = out
        self._style = style
        self._title, self._lang = title, lang
        self._known: dict[bytes, int] = {}
        self._places: dict[int, int] = {}
        self._at = self._last = 0
        self._digest = hashlib.sha256()
        self._groups: list[tuple[int, list[int]]] = []
        self._marks: list[tuple[str, int]] = []
        self.pages = 0
        """Pages so far, empty backs included."""
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._catalog, self._tree = self._number(), self._number()

    def add(self, data: bytes, bookmark: str, header: Sequence[str] = ()) -> int:
        """Add a checklist. `header`: texts above its first page; from the last one on they are left out where there is no room.

        Gives the number of its pages, without the empty back.
        """
        pages = self._pages_of(data, self._header(header))
        self._marks.append((bookmark, self._hang(pages)))
        return len(pages)

    def finish(self, cover: bytes) -> None:
        """Put the cover in front and close the file. The stack must not be used after it."""
        rest, self._groups = self._groups, []
        self._hang(self._pages_of(cover, b""))
        nodes = [*self._groups, *rest]
        for node, kids in nodes:
            self._put(b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (self._tree, len(kids), _references(kids)), node)
        self._put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.pages, _references([node for node, _ in nodes])), self._tree)
        self._put(
            b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/Lang(%b)"
            b"/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge/PrintScaling/None>>>>"
            % (self._tree, self._outlines(), self._lang.encode()),
            self._catalog,
        )
        self._close(self._put(b"<</Title%b>>" % _text(self._title)))

    # --- pages ----------------------------------------------------------------------------------------------------------

    def _pages_of(self, data: bytes, header: bytes) -> list[bytes]:
        """Write what the pages of a document show; the pages themselves come back, without their place in the tree."""
        pages: list[bytes] = []
        with pikepdf.open(io.BytesIO(data)) as source:
            cache: dict[tuple[int, int], bytes] = {}
            for page in source.pages:
                resources = self._shared(self._copy(page.obj.Resources, cache))
                contents = self._copy(page.obj.Contents, cache)
                if header and not pages:
                    contents = b"[%d 0 R %b]" % (self._shared(_stream(header)), contents)
                box = self._copy(page.obj.MediaBox, cache)
                pages.append(b"/MediaBox%b/Resources %d 0 R/Contents %b" % (box, resources, contents))
        return pages

    def _hang(self, pages: list[bytes]) -> int:
        """Put pages into the page tree, and an empty back after an odd number of them. Gives the number of the first object."""
        back = b"/MediaBox[0 0 %.2f %.2f]/Resources<<>>" % self._style.page
        numbers = []
        for page in [*pages, *[back] * (len(pages) % 2)]:
            if not self._groups or len(self._groups[-1][1]) == GROUP:
                self._groups.append((self._number(), []))
            node, kids = self._groups[-1]
            kids.append(self._put(b"<</Type/Page/Parent %d 0 R%b>>" % (node, page)))
            numbers.append(kids[-1])
            self.pages += 1
        return numbers[0]

    def _header(self, parts: Sequence[str]) -> bytes:
        """As many of the parts as fit into the margin above the first page, in the letters that every checklist has embedded."""
        kept = [part for part in parts if fonts.HOUSE.issuperset(part)]
        lines = break_lines(" · ".join(kept), HEADER, self._style.width)
        while kept and len(lines) > HEADER_LINES:
            kept.pop()
            lines = break_lines(" · ".join(kept), HEADER, self._style.width)
        if not kept:
            return b""
        table, top = fonts.house_table(), self._style.page[1] - 18
        shown = " T* ".join("".join(f"/{key} {HEADER.size:g} Tf ({text.translate(table)})Tj" for text, key in ln.pieces) for ln in lines)
        return f"q BT 0 g {HEADER.leading:g} TL 1 0 0 1 {self._style.left:.2f} {top:.2f} Tm {shown} ET Q".encode("ascii")

    # --- objects --------------------------------------------------------------------------------------------------------

    def _copy(self, thing: Any, cache: dict[tuple[int, int], bytes]) -> bytes:
        """An object of another file, as it is written here. Streams become objects of their own, equal ones only once."""
        if not isinstance(thing, pikepdf.Object):
            return _plain(thing)
        key = thing.objgen
        if key != (0, 0) and key in cache:
            return cache[key]
        if isinstance(thing, pikepdf.Stream):
            entries = self._entries(thing, cache, without="/Length")
            raw = thing.read_raw_bytes()
            out = b"%d 0 R" % self._shared(b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(raw), raw))
        elif isinstance(thing, pikepdf.Dictionary):
            out = b"<<%b>>" % self._entries(thing, cache)
            if thing.get("/Type") in ("/Font", "/FontDescriptor"):
                out = b"%d 0 R" % self._shared(out)
        elif isinstance(thing, pikepdf.Array):
            out = b"[%b]" % b" ".join(self._copy(item, cache) for item in thing.as_list())
        else:
            out = thing.unparse()
        if key != (0, 0):
            cache[key] = out
        return out

    def _entries(self, thing: pikepdf.Object, cache: dict[tuple[int, int], bytes], without: str = "") -> bytes:
        named = ((key, thing[key]) for key in sorted(thing.keys()) if key != without)  # pikepdf gives a set: its order is no order
        return b"".join(b"%b %b" % (pikepdf.Name(key).unparse(), self._copy(value, cache)) for key, value in named)

    def _shared(self, body: bytes) -> int:
        """The number of an object with this body: written now, or long ago."""
        key = hashlib.sha256(body).digest()[:16]
        if key not in self._known:
            self._known[key] = self._put(body)
        return self._known[key]

    def _number(self) -> int:
        self._last += 1
        return self._last

    def _put(self, body: bytes, number: int = 0) -> int:
        number = number or self._number()
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)

    def _outlines(self) -> int:
        top, first = self._number(), self._last + 1
        last = first + len(self._marks) - 1
        self._last = max(last, top)
        for number, (title, page) in enumerate(self._marks, first):
            before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
            after = b"/Next %d 0 R" % (number + 1) if number < last else b""
            self._put(b"<</Title%b/Parent %d 0 R%b%b/Dest[%d 0 R/Fit]>>" % (_text(title), top, before, after, page), number)
        ends = b"/First %d 0 R/Last %d 0 R" % (first, last) if self._marks else b""
        return self._put(b"<</Type/Outlines/Count %d%b>>" % (len(self._marks), ends), top)

    def _close(self, info: int) -> None:
        start, name = self._at, self._digest.hexdigest()[:32].encode()
        rows = b"".join(b"%010d 00000 n \n" % self._places[n] for n in range(1, self._last + 1))
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (self._last + 1, rows))
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._last + 1, self._catalog, info, name, name, start)
        )


def _plain(thing: object) -> bytes:
    """A value of Python, as pikepdf gives numbers and booleans, in the form of a PDF."""
    if isinstance(thing, bool):
        return b"true" if thing else b"false"
    if isinstance(thing, int | Decimal):
        return str(thing).encode("ascii")
    if isinstance(thing, float):
        return f"{thing:.4f}".encode("ascii")
    return b"null"


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%b\nendstream" % (len(data), data)


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % n for n in numbers)


def _text(text: str) -> bytes:
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
