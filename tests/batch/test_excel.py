"""Excel files made to keep a reader busy or to fill its memory, and the odd ones that honest programs write."""

import datetime as dt
import difflib
import io
import json
import threading
import tracemalloc
import zipfile
from typing import Any

import pytest

from guide.batch.table import columns
from guide.batch.table.table import MOST_ROWS, TableError
from guide.batch.table.tables import open_table
from tests.help.clinic import LINKS, MAIN, SHEET, cell, excel, read, repacked, separated, sheet

GOOD = sheet(["group", "lawyer"], ["x", "no"])
PLENTY = 60
"""Seconds. What is refused takes a thousandth of that; what hangs, a million times as long."""


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


HEAD = b"<row>" + cell("group") + cell("lawyer") + b"</row>"


def codes(data: bytes) -> list[str]:
    """What is found in a table; fails when it is not read in time."""
    found: list[str] = []

    def look() -> None:
        try:
            found.extend([code for _, _, code in read(data)[1]] or ["read"])
        except TableError as error:
            found.append(error.finding.code)

    reader = threading.Thread(target=look, daemon=True)
    reader.start()
    reader.join(PLENTY)
    assert found, "a table of a few kilobytes keeps the reader busy: limit that work in guide/batch/table/workbook.py"
    return found


# --- work without end ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="99999999999">' + cell("group") + b"</row>",
        HEAD + b'<row r="99999999"/><row r="2">' + cell("x") + b"</row>",
        b'<row r="99999999"/><row r="1">' + cell("group") + b"</row>",
        b'<row r="9e99"/>',
    ],
    ids=["first", "after the names", "before the names", "with an exponent"],
)
def test_a_row_number_without_end_is_refused_before_its_empty_rows_are_counted(rows):
    assert codes(excel(rows)) == ["too_many_rows"]


def test_empty_rows_before_the_names_of_the_columns_have_an_end():
    assert codes(excel(b"<row/>" * (MOST_ROWS + 1))) == ["too_many_rows"]
    assert codes(excel(b"<row/>" * 50 + HEAD + b"<row>" + cell("x") + b"</row>")) == ["read"]


def test_rows_that_go_back_are_damage_and_not_lost_in_silence():
    assert codes(excel(HEAD + b'<row r="5">' + cell("x") + b'</row><row r="4">' + cell("no") + b"</row>")) == ["broken_off"]


