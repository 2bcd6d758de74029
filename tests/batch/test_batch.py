"""Tables as people really save them: what is understood, what is refused with a reason, and that nothing is guessed."""

import builtins
import datetime as dt
import io
import json
import os
import tempfile
import tracemalloc
import unicodedata
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from guide.batch.table import columns, template
from guide.batch.table.cells import read_cell
from guide.batch.table.columns import MOST_COLUMNS, Column, Columns, notes_heading, plain
from guide.batch.table.findings import NOTES, finding_text
from guide.batch.table.rows import Rows
from guide.batch.table.table import TableError, letters_of
from guide.batch.table.tables import open_table
from guide.batch.table.template import make_template, template_columns
from guide.core.answers import Answers
from guide.core.campaign import LONGEST_LINE
from guide.words.language import Language, load_language
from tests.help.clinic import (
    CAMPAIGN,
    CONTENT,
    LINKS,
    SHEET,
    TODAY,
    as_json_lines,
    campaign,
    people,
    read,
    repacked,
    rows_of,
    separated,
    sheet,
)

DAY = "when_pay_first"


def one(column: str, cell: object, **options):
    """What one cell of an Excel file gives: the answer, or the code of what is wrong."""
    good, found = read(sheet([column, "still_working"], [cell, "yes"]), **options)
    problems = [code for _, _, code in found if code not in NOTES]
    return problems[0] if problems else good[0].answers.values.get(column.partition(".")[0])


def text(column: str, cell: str, **options):
    """The same cell as text in a CSV."""
    good, found = read(separated(f"{column};still_working", f'"{cell}";yes', sign=","), **options)
    problems = [code for _, _, code in found if code not in NOTES]
    return problems[0] if problems else good[0].answers.values.get(column.partition(".")[0])


# --- yes, choices, lists ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("yes", ["sí", "Sí", "SI", "si", "s", "x", "X", "1", "yes", "Yes ", "y", "TRUE", "✓", "Yes · Sí"])
def test_yes_has_many_spellings(yes):
    assert text("group", yes) == "yes"
    assert one("group", True) == one("group", 1) == one("group", 1.0) == "yes"


@pytest.mark.parametrize(
    ("cell", "option"), [("no", "no"), ("0", "no"), ("No sé", "unknown"), ("?", "unknown"), ("I don’t know", "unknown")]
)
def test_no_and_not_knowing_are_answers_too(cell, option):
    assert text("group", cell) == option


@pytest.mark.parametrize(
    ("column", "cell", "option"),
    [
        ("state", "TX", "TX"),
        ("state", "texas", "TX"),
        ("state", "Nuevo México", "NM"),
        ("work", "Farm or field work", "farm"),
        ("coworkers", "yes_talking", "yes_talking"),
        ("coworkers", "No, only to me", "no"),
        ("coworkers", "  SOLO A MI ", "not_an_option"),
        ("lawyer", "looking", "looking"),
    ],
)
def test_an_answer_is_understood_by_its_id_or_its_words_in_either_language(column, cell, option):
    assert text(column, cell) == option


def test_every_option_is_understood_by_its_words_in_each_language():
    columns = Columns(CONTENT)
    for question, options in CONTENT.options.items():
        if question in CONTENT.private:
            continue
        for option in options:
            labels = columns.labels(question, option)
            for words in (option, *labels, " · ".join(dict.fromkeys(labels))):
                assert columns.answers[question][plain(words)] == option, f"two answers of {question} read the same: {words}"


def test_a_yes_that_could_mean_two_answers_is_refused_with_the_list():
    _, found = read(sheet(["coworkers"], ["sí"]))
    assert found == [(2, "coworkers", "not_an_option")]
    finding = next(iter(rows_of(sheet(["coworkers"], ["sí"]))))[1][0]
    assert finding_text(finding, CONTENT, load_language("es")).startswith(
        "Fila 2, columna A (coworkers): Esta respuesta no está en la lista. Escriba"
    )


@pytest.mark.parametrize(
    "cell", ["notes; photos", "photos|notes", "notes,photos", "photos\nnotes", "Photos or videos; My own notes of days and hours"]
)
def test_several_answers_may_stand_in_one_cell(cell):
    assert one("evidence", cell) == ("notes", "photos")


