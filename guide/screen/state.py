"""What one open tab holds while it is connected: answers, half-typed answers, and where the person is. Nothing else, nowhere else.

The address holds only the language and the place on the path (`?lang=es&at=7`): a number, never the name of a question,
because the name of some questions tells what was answered before.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from guide.content.load import Content
from guide.core.answers import VERSION, Answers, ProblemCode, Value, read_answers, write_answers
from guide.core.campaign import Campaign, campaign_answers, read_campaign
from guide.core.campaign_link import LinkProblem, from_fragment
from guide.core.form import Typed
from guide.core.visit import START, Visit


@dataclass
class State:
    """Everything about one tab. It is one object, so that forgetting it forgets all."""

    answers: Answers = field(default_factory=Answers)
    typed: dict[str, Typed] = field(default_factory=dict)
    mistakes: dict[str, ProblemCode] = field(default_factory=dict)
    at: str = START  # the screen that is shown; the address of a late message can be an older one
    labels: str = ""  # the languages of the widgets that are shown
    changing: bool = False  # came from the review to change one answer; Next goes back there
    restored: bool = False  # the tab has told us what it kept
    clear: bool = False  # the tab is to forget what it kept
    cleared: bool = False  # say so on the next screen
    too_old: bool = False  # the tab had kept answers for too long; say so until there are new ones
    offered: Answers | None = None  # answers from a file that would replace those in hand
    campaign: Campaign | None = None  # an advocate helps one person after another; the workplace stays
    given: Answers = field(default_factory=Answers)  # what a link or a campaign filled in, to say so beside it
    link_problem: LinkProblem | None = None
    left_out: bool = False  # the file that was opened had answers that do not fit any more
    older: bool = False  # the file that was opened is from an older version, which asked less
    file_mistake: ProblemCode | None = None
    nonce: str = field(default_factory=lambda: secrets.token_hex(8))
    walked: Visit | None = field(default=None, repr=False, compare=False)  # see `visit`

    @staticmethod
    def current() -> State:
        state: State = st.session_state.setdefault("state", State())
        return state

    def visit(self, content: Content) -> Visit:
        """The path for the answers in hand. It is walked anew only when they have changed, so one run of the wizard walks it once."""
        known = self.given if self.campaign else Answers()
        if self.walked is None or (self.walked.answers, self.walked.known) != (self.answers, known):
            self.walked = Visit(self.answers, content, known)
        return self.walked

    def was_given(self, question: str) -> bool:
        """The answer is still the one that the link or the campaign filled in."""
        return self.given.agrees(question, self.answers)

    def draft(self) -> str | None:
        """What the tab keeps for itself: JSON, or None when there is nothing to keep."""
        if not self.answers.values and not self.campaign and not any(any(t.values()) for t in self.typed.values()):
            return None
        kept = {**write_answers(self.answers), "typed": self.typed, "given": write_answers(self.given)["answers"]}
        if self.campaign:
            kept["campaign"] = self.campaign.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(kept, ensure_ascii=False)

    def restore(self, draft: str | None, link: str, content: Content, today: dt.date) -> None:
        """Take back what the tab kept. What is not right any more is asked again; what the screen shows already wins.

        link: the end of the address of a campaign link, or "". It fills in only what has no answer yet, or nothing at all
        when it says otherwise than the person.
        """
        self.restored = True
        try:
            data = json.loads(draft or "{}")
        except (ValueError, RecursionError):
            data = {}
        if not isinstance(data, dict):
            data = {}
        answers, _ = read_answers(data, content, today)
        self.answers = Answers({**answers.values, **self.answers.values})
        typed = data.get("typed")
        if isinstance(typed, dict):
            self.typed = {q: t for q, t in typed.items() if q in content.question and isinstance(t, dict)} | self.typed
        self.given, _ = read_answers({"version": VERSION, "answers": data.get("given", {})}, content, today)
        if "campaign" in data:
            campaign, _ = read_campaign(data["campaign"], content, today)
            self._fill_in(campaign_of(campaign))
            self.campaign = campaign
        if link:
            found = from_fragment(link, content)
            if not isinstance(found, Answers):
                self.link_problem = found
            elif any(self.answers.given(q) and self.answers.values[q] not in (v, "skip", "unknown") for q, v in found.values.items()):
                self.link_problem = "link_other_workplace"  # half of one workplace and half of another would be a plan for nobody
            else:
                self._fill_in(found)

    def _fill_in(self, given: Answers) -> None:
        """Fill in what has no answer yet; what the person answered is never replaced."""
        self.given = Answers({**self.given.values, **given.values})
        self.answers = Answers({**given.values, **self.answers.values})

    def forget(self) -> None:
        """Clear everything, here and in the tab, and go back to the first screen, which says so.

        This object itself is emptied: Streamlit keeps the callbacks of buttons that are gone, and with them what they know.
        """
        for key in [k for k in st.session_state if k != "state"]:
            del st.session_state[key]
        vars(self).update(vars(State(restored=True, clear=True, cleared=True)))
        go(START)

    def next_person(self, content: Content) -> None:
        """Clear everything about this person, here and in the tab; the campaign stays, and is filled in for the next one."""
        campaign = self.campaign
        self.forget()
        self.campaign = campaign
        self._fill_in(campaign_of(campaign))
        go(self.visit(content).after("0"))


def campaign_of(campaign: Campaign | None) -> Answers:
    """What an advocate's campaign fills in. A name is never typed on an advocate's computer: the paper has a line for it."""
    if campaign is None:
        return Answers()
    at_the_clinic: dict[str, Value] = {"helper": "with_helper", "print_name": ""}
    return Answers({**campaign_answers(campaign).values, **at_the_clinic})


def go(place: str) -> None:
    """Callback: move to a place. One entry in the browser's history, so Back and Forward work."""
    State.current().at = place
    st.query_params["at"] = place


def from_screen(state: State, place: str, act: Callable[..., None], *args: Any) -> None:
    """Callback of the buttons that lead on from the screen at `place`: do it, unless that screen is gone.

    A second tap on a slow phone is sent from the old screen, with its address, and is heard when the next one is there:
    it would answer a question that nobody has seen. Streamlit still calls the callbacks of buttons that are gone.
    """
    if state.at == place:
        act(*args)
    else:
        go(state.at)
