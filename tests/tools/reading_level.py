"""How hard the guide is to read, in everything a worker sees: it prints a table and fails above the limits.

English: Flesch-Kincaid grade. Spanish: Fernández-Huerta (more is easier). Words and sentences are counted by textstat, English
syllables by its dictionary. For Spanish it counts the places where a word may be hyphenated, which misses single vowels
(o-ficina) and flatters the text; so Spanish syllables are counted here by their vowels, which is stricter.
What is left out is in reading_names.toml: names, and what only a reviewer reads.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import textstat

from guide.checks import shown
from guide.content.languages import CODES
from guide.content.load import Content, load
from guide.content.schema import STEPS
from guide.core.answers import Answers
from guide.core.conditions import CONDITIONS
from guide.core.plan import make_plan
from guide.core.status import status_on
from guide.words import status as status_words
from guide.words.catalogs import all_words
from guide.words.language import Language, load_language
from guide.words.offices import told_office
from guide.words.tasks import told_task
from tests.help.people_files import everyone

NAMES = tomllib.loads((Path(__file__).parent / "reading_names.toml").read_text("utf-8"))

AVERAGE = {"en": 6.0, "es": 70.0}
"""Over everything, and over each of WHOLE_KINDS."""
WHOLE_KINDS = ("tasks", "advice")
"""What a person does: every sentence of a person's tasks, and all advice of the booklet."""
LIMIT = {"en": 8.0, "es": 60.0}
"""For any view of at least LONG words."""
LONG = 100
SENTENCE = 15.0
"""Words in a sentence, on average: over everything, and in any view of at least LONG words."""


@dataclass(frozen=True)
class Level:
    """How hard one view is. `score`: the grade in English, the ease in Spanish."""

    words: int
    score: float
    per_sentence: float


def harder(code: str, one: float, other: float) -> bool:
    """`one` is harder to read than `other`."""
    return one > other if code == "en" else one < other


def level(texts: list[str], code: str) -> Level:
    """The level of texts that stand together, each a sentence of its own at least."""
    text = " ".join(t if re.search(r"[.?!][”»)]*$", t) else f"{t}." for t in texts if t)
    textstat.set_lang("en_US" if code == "en" else "es")
    words, long = textstat.lexicon_count(text), textstat.words_per_sentence(text)
    if code == "en" or not words:
        return Level(words, textstat.flesch_kincaid_grade(text), long)
    syllables = sum(spanish_syllables(word) for word in re.findall(r"\w+", text))
    return Level(words, 206.84 - 60 * syllables / words - 1.02 * long, long)


def spanish_syllables(word: str) -> int:
    """Each group of vowels is a syllable; strong vowels beside each other, and í or ú, make one each."""
    word = re.sub(r"(?<=[gq])u(?=[eéií])", "", word.lower())
    word = re.sub(r"y\b", "i", word)
    groups = re.findall(r"[aeiouáéíóúü]+", word)
    return max(1, sum(max(1, len(re.findall(r"[aeoáéóíú]", group))) for group in groups))


# --- what is left out ---------------------------------------------------------------------------------------------------


@cache
def names(code: str) -> re.Pattern[str]:
    """Every name that is left out, the longest first."""
    content, words = load(), load_language(code)
    offices = [words.of("agency", a, "name") for a in content.agency.values()]
    places = [words.of("place", p, "name") for p in content.place.values()]
    listed = sorted({*NAMES[code]["names"], *offices, *places}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})(?!\w)|" + "|".join(NAMES["any"]["patterns"]))


def without_names(text: str, code: str) -> str:
    """The text without names and without the {places} that are filled in later."""
    return re.sub(r"\s+", " ", re.sub(r"\{\w+\}", "", names(code).sub("", text))).strip(" ,;:")


def counts(context: str) -> bool:
    return not any(fnmatchcase(context, left_out) for left_out in (*NAMES["contexts"], *NAMES["reviewers"]))


WHOLE = ("first screen", "booklet", "flyer")
"""Views of guide/checks/shown.py that are for everybody, from the first word to the last: the booklet with tasks, story and card."""


# --- the views ----------------------------------------------------------------------------------------------------------


def views(content: Content, language: Language) -> dict[str, list[str]]:
    """What stands together for a reader: name of the view -> its texts, names left out."""
    found: dict[str, list[str]] = {}
    for (context, english), place in all_words(content).items():
        if counts(context):
            known = language.code == "en" or (context, english) in language.messages  # catalogs.py says what is missing
            text = without_names(language.say(context, english), language.code) if known else ""
            for view in _views_of(context, place, content):
                found.setdefault(view, []).append(text)
    return found


def _views_of(context: str, place: str, content: Content) -> list[str]:
    kind, _, rest = context.partition(".")
    if place != "content":
        return [f"program: {place.split('/')[0].removesuffix('.py')}"]
    if kind in ("question", "option"):
        return ["the interview", f"question {rest.split('.')[0]}"]
    if kind == "advice":
        advice = content.advice[rest.split(".")[0]]
        return ["advice", f"step {STEPS.index(advice.step) + 1}" + (" (open)" if advice.program == "open" else "")]
    if kind == "sentence":
        sentence = content.sentence[rest.split(".")[0]]
        return ["tasks", f"task {sentence.task}"]
    if kind == "task":
        return ["tasks"]  # its name, in the booklet
    named = {
        "step": "steps and story",
        "status_text": "status",
        "lawyer_question": "questions for the lawyer",
        "card_line": "card",
        "term": "terms",
        "rule": "dates",
        "rule_text": "dates",
        "claim": "dates",
        "agency": "offices",
        "caution": "offices",
        "notice": "notices",
        "paper": "papers",
    }
    return [named.get(kind, kind)]