def test_several_answers_may_stand_in_columns_to_be_ticked():
    data = sheet(["evidence.photos", "evidence.notes", "evidence.stubs", "group"], ["x", "Sí", "no", "no"], [None, None, None, "no"])
    good, found = read(data)
    assert found == []
    assert good[0].answers.values == {"evidence": ("notes", "photos"), "group": "no"}
    assert good[1].answers.values == {"group": "no"}, "nothing ticked is nothing said"


def test_a_mark_that_is_neither_yes_nor_no_is_refused():
    assert read(sheet(["evidence.photos"], ["maybe"]))[1] == [(2, "evidence.photos", "no_mark")]


def test_nothing_and_something_together_are_refused():
    assert read(sheet(["evidence"], ["none; photos"]))[1] == [(2, "evidence", "alone")]


# --- days ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-15", "2026-03-15"),
        ("2026-3-5", "2026-03-05"),
        ("2026/03/15", "2026-03-15"),
        ("20260315", "2026-03-15"),
        ("2026-03-15 00:00:00", "2026-03-15"),
        ("2026-03", "2026-03"),
        ("03/2026", "2026-03"),
        ("15/3/2026", "2026-03-15"),
        ("3/15/2026", "2026-03-15"),
        ("5/5/2026", "2026-05-05"),
        ("15 de marzo de 2026", "2026-03-15"),
        ("Mar 15, 2026", "2026-03-15"),
        ("March 2026", "2026-03"),
        ("'2026-03-15", "2026-03-15"),
        ("no sé", "unknown"),
    ],
)
def test_a_day_that_can_mean_only_one_thing_is_understood(cell, day):
    assert text(DAY, cell) == day


@pytest.mark.parametrize("cell", ["3/4/26", "15-03-26", "15.3.26", "15 mar 26", "Mar-26"])
def test_a_year_of_two_numbers_is_refused_kindly(cell):
    assert text(DAY, cell) == "two_digit_year"


def test_a_date_that_could_be_two_days_is_refused_until_somebody_says_how_the_file_writes_dates():
    assert text(DAY, "3/4/2026") == "day_or_month"
    assert text(DAY, "3/4/2026", order="day-first") == "2026-04-03"
    assert text(DAY, "3/4/2026", order="month-first") == "2026-03-04"
    assert text(DAY, "3/15/2026", order="day-first") == "not_a_day", "the file does not do what was said about it"


@pytest.mark.parametrize(
    "cell", ["2026-02-30", "2026-13-01", "31/31/2026", "yesterday", "2026", "15 de marzo de 20", "May June 2026", "1e400"]
)
def test_what_is_no_date_is_refused(cell):
    assert text(DAY, cell) in ("not_a_day", "two_digit_year")


def test_a_date_in_the_future_or_too_long_ago_is_refused():
    assert text(DAY, "2026-11-24") == "future"
    assert text(DAY, "1931-01-01") == "too_long_ago"


def test_the_last_payday_is_compared_with_the_first_one_of_the_campaign():
    assert read(sheet(["when_pay_last"], ["2026-01-02"]))[1] == [(2, "when_pay_last", "before_first")]


def test_a_date_cell_of_excel_is_that_day():
    assert one(DAY, dt.date(2026, 3, 15)) == one(DAY, dt.datetime(2026, 3, 15, 8, 30)) == "2026-03-15"


def test_a_month_that_excel_turned_into_its_first_day_is_a_month_again():
    def as_typed(page):
        page["A2"].value = dt.date(2026, 3, 1)
        page["A2"].number_format = "mmm-yy"

    good, _ = read(sheet([DAY], ["x"], change=as_typed))
    assert good[0].answers.values == {DAY: "2026-03"}


@pytest.mark.parametrize("cell", [46096, 46096.0, 46096.75])
def test_an_excel_date_as_a_number_is_read_as_excel_counts_and_reported(cell):
    good, found = read(sheet([DAY], [cell]))
    assert good[0].answers.values == {DAY: "2026-03-15"}
    assert found == [(2, DAY, "excel_number")]
    assert read(separated(DAY, str(cell)))[1] == [(2, DAY, "excel_number")]


@pytest.mark.parametrize("cell", [7, 2026, 99999999999, -5, 1e300])
def test_other_numbers_are_no_dates(cell):
    assert one(DAY, cell) in ("not_a_day", "error_cell")


def test_still_going_on_is_an_answer_where_the_question_has_it():
    assert text("when_pay_last", "ongoing") == text("when_pay_last", "sigue") == "ongoing"
    assert text(DAY, "ongoing") == "not_a_day"


