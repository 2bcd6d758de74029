"""Helps the tests of the paper: documents to look at, and what a PDF/UA validator does not check about them.

`problems(data)`: structure and content must agree, seen from both sides; one line per finding. `valid(data)`: the validator, and that.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import page as validator
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.plan import Plan, make_plan
from guide.library import content
from guide.pdf.marks import HAIR
from guide.printed import Clinic, Options, make_checklist
from guide.printed.blank import make_blank
from guide.printed.long import make_long
from guide.words import status as status_words
from guide.words.language import Language

PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI", "INLINE IMAGE"}
LOOKED_AT = " ".join(["BDC", "BMC", "EMC", "BI", "ID", *(PAINTS - {"INLINE IMAGE"})])
"""Operators of a page that say what is painted and where a mark begins and ends; the many others only move the pen."""
MAY_BE_EMPTY = {"/TD", "/TH"}


@lru_cache(maxsize=64)
def valid(data: bytes) -> None:
    """PDF/UA-1 by the validator, and structure and content agree: an AssertionError says what does not. Nothing is looked at twice."""
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert report.is_compliant and not report.failures, report.failures
    assert problems(data) == []


def instructions(page: pikepdf.Page | pikepdf.Stream, operators: str = "") -> Iterator[tuple[Any, str]]:
    """What a page draws: (operands, operator), only those of `operators` if some are named."""
    for one in pikepdf.parse_content_stream(page, operators):
        yield one.operands, str(one.operator)


@lru_cache(maxsize=64)
def problems(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*_Tree(pdf).check()]


class _Tree:
    """The structure tree, walked once: who claims which piece of content, and which annotation."""

    def __init__(self, pdf: pikepdf.Pdf):
        self.pdf = pdf
        self.pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        self.parents = {int(nums[n]): nums[n + 1] for n in range(0, len(nums), 2)}
        self.claims: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self.annotations: dict[tuple[int, int], tuple[int, int]] = {}
        self.roles: dict[tuple[int, int], str] = {}
        self.found: list[str] = []

    def check(self) -> Iterator[str]:
        root = self.pdf.Root.StructTreeRoot
        self._walk(root.K, root.objgen, None)
        yield from self.found
        for number, page in enumerate(self.pdf.pages):
            yield from self._check_page(number, page)
            yield from self._check_annotations(number, page)

    def _walk(self, element: pikepdf.Object, parent: tuple[int, int], page: tuple[int, int] | None) -> None:
        """`page`: where the marks of an element are, unless it says otherwise."""
        role, me = str(element.S), element.objgen
        if me in self.roles:
            self.found.append(f"{role} is reached twice")
        self.roles[me] = role
        if element.P.objgen != parent:
            self.found.append(f"{role} names another parent than the one that holds it")
        if (own := element.get("/Pg")) is not None:
            page = own.objgen
        held: Any = element.get("/K")
        kids = held if isinstance(held, pikepdf.Array) else [] if held is None else [held]
        if not len(kids) and role not in MAY_BE_EMPTY:
            self.found.append(f"{role} is empty")
        if role == "/Figure" and not str(element.get("/Alt", "")):
            self.found.append("a figure has no text")
        for kid in kids:
            if isinstance(kid, int):
                assert page is not None
                self.claims.setdefault((self.pages[page], kid), []).append(me)
                continue
            kind = kid.get("/Type")
            if kind == "/MCR":
                self.claims.setdefault((self.pages[kid.Pg.objgen], int(kid.MCID)), []).append(me)
            elif kind == "/OBJR":
                self.annotations[kid.Obj.objgen] = me
                if role not in ("/Link", "/Form"):
                    self.found.append(f"an annotation hangs in {role}")
            else:
                self._walk(kid, me, page)

    def _check_page(self, number: int, page: pikepdf.Page) -> Iterator[str]:
        where = f"page {number + 1}"
        stack: list[str | int] = []
        seen: set[int] = set()
        listed = self.parents.get(int(page.obj.get("/StructParents", -1)))
        for operands, op in instructions(page, LOOKED_AT):
            if op in ("BDC", "BMC"):
                properties = operands[1] if len(operands) > 1 else {}
                mark: str | int = int(properties["/MCID"]) if "/MCID" in properties else str(operands[0])
                if stack:
                    yield f"{where}: {mark} lies inside {stack[-1]}"
                stack.append(mark)
                if isinstance(mark, int):
                    if mark in seen:
                        yield f"{where}: mark {mark} is used twice"
                    seen.add(mark)
                    yield from self._check_mark(number, mark, listed, str(operands[0]))
            elif op == "EMC":
                if not stack:
                    yield f"{where}: a mark is closed that was not opened"
                else:
                    stack.pop()
            elif not stack and op in PAINTS:
                yield f"{where}: {op} paints outside every tag and artifact"
        if stack:
            yield f"{where}: {stack} is never closed"
        for at, mark in self.claims:
            if at == number and mark not in seen:
                yield f"{where}: mark {mark} is claimed, but the page does not have it"
        if listed is None or len(listed) != len(seen):
            yield f"{where}: the parent tree lists other marks than the page has"

    def _check_mark(self, number: int, mark: int, listed: pikepdf.Object | None, tag: str) -> Iterator[str]:
        claims = self.claims.get((number, mark), [])
        if len(claims) != 1:
            yield f"page {number + 1}: mark {mark} is claimed {len(claims)} times"
        elif listed is None or mark >= len(listed) or listed[mark].objgen != claims[0]:
            yield f"page {number + 1}: mark {mark}: tree and parent tree name different elements"
        elif self.roles[claims[0]] != tag:
            yield f"page {number + 1}: mark {mark} says {tag}, its element {self.roles[claims[0]]}"

    def _check_annotations(self, number: int, page: pikepdf.Page) -> Iterator[str]:
        for annotation in page.obj.get("/Annots", []):
            owner = self.annotations.get(annotation.objgen)
            parent = self.parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None or parent is None or parent.objgen != owner:
                yield f"page {number + 1}: an annotation {annotation.Subtype} is not where the parent tree says"
            if not str(annotation.get("/TU", annotation.get("/Contents", ""))):
                yield f"page {number + 1}: an annotation {annotation.Subtype} has no name"


def fields(data: bytes) -> dict[str, str]:
    """The form boxes: name -> value."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.get("/AcroForm")
        return {str(f.T): str(f.V) for f in form.Fields} if form is not None else {}


