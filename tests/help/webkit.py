"""Debian's WebKitGTK, driven by WebKitWebDriver over plain HTTP, in a window of our own (webkit_window.py) on a screen of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.help.driving import PHONE, free_port
from tests.help.window import Unheard, Window, needed

PYTHON = "/usr/bin/python3"
"""Debian's own: its package python3-gi is for no other."""
SCREEN = "-screen 0 1024x1024x24"


@contextlib.contextmanager
def webkit() -> Iterator[WebKit]:
    """One WebKit with one window of phone width. Raises RuntimeError when there is none, or it does not start."""
    needed("WebKitWebDriver", "xvfb-run", "dbus-run-session", PYTHON)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        downloads, log, port = Path(folder) / "downloads", Path(folder) / "log.txt", free_port()
        downloads.mkdir()
        command = ["xvfb-run", "-a", "-s", SCREEN, "dbus-run-session", "--", "WebKitWebDriver", f"--port={port}"]
        with log.open("wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False) as http:
                _answering(http, process, log)
                yield WebKit(http, downloads)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def _answering(http: httpx.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        with contextlib.suppress(httpx.TransportError):
            http.get("/status")
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"WebKitWebDriver did not start:\n{log.read_text('utf-8', 'replace')}")


class WebKit(Window):
    """Its window."""

    def __init__(self, http: httpx.Client, downloads: Path):
        self.http, self.downloads = http, downloads
        program = [str(Path(__file__).with_name("webkit_window.py")), str(downloads), str(PHONE["width"]), str(PHONE["height"])]
        ours = {"webkitgtk:browserOptions": {"binary": PYTHON, "args": program}}
        self.session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": ours}})["sessionId"]

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.http.request(method, path, json=body) if method == "POST" else self.http.request(method, path)
        value = answer.json()["value"]
        if answer.is_error:
            raise Unheard(f"{path}: {value['error']}: {value['message']}")
        return value

    def _do(self, method: str, path: str, **body: Any) -> Any:
        return self._ask(method, f"/session/{self.session}{path}", body)

    def go(self, address: str) -> None:
        self._do("POST", "/url", url=address)

    def js(self, expression: str, about: Any = None) -> Any:
        return self._do("POST", "/execute/sync", script=f"const about = arguments[0]; return ({expression});", args=[about])

    def act(self, devices: list[dict[str, Any]]) -> None:
        self._do("POST", "/actions", actions=devices)

    def step(self, by: int) -> None:
        self._do("POST", "/back" if by < 0 else "/forward")

    def reload(self) -> None:
        self._do("POST", "/refresh")
