"""What happens to answers on a real phone: no network, a long sleep, a restart of the server, a slow line, Back and Forward."""

import pytest
from playwright.sync_api import expect

from guide.core.answers import Answers, parse_day, write_answers
from guide.core.interview import screens
from guide.library import content
from guide.words.language import load_language
from tests.help.driving import (
    PHONE,
    QUIET,
    arrived,
    at_heading,
    fill,
    finished,
    free_port,
    kept_in,
    open_at,
    open_wizard,
    place_of,
    press,
    until,
    walk,
)
from tests.help.persons import PERSON
from tests.help.server import LOOK, QUICK, Server

pytestmark = pytest.mark.browser
CONTENT = content()
WORDS = load_language("es")
PERSON = finished(PERSON, CONTENT)
SLOW_4G = {"offline": False, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8, "latency": 150}

NOTE_SOCKETS = """
window.fiveStepsSockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...all) { super(...all); fiveStepsSockets.push(this); if (window.fiveStepsCut) this.close(); }
};
window.fiveStepsRuns = window.fiveStepsLastRun = 0;
new MutationObserver((all) => {
  for (const { target } of all) if (target.dataset.testScriptState === "running") fiveStepsRuns++, fiveStepsLastRun = performance.now();
}).observe(document, { subtree: true, attributeFilter: ["data-test-script-state"] });
"""
"""The line can be cut, and each run of the page is noted."""


def ask(id_):
    return WORDS.of("question", CONTENT.question[id_], "ask")


TYPED = """(([id, part]) => {
  const typed = JSON.parse(JSON.parse(sessionStorage.getItem("five-steps.draft") ?? '{"text": "{}"}').text).typed?.[id] ?? {};
  return part && !typed.unknown && !typed.ongoing ? typed[part] : Object.values(typed).some(Boolean);
})(about)"""
"""The tab keeps what is marked or typed on the screen, though it is not accepted yet."""


def mark_at(page, address, id_, person=PERSON):
    """A tab at this screen, whose answer is given but not yet accepted. Returns the screens before it."""
    path = {screen.id: screen for screen in screens(PERSON, CONTENT)}
    before = list(path)[: list(path).index(id_)]
    accepted = Answers({q.id: PERSON.values[q.id] for name in before for q in path[name].questions})
    open_at(page, address, WORDS, accepted, place_of(id_, PERSON, CONTENT))
    at_heading(page, ask(path[id_].questions[0].id))
    for nth, question in enumerate(path[id_].questions):
        fill(page, question, person, WORDS, CONTENT, nth)
        page.keyboard.press("Tab")  # what is still being typed is only in the field; whoever leaves it has typed it
        until(page, TYPED, [question.id, {"date": "year", "text": "text"}.get(question.kind, "")])
    return before


def all_there(page, before):
    """Every answer given before is still an answer."""
    for id_ in before:
        for question in next(s for s in screens(PERSON, CONTENT) if s.id == id_).questions:
            assert kept_in(page)[question.id] == write_answers(PERSON)["answers"][question.id], question.id


def back_at(page, heading):
    """The page has run again, shows its question, and has not run once more for a second: a server that forgot it runs it twice."""
    once = f"fiveStepsRuns && performance.now() - fiveStepsLastRun > 1000 && {QUIET}"
    until(page, f"{once} && document.querySelector('[data-testid=\"stMain\"] h1')?.textContent.includes(about)", heading, seconds=180)


def go_on(page, id_, again=False):
    """Next from this screen works, and leads to the one that follows. `again`: the line is back, and the page is run once more."""
    path = screens(PERSON, CONTENT)
    here = [s.id for s in path].index(id_)
    if again:
        back_at(page, ask(path[here].questions[0].id))
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, WORDS.say("screen.next", "Next"))
    at_heading(page, ask(path[here + 1].questions[0].id))
    arrived(page)


@pytest.fixture(scope="module")
def mobile(browser):
    return browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="es-US")


@pytest.fixture
def phone(mobile):
    page = mobile.new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(NOTE_SOCKETS)
    yield page
    page.close()


def test_without_network_for_a_while_nothing_is_lost_and_next_works_again(address, phone):
    before = mark_at(phone, address, "coworkers")
    line = cut(phone)
    # a lost signal ends the socket too; it is closed first, because without a network the browser waits a minute for the goodbye
    phone.evaluate("fiveStepsCut = true; fiveStepsSockets.forEach(socket => socket.close())")
    line.send("Network.emulateNetworkConditions", {**SLOW_4G, "offline": True})
    expect(phone.get_by_role("dialog")).to_be_visible(timeout=120_000)
    said = WORDS.say("streamlit.offline", "There is no connection. Your answers are still in this tab.")
    expect(phone.get_by_role("dialog")).to_contain_text(said)
    expect(phone.get_by_role("button", name=WORDS.say("screen.next", "Next"), exact=True, include_hidden=True)).to_be_disabled()
    all_there(phone, before)
    phone.evaluate("fiveStepsCut = false; fiveStepsRuns = 0")
    line.send("Network.emulateNetworkConditions", {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1, "latency": 0})
    go_on(phone, "coworkers", again=True)
    all_there(phone, [*before, "coworkers"])


