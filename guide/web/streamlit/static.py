"""The files of Streamlit's own web client: which there are, which the wizard needs, and its first page in our languages.

Names carry a hash and change with every version, so they are looked up in Streamlit's build manifest and never written here.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

import streamlit

from guide.content.languages import SOURCE, Code
from guide.web.streamlit import bridge, way_out
from guide.web.streamlit.words import streamlit_words
from guide.words.language import Language, load_language

CLIENT: Final = Path(streamlit.__file__).parent / "static"
FILES: Final = {"/" + path.relative_to(CLIENT).as_posix(): path for path in (CLIENT / "static").rglob("*") if path.is_file()}
"""Address -> file. No other address reaches a file of Streamlit's folder."""

FILES.update(bridge.URLS)

_LOOK_FILE: Final = bridge.HERE / "assets" / "guide.css"
LOOK: Final = f"/static/css/guide.{hashlib.sha256(_LOOK_FILE.read_bytes()).hexdigest()[:10]}.css"
"""The look of the wizard, with the page itself, so that no run has to send it."""

FILES[LOOK] = _LOOK_FILE

PARTS: Final = ("Html", "BidiComponent", "Button", "Checkbox", "Radio", "Selectbox", "TextInput")
"""The parts of the client that the questions are made of and that index.html does not name: each is loaded when first shown."""

INDEX: Final = (CLIENT / "index.html").read_text("utf-8")
ICON: Final = "/icon.svg"


@cache
def file(address: str) -> tuple[bytes, str]:
    """The bytes and media type of a file of the client."""
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return FILES[address].read_bytes(), "text/javascript" if address.endswith(".js") else kind


@cache
def needed() -> tuple[str, ...]:
    """The scripts behind the first question: those index.html names, then those its parts bring along."""
    manifest = json.loads((CLIENT / "manifest.json").read_text("utf-8"))
    found = dict.fromkeys(re.findall(r'(?:src|href)="\.(/static/js/[^"]+)"', INDEX))
    waiting = [key for key in manifest for part in PARTS if key.endswith(f"/{part}/{part}.tsx")]
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            found["/" + manifest[key]["file"]] = None
            waiting += manifest[key].get("imports", ())
    return (*(a for a in found if a in FILES and a.endswith(".js")), *bridge.URLS)


@cache
def styles() -> tuple[str, ...]:
    """The style sheets that index.html names."""
    return (*re.findall(r'href="\.(/static/css/[^"]+)"', INDEX), LOOK)


@cache
def index(code: Code) -> bytes:
    """Streamlit's first page: right language before any script, a text to read while it loads, what to do when it does not."""
    language = load_language(code)
    title = language.say("web.title", "Five Steps · Cinco Pasos")
    page = re.sub(r'<html lang="\w+">', f'<html lang="{code}">', INDEX)
    head = f'<title>{escape(title)}</title><meta name="robots" content="noindex"><script>{FIRST_SCRIPT}</script>'
    head += f'<link rel="stylesheet" href="{LOOK}">{_early(language)}'
    page = page.replace("<title>Streamlit</title>", head)
    page = re.sub(r"<!--.*?-->\s*", "", page, flags=re.S)
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    page = re.sub(r'<link rel="shortcut icon"[^>]*>', f'<link rel="icon" type="image/svg+xml" href="{ICON}">', page)
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript>{way_out.without_scripts(language)}</noscript>", page, flags=re.S)
    page = page.replace('<div id="root"></div>', f'<div id="root"></div>{way_out.meanwhile(code)}')
    return page.replace('="./', '="/').strip().encode()


def _early(language: Language) -> str:
    """HTML: the script that is there before any screen, and Streamlit's own words for it."""
    words = json.dumps(streamlit_words(language), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="streamlit-words">{words}</script><script type="module" src="{bridge.EARLY}"></script>'


FIRST_SCRIPT: Final = (
    "window.__streamlit={BACKEND_BASE_URL:location.origin,MAIN_PAGE_BASE_URL:location.origin,"
    "HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false}};"
    "delete window.WebAssembly;"
    "Object.defineProperty(window,'localStorage',"
    "{value:{length:0,key:()=>null,getItem:()=>null,setItem(){},removeItem(){},clear(){}}});"
    "addEventListener('popstate',(event)=>window.fiveSteps?.goWhenHeard?.(event));"
    "const add=(to,name,value)=>to[name]||Object.defineProperty(to,name,{value});"
    "add(Object,'hasOwn',(it,key)=>Object.prototype.hasOwnProperty.call(it,key));"
    "add(Array.prototype,'toSorted',function(by){return[...this].sort(by)});"
    "for(const kind of[Array,String])add(kind.prototype,'at',function(n){return this[n<0?this.length+n:n]});"
    "add(AbortSignal,'timeout',(ms)=>{const stop=new AbortController;setTimeout(()=>stop.abort(),ms);return stop.signal})"
)
"""What the client finds when it starts.

Where the server is: else it tries every folder of the address and asks before it connects, which costs two round trips and two
errors. This also closes the list of websites that may send it messages. No WebAssembly, which the content policy forbids and a
number library would try. A storage that keeps nothing: the client would leave the name of its theme, and so a trace, on the phone
for good. The first ear for Back and Forward, which the bridge uses: who listens to a window first is told first. And what the client
calls that browsers of 2021 and 2022 do not have yet."""


def script_hashes() -> str:
    """The inline scripts of index.html, as the content policy names them."""
    scripts = re.findall(r"<script>(.*?)</script>", index(SOURCE).decode(), re.S)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
