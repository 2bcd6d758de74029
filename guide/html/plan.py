"""The plan on the screen: five things open, all else folded; between them the papers. What was told (words/told.py), as HTML.

Every text comes from the catalogs and is escaped; nothing a person typed is drawn here. What the printer gets is drawn for it alone: the
sheet, whole and unfolded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from guide.content.load import Content
from guide.core.plan import Plan
from guide.html.drawing import Drawing
from guide.words.language import Language
from guide.words.outline import Item, Section, section_of
from guide.words.told import five_things, told, told_more
from guide.words.told_booklet import told_steps

BEGIN_WITH_A_CALL = ("trapped", "gov_letter", "clock", "call")
"""The tasks under the first of which it stands whom to call."""
KNOWN = (
    *("status", "notices", "headline", "first", "call", "after", "filing", "find_out", "table", "everyone", "card", "made"),
    *("dates", "said", "helpers", "offices", "papers", "questions", "words", "sources"),
)
"""The sections that have a place of their own on this screen; any other is folded below them."""


def page(plan: Plan, content: Content, language: Language) -> str:
    """The whole plan as HTML, without the buttons: what `python -m guide check` reads again."""
    drawn = PlanPage(plan, content, language)
    return drawn.top() + drawn.rest()


class Group(NamedTuple):
    """Sections that stand under one title: `own` of the sheet, `more` behind it. counted: the title says how many things it holds."""

    id: str
    title: str
    own: tuple[str, ...]
    more: tuple[str, ...]
    counted: bool = True


class PlanPage(Drawing):
    """Draws one plan in one language as HTML."""

    def __init__(self, plan: Plan, content: Content, language: Language, *, light: bool = False):
        super().__init__(content, language, light=light)
        self.plan, self.sheet, self.more = plan, told(plan, content), told_more(plan, content)

    def top(self) -> str:
        """What must not be missed, and the five things."""
        title = f"<h1>{escape(five_things(self.language))}</h1>"
        status, headline, first = (self._of(id_) for id_ in ("status", "headline", "first"))
        notices = section_of(self.sheet, "notices")
        strip = f'<p class="notice urgent strip">{self.text(status.under[0])}</p>'
        alarms = "".join(self.notice(item, "notice urgent") for item in notices.items) if notices else ""
        tasks = self.items(self._task(item) for item in first.items)
        on_screen = f"{strip}{alarms}{self.headline(headline)}<section>{tasks}</section>"
        printed = "" if self.light else f'<div class="print-only">{self.printed()}</div>'
        return f'{title}<div class="screen-only">{on_screen}</div>{printed}'

    def rest(self) -> str:
        """All else, folded: what has a place of its own here, then any other section that was told."""
        groups = {group.id: group for group in self.groups()}
        parts = [
            *self.each(self.sheet, ("after", "filing", "find_out")),
            self._together(groups["days"]),
            self._together(groups["who"]),
            self._together(groups["gather"]),
            *self.each(self.sheet, ("everyone", "card")),
            *(self.fold_items(section) for section in (*self.sheet, *self.more) if section.id not in KNOWN),
            self.fold(self.steps_title(), self.steps()),
            self._together(groups["behind"]),
        ]
        title = escape(self.language.say("result.rest", "Everything else"))
        return f'<div class="screen-only"><h2>{title}</h2>{"".join(parts)}{self.foot()}</div>'

    def groups(self) -> tuple[Group, ...]:
        """What belongs together: sections of the sheet, and those behind it."""
        say = self.language.say
        return (
            Group("days", say("told.table", "Your offices and dates"), ("table",), ("dates", "said")),
            Group("who", say("result.who_else", "Who else can help, and the offices"), (), ("helpers", "offices")),
            Group("gather", say("result.gather", "Documents and questions for the lawyer"), (), ("papers", "questions")),
            Group("behind", say("result.behind", "Words, sources and days of review"), (), ("words", "sources"), counted=False),
        )

    def foot(self) -> str:
        """When the plan was made, and that it is no request to anybody."""
        made = " ".join(self.text(line) for line in self._of("made").under)
        return f'<p class="part">{made} {self.text(self._of("status").under[1])}</p>'

    def printed(self) -> str:
        """For the printer: the sheet, whole."""
        return "".join(self.whole(section) for section in self.sheet if section.id != "notices")

    # --- parts ----------------------------------------------------------------------------------------------------------

    def _of(self, id_: str) -> Section:
        section = section_of(self.sheet, id_)
        assert section is not None  # it stands on every plan
        return section

    def _task(self, item: Item) -> str:
        """The act, open; why and how, folded; and where it is a call, whom."""
        call = ""
        if item.about == next((i.about for i in self._of("first").items if i.about in BEGIN_WITH_A_CALL), ""):
            call = self._who_to_call()
        return self.task(item) + call

    def _who_to_call(self) -> str:
        section = self._of("call")
        host, *others = section.items
        ways = [item for item in others if item.id.startswith("helper.")]
        offices = [item for item in others if item not in ways]
        rows = self.items([self._host(host), *(self.item(item) for item in (*ways, *offices))])
        return self.fold(section.title(self.language), self.paragraphs(section.under) + rows, len(others), kind="call")

    def _host(self, item: Item) -> str:
        """The local group; without one, where to write it: a screen has no line for a pen."""
        if item.one("name"):
            return self.item(item)
        return escape(
            self.language.say("result.local", "Write on your sheet the name and phone of a worker center, union or lawyer near you.")
        )

    def each(self, sections: tuple[Section, ...], ids: tuple[str, ...]) -> Iterator[str]:
        for id_ in ids:
            if section := section_of(sections, id_):
                yield self.fold_items(section)

    def _together(self, group: Group) -> str:
        """A group under one fold: those of the sheet, then those behind it, each under its own heading."""
        own = [section for section in self.sheet if section.id in group.own]
        more = [section for section in self.more if section.id in group.more]
        if not own and not more:
            return ""
        inside = "".join(self.paragraphs(s.under) + self.items(self.item(item) for item in s.items) for s in own)
        count = sum(len(section.items) for section in own or more) if group.counted else 0
        return self.fold(group.title, inside + self.parts(more), count)

    def parts(self, sections: Iterable[Section]) -> str:
        """Sections one after the other, each under its own heading."""
        return "".join(self.part(section, "h3") for section in sections)

    def steps_title(self) -> str:
        numbers = [str(n) for n, section in enumerate(told_steps(self.plan.status, self.content), 1) if section.about in self.plan.steps]
        if not numbers:
            return self.language.say("result.steps", "The five steps")
        return self.language.say("result.steps_now", "The five steps: you are in step {steps}", steps=self.language.list(numbers))

    def steps(self) -> str:
        rows = (
            f"<b>{escape(section.title(self.language))}</b>{self.paragraphs(section.under)}"
            for section in told_steps(self.plan.status, self.content)
        )
        return f"<ol>{''.join(f'<li>{row}</li>' for row in rows)}</ol>"
