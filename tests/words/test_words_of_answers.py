"""Every answer has words in every language, and says nothing else."""

from typing import Any

import pytest

from guide.content.languages import CODES
from guide.library import content
from guide.words.answers import answer_text, answer_words, day_text
from guide.words.language import load_language
from guide.words.offices import office_found

CONTENT = content()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("id_", CONTENT.question)
def test_every_answer_is_said_in_words_and_never_by_its_id(id_, code):
    question, language = CONTENT.question[id_], load_language(code)
    for answer in CONTENT.options[id_]:  # retired ones too: they stand in old files
        text = answer_words(id_, answer, CONTENT, language)
        items: dict[str, Any] = {**CONTENT.place, **CONTENT.agency} | {o.id: o for o in question.option}
        item = items[answer]
        kind, field, owner = ("option", "label", id_) if item in question.option else (question.kind, "name", "")
        said = office_found(item, language) if kind == "agency" else language.of(kind, item, field, owner)
        assert text == said and text != answer


def test_a_day_a_month_and_the_boxes_of_a_date_are_said_in_words():
    said = {
        v: answer_words("when_pay_last", v, CONTENT, load_language("es")) for v in ("2026-02-13", "2026-02", "ongoing", "unknown", "skip")
    }
    assert said["2026-02-13"] == "viernes 13 de febrero de 2026" and said["2026-02"] == "febrero de 2026"
    assert len(set(said.values())) == 5 and not set(said) & set(said.values())


def test_what_is_no_day_has_no_words_of_a_day():
    assert [day_text(text, load_language("en")) for text in ("", "skip", "2026-02-30", "unknown")] == [""] * 4


@pytest.mark.parametrize("code", CODES)
def test_a_whole_answer_is_a_list_and_a_missing_one_says_so(code):
    language = load_language(code)
    two = [answer_words("problems", o, CONTENT, language) for o in ("unsafe", "injured")]
    assert answer_text("problems", ("unsafe", "injured"), CONTENT, language) == language.list(two)
    assert answer_text("problems", "skip", CONTENT, language) == language.say("review.skipped", "You did not answer this question.")
    assert answer_text("print_name", "Ana", CONTENT, language) == "Ana"
    assert answer_text("print_name", "", CONTENT, language) == answer_text("print_name", "skip", CONTENT, language) != ""
