"""The frame of every page of the light version: language, the way out, the forms, "clear everything". Everything is escaped here.

A page is a row of forms, each with the one hidden field; the button that was pressed says what to do (`do`). No script, no cookie.
"""

from __future__ import annotations

from html import escape

from guide.content.languages import Code
from guide.html.fields import UNSAVED
from guide.web.light.kept import Kept
from guide.web.pages import document, paragraphs, switch
from guide.words.about import LEAVE_FOR, light_leaving, light_privacy
from guide.words.language import NAMES, Language

HERE = "/light"


def frame(language: Language, body: str) -> bytes:
    """A page. body: what stands between the way out and "clear everything"; a form, or several."""
    return document(language, f"<main>{body}</main>", style=STYLE)


def form(kept: Kept, language: Language, inside: str, *, file: bool = False) -> str:
    """A form that carries what the person has told so far. `file`: it has a file in it."""
    kind = ' enctype="multipart/form-data"' if file else ""
    # in single quotes, so that the many quotes of JSON need no escape of five letters each
    value = kept.field().replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
    field = f'<input type="hidden" name="kept" value=\'{value}\'>'
    action = f'method="post" action="{HERE}?lang={language.code}"{kind} autocomplete="off" novalidate'
    return f"<form {action}>{field}{inside}{UNSAVED}</form>"


def button(do: str, text: str, kind: str = "go") -> str:
    """A button that says what to do, on a line of its own also in a text browser."""
    return f'<div><button name="do" value="{do}" class="{kind}">{escape(text)}</button></div>'


def labelled(label: str, control: str) -> str:
    """A field under its label, both HTML; in a text browser beside it, on a line of their own."""
    return f'<div><label class="field">{label} {control}</label></div>'


def top(language: Language, enter: str = "") -> str:
    """The head of the first form of a page: "Leave quickly", and the other languages. enter: what the Enter key does.

    A browser takes Enter for the first button of a form; without the hidden one, it would change the language.
    """
    first = f'<button name="do" value="{enter}" class="enter" tabindex="-1" aria-hidden="true"></button>' if enter else ""
    leave = escape(language.say("screen.leave", "Leave quickly"))
    way_out = f'<a class="leave" href="{LEAVE_FOR}" rel="noreferrer">{leave}</a>'
    return f'{first}<div class="bar">{switch(language.code, _other)}<p>{way_out}</p></div>'


def _other(code: Code) -> str:
    """The same page in another language. What is typed on it goes along."""
    return f'<button name="do" value="stay" class="plain" formaction="{HERE}?lang={code}" lang="{code}">{NAMES[code]}</button>'


def bottom(language: Language) -> str:
    """The foot of the last form of a page: what is kept, and the button that clears it."""
    title = escape(language.say("screen.privacy_title", "Your privacy, and how to clear your answers"))
    clear = button("clear", language.say("screen.clear", "Clear everything"))
    return f"<details><summary>{title}</summary>{paragraphs([*light_privacy(language), light_leaving(language)])}{clear}</details>"


STYLE = (
    ".bar{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center}.bar p{margin:0}"
    "button,input,select{font:inherit;color:inherit;max-width:100%}button{min-height:2.75rem;cursor:pointer}"
    ".enter{position:absolute;left:-99rem}"
    ".plain{background:none;border:0;color:#0b5d3b;text-decoration:underline;padding:.65rem .5rem}"
    ".go,.main,.take button{display:block;width:100%;border:2px solid #0b5d3b;border-radius:.5rem;background:#fff;color:#0b5d3b;"
    "font-weight:600;padding:.7rem 1rem;margin:.8rem 0}.main,.take .main{background:#0b5d3b;color:#fff}"
    ".link{display:block;text-align:left;font-weight:400;background:none;border:0;color:#0b5d3b;text-decoration:underline;padding:.65rem 0}"
    "main p .leave{padding:.6rem .8rem;border:2px solid #8a1500;border-radius:.5rem;color:#8a1500;font-weight:600}"
    "input[type=text],input[type=file],select{display:block;width:100%;min-height:2.75rem;border:1px solid #595959;padding:.4rem .6rem;"
    "background:#fff}input[type=radio],input[type=checkbox]{width:1.5rem;height:1.5rem;margin:0 .7rem 0 0;flex:none}"
    "fieldset{border:0;margin:1rem 0;padding:0;min-width:0}.field{display:block;margin:.8rem 0}"
    ".pick{display:flex;align-items:center;min-height:2.75rem;padding:.3rem 0}"
    ".hint,.why,.part,.other{color:#4a4a4a;font-size:1rem}.hint{margin:0 0 .4rem 2.2rem}"
    ".mistake,.mistakes{color:#8a1500;font-weight:600}.mistakes{border:3px solid #8a1500;padding:.2rem 1rem;margin:1rem 0}"
    ".wrong{border-left:.4rem solid #8a1500;padding-left:.8rem}"
    "summary{padding:.6rem 0;min-height:2.75rem;cursor:pointer}.fold{border-top:1px solid #595959}"
    ".big{font-size:1.5rem;font-weight:600;line-height:1.3}.quiet{font-size:1.1rem}.next-day{border:3px solid;padding:.2rem 1rem}"
    ".strip{font-weight:600;padding:.4rem 1rem}.box{display:inline-block;width:1rem;height:1rem;border:2px solid;margin-right:.5rem}"
    "main ul{padding-left:1.2rem}main a{word-break:break-word}.screen-only>section>ul{list-style:none;padding:0}"
    "li>.box{float:left;margin:.75rem .5rem 0 0}"
    "dt{color:#4a4a4a;font-size:1rem;margin-top:.8rem}dd{margin:0;font-weight:600;white-space:pre-wrap}"
    ":focus-visible{outline:3px solid #1c1c1c;outline-offset:2px}"
    "@media print{.bar,.off-paper,.take,button,details:not(.fold){display:none}}"
)
