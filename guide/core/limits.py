"""What one deadline rule gives for one day that a person told us: a safe day, a day about court, or pay that may be lost. Pure.

Source of the rules: the deadlines dossier, sections 2, 3 and 7, and the rules of the plan, 6 to 9. Which rules apply to a person
is decided in clocks.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateutil.relativedelta import relativedelta

from guide.content.schema import ClaimKind, HowItCounts, Rule
from guide.core.answers import Answers, Day
from guide.core.deadlines import (
    back_to_workday,
    legal_day,
    oldest_payday_still_safe,
    oldest_trigger_still_safe,
    safe_day,
    start_of_work_before,
)

URGENT_DAYS = 14
SHORT_CLOCK_DAYS = 30
PAYDAYS = ("when_pay_first", "when_pay_last")
PAY_CLAIMS: tuple[ClaimKind, ...] = ("pay", "minimum_pay", "minimum_pay_farm", "pay_promise", "pay_contract", "pay_records")
SEE_A_LAWYER_EARLIER = dt.timedelta(days=90)
"""How long before a limit for court a person should have seen a lawyer: a lawyer needs time to look at the case."""
OLD_PAY = relativedelta(months=12)
"""Pay that was due longer ago than this may be lost in court before an office is done with it."""

When = Literal["ahead", "margin", "may_end", "passed"]


@dataclass(frozen=True, slots=True)
class SafeDay:
    """One rule counted from one answer. `maybe`: a limit that holds in some cases only.

    by: the day we show; the office must have the complaint by then. days_left: until that day.
    before_margin: the same day without the margin of the rule; from it we judge what is urgent and what has passed.
    urgent: 14 days or fewer are left before that, or it has passed while the legal day, never shown, may still lie ahead.
    short: a clock of 30 days or fewer of which more than 7 are gone. lawyer: only for a lawyer to use, see clocks.py.
    """

    rule: str
    claim: str
    agency: str
    question: str
    counted_from: dt.date
    exact: bool
    by: dt.date
    before_margin: dt.date
    days_left: int
    urgent: bool
    short: bool
    passed: bool
    maybe: bool
    lawyer: bool
    how_it_counts: HowItCounts
    sources: tuple[str, ...]
    reviewed: dt.date
    reviewer: str

    @property
    def pressing(self) -> bool:
        """Nobody should wait for an appointment (plan, rule 2)."""
        return self.urgent or self.short

    @property
    def when(self) -> When:
        """ahead: the day can be shown. margin: contact the office this week. may_end: the limit may end on any day, so ask today.
        passed: the limit seems to be over; other offices or longer limits may help."""
        if self.days_left >= 0:
            return "ahead"
        if self.urgent:
            return "may_end"
        return "passed" if self.passed else "margin"


@dataclass(frozen=True, slots=True)
class CourtDay:
    """A limit for going to court, through a lawyer. A complaint at an office does not stop it, so nobody is told to file by it.

    lost_from: from then on the claim can be lost. see_by: the day to have seen a lawyer; None: that day has passed, so this week.
    lost_before: set when pay of the first wrong payday may already be lost: what was due before this day.
    """

    rule: str
    claim: str
    agency: str
    question: str
    counted_from: dt.date
    exact: bool
    lost_from: dt.date
    lost_before: dt.date | None
    see_by: dt.date | None
    days_left: int
    sources: tuple[str, ...]
    reviewed: dt.date
    reviewer: str


@dataclass(frozen=True, slots=True)
class PayLimit:
    """Pay is lost payday by payday: what fell due before `lost_before` may already be out of reach under this rule.

    It stands only where the first wrong payday lies before that day: otherwise nothing of this person's pay is so old.
    """

    rule: str
    claim: str
    agency: str
    lost_before: dt.date
    maybe: bool
    sources: tuple[str, ...]
    reviewed: dt.date
    reviewer: str


def before_the_law(rule: Rule, day: Day) -> bool:
    """The act happened, or may have happened, before the day from which this limit counts."""
    return rule.acts_since is not None and day.date < rule.acts_since


def _latest(day: Day, today: dt.date) -> dt.date:
    """The last day an answer can mean: a month may mean its last day, but never a day that has not come."""
    return day.date if day.exact else min(today, day.date + relativedelta(day=31))


def short_clock_may_run(rule: Rule, day: Day | None, today: dt.date) -> bool:
    """A clock of 30 days or fewer of which more than 7 are gone (dossier, section 7, rule 7), or which may be running because the day,
    or the day of the month, is not known. It warns in words also when the facts are too old for dates."""
    if rule.use != "compute" or rule.unit != "days" or not rule.amount or rule.amount > SHORT_CLOCK_DAYS:
        return False
    if day is None:
        return True
    gone = (today - day.date).days
    return gone > 7 and legal_day(_latest(day, today), rule.amount, rule.unit) >= today


def days_of_pay(rule: Rule, answers: Answers, today: dt.date) -> Iterator[SafeDay]:
    """The oldest and the newest wrong payday; never one date for a whole job."""
    for question in PAYDAYS:
        day = answers.day(question)
        if day is None or (question == "when_pay_last" and day == answers.day("when_pay_first")):
            continue
        start = start_of_work_before(day.date) if rule.clock == "work_done" else day.date
        yield _safe_day(rule, _claim_of_pay(rule, answers), question, day, start, today)


def _claim_of_pay(rule: Rule, answers: Answers) -> ClaimKind:
    """Federal law gives farm workers no overtime, so their claim has another name (program dossier, row 1.7, L946)."""
    return "minimum_pay_farm" if rule.claim == "minimum_pay" and answers.has("work", "farm") else rule.claim


def day_of_act(rule: Rule, claim: ClaimKind, question: str, day: Day, today: dt.date) -> SafeDay:
    """The safe day counted from the day of an act."""
    return _safe_day(rule, claim, question, day, day.date, today)


def _safe_day(rule: Rule, claim: ClaimKind, question: str, day: Day, start: dt.date, today: dt.date) -> SafeDay:
    assert rule.amount and rule.unit and rule.agency and rule.how_it_counts  # the content check refuses a compute row without them
    by = safe_day(start, rule.amount, rule.unit, rule.margin_days)
    before_margin = safe_day(start, rule.amount, rule.unit)
    last_chance = legal_day(_latest(day, today), rule.amount, rule.unit)
    return SafeDay(
        rule=rule.id,
        claim=claim,
        agency=rule.agency,
        question=question,
        counted_from=day.date,
        exact=day.exact,
        by=by,
        before_margin=before_margin,
        days_left=(by - today).days,
        urgent=(before_margin - today).days <= URGENT_DAYS and last_chance >= today,
        short=short_clock_may_run(rule, day, today),
        passed=before_margin < today,
        maybe=rule.maybe,
        lawyer=False,
        how_it_counts=rule.how_it_counts,
        sources=rule.sources,
        reviewed=rule.reviewed,
        reviewer=rule.reviewer,
    )


def court_days(rule: Rule, questions: dict[str, ClaimKind], answers: Answers, today: dt.date) -> Iterator[CourtDay]:
    """One line for pay, from the first wrong payday that is known; one line for each act of punishment."""
    assert rule.amount and rule.unit and rule.agency
    if rule.claim in PAY_CLAIMS:
        first = next((q for q in PAYDAYS if answers.day(q)), None)
        questions = {first: _claim_of_pay(rule, answers)} if first else {}
    for question, claim in questions.items():
        day = answers.day(question)
        if day is None:
            continue
        lost_from = safe_day(day.date, rule.amount, rule.unit)
        see_by = back_to_workday(lost_from - SEE_A_LAWYER_EARLIER)
        old = lost_from < today and rule.claim in PAY_CLAIMS
        yield CourtDay(
            rule=rule.id,
            claim=claim,
            agency=rule.agency,
            question=question,
            counted_from=day.date,
            exact=day.exact,
            lost_from=lost_from,
            lost_before=oldest_trigger_still_safe(today, rule.amount, rule.unit) if old else None,
            see_by=None if see_by < today or question == "when_pay_last" else see_by,  # older pay, of unknown age, is lost before that
            days_left=(lost_from - today).days,
            sources=rule.sources,
            reviewed=rule.reviewed,
            reviewer=rule.reviewer,
        )


def court_matters(court: CourtDay, days: list[SafeDay], today: dt.date) -> bool:
    """Pay in court is worth a line when the first wrong payday is more than twelve months old, or no office has an open day for pay.
    Otherwise the office comes first, and two years would only make a person wait."""
    offices_have_a_day = any(d.claim in PAY_CLAIMS and not d.maybe and d.when != "passed" for d in days)
    return not offices_have_a_day or court.counted_from + OLD_PAY < today


def pay_limit(rule: Rule, answers: Answers, today: dt.date) -> Iterator[PayLimit]:
    """What may already be lost under a rule, if the first wrong payday is old enough for that."""
    assert rule.amount and rule.unit and rule.agency
    oldest = oldest_payday_still_safe if rule.clock == "work_done" else oldest_trigger_still_safe
    first, lost_before = answers.day("when_pay_first"), oldest(today, rule.amount, rule.unit)
    if first is None or first.date >= lost_before:
        return
    yield PayLimit(
        rule=rule.id,
        claim=rule.claim,
        agency=rule.agency,
        lost_before=lost_before,
        maybe=rule.maybe,
        sources=rule.sources,
        reviewed=rule.reviewed,
        reviewer=rule.reviewer,
    )