def roles(data: bytes) -> list[str]:
    """The roles of all elements in reading order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: list[str] = []

        def walk(element: pikepdf.Object) -> None:
            found.append(str(element.S)[1:])
            for kid in element.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    walk(kid)

        walk(pdf.Root.StructTreeRoot.K)
        return found


# --- the documents that the tests look at -------------------------------------------------------------------------------


class _Marked(dict):
    """Stands in for a Spanish catalog: each text in quotes, so that tests of layout do not wait for translators."""

    def __missing__(self, key: tuple[str, str]) -> str:
        return f"«{key[1]}»"


CONTENT = content()
TODAY = dt.date(2026, 11, 22)
EN, ES = Language("en", {}), Language("es", _Marked())
VARIANTS = {"en": [EN], "es": [ES], "both": [EN, ES]}
TYPICAL = Answers(
    {
        "state": "CA",
        "work": "restaurant_hotel",
        "problems": ("not_paid", "punished"),
        "punished_for": ("pay",),
        "punished_how": ("fired",),
        "when_fired": "2026-11-02",
        "when_pay_first": "2023-03",
        "when_pay_last": "2026-10-30",
        "coworkers": "yes_talking",
        "evidence": ("notes", "stubs"),
        "reported": "no",
        "lawyer": "no",
    }
)


def plan_of(answers: Answers = TYPICAL, today: dt.date = TODAY, content: Content = CONTENT) -> Plan:
    return make_plan(answers, content, today)


_made: dict[str, bytes] = {}


def checklist(answers: Answers = TYPICAL, languages: str = "en", **options: Any) -> bytes:
    """The sheet of these answers, drawn once for all tests that only look at it."""
    return _once("sheet", answers, languages, options, fresh_checklist)


def fresh_checklist(
    answers: Answers = TYPICAL, languages: str = "en", name: str = "", clinic: Clinic | None = None, **options: Any
) -> bytes:
    """The same, drawn anew: for tests that watch how it is drawn."""
    return make_checklist(plan_of(answers), CONTENT, VARIANTS[languages], Options(**options), name=name, clinic=clinic)


def long_paper(answers: Answers = TYPICAL, languages: str = "en", **options: Any) -> bytes:
    """The long paper of these answers, drawn once for all tests that only look at it."""
    return _once("long", answers, languages, options, fresh_long_paper)


def fresh_long_paper(
    answers: Answers = TYPICAL, languages: str = "en", name: str = "", clinic: Clinic | None = None, **options: Any
) -> bytes:
    return make_long(plan_of(answers), CONTENT, VARIANTS[languages], Options(**options), name=name, clinic=clinic)


def blank_form(answers: Answers = TYPICAL, languages: str = "en", **options: Any) -> bytes:
    """The form to fill in by hand, drawn once. answers: what a campaign says."""
    return _once("blank", answers, languages, options, fresh_blank_form)


def fresh_blank_form(answers: Answers = TYPICAL, languages: str = "en", clinic: Clinic | None = None, **options: Any) -> bytes:
    return make_blank(plan_of(answers), CONTENT, VARIANTS[languages], Options(**options, blank=True), clinic=clinic)


PAPERS_MADE: dict[str, Any] = {"sheet": checklist, "long": long_paper, "blank": blank_form}
"""Kind of paper -> how it is made, for tests that hold for each of them."""


def _once(kind: str, answers: Answers, languages: str, options: dict[str, Any], make: Any) -> bytes:
    key = repr((kind, answers, languages, sorted(options.items())))
    if key not in _made:
        _made[key] = make(answers, languages, **options)
    return _made[key]


# --- what is printed ----------------------------------------------------------------------------------------------------


def text_of(data: bytes) -> list[str]:
    """The text of each page, lines joined: what a person can copy."""
    pdf = pypdfium2.PdfDocument(data)
    pages = []
    for page in pdf:
        pages.append(" ".join(page.get_textpage().get_text_range().split()))
    pdf.close()
    return pages


def squeezed(text: str) -> str:
    """Without spaces and hyphens: lines break anywhere, and a reader takes a hyphen at the end of a line for one of its own."""
    return re.sub(r"[\s\x02\ufffe-]+", "", text)


def without_footers(data: bytes, plan: Plan, languages: Sequence[Language]) -> list[str]:
    """The text of each page without its footer, so that a paragraph that goes on behind the turn of a page is whole."""
    banner = status_words.status_banner(plan.status, CONTENT, languages[0])
    pages = text_of(data)
    assert all(banner in page for page in pages), "a page has no footer with the status"
    return [page[: page.rindex(banner)].strip() for page in pages]


def letters(data: bytes) -> list[tuple[str, list[float]]]:
    """Each page: its text, squeezed, and the size of every letter of it in points."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for sheet in document:
        text = sheet.get_textpage()
        kept = [(letter, n) for n, letter in enumerate(text.get_text_range()) if squeezed(letter)]
        pages.append(("".join(letter for letter, _ in kept), [pdfium.FPDFText_GetFontSize(text.raw, n) for _, n in kept]))
    document.close()
    return pages


def size_of(text: str, pages: list[tuple[str, list[float]]]) -> float:
    """The size in which a text is printed, its smallest letter; 0 where it is nowhere. Two languages or a turn of the page part it."""
    wanted = squeezed(text)
    for page, sizes in pages:
        if (at := page.find(wanted)) >= 0:
            return min(sizes[at : at + len(wanted)])
    return 0.0


def drawn_lines(sheet: pikepdf.Page) -> dict[tuple[float, float], list[float]]:
    """The lines to write on: those that are as thin as a hair, by left and right end."""
    found: dict[tuple[float, float], list[float]] = {}
    width, start, end = 1.0, None, None
    for operands, operator in instructions(sheet):
        match operator:
            case "w":
                width = float(operands[0])
            case "m":
                start, end = tuple(map(float, operands)), None
            case "l":
                end = tuple(map(float, operands))
            case "S" if start and end and width == HAIR and start[1] == end[1]:
                found.setdefault((round(start[0]), round(end[0])), []).append(start[1])
                start = end = None
    return found
