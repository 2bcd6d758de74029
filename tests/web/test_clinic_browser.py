"""The advocate's screen in a real Chromium: on a narrow phone and on a desk, with and without scripts, in both languages."""

import datetime as dt
import json
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from guide.core.answers import Answers
from guide.core.campaign import read_campaign_text
from guide.core.campaign_link import from_fragment
from guide.library import content
from guide.web.clinic import words as say
from guide.words.language import load_language
from tests.help.audit import findings, small_targets
from tests.help.driving import PHONE, until
from tests.help.spanish import COLLECT, unknown

pytestmark = pytest.mark.browser
CONTENT = content()
WORKPLACE = "Tortillería “El Sol” <b>"
KEPT = "JSON.parse(sessionStorage.getItem('five-steps.draft') ?? 'null')"


def fill_in(page):
    """What is the same for everyone, as an advocate would enter it."""
    page.get_by_label(label("workplace", page), exact=True).fill(WORKPLACE)
    page.select_option("#state", "TX")
    page.select_option("#work", "restaurant_hotel")
    page.check("#problems-not_paid")
    page.select_option("#when_pay_first-month", "3")
    page.fill("#when_pay_first-year", "2026")
    page.check("#reported-someone_else")
    page.select_option("#reported_to", "us-whd")
    page.check("#agency_letter-asked")


def label(key, page):
    return say.labels(load_language(page.evaluate("document.documentElement.lang")))[key]


def send(page, selector):
    """Press a button that asks the server for another page, and wait until that page is there: a read in between sees neither."""
    with page.expect_navigation():
        page.locator(selector).click()


def go_on(page):
    send(page, "form#campaign button.main")


def ready(page):
    page.get_by_role("heading", name=say.ready_title(load_language(page.evaluate("document.documentElement.lang")))).wait_for()


def looked_at(page):
    """What is wrong with the page as it is, on a small phone, a phone and a desk."""
    found = []
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        lines = [*findings(page), *([f"too wide: {wide}"] if wide > width else []), *(f"target: {t}" for t in small_targets(page))]
        found += [f"at {width}: {line}" for line in lines]
    return found


@pytest.mark.parametrize("code", ["en", "es"])
def test_each_page_of_the_clinic_fits_and_axe_finds_nothing(address, open_tab, code, tmp_path):
    page, found = open_tab(), {}
    page.goto(f"{address}/clinic?lang={code}")
    found["the empty form"] = looked_at(page)
    fill_in(page)
    found["the form filled in"] = looked_at(page)
    page.fill("#when_pay_first-year", "26")
    go_on(page)
    expect(page.locator("#mistakes"), "the mistakes get the focus").to_be_focused()
    found["the form with a mistake"] = looked_at(page)
    page.locator("#mistakes a").click()
    page.wait_for_url("**#when_pay_first-month")
    assert page.evaluate("document.activeElement.closest('fieldset')?.id ?? location.hash") in ("f-when_pay_first", "#when_pay_first-month")
    assert page.locator("#workplace").input_value() == WORKPLACE
    page.fill("#when_pay_first-year", "2026")
    go_on(page)
    ready(page)
    found["the campaign"] = looked_at(page)
    (tmp_path / "bad.csv").write_text("still_working,nombre\nyes,Ana\n")
    page.set_input_files("#table", tmp_path / "bad.csv")
    send(page, "form#batch button.main")
    page.get_by_role("heading", name=say.refused_title(load_language(code))).wait_for()
    found["a table that was refused"] = looked_at(page)
    send(page, "form#change button.main")
    ready(page)
    page.locator("form#blank #copies").fill("0")
    send(page, "form#blank button")
    page.locator("#e-copies").wait_for()
    found["a wrong number of copies"] = looked_at(page)
    assert not any(found.values()), json.dumps(found, indent=1, ensure_ascii=False)


def test_every_string_of_a_spanish_clinic_is_spanish(address, open_tab):
    page = open_tab()
    page.goto(f"{address}/clinic?lang=es")
    assert unknown(page.evaluate(COLLECT)) == []
    fill_in(page)
    page.fill("#when_pay_first-year", "26")
    go_on(page)
    page.locator("#mistakes").wait_for()
    assert unknown(page.evaluate(COLLECT)) == []
    page.fill("#when_pay_first-year", "2026")
    go_on(page)
    ready(page)
    mine = (WORKPLACE, page.locator("#link").inner_text(), "Texas")
    assert unknown(page.evaluate(COLLECT), mine) == []


def test_questions_that_another_answer_leaves_out_are_hidden_without_any_script(address, browser):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/clinic?lang=en")
    fired, letter, told = (page.locator(f"#f-{key}") for key in ("when_fired", "letter_fits", "reported_when"))
    assert not fired.is_visible() and not letter.is_visible() and not told.is_visible()
    page.check("#problems-punished")
    assert not fired.is_visible() and page.locator("#f-when_other_act").is_visible(), "how they were punished is not said yet"
    page.check("#punished_how-fired")
    assert fired.is_visible() and not page.locator("#f-when_other_act").is_visible()
    page.check("#agency_letter-has_it")
    page.check("#reported-someone_else")
    assert letter.is_visible() and told.is_visible()
    page.fill("#when_fired-year", "2026")
    page.select_option("#when_fired-month", "3")
    page.uncheck("#problems-punished")
    assert not fired.is_visible()
    go_on(page)
    assert fired.is_visible() and page.locator("#e-when_fired").is_visible(), "an answer that would not be used is not lost in silence"
    context.close()


