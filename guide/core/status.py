"""What the program's record means on a given day. Closed by default; pure.

Rule (legal status dossier, sections 9 and 10): only a fresh record that says `open_confirmed`, with a lawyer, a second
reviewer, an official source and every value that only a person can check, opens the filing material. Anything else,
a missing or broken record included, keeps it closed in every view.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from guide.content.records import Program

FRESH_DAYS = 30
"""A record older than this many days says so, and opens nothing."""

State = Literal["closed_reported", "unknown", "open_confirmed"]


@dataclass(frozen=True, slots=True)
class Status:
    """state: what the record says ("unknown" when there is none to read). as_of: its date, if any.
    stale: nobody has reviewed it for more than 30 days. open: the filing material may be shown.
    preview: it is open only for a reviewer to look at; every page made from it says so."""

    state: State
    as_of: dt.date | None
    stale: bool
    open: bool
    checked_by: str = ""
    preview: bool = False


PREVIEW = Status("open_confirmed", None, stale=False, open=True, preview=True)
"""As if the program were open, whatever the record says. Only `plan.preview_plan` and the book use it, for reviewers."""


def status_on(program: Program | None, today: dt.date) -> Status:
    """The status of the program on `today`; `program` is None when the record is missing or malformed."""
    if program is None:
        return Status("unknown", None, stale=True, open=False)
    last_good_day = min(program.next_check_due, program.as_of + dt.timedelta(days=FRESH_DAYS))
    stale = today > last_good_day
    return Status(
        program.state,
        program.as_of,
        stale=stale,
        open=program.state == "open_confirmed" and program.as_of <= today and not stale and not missing_to_open(program),
        checked_by=program.checked_by,
    )


def missing_to_open(program: Program) -> tuple[str, ...]:
    """The names of the fields that must be filled in before the program can count as open."""
    named = {"lawyer": program.lawyer, "second_reviewer": program.second_reviewer, "official_source": program.official_source}
    named |= {f"filing.{name}": value for name, value in program.filing.model_dump().items()}
    missing = [name for name, value in named.items() if not value.strip()]
    if program.lawyer.strip() and program.lawyer.strip().casefold() == program.second_reviewer.strip().casefold():
        missing.append("second_reviewer (must be another person)")
    return tuple(missing)
