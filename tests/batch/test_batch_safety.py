"""What a batch makes for people who must be careful: a neutral paper for who is not free, notes only for who asks, no day that has passed.

The papers themselves are tested in tests/printed/; here is which row gets which of them, and what the files and the report tell.
"""

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest

from guide.batch import make
from guide.batch.make import facts_of, make_all, make_blanks, make_row
from guide.batch.over_dask import checklists
from guide.batch.report import report_text
from guide.batch.run import Batch, Folder
from guide.batch.summary import Tally
from guide.batch.table.findings import MOST_LINES, Finding
from guide.batch.table.rows import Row
from guide.core.answers import Answers
from guide.core.campaign import campaign_answers, merge
from guide.core.interview import reached
from guide.core.notes import notes_of
from guide.core.plan import make_plan
from guide.printed import Options, make_checklist
from guide.printed.blank import make_blank
from guide.printed.booklet import make_booklet
from guide.printed.clinic import clinic_of
from guide.printed.lawyer import make_notes
from guide.printed.long import make_long
from guide.printed.neutral import make_neutral
from guide.words.language import load_language
from tests.help.clinic import CAMPAIGN, CONTENT, TODAY, as_rows, campaign, job, people, rows_of, sheet
from tests.help.pdf_structure import text_of, valid

EN, ES = load_language("en"), load_language("es")
TRAPPED = campaign(problems=["not_paid", "forced_or_trapped"])
NOT_FREE: list[dict[str, str | tuple[str, ...]]] = [
    {"problems": ("forced_or_trapped",)},
    {"problems": ("forced_or_trapped",), "still_working": "unknown", "state": "NY", "work": "home"},
    {"problems": ("not_paid", "punished", "forced_or_trapped"), "still_working": "yes", "punished_how": ("fired",),
     "when_fired": "2026-11-10", "when_pay_first": "2025-11-28", "papers": ("passport",), "lawyer": "no", "coworkers": "yes_talking"},
    {"problems": ("forced_or_trapped", "child_labor", "papers_kept"), "still_working": "yes", "reported": "me", "reported_to": "tx-twc"},
]  # fmt: skip


def text(data: bytes) -> str:
    return " ".join(" ".join(text_of(data)).split())


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]
    document.close()
    return found


def made_of(folder, *rows: list[Any], choice="es", **changes) -> Batch:
    work = Batch(rows_of(sheet(*rows), campaign=changes.get("campaign", CAMPAIGN)), job(choice, **changes), Folder(folder), summary=True)
    list(work)
    return work


