"""What the server holds for its whole life: the content, read once."""

from __future__ import annotations

from functools import cache

from guide.content.load import Content, load
from guide.rules import RULES


@cache
def content() -> Content:
    """Everything the guide can say. Raises ContentError, with every problem, when a file is wrong."""
    return load(rules=RULES)
