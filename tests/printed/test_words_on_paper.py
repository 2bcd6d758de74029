"""Words on finished pages: few acronyms, and a word of the law that explains itself where a page says it first."""

import datetime as dt
import re

import pytest

from guide.content.languages import CODES
from guide.core.plan import make_plan
from guide.library import content
from guide.printed.booklet import make_booklet
from guide.printed.checklist import make_checklist
from guide.words.language import load_language
from tests.help.pdf_structure import text_of
from tests.help.people_files import everyone

CONTENT = content()
DAY = dt.date(2026, 11, 29)
PEOPLE = everyone(CONTENT)
MOST = 3
ACRONYM = re.compile(r"\b[A-Z]{2,}(?:[&/-][A-Z]+)*\b")
PLAIN = {"ZIP", "US", "DC", "KC", "EE", "UU", "AI", "IA", "PDF"} | set(CONTENT.place)
"""Everybody says these: a place, a ZIP code, AI."""
NAMES = set(ACRONYM.findall(" ".join(f"{a.acronym} {a.name}" for a in CONTENT.agency.values())))
NAMES |= set(ACRONYM.findall(" ".join(" ".join((h.name, *h.name_in.values())) for h in CONTENT.helper.values())))


def acronyms(text):
    return set(ACRONYM.findall(text)) - NAMES - PLAIN


def booklet(code):
    """Its pages, without the list of words, where each is explained, and the list of sources."""
    pages, found = text_of(make_booklet(CONTENT, [load_language(code)], DAY)), []
    heading = load_language(code).say("told.words", "Words used here")
    for page in pages:
        found.append(page.partition(heading)[0])
        if heading in page:
            return found
    raise AssertionError("the booklet has no list of words")


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_a_page_of_a_booklet_has_at_most_three_acronyms_besides_the_names_of_offices_and_groups(code):
    for number, page in enumerate(booklet(code), 1):
        assert len(acronyms(page)) <= MOST, f"page {number}: write some of these out: {acronyms(page)}"


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("person", PEOPLE[::4], ids=lambda person: person.name)
def test_a_page_of_a_sheet_has_at_most_three_acronyms_besides_the_names_of_offices_and_groups(person, code):
    plan = make_plan(person.answers, CONTENT, person.today)
    for number, page in enumerate(text_of(make_checklist(plan, CONTENT, [load_language(code)])), 1):
        assert len(acronyms(page)) <= MOST, f"page {number}: write some of these out: {acronyms(page)}"


FIRST = {
    "en": {
        "DALE": r"DALE \(deferred action for workers\)|protection called DALE",
        "labor offices?": r"government labor offices? \(labor agenc(?:y|ies)\)",
    },
    "es": {
        "DALE": r"DALE \(acción diferida para trabajadores\)|protección (?:de inmigración )?llamada DALE",
        "oficinas? laboral(?:es)?": r"oficinas? laboral(?:es)? del gobierno \(agencias? laboral(?:es)?\)",
        "plazos?": r"plazos?(?: más largos)? \(los días que",
    },
}
"""Word -> how it stands where a booklet says it first: with what it is."""


@pytest.mark.slow
@pytest.mark.parametrize(("code", "word"), [(code, word) for code, words in FIRST.items() for word in words])
def test_a_word_that_carries_everything_explains_itself_where_a_booklet_says_it_first(code, word):
    text = re.sub(r"\s+", " ", " ".join(booklet(code)))
    first = re.search(rf"\b{word}\b", text, re.IGNORECASE)
    assert first, f"the booklet never says {word}"
    around = text[max(0, first.start() - 40) : first.end() + 60]
    assert re.search(FIRST[code][word], around, re.IGNORECASE), f"say what it is: {around}"


def test_an_acronym_is_found_and_a_name_is_not():
    assert acronyms("EEOC and OSHA; VAWA, SIJ and the NTA by ZIP code in TX") == {"VAWA", "SIJ", "NTA"}
