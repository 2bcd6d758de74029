"""The wizard without a browser: walks in both languages, Back, change, clear, bad input. What a browser adds is in test_browser.py."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest

from guide.content.load import load
from guide.core import visit
from guide.core.answers import Answers, read_answers
from guide.core.form import typed_from, value_of
from guide.core.interview import screens
from guide.screen.state import State
from guide.words.language import load_language
from tests.help.driving import finished
from tests.help.people_files import everyone
from tests.help.records import open_program
from tests.help.wizard import html, place, press, start, state, widget

CONTENT = load()
PEOPLE = everyone(CONTENT)
TODAY = dt.date.today()


def answer(test, question, value):
    """Fill in the widgets of a question as a person would."""
    name = f"w.{question.id}"
    if question.kind == "many":
        for option in question.offered:
            widget(test.checkbox, f"{name}.{option.id}").set_value(option.id in value)
    elif question.kind == "date":
        typed = typed_from(question, value)
        widget(test.selectbox, f"{name}.month").set_value(typed.get("month"))
        widget(test.text_input, f"{name}.day").set_value(typed.get("day", ""))
        widget(test.text_input, f"{name}.year").set_value(typed.get("year", ""))
        widget(test.checkbox, f"{name}.unknown").set_value(value == "unknown")
        if question.ongoing:
            widget(test.checkbox, f"{name}.ongoing").set_value(value == "ongoing")
    elif question.kind == "text":
        widget(test.text_input, f"{name}.text").set_value(value)
    elif question.kind == "place":
        widget(test.selectbox, f"{name}.choice").set_value(value)
    else:
        widget(test.radio, f"{name}.choice").set_value(value)


def recent(person):
    """The person's answers, if their days do not lie ahead of the real today."""
    data = {"version": 1, "answers": {k: list(v) if isinstance(v, tuple) else v for k, v in person.answers.values.items()}}
    return not read_answers(data, CONTENT, TODAY)[1]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_whole_interviews_end_at_the_plan_with_the_same_answers(lang):
    walked = 0
    for person in [p for p in PEOPLE if recent(p)][:: 6 if lang == "en" else 9]:
        test = press(start(lang), "start")
        for number, screen in enumerate(screens(person.answers, CONTENT), 1):
            assert place(test) == str(number)
            for question in screen.questions:
                value = person.answers.values.get(question.id)
                if value is not None and value != "skip":
                    answer(test, question, value)
            press(test, "next")
            assert not state(test).mistakes, f"{person.name}: {screen.id} {state(test).mistakes}"
        assert place(test) == "review"
        wanted = {q: v for q, v in person.answers.values.items() if q in state(test).answers.values}
        got = {q: v or "skip" for q, v in state(test).answers.values.items() if q in wanted}  # a line left empty
        assert got == wanted
        press(test, "plan")
        assert load_language(lang).say("told.five", "Five things this week") in html(test)
        walked += 1
    assert walked >= 3


def test_skipping_every_question_ends_at_a_plan():
    test = press(start(), "start")
    for _ in range(60):
        if place(test) == "review":
            break
        press(test, "next")
    assert place(test) == "review"
    press(test, "plan")
    assert load_language("en").say("told.five", "Five things this week") in html(test)


def test_the_language_changes_in_mid_question_and_nothing_is_lost():
    test = start("en", "3", Answers({"helper": "alone", "situation": "never"}))
    widget(test.selectbox, "w.state.choice").set_value("TX").run()
    widget(test.button, "language").click().run()
    assert test.query_params["lang"] in ("es", ["es"])
    assert place(test) == "3"
    assert widget(test.selectbox, "w.state.choice").value == "TX"
    press(test, "next")
    assert state(test).answers.values["state"] == "TX"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_with_a_helper_every_way_to_answer_a_date_is_shown_in_both_languages(lang):
    answers = Answers({"helper": "with_helper", "problems": ("not_paid",)})
    path = screens(answers, CONTENT)
    place = [screen.id for screen in path].index("when_pay")
    for screen in path[:place]:
        for question in screen.questions:
            answers = answers if answers.given(question.id) else answers.with_(question.id, "skip")
    test = start(lang, str(place + 1), answers)
    both = [load_language(code) for code in (lang, "es" if lang == "en" else "en")]
    name = "w.when_pay_last"
    month = widget(test.selectbox, f"{name}.month")
    for shown, context, english in (
        (widget(test.checkbox, f"{name}.unknown").label, "screen.date_unknown", "I don’t know when"),
        (widget(test.checkbox, f"{name}.ongoing").label, "screen.date_ongoing", "It is still going on"),
        (month.label, "screen.month", "Month"),
        (widget(test.text_input, f"{name}.day").label, "screen.day", "Day"),
        (widget(test.text_input, f"{name}.year").label, "screen.year", "Year"),
    ):
        assert shown == " · ".join(words.say(context, english) for words in both)
    assert month.options[2] == f"{both[0].month_names()[2]} · {both[1].month_names(short=True)[2]}"
    for code in ("en", "es"):
        hint = load_language(code).say("screen.day_hint", "You can leave the day empty if you only know the month.")
        assert re.search(f'<p class="hint" lang="{code}"[^>]*>{re.escape(hint)}</p>', html(test)), (
            "whoever hears it must hear it in its own language"
        )


