"""What the advocate's pages say, besides the questions and the facts of a campaign. Whole sentences, each with a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from guide.content.languages import EACH
from guide.words.choices import both_languages, one_language
from guide.words.language import Language

MOST_PEOPLE: Final = 200
MOST_COPIES: Final = 200


def title(language: Language) -> str:
    return language.say("clinic_page.title", "A clinic for one workplace")


def about(language: Language) -> tuple[str, ...]:
    """What this is, in a few sentences."""
    return (
        language.say(
            "clinic_page.about_what",
            "This page is for advocates who help many workers from one workplace. You write what is the same for everyone once. Then you "
            "make a sheet for each person.",
        ),
        language.say(
            "clinic_page.about_nobody",
            "Write nothing about a worker here: no name, no number, nothing about immigration.",
        ),
        language.say(
            "clinic_page.about_kept",
            "Our computer keeps nothing. Save the campaign as a file on your own device to use it again.",
        ),
    )


def fill_in(language: Language) -> str:
    return language.say("clinic_page.fill_in", "Enter a campaign")


def all_optional(language: Language) -> str:
    return language.say(
        "clinic_page.all_optional",
        "You do not have to fill in everything. Choose only what is the same for all workers. The guide asks each person the rest.",
    )


def open_title(language: Language) -> str:
    return language.say("clinic_page.open_title", "Open a campaign file")


def open_label(language: Language) -> str:
    return language.say("clinic_page.open_label", "A campaign file that you saved before (campaign.toml)")


def sections(language: Language) -> Mapping[str, str]:
    return {
        "workplace": language.say("clinic_page.part_workplace", "The workplace"),
        "happened": language.say("clinic_page.part_happened", "What happened to everyone"),
        "agency": language.say("clinic_page.part_agency", "The government labor office (labor agency)"),
        "letter": language.say("clinic_page.part_letter", "The labor office’s support letter"),
        "clinic": language.say("clinic_page.part_clinic", "Your group and the clinic"),
    }


def same_days(language: Language) -> str:
    return language.say(
        "clinic_page.same_days", "Give a date only if it is the same for everyone, or if it is the earliest one in the group."
    )


def ask_each(language: Language) -> str:
    return language.say("clinic_page.ask_each", "Ask each person")


def labels(language: Language) -> Mapping[str, str]:
    """The fields that are no questions of the interview."""
    return {
        "workplace": language.say("clinic_page.workplace", "Name of the workplace"),
        "reported_when": language.say("clinic_page.reported_when", "When was the labor office told?"),
        "letter_date": language.say("clinic_page.letter_date", "Date of the support letter"),
        "letter_scope": language.say("clinic_page.letter_scope", "Which jobs, places and time the support letter names"),
        "local_organization": language.say("clinic_page.local_organization", "Your organization, with its phone"),
        "clinic_date": language.say("clinic_page.clinic_date", "Day of the clinic"),
        "clinic_place": language.say("clinic_page.clinic_place", "Place of the clinic"),
    }


def hints(language: Language) -> Mapping[str, str]:
    return {
        "workplace": language.say("clinic_page.hint_workplace", "It is printed on the sheets. It is not on the flyer."),
        "local_organization": language.say("clinic_page.hint_organization", "Only what is public: the name and the phone of the office."),
        "letter_scope": language.say("clinic_page.hint_scope", "In a few words, such as: all workers of the kitchen, 2024 to 2026."),
    }


def mistakes(language: Language, count: int) -> str:
    if count == 1:
        return language.say("clinic_page.one_mistake", "One thing needs to be corrected. Nothing was lost.")
    return language.say("clinic_page.mistakes", "{count} things need to be corrected. Nothing was lost.", count=count)


def file_mistakes(language: Language) -> str:
    return language.say("clinic_page.file_mistakes", "We could not open this campaign file:")


def no_file(language: Language) -> str:
    return language.say("clinic_page.no_file", "Choose a file first.")


# --- after the form -----------------------------------------------------------------------------------------------------


def ready_title(language: Language) -> str:
    return language.say("clinic_page.ready_title", "Your campaign is ready")


def nothing_given(language: Language) -> str:
    return language.say("clinic_page.nothing_given", "The campaign is empty. The guide asks each person everything.")


def keep_text(language: Language) -> str:
    return language.say(
        "clinic_page.keep_text",
        "Save this file on your device. Next time, open it here and go on. It is about the workplace and about no person.",
    )


def side_text(language: Language) -> str:
    return language.say(
        "clinic_page.side_text",
        "Sit beside one person and answer together. Both languages are shown. What the campaign says is filled in, and you can change it. "
        "After each person, clear the answers and go on with the next.",
    )


def side_link(language: Language) -> str:
    return language.say("clinic_page.side_link", "This button needs JavaScript. Without it, open the link below for each person.")


def link_text(language: Language) -> str:
    return language.say(
        "clinic_page.link_text",
        "Workers can open this link on their own phones. It fills in the state, the work, the problems, the labor office, and if there "
        "is a support letter. It holds no date and no name, and it does not say who opens it.",
    )


def link_code(language: Language) -> str:
    return language.say("clinic_page.link_code", "QR code of the link")


def flyer_text(language: Language) -> str:
    return language.say("clinic_page.flyer_text", "One page in both languages with the QR code. The name of the workplace is not on it.")


def table_text(language: Language) -> tuple[str, ...]:
    return (
        language.say(
            "clinic_page.table_text",
            "Each row of the table is one person without a name. Choose the answers from the lists. You can fill it in without internet.",
        ),
        language.say(
            "clinic_page.table_danger",
            "Do not add names or anything about immigration. A list like that can hurt everyone on it if it is lost, stolen or ordered "
            "by a court. We do not read a table with such columns.",
        ),
    )


def batch_text(language: Language) -> tuple[str, ...]:
    return (
        language.say(
            "clinic_page.batch_text",
            "Choose a table of up to {most} people (.xlsx, .csv or .jsonl). You get one file (.zip) with a sheet for each row, a stack "
            "to print with a cover, and a report.",
            most=MOST_PEOPLE,
        ),
        language.say(
            "clinic_page.batch_report",
            "Read report.txt first. It says with whom to speak alone before you give out the sheets. It also lists each row that we "
            "could not use: the row, the column, what is wrong and how to fix it. The other rows are made anyway.",
        ),
        language.say(
            "clinic_page.batch_kept",
            "The table is read in the memory of our computer, and then it is forgotten. When the sheets are printed, delete the table "
            "and the files from your device.",
        ),
    )


def blank_text(language: Language) -> str:
    return language.say(
        "clinic_page.blank_text",
        "Sheets with the campaign filled in, and room to write the rest by hand. For a clinic without a screen.",
    )


def table_label(language: Language) -> str:
    return language.say("clinic_page.table_label", "Your table")


def copies_label(language: Language) -> str:
    return language.say("clinic_page.copies", "How many copies (1 to {most})", most=MOST_COPIES)


def wrong_copies(language: Language) -> str:
    return language.say("clinic_page.wrong_copies", "Write a number of copies from 1 to {most}.", most=MOST_COPIES)


def summary_label(language: Language) -> str:
    return language.say("clinic_page.summary", "Also make one page about the group, with counts only")


def languages(language: Language, each: bool) -> Mapping[str, str]:
    """The languages of a paper."""
    each_language = {EACH: language.say("clinic_page.each", "One sheet in each language")}
    return {**both_languages(language), **one_language(), **(each_language if each else {})}


def sheet_label(language: Language) -> str:
    return language.say("clinic_page.sheet", "What do you want for each person?")


def sheets(language: Language) -> Mapping[str, str]:
    """The papers of people who are free, by the ids of guide/batch/kinds.py."""
    return {
        "plan": language.say("clinic_page.sheet_plan", "One sheet: five things this week"),
        "long": language.say("clinic_page.sheet_long", "The long list: the sheet and the booklet together"),
    }


def orders(language: Language) -> Mapping[str, str]:
    """How a table writes its dates."""
    return {
        "": language.say("clinic_page.order_none", "I don’t know, or the year comes first"),
        "day-first": language.say("clinic_page.order_day", "Day first: 31/12/2026"),
        "month-first": language.say("clinic_page.order_month", "Month first: 12/31/2026"),
    }


def refused_title(language: Language) -> str:
    return language.say("clinic_page.refused_title", "No sheets were made")


def refused_text(language: Language) -> str:
    return language.say("clinic_page.refused_text", "Correct this in your table, save the table, and choose it again:")
