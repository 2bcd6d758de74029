"""What can be chosen for a paper, in words: its sheet, its letters, its languages. The ids are those of the command line."""

from __future__ import annotations

from collections.abc import Mapping

from guide.content.languages import BOTH
from guide.words.language import NAMES, Language


def paper_sizes(language: Language) -> Mapping[str, str]:
    """Id of a size of paper -> its name."""
    return {"letter": language.say("result.paper_letter", "Letter (United States)"), "a4": language.say("result.paper_a4", "A4")}


def letter_sizes(language: Language) -> Mapping[str, str]:
    """Id of a size of letters -> its name."""
    return {
        "normal": language.say("result.size_normal", "Normal letters"),
        "large": language.say("result.size_large", "Large letters"),
        "larger": language.say("result.size_larger", "Very large letters"),
    }


def one_language() -> Mapping[str, str]:
    """Code of a language -> its own name."""
    return {str(code): name for code, name in NAMES.items()}


def both_languages(language: Language) -> Mapping[str, str]:
    """The choice of two languages on one paper."""
    return {BOTH: language.say("result.both", "Both, side by side")}


def language_label(language: Language) -> str:
    return language.say("result.language", "Language of the sheet")


def letter_size_label(language: Language) -> str:
    return language.say("result.size", "Size of the letters")


def paper_size_label(language: Language) -> str:
    return language.say("result.paper", "Size of the sheet of paper")
