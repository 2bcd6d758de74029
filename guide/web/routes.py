"""The addresses besides the wizard: the landing page, and the paper, the calendar and the save file, each by POST.

Goes in: a form with the answers that the tab holds.  Comes out: a file to download, made in memory and kept nowhere.
Refused: forms sent from another website (403), more than a person's answers (413), anything that is not answers (400).
What was sent is never repeated in a page and never logged.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from guide.calendar import make_calendar
from guide.content.languages import CODES, ON_PAPER, Code
from guide.core.answers import Answers, read_answers, write_answers
from guide.core.campaign import Campaign, read_campaign
from guide.core.plan import make_plan
from guide.library import content
from guide.web.clinic.routes import ROUTES as CLINIC
from guide.web.failures import note_failure
from guide.web.forms import LINES, Refused, kind_of, read_body, read_lines, refuse_other_sites
from guide.web.pages import landing_response, language_of, plain_page
from guide.web.stock import LITTER
from guide.web.streamlit.static import ICON
from guide.web.turn import OVERDUE, in_turn
from guide.words.language import language_for, languages_for, load_language

MOST: Final = 100_000
"""More bytes than any person's answers, however they are written in a form."""

Fields = Mapping[str, str]
T = TypeVar("T", bound=str)
Make = Callable[[Answers, Fields, dt.date], tuple[bytes, str, str]]
"""(answers, fields, today) -> (bytes, media type, file name). Runs in a thread."""


def _checklist(answers: Answers, fields: Fields, today: dt.date) -> tuple[bytes, str, str]:
    from guide.printed.checklist import make_checklist  # half a second to import; the landing page does not wait for it
    from guide.printed.clinic import clinic_of

    languages = languages_for(_one_of(fields, "language", ON_PAPER))
    campaign = _campaign(fields, today)
    paper = make_checklist(
        make_plan(answers, content(), today),
        content(),
        languages,
        name=answers.text("print_name"),
        paper=_one_of(fields, "paper", ("letter", "a4")),
        size=_one_of(fields, "size", ("normal", "large", "larger")),
        notes=_one_of(fields, "copy", ("person", "advocate")) == "advocate",
        clinic=clinic_of(campaign, content(), languages) if campaign else None,
    )
    return paper, "application/pdf", "checklist.pdf"


def _campaign(fields: Fields, today: dt.date) -> Campaign | None:
    """The campaign of an advocate's tab, or None when there is none."""
    if "campaign" not in fields:
        return None
    try:
        campaign, _ = read_campaign(json.loads(fields["campaign"]), content(), today)
    except (ValueError, RecursionError):
        campaign = None
    if campaign is None:
        raise Refused("bad_answers", 400)
    return campaign


def _calendar(answers: Answers, fields: Fields, today: dt.date) -> tuple[bytes, str, str]:
    language = load_language(_one_of(fields, "language", CODES))
    text = make_calendar(make_plan(answers, content(), today), language)
    return text.encode(), "text/calendar; charset=utf-8", "reminders.ics"


def _save_file(answers: Answers, fields: Fields, today: dt.date) -> tuple[bytes, str, str]:
    text = json.dumps(write_answers(answers), ensure_ascii=False, indent=1)
    return text.encode(), "application/json", "answers.json"


def _one_of(fields: Fields, name: str, allowed: tuple[T, ...]) -> T:
    """A field of the form; the first of `allowed` when it is missing."""
    for value in allowed:
        if fields.get(name, allowed[0]) == value:
            return value
    raise Refused("bad_answers", 400)


def _download(make: Make) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        language = language_of(request.scope)
        try:
            refuse_other_sites(request)
            fields = await _fields(request)
            language = language_for(fields.get("language"), language.code)
            body, kind, name = await in_turn(request, _make, make, fields)
        except Refused as refused:
            return plain_page(language, refused.trouble, refused.status)
        except (ClientDisconnect, TimeoutError):
            return plain_page(language, "bad_answers", 400)
        except Exception as error:
            note_failure("A download", error)
            return plain_page(language, "failed", 500)
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(body, headers=headers, media_type=kind)

    return endpoint


def _make(make: Make, fields: Fields) -> tuple[bytes, str, str]:
    today = dt.date.today()
    try:
        data = json.loads(fields.get("answers", ""))
    except (ValueError, RecursionError):
        raise Refused("bad_answers", 400) from None
    answers, problems = read_answers(data, content(), today)
    if problems:
        raise Refused("bad_answers", 400)
    try:
        return make(answers, fields, today)
    finally:
        LITTER.set()


async def _fields(request: Request) -> Fields:
    """The fields of the form, each once. Read here, because the framework's reader has no limit for this kind of form."""
    if kind_of(request) != LINES:
        raise Refused("bad_answers", 400)
    found = read_lines(await read_body(request, MOST), 8, "bad_answers")
    if any(len(values) > 1 for values in found.values()):
        raise Refused("bad_answers", 400)
    return {name: values[0] for name, values in found.items()}


async def _landing(request: Request) -> Response:
    return landing_response(request.scope, dt.date.today(), BOOKLET)


async def _booklet(request: Request) -> Response:
    """The blank booklet. It holds nothing of anybody, so the same copy serves everyone for a day."""
    language = language_of(request.scope)
    try:
        body = await in_turn(None, _booklet_in, language.code, dt.date.today())
    except Refused as refused:
        return plain_page(language, refused.trouble, refused.status)
    except Exception as error:
        note_failure("The booklet", error)
        return plain_page(language, "failed", 500)
    headers = {"content-disposition": 'attachment; filename="guide.pdf"', "cache-control": "max-age=3600"}
    return Response(body, headers=headers, media_type="application/pdf")


@lru_cache(maxsize=4)
def _booklet_in(code: Code, today: dt.date) -> bytes:
    from guide.printed.booklet import make_booklet

    return make_booklet(content(), [load_language(code)], today)


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n", headers={"cache-control": "max-age=86400"})


async def _healthz(request: Request) -> Response:
    """For whoever watches the server: 200 while all is well, 503 while a paper holds a thread far longer than any paper takes."""
    said, status = ("papers do not end; start the server again", 503) if OVERDUE else ("ok", 200)
    return PlainTextResponse(said, status, {"cache-control": "no-store"})


async def _icon(request: Request) -> Response:
    """A plain green square: it tells a passer-by nothing."""
    square = '<rect width="8" height="8" rx="2" fill="#0b5d3b"/>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{square}</svg>'
    return Response(picture, headers={"cache-control": "max-age=86400"}, media_type="image/svg+xml")


BOOKLET: Final = "/booklet"

ROUTES: Final = [
    Route("/", _landing),
    Route("/checklist", _download(_checklist), methods=["POST"]),
    Route("/calendar", _download(_calendar), methods=["POST"]),
    Route("/answers", _download(_save_file), methods=["POST"]),
    Route(BOOKLET, _booklet),
    *CLINIC,
    Route("/robots.txt", _robots),
    Route("/healthz", _healthz),
    Route(ICON, _icon),
]
PATHS: Final = {path: frozenset(m for r in ROUTES if r.path == path for m in r.methods or ()) for path in {r.path for r in ROUTES}}
"""Address -> the methods it answers."""
