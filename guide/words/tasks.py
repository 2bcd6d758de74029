"""What one person should do, in words: the sentences that the plan chose, with this person's own facts in them.

Goes in: a PlannedTask and the Content.  Comes out: an `Item` with a box; whole sentences of the catalog, in the order of the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from guide.content.doing import Sentence
from guide.content.facts import FACTS
from guide.content.load import Content
from guide.core.answers import parse_day
from guide.core.tasks import PlannedTask
from guide.words.language import Language, Say
from guide.words.offices import office_name
from guide.words.outline import Item, Line


def told_task(planned: PlannedTask, content: Content) -> Item:
    """The act, then why and how, words to use, what not to do. Sentences of one kind that follow each other are one paragraph."""
    sentences = [content.sentence[id_] for id_ in planned.form]
    lines = []
    for role, some in groupby(sentences, key=lambda sentence: sentence.role):
        together = tuple(some)
        text: Say = partial(_together, together, planned, content)
        if role == "say":
            lines.append(Line(partial(quoted, text), "say", personal=True))
        elif role == "avoid":
            lines.append(Line(text, "avoid", label=be_careful, personal=True))
        else:
            lines.append(Line(text, role, personal=True))
    task = content.task[planned.id]
    return Item(f"task.{planned.id}", tuple(lines), box=True, number=planned.number, sources=planned.sources, fact=task)


def quoted(words: Say, language: Language) -> str:
    """Words to use, as something that is said."""
    return language.say("task.say", "You can say: “{words}”", words=words(language))


def be_careful(language: Language) -> str:
    return language.say("task.avoid", "Be careful")


def _together(sentences: Sequence[Sentence], planned: PlannedTask, content: Content, language: Language) -> str:
    return " ".join(_sentence(sentence, planned, content, language) for sentence in sentences)


def _sentence(sentence: Sentence, planned: PlannedTask, content: Content, language: Language) -> str:
    text = language.of("sentence", sentence, "text")
    values = {name: fact_text(name, planned.facts[name], content, language) for name in sentence.facts if FACTS[name] != "flag"}
    return text.format(**values).replace("..", ".") if values else text  # some names of offices end with a full stop


def fact_text(name: str, value: str, content: Content, language: Language) -> str:
    """A fact as it stands in a sentence."""
    day = parse_day(value)
    match FACTS[name]:
        case "date":
            return language.date(dt.date.fromisoformat(value))
        case "on" if day:
            return on_day(day.date, day.exact, language)
        case "day" if day:
            return language.long_date(day.date)
        case "month" if day:
            return language.month(day.date)
        case "place":
            return language.of("place", content.place[value], "name")
        case "agency":
            return office_name(content.agency[value], language)
        case "claim":
            return language.of("claim", content.claim[value], "label")
        case "option":
            option = next(o for o in content.question[name].option if o.id == value)
            label = language.of("option", option, "label", name)
            return label[:1].lower() + label[1:]  # an answer begins with a capital; here it follows a colon
    return value


def on_day(day: dt.date, exact: bool, language: Language) -> str:
    """When something happened, as it stands in a sentence: on November 9, 2026 · in November 2026."""
    if exact:
        return language.say("date.on", "on {date}", date=language.long_date(day))
    return language.say("date.in_month", "in {month}", month=language.month(day))
