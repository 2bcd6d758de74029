"""From rows to paper: single checklists, stacks to print, the group on one page, flyers; in this process, in others, and over Dask."""

import argparse
import datetime as dt
import io
import os
import re
import stat
import subprocess
import sys
import zipfile
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from guide.batch import command, make, run
from guide.batch.cover import Count, make_cover, runs
from guide.batch.flyer import make_flyer
from guide.batch.make import Job, PersonFacts, cores, facts_of, make_all, make_blanks, make_row
from guide.batch.over_dask import checklists
from guide.batch.run import Batch, Folder, Zip, blank_stacks, zip_of
from guide.batch.stack import PrintStack
from guide.batch.summary import Tally, count_text, large_enough, make_summary
from guide.batch.table.rows import Row
from guide.batch.table.template import make_template
from guide.content.records import Host
from guide.core.answers import Answers
from guide.core.campaign import Campaign, merge, read_campaign_text, write_campaign
from guide.core.campaign_link import link
from guide.core.headline import sure_days
from guide.core.plan import make_plan
from guide.pdf.style import style
from guide.printed import make_checklist
from guide.printed.clinic import clinic_of
from guide.printed.sheets import make as make_paper
from guide.web.streamlit.settings import ROOT
from guide.words import dates as date_words
from guide.words.language import load_language
from tests.help.clinic import BROKEN, CAMPAIGN, CONTENT, TODAY, as_json_lines, as_rows, campaign, fill_in, job, people, rows_of, sheet
from tests.help.pdf_structure import text_of, valid

EN, ES = load_language("en"), load_language("es")
WIZARD = "https://guia.example.org/guide"


def text(data: bytes) -> str:
    return " ".join(" ".join(text_of(data)).split())


def batch(folder, data: bytes, choice="es", **options):
    work = Batch(rows_of(data), job(choice), Folder(folder), **options)
    list(work)
    return work


def picture(data: bytes, number: int, top: int = 0):
    """A page as it is printed, without its topmost lines of pixels."""
    document = pypdfium2.PdfDocument(data)
    image = document[number].render(scale=1).to_numpy()[top:].tobytes()
    document.close()
    return image


# --- one row ------------------------------------------------------------------------------------------------------------


def test_a_row_gives_the_checklist_of_its_answers_and_always_the_same_bytes():
    row = as_rows(people(3))[2]
    data = make_row(row, CAMPAIGN, CONTENT, TODAY, [ES])
    plan = make_plan(merge(CAMPAIGN, row.answers), CONTENT, TODAY, later=True)
    assert data == make_checklist(plan, CONTENT, [ES], clinic=clinic_of(CAMPAIGN, CONTENT, [ES]))
    assert data == make_row(row, CAMPAIGN, CONTENT, TODAY, [ES])


def test_a_person_who_says_nothing_gets_the_paper_of_the_campaign():
    data = make_row(Row(7, Answers()), CAMPAIGN, CONTENT, TODAY, [EN])
    assert "Texas Workforce Commission" in text(data)


@pytest.mark.parametrize("languages", [[EN], [ES], [EN, ES]])
def test_every_paper_carries_the_facts_of_the_workplace(languages):
    shared = campaign(agency_letter="has_it", letter_date="2026-10-05", letter_scope="Cocina, 2024 a 2026", reported_when="2026-09-01")
    alone = make_row(as_rows(people(1))[0], shared, CONTENT, TODAY, languages)
    (blank,) = make_blanks(Job(shared, CONTENT, TODAY, (tuple(lg.code for lg in languages),)))
    for data in (alone, blank):
        valid(data)
        for fact in ("Tortillería El Sol", "Cocina, 2024 a 2026", "Centro de Trabajadores, 512-555-0100"):
            assert fact in text(data)
        for words in languages:
            assert words.date(dt.date(2026, 10, 5)) in text(data) and words.date(dt.date(2026, 9, 1)) in text(data)
    bare = text(make_row(as_rows(people(1))[0], Campaign(state="TX"), CONTENT, TODAY, languages))
    assert "Tortillería" not in bare


