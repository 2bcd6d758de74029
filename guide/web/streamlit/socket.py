"""The socket between a tab and the server, compressed so that an open tab costs no memory for it.

Browsers and uvicorn agree on a compressor that lives as long as the tab and doubles what an open tab holds. Ours compresses each
message by itself: a plan is a third of its size on the wire, and nothing of what was sent stays in a compressor's window.
When the line is gone, nothing of what was received stays either.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.server import ServerProtocol


class Socket(WebSocketsSansIOProtocol):
    """uvicorn's own socket with another agreement about compression."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn.available_extensions = [
            ServerPerMessageDeflateFactory(
                server_no_context_takeover=True,
                client_no_context_takeover=True,
                server_max_window_bits=14,
                compress_settings={"memLevel": 7},
            )
        ]

    def connection_lost(self, exc: Exception | None) -> None:
        """A line that was cut leaves the last message with its reader, and Streamlit holds on to the newest line that was lost."""
        super().connection_lost(exc)
        self.conn.parser.close()
        self.conn = ServerProtocol()