def people(content: Content, language: Language) -> dict[str, list[str]]:
    """The same for each part of each test person's plan: what a real screen or page holds."""
    found: dict[str, list[str]] = {}

    def say(kind: str, id_: str, *fields: str) -> list[str]:
        item = getattr(content, kind)[id_]
        return [without_names(language.of(kind, item, f), language.code) for f in fields if getattr(item, f)]

    for person in everyone(content):
        plan = make_plan(person.answers, content, person.today)
        for name, tasks in (("first", plan.first), ("after", plan.after)):
            items = (told_task(task, content) for task in tasks)
            found[f"{person.name}: {name}"] = [without_names(line.text(language), language.code) for item in items for line in item.lines]
        found[f"{person.name}: steps"] = [t for step in plan.steps for t in say("step", step, "title", "why")]
        found[f"{person.name}: notices"] = [t for n in plan.notices for t in say("notice", n.id, "title", "text")]
        found[f"{person.name}: papers"] = [t for p in plan.papers for t in say("paper", p.id, "name", "detail")]
        offices = [told_office(content.agency[c.agency], content) for c in plan.contacts]
        texts = [line.text(language) for office in offices for line in office.all("detail", "caution")]
        found[f"{person.name}: offices"] = [without_names(t, language.code) for t in texts]
    first = status_words.status_notice(status_on(content.program, person.today), content, language)
    found["first screen: status"] = [without_names(t, language.code) for t in (first.title, *first.paragraphs)]
    blank = make_plan(Answers(), content, person.today)
    left_out = {language.of("source", source, "what") for source in content.source.values()}
    for name in WHOLE:
        heard = dict.fromkeys(shown.VIEWS[name](blank, content, language.code).split("\n"))
        found[f"whole: {name}"] = [without_names(text, language.code) for text in heard if text not in left_out]
    return found


# --- the limits ---------------------------------------------------------------------------------------------------------


def too_hard(levels: dict[str, Level], whole: Level, code: str) -> list[str]:
    """What is above the limits, one line each."""
    found = []
    if harder(code, whole.score, AVERAGE[code]) or whole.per_sentence >= SENTENCE:
        found.append(f"everything ({code}): {whole.score:.1f}, {whole.per_sentence:.1f} words in a sentence")
    for name in WHOLE_KINDS:
        if name in levels and harder(code, levels[name].score, AVERAGE[code]):
            found.append(f"all {name} ({code}): {levels[name].score:.1f}; together they must be as easy as everything")
    for name, one in levels.items():
        if one.words >= LONG and (harder(code, one.score, LIMIT[code]) or one.per_sentence >= SENTENCE):
            found.append(f"{name} ({code}): {one.score:.1f}, {one.per_sentence:.1f} words in a sentence")
    return found


def measure(content: Content, language: Language) -> tuple[dict[str, Level], Level]:
    """Each view, and everything together (each text once)."""
    by_view = views(content, language)
    everything = [text for view, texts in by_view.items() if not view.startswith("question ") for text in texts]
    levels = {view: level(texts, language.code) for view, texts in {**by_view, **people(content, language)}.items()}
    return levels, level(everything, language.code)


def main() -> int:
    content = load(conditions=CONDITIONS)
    rows: dict[str, dict[str, Level]] = {}
    hard = []
    for code in CODES:
        levels, whole = measure(content, load_language(code))
        hard += too_hard(levels, whole, code)
        for name, one in [*levels.items(), ("EVERYTHING", whole)]:
            rows.setdefault(name, {})[code] = one
    print(f"{'view':34}{'words':>6}{'grade':>7}{'per sentence':>14}{'palabras':>10}{'facilidad':>11}{'por frase':>11}")
    print(f"{'at most (100 words or more)':34}{'':6}{LIMIT['en']:7.1f}{SENTENCE:14.1f}{'':10}{LIMIT['es']:11.1f}{SENTENCE:11.1f}")
    plans = [name for name in rows if ": " in name and not name.startswith(("program: ", "whole: "))]
    questions = [name for name in rows if name.startswith("question ")]
    listed = [name for name in rows if name not in plans and name not in questions]
    for group, count in ((plans, "plans"), (questions, "questions")):
        long = [name for name in group if rows[name]["en"].words >= LONG]
        hardest = {max(long, key=lambda n: rows[n]["en"].score), min(long, key=lambda n: rows[n]["es"].score)} if long else set()
        listed[-1:-1] = sorted(hardest)
        print(f"({len(group)} views in {count}, {len(long)} of them of {LONG} words or more; the hardest are in the table)")
    for name in listed:
        en, es = rows[name]["en"], rows[name]["es"]
        print(f"{name[:33]:34}{en.words:6}{en.score:7.1f}{en.per_sentence:14.1f}{es.words:10}{es.score:11.1f}{es.per_sentence:11.1f}")
    for line in hard:
        print(f"too hard: {line}")
    print(f"{len(hard)} views are too hard" if hard else "Easy enough to read.")
    return 1 if hard else 0


if __name__ == "__main__":
    sys.exit(main())
