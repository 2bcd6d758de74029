"""The work permit of this person: when its holder should have seen a lawyer. Our caution, not a rule of law. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from guide.core.answers import Answers
from guide.core.deadlines import back_to_workday

SEE_A_LAWYER_BEFORE = relativedelta(months=6)
"""How long before a work permit ends its holder should have seen a lawyer. Our own caution: the dossier says "well before", and no
renewal is known to work."""


@dataclass(frozen=True, slots=True)
class LawyerDay:
    """The day by which a work-permit holder should have seen a lawyer.

    see_by: None when that day lies behind: then this week. ended: the permit ended before today, as the person wrote. soon: it ends
    within six months.
    """

    see_by: dt.date | None
    permit_ends: dt.date
    exact: bool
    ended: bool
    soon: bool


def lawyer_day(answers: Answers, today: dt.date) -> LawyerDay | None:
    """For whoever wrote the day of a work permit. Of a permit known by its month only, the whole month must have gone by."""
    ends = answers.day("permit_ends")
    if ends is None:
        return None
    see = back_to_workday(ends.date - SEE_A_LAWYER_BEFORE)
    over = (ends.date if ends.exact else ends.date + relativedelta(day=31)) < today
    soon = ends.date - SEE_A_LAWYER_BEFORE <= today and not over
    return LawyerDay(see if see >= today else None, ends.date, ends.exact, over, soon)
