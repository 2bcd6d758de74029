"""Words about a campaign that screens and papers share: what is wrong with its file or its link, and its facts in lines.

Goes in: a `Campaign`, a problem or a code, the Content and a Language.  Comes out: plain strings, whole sentences.
No sentence about a problem repeats what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guide.content.load import Content
from guide.core.campaign import Campaign, CampaignProblem
from guide.core.campaign_link import LinkProblem
from guide.words.answers import answer_problem_text, answer_words, day_text
from guide.words.language import Language

# --- problems with the file ---------------------------------------------------------------------------------------------


def campaign_problem_text(problem: CampaignProblem, content: Content, language: Language) -> str:
    """What is wrong with a campaign and how to put it right, with the place in front of it."""
    text = problem_reason(problem, content, language)
    if problem.key:
        return f"{problem.key}: {text}"
    if problem.place:
        return language.say("campaign.key_number", "Key number {number} of the file: {text}", number=problem.place, text=text)
    return text


def problem_reason(problem: CampaignProblem, content: Content, language: Language) -> str:
    """The same without the place, for a field that the sentence stands beside."""
    match problem.code:
        case "not_toml":
            return language.say(
                "campaign.not_toml",
                "This file is not written the way a campaign file must be. Save the campaign again on the clinic screen, "
                "or compare the file with the example in the guide.",
            )
        case "not_campaign":
            return language.say("campaign.not_campaign", "This is not a campaign file of this guide. Choose another file.")
        case "about_a_person":
            return about_a_person_text(language)
        case "unknown_key":
            text = language.say("campaign.unknown_key", "A campaign does not have this key. Take it out, or correct its name.")
            return f"{text} {language.say('campaign.near', 'Did you mean {key}?', key=problem.near)}" if problem.near else text
        case "wrong_kind":
            return language.say(
                "campaign.wrong_kind",
                "This value has the wrong form. Put a text or one choice in quotation marks. Put several choices in square brackets.",
            )
        case "too_long":
            return language.say("campaign.too_long", "This text is too long for the sheet. Please make it shorter.")
        case "person_number":
            return language.say(
                "campaign.person_number",
                "This looks like a number of a person, such as an A-number or a Social Security number. Take it out. A campaign goes "
                "onto the sheets of many people.",
            )
        case "told_by_a_person":
            return language.say(
                "campaign.told_by_a_person",
                "In a campaign, write someone_else. Who told the labor office is about one person, and the sheets of all must not show it.",
            )
        case "not_used":
            asked, options = problem.needs or ("", ())
            return not_used_text(asked, options, content, language)
        case "not_an_option":
            return language.say(
                "campaign.not_an_option",
                "This is not the id of an answer. The command “schema” lists every id. A state is two capital letters.",
            )
        case code:
            return answer_problem_text(code, language)


def about_a_person_text(language: Language) -> str:
    """Why a campaign or a table holds no such thing."""
    return language.say(
        "campaign.about_a_person",
        "This is about a person, and a campaign is only about the workplace. A file that tells about many workers can hurt all of them "
        "if it is lost, stolen or ordered by a court. Take this part out, also from old copies.",
    )


def not_used_text(asked: str, options: tuple[str, ...], content: Content, language: Language) -> str:
    """An answer that would change nothing, because another one leaves its question out."""
    labels = [answer_words(asked, option, content, language) for option in options]
    return language.say(
        "campaign.not_used",
        "This answer would not be used, because of the answer to {question} Answer it with one of these: {options}. "
        "Or take this answer out.",
        question=f"“{language.of('question', content.question[asked], 'ask')}” ({asked}).",
        options="; ".join(labels),
    )


# --- the link -----------------------------------------------------------------------------------------------------------

_LINK: dict[LinkProblem, Callable[[Language], str]] = {
    "link_broken": lambda language: language.say(
        "campaign.link_broken",
        "The link you opened is not whole, so we filled in nothing. You can answer each question yourself, or ask for the link again.",
    ),
    "link_newer": lambda language: language.say(
        "campaign.link_newer",
        "The link you opened was made by a newer version of this guide. So we filled in nothing. You can answer each question yourself.",
    ),
    "link_other_answers": lambda language: language.say(
        "campaign.link_other_answers",
        "The link you opened has an answer that this guide does not have any more. So we filled in nothing. You can answer each question "
        "yourself, or ask for a new link.",
    ),
    "link_other_workplace": lambda language: language.say(
        "campaign.link_other_workplace",
        "The link you opened is about another workplace than your answers. So we filled in nothing. Your answers are as they were. To "
        "use the link, clear everything and open it again.",
    ),
}


def link_problem_text(code: LinkProblem, language: Language) -> str:
    """Why a campaign link could not be used, and what happens now."""
    return _LINK[code](language)


def filled_in_text(language: Language) -> str:
    """Beside each answer that came with the link."""
    return language.say("campaign.filled_in", "This answer comes from the link you opened. Please check it. You can change it.")


# --- its facts in lines -------------------------------------------------------------------------------------------------


def campaign_lines(campaign: Campaign, content: Content, language: Language, *, clinic: bool = True) -> Iterator[tuple[str, str]]:
    """(label, value) of what is given, to be shown or printed: the workplace, the clinic, who was told and when, the letter.

    clinic: also who holds the clinic, when and where.
    """
    t = language
    if campaign.workplace:
        yield t.say("campaign.workplace", "Workplace"), campaign.workplace
    if clinic and campaign.local_organization:
        yield t.say("campaign.local_organization", "Local organization"), campaign.local_organization
    if clinic and (campaign.clinic_date or campaign.clinic_place):
        yield t.say("campaign.clinic", "Clinic"), ", ".join(filter(None, (day_text(campaign.clinic_date, t), campaign.clinic_place)))
    if campaign.reported_to:
        told = answer_words("reported_to", campaign.reported_to, content, t)
        yield t.say("campaign.told", "Labor office that was told"), _dated(told, campaign.reported_when, t)
    if campaign.agency_letter:
        letter = answer_words("agency_letter", campaign.agency_letter, content, t)
        yield t.say("campaign.letter", "Support letter of a labor office"), _dated(letter, campaign.letter_date, t)
    if campaign.letter_scope:
        yield t.say("campaign.letter_scope", "What the support letter covers"), campaign.letter_scope


def _dated(text: str, day: str, language: Language) -> str:
    return f"{text} ({day_text(day, language)})" if day else text
