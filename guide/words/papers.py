"""What each paper is called on its button, and what it is for. No layout, no markup."""

from __future__ import annotations

from guide.core.kinds import Sheet
from guide.words.language import Language


def paper_button(sheet: Sheet, language: Language) -> str:
    """What stands on the button that makes it."""
    say = language.say
    match sheet:
        case "plan":
            return say("papers.plan", "Get my five things")
        case "lawyer":
            return say("papers.lawyer", "Notes for my lawyer")
        case "office":
            return say("papers.office", "To show at an office")
        case "card":
            return say("papers.card", "A small card with a line for one phone number")
        case "long":
            return say("papers.long", "The long list, with the booklet")


def file_of(sheet: Sheet, language: Language) -> str:
    """What kind of file it is, and how long, where that is always the same."""
    if sheet in ("plan", "lawyer"):
        return language.say("papers.two_pages", "(PDF, 2 pages)")
    return language.say("papers.pdf", "(PDF)")


def paper_how(sheet: Sheet, language: Language) -> str:
    """What to know before it is made."""
    say = language.say
    match sheet:
        case "plan":
            return say("papers.plan_how", "What to do first, whom to call, and the days: one sheet.")
        case "lawyer":
            return say(
                "papers.lawyer_how",
                "Private: what you answered, as a list in both languages, and tables to fill in. Give these notes only to your lawyer. A "
                "labor office may send the boss a copy of what you give it.",
            )
        case "office":
            return say("papers.office_how", "Half a page in both languages, without a name: what it is about, and what to ask first.")
        case "card":
            return say("papers.card_how", "It says 911, and has a line for the number of one person outside. It says nothing else.")
        case "long":
            return say("papers.long_how", "For whoever wants to read: your sheet, all your days and offices, and the whole booklet.")


def inside_an_app(language: Language) -> str:
    """For whoever opened the guide from a message: there a paper may not come out. On the screen alone; on paper it is of no use."""
    return language.say(
        "papers.inside_an_app",
        "If you read this inside WhatsApp or Facebook, open the menu there and choose Chrome or Safari. Inside those apps, the sheet may "
        "not download.",
    )
