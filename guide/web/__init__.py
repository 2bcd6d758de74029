"""What the server does besides the wizard: landing page, downloads by POST, headers, compression, forgetting.

`options()` is what `st.App` needs for it; app.py and `serve` build the same app from it.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware

from guide.web.front import Front
from guide.web.lifetime import lifespan
from guide.web.routes import ROUTES
from guide.web.streamlit.settings import PAGE, find_settings, refuse_telemetry, telemetry_is_off
from guide.web.streamlit.socket import Socket
from guide.web.streamlit.words import on_script_error

__all__ = ["PAGE", "options", "serve", "telemetry_is_off"]


def options() -> dict[str, Any]:
    """The arguments of `st.App`, besides the page script. Call it before the app is made: it also finds the settings."""
    find_settings()
    return {
        "lifespan": lifespan,
        "on_script_error": on_script_error,
        "middleware": [Middleware(Front)],
        "routes": ROUTES,
    }


def serve(host: str, port: int) -> None:
    """Serve until stopped. Raises RuntimeError, and serves nothing, while telemetry is on."""
    refuse_telemetry()
    uvicorn.run(
        st.App(PAGE, **options()),
        host=host,
        port=port,
        log_level="warning",  # the levels below hold the addresses of visitors
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=3000,  # more at once is a flood, and gets a 503
        timeout_keep_alive=75,  # as long as a person reads the landing page
        ws=Socket,
        # A phone that vanished without a word is noticed within 20 seconds. Asking more often would wake its radio no more (it stays
        # awake for about ten seconds after each word), but a shorter wait for the reply would cut off phones on a bad line.
        ws_ping_interval=10,
        ws_ping_timeout=10,
        ws_max_size=1_000_000,
        timeout_graceful_shutdown=10,  # a server that is stopped does not wait for an archive that is still being made
    )
