"""Pages that hardly depend on the answers: the evidence log, lines for notes, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from guide.pdf.columns import Newspaper
from guide.pdf.layout import Block
from guide.pdf.marks import Gap, WritingLines
from guide.pdf.parts import Row
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Run
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import heading
from guide.words.language import Language, Say
from guide.words.outline import Section

LEAST_ROWS, MOST_ROWS = 5, 16
LEAST_NOTES, MOST_NOTES = 3, 30


def evidence_log(w: Writer) -> list[Block]:
    """A table to fill in by hand, day by day. It stands whole on one page, to be copied."""
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, lambda language: language.say("pdf.log", "My log of days and hours"))
    how = w.prose(section, _log_how, style.small, below=style.gap * 0.6, keep=True)
    columns: tuple[tuple[Say, float], ...] = (
        (lambda language: language.say("pdf.log_day", "Day"), 2.2),
        (lambda language: language.say("pdf.log_hours", "Start and end"), 2.6),
        (lambda language: language.say("pdf.log_breaks", "Breaks"), 2),
        (lambda language: language.say("pdf.log_paid", "Pay"), 1.8),
        (lambda language: language.say("pdf.log_what", "What happened, and who saw it"), 6),
    )
    shares = [share for _, share in columns]
    table = section.add("Table")
    top = table.add("TR")
    type_ = style.tiny._replace(bold=True) if style.size > 14 else style.small._replace(bold=True)
    heads = [w.stacked(top.add("TH").head(), say, type_) for say, _ in columns]
    return [head, how, Log(Row(heads, shares, pad=3, framed=True, bold=True), table, shares, style.line)]


class Log(Block):
    """A table whose rows are empty: as many as there is room for on the page."""

    floats = True

    def __init__(self, head: Row, table: Element, shares: Sequence[float], line: float):
        super().__init__()
        self.head = head
        self.table = table
        self.shares = shares
        self.line = line
        self.count = LEAST_ROWS

    def height(self, width: float) -> float:
        return self.head.height(width) + self.count * self.line

    def stretch(self, spare: float) -> float:
        more = min(MOST_ROWS - self.count, int(spare / self.line))
        self.count += more
        return more * self.line

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.head.draw(canvas, x, top, width)
        top -= self.head.height(width)
        row = Row([Gap(0) for _ in self.shares], self.shares, framed=True, least=self.line)
        for n in range(self.count):
            line = self.table.add("TR")
            for _ in self.shares:
                line.add("TD")
            row.draw(canvas, x, top - n * self.line, width)


def _log_how(language: Language) -> str:
    return language.say(
        "pdf.log_how",
        "Write the same day, by hand. Keep this log away from work. If you live where you work, keep it outside that house. Do not write "
        "anyone’s immigration status.",
    )


def notes(w: Writer) -> list[Block]:
    """Last of all: they fill what is left of the page, or a page of their own."""
    head = w.head(w.root.add("Sect"), lambda language: language.say("pdf.notes", "Notes"))
    return [head, WritingLines(LEAST_NOTES, w.style.line, most=MOST_NOTES)]


# --- sources ------------------------------------------------------------------------------------------------------------


def sources(w: Writer, told: Section) -> list[Block]:
    """The whole notice about the program, who runs this copy, what the guide rests on, and how far it was reviewed."""
    section, style = w.root.add("Sect"), w.style
    notice = [line.text for line in told.under if line.role in ("detail", "avoid")]
    title = next((line.label for line in told.under if line.label), None)
    return [
        heading(w, told, section),
        w.prose(
            section,
            lambda language: " ".join(say(language) for say in notice),
            style.small,
            lead=(lambda language: title(language) + " ") if title else None,
        ),
        *(w.prose(section, line.text, style.small, above=style.gap * 0.6, keep=True) for line in told.under if line.role == "reviewed"),
        _listed(w, section, told),
    ]


def _listed(w: Writer, section: Element, told: Section) -> Block:
    """The sources run on, to save a page; in one language only, because most are names."""
    runs: list[Run] = []
    for item in told.items:
        number, _, rest = item.lines[0].text(w.languages[0]).partition(" ")
        runs += [Run(number, bold=True), Run(f" {rest}.  ")]
    text, element = tuple(runs), section.add("P")
    return Newspaper(text, element, w.style.tiny, above=2)  # not kept: every plan has its own