def test_a_row_has_one_plan_and_the_campaign_is_put_into_words_once_for_all_rows(monkeypatch):
    asked = []
    for name in ("make_plan", "clinic_of"):
        real = getattr(make, name)
        monkeypatch.setattr(make, name, lambda *args, name=name, real=real, **named: asked.append(name) or real(*args, **named))
    made = list(make_all(as_rows(people(3)), job("each"), 1))
    assert [len(row.papers) for row in made] == [2, 2, 2], "a paper in each language"
    assert asked.count("make_plan") == 3, "make a plan once for each row, not for each of its papers"
    assert asked.count("clinic_of") == 2, "ask Job.shared for what the campaign prints, once for each language"


# --- on all cores, and over dask ----------------------------------------------------------------------------------------


def test_other_processes_make_the_same_papers_in_the_same_order():
    rows = as_rows(people(30))
    assert list(make_all(rows, job("es"), 2)) == list(make_all(rows, job("es"), 1))


def test_papers_come_as_they_are_finished_and_rows_are_read_only_a_little_ahead():
    taken = []

    def rows():
        for row in as_rows(people(150)):
            taken.append(row.number)
            yield row

    made: Any = make_all(rows(), job(), 2)  # a generator, which can be closed
    assert next(made).number == 2
    assert len(taken) == make.SMALL, "the first paper waits for no more rows than it takes to know that there are many"
    for _ in range(20):
        next(made)
    assert len(taken) <= 21 + make.SMALL + make.MOST_WAITING + make.AHEAD + 1
    made.close()


def test_a_small_batch_starts_no_other_process(monkeypatch):
    monkeypatch.setattr(make, "ProcessPoolExecutor", None)
    assert len(list(make_all(as_rows(people(10)), job(), 8))) == 10


def test_a_dask_bag_on_worker_processes_gives_byte_equal_files():
    import dask

    rows = as_rows(people(9))
    with dask.config.set(scheduler="processes", num_workers=2):
        bag = checklists(rows, CAMPAIGN, CONTENT, TODAY, [ES], partitions=3)
        found = bag.compute()
        elsewhere = set(bag.map_partitions(lambda part: [os.getpid() for _ in part]).compute())
    assert found == [(row.number, make_row(row, CAMPAIGN, CONTENT, TODAY, [ES])) for row in rows]
    assert os.getpid() not in elsewhere, "the papers are made in other processes"


