"""A made-up record of an open program, which no test may take from the content: today it is closed."""

import datetime as dt
from typing import Any

from guide.content.records import Filing, Program
from guide.core.status import FRESH_DAYS

DAY = dt.date(2026, 11, 22)
FILING = Filing(address="1 Example Road", fee="7 coins", payment="in shells", form_edition="12/34/56", permit_form_edition="65/43/21")


def open_program(**changes: Any) -> Program:
    """Everything is there, and looked at on DAY; `changes` take something away."""
    values = {
        "state": "open_confirmed",
        "as_of": DAY,
        "next_check_due": DAY + dt.timedelta(days=FRESH_DAYS),
        "checked_by": "C. Person",
        "lawyer": "A. Lawyer",
        "second_reviewer": "B. Reader",
        "official_source": "An official page of 2026-11-20",
        "filing": FILING,
    }
    return Program(**{**values, **changes})
