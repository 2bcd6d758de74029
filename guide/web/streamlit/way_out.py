"""What the first page says while the wizard is not there: a word while it loads, and the way to the light version.

Goes in: a language.  Comes out: HTML for the end of that page, with the one script that every phone can read.
It says the same in every language, the person's own first: a phone that cannot run the wizard cannot switch it either. The script puts
what the tab keeps into the form, so the answers reach the light version in the body of a POST and never in an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Final

from guide.content.languages import CODES, Code
from guide.html.fields import UNSAVED
from guide.words.language import Language, load_language

LIGHT: Final = "/light"
SCRIPT: Final = re.sub(
    r"\s*([;,(){}=?:&|<>!-])\s*|\s*//.*\s*|\s*\n\s*",
    lambda found: found[1] or "",
    (Path(__file__).parent / "assets" / "way_out.js").read_text("utf-8"),
).strip()
"""As it is served: without its comments and blanks, at most 1000 bytes."""

LOOK: Final = (
    "#meanwhile{position:fixed;left:0;right:0;top:0;z-index:9999999;background:#fff;color:#1c1c1c;font:1.25rem/1.5 sans-serif}"
    "#meanwhile>*{padding:1rem 2rem}#meanwhile p{margin:.5rem 0}"
    "#meanwhile.beside{top:auto;bottom:0;max-height:60%;overflow:auto;font-size:1rem;border-top:3px solid #1c1c1c}"
    "#meanwhile.beside:not(:has(>:not([hidden]))){border:0}"
    "#meanwhile button{font:inherit;font-weight:700;min-height:44px;width:100%;margin-bottom:1rem;padding:.5rem 1rem;border:0;"
    "border-radius:.5rem;background:#0b5d3b;color:#fff}"
    "#meanwhile .said{display:none}@media print{#meanwhile{display:none}}"
    + "".join(f'html[lang="{code}"] .said[lang="{code}"]{{display:block!important}}' for code in CODES)
)


def meanwhile(own: Code) -> str:
    """HTML: what is said beside the wizard's place, and the script that says it."""
    languages = [load_language(code) for code in sorted(CODES, key=lambda code: code != own)]
    return (
        f'<style>{LOOK}</style><div id="meanwhile" role="status" data-react-aria-top-layer="true">'
        f'<div id="wait">{_said(languages, loading)}</div><div id="again" hidden>{_said(languages, again)}</div>'
        f'<div id="light" hidden>{"".join(map(_offer, languages))}</div></div><script>{SCRIPT}</script>'
    )


def without_scripts(language: Language) -> str:
    """HTML: the way to the light version, where no script runs."""
    said = language.say("web.no_script", "The questions need JavaScript, and it is turned off here.")
    link = language.say("web.no_script_link", "Open the light version, which works without it")
    look = "<style>#meanwhile{display:none}noscript{font:1.25rem/1.5 sans-serif}</style>"
    return f'{look}<p>{escape(said)} <a href="{LIGHT}?lang={language.code}">{escape(link)}</a></p>'


def loading(language: Language) -> str:
    """While the wizard, or an answer to a tap, is on its way."""
    return language.say("web.loading", "Loading. This can take a moment on a slow connection.")


def again(language: Language) -> str:
    """A piece of the page did not come; the page is about to be loaded again by itself."""
    return language.say("web.again", "A part of this page did not load. We load the page again. Your answers stay in this tab.")


def offer(language: Language) -> str:
    """When the wizard does not come."""
    return language.say(
        "web.light",
        "These questions do not open on this phone, or they take very long. There is a light version that works on every phone. What you "
        "have answered comes with you.",
    )


def light_button(language: Language) -> str:
    """On the button that leads to it."""
    return language.say("web.light_button", "Open the light version")


def _said(languages: list[Language], say: Callable[[Language], str]) -> str:
    """A text in every language; the style sheet shows the one that the page is in by now."""
    return "".join(f'<p class="said" lang="{language.code}">{escape(say(language))}</p>' for language in languages)


def _offer(language: Language) -> str:
    code = language.code
    return (
        f'<form method="post" action="{LIGHT}?lang={code}" lang="{code}"><p>{escape(offer(language))}</p>'
        f'<input type="hidden" name="kept"><button>{escape(light_button(language))}</button>{UNSAVED}</form>'
    )
