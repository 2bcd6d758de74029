"""What a person gets who hears the screen: each thing once, in its own language, and under a name that says what it is about."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from guide.content.languages import CODES, next_language
from guide.core.interview import screens
from guide.library import content
from guide.words.answers import answer_problem_text
from guide.words.language import NAMES, load_language
from tests.help.audit import open_details
from tests.help.driving import arrived, at_heading, at_rest, finished, open_at, open_list, place_of, press, settled, still, until
from tests.help.persons import EVERYTHING, PERSON

pytestmark = pytest.mark.browser
CONTENT = content()
PERSON = finished(PERSON, CONTENT)
OTHER = {code: next_language(code) for code in CODES}
HELPED = finished(PERSON.with_("helper", "with_helper"), CONTENT)

SAID = """
window.said = [];
addEventListener("focusin", ({target}) => target.matches("h1, [data-error]") && said.push(target.innerText));
const live = (node) => (node.parentElement ?? node).closest?.("[role=status], [role=alert], [aria-live]")?.innerText;
new MutationObserver((records) => {
  for (const {target, addedNodes} of records) {
    const texts = [live(target), ...[...addedNodes].map((node) => node.role === "alert" ? node.innerText : live(node))];
    for (const text of new Set(texts)) if (text?.trim()) said.push(text.trim());
  }
}).observe(document, {subtree: true, childList: true, characterData: true});
"""
"""What a voice says by itself: the text that gets the focus, and what comes into a live part of the page."""


@pytest.fixture(params=["en", "es"])
def spoken(request, open_tab):
    page = open_tab()
    page.add_init_script(SAID)
    return page, load_language(request.param)


def ask(words, id_):
    return words.of("question", CONTENT.question[id_], "ask")


def stand_at(page, address, words, id_, answers=PERSON):
    open_at(page, address, words, answers, place_of(id_, answers, CONTENT))
    at_heading(page, ask(words, next(s for s in screens(answers, CONTENT) if s.id == id_).questions[0].id))
    settled(page)


def said(page, text):
    """How often the voice has said it, once the page is at rest."""
    at_rest(page)
    return Counter(" ".join(line.split()) for line in page.evaluate("said"))[text]


def test_after_next_the_heading_is_said_with_the_step_where_the_person_is(address, spoken):
    page, words = spoken
    stand_at(page, address, words, "state")
    press(page, words.say("screen.next", "Next"))
    at_heading(page, ask(words, "work"))
    arrived(page)
    expect(page.locator("h1")).to_have_accessible_description(page.locator("#progress").inner_text())
    assert page.locator("#progress").inner_text().startswith(words.say("screen.step", "Step {number} of 5: {title}", number=1, title=""))
    assert said(page, ask(words, "work")) == 1


def test_a_mistake_is_said_once_each_time(address, spoken):
    page, words = spoken
    stand_at(page, address, words, "when_punished")
    for times in (1, 2):
        page.locator('[data-testid="stTextInput"] input').nth(1).fill("20")
        press(page, words.say("screen.next", "Next"))
        expect(page.locator("[data-error]")).to_be_focused()
        wrong = answer_problem_text("not_a_day", words)
        assert said(page, wrong) == times, "a mistake that gets the focus must be no alert besides"
        page.locator('[data-testid="stTextInput"] input').nth(1).focus()


def test_in_another_language_the_heading_is_said_once(address, spoken):
    page, words = spoken
    stand_at(page, address, words, "work")
    for code in (OTHER[words.code], words.code):
        now = load_language(code)
        press(page, NAMES[code])
        at_heading(page, ask(now, "work"))
        arrived(page)
        assert said(page, ask(now, "work")) == 1, "the new heading must be said, once"


def test_a_hint_is_said_with_the_control_it_is_about(address, spoken):
    page, words = spoken
    question = CONTENT.question["problems"]
    stand_at(page, address, words, "problems", HELPED)
    hinted = [option for option in question.offered if option.hint]
    assert hinted
    for option in question.offered:
        label = words.of("option", option, "label", "problems")
        box = page.locator(f'[class*="st-key-w-problems-{option.id}-"] input')
        expect(box).to_have_accessible_description(words.of("option", option, "hint", "problems") if option.hint else "")
        expect(box).not_to_have_attribute("aria-invalid", "true")
        assert label in box.get_attribute("aria-label")
    stand_at(page, address, words, "when_punished")
    day = page.get_by_label(words.say("screen.day", "Day"), exact=True)
    expect(day).to_have_accessible_description(words.say("screen.day_hint", "You can leave the day empty if you only know the month."))


TEXTS = """() => [...document.querySelectorAll('[data-testid=stMain] :is(p, summary, h1), [role=option]')]
  .filter((e) => e.checkVisibility()).map((e) => [...(function* parts(node) {
    for (const child of node.childNodes)
      if (child.nodeType === Node.TEXT_NODE) yield [child.parentElement.closest('[lang]').lang, child.nodeValue];
      else if (child.matches('span, div')) yield* parts(child);
  })(e)].filter(([, text]) => text.trim()))"""
"""Each text on the screen, as its parts, each with the language that it is marked with."""


def halves(page):
    """The two halves of each text that is in two languages: (language, text), (language, text)."""
    at_rest(page)
    found = []
    for parts in page.evaluate(TEXTS):
        text = "".join(part for _, part in parts)
        if " · " in text:
            assert len(parts) == 2 and parts[0][1].endswith(" · "), f"the second half is not marked with its language: {text}"
            found.append(((parts[0][0], parts[0][1].removesuffix(" · ")), tuple(parts[1])))
    return found


def test_with_a_helper_the_second_half_of_a_label_is_marked_with_its_language(address, spoken):
    page, words = spoken
    other = load_language(OTHER[words.code])

    def both(say):
        return (words.code, say(words)), (other.code, say(other))

    stand_at(page, address, words, "problems", HELPED)
    wanted = [both(lambda each, o=o: each.of("option", o, "label", "problems")) for o in CONTENT.question["problems"].offered]
    terms = [both(lambda each, t=t: each.of("term", CONTENT.term[t], "term")) for t in CONTENT.question["problems"].terms]
    assert set(halves(page)) == {pair for pair in wanted + terms if pair[0][1] != pair[1][1]}
    for _ in range(2):  # Streamlit draws them again, as they were
        page.locator('[data-testid="stCheckbox"] label').first.click()
        assert set(wanted) <= set(halves(page))
    # and the same boxes again, with other words
    press(page, NAMES[other.code])
    at_heading(page, ask(other, "problems"))
    words, other = other, words
    still(page)
    wanted = [both(lambda each, o=o: each.of("option", o, "label", "problems")) for o in CONTENT.question["problems"].offered]
    assert set(wanted) <= set(halves(page))


def test_places_months_and_the_parts_of_a_date_are_marked_with_their_language_too(address, spoken):
    page, words = spoken
    other = load_language(OTHER[words.code])
    stand_at(page, address, words, "state", HELPED)
    open_list(page)
    place = CONTENT.place["NM"]
    pair = (words.code, words.of("place", place, "name")), (other.code, other.of("place", place, "name"))
    page.locator('[data-testid="stSelectbox"] input').fill(pair[0][1])
    until(page, "document.querySelectorAll('[role=option]').length === 1")
    assert pair in halves(page)
    stand_at(page, address, words, "when_punished", HELPED)
    assert ((words.code, words.say("screen.day", "Day")), (other.code, other.say("screen.day", "Day"))) in halves(page)
    open_list(page)
    first = (words.code, words.month_names()[0]), (other.code, other.month_names(short=True)[0])
    until(page, "document.querySelector('[role=option]').textContent.startsWith(about)", first[0][1])
    assert first in halves(page)


def test_without_a_helper_nothing_is_marked_and_the_button_of_the_other_language_is(address, spoken):
    page, words = spoken
    stand_at(page, address, words, "problems")
    assert halves(page) == []
    for code in (OTHER[words.code], words.code):
        button = page.get_by_role("button", name=NAMES[code], exact=True)
        expect(button).to_have_count(1)
        held = f"document.querySelector('[class*=st-key-language-{code}-] button')?.closest('[lang]').lang"
        until(page, f"{held} === '{code}'")
        press(page, NAMES[code])
        at_heading(page, ask(load_language(code), "problems"))


def test_the_answers_are_a_list_and_each_button_is_named_by_its_question(address, spoken):
    page, words = spoken
    answers = finished(EVERYTHING, CONTENT)
    open_at(page, address, words, answers, "review")
    at_heading(page, words.say("review.title", "Your answers"))
    still(page)
    asked = [ask(words, question.id) for screen in screens(answers, CONTENT) for question in screen.questions]
    items = page.get_by_test_id("stMain").get_by_role("list").first.get_by_role("listitem")
    expect(items).to_have_count(len(asked))
    for item, text in zip(items.all(), asked, strict=True):
        assert item.inner_text().startswith(text)
        name = words.say("review.change", "Change: {question}", question=text)
        expect(item.get_by_role("button", name=name, exact=True)).to_have_count(1)


NAMES_OF = """() => [...document.querySelectorAll('[data-testid=stMain] :is(summary, button, select, a)')]
  .filter((e) => e.checkVisibility()).map((e) => e.getAttribute('aria-label') ?? e.innerText.trim())"""


def test_on_the_plan_what_can_be_pressed_says_of_what_it_is(address, spoken):
    page, words = spoken
    answers = finished(EVERYTHING, CONTENT)
    open_at(page, address, words, answers, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    open_details(page)
    still(page)
    sources = words.say("result.source", "Sources, reviewed {date}", date="").strip()
    names = Counter(page.evaluate(NAMES_OF))
    assert sum(name.startswith(sources) for name in names) > 20
    bare = page.locator("summary").filter(has_text=sources).filter(visible=True)
    for summary in bare.all():
        assert summary.get_attribute("aria-label").startswith(summary.inner_text())  # what is seen can be said to press it
    twice = {name: times for name, times in names.items() if name.startswith(sources) and times > 2}
    assert not twice, "the name must say of what"
