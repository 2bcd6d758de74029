"""The words of the card for a person who is not free. They say nothing that could not stand in anybody's pocket."""

from __future__ import annotations

from guide.words.language import Language


def pdf_title(language: Language) -> str:
    """What a window or a printer shows."""
    return language.say("plain_card.pdf_title", "Phone number")


def in_danger(language: Language) -> str:
    return language.say("plain_card.in_danger", "In danger: 911")


def person(language: Language) -> str:
    """Before a line to write on."""
    return language.say("plain_card.person", "A person I can call:")
