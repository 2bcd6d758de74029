"""What the light version costs beside the wizard: CPU a screen, and the way to the first question on three bad lines.

`python -m tests.bench.light`. Bytes are those on the wire, headers included, both ways; the wait is from opening the address of the
version to the first question, with a tap on Start as soon as it is there.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import statistics
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import psutil
from playwright.async_api import Page, async_playwright

from tests.bench.web import cpu
from tests.help.driving import FLAGS, PHONE, chromium_path, free_port
from tests.help.server import Server

SLOW_4G = {"offline": False, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8, "latency": 150}
DELAY, STALL, STALLED = 1.5, 3.0, 0.03
"""A satellite line: seconds each way, seconds of a stall, and how many of the pieces stall."""
NO_SOCKET = "window.WebSocket = class extends EventTarget { close() {} };"
FORM = {"kept": json.dumps({"at": "5", "version": 2, "answers": {"helper": "alone", "situation": "never", "state": "TX", "work": "farm"}})}


def screen_cost(server: Server, screens: int = 300) -> tuple[float, float]:
    """Milliseconds of CPU for a page that says "ok", and for a question of the light version, over one connection."""
    process, used = psutil.Process(server.process.pid), []
    with httpx.Client(base_url=server.url, headers={"sec-fetch-site": "same-origin"}) as client:
        asks: tuple[Callable[[], Any], ...] = (
            lambda: client.get("/healthz"),
            lambda: client.post("/light?lang=es", data={**FORM, "do": "stay"}),
        )
        for ask in asks:
            for _ in range(20):
                assert ask().status_code == 200
            before = cpu(process)
            for _ in range(screens):
                ask()
            used.append((cpu(process) - before) / screens * 1000)
    return used[0], used[1]


@contextlib.asynccontextmanager
async def line(to: int, delay: float) -> AsyncIterator[tuple[int, list[int]]]:
    """A line to this port that brings each piece so late; yields its own port, and the bytes it has brought."""
    brought: list[int] = []

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            free = 0.0
            while True:
                due, piece = await pieces.get()
                free = max(free, due)
                await asyncio.sleep(max(0.0, free - time.monotonic()))
                if not piece:
                    return writer.close()
                writer.write(piece)

        task = asyncio.create_task(deliver())
        with contextlib.suppress(OSError):
            while piece := await reader.read(16_384):
                brought.append(len(piece))
                await pieces.put((time.monotonic() + delay + (STALL if delay and random.random() < STALLED else 0), piece))
        await pieces.put((time.monotonic() + delay, b""))
        await task

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", to)
        await asyncio.gather(carry(reader, back), carry(there, writer), return_exceptions=True)

    port = free_port()
    async with await asyncio.start_server(connected, "127.0.0.1", port):
        yield port, brought


async def to_first_question(page: Page, port: int, light: bool) -> None:
    if light:
        await page.goto(f"http://127.0.0.1:{port}/light?lang=es")
        await page.locator('button.main[value="start"]').click()
        await page.locator('input[type="radio"]').first.wait_for()
        return
    await page.goto(f"http://127.0.0.1:{port}/guide?lang=es", wait_until="commit")
    start, way_out = page.locator("[data-testid=stBaseButton-primary]"), page.locator("#light button").first
    await start.or_(way_out).first.wait_for(timeout=300_000)
    if await start.count() == 0:  # the way to the light version
        await way_out.click()
        await page.locator('button.main[value="start"]').click()
        await page.locator('input[type="radio"]').first.wait_for()
        return
    await start.click(timeout=300_000)
    await page.locator("[data-testid=stRadio]").first.wait_for(timeout=300_000)


async def visit(browser: Any, server: Server, kind: str, light: bool) -> tuple[float, float]:
    """Seconds and kilobytes to the first question."""
    context = await browser.new_context(viewport=PHONE, locale="es-US")
    page = await context.new_page()
    page.set_default_timeout(300_000)
    if kind == "slow 4G":
        tools = await context.new_cdp_session(page)
        await tools.send("Network.enable")
        await tools.send("Network.emulateNetworkConditions", SLOW_4G)
        await tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    if kind == "no socket":
        await page.add_init_script(NO_SOCKET)
    async with line(server.port, DELAY if kind == "satellite" else 0) as (port, brought):
        begin = time.perf_counter()
        await to_first_question(page, port, light)
        took = time.perf_counter() - begin
        await context.close()
    return took, sum(brought) / 1000


async def lines(server: Server, visits: int) -> None:
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for kind in ("slow 4G", "satellite", "no socket"):
            for light in (True, False):
                found = [await visit(browser, server, kind, light) for _ in range(visits)]
                seconds, size = (statistics.median(each) for each in zip(*found, strict=True))
                print(f"{kind:10} {'light version' if light else 'wizard':13} first question after {seconds:5.1f} s, {size:6.0f} kB")
        await browser.close()


def main(visits: int = 3) -> None:
    with Server() as server:
        time.sleep(8)  # fonts and compression are made ready after the start
        rounds = [screen_cost(server) for _ in range(3)]
        hello, question = (statistics.median(each) for each in zip(*rounds, strict=True))
        print(f"a screen of the light version: {question:.1f} ms CPU, {question / hello:.1f} times a page that says ok ({hello:.1f} ms)")
        asyncio.run(lines(server, visits))


if __name__ == "__main__":
    main()
