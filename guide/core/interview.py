"""Which question is next. Everything follows from one walk over the answers; pure.

The walk goes from the first question to the first one without an answer. Back, edit, resume and review need no
bookkeeping: answers off the path are kept, but not reached, and so they change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.content.load import Content
from guide.content.schema import Condition, Question
from guide.core.answers import Answers


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions asked together: one, or one tight group."""

    id: str
    part: str
    questions: tuple[Question, ...]


def matches(when: Condition | None, answers: Answers) -> bool:
    """A condition table: every question named must have one of its answers. "unknown" stands for skipped and unreached too."""
    if when is None:
        return True
    if isinstance(when, str):
        raise ValueError("a named condition is decided in core/conditions.py")
    return all(answers.has(question, *options) for question, options in when.items())


def _walk(answers: Answers, content: Content) -> tuple[list[Question], Answers]:
    """The questions on the path, in order, and the answers to them. Only what was asked before decides whether a question is asked."""
    path, so_far = [], Answers()
    for question in content.question.values():
        if not question.retired and matches(question.when, so_far):
            path.append(question)
            if answers.given(question.id):
                so_far = so_far.with_(question.id, answers.values[question.id])
    return path, so_far


def reached(answers: Answers, content: Content) -> Answers:
    """Only the answers that lie on the path; what was said before a change of mind stays out of the plan."""
    return _walk(answers, content)[1]


def screens(answers: Answers, content: Content) -> tuple[Screen, ...]:
    """The whole path for these answers, answered or not, in order."""
    path: list[Screen] = []
    for question in _walk(answers, content)[0]:
        id_ = question.screen or question.id
        if path and path[-1].id == id_:
            path[-1] = Screen(id_, question.part, (*path[-1].questions, question))
        else:
            path.append(Screen(id_, question.part, (question,)))
    return tuple(path)


def asked_again(question: Question, answers: Answers) -> bool:
    """The answer holds an option that is not offered any more. It counts in the plan as far as it goes, but the person is asked again."""
    return any(o.retired and answers.has(question.id, o.id) for o in question.option)


def first_open(path: tuple[Screen, ...], answers: Answers) -> int:
    """The position of the first screen with a question that has no answer, or that is asked again; the number of screens when there
    is none."""

    def done(question: Question) -> bool:
        return answers.given(question.id) and not asked_again(question, answers)

    return next((n for n, s in enumerate(path) if not all(map(done, s.questions))), len(path))
