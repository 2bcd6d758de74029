"""Only a fresh, complete record opens the filing material; everything else is closed."""

import datetime as dt
import shutil
from dataclasses import replace

import pytest

from guide.content.load import FOLDER, load, load_program
from guide.content.records import Filing
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.core.status import FRESH_DAYS, missing_to_open, status_on
from guide.library import content as whole_content
from tests.help.records import DAY, open_program


def test_a_fresh_complete_record_opens():
    assert status_on(open_program(), DAY).open


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "closed_reported"},
        {"state": "unknown"},
        {"lawyer": ""},
        {"lawyer": "   "},
        {"second_reviewer": ""},
        {"second_reviewer": "a. lawyer"},
        {"official_source": ""},
        {"filing": Filing(address="a", fee="b", payment="c", form_edition="d")},
        {"as_of": DAY + dt.timedelta(days=1)},
        {"as_of": DAY - dt.timedelta(days=FRESH_DAYS + 1)},
        {"next_check_due": DAY - dt.timedelta(days=1)},
    ],
)
def test_anything_less_stays_closed(changes):
    assert not status_on(open_program(**changes), DAY).open


def test_a_record_is_stale_on_the_day_after_its_last_good_day():
    program = open_program(state="closed_reported")
    assert not status_on(program, DAY + dt.timedelta(days=FRESH_DAYS)).stale
    assert status_on(program, DAY + dt.timedelta(days=FRESH_DAYS + 1)).stale


def test_a_record_from_after_today_opens_nothing_and_is_not_called_old():
    """A wrong clock, or a paper made again for an earlier day."""
    status = status_on(open_program(as_of=DAY + dt.timedelta(days=7)), DAY)
    assert not status.open
    assert not status.stale


def test_what_is_missing_to_open_is_named():
    assert missing_to_open(open_program(lawyer="", official_source="")) == ("lawyer", "official_source")


@pytest.mark.parametrize("text", [None, "state = ", 'state = "open"\nas_of = 2026-11-22\nnext_check_due = 2026-12-22', "surprise = true"])
def test_a_missing_or_malformed_record_counts_as_closed_and_the_guide_still_works(tmp_path, text):
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "program.toml"))
    if text is not None:
        (folder / "program.toml").write_text(text, "utf-8")
    program, problems = load_program(folder)
    assert program is None
    assert problems, "check must say what is wrong with program.toml"
    plan_content = load(folder)
    plan = make_plan(Answers(), plan_content, DAY)
    assert plan.filing is None
    assert plan.status.state == "unknown"
    assert plan.first and not any(plan_content.task[t.id].program == "open" for t in plan.tasks)


def plan_with(program, today=DAY):
    content = whole_content()
    return make_plan(Answers(), replace(content, program=program), today), content


def test_an_open_program_brings_the_filing_material_and_a_stale_one_takes_it_away_everywhere_at_once():
    plan, content = plan_with(open_program())
    opened = {t.id for t in plan.tasks if content.task[t.id].program == "open"}
    assert opened, "tasks.toml has no task for the open state"
    assert plan.filing is not None
    later, _ = plan_with(open_program(), DAY + dt.timedelta(days=FRESH_DAYS + 1))
    assert later.filing is None
    assert not {t.id for t in later.tasks} & opened


def test_todays_record_is_closed_and_says_so():
    program, problems = load_program()
    assert not problems
    assert program is not None
    assert program.state == "closed_reported"
    assert (program.as_of, program.next_check_due) == (dt.date(2026, 11, 29), dt.date(2026, 12, 29))
    status = status_on(program, program.as_of)
    assert not status.open
    assert not status.stale
