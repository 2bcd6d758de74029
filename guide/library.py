"""The content, read once for a whole process. The wizard's page is run anew for every screen, so it cannot keep it itself."""

from __future__ import annotations

from functools import cache

from guide.content.load import Content, load
from guide.core.conditions import CONDITIONS


@cache
def content() -> Content:
    """Everything the guide can say. Raises ContentError, with every problem, when a file is wrong."""
    return load(conditions=CONDITIONS)
