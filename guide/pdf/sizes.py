"""The sizes of paper and of letters to choose from. Only the standard library is imported: the command line offers them as it starts."""

from __future__ import annotations

from typing import Literal

PaperSize = Literal["letter", "a4"]
LetterSize = Literal["normal", "large", "larger"]

PAPERS: dict[PaperSize, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
"""Width and height of a sheet, in points."""
BODY: dict[LetterSize, float] = {"normal": 11.0, "large": 14.0, "larger": 18.0}
"""The size of running text, in points."""
