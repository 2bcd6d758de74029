"""Plain HTML that works with no script at all: the landing page, and the short pages that say what went wrong.

Every text comes through guide.language and is escaped here; nothing that a visitor sent is ever in a page.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from html import escape
from typing import Literal
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from guide import wording
from guide.content.load import load_program
from guide.language import CODES, NAMES, Code, Language, language
from guide.status import status_on
from guide.web import fonts, static
from guide.web.packing import packed_response

Trouble = Literal["not_found", "bad_answers", "elsewhere", "too_large", "failed"]


def words_for(wanted: str | None, accepted: str) -> Language:
    """The language asked for; else the first one we speak of an Accept-Language header; else English."""
    for code in CODES:
        if wanted == code:
            return language(code)
    offers = [(*offer.strip().lower().split(";q="), "1")[:2] for offer in accepted.split(",")]
    for tag, _ in sorted(offers, key=lambda offer: -_weight(offer[1])):
        for code in CODES:
            if tag.split("-")[0] == code and _weight(_) > 0:
                return language(code)
    return language("en")


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def language_of(scope: Scope) -> Language:
    """The language of a request: `?lang=` first, then what the browser prefers."""
    wanted = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return words_for(wanted, Headers(scope=scope).get("accept-language", ""))


def landing_response(scope: Scope, today: dt.date, booklet: str | None) -> Response:
    """The landing page in the language of the request. `booklet`: the address of the printed guide, when there is one."""
    raw = _landing(language_of(scope).code, today, booklet)
    about = {"cache-control": "no-cache", "vary": "accept-language"}
    return packed_response(raw, "text/html; charset=utf-8", Headers(scope=scope).get("accept-encoding", ""), about)


@lru_cache(maxsize=8)
def _landing(code: Code, today: dt.date, booklet: str | None) -> bytes:
    words = language(code)
    say = words.say
    notice = wording.status_notice(status_on(load_program()[0], today), words)
    switch = " · ".join(
        f'<b lang="{c}">{NAMES[c]}</b>' if c == code else f'<a href="/?lang={c}" lang="{c}" hreflang="{c}">{NAMES[c]}</a>'
        for c in CODES
    )
    first, *others = sorted(CODES, key=lambda c: c != code)
    start = _start(first, "main") + "".join(_start(c, "") for c in others)
    printed = f'<p><a href="{booklet}">{escape(say("web.booklet", "Download the guide as a booklet (PDF)"))}</a></p>' if booklet else ""
    about = (
        say(
            "web.about_questions",
            "The guide asks about your work and what happened there. It takes about ten minutes. You can skip any question.",
        ),
        say(
            "web.about_result",
            "At the end you get your own checklist: what to do in each of the five steps, your dates, the offices to call, "
            "and the papers to gather. You can print it in English, in Spanish, or in both.",
        ),
        say(
            "web.about_who",
            "This guide is not the government, it is not a law office, and it sends nothing to anyone. It costs nothing.",
        ),
    )
    privacy = (
        say("web.privacy_account", "We do not ask you to sign in, and we use no cookies and no tracking."),
        say(
            "web.privacy_where",
            "Your answers stay in your own tab, and in the memory of our computer only while that tab is connected.",
        ),
        say("web.privacy_close", "When you close the tab, they are gone from our computer within seconds."),
        say(
            "web.privacy_device",
            "Your phone may bring a closed tab back for up to 12 hours, and its history shows that you opened this page, "
            "so on a shared phone clear both.",
        ),
    )
    body = f"""<header><p class="switch">{switch}</p></header>
