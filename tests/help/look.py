"""Imported by a server that can be asked what it still holds (`LOOK` in server.py).

Goes in: a word, written backwards, on a line of standard input.  Comes out: a line of JSON: how often the word is in memory, how many
sessions are kept, and what this process touched: other hosts it looked up or called, and files it wrote.
"""

import gc
import json
import os
import sys
import threading
from typing import Any

from google.protobuf.message import Message
from streamlit.runtime import Runtime

TOUCHED: set[str] = set()


def holds(thing: object, word: str) -> bool:
    if isinstance(thing, str):
        return word in thing
    return isinstance(thing, Message | bytes) and word in str(thing)


def look(word: str) -> int:
    """How many objects hold the word. What cannot be tracked, such as a text, is found at what points to it."""
    found, seen = 0, set()
    waiting = [o for o in gc.get_objects() if type(o).__name__ != "frame"]
    while waiting:
        for thing in gc.get_referents(waiting.pop()):
            if id(thing) in seen or gc.is_tracked(thing) or thing is word:
                continue
            seen.add(id(thing))
            found += holds(thing, word)
            waiting.append(thing)
    return found


def note(event: str, args: tuple[Any, ...]) -> None:
    """Called by Python for everything that a process does to the world."""
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        host = args[1][0] if event == "socket.connect" and isinstance(args[1], tuple) else args[0]
        if host not in ("127.0.0.1", None):
            TOUCHED.add(f"{event} {host}")
    elif (
        event == "open"
        and (set(str(args[1] or "")) & set("wax+") or (args[2] or 0) & (os.O_WRONLY | os.O_RDWR))
        and "__pycache__" not in str(args[0])
    ):
        TOUCHED.add(f"write {args[0]}")


def talk() -> None:
    for line in sys.stdin:
        word = line[-2::-1]
        found, sessions = look(word) if word else 0, len(Runtime.instance()._session_mgr.list_sessions())
        line = word = ""  # else the word would be found because it was asked for
        print(json.dumps({"found": found, "sessions": sessions, "touched": sorted(TOUCHED)}), flush=True)


sys.addaudithook(note)
threading.Thread(target=talk, daemon=True).start()
