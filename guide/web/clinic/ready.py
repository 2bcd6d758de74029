"""The page after the form: the campaign read back, and everything that can be made of it, each with its own form.

Every form holds the campaign as the text of its file, so the server has nothing to remember.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from guide.batch.table.findings import Finding, finding_text, shortened
from guide.content.languages import BOTH
from guide.content.load import Content
from guide.core.campaign import Campaign, campaign_answers, write_campaign
from guide.core.campaign_link import link
from guide.core.interview import asked_again
from guide.html.fields import hidden
from guide.web.clinic import words
from guide.web.clinic.page import GROUP, HERE, choose, form, frame, submit
from guide.web.pages import paragraphs
from guide.web.streamlit.static import FILES
from guide.words import choices
from guide.words.answers import answer_words, day_text
from guide.words.language import Language

SCRIPT: Final = Path(__file__).parent / "assets" / "side.js"
SCRIPT_AT: Final = f"/static/js/clinic.{hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:10]}.js"
FILES[SCRIPT_AT] = SCRIPT

CHANGE: Final = "change"


def ready_page(language: Language, content: Content, campaign: Campaign, wizard: str, *, wrong_copies: bool = False) -> bytes:
    """The page. `wizard`: the address of the wizard, as this browser knows it. `wrong_copies`: the number of copies could not be used."""
    at = Ready(language, content, campaign, wizard)
    parts = [at.blank(wrong_copies), at.read_back()] if wrong_copies else [at.read_back()]
    parts += [at.keep(), at.side(), at.link(), at.flyer(), at.table(), at.batch()]
    parts += [] if wrong_copies else [at.blank(False)]
    script = f'<script src="{SCRIPT_AT}" defer></script>'
    return frame(language, words.ready_title(language), "".join(parts) + script, again=CHANGE)


def refused_page(language: Language, content: Content, campaign: Campaign, findings: Sequence[Finding]) -> bytes:
    """A table of which nothing could be made: what is wrong with it, and the way back to the campaign."""
    lines, more = shortened([finding_text(finding, content, language) for finding in findings], language)
    rows = "".join(f"<li>{escape(line)}</li>" for line in filter(None, [*lines, more]))
    back = hidden("campaign", write_campaign(campaign)) + submit(language.say("clinic_page.back", "Go back to the campaign"), "main")
    text = f'<p id="wrong">{escape(words.refused_text(language))}</p>'
    body = f'<div class="mistakes" {GROUP % "wrong"}>{text}<ul>{rows}</ul></div>{form(CHANGE, HERE, back, language)}'
    return frame(language, words.refused_title(language), body, again=CHANGE)


class Ready:
    """The parts of the page."""

    def __init__(self, language: Language, content: Content, campaign: Campaign, wizard: str):
        self.language, self.content, self.campaign, self.wizard = language, content, campaign, wizard
        self.text = hidden("campaign", write_campaign(campaign))

    def part(self, title: str, *inside: str) -> str:
        """A framed part of the page, with its title."""
        return f'<section class="part"><h2>{escape(title)}</h2>{"".join(inside)}</section>'

    def read_back(self) -> str:
        """What the campaign says, and the way to change it."""
        rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in self._facts())
        facts = f"<dl>{rows}</dl>" if rows else paragraphs([words.nothing_given(self.language)])
        shared, questions = campaign_answers(self.campaign), self.content.question.values()
        old = paragraphs([self.language.of("question", q, "again") for q in questions if asked_again(q, shared)])
        button = submit(self.language.say("clinic_page.change", "Change the campaign"), again="entry")
        return old + facts + form(CHANGE, HERE, self.text + button, self.language)

    def _facts(self) -> Iterator[tuple[str, str]]:
        """Everything in the campaign, in the words of the form."""
        labels = words.labels(self.language)
        for key in type(self.campaign).model_fields:
            value = getattr(self.campaign, key)
            question = self.content.question.get(key)
            label = self.language.of("question", question, "ask") if question else labels[key]
            if question:
                chosen = (value,) if isinstance(value, str) else value
                value = "; ".join(answer_words(key, one, self.content, self.language) for one in chosen if one)
            else:
                value = day_text(value, self.language) or value
            if value:
                yield label, value

    def keep(self) -> str:
        """The file of the campaign."""
        button = submit(self.language.say("clinic_page.get_file", "Save the campaign file"))
        title = self.language.say("clinic_page.keep", "Keep the campaign")
        return self.part(
            title, paragraphs([words.keep_text(self.language)]), form("keep", f"{HERE}/campaign", self.text + button, self.language)
        )

    def side(self) -> str:
        """A button for browsers with scripts; its text for the wizard holds the campaign and no answer."""
        given = {key: value for key, value in self.campaign.model_dump(mode="json").items() if value}
        draft = escape(json.dumps({"version": 1, "answers": {}, "campaign": given}, ensure_ascii=False))
        title = self.language.say("clinic_page.side", "Help one person, side by side")
        start = escape(self.language.say("clinic_page.side_start", "Start with one person"))
        go = f"/guide?lang={self.language.code}&amp;at=1"
        button = f'<button type="button" class="main" id="side" data-draft="{draft}" data-go="{go}" hidden>{start}</button>'
        without = f'<p id="side-without">{escape(words.side_link(self.language))} <a href="#link">{escape(self._link_title())}</a></p>'
        return self.part(title, paragraphs([words.side_text(self.language)]), button, without)

    def _link_title(self) -> str:
        return self.language.say("clinic_page.link", "Link and QR code for coworkers")

    def link(self) -> str:
        """The campaign link, as an address and as a QR code."""
        import segno

        address = link(self.wizard, self.campaign)
        squares = segno.make(address, error="m", micro=False, boost_error=False).svg_inline(border=4, omitsize=True)
        code = f'<div class="code" role="img" aria-label="{escape(words.link_code(self.language))}">{squares}</div>'
        shown = f'<p class="address" id="link">{escape(address)}</p>'
        return self.part(self._link_title(), paragraphs([words.link_text(self.language)]), shown, code)

    def flyer(self) -> str:
        """The flyer."""
        inside = self.text + self._paper("flyer") + submit(self.language.say("clinic_page.get_flyer", "Get the flyer (PDF)"))
        title = self.language.say("clinic_page.flyer", "A flyer")
        return self.part(title, paragraphs([words.flyer_text(self.language)]), form("flyer", f"{HERE}/flyer", inside, self.language))

    def table(self) -> str:
        """The empty table."""
        button = submit(self.language.say("clinic_page.get_table", "Get the empty table (Excel)"))
        title = self.language.say("clinic_page.table", "Many people: the empty table")
        return self.part(
            title, paragraphs(words.table_text(self.language)), form("empty", f"{HERE}/table", self.text + button, self.language)
        )

    def batch(self) -> str:
        """The papers of a table that was filled in."""
        language = self.language
        file = '<input type="file" id="table" name="table" accept=".xlsx,.csv,.jsonl,.txt" required>'
        box = f'<input type="checkbox" name="summary" value="yes"><span>{escape(words.summary_label(language))}</span>'
        summary = f'<label class="pick">{box}</label>'
        inside = (
            f'{self.text}<p class="field"><label for="table">{escape(words.table_label(language))}</label>{file}</p>',
            choose("batch-sheet", "sheet", words.sheet_label(language), words.sheets(language), "plan"),
            self._language("batch", each=True),
            choose("dates", "dates", language.say("clinic_page.dates", "How does the table write its dates?"), words.orders(language), ""),
            self._size("batch") + self._paper("batch") + summary,
            submit(language.say("clinic_page.get_batch", "Make the sheets (zip)"), "main"),
        )
        title = language.say("clinic_page.batch", "Many people: the sheets")
        return self.part(
            title, paragraphs(words.batch_text(language)), form("batch", f"{HERE}/batch", "".join(inside), language, file=True)
        )

    def blank(self, wrong: bool) -> str:
        """Blank papers. `wrong`: the number of copies could not be used."""
        language = self.language
        said = f'<p class="mistakes" id="e-copies">{escape(words.wrong_copies(language))}</p>' if wrong else ""
        about = ' aria-invalid="true" aria-describedby="e-copies" autofocus' if wrong else ""
        box = f'<input type="text" inputmode="numeric" id="copies" name="copies" value="10"{about}>'
        copies = f'<p class="field"><label for="copies">{escape(words.copies_label(language))}</label>{box}</p>'
        inside = self.text + copies + self._language("blank", each=False) + self._size("blank") + self._paper("blank")
        button = submit(language.say("clinic_page.get_blank", "Get the sheets to fill in by hand (PDF)"))
        title = language.say("clinic_page.blank", "Sheets to fill in by hand")
        return self.part(title, said, paragraphs([words.blank_text(language)]), form("blank", f"{HERE}/blank", inside + button, language))

    def _language(self, where: str, each: bool) -> str:
        label = choices.language_label(self.language)
        return choose(f"{where}-language", "language", label, words.languages(self.language, each), BOTH)

    def _size(self, where: str) -> str:
        return choose(f"{where}-size", "size", choices.letter_size_label(self.language), choices.letter_sizes(self.language), "normal")

    def _paper(self, where: str) -> str:
        return choose(f"{where}-paper", "paper", choices.paper_size_label(self.language), choices.paper_sizes(self.language), "letter")
