"""The addresses of the advocate's screen. Everything but the empty form is a POST, with the campaign in its body.

Goes in: a form from one of these pages.  Comes out: a page, a file, or a zip archive that is sent while its papers are made.
Refused: forms from other websites, bodies that are too large, fields that a campaign does not have. Nothing is kept or logged.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from guide.core.campaign import Campaign, CampaignProblem, read_campaign_text
from guide.library import content
from guide.web.clinic import papers
from guide.web.clinic.entry import entry_page
from guide.web.clinic.fields import read_typed, typed_of
from guide.web.clinic.page import HERE
from guide.web.clinic.ready import ready_page, refused_page
from guide.web.downloads import Download, Endpoint, as_file, guarded, sent
from guide.web.forms import BODY_SECONDS, Form, Refused, read_form
from guide.web.leftovers import LEFTOVERS
from guide.web.pages import language_of
from guide.web.turn import in_turn
from guide.words.language import Language

MOST: Final = 100_000
"""Bytes of a form with a campaign, or of a campaign file."""
CLINIC: Final = "The clinic"
"""How the log names what failed here."""
LARGEST_TABLE: Final = 5_000_000
UPLOADS: Final = asyncio.Semaphore(8)
"""So many tables are received at once; small forms need no place."""
BATCHES: Final = asyncio.Semaphore(4)
"""So many tables are made into papers at once; they take turns, row by row, with the papers of the wizard."""
BATCH_SECONDS: Final = 1800
"""After that an archive that is not taken to its end is given up."""

Make = Callable[[Campaign, Form, dt.date, str], Download]
"""What is made of a campaign, with what the form says about it, on this day, for the wizard at this address. Runs in a thread."""


def wizard_address(request: Request) -> str:
    """The address of the wizard as this browser knows the server.

    A proxy speaks plain HTTP to us, so TLS is known by what it says, or by the browser: only over TLS, and on the same machine, does
    a browser say where a request comes from.
    """
    host = request.headers.get("host", "")
    if not re.fullmatch(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?", host):
        host = request.url.netloc
    own = re.match(r"(localhost|127\.[\d.]+|\[::1\])(:|$)", host) is not None
    forwarded = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    secure = forwarded == "https" or ("sec-fetch-site" in request.headers and not own and not forwarded)
    return f"{'https' if secure else request.url.scheme}://{host}/guide"


def _page(data: bytes, status: int = 200) -> Response:
    return Response(data, status, {"cache-control": "no-store"}, "text/html; charset=utf-8")


async def _empty(request: Request) -> Response:
    return _page(entry_page(language_of(request.scope), content(), {}))


async def _form(request: Request) -> Form:
    return await read_form(request, MOST, "large_form")


def _read(text: str) -> tuple[Campaign | None, list[CampaignProblem]]:
    return read_campaign_text(text, content(), dt.date.today())


def _held(form: Form) -> Campaign:
    """The campaign that stands in the form. Raises Refused when it cannot be read."""
    campaign, _ = _read(form.one("campaign"))
    if campaign is None:
        raise Refused("bad_form", 400)
    return campaign


async def _campaign(request: Request, language: Language) -> Response:
    """The form that was filled in, the file that was opened, or the same page once more, in another language or to be changed."""
    form, wizard = await _form(request), wizard_address(request)
    again = form.one("again")
    if "campaign" in form.fields:
        held = _held(form)
        return _page(
            entry_page(language, content(), typed_of(held, content()))
            if again == "entry"
            else ready_page(language, content(), held, wizard)
        )
    if "file" in form.files:
        return _opened(form.files["file"], language, wizard)
    typed = {name: values for name, values in form.fields.items() if name != "again"}
    found, problems = read_typed(typed, content(), dt.date.today())
    if found is None or again:
        return _page(entry_page(language, content(), typed, () if again else problems), 200 if again else 422)
    return _page(ready_page(language, content(), found, wizard))


def _opened(data: bytes, language: Language, wizard: str) -> Response:
    """A campaign file. It counts whole or not at all; what is wrong with it is listed."""
    try:
        found, problems = _read(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        found, problems = None, [CampaignProblem("not_toml")]
    if not data:
        found, problems = None, []
    if found is None:
        return _page(entry_page(language, content(), {}, file_problems=problems), 422)
    return _page(ready_page(language, content(), found, wizard))


def _download(make: Make) -> Endpoint:
    async def answer(request: Request, language: Language) -> Response:
        form, wizard = await _form(request), wizard_address(request)
        campaign = _held(form)
        try:
            file = await in_turn(request, make, campaign, form, dt.date.today(), wizard)
        except papers.WrongCopies:
            return _page(ready_page(language, content(), campaign, wizard, wrong_copies=True), 422)
        return sent(file)

    return guarded(CLINIC, "bad_form", answer)


async def _batch(request: Request, language: Language) -> Response:
    async with asyncio.timeout(BODY_SECONDS), UPLOADS:
        form = await read_form(request, LARGEST_TABLE, "large_form")
    campaign = _held(form)
    if BATCHES.locked():
        raise Refused("busy", 503)
    async with AsyncExitStack() as place:
        await place.enter_async_context(BATCHES)  # before the table waits for its turn: what waits is held in memory
        pieces, findings = await in_turn(request, papers.read_table, campaign, form, dt.date.today())
        if findings:
            return _page(refused_page(language, content(), campaign, findings), 422)
        return Archive(pieces, place.pop_all())


class Archive(StreamingResponse):
    """A zip archive, sent while it is made. It keeps its place among BATCHES until its last byte is taken, or its time is over."""

    def __init__(self, pieces: Iterator[bytes], place: AsyncExitStack):
        self._place = place
        super().__init__(_pieces(pieces), headers=as_file("papers.zip"), media_type="application/zip")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self._place, asyncio.timeout(BATCH_SECONDS):
                await super().__call__(scope, receive, send)
        except (ClientDisconnect, TimeoutError):
            return  # the browser has left
        finally:
            LEFTOVERS.set()


async def _pieces(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Each row is made in a thread, and waits its turn behind other papers. A mistake breaks the connection off: an archive without
    its end must not look whole."""
    while True:
        piece = await in_turn(None, _next, pieces)
        if piece is None:
            return
        yield piece


def _next(pieces: Iterator[bytes]) -> bytes | None:
    """The next piece; None at the end: no StopIteration gets out of a thread."""
    return next(pieces, None)


ROUTES: Final = [
    Route(HERE, _empty, methods=["GET"]),
    Route(HERE, guarded(CLINIC, "bad_form", _campaign), methods=["POST"]),
    Route(f"{HERE}/campaign", _download(papers.campaign_file), methods=["POST"]),
    Route(f"{HERE}/flyer", _download(papers.flyer), methods=["POST"]),
    Route(f"{HERE}/table", _download(papers.empty_table), methods=["POST"]),
    Route(f"{HERE}/blank", _download(papers.blank_stack), methods=["POST"]),
    Route(f"{HERE}/batch", guarded(CLINIC, "bad_form", _batch), methods=["POST"]),
]
