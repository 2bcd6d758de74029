"""What may be an answer, and what is said when it may not. Nothing is guessed and nothing is echoed."""

import datetime as dt

import jsonschema
import pytest

from guide.core.answers import NAME_LIMIT, VERSION, answers_schema, parse_day, read_answers, write_answers
from guide.library import content
from guide.words.answers import answer_problem_text
from guide.words.language import load_language

TODAY = dt.date(2026, 11, 22)
CONTENT = content()


def read(**answers):
    return read_answers({"version": VERSION, "answers": answers}, CONTENT, TODAY)


def codes(**answers):
    return [(p.question, p.code) for p in read(**answers)[1]]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2026-02-30", "not_a_day"),
        ("2026-13", "not_a_day"),
        ("26-01-05", "not_a_day"),
        ("2026-1-5", "not_a_day"),
        ("0000-01-01", "not_a_day"),
        ("2026-11-24", "future"),
        ("2026-12", "future"),
        ("1989-12-31", "too_long_ago"),
        ("ongoing", "not_a_day"),
        (20260105, "one_needed"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_its_reason(value, code):
    assert codes(when_fired=value) == [("when_fired", code)]


@pytest.mark.parametrize("value", ["2026-11-22", "2026-11", "1990-01-01", "unknown", "skip"])
def test_a_day_a_month_and_not_knowing_are_all_answers(value):
    assert codes(when_fired=value) == []


def test_a_card_may_end_in_the_future_but_not_in_the_next_century():
    assert codes(permit_ends="2028-01-31") == []
    assert codes(permit_ends="2126-01-31") == [("permit_ends", "too_far_ahead")]


def test_the_last_wrong_payday_cannot_come_before_the_first():
    assert codes(when_pay_first="2026-05-01", when_pay_last="2026-04-03") == [("when_pay_last", "before_first")]
    assert codes(when_pay_first="2026-05-20", when_pay_last="2026-05") == []


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"state": "Texas"}, "not_an_option"),
        ({"state": ["TX"]}, "one_needed"),
        ({"problems": "not_paid"}, "several_needed"),
        ({"problems": ["not_paid", "nonsense"]}, "not_an_option"),
        ({"problems": ["not_paid", "unknown"]}, "alone"),
        ({"problems": [["not_paid"]]}, "not_an_option"),
        ({"print_name": "x" * 10_000}, "too_long"),
        ({"print_name": "Ana\x00"}, "strange_characters"),
        ({"print_name": "Ana\u202eanA"}, "strange_characters"),
        ({"print_name": 7}, "one_needed"),
        ({"shoe_size": "9"}, "unknown_question"),
    ],
)
def test_a_wrong_answer_is_refused_by_code(answers, code):
    assert [p.code for p in read(**answers)[1]] == [code]


@pytest.mark.parametrize("data", [None, [], "text", 7, {}, {"version": 1}, {"answers": {}}, {"version": "1", "answers": {}}])
def test_what_is_not_an_answer_file_is_said_to_be_none(data):
    assert [p.code for p in read_answers(data, CONTENT, TODAY)[1]] == ["not_answers"]


def test_a_file_of_a_newer_version_is_refused_whole():
    answers, problems = read_answers({"version": VERSION + 1, "answers": {"state": "TX"}}, CONTENT, TODAY)
    assert (answers.values, [p.code for p in problems]) == ({}, ["newer_version"])


def test_the_good_answers_survive_beside_the_bad_ones():
    answers, problems = read(state="TX", work="wizard", print_name="  María   José ")
    assert answers.values == {"state": "TX", "print_name": "María José"}
    assert [p.question for p in problems] == ["work"]


def test_no_problem_repeats_what_was_written():
    secret = "canary-4711"
    _, problems = read(state=secret, problems=[secret], print_name=secret * 20, when_fired=secret)
    texts = [answer_problem_text(p.code, load_language("en")) for p in problems]
    assert len(texts) == 4
    assert not any("canary" in f"{t}{p}" for t, p in zip(texts, problems, strict=True))


def test_every_problem_has_words_in_both_languages():
    from typing import get_args

    from guide.core.answers import ProblemCode

    for code in get_args(ProblemCode):
        assert answer_problem_text(code, load_language("en")) != answer_problem_text(code, load_language("es"))


def test_answers_come_back_equal_from_their_file():
    answers, problems = read(state="TX", problems=["unsafe", "not_paid"], when_pay_first="2026-03", helper="skip", print_name="Ana")
    assert problems == []
    assert read_answers(write_answers(answers), CONTENT, TODAY) == (answers, [])


def test_the_json_schema_takes_what_the_reader_takes():
    schema = answers_schema(CONTENT)
    jsonschema.Draft202012Validator.check_schema(schema)
    good = {"version": VERSION, "answers": {"state": "TX", "problems": ["unsafe"], "when_fired": "2026-01", "print_name": "Ana"}}
    jsonschema.validate(good, schema)
    for bad in ({"state": "Texas"}, {"problems": "unsafe"}, {"when_fired": "yesterday"}, {"print_name": "x" * (NAME_LIMIT + 1)}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"version": VERSION, "answers": bad}, schema)


def test_a_month_counts_from_its_first_day():
    day = parse_day("2026-03")
    assert day is not None
    assert (day.date, day.exact) == (dt.date(2026, 3, 1), False)
