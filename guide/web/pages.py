"""Plain HTML that works with no script at all: the landing page, and the short pages that say what went wrong.

Every text comes through guide.words.language and is escaped here; nothing that a visitor sent is ever in a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from typing import Literal
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from guide.content.languages import CODES, Code
from guide.core.status import Status, status_on
from guide.library import content
from guide.web.packing import packed_response
from guide.web.streamlit import static
from guide.web.streamlit.ahead import links_ahead
from guide.words.about import light_offer
from guide.words.language import NAMES, Language, language_for, load_language
from guide.words.offices import run_by
from guide.words.papers import inside_an_app
from guide.words.plan import step_title, step_why
from guide.words.status import status_notice

Trouble = Literal["not_found", "bad_answers", "elsewhere", "too_large", "failed", "bad_form", "large_form", "busy", "no_days"]

# --- which language -----------------------------------------------------------------------------------------------------


def language_of(scope: Scope) -> Language:
    """The language of a request: `?lang=` first, then what the browser prefers."""
    wanted = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return language_for(wanted, Headers(scope=scope).get("accept-language", ""))


# --- the landing page ---------------------------------------------------------------------------------------------------


def landing_response(scope: Scope, today: dt.date, booklet: str) -> Response:
    """The landing page in the language of the request. `booklet`: the address of the printed guide."""
    page = _landing(language_of(scope).code, today, booklet)
    about = {"cache-control": "no-cache", "vary": "accept-language"}
    return packed_response(page, "text/html; charset=utf-8", Headers(scope=scope).get("accept-encoding", ""), about)


@lru_cache(maxsize=8)
def _landing(code: Code, today: dt.date, booklet: str) -> bytes:
    language = load_language(code)
    say = language.say
    lead = say("web.lead", "For immigrant workers with a problem at work: your rights, your documents, your next step.")
    status = status_on(content().program, today)
    notice = status_notice(status, content(), language)
    nav = escape(say("web.start_here", "Start the guide"))
    starts = "".join(_start(c, "start main" if c == code else "start") for c in sorted(CODES, key=lambda c: c != code))
    no_script = say("web.landing_no_script", "JavaScript is turned off here. Use the light version.")
    parts = (
        f"<header>{switch(code, _link_to)}</header><main>",
        f'<h1>{escape(title_of(language))}</h1><p class="lead">{escape(lead)}</p>',
        f'<section class="notice"><h2>{escape(notice.title)}</h2>{paragraphs(notice.paragraphs, stress=1)}</section>',
        f'<nav aria-label="{nav}">{starts}</nav>',
        f'<noscript>{paragraphs([no_script])}</noscript><p><a href="/light?lang={code}">{escape(light_offer(language))}</a></p>',
        f"<h2>{escape(say('web.about_title', 'What this is'))}</h2>{paragraphs(_about(language))}",
        _booklet(booklet, language),
        f"<h2>{escape(say('web.steps_title', 'The five steps'))}</h2><ol>{_steps(status, language)}</ol>",
        f"<h2>{escape(say('web.privacy_title', 'Your privacy'))}</h2>{paragraphs(_privacy(language))}",
        f'<p><a href="/clinic?lang={code}">{escape(say("web.clinic", "For advocates: a clinic"))}</a></p>',
        f"</main>{links_ahead()}",
    )
    return document(language, "".join(parts))


def title_of(language: Language) -> str:
    """The name of the guide."""
    return language.say("web.title", "Five Steps · Cinco Pasos")


def _about(language: Language) -> tuple[str, ...]:
    return (
        language.say(
            "web.about_questions",
            "The guide asks about your work and what happened there. It takes about ten minutes. You can skip any question.",
        ),
        language.say(
            "web.about_result",
            "At the end you get your own sheet: what to do in each of the five steps, your dates, the offices to call, and the documents "
            "to gather. You can print it in English, in Spanish, or in both.",
        ),
        language.say(
            "web.about_who",
            "We are not the government, and we are not a law office. The guide sends nothing to anyone, and it is free.",
        ),
        run_by(content().host, language),
        inside_an_app(language),
    )


def _steps(status: Status, language: Language) -> str:
    """Each step and why, as this state of the program has it: something to take along even without the questions."""
    rows = []
    for step in content().step.values():
        title, why = step_title(step, status.open)(language), step_why(step, status.open)(language)
        rows.append(f"<li><b>{escape(title)}</b>{paragraphs([why])}</li>")
    return "".join(rows)


def _privacy(language: Language) -> tuple[str, ...]:
    """Four sentences."""
    return (
        language.say("web.privacy_account", "You do not sign in, and we use no cookies and no tracking."),
        language.say(
            "web.privacy_where",
            "Your answers stay in your own tab. They are in the memory of our computer only while that tab is connected.",
        ),
        language.say("web.privacy_close", "When you close the tab, our computer forgets them within seconds."),
        language.say(
            "web.privacy_device",
            "Your phone can bring a closed tab back for up to 12 hours, and its history shows that you opened this page.",
        ),
    )


def switch(now: Code, way_to: Callable[[Code], str]) -> str:
    """The names of the languages side by side: that of the page in bold, for any other what `way_to` makes of its code."""
    names = (f'<b lang="{code}">{NAMES[code]}</b>' if code == now else way_to(code) for code in CODES)
    return f'<p class="switch">{" · ".join(names)}</p>'


def _link_to(code: Code) -> str:
    return f'<a href="/?lang={code}" lang="{code}" hreflang="{code}">{NAMES[code]}</a>'


def _start(code: Code, kind: str) -> str:
    """A big link into the wizard, in the language it leads to."""
    text = load_language(code).say("web.start", "Start in English")
    return f'<a class="{kind}" href="/guide?lang={code}" lang="{code}" hreflang="{code}">{escape(text)}</a>'


def _booklet(address: str, language: Language) -> str:
    text = language.say("web.booklet", "Download the guide as a booklet (PDF)")
    return f'<p><a href="{address}?lang={language.code}">{escape(text)}</a></p>'


# --- when something went wrong ------------------------------------------------------------------------------------------


def plain_page(language: Language, trouble: Trouble, status: int) -> Response:
    """What went wrong, kindly, in the person's language, and the way back. Says nothing about what was sent."""
    back = f"<p>{way_back(language)}</p>"
    body = f"<main><h1>{escape(title_of(language))}</h1>{paragraphs([_trouble(trouble, language)])}{back}</main>"
    return Response(document(language, body), status, {"cache-control": "no-store"}, "text/html; charset=utf-8")


