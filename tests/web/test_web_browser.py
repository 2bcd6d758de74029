"""What only a browser can show: the content policy, the draft in the tab, focus, the way out, reading aloud, forgetting.

Most of it runs on a page of its own, so that it says what the bridge does, whatever the wizard's screens look like today.
"""

import json

import pytest
from playwright.sync_api import expect

from guide.core.answers import Answers
from guide.core.interview import screens
from guide.library import content
from guide.web.streamlit import fonts, static
from guide.words.language import load_language
from tests.help.audit import findings, open_details, small_targets
from tests.help.driving import PHONE, VOICES, at_heading, at_rest, one_run, press, until
from tests.help.server import LOOK, QUICK, Server

pytestmark = pytest.mark.browser
NAME = "Xiomara Quetzal"
LEAVE = "https://weather.example/"
PAGE = """
import json
import secrets
import streamlit as st
from guide.web.streamlit.bridge import bridge, kept

keep, lang = st.session_state, st.query_params.get("lang", "en")

def page():
    at = int(st.query_params.get("at", 1))
    keep.setdefault("nonce", secrets.token_hex(4))
    if not keep.get("restored") and (found := kept(keep["nonce"])):
        keep["restored"], keep["answers"] = True, json.loads(found.draft or "{}")
    answers = keep.setdefault("answers", {})

    def accept():
        answers[str(at)] = keep[f"name{at}"]
        keep["wrong"] = keep[f"name{at}"] == "wrong"
        if not keep["wrong"]:
            st.query_params["at"] = str(at + 1)

    def clear():
        for key in list(keep):
            del keep[key]
        keep.update(answers={}, clear=True, restored=True)

    def switch():
        st.query_params["lang"] = "en" if lang == "es" else "es"

    st.html(f'<div id="words"><h1>Question {at}</h1><p>Words to read aloud</p></div>'
            '<button type="button" class="listen" data-listen="words" hidden>Listen</button>')
    if at == 9:
        raise ValueError("a secret detail")
    if keep.get("restored"):
        st.text_input("Name", value=answers.get(str(at), ""), key=f"name{at}", help="More")
        st.radio("Choose", ["one", "two"], index=None, key=f"choice{at}")
        if keep.get("wrong"):
            st.html('<p data-error id="mistake">This is wrong</p>')
        st.html("<p>text</p>" * 60)
        st.button("Next", type="primary", on_click=accept)
        st.button("Clear", on_click=clear)
        st.button("Other language", on_click=switch)
        st.html('<button type="button" class="leave-quickly">Leave</button><button type="button" class="open-file">Open</button>')
        st.text("opened " + json.dumps(keep.get("opened")))
    opened = bridge(lang=lang, place=str(at), save=json.dumps(answers) if answers else None, clear=keep.pop("clear", False),
                    ask=None if keep.get("restored") else keep["nonce"], leave_url="https://weather.example/", keys=False,
                    strings={} if lang == "en" else {"Skip to main content": "Saltar", "Help for {}": "Ayuda: {}",
                                                     "Connection error": "Sin red"})
    if opened is not None:
        keep["opened"] = opened
        st.rerun()

def front():
    st.switch_page(GUIDE)

GUIDE = st.Page(page, url_path="guide", title="Page")
st.navigation([st.Page(front, default=True), GUIDE], position="hidden").run()
"""
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
DRAFT = "sessionStorage.getItem('five-steps.draft')"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The page above."""
    page = tmp_path_factory.mktemp("page") / "page.py"
    page.write_text(PAGE)
    with Server(str(page), inside=LOOK + QUICK) as found:
        yield found


def watched(page):
    """Notes everything that the tab should not do."""
    page.add_init_script(WATCH)
    page.trouble, page.asked = [], []
    page.on("console", lambda message: page.trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    return page


@pytest.fixture
def tab(open_tab):
    return watched(open_tab(touch=True))


def fair_weather(tab):
    """Where "Leave quickly" goes."""
    tab.route(f"{LEAVE}**", lambda route: route.fulfill(body="sunny", content_type="text/html"))


def enter(tab, server, query="lang=en", heading="Question 1"):
    tab.goto(f"{server.url}/guide?{query}")
    expect(tab.locator("h1").first).to_have_text(heading)
    tab.get_by_label("Name", exact=True).wait_for()


def field(tab):
    expect(tab.locator('[data-stale="true"]')).to_have_count(0)  # while a rerun is on its way the old field is there too
    expect(tab.get_by_label("Name", exact=True)).to_have_count(1)
    return tab.get_by_label("Name", exact=True).first  # for a moment the field of the screen before may stand below it


def next_one(tab, name=NAME, heading="Question 2"):
    field(tab).fill(name)
    tab.get_by_role("button", name="Next").click()
    expect(tab.locator("h1").first).to_have_text(heading)


# --- the content policy -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["en", "es"])
def test_from_the_landing_page_to_a_question_nothing_breaks_the_policy_and_no_other_host_is_asked(browser, address, code):
    words = load_language(code)
    phone = browser.new_context(viewport=PHONE, has_touch=True)  # one that was never here before
    tab = watched(phone.new_page())
    tab.goto(f"{address}/?lang={code}")
    tab.wait_for_load_state("networkidle")
    named = set(tab.asked)
    assert tab.evaluate("violations") == []
    tab.get_by_role("link", name=words.say("web.start", "Start in English")).click()
    press(tab, words.say("screen.have_read", "I have read this. Start"))
    first, second, third = (screen.questions[0] for screen in screens(Answers(), content())[:3])
    for question in (first, second):
        at_heading(tab, words.of("question", question, "ask"))
        press(tab, words.say("screen.next", "Next"))
    at_heading(tab, words.of("question", third, "ask"))
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("violations") == [] and tab.trouble == []
    assert [url for url in tab.asked if not url.startswith((address, "data:"))] == []
    late = {url for url in tab.asked if url.endswith((".js", ".css", ".woff2"))} - named
    assert late == set(), "the landing page should have named these (guide/web/streamlit/static.py, PARTS)"
    assert phone.storage_state() == {"cookies": [], "origins": []}  # nothing that outlives the tab
    shown = tab.locator('[data-testid="stIconMaterial"]').all_inner_texts()
    assert set(shown) <= set(fonts.ICONS), "an icon that is not in the cut font shows as a word"
    phone.close()


@pytest.mark.parametrize("code", ["en", "es"])
def test_without_scripts_both_first_pages_can_be_read(browser, address, code):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/?lang={code}")
    words = load_language(code)
    assert page.get_by_role("heading", level=1).inner_text() and page.get_by_role("heading", level=2).count() >= 4
    page.get_by_role("link", name=words.say("web.start", "Start in English")).click()
    page.get_by_role("link", name=words.say("web.no_script_link", "Open the light version, which works without it")).click()
    expect(page).to_have_url(f"{address}/light?lang={code}")
    page.close()


@pytest.mark.parametrize("path", ["/?lang=en", "/?lang=es", "/nothing?lang=es"])
def test_axe_finds_nothing_on_the_plain_pages(tab, address, path):
    for width in (320, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(address + path)
        small = tab.evaluate("[...document.querySelectorAll('a')].filter(a => a.getBoundingClientRect().height < 44).length")
        assert small == 0
        open_details(tab)
        assert findings(tab) == [] == small_targets(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_that_fails_says_so_kindly_in_the_persons_language_and_tells_no_details(tab, small):
    tab.goto(f"{small.url}/guide?lang=es&at=9")
    said = load_language("es").say(
        "web.failed", "Something went wrong on our side. Your answers are still in this tab. Load the page again to go on."
    )
    expect(tab.get_by_role("alert")).to_have_text(said)
    assert "ValueError" not in tab.inner_text("body") and "secret" not in tab.inner_text("body")
    assert "ValueError at page.py" in small.log.read_text() and "secret" not in small.log.read_text()


# --- the draft ----------------------------------------------------------------------------------------------------------


def test_the_draft_survives_a_reload_and_a_deep_link(tab, small):
    enter(tab, small)
    next_one(tab)
    until(tab, f"{DRAFT} !== null")
    tab.reload()
    expect(tab.locator("h1").first).to_have_text("Question 2")
    tab.goto(f"{small.url}/guide?lang=en&at=1")
    expect(field(tab)).to_have_value(NAME)


def test_clearing_takes_the_draft_out_of_the_tab(tab, small):
    enter(tab, small)
    next_one(tab)
    until(tab, f"{DRAFT} !== null")
    assert NAME in tab.evaluate(DRAFT)
    tab.get_by_role("button", name="Clear").click()
    until(tab, f"{DRAFT} === null")
    tab.goto(f"{small.url}/guide?lang=en&at=1")
    expect(field(tab)).to_have_value("")


def test_a_browser_that_forbids_storage_works_without_it(tab, small):
    tab.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError'); }});")
    enter(tab, small)
    next_one(tab)
    tab.go_back()
    expect(tab.locator("h1").first).to_have_text("Question 1")
    expect(field(tab)).to_have_value(NAME)
    tab.reload()
    expect(field(tab)).to_have_value("")


# --- the server forgets -------------------------------------------------------------------------------------------------


def test_the_answers_of_a_closed_tab_are_gone_from_the_server_within_fifteen_seconds(open_tab, small):
    tabs = {"Ana Amarilla": watched(open_tab(touch=True)), NAME: watched(open_tab(touch=True))}
    for name, tab in tabs.items():
        enter(tab, small)
        next_one(tab, name)
        field(tab).fill(name)
        field(tab).press("Enter")
        until(tab, f"{DRAFT} !== null && !document.querySelector('[data-test-script-state=running]')")
        assert small.ask(name)["found"]
    closed, left = tabs.values()
    fair_weather(left)
    closed.close()
    left.get_by_role("button", name="Leave").click()
    left.wait_for_url(LEAVE)
    for (name, tab), seconds in zip(tabs.items(), (15, 0), strict=True):
        assert not small.left_of(name, seconds)["found"]
        assert name not in small.log.read_text() and not [url for url in tab.asked if name.split()[0] in url]


# --- the way out --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "escape"])
def test_leaving_quickly_clears_the_tab_and_coming_back_shows_nothing(tab, small, way):
    fair_weather(tab)
    enter(tab, small)
    next_one(tab)
    if way == "button":
        tab.get_by_role("button", name="Leave").click()
    else:
        tab.keyboard.press("Escape")
        tab.keyboard.press("Escape")
    tab.wait_for_url(LEAVE)
    tab.goto(f"{small.url}/guide?lang=en&at=1")
    expect(field(tab)).to_have_value("")
    assert tab.evaluate(DRAFT) is None


def test_escape_pressed_once_or_slowly_stays(tab, small):
    enter(tab, small)
    for _ in range(2):
        tab.keyboard.press("Escape")
        tab.evaluate("() => { const now = performance.now.bind(performance); performance.now = () => now() + 1100; }")  # time passes
    assert "/guide" in tab.url and tab.locator("h1").count() == 1  # leaving takes everything away at once


# --- language, focus, keys ----------------------------------------------------------------------------------------------


def test_streamlits_own_words_are_in_the_language_of_the_page_after_every_switch(tab, small):
    enter(tab, small, "lang=es")
    assert tab.evaluate("[document.documentElement.lang, navigator.language]") == ["es", "es-US"]
    expect(tab.get_by_text("Saltar", exact=True)).to_have_count(1)
    expect(tab.get_by_label("Ayuda: Name")).to_have_count(1)
    tab.get_by_role("button", name="Other language").click()
    until(tab, "document.documentElement.lang === 'en' && navigator.language === 'en-US'")
    expect(tab.get_by_text("Skip to main content", exact=True)).to_have_count(1)
    expect(tab.get_by_label("Help for Name")).to_have_count(1)
    tab.get_by_role("button", name="Other language").click()
    until(tab, "document.documentElement.lang === 'es'")
    next_one(tab)
    expect(tab.get_by_label("Ayuda: Name")).to_have_count(1)
    expect(tab.get_by_label("Help for Name")).to_have_count(0)


def test_a_new_screen_begins_at_its_heading_forwards_and_backwards(tab, small):
    enter(tab, small)
    assert tab.evaluate("document.activeElement.tagName") == "BODY"
    next_one(tab)
    expect(tab.locator("h1").first).to_be_focused()
    assert tab.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    tab.get_by_role("button", name="Next").scroll_into_view_if_needed()
    tab.go_back()
    expect(tab.locator("h1").first).to_have_text("Question 1")
    expect(tab.locator("h1").first).to_be_focused()


HOLD_BACK = """() => {
  const main = document.querySelector('[data-testid=stMain]'), find = main.querySelector.bind(main);
  window.late = true;
  main.querySelector = (what) => what === 'h1' && late ? null : find(what);
}"""
"""The next heading is not there yet, for the bridge, until `late` is false: a slow phone that can be waited for."""
FRAMES = "new Promise((done) => { let n = 0; const next = () => (n++ < 120 ? requestAnimationFrame(next) : done()); next(); })"


@pytest.mark.parametrize("busy", [False, True], ids=["who waits", "who is on already"])
def test_a_heading_that_comes_late_gets_the_focus_unless_the_person_has_put_it_elsewhere(tab, small, busy):
    enter(tab, small)
    tab.evaluate(HOLD_BACK)
    next_one(tab)
    expect(field(tab)).to_have_value("")
    tab.evaluate(FRAMES)
    if busy:
        field(tab).focus()
    tab.evaluate("window.late = false")
    until(tab, "fiveSteps.heading === 'Question 2'", seconds=20)
    expect(field(tab) if busy else tab.locator("h1").first).to_be_focused()


def test_after_a_next_that_failed_the_mistake_has_the_focus_each_time(tab, small):
    enter(tab, small)
    field(tab).fill("wrong")
    for _ in range(2):
        tab.get_by_role("button", name="Next").click()
        expect(tab.locator("#mistake")).to_be_focused()
    tab.get_by_text("two", exact=True).click()  # an answer given afterwards keeps the focus
    tab.wait_for_timeout(500)
    assert tab.evaluate("document.activeElement.type") == "radio"


def test_a_single_key_does_nothing_except_in_a_field(tab, small):
    sent = []
    tab.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    enter(tab, small)
    with one_run(tab):
        tab.get_by_text("two", exact=True).click()
    at_rest(tab)
    tab.wait_for_timeout(500)  # what the page itself still sends about that tap, on a slow machine
    before = len(sent)
    for key in "rcRC":
        tab.keyboard.press(key)
    tab.wait_for_timeout(500)
    assert len(sent) == before and tab.get_by_role("dialog").count() == 0
    field(tab).press_sequentially("rico")
    expect(field(tab)).to_have_value("rico")


# --- reading aloud, opening a file --------------------------------------------------------------------------------------


def test_listen_reads_with_a_voice_of_the_device_in_the_language_of_the_page(tab, small):
    voices = [{"lang": "es-MX", "localService": False}, {"lang": "en-US", "localService": True}, {"lang": "es-US", "localService": True}]
    tab.add_init_script(VOICES % json.dumps(voices))
    enter(tab, small, "lang=es")
    tab.get_by_role("button", name="Listen").click()
    assert tab.evaluate("said") == [["Question 1", "es-US"], ["Words to read aloud", "es-US"]]


def test_listen_is_hidden_where_no_voice_of_the_device_fits(tab, small):
    fitting = {"lang": "en-US", "localService": True}
    tab.add_init_script(VOICES % "(window.voices = [])")
    enter(tab, small)
    for voices in ([], [{"lang": "en-US", "localService": False}], [{"lang": "es-US", "localService": True}]):
        tab.evaluate("fits => { voices.splice(0, 9, fits); document.body.append('.'); }", fitting)  # any change is looked at
        tab.locator(".listen").wait_for()
        tab.evaluate("all => { voices.splice(0, 9, ...all); document.body.append('.'); }", voices)
        tab.locator(".listen").wait_for(state="hidden")


def test_a_file_the_person_opens_is_read_in_the_tab_and_uploaded_nowhere(tab, small):
    enter(tab, small)
    tab.wait_for_load_state("networkidle")
    for text, opened in ((b'{"a": "\xc3\xb1"}', '{"a": "ñ"}'), (b" " * 100_001, "")):
        for _ in range(2):  # the same file again counts again
            with tab.expect_file_chooser() as waiting:
                tab.get_by_role("button", name="Open").click()
            before = len(tab.asked)
            waiting.value.set_files([{"name": "answers.json", "mimeType": "application/json", "buffer": text}])
            expect(tab.get_by_text("opened", exact=False)).to_have_text("opened " + json.dumps(opened))
            assert len(tab.asked) == before


def test_the_list_of_needed_files_is_not_empty_or_wild():
    assert 60 < len(static.needed()) < 130


@pytest.mark.parametrize(
    ("path", "accepted", "code"),
    [
        ("/guide", "quc,es-GT", "es"),
        ("/guide", "pt-BR,pt,es-419,en", "es"),
        ("/guide?lang=es-MX", "en", "es"),
        ("/guide?lang=EN", "es", "en"),
    ],
)
def test_the_wizard_speaks_the_language_in_which_its_page_was_served(browser, address, path, accepted, code):
    """The second language of a browser too: its script tells Streamlit the first one alone."""
    phone = browser.new_context(viewport=PHONE)
    try:
        page = phone.new_page()
        page.set_default_timeout(120_000)
        agent = {"userAgent": page.evaluate("navigator.userAgent"), "acceptLanguage": accepted}
        phone.new_cdp_session(page).send("Emulation.setUserAgentOverride", agent)
        served = page.goto(f"{address}{path}").text()
        page.locator("h1").wait_for()
        assert f'<html lang="{code}">' in served and page.evaluate("document.documentElement.lang") == code
        assert page.get_by_role("button", name=load_language(code).say("screen.leave", "Leave quickly")).count() == 1
    finally:
        phone.close()
