"""The meanings of words: one sentence each, beside the words that a text uses and only beside them."""

import datetime as dt
import re

import pytest

from guide.content.languages import CODES, TRANSLATED
from guide.core.answers import Answers
from guide.core.plan import make_plan, preview_plan
from guide.library import content
from guide.printed.booklet import everyone, outline
from guide.words.catalogs import all_words
from guide.words.language import load_language
from guide.words.meanings import said_of, terms_in
from guide.words.outline import lines_of, section_of

CONTENT = content()
DAY = dt.date(2026, 11, 29)
CLOSED = outline(everyone(make_plan(Answers(), CONTENT, DAY), CONTENT), CONTENT)
OPEN = outline(everyone(preview_plan(Answers(), CONTENT, DAY), CONTENT), CONTENT)
OWN = ("words", "numbers", "sources")


def explained(sections, code):
    return {item.about for item in section_of(sections, "words").items if code in item.languages}


def texts(sections, code):
    language = load_language(code)
    return [line.text(language) for section in sections if section.id not in OWN for line in lines_of(section)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("sections", [CLOSED, OPEN], ids=["closed", "open"])
def test_a_booklet_explains_the_words_that_it_uses_and_no_others(sections, code):
    said = "\n".join(texts(sections, code)).lower()
    used = {
        term.id for term in CONTENT.term.values() if any(re.search(rf"\b{re.escape(w.lower())}(e?s)?\b", said) for w in said_of(term, code))
    }
    assert explained(sections, code) == used


@pytest.mark.parametrize("code", CODES)
def test_the_words_that_carry_everything_are_explained_in_every_booklet(code):
    assert {"deferred_action", "time_limit", "labor_office", "complaint", "retaliation"} <= explained(CLOSED, code)


@pytest.mark.parametrize("code", CODES)
def test_every_word_with_a_meaning_is_used_somewhere(code):
    """In a question, on a sheet, in the booklet: a word that no text has is taken out of terms.toml."""
    language = load_language(code)
    shown = (key for key in all_words(CONTENT) if not key[0].startswith(("term.", "source.", "book.")))
    said = [language.say(context, english) for context, english in shown]
    unused = CONTENT.term.keys() - {term.id for term in terms_in(said, CONTENT, code)}
    assert not unused, f"nobody can tap these words in {code}: take them out, or correct `said`: {unused}"


@pytest.mark.parametrize("code", CODES)
def test_each_meaning_is_one_sentence(code):
    language = load_language(code)
    assert len(CONTENT.term) >= 30
    for term in CONTENT.term.values():
        assert len(re.findall(r"[.?!](?= |$)", language.of("term", term, "meaning"))) == 1, f"{term.id}: say it in one sentence"


@pytest.mark.parametrize(
    ("code", "text", "ids"),
    [
        ("en", "Labor offices have limits.", {"labor_office", "time_limit"}),
        ("en", "The unlimited laboring officer", set()),
        ("es", "Las oficinas laborales dan plazos.", {"labor_office", "time_limit"}),
        ("es", "El emplazamiento", set()),
    ],
)
def test_a_word_is_found_whole_in_one_and_in_several(code, text, ids):
    assert {term.id for term in terms_in([text], CONTENT, code)} == ids


def test_each_language_says_how_its_words_stand_in_a_text_and_how_the_english_of_the_card_sounds():
    for term in CONTENT.term.values():
        assert term.said.keys() == set(CODES), f"{term.id}: write said.<language> in terms.toml"
    for line in CONTENT.card_line.values():
        assert line.sounds.keys() == (set(TRANSLATED) if line.english else set()), f"{line.id}: write sounds.<language> in card.toml"
