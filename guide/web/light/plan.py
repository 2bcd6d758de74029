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
            *self.each(self.sheet, ("after", "filing", "find_out", *table.own, "everyone", "card")),
            *(self.fold_items(section) for section in self.sheet if section.id not in KNOWN),
        ]
        return "".join(folded)

    def parts_behind(self) -> dict[str, str]:
        """Id -> title of each part that has something to say for this person."""
        titles = {section.id: section.title(self.language) for section in self.more}
        known: dict[str, str] = {}
        for group in self.groups():
            if ids := [id_ for id_ in group.more if id_ in titles]:
                known[group.id] = titles[ids[0]] if group.own else group.title  # its own title stands over what is on the sheet
        return known | {id_: title for id_, title in titles.items() if id_ not in KNOWN} | {STEPS: self.steps_title()}

    def part_behind(self, id_: str) -> str:
        """One part, under its title."""
        if id_ == STEPS:
            inside = self.steps()
        else:
            ids = next((group.more for group in self.groups() if group.id == id_), (id_,))
            inside = "".join(self.part(section) for section in self.more if section.id in ids)
        return f"<h1>{escape(self.parts_behind()[id_])}</h1>{inside}"
