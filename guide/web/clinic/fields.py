"""From the fields of the form to a `Campaign`, and back. Nothing that was typed is lost on the way.

Goes in: the fields as a browser sends them.  Comes out: a `Campaign`, or every `CampaignProblem` with the field it belongs to.
A field that no campaign has is refused, so the form cannot carry anything about a person.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from guide.content.load import Content
from guide.core.answers import parse_day
from guide.core.campaign import DAYS_FOR_ALL, Campaign, CampaignProblem, read_campaign
from guide.web.forms import Refused

Typed = Mapping[str, Sequence[str]]
"""Name of a field -> what was typed or chosen."""

LINES: Final = ("workplace", "letter_scope", "local_organization", "clinic_place")
DAYS: Final = (*DAYS_FOR_ALL, "reported_when", "letter_date", "clinic_date")
SEVERAL: Final = ("problems", "punished_for", "punished_how")
CHOICES: Final = ("state", "work", "reported", "reported_to", "agency_letter", "letter_fits")
PARTS: Final = ("month", "day", "year", "said")
"""A day has four fields; `said` holds "ongoing" or "unknown" instead of a day."""

NAMES: Final = frozenset((*LINES, *SEVERAL, *CHOICES, *(f"{key}.{part}" for key in DAYS for part in PARTS)))


def read_typed(typed: Typed, content: Content, today: dt.date) -> tuple[Campaign | None, list[CampaignProblem]]:
    """The campaign that the form describes. Empty fields are left out. Raises Refused for fields that the form does not have."""
    if not typed.keys() <= NAMES or any(len(values) > 1 and not _several(name) for name, values in typed.items()):
        raise Refused("bad_form", 400)
    data: dict[str, Any] = {key: list(typed[key]) for key in SEVERAL if typed.get(key)}
    data |= {key: value for key in (*LINES, *CHOICES) if (value := _one(typed, key).strip())}
    problems = []
    for key in DAYS:
        day = _day(typed, key)
        if isinstance(day, CampaignProblem):
            problems.append(day)
        elif day:
            data[key] = day
    campaign, found = read_campaign(data, content, today)
    problems += found
    return (None if problems else campaign), problems


def typed_of(campaign: Campaign) -> Typed:
    """The fields that describe a campaign: to change what was read from a file."""
    typed: dict[str, Sequence[str]] = {key: getattr(campaign, key) for key in SEVERAL}
    typed |= {key: [getattr(campaign, key)] for key in (*LINES, *CHOICES)}
    for key in DAYS:
        value: str = getattr(campaign, key)
        day = parse_day(value)
        if day:
            typed[f"{key}.month"], typed[f"{key}.year"] = [str(day.date.month)], [str(day.date.year)]
            typed[f"{key}.day"] = [str(day.date.day)] if day.exact else []
        elif value:
            typed[f"{key}.said"] = [value]
    return {name: values for name, values in typed.items() if any(values)}


def _several(name: str) -> bool:
    return name in SEVERAL or name.endswith(".said")


def _one(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "")


def _day(typed: Typed, key: str) -> str | CampaignProblem:
    """`2026-03-15`, `2026-03`, "ongoing", "" when nothing is said, or what is wrong."""
    month, day, year, said = (_one(typed, f"{key}.{part}").strip() for part in PARTS)
    given, boxes = month or day or year, len(typed.get(f"{key}.said", ()))
    if not given and boxes < 2:
        return said
    if said:
        return CampaignProblem("both_given", key)
    if not re.fullmatch(r"[0-9]{4}", year) or not re.fullmatch(r"[0-9]{1,2}", month) or not re.fullmatch(r"[0-9]{0,2}", day):
        return CampaignProblem("not_a_day", key)
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