# --- formulas, errors, merged cells -------------------------------------------------------------------------------------


def test_a_formula_is_never_worked_out():
    assert one("group", '=IF(1=1,"yes","no")') == "formula"
    assert one(DAY, "=TODAY()") == "formula"
    assert text("group", "=yes") == "formula"


@pytest.mark.parametrize("cell", ["+yes", "@SUM(A1)", "-1+1", "=cmd|' /C calc'!A0"])
def test_cells_that_begin_like_a_formula_are_refused_and_never_repeated(cell):
    rows = rows_of(separated("still_working,group", f'"{cell}",no'))
    found = [f for _, findings in rows for f in findings]
    assert len(found) == 1
    assert not any(cell in finding_text(found[0], CONTENT, load_language(code)) for code in ("en", "es"))


def test_an_error_of_the_spreadsheet_is_no_answer():
    def spoil(page):
        page["A2"].value = "#N/A"
        page["A2"].data_type = "e"

    assert read(sheet(["group"], ["x"], change=spoil))[1] == [(2, "group", "error_cell")]


def test_rows_with_merged_cells_are_refused_because_nobody_knows_whose_answer_it_is():
    def merge(page):
        page.merge_cells("A3:A4")

    good, found = read(sheet(["group", "lawyer"], ["yes", "no"], ["yes", "no"], [None, "no"], ["no", "no"], change=merge))
    assert [r.number for r in good] == [2, 3, 5]
    assert [(row, code) for row, _, code in found if code not in NOTES] == [(4, "merged")]


def test_cells_merged_across_columns_are_refused_too():
    good, found = read(sheet(["group", "lawyer"], ["yes", None], ["no", "no"], change=lambda page: page.merge_cells("A2:B2")))
    assert [r.number for r in good] == [3]
    assert found == [(2, "", "merged")]


# --- kinds of files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_comes_with_many_signs_and_letters(sign, encoding):
    data = separated("group,still_working,coworkers", "Sí,No,yes_talking", sign=sign, encoding=encoding)
    good, found = read(data)
    assert good[0].answers.values == {"still_working": "no", "coworkers": "yes_talking", "group": "yes"}
    assert found == []


def test_windows_letters_are_read_and_reported_once():
    rows = rows_of(separated("group", "Sí", encoding="cp1252"))
    assert [f.code for f in rows.notes] == ["windows_letters"]
    assert [row.answers.values for row, _ in rows if row] == [{"group": "yes"}]


def test_the_hint_of_excel_about_its_sign_is_heeded():
    assert read(b"sep=;\r\ngroup;lawyer\r\nx;no\r\n")[0][0].answers.values == {"group": "yes", "lawyer": "no"}


def test_empty_rows_and_rows_that_begin_with_a_number_sign_are_passed_over_and_numbers_stay_those_of_the_spreadsheet():
    for data in (
        sheet(["group"], [None], ["# ¿Hay un grupo?"], ["x"], ["  "], ["no"]),
        b"group,lawyer\n,\n# note,\nx,no\n , \nno,no\n",
        b"group,lawyer\n\n# note,\nx,no\n\nno,no\n",
    ):
        good, found = read(data)
        assert ([r.number for r in good], found) == ([4, 6], [])


def test_blank_lines_above_the_table_are_counted():
    assert [r.number for r in read(b"\n\ngroup,lawyer\nx,no\n")[0]] == [4]


def test_json_lines_say_the_same():
    lines = (
        b'{"group": "yes", "evidence": ["photos", "notes"]}\n\n{"group": 7}\nnot json\n[1]\n{"version": 1, "answers": {"group": "no"}}\n'
    )
    good, found = read(lines)
    assert [(r.number, r.answers.one("group")) for r in good] == [(1, "yes"), (6, "no")]
    assert [(row, code) for row, _, code in found] == [(3, "not_an_option"), (4, "not_json"), (5, "not_json")]


