"""The status of the program in words, for screen, paper and landing page alike. No layout, no markup, no links.

Goes in: a Status, the Content and a Language.  Comes out: plain strings to be escaped, whole sentences. Each sentence about the
program stands in content/status.toml, with its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from guide.content.load import Content
from guide.content.schema import StatusTextId
from guide.core.status import Status
from guide.words.language import Language
from guide.words.preview import fill_in


class StatusNotice(NamedTuple):
    """The notice that stands before everything else: a heading and its paragraphs. The second is the one to stress."""

    title: str
    paragraphs: tuple[str, ...]


def status_banner(status: Status, content: Content, language: Language) -> str:
    """The status in one line, with its date: for the top of a page and for every footer."""
    if status.preview and status.open:
        return _law("banner_open", content, language, fill_in(language))
    if status.as_of is None:
        known = language.say("status.banner_none", "We have no dated review of the protection called DALE (deferred action for workers).")
        return f"{known} {_law('do_not_file', content, language)}"
    as_of = language.long_date(status.as_of)
    if status.stale:
        return f"{_stale(as_of, language)} {_law('do_not_file', content, language)}"
    return _law(_of_state(status, "banner_open", "banner_closed", "banner_unknown"), content, language, as_of)


def status_notice(status: Status, content: Content, language: Language) -> StatusNotice:
    """The whole notice: what is known and how it was reviewed, what not to do, whom to talk to, what still holds."""
    return StatusNotice(
        _law(_of_state(status, "title_open", "title_closed", "title_unknown"), content, language),
        (
            " ".join(filter(None, (_what_is_known(status, content, language), review_method(status, language)))),
            _law("avoid_open" if status.open else "avoid", content, language),
            _law("talk_first", content, language),
            _law("rights", content, language),
            language.say(
                "status.help",
                "This guide can help you put your facts in order for a lawyer. It can also help you find the government labor office "
                "(labor agency) that takes complaints like yours, and prepare questions about other protections.",
            ),
        ),
    )


def review_method(status: Status, language: Language) -> str:
    """How the status was reviewed: as long as nobody has looked at the live pages, that is said."""
    if status.as_of is None:
        return ""
    if status.checked_by.strip():
        return language.say("status.checked_by", "The live pages were checked by {who}.", who=status.checked_by.strip())
    return language.say(
        "status.saved_copies",
        "This review used saved copies of public pages. Nobody has checked the live pages yet. No lawyer has reviewed it.",
    )


Printed = Literal["sheet", "booklet", "list"]
"""What a page belongs to; each is called by its own word."""
NOT_A_REQUEST: Mapping[Printed, StatusTextId] = {
    "sheet": "not_a_request",
    "booklet": "not_a_request_booklet",
    "list": "not_a_request_list",
}


def not_a_request(content: Content, language: Language, printed: Printed = "sheet") -> str:
    """For every printed page and every screen that looks like a form."""
    return _law(NOT_A_REQUEST[printed], content, language)


def _law(id_: StatusTextId, content: Content, language: Language, as_of: str = "") -> str:
    """A sentence about the program, from status.toml, where it stands with its sources."""
    text = language.of("status_text", content.status_text[id_], "text")
    return text.format(as_of=as_of) if as_of else text


def _of_state(status: Status, open_: StatusTextId, closed: StatusTextId, unknown: StatusTextId) -> StatusTextId:
    return open_ if status.open else closed if status.state == "closed_reported" else unknown


def _stale(as_of: str, language: Language) -> str:
    return language.say(
        "status.stale",
        "We have not reviewed this since {as_of}. It may be out of date. Part of this guide is closed until a person reviews it again.",
        as_of=as_of,
    )


def _what_is_known(status: Status, content: Content, language: Language) -> str:
    if status.preview and status.open:
        return _law("known_open", content, language, fill_in(language))
    if status.as_of is None:
        return language.say(
            "status.known_none",
            "We have no dated review of the protection called DALE. So we cannot tell you if the government takes requests for it.",
        )
    as_of = language.long_date(status.as_of)
    if status.stale and status.state != "closed_reported":
        return _stale(as_of, language)
    known = _law(_of_state(status, "known_open", "known_closed", "known_unknown"), content, language, as_of)
    return f"{known} {_stale(as_of, language)}" if status.stale else known
