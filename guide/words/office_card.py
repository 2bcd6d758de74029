"""The words that a person shows at a labor office before giving a name, and the language of the interpreter they ask for.

Goes in: an `OfficeCard` of core/office_card.py.  Comes out: whole sentences; a fact that is not known picks another sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from guide.content.load import Content
from guide.core.answers import Day
from guide.core.kinds import Interpreter
from guide.core.office_card import OfficeCard
from guide.words.answers import answer_words
from guide.words.language import Language, Say

NONE_NEEDED: Final = "english"

OWN_NAMES: Final[dict[str, str]] = {
    "spanish": "español",
    "english": "English",
    "mixteco": "mixteco",
    "zapoteco": "zapoteco",
    "triqui": "triqui",
    "mam": "mam",
    "kiche": "k’iche’",
}


def interpreter_label(language: Language) -> str:
    """Asked once, beside the button that makes the card."""
    return language.say("office_card.interpreter_label", "Language of the interpreter you need")


def interpreter_choices(language: Language) -> Mapping[str, str]:
    """Id -> the language by its own name, the same for every reader."""
    return {"": language.say("office_card.by_hand", "I will write it by hand"), **OWN_NAMES}


def pdf_title(language: Language) -> str:
    """What a window or a printer shows."""
    return language.say("office_card.pdf_title", "Questions")


def title(language: Language) -> str:
    return language.say("office_card.title", "To show at an office")


def need_interpreter(language: Language) -> str:
    return language.say("office_card.need_interpreter", "I need an interpreter:")


def interpreter_name(interpreter: Interpreter, language: Language) -> str:
    """As the office reads it: "Spanish" in English; other languages by their own names."""
    if interpreter == "spanish":
        return language.say("office_card.spanish", "Spanish")
    return OWN_NAMES[interpreter]


def before_my_name(language: Language) -> str:
    return language.say("office_card.before_my_name", "I want to ask before I give my name:")


def questions(language: Language) -> str:
    return language.say("office_card.questions", "Who will see my name? Does the boss get a copy? What does your form ask?")


def by_when(language: Language) -> str:
    return language.say("office_card.by_when", "How, and by when, must you have my complaint?")


# --- what it is about ---------------------------------------------------------------------------------------------------


def about(card: OfficeCard, content: Content) -> tuple[Say, ...]:
    """The work and the place, then one sentence for each thing it is about."""
    lines: list[Say] = []
    if card.work or card.state:
        lines.append(lambda language: _work(card, content, language))
    if card.pay:
        lines.append(lambda language: _pay(card, language))
    return (*lines, *_harm(card))


def _work(card: OfficeCard, content: Content, language: Language) -> str:
    work = answer_words("work", card.work, content, language) if card.work else ""
    place = answer_words("state", card.state, content, language) if card.state else ""
    if work and place:
        return language.say("office_card.work_and_place", "{work}. Place: {place}.", work=work, place=place)
    return f"{work}." if work else language.say("office_card.place", "Place of the work: {place}.", place=place)


def _pay(card: OfficeCard, language: Language) -> str:
    first = _day(card.pay_first, language) if card.pay_first else ""
    last = _day(card.pay_last, language) if card.pay_last else ""
    if first and last:
        return language.say("office_card.pay_from_to", "About pay, from {first} to {last}.", first=first, last=last)
    if first and card.goes_on:
        return language.say("office_card.pay_until_now", "About pay, from {first} until now.", first=first)
    if first:
        return language.say("office_card.pay_from", "About pay, from {first} on.", first=first)
    if last:
        return language.say("office_card.pay_to", "About pay, until {last}.", last=last)
    return language.say("office_card.pay", "About pay.")


def _day(day: Day, language: Language) -> str:
    """The day inside a sentence, or the month, where no more is known."""
    if day.exact:
        return language.say("office_card.day", "{day}", day=language.long_date(day.date))
    return language.month(day.date)


def _harm(card: OfficeCard) -> tuple[Say, ...]:
    """Punishment, injury, danger. What has no day has a sentence without one."""
    punishments: list[Say] = [partial(_punishment, day) for day in card.punishments]
    if card.punished and not punishments:
        punishments.append(lambda language: language.say("office_card.punishment", "A punishment."))
    injury: list[Say] = [partial(_injury, card.injury)] if card.injured else []
    danger: list[Say] = [lambda language: language.say("office_card.danger", "Danger at work.")] if card.danger else []
    return (*punishments, *injury, *danger)


def _punishment(day: Day, language: Language) -> str:
    if day.exact:
        return language.say("office_card.punishment_on", "A punishment on {day}.", day=language.long_date(day.date))
    return language.say("office_card.punishment_in", "A punishment in {month}.", month=language.month(day.date))


def _injury(day: Day | None, language: Language) -> str:
    if day is None:
        return language.say("office_card.injury", "An injury.")
    if day.exact:
        return language.say("office_card.injury_on", "An injury on {day}.", day=language.long_date(day.date))
    return language.say("office_card.injury_in", "An injury in {month}.", month=language.month(day.date))
