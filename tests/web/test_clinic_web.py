"""The advocate's screen: what goes into the form comes out of it, files, tables, limits, and that nothing is kept.

Nearly all of it is asked in this process (`web`); what stays in memory, on disk or in the log is asked of a real server.
"""

import asyncio
import datetime as dt
import html
import io
import json
import re
import threading
import tomllib
import unicodedata
import zipfile
from dataclasses import replace

import openpyxl
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from guide.batch import make
from guide.batch.kinds import BATCH_SHEETS
from guide.batch.table.findings import Finding, finding_text
from guide.batch.table.template import template_columns
from guide.content.languages import CODES
from guide.core.answers import Answers, read_answers
from guide.core.campaign import LONGEST_LINE, Campaign, CampaignProblem, read_campaign, read_campaign_text, write_campaign
from guide.core.campaign_link import from_fragment, link
from guide.core.plan import make_plan
from guide.printed import make_checklist
from guide.web import turn
from guide.web.clinic import papers, routes
from guide.web.clinic import words as say
from guide.web.clinic.entry import sections
from guide.web.clinic.fields import names, read_typed, typed_of
from guide.web.clinic.papers import MOST_TAGS
from guide.web.clinic.routes import LARGEST_TABLE, MOST
from guide.web.clinic.words import MOST_COPIES, MOST_PEOPLE
from guide.web.forms import Refused
from guide.words.campaign import problem_reason
from guide.words.language import load_language
from tests.help.app import OURS, Line
from tests.help.clinic import CONTENT, SHARED, SHEET, as_json_lines, as_separated, people, repacked, sheet

TODAY = dt.date.today()
FULL = SHARED | {
    "workplace": 'Tortillería "El Sol" & <b>Hijos</b>',
    "when_pay_first": "2026-03",
    "reported_when": "2026-09-01",
    "agency_letter": "has_it",
    "letter_fits": "yes",
    "letter_date": "2026-10-05",
    "letter_scope": "Cocina y comedor, 2024 a 2026",
    "clinic_date": "2026-12-03",
    "clinic_place": "Iglesia San José",
}
CAMPAIGN = read_campaign(FULL, CONTENT, TODAY)[0]
TEXT = write_campaign(CAMPAIGN)
CANARY = "Xiomara Quetzal"


def post(web, path="/clinic", data=None, files=None, lang="en", headers=OURS):
    return web.post(path, params={"lang": lang}, data=data, files=files, headers=headers)


def typed(campaign=CAMPAIGN, **changes):
    return {name: list(values) for name, values in typed_of(campaign, CONTENT).items()} | changes


def made(web, table: bytes, lang="en", **fields):
    return post(web, "/clinic/batch", {"campaign": TEXT, **fields}, {"table": ("nobody.csv", table)}, lang)


def shown(page) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|title).*?</\1>", "", page.text, flags=re.S)))


def draft_of(page) -> dict:
    return json.loads(html.unescape(re.search(r'data-draft="([^"]+)"', page.text)[1]))


# --- the form -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_empty_form_asks_in_the_words_of_the_guide_and_says_that_nothing_is_kept(web, code):
    page, words = web.get("/clinic", params={"lang": code}), load_language(code)
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store" and f'<html lang="{code}">' in page.text
    for sentence in (*say.about(words), say.all_optional(words), *say.labels(words).values()):
        assert sentence in shown(page)
    for keys in sections(CONTENT).values():
        for question in (CONTENT.question[key] for key in keys if key in CONTENT.question):
            assert question.retired or words.of("question", question, "ask") in shown(page)
    assert "<script" not in page.text, "the form needs no script"


def test_every_fact_of_a_campaign_has_a_field_and_no_field_is_about_a_person():
    assert {key for keys in sections(CONTENT).values() for key in keys} == set(Campaign.model_fields)
    assert {name.partition(".")[0] for name in names(CONTENT)} == set(Campaign.model_fields)


def test_a_campaign_goes_through_the_form_and_comes_back_equal():
    for facts in (FULL, {}, {"when_pay_last": "ongoing", "problems": ["not_paid"]}, {"when_fired": "unknown", "problems": ["punished"]}):
        campaign, problems = read_campaign(facts | ({"punished_how": ["fired"]} if "when_fired" in facts else {}), CONTENT, TODAY)
        assert problems == []
        assert read_typed(typed_of(campaign, CONTENT), CONTENT, TODAY) == (campaign, [])


