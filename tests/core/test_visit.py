"""Where Next, Back and an address lead."""

import pytest

from guide.core.answers import Answers
from guide.core.visit import PLAN, REVIEW, START, Visit
from guide.library import content

CONTENT = content()
NO_CAMPAIGN = Answers()


def visit(answers, known=NO_CAMPAIGN):
    return Visit(answers, CONTENT, known)


def skipped(**answers):
    """A person who has skipped every other question."""
    found = Answers(answers)
    while (now := visit(found)).next_open != REVIEW:
        for question in now.screen(now.next_open).questions:
            if not found.given(question.id):
                found = found.with_(question.id, "" if question.kind == "text" else "skip")
    return found


@pytest.mark.parametrize("wanted", ["2", "9", "999", "1e9", "-1", "x", "", "0", REVIEW, PLAN])
def test_an_address_ahead_of_the_answers_leads_to_the_first_open_question(wanted):
    assert visit(Answers()).place(wanted) == "1"


def test_an_address_that_the_answers_have_reached_is_kept():
    done = visit(skipped())
    for wanted in (START, "1", "7", str(len(done.path)), REVIEW, PLAN):
        assert done.place(wanted) == wanted
    assert done.place(str(len(done.path) + 1)) == done.place("999") == REVIEW
    assert visit(Answers()).place(START) == START


def test_next_goes_through_every_screen_to_the_review_and_back_the_same_way():
    done = visit(skipped(problems=("not_paid",)))
    forth = ["1"]
    while (place := done.after(forth[-1])) != REVIEW:
        forth.append(place)
    assert forth == [str(n) for n in range(1, len(done.path) + 1)]
    assert [done.before(place) for place in forth] == [START, *forth[:-1]]


def test_next_after_the_last_screen_leads_to_what_is_still_open():
    one_open = Answers({q: v for q, v in skipped().values.items() if q != "work"})
    now = visit(one_open)
    number = now.next_open
    assert now.screen(number).id == "work" and now.after(str(len(now.path))) == number


def test_what_a_campaign_has_answered_is_left_out_on_the_way_unless_it_is_changed_or_asked_again():
    known = Answers({"state": "TX", "work": "farm"})
    answers = skipped(state="TX", work="farm")
    now = visit(answers, known)
    ids = [s.id for s in now.path]
    state = ids.index("state") + 1
    assert ids[state - 1 : state + 2] == ["state", "work", "problems"]
    assert now.after(str(state - 1)) == str(state + 2) and now.before(str(state + 2)) == str(state - 1)
    assert visit(answers).after(str(state - 1)) == str(state), "without an advocate every screen is shown"
    assert visit(answers.with_("work", "care"), known).after(str(state - 1)) == str(state + 1)
    old = Answers({"problems": ("papers_abuse",)})
    assert visit(answers.with_("problems", ("papers_abuse",)), old).after(str(state + 1)) == str(state + 2), "its old answer is asked again"


def test_each_part_begins_once():
    done = visit(skipped(problems=("not_paid", "punished")))
    begins = [done.path[n].part for n in range(len(done.path)) if done.begins_a_part(str(n + 1))]
    assert begins == list(dict.fromkeys(s.part for s in done.path))
