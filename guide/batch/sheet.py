"""What all pages about a group have in common: they are tagged like the checklist, and have its footer.

Goes in: a function that makes blocks with a Writer.  Comes out: the bytes of a PDF. A text of a campaign that the fonts cannot show
becomes a line to write on: a text is printed whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.core.status import Status
from guide.pdf import fonts
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.sizes import PaperSize
from guide.pdf.style import Style, Type, style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import document
from guide.printed.clinic import fact_lines
from guide.words.campaign import campaign_lines
from guide.words.language import Language, Say

Build = Callable[[Writer], list[Block]]


def make_sheet(
    build: Build, content: Content, languages: Sequence[Language], status: Status, paper: PaperSize, *, one_page: bool = False
) -> bytes:
    """The pages that `build` makes, as a PDF. Two languages stand side by side. `one_page`: smaller type, when it is longer than a page."""
    for measures in (style(paper, "normal"), _smaller(style(paper, "normal"))):
        writer = Writer(languages, measures, content, False, Element("Document"))
        canvas = document.new_canvas(writer)
        if document.draw(canvas, writer, build(writer), status) == 1 or not one_page:
            break
    return canvas.getpdfdata()


def _smaller(normal: Style) -> Style:
    """About a fifth smaller; still larger than the footer."""
    return replace(
        normal,
        body=Type(9.0, 11.0),
        strong=Type(9.0, 11.0, bold=True),
        small=Type(8.0, 9.6),
        title=Type(15.0, 18.0, bold=True),
        head=Type(12.0, 14.5, bold=True),
        subhead=Type(10.0, 12.5, bold=True),
        gap=3.5,
    )


def neutral_title(language: Language) -> str:
    """The title that a window or a printer shows. It says nothing about the person or the workplace."""
    return language.say("pdf.title", "Five Steps · Cinco Pasos")


def shown(text: str) -> bool:
    """Every letter of the text is in the font that runs over several lines."""
    return fonts.font_for(text) == "noto"


def facts(w: Writer, campaign: Campaign) -> list[Block]:
    """The facts of the campaign, one line each, in a frame; nothing when there are none."""
    lines = [list(campaign_lines(campaign, w.content, language)) for language in w.languages]
    blocks = fact_lines(w, w.root.add("Sect"), lines, w.style.strong)
    return [Framed(Stack(blocks), pad=w.style.gap + 2, above=w.style.gap, below=w.style.gap)] if blocks else []


def counted(w: Writer, items: Element, count: Say, what: Say) -> Block:
    """A line of a list: how many, and of what."""
    return w.prose(items.add("LI").add("LBody"), what, w.style.small, lead=lambda language: f"{count(language)} · ", personal=True, above=1)
