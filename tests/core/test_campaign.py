"""A campaign says what holds for everyone at one workplace, and nothing about anybody; its link says even less."""

import datetime as dt
import json
import random
import re
import shutil
import string
from dataclasses import replace

import pytest

from guide.content.load import FOLDER, load
from guide.content.reading import ContentError
from guide.core.answers import Answers, read_answers
from guide.core.campaign import (
    PRINTED,
    PRINTED_DAYS,
    Campaign,
    about_a_person,
    campaign_answers,
    merge,
    read_campaign,
    read_campaign_text,
    write_campaign,
)
from guide.core.campaign_link import LENGTHS, LETTERS, from_fragment, is_campaign_link, link, option_code, to_fragment
from guide.library import content
from guide.words.campaign import campaign_lines, campaign_problem_text, filled_in_text, link_problem_text
from guide.words.language import load_language

CONTENT = content()
TODAY = dt.date(2026, 11, 22)
DAYS = [q for q in CONTENT.shared if CONTENT.question[q].kind == "date"]
WHOLE = {
    "workplace": "Tortillería El Sol",
    "state": "TX",
    "work": "restaurant_hotel",
    "problems": ["punished", "not_paid"],
    "punished_for": ["pay"],
    "punished_how": ["fired"],
    "when_fired": dt.date(2026, 11, 2),
    "when_pay_first": "2026-03",
    "when_pay_last": "ongoing",
    "reported": "someone_else",
    "reported_to": "us-whd",
    "reported_when": dt.date(2026, 9, 1),
    "agency_letter": "has_it",
    "letter_fits": "yes",
    "letter_date": "2026-10",
    "letter_scope": "All who worked there since January 2025",
    "local_organization": "Centro de Trabajadores, 512-555-0100",
    "clinic_date": dt.date(2026, 12, 3),
    "clinic_place": "Iglesia San José",
}
SECRETS = ("Tortillería", "2026", "512", "Iglesia", "January", "fired", "ongoing")


def read(**changes):
    return read_campaign(WHOLE | changes, CONTENT, TODAY)


def codes(**changes):
    return [(p.code, p.key) for p in read(**changes)[1]]


def whole() -> Campaign:
    campaign, problems = read()
    assert problems == []
    assert campaign is not None
    return campaign


# --- the file -----------------------------------------------------------------------------------------------------------


def test_a_campaign_comes_back_equal_from_the_file_an_advocate_keeps():
    campaign = whole()
    assert read_campaign_text(write_campaign(campaign), CONTENT, TODAY) == (campaign, [])
    assert campaign.problems == ("not_paid", "punished"), "in the order of the question"


def test_texts_with_quotes_and_signs_survive_the_file():
    campaign, problems = read(workplace='Joe\'s "Bar" \\ Grill = #1 [x]', clinic_place="Año 5 — “Sala”")
    assert problems == []
    assert read_campaign_text(write_campaign(campaign), CONTENT, TODAY)[0] == campaign


def test_an_empty_campaign_is_a_campaign():
    assert read_campaign_text("", CONTENT, TODAY) == (Campaign(), [])
    assert campaign_answers(Campaign()) == Answers()


@pytest.mark.parametrize(
    "key",
    ["name", "nombre", "worker_name", "situation", "risk", "permit_ends", "notices", "print_name", "a_number", "ssn", "phone", "Teléfono"],
)
def test_a_key_about_a_person_is_refused_and_the_reason_given(key):
    campaign, problems = read(**{key: "canary-4711"})
    assert campaign is None
    assert [p.code for p in problems] == ["about_a_person"]
    for code in ("en", "es"):
        text = campaign_problem_text(problems[0], CONTENT, load_language(code))
        assert "canary" not in text
    assert "can hurt all of them" in campaign_problem_text(problems[0], CONTENT, load_language("en"))


@pytest.mark.parametrize("question", sorted(CONTENT.question))
def test_every_question_is_either_shared_or_refused(question):
    refused = [p.code for p in read_campaign({question: "x"}, CONTENT, TODAY)[1]]
    if question in CONTENT.shared:
        assert question in Campaign.model_fields
    else:
        assert refused in (["about_a_person"], ["unknown_key"])


