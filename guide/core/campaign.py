"""One workplace's shared facts, entered once and used for many coworkers; never a fact about a person. Pure.

Goes in: the text of a `campaign.toml`, or a dict.  Comes out: a `Campaign`, or every `CampaignProblem` at once; and the answers that
it shares. Refused: any key that is not a fact of the workplace, with the reason; numbers that look like a person's.
A problem never repeats what was written. The words for problems are in words/campaign.py, the link in campaign_link.py.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from guide.content.languages import LANGUAGES
from guide.content.load import Content
from guide.core.answers import Answers, ProblemCode, parse_day, paydays_reversed, problem_with, tidy
from guide.core.interview import matches, reached
from guide.core.today import has_come

VERSION = 1

PRINTED_DAYS = ("reported_when", "letter_date", "clinic_date")
PRINTED = ("workplace", "reported_when", "letter_date", "letter_scope", "local_organization", "clinic_date", "clinic_place")
"""The facts that answer no question: they are only printed or shown, and no plan depends on them."""

ABOUT_ONE_PERSON = {"reported": ("me",)}
"""Question -> the answers that a person gives and a campaign does not."""

PERSON_WORDS = frozenset(word for spelling in LANGUAGES.values() for word in spelling.person)
"""A key or a column with one of these words is about a person."""

OF_THE_WORKPLACE = ("workplace", "clinic", "local", "organization", "agency", "letter", "office")
"""A key that begins with one of these is a slip of the pen, even where the rest sounds like a person: `workplace_name`."""

PERSON_PHRASES = tuple(phrase for spelling in LANGUAGES.values() for phrase in spelling.person_phrases)
PERSON_NUMBER = re.compile(r"\bA[\s#-]*\d{2,3}[\s-]?\d{3}[\s-]?\d{3}\b|\b\d{3}-\d{2}-\d{4}\b", re.IGNORECASE)
"""An A-number or a Social Security number. It belongs on no paper of a campaign."""

LONGEST_LINE = 2_000
"""Longer texts are refused as they are: to compose the letters of a very long one could take hours."""
MOST_DOTS = 50
"""In a line of the file. `a.b.c` is a key inside a key, which no campaign has; a thousand of them would take the reader minutes."""

CampaignCode = (
    ProblemCode
    | Literal["not_toml", "not_campaign", "about_a_person", "unknown_key", "wrong_kind", "person_number", "told_by_a_person", "not_used"]
)


def _iso(value: object) -> object:
    """TOML has days of its own; inside the guide a day is `YYYY-MM-DD`."""
    return value.isoformat() if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else value


def _tidied(value: object) -> object:
    return tidy(value) if isinstance(value, str) and len(value) <= LONGEST_LINE else value


Chosen = Annotated[str, StringConstraints(max_length=60)]
Day = Annotated[str, BeforeValidator(_iso), StringConstraints(max_length=20)]
Line = Annotated[str, BeforeValidator(_tidied), StringConstraints(max_length=80)]
LongLine = Annotated[str, BeforeValidator(_tidied), StringConstraints(max_length=160)]


class Campaign(BaseModel):
    """What holds for everyone at one workplace. Every field may be empty; an empty one is asked of each person instead.

    A field for each question that is `shared` in questions.toml, by its id, and those of PRINTED; in the order of the file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    workplace: Line = ""
    state: Chosen = ""
    work: Chosen = ""
    problems: tuple[Chosen, ...] = ()
    punished_for: tuple[Chosen, ...] = ()
    punished_how: tuple[Chosen, ...] = ()
    when_fired: Day = ""
    when_cut: Day = ""
    when_threatened: Day = ""
    when_other_act: Day = ""
    when_immigration_threat: Day = ""
    when_pay_first: Day = ""
    when_pay_last: Day = ""
    when_discrimination: Day = ""
    when_harassment: Day = ""
    when_papers_asked: Day = ""
    when_papers_kept: Day = ""
    when_papers_abuse: Day = ""  # retired: an old file may hold it
    reported: Chosen = ""
    reported_to: Chosen = ""
    reported_when: Day = ""
    agency_letter: Chosen = ""
    letter_fits: Chosen = ""
    letter_date: Day = ""
    letter_scope: LongLine = ""
    local_organization: LongLine = ""
    clinic_date: Day = ""
    clinic_place: LongLine = ""