def names_in(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- handed out on another day ------------------------------------------------------------------------------------------


def test_every_plan_of_a_batch_is_for_a_paper_that_is_handed_out_later(monkeypatch):
    how = []
    monkeypatch.setattr(make, "make_plan", lambda *given, **named: how.append(named) or make_plan(*given, **named))
    row = as_rows(people(1))[0]
    make_row(row, CAMPAIGN, CONTENT, TODAY, [EN])
    make_blanks(job())
    make_blanks(job(campaign=TRAPPED))
    list(make_all([row], job(), 1))
    assert how == [{"later": True}] * 5, "guide/batch/make.py: make each plan with later=True, or it names a day that may be over"


def test_no_paper_of_a_batch_says_until_which_day_to_wait():
    found = 0
    for row in as_rows(people(30)):
        now = make_plan(merge(CAMPAIGN, row.answers), CONTENT, TODAY)
        found += now.fallback is not None
        plan = make_plan(merge(CAMPAIGN, row.answers), CONTENT, TODAY, later=True)
        assert plan.fallback is plan.call_by is None
        assert make_row(row, CAMPAIGN, CONTENT, TODAY, [EN]) == make_checklist(
            plan, CONTENT, [EN], clinic=clinic_of(CAMPAIGN, CONTENT, [EN])
        )
    assert found, "choose people of whom one has such a day"


# --- blanks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["en", "es", "both"])
def test_a_blank_is_the_form_of_what_the_campaign_says(choice):
    work = job(choice)
    (languages, clinic), plan = work.shared[0], make_plan(campaign_answers(CAMPAIGN), CONTENT, TODAY, later=True)
    options = Options(blank=True, fillable=False)
    assert make_blanks(work) == (make_blank(plan, CONTENT, languages, options, clinic=clinic),)


def test_a_blank_of_people_who_are_not_free_says_nothing_of_it():
    (blank,), (usual,) = make_blanks(job("en", campaign=TRAPPED)), make_blanks(job("en"))
    empty = make_plan(Answers(), CONTENT, TODAY, later=True)
    options = Options(blank=True, fillable=False)
    assert blank == make_blank(empty, CONTENT, [EN], options, clinic=clinic_of(TRAPPED, CONTENT, [EN])), "take the plan of empty answers"
    assert blank != usual


# --- who is not free ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("languages", [[EN], [ES], [EN, ES]])
def test_the_paper_of_who_is_not_free_is_the_same_whatever_the_row_says(languages):
    clinic = clinic_of(CAMPAIGN, CONTENT, languages)
    neutral = make_neutral(CONTENT, languages, TODAY, clinic=clinic)
    rows = [Row(n, Answers(values)) for n, values in enumerate(NOT_FREE, 2)]
    rows += [Row(row.number, Answers({**row.answers.values, "problems": ("forced_or_trapped",), "still_working": "yes"}))
             for row in as_rows(people(5))]  # fmt: skip
    for row in rows:
        for sheet_ in ("plan", "long"):
            data = make_row(row, CAMPAIGN, CONTENT, TODAY, languages, sheet=sheet_)
            assert data == neutral, f"row {row.number} changes its paper: give make_neutral no answer"


def test_who_is_not_free_through_the_campaign_gets_the_same_paper_and_the_problems_of_the_campaign_change_nothing():
    neutral = make_neutral(CONTENT, [EN], TODAY, clinic=clinic_of(CAMPAIGN, CONTENT, [EN]))
    for values in ({}, {"lawyer": "no"}, {"still_working": "unknown"}):
        assert make_row(Row(2, Answers(values)), TRAPPED, CONTENT, TODAY, [EN]) == neutral


def test_who_has_left_forced_work_gets_a_paper_of_their_own():
    left = Row(2, Answers({"problems": ("forced_or_trapped",), "still_working": "no"}))
    plan = make_plan(merge(CAMPAIGN, left.answers), CONTENT, TODAY, later=True)
    data = make_row(left, CAMPAIGN, CONTENT, TODAY, [EN])
    assert data == make_checklist(plan, CONTENT, [EN], clinic=clinic_of(CAMPAIGN, CONTENT, [EN]))


@pytest.mark.parametrize("languages", [[EN], [ES], [EN, ES]])
def test_the_neutral_paper_is_the_form_that_anybody_could_get_with_the_booklet_behind_it(languages):
    clinic = clinic_of(CAMPAIGN, CONTENT, languages)
    data = make_neutral(CONTENT, languages, TODAY, clinic=clinic)
    valid(data)
    plan = make_plan(Answers(), CONTENT, TODAY, later=True)
    form = pages(make_blank(plan, CONTENT, languages, clinic=clinic))
    found, cut = pages(data), 200  # letters: without the number of the page
    assert [page[:cut] for page in found[: len(form)]] == [page[:cut] for page in form], "the form stands in front"
    behind = " ".join(found[len(form) :])
    booklet = text(make_booklet(CONTENT, languages, TODAY))
    for language in languages:
        for advice in CONTENT.advice.values():
            do = language.of("advice", advice, "do")
            assert (do in booklet) == (do in text(data)), "the booklet stands behind the form, without loss"
        assert language.say("told.know", "What you should know") in behind
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Five Steps · Cinco Pasos", "the title is that of every paper of a batch"
    assert make_neutral(CONTENT, languages, TODAY, clinic=clinic) == data


@pytest.mark.parametrize("choice", ["en", "each", "both"])
def test_a_row_that_is_not_free_has_files_like_all_others_and_the_report_says_to_speak_alone_first(tmp_path, choice):
    head = ["problems.forced_or_trapped", "still_working", "group"]
    work = made_of(tmp_path / "out", head, ["", "yes", "x"], ["x", "yes", "x"], ["x", "", "no"], ["x", "no", "x"], choice=choice)
    assert work.result.status == 0 and work.result.wrong_rows == [], "it is a note, and no mistake of the row"
    english, spanish = "Rows 3–4: speak with this person alone first.", "Filas 3–4: hable primero a solas con esta persona."
    assert (english in work.report()) and ((spanish in work.report()) == (choice != "en"))
    ends = ("-en", "-es") if choice == "each" else ("",)
    names = {f"{name}{end}.pdf" for name in ("row-0002", "row-0003", "row-0004", "row-0005", "stack", "summary") for end in ends}
    assert set(names_in(tmp_path / "out")) == names | {"report.txt"}, "the name of a file must not tell which paper it is"
    for end in ends:
        three, four, five = ((tmp_path / "out" / f"row-000{n}{end}.pdf").read_bytes() for n in (3, 4, 5))
        assert three == four != five
    assert not any(word in work.report() for word in ("trapped", "forzad", "not free", "911")), "the report gives no reason"


def test_one_row_alone_is_named_alone(tmp_path):
    work = made_of(tmp_path / "out", ["group"], ["x"], campaign=TRAPPED, choice="both")
    assert "- Row 2: speak with this person alone first." in work.report()
    assert "- Fila 2: hable primero a solas con esta persona." in work.report()


def test_with_whom_to_speak_alone_stands_first_however_long_the_report_is():
    notes = [Finding("twin", n, other=n - 1) for n in range(1, MOST_LINES + 50)]
    result = make_result([*notes, Finding("speak_alone", 900)])
    lines = [line for line in report_text(result, CONTENT, EN).splitlines() if line.startswith("- ")]
    assert lines[0] == "- Row 900: speak with this person alone first.", "a long report is cut off at its end: put this note first"


def make_result(findings):
    result = Batch(rows_of(sheet(["group"], ["x"])), job(), None).result
    result.findings = findings
    return result


def test_the_summary_takes_no_day_and_no_alarm_from_who_is_not_free():
    total = Tally()
    for values in NOT_FREE:
        answers = merge(CAMPAIGN, Answers(values))
        total.add(facts_of(answers, make_plan(answers, CONTENT, TODAY, later=True), CONTENT))
    assert total.people == 4 and total.earliest is None and not total.call_today


def test_other_processes_and_dask_make_the_same_neutral_paper():
    rows = as_rows(people(14))
    rows += [Row(40 + n, Answers(values)) for n, values in enumerate(NOT_FREE)]
    here, there = list(make_all(rows, job("es"), 1)), list(make_all(rows, job("es"), 2))
    assert here == there
    assert [f.row for made in here for f in made.found] == [40, 41, 42, 43]
    bag = checklists(rows[-2:], CAMPAIGN, CONTENT, TODAY, [ES], partitions=1)
    assert bag.compute(scheduler="synchronous") == [(made.number, made.papers[0]) for made in here[-2:]]


# --- notes for a lawyer -------------------------------------------------------------------------------------------------


def test_no_notes_are_made_unless_a_row_asks(tmp_path):
    made_of(tmp_path / "out", ["group", "lawyer_notes"], ["x", None], ["x", "no"])
    assert names_in(tmp_path / "out") == ["report.txt", "row-0002.pdf", "row-0003.pdf", "stack.pdf", "summary.pdf"]


@pytest.mark.parametrize(("choice", "answered"), [("en", "en"), ("es", "es"), ("each", "en"), ("both", "en")])
def test_a_row_that_asks_gets_notes_in_both_languages_in_a_file_of_their_own(tmp_path, choice, answered):
    head = ["problems.punished", "punished_how.fired", "when_fired", "lawyer_notes"]
    work = made_of(tmp_path / "out", head, ["x", "x", "2026-11-10", "sí"], ["x", "x", "2026-11-11", ""], choice=choice)
    notes = [name for name in names_in(tmp_path / "out") if "notes" in name]
    assert notes == ["row-0002-notes.pdf"], "one file, whatever the languages of the batch"
    data = (tmp_path / "out" / notes[0]).read_bytes()
    known = reached(merge(CAMPAIGN, next(row for row, _ in rows_of(sheet(head, ["x", "x", "2026-11-10", "x"])) if row).answers), CONTENT)
    assert data == make_notes(notes_of(known, CONTENT, campaign_answers(CAMPAIGN)), CONTENT, TODAY, answered)
    assert "Notes for my lawyer" in text(data) and "Apuntes para mi abogado" in text(data)
    assert "Notes for a lawyer: 1." in work.report() or choice == "es"
    for stack in (tmp_path / "out").glob("stack*.pdf"):
        assert not any("Apuntes para mi abogado" in page or "Notes for my lawyer" in page for page in pages(stack.read_bytes())), (
            "guide/batch/run.py: a print job never mixes notes with other papers"
        )


def test_what_the_campaign_says_stands_apart_in_the_notes(tmp_path):
    shared = campaign(problems=["not_paid", "punished"], punished_how=["fired"])
    made_of(tmp_path / "out", ["when_fired", "lawyer_notes"], ["2026-11-10", "x"], choice="en", campaign=shared)
    shown = text((tmp_path / "out" / "row-0002-notes.pdf").read_bytes())
    assert "What the group wrote down" in shown, "pass the answers of the campaign as `given`"


@pytest.mark.parametrize(("head", "cells"), [("problems.forced_or_trapped", "x"), ("problems.child_labor", "x")])
def test_who_could_be_hurt_by_notes_gets_none_and_the_report_says_so_kindly(tmp_path, head, cells):
    work = made_of(tmp_path / "out", [head, "group", "lawyer_notes"], [cells, "x", "x"], ["", "x", "x"], choice="both")
    assert [name for name in names_in(tmp_path / "out") if "notes" in name] == ["row-0003-notes.pdf"]
    assert "- Row 2: no notes for a lawyer were made, because" in work.report()
    assert "- Fila 2: no se hicieron apuntes para un abogado, porque" in work.report()
    assert work.result.status == 0
    assert ("alone first" in work.report()) == (head == "problems.forced_or_trapped")


def test_asking_for_notes_changes_no_other_paper_of_the_row():
    row = as_rows(people(1))[0]
    plain, asking = (next(make_all([Row(row.number, row.answers, asks)], job("each"), 1)) for asks in (False, True))
    assert (plain.papers, plain.facts, plain.lawyer_notes) == (asking.papers, asking.facts, b"") and asking.lawyer_notes


# --- the choice of a sheet ----------------------------------------------------------------------------------------------


def test_who_is_free_gets_the_paper_that_was_chosen(tmp_path):
    row = as_rows(people(1))[0]
    plan = make_plan(merge(CAMPAIGN, row.answers), CONTENT, TODAY, later=True)
    clinic = clinic_of(CAMPAIGN, CONTENT, [ES])
    short, long = (next(make_all([row], job(sheet=name), 1)).papers for name in ("plan", "long"))
    assert short == (make_checklist(plan, CONTENT, [ES], clinic=clinic),)
    assert long == (make_long(plan, CONTENT, [ES], clinic=clinic),) == (make_row(row, CAMPAIGN, CONTENT, TODAY, [ES], sheet="long"),)
    trapped = Row(3, Answers(NOT_FREE[0]))
    assert {next(make_all([trapped], job(sheet=name), 1)).papers for name in ("plan", "long")} == {job().neutral}


@pytest.mark.parametrize("sheet_", ["plan", "long"])
def test_in_a_stack_of_papers_of_any_length_each_person_begins_on_the_front_of_a_sheet(tmp_path, sheet_):
    head = ["problems.forced_or_trapped", "still_working"]
    work = made_of(tmp_path / "out", head, ["", "yes"], ["x", "yes"], ["", "no"], choice="both", sheet=sheet_)
    with pikepdf.open(tmp_path / "out" / "stack.pdf") as pdf, pdf.open_outline() as outline:
        starts: list[Any] = [pikepdf.Page(item.destination[0]).index for item in outline.root]  # type: ignore[index]
        count = len(pdf.pages)
    lengths = [len(pages((tmp_path / "out" / f"row-000{n}.pdf").read_bytes())) for n in (2, 3, 4)]
    sheets = [(length + 1) // 2 for length in lengths]
    assert starts == [2, 2 + 2 * sheets[0], 2 + 2 * (sheets[0] + sheets[1])]
    assert count == 2 + 2 * sum(sheets) and work.result.stacks == [("stack.pdf", count, count // 2)]
    cover = pages((tmp_path / "out" / "stack.pdf").read_bytes())[0]
    assert f"{sum(sheets)} · sheets of paper" in cover and f"row 3: {lengths[1]} pages" in cover