def test_the_questions_that_stay_with_the_person_are_never_shared():
    assert set(CONTENT.private) >= {"situation", "risk", "permit_ends", "notices", "print_name"}, "look twice: what was private is not"
    assert not set(CONTENT.private) & set(Campaign.model_fields)


def test_a_campaign_has_a_field_for_each_question_that_is_shared():
    fields = {key: info.annotation for key, info in Campaign.model_fields.items() if key not in PRINTED}
    assert set(fields) == set(CONTENT.shared), "core/campaign.py: give Campaign a field for each question that is shared, and no other"
    for key, annotation in fields.items():
        several = CONTENT.question[key].kind == "many"
        assert (annotation is not str) == several, f"{key} of Campaign: a tuple for a question with several answers, else a text"
    assert set(PRINTED) <= set(Campaign.model_fields) and set(PRINTED_DAYS) <= set(PRINTED)


def test_a_question_that_is_shared_and_private_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "content")
    file = tmp_path / "content" / "questions.toml"
    file.write_text(file.read_text("utf-8").replace('kind = "place"', 'kind = "place"\nprivate = true'), "utf-8")
    with pytest.raises(ContentError, match="question state: a question is either shared or private"):
        load(tmp_path / "content")


@pytest.mark.parametrize(("key", "near"), [("stat", "state"), ("workplace_name", "workplace"), ("letter_dat", "letter_date")])
def test_a_slip_of_the_pen_is_met_with_the_key_that_was_meant(key, near):
    problem = read(**{key: "x"})[1][0]
    assert (problem.code, problem.near) == ("unknown_key", near)
    assert near in campaign_problem_text(problem, CONTENT, load_language("es"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": "México"}, ("not_an_option", "state")),
        ({"problems": "not_paid"}, ("wrong_kind", "problems")),
        ({"problems": ["not_paid", "unknown"]}, ("alone", "problems")),
        ({"workplace": 7}, ("wrong_kind", "workplace")),
        ({"workplace": "x" * 81}, ("too_long", "workplace")),
        ({"workplace": "Bar\u202e"}, ("strange_characters", "workplace")),
        ({"when_fired": dt.date(2026, 11, 24)}, ("future", "when_fired")),
        ({"when_fired": dt.datetime(2026, 11, 2, 8, 30)}, ("wrong_kind", "when_fired")),
        ({"when_pay_last": "2026-02"}, ("before_first", "when_pay_last")),
        ({"reported": "me"}, ("told_by_a_person", "reported")),
        ({"letter_date": "soon"}, ("not_a_day", "letter_date")),
        ({"clinic_date": "2026-13"}, ("not_a_day", "clinic_date")),
        ({"clinic_date": dt.date(2062, 12, 3)}, ("too_far_ahead", "clinic_date")),
        ({"punished_how": ["cut"], "when_cut": dt.date(2026, 11, 1)}, ("not_used", "when_fired")),
        ({"letter_scope": "the case of A 123-456-789"}, ("person_number", "letter_scope")),
        ({"clinic_place": "bring 123-45-6789"}, ("person_number", "clinic_place")),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(changes, expected):
    assert expected in codes(**changes)
    assert read(**changes)[0] is None


def test_all_problems_come_at_once_and_none_repeats_what_was_written():
    secret = "canary4711"
    wrong = {"state": secret, "work": secret, "nombre": secret, secret: secret, "when_fired": secret, "workplace": [secret]}
    _, problems = read_campaign(wrong, CONTENT, TODAY)
    assert len(problems) == 6
    for code in ("en", "es"):
        for problem in problems:
            text = campaign_problem_text(problem, CONTENT, load_language(code))
            assert secret not in text
            assert text.rstrip()[-1] in ".?"


@pytest.mark.parametrize("text", ["a = ", "\x00", "[[[[", "a = 1\na = 2", "[" * 5000, 'version = "1"', "version = true"])
def test_a_broken_file_is_a_problem_and_never_an_exception(text):
    campaign, problems = read_campaign_text(text, CONTENT, TODAY)
    assert campaign is None
    assert problems[0].code in ("not_toml", "not_campaign")


def test_a_file_of_a_newer_version_is_refused_whole():
    assert [p.code for p in read_campaign_text("version = 2", CONTENT, TODAY)[1]] == ["newer_version"]


# --- with a person ------------------------------------------------------------------------------------------------------


def test_the_shared_answers_are_answers_a_person_could_give():
    shared = campaign_answers(whole())
    values = {q: list(v) if isinstance(v, tuple) else v for q, v in shared.values.items()}
    assert read_answers({"version": 1, "answers": values}, CONTENT, TODAY) == (shared, [])


def test_where_both_answer_the_person_counts():
    merged = merge(whole(), Answers({"work": "farm", "still_working": "no"}))
    assert (merged.one("work"), merged.one("state"), merged.one("still_working")) == ("farm", "TX", "no")


# --- the link -----------------------------------------------------------------------------------------------------------


def every_link():
    """Campaigns with many different answers, among them the longest link there can be."""
    problems = [o.id for o in CONTENT.question["problems"].option if not o.alone]
    chance = random.Random(5)
    yield Campaign()
    yield Campaign(state="CA", work="farm", problems=tuple(problems), reported_to="us-whd", agency_letter="has_it")
    for agency in CONTENT.options["reported_to"]:
        yield Campaign(
            state=chance.choice(list(CONTENT.place)),
            work=chance.choice(CONTENT.options["work"]),
            problems=tuple(p for p in problems if chance.random() < 0.4),
            reported_to=agency,
            agency_letter=chance.choice(["has_it", "no"]),
        )


def test_a_link_fills_in_what_the_campaign_says_and_nothing_else():
    for campaign in every_link():
        filled = from_fragment(to_fragment(campaign), CONTENT)
        assert isinstance(filled, Answers)
        wanted = {q: getattr(campaign, q) for q in ("state", "work", "problems", "reported_to", "agency_letter") if getattr(campaign, q)}
        if campaign.reported_to:
            wanted["reported"] = "someone_else"
        assert filled.values == wanted


def test_a_link_is_shorter_than_120_characters_with_a_host_of_40():
    wizard = f"https://{'h' * 36}.org/guide"
    assert max(len(link(wizard, campaign)) for campaign in every_link()) < 120


def test_no_date_name_or_free_text_can_be_in_a_link():
    campaign = whole()
    fragment = to_fragment(campaign)
    assert re.fullmatch(f"[{LETTERS}-]+", fragment)
    assert not any(secret.casefold() in fragment for secret in SECRETS)
    without = campaign.model_copy(update=dict.fromkeys((*PRINTED, *DAYS, "letter_fits"), "") | {"punished_how": ()})
    assert to_fragment(without) == fragment, "none of them changes a single letter"
    for text in ("María", "2026-01-01", "512 555 0100", "x" * 60):
        strange = Campaign(state=text[:60], work=text[:60], reported_to=text[:60], agency_letter=text[:60], problems=(text[:60],))
        assert text.casefold() not in to_fragment(strange)
        assert re.fullmatch(f"[{LETTERS}-]+", to_fragment(strange))


def test_what_the_link_cannot_say_exactly_is_left_to_each_person():
    for letter in ("asked", "refused", "unknown"):
        filled = from_fragment(to_fragment(Campaign(agency_letter=letter)), CONTENT)
        assert filled == Answers()


@pytest.mark.parametrize("question", LENGTHS)
def test_no_two_options_share_a_code(question):
    found = {option_code(question, option) for option in CONTENT.options[question]}
    assert len(found) == len(CONTENT.options[question]), "give the newer option a code of its own in campaign_link.FIXED"
    assert all(len(code) == LENGTHS[question] for code in found)


def test_links_of_today_mean_the_same_tomorrow():
    """Printed codes hang on walls. If this fails, old flyers are broken: make a version 2 that still reads version 1."""
    campaign = Campaign(state="TX", work="farm", problems=("not_paid", "punished"), reported_to="us-whd", agency_letter="has_it")
    assert to_fragment(campaign) == "c1-tx-8k-srfj-kqct-y-2kt"


def test_the_order_of_options_does_not_matter():
    question = CONTENT.question["problems"]
    turned = replace(
        CONTENT, question={**CONTENT.question, "problems": question.model_copy(update={"option": tuple(reversed(question.option))})}
    )
    fragment = to_fragment(whole())
    filled = from_fragment(fragment, turned)
    assert isinstance(filled, Answers)
    assert set(filled.values["problems"]) == set(whole().problems)


def test_every_broken_link_is_a_code_and_never_an_exception():
    good = to_fragment(whole())
    cut = [good[:n] for n in range(len(good))]
    swapped = [good[:n] + c + good[n + 1 :] for n in range(3, len(good)) for c in "0z-%" if c != good[n]]
    odd = ["", "#", "c1", "c1-", "c1-tx", "é" * 50, "\x00", "c1" + "-" * 300, "x" * 10_000, "c1-tx----y-000", "C1-TX-ññ-----", "١-", "c١-a"]
    for text in (*cut, *swapped, *odd):
        assert from_fragment(text, CONTENT) == "link_broken", text


def test_random_texts_never_raise():
    chance = random.Random(7)
    for _ in range(3000):
        text = "".join(chance.choice(string.printable + "ñ١𝒳") for _ in range(chance.randrange(60)))
        assert isinstance(from_fragment(chance.choice(("", "c1-", "c2-")) + text, CONTENT), str)


def test_a_link_of_a_future_version_says_so():
    assert from_fragment("c2-anything.at/all", CONTENT) == "link_newer"


def test_a_link_with_an_answer_that_is_gone_is_refused_whole():
    fewer = replace(CONTENT, agency={k: v for k, v in CONTENT.agency.items() if k != "us-whd"})
    assert from_fragment(to_fragment(whole()), fewer) == "link_other_answers"


def test_a_link_may_be_typed_in_capitals_and_end_a_sentence():
    fragment = to_fragment(whole())
    for text in (f"#{fragment}", fragment.upper(), f" {fragment}.", f"{fragment})"):
        assert from_fragment(text, CONTENT) == from_fragment(fragment, CONTENT)


def test_other_fragments_are_none_of_our_business():
    assert is_campaign_link("#c1-tx")
    assert is_campaign_link("c9-")
    assert not any(map(is_campaign_link, ("", "#top", "#clinic", "#c", "c-1")))


# --- words --------------------------------------------------------------------------------------------------------------


def test_the_facts_read_in_both_languages():
    english = dict(campaign_lines(whole(), CONTENT, load_language("en")))
    spanish = dict(campaign_lines(whole(), CONTENT, load_language("es")))
    assert english["Labor office that was told"].endswith("(Tuesday, September 1, 2026)")
    assert spanish["Clínica legal"] == "jueves 3 de diciembre de 2026, Iglesia San José"
    assert list(campaign_lines(Campaign(), CONTENT, load_language("en"))) == []


def test_link_messages_are_kind_and_in_both_languages():
    for code in ("link_broken", "link_newer", "link_other_answers"):
        english, spanish = (link_problem_text(code, load_language(c)) for c in ("en", "es"))
        assert "we filled in nothing" in english
        assert "no llenamos nada" in spanish
    assert filled_in_text(load_language("en")) != filled_in_text(load_language("es"))


def test_words_about_people_are_known_in_both_languages():
    people = ("Full name", "Nombre completo", "APELLIDOS", "Teléfono", "e-mail address", "Número A", "País", "Estatus migratorio", "Edad")
    assert all(map(about_a_person, people))
    assert not any(map(about_a_person, ("work", "problems", "when_fired", "letter_scope", "still_working")))


def test_the_campaign_is_frozen():
    with pytest.raises(ValueError, match="frozen"):
        whole().state = "CA"  # type: ignore[misc]


def test_a_campaign_as_json_is_read_too():
    plain = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in WHOLE.items()}
    assert read_campaign(json.loads(json.dumps(plain)), CONTENT, TODAY)[0] == whole()
