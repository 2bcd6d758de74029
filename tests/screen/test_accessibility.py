"""WCAG 2.2 AA as far as a machine can see it: axe on every screen, in both languages, on a narrow phone and on a desk.

What axe cannot see stands beside it: the size of targets, focus on each new heading, errors announced, the keyboard, zoom.
"""

import json

import pytest
from playwright.sync_api import expect

from guide.core.answers import parse_day, write_answers
from guide.core.interview import screens
from guide.library import content
from guide.words.language import load_language
from guide.words.offices import office_found
from tests.help.audit import findings, open_details, small_targets
from tests.help.driving import (
    VOICES,
    arrived,
    at_heading,
    finished,
    go_to,
    kept_in,
    open_at,
    open_list,
    open_wizard,
    paper_name,
    place_of,
    press,
    still,
    visit,
)
from tests.help.persons import EVERYTHING, PERSON

pytestmark = pytest.mark.browser
CONTENT = content()


@pytest.fixture(params=["en", "es"])
def spoken(request, open_tab):
    """A tab of a device with a voice, which has more buttons, and its language."""
    page = open_tab()
    page.add_init_script(VOICES % json.dumps([{"lang": f"{request.param}-US", "localService": True}]))
    return page, load_language(request.param)


def test_axe_finds_nothing_on_any_screen_with_notices_and_errors_open(address, spoken):
    page, words = spoken
    found = {}

    def look(name, listed=""):
        open_details(page)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if listed:
                open_list(page)
            for _ in range(5):  # a screen that is still being drawn, on a busy machine, is looked at again
                still(page)
                lines = findings(page, listed or name)
                lines += [f"too wide: {w}" for w in [page.evaluate("document.documentElement.scrollWidth")] if w > width]
                lines += [f"target: {t}" for t in small_targets(page)] if not listed else []
                if not lines:
                    break
            else:
                found[f"{listed or name} at {width}"] = lines
            if listed:
                page.evaluate("document.activeElement.blur()")  # not Escape: pressed twice it leaves the guide
                page.get_by_role("option").first.wait_for(state="hidden")

    open_wizard(page, address, words)
    look("start")
    for screen in visit(page, address, EVERYTHING, words, CONTENT):
        look(screen.id)
        if screen.id == "state":
            look(screen.id, "the open list of places")
        if screen.id == "when_pay":
            for nth in (1, 3):
                page.locator('[data-testid="stTextInput"] input').nth(nth).fill("26")
            press(page, words.say("screen.next", "Next"))
            page.locator("[data-error]").first.wait_for()
            look("when_pay with two mistakes")
    for place, title in (("review", words.say("review.title", "Your answers")), ("plan", words.say("told.five", "Five things this week"))):
        go_to(page, place, words)
        at_heading(page, title)
        look(place)
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_each_new_screen_starts_at_the_top_with_the_focus_on_its_heading(address, open_tab):
    words, person = load_language("en"), finished(PERSON, CONTENT)
    page, path = open_tab(390, 500), screens(person, CONTENT)
    open_at(page, address, words, person, "1")
    at_heading(page, words.of("question", path[0].questions[0], "ask"))
    for id_ in ("work", "problems", "evidence"):
        place = int(place_of(id_, person, CONTENT))
        here, after = (words.of("question", path[n].questions[0], "ask") for n in (place - 1, place))
        go_to(page, str(place), words)
        at_heading(page, here)
        press(page, words.say("screen.next", "Next"))
        at_heading(page, after)
        arrived(page)
        assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        page.go_back()
        at_heading(page, here)


def test_an_error_is_announced_and_gets_the_focus_and_the_page_stays(address, open_tab):
    words, person = load_language("es"), finished(PERSON, CONTENT)
    page = open_tab(390, 700)
    open_at(page, address, words, person, place_of("when_punished", person, CONTENT))
    at_heading(page, words.of("question", CONTENT.question["when_fired"], "ask"))
    page.locator('[data-testid="stTextInput"] input').nth(1).fill("2099")
    press(page, words.say("screen.next", "Next"))
    page.locator("[data-error]").first.wait_for()
    expect(page.locator("[data-error]").first).to_be_focused()
    assert page.locator('[data-testid="stTextInput"] input').nth(1).input_value() == "2099"


FOCUSED = """() => {
  const e = document.activeElement, around = ['label', '[data-testid=stTextInputRootElement]', '[role=group]'].map(x => e.closest(x));
  const ringed = (x) => getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
  const text = (e.closest('label') ?? e).innerText.trim(), kind = e.getAttribute('role') ?? e.type ?? e.tagName;
  return {kind, text, shown: e === document.body || [e, ...around].filter(Boolean).some(ringed)};
}"""


