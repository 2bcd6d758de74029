"""From start to stop of the server: quiet logs, closed tabs forgotten on time, fonts and scripts made ready.

Streamlit ends a closed tab's session only when a later visitor comes, so until then the answers would stay in memory. The
sweeper ends them on time. It reads a private part of Streamlit (`_session_mgr`); a test fails if that part moves.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator
from typing import Final

import streamlit as st
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession

from guide.web import fonts, static
from guide.web.failures import discreet_logs, note_failure
from guide.web.packing import packed
from guide.web.pages import words_for
from guide.web.settings import refuse_telemetry
from guide.web.stock import content

PAUSE: Final = 3.0
"""Seconds between two sweeps; shorter than a lost connection has to come back, or short visits would be missed."""


@contextlib.asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Refuses to start while telemetry is on, whichever way the server was started."""
    refuse_telemetry()
    content()  # content with a mistake in it is not served
    _allow_many_connections()
    with discreet_logs():
        tasks = [asyncio.create_task(_sweep_for_ever()), asyncio.create_task(asyncio.to_thread(_make_ready))]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


# --- forgetting ---------------------------------------------------------------------------------------------------------


class Sweeper:
    """Ends sessions that are connected no more and whose time to come back is over."""

    def __init__(self) -> None:
        self.known: dict[str, AppSession] = {}

    def sweep(self) -> int:
        """One pass, on the event loop. Returns how many sessions were ended."""
        runtime = Runtime.instance()
        here = {info.session.id: info.session for info in runtime._session_mgr.list_sessions()}
        gone = [self.known[id_] for id_ in self.known.keys() - here.keys()]
        self.known = here
        for session in gone:
            session.session_state.clear()
            session.shutdown()
        for _ in range(2):  # a file is an orphan in the first pass and removed in the second
            runtime.media_file_mgr.remove_orphaned_files()
        return len(gone)


async def _sweep_for_ever() -> None:
    sweeper = Sweeper()
    grace = float(config.get_option("server.disconnectedSessionTTL"))
    while True:
        await asyncio.sleep(min(PAUSE, grace / 2))
        try:
            if sweeper.sweep():
                await asyncio.to_thread(gc.collect)  # what a session leaves behind points at itself
        except Exception as error:  # a sweep that failed once must not be the last one
            note_failure("The sweep", error)


def on_script_error(error: Exception) -> bool:
    """What the person sees when a page fails: kind words, no details. True tells Streamlit to add nothing."""
    words = words_for(st.query_params.get("lang"), st.context.locale or "")
    st.error(
        words.say(
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
    gc.collect()
    gc.freeze()  # what is here for good is not looked at again by every sweep


def _allow_many_connections() -> None:
    """Each open tab takes five file handles; many systems allow a process 1024 until it asks for more."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
