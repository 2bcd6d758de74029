"""The paper of a person who is not free, in a stack: the form that anybody could get, and the booklet behind it. Nothing of this person.

Goes in: no answer at all, neither a person's nor those of a campaign; only the facts that the campaign prints on every paper.
Comes out: the bytes of a PDF, equal for every such person of a batch.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.pdf.layout import Block, Break
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import blank, booklet, document, pages
from guide.printed.clinic import Clinic
from guide.printed.options import USUAL, Options
from guide.words.language import Language


def make_neutral(
    content: Content, languages: Sequence[Language], today: dt.date, options: Options = USUAL, clinic: Clinic | None = None
) -> bytes:
    """The form and the booklet in one PDF. languages: one, or two for side by side. clinic: what the campaign prints on every paper."""
    plan = make_plan(Answers(), content, today, later=True)
    of_the_form = style(options.paper, options.size)
    w = Writer(languages, of_the_form, content, False, Element("Document"))
    blocks: list[Block] = [*blank.form(w, plan, options, clinic), Break()]
    w.style = booklet.measures(options.paper, options.size)
    behind = booklet.outline(booklet.everyone(plan, content), content)
    blocks += [*booklet.chapters(w, behind), *pages.notes(w)]
    w.style = of_the_form
    canvas = document.new_canvas(w)
    document.draw(canvas, w, blocks, plan.status)
    return canvas.getpdfdata()
