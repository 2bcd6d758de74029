"""The one small component between the page and the tab: the draft, the language, focus, reading aloud, the way out.

Goes in: what the tab is to keep, show or forget.  Comes out: `Kept`, what the tab kept, or the text of a file the person opened.
The scripts (`assets/bridge/`) are served as files under our own address, so the content policy needs no `blob:`.
Refused: a reply to another server session (the browser sends old component state again after a dropped connection),
and anything that is not text.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from guide.core.campaign_link import is_campaign_link

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE: Final = Path(__file__).parent
SCRIPT: Final = HERE / "assets" / "bridge" / "bridge.js"
"""The component; the other scripts of its folder are what it imports."""

_SCRIPTS: Final = (SCRIPT, *sorted(set(SCRIPT.parent.glob("*.js")) - {SCRIPT}))
VERSION: Final = hashlib.sha256(b"".join(script.read_bytes() for script in _SCRIPTS)).hexdigest()[:10]
NAME: Final = f"five-steps.bridge-{VERSION}"
URLS: Final = {f"/_stcore/bidi-components/{NAME}/{script.name}": script for script in _SCRIPTS}
"""Address -> script. The addresses change when any of them does, so browsers may keep them for ever."""

EARLY: Final = next(address for address in URLS if address.endswith("/early.js"))
"""The script that runs before the first screen is there."""

KEY: Final = "bridge"
"""Session state: `{"draft": {"nonce": …, "text": …}}` is what a browser would reply; tests without one put it there."""

MEMORY: Final = "bridge_session"


@dataclass(frozen=True, slots=True)
class Kept:
    """draft: the JSON text that the tab kept; "" when it kept nothing, or may not keep anything.
    link: the end of the address, when it claims to be a campaign link; else "".
    old: it had kept something, but for too long, and has forgotten it."""

    draft: str
    link: str
    old: bool = False


def kept(ask: str) -> Kept | None:
    """What the tab says that it kept, since it was asked with this nonce; None while it has not said. For the beginning of a run: so
    the run that brings it draws the first screen, and nobody waits for one more."""
    reply = _part("draft")
    draft = _text(reply, ask)
    return None if draft is None else Kept(draft, _link(reply), isinstance(reply, Mapping) and reply.get("old") is True)


def bridge(
    *,
    lang: str,
    place: str,
    save: str | None,
    ask: str | None,
    clear: bool,
    strings: Mapping[str, str],
    leave_url: str,
    keys: bool,
    other: str = "",
) -> str | None:
    """Mount the bridge; call it once in every full run, at the end of the page. Gives the text of a file that the person has just
    opened, in this run only; "" when it can't be read or is too large.

    lang: language of the page.  place: changes when a new screen is shown; then its h1 gets the focus.
    save: JSON text to keep in the tab with the time, or None to leave what is there.  clear: forget it.
    What is kept has the server's time: a phone's clock may be wrong.
    ask: a nonce of this server session while the draft is wanted; else None.
    strings: Streamlit's own English -> the person's language. `{}` in both stands for any text ("Help for {}"),
    a key that ends in a space is a head ("Help for " covers "Help for Name").
    leave_url: where "Leave quickly" and Escape pressed twice go.
    keys: an advocate answers by keyboard: digits choose an option, Enter is Next, and a new screen puts the focus on the first answer.
    other: the second language of labels that are in two.
    """
    session: str = st.session_state.setdefault(MEMORY, secrets.token_hex(8))
    data: dict[str, Any] = {"lang": lang, "place": place, "clear": clear, "leave": leave_url, "session": session}
    if keys:
        data["keys"] = True
    if other:
        data["other"] = other
    if save is not None:
        data["save"] = save
    if ask is not None:
        data["ask"] = ask
    if save is not None or ask is not None:
        data["now"] = int(time.time()) // 60 * 60_000  # to the minute, or each run would bring the tab something new
    if strings and _words_of(session) != lang:  # the tab says when it has them; until then they go with every run
        data["strings"] = dict(strings)
    result = _renderer()(
        key=KEY,
        data=data,
        default={"draft": None, "words": None},
        on_draft_change=_noticed,
        on_words_change=_noticed,
        on_opened_change=_noticed,
    )
    return _text(result.get("opened"), session)


def _part(name: str) -> object:
    """One part of the component's state, which may be anything: it comes from a browser."""
    state = st.session_state.get(KEY)
    return state.get(name) if isinstance(state, Mapping) else None


def _words_of(session: str) -> str | None:
    """The language whose strings the tab said that it has: with its draft, and after that alone."""
    draft = _part("draft")
    return _text(_part("words"), session) or _text(draft.get("words") if isinstance(draft, Mapping) else None, session)


def _text(reply: object, nonce: str) -> str | None:
    """The text of a reply, if it answers this nonce."""
    if not isinstance(reply, Mapping) or reply.get("nonce") != nonce:
        return None
    text = reply.get("text")
    return text if isinstance(text, str) else ""


def _link(reply: object) -> str:
    """The campaign link that came with the draft; "" for any other end of an address."""
    link = reply.get("link") if isinstance(reply, Mapping) else None
    return link if isinstance(link, str) and is_campaign_link(link) else ""


def _noticed() -> None:
    """Nothing to do: the run that follows reads the state."""


def _renderer() -> ComponentRenderer:
    """The component, known to the running server. Registered here and not by installation, so a plain checkout works too."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        package, component = NAME.split(".")
        parts = [ComponentConfig(component, SCRIPT.parent.name)]
        manager.register_from_manifest(ComponentManifest(package, VERSION, parts), SCRIPT.parents[1])
    return _component()


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=SCRIPT.name, isolate_styles=False)
