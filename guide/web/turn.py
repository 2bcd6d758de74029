"""Papers take turns: each is made in a thread, in one of few places, so that the wizard goes on answering meanwhile.

Goes in: a function and what it is called with.  Comes out: what it returns, or `Refused` when it takes too long.
Readers of files have limits of their own (guide/batch/table/workbook.py); this is for what they miss. A thread cannot be stopped, but its
place can be given to another. The threads are separate from the usual ones, which also send the files of the wizard.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar

from starlette.requests import ClientDisconnect, Request

from guide.web.failures import LOG
from guide.web.forms import Refused

AT_ONCE: Final = asyncio.Semaphore(2)
PLACE_SECONDS: Final = 120
"""A place is given back after that. The slowest paper, two hundred copies in one file, takes a fraction of it."""
THREADS: Final = ThreadPoolExecutor(8, "paper")
"""Two at work, and six that may be lost; after that every paper is refused in time until the server is started again."""
OVERDUE: Final[set[Future[Any]]] = set()
"""Threads that lost their place and are still at work. While there is one, /healthz is not well."""

T = TypeVar("T")


async def in_turn(request: Request | None, make: Callable[..., T], *arguments: object) -> T:
    """What `make` returns; what it raises is raised here too.

    request: the request that waits for it, or None when others will want it too.
    Raises ClientDisconnect, and makes nothing, when the browser of that request has left before there is a place.
    Raises Refused after PLACE_SECONDS in a place.
    """
    await AT_ONCE.acquire()
    place = _Place()
    try:
        if request and await request.is_disconnected():
            raise ClientDisconnect
        work = THREADS.submit(make, *arguments)
    except BaseException:
        place.give_back()
        raise
    job = asyncio.wrap_future(work)
    limit = asyncio.get_running_loop().call_later(PLACE_SECONDS, place.take_from, work)

    def ended(ended_job: asyncio.Future[T]) -> None:
        limit.cancel()
        place.give_back()
        if not ended_job.cancelled():
            ended_job.exception()  # asked for here because the request may have ended; otherwise Python would report it

    job.add_done_callback(ended)  # not when this wait ends: when a browser leaves, its thread is still at work
    either: set[asyncio.Future[Any]] = {job, place.taken}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if not job.done() or job.cancelled():
        raise Refused("failed", 503)
    try:
        return job.result()
    finally:
        del job, work, either  # a mistake points at what was made of it, and must not be pointed back at


class _Place:
    """One of AT_ONCE. It is given back once: by the thread that ends, or when its time is over. `taken`: done when it was."""

    def __init__(self) -> None:
        self.free = False
        self.taken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def give_back(self) -> None:
        if not self.free:
            self.free = True
            AT_ONCE.release()

    def take_from(self, work: Future[Any]) -> None:
        if not work.cancel():  # it has begun
            OVERDUE.add(work)
            work.add_done_callback(OVERDUE.discard)
            LOG.error("A paper is not ready after %s seconds and does not end; if that stays so, start the server again", PLACE_SECONDS)
        self.give_back()
        self.taken.set_result(None)
