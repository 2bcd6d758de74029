"""A paper that never ends keeps nobody else from theirs, and whoever watches the server is told."""

import asyncio
import html
import json
import threading

import pytest

from guide.batch.table.findings import Finding, finding_text
from guide.core.answers import VERSION
from guide.library import content
from guide.web import routes, turn
from guide.web.forms import Refused
from guide.words.language import load_language
from tests.help.app import OURS, client, free_places
from tests.help.clinic import cell, excel

FORM = {"answers": json.dumps({"version": VERSION, "answers": {"helper": "alone"}}), "language": "es"}


@pytest.fixture(autouse=True)
def all_places_free(monkeypatch):
    free_places(monkeypatch)


async def until(true) -> None:
    """Wait for a thread to give something back: the loop hears of it at its next turn."""
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.001)


def test_a_paper_that_does_not_end_loses_its_place_and_is_counted_until_it_ends(monkeypatch):
    monkeypatch.setattr(turn, "PLACE_SECONDS", 0.05)
    end = threading.Event()

    async def run() -> None:
        stuck = [asyncio.create_task(turn.in_turn(None, end.wait)) for _ in range(3)]
        for paper in stuck:  # the third waits for a place of the first two, and loses it too
            with pytest.raises(Refused) as refused:
                await paper
            assert refused.value.status == 503
        assert len(turn.OVERDUE) == 3
        assert await turn.in_turn(None, str, 1) == "1", "a place that was taken away is free for the next"
        end.set()
        await until(lambda: not turn.OVERDUE)
        assert not turn.AT_ONCE.locked() and turn.AT_ONCE._value == 2, "each place is given back once, and not twice"

    try:
        asyncio.run(run())
    finally:
        end.set()


def test_a_paper_keeps_its_place_when_the_person_leaves_while_it_is_made():
    """Else whoever comes and goes quickly would have as many papers made at once as they like."""
    end = threading.Event()

    async def run() -> None:
        papers = [asyncio.create_task(turn.in_turn(None, end.wait)) for _ in range(2)]
        await until(turn.AT_ONCE.locked)
        for paper in papers:
            paper.cancel()
        await asyncio.gather(*papers, return_exceptions=True)
        assert turn.AT_ONCE.locked(), "two threads are still at work"
        end.set()
        await until(lambda: not turn.AT_ONCE.locked())

    try:
        asyncio.run(run())
    finally:
        end.set()


def test_what_goes_wrong_in_a_thread_goes_wrong_for_whoever_waits():
    with pytest.raises(ZeroDivisionError):
        asyncio.run(turn.in_turn(None, lambda: 1 // 0))
    assert not turn.AT_ONCE.locked()


def test_two_papers_that_never_end_stop_no_other_and_the_check_of_health_says_so(monkeypatch):
    end = threading.Event()
    said = load_language("es").say("web.download_failed", "Something went wrong on our side. Go back and try again in a minute.")
    with client() as web:
        try:
            with monkeypatch.context() as never:
                never.setattr(turn, "PLACE_SECONDS", 0.05)
                never.setattr(routes, "make_calendar", lambda *_: end.wait(30))  # then the test fails, and does not hang
                for _ in range(2):
                    page = web.post("/calendar", data=FORM, headers=OURS)
                    assert page.status_code == 503 and html.escape(said) in page.text
            assert web.post("/answers", data=FORM, headers=OURS).status_code == 200
            assert web.get("/healthz").status_code == 503, "a monitor must see that threads are lost"
            assert web.get("/guide").status_code == 200
        finally:
            end.set()
        assert any(web.get("/healthz").text == "ok" for _ in range(10_000)), "the threads have ended, and it still says they have not"


TABLES = {
    "a row without end": lambda: excel(b'<row r="99999999999">' + cell("group") + b"</row>"),
    "a heading without end": lambda: excel(b"<row>" + cell("a" * 40_000_000) + b"</row>"),
}


@pytest.mark.parametrize("table", TABLES)
def test_tables_made_to_stop_the_server_are_refused_and_papers_are_made_meanwhile(table, monkeypatch):
    monkeypatch.setattr(turn, "PLACE_SECONDS", 30)
    kinds = [html.escape(finding_text(Finding(code), content(), load_language("en"))) for code in ("too_many_rows", "too_big")]
    data = TABLES[table]()
    with client() as web:
        for _ in range(3):
            page = web.post("/clinic/batch", data={"campaign": "version = 1\n"}, files={"table": ("t.xlsx", data)}, headers=OURS)
            assert page.status_code == 422
            assert any(kind in page.text for kind in kinds)
        assert web.post("/checklist", data=FORM, headers=OURS).status_code == 200
        assert web.get("/healthz").text == "ok"
