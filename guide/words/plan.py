"""The parts of a plan in words, for every view alike: steps, papers, sources, what a lawyer has confirmed. No layout, no markup.

Goes in: parts of a Plan and a Language.  Comes out: plain strings to be escaped, whole sentences.
"""

from __future__ import annotations

from guide.content.records import Filing
from guide.content.schema import Source, Step
from guide.words.language import Language, Say, of
from guide.words.preview import fill_in


def step_title(step: Step, is_open: bool) -> Say:
    """The name of a step, as this state of the program has it."""
    return of("step", step, "title_open" if is_open and step.title_open else "title")


def step_why(step: Step, is_open: bool) -> Say:
    """Why a step matters, as this state of the program has it."""
    return of("step", step, "why_open" if is_open and step.why_open else "why")


def papers_how(language: Language) -> str:
    """Stands above every list of papers to gather."""
    return language.say(
        "pdf.papers_how",
        "For the lawyer or the worker center. Copies are enough. Never mail these documents to immigration.",
    )


def have_text(language: Language) -> str:
    """Beside a paper that the person has."""
    return language.say("paper.have", "You said you have this.")


def source_line(source: Source, language: Language) -> str:
    """L187 · what it is · its date"""
    return " · ".join(filter(None, (source.id, language.of("source", source, "what"), source.date)))


def filing_lines(filing: Filing, language: Language) -> tuple[tuple[str, str], ...]:
    """(label, value) of what only a person can check; empty only in a preview. Only for `plan.filing`, None unless the program is open."""
    lines = (
        (language.say("filing.address", "Where requests to immigration go"), filing.address),
        (language.say("filing.fee", "Fee"), filing.fee),
        (language.say("filing.payment", "How to pay"), filing.payment),
        (language.say("filing.form_edition", "Edition of the form to ask for DALE"), filing.form_edition),
        (language.say("filing.permit_form_edition", "Edition of the work permit form"), filing.permit_form_edition),
    )
    return tuple((label, value.strip() or fill_in(language)) for label, value in lines)