@dataclass(frozen=True, slots=True)
class CampaignProblem:
    """What is wrong. `key`: a key that campaigns have; empty for other keys, which are named by their `place` in the file.

    `near`: the key that may have been meant. `needs`: the (question, options) without which the answer is not used.
    """

    code: CampaignCode
    key: str = ""
    place: int = 0
    near: str = ""
    needs: tuple[str, tuple[str, ...]] | None = None


# --- what it means for a person's answers -------------------------------------------------------------------------------


def campaign_answers(campaign: Campaign) -> Answers:
    """The answers that all share; what the campaign leaves empty is not answered."""
    fields = (key for key in Campaign.model_fields if key not in PRINTED)
    return Answers({key: value for key in fields if (value := getattr(campaign, key))})


def merge(campaign: Campaign, answers: Answers) -> Answers:
    """The campaign's answers with this person's own. Where both answer a question, the person's answer replaces the campaign's."""
    return Answers({**campaign_answers(campaign).values, **answers.values})


def not_used(question: str, on_path: Answers, content: Content) -> tuple[str, tuple[str, ...]] | None:
    """Why an answer has no effect: the first (question, options) that must be answered before it counts; None when it counts.

    on_path: the answers that are reached (see interview.py).
    """
    when = content.question[question].when
    if on_path.given(question) or not isinstance(when, Mapping):
        return None
    for asked, options in when.items():
        if not matches({asked: options}, on_path):
            return asked, options
    return None


# --- reading ------------------------------------------------------------------------------------------------------------


def read_campaign_text(text: str, content: Content, today: dt.date) -> tuple[Campaign | None, list[CampaignProblem]]:
    """A campaign from the text of its file."""
    try:
        if any(line.count(".") > MOST_DOTS for line in text.split("\n") if not line.lstrip().startswith("#")):
            raise ValueError
        data = tomllib.loads(text)
    except (ValueError, RecursionError):  # a number of five thousand digits is a ValueError of its own
        return None, [CampaignProblem("not_toml")]
    return read_campaign(data, content, today)


def read_campaign(data: Any, content: Content, today: dt.date) -> tuple[Campaign | None, list[CampaignProblem]]:
    """A campaign from parsed TOML. None when there is any problem: a campaign counts for many people, so it is whole or not at all."""
    if not isinstance(data, dict):
        return None, [CampaignProblem("not_campaign")]
    version = data.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool):
        return None, [CampaignProblem("not_campaign")]
    if version > VERSION:
        return None, [CampaignProblem("newer_version")]
    given = {key: value for key, value in data.items() if key != "version"}
    if isinstance(state := given.get("state"), str):
        given["state"] = place_names(content).get(plain_words(state), state)
    places = {key: n for n, key in enumerate(data, 1)}
    try:
        campaign = Campaign.model_validate(given)
    except ValidationError as error:
        wrong = {str(e["loc"][0]): str(e["type"]) for e in error.errors()}
        problems = [_shape_problem(key, kind, places[key], content) for key, kind in wrong.items()]
        try:
            good = Campaign.model_validate({k: v for k, v in given.items() if k not in wrong})
        except ValidationError:  # cannot happen: each field is judged by itself
            return None, problems
        return None, problems + list(_problems(good, content, today))
    problems = list(_problems(campaign, content, today))
    return (None, problems) if problems else (_ordered(campaign, content), [])


