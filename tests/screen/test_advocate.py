"""A campaign in the wizard, in a real Chromium: the link on a worker's phone, and the advocate who helps one person after another."""

import datetime as dt
import io
import json
import re
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import expect

from guide.content.languages import CODES
from guide.core.answers import Answers
from guide.core.campaign import read_campaign
from guide.core.campaign_link import to_fragment
from guide.core.interview import screens
from guide.library import content
from guide.words.campaign import filled_in_text, link_problem_text
from guide.words.language import load_language
from tests.help.driving import at_heading, one_run, open_wizard, press, until

pytestmark = pytest.mark.browser
CONTENT = content()
TODAY = dt.date.today()
WORKPLACE: dict[str, Any] = {
    "workplace": "Tortillería <b>El Sol</b>",
    "state": "TX",
    "work": "restaurant_hotel",
    "problems": ["not_paid"],
    "when_pay_first": (TODAY - dt.timedelta(days=200)).isoformat(),
    "when_pay_last": "ongoing",
    "reported": "someone_else",
    "reported_to": "us-whd",
    "agency_letter": "asked",
    "clinic_place": "Iglesia San José",
}
CAMPAIGN, _ = read_campaign(WORKPLACE, CONTENT, TODAY)
LINK = to_fragment(CAMPAIGN)
PERSON: dict[str, Any] = {  # what the worker says; the campaign holds the rest
    "situation": "waiting",
    "still_working": "yes",
    "coworkers": "yes_talking",
    "evidence": ("notes", "photos"),
    "group": "no",
    "lawyer": "looking",
    "risk": "yes",
    "papers": ("identity",),
    "notices": "no",
    "family_plan": "no",
}
KEPT = "JSON.parse(sessionStorage.getItem('five-steps.draft') ?? '{}').text ?? ''"


def help_side_by_side(page, address, code):
    """What the button on the clinic's page does: the campaign goes into this tab, and the wizard opens."""
    page.goto(f"{address}/?lang={code}")
    text = json.dumps({"version": 1, "answers": {}, "campaign": WORKPLACE})
    page.evaluate("text => sessionStorage.setItem('five-steps.draft', JSON.stringify({ at: Date.now(), text }))", text)
    page.goto(f"{address}/guide?lang={code}&at=1")


def ask(question, words):
    return words.of("question", CONTENT.question[question], "ask")


@pytest.mark.parametrize("code", CODES)
def test_a_campaign_link_fills_in_what_it_says_and_each_answer_is_marked_and_can_be_changed(address, open_tab, code):
    words = load_language(code)
    page = open_tab(touch=True)
    asked_for = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(f"{address}/guide?lang={code}#{LINK}")
    press(page, words.say("screen.have_read", "I have read this. Start"))
    for name in ("helper", "situation"):
        at_heading(page, ask(name, words))
        assert page.locator(".filled").count() == 0, f"{name} is not in the link; it must not be marked"
        press(page, words.say("screen.next", "Next"))
    at_heading(page, ask("state", words))
    assert page.locator(".filled").inner_text() == filled_in_text(words)
    assert "#" not in page.url, "take the link out of the address once it is read: the history keeps it"
    assert not any(LINK in address for address in asked_for), "what stands after the # must reach no server in an address"
    press(page, words.say("screen.next", "Next"))
    at_heading(page, ask("work", words))
    kind = words.of("option", next(o for o in CONTENT.question["work"].option if o.id == "restaurant_hotel"), "label", "work")
    assert page.get_by_role("radio", name=kind).is_checked()
    page.reload()
    at_heading(page, ask("work", words))
    expect(page.locator(".filled"), "a reload must keep the mark").to_have_count(1)
    page.locator('[data-testid="stRadio"] label:has(input)').first.click()
    press(page, words.say("screen.next", "Next"))
    at_heading(page, ask("problems", words))
    press(page, words.say("screen.back", "Back"))
    at_heading(page, ask("work", words))
    assert page.locator(".filled").count() == 0, "the person has changed this answer, so it is not the link's any more"


@pytest.mark.parametrize(
    ("fragment", "problem"), [("c1-tx-8k", "link_broken"), (LINK.replace("c1", "c2"), "link_newer"), (LINK[:-1] + "0", "link_broken")]
)
def test_a_link_that_cannot_be_used_says_so_kindly_and_the_questions_are_all_there(address, open_tab, fragment, problem):
    words = load_language("es")
    page = open_tab()
    page.goto(f"{address}/guide?lang=es#{fragment}")
    page.get_by_role("alert").filter(has_text=link_problem_text(problem, words)).wait_for(timeout=30_000)
    press(page, words.say("screen.have_read", "I have read this. Start"))
    at_heading(page, ask("helper", words))


