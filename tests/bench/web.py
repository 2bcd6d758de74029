"""What the web costs: `python tests/bench/web.py [--load]` prints one table; the hello-world page runs on a server like ours."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import statistics
import tempfile
import time
import zlib
from pathlib import Path

import httpx
import psutil

from tests.help.driving import PHONE, chromium
from tests.help.server import ROOT, Server, Visitor

HELLO = 'import streamlit as st\nst.title("Hello world")\nst.button("Again", key="again")\n'


def cpu(process: psutil.Process) -> float:
    return sum(process.cpu_times()[:2])


async def rerun_cost(server: Server, query: str, page: str, runs: int = 200) -> dict[str, float]:
    """CPU, latency and bytes of a rerun over one connection."""
    visitor, process = await Visitor(server.port, query, page).enter(), psutil.Process(server.process.pid)
    for number in range(20):
        visitor.answer(number)
        await visitor.run()
    before, times = cpu(process), []
    for number in range(runs):
        visitor.answer(number)
        times.append(await visitor.run() * 1000)
    used = (cpu(process) - before) / runs * 1000
    await visitor.close()
    wire = sum(len(deflated(frame)) + 4 for frame in visitor.frames)
    return {"cpu": used, "p50": statistics.median(times), "p95": sorted(times)[int(runs * 0.95)], "raw": visitor.bytes, "wire": wire}


def deflated(frame: bytes) -> bytes:
    """A message as guide/web/streamlit/socket.py sends it."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -14, 7)
    return deflate.compress(frame) + deflate.flush(zlib.Z_SYNC_FLUSH)


async def load(server: Server, sessions: int, rate: float, seconds: float) -> str:
    """Open-loop arrivals over many open interviews."""
    process = psutil.Process(server.process.pid)
    await (await Visitor(server.port, "lang=es&at=1", "guide").enter()).close()
    start = process.memory_info().rss
    everyone = [await Visitor(server.port, "lang=es&at=1", "guide").enter() for _ in range(sessions)]
    full = process.memory_info().rss
    idle, times, tasks, errors = list(everyone), [], [], []

    async def one(visitor: Visitor, number: int) -> None:
        visitor.answer(number)
        try:
            times.append(await visitor.run() * 1000)
        except Exception as error:
            errors.append(error)
        idle.append(visitor)

    before, begin = cpu(process), time.perf_counter()
    due = begin
    for number in range(int(rate * seconds)):
        due += random.expovariate(rate)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if idle:
            tasks.append(asyncio.create_task(one(idle.pop(random.randrange(len(idle))), number)))
    await asyncio.gather(*tasks)
    core = (cpu(process) - before) / (time.perf_counter() - begin)
    for visitor in everyone:
        await visitor.close()
    await asyncio.sleep(20)  # the sweeper has come by
    after, times = process.memory_info().rss, sorted(times)
    if not times:
        return f"{sessions} open interviews, {rate:.0f} screens/s: no answer in time"
    return (
        f"{sessions} open interviews, {len(times) / seconds:.0f} screens/s: p50 {statistics.median(times):.0f} ms, "
        f"p95 {times[int(len(times) * 0.95)]:.0f} ms, {core:.0%} of a core, errors {len(errors)}; "
        f"{(full - start) / sessions / 1000:.0f} kB a session; {start / 1e6:.0f} MB before, {after / 1e6:.0f} MB after all left "
        f"({after / start - 1:+.1%}; goals at 80: p95 300 ms, no error, 100 kB)"
    )


def kilobytes(server: Server) -> None:
    """The landing page, and everything a browser fetches before the first question, headers included."""
    for coding in ("br", "gzip"):
        with httpx.Client(base_url=server.url, headers={"accept-encoding": coding}) as client:
            page = client.get("/?lang=es").text
            files = re.findall(r'<link rel="(?:modulepreload|prefetch)"[^>]* href="([^"]+)"', page)
            sizes = []
            for address in ("/?lang=es", "/guide?lang=es", *files):
                with client.stream("GET", address) as reply:
                    head = sum(len(name) + len(value) + 4 for name, value in reply.headers.raw)
                    sizes.append(head + sum(map(len, reply.iter_raw())))
        print(
            f"{coding:5} landing page {sizes[0] / 1000:.1f} kB (goal 60); all to the first question {sum(sizes) / 1000:.0f} kB (goal 800)"
        )


def phone(server: Server, visits: int = 9) -> None:
    """A cheap phone: Slow 4G and a processor four times slower. Five seconds on the landing page, then Start, then the first question."""
    paint, screen, question, total = [], [], [], []
    with chromium() as browser:
        for _ in range(visits):
            context = browser.new_context(viewport=PHONE, locale="es-US")
            page, size = context.new_page(), [0.0]
            tools = context.new_cdp_session(page)
            tools.send("Network.enable")
            slow = {"offline": False, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8, "latency": 150}
            tools.send("Network.emulateNetworkConditions", slow)
            tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            tools.on("Network.loadingFinished", lambda event, size=size: size.append(event["encodedDataLength"]))
            page.goto(f"{server.url}/?lang=es", wait_until="commit")
            page.wait_for_timeout(5000)
            paint.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000)
            tap = time.perf_counter()
            page.locator("a.start").first.click()
            start = page.locator("[data-testid=stBaseButton-primary]")
            start.wait_for(timeout=60_000)
            screen.append(time.perf_counter() - tap)
            start.click()
            page.locator("[data-testid=stRadio]").first.wait_for()
            question.append(time.perf_counter() - tap)
            total.append(sum(size) / 1000)
            context.close()
    print(
        f"phone, {visits} visits, median (p95): landing page readable after {middle_and_end(paint)} s (goal 1.5); after Start, "
        f"first screen {middle_and_end(screen)} s, first question {middle_and_end(question)} s (goal 4.5); "
        f"{statistics.median(total):.0f} kB (goal 800)"
    )


def middle_and_end(times: list[float]) -> str:
    """The median, and in brackets what all but one in twenty stay below."""
    return f"{statistics.median(times):.1f} ({statistics.quantiles(times, n=20, method='inclusive')[-1]:.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--load", action="store_true", help="also 400 open interviews at 60, 80 and 100 screens a second")
    parser.add_argument("--page", default="", help="a page script to measure instead of the wizard")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        with Server(options.page) as ours, Server(str(hello)) as base:
            time.sleep(8)  # fonts and compression are made ready after the start
            kilobytes(ours)
            rounds = []
            for _ in range(3):  # turn and turn about, so that a busy machine is busy for both
                plain = asyncio.run(rerun_cost(base, "", ""))
                rounds.append((plain, asyncio.run(rerun_cost(ours, "lang=es&at=1", "guide"))))
            for name, rows in (("hello world", [r[0] for r in rounds]), ("question", [r[1] for r in rounds])):
                row = {key: statistics.median(r[key] for r in rows) for key in rows[0]}
                print(
                    f"{name:12} {row['cpu']:5.1f} ms CPU a screen, p50 {row['p50']:5.1f}, p95 {row['p95']:5.1f} ms, "
                    f"{row['raw'] / 1000:.1f} kB raw, {row['wire'] / 1000:.1f} kB on the wire"
                )
            ratio = statistics.median(question["cpu"] / plain["cpu"] for plain, question in rounds)
            print(f"a question costs {ratio:.1f} times hello world (goals: 2.5 times, 10 ms, 8 kB)")
            phone(ours)
            if options.load:
                for rate in (60, 80, 100):
                    print(asyncio.run(load(ours, 400, rate, 20)))
                print("the first crowd fills caches once and for all; what a later one leaves behind would be a leak (goal: within 10 %)")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    main()
