"""The address of the light version, and what each of its buttons does. All but the empty first page is a POST.

Goes in: a form from one of these pages, or from a tab of the wizard whose script or line failed (only `kept`).  Comes out: the next page.
Sent again, as after the browser's own Back, the same form gives the same page: nothing is remembered in between.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from guide.content.load import Content
from guide.core.draft import campaign_of
from guide.core.visit import PLAN, REVIEW
from guide.library import content
from guide.web.downloads import guarded
from guide.web.forms import Form, Refused, read_form
from guide.web.light.controls import read_parts
from guide.web.light.kept import Kept, from_tab, read_kept
from guide.web.light.page import HERE
from guide.web.light.screens import Screens
from guide.web.pages import language_of
from guide.words.language import Language

MOST: Final = 100_000
"""More bytes than any person's answers, twice, and a kept file."""


async def _first(request: Request) -> Response:
    return _page(_drawn(Kept(), language_of(request.scope), dt.date.today()))


async def _answer(request: Request, language: Language) -> Response:
    form = await read_form(request, MOST, "too_large")
    return _page(await asyncio.to_thread(_next_page, form, language, dt.date.today()))


def _next_page(form: Form, language: Language, today: dt.date) -> bytes:
    kept = read_kept(from_tab(form.one("kept"), time.time()), content(), today)
    if "do" in form.fields:
        kept = Press(kept, form, content(), today).done()
    return _drawn(kept, language, today)


def _drawn(kept: Kept, language: Language, today: dt.date) -> bytes:
    return Screens(kept, content(), language, today).page()


def _page(data: bytes) -> Response:
    return Response(data, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8")


class Press:
    """One button that was pressed. Raises Refused for a button that there is not."""

    def __init__(self, kept: Kept, form: Form, content: Content, today: dt.date):
        self.kept, self.form, self.content, self.today = kept, form, content, today
        for question in kept.questions(kept.at, content):
            kept.typed.setdefault(question.id, {}).update(read_parts(question, form.fields))

    def done(self) -> Kept:
        """What the person has told so far, after the button, at the place where it leads."""
        do, _, about = self.form.one("do").partition(".")
        act = _BUTTONS.get(do)
        if act is None:
            raise Refused("bad_form", 400)
        return act(self, about) or self.kept

    def stay(self, about: str) -> None:
        """The same page, in another language. What was wrong is still wrong."""
        if self.kept.mistakes:
            self.kept.look_again(self.kept.at, self.content, self.today)

    def start(self, about: str) -> None:
        """From the first page on; with the code of a flyer, if there is one, or the whole address that stands there."""
        code = self.form.one("code").rpartition("#")[2].strip()
        if code:
            self.kept.take_link(code, self.content)
        if not self.kept.link_problem:
            self.kept.at = self.kept.visit(self.content).next_open if self.kept.answers.values else "1"

    def next(self, about: str) -> None:
        if self.kept.at.isdecimal():
            self.kept.at = self.kept.accept(self.kept.at, self.content, self.today)

    def back(self, about: str) -> None:
        if self.kept.at.isdecimal():
            self._to(self.kept.before(self.kept.at, self.content))

    def change(self, about: str) -> None:
        self.kept.changing = True
        self._to(about)

    def review(self, about: str) -> None:
        self._to(REVIEW)

    def plan(self, about: str) -> None:
        self.kept.changing = False
        self._to(PLAN)

    def more(self, about: str) -> None:
        """A part behind the plan. One that this plan does not have is the plan."""
        self._to(PLAN)
        self.kept.more = about

    def open(self, about: str) -> None:
        text = self.form.files.get("file", b"").decode("utf-8-sig", errors="replace")
        if self.kept.open_file(text, self.content, self.today):
            self.take(about)

    def take(self, about: str) -> None:
        self.kept.take_file()
        self._to(REVIEW)

    def keep(self, about: str) -> None:
        self.kept.refuse_file()

    def clear(self, about: str) -> Kept:
        return Kept(cleared=True)

    def next_person(self, about: str) -> Kept:
        """Everything about this person is cleared; the campaign stays, and is filled in for the next one."""
        kept = Kept(campaign=self.kept.campaign)
        kept.fill_in(campaign_of(kept.campaign))
        kept.at = kept.visit(self.content).after("0")
        return kept

    def _to(self, place: str) -> None:
        """To a place, or back to the first open question when it is ahead of the answers."""
        self.kept.mistakes, self.kept.more = {}, ""
        self.kept.at = self.kept.visit(self.content).place(place)


_BUTTONS: Final[Mapping[str, Callable[[Press, str], Kept | None]]] = {
    name: getattr(Press, name)
    for name in (*("stay", "start", "next", "back", "change", "review", "plan", "more", "open", "take", "keep", "clear", "next_person"),)
}
"""What stands in `do` -> what it does."""

ROUTES: Final = [
    Route(HERE, _first, methods=["GET"]),
    Route(HERE, guarded("The light version", "bad_form", _answer), methods=["POST"]),
]
