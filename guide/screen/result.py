"""The plan on the screen: the same Plan as the paper, the next safe day first; then the paper, the calendar and the file to keep.

Every text comes from the catalogs and is escaped; nothing a person typed is drawn here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape

import streamlit as st

from guide.content.load import Content
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.plan import Contact, Plan, PlannedStep
from guide.core.visit import REVIEW
from guide.screen import clinic, downloads
from guide.screen.aloud import listen_button
from guide.screen.state import State, go
from guide.words import dates as date_words
from guide.words import plan as plan_words
from guide.words import status as status_words
from guide.words.headline import headline_text
from guide.words.language import Language

BOX = '<span class="box" aria-hidden="true"></span>'


def draw(state: State, plan: Plan, content: Content, language: Language) -> None:
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
        self.plan, self.content, self.words, self.say = plan, content, language, language.say
        self.explained: set[str] = set()

    def top(self) -> str:
        say, title = self.say, self.say("result.title", "Your plan")
        banner = f'<p class="notice urgent">{escape(status_words.status_banner(self.plan.status, self.content, self.words))}</p>'
        no_request = f"<p>{escape(status_words.not_a_request(self.content, self.words))}</p>"
        return f"<h1>{escape(title)}</h1>{banner}{no_request}{self._headline()}{self._notices(urgent=True)}" + self._section(
            say("result.first", "Do these three things first"),
            self._list(f"{BOX}<b>{self._of('task', id_, 'do')}</b>" for id_ in self.plan.first),
        )

    def rest(self) -> str:
        plan, say = self.plan, self.say
        parts = [self._step(number, step) for number, step in enumerate(plan.steps, 1)]
        parts.append(self._section(say("result.know", "What else you should know"), self._notices(urgent=False), aloud=False))
        if plan.days or plan.court or plan.pay or plan.said:
            parts.append(self._section(say("result.dates", "Dates"), self._dates()))
        if plan.papers:
            how = f"<p>{escape(plan_words.papers_how(self.words))}</p>"
            parts.append(self._section(say("result.papers", "Papers to gather"), how + self._list(self._papers())))
        questions = (self._of("lawyer_question", id_, "ask") for id_ in plan.lawyer_questions)
        parts.append(self._section(say("result.questions", "Questions for the lawyer"), self._list(BOX + q for q in questions)))
        card = (self._of("card_line", id_, "text") for id_ in plan.card)
        parts.append(self._section(say("result.card", "If the boss or an agent asks you questions"), self._list(card)))
        parts.append(self._section(say("result.call", "Who to call"), self._contacts()))
        if plan.find_out:
            found = (BOX + self._of("question", id_, "find_out") for id_ in plan.find_out)
            parts.append(self._section(say("result.find_out", "What we could not work out yet"), self._list(found)))
        parts.append(self._sources())
        return "".join(parts)

    def _headline(self) -> str:
        """The first act that must not be missed, the words about its review beside it."""
        headline, words = self.plan.headline, self.words
        if headline.kind == "none":
            title = self.say("result.next_day", "Your next safe day")
            big, lines = "", [date_words.no_day(words)]
            lines += [date_words.goes_on(words)] if headline.goes_on else []
            lines += [date_words.court_text(court, words) for court in self.plan.court]
        else:
            title, big, more = headline_text(headline, self.content, words)
            lines = list(more)
        if headline.kind == "by" and headline.day and not headline.day.lawyer:
            lines += [date_words.days_left_text(headline.day, words), date_words.sooner(words)]
        dated = (
            headline.day or headline.pay or headline.court or (self.plan.court[0] if headline.kind == "none" and self.plan.court else None)
        )
        if dated:
            lines.append(date_words.reviewed_label(dated.reviewed, dated.reviewer, words))
        heading = f"{listen_button(words, title)}<h2>{escape(title)}</h2>"
        large = f'<p class="big">{escape(big)}</p>' if big else ""
        return f'<section class="next-day">{heading}{large}{self._lines(lines)}{self._lawyer_day()}</section>'

    def _lawyer_day(self) -> str:
        day = self.plan.lawyer_day
        return f'<p class="big">{escape(date_words.lawyer_day_text(day, self.words))}</p>' if day else ""

    def _notices(self, urgent: bool) -> str:
        rows = []
        for notice in self.plan.notices_on("screen"):
            if notice.urgent != urgent:
                continue
            title, text = (self._of("notice", notice.id, field) for field in ("title", "text"))
            kind, level = ("notice urgent", "h2") if urgent else ("notice", "h3")
            kind += "" if "paper" in notice.on else " not-on-paper"
            listen = listen_button(self.words, self.words.of("notice", self.content.notice[notice.id], "title"))
            rows.append(f'<section class="{kind}">{listen}<{level}>{title}</{level}><p>{text}</p></section>')
        return "".join(rows)

    def _step(self, number: int, planned: PlannedStep) -> str:
        step, is_open = self.content.step[planned.id], self.plan.status.open
        title = self.words.of("step", step, "title_open" if is_open and step.title_open else "title")
        why = self.words.of("step", step, "why_open" if is_open and step.why_open else "why")
        heading = self.say("screen.step", "Step {number} of 5: {title}", number=number, title=title)
        tasks = []
        for task in planned.tasks:
            row = self._task_line(task.id) + self._source_note(task.sources, task.reviewed)
            if task.agencies:
                row += self._list(escape(self.words.of("agency", self.content.agency[a], "name")) for a in task.agencies)
            tasks.append(row)
        about = f"<div>{listen_button(self.words, heading)}<h2>{escape(heading)}</h2><p>{escape(why)}</p></div>"
        return f"<section>{about}{self._list(tasks)}{self._filing() if planned.id == 'lawyer' else ''}</section>"

    def _filing(self) -> str:
        """At the end of the step about the request, only while the program is open: what only a person can check."""
        if self.plan.filing is None:
            return ""
        title = self.say("result.filing", "What an immigration lawyer has confirmed for a request")
        lines = (f"{escape(label)}: {escape(value)}" for label, value in plan_words.filing_lines(self.plan.filing, self.words))
        return f'<section class="notice"><h3>{escape(title)}</h3>{self._list(lines)}</section>'

    def _task_line(self, id_: str) -> str:
        task = self.content.task[id_]
        row = f"{BOX}{listen_button(self.words, self.words.of('task', task, 'do'))}<b>{self._of('task', id_, 'do')}</b>"
        if task.detail:
            row += f"<p>{self._of('task', id_, 'detail')}</p>"
        if task.say:
            row += f"<p>{escape(self.say('task.say', 'You can say: {words}', words=self.words.of('task', task, 'say')))}</p>"
        if task.avoid:
            row += f"<p>{escape(self.say('task.avoid', 'Be careful: {words}', words=self.words.of('task', task, 'avoid')))}</p>"
        return row + self._terms(task.terms)

    def _terms(self, ids: Iterable[str]) -> str:
        """Words to tap for their meaning, where the plan uses them first."""
        new = [id_ for id_ in ids if id_ not in self.explained]
        self.explained.update(new)
        rows = (
            f"<details><summary>{self._of('term', id_, 'term')}</summary><p>{self._of('term', id_, 'meaning')}</p></details>" for id_ in new
        )
        return "".join(rows)

    def _dates(self) -> str:
        first = date_words.how_all_count(self.plan, self.words)
        rows = [self._day(day) for day in self.plan.days]
        for limit in self.plan.pay:
            rows.append(self._limit(date_words.pay_limit_text(limit, self.content, self.words), limit))
        for court in self.plan.court:
            rows.append(self._limit(date_words.court_text(court, self.words), court))
        for said in self.plan.said:
            text = self._lines((date_words.said_text(said, self.content, self.words),))
            rows.append(text + self._source_note(said.sources, self.content.rule_text[said.text].reviewed))
        return self._lines((first,)) + self._list(rows)

    def _limit(self, text: str, limit: PayLimit | CourtDay) -> str:
        reviewed = date_words.reviewed_label(limit.reviewed, limit.reviewer, self.words)
        return self._lines((text, reviewed)) + self._source_note(limit.sources, limit.reviewed)

    def _day(self, day: SafeDay) -> str:
        label = date_words.day_label(day, self.content, self.words)
        when = date_words.by_text(day, self.words)
        how = (date_words.how_it_counts(day, self.words), date_words.call_is_not_enough(day, self.words))
        more = [label.what, label.where, *self._phone(day), *how, label.counted_from, label.note]
        if day.maybe:
            more.append(date_words.maybe_text(self.words))
        lines = self._lines([*more, self._reviewed(day)])
        return f"<b>{escape(when)}</b>{lines}{self._source_note(day.sources, day.reviewed)}"

    def _phone(self, day: SafeDay) -> tuple[str, ...]:
        """Where the person is to call today or this week, the number stands there, unless its caution cannot stand beside it."""
        phone = plan_words.phone_beside(self.content.agency[day.agency], self.content)
        return (plan_words.phone_text(phone, self.words),) if phone and day.when != "ahead" and not day.lawyer else ()

    def _reviewed(self, day: SafeDay) -> str:
        return date_words.reviewed_label(day.reviewed, day.reviewer, self.words)

    def _papers(self) -> Iterable[str]:
        for paper in self.plan.papers:
            row = f"{BOX}<b>{self._of('paper', paper.id, 'name')}</b>"
            row += f"<p>{self._of('paper', paper.id, 'detail')}</p>" if self.content.paper[paper.id].detail else ""
            row += f"<p>{escape(plan_words.have_text(self.words))}</p>" if paper.have else ""
            yield row + self._source_note(paper.sources, paper.reviewed)

    def _contacts(self) -> str:
        own = self.say("result.local", "A worker center, union or lawyer near you: write the name and phone on your paper.")
        name, *more = plan_words.host_lines(self.content.host, self.words) or (own,)
        host = f"<b>{escape(name)}</b>{self._lines(more)}" if more else escape(name)
        only_lawyer = any(contact.only_lawyer for contact in self.plan.contacts)
        first = f"<p><b>{escape(plan_words.offices_first(self.words, only_lawyer))}</b></p>"
        return first + self._list([host, *(self._contact(c) for c in self.plan.contacts)])

    def _contact(self, contact: Contact) -> str:
        lines = plan_words.agency_lines(self.content.agency[contact.agency], self.content, self.words)
        row = f"<b>{escape(lines.name)}</b>"
        more = [lines.does]
        if contact.told:
            more.append(plan_words.told_text(self.words, contact.only_lawyer))
        if lines.phone:
            more.append(plan_words.phone_text(lines.phone, self.words))
        row += self._lines(more)
        if lines.link:
            row += f'<p><a href="{escape(lines.link)}" rel="noreferrer">{escape(lines.address)}</a></p>'
        elif lines.address:
            row += f"<p>{escape(plan_words.address_text(lines.address, self.words))}</p>"
        return row + self._lines(lines.cautions)

    def _source_note(self, ids: Iterable[str], reviewed: dt.date) -> str:
        sources = [self.content.source[id_] for id_ in ids]
        rows = self._list(escape(plan_words.source_line(source, self.words)) for source in sources)
        title = self.say("result.source", "Sources, reviewed {date}", date=self.words.short_date(reviewed))
        return f"<details><summary>{escape(title)}</summary>{rows}</details>"

    def _sources(self) -> str:
        rows = (escape(plan_words.source_line(self.content.source[id_], self.words)) for id_ in self.plan.sources)
        method = escape(status_words.review_method(self.plan.status, self.words))
        title = self.say("result.sources", "Where this comes from")
        return self._section(title, f'<p>{method}</p><div class="sources">{self._list(rows)}</div>', aloud=False)

    def _of(self, kind: str, id_: str, field: str) -> str:
        return escape(self.words.of(kind, getattr(self.content, kind)[id_], field))

    def _section(self, title: str, body: str, aloud: bool = True) -> str:
        """A part of the plan under its heading; nothing at all where there is nothing to say."""
        if not body or body == self._list([]):
            return ""
        listen = listen_button(self.words, title) if aloud else ""
        return f"<section>{listen}<h2>{escape(title)}</h2>{body}</section>"

    @staticmethod
    def _lines(lines: Iterable[str]) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in lines if line)

    @staticmethod
    def _list(rows: Iterable[str]) -> str:
        return "<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>"
