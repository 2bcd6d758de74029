"""A paper that never ends keeps nobody else from theirs, and whoever watches the server is told."""

import asyncio
import html
import json
import threading

import httpx
import pytest

from guide.batch.table.findings import Finding, finding_text
from guide.content.load import load
from guide.core.answers import VERSION
from guide.web import turn
from guide.web.forms import Refused
from guide.words.language import load_language
from tests.bench.web import Server
from tests.help.clinic import cell, excel

OURS = {"sec-fetch-site": "same-origin"}
FORM = {"answers": json.dumps({"version": VERSION, "answers": {"helper": "alone"}}), "language": "es"}


async def until(true) -> None:
    while not true():
        await asyncio.sleep(0.01)


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


def test_two_papers_that_never_end_stop_no_other_and_the_check_of_health_says_so():
    hang = "import threading, guide.web.turn as t, guide.web.routes as r\nt.PLACE_SECONDS = 2"
    hang += "\nr.make_calendar = lambda *_: threading.Event().wait()"
    with Server(inside=hang) as server, httpx.Client(base_url=server.url, timeout=60, headers=OURS) as web:
        for _ in range(2):
            page = web.post("/calendar", data=FORM)
            said = load_language("es").say("web.download_failed", "Something went wrong on our side. Go back and try again in a minute.")
            assert page.status_code == 503 and html.escape(said) in page.text
        assert web.post("/answers", data=FORM).status_code == 200
        assert web.get("/healthz").status_code == 503, "a monitor must see that threads are lost"
        assert web.get("/guide").status_code == 200


@pytest.mark.parametrize(
    "table",
    [excel(b'<row r="99999999999">' + cell("group") + b"</row>"), excel(b"<row>" + cell("a" * 40_000_000) + b"</row>")],
    ids=["a row without end", "a heading without end"],
)
def test_tables_made_to_stop_the_server_are_refused_and_papers_are_made_meanwhile(table):
    quick = "import guide.web.turn as t\nt.PLACE_SECONDS = 30"
    with Server(inside=quick) as server, httpx.Client(base_url=server.url, timeout=60, headers=OURS) as web:
        for _ in range(3):
            page = web.post("/clinic/batch", data={"campaign": "version = 1\n"}, files={"table": ("t.xlsx", table)})
            assert page.status_code == 422
            assert any(
                html.escape(finding_text(Finding(code), load(), load_language("en"))) in page.text for code in ("too_many_rows", "too_big")
            )
        assert web.post("/checklist", data=FORM).status_code == 200
        assert web.get("/healthz").text == "ok"
