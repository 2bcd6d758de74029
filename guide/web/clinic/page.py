"""Pieces of the advocate's pages: the frame with the switch of language, forms, buttons, choices. Everything is escaped here."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from guide.content.languages import Code
from guide.html.fields import options_of
from guide.web.pages import document, switch, way_back
from guide.words.language import NAMES, Language

HERE = "/clinic"
GROUP = 'role="group" aria-labelledby="%s" tabindex="-1" autofocus'
"""What is wrong, at the top of a page, named by the text with this id. It has the focus, and so is said, once: as an alert too it would be
said twice."""


def frame(language: Language, title: str, body: str, *, again: str, style: str = "") -> bytes:
    """A page. `again`: the id of the form that makes this page once more, so that another language loses nothing."""
    head = f'<header class="bar"><p>{way_back(language)}</p>{switch(language.code, lambda code: _button_to(code, again))}</header>'
    return document(language, f"{head}<main><h1>{escape(title)}</h1>{body}</main>", title, STYLE + style)


def _button_to(code: Code, again: str) -> str:
    """Sends the form with the id `again`, for the same page in another language."""
    there = f'formaction="{HERE}?lang={code}" formnovalidate name="again" value="{again}"'
    return f'<button type="submit" class="plain" form="{again}" {there} lang="{code}">{NAMES[code]}</button>'


def form(id_: str, action: str, inside: str, language: Language, *, file: bool = False) -> str:
    """A form that is sent to `action` in the language of the page. `file`: it has a file in it."""
    kind = ' enctype="multipart/form-data"' if file else ""
    return f'<form id="{id_}" method="post" action="{action}?lang={language.code}"{kind} autocomplete="off">{inside}</form>'


def submit(text: str, kind: str = "", *, again: str = "") -> str:
    """`again`: the page to be shown once more."""
    name = f' name="again" value="{again}"' if again else ""
    return f'<button type="submit" class="{kind or "go"}"{name}>{escape(text)}</button>'


def choose(id_: str, name: str, label: str, options: Mapping[str, str], chosen: str, more: str = "") -> str:
    """A list to choose from, with its label. `more`: other attributes of the list."""
    rows = options_of(options, chosen)
    return f'<p class="field"><label for="{id_}">{escape(label)}</label><select id="{id_}" name="{name}"{more}>{rows}</select></p>'


STYLE = (
    "h1:focus,.mistakes:focus{outline:none}"
    "header.bar{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem;max-width:46rem}"
    "header.bar p{margin:0}header.bar a{display:inline-block;padding:.65rem 0;min-height:2.75rem}"
    "main{max-width:46rem}"
    "button,input,select{font:inherit;color:inherit;max-width:100%}"
    "button{min-height:2.75rem;cursor:pointer}"
    "button.plain{background:none;border:0;color:#0b5d3b;text-decoration:underline;text-underline-offset:.15em;padding:.65rem .5rem}"
    "button.go,button.main{display:block;width:100%;border:2px solid #0b5d3b;border-radius:.5rem;background:#fff;color:#0b5d3b;"
    "font-weight:600;padding:.7rem 1rem;margin:.8rem 0}"
    "button.main{background:#0b5d3b;color:#fff}"
    "button[hidden]{display:none}"
    "input[type=text],input[type=file],select{display:block;width:100%;min-height:2.75rem;border:1px solid #595959;border-radius:.3rem;"
    "padding:.4rem .6rem;background:#fff}"
    "input[type=radio],input[type=checkbox]{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:#0b5d3b}"
    "fieldset{border:0;margin:1.5rem 0;padding:0;min-width:0}"
    "legend,.field>label{font-weight:600;padding:0;display:block;margin-bottom:.3rem}"
    ".field{margin:1.5rem 0}"
    ".pick{display:flex;gap:.7rem;align-items:center;min-height:2.75rem;padding:.3rem 0}"
    ".days{display:grid;grid-template-columns:minmax(7.5rem,3fr) minmax(3.5rem,1fr) minmax(4.5rem,1.4fr);gap:.6rem}"
    ".hint{color:#4a4a4a;font-size:1rem;margin:.2rem 0 .4rem}"
    ".pick .hint{margin:0;display:block}"
    ".part{border:2px solid #595959;border-radius:.6rem;padding:.2rem 1rem 1rem;margin:2rem 0}"
    ".part h2{margin-top:.8rem}"
    ".mistake,.mistakes{color:#8a1500;font-weight:600}"
    ".mistakes{border:3px solid #8a1500;border-radius:.4rem;padding:.2rem 1rem;margin:1.5rem 0}"
    ".mistakes h2{margin-top:.6rem}.mistakes a{color:#8a1500;display:inline-block;padding:.5rem 0}"
    ".wrong>input,.wrong select,.wrong input[type=text]{border:3px solid #8a1500}"
    "fieldset.wrong,.field.wrong{border-left:.4rem solid #8a1500;padding-left:.8rem}"
    "dl{margin:1rem 0}dt{color:#4a4a4a;font-size:1rem;margin-top:.7rem}dd{margin:0;font-weight:600}"
    ".code{max-width:17rem;margin:1rem 0;background:#fff;forced-color-adjust:none}.code svg{width:100%;height:auto;display:block}"
    ".address{font-family:ui-monospace,monospace;overflow-wrap:anywhere;border:1px solid #595959;border-radius:.3rem;padding:.6rem;"
    "user-select:all}"
    ".quiet{border-left:4px solid #595959;padding-left:.75rem;color:#4a4a4a}"
    ":is(button,input,select,summary):focus-visible{outline:3px solid #1c1c1c;outline-offset:2px}"
)
