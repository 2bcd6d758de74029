"""Writes every text of a document in every language of the paper, each in its own structure element.

A text is asked for by a function `Language -> str`, so that one call writes English, Spanish or both side by side.
`personal=True` marks a text that holds something of this person's answers (a date, a name): its lines are not kept in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guide.content.load import Content
from guide.pdf.layout import Block, Stack
from guide.pdf.marks import LinkText
from guide.pdf.parts import Signed, Tick
from guide.pdf.style import Style, Type
from guide.pdf.text import Prose, Run, Text
from guide.pdf.tree import Element
from guide.words.language import Language, Say
from guide.words.outline import opening

More = Callable[[Element], Block | None]
"""Makes what comes under the text of an item, in the element of the item; None when there is nothing."""


class Writer:
    """Makes blocks and hangs their elements into the tree. `parent` arguments are the elements to hang them into."""

    def __init__(self, languages: Sequence[Language], style: Style, content: Content, fillable: bool, root: Element):
        self.languages = languages
        self.style = style
        self.content = content
        self.fillable = fillable
        self.root = root

    @property
    def both(self) -> bool:
        """The paper is in two languages."""
        return len(self.languages) > 1

    @property
    def roomy(self) -> bool:
        """There is room for two columns: the paper has one language, and letters below the largest size."""
        return not self.both and self.style.size <= 14

    def texts(self, say: Say) -> tuple[str, ...]:
        """The text in each language of the paper."""
        return tuple(say(language) for language in self.languages)

    def one(self, say: Say) -> str:
        """All languages in one string: for labels that are heard, not seen."""
        return " / ".join(dict.fromkeys(self.texts(say)))

    def lead(self, label: Say | None) -> Say | None:
        """The words that open a paragraph, from a label."""
        return (lambda language: opening(label(language))) if label else None

    def in_order(self, texts: Sequence[str]) -> Say:
        """A text that is in words already: one string for each language of the paper, in their order."""
        known = {language.code: text for language, text in zip(self.languages, texts, strict=True)}
        return lambda language: known[language.code]

    def lang(self, language: Language) -> str:
        """The language of a part, where it is not that of the document."""
        return "" if language.code == self.languages[0].code else language.code

    def elements(self, parent: Element, role: str) -> list[Element]:
        """An element for each language. A heading stays one heading, with a part for each language."""
        if not self.both:
            return [parent.add(role)]
        if role.startswith("H"):
            parent, role = parent.add(role), "Span"
        return [parent.add(role, lang=self.lang(language)) for language in self.languages]

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
        outline: int | None = None,
    ) -> Prose:
        """A paragraph; two languages stand side by side. `lead`: bold words that open it."""
        texts: tuple[Text, ...] = self.texts(say)
        if lead is not None:
            texts = tuple((Run(lead(lg), True), Run(say(lg))) for lg in self.languages)
        elements = self.elements(parent, role)
        type_ = type_ or self.style.body
        return Prose(texts, elements, type_, above=above, below=below, keep=keep, fixed=not personal, outline=outline)

    def stacked(self, parent: Element, say: Say, type_: Type | None = None, *, personal: bool = False, align: float = 0.0) -> Block:
        """A short text in a narrow place: two languages stand below each other. `align`: 0 left, 1 right."""
        elements, type_ = self.elements(parent, "P"), type_ or self.style.body
        pairs = zip(self.texts(say), elements, strict=True)
        return Stack([Prose((text,), (element,), type_, fixed=not personal, align=align) for text, element in pairs])

    def head(self, parent: Element, say: Say, level: int = 2, above: float | None = None) -> Prose:
        """A heading. It stays on one page with what follows, and is in the list of contents."""
        style = self.style
        return self.prose(
            parent,
            say,
            (style.title, style.head, style.subhead)[level - 1],
            role=f"H{level}",
            above=style.gap * (0, 2.6, 1.6)[level - 1] if above is None else above,
            below=style.gap * 0.6,
            keep=True,
            outline=level - 1 if level < 3 else None,
        )

    def signed(self, parent: Element, sign: str, say: Say, type_: Type | None = None, *, personal: bool = False) -> Signed:
        """A paragraph with a small drawing in front of it."""
        type_ = type_ or self.style.small
        return Signed(sign, type_.leading, self.prose(parent, say, type_, personal=personal), above=1.5)

    def address(self, parent: Element, address: str, url: str = "") -> Block:
        """A web address. With `url`, a confirmed page, it is a link."""
        element = parent.add("P")
        if not url:
            return Prose((address,), (element,), self.style.small, fixed=True)
        link = element.add("Link")
        return LinkText(Prose((address,), (link,), self.style.small, fixed=True), link, url)

    # --- lists with boxes -----------------------------------------------------------------------------------------------

    def tick(
        self,
        items: Element,
        field: str,
        say: Say,
        *more: More,
        type_: Type | None = None,
        ticked: bool = False,
        above: float | None = None,
        tip: Say | None = None,
        personal: bool = False,
    ) -> Tick:
        """An item with a box: the text, then what `more` makes under it. `items` is the L that holds the list. tip: what is heard at the
        box, if not the text."""
        item = items.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        first = self.prose(body, say, type_ or self.style.strong, personal=personal)
        under = [block for make in more if (block := make(body)) is not None]
        return Tick(
            self.style,
            Stack([first, *under]) if under else first,
            label=label,
            field=field,
            tip=self.one(tip or say),
            fillable=self.fillable,
            ticked=ticked,
            above=self.style.gap * 0.65 if above is None else above,
        )
