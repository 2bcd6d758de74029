"""The days of a plan, told: the first act that must not be missed, the days to file by, and the limits that have no date.

Goes in: a Plan and the Content.  Comes out: `Section`s (see outline.py).
"""

from __future__ import annotations

from functools import partial

from guide.content.languages import SOURCE
from guide.content.load import Content
from guide.core.clocks import Said
from guide.core.limits import CourtDay, PayLimit, SafeDay
from guide.core.plan import Plan
from guide.words import court as court_words
from guide.words import dates as date_words
from guide.words.headline import headline_text
from guide.words.language import Language, Say, fixed, load_language, of
from guide.words.numbers import phone_line
from guide.words.offices import CALLED, beside, in_a_row, office_found, office_name
from guide.words.outline import Item, Line, Section


def told_headline(plan: Plan, content: Content) -> Section:
    """The first act that must not be missed, how to do it so that it counts, and how far its day was checked."""
    headline, day = plan.headline, plan.headline.day
    if headline.kind == "none":
        title: Say = date_words.what_comes_first
        lines = [Line(partial(date_words.call_first, plan.call_by), "do", personal=True)]
        lines.append(Line(date_words.no_day if plan.claims else date_words.no_limit, "detail"))
        if headline.goes_on:
            lines.append(Line(partial(date_words.goes_on, None), "heed"))
        for court in plan.court:
            lines += [Line(partial(court_words.court_text, court), "detail", personal=True), _reviewed(court)]
    else:
        texts = partial(headline_text, headline, content)

        def more(number: int) -> Say:
            return lambda language: texts(language).more[number]

        def title(language: Language) -> str:
            return texts(language).title

        count = len(texts(load_language(SOURCE)).more)
        lines = [Line(lambda language: texts(language).big, "do", personal=True)]
        lines += [Line(more(number), "detail", personal=True) for number in range(count)]
        if headline.kind == "by" and day and not day.lawyer:
            lines.append(Line(partial(date_words.days_left_text, day), "left", personal=True))
            lines.append(Line(partial(date_words.sum_text, day, content), "counted", personal=True))
            lines.append(Line(date_words.sooner, "heed"))
        if dated := day or headline.pay or headline.court:
            lines.append(_reviewed(dated))
    return Section("headline", title, tuple(lines))


def told_table(plan: Plan, content: Content) -> Section:
    """The nearest day of each claim at each office, for a person's sheet. How far they were checked stands once above them."""
    rows, more = plan.table.rows, plan.table.more
    if not rows:
        return Section("table", fixed(""))
    under = [Line(partial(date_words.table_label, rows), "reviewed")]
    if any(isinstance(row, SafeDay) and row.when != "passed" for row in rows):
        under.append(Line(partial(date_words.how_rows_count, plan), "heed"))
    found = {contact.agency for contact in plan.to_call[:CALLED]}
    named: set[str] = set()
    items = [_row(row, plan, content, named, found) for row in rows]
    if more:
        items.append(Item("more", (Line(partial(date_words.more_days, more), "heed"),)))
    title: Say = lambda language: language.say("told.table", "Your offices and dates")  # noqa: E731
    return Section("table", title, tuple(under), tuple(items))


def _row(row: SafeDay | CourtDay, plan: Plan, content: Content, named: set[str], found: set[str]) -> Item:
    """named: the offices of the rows above; their number and what must stand beside it are not said again. found: those that stand under
    "who to call" with all their names."""
    signed = [_reviewed(row)] if row.reviewer.strip() else []
    if isinstance(row, CourtDay):
        line = Line(partial(court_words.court_text, row), "detail", personal=True)
        return Item(f"court.{row.rule}.{row.question}", (line, *signed), sources=row.sources, fact=row)
    rule, agency = content.rule[row.rule], content.agency[row.agency]
    alone = plan.safety == "free" and not row.lawyer
    lines = [_when(row, plan)]
    name = office_name if agency.acronym or row.agency in named | found else office_found  # an acronym is the same on every door
    lines += [Line(of("claim", content.claim[row.claim], "label"), "do"), Line(partial(name, agency), "office")]
    if alone and row.agency not in named:
        named.add(row.agency)
        lines += [*([phone_line(agency.phone, agency.phone_seen)] if agency.phone else []), *in_a_row(agency, content)]
    if date_words.how_it_counts(row, load_language(SOURCE)):
        lines.append(Line(partial(date_words.how_it_counts, row), "detail"))
    if row.maybe:
        lines.append(Line(date_words.maybe_text, "caution"))
    if row.when != "passed":
        if rule.closes_court:
            lines.append(Line(court_words.closes_court, "caution"))
        lines.append(Line(partial(date_words.counted_short, row), "counted", personal=True))
    return Item(f"day.{row.rule}.{row.question}", (*lines, *signed), sources=row.sources, fact=row)


