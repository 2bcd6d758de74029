"""What the booklet says to everyone, told once: what is good to know, the five steps, and the numbers that stand on a person's sheet.

Goes in: the status and the Content.  Comes out: `Section`s (see outline.py). It asks nothing, so it names the condition first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Literal

from guide.content.doing import Advice
from guide.content.load import Content
from guide.content.named import LAWYER_FIRST
from guide.content.schema import STEPS, Notice
from guide.core.status import Status
from guide.words.language import Language, Say, fixed, of
from guide.words.outline import Item, Line, Section
from guide.words.plan import step_title, step_why
from guide.words.reviewed import checked, marks, step_label
from guide.words.tasks import be_careful, quoted


def fits(program: Literal["any", "open", "closed"], is_open: bool) -> bool:
    """What is said only while the program is open, or closed, is left out otherwise."""
    return program == "any" or (program == "open") == is_open


def told_know(status: Status, content: Content) -> Section:
    """What is good to know, whatever happened; also the lines for everyone, which stand on every sheet too."""
    notices = (n for n in content.notice.values() if n.id != LAWYER_FIRST and fits(n.program, status.open))
    return Section("know", lambda language: language.say("told.know", "What you should know"), items=tuple(map(_notice, notices)))


def _notice(notice: Notice) -> Item:
    lines = Line(of("notice", notice, "title"), "name"), Line(of("notice", notice, "text"), "detail")
    return Item(f"notice.{notice.id}", lines, fact=notice)


def told_steps(status: Status, content: Content) -> Iterator[Section]:
    """Each of the five steps, why it matters, and all advice for it."""
    for number, id_ in enumerate(STEPS, 1):
        step = content.step[id_]
        advice = [a for a in content.advice.values() if a.step == id_ and fits(a.program, status.open)]
        items = tuple(_advice(one) for one in advice)
        sources = ", ".join(dict.fromkeys([*step.sources, *(source for one in advice for source in one.sources)]))
        label = Line(partial(step_label, sources, checked([step, *advice])), "reviewed")
        why = Line(step_why(step, status.open), "detail")
        yield Section(f"step.{id_}", step_title(step, status.open), (why,), items, number, reviewed=label, fact=step)


def told_blank(status: Status, content: Content) -> Section:
    """The advice that is for everyone, for a form that is filled in by hand; only the act and the words to say."""
    items = (_advice(a) for a in content.advice.values() if a.blank and fits(a.program, status.open))
    short = (replace(item, lines=tuple(line for line in item.lines if line.role in ("do", "say", "avoid"))) for item in items)
    return Section("blank", lambda language: language.say("told.do_first", "What to do"), items=tuple(short))


def _advice(advice: Advice) -> Item:
    lines = [Line(of("advice", advice, "do"), "do")]
    if advice.detail:
        lines.append(Line(of("advice", advice, "detail"), "detail"))
    if advice.say:
        lines.append(Line(partial(quoted, of("advice", advice, "say")), "say"))
    if advice.avoid:
        lines.append(Line(of("advice", advice, "avoid"), "avoid", label=be_careful))
    return Item(f"advice.{advice.id}", tuple(lines), box=True, sources=advice.sources, fact=advice)


def told_numbers(status: Status, content: Content) -> Section:
    """The small numbers on a person's sheet: what each is about, and what it rests on."""
    said: dict[str, list[str]] = {task: list(item.sources) for task, item in content.task.items()}
    for sentence in content.sentence.values():
        if fits(sentence.program, status.open):
            said[sentence.task] += sentence.sources
    items = []
    for number, task in enumerate(content.task.values(), 1):
        if fits(task.program, status.open):
            name = Line(partial(_numbered, number, of("task", task, "name")), "name")
            rests_on = marks(dict.fromkeys(said[task.id]))
            items.append(Item(f"number.{task.id}", (name, Line(fixed(rests_on), "detail")), number=number, fact=task))
    under = (Line(numbers_how, "detail"),)
    return Section("numbers", lambda language: language.say("told.numbers", "The numbers on your sheet"), under, tuple(items))


def numbers_how(language: Language) -> str:
    """Under the heading of the list of numbers."""
    return language.say(
        "told.numbers_how",
        "On your own sheet each task has a small number. Here you find what it is about, and the sources that it rests on.",
    )


def _numbered(number: int, name: Say, language: Language) -> str:
    return f"[{number}] {name(language)}"
