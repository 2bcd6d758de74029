"""The words of a preview: how the guide would look with an open program, for a reviewer and for nobody else.

Goes in: nothing, or a Language.  Comes out: the mark for every page, and what stands where only a person can know the value.
"""

from __future__ import annotations

from guide.content.languages import LANGUAGES, Code
from guide.words.language import Language

MARK: dict[Code, str] = {code: spelling.preview for code, spelling in LANGUAGES.items()}
"""On every page of a preview, always in every language: a person who finds such a page must understand it."""


def fill_in(language: Language) -> str:
    """Stands for an address, a fee, a date: whatever nobody has confirmed yet."""
    return language.say("preview.fill_in", "(your reviewer fills this in)")
