"""Every page of the light version, drawn from what the person has told so far. Decides nothing: routes.py does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape

from guide.content.languages import next_language
from guide.content.load import Content
from guide.content.schema import STEPS, Question
from guide.core.form import offered
from guide.core.plan import make_plan
from guide.core.status import status_on
from guide.core.visit import PLAN, REVIEW, START
from guide.html import question as html
from guide.html import story
from guide.html.campaign import filled_in, held
from guide.html.papers import booklet_link, papers_html
from guide.web.light.controls import Controls
from guide.web.light.kept import Kept
from guide.web.light.page import bottom, button, form, frame, labelled, top
from guide.web.light.plan import LightPlan
from guide.web.pages import paragraphs
from guide.words import about
from guide.words.answers import answer_problem_text, answer_text, mistake_text, older_text
from guide.words.campaign import link_problem_text
from guide.words.language import Language, load_language
from guide.words.offices import run_by
from guide.words.status import status_banner, status_notice


@dataclass(frozen=True)
class Screens:
    """Draws the page at the place where the person is."""

    kept: Kept
    content: Content
    language: Language
    today: dt.date

    def page(self) -> bytes:
        """The whole page."""
        if self.kept.offered is not None:
            body = self._offer()
        elif self.kept.at == START:
            body = self._start()
        elif self.kept.at == REVIEW:
            body = self._review()
        elif self.kept.at == PLAN:
            body = self._plan()
        else:
            body = self._question()
        return frame(self.language, body)

    # --- the pages ------------------------------------------------------------------------------------------------------

    def _start(self) -> str:
        say = self.language.say
        title, lines = status_notice(status_on(self.content.program, self.today), self.content, self.language)
        label, wrong = escape(say("light.code", "Code of your flyer, if you have one. It begins with c1.")), ""
        if self.kept.link_problem:
            wrong = _alert("mistake-code", link_problem_text(self.kept.link_problem, self.language))
        tied = ' aria-describedby="mistake-code" aria-invalid="true"' if wrong else ""
        code = labelled(label, f'<input type="text" name="code" autocapitalize="none"{tied}>')
        texts = about.what_it_does(self.language), run_by(self.content.host, self.language), about.light_how(self.language)
        cleared = _status(about.light_cleared(self.language)) if self.kept.cleared else ""
        begin = (
            f'{top(self.language, "start")}{cleared}<section class="notice"><h1>{escape(title)}</h1>{paragraphs(lines)}</section>'
            f"<h2>{escape(say('screen.what', 'What this guide does'))}</h2>{paragraphs([*texts, *about.light_privacy(self.language)])}"
            f"{wrong}{code}"
            f"{button('start', say('screen.have_read', 'I have read this. Start'), 'main')}"
        )
        return self._form(begin) + self._opener() + booklet_link(self.language) + self._last()

    def _question(self) -> str:
        kept, say, place = self.kept, self.language.say, self.kept.at
        visit = kept.visit(self.content)
        screen = visit.screen(place)
        status = status_on(self.content.program, self.today)
        above = html.heading(screen, self.content, self.language, status, light=True)
        parts = [top(self.language, "next"), self._notes(), above, self._mistakes()]
        parts += [self._asked(question, first=n == 0) for n, question in enumerate(screen.questions)]
        parts += [button("next", say("screen.next", "Next"), "main"), button("back", say("screen.back", "Back"))]
        if screen.part in STEPS and visit.begins_a_part(place):
            parts.append(story.html(screen.part, self.content, self.language, light=True))
        return self._form("".join(parts) + bottom(self.language))

    def _asked(self, question: Question, *, first: bool) -> str:
        kept, content, language, other = self.kept, self.content, self.language, self._other()
        options = offered(question, kept.answers, content)
        parts = (
            html.asked(question, first, options, content, language, other, light=True),
            filled_in(question.id, kept, language, other),
            html.again(question, kept, language, other),
            self._wrong(question),
            Controls(question, kept, content, language, other).html(),
        )
        inside = "".join(parts)
        return f'<div class="off-paper">{inside}</div>' if question.id == NEVER_ON_PAPER else inside

    def _review(self) -> str:
        say, rows = self.language.say, []
        for number, screen in enumerate(self.kept.visit(self.content).path, 1):
            for question in screen.questions:
                value = self.kept.answers.values.get(question.id, "skip")
                ask = self.language.of("question", question, "ask")
                shown = escape(answer_text(question.id, value, self.content, self.language))
                given = filled_in(question.id, self.kept, self.language)
                change = button(f"change.{number}", say("review.change", "Change: {question}", question=ask), "link")
                kind = ' class="off-paper"' if question.id == NEVER_ON_PAPER else ""
                rows.append(f"<div{kind}><dt>{escape(ask)}</dt><dd>{shown}</dd><dd>{given}{change}</dd></div>")
        banner = escape(status_banner(status_on(self.content.program, self.today), self.content, self.language))
        inside = (
            f"{top(self.language, 'plan')}{self._notes()}<h1>{escape(say('review.title', 'Your answers'))}</h1>"
            f"<p>{escape(say('review.text', 'Look at each answer. You can change any of them.'))}</p><dl>{''.join(rows)}</dl>"
            f'<p class="notice">{banner}</p>{button("plan", say("review.go", "Show my plan"), "main")}'
        )
        return self._form(inside + self._next_person() + bottom(self.language))

    def _plan(self) -> str:
        plan = make_plan(self.kept.answers, self.content, self.today)
        drawn, say = LightPlan(plan, self.content, self.language, light=True), self.language.say
        if self.kept.more in drawn.parts_behind():
            back = button("plan", say("light.to_plan", "Back to my plan"), "main")
            return self._form(f"{top(self.language)}{drawn.part_behind(self.kept.more)}{back}{bottom(self.language)}")
        rows = "".join(button(f"more.{id_}", title, "link") for id_, title in drawn.parts_behind().items())
        behind = f"<h2>{escape(say('result.rest', 'Everything else'))}</h2>{rows}"
        change = button("review", say("result.change", "Change my answers"))
        papers = papers_html(self.kept, plan, self.content, self.language, light=True)
        return (
            f"{self._form(top(self.language))}{drawn.top()}{papers}{drawn.sheet_folded()}"
            f"{self._form(behind + change + self._next_person())}{drawn.foot()}{self._opener()}{self._last()}"
        )

    def _offer(self) -> str:
        say = self.language.say
        text = say("saved.text", "You already have answers here. If you open the file, its answers take their place. Yours are lost.")
        inside = (
            f"{top(self.language)}<h1>{escape(say('saved.title', 'Open this file?'))}</h1><p>{escape(text)}</p>"
            f"{button('take', say('saved.yes', 'Open the file'))}{button('keep', say('saved.no', 'Keep my answers'))}"
        )
        return self._form(inside + bottom(self.language))

    # --- pieces ---------------------------------------------------------------------------------------------------------

    def _form(self, inside: str) -> str:
        return form(self.kept, self.language, inside)

    def _last(self) -> str:
        return self._form(bottom(self.language))

    def _other(self) -> Language | None:
        """The language beside the one of the page, when someone helps."""
        if self.kept.answers.one("helper") != "with_helper":
            return None
        return load_language(next_language(self.language.code))

    def _notes(self) -> str:
        """What a link could not do, what a file could not bring, and what an advocate's tab holds."""
        kept, say = self.kept, self.language.say
        notes = []
        if kept.left_out:
            text = say("saved.left_out", "Some answers in the file do not fit this guide any more. We ask you those questions again.")
            notes.append(_status(text))
        if kept.older:
            notes.append(_status(older_text(self.language)))
        if kept.campaign:
            title = escape(say("light.campaign", "For the advocate: what these pages hold"))
            notes.append(f"<details><summary>{title}</summary>{held(kept, self.content, self.language)}{self._next_person()}</details>")
        return "".join(notes)

    def _next_person(self) -> str:
        if self.kept.campaign is None:
            return ""
        return button("next_person", self.language.say("clinic.next_person", "Clear this person and start with the next"))

    def _mistakes(self) -> str:
        """At the top, when there is more than one mistake: all of them. No links: they would write the question into the address."""
        wrong = [question for question in self.kept.questions(self.kept.at, self.content) if question.id in self.kept.mistakes]
        if len(wrong) < 2:
            return ""
        title = self.language.say("screen.mistakes", "Please look at these answers again. Nothing was lost.")
        texts = (self._text(q) for q in wrong)
        asks = (self.language.of("question", q, "ask") for q in wrong)
        rows = (f"<li>{escape(ask)} {escape(text)}</li>" for ask, text in zip(asks, texts, strict=True))
        return f'<div class="mistakes" tabindex="-1" autofocus><p>{escape(title)}</p><ul>{"".join(rows)}</ul></div>'

    def _wrong(self, question: Question) -> str:
        """What is wrong with one answer; alone on its page it is the first thing read."""
        if question.id not in self.kept.mistakes:
            return ""
        alone = ' tabindex="-1" autofocus' if len(self.kept.mistakes) == 1 else ""
        return f'<p class="mistake" id="mistake-{question.id}"{alone}>{escape(self._text(question))}</p>'

    def _text(self, question: Question) -> str:
        return mistake_text(question, self.kept.mistakes[question.id], self.kept.typed.get(question.id, {}), self.language)

    def _opener(self) -> str:
        """Opening a file that the person kept, and what was wrong with the last one."""
        say, wrong = self.language.say, ""
        if self.kept.file_mistake:
            wrong = _alert("mistake-file", answer_problem_text(self.kept.file_mistake, self.language))
        tied = ' aria-describedby="mistake-file" aria-invalid="true"' if wrong else ""
        title = say("result.open", "Open a file I kept")
        field = labelled(escape(title), f'<input type="file" name="file" accept=".json"{tied}>')
        inside = f"{wrong}{field}{button('open', say('light.open', 'Open this file'))}"
        opened = " open" if wrong else ""
        return f"<details{opened}><summary>{escape(title)}</summary>{form(self.kept, self.language, inside, file=True)}</details>"


NEVER_ON_PAPER = "risk"
"""The question whose answer is on no paper, not even when a page is printed."""


def _alert(id_: str, text: str) -> str:
    return f'<p class="mistake" id="{id_}" tabindex="-1" autofocus>{escape(text)}</p>'


def _status(text: str) -> str:
    return f'<p class="notice" role="status">{escape(text)}</p>'
