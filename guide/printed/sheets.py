"""The one place where a paper of a person is made, whichever it is, with a file name that tells nothing to whoever sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.interview import reached
from guide.core.kinds import Interpreter, Sheet
from guide.core.notes import notes_of
from guide.core.plan import Plan
from guide.core.sheets import is_not_free
from guide.printed import blank, checklist, lawyer, long, office, plain_card
from guide.printed.clinic import Clinic
from guide.printed.options import USUAL, Options
from guide.words.language import Language


@dataclass(frozen=True)
class Order:
    """What a person wants printed. given: the answers that came from a campaign, which the notes keep apart. plan: of these answers."""

    answers: Answers
    plan: Plan
    sheet: Sheet
    options: Options = USUAL
    name: str = ""
    clinic: Clinic | None = None
    interpreter: Interpreter = ""
    given: Answers | None = None


def make(order: Order, content: Content, languages: Sequence[Language], today: dt.date) -> bytes:
    """The bytes of the paper. Raises ValueError for notes or an office card that this person may not have (core/sheets.py)."""
    known, options = reached(order.answers, content), order.options
    match order.sheet:
        case "card":
            return plain_card.make_plain_card(content, languages, today, options.paper)
        case "lawyer":
            notes = notes_of(known, content, order.given)
            return lawyer.make_notes(notes, content, today, languages[0].code, options.paper, options.size)
        case "office":
            return office.make_office_card(known, content, today, order.interpreter, options.paper)
        case "long":
            return long.make_long(order.plan, content, languages, options, name=order.name, clinic=order.clinic)
    if options.blank:
        return blank.make_blank(order.plan, content, languages, options, clinic=order.clinic)
    return checklist.make_checklist(order.plan, content, languages, options, name=order.name, clinic=order.clinic)


def file_name(sheet: Sheet, answers: Answers, content: Content) -> str:
    """What the file is called. For a person who is not free, always as the plain card."""
    if is_not_free(answers, content):
        return plain_card.FILE_NAME
    names = {"plan": checklist, "lawyer": lawyer, "office": office, "card": plain_card, "long": long}
    return str(names[sheet].FILE_NAME)
