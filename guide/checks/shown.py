"""What people are shown, drawn and read again: a hidden phone, an unofficial link, filing material while closed, a forbidden word.

Goes in: the Content and a day.  Comes out: problems, each with the view where it was seen first.
The views are drawn for made-up people who tick everything, one in each place, so that every office and nearly every task is seen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape

from guide.batch.flyer import make_flyer
from guide.calendar import make_calendar
from guide.checks.forbidden import load_forbidden, said_in_view
from guide.content.languages import CODES, Code
from guide.content.load import FOLDER, Content
from guide.content.reading import Problem
from guide.content.schema import Question
from guide.core.answers import Answers, Value
from guide.core.campaign import Campaign
from guide.core.plan import Plan, make_plan
from guide.core.reminders import reminders_of
from guide.core.safety import UNSAFE
from guide.html.plan import page
from guide.printed.booklet import make_booklet
from guide.printed.checklist import make_checklist
from guide.printed.long import make_long
from guide.words import status as status_words
from guide.words.about import what_it_does
from guide.words.language import Language, load_language
from guide.words.offices import run_by
from guide.words.outline import lines_of
from guide.words.papers import inside_an_app
from guide.words.told import told, told_more

NUMBER = re.compile(r"(?<![\w-])(?:\+?1[\s.·-]?)?\(?\d{3}\)?[\s.·-]{0,3}\d{3}[\s.·-]{0,3}\d{4}(?![\w@-])")
"""A phone number of this country, with whatever stands between its digits: spaces, brackets, points, hyphens, or nothing.
Not a part of a longer name, such as that of an event in a calendar."""

ENOUGH = {"first screen": 1, "screen": 3, "paper": 3, "booklet": 1, "flyer": 1}
"""In how many places each of these views is drawn. Finished views take longer to draw than what is told, and show the same lines;
what is told is read for every place."""


@dataclass(frozen=True)
class Listening(Language):
    """A Language that remembers what it said: so the words of a PDF can be checked without reading the file."""

    heard: list[str] = field(default_factory=list)

    def say(self, context: str, english: str, /, **values: object) -> str:
        text = super().say(context, english, **values)
        self.heard.append(text)
        return text


def outline(plan: Plan, content: Content, code: Code) -> str:
    """What is told before anything is drawn, its links as a page has them."""
    language = load_language(code)
    texts = []
    for section in (*told(plan, content), *told_more(plan, content)):
        texts.append(f"<p>{escape(section.title(language), quote=False)}</p>")
        for line in lines_of(section):
            link = f'<a href="{line.link(language)}"></a>' if line.link else ""
            texts.append(f"<p>{escape(line.text(language), quote=False)}{link}</p>")
    return "".join(texts)


def screen(plan: Plan, content: Content, code: Code) -> str:
    """The HTML of the result screen."""
    return page(plan, content, load_language(code))


def calendar(plan: Plan, content: Content, code: Code) -> str:
    """The calendar file, where there is one."""
    return make_calendar(plan, load_language(code)) if reminders_of(plan) else ""


def paper(plan: Plan, content: Content, code: Code) -> str:
    """The texts of the sheet and of the long paper."""
    listening = Listening(code, load_language(code).messages)
    make_checklist(plan, content, [listening])
    make_long(plan, content, [listening])
    return "\n".join(listening.heard)


def booklet(plan: Plan, content: Content, code: Code) -> str:
    """The texts of the booklet."""
    listening = Listening(code, load_language(code).messages)
    make_booklet(content, [listening], plan.today)
    return "\n".join(listening.heard)


def first_screen(plan: Plan, content: Content, code: Code) -> str:
    """The texts before the first question, on the first screen and on the landing page."""
    language = load_language(code)
    notice = status_words.status_notice(plan.status, content, language)
    about = what_it_does(language), run_by(content.host, language), inside_an_app(language)
    return "\n".join((status_words.status_banner(plan.status, content, language), notice.title, *notice.paragraphs, *about))


def flyer(plan: Plan, content: Content, code: Code) -> str:
    """The texts of the flyer of an empty campaign."""
    listening = Listening(code, load_language(code).messages)
    make_flyer(Campaign(), "http://127.0.0.1/guide", content, plan.today, [listening])
    return "\n".join(listening.heard)


View = Callable[[Plan, Content, Code], str]
VIEWS: dict[str, View] = {
    "first screen": first_screen,
    "plan": outline,
    "screen": screen,
    "calendar": calendar,
    "paper": paper,
    "booklet": booklet,
    "flyer": flyer,
}


def check_shown(content: Content, today: dt.date, views: Mapping[str, View] = VIEWS) -> Iterator[Problem]:
    """Every problem once, with the first view that shows it."""
    seen: set[str] = set()
    readers = [Reader(content, code) for code in CODES]
    for number, place, answers in _made_up(content, today):
        plan = make_plan(answers, content, today)
        drawn = [name for name in views if number < ENOUGH.get(name, len(content.place))]
        for name, reader in ((n, r) for n in drawn for r in readers):
            for remedy in reader.wrong_in(views[name](plan, content, reader.code), closed=not plan.status.open):
                if remedy not in seen:
                    seen.add(remedy)
                    yield Problem("shown", f"{name}, {place}, {reader.code}", remedy)


def _made_up(content: Content, today: dt.date) -> Iterator[tuple[int, str, Answers]]:
    """One person in each place; and in the first place also two for whom safety comes first, whose plans have other words."""
    for number, place in enumerate(content.place):
        answers = ticks_everything(content, place, number, today)
        yield number, place, answers
        if number == 0:
            yield from ((number, place, answers.with_("problems", (*answers.many("problems"), unsafe))) for unsafe in UNSAFE)


class Reader:
    """Reads finished views in one language and says what must not be there."""

    def __init__(self, content: Content, code: Code):
        self.code = code
        self.rules, _ = load_forbidden(FOLDER)  # content.py says what is wrong with the file
        offices = content.agency.values()
        helpers = content.helper.values()
        self.phones = {_number(phone) for phone in (*(a.phone for a in offices), *(h.phone for h in helpers), content.host.phone)}
        self.links = {url for a in offices for url in (a.url, *a.url_in.values())} | {h.url for h in helpers}
        self.only_while_open = dict(_only_while_open(content, load_language(code)))
        self._said_in = cache(self._forbidden)

    def wrong_in(self, view: str, closed: bool) -> Iterator[str]:
        """What is wrong with one view: its HTML, or its plain text. `closed`: the program counts as closed."""
        text = _plain(view)
        for number in dict.fromkeys(NUMBER.findall(text)):
            if _number(number) not in self.phones:
                yield f"the number {number} is shown, and neither agencies.toml nor directory.toml has it"
        for link in re.findall(r'href="(https?:[^"]+)"', view):
            if unescape(link) not in self.links:
                yield f"the link {link} is shown, and neither agencies.toml nor directory.toml has it"
        for paragraph in dict.fromkeys(_paragraphs(view)):
            yield from self._said_in(paragraph, closed)
        if closed:
            yield from (f"{c} is shown, but it is only for an open program" for c, words in self.only_while_open.items() if words in text)

    def _forbidden(self, paragraph: str, closed: bool) -> tuple[str, ...]:
        """Every forbidden word of a paragraph. Nearly all people read the same paragraphs, so each is read once."""
        return tuple(f"“{word}” is shown: {why}" for word, why in said_in_view(self.rules, self.code, paragraph, closed))


def _only_while_open(content: Content, language: Language) -> Iterator[tuple[str, str]]:
    """(context, text) of everything that is said only while the record says open, and nowhere else."""
    opened = {f"{kind}.{id_}" for kind, id_, item in content.items() if getattr(item, "program", "any") == "open" or id_.endswith("_open")}
    only: dict[str, str] = {}
    always: set[str] = set()
    for context, english in content.words():
        owner, _, name = context.rpartition(".")
        if owner in opened or name.endswith("_open"):
            only[context] = english
        else:
            always.add(english)
    for context, english in only.items():
        if english not in always:
            yield context, language.say(context, english).rpartition("}")[2]  # what follows the date, if there is one


def ticks_everything(content: Content, place: str, number: int, today: dt.date) -> Answers:
    """A made-up person in `place`, with every problem that still leaves offices and dates in the plan. `number`: which option this person
    gives where only one can be chosen."""
    values = {q.id: _answer(q, place, number, today) for q in content.question.values() if not q.retired}
    return Answers(values)


def _answer(question: Question, place: str, number: int, today: dt.date) -> Value:
    if question.kind == "place":
        return place
    if question.kind == "many":
        return tuple(o.id for o in question.offered if not o.alone and o.id not in UNSAFE)
    if question.kind == "date":
        return (today + dt.timedelta(days=-10 if question.past else 90)).isoformat()
    return question.offered[number % len(question.offered)].id if question.offered else ""


def _plain(view: str) -> str:
    """The text of a view, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", view)))


def _paragraphs(view: str) -> Iterator[str]:
    """The plain text of each paragraph, item, heading or button of a view. Plain text is one paragraph."""
    return map(_plain, re.split(r"</?(?:p|li|h\d|div|section|button|summary|dt|dd|td|th|br)\b[^>]*>", view))


def _number(phone: str) -> str:
    """The digits of a phone number of this country, without the 1 before it."""
    return re.sub(r"[^0-9]", "", phone).removeprefix("1")
