"""Reads the TOML files of this folder into one `Content`, and reports every mistake at once.

Goes in: a folder.  Comes out: a `Content`, or `ContentError` with a list of `Problem(file, item, remedy)`.
Only `program.toml` may be missing or broken without stopping anything; then `Content.program` is None and the
guide counts the program as closed (see status.py). A legal fact is never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from guide.content import doing as d
from guide.content import schema as s
from guide.content.directory import Helper, Limit
from guide.content.facts import FACTS
from guide.content.named import NAMED
from guide.content.reading import ContentError, Problem, read_record, read_tables
from guide.content.records import Host, Program

FOLDER = Path(__file__).parent

FILES: dict[str, dict[str, type[s.Model]]] = {
    "status.toml": {"status_text": s.StatusText},
    "steps.toml": {"step": s.Step},
    "questions.toml": {"question": s.Question},
    "tasks.toml": {"task": d.Task, "sentence": d.Sentence},
    "advice.toml": {"advice": d.Advice},
    "papers.toml": {"paper": s.Paper},
    "notices.toml": {"notice": s.Notice},
    "lawyer.toml": {"lawyer_question": s.LawyerQuestion},
    "card.toml": {"card_line": s.CardLine},
    "terms.toml": {"term": s.Term},
    "places.toml": {"place": s.Place},
    "sources.toml": {"source": s.Source},
    "agencies.toml": {"caution": s.Caution, "agency": s.Agency},
    "directory.toml": {"limit": Limit, "helper": Helper},
    "deadlines.toml": {"claim": s.Claim, "rule": s.Rule, "rule_text": s.RuleText},
}
KINDS = {kind: model for kinds in FILES.values() for kind, model in kinds.items()}


@dataclass(frozen=True)
class Content:
    """Everything the guide can say, by kind and id, in the order of the files."""

    program: Program | None
    host: Host = field(default_factory=Host)
    status_text: Mapping[str, s.StatusText] = field(default_factory=dict)
    step: Mapping[str, s.Step] = field(default_factory=dict)
    question: Mapping[str, s.Question] = field(default_factory=dict)
    task: Mapping[str, d.Task] = field(default_factory=dict)
    sentence: Mapping[str, d.Sentence] = field(default_factory=dict)
    advice: Mapping[str, d.Advice] = field(default_factory=dict)
    paper: Mapping[str, s.Paper] = field(default_factory=dict)
    notice: Mapping[str, s.Notice] = field(default_factory=dict)
    lawyer_question: Mapping[str, s.LawyerQuestion] = field(default_factory=dict)
    card_line: Mapping[str, s.CardLine] = field(default_factory=dict)
    term: Mapping[str, s.Term] = field(default_factory=dict)
    place: Mapping[str, s.Place] = field(default_factory=dict)
    source: Mapping[str, s.Source] = field(default_factory=dict)
    caution: Mapping[str, s.Caution] = field(default_factory=dict)
    agency: Mapping[str, s.Agency] = field(default_factory=dict)
    limit: Mapping[str, Limit] = field(default_factory=dict)
    helper: Mapping[str, Helper] = field(default_factory=dict)
    claim: Mapping[str, s.Claim] = field(default_factory=dict)
    rule: Mapping[str, s.Rule] = field(default_factory=dict)
    rule_text: Mapping[str, s.RuleText] = field(default_factory=dict)

    def items(self) -> Iterator[tuple[str, str, s.Model]]:
        """Every item as (kind, id, item)."""
        for kind in KINDS:
            for id_, item in getattr(self, kind).items():
                yield kind, id_, item

    def words(self) -> Iterator[tuple[str, str]]:
        """Every text that people read, as (context, English)."""
        for kind, id_, item in self.items():
            yield from words_of(f"{kind}.{id_}", item)
            if isinstance(item, s.Question):
                for option in (*item.point, *item.option):
                    yield from words_of(f"option.{id_}.{option.id}", option)

    @cached_property
    def options(self) -> Mapping[str, tuple[str, ...]]:
        """Question id -> the ids that are read as its answer (places, agencies and retired options included)."""
        more = {"place": tuple(self.place), "agency": tuple(self.agency)}
        return {q.id: more.get(q.kind, ()) + tuple(o.id for o in q.option) for q in self.question.values()}

    @cached_property
    def offered(self) -> Mapping[str, tuple[str, ...]]:
        """Question id -> the ids that a person can choose today: `options` without the retired ones."""
        retired = {(q.id, o.id) for q in self.question.values() for o in q.option if o.retired}
        return {q: tuple(o for o in ids if (q, o) not in retired) for q, ids in self.options.items()}

    @cached_property
    def sentences(self) -> Mapping[str, tuple[d.Sentence, ...]]:
        """Task id -> what can be said of it, in the order of the file."""
        return {task: tuple(one for one in self.sentence.values() if one.task == task) for task in self.task}

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """The questions that a campaign may answer for everyone at one workplace."""
        return tuple(q.id for q in self.question.values() if q.shared)

    @cached_property
    def private(self) -> tuple[str, ...]:
        """The questions whose answers stay with the person."""
        return tuple(q.id for q in self.question.values() if q.private)


def words_of(context: str, item: s.Model) -> Iterator[tuple[str, str]]:
    """The texts of one item, as (context, English); `context` is its kind and id."""
    for name in _texts_of(type(item)):
        value = getattr(item, name)
        if isinstance(value, str) and value:
            yield f"{context}.{name}", value


@cache
def _texts_of(model: type[s.Model]) -> tuple[str, ...]:
    """The fields of a kind of item that hold texts which people read."""
    return tuple(name for name, info in model.model_fields.items() if _is_words(info))


def _is_words(info: Any) -> bool:
    extra = info.json_schema_extra
    return bool(isinstance(extra, dict) and extra.get("words")) or "'words': True" in repr(info.annotation)


def load(folder: Path = FOLDER, conditions: Collection[str] | None = None) -> Content:
    """Read a content folder. `conditions` are the names that a condition may use (core/conditions.py); None skips that check.

    Raises ContentError with every problem found, except for program.toml: see `load_program`.
    """
    problems: list[Problem] = []
    kinds: dict[str, dict[str, Any]] = {}
    for file in FILES:
        kinds |= read_tables(folder, file, FILES[file], problems)
    program, _ = load_program(folder)
    host, wrong = read_record(folder, "host.toml", Host)
    content = Content(program=program, host=host or Host(), **kinds)
    problems += [*wrong, *_logo(content.host, folder), *_cross_check(content, conditions)]
    if problems:
        raise ContentError(problems)
    return content


def load_program(folder: Path = FOLDER) -> tuple[Program | None, list[Problem]]:
    """The status record, or None with the reasons: missing and malformed both mean that nobody can say it is open."""
    return read_record(folder, "program.toml", Program)


def _logo(host: Host, folder: Path) -> Iterator[Problem]:
    if host.logo and not (folder / host.logo).is_file():
        yield Problem("host.toml", "logo", f"{host.logo} is not in this folder; put it there, or leave logo empty")


def _cross_check(content: Content, conditions: Collection[str] | None) -> Iterator[Problem]:
    """What a type cannot see: ids that must exist in another file, and rows that must agree with themselves."""
    files = {kind: file for file, kinds in FILES.items() for kind in kinds}
    for step in s.STEPS:
        if step not in content.step:
            yield Problem("steps.toml", step, "all five steps must be there, in every state of the program")
    for text in s.STATUS_TEXTS:
        if text not in content.status_text:
            yield Problem("status.toml", text, "this text must be there, in every state of the program")
    for kind, ids in NAMED.items():
        for id_ in ids:
            if id_ not in getattr(content, kind):
                yield Problem(
                    files[kind], f"{kind} {id_}", "the code names this id (content/named.py); put it back, or change it there too"
                )
    for kind, id_, item in content.items():
        where = (files[kind], f"{kind} {id_}")
        for source in getattr(item, "sources", ()):
            if source not in content.source:
                yield Problem(*where, f"source {source} is not in sources.toml; add it there or correct the id")
        for term in getattr(item, "terms", ()):
            if term not in content.term:
                yield Problem(*where, f"term {term} is not in terms.toml")
        yield from _check_condition(where, getattr(item, "when", None), content, conditions)
        if isinstance(item, s.Question):
            yield from (Problem(*where, remedy) for remedy in _check_retired(item))
            if item.shared and item.private:
                yield Problem(*where, "a question is either shared or private: take one of the two out")
        if isinstance(item, s.Paper):
            yield from _check_condition(where, item.have, content, conditions)
        if isinstance(item, s.Agency):
            yield from (Problem(*where, f"caution {c} is not defined") for c in item.cautions if c not in content.caution)
            if item.part_of and item.part_of not in content.agency:
                yield Problem(*where, f"part_of names agency {item.part_of}, which is not in this file")
        if isinstance(item, d.Sentence):
            yield from (Problem(*where, remedy) for remedy in _check_sentence(item, content))
        if isinstance(item, Helper):
            yield from (Problem(*where, remedy) for remedy in _check_helper(item, content))
        if isinstance(item, s.Rule):
            yield from (Problem(*where, remedy) for remedy in _check_rule(item, content))
        if isinstance(item, s.Agency | s.Rule | Helper) and item.place not in content.place and item.place != "US":
            yield Problem(*where, f"place {item.place} is not in places.toml")


def _check_sentence(sentence: d.Sentence, content: Content) -> Iterator[str]:
    if sentence.task not in content.task:
        yield f"task {sentence.task} is not in this file"
    for name in sentence.facts:
        if name not in FACTS:
            yield f"there is no fact {name}; those that there are stand in facts.py"
        elif FACTS[name] == "flag" and name not in sentence.needs:
            yield f"{name} is only true or not: name it under needs, not in the text"


def _check_helper(helper: Helper, content: Content) -> Iterator[str]:
    if helper.limit and helper.limit not in content.limit:
        yield f"limit {helper.limit} has no [[limit]] with words for it"
    if helper.office and helper.office not in content.agency:
        yield f"office names agency {helper.office}, which is not in agencies.toml"
    yield from (
        f"work {w} is not an answer to the question `work`" for w in (*helper.work, *helper.also) if w not in content.options["work"]
    )


def _check_retired(question: s.Question) -> Iterator[str]:
    """What is not asked or offered any more asks nothing of anybody; what is asked again says why."""
    if question.retired and (question.when or question.find_out or question.screen):
        yield "a retired question is never asked: take out when, find_out and screen"
    if question.option and not question.offered:
        yield "every option is retired; offer one, or retire the question"
    if bool(question.again) != (len(question.offered) < len(question.option)):
        yield "again says why a question with a retired option is asked again; write it there, and only there"
    if any(o.retired and o.hint for o in question.option):
        yield "nobody sees the hint of a retired option; take it out"


def _check_condition(
    where: tuple[str, str], when: s.Condition | None, content: Content, conditions: Collection[str] | None
) -> Iterator[Problem]:
    if isinstance(when, str):
        if conditions is not None and when not in conditions:
            yield Problem(*where, f"condition {when} does not exist; the named conditions are {', '.join(sorted(conditions))}")
        return
    for question, answers in (when or {}).items():
        if question not in content.question:
            yield Problem(*where, f"the condition names question {question}, which does not exist")
            continue
        if content.question[question].retired:
            yield Problem(*where, f"the condition names question {question}, which is retired: an old answer to it changes nothing")
        for answer in answers:
            if answer not in (*content.options[question], "unknown"):
                yield Problem(*where, f"the condition names answer {answer}, which question {question} does not have")


def _check_rule(rule: s.Rule, content: Content) -> Iterator[str]:
    if rule.agency and rule.agency not in content.agency:
        yield f"agency {rule.agency} is not in agencies.toml"
    for claim in (rule.claim, *rule.also):
        if claim not in content.claim:
            yield f"claim {claim} has no [[claim]] with words for it"
    if rule.use in ("compute", "lawyer_by"):
        if not (rule.unit and rule.amount and rule.clock and rule.agency):
            yield f"a {rule.use} row needs unit, amount, clock and agency"
        if not rule.sources:
            yield f"a {rule.use} row needs a source"
        if not rule.confidence:
            yield f"a {rule.use} row needs its confidence"
        if (rule.use == "compute") != bool(rule.how_it_counts):
            yield "a compute row needs how_it_counts, and no other row has it"
        if rule.city:
            yield "a row of a city or county is a text row: the guide asks only for the state"
    else:
        if rule.unit or rule.amount or rule.clock or rule.margin_days or rule.how_it_counts:
            yield "a text row holds no unit, amount, clock or margin, so that no template can print them"
        if rule.says not in content.rule_text:
            yield "a text row needs `says`, the id of a [[rule_text]]"