@pytest.mark.parametrize("lang", ["en", "es"])
def test_with_a_helper_a_word_is_explained_in_both_languages(lang):
    test = start(lang, "2", Answers({"helper": "with_helper"}))
    (term, *_) = (CONTENT.term[id_] for id_ in CONTENT.question["situation"].terms)
    for code in ("en", "es"):
        words = load_language(code)
        assert words.of("term", term, "term") in html(test) and words.of("term", term, "meaning") in html(test)


def test_the_heading_of_a_step_follows_the_record_of_the_program(monkeypatch):
    path = screens(Answers(), CONTENT)
    place = next(number for number, screen in enumerate(path, 1) if screen.part == "lawyer")
    answers = Answers({question.id: "skip" for screen in path for question in screen.questions})
    step = CONTENT.step["lawyer"]
    assert step.title in html(start("en", str(place), answers)) and step.title_open != step.title
    monkeypatch.setattr("guide.library.content", lambda: replace(CONTENT, program=open_program(as_of=TODAY, next_check_due=TODAY)))
    shown = html(start("en", str(place), answers))
    assert step.title_open in shown and step.title not in shown


def test_back_shows_the_answer_again():
    test = start("en", "3", Answers({"helper": "alone", "situation": "waiting"}))
    press(test, "back")
    assert widget(test.radio, "w.situation.choice").value == "waiting"


def test_changing_an_answer_from_the_review_asks_only_what_is_new_and_returns_there():
    answers = Answers()
    for screen in screens(Answers({"problems": ("unsafe",)}), CONTENT):
        for question in screen.questions:
            answers = answers.with_(question.id, "" if question.kind == "text" else "skip")
    answers = answers.with_("problems", ("unsafe",))
    test = start("en", "review", answers)
    press(test, "change.problems")
    widget(test.checkbox, "w.problems.papers_asked").set_value(True)
    press(test, "next")
    assert screens(state(test).answers, CONTENT)[int(place(test)) - 1].id == "when_papers_asked"
    press(test, "next")
    assert place(test) == "review"


def test_back_from_an_answer_that_is_being_changed_leads_to_the_review_once_nothing_is_open():
    answers = finished(Answers({"problems": ("unsafe",)}), CONTENT)
    for changed in ("helper", "problems", "print_name"):
        test = start("en", "review", answers)
        press(test, f"change.{changed}")
        press(test, "back")
        assert place(test) == "review" and state(test).answers == answers
    press(test, "change.problems")
    widget(test.checkbox, "w.problems.papers_asked").set_value(True)
    press(test, "next")
    press(test, "back")  # the review would only lead to the question that is open now
    assert place(test) not in ("review", str([s.id for s in screens(state(test).answers, CONTENT)].index("when_papers_asked") + 1))


def test_an_address_ahead_of_the_answers_goes_back_to_the_first_open_question():
    for at, ahead in {"5": True, "999": True, "review": True, "plan": True, "-1": False, "<b>": False, "x": False, "1e9": False}.items():
        for answers, open_ in ({}, "helper"), ({"helper": "alone", "situation": "never"}, "state"):
            test = start("en", at, Answers(answers))
            assert not test.exception
            wanted = CONTENT.question[open_ if ahead else "helper"].ask
            assert f">{wanted}</h1>" in html(test), f"?at={at} must lead to: {wanted}"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"month": "2", "day": "30", "year": "2026"}, "not_a_day"),
        ({"month": "2", "day": "x", "year": "2026"}, "not_a_day"),
        ({"month": None, "day": "3", "year": "2026"}, "not_a_day"),
        ({"month": "2", "day": "", "year": "26"}, "not_a_day"),
        ({"month": "12", "day": "31", "year": "2099"}, "future"),
        ({"month": "1", "day": "1", "year": "1950"}, "too_long_ago"),
        ({"month": "1", "day": "1", "year": "2026", "unknown": True}, "both_given"),
    ],
)
def test_a_date_that_cannot_be_gets_a_kind_message_and_nothing_is_lost(typed, problem):
    answers = Answers({"problems": ("papers_asked",)})
    path = [s.id for s in screens(answers, CONTENT)]
    at = path.index("when_papers_asked") + 1
    for screen in screens(answers, CONTENT)[: at - 1]:
        for question in screen.questions:
            answers = answers if answers.given(question.id) else answers.with_(question.id, "skip")
    for lang in ("en", "es"):
        test = start(lang, str(at), answers)
        widget(test.selectbox, "w.when_papers_asked.month").set_value(typed["month"])
        widget(test.text_input, "w.when_papers_asked.day").set_value(typed["day"])
        widget(test.text_input, "w.when_papers_asked.year").set_value(typed["year"])
        widget(test.checkbox, "w.when_papers_asked.unknown").set_value(typed.get("unknown", False))
        press(test, "next")
        assert state(test).mistakes == {"when_papers_asked": problem}
        assert " data-error " in html(test)
        assert place(test) == str(at)
        assert widget(test.text_input, "w.when_papers_asked.year").value == typed["year"]


