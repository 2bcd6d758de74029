"""The kinds of papers and of interpreters, by id: only names, so that a command line without any package can offer them."""

from __future__ import annotations

from typing import Final, Literal, get_args

Sheet = Literal["plan", "lawyer", "office", "card", "long"]
"""plan: five things this week, one sheet. lawyer: private notes, only when asked for. office: half a page to show. card: a number to call
and nothing else, for a person who is not free. long: the sheet and the booklet together."""
SHEETS: Final[tuple[Sheet, ...]] = get_args(Sheet)

Interpreter = Literal["", "spanish", "english", "mixteco", "zapoteco", "triqui", "mam", "kiche"]
"""Empty: there is a line to write it. `english`: nobody needs to interpret."""
INTERPRETERS: Final[tuple[Interpreter, ...]] = get_args(Interpreter)
