"""The structure of a document: what a screen reader walks. Built first, in reading order; layout only fills it.

An `Element` holds other elements, marks (pieces of a page's content) and the annotations that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from guide.pdf.file import pdf_string


class Mark(NamedTuple):
    """A marked piece of a page's content."""

    page: int
    number: int


class Annotated(NamedTuple):
    """An annotation (link or form box): the number of its object, and its page."""

    page: int
    object: int


class Element:
    """One structure element. `lang`: where it differs from the document. `alt`, `actual`: read instead of a drawing."""

    __slots__ = ("actual", "alt", "attributes", "kids", "lang", "number", "parent", "role")

    def __init__(self, role: str, parent: Element | None = None, *, lang: str = "", alt: str = "", actual: str = ""):
        self.role = role
        self.parent = parent
        self.lang = lang
        self.alt = alt
        self.actual = actual
        self.attributes = ""
        self.kids: list[Element | Mark | Annotated] = []
        self.number = 0
        """The number of its object in the file; set when the tree is written."""

    def add(self, role: str, *, lang: str = "", alt: str = "", actual: str = "") -> Element:
        """Hang a new element under this one, after those that are there; gives the new one."""
        kid = Element(role, self, lang=lang, alt=alt, actual=actual)
        self.kids.append(kid)
        return kid

    def adopt(self, other: Element) -> None:
        """Move the kids of another element under this one."""
        for kid in other.kids:
            if isinstance(kid, Element):
                kid.parent = self
        self.kids += other.kids

    def head(self, scope: str = "Column") -> Element:
        """Mark a TH as the head of its column or row. Gives the element itself."""
        self.attributes = f"/O/Table/Scope/{scope}"
        return self

    def numbered(self) -> Element:
        """Mark an L as a numbered list. Gives the element itself."""
        self.attributes = "/O/List/ListNumbering/Decimal"
        return self

    def boxed(self, left: float, bottom: float, right: float, top: float) -> Element:
        """Keep where on the page a Figure is. Gives the element itself."""
        self.attributes = f"/O/Layout/Placement/Block/BBox[{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}]"
        return self

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def prune(self) -> bool:
        """Remove elements with nothing in them; table cells may be empty. True when this one is to stay."""
        self.kids = [k for k in self.kids if not isinstance(k, Element) or k.prune()]
        return bool(self.kids) or self.role in ("TD", "TH")

    def write(self, parent: int, pages: list[int]) -> bytes:
        """The element as a PDF dictionary. `pages`: object number of each page."""
        home = next((k.page for k in self.kids if isinstance(k, Mark)), None)
        kids = " ".join(_kid(k, home, pages) for k in self.kids)
        parts = [f"<</S/{self.role}/P {parent} 0 R"]
        if home is not None:
            parts.append(f"/Pg {pages[home]} 0 R")
        if kids:
            parts.append(f"/K[{kids}]")
        if self.attributes:
            parts.append(f"/A<<{self.attributes}>>")
        if self.lang:
            parts.append(f"/Lang({self.lang})")
        if self.alt:
            parts.append(f"/Alt{pdf_string(self.alt)}")
        if self.actual:
            parts.append(f"/ActualText{pdf_string(self.actual)}")
        return ("".join(parts) + ">>").encode("ascii")


def _kid(kid: Element | Mark | Annotated, home: int | None, pages: list[int]) -> str:
    match kid:
        case Element():
            return f"{kid.number} 0 R"
        case Annotated(page, number):
            return f"<</Type/OBJR/Obj {number} 0 R/Pg {pages[page]} 0 R>>"
        case Mark(page, number):
            return str(number) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>"
