"""Conditions with names, for what a table of answers cannot say. Each docstring states it in a lawyer's words; pure.

The content names them (`when = "urgent_clock"`); `decide` answers for a condition of either kind.
"""

from __future__ import annotations

from collections.abc import Callable

from guide.content.schema import Condition
from guide.core.clocks import raised
from guide.core.facts import Facts
from guide.core.interview import matches
from guide.core.permit import lawyer_day
from guide.core.safety import nobody_alone

Decide = Callable[[Facts], bool]
CONDITIONS: dict[str, Decide] = {}


def condition(function: Decide) -> Decide:
    """Decorator: the content may name this function as a condition, by its name."""
    CONDITIONS[function.__name__] = function
    return function


def decide(when: Condition | None, facts: Facts) -> bool:
    """True when the condition holds, whether it is a table of answers or the name of one."""
    return CONDITIONS[when](facts) if isinstance(when, str) else matches(when, facts.answers)


# --- limits and the work permit -----------------------------------------------------------------------------------------


@condition
def call_today(facts: Facts) -> bool:
    """A time limit is close to its end, or a limit of 30 days may be running: nobody should wait for an appointment. The person’s safety
    comes before a time limit: not for forced work or kept documents."""
    return facts.presses


@condition
def permit_needs_a_lawyer(facts: Facts) -> bool:
    """The work permit ends within six months, or has ended."""
    permit = lawyer_day(facts.answers, facts.today)
    return permit is not None and (permit.soon or permit.ended)


@condition
def lawyer_first(facts: Facts) -> bool:
    """The person said yes or not sure to the list of risks, or would rather not say. Screen only: it is never printed."""
    return facts.answers.given("risk") and not facts.answers.has("risk", "no")


# --- the tasks of one person --------------------------------------------------------------------------------------------


@condition
def held(facts: Facts) -> bool:
    """The person is or was forced to work, or the boss keeps their documents, or an old answer may mean that."""
    return facts.safety != "free"


@condition
def is_free(facts: Facts) -> bool:
    """The person can leave: also one who has left forced work, or whose documents are kept."""
    return facts.safety != "not_free"


@condition
def one_call(facts: Facts) -> bool:
    """No other task of this person begins with a call: neither a time limit that is close, nor a letter from the government, nor forced
    work."""
    return facts.safety == "free" and not facts.presses and not facts.answers.has("notices", "yes")


@condition
def case_runs(facts: Facts) -> bool:
    """Somebody has told a labor office about this workplace, and nobody is forced to work or has their documents kept."""
    return facts.safety == "free" and facts.answers.has("reported", "me", "someone_else")


@condition
def coworkers_know(facts: Facts) -> bool:
    """It happened to coworkers too. Not where somebody is forced to work or has their documents kept, nor about a person under 18."""
    told = facts.answers.has("coworkers", "yes_talking", "yes_not_yet")
    return told and facts.safety == "free" and not facts.answers.has("problems", "child_labor")


@condition
def complaint_fits(facts: Facts) -> bool:
    """A labor office takes complaints like this one, and nobody has told it; or the nearest day is at another office than the one that
    was told. Not for an office to which nobody should go alone."""
    offices = (c.agency for c in facts.contacts if facts.content.agency[c.agency].claims)
    if facts.safety != "free" or all(nobody_alone(agency, facts.content) for agency in offices):
        return False
    if facts.answers.has("reported", "no", "unknown"):
        return True
    new, known = facts.to_file, facts.at_the_case
    return facts.answers.one("reported_to") != "unknown" and bool(new) and not (known and known[0].by <= new[0].by)


@condition
def family_plan_needed(facts: Facts) -> bool:
    """There is no plan for the family, or nobody knows of one, or somebody threatened to call immigration."""
    return facts.answers.has("family_plan", "no", "unknown") or facts.answers.has("problems", "immigration_threat")


# --- offices, papers and questions --------------------------------------------------------------------------------------


@condition
def labor_office_may_help(facts: Facts) -> bool:
    """There is a complaint for a labor office, and nobody is forced to work or has their documents kept: so a page or a team of such an
    office may stand among those who help."""
    return facts.safety == "free" and bool(raised(facts.answers))


@condition
def has_pay_problem(facts: Facts) -> bool:
    """Pay was not paid, or was too low."""
    return facts.answers.has("problems", "not_paid", "low_pay_or_overtime")


@condition
def was_punished(facts: Facts) -> bool:
    """The person was punished for speaking up, or threatened with immigration."""
    return facts.answers.has("problems", "punished", "immigration_threat")


def meaning(name: str) -> str:
    """A named condition in a lawyer's words, on one line: the docstring of its function above."""
    return " ".join((CONDITIONS[name].__doc__ or "").split())
