"""The parts of an Excel file that a table needs, read here and not by a library: so no file can take more time or memory than the limits.

An .xlsx is a zip of XML. A library that reads all of it can be kept busy for hours by a few kilobytes: a row number of eleven digits,
one sheet named ten thousand times, a formula copied into every cell. So five parts are read, as a stream, and nothing else: the list
of sheets and where they are, the texts, the number formats, the first sheet. No tree is built, and of a text no more is kept than
any answer needs.

Goes in: the open archive.  Comes out: a `Workbook`, all that has to be known before its rows (excel_rows.py).
Raises TableError for what is too big or made to do harm. Damage raises in many other ways; the caller says what it means.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, Protocol
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from guide.batch.table.cells import LONGEST
from guide.batch.table.table import MOST_ROWS, TableError

WORKBOOK: Final = "xl/workbook.xml"
LARGEST_SHEET: Final = 100_000_000
LARGEST_PART: Final = 20_000_000
"""Of every other part, in bytes: the texts of all cells stand in one, which is kept in memory."""
LONGEST_PIECE: Final = 100_000
"""Bytes from one tag to the next. The longest cell of a spreadsheet has 32,767 letters; an answer is a fiftieth of this."""
MOST_STYLES: Final = 100_000
"""Excel itself stops at 65,490 styles, and at 255 letters for each."""
LONGEST_STYLE: Final = 255
_WINDOW: Final = 1 << 16

Attributes = Mapping[str, str]
Merged = bytearray
"""A one for each row that has a part of merged cells."""


class Reader(Protocol):
    """What is done with the tags of a part. Names come without their namespace; an end comes with the text before it."""

    def start(self, tag: str, about: Attributes) -> None: ...
    def end(self, tag: str, text: str) -> None: ...


def walk(archive: zipfile.ZipFile, name: str, most_tags: int, reader: Reader, most: int = LARGEST_PART) -> Iterator[None]:
    """Read a part a window at a time, and stop after each. Raises TableError for entities, long texts and too many tags."""
    if archive.getinfo(name).file_size > most:
        raise TableError("too_big")
    parser = expat.ParserCreate(namespace_separator=" ")
    tags, pieces, length = 0, [""], 0

    def start(tag: str, about: Attributes) -> None:
        nonlocal tags, length
        tags, length = tags + 1, 0
        if tags > most_tags:
            raise TableError("too_big")
        pieces.clear()
        reader.start(tag.rpartition(" ")[2], about)

    def end(tag: str) -> None:
        reader.end(tag.rpartition(" ")[2], "".join(pieces))
        pieces.clear()

    def text(piece: str) -> None:
        nonlocal length
        if length <= LONGEST:
            pieces.append(piece)
            length += len(piece)

    def refuse(*_: object) -> None:
        raise TableError("not_a_table")  # entities could grow without end, and no spreadsheet declares any

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, refuse
    since = 0  # bytes without a tag, seen before they become a text in memory
    with archive.open(name) as part:
        while window := part.read(_WINDOW):
            last = window.rfind(b"<")
            if since + (len(window) if last < 0 else window.find(b"<")) > LONGEST_PIECE:
                raise TableError("too_big")
            since = len(window) - last if last >= 0 else since + len(window)
            parser.Parse(window)
            yield
    parser.Parse(b"", True)


# --- all but the rows ---------------------------------------------------------------------------------------------------


@dataclass
class Workbook:
    """`sheet`: the part with the first sheet. `texts`: what its cells point at. `formats`: the number format of each style of a cell.

    `merged`, `hidden` and `about`: its rows with merged cells, those that the spreadsheet hides, and roughly how many rows there are.
    """

    sheet: str = ""
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    epoch: dt.datetime = CALENDAR_WINDOWS_1900
    merged: Merged = field(default_factory=lambda: bytearray(MOST_ROWS + 1))
    hidden: set[int] = field(default_factory=set)
    about: int = 0


def read_workbook(archive: zipfile.ZipFile, most_tags: int) -> Workbook:
    """Everything that has to be known before the rows of the first sheet are read."""
    sheets, where = _Sheets(), _Where()
    _all(walk(archive, WORKBOOK, most_tags, sheets))
    _all(walk(archive, "xl/_rels/workbook.xml.rels", most_tags, where))
    book = Workbook(epoch=CALENDAR_MAC_1904 if sheets.since_1904 else CALENDAR_WINDOWS_1900)
    book.sheet = next(where.parts["worksheet", id_] for id_ in sheets.ids if ("worksheet", id_) in where.parts)
    for (kind, _), part in where.parts.items():
        if kind == "sharedStrings":
            texts = _Texts()
            _all(walk(archive, part, most_tags, texts))
            book.texts = texts.found
        elif kind == "styles":
            styles = _Styles()
            _all(walk(archive, part, most_tags, styles))
            book.formats = styles.formats()
    ahead = walk(archive, book.sheet, most_tags, _Ahead(book), LARGEST_SHEET)
    with suppress(expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError):  # damaged: the rows before that are read all the same
        _all(ahead)
    return book


def _all(steps: Iterator[None]) -> None:
    for _ in steps:
        pass


class _Sheets:
    """The list of sheets, in the order in which they are shown, and from which day this workbook counts."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.since_1904 = False

    def start(self, tag: str, about: Attributes) -> None:
        if tag == "sheet":
            self.ids += [value for key, value in about.items() if key.endswith(" id")]
        elif tag == "workbookPr":
            self.since_1904 = about.get("date1904") in ("1", "true")

    def end(self, tag: str, text: str) -> None: ...


