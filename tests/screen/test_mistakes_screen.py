"""A mistake in a real browser: said once, by the focus, tied to its controls, and at the top when there are several."""

import re

import pytest
from playwright.sync_api import expect

from guide.core.answers import Answers
from guide.core.interview import screens
from guide.library import content
from guide.words.answers import answer_problem_text, mistake_text
from guide.words.language import load_language
from tests.help.driving import at_heading, choose, finished, open_at, press
from tests.help.persons import PERSON

pytestmark = pytest.mark.browser
CONTENT = content()
PERSON = finished(PERSON, CONTENT)
INVALID = '[aria-invalid="true"]'


def at_screen(page, address, words, id_):
    """Open the screen of this name, its own answers still to be given."""
    path = screens(PERSON, CONTENT)
    place = [s.id for s in path].index(id_)
    own = {q.id for q in path[place].questions}
    open_at(page, address, words, Answers({q: v for q, v in PERSON.values.items() if q not in own}), str(place + 1))
    at_heading(page, words.of("question", path[place].questions[0], "ask"))
    return path[place].questions


def boxes(page, question):
    return page.locator(f'[class*="st-key-w-{question}-"] input[type=text]')


def begins(text):
    """A description that begins with this; of a day, its hint follows."""
    return re.compile(f"^{re.escape(text)}")


@pytest.fixture(params=["en", "es"])
def screen(request, open_tab):
    return open_tab(touch=True), load_language(request.param)


def test_two_mistakes_are_listed_at_the_top_and_each_leads_to_its_question(address, screen):
    page, words = screen
    first, last = at_screen(page, address, words, "when_pay")
    for question in (first, last):
        choose(page, 0 if question is first else 1, words.month_names()[0])
        boxes(page, question.id).nth(2).fill("26")
    press(page, words.say("screen.next", "Next"))
    alert = page.locator("[data-error]").filter(visible=True)
    expect(alert).to_have_count(1)  # one list gets the focus, not every message
    expect(alert).to_contain_text(words.say("screen.mistakes", "Please look at these answers again. Nothing was lost."))
    expect(alert).to_be_focused()
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    wrong = answer_problem_text("not_a_day", words)
    for question in (first, last):
        for box in boxes(page, question.id).all():
            expect(box).to_have_attribute("aria-invalid", "true")
            expect(box).to_have_accessible_description(begins(wrong))
        before = page.url
        alert.get_by_role("link", name=words.of("question", question, "ask")).click()
        expect(boxes(page, question.id).first).to_be_focused()
        expect(page.locator(f"#mistake-{question.id}")).to_be_in_viewport()
        assert page.url == before
    # mend the first: the list goes, the one that is left is announced and tied, and what was right stays
    boxes(page, first.id).nth(2).fill("2026")
    press(page, words.say("screen.next", "Next"))
    expect(page.locator(f"#mistake-{last.id}[data-error]")).to_be_focused()  # for a moment the one before, which is none, stands there too
    expect(page.locator(f"#mistake-{last.id}")).to_have_count(1)
    expect(page.locator("[data-error]").filter(visible=True)).to_have_text(wrong)
    expect(page.locator(f'[class*="st-key-w-{first.id}-"] {INVALID}')).to_have_count(0)
    expect(page.locator(f'[class*="st-key-w-{last.id}-"] {INVALID}')).to_have_count(3)
    assert boxes(page, first.id).nth(2).input_value() == "2026"


def test_a_mistake_stays_tied_to_its_controls_when_they_are_drawn_again(address, screen):
    page, words = screen
    (question,) = at_screen(page, address, words, "when_punished")
    boxes(page, question.id).nth(1).fill("31")
    boxes(page, question.id).nth(2).fill("2026")
    press(page, words.say("screen.next", "Next"))
    wrong = answer_problem_text("not_a_day", words)
    expect(page.locator("[data-error]").filter(visible=True)).to_have_text(wrong)
    page.locator('[data-testid="stCheckbox"] label').first.click()  # each of these draws the screen again
    expect(page.locator(INVALID)).to_have_count(4)  # a marked box is part of the answer that is wrong
    page.locator('[data-testid="stCheckbox"] label').first.click()
    choose(page, 0, words.month_names()[1])
    expect(boxes(page, question.id).first).to_have_accessible_description(wrong)
    page.get_by_role("button", name={"en": "Español", "es": "English"}[words.code]).click()
    other = load_language("es" if words.code == "en" else "en")
    expect(boxes(page, question.id).nth(1)).to_have_accessible_description(begins(answer_problem_text("not_a_day", other)))
    for nth, text in ((1, "31"), (2, "2026")):
        expect(boxes(page, question.id).nth(nth)).to_have_value(text)


def test_of_answers_that_exclude_each_other_the_box_that_stands_alone_is_named_and_tied(address, screen):
    page, words = screen
    (question,) = at_screen(page, address, words, "problems")
    lone = next(o for o in question.option if o.alone)
    group = page.get_by_role("group", name=words.of("question", question, "ask"))
    marked = [page.get_by_role("checkbox", name=words.of("option", o, "label", "problems"), exact=True) for o in (question.option[0], lone)]
    for box in marked:
        group.locator("label").filter(has=box).click()
    press(page, words.say("screen.next", "Next"))
    expect(page.locator("#mistake-problems")).to_be_focused()
    for box in marked:
        expect(box).to_be_checked()
    expect(marked[1]).to_have_attribute("aria-invalid", "true")
    said = mistake_text(question, "alone", {question.option[0].id: True, lone.id: True}, words)
    assert words.of("option", lone, "label", "problems") in said, "the message must name the box that it is about"
    expect(marked[1]).to_have_accessible_description(said)
    expect(group.locator(INVALID)).to_have_count(1)


def test_month_day_and_year_are_named_by_their_question(address, screen):
    page, words = screen
    for question in at_screen(page, address, words, "when_pay"):
        group = page.get_by_role("group", name=words.of("question", question, "ask"), exact=True)
        expect(group.get_by_label(words.say("screen.year", "Year"), exact=True)).to_have_count(1)
