"""What the parts of a form hold, as an answer, and back: for every kind of question, and for parts that no person would fill in."""

import datetime as dt

import pytest

from guide.core.answers import Answers
from guide.core.form import BOXES, Typed, boxes_of, day_of, offered, read_form, typed_day, typed_from, value_of
from guide.library import content

CONTENT = content()
TODAY = dt.date(2026, 11, 22)
NOTHING: dict[str, Typed] = {
    "one": {},
    "place": {"choice": None},
    "agency": {"choice": ""},
    "many": {},
    "date": {"month": None, "day": "", "year": " "},
}


def answers_to(question):
    """Every answer that a person can give to this question."""
    options = CONTENT.offered[question.id]
    if question.kind == "many":
        yield from ((o,) for o in options)
        yield tuple(o.id for o in question.offered if not o.alone)
    elif question.kind == "date":
        year = TODAY.year + (0 if question.past else 1)
        yield from (f"{year}-01", f"{year}-10-05", "unknown", *(["ongoing"] if question.ongoing else []))
    elif question.kind == "text":
        yield from ("", "Ana María Ñandú")
    else:
        yield from options


@pytest.mark.parametrize("id_", CONTENT.question)
def test_every_answer_comes_back_from_its_parts_as_it_was_given(id_):
    question, seen = CONTENT.question[id_], 0
    for value in answers_to(question):
        typed = typed_from(question, value)
        assert value_of(question, typed) == (value, None)
        assert read_form([question], {id_: typed}, CONTENT, TODAY) == ({id_: value}, {}), f"{id_}: {value} is refused"
        seen += 1
    assert seen


@pytest.mark.parametrize("id_", [q.id for q in CONTENT.question.values() if q.kind != "text"])
def test_parts_that_hold_nothing_are_a_skip(id_):
    question = CONTENT.question[id_]
    for typed in ({}, NOTHING[question.kind], typed_from(question, None)):
        assert value_of(question, typed) == ("skip", None)
    skip_is_an_option = "skip" in CONTENT.options[id_]
    assert typed_from(question, "skip") == ({"choice": "skip"} if skip_is_an_option else {})


def test_a_name_that_is_not_given_is_empty_and_a_given_one_is_tidied():
    question = CONTENT.question["print_name"]
    for typed in ({}, {"text": None}, {"text": "  "}):
        assert read_form([question], {"print_name": typed}, CONTENT, TODAY) == ({"print_name": ""}, {})
    assert read_form([question], {"print_name": {"text": "  Ana \t Ruiz "}}, CONTENT, TODAY)[0] == {"print_name": "Ana Ruiz"}
    assert read_form([question], {"print_name": {"text": "x" * 10_000}}, CONTENT, TODAY) == ({}, {"print_name": "too_long"})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"month": "3", "day": "5", "year": "2026"}, ("2026-03-05", None)),
        ({"month": " 03", "day": "05 ", "year": "\u00a02026"}, ("2026-03-05", None)),
        ({"month": "12", "day": "", "year": "2026"}, ("2026-12", None)),
        ({"month": 3, "day": 5, "year": 2026}, ("2026-03-05", None)),
        ({"month": "2", "day": "30", "year": "2026"}, ("2026-02-30", None)),  # refused by the calendar, not here
        ({"unknown": True, "ongoing": False}, ("unknown", None)),
        ({"ongoing": True, "day": None}, ("ongoing", None)),
        ({}, ("", None)),
        ({"month": "3", "day": "", "year": ""}, ("", "not_a_day")),
        ({"month": "", "day": "5", "year": "2026"}, ("", "not_a_day")),
        ({"month": "3", "day": "5", "year": "26"}, ("", "not_a_day")),
        ({"month": "3", "day": "005", "year": "2026"}, ("", "not_a_day")),
        ({"month": "3", "day": "1 5", "year": "2026"}, ("", "not_a_day")),
        ({"month": "3", "day": "-5", "year": "2026"}, ("", "not_a_day")),
        ({"month": "٣", "day": "5", "year": "2026"}, ("", "not_a_day")),
        ({"month": "3", "day": "²", "year": "２０２６"}, ("", "not_a_day")),
        ({"month": "March", "day": "", "year": "2026"}, ("", "not_a_day")),
        ({"unknown": True, "ongoing": True}, ("", "both_given")),
        ({"unknown": True, "year": "x"}, ("", "both_given")),
    ],
)
def test_a_date_is_read_from_its_parts_and_never_guessed(typed, found):
    assert day_of(typed) == found


@pytest.mark.parametrize("text", ["2026-03", "2026-03-05", *BOXES])
def test_a_date_comes_back_from_its_parts_without_a_question_too(text):
    assert day_of(typed_day(text)) == (text, None)


