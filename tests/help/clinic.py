"""What the tests of the clinic share: a campaign, made-up people, and tables of them. Nobody in it is real."""

import csv
import datetime as dt
import io
import json
import random
import zipfile
from typing import Any

import openpyxl

from guide.batch.make import Job, papers_of
from guide.batch.table.findings import finding_text
from guide.batch.table.rows import Row, Rows
from guide.batch.table.tables import open_table
from guide.core.answers import Answers
from guide.core.campaign import Campaign, read_campaign
from guide.library import content
from guide.words.language import load_language
from tests.help.pdf_structure import TODAY

CONTENT = content()
SHARED = {
    "workplace": "Tortillería El Sol",
    "state": "TX",
    "work": "restaurant_hotel",
    "problems": ["not_paid"],
    "when_pay_first": "2026-03-06",
    "when_pay_last": "ongoing",
    "reported": "someone_else",
    "reported_to": "us-whd",
    "agency_letter": "asked",
    "local_organization": "Centro de Trabajadores, 512-555-0100",
}


def campaign(**changes: Any) -> Campaign:
    found, problems = read_campaign(SHARED | changes, CONTENT, TODAY)
    assert found is not None, problems
    return found


CAMPAIGN = campaign()


def job(choice: Any = "es", **changes: Any) -> Job:
    return Job(changes.pop("campaign", CAMPAIGN), CONTENT, TODAY, papers_of(choice), **changes)


def rows_of(data: bytes, **options: Any) -> Rows:
    return Rows(open_table(io.BytesIO(data)), CONTENT, options.pop("campaign", CAMPAIGN), TODAY, **options)


def read(data: bytes, **options: Any) -> tuple[list[Row], list[tuple[int, str, str]]]:
    """The good rows, and (row, column, code) of everything that was found."""
    rows = rows_of(data, **options)
    found = list(rows.problems)
    good = []
    for row, findings in rows:
        found += findings
        good += [row] if row else []
    for finding in found:  # every finding has words, in both languages, and ends a sentence
        for code in ("en", "es"):
            assert finding_text(finding, CONTENT, load_language(code)).rstrip()[-1] in ".?"
    return good, [(f.row, f.column, f.code) for f in found]


def separated(*lines: str, sign: str = ",", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(line.replace(",", sign) for line in lines).encode(encoding)


def sheet(*rows: list[Any], change: Any = None) -> bytes:
    """An Excel file. `change`: called with the sheet before it is saved."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def repacked(data: bytes, **parts: bytes) -> bytes:
    """An Excel file with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, b"") or old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


MAIN = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def excel(rows: bytes, **parts: bytes) -> bytes:
    """An Excel file with these rows, as they stand in the file, and with other parts replaced or added."""
    page = b"<worksheet" + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"
    return repacked(sheet(["group"], ["x"]), **{SHEET: page, **parts})


def cell(text: str) -> bytes:
    """A cell as it stands in an Excel file."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def people(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Made-up answers of many coworkers, each a little different."""
    chance = random.Random(seed)
    proof = [o.id for o in CONTENT.question["evidence"].option if not o.alone]
    papers = [o.id for o in CONTENT.question["papers"].option if not o.alone]
    found = []
    for _ in range(count):
        person: dict[str, Any] = {
            "problems": ["not_paid"],
            "still_working": chance.choice(["yes", "no"]),
            "coworkers": chance.choice(["yes_talking", "yes_not_yet", "no", "unknown"]),
            "evidence": [p for p in proof if chance.random() < 0.4] or ["none"],
            "papers": [p for p in papers if chance.random() < 0.4] or ["none"],
            "lawyer": chance.choice(["yes", "looking", "no"]),
            "when_pay_first": f"2026-{chance.randint(1, 10):02d}-{chance.randint(1, 28):02d}",
        }
        if chance.random() < 0.4:
            person["problems"] = ["not_paid", "punished"]
            person["punished_how"] = ["fired"]
            person["when_fired"] = f"2026-11-{chance.randint(1, 20):02d}"
        found.append(person)
    return found


def as_json_lines(persons: list[dict[str, Any]]) -> bytes:
    return "\n".join(map(json.dumps, persons)).encode()


def as_rows(persons: list[dict[str, Any]]) -> list[Row]:
    return [Row(n, Answers({q: tuple(v) if isinstance(v, list) else v for q, v in p.items()})) for n, p in enumerate(persons, 2)]


def as_separated(persons: list[dict[str, Any]]) -> bytes:
    names = list(dict.fromkeys(name for person in persons for name in person))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for person in persons:
        cells = [person.get(name, "") for name in names]
        writer.writerow(["; ".join(c) if isinstance(c, list) else c for c in cells])
    return out.getvalue().encode()


BROKEN = {6: "when_pay_first", 12: "coworkers", 18: "when_pay_first", 23: "lawyer", 30: "when_discrimination", 36: "(evidence)"}
"""Row -> column: the slips of the pen in the table of `fill_in`."""

WAYS = (
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day.day} de {load_language('es').month_names()[day.month - 1]} de {day.year}",
    lambda day: f"{day.month:02d}/{day.year}",
    lambda day: (day - dt.date(1899, 12, 30)).days,
)
"""How five people write a date: as a date of Excel, year first, in words, only the month, as the number that Excel keeps."""


def fill_in(table: bytes, *, corrected: bool = False) -> bytes:
    """The empty table filled in by hand: choices from the list or in Spanish, dates in five ways, and six slips of the pen."""
    book = openpyxl.load_workbook(io.BytesIO(table))
    page = book["people"]
    columns = {cell.value: cell.column for cell in page[1]}
    offered = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["lists"].iter_cols()}
    for number, person in enumerate(people(40), 3):
        for question, answer in person.items():
            if isinstance(answer, list):
                for option in answer:
                    page.cell(number, columns[f"{question}.{option}"]).value = ("x", "X", "sí", "Sí", 1)[number % 5]
            elif question in offered:
                options = [option for option in CONTENT.options[question] if option != "skip"]
                both = offered[question][options.index(answer)]
                page.cell(number, columns[question]).value = both if number % 3 else both.split(" · ")[-1].upper()
            else:
                page.cell(number, columns[question]).value = WAYS[number % 5](dt.date.fromisoformat(answer))
    if not corrected:
        page.cell(6, columns["when_pay_first"]).value = "3/4/26"
        page.cell(12, columns["coworkers"]).value = "quizás"
        page.cell(18, columns["when_pay_first"]).value = "2026-02-30"
        page.cell(23, columns["lawyer"]).value = "=A1"
        page.cell(30, columns["when_discrimination"]).value = "2026-11-03"
        page.cell(36, columns["evidence.none"]).value = page.cell(36, columns["evidence.photos"]).value = "x"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
