"""The facts of an item that are not texts: when it is said, what it counts, which flag it carries. Each becomes a line in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from guide.book.conditions import answers_in_words, in_words
from guide.book.parts import Line, shared
from guide.content.directory import Helper
from guide.content.doing import Advice, Sentence, Task
from guide.content.load import Content
from guide.content.schema import Agency, Condition, HowItCounts, Model, Notice, Paper, Question, Rule, Source
from guide.words.helpers import helper_name, what_it_does
from guide.words.language import Language, Say
from guide.words.numbers import with_year
from guide.words.offices import office_name


def facts(item: Model, content: Content) -> Iterator[Line]:
    """Every fact of an item, in the order in which a reader needs them."""
    when: Condition | None = getattr(item, "when", None)
    if when is not None:
        yield Line(lambda language: in_words(when, content, language), _only_if)
    program = getattr(item, "program", "any")
    if program != "any":
        yield Line(_program(program), lambda language: language.say("book.program", "Said while DALE counts as:"))
    match item:
        case Question():
            yield from _question(item)
        case Task():
            yield from _task(item)
        case Sentence():
            yield from _sentence(item)
        case Advice():
            yield from _advice(item)
        case Paper() if item.have:
            yield Line(
                lambda language: answers_in_words(item.have, content, language),
                lambda language: language.say("book.have", "Ticked as “have it” if:"),
            )
        case Notice():
            yield Line(lambda language: _shown_on(item, language))
        case Agency():
            yield from _agency(item, content)
        case Helper():
            yield from _helper(item, content)
        case Rule():
            yield from _rule(item, content)
        case Source():
            yield from (shared(text) for text in (item.date, item.url) if text)
    terms = getattr(item, "terms", ())
    if terms:
        yield shared(", ".join(terms), lambda language: language.say("book.terms", "Terms with a meaning:"))


def _only_if(language: Language) -> str:
    return language.say("book.only_if", "Only if:")


def _program(program: str) -> Say:
    def say(language: Language) -> str:
        return language.say("book.open", "OPEN") if program == "open" else language.say("book.closed", "CLOSED")

    return say


def _question(question: Question) -> Iterator[Line]:
    kind = question.kind

    def how(language: Language) -> str:
        kinds = {
            "one": language.say("book.kind_one", "one answer"),
            "many": language.say("book.kind_many", "all that are true"),
            "place": language.say("book.kind_where", "a place from the list"),
            "agency": language.say("book.kind_office", "an office from the list"),
            "date": language.say("book.kind_day", "a day, or a month"),
            "text": language.say("book.kind_text", "a short text"),
        }
        return kinds[kind]

    yield Line(how, lambda language: language.say("book.answered_by", "Answered by:"))
    if question.retired:
        yield Line(lambda language: language.say("book.not_asked", "Not asked any more. An old answer to it is read and changes nothing."))
    yield shared(question.part, lambda language: language.say("book.part", "Part of the interview:"))
    if question.screen:
        yield shared(question.screen, lambda language: language.say("book.screen", "Asked together on the screen:"))
    if kind == "date":
        if question.past:
            yield Line(lambda language: language.say("book.past", "The day cannot be in the future."))
        if question.ongoing:
            yield Line(lambda language: language.say("book.ongoing", "“It is still going on” is an answer."))


def _task(task: Task) -> Iterator[Line]:
    if task.held:
        yield Line(lambda language: language.say("book.held", "Also for a person who is not free to leave."))
    if task.back:
        yield Line(lambda language: language.say("book.back", "Never among the five things on the front of the sheet."))


def _sentence(sentence: Sentence) -> Iterator[Line]:
    yield shared(f"{sentence.task} · {sentence.role}", lambda language: language.say("book.of_task", "Said of the task:"))
    if sentence.facts:
        yield shared(", ".join(sentence.facts), lambda language: language.say("book.needs", "Only where these facts are known:"))
    if sentence.either:
        yield shared(sentence.either, lambda language: language.say("book.either", "Of those with this name, only the first that fits:"))


def _advice(advice: Advice) -> Iterator[Line]:
    if advice.blank:
        yield Line(lambda language: language.say("book.blank", "Also on the sheet to fill in by hand."))


def _shown_on(notice: Notice, language: Language) -> str:
    """Where a notice may stand: one that would tell a secret stays off the paper."""
    if notice.booklet_only:
        where = language.say("book.booklet_only", "In the booklet only, never on a person’s own sheet or screen.")
    elif notice.on == ("screen",):
        where = language.say("book.on_screen", "On the screen only, never on paper.")
    elif notice.on == ("paper",):
        where = language.say("book.on_paper", "On paper only.")
    else:
        where = language.say("book.on_both", "On the screen and on paper.")
    return where


def _closes_court(language: Language) -> str:
    return language.say(
        "book.closes_court",
        "After a complaint there, a person may not be able to go to court for the same pay; the row of the day says so.",
    )


def _agency(agency: Agency, content: Content) -> Iterator[Line]:
    yield Line(lambda language: place(agency.place, content, language), _place)
    if agency.city:
        yield Line(
            lambda language: language.of("agency", agency, "city"),
            lambda language: language.say("book.city", "Only in this city or county:"),
        )
    if agency.claims:
        yield Line(
            lambda language: "; ".join(f"{language.of('claim', content.claim[c], 'label')} ({c})" for c in agency.claims),
            lambda language: language.say("book.claims", "Takes complaints about:"),
        )
    if agency.problems:
        yield shared(", ".join(agency.problems), lambda language: language.say("book.problems", "Named for these problems (answer ids):"))
    yield from _phones_and_pages(agency.phone, agency.phone_seen, (agency.url, *agency.url_in.values()), agency.link_seen)
    if agency.cautions:
        yield shared(", ".join(agency.cautions), lambda language: language.say("book.cautions", "Cautions that stand with it:"))
    if agency.note:
        yield shared(agency.note, _in_the_table)
    yield shared(agency.evidence, _rests_on)
    yield shared(agency.confidence, _confidence)


def _helper(helper: Helper, content: Content) -> Iterator[Line]:
    """A helper as the table has it: its name is not in the catalog, so it stands here."""
    yield Line(partial(helper_name, helper))
    if helper.near:
        yield Line(partial(what_it_does, helper))
    yield Line(lambda language: place(helper.place, content, language), _place)
    yield shared(helper.kind, lambda language: language.say("book.helper_kind", "Kind:"))
    if helper.work or helper.also:
        yield shared(", ".join((*helper.work, *helper.also)), lambda language: language.say("book.helper_work", "For these kinds of work:"))
    yield shared(", ".join(helper.needs), lambda language: language.say("book.helper_needs", "Helps with:"))
    if helper.narrow:
        yield Line(lambda language: language.say("book.narrow", "Helps only some people, so no plan depends on it."))
    if helper.booklet:
        yield Line(lambda language: language.say("book.only_booklet", "In the booklet only."))
    if helper.office:
        yield shared(helper.office, lambda language: language.say("book.same_as", "The same thing as this office, which is told instead:"))
    yield from _phones_and_pages(helper.phone, helper.seen, (helper.url,), helper.seen)
    for text in filter(None, (helper.languages, helper.serves, helper.limits)):
        yield shared(text, _in_the_table)
    yield shared(helper.evidence, _rests_on)


def _phones_and_pages(phone: str, phone_seen: int | None, urls: Iterable[str], link_seen: int | None) -> Iterator[Line]:
    if phone:
        yield Line(partial(with_year, phone, phone_seen), lambda language: language.say("book.phone", "Phone:"))
    for url in dict.fromkeys(filter(None, urls)):
        yield Line(partial(with_year, url, link_seen), lambda language: language.say("book.page", "Web page:"))


def _in_the_table(language: Language) -> str:
    return language.say("book.in_table", "In the legal table:")


def _rests_on(language: Language) -> str:
    return language.say("book.rests_on", "Its phone, its web page or its name comes from:")


def _place(language: Language) -> str:
    return language.say("book.place", "Place:")


def _confidence(language: Language) -> str:
    return language.say("book.confidence", "How sure we are:")


def place(id_: str, content: Content, language: Language) -> str:
    """The name of a place; the offices and rules of the whole country have none in the list."""
    return language.say("book.country", "the whole country") if id_ == "US" else language.of("place", content.place[id_], "name")


def _rule(rule: Rule, content: Content) -> Iterator[Line]:
    yield Line(lambda language: _rule_about(rule, content, language))
    if rule.use == "compute":
        yield Line(lambda language: _rule_count(rule, language), lambda language: language.say("book.counts", "Computed:"))
    elif rule.use == "lawyer_by":
        yield Line(
            lambda language: _rule_count(rule, language),
            lambda language: language.say("book.court", "For court, through a lawyer; never a day to make a complaint by:"),
        )
    elif rule.says:
        yield shared(rule.says, lambda language: language.say("book.says", "Text only, no date. It says:"))
    if rule.margin_days:
        yield shared(str(rule.margin_days), lambda language: language.say("book.margin", "Days taken off again, to be safe:"))
    if rule.how_it_counts:
        yield Line(partial(_how_it_counts, rule.how_it_counts), lambda language: language.say("book.how_counts", "How a complaint counts:"))
    if rule.acts_since:
        yield shared(rule.acts_since.isoformat(), lambda language: language.say("book.acts_since", "Only for acts on or after:"))
    if rule.closes_court:
        yield Line(_closes_court)
    if rule.maybe:
        yield Line(
            lambda language: language.say(
                "book.maybe", "Holds in some cases only: on a second line, never as the next day that the person must not miss."
            )
        )
    if rule.confidence:  # a text row may have none: it carries no number
        yield shared(rule.confidence, _confidence)


def _how_it_counts(how: HowItCounts, language: Language) -> str:
    texts = {
        "phone": language.say("book.how_phone", "a call counts"),
        "written": language.say("book.how_written", "in writing"),
        "served": language.say("book.how_served", "in writing, and the boss gets a copy in time"),
        "unknown": language.say("book.how_unknown", "not known"),
    }
    return texts[how]


def _rule_about(rule: Rule, content: Content, language: Language) -> str:
    claims = "; ".join(f"{language.of('claim', content.claim[c], 'label')} ({c})" for c in (rule.claim, *rule.also))
    office = office_name(content.agency[rule.agency], language) if rule.agency else ""
    return " · ".join(filter(None, (place(rule.place, content, language), language.of("rule", rule, "city"), office, claims)))


def _rule_count(rule: Rule, language: Language) -> str:
    clocks = {
        "payday": language.say("book.clock_payday", "the payday that was missed"),
        "work_done": language.say("book.clock_work_done", "the day the work was done"),
        "act": language.say("book.clock_act", "the day it happened or the day the worker was told, whichever came first"),
        "notice": language.say("book.clock_notice", "the day the worker learned what happened"),
        "last_act": language.say("book.clock_last_act", "the last act"),
    }
    units = {
        "days": language.say("book.unit_days", "days: {amount}", amount=rule.amount),
        "months": language.say("book.unit_months", "months: {amount}", amount=rule.amount),
        "years": language.say("book.unit_years", "years: {amount}", amount=rule.amount),
    }
    return language.say("book.counted", "{length}, counted from {clock}", length=units[rule.unit or ""], clock=clocks[rule.clock or ""])
