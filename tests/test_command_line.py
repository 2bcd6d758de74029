"""The commands as an advocate types them: real processes, real files, clear lines and no traceback."""

import json
import subprocess
import sys

import pytest

ANSWERS = {
    "version": 1,
    "answers": {
        "state": "TX",
        "work": "restaurant_hotel",
        "problems": ["not_paid"],
        "when_pay_first": "2026-06-05",
        "when_pay_last": "ongoing",
        "print_name": "María José Ñúñez",
    },
}


def guide(*arguments, text=None):
    data = text if isinstance(text, bytes) else text.encode() if text is not None else None
    return subprocess.run([sys.executable, "-m", "guide", *arguments], input=data, capture_output=True, timeout=120, check=False)


@pytest.fixture
def answer_file(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(ANSWERS), "utf-8")
    return str(path)


def test_check_finds_nothing():
    done = guide("check")
    assert (done.returncode, done.stdout.decode().strip()) == (0, "No problems found."), done.stdout.decode()[-2000:]


def test_schema_names_every_question():
    done = guide("schema")
    schema = json.loads(done.stdout)
    assert "when_fired" in schema["properties"]["answers"]["properties"]


def test_plan_prints_ids_and_dates_from_a_file_and_from_standard_input(answer_file):
    from_file = guide("plan", answer_file, "--today", "2026-11-22")
    from_input = guide("plan", "-", "--today", "2026-11-22", text=json.dumps(ANSWERS))
    plan = json.loads(from_file.stdout)
    assert from_file.stdout == from_input.stdout
    assert plan["next_day"]["rule"] == "tx-wage-admin"
    assert plan["next_day"]["file_before"] == "2026-11-27"  # Tuesday, December 1, less two days for closed offices: Sunday, so Friday
    assert plan["status"]["open"] is False
    assert "María" not in from_file.stdout.decode()


@pytest.mark.parametrize("language", ["en", "es", "both"])
def test_checklist_writes_a_pdf(answer_file, tmp_path, language):
    out = tmp_path / "out.pdf"
    done = guide("checklist", answer_file, "--language", language, "-o", str(out), "--today", "2026-11-22")
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
        '{"version": 1, "answers": {"state": "CANARY"}}',
        '{"version": 1, "answers": {"CANARY": "x"}}',
        '{"version": 1, "answers": {"when_fired": "CANARY", "problems": "CANARY", "print_name": "CANARY\\u0000"}}',
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
