"""What happens to answers on a real phone: no network, a long sleep, a restart of the server, a slow line, Back and Forward."""

import json
import time

import pytest
from playwright.sync_api import expect

from guide.content.load import load
from guide.core.answers import Answers, write_answers
from guide.core.interview import screens
from guide.words.language import load_language
from tests.help.driving import PHONE, arrived, at_heading, finished, free_port, open_at, open_wizard, press, serving, walk
from tests.help.server import LOOK, Server
from tests.screen.test_browser import PERSON

pytestmark = pytest.mark.browser
CONTENT = load()
WORDS = load_language("es")
PERSON = finished(PERSON, CONTENT)
SLOW_4G = {"offline": False, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8, "latency": 150}


def ask(id_):
    return WORDS.of("question", CONTENT.question[id_], "ask")


def kept_in(page):
    """The answers in the tab's own draft."""
    return json.loads(json.loads(page.evaluate("sessionStorage.getItem('five-steps.draft')"))["text"])["answers"]


def walk_to(page, address, id_):
    """As a person would, from the first page to this screen, whose answer is given but not yet accepted."""
    open_wizard(page, address, WORDS)
    for screen in walk(page, PERSON, WORDS, CONTENT):
        if screen.id == id_:
            return [s.id for s in screens(PERSON, CONTENT)][: [s.id for s in screens(PERSON, CONTENT)].index(id_)]
    raise AssertionError(id_)


def all_there(page, before):
    """Every answer given before is still an answer."""
    for id_ in before:
        for question in next(s for s in screens(PERSON, CONTENT) if s.id == id_).questions:
            assert kept_in(page)[question.id] == write_answers(PERSON)["answers"][question.id], question.id


def at_rest(page, heading):
    """The page has run again, shows its question, and has not run once more for a second: a server that forgot it runs it twice."""
    before = 0
    for _ in range(60):
        runs = page.evaluate("fiveStepsRuns")
        if runs and runs == before and page.locator('[data-testid="stMain"] h1', has_text=heading).count():
            return
        before = runs
        page.wait_for_timeout(1000)
    raise AssertionError(f"a minute after the connection came back the page is not at rest; it ran {before} times")


def go_on(page, id_, again=False):
    """Next from this screen works, and leads to the one that follows. `again`: the line is back, and the page is run once more."""
    path = screens(PERSON, CONTENT)
    here = [s.id for s in path].index(id_)
    after = path[here + 1]
    button = page.get_by_role("button", name=WORDS.say("screen.next", "Next"), exact=True)
    expect(button).to_be_enabled(timeout=60_000)
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=60_000)
    if again:
        at_rest(page, WORDS.of("question", path[here].questions[0], "ask"))
    page.wait_for_timeout(500)  # nobody taps in the same moment in which the connection returns
    expect(page.locator('[data-test-script-state="notRunning"]')).to_have_count(1, timeout=60_000)
    button.click()
    at_heading(page, WORDS.of("question", after.questions[0], "ask"))
    arrived(page)


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="es-US")
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def test_without_network_for_a_while_nothing_is_lost_and_next_works_again(address, phone):
    before = walk_to(phone, address, "coworkers")
    line = cut(phone)
    # a lost signal ends the socket too; it is closed first, because without a network the browser waits a minute for the goodbye
    phone.evaluate("fiveStepsCut = true; fiveStepsSockets.forEach(socket => socket.close())")
    line.send("Network.emulateNetworkConditions", {**SLOW_4G, "offline": True})
    expect(phone.get_by_role("dialog")).to_be_visible(timeout=120_000)
    said = WORDS.say("streamlit.offline", "There is no connection. Your answers are still in this tab.")
    expect(phone.get_by_role("dialog")).to_contain_text(said)
    expect(phone.get_by_role("button", name=WORDS.say("screen.next", "Next"), exact=True, include_hidden=True)).to_be_disabled()
    phone.wait_for_timeout(3_000)
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