def examples(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", (ROOT / "docs" / "clinic.md").read_text("utf-8"), re.S)


def test_the_campaign_file_in_the_documents_names_every_key_and_can_be_read():
    (example,) = examples("toml")
    found, problems = read_campaign_text(example, CONTENT, TODAY)
    assert problems == []
    left_out = {key for key in Campaign.model_fields if not getattr(found, key)}
    assert all(key in example for key in left_out), "name every key in the example, if only in a remark"


def test_the_dask_example_in_the_documents_makes_the_papers_of_the_batch(tmp_path):
    (example,) = examples("python")
    (tmp_path / "example.py").write_text(example, "utf-8")
    (tmp_path / "campaign.toml").write_text(write_campaign(CAMPAIGN), "utf-8")
    (tmp_path / "table.xlsx").write_bytes(sheet(["still_working", "lawyer"], ["yes", "no"], ["quizás", "no"], ["no", "looking"]))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = [row for row, _ in rows_of((tmp_path / "table.xlsx").read_bytes()) if row]
    wanted = {f"row-{row.number:04d}.pdf": make_row(row, CAMPAIGN, CONTENT, dt.date.today(), [EN, ES]) for row in rows}
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")} == wanted
    assert list(wanted) == ["row-0002.pdf", "row-0004.pdf"]


def test_the_cores_are_those_this_process_may_use():
    assert 1 <= cores() <= 4096


# --- a batch ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """The afternoon, made once: (batch, folder)."""
    folder = tmp_path_factory.mktemp("afternoon") / "out"
    return batch(folder, fill_in(make_template(CONTENT)), "each", summary=True), folder


def test_a_real_afternoon_from_table_to_printed_stack(done):
    work, folder = done
    good = [n for n in range(3, 43) if n not in BROKEN]
    assert work.result.wrong_rows == list(BROKEN)
    assert (work.result.read, work.result.made, work.result.status) == (40, 34, 1)
    names = {path.name for path in folder.iterdir()}
    extra = {"stack-en.pdf", "stack-es.pdf", "summary-en.pdf", "summary-es.pdf", "report.txt"}
    assert names == {f"row-{n:04d}-{code}.pdf" for n in good for code in ("en", "es")} | extra
    for n in (3, 42):
        valid((folder / f"row-{n:04d}-es.pdf").read_bytes())
    report = (folder / "report.txt").read_text("utf-8")
    assert "Sheets made: 34" in report
    assert "Hojas hechas: 34" in report
    for n in BROKEN:
        assert re.search(rf"^- Row {n}[,:]", report, re.M)
        assert re.search(rf"^- Fila {n}[,:]", report, re.M)
    with pikepdf.open(folder / "stack-es.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"Fila {n}" for n in good]


def test_what_is_noted_about_the_whole_file_is_in_the_report(tmp_path):
    work = batch(tmp_path / "out", "group\nsí\n".encode("cp1252"))
    assert work.result.status == 0
    assert "Se leyó como lo hace Windows" in work.report()


def test_files_are_for_their_owner_only_and_two_batches_are_never_mixed(tmp_path):
    batch(tmp_path / "out", as_json_lines(people(2)))
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()} == {0o600}
    with pytest.raises(FileExistsError):
        Folder(tmp_path / "out")


def test_a_checklist_that_cannot_be_made_is_reported_and_the_rest_is_made(tmp_path, monkeypatch):
    def sometimes(order, *args):
        if order.plan.headline.kind == "none":
            raise RuntimeError("canary-4711 María")
        return make_paper(order, *args)

    monkeypatch.setattr(make, "make_paper", sometimes)
    data = sheet(["when_pay_first", "when_pay_last", "group"], ["", "", "x"], ["no sé", "no sé", "x"], ["", "", "no"])
    work = batch(tmp_path / "out", data)
    assert [(f.code, f.row) for f in work.result.findings] == [("not_made", 3)]
    assert (work.result.made, work.result.status) == (2, 1)
    assert "canary" not in work.report()


def test_when_a_worker_process_dies_the_finished_papers_stay_and_the_report_says_so(tmp_path, monkeypatch):
    def dies(rows, *_):
        yield from make_all(list(rows)[:2], job(), 1)
        raise BrokenProcessPool

    monkeypatch.setattr(run, "make_all", dies)
    work = batch(tmp_path / "out", as_json_lines(people(5)))
    assert (work.result.made, work.result.status) == (2, 2)
    assert "--jobs 1" in work.report()
    assert len(list((tmp_path / "out").glob("row-*.pdf"))) == 2


def test_nothing_that_a_person_answered_and_nothing_of_the_workplace_is_in_a_name_a_title_or_the_report(done):
    work, folder = done
    for path in folder.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo.get("/Title")) == "Five Steps · Cinco Pasos"
            assert not str(pdf.docinfo.get("/Author", ""))
    assert not re.search(r"Tortiller|2026-1[01]|quizás", work.report())


def test_a_batch_for_a_download_is_a_zip_in_pieces_with_the_same_files(tmp_path):
    data = as_json_lines(people(5))
    batch(tmp_path / "out", data, summary=True)
    pieces = list(zip_of(rows_of(data), job(), summary=True))
    assert len(pieces) == 6
    assert all(len(piece) > 10_000 for piece in pieces), "each checklist is sent when it is made"
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    assert Zip().close()


def test_a_table_that_is_refused_makes_only_a_report():
    with zipfile.ZipFile(io.BytesIO(b"".join(zip_of(rows_of(sheet(["nombre"], ["Canary"])), job())))) as archive:
        assert archive.namelist() == ["report.txt"]
        assert "columna A" in (report := archive.read("report.txt").decode())
        assert "Canary" not in report


