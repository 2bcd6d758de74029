"""A window of any browser, as a person at a phone has it: it opens, asks, taps, types and waits. firefox.py and webkit.py drive one each.

Playwright brings browsers of its own and cannot drive Debian's, so these speak the two languages of WebDriver themselves.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
POINT = """(() => {
  const element = () => %s;
  const e = element();
  const moves = document.getAnimations().some((one) => one.playState === "running" && one.effect.getComputedTiming().endTime < Infinity);
  if (!e || moves) return null;
  e.scrollIntoView({block: "center", behavior: "instant"});
  const {left, top, width, height} = e.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  const there = document.elementFromPoint(x, y);
  window.felt = null;
  addEventListener("mousedown", ({target}) => { window.felt ??= !!element()?.contains(target); }, {capture: true, once: true});
  return there && (e.contains(there) || there.contains(e)) ? [x, y] : null;
})()"""
"""Where to put the finger on an element, and listens whether it feels it (`felt`); null when the element is not there, moves, or lies under
something else."""


class Unheard(Exception):
    """The page could not be asked; mostly because another one is just coming in."""


class Window(ABC):
    """One window at phone width. `downloads`: the folder that its files arrive in."""

    downloads: Path

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address; comes back when it is loaded."""

    @abstractmethod
    def js(self, expression: str, about: Any = None) -> Any:
        """The value of this expression of JavaScript, in which `about` is what is given here. Raises Unheard."""

    @abstractmethod
    def act(self, devices: list[dict[str, Any]]) -> None:
        """What fingers do, in the words of WebDriver ("actions", the same in both its languages)."""

    @abstractmethod
    def step(self, by: int) -> None:
        """Back (-1) and Forward (1), as the browser's own buttons do it."""

    @abstractmethod
    def reload(self) -> None: ...

    def until(self, condition: str, about: Any = None, seconds: float = 60) -> None:
        """Wait until this expression is true. Raises AssertionError when it never is."""
        self.wait_for(lambda: self.js(f"!!document.body && !!({condition})", about), f"{condition} ({about=})", seconds)

    def wait_for(self, found: Callable[[], Any], what: str, seconds: float = 60) -> Any:
        """What `found` gives, once it gives something. Raises AssertionError when it never does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(Unheard):
                if value := found():
                    return value
            time.sleep(0.05)
        raise AssertionError(f"not within {seconds:.0f} seconds: {what}; the page says: {self.js('document.body.innerText')[:300]}")

    def tap(self, element: str, about: Any = None) -> None:
        """Put a finger on the element that this expression gives, once it stands still and nothing lies over it. What came in meanwhile
        may have moved it away; a finger that the element did not feel is put there once more. Raises AssertionError when it never does."""
        for _ in range(3):
            x, y = self._standing(element, about)
            finger = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
            self.act([{"type": "pointer", "id": "finger", "parameters": {"pointerType": "mouse"}, "actions": finger}])
            with contextlib.suppress(AssertionError):
                self.until("window.felt !== false && window.felt !== null", seconds=10)  # undefined: another page is there already
                return
        raise AssertionError(f"no finger is felt by {element} ({about=})")

    def _standing(self, element: str, about: Any) -> Any:
        seen: list[Any] = [None]

        def stands() -> Any:
            seen.append(self.js(POINT % element, about))
            now, before = seen[-1], seen[-2]
            return now and before and abs(now[0] - before[0]) + abs(now[1] - before[1]) < 3 and now  # half a pixel may go up and down

        return self.wait_for(stands, f"something to tap: {element} ({about=})")

    def type(self, text: str) -> None:
        """Type on the keyboard, to whatever has the focus."""
        self._keys(list(text))

    def key(self, name: str) -> None:
        """Press one key of `KEYS`."""
        self._keys([KEYS[name]])

    def _keys(self, values: list[str]) -> None:
        strokes = [{"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")]
        self.act([{"type": "key", "id": "keyboard", "actions": strokes}])

    def downloaded(self, name: str) -> bytes:
        """The file of this name, once the whole of it has arrived; it is taken away, so the next of this name can come."""
        path = self.downloads / name

        def whole() -> bytes:
            return b"" if any(self.downloads.glob("*.part")) or not path.exists() else path.read_bytes()

        data = self.wait_for(whole, f"the file {name} arrives; there are {[p.name for p in self.downloads.iterdir()]}")
        path.unlink()
        return data


def needed(*programs: str, make: str = "test-browsers") -> str:
    """Where the first of these programs is. Raises RuntimeError with the remedy: a missing browser is never a skipped test."""
    for program in programs:
        if not shutil.which(program):
            raise RuntimeError(f"no {program} found: `make {make}` installs it on Debian, or says how")
    return str(shutil.which(programs[0]))
