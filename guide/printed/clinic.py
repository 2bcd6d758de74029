"""What a clinic's campaign puts on the paper of every person: facts of the workplace, in a small frame, and the local group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.pdf import fonts
from guide.pdf.layout import Block, Framed, Stack
from guide.pdf.marks import WritingLines
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.words.campaign import campaign_lines
from guide.words.language import Language, Say


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
    """One line for each fact. What the fonts cannot show whole becomes a line to write on."""
    section, style = parent.add("Sect"), w.style
    blocks: list[Block] = []
    for row in zip(*clinic.facts, strict=True):
        label = _by_language(w, [f"{label}: " for label, _ in row])
        if all(fonts.font_for(value) == "noto" for _, value in row):
            value = _by_language(w, [value for _, value in row])
            blocks.append(w.prose(section, value, style.small, lead=label, personal=True))
        else:
            blocks += [w.prose(section, label, style.small._replace(bold=True)), WritingLines(1, style.line)]
    return [Framed(Stack(blocks), stroke=0.75, pad=style.gap, above=style.gap, below=style.gap)] if blocks else []


def _by_language(w: Writer, texts: Sequence[str]) -> Say:
    known = {language.code: text for language, text in zip(w.languages, texts, strict=True)}
    return lambda language: known[language.code]
