"""The plan on the screen: what was told (words/told.py), as HTML; then the paper, the calendar and the file to keep.

Every text comes from the catalogs and is escaped; nothing a person typed is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

import streamlit as st

from guide.content.load import Content
from guide.core.plan import Plan
from guide.core.visit import REVIEW
from guide.screen import clinic, downloads
from guide.screen.aloud import listen_button
from guide.screen.state import State, go
from guide.words.language import Language, of
from guide.words.outline import Item, Line, Section, section_of
from guide.words.plan import source_line
from guide.words.told import told

BOX = '<span class="box" aria-hidden="true"></span>'
TOP = ("status", "headline", "notices", "first")
"""The sections that stand before the buttons."""
QUIET = ("status", "notices", "know", "sources")
"""Sections without a button that reads them aloud; of notices each has its own."""


def draw(state: State, plan: Plan, content: Content, language: Language) -> None:
    """Draw the plan, with what can be taken along between what comes first and the rest."""
    drawn = _Page(plan, content, language)
    st.html(drawn.top())
    downloads.draw(state, language)
    st.html(drawn.rest())
    clinic.next_person(state, content, language, "plan")
    st.button(language.say("result.change", "Change my answers"), key="change", on_click=go, args=(REVIEW,), width="stretch")


def page(plan: Plan, content: Content, language: Language) -> str:
    """The whole plan as HTML, without the buttons: what `python -m guide check` reads again."""
    drawn = _Page(plan, content, language)
    return drawn.top() + drawn.rest()


class _Page:
    """Draws one plan in one language as HTML."""

    def __init__(self, plan: Plan, content: Content, language: Language):
        self.sections, self.content, self.language = told(plan, content), content, language
        self.explained: set[str] = set()

    def top(self) -> str:
        title = self.language.say("result.title", "Your plan")
        return f"<h1>{escape(title)}</h1>" + "".join(self._section(section) for section in self.sections if section.id in TOP)

    def rest(self) -> str:
        return "".join(self._section(section) for section in self.sections if section.id not in TOP)

    # --- sections -------------------------------------------------------------------------------------------------------

    def _section(self, section: Section) -> str:
        match section.id:
            case "status":
                banner, _, no_request = section.under  # the rest of the notice has stood on the first screen
                return f'<p class="notice urgent">{self._text(banner)}</p><p>{self._text(no_request)}</p>'
            case "headline":
                return self._headline(section)
            case "notices":
                return "".join(self._notice(item, "notice urgent", "h2") for item in section.items)
            case "helpers":
                return self._part(self._not_told_yet(section))
            case "words":
                return ""  # each word is explained where the plan uses it first
        return self._part(section)

    def _part(self, section: Section) -> str:
        """A part of the plan under its heading. A step and why it matters are read aloud by themselves, as each of its tasks is."""
        title = section.title(self.language)
        if section.number:
            title = self.language.say("screen.step", "Step {number} of 5: {title}", number=section.number, title=title)
        level = "h3" if section.part_of else "h2"
        listen = "" if section.id in QUIET else listen_button(self.language, title)
        about = f"{listen}<{level}>{escape(title)}</{level}>{self._paragraphs(section.under)}"
        return f"<section>{f'<div>{about}</div>' if section.number else about}{self._items(section)}</section>"

    def _not_told_yet(self, section: Section) -> Section:
        """Without what has stood under "who to call", on the same page; paper tells it again, pages later."""
        called = section_of(self.sections, "call")
        if called is None:
            return section
        under = tuple(line for line in section.under if line not in called.under)
        return replace(section, under=under, items=tuple(item for item in section.items if item.id not in {c.id for c in called.items}))

    def _items(self, section: Section) -> str:
        match section.id:
            case "know":
                return "".join(self._notice(item, "notice", "h3") for item in section.items)
            case "call":
                host, *others = section.items
                ways = [item for item in others if item.id.startswith("helper.")]  # the offices stand below, whole
                return self._list([self._host(host), *map(self._item, ways)])
            case "sources":
                return f'<div class="sources">{self._list(map(self._item, section.items))}</div>'
        tasks = [item for item in section.items if item.id != "filing"]
        filing = [f'<section class="notice">{self._named(item, "h3")}</section>' for item in section.items if item.id == "filing"]
        return self._list(self._item(item, aloud=bool(section.number)) for item in tasks) + "".join(filing)

    def _headline(self, section: Section) -> str:
        """The first act that must not be missed, in the largest letters; no large letters where no day is known."""
        title = section.title(self.language)
        act, *more = section.under
        big = f'<p class="big">{self._text(act)}</p>' if act.role == "do" else self._paragraph(act)
        permit = "".join(f'<p class="big">{self._text(line)}</p>' for item in section.items for line in item.lines)
        heading = f"{listen_button(self.language, title)}<h2>{escape(title)}</h2>"
        return f'<section class="next-day">{heading}{big}{self._paragraphs(more)}{permit}</section>'

    def _notice(self, item: Item, kind: str, level: str) -> str:
        if "screen" not in item.on:
            return ""
        kind += "" if "paper" in item.on else " not-on-paper"
        return (
            f'<section class="{kind}">{listen_button(self.language, item.lines[0].text(self.language))}{self._named(item, level)}</section>'
        )

    def _host(self, item: Item) -> str:
        """The local group; without one, where to write it: a screen has no line for a pen."""
        if item.one("name"):
            return self._item(item)
        return escape(
            self.language.say("result.local", "A worker center, union or lawyer near you: write the name and phone on your paper.")
        )

    # --- items ----------------------------------------------------------------------------------------------------------

    def _item(self, item: Item, aloud: bool = False) -> str:
        """Its first line in bold where it is a name or an act, then the others; what its words mean and what it rests on are folded."""
        listen = listen_button(self.language, item.lines[0].text(self.language)) if aloud else ""
        first, *rest = item.lines
        text = self._text(first)
        head = f"<b>{text}</b>" if first.role in ("name", "do", "when", "now") else text
        box = BOX if item.box else ""
        return f"{box}{listen}{head}{self._paragraphs(rest)}{self._terms(item.terms)}{self._sources(item)}"

    def _named(self, item: Item, level: str) -> str:
        """A name as a heading, and what stands under it."""
        name, *rest = item.lines
        return f"<{level}>{self._text(name)}</{level}>{self._paragraphs(rest)}"

    def _paragraphs(self, lines: Iterable[Line]) -> str:
        return "".join(map(self._paragraph, lines))

    def _paragraph(self, line: Line) -> str:
        text, link = self._text(line), line.link(self.language) if line.link else ""
        if link:
            outside = "" if link.startswith("tel:") else ' target="_blank" rel="noopener noreferrer"'
            text = f'<a href="{escape(link)}"{outside}>{text}</a>'
        if line.role == "heed":
            text = f"<b>{text}</b>"
        label = f"{escape(line.label(self.language))}: " if line.label else ""
        return f"<p>{label}{text}</p>"

    def _text(self, line: Line) -> str:
        return escape(line.text(self.language))

    def _terms(self, ids: Iterable[str]) -> str:
        """Words to tap for their meaning, where the plan uses them first."""
        new = [self.content.term[id_] for id_ in ids if id_ not in self.explained]
        self.explained.update(term.id for term in new)
        texts = ((of("term", term, "term")(self.language), of("term", term, "meaning")(self.language)) for term in new)
        return "".join(f"<details><summary>{escape(term)}</summary><p>{escape(meaning)}</p></details>" for term, meaning in texts)

    def _sources(self, item: Item) -> str:
        """Folded: what this rests on, and the day it was compared with it."""
        if not item.sources or not item.fact:
            return ""
        rows = self._list(escape(source_line(self.content.source[id_], self.language)) for id_ in item.sources)
        title = self.language.say("result.source", "Sources, reviewed {date}", date=self.language.short_date(item.fact.reviewed))
        return f"<details><summary>{escape(title)}</summary>{rows}</details>"

    @staticmethod
    def _list(rows: Iterable[str]) -> str:
        return "<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>"