def wanted_on(screen, words):
    """What the keys have to give on this screen: labels to mark, and what to choose and type, in the order of the fields."""
    marked, chosen, typed = set(), [], []
    for question in screen.questions:
        value = PERSON.values.get(question.id, "skip")
        if question.kind == "date":
            day = parse_day(str(value))
            chosen.append(words.month_names()[day.date.month - 1] if day else "")
            typed += [str(day.date.day), str(day.date.year)] if day else ["", ""]
            if value == "ongoing":
                marked.add(words.say("screen.date_ongoing", "It is still going on"))
        elif question.kind == "text":
            typed.append(str(value))
        elif question.kind == "place":
            chosen.append(words.of("place", CONTENT.place[str(value)], "name"))
        elif question.kind == "agency":
            marked.add(office_found(CONTENT.agency[str(value)], words))
        else:
            ids = value if isinstance(value, tuple) else (value,)
            marked |= {words.of("option", o, "label", question.id) for o in question.option if o.id in ids}
    return marked, chosen, typed


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_whole_interview_can_be_done_with_the_keyboard_alone(address, open_tab, code):
    words = load_language(code)
    page = open_tab(1024, 800)
    open_wizard(page, address, words)
    keys = page.keyboard
    unseen = set()

    def tab_to(*texts):
        """Tab until one of these buttons has the focus; yields what is passed on the way."""
        for _ in range(80):
            keys.press("Tab")
            at = page.evaluate(FOCUSED)
            if not at["shown"]:
                unseen.add(f"{at['kind']} {at['text']}")
            if at["text"] in texts:
                return
            yield at
        raise AssertionError(f"cannot be reached with the Tab key: {texts}")

    list(tab_to(words.say("screen.have_read", "I have read this. Start")))
    keys.press("Enter")
    for screen in screens(PERSON, CONTENT):
        at_heading(page, words.of("question", screen.questions[0], "ask"))
        arrived(page)
        marked, chosen, typed = wanted_on(screen, words)
        for at in tab_to(words.say("screen.next", "Next")):
            if at["kind"] == "radio":
                if at["text"] in marked:
                    keys.press("Space")
                for _ in range(40):
                    if page.evaluate(FOCUSED)["text"] in marked:
                        break
                    keys.press("ArrowDown")
            elif at["kind"] == "checkbox" and at["text"] in marked:
                keys.press("Space")
            elif at["kind"] == "combobox" and (text := chosen.pop(0)):
                keys.type(text)
                page.get_by_role("option", name=text, exact=True).wait_for()
                keys.press("Enter")
                page.get_by_role("option").first.wait_for(state="hidden")
            elif at["kind"] == "text":
                keys.type(typed.pop(0))
        keys.press("Enter")
    at_heading(page, words.say("review.title", "Your answers"))
    arrived(page)
    assert kept_in(page) == write_answers(PERSON)["answers"]
    list(tab_to(words.say("review.go", "Show my plan")))
    keys.press("Enter")
    at_heading(page, words.say("told.five", "Five things this week"))
    arrived(page)
    list(tab_to(paper_name("plan", words)))
    with page.expect_download():
        keys.press("Enter")
    assert not unseen, f"the focus cannot be seen on: {unseen}"


