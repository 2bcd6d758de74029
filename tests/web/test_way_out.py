"""When the wizard does not come, or a piece of it: words in the person's language, one more try, and the way to the light version."""

import json
import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from guide.core.answers import write_answers
from guide.library import content
from guide.web.streamlit import way_out
from guide.words.language import load_language
from tests.help.driving import at_heading, at_rest, kept_in, open_at, press, settled
from tests.help.persons import way_to

CONTENT = content()
WORDS = load_language("es")
browser_test = pytest.mark.browser
SOON = "(() => { const real = setTimeout; window.setTimeout = (go, ms, ...more) => real(go, ms === 20000 ? 500 : ms, ...more); })()"
"""The twenty seconds that a wizard may take are over soon."""
LIGHT = re.compile("/light")
NEXT = ("screen.next", "Next")


def ask(id_):
    return WORDS.of("question", CONTENT.question[id_], "ask")


def in_tab(kept):
    """The draft in what a tab keeps; the server looks how old it is."""
    return json.loads(json.loads(kept)["text"])


def offers(page):
    """The way to the light version is open, in both languages."""
    for code in ("es", "en"):
        expect(page.get_by_text(way_out.offer(load_language(code)))).to_be_visible()
        expect(page.get_by_role("button", name=way_out.light_button(load_language(code)))).to_be_visible()


def sent_by(page, code="es"):
    """What the button sends: address and fields."""
    sent = []

    def answer(route):
        sent.append((route.request.url, parse_qs(route.request.post_data or "", keep_blank_values=True)))
        route.fulfill(body="light", content_type="text/html")

    page.route(LIGHT, answer)
    page.get_by_role("button", name=way_out.light_button(load_language(code))).click()
    page.wait_for_url(LIGHT)
    return sent[0]


def test_the_script_that_every_phone_reads_is_small_and_old():
    assert len(way_out.SCRIPT.encode()) <= 1000
    young = re.findall(r"\?\.|\?\?|=>|\b(?:const|let|class|async|await)\b|`|\.\.\.", way_out.SCRIPT)
    assert young == [], "Safari 12 must read guide/web/streamlit/assets/way_out.js"
    assert "//" not in way_out.SCRIPT, "served without its comments"


@browser_test
@pytest.mark.parametrize("code", ["es", "en"])
def test_an_old_browser_is_shown_the_way_to_the_light_version_and_takes_its_draft_along(address, open_tab, code):
    page = open_tab()
    page.add_init_script("window.RegExp = function () { throw new SyntaxError('lookbehind'); };")
    page.route(re.compile(r"/static/js/.*\.js"), lambda route: route.fulfill(body="class { static { }", content_type="text/javascript"))
    before, place = way_to(CONTENT.question["work"])
    open_at(page, address, load_language(code), before, place)
    offers(page)
    first = page.locator("#light form").first
    assert first.get_attribute("lang") == code, "the person's own language comes first"
    where, fields = sent_by(page, code)
    assert where == f"{address}/light?lang={code}", "no answer in an address"
    assert in_tab(fields.pop("kept")[0]) == write_answers(before) and fields == {"unsaved": ["1"]}


@browser_test
def test_a_script_that_cannot_be_read_is_enough(address, open_tab):
    page = open_tab()
    page.route("**/static/js/utils.*.js", lambda route: route.fulfill(body="class { static { }", content_type="text/javascript"))
    page.goto(f"{address}/guide?lang=es")
    offers(page)
    assert sent_by(page)[1] == {"kept": [""], "unsaved": ["1"]}


@browser_test
def test_a_draft_of_yesterday_is_not_opened(address, open_tab):
    page = open_tab()
    page.route("**/static/js/utils.*.js", lambda route: route.fulfill(body="class { static { }", content_type="text/javascript"))
    before, place = way_to(CONTENT.question["work"])
    open_at(page, address, WORDS, before, place, hours=13)
    offers(page)
    page.get_by_role("button", name=way_out.light_button(WORDS)).click()
    page.wait_for_url("**/light?lang=es")
    assert json.loads(page.locator("[name=kept]").first.input_value()) == {"at": "start"}


@browser_test
def test_the_light_version_goes_on_where_the_wizard_stopped(address, open_tab):
    page = open_tab()
    page.route("**/static/js/utils.*.js", lambda route: route.fulfill(body="class { static { }", content_type="text/javascript"))
    before, place = way_to(CONTENT.question["work"])
    open_at(page, address, WORDS, before, place, hours=1)
    offers(page)
    page.get_by_role("button", name=way_out.light_button(WORDS)).click()
    page.wait_for_url("**/light?lang=es")
    assert page.locator("h1").inner_text() == ask("work")
    assert json.loads(page.locator("[name=kept]").first.input_value())["answers"] == write_answers(before)["answers"]


@browser_test
def test_a_socket_that_does_not_open_leads_to_the_light_version(address, open_tab):
    page = open_tab()
    page.add_init_script(SOON)
    page.add_init_script("window.WebSocket = class extends EventTarget { close() {} };")
    before, place = way_to(CONTENT.question["work"])
    open_at(page, address, WORDS, before, place)
    offers(page)
    expect(page.get_by_text(way_out.loading(WORDS))).to_be_visible()
    page.locator('[data-testid="stAppSkeleton"]').wait_for(state="attached")
    expect(page.locator('[data-testid="stAppSkeleton"]')).to_be_hidden()
    assert in_tab(sent_by(page)[1]["kept"][0]) == write_answers(before)


