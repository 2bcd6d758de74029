"""In the person's language to the last string: whatever a Spanish screen shows or names aloud is Spanish, Streamlit's own words too."""

import re
from functools import cache

import pytest

from guide.content.load import load
from guide.words.catalogs import placeholders
from guide.words.language import NAMES, load_language, read_catalog
from tests.help.driving import at_heading, go_to, open_list, open_wizard, press, visit
from tests.screen.test_accessibility import EVERYTHING

pytestmark = pytest.mark.browser
CONTENT = load()
SPANISH = load_language("es")
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
            patterns.append(re.compile("(.+?)".join(map(re.escape, parts)), re.DOTALL))
        exact.add(text)
    return exact, patterns


EXACT, PATTERNS = known()
PLAIN = re.compile(
    r"[\d\W]+"  # numbers and signs
    r"|L\d{3} · .+"  # a source: its id, then words that stand in the catalog
    r"|[\w.-]+\.(gov|us|org|com)\b.*"  # a web address to type
    r"|\d{1,2} de \w+ de \d{4}|\w+ de \d{4}|\w+ \d{1,2} de \w+ de \d{4}|\d{1,2} \w{3,4} \d{4}",  # dates
    re.IGNORECASE,
)
OWN = {str(EVERYTHING.text("print_name")), "20", "2026"}


BETWEEN = (", ", " y ", " e ", "; ", ": ", " ")
"""What stands between texts that a screen sets one after another: in a list, behind a label, or sentence by sentence."""


@cache
def is_spanish(text, own=frozenset(OWN)):
    """The text stands in the catalog; so does what each placeholder was filled with, and each part of a list or a paragraph."""
    text = text.strip()
    if text in EXACT or text in own or PLAIN.fullmatch(text) or text.rstrip(".") in EXACT:
        return True
    filled = (match.groups() for pattern in PATTERNS if (match := pattern.fullmatch(text)))
    if any(all(part != text and is_spanish(part, own) for part in parts) for parts in filled):
        return True
    ends = {len(known) for known in EXACT if known and text.startswith(known)} | {m.start() for m in re.finditer("(?<=[.?!]) ", text)}
    rests = ((text[:end], text[end + len(sign) :]) for end in ends for sign in BETWEEN if text.startswith(sign, end))
    return any(is_spanish(start, own) and is_spanish(rest, own) for start, rest in rests)


def unknown(strings, own=()):
    """What is in no catalog. `own`: texts of the person or the workplace."""
    return [s for s in strings if not is_spanish(s, frozenset({*OWN, *own}))]


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
            page.get_by_role("alert").first.wait_for()
            look("a mistake")
    for place, title in (("review", SPANISH.say("review.title", "Your answers")), ("plan", SPANISH.say("result.title", "Your plan"))):
        go_to(page, place, SPANISH)
        at_heading(page, title)
        look(place)
    assert not found, found
