"""The paper: a Plan on pages, tagged (PDF/UA-1), tickable, black and white.

How it is built, from the bottom up:

    tree.py       the structure that a screen reader walks: elements, built first, in reading order
    pack.py       the finished file: objects into compressed streams
    embed.py      fonts inside the file
    tagged.py     the canvas: whatever is drawn belongs to an element, or is an artifact
    style.py      paper sizes, type sizes, margins
    draw.py       small line drawings
    layout.py     blocks onto pages
    text.py       lines of text, in one language or in two side by side
    marks.py      rules, lines to write on, QR codes, links
    parts.py      beside a tick box, a sign or a number; in the cells of a row
    writer.py     every text, in every language of the paper, in its own element
    columns.py    two columns, read one after the other
    logo.py       the logo of the organization that runs this copy
    clinic.py     what a clinic's campaign puts on every paper
    reviewed.py   who has checked what a paper says
    alarms.py     the alarms of the first page: the status, urgent notices, the next safe day
    first.py      the first page: all that, what to do first, and who to call
    body.py       the steps, the papers, the questions for the lawyer
    dates.py      the dates, and the offices behind them
    pages.py      the evidence log, the rights card, notes, sources
    document.py   pages with their footers
    words.py      the meanings of the words used
    checklist.py  the whole checklist
    booklet.py    the whole guide without a person: the five steps, the story, room for the local group

There is no markup anywhere on this path: texts are drawn as they are, so nothing that a person writes can be anything but text.
"""

from guide.pdf.checklist import FILE_NAME, make_checklist
from guide.pdf.clinic import Clinic

__all__ = ["FILE_NAME", "Clinic", "make_checklist"]
