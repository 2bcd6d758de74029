"""Take it with you: the papers, the calendar and the file to keep, as plain forms that work without any script of ours. Where a script
runs, it sends them without leaving the plan (assets/bridge/take.js), and says what became of it with the words that stand here.

The answers travel in the body of a POST, so they reach no address, no history and no log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from guide.content.languages import BOTH
from guide.content.load import Content
from guide.core.answers import write_answers
from guide.core.draft import Draft
from guide.core.kinds import Sheet
from guide.core.plan import Plan
from guide.core.reminders import reminders_of
from guide.core.sheets import sheets_for
from guide.html.fields import UNSAVED, hidden, options_of
from guide.pdf.fonts import printable
from guide.words import choices
from guide.words.language import Language
from guide.words.office_card import interpreter_choices, interpreter_label
from guide.words.papers import file_of, paper_button, paper_how


def papers_html(draft: Draft, plan: Plan, content: Content, language: Language, *, behind: int | None = None, light: bool = False) -> str:
    """The forms, and what to know before anything is saved. light: without the words that a script says.

    behind: how many minutes the person's clock is behind UTC, by which the server knows her day (core/today.py); None when nobody knows.
    """
    sheets, sent = sheets_for(draft.answers, content), _sent(draft, language, behind)
    if plan.safety == "not_free":
        inside = _form("/checklist", sent, _not_free(sheets, language))
    else:
        inside = _free(draft, plan, sheets, language, sent)
    said = {} if light else _said(plan, language)
    words = "".join(f' data-{what}="{escape(text)}"' for what, text in said.items())
    return f'<div class="take screen-only"{words}>{inside}</div>'


def _said(plan: Plan, language: Language) -> dict[str, str]:
    """What became of a file: for the script that gets it. Nobody whom others watch is told to take a picture."""
    say = language.say
    offline = say("take.offline", "There is no connection, so we could not make the file. Your plan stays here. Try again later.")
    if plan.safety != "not_free":
        offline = say(
            "take.offline_picture",
            "There is no connection, so we could not make the file. Your plan stays here. Try again later, or take a picture of it now.",
        )
    return {
        "making": say("take.making", "We are making your file. This can take a moment."),
        "saved": say("take.saved", "The file is ready. Look in the downloads of your phone or computer."),
        "offline": offline,
        "busy": say("take.busy", "Other people are making their sheets right now. Your plan stays here. Try again in a few minutes."),
        "failed": say("take.failed", "Something went wrong on our side. Your plan stays here. Try again in a minute."),
    }


def booklet_link(language: Language) -> str:
    """The guide as a booklet, for whoever would rather read than answer."""
    text = escape(language.say("web.booklet", "Download the guide as a booklet (PDF)"))
    return f'<p><a class="booklet" href="/booklet?lang={language.code}">{text}</a></p>'


def _sent(draft: Draft, language: Language, behind: int | None) -> str:
    """What every paper is made of: the fields of each form, which are never seen."""
    fields = hidden("shown_in", language.code)  # of what is no paper: the calendar, and words about a mistake
    if behind is not None:
        fields += hidden("behind", str(behind))
    fields += hidden("answers", json.dumps(write_answers(draft.answers), ensure_ascii=False))
    if draft.campaign:
        fields += hidden("campaign", json.dumps(draft.campaign.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False))
    return fields


def _form(action: str, sent: str, inside: str) -> str:
    return f'<form method="post" action="{action}" autocomplete="off">{sent}{inside}{UNSAVED}</form>'


def _free(draft: Draft, plan: Plan, sheets: tuple[Sheet, ...], language: Language, sent: str) -> str:
    say = language.say
    by_hand = ""
    if not printable(draft.answers.text("print_name")):
        text = say("result.name_by_hand", "We cannot print this name in full. The sheet has a line where you can write it by hand.")
        by_hand = f'<p role="status" class="notice">{escape(text)}</p>'
    shared = say(
        "result.shared",
        "Is this phone or computer shared, or from work? Then do not save files here. Anyone who opens them can read them.",
    )
    main = _button("plan", language, "main")
    others = "".join(_other(sheet, language) for sheet in sheets if sheet != "plan")
    how = say("result.how_printed", "Language, letters and sheet of paper")
    more = say("result.more_papers", "More to print: for my lawyer, for an office, all in one")
    papers = (
        f"{by_hand}{main}<details><summary>{escape(how)}</summary>{_choices(draft, language)}</details>"
        f"<details><summary>{escape(more)}</summary><p>{escape(shared)}</p>{others}{booklet_link(language)}</details>"
    )
    days = ""
    if reminders_of(plan):
        button = _button_of(say("result.get_calendar", "Get the dates for my calendar"))
        days = _form("/calendar", sent, f'<p class="hint">{escape(_how_calendar(language))}</p>{button}')
    keep = _form("/answers", sent, _button_of(say("result.keep", "Keep my answers in a file")))
    also = say("result.keep_title", "My calendar, and a file to continue later")
    kept = f"<details><summary>{escape(also)}</summary>{days}{keep}</details>"
    return _form("/checklist", sent, papers) + kept


def _how_calendar(language: Language) -> str:
    return language.say(
        "result.calendar_how",
        "When you change your answers, get the dates again. The new file moves the old reminders. See if your calendar rings. Some do not.",
    )


def _not_free(sheets: tuple[Sheet, ...], language: Language) -> str:
    """Nothing to download first, and nothing that tells of a case: one plain card, and the rest only for somebody outside."""
    warning = language.say(
        "result.not_free",
        "Do not save anything on a phone that others can look at. Better: learn one phone number by heart.",
    )
    outside = language.say("result.outside", "The sheet stays with someone outside, who does not work for the boss")
    rest = "".join(_other(sheet, language) for sheet in sheets if sheet != "card")
    return (
        f'<p class="notice urgent">{escape(warning)}</p>{hidden("language", language.code)}{_other("card", language)}'
        f"<details><summary>{escape(outside)}</summary>{rest}{booklet_link(language)}</details>"
    )


def _other(sheet: Sheet, language: Language) -> str:
    """A paper, what it is for, and what has to be chosen for it."""
    choose = ""
    if sheet == "office":
        choose = _choice("interpreter", interpreter_label(language), interpreter_choices(language), "")
    return f'<p class="hint">{escape(paper_how(sheet, language))}</p>{choose}{_button(sheet, language)}'


def _button(sheet: Sheet, language: Language, kind: str = "") -> str:
    label = escape(f"{paper_button(sheet, language)} {file_of(sheet, language)}")
    return f'<div><button name="sheet" value="{sheet}" class="{kind}">{label}</button></div>'


def _button_of(label: str) -> str:
    return f"<div><button>{escape(label)}</button></div>"


def _choices(draft: Draft, language: Language) -> str:
    """How a paper is made. When somebody helps, also whose copy it is."""
    helped = draft.answers.one("helper") == "with_helper"
    languages = {**choices.one_language(), **choices.both_languages(language)}
    fields = (
        _choice("language", choices.language_label(language), languages, BOTH if helped else language.code)
        + _choice("size", choices.letter_size_label(language), choices.letter_sizes(language), "normal")
        + _choice("paper", choices.paper_size_label(language), choices.paper_sizes(language), "letter")
    )
    if helped:
        say = language.say
        copies = {
            "person": say("result.copy_person", "For the person"),
            "advocate": say("result.copy_advocate", "For the one who helps: with lines for notes and without a name"),
        }
        fields += _choice("copy", say("result.copy", "Whose copy"), copies, "person")
    return fields


def _choice(name: str, label: str, options: Mapping[str, str], chosen: str) -> str:
    return f'<div><label>{escape(label)} <select name="{name}">{options_of(options, chosen)}</select></label></div>'
