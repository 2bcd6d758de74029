"""A form to fill in by hand: what a campaign says, and the advice that is for everyone, as the booklet has it. No day and no person."""

from __future__ import annotations

from collections.abc import Sequence

from guide.content.load import Content
from guide.core.plan import Plan
from guide.pdf.layout import Block, Break, Framed, Stack
from guide.pdf.marks import Gap, WritingLines
from guide.pdf.parts import Row
from guide.pdf.style import style
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed import alarms, document, fit
from guide.printed.back import everyone_lines
from guide.printed.body import advice_list
from guide.printed.card import small_card
from guide.printed.clinic import Clinic, facts
from guide.printed.front import who_to_call
from guide.printed.options import USUAL, Options
from guide.printed.whose import whose
from guide.words.dates import not_miss, sooner
from guide.words.language import Language
from guide.words.outline import section_of
from guide.words.told import five_things, told
from guide.words.told_booklet import told_blank

ROWS = 4


def make_blank(
    plan: Plan, content: Content, languages: Sequence[Language], options: Options = USUAL, *, clinic: Clinic | None = None
) -> bytes:
    """The form as a PDF. plan: of what the campaign says, and nothing more; whom to call comes from it."""
    w = Writer(languages, style(options.paper, options.size), content, False, Element("Document"))
    canvas = document.new_canvas(w)
    document.draw(canvas, w, form(w, plan, options, clinic), plan.status)
    return canvas.getpdfdata()


def form(w: Writer, plan: Plan, options: Options, clinic: Clinic | None) -> list[Block]:
    """The blocks of both pages of the form."""
    tall = document.height_of_text(w, plan.status)
    sections = told(plan, w.content)
    status, call, everyone, card = (section_of(sections, id_) for id_ in ("status", "call", "everyone", "card"))
    assert status and call and everyone and card  # they stand on every plan

    def front(w: Writer, tight: int) -> list[Block]:
        blocks = [*whose(w, five_things, plan, "", blank=True, notes=options.notes), *alarms.strip(w, status)]
        blocks += facts(w, w.root, clinic) if clinic else []
        return [*blocks, *_day(w), *advice_list(w, told_blank(plan.status, w.content))]

    def behind(w: Writer, tight: int) -> list[Block]:
        blocks = [*who_to_call(w, call, tight, clinic), *_days(w)]
        return [*blocks, *everyone_lines(w, everyone, close=False), *small_card(w, card)]

    turn: list[Block] = [Break()] if fit.fits_a_sheet(w) else []
    return [*fit.one_page(w, front, tall), *turn, *fit.one_page(w, behind, tall)]


def _day(w: Writer) -> list[Block]:
    """A frame to write the first day in."""
    section, style_ = w.root.add("Sect"), w.style
    head = w.prose(section, not_miss, style_.strong, role="H2", outline=1)
    how = w.prose(
        section,
        lambda language: language.say(
            "pdf.next_day_blank",
            "Write the first day that you must not miss. The office must have your complaint by this day:",
        ),
        style_.small,
    )
    where = w.prose(section, lambda language: language.say("pdf.next_office_blank", "Write the office:"), style_.small, above=4)
    inner = Stack([head, how, WritingLines(1, style_.line), where, WritingLines(1, style_.line)])
    return [Framed(inner, stroke=1.5, double=True, pad=style_.gap + 2, above=style_.gap, below=style_.gap)]


def _days(w: Writer) -> list[Block]:
    """A table of days to fill in."""
    section, style_ = w.root.add("Sect"), w.style
    head = w.head(section, lambda language: language.say("told.table", "Your offices and dates"))
    how = w.prose(section, sooner, style_.small, keep=True, below=2)
    grid, shares = section.add("Table"), [3, 11]
    top = grid.add("TR")
    strong = style_.small._replace(bold=True)
    when = w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_when", "When"), strong)
    what = w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_what", "What, and at which office"), strong)
    rows: list[Block] = [Row([when, what], shares, pad=2, framed=True, bold=True, keep=True)]
    for _ in range(ROWS):
        line = grid.add("TR")
        for _ in shares:
            line.add("TD")
        rows.append(Row([Gap(0) for _ in shares], shares, framed=True, least=style_.line))
    return [head, how, *rows]