def test_a_folder_of_answer_files_is_read_without_what_no_table_may_hold(tmp_path):
    for n, name in enumerate(["maria", "jose"]):
        answers = {
            "situation": "has_it",
            "risk": "yes",
            "permit_ends": "2027-01-01",
            "print_name": name,
            "group": "no",
            "when_fired": "2026-01",
        }
        (tmp_path / f"{name}.json").write_text(json.dumps({"version": 1, "answers": answers | {"lawyer": "no" if n else "yes"}}))
    (tmp_path / "zz.json").write_text("{broken")
    rows = Rows(open_table(tmp_path), CONTENT, CAMPAIGN, TODAY)
    got = list(rows)
    assert [row.answers.values for row, _ in got[:2] if row] == [
        {"when_fired": "2026-01", "group": "no", "lawyer": "no"},
        {"when_fired": "2026-01", "group": "no", "lawyer": "yes"},
    ], "jose before maria"
    assert [f.code for f in got[2][1]] == ["own_file"]


def test_every_file_that_begins_like_an_answer_file_is_a_person_and_the_rest_is_counted(tmp_path):
    """What phones and Windows make of a name must leave nobody out without a word."""
    person = json.dumps({"version": 1, "answers": {"group": "yes"}})
    (tmp_path / "ana.json").write_text(person)
    (tmp_path / "jose (1).json").write_bytes(b"\xef\xbb\xbf\r\n" + person.encode())
    (tmp_path / "luz.JSON").write_text(person, "utf-16")
    (tmp_path / "rosa.json.txt").write_text(person)
    (tmp_path / "silent.json").write_text('{"version": 1, "answers": {"print_name": "Silvia"}}')
    (tmp_path / "settings.json").write_text('{"group": "yes"}')
    (tmp_path / "newer.json").write_text('{"version": 99, "answers": {"group": "yes"}}')
    (tmp_path / "people.csv").write_text("group\nx\n")
    (tmp_path / "more.json").mkdir()
    (tmp_path / ".hidden.json").write_text(person)
    rows = Rows(open_table(tmp_path), CONTENT, CAMPAIGN, TODAY)
    assert [(f.code, f.other) for f in rows.notes] == [("answer_files", 0), ("passed_over", 2)]
    found = [(row.number, dict(row.answers.values)) if row else findings[0].code for row, findings in rows]
    yes = {"group": "yes"}
    assert found == [(1, yes), (2, yes), (3, yes), "own_file", (5, yes), "own_file", (7, {})]


def test_a_row_of_empty_tick_boxes_is_nobody_and_is_counted():
    """Spreadsheets write FALSE into every box of a thousand rows, and twelve of them are people."""
    head = ["# my number", "state", "evidence.photos", "evidence.notes"]
    data = sheet(head, [1, "TX", True, False], *[[n, None, False, False] for n in range(300)], [2, None, False, True])
    rows = rows_of(data)
    found = list(rows)
    assert [row.number for row, _ in found if row] == [2, 303]
    assert rows.read == 2, "the clinic page counts these, up to 200"
    assert [(f.code, f.row, f.other) for _, findings in found for f in findings] == [("unticked", 3, 300)]
    assert "Rows like this one: 300." in finding_text(found[-1][1][0], CONTENT, load_language("en"))
    assert read(b"group,evidence.photos\n,FALSE\n,no\n")[1] == [(2, "", "unticked"), (0, "", "empty_table")]
    assert read(b"group,evidence.photos\nFALSE,FALSE\n")[0], "no is an answer where a question is asked"


def test_rows_that_the_spreadsheet_hides_are_read_and_reported():
    def filtered(page):
        for number in (3, 4, 5):
            page.row_dimensions[number].hidden = True

    good, found = read(sheet(["group", "lawyer"], ["x", "no"], ["no", "no"], [None, None], ["x", "yes"], change=filtered))
    assert [r.number for r in good] == [2, 3, 5]
    assert found == [(3, "", "hidden"), (5, "", "hidden")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"  \n\n ", "empty_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old_excel"),
        (b"PK\x03\x04 this is no zip", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
        (b"group\n\x81\x8d\x90", "unreadable_letters"),
        (sheet(), "empty_file"),
    ],
)
def test_what_is_no_table_is_refused_before_anything_is_made(data, code):
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(data))
    assert error.value.finding.code == code


GOOD = sheet(["group"], ["x"])