class _Where:
    """Which part is what: (kind, id) -> part. Only one part with texts and one with styles counts."""

    def __init__(self) -> None:
        self.parts: dict[tuple[str, str], str] = {}

    def start(self, tag: str, about: Attributes) -> None:
        kind = about.get("Type", "").rpartition("/")[2]
        if tag != "Relationship" or about.get("TargetMode") == "External" or kind not in ("worksheet", "sharedStrings", "styles"):
            return
        part = posixpath.normpath(posixpath.join("xl", about["Target"])).lstrip("/")
        self.parts[kind, about["Id"] if kind == "worksheet" else ""] = part

    def end(self, tag: str, text: str) -> None: ...


class _Texts:
    """The texts of all cells. Notes on how a text is read aloud (rPh) are left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.text = Text()

    def start(self, tag: str, about: Attributes) -> None:
        self.text.start(tag)

    def end(self, tag: str, text: str) -> None:
        self.text.end(tag, text)
        if tag == "si":
            self.found.append(self.text.take())


class Text:
    """One text, which may be in pieces of different looks. It is cut where it is longer than any answer."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.aloud = False

    def start(self, tag: str) -> None:
        self.aloud = self.aloud or tag == "rPh"

    def end(self, tag: str, text: str) -> None:
        if tag == "rPh":
            self.aloud = False
        elif tag == "t" and not self.aloud and self.length <= LONGEST:
            self.pieces.append(text)
            self.length += len(text)

    def take(self) -> str:
        text = "".join(self.pieces)[: LONGEST + 1].replace("x005F_", "")  # how Excel writes a _ that could be taken for a code
        self.pieces, self.length, self.aloud = [], 0, False
        return text


class _Styles:
    """How each style of a cell shows numbers."""

    def __init__(self) -> None:
        self.inside = ""
        self.own: dict[str, str] = {}
        self.styles: list[str] = []

    def start(self, tag: str, about: Attributes) -> None:
        if tag in ("numFmts", "cellXfs"):
            self.inside = tag
        elif tag == "numFmt" and self.inside == "numFmts":
            self.own[about["numFmtId"]] = about.get("formatCode", "")[:LONGEST_STYLE]
        elif tag == "xf" and self.inside == "cellXfs":
            self.styles.append(about.get("numFmtId", "0"))
        if len(self.styles) + len(self.own) > MOST_STYLES:
            raise TableError("too_big")

    def end(self, tag: str, text: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def formats(self) -> list[str]:
        return [self.own.get(id_) or BUILTIN_FORMATS.get(int(id_), "General") for id_ in self.styles]


class _Ahead:
    """A first walk through the sheet, because the list of merged cells comes after the rows."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def start(self, tag: str, about: Attributes) -> None:
        if tag == "row":
            self.book.about += 1
            place = about.get("r", "")
            if about.get("hidden") in ("1", "true") and re.fullmatch(r"\d{1,7}", place) and int(place) <= MOST_ROWS:
                self.book.hidden.add(int(place))
        elif tag == "mergeCell" and (ends := re.fullmatch(r"[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})", about.get("ref", ""))):
            first, last = sorted(min(int(row), MOST_ROWS) for row in ends.groups())
            self.book.merged[first : last + 1] = b"\1" * (last + 1 - first)

    def end(self, tag: str, text: str) -> None: ...
