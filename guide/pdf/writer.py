"""The one hand that writes a document: every text in every language of the paper, each in its own structure element.

A text is asked for by a function `Language -> str`, so that one call writes English, Spanish or both side by side.
`personal=True` marks a text that holds something of this person's answers (a date, a name): its lines are not kept in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from guide.content.load import Content
from guide.language import Language
from guide.pdf.layout import Block, Stack
from guide.pdf.parts import LinkText, Signed, Tick
from guide.pdf.style import Style, Type
from guide.pdf.text import Prose, Run, Text
from guide.pdf.tree import Element

Say = Callable[[Language], str]
Role = Literal["P", "H1", "H2", "H3", "Span", "LBody", "TH", "TD"]


class Writer:
    """Makes blocks and hangs their elements into the tree. `parent` arguments are the elements to hang them into."""

    def __init__(self, languages: Sequence[Language], style: Style, content: Content, fillable: bool):
        self.languages = languages
        self.style = style
        self.content = content
        self.fillable = fillable
        self.root = Element("Document")

    @property
    def both(self) -> bool:
        return len(self.languages) > 1

    def texts(self, say: Say) -> tuple[str, ...]:
        return tuple(say(language) for language in self.languages)

    def one(self, say: Say) -> str:
        """All languages in one string: for labels that are heard, not seen."""
        return " / ".join(dict.fromkeys(self.texts(say)))

    def elements(self, parent: Element, role: str) -> list[Element]:
        """An element for each language. Headings stay one heading, with a part for each language."""
        if not self.both:
            return [parent.add(role)]
        if role.startswith("H") or role == "Lbl":
            holder = parent.add(role)
            return [holder.add("Span", lang=self.lang(language)) for language in self.languages]
        return [parent.add(role, lang=self.lang(language)) for language in self.languages]

    def lang(self, language: Language) -> str:
        """The language of a part, where it is not that of the document."""
        return "" if language is self.languages[0] else language.code

    # --- texts ----------------------------------------------------------------------------------------------------------

    def prose(
        self,
        parent: Element,
        say: Say,
        type_: Type | None = None,
        *,
        role: str = "P",
        lead: Say | None = None,
        personal: bool = False,
        above: float = 0.0,
        below: float = 0.0,
        keep: bool = False,
        align: float = 0.0,
        outline: int | None = None,
    ) -> Prose:
        """A paragraph. `lead`: bold words that open it."""
        texts: tuple[Text, ...] = self.texts(say)
        if lead is not None:
            texts = tuple((Run(lead(lg), True), Run(say(lg))) for lg in self.languages)
        return Prose(
            texts,
            self.elements(parent, role),
            type_ or self.style.body,
            above=above,
            below=below,
            keep=keep,
            fixed=not personal,
            align=align,
            outline=outline,
        )

    def head(self, parent: Element, say: Say, level: int = 2, above: float | None = None) -> Prose:
        """A heading; it stays with what follows, and stands in the list of contents."""
        type_ = (self.style.title, self.style.head, self.style.subhead)[level - 1]
        above = self.style.gap * (0, 3.2, 2)[level - 1] if above is None else above
        return self.prose(
            parent,
            say,
            type_,
            role=f"H{level}",
            above=above,
            below=self.style.gap * 0.7,
            keep=True,
            outline=level - 1 if level < 3 else None,
        )

    def signed(self, parent: Element, sign: Signs, say: Say, type_: Type | None = None, *, personal: bool = False) -> Signed:
        """A paragraph with a small drawing in front of it."""
        type_ = type_ or self.style.small
        return Signed(sign, type_.leading, self.prose(parent, say, type_, personal=personal), above=2)

    def link(self, parent: Element, text: str, url: str, type_: Type | None = None, above: float = 0.0) -> Block:
        """A web address that can be clicked, and reads the same on paper."""
        link = parent.add("P").add("Link")
        return LinkText(Prose((text,), (link,), type_ or self.style.small, fixed=True), link, url, above=above)

    def link_free(self, parent: Element, address: str) -> Block:
        """A web address as plain text, for a page that nobody has confirmed yet."""
        return Prose((address,), (parent.add("P"),), self.style.small, fixed=True)

    # --- lists with boxes -----------------------------------------------------------------------------------------------

    def tick(
        self,
        items: Element,
        field: str,
        say: Say,
        *more: Callable[[Element], Block | None],
        type_: Type | None = None,
        ticked: bool = False,
        above: float | None = None,
    ) -> Tick:
        """An item with a box: the text, then `more` blocks under it. `items` is the L that holds the list."""
        item = items.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        first = self.prose(body, say, type_ or self.style.strong)
        under = [block for make in more if (block := make(body)) is not None]
        return Tick(
            self.style,
            Stack([first, *under]) if under else first,
            label=label,
            field=field,
            tip=self.one(say),
            fillable=self.fillable,
            ticked=ticked,
            above=self.style.gap if above is None else above,
        )


Signs = Callable[..., None]