def test_a_zip_bomb_is_refused_by_its_declared_sizes_before_it_is_unpacked():
    bomb = repacked(GOOD, **{"xl/media/big.bin": b"\0" * 150_000_000})
    assert len(bomb) < 400_000
    tracemalloc.start()
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(bomb))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.value.finding.code == "too_big"
    assert peak < 5_000_000


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_declared():
    small = repacked(GOOD, **{SHEET: b" " * 30_000_000})
    lie = small.replace((30_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lie != small
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(lie))
    assert error.value.finding.code == "not_a_table"


def test_texts_that_would_fill_the_memory_are_refused():
    link = b'<Relationship Type="x/sharedStrings" Target="any/where.xml" Id="t"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        links = archive.read(LINKS).replace(b"</Relationships>", link)
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(repacked(GOOD, **{LINKS: links, "xl/any/where.xml": b"<sst>" + b"<si/>" * 4_200_000 + b"</sst>"})))
    assert error.value.finding.code == "too_big", "whatever the part with the texts is called"


def test_entities_that_grow_without_end_are_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet/>'
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml"):
        with pytest.raises(TableError) as error:
            open_table(io.BytesIO(repacked(GOOD, **{part: laughs})))
        assert error.value.finding.code == "not_a_table"


def test_a_part_that_stands_in_the_list_again_and_again_is_refused_and_not_read_as_often():
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(TableError) as error:
        open_table(out)
    assert error.value.finding.code == "not_a_table"


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", LINKS, SHEET])
def test_tags_that_would_fill_the_memory_are_refused_in_every_part_that_is_read(part):
    bomb = repacked(GOOD, **{part: b"<a>" + b"<xf/>" * 50_000 + b"</a>"})
    assert len(bomb) < 20_000
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(bomb), most_tags=50_000)
    assert error.value.finding.code == "too_big"


@pytest.mark.parametrize(
    "part", [b"<mergeCell " * 40_000, b"<row " * 80_000, b"<row " + b'hidden="1" ' * 40_000, b"<row " + b' r="' * 90_000]
)
def test_a_sheet_that_is_no_xml_is_left_at_its_first_mistake(part, monkeypatch):
    """Whoever looks for merged cells and hidden rows in all of it, back and forth, is busy for hours."""
    data, taken, read_on = repacked(GOOD, **{SHEET: part}), [], zipfile.ZipExtFile.read

    def noted(file, count=-1):
        piece = read_on(file, count)
        if file.name == SHEET:
            taken.append(len(piece))
        return piece

    monkeypatch.setattr(zipfile.ZipExtFile, "read", noted)
    with pytest.raises(TableError):
        open_table(io.BytesIO(data))
    assert sum(taken) < len(part) / 2, "a part is read a window at a time, by a parser that stops where it is no XML"


def test_a_name_of_many_accents_is_refused_before_its_letters_are_put_together(monkeypatch):
    """To bring accents into their order takes time by the square of their number, and nothing else runs meanwhile."""
    lengths, put_together = [0], unicodedata.normalize
    monkeypatch.setattr(unicodedata, "normalize", lambda form, text: lengths.append(len(text)) or put_together(form, text))
    found = read(json.dumps({"n" + "\u0301\u0323" * 60_000: "x"}, ensure_ascii=False).encode())[1]
    assert [code for _, _, code in found] == ["unknown_column"]
    assert max(lengths) <= LONGEST_LINE, "limit the length before the letters are composed"


def test_a_row_of_a_hundred_thousand_cells_is_reported_in_few_lines_and_a_cell_far_out_is_not_lost():
    head, row = "group;still_working", ";".join(["x"] * 100_000)
    assert len(read(separated(head, row))[1]) <= MOST_COLUMNS
    far = read(separated(head, ";yes" + ";" * 5_000 + "x"))[1]
    assert [code for _, _, code in far] == ["no_heading"]


def test_a_file_that_says_it_has_a_million_rows_is_read_to_its_real_end():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        page = archive.read(SHEET).replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:XFD1048576"')
    assert b"XFD1048576" in page
    assert len(read(repacked(GOOD, **{SHEET: page}))[0]) == 1


def test_a_row_far_below_ends_the_reading_with_a_word_about_it():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        page = archive.read(SHEET).replace(b'<row r="2"', b'<row r="1048576"').replace(b'r="A2"', b'r="A1048576"')
    assert read(repacked(GOOD, **{SHEET: page}))[1] == [(20_001, "", "too_many_rows")]