def test_a_question_that_becomes_shared_has_its_place_in_the_form_wherever_it_is_asked():
    for question in CONTENT.question.values():
        shared = replace(CONTENT, question={**CONTENT.question, question.id: question.model_copy(update={"shared": True})})
        keys = [key for keys in sections(shared).values() for key in keys]
        assert keys.count(question.id) == 1, f"guide/web/clinic/entry.py: no section asks {question.id}"


@pytest.mark.parametrize("fields", [{"risk": ["yes"]}, {"state": ["TX", "CA"]}, {"when_fired.hour": ["8"]}, {"when_fired.said": ["soon"]}])
def test_a_form_that_is_not_ours_is_refused_unread(fields):
    with pytest.raises(Refused):
        read_typed(fields, CONTENT, TODAY)


@pytest.mark.parametrize("code", CODES)
def test_what_was_entered_is_read_back_and_can_be_changed_saved_and_opened_again(web, code):
    page, words = post(web, data=typed(), lang=code), load_language(code)
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    for value in ('Tortillería "El Sol" & <b>Hijos</b>', "Texas", words.month(dt.date(2026, 3, 1)), words.date(dt.date(2026, 12, 3))):
        assert value in shown(page) or html.escape(value) in page.text
    assert "<b>Hijos" not in page.text
    file = post(web, "/clinic/campaign", {"campaign": TEXT})
    assert file.headers["content-disposition"] == 'attachment; filename="campaign.toml"' and file.text == TEXT
    assert post(web, files={"file": ("c.toml", file.content)}, lang=code).text == page.text
    again = post(web, data={"campaign": TEXT, "again": "entry"}, lang=code)
    assert 'value="Tortillería &quot;El Sol&quot; &amp; &lt;b&gt;Hijos&lt;/b&gt;"' in again.text
    assert re.search(r'id="problems-not_paid"[^>]* checked', again.text) and '<option value="TX" selected>' in again.text


WRONG = {
    "clinic_date": ({"clinic_date.month": "2", "clinic_date.day": "30", "clinic_date.year": "2026"}, "not_a_day"),
    "when_pay_first": ({"when_pay_first.month": "3", "when_pay_first.year": "26"}, "not_a_day"),
    "when_pay_last": ({"when_pay_last.month": "3", "when_pay_last.year": "2026", "when_pay_last.said": "ongoing"}, "both_given"),
    "letter_date": ({"letter_date.month": "1", "letter_date.year": "2099"}, "future"),
    "workplace": ({"workplace": "Sol " * 40}, "too_long"),
    "clinic_place": ({"clinic_place": f"{CANARY} A 123 456 789"}, "person_number"),
    "problems": ({"problems": ["not_paid", "unknown"]}, "alone"),
    "when_fired": ({"when_fired.month": "3", "when_fired.year": "2026"}, "not_used"),
    "letter_fits": ({"agency_letter": "no"}, "not_used"),
}


@pytest.mark.parametrize("key", WRONG)
@pytest.mark.parametrize("code", CODES)
def test_a_mistake_is_told_beside_its_field_and_at_the_top_and_nothing_that_was_typed_is_lost(web, key, code):
    changes, problem = WRONG[key]
    fields = typed() | changes
    page = post(web, data=fields, lang=code)
    assert page.status_code == 422
    _, problems = read_typed({k: v if isinstance(v, list) else [v] for k, v in fields.items()}, CONTENT, TODAY)
    assert [(p.key, p.code) for p in problems] == [(key, problem)]
    reason = html.escape(problem_reason(problems[0], CONTENT, load_language(code)))
    assert f'<span class="mistake" id="e-{key}">{reason}</span>' in page.text
    assert re.search(rf'aria-describedby="(h-{key} )?e-{key}"', page.text)
    summary = re.search(r'<div class="mistakes" id="mistakes"[^>]*>.*?</div>', page.text, re.S)[0]
    target = re.search(r'<a href="#([^"]+)"', summary)[1]
    assert f' id="{target}"' in page.text, "the link at the top leads to the field"
    assert reason in summary
    for name, values in fields.items():
        for value in values if isinstance(values, list) else [values]:
            assert f'value="{html.escape(value)}"' in page.text, f"{name} was lost"