def test_a_long_formula_copied_into_every_cell_is_not_worked_on():
    formula = b'<f t="shared" si="0" ref="A2:A9">' + b"+".join([b"A1"] * 30_000) + b"</f>"
    rows = b'<row r="2"><c r="A2">%b</c></row>' % formula
    rows += b"".join(b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>' % (n, n) for n in range(3, 5_000))
    assert set(codes(excel(HEAD + rows))) == {"formula"}


def test_a_sheet_that_is_named_ten_thousand_times_is_read_once():
    link = part(LINKS).replace(b"</Relationships>", b"")
    names = b"".join(
        b'<sheet name="s%d" sheetId="%d" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        % (n, n)
        for n in range(1, 10_000)
    )
    book = b"<workbook" + MAIN + b"><sheets>" + names + b"</sheets></workbook>"
    rows = HEAD + b"<row>" + cell("x") + b"</row>" + b"<row/>" * 15_000
    assert codes(excel(rows, **{"xl/workbook.xml": book, LINKS: link + b"</Relationships>"})) == ["read"]


def test_the_way_a_number_is_shown_costs_nothing_however_long_it_is():
    styles = b"<styleSheet" + MAIN + b'><numFmts><numFmt numFmtId="200" formatCode="' + b"[" * 90_000 + b'"/></numFmts><cellXfs>'
    styles += b'<xf numFmtId="200"/>' * 2_000 + b"</cellXfs></styleSheet>"
    rows = b"".join(b'<row><c s="%d"><v>1</v></c></row>' % n for n in range(2_000))
    assert "formula" not in codes(excel(HEAD + rows, **{"xl/styles.xml": styles}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities_are_refused_however_the_letters_are_written(encoding):
    laughs = '<!DOCTYPE a [<!ENTITY a "group"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;'
    laughs += "</t></is></c></row></sheetData></worksheet>"
    assert codes(repacked(GOOD, **{SHEET: laughs.encode(encoding)})) == ["not_a_table"]


# --- memory -------------------------------------------------------------------------------------------------------------


def peak(data: bytes) -> tuple[list[str], int]:
    tracemalloc.start()
    try:
        return codes(data), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_heading_of_forty_million_letters_is_refused_before_it_is_a_text_in_memory():
    data = excel(b"<row>" + cell("a" * 40_000_000) + b"</row>")
    assert len(data) < 60_000
    found, most = peak(data)
    assert found == ["too_big"] and most < 5_000_000, most


def test_an_attribute_without_end_is_refused_too():
    found, most = peak(excel(b'<row r="' + b"1" * 40_000_000 + b'"/>'))
    assert found == ["too_big"] and most < 5_000_000, most


def test_many_long_texts_are_cut_where_no_answer_reaches():
    long = b"<r><t>" + "\U0001f4a5".encode() + b"a" * 90_000 + b"</t></r>"
    rows = b'<row><c t="inlineStr"><is>' + long * 200 + b"</is></c>" + (b'<c t="inlineStr"><is>' + long + b"</is></c>") * 190 + b"</row>"
    found, most = peak(excel(rows))
    assert set(found) == {"unknown_column"} and most < 8_000_000, most


def test_a_row_of_very_many_cells_keeps_no_more_than_a_table_may_have():
    found, most = peak(excel(b"<row>" + b"<c><v>1</v></c>" * 60_000 + b"</row>"))
    assert found == ["too_many_columns"] and most < 8_000_000, most


@pytest.mark.parametrize(
    "data",
    [
        excel(b"<row>" + cell("k" * 301) + cell("lawyer") + b"</row>"),
        separated("k" * 301 + ",lawyer", "x,no"),
        json.dumps({"k" * 301: "x", "lawyer": "no"}).encode(),
    ],
    ids=["xlsx", "csv", "jsonl"],
)
def test_a_long_heading_is_unknown_at_once_and_compared_with_nothing(data, monkeypatch):
    monkeypatch.setattr(difflib, "get_close_matches", lambda *_, **__: pytest.fail("a long heading was compared with every column"))
    monkeypatch.setattr(columns, "forbidden", lambda *_: pytest.fail("a long heading was looked at letter by letter"))
    assert [code for _, _, code in read(data)[1]] == ["unknown_column"]


def test_a_line_of_json_that_no_persons_answers_fill_is_reported_and_the_rest_is_read():
    good, found = read(b'{"group": "x"}\n{"group": "' + b"x" * 200_000 + b'"}\n{"group": "no"}')
    assert [row.number for row in good] == [1, 3] and found == [(2, "", "not_json")]


# --- what honest programs write -----------------------------------------------------------------------------------------


def linked(**parts: bytes) -> dict[str, bytes]:
    """Parts with texts or styles, and the list that says where they are."""
    links = b"".join(b'<Relationship Type="a/%b" Id="%b" Target="/xl/%b"/>' % (n.encode(), n.encode(), n.encode()) for n in parts)
    about = b'<Relationships><Relationship Type="a/worksheet" Id="rId1" Target="worksheets/sheet1.xml"/>' + links + b"</Relationships>"
    return {LINKS: about, **{f"xl/{name}": data for name, data in parts.items()}}


def test_texts_in_pieces_are_put_together_and_how_they_are_read_aloud_is_left_out():
    texts = b"<sst><si><t>group</t></si><si><r><t>al</t></r><r><t>one</t></r><rPh><t>LOUD</t></rPh></si><si><t>x</t></si></sst>"
    rows = b'<row><c t="s"><v>0</v></c></row><row><c t="s"><v>2</v></c></row><row><c t="s"><v>99</v></c></row>'
    good, found = read(excel(rows, **linked(sharedStrings=texts)))
    assert [row.answers.values for row in good] == [{"group": "yes"}] and found == [(3, "group", "error_cell")]
    head = b'<row><c t="s"><v>1</v></c></row>'
    assert open_table(io.BytesIO(excel(head, **linked(sharedStrings=texts)))).head == ["alone"]


@pytest.mark.parametrize(("since_1904", "day"), [(b"0", dt.date(2026, 3, 1)), (b"1", dt.date(2030, 3, 2))])
def test_a_workbook_that_counts_from_1904_is_counted_from_1904(since_1904, day):
    book = part("xl/workbook.xml").replace(b"<sheets>", b'<workbookPr date1904="' + since_1904 + b'"/><sheets>')
    styles = b'<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rows = b"<row>" + cell("any") + b'</row><row><c s="1"><v>46082</v></c></row>'
    table = open_table(io.BytesIO(excel(rows, **linked(styles=styles), **{"xl/workbook.xml": book})))
    found: Any = next(table.rows)[1][0]
    assert found.date() == day


def test_a_strict_workbook_and_one_that_begins_with_a_chart_are_read():
    strict = part(SHEET).replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    assert codes(repacked(GOOD, **{SHEET: strict})) == ["read"]
    where = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = b"<workbook><sheets><sheet %b r:id='c'/><sheet %b r:id='rId1'/></sheets></workbook>" % (where, where)
    links = part(LINKS).replace(b"</Relationships>", b'<Relationship Type="a/chartsheet" Id="c" Target="c.xml"/></Relationships>')
    assert codes(repacked(GOOD, **{"xl/workbook.xml": book, LINKS: links, "xl/c.xml": b"<chartsheet/>"})) == ["read"]


def test_merged_cells_are_seen_whatever_the_tags_are_called():
    rows = (
        b'<s:row r="1">' + b"".join(b'<s:c t="inlineStr"><s:is><s:t>%b</s:t></s:is></s:c>' % n for n in (b"group", b"lawyer")) + b"</s:row>"
    )
    rows += b'<s:row r="2"><s:c r="A2" t="inlineStr"><s:is><s:t>x</s:t></s:is></s:c></s:row>'
    page = (
        b'<s:worksheet xmlns:s="any"><s:sheetData>'
        + rows
        + b'</s:sheetData><s:mergeCells><s:mergeCell ref="A2:B2"/></s:mergeCells></s:worksheet>'
    )
    assert codes(repacked(GOOD, **{SHEET: page})) == ["merged"]


def test_a_cell_that_is_not_what_it_says_is_an_error_of_its_own_row():
    rows = HEAD + b"<row>" + cell("x") + b'<c><v>12a</v></c></row><row><c t="b"><v>7</v></c></row><row>' + cell("no") + b"</row>"
    good, found = read(excel(rows))
    assert [row.number for row in good] == [4] and found == [(2, "lawyer", "error_cell"), (3, "group", "error_cell")]