def test_a_file_that_is_damaged_in_the_middle_gives_the_rows_before_it():
    rows = [["group"], *[["x"]] * 3000]
    with zipfile.ZipFile(io.BytesIO(sheet(*rows))) as archive:
        page = archive.read(SHEET)
    cut = repacked(sheet(*rows), **{SHEET: page[: len(page) // 2]})
    good, found = read(cut)
    assert 500 < len(good) < 2500
    assert [code for _, _, code in found if code not in NOTES] == ["broken_off"]


# --- columns ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["name", "Nombre", "Nombre completo", "last name", "situation", "risk", "print_name", "permit_ends", "notices", "A-number", "SSN",
     "seguro social", "Teléfono", "email", "Dirección", "country", "fecha de nacimiento", "estatus migratorio"],
)  # fmt: skip
def test_a_column_about_a_person_stops_everything_and_says_why(name):
    rows = rows_of(sheet(["group", name], ["x", "Canary Pérez"]))
    assert [f.code for f in rows.problems] == ["forbidden_column"]
    assert list(rows) == [], "no row is read"
    for code, why in (("en", "ordered by a court"), ("es", "una corte la puede pedir")):
        message = finding_text(rows.problems[0], CONTENT, load_language(code))
        assert why in message
        assert "B" in message
        assert "Canary" not in message


def test_a_forbidden_key_far_down_in_a_json_file_is_found_before_anything_is_made():
    rows = rows_of(as_json_lines(people(300)) + b'\n{"risk": "yes"}')
    assert [f.code for f in rows.problems] == ["forbidden_column"]


def test_an_unknown_column_is_no_silent_gap_and_its_name_is_not_repeated():
    rows = rows_of(sheet(["still_workin", "María Canary", "group"], ["x", "x", "x"]))
    assert [(f.code, f.place, f.near) for f in rows.problems] == [("unknown_column", "A", "still_working"), ("unknown_column", "B", "")]
    assert "Canary" not in finding_text(rows.problems[1], CONTENT, load_language("en"))


def test_a_column_that_begins_with_a_number_sign_is_not_read():
    good, found = read(sheet(["group", "# my numbers"], ["x", "anything"]))
    assert (good[0].answers.values, found) == ({"group": "yes"}, [])


def test_a_question_may_stand_in_the_head_in_words():
    ask = load_language("es").of("question", CONTENT.question["group"], "ask")
    good, _ = read(sheet(["Do you still work there?", ask], ["x", "no"]))
    assert good[0].answers.values == {"still_working": "yes", "group": "no"}


def test_the_same_question_twice_is_refused():
    assert [c for _, _, c in read(sheet(["group", "group"], ["x", "no"]))[1]] == ["column_twice"]
    assert [c for _, _, c in read(sheet(["evidence", "evidence.photos"], ["notes", "x"]))[1]] == ["column_twice"]


def test_a_table_without_names_of_columns_is_refused():
    assert next(c for _, _, c in read(separated("x,no", "x,yes"))[1]) in ("unknown_column", "no_columns")


def test_a_cell_beside_the_table_is_not_lost_in_silence():
    assert read(separated("group,lawyer", "x,no,photos"))[1] == [(2, "", "no_heading")]


def test_far_too_many_columns_are_refused():
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(separated(",".join(f"c{n}" for n in range(300)))))
    assert error.value.finding.code == "too_many_columns"


def test_columns_are_called_as_a_spreadsheet_calls_them():
    assert letters_of(28)[-3:] == ["Z", "AA", "AB"]


# --- rows ---------------------------------------------------------------------------------------------------------------


def test_one_bad_row_never_stops_the_rest_and_a_bad_cell_refuses_its_row():
    good, found = read(sheet(["group", DAY], ["x", "3/4/26"], ["maybe", "2026-02-30"], ["no", "2026-03-04"]))
    assert [r.number for r in good] == [4]
    assert found == [(2, DAY, "two_digit_year"), (3, "group", "not_an_option"), (3, DAY, "not_a_day")]


def test_an_answer_that_would_not_be_used_is_refused_with_what_is_missing():
    """The day of a firing without a mark in `punished_how.fired` would lose the one date that matters."""
    rows = rows_of(sheet(["problems", "when_fired"], ["punished", "2026-11-02"]))
    finding = next(iter(rows))[1][0]
    assert (finding.code, finding.needs) == ("not_used", ("punished_how", ("fired",)))
    assert "They fired me" in finding_text(finding, CONTENT, load_language("en"))
    assert len(read(sheet(["problems", "punished_how", "when_fired"], ["punished", "fired", "2026-11-02"]))[0]) == 1
    shared = campaign(problems=["punished"], punished_how=["fired"], when_pay_first="", when_pay_last="")
    assert len(read(sheet(["when_fired"], ["2026-11-02"]), campaign=shared)[0]) == 1, "the campaign says the rest"