def test_all_mistakes_are_told_at_once(web):
    page = post(web, data=typed() | WRONG["workplace"][0] | WRONG["clinic_date"][0] | WRONG["when_pay_first"][0])
    assert page.text.count('class="mistake" id=') == 3 and say.mistakes(load_language("en"), 3) in page.text


def test_the_other_language_shows_what_was_typed_and_judges_nothing(web):
    page = post(web, data=typed() | WRONG["workplace"][0] | {"again": "campaign"}, lang="es")
    assert page.status_code == 200 and "autofocus" not in page.text
    assert f'value="{("Sol " * 40)}"' in page.text and '<html lang="es">' in page.text
    assert "Su campaña está lista" in post(web, data={"campaign": TEXT, "again": "change"}, lang="es").text


@pytest.mark.parametrize(
    "fields",
    [
        {"name": CANARY},
        {"situation": "has_it"},
        {"workplace": ["a", "b"]},
        {"state": "TX", "risk": "yes"},
        {"campaign": 'nombre = "Xiomara Quetzal"'},
        {"campaign": "[" * 5000},
    ],
)
def test_a_field_that_no_campaign_has_is_refused_and_not_repeated(web, fields):
    page = post(web, data=fields)
    assert page.status_code == 400 and CANARY not in page.text and page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ""),
        (b"\xff\xfe\x00", "not_toml"),
        (b"this is no toml", "not_toml"),
        (b'nombre = "Xiomara Quetzal"\n', "about_a_person"),
        (b"version = 99\n", "newer_version"),
        (b'state = "Quetzal"\n', "not_an_option"),
    ],
)
@pytest.mark.parametrize("language_code", CODES)
def test_a_campaign_file_that_cannot_be_opened_says_why_and_repeats_nothing(web, data, code, language_code):
    page, words = post(web, files={"file": ("Xiomara.toml", data)}, lang=language_code), load_language(language_code)
    assert page.status_code == 422 and 'id="e-file" role="group"' in page.text and 'aria-describedby="e-file"' in page.text
    reason = problem_reason(CampaignProblem(code), CONTENT, words) if code else say.no_file(words)
    assert reason in shown(page)
    assert "Xiomara" not in page.text and "Quetzal" not in page.text


# --- the link, and one person side by side ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"host": "guia.example.org", **OURS}, "https://guia.example.org/guide"),
        ({"host": "guia.example.org"}, "http://guia.example.org/guide"),
        ({"host": "guia.example.org", "x-forwarded-proto": "https"}, "https://guia.example.org/guide"),
        ({"host": "guia.example.org", "x-forwarded-proto": "http", **OURS}, "http://guia.example.org/guide"),
        ({"host": "localhost:8501", **OURS}, "http://localhost:8501/guide"),
        ({"host": "127.0.0.1:8501", **OURS}, "http://127.0.0.1:8501/guide"),
    ],
)
def test_the_link_has_the_address_that_the_browser_knows(web, headers, address):
    page = post(web, data=typed(), headers=headers)
    found = re.search(r'<p class="address" id="link">([^<]+)</p>', page.text)[1]
    assert found == link(address, CAMPAIGN)
    assert isinstance(from_fragment(found.partition("#")[2], CONTENT), type(read_answers({}, CONTENT, TODAY)[0]))


def test_an_address_that_is_none_never_reaches_the_page(web):
    page = post(web, data=typed(), headers={"host": 'x"><script>', **OURS})
    assert page.status_code in (200, 400) and "<script>" not in page.text


def test_the_draft_for_the_wizard_holds_the_campaign_and_no_answer(web):
    page = post(web, data=typed())
    draft = draft_of(page)
    assert draft["version"] == 1 and draft["answers"] == {}
    assert read_campaign(draft["campaign"], CONTENT, TODAY) == (CAMPAIGN, [])
    assert all(draft["campaign"].values()), "empty fields are left out"
    script = re.search(r'<script src="(/static/js/clinic\.\w+\.js)" defer>', page.text)[1]
    reply = web.get(script)
    assert "five-steps.draft" in reply.text and "immutable" in reply.headers["cache-control"]
    assert reply.headers["content-type"].startswith("text/javascript")
    assert re.search(r'<button type="button" class="main" id="side"[^>]* hidden>', page.text), "no script, no button"


