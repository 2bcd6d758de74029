"""A mark that something was made whose parts stay in memory until they are collected."""

from __future__ import annotations

import threading
from typing import Final

LEFTOVERS: Final = threading.Event()
"""Set when a paper or a page was made: its parts point at each other, so they stay in memory until the next sweep collects them."""