<main>
<h1>{escape(say("web.title", "Five Steps · Cinco Pasos"))}</h1>
<p class="lead">{escape(say("web.lead", "For immigrant workers who have a problem at work: your rights, your papers, your next step."))}</p>
<section class="notice"><h2>{escape(notice.title)}</h2>{_paragraphs(notice.paragraphs, stress=1)}</section>
<nav aria-label="{escape(say("web.start_here", "Start the guide"))}">{start}</nav>
{printed}
<section><h2>{escape(say("web.about_title", "What this is"))}</h2>{_paragraphs(about)}</section>
<section><h2>{escape(say("web.privacy_title", "Your privacy"))}</h2>{_paragraphs(privacy)}</section>
<noscript><p class="notice">{escape(say("web.landing_no_script", "JavaScript is turned off here. You can read this page, but the questions need JavaScript."))}</p></noscript>
</main>
{_warm()}"""
    return _document(words, say("web.title", "Five Steps · Cinco Pasos"), body)


def _start(code: Code, kind: str) -> str:
    """A big link into the wizard, in the language it leads to."""
    text = language(code).say("web.start", "Start in English")
    return f'<a class="start {kind}" href="/guide?lang={code}" lang="{code}" hreflang="{code}">{escape(text)}</a>'


def _warm() -> str:
    """While the page is read, the browser fetches what the first question needs. After the text, so the text comes first."""
    scripts = "".join(f'<link rel="modulepreload" crossorigin fetchpriority="low" href="{a}">' for a in static.needed())
    styles = "".join(f'<link rel="preload" as="style" crossorigin fetchpriority="low" href="{a}">' for a in static.styles())
    types = "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin fetchpriority="low" href="{a}">' for a in fonts.addresses()
    )
    return scripts + styles + types


def plain_page(words: Language, trouble: Trouble, status: int) -> Response:
    """What went wrong, kindly, in the person's language, and the way back. Says nothing about what was sent."""
    say = words.say
    text = {
        "not_found": lambda: say("web.not_found", "There is nothing at this address."),
        "bad_answers": lambda: say(
            "web.bad_answers",
            "We could not read these answers, so we made no paper. Go back to the guide, look at your answers, and try again.",
        ),
        "elsewhere": lambda: say("web.elsewhere", "This came from another website, so we did not answer. Start from the guide."),
        "too_large": lambda: say("web.too_large", "This is more than a person’s answers, so we did not read it."),
        "failed": lambda: say("web.paper_failed", "Something went wrong on our side. Go back and try again in a minute."),
    }[trouble]()
    title = say("web.title", "Five Steps · Cinco Pasos")
    back = say("web.back", "Go to the first page")
    body = f'<main><h1>{escape(title)}</h1><p>{escape(text)}</p><p><a href="/?lang={words.code}">{escape(back)}</a></p></main>'
    return Response(_document(words, title, body), status, {"cache-control": "no-store"}, "text/html; charset=utf-8")


def _paragraphs(texts: tuple[str, ...], stress: int | None = None) -> str:
    rows = (f"<strong>{escape(text)}</strong>" if n == stress else escape(text) for n, text in enumerate(texts))
    return "".join(f"<p>{row}</p>" for row in rows)


def _document(words: Language, title: str, body: str) -> bytes:
    return f"""<!doctype html>
<html lang="{words.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<link rel="icon" type="image/svg+xml" href="{static.ICON}">
<style>{STYLE}</style>
</head>
<body>
{body}
</body>
</html>
""".encode()


STYLE = (
    "*{box-sizing:border-box}"
    "body{margin:0;background:#fff;color:#1c1c1c;font:1.125rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}"
    "header,main{max-width:40rem;margin:0 auto;padding:0 1rem}"
    "main{padding-bottom:3rem}"
    "h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}"
    "h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}"
    "p{margin:.6rem 0}"
    "a{color:#0b5d3b;text-underline-offset:.15em}"
    ".lead{font-size:1.25rem}"
    ".switch{margin:0;text-align:right}"
    ".switch>*{display:inline-block;padding:.65rem .5rem;min-height:2.75rem}"
    ".notice{border:2px solid #8a3b00;border-left-width:.6rem;padding:.2rem 1rem;margin:1.5rem 0}"
    ".notice h2{margin-top:.6rem}"
    ".start{display:block;margin:.8rem 0;padding:.9rem 1rem;min-height:3.4rem;border:2px solid #0b5d3b;border-radius:.5rem;"
    "font-size:1.25rem;font-weight:600;text-align:center;text-decoration:none}"
    ".start.main{background:#0b5d3b;color:#fff}"
    "a:focus-visible{outline:3px solid #1c1c1c;outline-offset:3px}"
    "@media print{.start,.switch{display:none}}"
)
