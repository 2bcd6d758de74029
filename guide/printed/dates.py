"""The dates of a plan and the offices behind them. Every date carries the words that say how far it was checked."""

from __future__ import annotations

from functools import partial

from guide.core.clocks import Said
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.plan import Contact, Plan
from guide.pdf.layout import Block, Stack
from guide.pdf.marks import QR, Gap
from guide.pdf.parts import Row
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import lines_for_notes
from guide.printed.reviewed import marks
from guide.words import dates as date_words
from guide.words import plan as plan_words
from guide.words.language import Language, Say

BLANK_ROWS = 4


def dates(w: Writer, plan: Plan, blank: bool, notes: bool = False) -> list[Block]:
    if not (plan.days or plan.court or plan.pay or plan.said or blank):
        return []
    section, style = w.root.add("Sect"), w.style
    blocks: list[Block] = [w.head(section, lambda language: language.say("pdf.dates", "Dates"))]
    if blank or plan.days:
        how = date_words.sooner if blank else partial(date_words.how_all_count, plan)
        blocks.append(w.prose(section, how, style.strong, keep=True, below=style.gap * 0.6))
    if plan.days or blank:
        blocks += _table(w, section, () if blank else plan.days)
    if not blank:
        blocks += [_limit(w, section, limit, partial(date_words.pay_limit_text, limit, w.content)) for limit in plan.pay]
        blocks += [_limit(w, section, court, partial(date_words.court_text, court)) for court in plan.court]
    if plan.said:
        blocks.append(w.head(section, lambda language: language.say("pdf.said", "Limits for which we give no date"), 3))
        items = section.add("L")
        blocks += [_said(w, items, said) for said in plan.said]
    return [*blocks, lines_for_notes(w, section)] if notes else blocks


def _table(w: Writer, section: Element, days: tuple[SafeDay, ...]) -> list[Block]:
    """Three columns where there is room, else two; empty rows on a blank form."""
    style = w.style
    three = w.roomy and style.size < 14
    shares = [4.3, 4.9, 5.4] if three else [4, 8]
    table = section.add("Table")
    top = table.add("TR")
    strong = style.small._replace(bold=True)
    heads = [
        w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_by", "By this day"), strong),
        w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_what", "What, and at which office"), strong),
    ]
    if three:
        heads.append(w.stacked(top.add("TH").head(), lambda language: language.say("pdf.dates_from", "Counted from"), strong))
    rows: list[Block] = [Row(heads, shares, pad=3, framed=True, bold=True, keep=True)]
    for day in days:
        line = table.add("TR")
        when, second = _when(w, line.add("TD"), day), line.add("TD")
        what, why = _what(w, second, day), _why(w, line.add("TD") if three else second, day)
        rows.append(Row([when, what, why] if three else [when, Stack([what, why])], shares, pad=3, framed=True))
    for row in rows[1:]:
        row.again = rows[0]
    for _ in range(0 if days else BLANK_ROWS):
        line = table.add("TR")
        for _ in shares:
            line.add("TD")
        rows.append(Row([Gap(0) for _ in shares], shares, framed=True, least=style.line * 1.3))
    return rows


def _when(w: Writer, cell: Element, day: SafeDay) -> Block:
    """The day; or, once it lies behind, what to do instead, with the phone of the office. Never a past day under "by"."""
    style, phone = w.style, plan_words.phone_beside(w.content.agency[day.agency], w.content)
    if day.when == "ahead":
        blocks: list[Block] = [w.stacked(cell, lambda language: language.date(day.by), style.strong, personal=True)]
    else:
        blocks = [w.stacked(cell, partial(date_words.when_text, day), style.small._replace(bold=True), personal=True)]
        if phone and not day.lawyer:
            blocks.append(w.stacked(cell, partial(plan_words.phone_text, phone), style.small._replace(bold=True)))
    blocks.append(w.stacked(cell, lambda language: _checked(day, language), style.tiny))
    return Stack(blocks)


