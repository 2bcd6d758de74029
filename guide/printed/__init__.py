"""What is printed: a Plan, or the guide without a person, on pages. The engine that draws them is `guide/pdf/`.

How it is built, from the bottom up:

    options.py    how a paper is made: the sheet, the letters, for a pen or for a screen
    document.py   pages with their footers
    logo.py       the logo of the organization that runs this copy
    clinic.py     what a clinic's campaign puts on every paper
    alarms.py     the strip about the protection, and what must not be missed
    body.py       headings, lists in columns, the steps, papers, questions: what the long papers are made of
    whose.py      the title of a sheet, the name or a line for it
    tasks.py      boxes with what to do; dates.py, the days; contacts.py, whom to call; card.py, the rights card
    fit.py        how a page is made to fit
    front.py      the front of a person's sheet; back.py, its back; checklist.py, both
    pages.py      the log of days and hours, notes, sources; glossary.py, the meanings of words
    booklet.py    the whole guide without a person: the five steps, the story, room for the local group
    blank.py      a form to fill in by hand; neutral.py, that form and the booklet; long.py, a sheet and the booklet
    lawyer.py     notes for a lawyer; office.py, half a page to show at an office; plain_card.py, whom to call in danger
    sheets.py     the one place where any of them is made
"""

from guide.printed.checklist import FILE_NAME, make_checklist
from guide.printed.clinic import Clinic
from guide.printed.options import USUAL, Options

__all__ = ["FILE_NAME", "USUAL", "Clinic", "Options", "make_checklist"]