# --- files --------------------------------------------------------------------------------------------------------------


def test_the_flyer_is_in_both_languages_and_its_code_opens_the_link(web):
    reply = post(web, "/clinic/flyer", {"campaign": TEXT, "paper": "a4"}, headers={"host": "guia.example.org", **OURS})
    assert reply.headers["content-disposition"] == 'attachment; filename="flyer.pdf"' and reply.headers["cache-control"] == "no-store"
    document = pypdfium2.PdfDocument(reply.content)
    image = document[0].render(scale=3).to_numpy()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [link("https://guia.example.org/guide", CAMPAIGN)]
    words = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Usted tiene derechos" in words and "You have rights" in words


@pytest.mark.parametrize("chosen", ["both", "en", "es"])
def test_blank_papers_come_as_one_file_to_print(web, chosen):
    reply = post(web, "/clinic/blank", {"campaign": TEXT, "copies": "3", "language": chosen})
    assert reply.headers["content-disposition"] == 'attachment; filename="stack.pdf"'
    with pikepdf.open(io.BytesIO(reply.content)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 3 and pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


@pytest.mark.parametrize("copies", ["", "0", "ten", "201", "-1", "٣", "9" * 30])
def test_a_number_of_copies_that_cannot_be_is_told_kindly(web, copies):
    page = post(web, "/clinic/blank", {"campaign": TEXT, "copies": copies}, lang="es")
    assert page.status_code == 422 and f"de 1 a {MOST_COPIES}" in page.text and 'aria-describedby="e-copies"' in page.text
    assert "Tortillería" in page.text, "the campaign is still there"


def test_the_empty_table_asks_only_what_the_campaign_leaves_open(web):
    reply = post(web, "/clinic/table", {"campaign": TEXT})
    assert reply.headers["content-disposition"] == 'attachment; filename="table.xlsx"'
    names = {cell.value for cell in openpyxl.load_workbook(io.BytesIO(reply.content))["people"][1]}
    assert {"still_working", "lawyer_notes"} <= names and not names & {"state", "work", "reported", "risk", "situation"}


# --- many at once -------------------------------------------------------------------------------------------------------


def test_a_table_becomes_one_zip_with_papers_a_stack_a_summary_and_a_report(web):
    reply = made(web, as_separated(people(5)), language="each", summary="yes", size="large", paper="a4")
    assert reply.headers["content-type"] == "application/zip" and reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-disposition"] == 'attachment; filename="papers.zip"' and "content-length" not in reply.headers
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        assert archive.testzip() is None
        rows = {f"row-{n:04d}-{code}.pdf" for n in range(2, 7) for code in CODES}
        extra = {"stack-en.pdf", "stack-es.pdf", "summary-en.pdf", "summary-es.pdf", "report.txt"}
        assert set(archive.namelist()) == rows | extra
        assert "Sheets made: 5" in archive.read("report.txt").decode()


def files_of(reply) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_page_offers_a_choice_of_papers_and_the_archive_has_the_one_that_was_chosen(web):
    page, words = post(web, data=typed()), load_language("en")
    offered = re.search(r'<select id="batch-sheet" name="sheet">(.*?)</select>', page.text, re.S)[1]
    assert re.findall(r'value="(\w+)"', offered) == list(BATCH_SHEETS)
    assert all(html.escape(label) in offered for label in say.sheets(words).values()) and say.sheet_label(words) in shown(page)
    usual, plan, long = (
        files_of(made(web, as_separated(people(1)), language="es", **more)) for more in ({}, {"sheet": "plan"}, {"sheet": "long"})
    )
    assert usual == plan and usual.keys() == long.keys(), "the usual paper is the sheet"
    count = {name: len(pypdfium2.PdfDocument(files["row-0002.pdf"])) for name, files in (("plan", plan), ("long", long))}
    assert count["plan"] < count["long"]


def test_the_archive_tells_of_nobody_who_is_not_free_but_in_the_report_and_has_the_notes_that_were_asked_for(web):
    table = sheet(["problems.forced_or_trapped", "group", "lawyer_notes"], ["x", "yes", "x"], ["", "yes", "x"], ["x", "no", ""])
    files = files_of(made(web, table, language="es"))
    assert set(files) == {"row-0002.pdf", "row-0003.pdf", "row-0003-notes.pdf", "row-0004.pdf", "stack.pdf", "report.txt"}
    assert files["row-0002.pdf"] == files["row-0004.pdf"] != files["row-0003.pdf"]
    report = files["report.txt"].decode()
    assert "Filas 2, 4: hable primero a solas con esta persona." in report
    assert "Fila 2: no se hicieron apuntes" in report and "Apuntes para un abogado: 1." in report


def test_bad_rows_stop_no_other_and_are_in_the_report(web):
    table = sheet(["still_working", "when_pay_first"], ["yes", "2026-03-06"], ["maybe", "3/4/26"], ["no", "3/4/2026"])
    for order, made_rows in (("", ["row-0002.pdf"]), ("day-first", ["row-0002.pdf", "row-0004.pdf"])):
        with zipfile.ZipFile(io.BytesIO(made(web, table, language="es", dates=order).content)) as archive:
            assert [name for name in archive.namelist() if name.startswith("row-")] == made_rows
            report = archive.read("report.txt").decode()
            assert "Fila 3, columna A (still_working)" in report and "Row 3" not in report and "maybe" not in report


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("table", "found"),
    [
        (b"", Finding("empty_file")),
        (b"PK\x03\x04 no zip", Finding("not_a_table")),
        (sheet(["still_working", "nombre"], ["yes", CANARY]), Finding("forbidden_column", 1, "B")),
        (sheet(["still_workin"], ["yes"]), Finding("unknown_column", 1, "A", near="still_working")),
        (sheet(["still_working"], ["maybe"]), Finding("not_an_option", 2, "A", "still_working")),
        (sheet(["still_working"]), Finding("empty_table")),
        (as_json_lines(people(MOST_PEOPLE + 1)), Finding("too_many_people")),
        (as_json_lines(people(10_000)), Finding("too_many_people")),
    ],
    ids=lambda value: value.code if isinstance(value, Finding) else "",
)
def test_a_table_of_which_nothing_can_be_made_gets_a_kind_page_with_row_column_and_remedy(web, table, found, code):
    page = made(web, table, code)
    assert page.status_code == 422 and 'class="mistakes" role="group"' in page.text and page.headers["cache-control"] == "no-store"
    assert finding_text(found, CONTENT, load_language(code)) in shown(page)
    assert CANARY not in page.text and html.escape(TEXT) in page.text, "the campaign goes back with one press"