def cut(page):
    """The tools of the browser itself, which can take the network away from a page."""
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    return tools


def test_a_phone_that_slept_for_so_long_that_the_server_forgot_it_still_has_every_answer(phone):
    """Ten minutes asleep, as far as the server can tell: the session is swept away, then the phone wakes up. The last box was marked
    when the line went, so the tab has not heard from the server that it counts."""
    *most, last = PERSON.many("evidence")
    with Server(inside=LOOK + QUICK) as server:
        before = mark_at(phone, server.url, "evidence", PERSON.with_("evidence", tuple(most)))
        tools = cut(phone)
        mark_and_lose = "box => { box.click(); fiveStepsSockets.forEach(socket => socket.close()); }"
        phone.locator(f'[class*="st-key-w-evidence-{last}-es-"] input').evaluate(mark_and_lose)
        tools.send("Network.emulateNetworkConditions", {**SLOW_4G, "offline": True})
        tools.send("Emulation.setFocusEmulationEnabled", {"enabled": False})
        tools.send("Page.setWebLifecycleState", {"state": "frozen"})
        assert not server.left_of("", 60)["sessions"], "the server must have forgotten the phone before it wakes up"
        tools.send("Page.setWebLifecycleState", {"state": "active"})
        phone.evaluate("fiveStepsRuns = 0")
        tools.send("Network.emulateNetworkConditions", {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1, "latency": 0})
        go_on(phone, "evidence", again=True)
        all_there(phone, [*before, "evidence"])
        phone.go_back()
        at_heading(phone, ask("evidence"))
        expect(phone.locator('[data-testid="stCheckbox"] input:checked')).to_have_count(len(PERSON.values["evidence"]))


def test_a_server_killed_and_started_again_in_mid_interview_costs_nothing(phone):
    port = free_port()
    with Server(inside=QUICK, port=port) as server:
        before = mark_at(phone, server.url, "when_punished")
    expect(phone.get_by_role("dialog")).to_be_visible(timeout=120_000)
    said = WORDS.say("streamlit.offline", "There is no connection. Your answers are still in this tab.")
    expect(phone.get_by_role("dialog")).to_contain_text(said)
    phone.evaluate("fiveStepsRuns = 0")
    with Server(inside=QUICK, port=port):
        go_on(phone, "when_punished", again=True)
        all_there(phone, [*before, "when_punished"])
        phone.go_back()
        at_heading(phone, ask("when_fired"))
        year = parse_day(str(PERSON.values["when_fired"])).date.year
        expect(phone.locator('[data-testid="stTextInput"] input').nth(1)).to_have_value(str(year))


def test_on_slow_4g_with_a_cheap_processor_the_way_to_the_plan_holds(address, browser):
    phone = browser.new_page(viewport=PHONE, has_touch=True, is_mobile=True, locale="es-US")  # it was never here before
    phone.set_default_timeout(120_000)
    tools = cut(phone)
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    open_wizard(phone, address, WORDS)
    for _ in walk(phone, PERSON, WORDS, CONTENT):
        pass
    press(phone, WORDS.say("review.go", "Show my plan"))
    at_heading(phone, WORDS.say("told.five", "Five things this week"))
    assert kept_in(phone) == write_answers(PERSON)["answers"]
    phone.close()


def test_back_and_forward_over_many_screens_show_every_answer_as_it_was(address, phone):
    path = {s.id: s for s in screens(PERSON, CONTENT)}
    seen = list(path)[: list(path).index("still_working")]
    open_at(phone, address, WORDS, PERSON, "1")
    for id_ in seen:
        at_heading(phone, ask(path[id_].questions[0].id))
        press(phone, WORDS.say("screen.next", "Next"))
    at_heading(phone, ask("still_working"))
    for id_ in reversed(seen):
        phone.go_back()
        at_heading(phone, ask(path[id_].questions[0].id))
        arrived(phone)
        if path[id_].questions[0].kind == "one":
            expect(phone.locator('[data-testid="stRadio"] input:checked')).to_have_count(1)
    for id_ in [*seen[1:], "still_working"]:
        phone.go_forward()
        at_heading(phone, ask(path[id_].questions[0].id))
    all_there(phone, seen)
    go_on(phone, "still_working")


def test_a_link_deep_into_the_wizard_begins_at_the_first_open_question(address, phone):
    """Each kind of address is in test_screen.py."""
    phone.goto(f"{address}/guide?lang=es&at=plan")
    at_heading(phone, ask("helper"))
    open_at(phone, address, WORDS, Answers({q: PERSON.values[q] for q in ("helper", "situation")}), "plan")
    at_heading(phone, ask("state"))


def test_a_draft_is_restored_for_twelve_hours_and_one_from_a_clock_ahead_too(address, phone):
    for hours, kept in ((11.9, True), (12.1, False), (-1, True), (-20, True)):
        open_at(phone, address, WORDS, PERSON, "plan", hours)
        at_heading(phone, WORDS.say("told.five", "Five things this week") if kept else ask("helper"))
        draft = phone.evaluate("sessionStorage.getItem('five-steps.draft')")
        assert "TX" in draft if kept else draft is None
