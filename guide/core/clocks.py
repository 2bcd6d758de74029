"""Which clocks the answers start, and the safe day of each. Pure: answers, content and today in; days and texts out.

Source of the rules: the deadlines dossier, sections 2, 3 and 7. A `compute` rule gives a day to file by; a `lawyer_by` rule gives a
day to have seen a lawyer by, about court; a `text` rule gives only words.
Days are shown, never "too late": a day that has passed is marked so, and the view says what may still help.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta

from guide.content.load import Content
from guide.content.named import (
    EEOC_NOT_LONGER,
    EEOC_SOMETIMES_LONGER,
    OFFICE_HAS_LIMIT,
    PAY_EACH_PAYDAY,
    PAY_PLACE_UNKNOWN,
    STATE_DISCRIMINATION_LIMIT,
    TERRITORY_OFFICES,
)
from guide.content.schema import ClaimKind, Rule
from guide.core.answers import Answers
from guide.core.interview import matches
from guide.core.limits import (
    PAY_CLAIMS,
    PAYDAYS,
    CourtDay,
    PayLimit,
    SafeDay,
    before_the_law,
    court_days,
    court_matters,
    day_of_act,
    days_of_pay,
    pay_limit,
    short_clock_may_run,
)
from guide.core.safety import nobody_alone, safety_of

FACTS_LAST = relativedelta(months=12)
"""Rules reviewed longer ago than this are not computed any more; the person gets words instead."""


@dataclass(frozen=True, slots=True)
class Said:
    """A limit without a date: the id of its words, the offices it is about and the rules behind it."""

    text: str
    agencies: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clocks:
    """What the clocks of one person give: days of offices, days about court, pay that may be lost, and limits without a date."""

    days: tuple[SafeDay, ...] = ()
    court: tuple[CourtDay, ...] = ()
    pay: tuple[PayLimit, ...] = ()
    said: tuple[Said, ...] = ()
    short: tuple[str, ...] = ()
    """The offices with a clock of 30 days or fewer that may be running, where the day, or the day of the month, is not known or more
    than 7 days are gone."""


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
    """Every clock the answers start; none for a person who is not free. `answers` must be the reached ones (interview.reached)."""
    claims = raised(answers)
    if safety_of(answers) == "not_free":
        return Clocks()
    days: list[SafeDay] = []
    court: list[CourtDay] = []
    pay: list[PayLimit] = []
    said: dict[str, list[Rule]] = {}
    short: list[str] = []
    federal = {_key(rule) for rule in content.rule.values() if rule.place == "US" and rule.use == "compute"}
    for rule in _rules_here(answers, content):
        covered = [claim for claim in (rule.claim, *rule.also) if claim in claims]
        if not covered or not matches(rule.when, answers):
            continue
        if rule.place != "US" and _key(rule) in federal:  # its day would stand twice
            if rule.says:
                said.setdefault(rule.says, []).append(rule)
            continue
        questions = {q: claim for claim in reversed(covered) for q in claims[claim]}  # the rule's own claim names the day
        if rule.agency and any(short_clock_may_run(rule, answers.day(q), today) for q in questions):
            short.append(rule.agency)
        if rule.use == "text" or rule.reviewed + FACTS_LAST < today:
            said.setdefault(rule.says or OFFICE_HAS_LIMIT, []).append(rule)
        elif rule.use == "lawyer_by":
            court += court_days(rule, questions, answers, today)
        elif rule.claim in PAY_CLAIMS:
            days += days_of_pay(rule, answers, today)
            pay += pay_limit(rule, answers, today)
        else:
            given = [(q, claim, day) for q, claim in questions.items() if (day := answers.day(q))]
            days += [day_of_act(rule, claim, q, day, today) for q, claim, day in given if not before_the_law(rule, day)]
            if any(before_the_law(rule, day) for _, _, day in given):
                said.setdefault(STATE_DISCRIMINATION_LIMIT, []).append(rule)
    if EEOC_NOT_LONGER in said:
        said.pop(EEOC_SOMETIMES_LONGER, None)
    if any(claim in claims for claim in PAY_CLAIMS):
        if not answers.day("when_pay_first"):
            said.setdefault(PAY_EACH_PAYDAY, [])  # the oldest payday is not known: words, and no date stands for all of the pay
        if answers.one("state") == "unknown":
            said.setdefault(PAY_PLACE_UNKNOWN, [])
    place = content.place.get(answers.one("state"))
    if place and place.federal_only:
        said.setdefault(TERRITORY_OFFICES, [])
    lawyer_first = safety_of(answers) == "lawyer_first"
    if lawyer_first:  # words that send to an office would stand against "do not call a labor office"
        said = {text: rules for text, rules in said.items() if not any(rule.agency for rule in rules)}
    days = [replace(d, lawyer=lawyer_first or nobody_alone(d.agency, content)) for d in days]
    days.sort(key=lambda d: (d.by, d.maybe, d.rule, d.question))
    return Clocks(
        days=tuple(days),
        court=tuple(c for c in court if c.claim not in PAY_CLAIMS or court_matters(c, days, today)),
        pay=tuple(sorted(pay, key=lambda p: (p.maybe, p.lost_before))),
        said=tuple(_said(text, rules, content) for text, rules in said.items()),
        short=tuple(dict.fromkeys(short)),
    )


def _rules_here(answers: Answers, content: Content) -> Iterator[Rule]:
    """Federal rules, then those of the place. A row of one city or county is left out, because the guide asks only for the state."""
    here = ("US", answers.one("state"))
    yield from (rule for rule in content.rule.values() if not rule.city and rule.place in here)


def _key(rule: Rule) -> tuple[object, ...]:
    """What makes a row of a place the same as a federal one."""
    return rule.agency, rule.claim, rule.use, rule.unit, rule.amount


def _said(text: str, rules: list[Rule], content: Content) -> Said:
    sources = [*content.rule_text[text].sources, *(s for r in rules for s in r.sources)]
    return Said(
        text=text,
        agencies=tuple(dict.fromkeys(r.agency for r in rules if r.agency)),
        rules=tuple(r.id for r in rules),
        sources=tuple(dict.fromkeys(sources)),
    )
