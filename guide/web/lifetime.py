"""From start to stop of the server: quiet logs, closed tabs forgotten on time, fonts and scripts made ready.

Streamlit ends a closed tab's session only when a later visitor comes, so until then the answers would stay in memory. The
sweeper ends them on time. It uses private parts of Streamlit (their names begin with _); a test fails if one moves.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import time
from collections.abc import AsyncIterator
from typing import Final

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SessionState

from guide.web.failures import discreet_logs, note_failure
from guide.web.leftovers import LEFTOVERS
from guide.web.packing import packed
from guide.web.pages import language_for
from guide.web.streamlit import fonts, static

GRACE: Final = 8.0
"""Seconds that a lost connection has to come back to the same session. After that the tab's own draft brings the answers back."""
PAUSE: Final = 2.0
"""Seconds between two sweeps: a closed tab is forgotten after GRACE and at most three pauses."""


@contextlib.asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """What runs beside the server from start to stop. front.py has looked before whether it may start."""
    _allow_many_connections()
    gc.collect()
    gc.freeze()  # what is here for good is not looked at by every sweep; visits must not be among it, so before the first one
    with discreet_logs():
        tasks = [asyncio.create_task(_sweep_for_ever()), asyncio.create_task(asyncio.to_thread(_make_ready))]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


# --- forgetting ---------------------------------------------------------------------------------------------------------


class Sweeper:
    """Ends the sessions of closed tabs. `waiting`: since when a session has had no connection; `known`: all sessions seen so far."""

    def __init__(self) -> None:
        self.waiting: dict[str, float] = {}
        self.known: dict[str, AppSession] = {}

    def sweep(self, now: float) -> int:
        """One pass, on the event loop. `now`: seconds on any clock. Returns how many sessions were ended."""
        runtime = Runtime.instance()
        manager = runtime._session_mgr
        here = {info.session.id: info.session for info in manager.list_sessions()}
        self.waiting = {id_: self.waiting.get(id_, now) for id_ in here if not manager.is_active_session(id_)}
        over = {id_ for id_, since in self.waiting.items() if now - since >= GRACE}
        dropped = self.known.keys() - here.keys()  # Streamlit keeps at most 128 closed tabs and drops the rest without ending them
        ending = [here.get(id_) or self.known[id_] for id_ in over | dropped]
        self.known = {id_: session for id_, session in here.items() if id_ not in over}
        for id_ in over:
            runtime.close_session(id_)
        for session in ending:
            session.shutdown()
            session._session_state = SessionState()  # clear() would keep the callbacks, and they hold the answers
            session._client_state.Clear()  # what the tab sent last
        _forget_last_messages(runtime, ending)
        for _ in range(2):  # a file is an orphan in the first pass and removed in the second
            runtime.media_file_mgr.remove_orphaned_files()
        return len(ending)


def _forget_last_messages(runtime: Runtime, ended: list[AppSession]) -> None:
    """Streamlit's loop still holds the messages it sent last, until there are others to send; they repeat the answers."""
    coroutine = runtime._loop_coroutine_task.get_coro() if runtime._loop_coroutine_task else None
    frame = getattr(coroutine, "cr_frame", None)
    if frame and "msg_list" in frame.f_locals and frame.f_locals["active_session_info"].session in ended:
        frame.f_locals["msg_list"].clear()


async def _sweep_for_ever() -> None:
    sweeper = Sweeper()
    while True:
        await asyncio.sleep(PAUSE)
        try:
            ended = sweeper.sweep(time.monotonic())
            if ended or LEFTOVERS.is_set():
                LEFTOVERS.clear()
                if ended:  # a session lets go of its last parts a moment later: once more at the next sweep
                    LEFTOVERS.set()
                await asyncio.to_thread(_give_back_memory)
        except Exception as error:  # a sweep that failed once must not be the last one
            note_failure("The sweep", error)


def _give_back_memory() -> None:
    """The objects of a visit point at each other, so they have to be collected; then the system gets the empty memory back."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):  # only the C library of Linux has this
        ctypes.CDLL(None).malloc_trim(0)


def on_script_error(error: Exception) -> bool:
    """What the person sees when a page fails: kind language, no details. True tells Streamlit to add nothing."""
    language = language_for(st.query_params.get("lang"), st.context.locale or "")
    st.error(
        language.say(
            "web.failed",
            "Something went wrong on our side. Your answers are still in this tab. Load the page again to go on.",
        )
    )
    return True


# --- getting ready ------------------------------------------------------------------------------------------------------


def _make_ready() -> None:
    """Cut the fonts and compress what every visitor needs before the first one comes; until then, each when asked for."""
    for address in fonts.addresses():
        fonts.cut_font(address)
    for address in (*static.needed(), *static.styles()):
        packed(static.file(address)[0], "br")


def _allow_many_connections() -> None:
    """Each open tab takes five file handles; many systems allow a process 1024 until it asks for more."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
