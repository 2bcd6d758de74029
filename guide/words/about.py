"""What the guide says about itself, in every version: what it asks, what it keeps, how to leave."""

from __future__ import annotations

from guide.words.language import Language

LEAVE_FOR = "https://www.weather.gov/"
"""Where "Leave quickly" goes: a plain public page that says nothing about the person."""


def hard_to_read(language: Language) -> str:
    """For a person who reads little, before anything is asked."""
    return language.say("screen.hard_to_read", "Is reading hard for you? Press “Listen”, or ask someone you trust to read with you.")


def what_it_does(language: Language) -> str:
    """What the guide asks, what comes out, and that every question may be skipped."""
    return language.say(
        "screen.what_text",
        "This guide asks about your work and what happened. Then it makes a sheet with what you can do, step by step, with dates and "
        "offices. You can print the sheet. It takes about ten minutes. You can skip any question. This guide is not a lawyer.",
    )


def privacy(language: Language) -> str:
    """What is kept, where and how long: the same promise as in the README."""
    return language.say(
        "screen.privacy",
        "You do not have to give your name, and we store nothing. Your answers stay in this tab. They are in the memory of our computer "
        "only while this tab is connected. When you close the tab, our computer forgets them within seconds. If you open the closed tab "
        "again, your phone may bring them back for up to 12 hours.",
    )


def leaving(language: Language) -> str:
    """What "Leave quickly" does, and what it cannot do."""
    return language.say(
        "screen.leaving",
        "“Leave quickly” clears your answers and opens a page about the weather. You can also press the Escape key two times. The "
        "history on your phone or computer (in Chrome or Safari) can still show that you opened this guide.",
    )


# --- the light version --------------------------------------------------------------------------------------------------


def light_offer(language: Language) -> str:
    """The line that leads there from the first page, and what it is."""
    return language.say("light.offer", "Light version: simple pages for an old phone or slow internet")


def light_how(language: Language) -> str:
    """On its first screen: how to go back."""
    return language.say(
        "light.how",
        "To go back, use the “Back” button of each page. If your phone asks to send a page again, say yes: your answers come back.",
    )


def light_privacy(language: Language) -> tuple[str, ...]:
    """What is kept, where and how long."""
    return (
        language.say(
            "light.privacy",
            "You do not have to give your name, and we store nothing. Your answers travel inside these pages. Our computer reads them to "
            "make the next page, and then it forgets them.",
        ),
        language.say(
            "light.privacy_device",
            "Your phone keeps these pages while the tab is open. Some phones may also write them to their memory, with your answers. Some "
            "can bring a closed tab back for a while. When you finish, close the tab, and then close Chrome or Safari.",
        ),
    )


def light_leaving(language: Language) -> str:
    """What "Leave quickly" does here, and what it cannot do."""
    return language.say(
        "light.leaving",
        "“Leave quickly” opens a page about the weather. The “Back” button of your phone can still come back here. Close the tab as soon "
        "as you can. The history of your phone can still show that you opened this guide.",
    )


def light_cleared(language: Language) -> str:
    """After "clear everything"."""
    return language.say(
        "light.cleared",
        "Your answers are cleared from this page. The pages from before may still be in this tab. Close the tab, so that nobody can go "
        "back to them.",
    )
