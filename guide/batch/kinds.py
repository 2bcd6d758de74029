"""Which papers a batch can make for people who are free, by id: only names, so that the command line can offer them without any package."""

from __future__ import annotations

from typing import Final, Literal, get_args

BatchSheet = Literal["plan", "long"]
"""plan: five things this week, one sheet. long: the sheet and the booklet together."""
BATCH_SHEETS: Final[tuple[BatchSheet, ...]] = get_args(BatchSheet)
