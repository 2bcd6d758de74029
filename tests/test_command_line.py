"""The commands as an advocate types them: real files, clear lines and no traceback. Real processes where only a process shows it."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guide import book, terminal
from guide.checks import shown
from guide.content.reading import Problem
from guide.web.streamlit.settings import ROOT
from tests.help.clinic import as_separated, people
from tests.help.command import broken_pipe, guide

pytestmark = pytest.mark.slow
ANSWERS = {
    "version": 2,
    "answers": {
        "state": "TX",
        "work": "restaurant_hotel",
        "problems": ["not_paid"],
        "when_pay_first": "2026-06-05",
        "when_pay_last": "ongoing",
        "print_name": "María José Ñúñez",
    },
}


def process(*arguments, text=""):
    """The same as `guide`, as a process of its own."""
    line = [sys.executable, "-m", "guide", *arguments]
    return subprocess.run(line, input=text.encode(), capture_output=True, timeout=120, check=False)


@pytest.fixture
def answer_file(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(ANSWERS), "utf-8")
    return str(path)


def test_check_finds_nothing_in_the_content_and_tells_what_is_wrong_with_a_view(monkeypatch):
    """The views themselves are drawn in tests/words/test_words.py."""
    monkeypatch.setattr(shown, "check_shown", lambda *_: [])
    done = guide("check")
    assert (done.returncode, done.stdout.decode().strip()) == (0, "No problems found."), done.stdout.decode()[-2000:]
    monkeypatch.setattr(shown, "check_shown", lambda *_: [Problem("shown", "paper, TX, es", "a fee is shown")])
    done = guide("check")
    assert (done.returncode, done.stdout.decode().splitlines()) == (1, ["shown: paper, TX, es: a fee is shown", "1 problems"])


def test_schema_names_every_question():
    done = process("schema")
    schema = json.loads(done.stdout)
    assert "when_fired" in schema["properties"]["answers"]["properties"]


def test_plan_prints_ids_and_dates_from_a_file_and_from_standard_input(answer_file):
    from_file = guide("plan", answer_file, "--today", "2026-11-22")
    from_input = process("plan", "-", "--today", "2026-11-22", text=json.dumps(ANSWERS))
    plan = json.loads(from_file.stdout)
    assert from_file.stdout == from_input.stdout
    assert plan["headline"]["day"]["rule"] == "tx-wage-admin"
    assert plan["headline"]["day"]["by"] == "2026-11-27"
    assert plan["status"]["open"] is False
    assert "María" not in from_file.stdout.decode()


@pytest.mark.parametrize(("language", "run"), [("en", guide), ("es", process), ("both", guide)], ids=["en", "es", "both"])
def test_checklist_writes_a_pdf(answer_file, tmp_path, language, run):
    out = tmp_path / "out.pdf"
    done = run("checklist", answer_file, "--language", language, "-o", str(out), "--today", "2026-11-22")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes().startswith(b"%PDF-")


def test_checklist_goes_to_standard_output_on_a4(answer_file):
    done = guide("checklist", answer_file, "--language", "es", "--paper", "a4", "-o", "-")
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF-")


def test_calendar_writes_neutral_reminders(answer_file):
    done = guide("calendar", answer_file, "--language", "es", "-o", "-", "--today", "2026-11-22")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20261127" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json CANARY",
        "[" * 100_000,
        '{"version": 2, "answers": {"state": "CANARY"}}',
        '{"version": 2, "answers": {"CANARY": "x"}}',
        '{"version": 2, "answers": {"when_fired": "CANARY", "problems": "CANARY", "print_name": "CANARY\\u0000"}}',
        '{"version": 99, "answers": {}}',
        '{"answers": "CANARY"}',
        b"\xff\xfeCANARY",
    ],
)
@pytest.mark.parametrize("command", [("plan",), ("checklist", "--language", "en", "-o", "-")], ids=lambda c: c[0])
def test_a_wrong_file_gives_one_clear_line_per_problem_and_status_2(command, text):
    done = guide(command[0], "-", *command[1:], text=text)
    assert done.returncode == 2
    assert done.stdout == b""
    error = done.stderr.decode()
    assert error.strip()
    assert "Traceback" not in error
    assert "CANARY" not in error, "a message must not repeat what a person wrote"


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written_end_kindly(answer_file, tmp_path):
    for arguments in (
        ("plan", str(tmp_path / "missing.json")),
        ("checklist", answer_file, "--language", "en", "-o", str(tmp_path / "no" / "out.pdf")),
    ):
        done = guide(*arguments)
        assert done.returncode == 2
        assert len(done.stderr.decode().splitlines()) == 1


def test_serve_refuses_while_telemetry_is_on(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    script = (
        "import sys, guide.web as w; from streamlit import config;"
        "config.set_option('browser.gatherUsageStats', True); sys.argv = ['guide', 'serve', '--port', '1'];"
        "import guide.__main__ as m; sys.exit(m.main(['serve', '--port', '1']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"telemetry" in done.stderr


# --- how a command ends -------------------------------------------------------------------------------------------------

PRINTING = [
    ("schema",),
    ("plan", "ANSWERS"),
    ("check",),
    ("--help",),
    ("checklist", "ANSWERS", "--language", "es", "-o", "-"),
    ("calendar", "ANSWERS", "--today", "2026-11-22", "--language", "es", "-o", "-"),
    ("booklet", "--language", "es", "-o", "-"),
    ("book", "--language", "es", "-o", "-"),
]
FULL = "the output could not be written; look at the room on the disk\n"
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def shell(line: str, command, answer_file: str):
    """A command in a shell: what it says on standard error, and the exit status of the line."""
    words = " ".join(f"'{answer_file}'" if word == "ANSWERS" else word for word in command)
    script = line.replace("GUIDE", f"'{sys.executable}' -m guide {words}")
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=120, check=False, env=BUFFERED)


@pytest.fixture
def quick(monkeypatch):
    """Fifty screens and a book of eighty pages, drawn elsewhere, say nothing about how a command ends."""
    monkeypatch.setattr(shown, "check_shown", lambda *_: [])
    monkeypatch.setattr(book, "make_book", lambda *_, **__: b"%PDF-" + b"x" * 300_000)


def filled_in(command, answer_file):
    return [answer_file if word == "ANSWERS" else word for word in command]


@pytest.mark.parametrize("command", PRINTING, ids=lambda c: c[0])
def test_a_reader_who_goes_away_has_read_enough(command, answer_file, quick):
    with broken_pipe() as out:
        done = guide(*filled_in(command, answer_file), stdout=out)
    assert (done.returncode, done.stderr) == (0, b""), "print with terminal.tell or terminal.write, which end quietly"


@pytest.mark.parametrize("command", PRINTING, ids=lambda c: c[0])
def test_a_full_disk_behind_standard_output_is_one_clear_line(command, answer_file, quick):
    with Path("/dev/full").open("wb") as out:
        done = guide(*filled_in(command, answer_file), stdout=out)
    assert (done.returncode, done.stderr) == (2, FULL.encode())


@pytest.mark.parametrize("command", [PRINTING[0], PRINTING[4]], ids=lambda c: c[0])
def test_a_reader_who_goes_away_and_a_full_disk_are_no_matter_for_the_end_of_a_process_either(command, answer_file):
    """Python itself writes what is left when it ends, and would complain."""
    done = shell("GUIDE | true; exit ${PIPESTATUS[0]}", command, answer_file)
    assert (done.returncode, done.stderr) == (0, "")
    done = shell("GUIDE > /dev/full", command, answer_file)
    assert (done.returncode, done.stderr) == (2, FULL)


def test_a_closed_standard_input_or_output_is_one_clear_line(answer_file):
    for line, command in (("GUIDE <&-", ("plan", "-")), ("GUIDE >&-", ("plan", "ANSWERS"))):
        done = shell(line, command, answer_file)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert shell("GUIDE 2>&-", ("plan", "missing.json"), answer_file).returncode == 2


def test_a_terminal_that_cannot_show_a_letter_shows_another_sign(answer_file):
    done = shell("PYTHONIOENCODING=ascii GUIDE", ("schema",), answer_file)
    assert (done.returncode, done.stderr) == (0, "")
    json.loads(done.stdout)


def test_missing_packages_are_one_line_that_says_how_to_start_the_guide(answer_file):
    done = subprocess.run([sys.executable, "-I", "-S", "-c", NO_PACKAGES, "plan", answer_file], capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert ".venv/bin/python" in done.stderr and "make run" in done.stderr


NO_PACKAGES = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import guide.__main__ as m; sys.exit(m.main())"


def test_a_module_of_our_own_that_is_missing_is_a_mistake_of_ours_and_says_so():
    def run() -> int:
        import_module("guide.no_such_room")
        return 0

    with pytest.raises(ImportError):
        terminal.kindly(run, lambda: True)


def test_ctrl_c_ends_any_command_without_a_traceback(answer_file, capsys):
    def run() -> int:
        raise KeyboardInterrupt

    assert terminal.kindly(run, lambda: True) == 130
    assert capsys.readouterr().err == "stopped\n"


def test_what_nobody_foresaw_is_not_hidden_while_our_own_files_are_well(capsys):
    def run() -> int:
        raise KeyError("canary")

    with pytest.raises(KeyError):
        terminal.kindly(run, lambda: True)
    assert terminal.kindly(run, lambda: False) == 3
    said = capsys.readouterr().err
    assert "guide check" in said and "canary" not in said


@pytest.mark.parametrize("damage", ["missing", "cut off", "not letters"])
def test_a_catalog_that_is_missing_or_damaged_is_one_clear_line_and_status_3(damage, answer_file, tmp_path):
    place = tmp_path / "locales" / "es" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (tmp_path / "guide").symlink_to(ROOT / "guide")
    whole = (ROOT / "locales" / "es" / "LC_MESSAGES" / "guide.po").read_bytes()
    if damage != "missing":
        (place / "guide.po").write_bytes(whole[: len(whole) // 2] if damage == "cut off" else b"\xff\xfe\xda" * 500)
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def damaged(*arguments):
        command = [sys.executable, "-m", "guide", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False)

    done = damaged("checklist", answer_file, "--language", "es", "-o", "out.pdf")
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert done.stderr.splitlines()[-1] == "a file of the guide itself is missing or damaged; `python -m guide check` says which"
    assert not (tmp_path / "out.pdf").exists()
    told = damaged("check")
    assert (told.returncode, "Traceback" in told.stderr) == (1, False), told.stderr
    assert "locales/" in told.stdout


def test_a_port_that_does_not_exist_is_refused_before_anything_is_said():
    for port in ("99999", "-1", "0", "http"):
        done = guide("serve", "--port", port)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"write a number from 1 to 65535" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be sent Ctrl+C alone")
def test_ctrl_c_in_a_batch_leaves_a_stack_that_prints_and_a_report(tmp_path):
    (tmp_path / "campaign.toml").write_text('version = 1\nstate = "TX"\n')
    (tmp_path / "people.csv").write_bytes(as_separated(people(400)))
    command = ["batch", "campaign.toml", "people.csv", "-o", "out", "--language", "en", "--jobs", "2"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-m", "guide", *command], cwd=tmp_path, env=env, start_new_session=True, **pipes) as running:
        until = time.monotonic() + 60
        while not (tmp_path / "out" / "stack.pdf").exists() and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the processes that help, too, which may still be starting
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in err
    papers = sorted((tmp_path / "out").glob("row-*.pdf"))
    assert 0 < len(papers) < 400
    assert (tmp_path / "out" / "report.txt").read_text("utf-8").strip() == out.strip()
    assert f"Nothing was made for the rows after row {int(papers[-1].stem[4:])}" in out
    with pikepdf.open(tmp_path / "out" / "stack.pdf") as pdf, pdf.open_outline() as outline:
        assert pdf.check_pdf_syntax() == []
        assert len(outline.root) == len(papers)


# --- files that must not be lost ----------------------------------------------------------------------------------------


def test_an_answer_file_is_never_written_over_by_whatever_name_it_goes(answer_file, tmp_path, monkeypatch):
    path = Path(answer_file)
    before = path.read_bytes()
    (tmp_path / "soft.json").symlink_to(path)
    (tmp_path / "hard.json").hardlink_to(path)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    names = (answer_file, "answers.json", "./sub/../answers.json", "soft.json", "hard.json")
    for command, out in (*(("calendar", name) for name in names), ("checklist", "answers.json")):
        done = guide(command, answer_file, "--today", "2026-11-22", "--language", "es", "-o", out)
        assert (done.returncode, len(done.stderr.decode().splitlines())) == (2, 1), out
        assert b"name another one" in done.stderr
        assert path.read_bytes() == before, f"{out} was written over the answers"
    with path.open("rb") as behind:
        line = [sys.executable, "-m", "guide", "calendar", "-", "--today", "2026-11-22", "--language", "es", "-o", "answers.json"]
        assert subprocess.run(line, stdin=behind, capture_output=True, check=False).returncode == 2
    assert path.read_bytes() == before


def test_an_older_paper_is_replaced(answer_file, tmp_path):
    out = tmp_path / "out.pdf"
    out.write_bytes(b"%PDF-old")
    assert guide("checklist", answer_file, "--language", "es", "-o", str(out)).returncode == 0
    assert len(out.read_bytes()) > 1000


@pytest.mark.parametrize("sheet", ["plan", "lawyer", "office", "card", "long"])
def test_each_paper_of_a_person_can_be_made_by_its_name(answer_file, tmp_path, sheet):
    out = tmp_path / "out.pdf"
    done = guide("checklist", answer_file, "--language", "en", "--sheet", sheet, "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_a_person_who_is_not_free_gets_the_plain_card_unless_another_is_named(tmp_path):
    held = {"version": 2, "answers": {"state": "FL", "work": "home", "problems": ["forced_or_trapped"], "still_working": "yes"}}
    path, out = tmp_path / "a.json", tmp_path / "out.pdf"
    path.write_text(json.dumps(held), "utf-8")
    assert guide("checklist", str(path), "--language", "en", "-o", str(out)).returncode == 0
    card = out.read_bytes()
    assert guide("checklist", str(path), "--language", "en", "--sheet", "plan", "-o", str(out)).returncode == 0
    assert out.read_bytes() != card
    for sheet in ("lawyer", "office"):
        done = guide("checklist", str(path), "--language", "en", "--sheet", sheet, "-o", str(out))
        assert done.returncode == 2 and b"not for this person" in done.stderr
    done = guide("calendar", str(path), "--language", "en", "-o", str(tmp_path / "out.ics"))
    assert done.returncode == 2 and not (tmp_path / "out.ics").exists()


def test_a_calendar_without_a_day_is_not_written_and_the_reason_is_said(tmp_path):
    path, out = tmp_path / "a.json", tmp_path / "out.ics"
    path.write_text(json.dumps({"version": 2, "answers": {"notices": "yes"}}), "utf-8")
    done = guide("calendar", str(path), "--language", "en", "-o", str(out))
    assert done.returncode == 2 and b"no day for a calendar" in done.stderr and not out.exists()


def test_a_file_of_an_older_version_counts_whole_and_what_is_new_is_said(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**ANSWERS, "version": 1}), "utf-8")
    old = guide("plan", str(path), "--today", "2026-11-22")
    path.write_text(json.dumps(ANSWERS), "utf-8")
    new = guide("plan", str(path), "--today", "2026-11-22")
    assert (old.returncode, old.stdout) == (0, new.stdout)
    assert b"older version" in old.stderr and not new.stderr


def test_the_plan_as_json_has_the_form_and_the_facts_of_each_task(answer_file):
    plan = json.loads(guide("plan", answer_file, "--today", "2026-11-22").stdout)
    call = next(task for task in plan["tasks"] if task["id"] == "write")
    assert "write_payday" in call["form"] and call["facts"]["payday"] == "2026-06-05"
