"""What a sentence about one person may name: facts by name, each of a kind that says how it is told.

A sentence of tasks.toml names them in {braces}, or under `needs`. It is said only where all of them are known, so a missing fact picks
another sentence and never leaves a gap. The values are worked out in core/facts.py, and told in words/tasks.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Kind = Literal["date", "on", "day", "month", "place", "agency", "claim", "option", "text", "flag"]
"""date: a day to do something by. on: a day or a month of the answers, as "on November 9, 2026" or "in November 2026". day, month: the
same where only one of the two may stand. place, agency, claim, option: an id, told by its name. text: told as it is. flag: only true."""

FACTS: Final[Mapping[str, Kind]] = {
    # who and where
    "state": "place",
    "work": "option",
    "host": "text",  # the organization that runs this copy
    "helped": "flag",  # somebody helps this person answer
    "not_free": "flag",  # the person cannot leave, or may not be able to (core/safety.py)
    "free_to_move": "flag",  # every other person
    "free": "flag",  # nobody forces this person to work or keeps their papers
    "lawyer_first": "flag",  # a lawyer comes before every office
    "lawyer_urgent": "flag",  # a lawyer comes before every office, and a limit is close
    "adult": "flag",  # nobody under 18 is part of this
    "only_unsafe": "flag",  # dangerous work, and nothing else that has a sentence of its own
    # days of the answers
    "on_fired": "on",
    "on_cut": "on",
    "on_threatened": "on",
    "on_other_act": "on",
    "on_immigration_threat": "on",
    "on_discrimination": "on",
    "on_harassment": "on",
    "on_papers_asked": "on",
    "on_papers_kept": "on",
    "on_injured": "on",
    "payday": "day",  # the first wrong payday
    "pay_month": "month",
    # the limit that comes first, where nobody should wait for an appointment
    "clock": "flag",
    "no_clock": "flag",  # there is none at the office that was told already
    "office": "agency",
    "claim": "claim",
    "shown_by": "date",
    "phone_by": "date",  # the same day, where a call counts
    "writing_by": "date",  # where only writing counts
    "unknown_by": "date",  # where nobody knows
    "add_by": "date",  # where this person has told the office already
    "in_it_by": "date",  # where somebody else has
    "lawyer_by": "date",  # at an office to which nobody should go alone
    "lawyer_office": "flag",
    "ends_any_day": "flag",
    "no_time": "flag",  # the day is today, or may be
    "few_days": "flag",  # ten days or fewer are left, or nobody knows how many
    "days_passed": "flag",  # each day that is sure seems to be over
    # until when to wait for others
    "call_by": "date",
    "fallback": "date",
    "later": "flag",  # the paper is printed today and handed out on another day
    # the case that is there already
    "told_office": "agency",
    "case_by": "date",
    "case_claim": "claim",
    # the work permit
    "on_permit_ends": "on",
    "permit_over": "flag",
    "permit_now": "flag",  # it ends within six months, or has ended
    "permit_see_by": "date",
}
