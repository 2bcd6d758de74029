"""What the screen reader Orca says on six screens, kept in tests/golden/reader.txt to be read. `make test-reader`, before a release."""

import difflib
import json
import os
from pathlib import Path

import pytest

from guide.core.answers import write_answers
from guide.words.answers import answer_problem_text
from guide.words.language import NAMES
from tests.help.firefox import firefox
from tests.help.orca import orca
from tests.help.persons import PERSON
from tests.help.walker import Walker

pytestmark = pytest.mark.reader
GOLDEN = Path(__file__).parents[1] / "golden" / "reader.txt"
LOOSE = "(not compared)"
"""What Orca says around a mistake depends on when Streamlit draws it anew: once, twice, or with the panel it stands in."""
DRAFT = "sessionStorage.setItem('five-steps.draft', JSON.stringify({at: Date.now(), text: about}))"
LIGHT_START = 'button[value="start"]:not(.enter)'
GO_TO = "(history.pushState({}, '', about), dispatchEvent(new PopStateEvent('popstate')))"


def test_the_screen_reader_says_what_people_have_read_and_found_good(address):
    heard = []
    with orca() as reader, firefox(screen=True) as browser:
        window = browser.window(1280, 900)  # Orca is at home on desktops
        walker = Walker(window, address, PERSON, "en")
        words = walker.words

        def hear(what):
            heard.append((what, reader.said()))

        def tab(times, what="Tab"):
            for _ in range(times):
                window.key("Tab")
                hear(what)

        def arrive(name, heading, place):
            window.js(GO_TO, f"?lang=en&at={place}")
            walker.at(heading)
            hear(f"--- {name}")

        def asked(id_):
            place = next(number for number, screen in enumerate(walker.path(), 1) if screen.id == id_)
            return words.of("question", walker.path()[place - 1].questions[0], "ask"), place

        window.go(f"{address}/healthz")
        window.js(DRAFT, json.dumps(write_answers(PERSON)))
        reader.said()
        window.go(f"{address}/guide?lang=en&at=0")
        window.until("document.querySelector('[data-testid=stBaseButton-primary]')")
        hear("--- start")
        arrive("a radio question", *asked("work"))
        tab(2)
        for _ in range(2):
            walker.switch()
            hear(NAMES[walker.words.code])
        arrive("many answers, with hints", *asked("problems"))
        tab(7)
        arrive("a date", *asked("when_punished"))
        tab(3)
        walker.write("26", 1)
        reader.said()
        walker.next()
        hear(f"{LOOSE} Next, with a mistake")
        tab(3, f"{LOOSE} Tab")
        said_of_it = [line for _, lines in heard[-4:] for line in lines]
        wrong = answer_problem_text("not_a_day", words)
        assert any(wrong in line for line in said_of_it), f"no control says what is wrong; Orca says {said_of_it}"
        arrive("review", words.say("review.title", "Your answers"), "review")
        tab(2)
        arrive("plan", words.say("told.five", "Five things this week"), "plan")
        tab(8)
        window.go(f"{address}/light?lang=es")
        reader.said()
        window.js("void setTimeout(() => document.querySelector(about).click())", LIGHT_START)  # a finger would have the old page speak too
        hear("--- a question of the light version, in Spanish")
    text = "".join(f"{what}\n" + "".join(f"    {line}\n" for line in lines) for what, lines in heard)
    if os.environ.get("ACCEPT"):
        GOLDEN.write_text(text, "utf-8")
    before = GOLDEN.read_text("utf-8") if GOLDEN.exists() else ""
    changed = "\n".join(difflib.unified_diff(_steady(before), _steady(text), "accepted", "said now", lineterm=""))
    assert not changed, f"Orca says something else. Read it; if it is good: make test-reader ACCEPT=1\n{changed}"


def _steady(text):
    """The lines that must be the same each time."""
    kept, loose = [], False
    for line in text.splitlines():
        loose = line.startswith(LOOSE) or (loose and line.startswith(" "))
        if not loose:
            kept.append(line)
    return kept
