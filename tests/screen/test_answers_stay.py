"""Every question of the content, in each language: what is marked and what is accepted stays, whatever the browser does around it."""

import re

import pytest

from guide.core.answers import Answers, Value, write_answers
from guide.core.form import offered
from guide.core.interview import screens
from guide.library import content
from guide.words.language import NAMES, load_language
from tests.help.driving import arrived, at_heading, at_rest, fill, kept_in, open_at
from tests.help.persons import EVERYTHING, OTHER, ways_to_answer

pytestmark = pytest.mark.browser
CONTENT = content()


def person(turn):
    """Somebody who is asked everything and skips nothing. Days are answered in each way in turn, because none leads elsewhere."""
    wanted: dict[str, Value] = {}
    for _ in CONTENT.question:
        path = screens(Answers(wanted), CONTENT)
        for number, screen in enumerate(path, turn):
            for question in screen.questions:
                ways = [value for _, value in ways_to_answer(question, offered(question, EVERYTHING, CONTENT)) if value != "skip"]
                own = {**EVERYTHING.values, "helper": "alone", "risk": "yes"}.get(question.id, "skip")
                wanted[question.id] = ways[number % len(ways)] if own == "skip" or question.kind == "date" else own
    assert set(wanted) == {id_ for id_, question in CONTENT.question.items() if not question.retired}, "let EVERYTHING reach each question"
    assert "skip" not in wanted.values(), "a skip would not show that an answer was lost"
    return Answers(wanted)


def tap(page, name):
    """By keyboard: a key is heard at once."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


NOTHING_SHOWN = """[...document.querySelectorAll('[data-testid="stMain"] :is(.stRadio, .stSelectbox, .stTextInput)')].every(
  box => ![...box.querySelectorAll("input")].some(input => input.type === "radio" ? input.checked : input.value))
  && !document.querySelector('[data-testid="stCheckbox"] input:checked')"""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_answer_stays_over_two_changes_of_language_and_over_back_and_forward(address, open_tab, lang):
    words, other = load_language(lang), load_language(OTHER[lang])
    wanted = person(turn=["en", "es"].index(lang))
    path, everything = screens(wanted, CONTENT), write_answers(wanted)["answers"]
    page = open_tab()

    def there(number, language):
        at_heading(page, language.of("question", path[number].questions[0], "ask"))

    open_at(page, address, words, Answers(), "1")
    for number, screen in enumerate(path):
        asked = {question.id for each in path[: number + 1] for question in each.questions}
        there(number, words)
        for nth, question in enumerate(screen.questions):
            fill(page, question, wanted, words, CONTENT, nth)
        tap(page, NAMES[other.code])
        there(number, other)
        tap(page, NAMES[words.code])
        there(number, words)
        tap(page, words.say("screen.next", "Next"))
        page.wait_for_url(re.compile(rf"at=(?!{number + 1}\b)"))
        at_rest(page)
        arrived(page)
        if number + 1 < len(path):
            page.go_back()
            there(number, words)
            assert not page.evaluate(NOTHING_SHOWN), f"{screen.id}: nothing is marked after Back"
            page.go_forward()
            there(number + 1, words)
            arrived(page)
        assert kept_in(page) == {id_: value for id_, value in everything.items() if id_ in asked}, screen.id
    at_heading(page, words.say("review.title", "Your answers"))
    assert kept_in(page) == everything
