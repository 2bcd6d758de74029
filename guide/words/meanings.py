"""Which words of the law stand in a text, so that their meaning can be given beside it, and only theirs.

Goes in: finished texts, the Content, a language code.  Comes out: Terms, in the order of terms.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from guide.content.languages import Code
from guide.content.load import Content
from guide.content.schema import Term
from guide.words.language import load_language


def terms_in(texts: Iterable[str], content: Content, code: Code) -> tuple[Term, ...]:
    """The terms that these texts of one language use."""
    pattern, ids = _finder(content, code)
    used = {ids[found.lower()] for text in texts for found in pattern.findall(text)}
    return tuple(term for term in content.term.values() if term.id in used)


@lru_cache
def _words(said: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    longest_first = sorted((words for words, _ in said), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\b({pattern})(?:e?s)?\b", re.IGNORECASE), dict(said)


def _finder(content: Content, code: Code) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for all terms of a language; in brackets the words without the ending of several."""
    return _words(tuple((words.lower(), term.id) for term in content.term.values() for words in said_of(term, code)))


def said_of(term: Term, code: Code) -> tuple[str, ...]:
    """How a term stands in the texts of a language."""
    return term.said.get(code) or (load_language(code).of("term", term, "term"),)