@browser_test
def test_a_wizard_that_comes_late_takes_the_offer_away(address, open_tab):
    page, held, free = open_tab(), [], []
    page.add_init_script(SOON)
    page.route("**/bridge.js", lambda route: route.continue_() if free else held.append(route))
    with page.expect_request("**/bridge.js"):
        page.goto(f"{address}/guide?lang=es&at=1")
    offers(page)
    free.append("it may be asked for once more")
    for route in held:
        route.continue_()
    at_heading(page, ask("helper"))
    expect(page.locator("#meanwhile")).to_have_text("", use_inner_text=True)


@browser_test
def test_while_the_first_screen_is_on_its_way_there_are_words_and_no_gray_boxes(address, open_tab):
    page, held = open_tab(), []
    page.route("**/bridge.js", lambda route: held.append(route))
    with page.expect_request("**/bridge.js"):
        page.goto(f"{address}/guide?lang=es&at=1")
    expect(page.get_by_text(way_out.loading(WORDS))).to_be_visible()
    for route in held:
        route.continue_()
    at_heading(page, ask("helper"))
    expect(page.get_by_text(way_out.loading(WORDS))).to_be_hidden()


@browser_test
def test_after_a_tap_that_takes_long_a_calm_word_says_so_and_goes_again(address, open_tab):
    page = open_tab()
    page.goto(f"{address}/guide?lang=es&at=1")
    at_heading(page, ask("helper"))
    settled(page)
    at_rest(page)
    page.evaluate("""() => {
      window.heldBack = [];
      const send = WebSocket.prototype.send;
      WebSocket.prototype.send = function (...all) { heldBack.push(() => send.apply(this, all)); };
      window.letGo = () => { WebSocket.prototype.send = send; for (const go of heldBack) go(); };
    }""")
    press(page, WORDS.say(*NEXT))
    expect(page.get_by_text(way_out.loading(WORDS))).to_be_visible()
    page.evaluate("letGo()")
    at_heading(page, ask("situation"))
    expect(page.get_by_text(way_out.loading(WORDS))).to_be_hidden()


@browser_test
def test_the_words_of_the_client_are_the_persons_before_the_first_screen(address, open_tab):
    page = open_tab()
    page.add_init_script("""
      window.WebSocket = class extends EventTarget {
        constructor() { super(); setTimeout(() => this.onclose?.(new CloseEvent("close"))); }
      };
    """)  # fmt: skip
    page.route("**/_stcore/health", lambda route: route.abort())
    page.goto(f"{address}/guide?lang=es")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=120_000)
    expect(dialog).to_contain_text(WORDS.say("streamlit.connection", "Connection error"))
    expect(dialog).not_to_contain_text(re.compile("Streamlit|server|Connection"))


@browser_test
@pytest.mark.parametrize("piece", ["Radio.*.js", "Html.*.js", "BidiComponent.*.js", "bridge.js", "draft.js", "index.*.js"])
def test_a_piece_that_failed_once_is_loaded_again_by_itself_and_nothing_is_lost(address, open_tab, piece):
    page = open_tab()
    page.route(f"**/{piece}", lambda route: route.abort(), times=1)
    before, place = way_to(CONTENT.question["risk"])
    open_at(page, address, WORDS, before, place)
    expect(page.get_by_text(way_out.again(WORDS))).to_be_visible()
    assert page.get_by_text(re.compile("TypeError|Failed to fetch|BidiComponent Error")).filter(visible=True).count() == 0
    at_heading(page, ask("risk"))
    page.locator('[data-testid="stRadio"] input').first.wait_for(state="attached")
    assert kept_in(page) == write_answers(before)["answers"]
    expect(page.get_by_text(way_out.again(WORDS))).to_be_hidden()


@browser_test
def test_a_piece_that_fails_twice_leads_to_the_light_version(address, open_tab):
    page, asked = open_tab(), []
    page.route("**/Radio.*.js", lambda route: (asked.append(route), route.abort()))
    before, place = way_to(CONTENT.question["risk"])
    open_at(page, address, WORDS, before, place)
    offers(page)
    page.wait_for_timeout(2500)  # it does not go round and round
    offers(page)
    assert page.get_by_text(re.compile("TypeError|Failed to fetch")).filter(visible=True).count() == 0
    kept = in_tab(sent_by(page)[1]["kept"][0])
    assert kept["answers"] == write_answers(before)["answers"]


@browser_test
def test_a_page_is_not_loaded_again_while_the_server_does_not_answer(address, open_tab):
    """The browser's own page about a missing line would take the guide away."""
    page = open_tab()
    page.route("**/Radio.*.js", lambda route: route.abort(), times=1)
    before, place = way_to(CONTENT.question["risk"])
    asked = []

    def no_line(route):
        asked.append(route)
        route.abort() if len(asked) == 2 else route.continue_()

    page.route("**/guide?*", no_line)
    open_at(page, address, WORDS, before, place)
    expect(page.get_by_text(way_out.again(WORDS))).to_be_visible()
    at_heading(page, ask("risk"))
    page.locator('[data-testid="stRadio"] input').first.wait_for(state="attached")
    assert len(asked) == 4, "the page, a look for the server in vain, one that finds it, and the page again"
    press(page, WORDS.say(*NEXT))
