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
from guide.pdf.file import Bookmark, File, pdf_string
from guide.pdf.style import Style, Type
from guide.pdf.text import break_lines

GROUP = 64
"""Pages in one node of the page tree."""
HEADER = Type(8.0, 9.5)
HEADER_LINES = 2


class PrintStack:
    """A PDF that grows in `out`. `title`: what a window shows, so it holds no fact of a person. `lang`: the language of the document."""

    def __init__(self, out: BinaryIO, title: str, lang: str, style: Style):
        self._file = File(out)
        self._style = style
        self._title, self._lang = title, lang
        self._known: dict[bytes, int] = {}
        self._groups: list[tuple[int, list[int]]] = []
        self._marks: list[Bookmark] = []
        self.pages = 0
        """Pages so far, empty backs included."""
        self._catalog, self._tree = self._file.number(), self._file.number()

    def add(self, data: bytes, bookmark: str, header: Sequence[str] = ()) -> int:
        """Add a checklist. `header`: texts above its first page; from the last one on they are left out where there is no room.

        Gives the number of its pages, without the empty back.
        """
        pages = self._pages_of(data, self._header(header))
        self._marks.append(Bookmark(bookmark, self._hang(pages)))
        return len(pages)

    def finish(self, cover: bytes) -> None:
        """Put the cover in front and close the file. The stack must not be used after it."""
        rest, self._groups = self._groups, []
        self._hang(self._pages_of(cover, b""))
        nodes = [*self._groups, *rest]
        for node, kids in nodes:
            self._file.pages(kids, len(kids), node, self._tree)
        self._file.pages([node for node, _ in nodes], self.pages, self._tree)
        self._file.put(
            b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/Lang(%b)"
            b"/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge/PrintScaling/None>>>>"
            % (self._tree, self._file.outline(self._marks), self._lang.encode()),
            self._catalog,
        )
        self._file.close(self._catalog, self._file.put(b"<</Title%b>>" % pdf_string(self._title).encode("ascii")))

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
                    contents = b"[%d 0 R %b]" % (self._shared(b"", header), contents)
                box = self._copy(page.obj.MediaBox, cache)
                pages.append(b"/MediaBox%b/Resources %d 0 R/Contents %b" % (box, resources, contents))
        return pages

    def _hang(self, pages: list[bytes]) -> int:
        """Put pages into the page tree, and an empty back after an odd number of them. Gives the number of the first object."""
        back = b"/MediaBox[0 0 %.2f %.2f]/Resources<<>>" % self._style.page
        numbers = []
        for page in [*pages, *[back] * (len(pages) % 2)]:
            if not self._groups or len(self._groups[-1][1]) == GROUP:
                self._groups.append((self._file.number(), []))
            node, kids = self._groups[-1]
            kids.append(self._file.put(b"<</Type/Page/Parent %d 0 R%b>>" % (node, page)))
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
            out = b"%d 0 R" % self._shared(entries, thing.read_raw_bytes())
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

    def _shared(self, body: bytes, stream: bytes | None = None) -> int:
        """The number of an object with this body, or of a stream with this body as its head: written now, or long ago."""
        digest = hashlib.sha256(body)
        if stream is not None:
            digest.update(b"stream")
            digest.update(stream)
        key = digest.digest()[:16]
        if key not in self._known:
            self._known[key] = self._file.put(body) if stream is None else self._file.stream(body, stream, packed=False)
        return self._known[key]


def _plain(thing: object) -> bytes:
    """A value of Python, as pikepdf gives numbers and booleans, in the form of a PDF."""
    if isinstance(thing, bool):
        return b"true" if thing else b"false"
    if isinstance(thing, int | Decimal):
        return str(thing).encode("ascii")
    if isinstance(thing, float):
        return f"{thing:.4f}".encode("ascii")
    return b"null"
