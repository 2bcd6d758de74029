"""What a person's notes for a lawyer may hold, and above all what never goes in."""

import datetime as dt

import pytest

from guide.core.answers import Answers, Day
from guide.core.interview import reached
from guide.core.notes import NEVER, TOPICS, Fact, may_have_notes, notes_of
from guide.core.office_card import may_have_office_card, office_card_of
from guide.library import content
from guide.printed.lawyer import make_notes
from guide.words.language import load_language
from guide.words.notes import fact_text
from tests.help.people_files import everyone

CONTENT = content()
TODAY = dt.date(2026, 11, 29)
LANGUAGES = [load_language(code) for code in ("en", "es")]
LEFT_OUT = {"group", "when_papers_abuse"}
"""What a lawyer asks in any case, and a question that is not asked any more."""

ROSA = next(p.answers for p in everyone(CONTENT) if p.name == "rosa")
ALLOWED = [p for p in everyone(CONTENT) if may_have_notes(p.answers)]
DAYS = [q.id for q in CONTENT.question.values() if q.kind == "date"]


def turned():
    """(question, value): every answer that a question of NEVER can have."""
    for id_ in NEVER:
        question = CONTENT.question[id_]
        if question.kind == "text":
            yield from ((id_, value) for value in ("Ana Pérez", "", "skip"))
        elif question.kind == "date":
            yield from ((id_, value) for value in ("2027-01-04", "2027-01", "unknown", "skip"))
        else:
            yield from ((id_, (o.id,) if question.kind == "many" else o.id) for o in question.option)
            yield id_, "skip"


def everything():
    """Whoever answers every question that may stand in the notes, with every option that does not stand alone."""
    values: dict = {}
    for question in CONTENT.question.values():
        if question.id in NEVER or question.retired:
            continue
        options = [o.id for o in question.option if not (o.alone or o.retired) and o.id not in ("child_labor", "unknown")]
        match question.kind:
            case "many":
                values[question.id] = tuple(options)
            case "date":
                values[question.id] = "2026-10"
            case "place":
                values[question.id] = "TX"
            case "agency":
                values[question.id] = "tx-wage"
            case "one":
                values[question.id] = options[0]
    return Answers({**values, "still_working": "no"})


def said(notes):
    """Every sentence in every language."""
    return [
        fact_text(fact, CONTENT, language, of_group)
        for facts, of_group in ((notes.own, False), (notes.group, True))
        for fact in facts
        for language in LANGUAGES
    ]


def test_every_question_is_either_in_the_notes_or_is_left_out_on_purpose():
    heard = {fact.question for fact in notes_of(everything(), CONTENT).own}
    silent = set(CONTENT.question) - heard - set(NEVER) - LEFT_OUT
    assert not silent, f"decide whether {silent} goes into the notes: in core/notes.py, or in NEVER there, or in LEFT_OUT here"
    assert not heard & set(NEVER), f"{heard & set(NEVER)} must never be in the notes: take it out of _facts in core/notes.py"


def test_what_is_private_is_never_in_the_notes_but_for_the_day_of_an_injury():
    private = {q.id for q in CONTENT.question.values() if q.private} - {"when_injured"}
    assert private <= set(NEVER), f"add {private - set(NEVER)} to NEVER in core/notes.py"


def test_no_answer_that_never_goes_in_changes_one_byte_of_the_notes():
    made = make_notes(notes_of(ROSA, CONTENT), CONTENT, TODAY, "es")
    values = list(turned())
    assert {question for question, _ in values} == set(NEVER) and len(values) > 50
    for question, value in values:
        answers = ROSA.with_(question, value)
        if question == "letter_fits":
            answers = answers.with_("agency_letter", "has_it")
        if question == "permit_ends":
            answers = answers.with_("situation", "has_it")
        changed = make_notes(notes_of(answers, CONTENT), CONTENT, TODAY, "es")
        assert changed == made, f"{question} = {value} can be read from the notes: take it out of core/notes.py"


def test_no_answer_that_never_goes_in_changes_the_notes_of_anybody():
    for person in ALLOWED:
        notes = notes_of(person.answers, CONTENT)
        for question, value in turned():
            changed = notes_of(person.answers.with_(question, value), CONTENT)
            assert changed == notes, f"{question} = {value} can be read from the notes of {person.name}"


@pytest.mark.parametrize("given", [None, everything()], ids=["own", "group"])
def test_no_sentence_says_that_one_thing_led_to_another(given):
    for text in said(notes_of(everything(), CONTENT, given)):
        assert "because" not in text.lower() and "porque" not in text.lower(), f"say what came before and after, not why: {text}"


