"""What is printed: a Plan, or the guide without a person, on pages. The engine that draws them is `guide/pdf/`.

How it is built, from the bottom up:

    options.py    how a paper is made: the sheet, the letters, for a pen or for a screen
    document.py   pages with their footers
    logo.py       the logo of the organization that runs this copy
    clinic.py     what a clinic's campaign puts on every paper
    alarms.py     the alarms of the first page: the status, urgent notices, the next safe day
    first.py      the first page: all that, what to do first, and who to call
    body.py       the steps, the papers, the questions for the lawyer
    dates.py      the dates, and the offices behind them
    pages.py      the evidence log, the rights card, notes, sources
    glossary.py   the meanings of the words used
    checklist.py  the whole checklist
    booklet.py    the whole guide without a person: the five steps, the story, room for the local group
    lawyer.py     notes for a lawyer; office.py, half a page to show at an office; plain_card.py, whom to call in danger
"""

from guide.printed.checklist import FILE_NAME, make_checklist
from guide.printed.clinic import Clinic
from guide.printed.options import USUAL, Options

__all__ = ["FILE_NAME", "USUAL", "Clinic", "Options", "make_checklist"]
