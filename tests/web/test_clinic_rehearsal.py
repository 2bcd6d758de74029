"""A real afternoon, rehearsed: one workplace, 40 made-up people of whom 6 rows are broken, from the empty table to the printed stack.

By the web in Chromium, as an advocate would, and on the command line; both give the same papers.
"""

import datetime as dt
import io
import os
import re
import subprocess
import sys
import zipfile
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import pytest

from guide.web.clinic import words as say
from guide.web.streamlit.settings import ROOT
from guide.words.language import load_language
from tests.help.clinic import BROKEN, fill_in

pytestmark = pytest.mark.browser
ES = load_language("es")
TODAY = dt.date.today()
GOOD = [n for n in range(3, 43) if n not in BROKEN]


def enter(page):
    """The workplace, entered once."""
    page.fill("#workplace", "Tortillería El Sol")
    page.select_option("#state", "TX")
    page.select_option("#work", "restaurant_hotel")
    page.check("#problems-not_paid")
    page.check("#when_pay_last-ongoing")
    page.check("#reported-someone_else")
    page.select_option("#reported_to", "us-whd")
    page.select_option("#reported_when-month", "9")
    page.fill("#reported_when-year", "2026")
    page.check("#agency_letter-has_it")
    page.fill("#letter_scope", "Cocina y comedor, de 2024 a 2026")
    page.fill("#local_organization", "Centro de Trabajadores, 512-555-0100")
    page.select_option("#clinic_date-month", "12")
    page.fill("#clinic_date-day", "3")
    page.fill("#clinic_date-year", "2026")
    page.fill("#clinic_place", "Iglesia San José, salón 2")
    page.locator("form#campaign button.main").click()
    page.get_by_role("heading", name=say.ready_title(ES)).wait_for()


def taken(page, form: str) -> bytes:
    with page.expect_download(timeout=120_000) as waiting:
        page.locator(f"form#{form} button").click()
    return waiting.value.path().read_bytes()