def way_back(language: Language) -> str:
    """A link to the landing page."""
    return f'<a href="/?lang={language.code}">{escape(language.say("web.back", "Go to the first page"))}</a>'


def _trouble(trouble: Trouble, language: Language) -> str:
    match trouble:
        case "not_found":
            return language.say("web.not_found", "There is nothing at this address.")
        case "no_days":
            return language.say("web.no_days", "These answers give no day for a calendar, so we made no file. Go back to your plan.")
        case "bad_answers":
            return language.say(
                "web.bad_answers",
                "We could not read these answers, so we made no file. Go back, look at your answers and try again.",
            )
        case "elsewhere":
            return language.say("web.elsewhere", "This came from another website, so we did not answer. Start from our first page.")
        case "too_large":
            return language.say("web.too_large", "This is more than one person’s answers, so we did not read it.")
        case "bad_form":
            return language.say("web.bad_form", "We could not read what was sent, so we made no file. Go back and try again.")
        case "large_form":
            return language.say(
                "web.large_form", "This file is too large for this page, so we did not read it. A table of 200 people is much smaller."
            )
        case "busy":
            return language.say(
                "web.busy", "Other people are making their sheets right now. Wait a few minutes, then go back and try again."
            )
        case "failed":
            return language.say("web.download_failed", "Something went wrong on our side. Go back and try again in a minute.")


def paragraphs(texts: Iterable[str], stress: int = -1) -> str:
    """Texts as paragraphs of HTML. `stress`: the number of one that is bold."""
    rows = (f"<strong>{escape(text)}</strong>" if n == stress else escape(text) for n, text in enumerate(texts))
    return "".join(f"<p>{row}</p>" for row in rows)


def document(language: Language, body: str, title: str = "", style: str = "") -> bytes:
    """A whole page. `title` tells a passer-by nothing about a person; `style`: more rules for this page. Half a character, which only a
    form that was changed by hand brings, is a question mark."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{escape(title or title_of(language))}</title>'
        f'<link rel="icon" type="image/svg+xml" href="{static.ICON}"><style>{STYLE}{style}</style>'
    )
    return f'<!doctype html>\n<html lang="{language.code}"><head>{head}</head>\n<body>{body}</body></html>\n'.encode(errors="replace")


STYLE = (
    "*{box-sizing:border-box}"
    "body{margin:0;background:#fff;color:#1c1c1c;font:1.125rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}"
    "header,main{max-width:40rem;margin:0 auto;padding:0 1rem}"
    "main{padding-bottom:3rem}"
    "h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}"
    "h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}"
    "p{margin:.6rem 0}ol{padding-left:1.6rem}li{margin:.9rem 0}li p{margin:.2rem 0}"
    "a{color:#0b5d3b;text-underline-offset:.15em}"
    "main p a{display:inline-block;padding:.6rem 0}"
    ".lead{font-size:1.25rem}"
    ".switch{margin:0;text-align:right}"
    ".switch>*{display:inline-block;padding:.65rem .5rem;min-height:2.75rem}"
    ".notice{border:2px solid #8a3b00;border-left-width:.6rem;padding:.2rem 1rem;margin:1.5rem 0}"
    ".notice h2{margin-top:.6rem}"
    ".start{display:block;margin:.8rem 0;padding:.9rem 1rem;min-height:3.4rem;border:2px solid #0b5d3b;border-radius:.5rem;"
    "font-size:1.25rem;font-weight:600;text-align:center;text-decoration:none}"
    ".main{background:#0b5d3b;color:#fff}"
    "a:focus-visible{outline:3px solid #1c1c1c;outline-offset:3px}"
    "@media print{.start,.switch{display:none}}"
)
