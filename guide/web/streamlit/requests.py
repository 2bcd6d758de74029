"""What a browser may ask of Streamlit itself, and which pages may open a socket.

Goes in: an address, or what a browser says when it opens a socket.  Comes out: yes or no, or what Streamlit is told about the socket.
Streamlit never sees where a socket comes from. It would compare that itself, ask hosts on the internet what our address is, and let
everyone wait meanwhile.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

BEHIND: Final = re.compile(r"/_stcore/(health|host-config)|/media/[^/]+")
"""The addresses that Streamlit answers. Its socket is not a request, so it is not here."""

WIZARD: Final = re.compile(r"/guide(/[a-z0-9][a-z0-9_-]*)*")
"""The wizard's pages. An address such as /guide/_stcore/health must stay a 404: Streamlit's client tries it."""


def socket_scope(scope: Scope) -> Scope | None:
    """What Streamlit is told about a socket; None when a page of another website opens it."""
    headers = Headers(scope=scope)
    if not all(ours(origin, headers.get("host", "")) for origin in headers.getlist("origin")):
        return None
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"origin"]}


def ours(origin: str, host: str) -> bool:
    """A page at `origin` (https://example.org) may open a socket to this server, which its browser calls `host` (example.org).

    A proxy may leave out the port or put in its own, so ports are compared only where both name one. A program that is no browser
    sends no origin and is let in: there is no cookie that it could use, and a session has a secret name.
    """
    try:
        theirs, we = urlsplit(origin), urlsplit(f"//{host}")
        ports = {theirs.port, we.port} - {None}
    except ValueError:
        return False
    return theirs.scheme in ("http", "https") and bool(we.hostname) and theirs.hostname == we.hostname and len(ports) < 2