def table_of(rows, **fields):
    """What is sent with a table of so many people."""
    return {"data": {"campaign": TEXT, "language": "es", **fields}, "files": {"table": ("t.csv", as_separated(people(rows)))}}


@pytest.fixture
def gate(monkeypatch):
    """The first paper is made at once, the second one when the gate is opened, and the rest at once: each the same paper."""
    opened, made_so_far = threading.Event(), []
    paper = make_checklist(make_plan(Answers(), CONTENT, TODAY), CONTENT, [load_language("es")])

    def one_paper(*_, **__):
        made_so_far.append(1)
        if len(made_so_far) == 2:
            assert opened.wait(30), "the second paper is asked for before the first one is sent, or nobody else is answered meanwhile"
        return paper

    monkeypatch.setattr(make, "make_paper", one_paper)
    yield opened
    opened.set()


def test_a_table_of_as_many_people_as_are_allowed_streams_while_the_wizard_goes_on_answering(web, gate):
    """The first paper is on its way before the second one is made, and nobody else waits for that one."""

    async def both() -> bytes:
        table = Line("POST", "/clinic/batch", **table_of(MOST_PEOPLE))
        first = await table.next()
        assert first and table.status == 200
        other = Line("GET", "/?lang=es")
        assert await other.answer() and other.status == 200
        gate.set()
        return first + await table.answer()

    with zipfile.ZipFile(io.BytesIO(asyncio.run(both()))) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == MOST_PEOPLE + 2


