"""In the person's language to the last string: whatever a Spanish screen shows or names aloud is Spanish, Streamlit's own words too."""

import re

import pytest

from driving import PHONE, at_heading, chromium, open_wizard, press, serving, walk
from guide.catalogs import placeholders
from guide.content.load import load
from guide.language import NAMES, language, read_catalog
from test_accessibility import EVERYTHING

pytestmark = pytest.mark.browser
CONTENT = load()
SPANISH = language("es")
COLLECT = """() => {
  const found = new Set(), names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!parent.closest('script, style, noscript, [data-testid=stIconMaterial]')) found.add(node.nodeValue.trim());
  }
  for (const element of document.body.querySelectorAll('*')) for (const name of names)
    if (element.hasAttribute(name)) found.add(element.getAttribute(name).trim());
  return [...found].filter(Boolean);
}"""


def known():
    """Exact Spanish texts, and patterns for those with placeholders."""
    exact, patterns = set(NAMES.values()) | set(SPANISH.month_names()), []
    for text in read_catalog("es").values():
        if placeholders(text):
            parts = re.split(r"\{\w*\}", text)
            patterns.append(re.compile(".+?".join(map(re.escape, parts)), re.DOTALL))
        exact.add(text)
    return exact, patterns


EXACT, PATTERNS = known()
PLAIN = re.compile(
    r"[\d\W]+"  # numbers and signs
    r"|L\d{3} · .+"  # a source: its id, then words that stand in the catalog
    r"|[\w.-]+\.(gov|us|org|com)\b.*"  # a web address to type
    r"|\d{1,2} de \w+ de \d{4}|\w+ de \d{4}|\w+, \d{1,2} de \w+ de \d{4}",  # dates
    re.IGNORECASE,
)
OWN = {str(EVERYTHING.text("print_name")), "20", "2026"}


def is_spanish(text):
    return text in EXACT or text in OWN or PLAIN.fullmatch(text) or any(p.fullmatch(text) for p in PATTERNS) or text.rstrip(".") in EXACT


def unknown(strings):
    return [s for s in strings if not is_spanish(s)]


def test_the_test_itself_finds_english():
    assert unknown(["Skip to main content", "Next", "Choose an option"]) == ["Skip to main content", "Next", "Choose an option"]


def test_no_string_on_any_spanish_screen_is_in_no_catalog():
    found = {}
    with serving() as address, chromium() as browser:
        page = browser.new_page(viewport=PHONE, locale="en-US")

        def look(name):
            page.wait_for_timeout(250)
            if strange := unknown(page.evaluate(COLLECT)):
                found[name] = strange

        page.goto(f"{address}/?lang=es")
        look("landing")
        assert found.pop("landing", None) == ["Start in English"], "only the link to the English guide is in English"
        open_wizard(page, address, SPANISH)
        look("start")
        for screen in walk(page, EVERYTHING.with_("helper", "alone"), SPANISH, CONTENT):
            look(screen.id)
            if screen.id == "state":
                page.locator('[data-testid="stSelectbox"] input').first.click()
                look("the open list of places")
                page.locator('[data-testid="stSelectbox"] input').first.fill("zzzz")
                look("no results")
                page.keyboard.press("Escape")
        press(page, SPANISH.say("review.go", "Show my plan"))
        at_heading(page, SPANISH.say("result.title", "Your plan"))
        look("plan")
    assert not found, found
