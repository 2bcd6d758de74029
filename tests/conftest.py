"""What several tests share: one real server and one real Chromium for each file."""

import httpx
import pytest

from tests.help.driving import chromium, serving
from tests.help.server import LOOK, Server


@pytest.fixture(scope="module")
def address():
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def server():
    """A server that can be asked what it still holds."""
    with Server(inside=LOOK) as found:
        yield found


@pytest.fixture
def web(server):
    with httpx.Client(base_url=server.url, timeout=120) as client:
        yield client
