"""Whether this person can act freely. Safety comes before any time limit. Pure.

Source of the rule: the legal dossier, README, rule 9: no complaint date and no labor office first for a person who cannot leave,
or whose passport is kept, because some offices tell the boss.
"""

from __future__ import annotations

from typing import Literal

from guide.content.load import Content
from guide.core.answers import Answers

Safety = Literal["free", "lawyer_first", "not_free"]
"""free: the days and offices of the plan may be used at once. lawyer_first: this person has left forced work, or the boss keeps
their papers; days and offices are for the lawyer to use. not_free: this person cannot leave, or may not be able to; there is no
day and no labor office, only how to get help."""


UNSAFE = ("forced_or_trapped", "papers_kept")
"""The problems that come before every time limit."""

MAY_BE_KEPT = ("papers_kept", "papers_abuse")
"""The boss keeps the person's papers, or may: an old answer `papers_abuse` does not say whether they are kept or were asked for."""


def safety_of(answers: Answers) -> Safety:
    """Answers in; how freely this person can act out. Not knowing whether somebody has left counts as not having left."""
    if answers.has("problems", "forced_or_trapped"):
        return "lawyer_first" if answers.has("still_working", "no") else "not_free"
    return "lawyer_first" if answers.has("problems", *MAY_BE_KEPT) else "free"


def nobody_alone(agency: str, content: Content) -> bool:
    """The office has a caution that says to see a lawyer or a worker center first."""
    return any(content.caution[c].lawyer_first for c in content.agency[agency].cautions)
