"""A place is found by what people type: without accents, by its name in the other language, by the two letters of the mail."""

import pytest
from playwright.sync_api import expect

from guide.core.answers import Answers
from guide.library import content
from guide.words.answers import answer_words
from guide.words.language import load_language
from tests.help.driving import at_heading, open_at, place_of, settled, tap

pytestmark = pytest.mark.browser
CONTENT = content()
TYPED = {
    "NM": ("mexico", "México", "new mexico", "Nuevo México", "NM"),
    "NY": ("nueva york", "New York", "ny"),
    "NC": ("north carolina", "carolina del norte"),
    "HI": ("hawai", "hawaii"),
    "MI": ("michigan", "Míchigan"),
    "MO": ("misuri", "missouri"),
    "OR": ("oregon", "oregón"),
    "CA": ("california",),
    "TX": ("TX", "texas"),
    "XT": ("guam", "virgin islands"),
}
ONLY_IN_SPANISH = {"NM": ("nuevo mexico",), "XT": ("islas vírgenes",)}


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_place_is_found_without_accents_and_under_both_names(address, open_tab, code):
    words, page = load_language(code), open_tab()
    given = Answers({"helper": "alone", "situation": "never"})
    open_at(page, address, words, given, place_of("state", given, CONTENT))
    at_heading(page, words.of("question", CONTENT.question["state"], "ask"))
    settled(page)
    box = page.locator('[data-testid="stSelectbox"] input')
    tap(box)
    for place, typed in TYPED.items():
        for text in (*typed, *(ONLY_IN_SPANISH.get(place, ()) if code == "es" else ())):
            box.fill(text)
            first, name = page.get_by_role("option").first, answer_words("state", place, CONTENT, words)
            expect(first, f"“{text}” must find {name} first").to_contain_text(name)
