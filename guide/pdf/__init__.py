"""The paper: a Plan on pages, tagged (PDF/UA-1), tickable, black and white.

How it is built, from the bottom up:

    tree.py       the structure that a screen reader walks: elements, built first, in reading order
    pack.py       the finished file: objects into compressed streams
    tagged.py     the canvas: whatever is drawn belongs to an element, or is an artifact
    style.py      paper sizes, type sizes, margins
    text.py       lines of text, in one language or in two side by side
    layout.py     blocks onto pages
    parts.py      tick boxes, tables, boxes, markers, lines to write on, QR codes
    draw.py       small line drawings
    pages.py      pages that hardly depend on the answers: evidence log, rights card, notes
    checklist.py  the document

There is no markup anywhere on this path: texts are drawn as they are, so nothing that a person writes can be anything but text.
"""

from guide.pdf.checklist import FILE_NAME, Paper, Size, make_checklist

__all__ = ["FILE_NAME", "Paper", "Size", "make_checklist"]
