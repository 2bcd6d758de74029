"""Sections, items and lines as HTML: how anything that was told looks on a screen. Every text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from guide.content.languages import SOURCE
from guide.content.load import Content
from guide.html.aloud import listen_button
from guide.words.language import Language, of
from guide.words.meanings import terms_in
from guide.words.outline import Item, Line, Section, as_one, opening
from guide.words.plan import source_line

BOX = '<span class="box" aria-hidden="true"></span>'


class Drawing:
    """Draws in one language. A word is explained where it is used first.

    light: without what needs a script, or is there for the printer alone.
    """

    def __init__(self, content: Content, language: Language, *, light: bool = False):
        self.content, self.language, self.light = content, language, light
        self.explained: set[str] = set()

    def listen(self, title: str) -> str:
        return "" if self.light else listen_button(self.language, title)

    # --- folded ---------------------------------------------------------------------------------------------------------

    def fold(self, title: str, inside: str, count: int = 0, kind: str = "") -> str:
        """A part that opens at a tap, with the number of things in it."""
        number = f" ({count})" if count else ""
        return f'<details class="fold {kind}"><summary>{escape(title)}{number}</summary><div>{inside}</div></details>'

    def fold_items(self, section: Section) -> str:
        """A whole section, folded: its tasks with all their lines, or its items."""
        rows = self.items(
            self.task(item, whole=True) if item.id.startswith("task.") else self.item(item)
            for item in section.items
            if self.language.code in item.languages
        )
        return self.fold(section.title(self.language), self.paragraphs(section.under) + rows, len(section.items))

    # --- sections -------------------------------------------------------------------------------------------------------

    def part(self, section: Section, level: str = "h2") -> str:
        """A section under its heading."""
        rows = self.items(self.item(item) for item in section.items if self.language.code in item.languages)
        kind = ' class="sources"' if section.id == "sources" else ""
        title = escape(section.title(self.language))
        return f"<section{kind}><{level}>{title}</{level}>{self.paragraphs(section.under)}{rows}</section>"

    def whole(self, section: Section) -> str:
        """A section as the printer gets it: nothing folded, no buttons."""
        title = section.title(self.language)
        rows = self.items(self._plain(item) for item in section.items)
        head = f"<h2>{escape(title)}</h2>" if title else ""
        kind = ' class="next-day"' if section.id == "headline" else ""
        under = self.paragraphs(section.under)
        if section.id == "headline":
            under = f'<p class="big">{self.text(section.under[0])}</p>{self.paragraphs(section.under[1:])}'
        return f"<section{kind}>{head}{under}{rows}</section>"

    def headline(self, section: Section) -> str:
        """The first act that must not be missed, in the largest letters; no large letters where no day is known. How the day was worked
        out is folded."""
        title = section.title(self.language)
        act, *more = section.under
        open_ = [line for line in more if line.role in ("detail", "left")]
        folded = [line for line in more if line not in open_]
        big = f'<p class="big">{self.text(act)}</p>' if act.role == "do" else self.paragraph(act)
        how = self.language.say("result.how_day", "How we worked out this day")
        inside = f'<details class="more"><summary>{escape(how)}</summary>{self.paragraphs(folded)}</details>' if folded else ""
        heading = f'{self.listen(title)}<h2 class="quiet">{escape(title)}</h2>'
        how_to = " ".join(as_one(line.text(self.language)) for line in open_)
        return f'<section class="next-day">{heading}{big}<p>{escape(how_to)}</p>{inside}</section>'

    def notice(self, item: Item, kind: str) -> str:
        """Something said on the screen alone: its title, and folded, why."""
        if "screen" not in item.on:
            return ""
        name, *rest = item.lines
        listen = self.listen(name.text(self.language))
        folded = f'<details class="more"><summary><b>{self.text(name)}</b></summary>{self.paragraphs(rest)}</details>'
        return f'<section class="{kind}">{listen}{folded}</section>'

    # --- items ----------------------------------------------------------------------------------------------------------

    def task(self, item: Item, whole: bool = False) -> str:
        """The act with its box; a tap on it unfolds why and how, unless the whole of it is folded already."""
        act, *rest = item.lines
        inside = f"{self.paragraphs(rest)}{self._terms(item)}{self._sources(item)}"
        text = f"<b>{self.text(act)}</b>"
        head = f"{BOX}{self.listen(act.text(self.language))}"
        if whole:
            return f"{head}{text}{inside}"
        return f'{head}<details class="more"><summary>{text}</summary>{inside}</details>'

    def item(self, item: Item) -> str:
        """Its first line in bold where it is a name or an act, then the others; what its words mean and what it rests on are folded."""
        first, *rest = item.lines
        text = self.text(first)
        head = f"<b>{text}</b>" if first.role in ("name", "do", "when", "now", "show") else text
        label = escape(opening(first.label(self.language))) if first.label else ""
        box = BOX if item.box else ""
        return f"{box}{label}{head}{self.paragraphs(rest)}{self._terms(item)}{self._sources(item)}"

    def _plain(self, item: Item) -> str:
        first, *rest = item.lines
        number = f" [{item.number}]" if item.number else ""
        return f"{BOX if item.box else ''}<b>{self.text(first)}</b>{number}{self.paragraphs(rest)}"

    @staticmethod
    def items(rows: Iterable[str]) -> str:
        inside = "".join(f"<li>{row}</li>" for row in rows)
        return f"<ul>{inside}</ul>" if inside else ""

    # --- lines ----------------------------------------------------------------------------------------------------------

    def paragraphs(self, lines: Iterable[Line]) -> str:
        return "".join(map(self.paragraph, lines))

    def paragraph(self, line: Line) -> str:
        text, link = self.text(line), line.link(self.language) if line.link else ""
        if link.startswith("tel:"):
            text = f'<a class="tel" href="{escape(link)}">{text}</a>'
        elif link:
            text = f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">{text}</a>'
        if line.role == "heed":
            text = f"<b>{text}</b>"
        label = escape(opening(line.label(self.language))) if line.label else ""
        return f"<p>{label}{text}</p>"

    def text(self, line: Line) -> str:
        text = escape(line.text(self.language))
        return f'<span lang="{SOURCE}">{text}</span>' if line.role == "show" else text

    def _terms(self, item: Item) -> str:
        """Words to tap for their meaning, where something to do uses them first; a name in a list has no room for it."""
        if not item.box:
            return ""
        texts = [line.text(self.language) for line in item.lines]
        new = [term for term in terms_in(texts, self.content, self.language.code) if term.id not in self.explained]
        self.explained.update(term.id for term in new)
        pairs = ((of("term", term, "term")(self.language), of("term", term, "meaning")(self.language)) for term in new)
        return "".join(f"<details><summary>{escape(term)}</summary><p>{escape(meaning)}</p></details>" for term, meaning in pairs)

    def _sources(self, item: Item) -> str:
        """Folded: what this rests on, and the day it was compared with it. For those who hear only the button, also of what."""
        if not item.sources or not item.fact:
            return ""
        rows = self.items(escape(source_line(self.content.source[id_], self.language)) for id_ in item.sources)
        day = self.language.long_date(item.fact.reviewed)
        what = next(line for line in item.lines if line.role != "when").text(self.language)  # many have the same day
        title = self.language.say("result.source", "Sources, reviewed {date}", date=day)
        name = self.language.say("result.source_of", "Sources, reviewed {date}: {what}", date=day, what=what)
        return f'<details><summary aria-label="{escape(name)}">{escape(title)}</summary>{rows}</details>'