def test_an_archive_that_nobody_takes_makes_room_for_the_next(web, gate):
    gate.set()

    async def leave() -> None:
        for _ in range(6):  # more than may be made at once
            table = Line("POST", "/clinic/batch", **table_of(60))
            await table.next()
            assert table.status == 200, "no place became free: a browser that went away still holds one"
            await table.hang_up()
        assert not routes.BATCHES.locked() and routes.BATCHES._value == 4, "each place is given back once, and not twice"

    asyncio.run(leave())


def test_when_too_many_tables_are_worked_on_a_kind_page_says_so(web, monkeypatch):
    monkeypatch.setattr(routes, "BATCHES", asyncio.Semaphore(0))

    async def sent() -> tuple[int, str]:
        table = Line("POST", "/clinic/batch?lang=es", **table_of(1))
        page = await table.answer()  # and does not wait for a place
        return table.status, page.decode()

    status, page = asyncio.run(sent())
    assert status == 503 and "Espere unos minutos" in page


def test_a_table_that_waits_for_its_turn_has_its_place_already(web, monkeypatch):
    """Else any number of tables could wait, each in memory."""
    monkeypatch.setattr(routes, "BATCHES", asyncio.Semaphore(1))
    monkeypatch.setattr(turn, "AT_ONCE", asyncio.Semaphore(0))  # papers are made for others: it has to wait

    async def two() -> int:
        waits, refused = Line("POST", "/clinic/batch", **table_of(1)), None
        while not routes.BATCHES.locked():
            assert not waits.work.done(), waits.status
            await asyncio.sleep(0)
        refused = Line("POST", "/clinic/batch", **table_of(1))
        await refused.answer()
        turn.AT_ONCE.release()
        await waits.answer()
        assert waits.status == 200
        return refused.status

    assert asyncio.run(asyncio.wait_for(two(), 60)) == 503


def test_people_with_slow_lines_do_not_keep_others_from_the_form(web, monkeypatch):
    """Only tables are so large that few may be received at once."""
    monkeypatch.setattr(routes, "UPLOADS", asyncio.Semaphore(0))
    monkeypatch.setattr(routes, "BODY_SECONDS", 0.05)
    assert post(web, data=typed()).status_code == 200
    assert made(web, as_separated(people(1))).status_code == 400, "a table that finds no place in time is given up"


def test_an_excel_file_that_grows_without_end_is_refused_and_one_of_as_many_people_as_are_allowed_is_not(web):
    names = [column.name for column in template_columns(CONTENT, Campaign())]
    full = sheet(names, *[["x"] * len(names)] * MOST_PEOPLE)
    with zipfile.ZipFile(io.BytesIO(full)) as archive:
        assert sum(archive.read(name).count(b"<") for name in archive.namelist()) * 3 < MOST_TAGS
    bomb = repacked(sheet(["group"], ["alone"]), **{SHEET: b"<worksheet>" + b"<row/>" * MOST_TAGS + b"</worksheet>"})
    assert len(bomb) < 50_000
    page = made(web, bomb)
    assert page.status_code == 422 and finding_text(Finding("too_big"), CONTENT, load_language("en")) in shown(page)


def test_a_campaign_file_of_very_many_nested_keys_is_refused_before_it_is_read(web, monkeypatch):
    """To read it takes the square of its length, and nothing else is answered meanwhile."""
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("such a file must not be read"))
    assert post(web, files={"file": ("c.toml", b".".join([b"a"] * 45_000) + b" = 1")}).status_code == 422


def test_a_campaign_file_with_a_number_that_never_ends_is_refused(web):
    assert post(web, files={"file": ("c.toml", b"version = " + b"1" * 5_000)}).status_code == 422


def test_a_field_of_many_accents_is_refused_before_its_letters_are_put_together(web, monkeypatch):
    """To put them together takes the square of their number."""
    lengths, put_together = [0], unicodedata.normalize
    monkeypatch.setattr(unicodedata, "normalize", lambda form, text: lengths.append(len(text)) or put_together(form, text))
    assert post(web, files={"workplace": (None, "n" + "\u0301\u0323" * 24_000)}).status_code == 422
    assert max(lengths) <= LONGEST_LINE, "look at the length of a field first"


