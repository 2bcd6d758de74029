"""What the web costs: `python tests/bench/web.py [--load]` prints one table; the hello-world page runs on a server like ours.

Also holds what the web tests share: `Server`, a real server in a process of its own, and `Visitor`, a browser at the level
of Streamlit's protocol, enough to open a session, answer, press a button and count bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from guide.web import lifetime
from tests.help.driving import PHONE, chromium, free_port

ROOT = Path(__file__).parents[2]
HELLO = 'import streamlit as st\nst.title("Hello world")\nst.button("Again", key="again")\n'

SERVE = """
import sys, streamlit as st, uvicorn, guide.web
guide.web.PAGE = sys.argv[2] or guide.web.PAGE
if sys.argv[3]: exec(sys.argv[3])
guide.web.serve("127.0.0.1", int(sys.argv[1]))
"""

LOOK = """
import gc, json, os, threading
from google.protobuf.message import Message
from streamlit.runtime import Runtime

def holds(thing, word):
    if isinstance(thing, str): return word in thing
    return isinstance(thing, (Message, bytes)) and word in str(thing)

def look(word):
    found, seen = 0, set()
    waiting = [o for o in gc.get_objects() if type(o).__name__ != "frame"]
    while waiting:
        for thing in gc.get_referents(waiting.pop()):
            if id(thing) in seen or gc.is_tracked(thing) or thing is word: continue
            seen.add(id(thing))
            found += holds(thing, word)
            waiting.append(thing)
    return found

touched = set()
def note(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        host = args[1][0] if event == "socket.connect" and isinstance(args[1], tuple) else args[0]
        if host not in ("127.0.0.1", None): touched.add(f"{event} {host}")
    elif event == "open" and (set(str(args[1] or "")) & set("wax+") or (args[2] or 0) & (os.O_WRONLY | os.O_RDWR)):
        if "__pycache__" not in str(args[0]): touched.add(f"write {args[0]}")
sys.addaudithook(note)

def talk():
    for line in sys.stdin:
        word = line[-2::-1]
        found, sessions = look(word) if word else 0, len(Runtime.instance()._session_mgr.list_sessions())
        line = word = None
        print(json.dumps({"found": found, "sessions": sessions, "touched": sorted(touched)}), flush=True)
threading.Thread(target=talk, daemon=True).start()
"""
"""Code for `Server(inside=…)`: `server.ask(word)` tells how many sessions are kept, how often the word is in memory, and what the
server touched: other hosts it looked up or called, and files it wrote."""


QUICK = """
import brotli, guide.web.lifetime
compress = brotli.compress
brotli.compress = lambda raw, quality: compress(raw, quality=1)
guide.web.lifetime._make_ready = lambda: None
"""
"""Code for `Server(inside=…)`: what is sent is not made as small as it could be, and not before it is asked for: a start costs two
seconds of a processor instead of twelve."""


class Server:
    """Our server in a process of its own. `page`: another page script instead of the wizard. `inside`: code to run in it first."""

    def __init__(self, page: str = "", inside: str = "", port: int = 0):
        self.port, self.page, self.inside = port or free_port(), page, inside
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = Path(tempfile.mkdtemp()) / "log.txt"
        self.log.touch()

    def start(self) -> Server:
        command = [sys.executable, "-c", SERVE, str(self.port), self.page, self.inside]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        for _ in range(1200):
            if self.process.poll() is not None:
                break
            try:
                if httpx.get(self.url + "/healthz").text == "ok":
                    return self
            except httpx.TransportError:
                time.sleep(0.1)
        self._close()
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self._close()

    def _close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def ask(self, word: str) -> Any:
        """What `LOOK` finds; "" looks into no memory. The word goes there backwards, so that it isn't found because it was asked for."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(word[::-1] + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def left_of(self, word: str, seconds: float, others: int = 0) -> Any:
        """What `LOOK` finds once no session is left but so many others, at the latest after so many seconds; and two sweeps later if
        there was something: a look during a sweep holds on to what it sees."""
        end = time.monotonic() + seconds
        while self.ask("")["sessions"] > others and time.monotonic() < end:
            time.sleep(0.2)
        found = self.ask(word)
        if found["found"] or found["sessions"] > others:
            time.sleep(2 * lifetime.PAUSE)
            found = self.ask(word)
        return found

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class Visitor:
    """One open tab. `elements`: (kind, label) -> the element last drawn; `values`: what its widgets hold."""

    def __init__(self, port: int, query: str = "", page: str = ""):
        self.port, self.query, self.page = port, query, page
        self.page_hash = self.session = ""
        self.elements: dict[tuple[str, str], Any] = {}
        self.values: dict[str, tuple[str, Any]] = {}
        self.frames: list[bytes] = []
        self.bytes = 0

    async def open(self, session: str = "") -> Visitor:
        """Connect; `session`: the session to come back to."""
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit", *(["none", session] if session else [])],
            origin=f"http://127.0.0.1:{self.port}",
            max_size=None,
        )
        return self

    async def close(self) -> None:
        await self.socket.close()

    def _message(self, pressed: str | None) -> bytes:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self.query, self.page_hash
        run.page_name = "" if self.page_hash else self.page
        for id_, (field, value) in self.values.items():
            widget = run.widget_states.widgets.add()
            widget.id = id_
            setattr(widget, field, value)
        if pressed:
            widget = run.widget_states.widgets.add()
            widget.id, widget.trigger_value = pressed, True
        return message.SerializeToString()

    async def _frames(self) -> AsyncIterator[bytes]:
        while True:
            data = await asyncio.wait_for(self.socket.recv(), 20)
            yield data
            frame = ForwardMsg()
            frame.ParseFromString(data)
            kind = frame.WhichOneof("type")
            if kind == "new_session":
                self.session = frame.new_session.initialize.session_id
            elif kind == "navigation":
                self.page_hash = frame.navigation.page_script_hash
            elif kind == "delta" and frame.delta.WhichOneof("type") == "new_element":
                name = frame.delta.new_element.WhichOneof("type")
                element = getattr(frame.delta.new_element, name)
                if name == "exception":
                    raise AssertionError(element.message)
                self.elements[name, getattr(element, "label", "")] = element
            elif kind == "script_finished" and frame.script_finished != 2:  # 2: it starts again at once
                return

    async def run(self, pressed: str | None = None) -> float:
        """One run of the page script; returns its seconds."""
        start = time.perf_counter()
        await self.socket.send(self._message(pressed))
        self.before, self.frames = self.frames, [data async for data in self._frames()]
        self.bytes = sum(map(len, self.frames))
        return time.perf_counter() - start

    def bridge(self) -> dict[str, Any]:
        return json.loads(self.elements["bidi_component", ""].json)

    async def enter(self, draft: str = "") -> Visitor:
        """Open the page, and answer the bridge as a tab does that kept `draft`."""
        await (await self.open()).run()
        if bridge := self.elements.get(("bidi_component", "")):
            data = json.loads(bridge.json)
            reply = {"draft": {"nonce": data.get("ask"), "text": draft}, "words": {"nonce": data["session"], "text": data["lang"]}}
            self.values[bridge.id] = ("json_value", json.dumps(reply))
            await self.run()
        return self

    def answer(self, number: int) -> None:
        """Give the first radio of the page one of its answers."""
        for (kind, _), element in self.elements.items():
            if kind == "radio":
                self.values[element.id] = ("string_value", element.options[number % len(element.options)])
                return


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
