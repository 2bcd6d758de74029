"""The titles of the chapters of the book, and what a reader should know before each."""

from __future__ import annotations

from guide.content.schema import Step
from guide.words.language import Language, Say

OF_KINDS: dict[str, tuple[str, ...]] = {
    "questions": ("question",),
    "tasks": ("task", "sentence"),
    "notices": ("notice",),
    "papers": ("paper",),
    "lawyer": ("lawyer_question",),
    "card": ("card_line",),
    "terms": ("term",),
    "agencies": ("caution", "agency"),
    "helpers": ("limit", "helper"),
    "deadlines": ("claim", "rule_text", "rule"),
    "places": ("place",),
}
"""Chapter -> the kinds of items that it holds, in the order of the book. A new kind has its chapter, its title and its name here."""


def title(id_: str) -> Say:
    """The title of a chapter. Raises KeyError for a chapter without one: then add it here."""

    def say(language: Language) -> str:
        names = {
            "status": language.say("book.status", "DALE: open or closed"),
            "questions": language.say("book.questions", "Every question"),
            "tasks": language.say("book.tasks", "What one person should do"),
            "notices": language.say("book.notices", "Notices"),
            "papers": language.say("book.papers", "Documents to gather"),
            "lawyer": language.say("book.lawyer", "Questions for the lawyer"),
            "card": language.say("book.card", "The rights card"),
            "terms": language.say("book.meanings", "Meanings of words"),
            "agencies": language.say("book.agencies", "Labor offices"),
            "helpers": language.say("book.helpers", "Who can help"),
            "deadlines": language.say("book.deadlines", "Time limits"),
            "conditions": language.say("book.conditions", "Named conditions"),
            "places": language.say("book.places", "Places"),
            "program_words": language.say("book.program_words", "Words on the screen and in print"),
            "open": language.say("book.open_part", "ONLY WHILE DALE IS OPEN"),
            "sources": language.say("book.sources", "Sources"),
        }
        return names[id_]

    return say


def about(id_: str) -> Say:
    """A sentence under the title of a chapter; "" where the title is enough."""

    def say(language: Language) -> str:
        texts = {
            "status": language.say(
                "book.about_status",
                "Read this first. The record says if the protection called DALE (deferred action for workers) counts as open or closed. "
                "The record decides what the whole guide says.",
            ),
            "step": language.say("book.about_step", "What is said while DALE counts as closed, and what is always said."),
            "questions": language.say(
                "book.about_questions", "In the order in which they are asked. Under each: its answers, and when it is asked at all."
            ),
            "tasks": language.say(
                "book.about_tasks",
                "In the order of harm, the worst first. Under each task stand the sentences that can be said of it, each with its "
                "condition and its facts.",
            ),
            "notices": language.say(
                "book.about_all_notices", "Lines for everyone, and what a person should know. Each says where it may stand."
            ),
            "agencies": language.say(
                "book.about_agencies",
                "First the cautions, then the offices. A phone or a web page that may not be shown is not in the guide at all.",
            ),
            "helpers": language.say(
                "book.about_helpers",
                "First what must stand beside a helper, then groups, lines and lists. Nobody here has agreed to be listed yet.",
            ),
            "deadlines": language.say(
                "book.about_deadlines",
                "A rule that is computed gives one day that the person must not miss: the complaint must be made by that day. Any other "
                "rule gives words, never a date.",
            ),
            "conditions": language.say("book.about_conditions", "Where a table of answers is not enough, one of these decides."),
            "program_words": language.say(
                "book.about_words", "Texts that the guide itself says. Words in braces are filled in: a date, a name, a number."
            ),
            "sources": language.say(
                "book.about_sources", "The addresses are for reviewers. Many are unofficial copies; no worker sees them."
            ),
        }
        return texts.get(id_, "")

    return say


