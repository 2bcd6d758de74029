"""One open tab without a browser, which says to the wizard what a browser would say.

Streamlit's own `AppTest` asks the session what a widget holds. A browser does not: it holds what is marked by its *words*, and sends
those until the widget is gone or told otherwise. That difference once lost answers, so it is drawn here as it is.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from guide.core.answers import Answers
from guide.screen.state import State
from tests.help.wizard import html, place, wizard

SENT_AS = {"radio": "string_value", "selectbox": "string_value", "text_input": "string_value", "checkbox": "bool_value"}


class Tab:
    """`at`: place of the address. `held`: widget id -> what the browser holds. `message`: the last one, to send it late once more."""

    def __init__(self, lang: str, at: str, answers: Answers | State):
        self.app = wizard(lang, at, answers if isinstance(answers, State) else State(answers=answers, restored=True))
        self.held: dict[str, Any] = {}
        self.run()

    @property
    def state(self) -> State:
        return self.app.session_state["state"]

    @property
    def at(self) -> str:
        return place(self.app)

    def html(self) -> str:
        return html(self.app)

    def _element(self, key: str) -> Any:
        """The widget with this name on the screen; the language may be left out. Raises LookupError when it is not there."""
        for element in self.app._tree:
            name = getattr(element, "key", None)
            if name and (name == key or name.startswith(f"{key}.")):
                return element
        raise LookupError(f"no {key} on the screen")

    def words_of(self, key: str) -> Any:
        """What a person sees in a widget: the words that are marked, or the text. A word that is not on offer is not seen."""
        element = self._element(key)
        held = self.held[element.proto.id]
        return held if element.type not in ("radio", "selectbox") or held in element.options else None

    def answer(self, key: str, value: Any) -> None:
        """Mark, choose, tick or type; `value` is the number of an option, for a radio or a list. A run follows, as in a browser."""
        self.mark(key, value)
        self.run()

    def mark(self, key: str, value: Any) -> None:
        """The same, while the server has not yet heard of it."""
        element = self._element(key)
        self.held[element.proto.id] = element.options[value] if element.type in ("radio", "selectbox") else value

    def buttons(self) -> list[str]:
        """The names of all buttons on the screen."""
        return [element.key for element in self.app.button]

    def press(self, key: str) -> WidgetStates:
        """Tap a button; gives the message that was sent."""
        return self.send(self.message_of(key))

    def message_of(self, key: str) -> WidgetStates:
        """What a tap on this button would send now."""
        return self.message(self._element(key).proto.id)

    def message(self, pressed: str = "") -> WidgetStates:
        states = WidgetStates()
        for id_, value in self.held.items():
            sent = WidgetState(id=id_)
            if value is not None:
                setattr(sent, self._kinds[id_], value)
            states.widgets.append(sent)
        if pressed:
            states.widgets.append(WidgetState(id=pressed, trigger_value=True))
        return states

    def run(self) -> None:
        self.send(self.message())

    def go(self, **address: str) -> None:
        """Back or Forward of the browser: another address, and no button."""
        self.app.query_params.update(address)
        self.run()

    def send(self, message: WidgetStates, **address: str) -> WidgetStates:
        """Send a message, perhaps with the address of an older screen, and take over what comes back."""
        self.app.query_params.update(address)
        self.app._run(deepcopy(message))
        assert not self.app.exception, self.app.exception
        now, kinds = {}, {}
        for element in self.app._tree:
            if element.type not in SENT_AS:
                continue
            proto = element.proto
            kinds[proto.id] = SENT_AS[element.type]
            if proto.set_value or proto.id not in self.held:
                now[proto.id] = _told(element.type, proto)
            else:
                now[proto.id] = self.held[proto.id]
        self.held, self._kinds = now, kinds
        return message


def _told(kind: str, proto: Any) -> Any:
    """What the server tells a widget to hold."""
    if kind in ("radio", "selectbox"):
        if proto.set_value:
            return proto.raw_value if proto.HasField("raw_value") else None
        return proto.options[proto.default] if proto.HasField("default") else None
    return proto.value if proto.set_value else proto.default
