"""In the person's language to the last string: whatever a Spanish screen shows or names aloud is Spanish, Streamlit's own words too."""

import pytest

from guide.content.load import load
from tests.help.driving import at_heading, go_to, open_list, open_wizard, press, visit
from tests.help.persons import EVERYTHING
from tests.help.spanish import COLLECT, SPANISH, unknown

pytestmark = pytest.mark.browser
CONTENT = load()


def test_the_test_itself_finds_english():
    english = ["Skip to main content", "Next", "Choose an option", "Cambiar: State", "Siguiente, Next", "Paso 1 de 5: Come together"]
    assert unknown(english) == english
    title = SPANISH.of("step", CONTENT.step["report"], "title")
    assert unknown([SPANISH.say("screen.step", "Step {number} of 5: {title}", number=2, title=title)]) == []


def test_no_string_on_any_spanish_screen_is_in_no_catalog(address, open_tab):
    page, found = open_tab(), {}

    def look(name):
        for _ in range(20):  # Streamlit's own words are put right a moment after they are drawn
            if not (strange := unknown(page.evaluate(COLLECT))):
                return
            page.wait_for_timeout(250)
        found[name] = strange

    page.goto(f"{address}/?lang=es")
    assert unknown(page.evaluate(COLLECT)) == ["Start in English"], "only the link to the English guide is in English"
    open_wizard(page, address, SPANISH)
    look("start")
    for screen in visit(page, address, EVERYTHING.with_("helper", "alone"), SPANISH, CONTENT):
        look(screen.id)
        if screen.id == "state":
            open_list(page)
            look("the open list of places")
            page.locator('[data-testid="stSelectbox"] input').first.fill("zzzz")
            page.get_by_text(SPANISH.say("streamlit.no_results", "No results")).wait_for()
            look("no results")
            page.keyboard.press("Escape")
        if screen.id == "when_pay":
            page.locator('[data-testid="stTextInput"] input').nth(1).fill("20")
            press(page, SPANISH.say("screen.next", "Next"))
            page.locator("[data-error]").first.wait_for()
            look("a mistake")
    for place, title in (
        ("review", SPANISH.say("review.title", "Your answers")),
        ("plan", SPANISH.say("told.five", "Five things this week")),
    ):
        go_to(page, place, SPANISH)
        at_heading(page, title)
        look(place)
    assert not found, found
