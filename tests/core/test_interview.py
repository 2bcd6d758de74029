"""The walk: which question is next, and what an old answer may still do."""

from guide.core.answers import Answers
from guide.core.interview import first_open, reached, screens
from guide.library import content

CONTENT = content()


def ids(answers):
    return [s.id for s in screens(answers, CONTENT)]


def test_nobody_is_asked_about_punishment_who_was_not_punished():
    assert "punished_how" not in ids(Answers({"problems": ("unsafe",)}))
    assert "punished_how" in ids(Answers({"problems": ("punished",)}))


def test_each_act_has_its_own_day_on_one_screen():
    answers = Answers({"problems": ("punished",), "punished_how": ("fired", "threatened")})
    screen = next(s for s in screens(answers, CONTENT) if s.id == "when_punished")
    assert [q.id for q in screen.questions] == ["when_fired", "when_threatened"]


def test_an_answer_off_the_path_is_kept_but_changes_nothing():
    answers = Answers({"problems": ("unsafe",), "punished_how": ("fired",), "when_fired": "2026-11-01"})
    assert set(reached(answers, CONTENT).values) == {"problems"}
    assert reached(answers.with_("problems", ("punished",)), CONTENT).given("when_fired")


def test_only_questions_before_it_decide_whether_a_question_is_asked():
    """Else the walk, which goes through once, would not see the answer."""
    before = set()
    for question in CONTENT.question.values():
        later = set(question.when or ()) - before
        assert not later, f"{question.id} depends on {later}, which questions.toml asks later: move one of them"
        before.add(question.id)


def next_(answers):
    return first_open(screens(answers, CONTENT), answers)


def test_the_next_question_is_the_first_without_an_answer():
    assert next_(Answers()) == 0
    alone = Answers({"helper": "alone"})
    assert screens(alone, CONTENT)[next_(alone)].id == "situation"


def test_the_walk_stops_at_an_open_question_even_where_a_later_one_has_an_answer():
    answers = Answers({"helper": "skip", "situation": "skip", "lawyer": "no"})
    assert next_(answers) == 2


def test_skipping_everything_reaches_the_end():
    answers = Answers()
    for _ in range(200):
        path, at = screens(answers, CONTENT), next_(answers)
        if at == len(path):
            break
        for question in path[at].questions:
            answers = answers.with_(question.id, "" if question.kind == "text" else "skip")
    assert next_(answers) == len(screens(answers, CONTENT))


def test_a_screen_holds_one_question_or_one_tight_group():
    everything = Answers({"problems": tuple(o.id for o in CONTENT.question["problems"].option)})
    everything = everything.with_("punished_how", ("fired", "cut", "threatened", "other_act"))
    for screen in screens(everything, CONTENT):
        assert len(screen.questions) == 1 or screen.id in ("when_punished", "when_pay"), f"{screen.id} asks too much at once"