@pytest.mark.parametrize(
    "option", [(q, o.id) for q in ("problems", "punished_for", "punished_how") for o in CONTENT.question[q].option], ids=str
)
def test_every_option_that_may_stand_in_the_notes_has_its_sentence(option):
    question, chosen = option
    answers = everything().with_(question, (chosen,))
    if not may_have_notes(answers):
        return
    for given in (None, answers):
        try:
            assert all(said(notes_of(answers, CONTENT, given)))
        except KeyError as error:
            pytest.fail(f"words/notes.py has no sentence for {error}: add one to _OWN, and to _GROUP where a group says it otherwise")


@pytest.mark.parametrize("question", [q for q in DAYS if q not in (*NEVER, *LEFT_OUT)])
def test_a_month_stays_a_month_and_a_day_stays_the_day_that_was_given(question):
    months, days = everything().with_(question, "2026-10"), everything().with_(question, "2026-10-17")
    fact = next(fact for fact in notes_of(months, CONTENT).own if fact.question == question)
    assert fact.day == Day(dt.date(2026, 10, 1), exact=False)
    for language, month, day in zip(
        LANGUAGES, ("October 2026", "octubre de 2026"), ("October 17, 2026", "17 de octubre de 2026"), strict=True
    ):
        text = fact_text(fact, CONTENT, language)
        assert month in text and not any(sign in text for sign in ("October 1", "1 de octubre", "31")), (
            f"never make a day of a month: {text}"
        )
        exact = next(fact for fact in notes_of(days, CONTENT).own if fact.question == question)
        assert day in fact_text(exact, CONTENT, language)


def test_what_is_unknown_skipped_or_not_asked_any_more_is_absent():
    assert notes_of(Answers(), CONTENT).own == ()
    unknown = {q.id: "unknown" if q.kind != "many" else ("unknown",) for q in CONTENT.question.values() if q.kind != "text"}
    assert notes_of(Answers(unknown), CONTENT).own == ()
    assert notes_of(Answers(dict.fromkeys(CONTENT.question, "skip")), CONTENT).own == ()
    changed = ROSA.with_("problems", ("not_paid",))
    assert not notes_of(changed, CONTENT).about("after"), "answers that are not reached any more stay out"


def test_proof_is_named_only_where_nobody_can_take_it_away():
    for option in CONTENT.question["evidence"].option:
        facts = notes_of(ROSA.with_("evidence", (option.id,)), CONTENT).about("show")
        wanted = () if option.alone else (option.id,) if option.id in ("notes", "witnesses") else ("to_show",)
        assert tuple(fact.value for fact in facts) == wanted, f"evidence = {option.id}"


def test_what_came_before_and_what_came_after_are_two_lists():
    notes = notes_of(ROSA, CONTENT)
    assert [fact.value for fact in notes.about("before")] == ["pay", "acting_together"]
    assert notes.about("after") == (
        Fact("after", "punished_how", "fired"),
        Fact("after", "when_fired", day=Day(dt.date(2026, 11, 9), True)),
    )
    assert [fact.topic for fact in notes.own] == sorted((fact.topic for fact in notes.own), key=TOPICS.index)


def test_what_only_the_campaign_wrote_stands_apart_and_what_the_person_changed_is_their_own():
    given = Answers({"state": "TX", "work": "farm", "problems": ("not_paid", "punished"), "when_pay_first": "2026-09"})
    notes = notes_of(ROSA, CONTENT, given)
    assert {fact.question for fact in notes.group} == {"state", "work", "problems"}
    assert Fact("pay", "when_pay_first", day=Day(dt.date(2026, 9, 11), True)) in notes.own, "the person gave another day"
    assert {fact.question for fact in notes.own}.isdisjoint({"state", "work", "problems"})
    assert notes_of(ROSA, CONTENT).group == ()


def test_whoever_is_not_free_and_whoever_works_with_a_person_under_18_gets_no_notes():
    refused = 0
    for person in everyone(CONTENT):
        trapped = person.answers.has("problems", "forced_or_trapped") and not person.answers.has("still_working", "no")
        young = person.answers.has("problems", "child_labor")
        assert may_have_notes(person.answers) == (not trapped and not young), person.name
        if trapped or young:
            refused += 1
            with pytest.raises(ValueError, match="ask may_have_notes"):
                notes_of(person.answers, CONTENT)
    assert refused > 2, "the people of the tests hold nobody who must be refused"


def test_whoever_is_not_free_gets_no_card_for_an_office():
    for person in everyone(CONTENT):
        if not may_have_office_card(person.answers):
            with pytest.raises(ValueError, match="ask may_have_office_card"):
                office_card_of(person.answers, CONTENT)
        else:
            assert office_card_of(person.answers, CONTENT).work in ("", reached(person.answers, CONTENT).one("work"))