def by_web(page, table: bytes, folder, **chosen) -> dict[str, bytes]:
    """The files in the archive that the web gives for a table."""
    (folder / "people.xlsx").write_bytes(table)
    page.set_input_files("#table", folder / "people.xlsx")
    for name, value in chosen.items():
        page.select_option(f"#batch-{name}", value)
    page.check("form#batch input[name=summary]")
    with zipfile.ZipFile(io.BytesIO(taken(page, "batch"))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def printed(stack: bytes) -> list[str]:
    """The text of every page, in the order in which they leave the printer."""
    document = pypdfium2.PdfDocument(stack)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return pages


@pytest.fixture(scope="module")
def afternoon(address, browser, tmp_path_factory):
    """All files of the afternoon: what the advocate took home, and the archive of the first try and of the corrected table."""
    folder = tmp_path_factory.mktemp("afternoon")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/clinic?lang=es")
    enter(page)
    (folder / "campaign.toml").write_bytes(taken(page, "keep"))
    (folder / "empty.xlsx").write_bytes(taken(page, "empty"))
    (folder / "blank.pdf").write_bytes(taken(page, "blank"))
    table = fill_in((folder / "empty.xlsx").read_bytes())
    (folder / "table.xlsx").write_bytes(table)
    first = by_web(page, table, folder, language="es")
    second = by_web(page, fill_in((folder / "empty.xlsx").read_bytes(), corrected=True), folder, language="es")
    page.close()
    return folder, first, second


def test_the_web_makes_every_paper_that_can_be_made_and_says_what_is_wrong_with_the_rest(afternoon):
    _, first, _ = afternoon
    assert set(first) == {f"row-{n:04d}.pdf" for n in GOOD} | {"stack.pdf", "summary.pdf", "report.txt"}
    report = first["report.txt"].decode()
    assert "Hojas hechas: 34" in report
    told = re.search(r"Corrija esto.*?\n\n", report, re.S)[0]
    lines = [line for line in told.splitlines() if line.startswith("- ")]
    assert len(lines) == 6, "one line for each broken row, and none for a good one"
    for (row, column), line in zip(BROKEN.items(), lines, strict=True):
        assert line.startswith(f"- Fila {row}") and column in line and len(line) > 60, line
    assert not re.search(r"quizás|3/4/26|Tortiller", report), "the report repeats nothing that was written"


def test_the_corrected_table_gives_forty_papers(afternoon):
    _, first, second = afternoon
    assert set(second) == {f"row-{n:04d}.pdf" for n in range(3, 43)} | {"stack.pdf", "summary.pdf", "report.txt"}
    assert "Corrija esto" not in second["report.txt"].decode()
    assert all(first[f"row-{n:04d}.pdf"] == second[f"row-{n:04d}.pdf"] for n in GOOD), "a good row does not depend on the others"


def test_the_stack_comes_out_of_the_printer_in_order_each_paper_on_a_sheet_of_its_own(afternoon):
    _, first, _ = afternoon
    pages = printed(first["stack.pdf"])
    with pikepdf.open(io.BytesIO(first["stack.pdf"])) as pdf, pdf.open_outline() as outline:
        starts: list[Any] = [pikepdf.Page(item.destination[0]).index for item in outline.root]  # type: ignore[index]
        assert [item.title for item in outline.root] == [f"Fila {n}" for n in GOOD]
    assert all(start % 2 == 0 for start in starts) and len(pages) % 2 == 0
    for row, start in zip(GOOD, starts, strict=True):
        assert f"Fila {row} · Tortillería El Sol" in pages[start]
    cover = " ".join(pages[0].split())
    assert "34 · hojas, una" in cover and f"{(len(pages) - 2) // 2} · hojas" in cover
    assert "Tortillería El Sol" in cover and "6, 12, 18, 23, 30, 36" in cover
    assert f"{len(pages)} páginas en {len(pages) // 2} hojas" in first["report.txt"].decode()


def test_each_paper_carries_the_workplace_and_the_letter_and_no_name(afternoon):
    _, first, _ = afternoon
    text = " ".join(" ".join(printed(first["row-0003.pdf"])).split())
    for fact in ("Tortillería El Sol", "Cocina y comedor, de 2024 a 2026", "Centro de Trabajadores, 512-555-0100"):
        assert fact in text


def test_the_summary_counts_the_people_who_got_a_paper(afternoon):
    _, first, _ = afternoon
    text = " ".join(" ".join(printed(first["summary.pdf"])).split())
    assert "Personas: 34" in text and len(printed(first["summary.pdf"])) == 1


def test_the_command_line_gives_the_same_files_byte_for_byte(afternoon):
    folder, first, _ = afternoon
    command = [sys.executable, "-m", "guide", "batch", str(folder / "campaign.toml"), str(folder / "table.xlsx"), "-o", str(folder / "out")]
    options = ["--language", "es", "--summary", "--jobs", "2", "--today", TODAY.isoformat()]
    done = subprocess.run([*command, *options], cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Fila 12, columna" in done.stdout
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == first


def test_the_command_line_makes_the_same_empty_table_and_blank_papers(afternoon):
    folder, _, _ = afternoon
    command = [sys.executable, "-m", "guide", "batch", str(folder / "campaign.toml")]
    options = ["--template", str(folder / "t.xlsx"), "-o", str(folder / "blank"), "--blank", "10", "--today", TODAY.isoformat()]
    assert subprocess.run([*command, *options], cwd=ROOT, capture_output=True).returncode == 0
    mine, theirs = ([c.value for c in openpyxl.load_workbook(folder / n)["people"][1]] for n in ("t.xlsx", "empty.xlsx"))
    assert mine == theirs and "when_pay_first" in mine and "agency_letter" not in mine
    assert (folder / "blank" / "blank-stack.pdf").read_bytes() == (folder / "blank.pdf").read_bytes()
