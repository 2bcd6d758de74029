"""Bytes as they are sent: compressed once, kept in memory, the same for every visitor.

Streamlit sends its two megabytes of scripts uncompressed and leaves that to a proxy; a phone on a bad line can't wait for it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import lru_cache

import brotli
from starlette.responses import Response

QUALITY = 11
"""Of Brotli: the smallest there is, at some seconds of work for each start. A server that only tests something takes less."""
FOREVER = "public, immutable, max-age=31536000"
"""For files whose name changes with their content."""


@lru_cache(maxsize=1024)
def packed(raw: bytes, coding: str) -> bytes:
    """`raw` in a content coding: "br", "gzip" or "" for none."""
    if coding == "br":
        return bytes(brotli.compress(raw, quality=QUALITY))
    return gzip.compress(raw, 9, mtime=0) if coding == "gzip" else raw


def best_coding(accepted: str) -> str:
    """The best coding that an Accept-Encoding header allows. A coding with q=0 is refused by the browser."""
    offers = {name.strip(): q for name, _, q in (offer.partition(";") for offer in accepted.lower().split(","))}
    for coding in ("br", "gzip"):
        if coding in offers and not re.fullmatch(r"\s*q=0(\.0*)?\s*", offers[coding]):
            return coding
    return ""


def packed_response(raw: bytes, media_type: str, accepted: str, headers: Mapping[str, str], status: int = 200) -> Response:
    """A response with `raw` in the best coding. Fonts and pictures are sent as they are."""
    coding = best_coding(accepted) if media_type.startswith(("text/", "application/j", "image/svg")) else ""
    more = {"content-encoding": coding} if coding else {}
    vary = {"vary": ", ".join(filter(None, ["accept-encoding", headers.get("vary")]))}
    return Response(packed(raw, coding), status, {**headers, **more, **vary}, media_type)
