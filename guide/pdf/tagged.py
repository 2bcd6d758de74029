"""A reportlab canvas that makes tagged PDF (PDF/UA-1). Structure first: the caller builds the tree, drawing only fills it.

Everything is drawn inside `with canvas.mark(element)` or `with canvas.artifact()`; lines, frames and footers are artifacts.
Coordinates are always those of the page, so that links and form boxes need no arithmetic.
Text does not pass through reportlab's text objects: the house fonts have a fixed code for each character (see fonts.py), so a
line is one table look-up. Other scripts are shaped and get a small font of their own in each document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas

from guide.pdf import fonts
from guide.pdf.draw import TICK, Stamp, placed
from guide.pdf.embed import GlyphFont, letters, to_unicode
from guide.pdf.pack import Raw, packed
from guide.pdf.tree import Annotated, Element, Mark, pdf_string

CREATOR = "Five Steps"
FORM_PARENTS = 100_000
"""Keys of annotations in the parent tree start here; below are the pages."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """`lang`: the language of the document. `root`: its structure; what is drawn fills the elements below it."""

    def __init__(self, size: tuple[float, float], lang: str, title: str, root: Element):
        super().__init__(BytesIO(), pagesize=size, lang=lang, invariant=1, pageCompression=0, pdfVersion=(1, 7))
        self.root = root
        self._title = title
        self._lang = lang
        self._marks: list[Element] = []
        self._pages: list[list[Element]] = []
        self._annotated: list[tuple[Element, Raw]] = []
        self._open: Element | None = None
        self._repeating = False
        self._fields: list[Raw] = []
        self._field_names: set[str] = set()
        self._ticks: dict[float, tuple[Raw, Raw]] = {}
        self._fonts: dict[fonts.FontKey, GlyphFont] = {}
        self._house: set[fonts.FontKey] = set()
        self._unicode: dict[tuple[str, ...], Raw] = {}
        self._stamps: dict[str, Raw] = {}
        self._stamps_here: set[str] = set()
        self._font_resources: dict[str, Any] = self._doc.idToObject["BasicFonts"].dict
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator(CREATOR)

    def _make_preamble(self) -> None:
        self._preamble = ""  # reportlab would put Helvetica here, which is not embedded

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
        if key not in self._house:
            file, characters = fonts.house_file(key)
            self._embed(key, file, characters, "HOUSE0")
            self._house.add(key)
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
        data = Raw(self._doc)
        data.stream(f"/Filter/FlateDecode/Length1 {file.length}", file.data, packed=False)
        base = f"{letters(tag)}+{file.name}"
        descriptor = Raw(self._doc, f"<</Type/FontDescriptor/FontName/{base}{file.descriptor}/FontFile2 {data.number} 0 R>>".encode())
        if characters not in self._unicode:  # both weights have the same characters
            self._unicode[characters] = Raw(self._doc).stream("", to_unicode(characters))
        font = Raw(
            self._doc,
            f"<</Type/Font/Subtype/TrueType/BaseFont/{base}/FirstChar 0/LastChar {len(file.widths) - 1}"
            f"/Widths[{' '.join(map(str, file.widths))}]/FontDescriptor {descriptor.number} 0 R"
            f"/ToUnicode {self._unicode[characters].number} 0 R>>".encode(),
        )
        self._font_resources[name] = font

    # --- pictures -------------------------------------------------------------------------------------------------------

    def stamp(self, name: str, stamp: Stamp, x: float, y: float, wide: float, tall: float) -> None:
        """A picture, its lower left corner at x, y. `name`: of letters and digits; the same name is the same picture."""
        if name not in self._stamps:
            raw = self._stamps[name] = Raw(self._doc)
            raw.stream(stamp.head, stamp.data, packed=False)
        self._stamps_here.add(name)
        self._code.append(f"q {wide:.2f} 0 0 {tall:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def _setXObjects(self, thing: Any) -> None:
        """Called by reportlab for each finished page: the pictures on it."""
        thing.XObjects = PDFDictionary({name: self._stamps[name] for name in sorted(self._stamps_here)}) if self._stamps_here else None
        self._stamps_here = set()

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
            f"/AP<</N<</Off {off.number} 0 R/Yes {on.number} 0 R>>>>",
            (x, y, x + size, y + size),
        )
        self._fields.append(box)

    def _annotate(self, element: Element, what: str, place: tuple[float, float, float, float]) -> Raw:
        where = " ".join(f"{n:.2f}" for n in place)
        key = FORM_PARENTS + len(self._annotated)
        raw = Raw(self._doc, f"<</Type/Annot/F 4/Rect[{where}]/StructParent {key}{what}>>".encode("ascii"))
        self._annotated.append((element, raw))
        element.kids.append(Annotated(self.page, raw.number))
        self._annotationrefs.append(self._doc.Reference(raw))
        return raw

    def _draw_ticks(self, size: float) -> tuple[Raw, Raw]:
        head = f"/Type/XObject/Subtype/Form/BBox[0 0 {size:g} {size:g}]/Resources<<>>"
        tick = placed(TICK, 0, 0, size)
        return Raw(self._doc).stream(head, b""), Raw(self._doc).stream(head, tick.encode())

    # --- pages and the file ---------------------------------------------------------------------------------------------

    def outline(self, title: str, level: int, top: float) -> None:
        """An entry in the list of contents that viewers show beside the pages."""
        key = f"s{self.page}-{top:.0f}-{level}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(top))
        self.addOutlineEntry(title, key, level)

    def showPage(self) -> None:
        """End the page; what follows is drawn on the next one."""
        content = Raw(self._doc).stream("", "\n".join(self._code).encode("ascii"))
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Contents, page.StructParents, page.Tabs = content, len(self._pages), "/S"
        self._pages.append(self._marks)
        self._marks = []

    def getpdfdata(self) -> bytes:
        """The finished file. Nothing can be drawn after it."""
        if self._code:
            self.showPage()
        for font in self._fonts.values():
            for subset in range(len(font.subsets)):
                self._embed(font.name(subset), font.file(subset), font.characters(subset), f"{font.key}{subset}")
        self._write_tree()
        self._write_catalog()
        self._doc.format = lambda: packed(self._doc)
        data: bytes = self._doc.GetPDFData(self)
        return data

    def _write_tree(self) -> None:
        self.root.prune()
        pages = [self._doc.idToObjectNumberAndVersion[p.__InternalName__][0] for p in self._doc.Pages.pages]
        top = self._doc.Catalog.StructTreeRoot = Raw(self._doc)
        raws = []
        for element in self.root.walk():
            raw = Raw(self._doc)
            element.number = raw.number
            raws.append((element, raw))
        for element, raw in raws:
            raw.data = element.write(element.parent.number if element.parent else top.number, pages)
        for element, raw in self._annotated:
            raw.beside = element.number
        nums = [f"{n}[{' '.join(f'{e.number} 0 R' for e in marks)}]" for n, marks in enumerate(self._pages)]
        nums += [f"{FORM_PARENTS + n} {e.number} 0 R" for n, (e, _) in enumerate(self._annotated)]
        top.data = (
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree<</Nums[{' '.join(nums)}]>>"
            f"/ParentTreeNextKey {FORM_PARENTS + len(self._annotated)}>>"
        ).encode("ascii")

    def _write_catalog(self) -> None:
        catalog = self._doc.Catalog
        catalog.MarkInfo = Raw(self._doc, b"<</Marked true>>")
        catalog.ViewerPreferences = Raw(self._doc, b"<</DisplayDocTitle true>>")
        if self._fields:
            names = " ".join(f"{f.number} 0 R" for f in self._fields)
            catalog.AcroForm = Raw(self._doc, f"<</Fields[{names}]>>".encode("ascii"))
        catalog.Metadata = Raw(self._doc).stream("/Type/Metadata/Subtype/XML", self._xmp().encode(), packed=False)

    def _xmp(self) -> str:
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(self._title)}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:language><rdf:Bag><rdf:li>{self._lang}</rdf:li></rdf:Bag></dc:language>"
            '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        )