@pytest.mark.parametrize("text", ["", "skip", "soon", "2026-02-30", "month"])
def test_a_text_that_is_no_date_has_no_parts(text):
    assert typed_day(text) == {}


def test_parts_of_an_answer_that_is_not_offered_any_more_show_the_rest_of_it():
    question = CONTENT.question["problems"]
    typed = typed_from(question, ("unsafe", "papers_abuse"))
    assert "papers_abuse" not in typed and value_of(question, typed) == (("unsafe",), None)


def test_what_no_form_of_ours_could_send_is_a_mistake_and_never_an_answer():
    for id_, typed, problem in (
        ("work", {"choice": "astronaut"}, "not_an_option"),
        ("state", {"choice": "tx"}, "not_an_option"),
        ("work", {"choice": ["farm"]}, "one_needed"),
        ("print_name", {"text": 7}, "one_needed"),
        ("when_fired", {"ongoing": True}, "not_a_day"),
        ("when_fired", {"month": "2", "day": "30", "year": "2026"}, "not_a_day"),
        ("when_fired", {"month": "12", "year": "2026"}, "future"),
        ("problems", {"unknown": True, "unsafe": True}, "alone"),
    ):
        assert read_form([CONTENT.question[id_]], {id_: typed}, CONTENT, TODAY) == ({}, {id_: problem})


@pytest.mark.parametrize("question", [q for q in CONTENT.question.values() if any(o.alone for o in q.offered)], ids=lambda q: q.id)
def test_a_mistake_about_a_box_that_excludes_the_others_is_about_that_box_alone(question):
    """With nothing else ticked, or everything; when both "nothing" and "I don't know" are ticked, about the first of them."""
    loners = [o.id for o in question.offered if o.alone]
    others = {o.id: True for o in question.offered if not o.alone}
    for loner in loners:
        assert boxes_of(question, "alone", {**others, loner: True}) == (loner,)
    assert boxes_of(question, "alone", {**dict.fromkeys(reversed(loners), True), **others}) == (loners[0],)
    assert boxes_of(question, "alone", others) == (), "it was unticked meanwhile"


def test_a_mistake_about_a_date_is_about_each_box_that_is_ticked():
    typed = {"month": "3", "year": "2026", "unknown": True, "ongoing": False}
    assert boxes_of(CONTENT.question["when_fired"], "both_given", typed) == ("unknown",)


def test_two_paydays_in_the_wrong_order_are_a_mistake_of_the_last_one():
    asked = [CONTENT.question[q] for q in ("when_pay_first", "when_pay_last")]
    for first, last, mistakes in (("2026-05", "2026-04-03", {"when_pay_last": "before_first"}), ("2026-05-20", "2026-05", {})):
        typed = {"when_pay_first": typed_day(first), "when_pay_last": typed_day(last)}
        assert read_form(asked, typed, CONTENT, TODAY)[1] == mistakes


def test_only_the_agencies_of_the_place_are_offered_and_the_federal_ones():
    question = CONTENT.question["reported_to"]
    here = offered(question, Answers({"state": "TX"}), CONTENT)
    places = {CONTENT.agency[id_].place for id_ in here if id_ in CONTENT.agency}
    assert places == {"US", "TX"} and here[-2:] == ("other", "unknown")
    nowhere = offered(question, Answers(), CONTENT)
    assert {CONTENT.agency[id_].place for id_ in nowhere if id_ in CONTENT.agency} == {"US"}


def test_an_office_that_was_chosen_in_another_place_is_still_offered():
    """Else nothing would be marked when the question is opened, and Next would make a skip of the answer."""
    question = CONTENT.question["reported_to"]
    texan = next(id_ for id_, agency in CONTENT.agency.items() if agency.place == "TX" and id_ in CONTENT.offered["reported_to"])
    assert texan in offered(question, Answers({"state": "CA", "reported_to": texan}), CONTENT)
    assert texan not in offered(question, Answers({"state": "CA", "reported_to": "us-whd"}), CONTENT)


@pytest.mark.parametrize("id_", [q.id for q in CONTENT.question.values() if q.kind not in ("agency", "date", "text")])
def test_everything_that_is_not_retired_is_offered(id_):
    question = CONTENT.question[id_]
    assert offered(question, Answers(), CONTENT) == CONTENT.offered[id_]
    assert not {o.id for o in question.option if o.retired} & set(CONTENT.offered[id_])


@pytest.mark.parametrize("id_", [q.id for q in CONTENT.question.values() if q.kind in ("one", "agency") and not q.retired])
def test_who_marked_an_answer_by_mistake_can_say_i_do_not_know_or_rather_not(id_):
    """The mark of a radio cannot be taken back."""
    assert {"unknown", "skip"} & set(CONTENT.offered[id_]), f"{id_}: give it an option `unknown` or `skip`"
