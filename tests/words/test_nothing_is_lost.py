"""Nothing that the guide said before is lost: it stands in the booklet, on a paper, or in a sentence that replaced it.

`tests/golden/content.txt` has every English sentence of the tasks, notices, papers, questions and card lines as they stood then;
`tests/golden/replaced.toml` says for each that no longer stands word for word which sentences say it now, and why.
"""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from guide.core.answers import Answers
from guide.core.plan import make_plan, preview_plan
from guide.library import content
from guide.printed.booklet import everyone as plan_for_everyone
from guide.printed.booklet import outline
from guide.words.catalogs import all_words
from guide.words.language import load_language
from guide.words.outline import lines_of
from guide.words.told import told, told_more
from tests.help.people_files import everyone

CONTENT = content()
ENGLISH = load_language("en")
DAY = dt.date(2026, 11, 29)
GOLDEN = Path(__file__).parents[1] / "golden"
OLD = dict(line.split("\t", 1) for line in (GOLDEN / "content.txt").read_text("utf-8").splitlines())
REPLACED = tomllib.loads((GOLDEN / "replaced.toml").read_text("utf-8"))
NOW = {context: english for context, english in all_words(CONTENT) if not context.startswith(("book.", "condition."))}


def texts(sections):
    for section in sections:
        yield section.title(ENGLISH)
        yield from (line.text(ENGLISH) for line in lines_of(section))


@pytest.fixture(scope="module")
def said():
    """Everything in the booklet, closed and open, and on the papers and screens of the people of the tests."""
    found = set()
    for plan in (make_plan(Answers(), CONTENT, DAY), preview_plan(Answers(), CONTENT, DAY)):
        found.update(texts(outline(plan_for_everyone(plan, CONTENT), CONTENT)))
    for person in everyone(CONTENT):
        plan = make_plan(person.answers, CONTENT, person.today)
        found.update(texts((*told(plan, CONTENT), *told_more(plan, CONTENT))))
    return "\n".join(found)


def test_the_list_of_old_sentences_is_whole():
    assert len(OLD) == 319
    assert {context.partition(".")[0] for context in OLD} == {"task", "notice", "paper", "lawyer_question", "card_line"}


def test_every_old_sentence_is_said_word_for_word_or_named_with_what_replaced_it(said):
    lost = [f"{context}: {text}" for context, text in OLD.items() if text not in said and context not in REPLACED]
    assert not lost, "say these again, or name in tests/golden/replaced.toml the sentences that say the same:\n" + "\n".join(lost)


def test_what_replaced_a_sentence_exists_and_is_said():
    for context, new in REPLACED.items():
        assert new, f"{context}: name the sentences that say it now"
        missing = [name for name in new if name not in NOW]
        assert not missing, f"{context}: there are no sentences {missing}; correct tests/golden/replaced.toml"


def test_what_replaced_a_sentence_stands_where_everybody_can_read_it(said):
    """A person's own sentence is said only to some: then another one, for everyone, says it too, or the sentence was for some only."""
    for context, new in REPLACED.items():
        for name in (name for name in new if name.startswith("advice.")):
            assert NOW[name] in said, f"{context}: {name} stands in no booklet"


def test_only_what_is_no_longer_there_is_listed(said):
    idle = [context for context in REPLACED if context not in OLD or OLD[context] in said]
    assert not idle, f"tests/golden/replaced.toml: {idle} still stand word for word, or were never there: take them out"
