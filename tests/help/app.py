"""The guide's own part of the server in the process of the tests: pages, headers, forms, downloads, refusals.

Streamlit is not behind it; what `guide/web/front.py` lets through to Streamlit is answered with `BEHIND`. So a test takes milliseconds,
can exchange a part with monkeypatch, and an exception that nobody caught fails it. What a real line, a process or Streamlit must show
(sessions, memory, log, sockets) is asked of a real server: tests/help/server.py.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from guide.web import turn
from guide.web.clinic import routes as clinic
from guide.web.front import Front
from guide.web.routes import ROUTES

with warnings.catch_warnings():  # it asks for httpx2; it still works with httpx, which the tests have anyway
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

BEHIND = "this is Streamlit"
OURS = {"sec-fetch-site": "same-origin"}
"""What a browser says with a form of our own pages."""


async def _streamlit(request: Request) -> PlainTextResponse:
    return PlainTextResponse(BEHIND)


_ANY = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]
PLACES = [(module, name, getattr(module, name)._value) for module, name in ((turn, "AT_ONCE"), (clinic, "UPLOADS"), (clinic, "BATCHES"))]
APP = Starlette(routes=[*ROUTES, Route("/{path:path}", _streamlit, methods=_ANY)], middleware=[Middleware(Front)])


@contextmanager
def client() -> Iterator[TestClient]:
    """A browser, and all the places for papers and tables free."""
    with pytest.MonkeyPatch.context() as patch:
        free_places(patch)
        yield TestClient(APP)


def free_places(patch: pytest.MonkeyPatch) -> None:
    """Places as after a start: a Semaphore belongs to the first event loop that waits for it, and each test has a loop of its own."""
    for module, name, places in PLACES:
        patch.setattr(module, name, asyncio.Semaphore(places))


class Line:
    """One request of which a test holds both ends, in the event loop of the test.

    `answer()` waits until it is answered in full. `next()`: the next piece of the body, as soon as it is sent. `hang_up()`: the browser
    goes away. `begun`: only this beginning of the body is sent, and the rest never comes.
    """

    def __init__(self, method: str, path: str, *, begun: bytes | None = None, headers: Any = OURS, **request: Any):
        built = httpx.Request(method, f"http://testserver{path}", headers=headers, **request)
        self.body = built.read() if begun is None else begun
        self.whole = begun is None
        self.scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},  # as uvicorn says
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": built.url.path,
            "raw_path": built.url.raw_path,
            "query_string": built.url.query,
            "headers": [(name.lower(), value) for name, value in built.headers.raw],
            "server": ("testserver", 80),
        }
        self.status = 0
        self.pieces: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.gone = asyncio.Event()
        self.sent = False
        self.work = asyncio.create_task(APP(self.scope, self._receive, self._send))
        self.work.add_done_callback(lambda _: self.pieces.put_nowait(None))  # also when it failed: then nothing more will come

    async def _receive(self) -> Message:
        if not self.sent:
            self.sent = True
            return {"type": "http.request", "body": self.body, "more_body": not self.whole}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message.get("body"):
            self.pieces.put_nowait(message["body"])

    async def next(self) -> bytes | None:
        """The next piece; None at the end. What takes half a minute never comes: then a TimeoutError ends the test."""
        return await asyncio.wait_for(self.pieces.get(), 30)

    async def answer(self) -> bytes:
        body = b""
        while (piece := await self.next()) is not None:
            body += piece
        await asyncio.wait_for(self.work, 30)
        return body

    async def hang_up(self) -> None:
        self.gone.set()
        await asyncio.wait_for(self.work, 30)
