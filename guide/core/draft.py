"""What one person has told so far: the answers, and what is typed and not yet accepted. Every view of the interview works on it. Pure.

Nothing typed is lost: Next turns it into an answer or into a mistake beside the question. A view keeps what `written` gives in the
person's own page or tab, and takes it back with `take_back`; it may have been changed there, so nothing in it is believed.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.answers import VERSION, Answers, ProblemCode, Value, is_older, read_answers, write_answers
from guide.core.campaign import Campaign, campaign_answers, read_campaign
from guide.core.campaign_link import LinkProblem, from_fragment
from guide.core.form import Typed, read_form, value_of
from guide.core.visit import REVIEW, Visit


@dataclass
class Draft:
    """What one person has told so far."""

    answers: Answers = field(default_factory=Answers)
    typed: dict[str, Typed] = field(default_factory=dict)
    mistakes: dict[str, ProblemCode] = field(default_factory=dict)
    changing: bool = False  # came from the review to change one answer; Next goes back there
    offered: Answers | None = None  # answers from a file that would replace those in hand
    left_out: bool = False  # the file that was opened had answers that do not fit any more
    older: bool = False  # the file that was opened is from an older version, which asked less
    file_mistake: ProblemCode | None = None
    campaign: Campaign | None = None  # an advocate helps one person after another; the workplace stays
    given: Answers = field(default_factory=Answers)  # what a link or a campaign filled in, to say so beside it
    link_problem: LinkProblem | None = None
    walked: Visit | None = field(default=None, repr=False, compare=False)  # see `visit`

    def visit(self, content: Content) -> Visit:
        """The path for the answers in hand. It is walked anew only when they have changed."""
        known = self.given if self.campaign else Answers()
        if self.walked is None or (self.walked.answers, self.walked.known) != (self.answers, known):
            self.walked = Visit(self.answers, content, known)
        return self.walked

    def was_given(self, question: str) -> bool:
        """The answer is still the one that the link or the campaign filled in."""
        return self.given.agrees(question, self.answers)

    def written(self) -> dict[str, Any] | None:
        """What is to be kept, for JSON; None when there is nothing to keep."""
        if not self.answers.values and not self.campaign and not any(any(t.values()) for t in self.typed.values()):
            return None
        kept = {**write_answers(self.answers), "typed": self.typed, "given": write_answers(self.given)["answers"]}
        if self.campaign:
            kept["campaign"] = self.campaign.model_dump(mode="json", exclude_defaults=True)
        return kept

    def take_back(self, data: Any, content: Content, today: dt.date) -> None:
        """Take back what was kept: parsed JSON of any kind. What is not right any more is asked again; what is in hand already wins."""
        if not isinstance(data, dict):
            return
        answers, _ = read_answers(data, content, today)
        self.answers = Answers({**answers.values, **self.answers.values})
        typed = data.get("typed")
        if isinstance(typed, dict):
            self.typed = {q: t for q, t in typed.items() if q in content.question and isinstance(t, dict)} | self.typed
        self.given, _ = read_answers({"version": VERSION, "answers": data.get("given", {})}, content, today)
        if "campaign" in data:
            campaign, _ = read_campaign(data["campaign"], content, today)
            self.fill_in(campaign_of(campaign))
            self.campaign = campaign

    def take_link(self, link: str, content: Content) -> None:
        """What a campaign link fills in: only what has no answer yet, or nothing at all when it says otherwise than the person."""
        found = from_fragment(link, content)
        if not isinstance(found, Answers):
            self.link_problem = found
        elif any(self._says(content.question[q]) not in (v, "skip", "unknown") for q, v in found.values.items()):
            self.link_problem = "link_other_workplace"  # half of one workplace and half of another would be a plan for nobody
        else:
            self.fill_in(found)

    def _says(self, question: Question) -> Value:
        """What the person marked or answered; a skip for nothing."""
        typed = self.typed.get(question.id, {})
        return value_of(question, typed)[0] if any(typed.values()) else self.answers.values.get(question.id, "skip")

    def fill_in(self, given: Answers) -> None:
        """Fill in what has no answer yet; what the person answered is never replaced. A question that was only looked at is filled in."""
        self.typed = {q: typed for q, typed in self.typed.items() if any(typed.values()) or not given.given(q)}
        self.given = Answers({**self.given.values, **given.values})
        self.answers = Answers({**given.values, **self.answers.values})

    def before(self, place: str, content: Content) -> str:
        """Where Back leads from the screen at `place`: while one answer is changed, to the review."""
        visit = self.visit(content)
        return REVIEW if self.changing and visit.next_open == REVIEW else visit.before(place)

    def look_again(self, place: str, content: Content, today: dt.date) -> None:
        """The mistakes of the screen at `place`, from what is typed there; nothing is accepted."""
        typed = {q.id: self.typed.get(q.id, {}) for q in self.questions(place, content)}
        self.mistakes = read_form(self.questions(place, content), typed, content, today)[1]

    def questions(self, place: str, content: Content) -> tuple[Question, ...]:
        """The questions of the screen at `place`; none at a place that is no question."""
        return self.visit(content).screen(place).questions if place.isdecimal() else ()

    def open_file(self, text: str, content: Content, today: dt.date) -> bool:
        """Read a file that the person kept. True when its answers may take the place of those in hand, because there are none; else they
        are `offered`, or a `file_mistake` says why they cannot be used."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        answers, problems = read_answers(data, content, today)
        self.file_mistake = next((p.code for p in problems if p.code in ("not_answers", "newer_version")), None)
        if self.file_mistake:
            return False
        self.left_out, self.older = bool(problems), is_older(data)
        self.offered = answers
        return self.written() is None

    def take_file(self) -> None:
        """The answers of the file take the place of those in hand."""
        if self.offered is not None:
            self.answers, self.typed, self.mistakes, self.offered = self.offered, {}, {}, None

    def refuse_file(self) -> None:
        """The answers in hand stay."""
        self.offered = None
        self.left_out = self.older = False

    def accept(self, place: str, content: Content, today: dt.date) -> str:
        """Next on the screen at `place`: keep what is right, note what is not. The place to go on to; `place` while something is wrong."""
        found, self.mistakes = read_form(self.visit(content).screen(place).questions, self.typed, content, today)
        if self.mistakes:
            return place
        for id_, answer in found.items():
            self.answers = self.answers.with_(id_, answer)
            self.typed.pop(id_, None)
        visit = self.visit(content)
        return visit.next_open if self.changing else visit.after(place)


def campaign_of(campaign: Campaign | None) -> Answers:
    """What an advocate's campaign fills in. A name is never typed on an advocate's computer: the paper has a line for it."""
    if campaign is None:
        return Answers()
    at_the_clinic: dict[str, Value] = {"helper": "with_helper", "print_name": ""}
    return Answers({**campaign_answers(campaign).values, **at_the_clinic})
