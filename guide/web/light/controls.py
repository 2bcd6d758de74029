"""The controls of a question as plain HTML, and what a browser sends for them.

Goes in: a question and what is typed.  Comes out: HTML; and from the fields that were sent, what is typed. A field is named after the
question and its part: `when_fired.month`, `problems.unpaid` (core/form.py names the parts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape

from guide.content.languages import next_language
from guide.content.load import Content
from guide.content.schema import Option, Question
from guide.core.draft import Draft
from guide.core.form import PARTS, Typed, boxes_of, offered, typed_from
from guide.html.question import BETWEEN, both, day_hint, hint, hint_id
from guide.web.light.page import labelled
from guide.words.answers import answer_words, box_label, no_month, part_label
from guide.words.language import Language, load_language


def day_boxes(question: Question) -> tuple[str, ...]:
    """What may be ticked instead of writing a date, in the order of the screen."""
    return ("unknown", "ongoing") if question.ongoing else ("unknown",)


def read_parts(question: Question, fields: Mapping[str, Sequence[str]]) -> Typed:
    """What a browser sent for the parts of a question. Of a part that was sent twice, the last counts."""

    def sent(part: str) -> str:
        return next(iter(fields.get(f"{question.id}.{part}", [""])[::-1]), "")

    if question.kind == "many":
        return {option.id: bool(sent(option.id)) for option in question.offered}
    if question.kind == "date":
        return {part: sent(part) or (None if part == "month" else "") for part in PARTS} | {b: bool(sent(b)) for b in day_boxes(question)}
    part = "text" if question.kind == "text" else "choice"
    return {part: sent(part) or ("" if part == "text" else None)}


class Controls:
    """Draws the controls of one question. `other`: the language beside `language` when someone helps."""

    def __init__(self, question: Question, draft: Draft, content: Content, language: Language, other: Language | None):
        self.question, self.content, self.language, self.other = question, content, language, other
        self.options = offered(question, draft.answers, content)
        self.typed = draft.typed.get(question.id) or typed_from(question, draft.answers.values.get(question.id))
        self.wrong = question.id in draft.mistakes
        self.marked = boxes_of(question, draft.mistakes[question.id], self.typed) if self.wrong else ()
        self._also = load_language(next_language(language.code))  # a place is found under both of its names

    def html(self) -> str:
        """All controls of the question, in a group that is named after it."""
        match self.question.kind:
            case "many":
                inside = "".join(self._tick(option) for option in self.question.offered)
            case "date":
                inside = "".join(self._date())
            case "text":
                inside = self._box("text", self._tied())
            case "place":
                inside = self._places()
            case _:
                inside = "".join(self._radio(id_) for id_ in self.options)
        kind = ' class="wrong"' if self.wrong else ""
        return f'<fieldset{kind} aria-labelledby="ask-{self.question.id}">{inside}</fieldset>'

    # --- parts ----------------------------------------------------------------------------------------------------------

    def _radio(self, id_: str) -> str:
        return self._pick("radio", "choice", id_, self._words(id_), id_ == self.typed.get("choice"), self._tied())

    def _tick(self, option: Option) -> str:
        """A box with what it means; of boxes that do not go together, the one that excludes the others is wrong."""
        said, ticked = hint(option, self.question, self.language, self.other), bool(self.typed.get(option.id))
        tied = self._tied(*([hint_id(self.question, option.id)] if said else []), wrong=option.id in self.marked)
        box = self._pick("checkbox", option.id, "on", self._words(option.id), ticked, tied)
        return box + said

    def _places(self) -> str:
        empty = both(self.language, self.other, lambda language: language.say("screen.choose_place", "Choose a place"))
        names = {"": empty}
        for id_ in self.options:
            names[id_] = both(self.language, self._also if id_ in self.content.place else self.other, partial(self._name, id_))
        return self._list("choice", names)

    def _date(self) -> Iterator[str]:
        months = {"": both(self.language, self.other, no_month)}
        names = [self.language.month_names(), *([self.other.month_names()] if self.other else [])]
        months |= {str(n): BETWEEN.join(each) for n, each in enumerate(zip(*names, strict=True), 1)}
        number = ' inputmode="numeric"'
        yield self._label(partial(part_label, "month"), self._list("month", months))
        yield self._label(partial(part_label, "day"), self._box("day", number + self._tied(hint_id(self.question, "day"))))
        yield day_hint(self.question, self.language, self.other)
        yield self._label(partial(part_label, "year"), self._box("year", number + self._tied()))
        for box in day_boxes(self.question):
            label = self._both(partial(box_label, box))
            yield self._pick("checkbox", box, "on", label, bool(self.typed.get(box)), self._tied())

    # --- pieces ---------------------------------------------------------------------------------------------------------

    def _tied(self, *ids: str, wrong: bool | None = None) -> str:
        """The attributes that tie a control to what explains it (the elements with these ids), and to what is wrong with it."""
        wrong = self.wrong if wrong is None else wrong
        all_ids = [*ids, *([f"mistake-{self.question.id}"] if wrong else [])]
        return (f' aria-describedby="{" ".join(all_ids)}"' if all_ids else "") + (' aria-invalid="true"' if wrong else "")

    def _pick(self, kind: str, part: str, value: str, label: str, chosen: bool, tied: str) -> str:
        checked = " checked" if chosen else ""
        name = f'name="{self.question.id}.{part}" value="{value}"'
        return f'<div><label class="pick"><input type="{kind}" {name}{checked}{tied}><span>{label}</span></label></div>'

    def _list(self, part: str, names: Mapping[str, str]) -> str:
        chosen = self.typed.get(part) or ""
        rows = "".join(f'<option value="{v}"{" selected" if v == chosen else ""}>{escape(name)}</option>' for v, name in names.items())
        label = f' aria-labelledby="ask-{self.question.id}"' if part == "choice" else ""
        return f'<select name="{self.question.id}.{part}"{label}{self._tied()}>{rows}</select>'

    def _box(self, part: str, more: str) -> str:
        value = self.typed.get(part)
        shown = escape(value) if isinstance(value, str) else ""
        label = f' aria-labelledby="ask-{self.question.id}"' if part == "text" else ""
        return f'<input type="text" name="{self.question.id}.{part}" value="{shown}"{label}{more}>'

    def _label(self, say: Callable[[Language], str], control: str) -> str:
        return labelled(self._both(say), control)

    def _words(self, id_: str) -> str:
        return self._both(partial(self._name, id_))

    def _name(self, id_: str, language: Language) -> str:
        return answer_words(self.question.id, id_, self.content, language)

    def _both(self, say: Callable[[Language], str]) -> str:
        """A label, with the other language marked as such where it says something else."""
        text = escape(say(self.language))
        if self.other and say(self.other) != say(self.language):
            text += f'{BETWEEN}<span lang="{self.other.code}">{escape(say(self.other))}</span>'
        return text