def about_open(show: bool) -> Say:
    """The sentence under the title of the open part. `show`: its words are printed; otherwise the sentence says that they are hidden."""

    def say(language: Language) -> str:
        hidden_until = language.say(
            "book.about_open",
            "No person sees any of this while DALE counts as closed. It shows what was asked for in 2023 and 2024.",
        )
        return hidden_until if show else f"{hidden_until} {hidden(language)}"

    return say


def step(item: Step, number: int) -> Say:
    return lambda language: language.say("book.step", "Step {number}: {title}", number=number, title=language.of("step", item, "title"))


def hidden(language: Language) -> str:
    return language.say("book.hidden", "The words are hidden while DALE counts as closed. A reviewer can print a preview with them.")


def no_record(language: Language) -> str:
    return language.say("book.no_record", "There is no record of DALE that can be read, so DALE counts as closed.")


def evidence(language: Language) -> str:
    return language.say("book.evidence", "Evidence:")


def point(language: Language) -> str:
    return language.say("book.point", "Shown as a list:")


def alone(language: Language) -> str:
    return language.say("book.alone", "Only alone:")


def retired(language: Language) -> str:
    return language.say("book.retired", "Not offered any more, only read in old answers:")


def hint(language: Language) -> str:
    return language.say("book.hint", "Hint:")


def kind(name: str, language: Language) -> str:
    """What an item is. Raises KeyError for a kind without a name: then give it one here."""
    names = {
        "program": language.say("book.kind_program", "Record of DALE"),
        "status_text": language.say("book.kind_status_text", "Text about DALE"),
        "step": language.say("book.kind_step", "Step"),
        "question": language.say("book.kind_question", "Question"),
        "advice": language.say("book.kind_advice", "Advice of the booklet"),
        "task": language.say("book.kind_task", "Task"),
        "sentence": language.say("book.kind_sentence", "Sentence of a task"),
        "paper": language.say("book.kind_paper", "Document"),
        "notice": language.say("book.kind_notice", "Notice"),
        "lawyer_question": language.say("book.kind_lawyer_question", "Question for the lawyer"),
        "card_line": language.say("book.kind_card_line", "Line of the rights card"),
        "term": language.say("book.kind_term", "Term"),
        "place": language.say("book.kind_place", "Place"),
        "source": language.say("book.kind_source", "Source"),
        "caution": language.say("book.kind_caution", "Caution"),
        "agency": language.say("book.kind_agency", "Labor office"),
        "limit": language.say("book.kind_limit", "What to know about a helper"),
        "helper": language.say("book.kind_helper", "Helper"),
        "claim": language.say("book.kind_claim", "Kind of complaint"),
        "rule": language.say("book.kind_rule", "Rule for a time limit"),
        "rule_text": language.say("book.kind_rule_text", "Text of rules"),
        "condition": language.say("book.kind_condition", "Named condition"),
        "words": language.say("book.kind_words", "Words on the screen and in print"),
    }
    return names[name]


def of_kind(name: str) -> Say:
    """The name of a kind of item, in any language."""
    return lambda language: kind(name, language)


# --- the front of the book ------------------------------------------------------------------------------------------------


def book_title(language: Language) -> str:
    return language.say("book.title", "The book: everything that the guide says")


def how_to_read(language: Language) -> str:
    return language.say(
        "book.how",
        "For lawyers and worker-center readers. Mark what is wrong, unclear or missing, and write beside it. "
        "The id in the margin tells us which line your note is about.",
    )


def reviewed(date: str, reviewer: str, language: Language) -> str:
    """In the margin: when an item was last compared with its sources, and by which lawyer."""
    if reviewer.strip():
        return language.say("book.reviewed_by", "reviewed {date}; lawyer: {lawyer}", date=date, lawyer=reviewer.strip())
    return language.say("book.reviewed", "reviewed {date}; no lawyer yet", date=date)


def only_open(language: Language) -> str:
    return language.say("book.only_open", "only while DALE is open")