def about_a_person(key: str) -> bool:
    """The name of a key or a column says that it holds something about a person."""
    words = plain_words(key)
    return not PERSON_WORDS.isdisjoint(words.split()) or any(f" {phrase} " in f" {words} " for phrase in PERSON_PHRASES)


def plain_words(text: str) -> str:
    """Small letters without accents and signs, words apart by one space: how keys and columns are compared. Nothing for a novel."""
    if len(text) > LONGEST_LINE:
        return ""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.casefold()))


def place_names(content: Content) -> dict[str, str]:
    """What people write for a place, as `plain_words` sees it, and its id: the letters, also as "N.Y.", the name, other spellings."""
    names: dict[str, str] = {}
    for place in content.place.values():
        for name in (place.id, ".".join(place.id), place.name, *place.also):
            names[plain_words(name)] = place.id
    return names


def _shape_problem(key: str, kind: str, place: int, content: Content) -> CampaignProblem:
    if kind.endswith("too_long"):
        return CampaignProblem("too_long", key)
    if kind != "extra_forbidden":
        return CampaignProblem("wrong_kind", key)
    meant = plain_words(key).split(" ")[0] in OF_THE_WORKPLACE
    if key in content.private or (about_a_person(key) and not meant):
        return CampaignProblem("about_a_person", place=place)
    near = difflib.get_close_matches(key.lower(), Campaign.model_fields, n=1, cutoff=0.7)
    return CampaignProblem("unknown_key", place=place, near=near[0] if near else "")


def _problems(campaign: Campaign, content: Content, today: dt.date) -> Iterator[CampaignProblem]:
    shared = campaign_answers(campaign)
    fine = True
    for question, value in shared.values.items():
        asked = content.question[question]
        code: CampaignCode | None = problem_with(asked, value, content, today)
        if value in ABOUT_ONE_PERSON.get(question, ()):
            code = "told_by_a_person"
        if code:
            fine = False
            yield CampaignProblem(code, question)
    if fine:
        on_path = reached(shared, content)
        for question in shared.values:
            if needs := not_used(question, on_path, content):
                yield CampaignProblem("not_used", question, needs=needs)
    if paydays_reversed(shared.day("when_pay_first"), shared.day("when_pay_last")):
        yield CampaignProblem("before_first", "when_pay_last")
    for key in PRINTED:
        if problem := _printed_problem(key, getattr(campaign, key), today):
            yield CampaignProblem(problem, key)


def _printed_problem(key: str, text: str, today: dt.date) -> CampaignCode | None:
    if key in PRINTED_DAYS and text:
        day = parse_day(text)
        if day is None:
            return "not_a_day"
        if key == "clinic_date":
            return "too_far_ahead" if day.date.year > today.year + 2 else None
        return None if has_come(day.date, today) else "future"
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") for c in text):
        return "strange_characters"
    return "person_number" if PERSON_NUMBER.search(text) else None


def _ordered(campaign: Campaign, content: Content) -> Campaign:
    """Choices in the order of the question, so that equal campaigns are equal."""
    many = {q: chosen for q, chosen in campaign_answers(campaign).values.items() if isinstance(chosen, tuple)}
    return campaign.model_copy(update={q: tuple(o for o in content.options[q] if o in chosen) for q, chosen in many.items()})


# --- writing ------------------------------------------------------------------------------------------------------------

HEAD = "# Five Steps · Cinco Pasos: campaign · campaña\n"


def write_campaign(campaign: Campaign) -> str:
    """The TOML text that `read_campaign_text` reads: the file an advocate keeps. Empty fields are left out."""
    lines = [HEAD, f"version = {VERSION}"]
    for key in Campaign.model_fields:
        value = getattr(campaign, key)
        if isinstance(value, tuple) and value:
            lines.append(f"{key} = [{', '.join(map(_quoted, value))}]")
        elif isinstance(value, str) and value:
            lines.append(f"{key} = {_quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON escapes the same way, but for one character, which no tidy text holds."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
