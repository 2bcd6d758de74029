"""When something is asked or said, in words: the questions and the answers that lead to it, or the rule that decides."""

from __future__ import annotations

from collections.abc import Mapping

from guide.content.load import Content
from guide.content.schema import Condition
from guide.core.conditions import meaning
from guide.words.answers import answer_words
from guide.words.language import Language


def in_words(when: Condition, content: Content, language: Language) -> str:
    """A condition as a sentence. Of a table, all questions must be answered so; a named condition has a sentence of its own."""
    if isinstance(when, str):
        return f"{condition_in_words(when, language)} ({when})"
    parts = [_answered(question, options, content, language) for question, options in when.items()]
    return f" {language.say('book.and', 'AND')} ".join(parts)


def condition_in_words(name: str, language: Language) -> str:
    """The sentence of a named condition."""
    english = meaning(name)
    return language.say(f"condition.{name}", english)


def _answered(question: str, options: tuple[str, ...], content: Content, language: Language) -> str:
    labels = " / ".join(quoted(option_in_words(question, o, content, language), language) for o in options)
    return language.say(
        "book.answered",
        "“{question}” ({id}) is answered {answers}",
        question=language.of("question", content.question[question], "ask"),
        id=question,
        answers=labels,
    )


def quoted(text: str, language: Language) -> str:
    """The text in the quotation marks of the language."""
    return language.say("book.quoted", "“{text}”", text=text)


def option_in_words(question: str, option: str, content: Content, language: Language) -> str:
    """An answer by its label. "unknown" holds for a question that was skipped or never asked, too."""
    if option != "unknown":
        return answer_words(question, option, content, language)
    skipped = language.say("book.unknown", "skipped or not asked")
    if all(o.id != "unknown" for o in content.question[question].option):
        return skipped
    return f"{answer_words(question, option, content, language)} ({skipped})"


def answers_in_words(table: Mapping[str, tuple[str, ...]], content: Content, language: Language) -> str:
    """For a table of which one question is enough, such as the papers that a person has already."""
    return f" {language.say('book.or', 'OR')} ".join(_answered(q, o, content, language) for q, o in table.items())
