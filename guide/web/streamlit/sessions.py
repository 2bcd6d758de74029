"""Forgetting: the session of a closed tab is ended, and nothing of what it held stays in memory.

Streamlit ends a closed tab's session only when a later visitor comes, so until then the answers would stay in memory. The
sweeper ends them on time; the server calls it every few seconds.
"""

from __future__ import annotations

from typing import Final

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SessionState

GRACE: Final = 8.0
"""Seconds that a lost connection has to come back to the same session. After that the tab's own draft brings the answers back."""


class Sweeper:
    """Ends the sessions of closed tabs. `waiting`: since when a session has had no connection; `known`: all sessions seen so far."""

    def __init__(self) -> None:
        self.waiting: dict[str, float] = {}
        self.known: dict[str, AppSession] = {}

    def sweep(self, now: float) -> int:
        """One pass, on the event loop. `now`: seconds on any clock. Returns how many sessions were ended."""
        runtime = Runtime.instance()
        manager = runtime._session_mgr
        here = {info.session.id: info.session for info in manager.list_sessions()}
        self.waiting = {id_: self.waiting.get(id_, now) for id_ in here if not manager.is_active_session(id_)}
        over = {id_ for id_, since in self.waiting.items() if now - since >= GRACE}
        dropped = self.known.keys() - here.keys()  # Streamlit keeps at most 128 closed tabs and drops the rest without ending them
        ending = [here.get(id_) or self.known[id_] for id_ in over | dropped]
        self.known = {id_: session for id_, session in here.items() if id_ not in over}
        for id_ in over:
            runtime.close_session(id_)
        for session in ending:
            session.shutdown()
            session._session_state = SessionState()  # clear() would keep the callbacks, and they hold the answers
            session._client_state.Clear()  # what the tab sent last
        _forget_last_messages(runtime, ending)
        for _ in range(2):  # a file is an orphan in the first pass and removed in the second
            runtime.media_file_mgr.remove_orphaned_files()
        return len(ending)


def _forget_last_messages(runtime: Runtime, ended: list[AppSession]) -> None:
    """Streamlit's loop still holds the messages it sent last, until there are others to send; they repeat the answers."""
    coroutine = runtime._loop_coroutine_task.get_coro() if runtime._loop_coroutine_task else None
    frame = getattr(coroutine, "cr_frame", None)
    if frame and "msg_list" in frame.f_locals and frame.f_locals["active_session_info"].session in ended:
        frame.f_locals["msg_list"].clear()