def _what(w: Writer, cell: Element, day: SafeDay) -> Block:
    style = w.style
    blocks: list[Block] = [
        w.prose(cell, lambda language: date_words.day_label(day, w.content, language).what, style.strong),
        w.prose(cell, lambda language: date_words.day_label(day, w.content, language).where, style.small),
    ]
    for how in (date_words.how_it_counts, date_words.call_is_not_enough):
        if how(day, w.languages[0]):
            blocks.append(w.prose(cell, partial(how, day), style.small))
    if day.maybe:
        blocks.append(w.prose(cell, date_words.maybe_text, style.small._replace(bold=True)))
    return Stack(blocks)


def _why(w: Writer, cell: Element, day: SafeDay) -> Block:
    blocks: list[Block] = [w.prose(cell, lambda language: date_words.counted_from(day, language), w.style.small, personal=True)]
    if w.content.rule[day.rule].note:
        blocks.append(w.prose(cell, lambda language: date_words.day_label(day, w.content, language).note, w.style.small))
    return Stack(blocks)


def _limit(w: Writer, section: Element, limit: PayLimit | CourtDay, say: Say) -> Block:
    style = w.style
    text = w.prose(section, say, style.small, personal=True)
    label = w.prose(section, lambda language: _checked(limit, language), style.tiny)
    return Stack([text, label], above=style.gap * 0.8)


def _said(w: Writer, items: Element, said: Said) -> Block:
    def text(language: Language) -> str:
        return f"{date_words.said_text(said, w.content, language)} {marks(said.sources)}"

    return w.prose(items.add("LI").add("LBody"), text, w.style.small, above=2.5)


def _checked(limit: SafeDay | PayLimit | CourtDay, language: Language) -> str:
    """How far it was checked, and the numbers of its sources."""
    return f"{date_words.reviewed_label(limit.reviewed, limit.reviewer, language)} {marks(limit.sources)}"


# --- offices ------------------------------------------------------------------------------------------------------------


def contacts(w: Writer, plan: Plan) -> list[Block]:
    if not plan.contacts:
        return []
    section = w.root.add("Sect")
    takes_complaints = any(w.content.agency[contact.agency].claims for contact in plan.contacts)
    head = w.head(section, _offices_head if takes_complaints else _help_head)
    only_lawyer = any(contact.only_lawyer for contact in plan.contacts)
    how = w.prose(section, lambda language: plan_words.offices_first(language, only_lawyer), w.style.strong, keep=True)
    return [head, how, *(_contact(w, section, contact) for contact in plan.contacts)]


def _offices_head(language: Language) -> str:
    return language.say("pdf.offices_head", "Offices that take complaints like yours")


def _help_head(language: Language) -> str:
    return language.say("pdf.help_head", "Who can help")


def _contact(w: Writer, section: Element, contact: Contact) -> Block:
    style, agency, part = w.style, w.content.agency[contact.agency], section.add("Sect")
    lines = {lg.code: plan_words.agency_lines(agency, w.content, lg) for lg in w.languages}
    first = lines[w.languages[0].code]
    blocks: list[Block] = [w.prose(part, lambda language: lines[language.code].name, style.strong, role="H3")]
    if contact.told:
        blocks.append(w.prose(part, lambda language: plan_words.told_text(language, contact.only_lawyer), style.small._replace(bold=True)))
    blocks.append(w.prose(part, lambda language: lines[language.code].does, style.small))
    if first.phone:
        blocks.append(w.prose(part, lambda language: plan_words.phone_text(first.phone, language), style.strong))
    for address, url in dict.fromkeys((line.address, line.link) for line in lines.values() if line.address):
        blocks.append(w.address(part, address, url))
    if first.cautions:
        blocks.append(w.prose(part, lambda language: " ".join(lines[language.code].cautions), style.small, above=1))
    space = style.gap * 1.4
    if not first.link:
        return Stack(blocks, above=space)
    alt = w.one(lambda language: language.say("pdf.qr", "QR code that opens {address}", address=lines[language.code].address))
    code = QR(first.link, part.add("Figure", alt=alt))
    return Row([Stack(blocks), code], [style.width - 12 - code.side, code.side], pad=0, gutter=12, above=space)
