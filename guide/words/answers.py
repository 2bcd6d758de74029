"""An answer in words, the labels of a date, and what we say when an answer cannot be used.

What is said of a problem is kind, shows the way out, and never repeats what was written.
"""

from __future__ import annotations

from collections.abc import Callable

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.answers import FURTHEST_YEARS, NAME_LIMIT, ProblemCode, Value, parse_day
from guide.core.form import Typed, boxes_of
from guide.words.language import Language
from guide.words.offices import office_found

# --- an answer ----------------------------------------------------------------------------------------------------------


def answer_text(question: str, value: Value, content: Content, language: Language) -> str:
    """A whole answer to the question with this id; several choices as a list. Without a name: that it can be written by hand."""
    if content.question[question].kind == "text" and isinstance(value, str):
        return value if value not in ("", "skip") else language.say("review.by_hand", "No name. You can write it by hand.")
    chosen = (value,) if isinstance(value, str) else value
    return language.list(answer_words(question, one, content, language) for one in chosen)


def answer_words(question: str, answer: str, content: Content, language: Language) -> str:
    """One answer: an option (a retired one too), a place, an agency, a day, a month, "ongoing", "unknown", or that it was skipped."""
    asked = content.question[question]
    if option := next((o for o in asked.option if o.id == answer), None):
        return language.of("option", option, "label", question)
    if asked.kind == "place" and answer in content.place:
        return language.of("place", content.place[answer], "name")
    if asked.kind == "agency" and answer in content.agency:
        return office_found(content.agency[answer], language)
    if asked.kind == "date" and answer in ("ongoing", "unknown"):
        return box_label(answer, language)
    return day_text(answer, language) or language.say("review.skipped", "You did not answer this question.")


def day_text(day: str, language: Language) -> str:
    """`2026-03-15` or `2026-03` in words; empty for any other text."""
    known = parse_day(day)
    if known is None:
        return ""
    return language.date(known.date) if known.exact else language.month(known.date)


# --- the parts of a date (core/form.py) ---------------------------------------------------------------------------------


def part_label(part: str, language: Language) -> str:
    """The label of `month`, `day` or `year`."""
    labels = {"month": language.say("screen.month", "Month"), "day": language.say("screen.day", "Day")}
    return labels.get(part) or language.say("screen.year", "Year")


def no_month(language: Language) -> str:
    """In the list of months, while none is chosen."""
    return language.say("screen.choose_month", "Choose")


def box_label(box: str, language: Language) -> str:
    """The label of `ongoing` or `unknown`, which may be ticked instead of writing a date."""
    if box == "ongoing":
        return language.say("screen.date_ongoing", "It is still going on")
    return language.say("screen.date_unknown", "I don’t know when")


# --- what is wrong with it ----------------------------------------------------------------------------------------------

_TEXTS: dict[ProblemCode, Callable[[Language], str]] = {
    "not_answers": lambda language: language.say("mistake.not_answers", "This is not an answer file of this guide. Choose another file."),
    "newer_version": lambda language: language.say(
        "mistake.newer_version", "This file was made by a newer version of this guide. Open it with that version."
    ),
    "unknown_question": lambda language: language.say(
        "mistake.unknown_question", "This guide does not ask this question. It was left out."
    ),
    "not_an_option": lambda language: language.say("mistake.not_an_option", "This answer is not on the list. Please choose again."),
    "one_needed": lambda language: language.say("mistake.one_needed", "Please choose one answer."),
    "several_needed": lambda language: language.say("mistake.several_needed", "Please choose from the list."),
    "alone": lambda language: language.say(
        "mistake.alone", "You chose “nothing” or “I don’t know” and also another answer. Please keep only what is true."
    ),
    "not_a_day": lambda language: language.say(
        "mistake.not_a_day",
        "This date does not exist or is not complete. Choose the month and write the year with four numbers. The day may stay empty.",
    ),
    "both_given": lambda language: language.say(
        "mistake.both_given", "You gave a date and also marked a box. Please keep only one of them."
    ),
    "future": lambda language: language.say(
        "mistake.future", "This date has not come yet. Please check the year. We ask about something that has happened."
    ),
    "too_long_ago": lambda language: language.say("mistake.too_long_ago", "This date is too long ago. Please check the year."),
    "too_far_ahead": lambda language: language.say(
        "mistake.too_far_ahead",
        "This date is more than {years} years away. Please check the year.",
        years=FURTHEST_YEARS,
    ),
    "before_first": lambda language: language.say(
        "mistake.before_first", "The last payday comes before the first one. Please check both dates."
    ),
    "too_long": lambda language: language.say(
        "mistake.too_long",
        "This text is too long for the sheet. Please use at most {limit} letters. Nothing was lost.",
        limit=NAME_LIMIT,
    ),
    "strange_characters": lambda language: language.say(
        "mistake.strange_characters",
        "This text has hidden characters that we can’t print. Please type it again instead of pasting it.",
    ),
}


def older_text(language: Language) -> str:
    """About an answer file of an older version: what changed since, and that nothing is lost."""
    return language.say(
        "mistake.older",
        "This file is from an older version of this guide. All its answers count. Since then the guide also asks for the day of an "
        "injury and who is under 18, and it has an answer for “Immigration is checking documents at work”.",
    )


def asked_again_text(language: Language) -> str:
    """Outside the wizard, about an answer with an option that is not offered any more: what was made of it, and what to do."""
    return language.say(
        "mistake.asked_again",
        "This answer is old. It could mean two different things, and the guide now asks about each. The plan counts both as possible, so "
        "it has the advice for both. No date and no office comes from this answer. Ask the person which one is true.",
    )


def answer_problem_text(code: ProblemCode, language: Language) -> str:
    """The sentence for a problem with an answer."""
    return _TEXTS[code](language)


def mistake_text(question: Question, code: ProblemCode, typed: Typed, language: Language) -> str:
    """The sentence beside a question whose form cannot be used: where one box excludes the others, it names that box."""
    loner = next((o for o in question.offered if code == "alone" and o.id in boxes_of(question, code, typed)), None)
    if loner is None:
        return answer_problem_text(code, language)
    box = language.of("option", loner, "label", question.id)
    return language.say("mistake.alone_box", "You marked “{box}” and also another answer. Please keep only what is true.", box=box)
