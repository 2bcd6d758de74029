"""Conditions with names, for what a table of answers cannot say. Each docstring states it in a lawyer's words; pure.

The content names them (`when = "urgent_clock"`); `decide` answers for a condition of either kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from guide.content.schema import Condition
from guide.core.answers import Answers
from guide.core.clocks import Clocks, raised
from guide.core.interview import matches
from guide.core.safety import safety_of

SEE_A_LAWYER_BEFORE = relativedelta(months=6)
"""How long before a work permit ends its holder should have seen a lawyer. Our own caution, not a rule of law: the dossier
says "well before", and no renewal is known to work."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a named condition may look at."""

    answers: Answers
    clocks: Clocks
    today: dt.date


Decide = Callable[[Facts], bool]
CONDITIONS: dict[str, Decide] = {}


def condition(function: Decide) -> Decide:
    """Decorator: the content may name this function as a condition, by its name."""
    CONDITIONS[function.__name__] = function
    return function


def decide(when: Condition | None, facts: Facts) -> bool:
    """True when the condition holds, whether it is a table of answers or the name of one."""
    return CONDITIONS[when](facts) if isinstance(when, str) else matches(when, facts.answers)


def _may_call(facts: Facts) -> bool:
    return safety_of(facts.answers) == "free"


@condition
def urgent_clock(facts: Facts) -> bool:
    """Fourteen days or fewer are left before a safe day: a running clock beats an appointment. Safety beats a clock: not for forced work
    or kept papers, nor for an office to which nobody should go without a lawyer."""
    return _may_call(facts) and any(day.urgent and not day.maybe and not day.lawyer for day in facts.clocks.days)


@condition
def thirty_day_clock(facts: Facts) -> bool:
    """A 30-day clock for punishment is running and more than 7 days are gone, or it may be running because the day is not known. Not for
    forced work or kept papers."""
    return _may_call(facts) and bool(facts.clocks.short)


@condition
def call_today(facts: Facts) -> bool:
    """A clock is close to its end, or a 30-day clock may be running: nobody should wait for an appointment."""
    return urgent_clock(facts) or thirty_day_clock(facts)


@condition
def clock_passed(facts: Facts) -> bool:
    """A safe day has gone by: other offices, longer limits or pauses may still help. Not for forced work or kept papers."""
    return _may_call(facts) and any(day.passed for day in facts.clocks.days)


@condition
def lawyer_first(facts: Facts) -> bool:
    """The person said yes or not sure to the list of risks, or would rather not say. Screen only: it never reaches paper."""
    return facts.answers.given("risk") and not facts.answers.has("risk", "no")


@condition
def permit_ends_soon(facts: Facts) -> bool:
    """The work permit ends within six months, and has not ended yet."""
    ends = facts.answers.day("permit_ends")
    return ends is not None and ends.date - SEE_A_LAWYER_BEFORE <= facts.today and not permit_has_ended(facts)


@condition
def permit_has_ended(facts: Facts) -> bool:
    """The last day of the work permit has gone by. Of a permit known by its month only, the whole month has."""
    ends = facts.answers.day("permit_ends")
    return ends is not None and (ends.date if ends.exact else ends.date + relativedelta(day=31)) < facts.today


@condition
def permit_needs_a_lawyer(facts: Facts) -> bool:
    """The work permit ends within six months, or has ended."""
    return permit_ends_soon(facts) or permit_has_ended(facts)


@condition
def permit_ends_later(facts: Facts) -> bool:
    """The person has this protection, and its work permit does not end soon, or the day is not known."""
    return facts.answers.has("situation", "has_it") and not permit_needs_a_lawyer(facts)


@condition
def labor_office_may_help(facts: Facts) -> bool:
    """There is a complaint for a labor office, and nobody is forced to work or has their papers kept: so a page or a team of such an office
    may stand among those who help."""
    return _may_call(facts) and bool(raised(facts.answers))


@condition
def has_pay_problem(facts: Facts) -> bool:
    """Pay was not paid, or was too low."""
    return facts.answers.has("problems", "not_paid", "low_pay_or_overtime")


@condition
def was_punished(facts: Facts) -> bool:
    """The person was punished for speaking up, or threatened with immigration."""
    return facts.answers.has("problems", "punished", "immigration_threat")


@condition
def not_punished_so_far(facts: Facts) -> bool:
    """The person still works there, or did not say that they left, and was neither punished nor threatened until now."""
    return facts.answers.has("still_working", "yes", "unknown") and not was_punished(facts)


@condition
def together_claim(facts: Facts) -> bool:
    """The person was punished and acted together with coworkers, in a job that the federal law on acting together covers."""
    together = facts.answers.has("punished_for", "acting_together") or facts.answers.has("coworkers", "yes_talking")
    return together and "together_punished" in raised(facts.answers)


@condition
def unfair_claim(facts: Facts) -> bool:
    """The person was treated worse or harassed, or was punished for speaking against it."""
    return facts.answers.has("problems", "discrimination", "harassment") or facts.answers.has("punished_for", "discrimination")


@condition
def papers_claim(facts: Facts) -> bool:
    """The boss asked for papers or refused good ones, or an old answer may mean that, or the boss punished the person for speaking
    about papers: see a lawyer before that office."""
    return facts.answers.has("problems", "papers_asked", "papers_abuse") or facts.answers.has("punished_for", "papers")


@condition
def mail_may_come(facts: Facts) -> bool:
    """The person asked immigration for something, or would not say, or a letter from the government came or may have come."""
    return not facts.answers.has("situation", "never") or not facts.answers.has("notices", "no")


def meaning(name: str) -> str:
    """A named condition in a lawyer's words, on one line: the docstring of its function above."""
    return " ".join((CONDITIONS[name].__doc__ or "").split())