def test_the_whole_clinic_works_without_scripts(address, browser, tmp_path):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/?lang=es")
    send(page, "a[href^='/clinic']")
    fill_in(page)
    send(page, "button[lang=en]")
    page.get_by_role("heading", name=say.title(load_language("en"))).wait_for()
    assert page.locator("#workplace").input_value() == WORKPLACE, "another language loses nothing"
    assert page.locator("#problems-not_paid").is_checked()
    send(page, "button[lang=es]")
    page.get_by_role("heading", name=say.title(load_language("es"))).wait_for()
    go_on(page)
    ready(page)
    assert not page.locator("#side").is_visible() and page.locator("#side-without").is_visible(), "no script: the link instead"
    for form, name in (("keep", "campaign.toml"), ("flyer", "flyer.pdf"), ("empty", "table.xlsx"), ("blank", "stack.pdf")):
        with page.expect_download() as waiting:
            page.locator(f"form#{form} button").click()
        assert waiting.value.suggested_filename == name
        waiting.value.save_as(tmp_path / name)
    campaign, problems = read_campaign_text((tmp_path / "campaign.toml").read_text("utf-8"), CONTENT, dt.date.today())
    assert problems == [] and campaign.workplace == WORKPLACE
    page.goto(f"{address}/clinic?lang=es")
    page.set_input_files("#file", tmp_path / "campaign.toml")
    send(page, "form#open button")
    ready(page)
    send(page, "button[lang=en]")
    ready(page)
    send(page, "form#change button")
    page.get_by_role("heading", name=say.title(load_language("en"))).wait_for()
    assert page.locator("#state").input_value() == "TX"
    context.close()


def test_the_code_on_the_screen_opens_the_wizard_with_the_answers_of_the_link(address, open_tab, tmp_path):
    page = open_tab(1280, 900)
    page.goto(f"{address}/clinic?lang=es")
    fill_in(page)
    go_on(page)
    ready(page)
    for forced, scheme in (("active", "dark"), ("active", "light"), ("none", "light")):  # black on white in any theme of the person
        page.emulate_media(forced_colors=forced, color_scheme=scheme)
        page.locator(".code").screenshot(path=tmp_path / "code.png")
        codes = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))
        assert len(codes) == 1, f"no code to be seen with {forced=} {scheme=}: see .code in guide/web/clinic/page.py"
    (code,) = codes
    assert code.text == page.locator("#link").inner_text() and code.text.startswith(f"{address}/guide#")
    answers = from_fragment(code.text.partition("#")[2], CONTENT)
    assert isinstance(answers, Answers) and answers.one("state") == "TX" and answers.many("problems") == ("not_paid",)


@pytest.mark.parametrize("code", ["en", "es"])
def test_one_press_starts_the_wizard_with_the_campaign_in_the_same_tab(address, open_tab, code):
    page, asked = open_tab(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/clinic?lang={code}")
    page.evaluate("sessionStorage.setItem('five-steps.draft', JSON.stringify({ at: Date.now(), text: 'the person before' }))")
    fill_in(page)
    go_on(page)
    ready(page)
    assert not page.locator("#side-without").is_visible()
    before = page.evaluate("history.length")
    page.evaluate("window.addEventListener('pagehide', () => sessionStorage.setItem('copy', sessionStorage.getItem('five-steps.draft')))")
    page.locator("#side").click()
    page.wait_for_url(re.compile(rf"/guide\?lang={code}&at=\d+$"))
    kept = json.loads(page.evaluate("sessionStorage.getItem('copy')"))
    draft = json.loads(kept["text"])
    assert abs(kept["at"] - page.evaluate("Date.now()")) < 60_000
    assert draft["version"] == 1 and draft["answers"] == {} and draft["campaign"]["workplace"] == WORKPLACE
    assert page.evaluate("history.length") <= before + 2
    page.locator('[data-testid="stMain"] h1').first.wait_for(timeout=60_000)
    until(page, f"({KEPT}?.text ?? '').includes('Tortillería')")  # the tab keeps the campaign
    assert not [url for url in asked if not url.startswith(address)], "nobody else is called"
    assert not any("Tortiller" in url for url in asked), "nothing of the campaign is in an address"


def test_a_browser_that_keeps_nothing_is_offered_the_link(address, open_tab):
    page = open_tab()
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } })")
    page.goto(f"{address}/clinic?lang=en")
    go_on(page)
    ready(page)
    page.locator("#side").click()
    page.locator("#side-without").wait_for()
    assert not page.locator("#side").is_visible() and "/clinic" in page.url
