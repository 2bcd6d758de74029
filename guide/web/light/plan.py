"""The plan on plain pages: the sheet on one, each part behind it on a page of its own. So a slow line brings first what matters."""

from __future__ import annotations

from html import escape

from guide.html.plan import KNOWN, PlanPage

STEPS = "steps"
"""The part with the five steps."""


class LightPlan(PlanPage):
    """Draws one plan in one language as plain HTML. The parts behind the sheet go by the ids of their groups."""

    def sheet_folded(self) -> str:
        """What stands on the sheet, besides what is open: folded."""
        table, *_ = self.groups()
        folded = [
            *self._each(self.sheet, ("after", "filing", "find_out", *table.own, "everyone", "card")),
            *(self.fold_items(section) for section in self.sheet if section.id not in KNOWN),
        ]
        return "".join(folded)

    def parts_behind(self) -> dict[str, str]:
        """Id -> title of each part that has something to say for this person."""
        told = {section.id for section in self.more}
        known = {group.id: group.title for group in self.groups() if told.intersection(group.more)}
        other = {s.id: s.title(self.language) for s in self.more if s.id not in KNOWN}
        return {**known, **other, STEPS: self.steps_title()}

    def part_behind(self, id_: str) -> str:
        """One part, under its title."""
        if id_ == STEPS:
            inside = self.steps()
        else:
            ids = next((group.more for group in self.groups() if group.id == id_), (id_,))
            inside = "".join(self.part(section) for section in self.more if section.id in ids)
        return f"<h1>{escape(self.parts_behind()[id_])}</h1>{inside}"
