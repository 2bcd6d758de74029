"""Which papers a person can have, and which is made when nobody chose one. Pure.

Source of the rules: the rules of the plan, section 2.
"""

from __future__ import annotations

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.interview import reached
from guide.core.kinds import Sheet
from guide.core.notes import may_have_notes
from guide.core.office_card import may_have_office_card
from guide.core.safety import safety_of


def usual_sheet(answers: Answers, content: Content) -> Sheet:
    """The paper that is made when nobody chose another: for a person who is not free, the one that tells nothing."""
    return "card" if is_not_free(answers, content) else "plan"


def sheets_for(answers: Answers, content: Content) -> tuple[Sheet, ...]:
    """The papers that this person can have, the usual one first."""
    known = reached(answers, content)
    if is_not_free(answers, content):
        return "card", "plan", "long"
    more: list[Sheet] = ["plan"]
    if may_have_notes(known):
        more.append("lawyer")
    if may_have_office_card(known):
        more.append("office")
    return *more, "long"


def is_not_free(answers: Answers, content: Content) -> bool:
    """This person cannot leave, or may not be able to: so no file name, title or calendar tells of a case."""
    return safety_of(reached(answers, content)) == "not_free"