# --- the stack ----------------------------------------------------------------------------------------------------------


def stack_of(*papers: bytes, header=("Fila 7", "Tortillería El Sol")) -> bytes:
    out = io.BytesIO()
    stack = PrintStack(out, "Five Steps", "es", style("letter", "normal"))
    for n, paper in enumerate(papers):
        stack.add(paper, f"Fila {n}", header)
    stack.finish(make_cover(Count(), CAMPAIGN, CONTENT, TODAY, [ES]))
    return out.getvalue()


def test_each_checklist_begins_on_the_front_of_a_sheet_and_looks_as_it_does_alone():
    papers = [make_row(row, CAMPAIGN, CONTENT, TODAY, [lg]) for row, lg in zip(as_rows(people(4)), (ES, EN, ES, EN), strict=True)]
    papers.insert(
        2, make_summary(Tally(), CAMPAIGN, CONTENT, TODAY, [EN])
    )  # of one page, as a paper in two languages may have an odd number
    lengths = [len(pypdfium2.PdfDocument(paper)) for paper in papers]
    assert {n % 2 for n in lengths} == {0, 1}, "choose papers with odd and even numbers of pages"
    data = stack_of(*papers)
    at = 2  # the cover and its back
    for paper, length in zip(papers, lengths, strict=True):
        for n in range(length):
            above = 34 if n == 0 else 0  # the margin that holds the number of the row
            assert picture(data, at + n, above) == picture(paper, n, above)
        at += length
        if length % 2:
            assert set(picture(data, at)) == {255}
            at += 1
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == at
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        with pdf.open_outline() as outline:
            pages: list[Any] = [pikepdf.Page(item.destination[0]).index for item in outline.root]  # type: ignore[index]
    assert all(page % 2 == 0 for page in pages)
    assert pages[0] == 2


def test_a_stack_has_no_form_and_no_half_of_a_structure():
    with pikepdf.open(io.BytesIO(stack_of(make_row(Row(2, Answers()), CAMPAIGN, CONTENT, TODAY, [ES])))) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/StructTreeRoot" not in pdf.Root
        assert not any("/Annots" in page or "/StructParents" in page for page in pdf.pages)


def test_equal_fonts_and_equal_pages_are_written_once():
    papers = [make_row(row, CAMPAIGN, CONTENT, TODAY, [ES]) for row in as_rows(people(12))]
    data = stack_of(*papers)
    assert len(data) < 0.5 * sum(map(len, papers))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {font.objgen for page in pdf.pages for font in page.obj.Resources.get("/Font", pikepdf.Dictionary()).values()}
    assert len(fonts) <= 3
    assert stack_of(*papers) == data, "equal input, equal bytes"


def test_the_number_of_the_row_and_the_workplace_stand_above_the_first_page_only():
    document = pypdfium2.PdfDocument(stack_of(make_row(Row(2, Answers()), CAMPAIGN, CONTENT, TODAY, [ES])))
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    assert "Fila 7 · Tortillería El Sol" in pages[2]
    assert not any("Fila 7" in page for page in pages[3:])


def test_a_header_without_room_or_letters_is_left_out_from_its_end():
    long = stack_of(make_row(Row(2, Answers()), CAMPAIGN, CONTENT, TODAY, [ES]), header=("Fila 7", "餐馆", "Sol " * 80))
    page = pypdfium2.PdfDocument(long)[2].get_textpage().get_text_range()
    assert "Fila 7" in page
    assert "Sol Sol" not in page


def test_the_cover_counts_what_is_in_the_stack():
    count = Count(pages=[(2, 5), (3, 2), (5, 2)], left_out=[4])
    assert count.sheets == 5
    shown = text(make_cover(count, CAMPAIGN, CONTENT, TODAY, [EN, ES]))
    for words in ("Tortillería El Sol", "3 · sheets, one for each person", "5 · sheets of paper",
                  "Not made, because something is wrong with the row: 4.",
                  "row 2: 5 pages; row 3, 5: 2 pages", "Hojas para imprimir"):  # fmt: skip
        assert words in shown
    assert list(runs([1, 2, 3, 7, 9, 10])) == ["1–3", "7", "9–10"]


