"""A campaign as a link: the part of an address after `#`, which no browser sends to a server. Pure.

It holds the ids of options only: state, kind of work, problems, agency told, letter yes or no. Never a date, a name or a free
text, because anyone can make a link. Each option has a short code that comes from its id alone, so that the order of options
may change and an old link still means the same. Three letters at the end show whether the link is whole.

    c1-tx-8k-srfj-kqct-y-2kt        c1: campaign link, version 1
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from typing import Literal

from guide.content.load import Content
from guide.core.answers import Answers, Value, problem_with
from guide.core.campaign import Campaign

VERSION = 1
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u, which are easily misread on paper. A link may be typed in capitals."""

LENGTHS = {"work": 2, "problems": 2, "reported_to": 4}
"""Letters of a code. A test sees to it that no two options of a question share one."""

FIXED: Mapping[tuple[str, str], str] = {}
"""(question, option) -> code, should two options ever get the same one: give the newer option a code of its own here."""

MOST = 400
"""Nothing longer than this is looked at."""

LinkProblem = Literal["link_broken", "link_newer", "link_other_answers", "link_other_workplace"]


def to_fragment(campaign: Campaign) -> str:
    """What stands after the `#`. What the link cannot say exactly is left out, and each person is asked."""
    state = campaign.state.lower() if re.fullmatch("[A-Z]{2}", campaign.state) else ""
    parts = [
        f"c{VERSION}",
        state,
        option_code("work", campaign.work) if campaign.work else "",
        "".join(option_code("problems", p) for p in campaign.problems),
        option_code("reported_to", campaign.reported_to) if campaign.reported_to else "",
        {"has_it": "y", "no": "n"}.get(campaign.agency_letter, ""),
    ]
    body = "-".join(parts)
    return f"{body}-{_check(body)}"


def link(wizard: str, campaign: Campaign) -> str:
    """The whole address. `wizard`: the address of the wizard, such as https://example.org/guide."""
    return f"{wizard}#{to_fragment(campaign)}"


def is_campaign_link(fragment: str) -> bool:
    """The fragment claims to be a campaign link, whole or not: other fragments are no business of ours."""
    return re.match(r"#?c\d+-", fragment[:20].strip().lower()) is not None


def from_fragment(text: str, content: Content) -> Answers | LinkProblem:
    """The answers that a link fills in, or why it cannot be used. Any text may come in; nothing raises."""
    if len(text) > MOST:
        return "link_broken"
    fragment = text.strip().lstrip("#").rstrip(".,;:!?)>»”\"'").lower()
    version = re.match(r"c(\d{1,4})-", fragment)
    if version and int(version[1]) > VERSION:
        return "link_newer"
    code = f"[{LETTERS}]"
    shape = rf"(c1-([a-z]{{2}})?-({code}{{2}})?-((?:{code}{{2}})*)-({code}{{4}})?-([yn])?)-({code}{{3}})"
    match = re.fullmatch(shape, fragment, re.ASCII)
    if not match or _check(match[1]) != match[7]:
        return "link_broken"
    state, work, problems, agency, letter = match.group(2, 3, 4, 5, 6)
    values: dict[str, Value | None] = {}
    if state:
        values["state"] = state.upper() if state.upper() in content.options["state"] else None
    if work:
        values["work"] = _option("work", work, content)
    if problems:
        chosen = [_option("problems", problems[n : n + 2], content) for n in range(0, len(problems), 2)]
        values["problems"] = None if None in chosen else tuple(o for o in content.options["problems"] if o in chosen)
    if agency:
        values["reported"] = "someone_else"
        values["reported_to"] = _option("reported_to", agency, content)
    if letter:
        values["agency_letter"] = "has_it" if letter == "y" else "no"
    return _checked(values, content)


def _checked(values: Mapping[str, Value | None], content: Content) -> Answers | LinkProblem:
    """The guide may have changed since the link was made: then it is refused whole, and nothing is filled in by half."""
    known: dict[str, Value] = {q: value for q, value in values.items() if value is not None}
    no_day = dt.date.min  # a link holds no day, so none is compared with today
    if len(known) < len(values) or any(problem_with(content.question[q], v, content, no_day) for q, v in known.items()):
        return "link_other_answers"
    return Answers(known)


def option_code(question: str, option: str) -> str:
    """The code of an option. It depends on nothing but the ids."""
    return FIXED.get((question, option)) or _letters(f"{question}.{option}", LENGTHS[question])


def _option(question: str, code: str, content: Content) -> str | None:
    return next((o for o in content.options[question] if option_code(question, o) == code), None)


def _check(body: str) -> str:
    return _letters(f"five steps {body}", 3)


def _letters(text: str, count: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return "".join(LETTERS[number >> (59 - 5 * n) & 31] for n in range(count))
