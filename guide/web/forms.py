"""Reading what a browser sends by POST: in memory, with limits, and only from the pages of this server.

Goes in: a request.  Comes out: a `Form`, or `Refused`. Nothing is written to a disk: a usual reader of forms spools files there.
What is made of a form is made in turn.py.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from guide.web.pages import Trouble

BODY_SECONDS: Final = 120
"""A form that is not here by then is given up: sending very slowly must not keep a place taken."""

LINES: Final = "application/x-www-form-urlencoded"
PARTS: Final = "multipart/form-data"
MOST_FIELDS: Final = 200


T = TypeVar("T", bound=str)


class Refused(Exception):
    """A form that is not answered: why, and the HTTP status. It holds nothing of the form."""

    def __init__(self, trouble: Trouble, status: int):
        self.trouble: Trouble = trouble
        self.status = status


@dataclass(frozen=True, slots=True)
class Form:
    """`fields`: what was typed and chosen, in the order of the page. `files`: the bytes of each file; never its name.

    `wrong`: what is said of a field that cannot be used.
    """

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    wrong: Trouble = "bad_form"

    def one(self, name: str) -> str:
        """What a field holds; "" when it is empty or not there. Raises Refused when it was given more than once, and not always the same:
        of two buttons that say the same, lynx sends both."""
        values = {value for value in self.fields.get(name, ()) if value}
        if len(values) > 1:
            raise Refused(self.wrong, 400)
        return next(iter(values), "")

    def choice(self, name: str, allowed: Sequence[T]) -> T:
        """One of `allowed`; the first of them when the field is empty or not there. Raises Refused for anything else."""
        given = self.one(name) or allowed[0]
        for value in allowed:
            if value == given:
                return value
        raise Refused(self.wrong, 400)


def refuse_other_sites(request: Request) -> None:
    """Raises Refused for a form that was sent from another website.

    Browsers say where a form comes from; old ones only by Origin, which is "null" from our pages because they send no referrer."""
    came_from, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "null")
    ours = origin == "null" or urlsplit(origin).netloc == request.headers.get("host")
    if came_from not in ("same-origin", "none") if came_from else not ours:
        raise Refused("elsewhere", 403)


def kind_of(request: Request) -> str:
    """The media type of the body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request, most: int, too_large: Trouble = "too_large") -> bytes:
    """The whole body, or 413 as soon as it is larger than `most` bytes. Raises TimeoutError after BODY_SECONDS."""
    body = bytearray()
    async with asyncio.timeout(BODY_SECONDS):
        async for part in request.stream():
            body += part
            if len(body) > most:
                raise Refused(too_large, 413)
    return bytes(body)


async def read_form(request: Request, most: int, too_large: Trouble) -> Form:
    """A form of either kind, with its files. Raises Refused when it is too large or cannot be read."""
    body = await read_body(request, most, too_large)
    if kind_of(request) == LINES:
        return Form(read_lines(body, MOST_FIELDS, "bad_form"))
    boundary = re.search(r'boundary="?([^";,\s]{1,70})"?', request.headers.get("content-type", ""))
    if kind_of(request) != PARTS or not boundary:
        raise Refused("bad_form", 400)
    return _read_parts(body, boundary[1].encode("latin-1"))


def read_lines(body: bytes, most_fields: int, trouble: Trouble) -> dict[str, list[str]]:
    """The fields of a body such as name=value&name=value. Raises Refused with `trouble` when it is anything else."""
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=most_fields)
    except ValueError:
        raise Refused(trouble, 400) from None


def _read_parts(body: bytes, boundary: bytes) -> Form:
    """The parts between the boundaries, each with a head that names it."""
    fields: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    before, *parts = (b"\r\n" + body).split(b"\r\n--" + boundary, MOST_FIELDS + 1)
    if before or not parts or not parts[-1].startswith(b"--") or len(parts) > MOST_FIELDS:
        raise Refused("bad_form", 400)
    for part in parts[:-1]:
        head, _, data = part.partition(b"\r\n\r\n")
        name = re.search(rb'\bname="([\w.-]{1,60})"', head)
        if not name or name[1].decode() in files:
            raise Refused("bad_form", 400)
        if b"filename" in head:
            files[name[1].decode()] = data
            continue
        try:
            fields.setdefault(name[1].decode(), []).append(data.decode("utf-8"))
        except UnicodeDecodeError:
            raise Refused("bad_form", 400) from None
    return Form(fields, files)
