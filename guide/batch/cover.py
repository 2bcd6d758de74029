"""The cover of a stack: what it holds, so that it can be counted at the printer. It has numbers of rows and pages, and no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from guide.batch.sheet import counted, facts, make_sheet
from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.core.status import status_on
from guide.pdf.layout import Block
from guide.pdf.sizes import PaperSize
from guide.pdf.writer import Writer
from guide.words.language import Language


@dataclass
class Count:
    """What is in a stack. `pages`: (row, pages) of each checklist; `left_out`: rows that could not be made."""

    blank: bool = False
    pages: list[tuple[int, int]] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)

    @property
    def sheets(self) -> int:
        """Sheets of paper when both sides are printed, without the cover."""
        return sum((n + 1) // 2 for _, n in self.pages)


def make_cover(
    count: Count, campaign: Campaign, content: Content, today: dt.date, languages: Sequence[Language], paper: PaperSize = "letter"
) -> bytes:
    """The cover as a tagged PDF. `campaign`: its facts are printed in a frame."""

    def build(w: Writer) -> list[Block]:
        title = w.head(w.root, lambda language: language.say("batch.cover", "Sheets to print"), level=1)
        care = w.prose(w.root, _care, w.style.strong, above=w.style.gap)
        known = facts(w, campaign)  # in reading order: each call adds to the structure of the page
        lists = w.root.add("Sect").add("L")
        sums = [
            counted(w, lists, lambda language: str(len(count.pages)), lambda language: _checklists(count, language)),
            counted(
                w,
                lists,
                lambda language: str(count.sheets),
                lambda language: language.say("batch.sheets", "sheets of paper, printed on both sides"),
            ),
        ]
        made = w.prose(
            w.root, lambda language: language.say("batch.made", "Made on {date}.", date=language.long_date(today)), personal=True
        )
        rows = w.root.add("Sect")
        parts: list[Block] = [title, care, *known, *sums, made]
        if count.left_out:
            parts.append(w.prose(rows, lambda language: _left_out(count, language), personal=True, above=w.style.gap))
        if not count.blank:
            parts.append(w.prose(rows, lambda language: "; ".join(_rows(count, language)), w.style.small, personal=True, above=w.style.gap))
        return parts

    return make_sheet(build, content, languages, status_on(content.program, today), paper)


def _care(language: Language) -> str:
    return language.say(
        "batch.care",
        "These sheets are about people. Count them at the printer, leave none behind, and destroy what nobody takes.",
    )


def _checklists(count: Count, language: Language) -> str:
    if count.blank:
        return language.say("batch.blank_checklists", "sheets to fill in by hand")
    return language.say("batch.checklists", "sheets, one for each person")


def _left_out(count: Count, language: Language) -> str:
    rows = ", ".join(runs(count.left_out))
    return language.say("batch.left_out", "Not made, because something is wrong with the row: {rows}. See the report.", rows=rows)


def _rows(count: Count, language: Language) -> Iterator[str]:
    """Lines such as "row 4–12: 8 pages". Rows that follow each other and have equally many pages are named together."""
    for pages, group in groupby(count.pages, key=lambda pair: pair[1]):
        rows = ", ".join(runs([row for row, _ in group]))
        yield language.say("batch.rows_pages", "row {rows}: {pages} pages", rows=rows, pages=pages)


def runs(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers in order as texts, those that follow each other joined: 1, 2, 3, 7 become "1–3" and "7"."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
