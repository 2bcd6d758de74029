"""What the guide may say, as types: the shape of every TOML file beside this one.

Goes in: one parsed TOML table per file.  Comes out: frozen models.
It refuses unknown keys, so that a typing slip in a legal file is an error and never a silent gap.
Cross-references between files (an id that must exist) are checked in `load.py`.

Fields of type `Words` are the English msgids of the catalogs; their context is `kind.id.field`.
"""

from __future__ import annotations

import datetime as dt
import string
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator

from guide.content.languages import CODES, Code

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""An id in our own words: lower case, digits, underscores."""

RowId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,10}(-[a-z0-9]+)+$")]
"""The id of an agency or a deadline rule, as in the legal tables: `us-osha-11c`."""

SourceId = Annotated[str, StringConstraints(pattern=r"^L\d{3}$")]
PlaceId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Field(json_schema_extra={"words": True})]

Text = TypeVar("Text", bound=str)


def _in_every_language(texts: dict[Code, Text]) -> dict[Code, Text]:
    written = {code: text for code, text in texts.items() if text}
    if written and written.keys() != set(CODES):
        raise ValueError(f"write it in every language ({', '.join(CODES)}), or in none")
    return written


Localized = Annotated[dict[Code, Text], AfterValidator(_in_every_language)]
"""A text that is in no catalog, in every language or in none: `hours.en = "…"`, `hours.es = "…"`."""

StepId = Literal["come_together", "report", "agency_letter", "lawyer", "after"]
STEPS: tuple[StepId, ...] = ("come_together", "report", "agency_letter", "lawyer", "after")

Condition = dict[Id, tuple[str, ...]] | Id
"""Either a table question -> option ids (any of them; all questions must agree), or the name of a condition in core/conditions.py."""


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Model):
    """Anything the guide says: an id, when it is said, and in which state of the program."""

    id: Id
    when: Condition | None = None
    program: Literal["any", "open", "closed"] = "any"


class Reviewed(Model):
    """A statement of fact: its sources, the day somebody compared it with them, and the lawyer who did (empty: none yet)."""

    sources: tuple[SourceId, ...] = Field(min_length=1)
    reviewed: dt.date
    reviewer: str = ""


StatusTextId = Literal[
    "banner_open", "banner_closed", "banner_unknown", "title_open", "title_closed", "title_unknown",
    "known_open", "known_closed", "known_unknown", "avoid_open", "avoid", "do_not_file", "talk_first", "rights",
    "not_a_request", "not_a_request_booklet", "not_a_request_list",
]  # fmt: skip
STATUS_TEXTS: tuple[StatusTextId, ...] = get_args(StatusTextId)


class StatusText(Reviewed):
    """What the guide says about the program before anything else. `{as_of}` is the date of the last review; see wording.py."""

    id: StatusTextId
    text: Words

    @field_validator("text")
    @classmethod
    def _only_the_date_is_filled_in(cls, text: str) -> str:
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        if names - {"as_of"}:
            raise ValueError("only {as_of} can stand in braces")
        return text


class Step(Item, Reviewed):
    id: StepId
    title: Words
    why: Words
    title_open: Words | None = None
    why_open: Words | None = None
    story_title: Words
    story: Words
    picture: Words  # what the drawing shows, for people who do not see it


class Option(Model):
    id: Id
    label: Words
    hint: Words | None = None
    before: tuple[str, ...] = ()  # its words in each language in an earlier version; see Question
    retired: bool = False  # not offered any more, but still read: people keep answer files, links and tables
    alone: bool = False  # in a "choose all" question: cannot stand beside another choice ("none of these")


Kind = Literal["one", "many", "place", "agency", "date", "text"]


class Question(Model):
    """One question. `kind` says what an answer looks like (see answers.py). before: its words in each language in an earlier version of
    the guide, with which a table may have been begun; no view shows them."""

    id: Id
    part: Literal["start", "end"] | StepId
    screen: Id = ""  # questions with the same screen are asked together; empty: alone
    kind: Kind
    ask: Words
    why: Words
    help: Words | None = None
    when: Condition | None = None
    point: tuple[Option, ...] = ()  # a list shown with the question; never an answer, so never kept
    option: tuple[Option, ...] = ()
    past: bool = True  # for dates: the day cannot lie ahead
    ongoing: bool = False  # for dates: "it is still going on" is an answer
    find_out: Words | None = None  # the task that "I don't know" adds
    shared: bool = False  # the same for everyone at one workplace: a campaign may answer it (core/campaign.py has a field for it)
    private: bool = False  # its answer stays with the person: in no campaign, and in no table of many people
    retired: bool = False  # not asked any more; an old answer to it is read and changes nothing
    before: tuple[str, ...] = ()
    again: Words | None = None  # why it is asked again, for an answer that holds a retired option
    terms: tuple[Id, ...] = ()  # words that are explained beside it: those that a person must understand to answer

    @property
    def offered(self) -> tuple[Option, ...]:
        """The options that a person can choose today."""
        return tuple(o for o in self.option if not o.retired)


class Paper(Item, Reviewed):
    """A document to gather. `have` names the answers that mean the person has it already."""

    name: Words
    detail: Words | None = None
    have: dict[Id, tuple[str, ...]] = {}
    picture: Literal["stub", "identity", "notes", "messages", "photos", "envelope", "letter", "folder"] = "folder"


class Notice(Item, Reviewed):
    """Something said before anything else. `on` keeps a notice that would tell a secret off the paper."""

    title: Words
    text: Words
    on: tuple[Literal["screen", "paper"], ...] = ("screen", "paper")
    booklet_only: bool = False  # good to know, but not on a person's own page or screen; so it says itself whom it is for


class LawyerQuestion(Item, Reviewed):
    ask: Words


class CardLine(Item, Reviewed):
    """One line of the rights card, to cut out and carry. short: it stands also on the small card of a person's sheet. english: words to
    show without speaking, or to say. sounds: how they sound, for whoever reads another language."""

    text: Words
    short: bool = False
    english: str = ""
    sounds: dict[Code, str] = {}


class Term(Model):
    """A word of the law and what it means, in one sentence.
    said: how it stands in the texts of a language, without an ending; where a text has one of these, the meaning is given beside it.
    A language without its own is looked through for the term itself.
    why: for whoever writes, why this word and no other; no view shows it.
    """

    id: Id
    term: Words
    meaning: Words
    said: dict[Code, tuple[Annotated[str, StringConstraints(min_length=3)], ...]] = {}
    why: str = ""


class Place(Model):
    id: PlaceId
    name: Words
    also: tuple[str, ...] = ()  # how people write it in a table or a campaign file; never shown
    federal_only: bool = False  # its own offices and limits are not in this guide


class Source(Model):
    id: SourceId
    what: Words
    date: str = ""
    url: str = ""  # for reviewers; no view shows it, because many are unofficial copies


class Caution(Reviewed):
    """What a person should know before they give their name to an office.

    beside: it must stand beside the office; a view without room for it shows no phone and no link of that office.
    lawyer_first: nobody should go to this office without a lawyer or a worker center, so no page says to file there by oneself.
    short: the same for a row of a table, where the whole of it stands elsewhere.
    """

    id: Id
    text: Words
    short: Words | None = None
    beside: bool = False
    lawyer_first: bool = False


ClaimKind = Literal[
    "pay", "pay_promise", "pay_contract", "pay_records", "minimum_pay", "minimum_pay_farm",
    "pay_punished", "status_threat", "safety", "safety_punished", "safety_punished_transport", "safety_punished_food",
    "safety_punished_rail", "safety_punished_sea", "together_punished", "farm_punished", "papers",
    "discrimination", "discrimination_state", "sexual_harassment_state", "harassment", "court",
]  # fmt: skip


class Claim(Model):
    """One kind of complaint, in words a worker would use."""

    id: ClaimKind
    label: Words


Evidence = Literal["law", "office", "own_page", "government", "independent2", "independent1", "independent", "repo", "none"]
"""What a phone or a page rests on, as the legal tables say it."""


class Agency(Reviewed):
    """An office. A phone or a page stands here only where it may be shown; a hidden one stands in no file.

    acronym: the name that people know it by (EEOC), and that the tasks use; without one they use its name.
    city: the city or county that it serves alone. The guide asks only for the state, so it stands in the booklet, on no person's paper.
    phone_seen, link_seen: the year of the newest page with it; None: not known. note: what the legal table says a person must know; people
    read it in those of `cautions` that are `beside`. evidence: what the phone rests on, else the page, else that the office exists.
    """

    id: RowId
    place: PlaceId
    city: Words | None = None
    name: Words
    acronym: str = ""
    what: Words | None = None  # what sort of office: stands beside the acronym
    does: Words
    part_of: RowId | None = None  # the office whose name people know: who has told that one has told this one
    claims: tuple[ClaimKind, ...] = ()
    problems: tuple[Id, ...] = ()  # problems that lead here without a claim of their own, such as forced work
    phone: str = ""
    phone_seen: int | None = None
    url: str = ""
    url_in: dict[Code, str] = {}  # the same page in a language of the guide, where the office has one
    link_seen: int | None = None
    cautions: tuple[Id, ...] = ()
    note: str = ""
    evidence: Evidence
    confidence: Literal["high", "medium"]

    @property
    def door(self) -> str:
        """Its English name, as a person sees it at the door and hears it on the phone: not its acronym, nor what it is a part of."""
        return self.name.replace(f" ({self.acronym})", "").partition(", U.S. ")[0]


HowItCounts = Literal["phone", "written", "served", "unknown"]
"""phone: a call counts. written: they must have it in writing. served: the employer must get a copy in time too. unknown: so in writing."""


class Rule(Model):
    """A deadline rule. `compute` rows have a unit and an amount; `text` rows have words (`says`) and no number at all.

    `lawyer_by` rows have a unit and an amount too: a limit for going to court, which a complaint at an office does not stop. They
    never give a day to file on, only one to have seen a lawyer by.
    """

    id: RowId
    place: PlaceId
    agency: RowId | None = None
    claim: ClaimKind
    also: tuple[ClaimKind, ...] = ()  # claims that the same law and the same limit cover too
    city: Words | None = None  # only in this city or county; see Agency
    use: Literal["compute", "lawyer_by", "text"]
    unit: Literal["days", "months", "years"] | None = None
    amount: int | None = Field(default=None, gt=0)
    clock: Literal["payday", "work_done", "act", "notice", "last_act"] | None = None
    margin_days: int = Field(default=0, ge=0)  # days taken off the safe day again: the first contact is not the filing
    how_it_counts: HowItCounts | None = None
    maybe: bool = False  # a limit, longer or shorter, that holds in some cases only: a second line, never the next day
    acts_since: dt.date | None = None  # the limit is only for acts on or after this day; older acts get words, no day
    note: Words | None = None
    closes_court: bool = False  # a complaint there can close the way to court for the same pay
    says: Id | None = None
    when: dict[Id, tuple[str, ...]] | None = None  # a text row that only concerns some of those who raise the claim
    sources: tuple[SourceId, ...] = ()
    reviewed: dt.date
    reviewer: str = ""
    confidence: Literal["high", "medium"] | None = None  # only a text row has none: its number, which is not carried, is not sure


class RuleText(Reviewed):
    """What a `text` row says: never a number, never a date."""

    id: Id
    text: Words
