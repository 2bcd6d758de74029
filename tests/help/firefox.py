"""Debian's Firefox, driven by WebDriver BiDi over a websocket: no other program is needed, and Debian has no geckodriver."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.help.driving import PHONE
from tests.help.window import Unheard, Window, needed

SETTINGS = {
    "browser.download.folderList": 2,  # into browser.download.dir
    "pdfjs.disabled": True,  # or a paper that was saved opens in another tab, over the one that the test looks at
    "dom.confirm_repost.testing.always_accept": True,  # whoever is asked whether to send a form again says yes
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
}
"""Nobody is welcomed, nothing is asked outside, and files arrive where a test finds them. All else is as a person has it."""


@contextlib.contextmanager
def firefox(screen: bool = False) -> Iterator[Firefox]:
    """One Firefox in a profile of its own; `screen`: to be seen, and read aloud. Raises RuntimeError when there is none, or it does not
    start."""
    program = needed("firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # it may still write while it goes
        downloads, profile, log = (Path(folder) / name for name in ("downloads", "profile", "log.txt"))
        downloads.mkdir()
        profile.mkdir()
        settings = {**SETTINGS, "browser.download.dir": str(downloads)}
        (profile / "user.js").write_text("".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()), "utf-8")
        command = [program, *([] if screen else ["--headless"]), "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        with log.open("wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            with connect(f"{_listening(process, log)}/session", max_size=None, compression=None) as socket:
                yield Firefox(socket, downloads)
        finally:
            process.terminate()
            process.wait(20)


def _listening(process: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(1200):
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace")):
            return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"Firefox did not start:\n{log.read_text('utf-8', 'replace')}")


class Firefox:
    """It opens windows that know nothing of each other."""

    def __init__(self, socket: ClientConnection, downloads: Path):
        self.socket, self.downloads, self.number = socket, downloads, 0
        self.ask("session.new", capabilities={})

    def ask(self, method: str, **params: Any) -> Any:
        """One command and what comes of it. Raises Unheard with the words of Firefox."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv(timeout=120))).get("id") != self.number:
            pass  # an event, or the answer to a question that nobody waits for any more
        if answer["type"] == "error":
            raise Unheard(f"{method}: {answer['message']}")
        return answer["result"]

    def window(self, width: int = PHONE["width"], height: int = PHONE["height"]) -> FirefoxWindow:
        """A new window of this size, in a profile of its own."""
        person = self.ask("browser.createUserContext")["userContext"]
        context = self.ask("browsingContext.create", type="window", userContext=person)["context"]
        self.ask("browsingContext.setViewport", context=context, viewport={"width": width, "height": height})
        return FirefoxWindow(self, context)


class FirefoxWindow(Window):
    """One window of it."""

    def __init__(self, firefox: Firefox, context: str):
        self.firefox, self.context, self.downloads = firefox, context, firefox.downloads

    def _ask(self, method: str, **params: Any) -> Any:
        return self.firefox.ask(method, context=self.context, **params)

    def go(self, address: str) -> None:
        self._ask("browsingContext.navigate", url=address, wait="complete")

    def js(self, expression: str, about: Any = None) -> Any:
        function = f"async (text) => {{ const about = JSON.parse(text); return JSON.stringify((await ({expression})) ?? null); }}"
        called = self.firefox.ask(
            "script.callFunction",
            functionDeclaration=function,
            target={"context": self.context},
            arguments=[{"type": "string", "value": json.dumps(about)}],
            awaitPromise=True,
        )
        if called["type"] == "exception":
            raise Unheard(called["exceptionDetails"]["text"])
        return json.loads(called["result"]["value"])

    def act(self, devices: list[dict[str, Any]]) -> None:
        self._ask("input.performActions", actions=devices)

    def step(self, by: int) -> None:
        self._ask("browsingContext.traverseHistory", delta=by)

    def reload(self) -> None:
        self._ask("browsingContext.reload", wait="complete")

    def close(self) -> None:
        self._ask("browsingContext.close")
