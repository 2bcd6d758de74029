"""Pages that hardly depend on the answers: the evidence log, the rights card to cut out, and lines for notes."""

from __future__ import annotations

from collections.abc import Sequence

from guide import wording
from guide.content.schema import CardLine
from guide.language import Language
from guide.pdf import draw
from guide.pdf.layout import Block, Stack
from guide.pdf.parts import HAIR, Gap, Row, WritingLines
from guide.pdf.style import Style
from guide.pdf.tagged import TaggedCanvas
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Say, Writer
from guide.plan import Plan

LOG_ROWS = 12
NOTE_LINES = 8


def evidence_log(w: Writer) -> list[Block]:
    """A table to fill in by hand, day by day."""
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, lambda lg: lg.say("pdf.log", "My log of days and hours"))
    how = w.prose(
        section,
        lambda lg: lg.say(
            "pdf.log_how",
            "Write it the same day, by hand. Keep it at home, not at work. Do not write anyone’s immigration status.",
        ),
        style.small,
        below=style.gap,
        keep=True,
    )
    columns: tuple[tuple[Say, float], ...] = (
        (lambda lg: lg.say("pdf.log_day", "Day"), 2.2),
        (lambda lg: lg.say("pdf.log_hours", "Start and end"), 2.6),
        (lambda lg: lg.say("pdf.log_breaks", "Breaks"), 1.9),
        (lambda lg: lg.say("pdf.log_paid", "Pay"), 1.7),
        (lambda lg: lg.say("pdf.log_what", "What happened, and who saw it"), 6),
    )
    shares = [share for _, share in columns]
    table = section.add("Table")
    top = table.add("TR")
    heads: list[Block] = []
    for say, _ in columns:
        cell = top.add("TH").head()
        heads.append(Stack([Prose((text,), (e,), style.small._replace(bold=True), fixed=True)
                            for text, e in zip(w.texts(say), w.elements(cell, "P"), strict=True)]))  # fmt: skip
    rows: list[Block] = [Row(heads, shares, pad=3, framed=True, bold=True, keep=True)]
    for _ in range(LOG_ROWS):
        line = table.add("TR")
        for _ in columns:
            line.add("TD")
        rows.append(Row([Gap(0) for _ in columns], shares, framed=True, least=style.line))
    return [head, how, *rows]


def notes(w: Writer) -> list[Block]:
    head = w.head(w.root.add("Sect"), lambda lg: lg.say("pdf.notes", "Notes"))
    return [head, WritingLines(NOTE_LINES, w.style.line)]


def rights_card(w: Writer, plan: Plan) -> list[Block]:
    """A card with two sides, to cut out, fold in the middle and carry."""
    lines = [w.content.card_line[id_] for id_ in plan.card]
    if not lines:
        return []
    section, style = w.root.add("Sect"), w.style
    head = w.head(section, lambda lg: lg.say("pdf.card", "A card to cut out and carry"))
    how = w.prose(
        section,
        lambda lg: lg.say("pdf.card_how", "Cut on the broken line, fold in the middle, and keep it with you. It has no name on it."),
        style.small,
        below=style.gap,
        keep=True,
    )
    if w.both:
        sides = [_side(w, section, lines, (language,)) for language in w.languages]
    else:
        half = (len(lines) + 1) // 2
        sides = [_side(w, section, part, w.languages) for part in (lines[:half], lines[half:]) if part]
    return [head, how, Card(sides, style, below=style.gap)]


def _side(w: Writer, section: Element, lines: Sequence[CardLine], languages: Sequence[Language]) -> Block:
    style, language = w.style, languages[0]
    lang = "" if language is w.languages[0] else language.code
    title = language.say("pdf.card_title", "I know my rights")
    blocks: list[Block] = [Prose((title,), (section.add("H3", lang=lang),), style.subhead, fixed=True, below=3)]
    items = section.add("L", lang=lang)
    for line in lines:
        body = items.add("LI").add("LBody")
        blocks.append(Prose((language.of("card_line", line, "text"),), (body,), style.small, fixed=True, above=3.5))
    return Stack(blocks)


class Card(Block):
    """Two sides beside each other with a broken line around them and a fold between them."""

    def __init__(self, sides: Sequence[Block], style: Style, *, below: float = 0.0):
        super().__init__(below=below)
        self.sides = sides
        self.pad = style.gap + 5

    def _wide(self, width: float) -> float:
        return width / len(self.sides) - 2 * self.pad

    def height(self, width: float) -> float:
        return max(side.height(self._wide(width)) for side in self.sides) + 2 * self.pad + 6

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width) - 6
        with canvas.artifact():
            canvas.saveState()
            canvas.setLineWidth(1)
            canvas.setDash(5, 3)
            canvas.rect(x, top - 6 - tall, width, tall)
            canvas.setLineWidth(HAIR)
            canvas.setDash(1, 3)
            for n in range(1, len(self.sides)):
                middle = x + width * n / len(self.sides)
                canvas.line(middle, top - 6 - tall, middle, top - 6)
            canvas.setDash()
            draw.scissors(canvas, x + 10, top - 12, 12)
            canvas.restoreState()
        for n, side in enumerate(self.sides):
            side.draw(canvas, x + width * n / len(self.sides) + self.pad, top - 6 - self.pad, self._wide(width))


def sources(w: Writer, plan: Plan) -> list[Block]:
    """What the guide rests on, and how far it was reviewed."""
    section, style = w.root.add("Sect"), w.style
    status = plan.status
    blocks: list[Block] = [
        w.head(section, lambda lg: lg.say("pdf.sources", "Where this comes from")),
        w.prose(section, lambda lg: wording.status_notice(status, lg).title, style.small._replace(bold=True), keep=True),
    ]
    for n in range(len(wording.status_notice(status, w.languages[0]).paragraphs)):
        blocks.append(w.prose(section, lambda lg, n=n: wording.status_notice(status, lg).paragraphs[n], style.small, above=2))  # type: ignore[misc]
    blocks.append(
        w.prose(
            section,
            lambda lg: lg.say(
                "pdf.sources_how",
                "Made on {today} from public pages. Each fact was last compared with its sources by {reviewed}. This is not "
                "legal advice. These are the sources, with the dates that they carry:",
                today=lg.short_date(plan.today),
                reviewed=lg.short_date(_oldest(w, plan)),
            ),
            style.small,
            above=style.gap,
            below=2,
            keep=True,
        )
    )
    items = section.add("L")
    found = [w.content.source[id_] for id_ in plan.sources]
    cells = [
        w.prose(items.add("LI").add("LBody"), lambda lg, s=s: wording.source_line(s, lg), style.tiny)  # type: ignore[misc]
        for s in found
    ]
    if w.both:
        return [*blocks, *cells]
    half = (len(cells) + 1) // 2  # read down the first column, then the second
    left, right = cells[:half], cells[half:]
    for n, cell in enumerate(left):
        blocks.append(Row([cell, right[n] if n < len(right) else Gap(0)], [1, 1], pad=0, gutter=12))
    return blocks


def _oldest(w: Writer, plan: Plan):  # type: ignore[no-untyped-def]
    parts = (*plan.notices, *plan.steps, *plan.papers, *plan.contacts, *plan.days, *plan.pay)
    return min([p.reviewed for p in parts] + [t.reviewed for s in plan.steps for t in s.tasks])
