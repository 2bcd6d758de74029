"""From start to stop of the server: quiet logs, closed tabs forgotten on time, fonts and scripts made ready."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import time
from collections.abc import AsyncIterator
from typing import Final

import streamlit as st

from guide.web.failures import discreet_logs, note_failure
from guide.web.leftovers import LEFTOVERS
from guide.web.packing import packed
from guide.web.streamlit import fonts, static
from guide.web.streamlit.sessions import Sweeper

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
