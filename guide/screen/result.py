"""The plan on the screen: five things open, all else folded; between them the papers. What was told (words/told.py), as HTML.

Every text comes from the catalogs and is escaped; nothing a person typed is drawn here. What the printer gets is drawn for it alone: the
sheet, whole and unfolded.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from guide.content.load import Content
from guide.core.plan import Plan
from guide.core.visit import REVIEW
from guide.screen import clinic, downloads
from guide.screen.drawing import Drawing
from guide.screen.state import State, go
from guide.screen.widgets import button
from guide.words.language import Language
from guide.words.outline import Item, Section, section_of
from guide.words.told import five_things, told, told_more
from guide.words.told_booklet import told_steps

BEGIN_WITH_A_CALL = ("trapped", "gov_letter", "clock", "call")
"""The tasks under the first of which it stands whom to call."""
KNOWN = (
    *("status", "notices", "headline", "first", "call", "after", "filing", "find_out", "table", "everyone", "card", "made"),
    *("dates", "said", "helpers", "offices", "papers", "questions", "words", "sources"),
)
"""The sections that have a place of their own on this screen; any other is folded below them."""


def draw(state: State, plan: Plan, content: Content, language: Language) -> None:
    """Draw the plan, with what can be taken along between what comes first and the rest."""
    drawn = _Page(plan, content, language)
    st.html(drawn.top())
    downloads.draw(state, plan, content, language)
    st.html(drawn.rest())
    clinic.next_person(state, content, language, "plan")
    button(state, "answers", language.say("result.change", "Change my answers"), go, REVIEW, width="stretch")


def page(plan: Plan, content: Content, language: Language) -> str:
    """The whole plan as HTML, without the buttons: what `python -m guide check` reads again."""
    drawn = _Page(plan, content, language)
    return drawn.top() + drawn.rest()


class _Page(Drawing):
    """Draws one plan in one language as HTML."""

    def __init__(self, plan: Plan, content: Content, language: Language):
        super().__init__(content, language)
        self.plan, self.sheet, self.more = plan, told(plan, content), told_more(plan, content)

    def top(self) -> str:
        """What must not be missed, and the five things."""
        title = f"<h1>{escape(five_things(self.language))}</h1>"
        status, headline, first = (self._of(id_) for id_ in ("status", "headline", "first"))
        notices = section_of(self.sheet, "notices")
        strip = f'<p class="notice urgent strip">{self.text(status.under[0])}</p>'
        alarms = "".join(self.notice(item, "notice urgent") for item in notices.items) if notices else ""
        tasks = self.items(self._task(item) for item in first.items)
        on_screen = f"{strip}{alarms}{self.headline(headline)}<section>{tasks}</section>"
        return f'{title}<div class="screen-only">{on_screen}</div><div class="print-only">{self.printed()}</div>'

    def rest(self) -> str:
        """All else, folded: what has a place of its own here, then any other section that was told."""
        say = self.language.say
        days = say("told.table", "Your offices and dates")
        parts = [
            *self._each(self.sheet, ("after", "filing", "find_out")),
            self._together(days, ("table",), ("dates", "said")),
            self._together(say("result.who_else", "Who else can help, and the offices"), (), ("helpers", "offices")),
            self._together(say("result.gather", "Documents and questions for the lawyer"), (), ("papers", "questions")),
            *self._each(self.sheet, ("everyone", "card")),
            *(self.fold_items(section) for section in (*self.sheet, *self.more) if section.id not in KNOWN),
            self.fold(self._steps_title(), self._steps()),
            self._together(say("result.behind", "Words, sources and days of review"), (), ("words", "sources"), counted=False),
        ]
        made = " ".join(self.text(line) for line in self._of("made").under)
        no_request = self._of("status").under[1]
        title = escape(say("result.rest", "Everything else"))
        foot = f'<p class="part">{made} {self.text(no_request)}</p>'
        return f'<div class="screen-only"><h2>{title}</h2>{"".join(parts)}{foot}</div>'

    def printed(self) -> str:
        """For the printer: the sheet, whole."""
        return "".join(self.whole(section) for section in self.sheet if section.id != "notices")

    # --- parts ----------------------------------------------------------------------------------------------------------

    def _of(self, id_: str) -> Section:
        section = section_of(self.sheet, id_)
        assert section is not None  # it stands on every plan
        return section

    def _task(self, item: Item) -> str:
        """The act, open; why and how, folded; and where it is a call, whom."""
        call = ""
        if item.about == next((i.about for i in self._of("first").items if i.about in BEGIN_WITH_A_CALL), ""):
            call = self._who_to_call()
        return self.task(item) + call

    def _who_to_call(self) -> str:
        section = self._of("call")
        host, *others = section.items
        ways = [item for item in others if item.id.startswith("helper.")]
        offices = [item for item in others if item not in ways]
        rows = self.items([self._host(host), *(self.item(item) for item in (*ways, *offices))])
        return self.fold(section.title(self.language), self.paragraphs(section.under) + rows, len(others), kind="call")

    def _host(self, item: Item) -> str:
        """The local group; without one, where to write it: a screen has no line for a pen."""
        if item.one("name"):
            return self.item(item)
        return escape(
            self.language.say("result.local", "Write on your sheet the name and phone of a worker center, union or lawyer near you.")
        )

    def _each(self, sections: tuple[Section, ...], ids: tuple[str, ...]) -> Iterator[str]:
        for id_ in ids:
            if section := section_of(sections, id_):
                yield self.fold_items(section)

    def _together(self, title: str, first: tuple[str, ...], then: tuple[str, ...], counted: bool = True) -> str:
        """Sections under one fold: those of the sheet, then those behind it, each under its own heading."""
        own = [section for section in self.sheet if section.id in first]
        more = [section for section in self.more if section.id in then]
        if not own and not more:
            return ""
        inside = "".join(self.paragraphs(s.under) + self.items(self.item(item) for item in s.items) for s in own)
        count = sum(len(section.items) for section in own or more) if counted else 0
        return self.fold(title, inside + "".join(self.part(section, "h3") for section in more), count)

    def _steps_title(self) -> str:
        numbers = [str(n) for n, section in enumerate(told_steps(self.plan.status, self.content), 1) if section.about in self.plan.steps]
        if not numbers:
            return self.language.say("result.steps", "The five steps")
        return self.language.say("result.steps_now", "The five steps: you are in step {steps}", steps=self.language.list(numbers))

    def _steps(self) -> str:
        rows = (
            f"<b>{escape(section.title(self.language))}</b>{self.paragraphs(section.under)}"
            for section in told_steps(self.plan.status, self.content)
        )
        return f"<ol>{''.join(f'<li>{row}</li>' for row in rows)}</ol>"
