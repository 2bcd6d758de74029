"""The book: the whole content, to be read and marked up by a lawyer or a worker center. On paper, and as one HTML page.

Goes in: the Content, a language or two, a day.  Comes out: the bytes of a PDF, or the text of an HTML page; the same for the same input.
What is said only while the program is open is in the book only with `preview_open` or when the record opens it; until then that part
has ids alone. With `preview_open` every page says that it is a preview and not for use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from guide.book.chapters import chapters
from guide.book.html import make_page
from guide.book.paper import make_paper
from guide.content.load import Content
from guide.core.status import Status, status_on
from guide.words.language import Language

__all__ = ["make_book", "make_book_html"]


def make_book(content: Content, languages: Sequence[Language], today: dt.date, *, preview_open: bool = False) -> bytes:
    """The book as a tagged PDF. languages: one, or two for side by side, the first being the language of the document."""
    status = _status(content, today, preview_open)
    return make_paper(chapters(content, status.open or preview_open), content, languages, status)


def make_book_html(content: Content, languages: Sequence[Language], today: dt.date, *, preview_open: bool = False) -> str:
    """The book as one HTML page: no scripts, nothing fetched, an anchor for every id."""
    status = _status(content, today, preview_open)
    return make_page(chapters(content, status.open or preview_open), languages, content, status)


def _status(content: Content, today: dt.date, preview_open: bool) -> Status:
    """The true status, marked as a preview: the book shows the words of every state, so its footer can stay with the truth."""
    return replace(status_on(content.program, today), preview=preview_open)
