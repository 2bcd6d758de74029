"""A flyer for coworkers: one page in both languages, with the campaign link as a QR code and in letters. Tagged, black and white.

Goes in: a campaign, the address of the wizard, and the Content with the clinic's own contact (host.toml).  Comes out: a PDF.
The workplace is not named on it: flyers lie around where an employer can find them. The day and the place of the clinic are
printed when the campaign has them. The code holds what campaign_link.py says, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from guide.batch.sheet import make_sheet, shown
from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.core.campaign_link import link
from guide.core.status import status_on
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import QR, LinkText, WritingLines
from guide.pdf.sizes import PaperSize
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.answers import day_text
from guide.words.language import Language, Say
from guide.words.offices import host_lines

SIDE = 190.0
"""Of the code: large, because it is read from a wall."""


def make_flyer(
    campaign: Campaign, wizard: str, content: Content, today: dt.date, languages: Sequence[Language], paper: PaperSize = "letter"
) -> bytes:
    """The flyer as a tagged PDF. `wizard`: the address of the wizard. Without a host.toml there are lines to write the contact on."""
    address = link(wizard, campaign)

    def build(w: Writer) -> list[Block]:
        style, section = w.style, w.root.add("Sect")
        blocks: list[Block] = [
            w.head(section, lambda language: language.say("flyer.title", "Problems at work? You have rights."), level=1),
            w.prose(section, _what, style.subhead._replace(bold=False), above=style.gap),
            w.prose(section, _how, style.strong, above=style.gap * 2, below=style.gap),
            QR(
                address,
                section.add("Figure", alt=w.one(lambda language: _code(address, language))),
                side=SIDE,
                align=0.5,
                below=6,
                kept=False,
            ),
            _address(w, section.add("P").add("Link"), address),
            w.prose(section, _safety, above=style.gap * 2),
        ]
        if campaign.clinic_date or campaign.clinic_place:
            blocks.append(_framed(w, _clinic_title, lambda language: clinic_text(campaign, language)))
        blocks.append(_framed(w, _contact_title, lambda language: " · ".join(host_lines(content.host, language)[:4])))
        return blocks

    return make_sheet(build, content, languages, status_on(content.program, today), paper, one_page=True)


def clinic_text(campaign: Campaign, language: Language) -> str:
    """The day and the place of the clinic in one line; "" when the campaign has neither."""
    return " · ".join(filter(None, (day_text(campaign.clinic_date, language), campaign.clinic_place)))


def _address(w: Writer, element: Element, address: str) -> Block:
    return LinkText(Prose((address,), (element,), w.style.strong, align=0.5), element, address)


def _framed(w: Writer, title: Say, text: Say) -> Block:
    section = w.root.add("Sect")
    head = w.prose(section, title, w.style.strong)
    texts = w.texts(text)
    if all(t and shown(t) for t in texts):
        below: Block = w.prose(section, text, w.style.subhead, personal=True)
    else:
        below = WritingLines(2, w.style.line)
    return Framed(Stack([head, below]), pad=w.style.gap + 3, above=w.style.gap * 2)


def _what(language: Language) -> str:
    return language.say(
        "flyer.what",
        "This free guide asks simple questions about your work. At the end you get a sheet. It says what to do, by when, and who can help.",
    )


def _how(language: Language) -> str:
    return language.say("flyer.how", "Point the camera of your phone at this square, or type the web address below it.")


def _code(address: str, language: Language) -> str:
    return language.say("flyer.code", "QR code that opens {address}", address=address)


def _safety(language: Language) -> str:
    return language.say(
        "flyer.safety",
        "The guide is in English and Spanish. You do not have to give a name, and the guide stores nothing. Use your own phone, not one "
        "from work. What is the same for all coworkers is filled in already. Check it, and change what is different for you.",
    )


def _clinic_title(language: Language) -> str:
    return language.say("flyer.clinic", "Come to the legal clinic")


def _contact_title(language: Language) -> str:
    return language.say("flyer.contact", "Questions? Talk with us")