def test_a_link_never_replaces_an_answer_the_person_gave(address, open_tab):
    words = load_language("en")
    page = open_tab()
    page.goto(f"{address}/?lang=en")
    draft = json.dumps({"version": 1, "answers": {"helper": "alone", "situation": "never", "state": "CA"}})
    page.evaluate("text => sessionStorage.setItem('five-steps.draft', JSON.stringify({ at: Date.now(), text }))", draft)
    page.goto(f"{address}/guide?lang=en&at=3#{LINK}")
    at_heading(page, ask("state", words))
    assert page.locator('[data-testid="stSelectbox"] input').input_value() == "California"
    assert page.locator(".filled").count() == 0
    page.get_by_role("alert").filter(has_text=link_problem_text("link_other_workplace", words)).wait_for()


def has_focus(page, selector):
    """Wait until the first such element is where keys go."""
    until(page, "document.activeElement === document.querySelector(about)", selector)


def answer_by_keys(page, question):
    """Press what an advocate presses for this question; gives how many keys that were."""
    wanted, numbers = PERSON[question], CONTENT.options[question]
    chosen = [n for n, o in enumerate(numbers, 1) if o in wanted] if isinstance(wanted, tuple) else [numbers.index(wanted) + 1]
    for number in chosen:
        assert number < 10, f"{question}: the answer has no digit of its own"
        page.keyboard.press(str(number))
    page.keyboard.press("Enter")
    return len(chosen) + 1


@pytest.mark.parametrize("code", CODES)
def test_an_advocate_answers_by_keyboard_in_at_most_forty_keys_and_the_next_person_finds_nothing(address, open_tab, code):
    words, other = load_language(code), load_language("es" if code == "en" else "en")
    page = open_tab(1280, 900)
    help_side_by_side(page, address, code)
    whole = Answers({**WORKPLACE, "helper": "with_helper", "print_name": "", **PERSON})
    keys = 0
    path = [screen.questions[0].id for screen in screens(whole, CONTENT) if screen.questions[0].id in PERSON]
    assert path[0] == "situation" and len(path) == len(PERSON)
    for question in path:
        at_heading(page, ask(question, words))
        assert page.get_by_text(ask(question, other), exact=True).count() >= 1, "an advocate sees both languages"
        has_focus(page, "[data-testid=stMain] input")
        keys += answer_by_keys(page, question)
    at_heading(page, words.say("review.title", "Your answers"))
    has_focus(page, "[data-testid=stBaseButton-primary]")
    page.keyboard.press("Enter")
    at_heading(page, words.say("told.five", "Five things this week"))
    has_focus(page, ".take button.main")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    keys += 2
    assert keys <= 40, f"{keys} keys from the first question to the paper; at most 40"
    paper = pikepdf.open(io.BytesIO(download.value.path().read_bytes()))
    assert len(paper.pages) >= 2
    assert all(word in page.evaluate(KEPT) for word in ('"risk": "yes"', '"situation": "waiting"'))

    page.get_by_role("button", name=words.say("clinic.next_person", "Clear this person and start with the next")).last.click()
    at_heading(page, ask("situation", words))
    page.locator(".done-note").wait_for()
    note = page.locator(".done-note").inner_text()
    assert words.say("clinic.own_answers", "Answers of this person: {count}", count=0) in note
    assert "Tortillería <b>El Sol</b>" in note and "Iglesia San José" in note
    until(page, f"!({KEPT}).includes('waiting')")
    kept = json.loads(page.evaluate(KEPT))
    assert set(kept["answers"]) & set(PERSON) == set(), "nothing of the last person may stay in the tab"
    assert kept["campaign"]["workplace"] == WORKPLACE["workplace"]
    assert page.locator("[data-testid=stMain] input:checked").count() == 0
    with one_run(page):
        page.go_back()
    assert page.locator("[data-testid=stMain] input:checked").count() == 0, "Back must not show what the last person said"
    assert not re.search("waiting", page.evaluate(KEPT))
    page.reload()
    page.locator("[data-testid=stMain] h1").wait_for()
    assert not re.search("waiting", page.evaluate(KEPT)), "a reload must not bring the last person back"


def test_without_an_advocate_digits_do_nothing(address, open_tab):
    words = load_language("en")
    page = open_tab()
    open_wizard(page, address, words)
    press(page, words.say("screen.have_read", "I have read this. Start"))
    at_heading(page, ask("helper", words))
    page.locator('[data-testid="stRadio"] input').first.focus()
    page.keyboard.press("2")
    assert page.locator("[data-testid=stMain] input:checked").count() == 0, "single keys are for the advocate's page only"
