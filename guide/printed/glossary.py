"""Words used here: what the terms on a paper mean, one line each in small type. Only terms that its texts use."""

from __future__ import annotations

from guide.content.load import Content
from guide.content.schema import Term
from guide.core.plan import Plan
from guide.pdf.layout import Block
from guide.pdf.text import Prose
from guide.pdf.tree import Element
from guide.pdf.writer import Writer
from guide.printed.body import in_columns
from guide.words.language import of


def terms_of(plan: Plan, content: Content) -> tuple[Term, ...]:
    """The terms of the tasks and questions that the paper prints, in the order of terms.toml."""
    used = {term for step in plan.steps for task in step.tasks for term in content.task[task.id].terms}
    used |= {term for id_ in plan.find_out for term in content.question[id_].terms}
    return tuple(term for term in content.term.values() if term.id in used)


def words_used(w: Writer, plan: Plan, *, small: bool = True) -> list[Block]:
    """`small`: as small as a list of sources; otherwise in the type of a detail."""
    terms = terms_of(plan, w.content)
    if not terms:
        return []
    section = w.root.add("Sect")
    head = w.head(section, lambda language: language.say("pdf.words", "Words used here"))
    items = section.add("L")
    return [head, *in_columns(w, [_term(w, items.add("LI").add("LBody"), term, small) for term in terms], above=1.0)]


def _term(w: Writer, body: Element, term: Term, small: bool) -> Prose:
    lead = of("term", term, "term")
    type_ = w.style.tiny if small else w.style.small
    return w.prose(body, of("term", term, "meaning"), type_, lead=lambda language: lead(language) + ": ", above=1.0)
