"""The ids of content that the code names. `load` refuses a content folder without them, so a rename in TOML is found at the start.

A new one goes here, never into the code as a string: `tests/test_house.py` looks for that.
"""

from __future__ import annotations

from collections.abc import Mapping

OFFICE_HAS_LIMIT = "office_has_limit"
"""Words for a rule whose date is not computed, because the facts are too old."""
EEOC_SOMETIMES_LONGER = "eeoc_sometimes_longer"
EEOC_NOT_LONGER = "eeoc_not_longer"
"""Of the federal discrimination office. Where a place is known to have no longer limit, the hope for one is not said."""
PAY_EACH_PAYDAY = "pay_each_payday"
PAY_PLACE_UNKNOWN = "pay_place_unknown"
TERRITORY_OFFICES = "territory_offices"
"""Words for a place of which this guide knows only the federal offices."""
STATE_DISCRIMINATION_LIMIT = "state_discrimination_limit"
"""Words for an act that is older than the law whose limit we know."""
FAMILY, THREAT, CALL, COMPLAINT, CLOCK = "family", "threat", "call", "complaint", "clock"
"""The tasks whose place in the order depends on others (core/tasks.py), and the one that stands before all offices."""
TASKS_NAMED = (FAMILY, THREAT, CALL, COMPLAINT, CLOCK)
LAWYER_FIRST = "lawyer_first"
"""The notice that stands on the screen alone."""
EVERYONE = ("lawyer_first_everyone", "others_may_file", "hard_to_write")
"""The lines that stand on every paper, whatever was answered."""

NAMED: Mapping[str, tuple[str, ...]] = {
    "task": TASKS_NAMED,
    "rule_text": (
        OFFICE_HAS_LIMIT,
        EEOC_NOT_LONGER,
        EEOC_SOMETIMES_LONGER,
        PAY_EACH_PAYDAY,
        PAY_PLACE_UNKNOWN,
        STATE_DISCRIMINATION_LIMIT,
        TERRITORY_OFFICES,
    ),
    "notice": (LAWYER_FIRST, *EVERYONE),
}
"""Kind of item -> the ids that must exist."""
