"""Forced colors, as in the contrast themes of Windows: what our own colors said must still be seen. Judged by the picture."""

import io
import json
from itertools import combinations

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from guide.library import content
from guide.words.language import load_language
from tests.help.driving import VOICES, at_heading, finished, go_to, open_at, open_list, place_of, settled, still
from tests.help.persons import PERSON

pytestmark = pytest.mark.browser
CONTENT = content()
PERSON = finished(PERSON, CONTENT)
WORDS = load_language("es")
SEEN = 60
"""So many points of a picture must differ by much before a person can be said to see it; a thin line, or noise, has fewer or paler ones."""


@pytest.fixture(params=["light", "dark"])
def page(request, open_tab):
    """A tab with the colors of the person's own theme, on a device with a voice."""
    tab = open_tab()
    tab.add_init_script(VOICES % json.dumps([{"lang": "es-US", "localService": True}]))
    tab.emulate_media(forced_colors="active", color_scheme=request.param)
    yield tab
    tab.emulate_media(forced_colors="none", color_scheme="light")


def stand_at(page, address, id_, answers=PERSON):
    open_at(page, address, WORDS, answers, place_of(id_, answers, CONTENT))
    at_heading(page, WORDS.of("question", CONTENT.question[id_], "ask"))
    settled(page)


def picture(page, element, around=8):
    """The element and what is close around it, where the ring of the focus is."""
    still(page)
    box = element.bounding_box()
    clip = {
        "x": max(box["x"] - around, 0),
        "y": max(box["y"] - around, 0),
        "width": box["width"] + 2 * around,
        "height": box["height"] + 2 * around,
    }
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L")


def differ(one, other):
    """How many points of two pictures a person can tell apart. Of different sizes: where both have one."""
    size = min(one.width, other.width), min(one.height, other.height)
    parts = [picture.crop((0, 0, *size)) for picture in (one, other)]
    return sum(ImageChops.difference(*parts).histogram()[96:])


def told_apart(pictures):
    """Those pairs that look the same, by name."""
    found = {f"{a} and {b}": differ(pictures[a], pictures[b]) for a, b in combinations(pictures, 2)}
    return {pair: points for pair, points in found.items() if points < SEEN}


@pytest.mark.parametrize(("id_", "control"), [("work", "stRadio"), ("problems", "stCheckbox")])
def test_what_is_marked_what_has_the_focus_and_what_is_empty_look_different(page, address, id_, control):
    stand_at(page, address, id_, PERSON.with_(id_, "skip"))
    field = page.locator(f'[data-testid="{control}"] label:has(input)').nth(1)
    field.scroll_into_view_if_needed()
    sign = field.locator("xpath=.//input/following::div[1]")  # the circle or the square itself, beside the frame
    seen, signs = {}, {}

    def look(name):
        page.mouse.move(1, 1)
        seen[name], signs[name] = picture(page, field), picture(page, sign, around=0)

    look("empty")
    field.locator("input").evaluate("input => input.focus({focusVisible: true})")
    look("with the focus")
    page.keyboard.press("Space")
    look("marked, with the focus")
    page.evaluate("document.activeElement.blur()")
    look("marked")
    assert not told_apart(seen), "these look the same: see forced-colors in guide.css"
    assert differ(signs["empty"], signs["marked"]) >= SEEN / 2, "the sign of a marked answer looks empty: see forced-colors in guide.css"


def test_the_circle_of_the_step_where_the_person_is_looks_different_from_the_others(page, address):
    stand_at(page, address, "work")
    now = page.locator(".steps i.now")
    seen = {"now": picture(page, now, around=0)}
    now.evaluate("circle => circle.classList.remove('now')")
    seen["another"] = picture(page, page.locator(".steps i").first, around=0)
    assert not told_apart(seen), "these look the same: see forced-colors in guide.css"


def test_the_speaker_of_each_button_can_be_seen(page, address):
    def look():
        button = page.locator("button.listen").filter(visible=True).first
        button.scroll_into_view_if_needed()
        seen = {"with its sign": picture(page, button, around=0)}
        button.evaluate("button => button.style.setProperty('--speaker', 'linear-gradient(transparent, transparent)')")
        seen["without"] = picture(page, button, around=0)
        assert not told_apart(seen), "the sign cannot be seen: see forced-colors in guide.css"

    stand_at(page, address, "work")
    look()
    go_to(page, "plan", WORDS)
    at_heading(page, WORDS.say("told.five", "Five things this week"))
    look()


def test_the_line_of_a_list_that_the_arrow_keys_have_reached_looks_different(page, address):
    stand_at(page, address, "state", PERSON.with_("state", "skip"))
    open_list(page)
    page.keyboard.press("ArrowDown")
    reached = page.locator('[role="option"][data-focused]').get_attribute("id")
    line = page.locator(f'[id="{reached}"]')
    seen = {"reached": picture(page, line, around=0)}
    page.keyboard.press("ArrowDown")
    expect(line).not_to_have_attribute("data-focused", "true")
    seen["passed"] = picture(page, line, around=0)
    assert not told_apart(seen), "these look the same: see forced-colors in guide.css"
