"""A mark that there is something to throw away."""

from __future__ import annotations

import threading
from typing import Final

LITTER: Final = threading.Event()
"""Set when a paper was made: its parts point at each other, so they stay in memory until the next sweep collects them."""
