"""Words used here: what the terms on a paper mean, one line each in small type. Only terms that its texts use."""

from __future__ import annotations

from guide.pdf.layout import Block
from guide.pdf.writer import Writer
from guide.printed.body import heading, in_columns
from guide.words.outline import Section


def words_used(w: Writer, told: Section, *, small: bool = True) -> list[Block]:
    """`small`: as small as a list of sources; otherwise in the type of a detail."""
    section = w.root.add("Sect")
    head = heading(w, told, section)
    items, type_ = section.add("L"), w.style.tiny if small else w.style.small
    codes = {language.code for language in w.languages}
    lines = [(items.add("LI").add("LBody"), line) for item in told.items if codes & {*item.languages} for line in item.lines]
    return [head, *in_columns(w, [w.prose(body, line.text, type_, lead=w.lead(line.label), above=1.0) for body, line in lines], above=1.0)]
