"""What several tests share: one real server and one real Chromium for all that run in one process."""

import httpx
import pytest

from tests.help.app import client
from tests.help.driving import PHONE, chromium
from tests.help.firefox import firefox as one_firefox
from tests.help.server import LOOK, QUICK, Server
from tests.help.webkit import webkit

LONG = ("test_accessibility", "test_survival", "test_answers_stay", "test_browser", "test_web_browser", "test_taps", "test_forgetting")
"""The files with a browser that take longest. They begin first, or at the end one process would work while the others have none."""
WHEN_ASKED = ("other_browsers", "reader")
"""Tests with these marks need what `make test` does not install. They run only where `-m` names the mark, as the Makefile does."""


def pytest_collection_modifyitems(config, items):
    """A browser comes last: what breaks without one is said first, and nothing else has a browser running beside it."""
    unasked = [mark for mark in WHEN_ASKED if mark not in config.option.markexpr]
    if left := [item for item in items if any(map(item.get_closest_marker, unasked))]:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
    turn = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, turn.get(item.path.stem, len(LONG))))


@pytest.fixture(scope="session")
def address():
    """A server for everyone. Who counts its sessions, looks into its memory or stops it starts one of his own."""
    with Server(inside=QUICK) as found:
        yield found.url


@pytest.fixture(scope="session")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def devices(browser, address):
    """With a finger, and without. Each has been at the server before, so what the server sends once is not sent for every test; a first
    tab stays open there, so that what the others have loaded is not put away with the last of them."""
    found = {touch: browser.new_context(has_touch=touch) for touch in (True, False)}
    for device in found.values():
        device.set_default_timeout(120_000)  # the tests may share a small machine with others
        device.new_page().goto(f"{address}/healthz")
    return found


@pytest.fixture
def open_tab(devices):
    """Opens a tab, which knows nothing of any other tab; it is closed after the test."""
    tabs = []

    def opened(width=PHONE["width"], height=PHONE["height"], touch=False):
        tabs.append(devices[touch].new_page())
        tabs[-1].set_viewport_size({"width": width, "height": height})
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.close()


@pytest.fixture(scope="session")
def firefox():
    with one_firefox() as found:
        yield found


@pytest.fixture
def firefox_window(firefox):
    """A window of Firefox at phone width, which knows nothing of any other; it is closed after the test."""
    window = firefox.window()
    yield window
    window.close()


@pytest.fixture
def webkit_window():
    with webkit() as found:
        yield found


@pytest.fixture(scope="module")
def server():
    """A server that can be asked what it still holds."""
    with Server(inside=LOOK + QUICK) as found:
        yield found


@pytest.fixture
def web():
    """A browser of the guide's own pages, in this process: milliseconds, and no server."""
    with client() as found:
        yield found


@pytest.fixture
def wire(server):
    """The same at the other end of a real line."""
    with httpx.Client(base_url=server.url, timeout=120, verify=False) as found:  # no certificates to read: nothing is encrypted
        yield found