NOTE_SOCKETS = """
window.fiveStepsSockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...all) { super(...all); fiveStepsSockets.push(this); if (window.fiveStepsCut) this.close(); }
};
window.fiveStepsRuns = 0;
new MutationObserver((all) => { for (const { target } of all) if (target.dataset.testScriptState === "running") fiveStepsRuns++; })
  .observe(document, { subtree: true, attributeFilter: ["data-test-script-state"] });
"""


@pytest.fixture(autouse=True)
def noted(phone):
    phone.add_init_script(NOTE_SOCKETS)


def test_a_phone_that_slept_for_so_long_that_the_server_forgot_it_still_has_every_answer(phone):
    """Ten minutes asleep, as far as the server can tell: the session is swept away, then the phone wakes up."""
    with Server(inside=LOOK) as server:
        before = walk_to(phone, server.url, "evidence")
        tools = cut(phone)
        phone.evaluate("fiveStepsSockets.forEach(socket => socket.close())")
        tools.send("Network.emulateNetworkConditions", {**SLOW_4G, "offline": True})
        tools.send("Emulation.setFocusEmulationEnabled", {"enabled": False})
        tools.send("Page.setWebLifecycleState", {"state": "frozen"})
        for _ in range(120):
            if server.ask(str(PERSON.values["work"]))["sessions"] == 0:
                break
            time.sleep(0.5)
        assert server.ask(str(PERSON.values["work"]))["sessions"] == 0, "the server must have forgotten the phone before it wakes up"
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
    with serving(port) as address:
        before = walk_to(phone, address, "when_punished")
        phone.wait_for_timeout(500)
    expect(phone.get_by_role("dialog")).to_be_visible(timeout=120_000)
    said = WORDS.say("streamlit.offline", "There is no connection. Your answers are still in this tab.")
    expect(phone.get_by_role("dialog")).to_contain_text(said)
    phone.evaluate("fiveStepsRuns = 0")
    with serving(port):
        go_on(phone, "when_punished", again=True)
        all_there(phone, [*before, "when_punished"])


def test_on_slow_4g_with_a_cheap_processor_the_way_to_the_plan_holds(address, phone):
    tools = cut(phone)
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    open_wizard(phone, address, WORDS)
    for _ in walk(phone, PERSON, WORDS, CONTENT):
        pass
    press(phone, WORDS.say("review.go", "Show my plan"))
    at_heading(phone, WORDS.say("result.title", "Your plan"))
    assert kept_in(phone) == write_answers(PERSON)["answers"]


def test_back_and_forward_over_many_screens_show_every_answer_as_it_was(address, phone):
    seen = walk_to(phone, address, "still_working")
    path = {s.id: s for s in screens(PERSON, CONTENT)}
    for id_ in reversed(seen):
        phone.go_back()
        at_heading(phone, ask(path[id_].questions[0].id))
        expect(phone.locator("h1")).to_be_focused()
        if path[id_].questions[0].kind == "one":
            expect(phone.locator('[data-testid="stRadio"] input:checked')).to_have_count(1)
    for id_ in [*seen[1:], "still_working"]:
        phone.go_forward()
        at_heading(phone, ask(path[id_].questions[0].id))
    all_there(phone, seen)
    go_on(phone, "still_working")


@pytest.mark.parametrize("place", ["5", "999", "review", "plan", "-1", "<b>"])
def test_a_link_deep_into_the_wizard_begins_at_the_first_open_question(address, phone, place):
    phone.goto(f"{address}/guide?lang=es&at={place}")
    at_heading(phone, ask("helper"))
    some = Answers({q: PERSON.values[q] for q in ("helper", "situation")})
    open_at(phone, address, WORDS, some, place)
    at_heading(phone, ask("state" if place not in ("-1", "<b>") else "helper"))


@pytest.mark.parametrize(("hours", "kept"), [(11.9, True), (12.1, False), (-2, False)])
def test_a_draft_is_restored_for_twelve_hours_and_not_longer(address, phone, hours, kept):
    open_at(phone, address, WORDS, PERSON, "plan", hours)
    at_heading(phone, WORDS.say("result.title", "Your plan") if kept else ask("helper"))
    draft = phone.evaluate("sessionStorage.getItem('five-steps.draft') ?? ''")
    assert ("TX" in draft) is kept