CUT = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const main = document.querySelector('[data-testid=stMain]');
  for (const box of [document.documentElement, main])
    if (box.scrollWidth > box.clientWidth + 1) found.push(`scrolls sideways: ${box.tagName} ${box.scrollWidth}`);
  for (const e of main.querySelectorAll('input[type=text], select'))
    if (e.scrollWidth > e.clientWidth + 1) found.push(`field too narrow for what is in it: ${e.value}`);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, e = node.parentElement, range = document.createRange();
    if (!node.nodeValue.trim() || !e.checkVisibility() || e.closest('[data-testid=stIconMaterial], template')) continue;
    range.selectNodeContents(node);
    if (e.closest('[style*="clip"]')) continue;
    const text = node.nodeValue.slice(0, 50);
    for (const r of range.getClientRects()) {
      if (r.left < -1 || r.right > wide + 1) found.push(`outside the screen: ${text}`);
      for (let box = e; box !== main; box = box.parentElement) {
        const b = box.getBoundingClientRect(), cuts = /hidden|clip/.test(getComputedStyle(box).overflow);
        if (cuts && (r.bottom > b.bottom + 3 || r.right > b.right + 1)) found.push(`cut off: ${text}`);
      }
    }
  }
  return [...new Set(found)];
}"""
SPACING = "* {line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}"
WAYS = {  # width of the screen, size of the letters in percent, extra style
    "at 200 % zoom": (320, 100, ""),
    "with text of twice the size": (640, 200, ""),
    "with wide text spacing": (320, 100, SPACING),
}


def test_zoom_large_text_and_wide_spacing_lose_nothing_on_any_screen(address, spoken):
    page, words = spoken
    found = {}

    def look(name):
        open_details(page)
        for way, (width, size, css) in WAYS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(
                """([size, css]) => {
                  document.documentElement.style.fontSize = size + '%';
                  const made = Object.assign(document.createElement('style'), {id: 'spacing'});
                  (document.getElementById('spacing') ?? document.head.appendChild(made)).textContent = css;
                }""",
                [size, css],
            )
            for _ in range(30):
                still(page)
                if not (lines := page.evaluate(CUT)):
                    break
            else:
                found[f"{name} {way}"] = lines

    open_wizard(page, address, words)
    look("start")
    for screen in visit(page, address, EVERYTHING, words, CONTENT):
        look(screen.id)
    for place, title in (("review", words.say("review.title", "Your answers")), ("plan", words.say("told.five", "Five things this week"))):
        go_to(page, place, words)
        at_heading(page, title)
        look(place)
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, alpha / 255];
  };
  const over = (top, below) => top.slice(0, 3).map((part, i) => part * top[3] + below[i] * (1 - top[3]));
  const linear = (part) => (part /= 255) <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
  const light = (color) => { const [r, g, b] = color.map(linear); return .2126 * r + .7152 * g + .0722 * b; };
  const ratio = (one, two) => { const [more, less] = [light(one), light(two)].sort((a, b) => b - a); return (more + .05) / (less + .05); };
  const behind = (e) => e ? over(rgba(getComputedStyle(e).backgroundColor), behind(e.parentElement)) : [255, 255, 255];
  const edge = (e) => {  // what sets it apart: its border, or else its own colour
    const style = getComputedStyle(e), around = behind(e.parentElement), bordered = parseFloat(style.borderTopWidth) >= 1;
    return Math.max(ratio(behind(e), around), bordered ? ratio(over(rgba(style.borderTopColor), around), around) : 0);
  };
  const kinds = {
    'a choice': '[data-testid=stRadioOption]',
    'its circle': '[data-testid=stRadioOption] > div > div:first-child',
    'a box to mark': '[data-testid=stCheckbox] label',
    'its square': '[data-testid=stCheckbox] label > span + div',
    'a field': '[data-testid=stTextInputRootElement]',
    'a list': '[data-testid=stSelectbox] [role=group]:has(> input)',
    'a choice of the paper': 'select',
    'a button': '[data-testid=stMain] button:not(.small, [kind=tertiary], [data-testid=stSelectbox] button)',
  };
  const found = {}, note = (name, value) => found[name] = Math.min(found[name] ?? 99, value);
  for (const [name, selector] of Object.entries(kinds))
    for (const e of document.querySelectorAll(selector)) if (e.checkVisibility()) note(name, edge(e));
  for (const e of document.querySelectorAll('button.small'))
    note('the sign of a small button', ratio(over(rgba(getComputedStyle(e).color), behind(e)), behind(e)));
  const at = document.activeElement, ring = at.closest('label, [data-testid=stTextInputRootElement]') ?? at;
  const style = getComputedStyle(ring), around = behind(ring.parentElement);
  if (style.outlineStyle !== 'none') note('the focus ring', ratio(over(rgba(style.outlineColor), around), around));
  return found;
}"""


def test_controls_and_the_focus_ring_stand_out_three_to_one(address, open_tab):
    """WCAG 1.4.11, from the styles in force. axe looks at text only."""
    words, least = load_language("en"), {}
    page, everything = open_tab(), finished(EVERYTHING, CONTENT)
    page.add_init_script(VOICES % json.dumps([{"lang": "en-US", "localService": True}]))

    def look():
        still(page)
        for name, ratio in page.evaluate(CONTRAST).items():
            least[name] = min(round(ratio, 2), least.get(name, 99))

    open_at(page, address, words, everything, "plan")
    at_heading(page, words.say("told.five", "Five things this week"))
    page.get_by_text(words.say("result.how_printed", "Language, letters and sheet of paper")).click()
    look()
    for id_ in ("work", "state", "problems", "when_pay"):
        go_to(page, place_of(id_, everything, CONTENT), words)
        at_heading(page, words.of("question", next(s for s in screens(EVERYTHING, CONTENT) if s.id == id_).questions[0], "ask"))
        arrived(page)
        look()
        for _ in range(8):
            page.keyboard.press("Tab")
            look()
    assert len(least) == 10, f"a kind of control was not found any more: {sorted(least)}"
    assert not {name: ratio for name, ratio in least.items() if ratio < 3}, least