def last_question():
    answers = Answers()
    for screen in screens(Answers(), CONTENT)[:-1]:
        for question in screen.questions:
            answers = answers.with_(question.id, "skip")
    return answers, str(len(screens(answers, CONTENT)))


@pytest.mark.parametrize(("text", "problem"), [("x" * 10_000, "too_long"), ("Ana\x07", "strange_characters")])
def test_a_text_that_cannot_be_printed_is_kept_and_explained(text, problem):
    answers, at = last_question()
    test = start("es", at, answers)
    widget(test.text_input, "w.print_name.text").set_value(text)
    press(test, "next")
    assert state(test).mistakes == {"print_name": problem}
    assert widget(test.text_input, "w.print_name.text").value == text


def test_a_hostile_name_is_data_on_every_screen():
    answers, _ = last_question()
    test = start("en", "review", answers.with_("print_name", "<img src=x onerror=alert(1)> **b** ![](http://x)"))
    assert any("<img src=x" in t.value for t in test.text)
    assert "<img" not in html(test)
    press(test, "plan")
    assert "<img" not in html(test)


def test_clear_everything_really_clears_and_tells_the_tab():
    answers, _ = last_question()
    test = start("en", "review", answers.with_("print_name", "Ana"))
    press(test, "clear")
    assert state(test).answers.values == {}
    assert state(test).typed == {}
    told = json.loads(test.get("bidi_component")[0].proto.json)
    assert told["clear"] is True
    assert not told.get("save")
    assert not [key for key in test.session_state._state.filtered_state if key.startswith("w.")]


def test_the_address_never_holds_an_answer_or_the_name_of_a_question():
    test = press(start(), "start")
    for _ in range(60):
        for key, value in test.query_params.items():
            value = value[0] if isinstance(value, list) else value
            assert (key, value in ("en", "es")) == ("lang", True) or value.isdecimal() or value in ("start", "review", "plan")
        if place(test) == "review":
            break
        press(test, "next")


def test_what_is_typed_is_kept_for_the_tab_before_next_is_pressed():
    test = start("en", "3", Answers({"helper": "alone", "situation": "never"}))
    widget(test.selectbox, "w.state.choice").set_value("TX").run()
    kept = json.loads(json.loads(test.get("bidi_component")[0].proto.json)["save"])
    assert kept["typed"]["state"]["choice"] == "TX"
    again = State()
    again.restore(json.dumps(kept), "", CONTENT, TODAY)
    assert again.answers.values == {"helper": "alone", "situation": "never"}
    assert again.typed["state"]["choice"] == "TX"


@pytest.mark.parametrize("draft", ["", "{", "[]", "null", '{"version": 1}', '{"version":1,"answers":{"state":"Texas"},"typed":7}'])
def test_a_draft_that_makes_no_sense_starts_afresh(draft):
    fresh = State()
    fresh.restore(draft, "", CONTENT, TODAY)
    assert fresh.restored
    assert fresh.answers.values == {}


def test_every_answer_shows_again_as_it_was_given():
    for person in PEOPLE:
        for id_, value in person.answers.values.items():
            question = CONTENT.question[id_]
            if any(o.retired and person.answers.has(id_, o.id) for o in question.option):
                continue  # it is asked again
            if value != "skip" or "skip" in {o.id for o in question.option}:
                assert value_of(question, typed_from(question, value)) == (value, None), (person.name, id_)


@pytest.fixture
def walks(monkeypatch):
    """How often the path was walked, for what."""
    seen, walk = [], screens

    def counted(answers, content):
        seen.append(answers)
        return walk(answers, content)

    monkeypatch.setattr(visit, "screens", counted)
    return seen


def test_one_run_of_the_wizard_walks_the_path_once_and_not_at_all_while_the_answers_are_the_same(walks):
    """Each screen asks where it stands, what follows and what came before; none of them walks for itself."""
    test = press(start(), "start")
    while place(test) != "review":
        walks.clear()
        press(test, "next")
        assert len(walks) == 1, "guide/screen: ask state.visit(content), which remembers the path for the answers in hand"
        test.run()
        assert len(walks) == 1, "nothing was answered since"
    for key in ("change.risk", "back", "language", "clear"):
        walks.clear()
        press(test, key)
        assert len(walks) <= 1, key
