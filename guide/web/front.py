"""The front of the server: what may be asked for, how it is sent, and the headers on everything.

Goes in: any request.  Comes out: a file from memory, or what the app behind it answers.
Refused, with 404: every address that the guide does not need; among them Streamlit's own metrics, uploads, agent and checks.
Refused, with 403: a socket that a page of another website opens.
"""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guide.web.packing import FOREVER, packed_response
from guide.web.pages import language_of, plain_page
from guide.web.routes import PATHS
from guide.web.streamlit import static
from guide.web.streamlit.fonts import cut_font
from guide.web.streamlit.requests import BEHIND, WIZARD, socket_scope
from guide.web.streamlit.settings import why_not_to_start

EVERYWHERE: Final = {"x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin"}


@cache
def page_headers() -> dict[str, str]:
    """For everything that a browser could show as a page."""
    return EVERYWHERE | {
        "content-security-policy": "; ".join([
            "default-src 'self'",  # a file fetched ahead, which has no directive of its own: some browsers judge it by this one
            f"script-src 'self' {static.script_hashes()}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles while it runs
            "font-src 'self' data:",  # a font inside Streamlit's style sheet
            "img-src 'self' data:",
            "connect-src 'self'",
            *(f"{kind}-src 'none'" for kind in ("child", "frame", "manifest", "media", "object", "worker")),
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]),
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        "cross-origin-opener-policy": "same-origin",
    }  # fmt: skip


class Front:
    """ASGI middleware around everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            return await self._socket(scope, receive, send)
        if scope["type"] == "lifespan":
            return await self._start(scope, receive, send)
        path, headers = scope["path"], Headers(scope=scope)
        reading = scope["method"] in ("GET", "HEAD")
        if path in static.FILES and reading:
            return await (await asyncio.to_thread(_file, path, headers.get("accept-encoding", "")))(scope, receive, send)
        if scope["method"] in PATHS.get(path, ()) or (BEHIND.fullmatch(path) and reading):
            answer: ASGIApp = self.app
        elif WIZARD.fullmatch(path) and reading:
            answer = _wizard(scope, headers)
        else:
            answer = plain_page(language_of(scope), "not_found", 405 if path in PATHS else 404)
        add = page_headers() | ({"cache-control": "no-store"} if path.startswith("/media/") else {})

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.decode() for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in add.items() if name not in given]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await answer(scope, receive, send_with_headers)

    async def _start(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nothing is served when visitors would find the mistake. What is wrong is said in lines, and not in a traceback."""
        if wrong := await asyncio.to_thread(why_not_to_start):
            await receive()
            return await send({"type": "lifespan.startup.failed", "message": "\n".join(wrong)})
        await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        allowed = socket_scope(scope)
        if allowed is None:
            await receive()
            return await send({"type": "websocket.close", "code": 1008})
        await self.app(allowed, receive, send)


def _file(path: str, accepted: str) -> Response:
    """A file of the client; for its fonts, the cut one. Its name changes with its content, so it is kept for ever."""
    raw, kind = static.file(path)
    return packed_response(cut_font(path) or raw, kind, accepted, EVERYWHERE | {"cache-control": FOREVER})


def _wizard(scope: Scope, headers: Headers) -> Response:
    about = {"cache-control": "no-cache", "vary": "accept-language"}
    raw = static.index(language_of(scope).code)
    return packed_response(raw, "text/html; charset=utf-8", headers.get("accept-encoding", ""), about)
