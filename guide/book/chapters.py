"""The whole content as chapters, in the order in which a lawyer or a worker-center reader would check it.

Goes in: the Content, and whether the open part may be read.  Comes out: chapters that hold every id of the content.
What is said only while the program is open has a chapter of its own. When it may not be read, that chapter holds only the ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guide.book import titles
from guide.book.conditions import condition_in_words
from guide.book.facts import facts
from guide.book.labels import of_field
from guide.book.parts import Chapter, Entry, Line, shared
from guide.content.doing import Sentence
from guide.content.load import Content, words_of
from guide.content.records import Program
from guide.content.schema import Model, Option, Question, Step
from guide.core.conditions import CONDITIONS
from guide.words import plan as plan_words
from guide.words.catalogs import all_words
from guide.words.language import Language, Say

OPEN = "_open"
"""How the fields and status texts end that are said only while the program is open."""
FILING = "filing."
"""The program's own words about where and how to send a request."""


def chapters(content: Content, show_open: bool) -> tuple[Chapter, ...]:
    """Every chapter. `show_open`: the open part may be read; otherwise its words are not in the book at all."""

    def chapter(id_: str, *entries: Entry) -> Chapter:
        return Chapter(id_, titles.title(id_), titles.about(id_), entries)

    def all_of(*kinds: str) -> list[Entry]:
        return [_entry(kind, item, content) for kind in kinds for item in getattr(content, kind).values() if not _open_only(item, content)]

    def tasks() -> list[Entry]:
        """Each task with its sentences behind it."""
        closed = [task for task in content.task.values() if not _open_only(task, content)]
        both = ((("task", task), *(("sentence", one) for one in content.sentences[task.id])) for task in closed)
        return [_entry(kind, item, content) for some in both for kind, item in some if not _open_only(item, content)]

    return (
        chapter("status", *_record(content.program), *all_of("status_text")),
        *(_step(step, number, content) for number, step in enumerate(content.step.values(), 1)),
        *(chapter(id_, *(tasks() if id_ == "tasks" else all_of(*kinds))) for id_, kinds in titles.OF_KINDS.items()),
        chapter("conditions", *_conditions()),
        chapter("program_words", *_program_words(content, filing=False)),
        Chapter("open", titles.title("open"), titles.about_open(show_open), tuple(_open_part(content, show_open)), open=True),
        chapter("sources", *all_of("source")),
    )


def _open_only(item: Model, content: Content) -> bool:
    if isinstance(item, Sentence) and content.task[item.task].program == "open":
        return True
    return getattr(item, "program", "any") == "open" or getattr(item, "id", "").endswith(OPEN)


# --- entries ------------------------------------------------------------------------------------------------------------


def _entry(kind: str, item: Model, content: Content, open_fields: bool = False) -> Entry:
    """An item with its texts and facts. `open_fields`: only the fields that are said while the program is open."""
    id_: str = getattr(item, "id", "")
    texts = [_text(kind, item, name) for name in _fields(item) if name.endswith(OPEN) == open_fields]
    more = [] if open_fields else [*_options(item), *(replace(fact, fact=True) for fact in facts(item, content))]
    lines = (*more, *texts) if kind == "rule" else (*texts, *more)  # the note of a rule says little without the rule
    anchor = f"{kind}.{id_}" + (".open" if open_fields else "")
    return Entry(
        anchor,
        id_,
        titles.of_kind(kind),
        lines,
        getattr(item, "sources", ()),
        getattr(item, "reviewed", None),
        getattr(item, "reviewer", ""),
    )


def _fields(item: Model) -> list[str]:
    return [context.rpartition(".")[2] for context, _ in words_of("", item)]


def _text(kind: str, item: Model, name: str) -> Line:
    return Line(lambda language: language.of(kind, item, name), of_field(name))  # type: ignore[arg-type]


def _options(item: Model) -> Iterator[Line]:
    if isinstance(item, Question):
        for option in item.point:
            yield _option(item.id, option, titles.point)
        for option in item.option:
            yield _option(item.id, option, titles.retired if option.retired else titles.alone if option.alone else None)


def _option(question: str, option: Option, label: Say | None) -> Line:
    def say(language: Language) -> str:
        hint = language.of("option", option, "hint", question)
        text = language.of("option", option, "label", question)
        return f"{text} · {titles.hint(language)} {hint}" if hint else text

    return Line(say, label, id=option.id)


def _step(step: Step, number: int, content: Content) -> Chapter:
    advice = [one for one in content.advice.values() if one.step == step.id and not _open_only(one, content)]
    entries = _entry("step", step, content), *(_entry("advice", one, content) for one in advice)
    return Chapter(f"step.{step.id}", titles.step(step, number), titles.about("step"), entries)


def _conditions() -> Iterator[Entry]:
    for name in CONDITIONS:
        yield Entry(f"condition.{name}", name, titles.of_kind("condition"), (Line(_rule_says(name)),))


def _rule_says(name: str) -> Say:
    return lambda language: condition_in_words(name, language)


def _program_words(content: Content, filing: bool) -> Iterator[Entry]:
    """What the program itself says, with its {placeholders}; the words of this book are left out."""
    for (context, english), where in all_words(content).items():
        if where == "content" or context.startswith(("book.", "condition.")) or context.startswith(FILING) != filing:
            continue
        yield Entry(f"words.{context}", context, titles.of_kind("words"), (Line(_said(context, english)),))


def _said(context: str, english: str) -> Say:
    return lambda language: language.say(context, english)


# --- the record, and what it opens ----------------------------------------------------------------------------------------


def _record(program: Program | None) -> Iterator[Entry]:
    if program is None:
        yield Entry("program.record", "program.toml", titles.of_kind("program"), (Line(titles.no_record),))
        return
    values = {
        "state": program.state,
        "as_of": program.as_of.isoformat(),
        "next_check_due": program.next_check_due.isoformat(),
        "checked_by": program.checked_by,
        "lawyer": program.lawyer,
        "second_reviewer": program.second_reviewer,
        "official_source": program.official_source,
    }
    lines = [shared(f"{name} = {value or '—'}") for name, value in values.items()]
    lines += [shared(" · ".join((e.source, e.date, e.confidence)), titles.evidence) for e in program.evidence]
    yield Entry("program.record", "program.toml", titles.of_kind("program"), tuple(lines))


def _open_part(content: Content, show: bool) -> Iterator[Entry]:
    """Everything that is said only while the record says open. `show=False`: the ids, and no words."""
    for entry in _open_entries(content, show):
        yield entry if show else replace(entry, lines=(Line(titles.hidden),))


def _open_entries(content: Content, show: bool) -> Iterator[Entry]:
    for step in content.step.values():
        if any(name.endswith(OPEN) for name in _fields(step)):
            yield _entry("step", step, content, open_fields=True)
    for kind, _, item in content.items():
        if _open_only(item, content):
            yield _entry(kind, item, content)
    yield Entry("program.filing", "filing", titles.of_kind("program"), _filing(content.program) if show else ())
    yield from _program_words(content, filing=True)


def _filing(program: Program | None) -> tuple[Line, ...]:
    if program is None:
        return ()
    count = len(type(program.filing).model_fields)
    return tuple(Line(_filing_text(program, n, 1), _filing_text(program, n, 0)) for n in range(count))


def _filing_text(program: Program, number: int, part: int) -> Say:
    def say(language: Language) -> str:
        text = plan_words.filing_lines(program.filing, language)[number][part]
        return f"{text}:" if part == 0 else text

    return say
