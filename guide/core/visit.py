"""Where a person is on the path, and where Next and Back lead. The path is walked once for one set of answers. Pure.

A place is a word of an address: `start`, the number of a screen (the first is 1), `review` or `plan`.
Goes in: the answers, the Content, and what an advocate has filled in.  Comes out: a `Visit`, which any view may ask what it needs.
"""

from __future__ import annotations

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.interview import Screen, asked_again, first_open, screens

START, REVIEW, PLAN = "start", "review", "plan"


class Visit:
    """The path for one set of answers.

    known: what the campaign of an advocate filled in. Its screens are left out by Next and Back, because the advocate has checked the
    workplace once; the review shows them all. Empty when no advocate helps.
    """

    def __init__(self, answers: Answers, content: Content, known: Answers) -> None:
        self.answers, self.known = answers, known
        self.path: tuple[Screen, ...] = screens(answers, content)
        self._open = first_open(self.path, answers)

    @property
    def next_open(self) -> str:
        """The first screen with an open question; the review once every question has an answer."""
        return REVIEW if self._open == len(self.path) else str(self._open + 1)

    def place(self, wanted: str) -> str:
        """The place that an address asks for, moved back to the first open question when it is ahead of the answers."""
        if wanted == START:
            return START
        if wanted in (REVIEW, PLAN):
            return wanted if self.next_open == REVIEW else self.next_open
        number = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 1
        return self.next_open if number > len(self.path) else str(max(1, min(number, self._open + 1)))

    def screen(self, place: str) -> Screen:
        """The screen with this number."""
        return self.path[int(place) - 1]

    def begins_a_part(self, place: str) -> bool:
        """The screen with this number is the first of its part, such as a step."""
        return place == "1" or self.screen(place).part != self.path[int(place) - 2].part

    def after(self, place: str) -> str:
        """Where Next goes from the screen with this number; "0" stands before the first."""
        ahead = enumerate(self.path[int(place) :], int(place) + 1)
        return next((str(number) for number, screen in ahead if not self._checked(screen)), self.next_open)

    def before(self, place: str) -> str:
        """Where Back goes: by the same way as `after`."""
        behind = range(int(place) - 1, 0, -1)
        return next((str(number) for number in behind if not self._checked(self.path[number - 1])), START)

    def _checked(self, screen: Screen) -> bool:
        """The campaign has answered this screen, and nothing in it is asked again."""
        return all(self.known.agrees(q.id, self.answers) and not asked_again(q, self.answers) for q in screen.questions)