# --- limits, other websites, traces -------------------------------------------------------------------------------------

PATHS = ["/clinic", "/clinic/campaign", "/clinic/flyer", "/clinic/table", "/clinic/blank", "/clinic/batch"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
    ],
)
def test_forms_from_other_websites_are_refused(web, path, headers):
    page = post(web, path, {"campaign": TEXT}, headers=headers)
    assert page.status_code == 403 and "Tortiller" not in page.text


@pytest.mark.parametrize("path", PATHS)
def test_bodies_have_a_limit(web, path):
    most = LARGEST_TABLE if path.endswith("batch") else MOST
    assert post(web, path, files={"file": ("c.toml", b"#" * (most + 1))}).status_code == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
        (b"no boundary here", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nnobody\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="campaign"\r\n\r\n\xff\r\n--x--\r\n', "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="campaign"\r\n\r\ncut', "multipart/form-data; boundary=x"),
        (b"&".join(b"problems=%d" % n for n in range(500)), "application/x-www-form-urlencoded"),
        (b"workplace=%ff", "application/x-www-form-urlencoded"),
    ],
)
@pytest.mark.parametrize("path", ["/clinic", "/clinic/batch"])
def test_a_form_that_is_none_is_refused_kindly(web, body, kind, path):
    reply = web.post(path, content=body, headers={"content-type": kind, **OURS})
    assert reply.status_code == 400 and "<h1>" in reply.text


@pytest.mark.parametrize("field", ["language", "paper", "size", "dates", "summary", "sheet"])
def test_a_choice_that_is_not_offered_is_refused(web, field):
    assert made(web, as_separated(people(1)), **{field: CANARY}).status_code == 400


def test_only_the_empty_form_can_be_read_without_a_form(web):
    assert web.get("/clinic").status_code == 200
    assert [web.get(path).status_code for path in PATHS[1:]] == [405] * 5
    assert web.get("/clinic/nothing").status_code == 404


def test_nothing_of_a_clinic_stays_in_memory_on_disk_or_in_the_log(server, wire):
    """The canary is the place of the clinic; the mark of the table is a comment that nobody reads."""
    secret = write_campaign(CAMPAIGN.model_copy(update={"clinic_place": CANARY}))
    table = as_separated([{**person, "#": "Citlali Ocelotl"} for person in people(20)])
    assert post(wire, data=typed(clinic_place=CANARY)).status_code == 200
    for path in PATHS[1:5]:
        assert post(wire, path, {"campaign": secret, "copies": "2"}).status_code == 200
    assert post(wire, "/clinic/batch", {"campaign": secret}, {"table": ("Citlali.csv", table)}).status_code == 200
    assert post(wire, files={"file": ("Citlali.toml", b"# Citlali Ocelotl\n" + secret.encode())}).status_code == 200
    for word in (CANARY, "Citlali Ocelotl"):
        assert not server.left_of(word, 0)["found"], "what was sent, or what was made of it, is still in memory two sweeps later"
    assert server.ask("")["touched"] == [], "a form is read in memory and never written to a disk"
    log = server.log.read_text()
    assert CANARY not in log and "Citlali" not in log and "127.0.0.1" not in log


def test_when_the_clinic_fails_neither_the_page_nor_the_log_repeats_what_was_sent(web, monkeypatch, caplog):
    def fail(*_):
        raise KeyError(CANARY)

    monkeypatch.setattr(papers, "content", fail)
    page = post(web, "/clinic/flyer", {"campaign": TEXT}, lang="es")
    assert page.status_code == 500 and '<html lang="es">' in page.text and CANARY not in page.text
    assert "The clinic failed: KeyError at" in caplog.text and CANARY not in caplog.text


def test_the_landing_page_leads_to_the_clinic(web):
    for code in CODES:
        assert f'<a href="/clinic?lang={code}">' in web.get("/", params={"lang": code}).text


def test_the_file_that_is_kept_is_the_file_that_is_opened():
    assert read_campaign_text(TEXT, CONTENT, TODAY) == (CAMPAIGN, [])
