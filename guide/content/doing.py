"""What people are told to do, as types: a person's tasks with their sentences (tasks.toml), and the booklet's advice (advice.toml).

Goes in: one parsed TOML table per file.  Comes out: frozen models; see schema.py.
"""

from __future__ import annotations

import string
from typing import Literal

from guide.content.schema import Id, Item, Reviewed, SourceId, StepId, Words


class Task(Item, Reviewed):
    """One act that a person can do on a day, with a box to tick. What is said of it are its sentences.

    name: what it is called in the booklet, under the number that stands beside it on the paper.
    """

    step: StepId
    name: Words
    held: bool = False  # also for a person who is not free (core/safety.py)
    back: bool = False  # never among the five things in front: whoever sees the paper must not read it there


class Sentence(Item):
    """A whole sentence about one person. Its {braces} and `needs` name facts (content/facts.py); it is said where it has them all.

    do: the act; detail: why and how; say: words to use; avoid: what not to do. sources: those that only this sentence rests on.
    either: of the sentences of a task with the same name here, only the first that fits is said.
    """

    task: Id
    role: Literal["do", "detail", "say", "avoid"]
    either: Id = ""
    needs: tuple[Id, ...] = ()
    text: Words
    sources: tuple[SourceId, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts without which it is not said."""
        named = (name for _, name, _, _ in string.Formatter().parse(self.text) if name)
        return tuple(dict.fromkeys((*named, *self.needs)))


class Advice(Reviewed):
    """What the booklet says to everyone, so it names the condition first."""

    id: Id
    step: StepId
    program: Literal["any", "open", "closed"] = "any"
    do: Words
    detail: Words | None = None
    say: Words | None = None  # words to use
    avoid: Words | None = None  # what not to do
    blank: bool = False  # also on the form that is filled in by hand: it is for everyone, and fits on a sheet
