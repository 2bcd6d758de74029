"""From the fields of the form to a `Campaign`, and back. Nothing that was typed is lost on the way.

Goes in: the fields as a browser sends them.  Comes out: a `Campaign`, or every `CampaignProblem` with the field it belongs to.
A field that no campaign has is refused, so the form cannot carry anything about a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from guide.content.load import Content
from guide.content.schema import Kind
from guide.core.campaign import PRINTED_DAYS, Campaign, CampaignProblem, read_campaign
from guide.core.form import BOXES, PARTS, Typed, day_of, typed_day
from guide.web.forms import Refused

Fields = Mapping[str, Sequence[str]]
"""Name of a field -> what was typed or chosen. A day has a field for each of its parts (`clinic_date.month`), and `said` for its boxes."""


def kind_of(key: str, content: Content) -> Kind:
    """How a fact of a campaign is entered: as its question is answered, or as a date or a line where it answers no question."""
    if question := content.question.get(key):
        return question.kind
    return "date" if key in PRINTED_DAYS else "text"


def names(content: Content) -> dict[str, bool]:
    """Every field of the form, and whether a browser may send it several times."""
    found: dict[str, bool] = {}
    for key in Campaign.model_fields:
        kind = kind_of(key, content)
        found |= {f"{key}.{part}": part == "said" for part in (*PARTS, "said")} if kind == "date" else {key: kind == "many"}
    return found


def read_typed(fields: Fields, content: Content, today: dt.date) -> tuple[Campaign | None, list[CampaignProblem]]:
    """The campaign that the form describes. Empty fields are left out. Raises Refused for fields that the form does not have."""
    known = names(content)
    if not fields.keys() <= known.keys() or any(len(values) > 1 and not known[name] for name, values in fields.items()):
        raise Refused("bad_form", 400)
    data: dict[str, Any] = {}
    problems = []
    for key in Campaign.model_fields:
        kind = kind_of(key, content)
        if kind == "date":
            value, code = day_of(_parts(fields, key))
            problems += [CampaignProblem(code, key)] if code else []
            data[key] = value
        else:
            data[key] = list(fields.get(key, ())) if kind == "many" else _one(fields, key).strip()
    campaign, found = read_campaign({key: value for key, value in data.items() if value}, content, today)
    problems += found
    return (None if problems else campaign), problems


def typed_of(campaign: Campaign, content: Content) -> Fields:
    """The fields that describe a campaign: to change what was read from a file."""
    fields: dict[str, Sequence[str]] = {}
    for key in Campaign.model_fields:
        value: str | tuple[str, ...] = getattr(campaign, key)
        if kind_of(key, content) == "date":
            parts = typed_day(str(value))
            fields |= {f"{key}.{part}": [parts.get(part, "")] for part in PARTS}
            fields[f"{key}.said"] = [box for box in BOXES if box in parts]
        else:
            fields[key] = [value] if isinstance(value, str) else value
    return {name: values for name, values in fields.items() if any(values)}


def _one(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _parts(fields: Fields, key: str) -> Typed:
    """What the parts of a date hold. Raises Refused for a box that the form does not have."""
    ticked = [box.strip() for box in fields.get(f"{key}.said", ()) if box.strip()]
    if not set(ticked) <= set(BOXES):
        raise Refused("bad_form", 400)
    return {part: _one(fields, f"{key}.{part}") for part in PARTS} | dict.fromkeys(ticked, True)
