"""What several browser tests share: one real server and one real Chromium for each file."""

import pytest

from driving import chromium, serving


@pytest.fixture(scope="module")
def address():
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found
