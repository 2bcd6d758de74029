"""Pages that hardly depend on the answers: the evidence log, the rights card to cut out, lines for notes, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from guide.pdf import draw
from guide.pdf.columns import Newspaper
from guide.pdf.layout import Block, Stack
from guide.pdf.marks import HAIR, Gap, WritingLines
from guide.pdf.parts import Row
from guide.pdf.style import Style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Prose, Run
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
        "Write it the same day, by hand. Keep it away from work. If you live where you work, keep it outside that house. "
        "Do not write anyone’s immigration status.",
    )


def notes(w: Writer) -> list[Block]:
    """Last of all: they fill what is left of the page, or a page of their own."""
    head = w.head(w.root.add("Sect"), lambda language: language.say("pdf.notes", "Notes"))
    return [head, WritingLines(LEAST_NOTES, w.style.line, most=MOST_NOTES)]


# --- the rights card ----------------------------------------------------------------------------------------------------


def rights_card(w: Writer, told: Section) -> list[Block]:
    """A card with two sides, to cut out, fold in the middle and carry. With two languages, one on each side."""
    lines = [line.text for item in told.items for line in item.lines]
    section, style = w.root.add("Sect"), w.style
    head = heading(w, told, section)
    how = w.prose(section, _card_how, style.small, below=style.gap * 0.6, keep=True)
    half = (len(lines) + 1) // 2
    halves = [(part, w.languages[0]) for part in (lines[:half], lines[half:]) if part]
    sides = [(lines, language) for language in w.languages] if w.both else halves
    return [head, how, Card([_side(w, section, part, language) for part, language in sides], style)]


def _card_how(language: Language) -> str:
    return language.say("pdf.card_how", "Cut on the broken line, fold in the middle, and keep it with you. It does not carry your name.")


def _side(w: Writer, section: Element, lines: Sequence[Say], language: Language) -> Block:
    style, lang = w.style, w.lang(language)
    title = language.say("pdf.card_title", "I know my rights")
    items = section.add("H3", lang=lang), section.add("L", lang=lang)
    blocks: list[Block] = [Prose((title,), items[:1], style.card_title, fixed=True, below=3)]
    for line in lines:
        body = items[1].add("LI").add("LBody")
        blocks.append(Prose((line(language),), (body,), style.card, fixed=True, above=3.5))
    return Stack(blocks)


class Card(Block):
    """Two sides beside each other with a broken line around them and a fold between them."""

    floats = True

    def __init__(self, sides: Sequence[Block], style: Style):
        super().__init__(below=style.gap * 3)
        self.sides = sides
        self.pad = style.gap + 5
        self.ear = 6.0
        """Room above the card for the scissors."""

    def _wide(self, width: float) -> float:
        return width / len(self.sides) - 2 * self.pad

    def height(self, width: float) -> float:
        return max(side.height(self._wide(width)) for side in self.sides) + 2 * self.pad + self.ear

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width) - self.ear
        top -= self.ear
        with canvas.artifact():
            with canvas.dashed(5, 3):
                canvas.setLineWidth(1)
                canvas.rect(x, top - tall, width, tall)
            with canvas.dashed(1, 3):
                canvas.setLineWidth(HAIR)
                for n in range(1, len(self.sides)):
                    middle = x + width * n / len(self.sides)
                    canvas.line(middle, top - tall, middle, top)
            draw.place(canvas, draw.SCISSORS, x + 10, top - 6, 12)
        for n, side in enumerate(self.sides):
            side.draw(canvas, x + width * n / len(self.sides) + self.pad, top - self.pad, self._wide(width))


# --- sources ------------------------------------------------------------------------------------------------------------


def sources(w: Writer, told: Section) -> list[Block]:
    """The whole notice about the program, who runs this copy, what the guide rests on, and how far it was reviewed."""
    section, style = w.root.add("Sect"), w.style
    notice = [line.text for line in told.under if line.role == "detail"]
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
