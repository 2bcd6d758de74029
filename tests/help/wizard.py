"""The wizard without a browser or a server, as Streamlit's own `AppTest` draws it.

`AppTest` asks the session what a widget holds. What a browser holds, and sends, is in tests/help/tab.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from guide.core.answers import Answers
from guide.screen.state import State
from guide.web import PAGE

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""`AppTest` looks through all installed packages again in every run; a server does so once, when it starts."""


def wizard(lang: str = "", at: str = "", state: State | None = None) -> AppTest:
    """The wizard at this place of the address, with what the tab holds. It has not run yet."""
    app = AppTest.from_file(PAGE, default_timeout=30)
    app.query_params.update({name: value for name, value in (("lang", lang), ("at", at)) if value})
    if state:
        app.session_state["state"] = state
    return app


def start(lang: str = "en", at: str = "start", answers: Answers | None = None) -> AppTest:
    """The screen of a person who has given these answers."""
    return wizard(lang, at, State(answers=answers or Answers(), restored=True)).run()


def state(test: AppTest) -> State:
    return test.session_state["state"]


def widget(all_of_a_kind: Iterable[Any], name: str) -> Any:
    """The widget with this name. Its ending, the place or the language, may be left out."""
    found = [w for w in all_of_a_kind if w.key and (w.key == name or w.key.startswith(f"{name}."))]
    assert found, f"no {name} on the screen"
    return found[0]


def press(test: AppTest, key: str) -> AppTest:
    widget(test.button, key).click().run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    return " ".join(e.proto.body for e in test.get("html"))


def place(test: AppTest) -> str:
    """Where the address says that the tab is."""
    at = test.query_params["at"]
    return at[0] if isinstance(at, list) else at
