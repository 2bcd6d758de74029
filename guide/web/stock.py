"""What the server holds for its whole life: the content, read once; and a mark that there is something to throw away."""

from __future__ import annotations

import threading
from functools import cache
from typing import Final

from guide.content.load import Content, load
from guide.rules import RULES

LITTER: Final = threading.Event()
"""Set when a paper was made: its parts point at each other, so they stay in memory until the next sweep collects them."""


@cache
def content() -> Content:
    """Everything the guide can say. Raises ContentError, with every problem, when a file is wrong."""
    return load(rules=RULES)
