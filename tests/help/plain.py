"""A browser without script, for pages of plain forms: it reads a page, fills fields in and presses buttons, and notes what is sent.

It refuses what a real one would repair in silence: a form inside a form, a field outside any, an element that is not closed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from starlette.testclient import TestClient

from guide.content.load import Content
from guide.content.schema import Question
from guide.core.answers import Answers
from guide.core.form import typed_from
from guide.core.interview import Screen
from tests.help.app import OURS

VOID = {"input", "meta", "link", "br", "img", "hr"}


@dataclass
class Form:
    """A form of a page: where it goes, and its controls as (tag, attributes); of a list also its options."""

    attributes: dict[str, str]
    controls: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def sent(self) -> dict[str, list[str]]:
        """What it would send, without a button."""
        found: dict[str, list[str]] = {}
        for tag, about in self.controls:
            kind = about.get("type", "text")
            if tag == "button" or kind == "file" or (kind in ("radio", "checkbox") and "checked" not in about):
                continue
            found.setdefault(about["name"], []).append(about.get("value", ""))
        return found

    def buttons(self) -> dict[str, dict[str, str]]:
        """What a button says -> its attributes; of two that say the same, the one that can be seen."""
        return {about.get("value", ""): about for tag, about in self.controls if tag == "button"}


class PlainPage(HTMLParser):
    """A page as such a browser reads it."""

    def __init__(self, html: str):
        super().__init__()
        self.forms: list[Form] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.lang = self.heading = ""
        self.text: list[str] = []
        self.feed(html)
        assert not self.open, f"not closed: {self.open}"
        assert len(self.ids) == len(set(self.ids)), f"an id stands there twice: {sorted(self.ids)}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        assert len(about) == len(attrs), f"an attribute is given twice: {tag} {attrs}"
        self.ids += [about["id"]] if "id" in about else []
        assert tag not in ("script", "iframe") and not any(name.startswith("on") for name in about), f"a script: {tag} {about}"
        if tag == "html":
            self.lang = about["lang"]
        if tag == "form":
            assert "form" not in self.open, "a form inside a form"
            self.forms.append(Form(about))
        if tag in ("input", "button", "select"):
            assert "form" in self.open, f"a control outside any form: {about}"
            self.forms[-1].controls.append((tag, about))
        if tag == "option" and "selected" in about:
            self.forms[-1].controls[-1][1]["value"] = about["value"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)
        if "h1" in self.open:
            self.heading += data


@dataclass
class PlainBrowser:
    """A tab on the light version. `data`: the bytes of the page it shows."""

    server: TestClient
    data: bytes = b""
    page: PlainPage = field(default_factory=lambda: PlainPage(""))

    def open(self, address: str) -> PlainBrowser:
        return self._took(self.server.get(address))

    def press(self, do: str, typed: dict[str, list[str]] | None = None, file: bytes | None = None) -> PlainBrowser:
        """Fill in these fields (name -> values) and press the button with this value."""
        form = next((form for form in self.page.forms if do in form.buttons() and (file is None or "enctype" in form.attributes)), None)
        assert form, f"no button {do!r} on the page {self.page.heading!r}: {[list(f.buttons()) for f in self.page.forms]}"
        button = form.buttons()[do]
        names = {about.get("name") for _, about in form.controls}
        assert not (typed or {}).keys() - names, f"the page has no field {(typed or {}).keys() - names}"
        fields = {name: values for name, values in form.sent().items() if name not in (typed or {})} | (typed or {})
        address = button.get("formaction", form.attributes["action"])
        self.sent: dict[str, Any] = {**fields, button["name"]: [do]}
        more = {"files": {"file": ("kept.json", file)}} if file is not None else {}
        return self._took(self.server.post(address, data=self.sent, headers=OURS, **more))

    def again(self, address: str) -> PlainBrowser:
        """Send the last form once more, as a browser does after its own Back."""
        return self._took(self.server.post(address, data=self.sent, headers=OURS))

    def _took(self, response: Any) -> PlainBrowser:
        assert response.status_code == 200, (response.status_code, response.text[-300:])
        assert response.headers["cache-control"] == "no-store"
        assert not response.headers.get("set-cookie")
        self.data = response.content
        self.page = PlainPage(response.text)
        return self

    @property
    def kept(self) -> str:
        """The hidden field."""
        return next(about["value"] for _, about in self.page.forms[0].controls if about.get("name") == "kept")


def fields_of(question: Question, answers: Answers) -> dict[str, list[str]]:
    """The fields with which a person gives her answer to a question; those of a skip when she has none."""
    typed = typed_from(question, answers.values.get(question.id))
    return {f"{question.id}.{part}": ["on" if v is True else str(v)] for part, v in typed.items() if v}


def answered(screen: Screen, answers: Answers) -> dict[str, list[str]]:
    """All fields of one screen."""
    return {name: values for question in screen.questions for name, values in fields_of(question, answers).items()}


def walk(tab: PlainBrowser, answers: Answers, content: Content) -> PlainBrowser:
    """From the first page to the review, giving these answers."""
    from guide.core.interview import screens

    tab.press("start")
    for screen in screens(answers, content):
        tab.press("next", answered(screen, answers))
    return tab
