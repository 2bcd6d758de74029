"""A real server in a process of its own, and what a browser would say to it; for the tests and for `make bench`.

`Server`: starts the guide, says when it answers, and can be asked what it still holds (`LOOK`).
`Visitor`: a browser at the level of Streamlit's protocol, enough to open a session, answer, press a button and count bytes.
Slow to start: what is about a page, a header, a form or a refusal is asked in the same process (tests/help/app.py).
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin, Subprotocol

from guide.web import lifetime
from tests.help.driving import answering, free_port

ROOT = Path(__file__).parents[2]

LOOK = ("tests.help.look",)
"""For `Server(inside=LOOK)`: `server.ask(word)` tells how many sessions are kept, how often the word is in memory, and what the
server touched: other hosts it looked up or called, and files it wrote."""

QUICK = ("tests.help.quick",)
"""For `Server(inside=QUICK)`, or `LOOK + QUICK`: it starts in a sixth of the time."""


class Server:
    """Our server in a process of its own. `page`: another page script instead of the wizard. `inside`: modules that it imports first.
    `zone`: where its clock stands ("Pacific/Honolulu")."""

    def __init__(self, page: str = "", inside: tuple[str, ...] = (), port: int = 0, zone: str = ""):
        self.port, self.page, self.inside = port or free_port(), page, inside
        self.environment = os.environ | ({"TZ": zone} if zone else {})
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = Path(tempfile.mkdtemp()) / "log.txt"
        self.log.touch()

    def start(self) -> Server:
        command = [sys.executable, "-m", "tests.help.served", str(self.port), self.page, *self.inside]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )
        try:
            answering(self.url, self.process)
        except RuntimeError as error:
            self._close()
            raise RuntimeError(f"{error}:\n{self.log.read_text()}") from None
        return self

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
            subprotocols=[Subprotocol(name) for name in ("streamlit", *(("none", session) if session else ()))],
            origin=Origin(f"http://127.0.0.1:{self.port}"),
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
            data = await asyncio.wait_for(self.socket.recv(decode=False), 20)
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