def test_equal_rows_are_made_and_reported():
    good, found = read(sheet(["group", "lawyer"], ["x", "no"], ["no", "no"], ["x", "no"]))
    assert len(good) == 3
    assert found == [(4, "", "twin")]


def test_a_table_with_nothing_below_its_head_says_so():
    assert read(sheet(["group"]))[1] == [(0, "", "empty_table")]


def test_a_cell_with_a_novel_in_it_is_refused():
    assert one("group", "x" * 30_000) == "long_cell"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_ten_thousand_rows_stream_through_little_memory(kind):
    count = 10_000
    if kind == "xlsx":
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet()
        page.append(["group", DAY, "coworkers"])
        for n in range(count):
            page.append(["x", f"2026-0{n % 9 + 1}-{n % 28 + 1:02d}", "yes_talking"])
        out = io.BytesIO()
        book.save(out)
        data = out.getvalue()
    elif kind == "csv":
        data = b"group,when_pay_first,coworkers\n" + b"".join(b"x,2026-0%d-%02d,no\n" % (n % 9 + 1, n % 28 + 1) for n in range(count))
    else:
        data = b"".join(b'{"group": "x", "when_pay_first": "2026-0%d-%02d"}\n' % (n % 9 + 1, n % 28 + 1) for n in range(count))
    rows = rows_of(data)
    assert abs(rows.table.about - count) < 3
    made = sum(1 for row, _ in rows if row)
    assert made == count


def test_a_web_page_may_take_fewer_rows():
    rows = rows_of(as_json_lines(people(300)), most=200)
    found = list(rows)
    assert sum(1 for row, _ in found if row) == 200
    assert [f.code for f in found[-1][1]] == ["too_many_rows"]


def test_reading_keeps_no_rows():
    data = as_json_lines(people(1000))
    rows = rows_of(data)
    next(iter(rows))
    tracemalloc.start()
    for _ in rows:
        pass
    assert tracemalloc.get_traced_memory()[1] < 600_000
    tracemalloc.stop()


# --- the template -------------------------------------------------------------------------------------------------------


def test_the_template_has_lists_notes_and_both_languages_and_no_column_about_a_person():
    book = openpyxl.load_workbook(io.BytesIO(make_template(CONTENT)))
    page, lists = book["people"], book["lists"]
    names = [cell.value for cell in page[1]]
    assert names == [column.name for column in template_columns(CONTENT)]
    assert not set(CONTENT.private) & {name.partition(".")[0] for name in names}
    assert all(cell.comment and len(cell.comment.text) > 40 for cell in page[1])
    assert page["A2"].value.startswith("# ")
    assert page.freeze_panes == "A3"
    offered = {str(v.sqref).split(":")[0][:-1]: v.formula1 for v in page.data_validations.dataValidation}
    for cell in page[1]:
        question = CONTENT.question.get(cell.value.partition(".")[0])
        assert (cell.column_letter in offered) == (question is None or question.kind != "date")
    states = [c.value for c in lists["A"]]
    assert states[0] == "state"
    assert "New Mexico · Nuevo México" in states
    assert {"en", "es"} == {code for code in ("en", "es") for cell in book["help · ayuda"]["A"] if cell.value == _help_line(code)}


def test_the_last_column_of_the_template_asks_for_notes_for_a_lawyer_and_is_empty():
    for shared in (None, CAMPAIGN):
        page = openpyxl.load_workbook(io.BytesIO(make_template(CONTENT, shared)))["people"]
        head, words, *rows = [row[-1] for row in page.iter_rows()]
        assert head.value == "lawyer_notes"
        assert all(notes_heading(load_language(code)) in words.value for code in ("en", "es"))
        assert "only if the person asks" in head.comment.text and "solo si la persona" in head.comment.text
        assert not any(cell.value for cell in rows), "notes are off unless somebody asks for them: leave the column empty"


def _help_line(code: str) -> str:
    return load_language(code).say("batch.help_skip", "A row or a column that begins with # is not read.")


def test_the_template_is_written_without_a_file_on_disk(monkeypatch):
    make_template(CONTENT)  # what is imported and read once comes from the disk
    for where, name in ((builtins, "open"), (io, "open"), (tempfile, "mkstemp"), (tempfile, "mkdtemp"), (os, "open")):
        monkeypatch.setattr(where, name, lambda *_, **__: pytest.fail("the server writes no file: keep `in_memory` in make_template"))
    assert make_template(CONTENT, CAMPAIGN).startswith(b"PK")


