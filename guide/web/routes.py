"""The addresses besides the wizard: the landing page, and the paper, the calendar and the save file, each by POST.

Goes in: a form with the answers that the tab holds.  Comes out: a file to download, made in memory and kept nowhere.
Refused: forms sent from another website (403), more than a person's answers (413), anything that is not answers (400).
What was sent is never repeated in a page and never logged.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from guide.calendar import NothingToRemember, make_calendar
from guide.content.languages import CODES, ON_PAPER, Code
from guide.core.answers import Answers, read_answers, write_answers
from guide.core.campaign import Campaign, campaign_answers, read_campaign
from guide.core.kinds import INTERPRETERS, SHEETS
from guide.core.plan import make_plan
from guide.core.sheets import sheets_for, usual_sheet
from guide.core.today import their_day
from guide.library import content
from guide.web.clinic.routes import ROUTES as CLINIC
from guide.web.downloads import Download, Endpoint, as_file, guarded, paper_options, sent
from guide.web.forms import LINES, Form, Refused, kind_of, read_body, read_lines
from guide.web.leftovers import LEFTOVERS
from guide.web.light.routes import ROUTES as LIGHT
from guide.web.pages import landing_response
from guide.web.streamlit.static import ICON
from guide.web.turn import OVERDUE, in_turn
from guide.words.language import Language, language_for, languages_for, load_language

MOST: Final = 100_000
"""More bytes than any person's answers, however they are written in a form."""

Make = Callable[[Answers, Form, dt.date], Download]
"""What is made of a person's answers, with what the form says about it. Runs in a thread."""


def _checklist(answers: Answers, form: Form, today: dt.date) -> Download:
    from guide.printed.clinic import clinic_of  # half a second to import; the landing page does not wait for it
    from guide.printed.sheets import Order, file_name, make

    sheet = form.choice("sheet", (usual_sheet(answers, content()), *SHEETS))
    if sheet not in (*sheets_for(answers, content()), "card"):
        raise Refused("bad_answers", 400)
    languages = languages_for(form.choice("language", ON_PAPER))
    options = paper_options(form, notes=form.choice("copy", ("person", "advocate")) == "advocate")
    campaign = _campaign(form)
    order = Order(
        answers,
        make_plan(answers, content(), today),
        sheet,
        options,
        name=answers.text("print_name"),
        clinic=clinic_of(campaign, content(), languages) if campaign else None,
        interpreter=form.choice("interpreter", INTERPRETERS),
        given=campaign_answers(campaign) if campaign else None,
    )
    return Download(make(order, content(), languages, today), "application/pdf", file_name(sheet, answers, content()))


def _campaign(form: Form) -> Campaign | None:
    """The campaign of an advocate's tab, or None when there is none."""
    if "campaign" not in form.fields:
        return None
    try:
        campaign, _ = read_campaign(json.loads(form.one("campaign")), content(), dt.date.today())
    except (ValueError, RecursionError):
        campaign = None
    if campaign is None:
        raise Refused("bad_answers", 400)
    return campaign


def _calendar(answers: Answers, form: Form, today: dt.date) -> Download:
    language = load_language(form.choice("shown_in" if "shown_in" in form.fields else "language", CODES))
    try:
        text = make_calendar(make_plan(answers, content(), today), language)
    except NothingToRemember:
        raise Refused("no_days", 422) from None
    return Download(text.encode(), "text/calendar; charset=utf-8", "reminders.ics")


def _save_file(answers: Answers, form: Form, today: dt.date) -> Download:
    text = json.dumps(write_answers(answers), ensure_ascii=False, indent=1)
    return Download(text.encode(), "application/json", "answers.json")


def _download(make: Make) -> Endpoint:
    async def answer(request: Request, language: Language) -> Response:
        form = await _form(request)
        request.state.language = language_for(form.one("shown_in") or form.one("language"), language.code)
        return sent(await in_turn(request, _made, make, form))

    return guarded("A download", "bad_answers", answer)


def _made(make: Make, form: Form) -> Download:
    now = dt.datetime.now().astimezone()
    try:
        data = json.loads(form.one("answers"))
    except (ValueError, RecursionError):
        raise Refused("bad_answers", 400) from None
    answers, problems = read_answers(data, content(), now.date())
    if problems:
        raise Refused("bad_answers", 400)
    try:
        return make(answers, form, their_day(now, _behind(form)))
    finally:
        LEFTOVERS.set()  # also when the person who waited for it has left


def _behind(form: Form) -> int | None:
    """How many minutes the person's clock is behind UTC; None when the form does not say so."""
    with contextlib.suppress(ValueError):
        return int(form.one("behind"))
    return None


async def _form(request: Request) -> Form:
    """The fields of the form, each once. Read here, because the framework's reader has no limit for this kind of form."""
    if kind_of(request) != LINES:
        raise Refused("bad_answers", 400)
    fields = read_lines(await read_body(request, MOST), 12, "bad_answers")
    if any(len(values) > 1 for values in fields.values()):
        raise Refused("bad_answers", 400)
    return Form(fields, wrong="bad_answers")


async def _landing(request: Request) -> Response:
    return landing_response(request.scope, dt.date.today(), BOOKLET)


async def _booklet(request: Request, language: Language) -> Response:
    """The blank booklet. It holds no fact of a person, so the same copy serves everyone for a day."""
    body = await in_turn(None, _booklet_in, language.code, dt.date.today())
    headers = as_file("guide.pdf") | {"cache-control": "max-age=3600"}
    return Response(body, headers=headers, media_type="application/pdf")


@lru_cache(maxsize=4)
def _booklet_in(code: Code, today: dt.date) -> bytes:
    from guide.printed.booklet import make_booklet

    return make_booklet(content(), [load_language(code)], today)


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n", headers={"cache-control": "max-age=86400"})


async def _healthz(request: Request) -> Response:
    """For a program that watches the server: 200 while all is well, 503 while a paper holds a thread far longer than any paper takes."""
    word, status = ("papers do not end; start the server again", 503) if OVERDUE else ("ok", 200)
    return PlainTextResponse(word, status, {"cache-control": "no-store"})


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
    Route(BOOKLET, guarded("The booklet", "failed", _booklet)),
    *CLINIC,
    *LIGHT,
    Route("/robots.txt", _robots),
    Route("/healthz", _healthz),
    Route(ICON, _icon),
]
PATHS: Final = {path: frozenset(m for r in ROUTES if r.path == path for m in r.methods or ()) for path in {r.path for r in ROUTES}}
"""Address -> the methods it answers."""