def test_a_campaign_text_in_letters_the_fonts_lack_becomes_a_line_to_write_on():
    data = make_cover(Count(), campaign(workplace="福满楼餐馆"), CONTENT, TODAY, [EN])
    assert "Workplace:" in text(data)
    valid(data)


def test_blank_papers_have_the_campaign_and_lines_for_the_person(tmp_path):
    stacks = blank_stacks(job("each"), 5, Folder(tmp_path / "out"))
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "blank-en.pdf",
        "blank-es.pdf",
        "blank-stack-en.pdf",
        "blank-stack-es.pdf",
    ]
    data = (tmp_path / "out" / "blank-en.pdf").read_bytes()
    valid(data)
    assert "Texas Workforce Commission" in text(data)
    assert "Date:" in text(data)
    with pikepdf.open(tmp_path / "out" / "blank-stack-es.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"Copia {n}" for n in range(1, 6)]
        assert len(pdf.pages) == stacks[1][1]
    assert (tmp_path / "out" / "blank-stack-en.pdf").stat().st_size < 1.6 * len(data), "five copies share their pages"


# --- the group ----------------------------------------------------------------------------------------------------------


def tally(rows) -> Tally:
    total = Tally()
    for row in rows:
        answers = merge(CAMPAIGN, row.answers)
        total.add(facts_of(answers, make_plan(answers, CONTENT, TODAY), CONTENT))
    return total


def test_the_summary_counts_the_group_and_names_its_earliest_safe_day():
    rows = as_rows(people(30))
    total = tally(rows)
    days = [day for row in rows for day in sure_days(make_plan(merge(CAMPAIGN, row.answers), CONTENT, TODAY).days)]
    first = min(days, key=lambda day: (not day.urgent, day.by))
    data = make_summary(total, CAMPAIGN, CONTENT, TODAY, [EN, ES])
    valid(data)
    shown = text(data)
    assert date_words.by_text(first, EN) in shown
    assert "all 30 · I was not paid for my work" in shown
    assert re.search(r"\d+ of 30 · I was punished for speaking up", shown)
    assert "Documentos que más faltan" in shown
    assert "No lawyer has checked" in shown


def test_groups_of_fewer_than_three_are_hidden_and_so_are_those_of_whom_only_two_are_missing():
    total = Tally()
    for n in range(10):
        problems = ("not_paid", *(("injured",) if n < 2 else ()), *(("unsafe",) if n < 3 else ()), *(("harassment",) if n < 9 else ()))
        total.add(PersonFacts(problems, ("pay_stubs",) if n < 8 else (), None, False))
    assert large_enough(total.problems) == [("not_paid", 10), ("harassment", 9), ("unsafe", 3)]
    shown = text(make_summary(total, CAMPAIGN, CONTENT, TODAY, [EN]))
    assert "I got hurt or sick" not in shown
    assert "nearly all · Someone harasses me" in shown
    assert "3 of 10 · The work is dangerous" in shown
    assert [count_text(n, 10, EN) for n in (7, 8, 9, 10)] == ["7 of 10", "nearly all", "nearly all", "all 10"]


def test_two_people_are_no_group():
    total = Tally()
    for _ in range(2):
        total.add(PersonFacts(("injured", "unsafe"), ("pay_stubs",), None, True))
    shown = text(make_summary(total, CAMPAIGN, CONTENT, TODAY, [EN]))
    assert "Fewer than 3 people" in shown
    assert "dangerous" not in shown
    assert "close to its end" not in shown


def test_the_summary_does_not_depend_on_the_order_of_people():
    rows = as_rows(people(20))
    pages = [make_summary(tally(order), CAMPAIGN, CONTENT, TODAY, [ES]) for order in (rows, rows[::-1])]
    assert pages[0] == pages[1]


def test_the_fullest_summary_is_one_page():
    total = Tally()
    options = [o.id for o in CONTENT.question["problems"].option if not o.alone]
    plan = make_plan(merge(CAMPAIGN, Answers()), CONTENT, TODAY)
    longest = sorted(CONTENT.paper, key=lambda id_: -len(CONTENT.paper[id_].name))[:12]
    for _ in range(40):
        total.add(PersonFacts(tuple(options), tuple(longest), plan.headline.day, True))
    long = campaign(
        letter_scope="All who worked in the kitchen or the dining room " * 3,
        clinic_date="2026-12-03",
        clinic_place="Parroquia de Nuestra Señora de Guadalupe, salón 2",
        reported_when="2026-09-01",
        letter_date="2026-10",
    )
    for paper in ("letter", "a4"):
        assert len(pypdfium2.PdfDocument(make_summary(total, long, CONTENT, TODAY, [EN, ES], paper))) == 1


# --- the flyer ----------------------------------------------------------------------------------------------------------


def test_the_flyer_is_one_valid_page_in_both_languages_with_the_link():
    host = Host(name="Centro de Trabajadores del Valle", phone="555-010-0100", hours={"en": "Monday to Friday", "es": "lunes a viernes"})
    with_host = replace(CONTENT, host=host)
    shared = campaign(clinic_date="2026-12-03", clinic_place="Iglesia San José")
    for content in (CONTENT, with_host):
        data = make_flyer(shared, WIZARD, content, TODAY, [EN, ES])
        valid(data)
        assert len(pypdfium2.PdfDocument(data)) == 1
        shown = text(data)
        assert link(WIZARD, shared) in shown.replace(" ", "")
        assert "jueves 3 de diciembre de 2026" in shown
        assert "Usted tiene derechos" in shown
        assert "Tortillería" not in shown, "flyers lie around"
        assert ("Centro de Trabajadores del Valle" in shown) == (content is with_host)


@pytest.mark.parametrize("dots", [100, 300])
def test_the_code_on_the_flyer_opens_the_link(dots):
    document = pypdfium2.PdfDocument(make_flyer(CAMPAIGN, WIZARD, CONTENT, TODAY, [EN, ES]))
    image = document[0].render(scale=dots / 72).to_numpy()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [link(WIZARD, CAMPAIGN)]


# --- the command line ---------------------------------------------------------------------------------------------------


def guide(*arguments) -> Any:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    try:
        options = parser.parse_args(["batch", *map(str, arguments), "--today", str(TODAY), "--jobs", "1"])
        return options.run(options)
    except SystemExit as end:
        return end.code


@pytest.fixture
def files(tmp_path):
    (tmp_path / "campaign.toml").write_text('workplace = "Sol"\nstate = "TX"\nproblems = ["not_paid"]\nwhen_pay_first = 2026-03-06\n')
    (tmp_path / "people.csv").write_bytes(b"group;when_pay_last\nx;ongoing\nno;3/4/26\n")
    return tmp_path


def test_the_command_makes_papers_and_says_how_it_went(files, capsys):
    assert guide(files / "campaign.toml", files / "people.csv", "-o", files / "out", "--language", "en", "--summary") == 1
    said = capsys.readouterr()
    assert "Sheets made: 1" in said.out
    assert "Row 3, column B (when_pay_last): The year of this date has only two numbers" in said.out
    assert said.err == "", "no bar where nobody looks"
    assert sorted(p.name for p in (files / "out").iterdir()) == ["report.txt", "row-0002.pdf", "stack.pdf", "summary.pdf"]


def test_blank_papers_and_those_of_a_table_can_stand_in_one_folder(files):
    assert guide(files / "campaign.toml", files / "people.csv", "-o", files / "out", "--language", "en", "--blank", "2") == 1
    made = sorted(p.name for p in (files / "out").iterdir())
    assert made == ["blank-stack.pdf", "blank.pdf", "report.txt", "row-0002.pdf", "stack.pdf"]


def test_the_command_makes_the_paper_that_is_chosen_and_says_with_whom_to_speak_alone(files, capsys):
    (files / "people.csv").write_bytes(b"problems.forced_or_trapped,group,lawyer_notes\n,x,x\nx,x,\n")
    sizes = {}
    for chosen in ("plan", "long"):
        assert guide(files / "campaign.toml", files / "people.csv", "-o", files / chosen, "--language", "es", "--sheet", chosen) == 0
        said = capsys.readouterr().out
        assert "- Fila 3: hable primero a solas con esta persona." in said, "what the command prints is the report"
        assert said.count("Apuntes para un abogado: 1.") == 1
        sizes[chosen] = [len(pypdfium2.PdfDocument(files / chosen / f"row-000{n}.pdf")) for n in (2, 3)]
        assert sorted(p.name for p in (files / chosen).iterdir()) == [
            "report.txt", "row-0002-notes.pdf", "row-0002.pdf", "row-0003.pdf", "stack.pdf"]  # fmt: skip
    assert sizes["plan"][0] < sizes["long"][0] and sizes["plan"][1] == sizes["long"][1]
    assert guide(files / "campaign.toml", files / "people.csv", "-o", files / "card", "--sheet", "card") == 2
    assert not (files / "card").exists()


def test_a_clean_table_ends_with_status_0(files):
    (files / "people.csv").write_bytes(b"group\nx\n")
    assert guide(files / "campaign.toml", files / "people.csv", "-o", files / "out") == 0


def test_the_template_the_flyer_and_blank_papers_need_no_people(files, capsys):
    assert guide("--template", files / "t.xlsx") == 0
    assert guide(files / "campaign.toml", "--flyer", files / "f.pdf", "--address", WIZARD) == 0
    assert capsys.readouterr().out.strip().startswith(f"{WIZARD}#c1-tx-")
    assert guide(files / "campaign.toml", "-o", files / "blank", "--blank", "3", "--language", "es") == 0
    assert (files / "t.xlsx").read_bytes().startswith(b"PK")
    assert (files / "f.pdf").read_bytes().startswith(b"%PDF")


def test_a_template_is_never_written_over_a_file(files, capsys):
    table = files / "table.xlsx"
    assert guide("--template", table) == 0
    table.write_bytes(filled := fill_in(table.read_bytes(), corrected=True))
    assert guide("--template", table) == 2
    assert table.read_bytes() == filled, "the answers of forty people are gone"
    assert "there is a file with this name already" in capsys.readouterr().err


def test_a_flyer_is_never_written_over_the_campaign_the_people_or_the_template(files, capsys):
    good, people = files / "campaign.toml", files / "people.csv"
    (files / "answers").mkdir()
    (files / "answers" / "ana.json").write_text('{"version": 1, "answers": {}}')
    ana = files / "answers" / "ana.json"
    for workers, out in ((people, good), (people, people), (files / "answers", ana), (people, files / "t.xlsx")):
        (files / "t.xlsx").unlink(missing_ok=True)
        before = out.read_bytes() if out.exists() else b"PK"  # the template, which this very command begins
        options = ("--template", files / "t.xlsx", "--flyer", out, "--address", WIZARD, "-o", files / "none")
        assert guide(good, workers, *options) == 2
        assert out.read_bytes().startswith(before)
        assert "name another one" in capsys.readouterr().err
    assert not (files / "none").exists()


def test_a_batch_says_that_it_needs_files(files, capsys, monkeypatch):
    monkeypatch.chdir(files)
    for arguments in (("--template", "-"), (files / "campaign.toml", "-", "-o", "out"), (files / "campaign.toml", "people.csv", "-o", "-")):
        assert guide(*arguments) == 2
        assert "write a name where - stands" in capsys.readouterr().err
    assert not (files / "-").exists()


def test_the_names_of_answer_files_are_shown_once_and_stand_in_no_file(files, capsys):
    folder = files / "answers"
    folder.mkdir()
    for name in ("zoe.json", "Ana.json", "jose (1).JSON", "rosa.json.txt"):
        (folder / name).write_text('{"version": 1, "answers": {"group": "yes"}}')
    (folder / "notas.txt").write_text("Ana: called")
    (folder / "old").mkdir()
    (folder / ".DS_Store").write_bytes(b"{")
    assert guide(files / "campaign.toml", folder, "-o", files / "out", "--language", "es") == 0
    said = capsys.readouterr()
    shown = [line.strip() for line in said.err.splitlines() if line.startswith("  ")]
    assert shown == ["1: Ana.json", "2: jose (1).JSON", "3: rosa.json.txt", "4: zoe.json", "notas.txt", "old"]
    report = (files / "out" / "report.txt").read_text("utf-8")
    assert "la fila 1 es el primero" in report
    assert "no son archivos de respuestas: 2" in report
    for name in ("Ana", "jose", "rosa", "zoe", "notas"):
        assert name not in report + said.out
        assert not any(name in path.name for path in (files / "out").iterdir())


def test_a_folder_without_answer_files_says_so(files, capsys):
    (files / "answers").mkdir()
    (files / "answers" / "a\x1b[2Jb.txt").write_text("x")
    assert guide(files / "campaign.toml", files / "answers", "-o", files / "out", "--language", "en") == 2
    said = capsys.readouterr().err
    assert "There is no answer file in this folder." in said
    assert "a?[2Jb.txt" in said, "a file name must not command the terminal"


def test_mistakes_on_the_command_line_end_kindly_with_status_2_and_repeat_nothing(files, capsys):
    (files / "bad.toml").write_text('nombre = "CANARY"\nstate = "CANARY"\n')
    (files / "bad.csv").write_text("group,name\nx,CANARY\n")
    (files / "broken.xlsx").write_bytes(b"PK\x03\x04CANARY")
    (files / "full").mkdir()
    (files / "full" / "x").touch()
    good, table = files / "campaign.toml", files / "people.csv"
    for arguments in (
        (),
        (good,),
        (good, table),
        (good, "-o", files / "o1"),
        (files / "none.toml", table, "-o", files / "o2"),
        (files / "bad.toml", table, "-o", files / "o3"),
        (good, files / "none.csv", "-o", files / "o4"),
        (good, files / "bad.csv", "-o", files / "o5"),
        (good, files / "broken.xlsx", "-o", files / "o6"),
        (good, table, "-o", files / "full"),
        (good, table, "-o", files / "campaign.toml" / "no"),
        (good, "--flyer", files / "f.pdf"),
        (good, "--flyer", files / "f.pdf", "--address", WIZARD + "x" * 4000),
        ("--template", files / "no" / "t.xlsx"),
        (good, "-o", files / "o7", "--blank", "0"),
    ):
        assert guide(*arguments) == 2, arguments
        said = capsys.readouterr()
        assert said.err.strip(), arguments
        assert "CANARY" not in said.err + said.out
        assert "Traceback" not in said.err
    assert not any((files / f"o{n}").exists() for n in range(1, 7)), "no folder is made for a table that is refused"


def test_problems_are_told_in_the_chosen_language(files, capsys):
    (files / "bad.csv").write_text("nombre\nx\n")
    for choice, words in (
        ("en", ["can hurt all of them"]),
        ("es", ["puede hacerles daño a todas"]),
        ("each", ["can hurt", "puede hacerles daño"]),
    ):
        guide(files / "campaign.toml", files / "bad.csv", "-o", files / "o", "--language", choice)
        said = capsys.readouterr().err
        assert all(word in said for word in words)
        assert len(said.splitlines()) == len(words)


def test_the_bar_shows_how_far_the_work_is_on_a_terminal(monkeypatch):
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    bar = command.Bar(40)
    bar.last -= 1
    bar.show(20)
    assert "[###############...............] 20 / 40" in screen.getvalue()
    bar.clear()
    assert screen.getvalue().endswith("\r")


def test_importing_the_command_loads_nothing_heavy():
    heavy = "{'reportlab', 'openpyxl', 'pikepdf', 'pydantic', 'babel', 'dask'}"
    code = f"import sys, guide.batch.command; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_empty_campaign_works_too():
    data = make_row(Row(2, Answers({"state": "CA"})), Campaign(), CONTENT, TODAY, [EN])
    assert data.startswith(b"%PDF")
    assert dt.date.fromisoformat("2026-11-22") == TODAY
