"""The screen reader Orca, which says aloud to nobody: what it would say stands in its log. Needs a screen and a session bus of its own,
which `make test-reader` brings."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.help.window import needed

LISTEN = """
import logging
from orca import speech
speech.init = lambda: None
logging.getLogger("speech").addHandler(logging.FileHandler({said!r}, encoding="utf-8"))
"""
"""What Orca is asked to do for us as it starts: no voice, and each line that it would say is written down at once."""
QUIET = 4
"""Seconds without a word, after which it has said what it had to say."""
NOT_OURS = re.compile(
    r"Mozilla Firefox|Navigation tool bar|enter address|^http:|^Finished loading|^Loading|^Page has|^Screen reader|document web"
    r"|^alert\.?$|^(?:Focus|Browse) mode$|^Text unselected\.$|^Cargando"
)
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
EVERY_DAY_ANOTHER = (
    (re.compile(rf"(?:\b\w+day, )?\b{MONTH} \d+, \d{{4}}"), "DAY"),
    (re.compile(rf"^{MONTH}\.$"), "MONTH."),
    (re.compile(r"\bentry \d+"), "entry NUMBER"),
)
"""What is said tomorrow in other words, and what we write instead."""


class Orca:
    """`said()`: the lines since the last time, without what is about the browser, and without the days."""

    def __init__(self, log: Path):
        self.log, self.read = log, 0

    def _all(self) -> list[str]:
        """A line of the log is what is said at once; a break in it is one of the page's."""
        return re.findall(r"^SPEECH OUTPUT: '(.*?)'(?: voice=\w+)?$", self.log.read_text("utf-8"), re.M | re.S)

    def said(self) -> list[str]:
        count, since = len(self._all()), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.2)
            if (now := len(self._all())) != count:
                count, since = now, time.monotonic()
        lines, self.read = self._all()[self.read :], count
        return [line for line in map(_steady, lines) if line and not NOT_OURS.search(line)]


def _steady(line: str) -> str:
    line = " ".join(line.split())
    for changing, name in EVERY_DAY_ANOTHER:
        line = changing.sub(name, line)
    return line


@contextlib.contextmanager
def orca() -> Iterator[Orca]:
    """Orca, with a window manager, in a home of its own. Raises RuntimeError when something is missing or it does not start."""
    needed("orca", "openbox", "gsettings", make="test-reader")
    if "DISPLAY" not in os.environ or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        raise RuntimeError("no screen and session bus of its own: `make test-reader` brings both")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_DATA_HOME": f"{home}/data",
            "GNOME_ACCESSIBILITY": "1",
        }.items():
            patch.setenv(name, value)
        patch.delenv("PYTHONPATH", raising=False)
        said = Path(home, "said.txt")
        customizations = Path(home, "data", "orca", "orca-customizations.py")
        customizations.parent.mkdir(parents=True)
        customizations.write_text(LISTEN.format(said=str(said)), "utf-8")
        subprocess.run(["gsettings", "set", "org.gnome.desktop.interface", "toolkit-accessibility", "true"], check=True)
        with Path(home, "out.txt").open("wb") as out:
            both = [subprocess.Popen(c, stdout=out, stderr=out) for c in (["openbox"], ["orca", "--disable", "braille"])]
        try:
            for _ in range(600):
                if said.exists() and said.stat().st_size:
                    break
                time.sleep(0.1)
            else:
                raise RuntimeError(f"Orca did not start within a minute:\n{Path(home, 'out.txt').read_text('utf-8', 'replace')}")
            yield Orca(said)
        finally:
            for process in both:
                process.kill()  # asked to end, Orca stays
                process.wait(20)
