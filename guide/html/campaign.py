"""What a link or an advocate's campaign filled in, as HTML: beside each answer, and as a list of what is held."""

from __future__ import annotations

from html import escape

from guide.content.load import Content
from guide.core.draft import Draft
from guide.words.campaign import campaign_lines, filled_in_text
from guide.words.language import Language


def filled_in(question: str, draft: Draft, language: Language, other: Language | None = None) -> str:
    """Beside an answer that the person did not give: who filled it in, and that it can be changed. "" beside any other."""
    if not draft.was_given(question) or not draft.answers.values[question]:
        return ""
    rows = (f'<p class="filled" lang="{lg.code}">{escape(_filled(draft, lg))}</p>' for lg in (language, other) if lg)
    return "".join(rows)


def _filled(draft: Draft, language: Language) -> str:
    return (
        language.say("clinic.filled_in", "This answer comes from the campaign. You can change it.")
        if draft.campaign
        else filled_in_text(language)
    )


def held(draft: Draft, content: Content, language: Language) -> str:
    """The facts of the workplace, and the number of answers that come from no campaign: what is really held. "" without a campaign."""
    if draft.campaign is None:
        return ""
    facts = [f"{label}: {value}" for label, value in campaign_lines(draft.campaign, content, language)]
    own = sum(1 for q in draft.answers.values if not draft.was_given(q)) + sum(any(t.values()) for t in draft.typed.values())
    facts.append(language.say("clinic.own_answers", "Answers of this person: {count}", count=own))
    return "<ul>" + "".join(f"<li>{escape(fact)}</li>" for fact in facts) + "</ul>"
