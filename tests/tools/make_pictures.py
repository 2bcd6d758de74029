"""Makes the pictures of the README: the wizard at phone width and the first page of the paper, in each language.

python -m tests.tools.make_pictures
"""

from __future__ import annotations

import datetime as dt
import subprocess
import tempfile
from pathlib import Path

from guide.content.load import load
from guide.core.answers import Answers
from guide.core.plan import make_plan
from guide.printed.checklist import make_checklist
from guide.words.language import load_language
from tests.help.driving import PHONE, at_heading, chromium, open_wizard, press, serving

IMAGES = Path(__file__).parents[2] / "docs" / "images"
DAY = dt.date(2026, 11, 22)
EXAMPLE = Answers(
    {
        "state": "TX",
        "work": "restaurant_hotel",
        "problems": ("not_paid",),
        "when_pay_first": "2026-06-12",
        "when_pay_last": "ongoing",
        "still_working": "yes",
        "coworkers": "yes_talking",
        "evidence": ("notes", "messages"),
        "reported": "no",
        "lawyer": "looking",
    }
)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with serving() as address, chromium() as browser:
        for code in ("en", "es"):
            words, content = load_language(code), load()
            page = browser.new_page(viewport=PHONE, device_scale_factor=1)
            open_wizard(page, address, words)
            press(page, words.say("screen.have_read", "I have read this. Start"))
            for question in ("helper", "situation", "state"):
                at_heading(page, words.of("question", content.question[question], "ask"))
                press(page, words.say("screen.next", "Next"))
            at_heading(page, words.of("question", content.question["work"], "ask"))
            page.wait_for_timeout(500)
            page.screenshot(path=str(IMAGES / f"wizard-{code}.png"))
            paper(code)


def paper(code: str) -> None:
    content = load()
    pdf = make_checklist(make_plan(EXAMPLE, content, DAY), content, [load_language(code)])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        subprocess.run(
            ["pdftoppm", "-r", "70", "-f", "1", "-l", "1", "-gray", "-png", "-singlefile", str(file), str(IMAGES / f"paper-{code}")],
            check=True,
        )


if __name__ == "__main__":
    main()