def test_what_the_template_offers_is_what_the_reader_understands():
    book = openpyxl.load_workbook(io.BytesIO(make_template(CONTENT)))
    columns = Columns(CONTENT)
    for cells in book["lists"].iter_cols(values_only=True):
        question, *labels = [value for value in cells if value is not None]
        understood = [read_cell(label, Column(question), columns, "").value for label in labels]
        assert understood == [option for option in CONTENT.options[question] if option != "skip"], question


def test_an_untouched_template_is_an_empty_table():
    assert read(make_template(CONTENT))[1] == [(0, "", "empty_table")]


def test_the_template_of_a_campaign_leaves_out_what_the_campaign_says():
    names = {column.question for column in template_columns(CONTENT, CAMPAIGN)}
    assert {"state", "work", "reported", "agency_letter", "when_pay_first"} & names == set()
    assert {"problems", "still_working", "when_fired"} <= names


def test_a_text_that_begins_like_a_formula_is_written_as_text(monkeypatch):

    option = CONTENT.question["group"].option[0].model_copy(update={"label": '=HYPERLINK("x")'})
    question = CONTENT.question["still_working"].model_copy(update={"ask": "+1 @ -2"})
    group = CONTENT.question["group"].model_copy(update={"option": (option, *CONTENT.question["group"].option[1:])})

    class Plain(dict):
        def __missing__(self, key):
            return key[1]

    odd = replace(CONTENT, question={**CONTENT.question, "group": group, "still_working": question})
    for module in (columns, template):
        monkeypatch.setattr(module, "load_language", lambda code: Language(code, Plain()))
    book = openpyxl.load_workbook(io.BytesIO(make_template(odd)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


# --- the column that holds no answer ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["yes", "Sí", "si", "x", "X", "1", "✓"])
@pytest.mark.parametrize("head", ["lawyer_notes", "Lawyer notes", "¿Esta persona pide apuntes para un abogado?"])
def test_a_yes_in_the_column_of_notes_asks_for_them_and_is_no_answer(head, cell):
    for data in (
        sheet(["group", head], ["x", cell], ["x", None], ["no", "no"]),
        separated(f"group;{head}", f"x;{cell}", "x;", "no;no", sign=";"),
        "\n".join(json.dumps(row) for row in ({"group": "x", head: cell}, {"group": "x"}, {"group": "no", head: False})).encode(),
    ):
        good, _ = read(data)
        assert [row.lawyer_notes for row in good] == [True, False, False], "guide/batch/table: a yes means yes, and no or nothing means no"
        assert all(set(row.answers.values) == {"group"} for row in good), "keep the column out of the answers: it holds no fact"


def test_a_folder_of_answer_files_may_ask_for_notes_too(tmp_path):
    for name, more in (("a", {"lawyer_notes": "yes"}), ("b", {})):
        (tmp_path / f"{name}.json").write_text(json.dumps({"version": 1, "answers": {"group": "yes", **more}}))
    rows = [row for row, _ in Rows(open_table(tmp_path), CONTENT, CAMPAIGN, TODAY) if row]
    assert [(row.lawyer_notes, row.answers.values) for row in rows] == [(True, {"group": "yes"}), (False, {"group": "yes"})]


def test_a_mark_in_the_column_of_notes_that_is_neither_yes_nor_no_is_refused_and_a_formula_too():
    data = sheet(["group", "lawyer_notes"], ["x", "maybe"], ["x", "=A1"])
    assert read(data)[1] == [(2, "lawyer_notes", "no_mark"), (3, "lawyer_notes", "formula")]


def test_a_row_that_only_asks_for_notes_is_a_person():
    good, found = read(b"group,lawyer_notes\n,x\n,FALSE\n")
    assert ([row.number for row in good], found) == ([2], [(3, "", "unticked")])


def test_the_column_of_notes_may_stand_in_a_table_once():
    assert [code for _, _, code in read(sheet(["group", "lawyer_notes", "Lawyer notes"], ["x", "x", "x"]))[1]] == ["column_twice"]


def test_answers_of_a_row_are_answers():
    assert isinstance(read(GOOD)[0][0].answers, Answers)