def _when(row: SafeDay, plan: Plan) -> Line:
    """The day, or what to do instead. Of pay that goes on, a day that has passed is not the end."""
    limit = next((pay for pay in plan.pay if pay.rule == row.rule), None)
    if row.when == "passed" and limit and plan.goes_on:
        return Line(partial(date_words.goes_on_in_a_row, limit), "now", personal=True)
    return Line(partial(date_words.by_text, row), "when" if row.when == "ahead" else "now", personal=True)


def told_dates(plan: Plan, content: Content) -> Section:
    """Every day, the earliest first; then pay that is lost payday by payday, and court."""
    limits = [
        *(_limit(f"pay.{limit.rule}", limit, partial(date_words.pay_limit_text, limit, content)) for limit in plan.pay),
        *(_limit(f"court.{court.rule}.{court.question}", court, partial(court_words.court_text, court)) for court in plan.court),
    ]
    how = [Line(partial(date_words.how_all_count, plan), "heed")] if plan.days else []
    dated: tuple[SafeDay | PayLimit | CourtDay, ...] = (*plan.days, *plan.pay, *plan.court)
    if dated:
        how.insert(0, Line(partial(date_words.table_label, dated), "reviewed"))
    days = (told_day(day, content) for day in plan.days)
    return Section("dates", lambda language: language.say("told.dates", "Dates"), tuple(how), (*days, *limits))


def told_day(day: SafeDay, content: Content) -> Item:
    """A day to file by: the complaint, the office, and how to make it so that it counts. How far it was checked stands above the list,
    and beside it only where a reviewer has signed."""
    rule, agency = content.rule[day.rule], content.agency[day.agency]
    lines = [Line(partial(date_words.by_text, day), "when" if day.when == "ahead" else "now", personal=True)]
    if agency.phone and day.when != "ahead" and not day.lawyer:
        lines += [phone_line(agency.phone, agency.phone_seen), *beside(agency, content)]
    lines += [Line(of("claim", content.claim[day.claim], "label"), "do"), Line(partial(office_name, agency), "office")]
    if date_words.how_it_counts(day, load_language(SOURCE)):
        lines.append(Line(partial(date_words.how_it_counts, day), "detail"))
    if day.maybe:
        lines.append(Line(date_words.maybe_text, "caution"))
    lines.append(Line(partial(date_words.counted_from, day), "counted", personal=True))
    if rule.note:
        lines.append(Line(of("rule", rule, "note"), "counted"))
    signed = [_reviewed(day)] if day.reviewer.strip() else []
    return Item(f"day.{day.rule}.{day.question}", (*lines, *signed), sources=day.sources, fact=day)


def _limit(id_: str, limit: PayLimit | CourtDay, text: Say) -> Item:
    signed = [_reviewed(limit)] if limit.reviewer.strip() else []
    return Item(id_, (Line(text, "detail", personal=True), *signed), sources=limit.sources, fact=limit)


def _reviewed(dated: SafeDay | PayLimit | CourtDay) -> Line:
    return Line(partial(date_words.reviewed_label, dated.reviewed, dated.reviewer), "reviewed")


def told_limits(plan: Plan, content: Content) -> Section:
    """Limits of which we know that they exist, and no date."""
    items = (_without_a_date(said, content) for said in plan.said)
    return Section(
        "said", lambda language: language.say("told.said", "Time limits for which we give no date"), items=tuple(items), part_of="dates"
    )


def _without_a_date(said: Said, content: Content) -> Item:
    line = Line(partial(date_words.said_text, said, content), "detail")
    return Item(f"said.{said.text}", (line,), sources=said.sources, fact=content.rule_text[said.text])
