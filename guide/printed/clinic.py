"""What a clinic's campaign puts on the paper of every person: facts of the workplace, in a small frame, and the local group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.pdf import fonts
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import WritingLines
from guide.pdf.style import Type
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.campaign import campaign_lines
from guide.words.language import Language


class Clinic(NamedTuple):
    """Facts that hold for every coworker, already in words: nothing about a person.

    facts: for each language of the paper, in their order, the same (label, value) pairs: the workplace, the letter, who was told.
    local: the organization that holds the clinic; it is printed first under "who to call".
    """

    facts: Sequence[Sequence[tuple[str, str]]] = ()
    local: str = ""


def clinic_of(campaign: Campaign, content: Content, languages: Sequence[Language]) -> Clinic | None:
    """What a campaign prints on each paper; None when it has nothing to print. When and where the clinic is, is for the flyer."""
    on_paper = campaign.model_copy(update={"local_organization": "", "clinic_date": "", "clinic_place": ""})
    lines = [list(campaign_lines(on_paper, content, language)) for language in languages]
    return Clinic(lines, campaign.local_organization) if any(lines) or campaign.local_organization else None


def facts(w: Writer, parent: Element, clinic: Clinic) -> list[Block]:
    """The facts of the workplace in a thin frame; nothing when there are none."""
    lines = fact_lines(w, parent.add("Sect"), clinic.facts, w.style.small._replace(bold=True))
    return [Framed(Stack(lines), stroke=0.75, pad=w.style.gap, above=w.style.gap, below=w.style.gap)] if lines else []


def facts_in_short(w: Writer, parent: Element, clinic: Clinic) -> list[Block]:
    """The same as one paragraph, for a page that is nearly full; a value that the fonts cannot show whole is left for the frame."""
    pairs = [dict(lines) for lines in clinic.facts]
    if not any(pairs) or not all(fonts.font_for(value) == "noto" for some in pairs for value in some.values()):
        return facts(w, parent, clinic)
    texts = w.in_order([". ".join(f"{label}: {value}" for label, value in some.items()) for some in pairs])
    return [w.prose(parent.add("Sect"), texts, w.style.small, personal=True, above=w.style.gap)]


def fact_lines(w: Writer, section: Element, lines: Sequence[Sequence[tuple[str, str]]], alone: Type) -> list[Block]:
    """One line for each fact. `lines`: for each language of the paper, in their order, the same (label, value) pairs.

    A value that the fonts cannot show whole becomes a line to write on, under its label. `alone`: the type of such a label.
    """
    blocks: list[Block] = []
    for pairs in zip(*lines, strict=True):
        label = w.in_order([f"{label}: " for label, _ in pairs])
        if all(fonts.font_for(value) == "noto" for _, value in pairs):
            value = w.in_order([value for _, value in pairs])
            blocks.append(w.prose(section, value, w.style.small, lead=label, personal=True))
        else:
            blocks += [w.prose(section, label, alone), WritingLines(1, w.style.line)]
    return blocks
