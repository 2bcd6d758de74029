"""Which clocks the answers start, and the safe day of each. Pure: answers, content and today in; days and texts out.

Source of the rules: the deadlines dossier, sections 2, 3 and 7. A `compute` rule gives a day; a `text` rule gives only words.
Days are shown, never "too late": a day that has passed is marked so, and the view says what may still help.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from guide.answers import Answers, Day
from guide.content.load import Content
from guide.content.schema import ClaimKind, Rule
from guide.deadlines import legal_day, oldest_payday_still_safe, oldest_trigger_still_safe, safe_day, start_of_work_before
from guide.interview import matches

URGENT_DAYS = 14
SHORT_CLOCK_DAYS = 30
FACTS_LAST = relativedelta(months=12)
"""Rules reviewed longer ago than this are not computed any more; the person gets words instead."""

ACTS = ("when_fired", "when_cut", "when_threatened", "when_other_act", "when_immigration_threat")
PAYDAYS = ("when_pay_first", "when_pay_last")
PAY_CLAIMS: tuple[ClaimKind, ...] = ("pay", "minimum_pay", "pay_promise", "pay_contract", "pay_records")


@dataclass(frozen=True, slots=True)
class SafeDay:
    """One rule counted from one answer. `maybe`: a limit that holds in some cases only.

    `urgent`: 14 days or fewer are left before the safe day, or it has passed while the legal day, never shown, may still lie ahead.
    """

    rule: str
    claim: str
    agency: str
    question: str
    counted_from: dt.date
    exact: bool
    file_before: dt.date
    days_left: int
    urgent: bool
    maybe: bool
    sources: tuple[str, ...]
    reviewed: dt.date
    reviewer: str

    @property
    def passed(self) -> bool:
        return self.days_left < 0


@dataclass(frozen=True, slots=True)
class PayLimit:
    """Pay is lost payday by payday: what fell due before `lost_before` may already be out of reach under this rule."""

    rule: str
    claim: str
    agency: str
    lost_before: dt.date
    maybe: bool
    sources: tuple[str, ...]
    reviewed: dt.date
    reviewer: str


@dataclass(frozen=True, slots=True)
class Said:
    """A limit without a date: the id of its words, the offices it is about and the rules behind it."""

    text: str
    agencies: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clocks:
    days: tuple[SafeDay, ...] = ()
    pay: tuple[PayLimit, ...] = ()
    said: tuple[Said, ...] = ()
    short_clock_may_run: bool = False


def raised(answers: Answers) -> dict[ClaimKind, tuple[str, ...]]:
    """The claims these answers raise, each with the questions whose days start its clock."""
    claims: dict[ClaimKind, list[str]] = {}

    def add(kinds: tuple[ClaimKind, ...], *questions: str) -> None:
        for kind in kinds:
            known = claims.setdefault(kind, [])
            known += [q for q in questions if q not in known]

    if answers.has("problems", "not_paid", "low_pay_or_overtime"):
        add(PAY_CLAIMS, *PAYDAYS)
    if answers.has("problems", "unsafe", "injured"):
        add(("safety",))
    if answers.has("problems", "discrimination"):
        add(("discrimination", "discrimination_state"), "when_discrimination")
    if answers.has("problems", "harassment"):
        add(("discrimination", "discrimination_state", "sexual_harassment_state", "harassment"), "when_harassment")
    if answers.has("problems", "papers_asked"):  # not papers_abuse: an old answer may mean a kept passport, which is no case for an office
        add(("papers",), "when_papers_asked")
    if acts := acts_of_punishment(answers):
        add(_claims_of_punishment(answers), *acts)
    if answers.has("problems", "immigration_threat"):
        add(("status_threat",), "when_immigration_threat")  # some states forbid the threat itself, whatever its reason
    if claims or answers.has("problems", "forced_or_trapped"):
        add(("court",))
    return {kind: tuple(questions) for kind, questions in claims.items()}


def acts_of_punishment(answers: Answers) -> tuple[str, ...]:
    """The day questions of each act of punishment: separate acts have separate clocks."""
    acts: list[str] = []
    if answers.has("problems", "punished"):
        how = {"fired": "when_fired", "cut": "when_cut", "threatened": "when_threatened"}
        acts += [question for act, question in how.items() if answers.has("punished_how", act)]
        if answers.has("punished_how", "other_act", "unknown"):
            acts.append("when_other_act")
    if answers.has("problems", "immigration_threat"):
        acts.append("when_immigration_threat")
    return tuple(acts)


def _claims_of_punishment(answers: Answers) -> tuple[ClaimKind, ...]:
    """An unknown or other reason raises every claim: the shortest clock must not be missed."""
    every = answers.has("punished_for", "unknown", "other")
    transport, farm, home = (answers.has("work", w) for w in ("trucking_warehouse", "farm", "home"))
    claims: list[ClaimKind] = []
    if every or answers.has("punished_for", "safety"):
        claims.append("safety_punished")
        if transport:
            claims += ["safety_punished_transport", "safety_punished_rail", "safety_punished_sea"]
        if transport or answers.has("work", "food_plant"):
            claims.append("safety_punished_food")
    if every or answers.has("punished_for", "pay"):
        claims.append("pay_punished")
    together = answers.has("punished_for", "acting_together") or answers.has("coworkers", "yes_talking")
    if (every or together) and not (farm or home):  # the labor relations law leaves out farm and household workers
        claims.append("together_punished")
    if farm:
        claims.append("farm_punished")
    if every or answers.has("punished_for", "discrimination"):
        claims += ["discrimination", "discrimination_state"]
    if every or answers.has("punished_for", "papers"):
        claims.append("papers")
    return tuple(claims)


def clocks(answers: Answers, content: Content, today: dt.date) -> Clocks:
    """Every clock the answers start. `answers` must be the reached ones (interview.reached)."""
    claims = raised(answers)
    days: list[SafeDay] = []
    pay: list[PayLimit] = []
    said: dict[str, list[Rule]] = {}
    short_clock_may_run = False
    for rule in _rules_here(answers, content):
        covered = [claim for claim in (rule.claim, *rule.also) if claim in claims]
        if not covered or not matches(rule.when, answers):
            continue
        questions = {q: claim for claim in reversed(covered) for q in claims[claim]}  # the rule's own claim names the day
        short_clock_may_run |= any(_short_clock_may_run(rule, answers.day(q), today) for q in questions)
        if rule.use == "text" or rule.reviewed + FACTS_LAST < today:
            said.setdefault(rule.says or "office_has_limit", []).append(rule)
        elif rule.claim in PAY_CLAIMS:
            found = list(_paydays(rule, answers, today))
            days += found
            if found:
                pay.append(_pay_limit(rule, today))
        else:
            given = [(q, claim, day) for q, claim in questions.items() if (day := answers.day(q))]
            days += [_safe_day(rule, claim, q, day, day.date, today) for q, claim, day in given if not _before_the_law(rule, day)]
            if any(_before_the_law(rule, day) for _, _, day in given):
                said.setdefault("state_discrimination_limit", []).append(rule)
    if any(claim in claims for claim in PAY_CLAIMS):
        if not pay:
            said.setdefault("pay_each_payday", [])  # no payday is known: words, never a date
        if answers.one("state") == "unknown":
            said.setdefault("pay_place_unknown", [])
    place = content.place.get(answers.one("state"))
    if place and place.federal_only:
        said.setdefault("territory_offices", [])
    days.sort(key=lambda d: (d.file_before, d.maybe, d.rule, d.question))
    return Clocks(
        days=tuple(days),
        pay=tuple(sorted(pay, key=lambda p: (p.maybe, p.lost_before))),
        said=tuple(_said(text, rules, content) for text, rules in said.items()),
        short_clock_may_run=short_clock_may_run,
    )


def _before_the_law(rule: Rule, day: Day) -> bool:
    """The act happened, or may have happened, before the day from which this limit counts."""
    return rule.acts_since is not None and day.date < rule.acts_since


def _latest(day: Day, today: dt.date) -> dt.date:
    """The last day an answer can mean: a month may mean its last day, but never a day that has not come."""
    return day.date if day.exact else min(today, day.date + relativedelta(day=31))


def _short_clock_may_run(rule: Rule, day: Day | None, today: dt.date) -> bool:
    """A clock of 30 days or fewer of which more than 7 are gone (dossier, section 7, rule 7), or which may be running because the day,
    or the day of the month, is not known. It warns in words also when the facts are too old for dates."""
    if rule.use != "compute" or rule.unit != "days" or not rule.amount or rule.amount > SHORT_CLOCK_DAYS:
        return False
    if day is None:
        return True
    gone = (today - day.date).days
    return gone > 7 and legal_day(_latest(day, today), rule.amount, rule.unit) >= today


def _rules_here(answers: Answers, content: Content) -> Iterator[Rule]:
    """Federal rules, then those of the place; a place row that only repeats the federal one is left out."""
    place = answers.one("state")
    federal = {(r.agency, r.claim, r.use, r.unit, r.amount) for r in content.rule.values() if r.place == "US"}
    for rule in content.rule.values():
        repeats = (rule.agency, rule.claim, rule.use, rule.unit, rule.amount) in federal and rule.use == "compute"
        if rule.place == "US" or (rule.place == place and not repeats):
            yield rule


def _paydays(rule: Rule, answers: Answers, today: dt.date) -> Iterator[SafeDay]:
    """The oldest and the newest wrong payday; never one date for a whole job."""
    for question in PAYDAYS:
        day = answers.day(question)
        if day is None or (question == "when_pay_last" and day == answers.day("when_pay_first")):
            continue
        start = start_of_work_before(day.date) if rule.clock == "work_done" else day.date
        yield _safe_day(rule, rule.claim, question, day, start, today)


def _safe_day(rule: Rule, claim: ClaimKind, question: str, day: Day, start: dt.date, today: dt.date) -> SafeDay:
    assert rule.amount and rule.unit and rule.agency  # the content check refuses a compute row without them
    before = safe_day(start, rule.amount, rule.unit, rule.margin_days)
    last_chance = legal_day(_latest(day, today), rule.amount, rule.unit)
    days_left = (before - today).days
    return SafeDay(
        rule=rule.id,
        claim=claim,
        agency=rule.agency,
        question=question,
        counted_from=day.date,
        exact=day.exact,
        file_before=before,
        days_left=days_left,
        urgent=days_left <= URGENT_DAYS and last_chance >= today,
        maybe=rule.maybe,
        sources=rule.sources,
        reviewed=rule.reviewed,
        reviewer=rule.reviewer,
    )


def _pay_limit(rule: Rule, today: dt.date) -> PayLimit:
    assert rule.amount and rule.unit and rule.agency
    oldest = oldest_payday_still_safe if rule.clock == "work_done" else oldest_trigger_still_safe
    return PayLimit(
        rule=rule.id,
        claim=rule.claim,
        agency=rule.agency,
        lost_before=oldest(today, rule.amount, rule.unit),
        maybe=rule.maybe,
        sources=rule.sources,
        reviewed=rule.reviewed,
        reviewer=rule.reviewer,
    )


def _said(text: str, rules: list[Rule], content: Content) -> Said:
    sources = [*content.rule_text[text].sources, *(s for r in rules for s in r.sources)]
    return Said(
        text=text,
        agencies=tuple(dict.fromkeys(r.agency for r in rules if r.agency)),
        rules=tuple(r.id for r in rules),
        sources=tuple(dict.fromkeys(sources)),
    )
