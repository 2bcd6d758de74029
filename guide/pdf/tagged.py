"""A canvas that makes tagged PDF (PDF/UA-1). Structure first: the caller builds the tree, drawing only fills it.

Everything is drawn inside `with canvas.mark(element)` or `with canvas.artifact()`; lines, frames and footers are artifacts.
Coordinates are always those of the page, so that links and form boxes need no arithmetic.
The house fonts have a fixed code for each character (see fonts.py), so a line of text is one table look-up. Other scripts are
shaped and get a small font of their own in each document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import NamedTuple

from guide.pdf import fonts
from guide.pdf.draw import TICK, Pen, Stamp, placed
from guide.pdf.embed import GlyphFont, letters, to_unicode
from guide.pdf.file import Bookmark, File, pdf_string, references
from guide.pdf.tree import Annotated, Element, Mark

CREATOR = "Five Steps"
FORM_PARENTS = 100_000
"""Keys of annotations in the parent tree start here; below are the pages."""


class Annotation(NamedTuple):
    """A link or a form box: the element it belongs to, its object, and what stands in that."""

    element: Element
    number: int
    body: str


class TaggedCanvas(Pen):
    """One document, page by page.

    size: of its pages.  lang: of its texts, where no element says otherwise.
    root: its structure; what is drawn fills the elements below it.  creator: the program that its properties name.
    """

    def __init__(self, size: tuple[float, float], lang: str, title: str, root: Element, creator: str = CREATOR):
        super().__init__()
        self.root = root
        self._creator = creator
        self._size = size
        self._title = title
        self._lang = lang
        self._out = BytesIO()
        self._file = File(self._out)
        self._catalog, self._tree, self._resources = (self._file.number() for _ in range(3))
        self._marks: list[Element] = []
        self._pages: list[list[Element]] = []
        self._numbers: list[int] = [self._file.number()]
        self._bookmarks: list[Bookmark] = []
        self._annotated: list[Annotation] = []
        self._annotated_before = 0
        self._open: Element | None = None
        self._repeating = False
        self._fields: list[int] = []
        self._field_names: set[str] = set()
        self._ticks: dict[float, tuple[int, int]] = {}
        self._fonts: dict[fonts.FontKey, GlyphFont] = {}
        self._font_numbers: dict[str, int] = {}
        self._unicode: dict[tuple[str, ...], int] = {}
        self._stamps: dict[str, int] = {}
        self._stamps_here: set[str] = set()

    # --- marking --------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The number of the open page, counted from 0."""
        return len(self._pages)

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """While it is open, what is drawn belongs to `element`."""
        assert self._open is None, "marks do not nest"
        if self._repeating:
            with self.artifact():
                yield
            return
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append(Mark(self.page, number))
        self._code.append(f"/{element.role}<</MCID {number}>>BDC")
        self._open = element
        yield
        self._open = None
        self._code.append("EMC")

    @contextmanager
    def repeating(self) -> Iterator[None]:
        """While it is open, everything drawn is an artifact: it was drawn and marked before, such as the head of a table."""
        self._repeating = True
        yield
        self._repeating = False

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """While it is open, what is drawn is not read by screen readers: frames, lines. `kind`: "Header", "Footer" or ""."""
        assert self._open is None, "marks do not nest"
        self._code.append(f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC" if kind else "/Artifact BMC")
        yield
        self._code.append("EMC")

    # --- text -----------------------------------------------------------------------------------------------------------

    def write(self, lines: Sequence[Sequence[tuple[str, fonts.FontKey]]], x: float, y: float, size: float, leading: float) -> None:
        """Lines of text, each a list of (text, font key), the first with its baseline at x, y. Call it inside a mark."""
        out = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {leading:.2f} TL"]
        current = ""
        for n, line in enumerate(lines):
            if n:
                out.append("T*")
            for text, key in line:
                if fonts.HOUSE.issuperset(text):
                    name = self._house_font(key)
                    if name != current:
                        out.append(f"/{name} {size:g} Tf")
                        current = name
                    out.append(f"({text.translate(self._table)})Tj")
                else:
                    out.extend(self._shaped(text, key, size))
                    current = ""
        out.append("ET")
        self._code.append(" ".join(out))

    _table = property(lambda self: fonts.house_table())

    def _house_font(self, key: fonts.FontKey) -> str:
        if key not in self._font_numbers:
            file, characters = fonts.house_file(key)
            self._embed(key, file, characters, "HOUSE0")
        return key

    def _shaped(self, text: str, key: fonts.FontKey, size: float) -> Iterator[str]:
        family = fonts.font_for(text) or "noto"
        key = fonts.FAMILIES[family]["bo" in key]
        font = self._fonts.setdefault(key, GlyphFont(key))
        rise = 0.0
        for glyph in fonts.shape(text, key):
            subset, code = font.code(glyph)
            yield f"/{font.name(subset)} {size:g} Tf"
            if glyph.up != rise:
                rise = glyph.up
                yield f"{rise * size / 1000:.3f} Ts"
            after = font.width(glyph) - glyph.advance + glyph.right
            yield f"[{-glyph.right:g}<{code:02X}>{after:g}]TJ"
        if rise:
            yield "0 Ts"

    def _embed(self, name: str, file: fonts.FontFile, characters: tuple[str, ...], tag: str) -> None:
        data = self._file.stream(b"/Filter/FlateDecode/Length1 %d" % file.length, file.data, packed=False)
        base = f"{letters(tag)}+{file.name}"
        descriptor = f"<</Type/FontDescriptor/FontName/{base}{file.descriptor}/FontFile2 {data} 0 R>>"
        if characters not in self._unicode:  # both weights have the same characters
            self._unicode[characters] = self._file.stream(b"", to_unicode(characters))
        font = (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{base}/FirstChar 0/LastChar {len(file.widths) - 1}"
            f"/Widths[{' '.join(map(str, file.widths))}]/FontDescriptor {self._file.put(descriptor.encode('ascii'))} 0 R"
            f"/ToUnicode {self._unicode[characters]} 0 R>>"
        )
        self._font_numbers[name] = self._file.put(font.encode("ascii"))

    # --- pictures -------------------------------------------------------------------------------------------------------

    def stamp(self, name: str, stamp: Stamp, x: float, y: float, wide: float, tall: float) -> None:
        """A picture, its lower left corner at x, y. `name`: of letters and digits; the same name is the same picture."""
        if name not in self._stamps:
            self._stamps[name] = self._file.stream(stamp.head.encode("ascii"), stamp.data, packed=False)
        self._stamps_here.add(name)
        self._code.append(f"q {wide:.2f} 0 0 {tall:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    # --- links and form boxes -------------------------------------------------------------------------------------------

    def link(self, element: Element, url: str, left: float, bottom: float, right: float, top: float) -> None:
        """Make a place on the page open `url`. `element` is the Link that holds its text."""
        self._annotate(
            element,
            f"/Subtype/Link/Border[0 0 0]/Contents{pdf_string(url)}/A<</S/URI/URI{pdf_string(url)}>>",
            (left, bottom, right, top),
        )

    def checkbox(self, element: Element, name: str, tip: str, x: float, y: float, size: float) -> None:
        """A form box that can be ticked. Its frame is drawn on the page, so that it is there in every viewer and on paper."""
        assert name not in self._field_names, f"two form boxes are called {name}"
        self._field_names.add(name)
        if size not in self._ticks:
            self._ticks[size] = self._draw_ticks(size)
        off, on = self._ticks[size]
        element.alt = tip  # pdf.js, which is Firefox, takes the name of a box from here and not from TU
        with self.artifact():
            self._code.append(f"1 w {x + 0.5:.2f} {y + 0.5:.2f} {size - 1:g} {size - 1:g} re S")
        box = self._annotate(
            element,
            f"/Subtype/Widget/FT/Btn/T{pdf_string(name)}/TU{pdf_string(tip)}/V/Off/AS/Off/H/N/MK<</CA(4)>>"
            f"/AP<</N<</Off {off} 0 R/Yes {on} 0 R>>>>",
            (x, y, x + size, y + size),
        )
        self._fields.append(box)

    def _annotate(self, element: Element, what: str, place: tuple[float, float, float, float]) -> int:
        where = " ".join(f"{n:.2f}" for n in place)
        number, key = self._file.number(), FORM_PARENTS + len(self._annotated)
        body = f"<</Type/Annot/F 4/Rect[{where}]/StructParent {key}{what}>>"
        self._annotated.append(Annotation(element, number, body))
        element.kids.append(Annotated(self.page, number))
        return number

    def _draw_ticks(self, size: float) -> tuple[int, int]:
        head = f"/Type/XObject/Subtype/Form/BBox[0 0 {size:g} {size:g}]/Resources<<>>".encode("ascii")
        return self._file.stream(head, b""), self._file.stream(head, placed(TICK, 0, 0, size).encode("ascii"))

    # --- pages and the file ---------------------------------------------------------------------------------------------

    def outline(self, title: str, level: int, top: float) -> None:
        """An entry in the list of contents that viewers show beside the pages."""
        self._bookmarks.append(Bookmark(title, self._numbers[-1], level, f"/XYZ 0 {top:.0f} null"))

    def showPage(self) -> None:
        """End the page; what follows is drawn on the next one."""
        content = self._file.stream(b"", "\n".join(self._code).encode("ascii"))
        pictures = "".join(f"/{name} {self._stamps[name]} 0 R" for name in sorted(self._stamps_here))
        notes = references(note.number for note in self._annotated[self._annotated_before :])
        self._file.put(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %g %g]/Contents %d 0 R/Resources<</Font %d 0 R%b>>%b/StructParents %d/Tabs/S>>"
            % (
                self._tree,
                *self._size,
                content,
                self._resources,
                f"/XObject<<{pictures}>>".encode("ascii") if pictures else b"",
                b"/Annots[%b]" % notes if notes else b"",
                self.page,
            ),
            self._numbers[-1],
        )
        self._pages.append(self._marks)
        self._numbers.append(self._file.number())
        self._code, self._marks, self._stamps_here, self._annotated_before = [], [], set(), len(self._annotated)

    def getpdfdata(self) -> bytes:
        """The finished file. Nothing can be drawn after it."""
        for font in self._fonts.values():
            for subset in range(len(font.subsets)):
                self._embed(font.name(subset), font.file(subset), font.characters(subset), f"{font.key}{subset}")
        fonts_here = "".join(f"/{name} {number} 0 R" for name, number in self._font_numbers.items())
        self._file.put(f"<<{fonts_here}>>".encode("ascii"), self._resources)
        self._file.pages(self._numbers[:-1], len(self._pages), self._tree)
        self._write_catalog(self._write_tree())
        info = f"<</Title{pdf_string(self._title)}/Author()/Subject()/Keywords()/Creator({self._creator})>>"
        self._file.close(self._catalog, self._file.put(info.encode("ascii")))
        return self._out.getvalue()

    def _write_tree(self) -> int:
        """Write the structure, and each annotation beside its element: objects with words in common pack best together."""
        self.root.prune()
        top, elements = self._file.number(), list(self.root.walk())
        for element in elements:
            element.number = self._file.number()
        beside: dict[int, list[Annotation]] = {}
        for note in self._annotated:
            beside.setdefault(note.element.number, []).append(note)
        for element in elements:
            for note in beside.get(element.number, ()):
                self._file.put(note.body.encode("ascii"), note.number)
            self._file.put(element.write(element.parent.number if element.parent else top, self._numbers), element.number)
        nums = [f"{n}[{' '.join(f'{e.number} 0 R' for e in marks)}]" for n, marks in enumerate(self._pages)]
        nums += [f"{FORM_PARENTS + n} {note.element.number} 0 R" for n, note in enumerate(self._annotated)]
        return self._file.put(
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree<</Nums[{' '.join(nums)}]>>"
            f"/ParentTreeNextKey {FORM_PARENTS + len(self._annotated)}>>".encode("ascii"),
            top,
        )

    def _write_catalog(self, structure: int) -> None:
        metadata = self._file.stream(b"/Type/Metadata/Subtype/XML", self._xmp().encode(), packed=False)
        form = b"/AcroForm<</Fields[%b]>>" % references(self._fields) if self._fields else b""
        contents = b"/Outlines %d 0 R" % self._file.outline(self._bookmarks) if self._bookmarks else b""
        self._file.put(
            b"<</Type/Catalog/Pages %d 0 R/PageMode/UseNone%b/Lang(%b)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
            b"/StructTreeRoot %d 0 R/Metadata %d 0 R%b>>" % (self._tree, contents, self._lang.encode("ascii"), structure, metadata, form),
            self._catalog,
        )

    def _xmp(self) -> str:
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(self._title)}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:language><rdf:Bag><rdf:li>{self._lang}</rdf:li></rdf:Bag></dc:language>"
            '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        )
