"""The words of the notes for a lawyer. The person speaks: "I"; what a campaign filled in is said about everyone there.

Goes in: a `Fact` of core/notes.py.  Comes out: a whole sentence. No sentence says that one thing led to another, none names a limit,
and none says which program made the paper.
"""

from __future__ import annotations

from typing import Final

from guide.content.languages import Code
from guide.content.load import Content
from guide.core.answers import Day
from guide.core.notes import TO_SHOW, Fact, Topic
from guide.words.answers import answer_words
from guide.words.language import NAMES, Language, Say

# --- around the facts ---------------------------------------------------------------------------------------------------


def pdf_title(language: Language) -> str:
    """What a window or a printer shows."""
    return language.say("notes.pdf_title", "Notes")


def title(language: Language) -> str:
    return language.say("notes.title", "Notes for my lawyer")


def private(language: Language) -> str:
    """The first words of all."""
    return language.say("notes.private", "PRIVATE: notes for my lawyer. Not sworn, not complete. Do not sign.")


FIRST_WORDS: Final[tuple[Say, ...]] = (
    lambda language: language.say("notes.never_give", "Do not give or send it to the boss, the insurer, the police or immigration."),
    lambda language: language.say(
        "notes.not_to_an_office",
        "A labor office may send the boss a copy. Do not hand this to an office. Copy from it what the form asks.",
    ),
    lambda language: language.say("notes.do_not_carry", "Do not carry it at work, to a check-in, to court or to an airport."),
    lambda language: language.say(
        "notes.may_be_wrong",
        "From a few questions. What is not here may still have happened. Days and amounts may be wrong.",
    ),
)
"""What must not be done with the paper, and how far it can be believed."""


def my_name(language: Language) -> str:
    return language.say("notes.my_name", "My name:")


def employer(language: Language) -> str:
    return language.say("notes.employer", "Boss or company:")


def at_the_lawyers(language: Language) -> str:
    return language.say("notes.at_the_lawyers", "Write both names only at the lawyer’s office.")


def answered_in(code: Code, language: Language) -> str:
    """Which of the two sides is the person's own."""
    return language.say("notes.answered_in", "Answered in: {language}. The other side is a fixed translation.", language=NAMES[code])


def made_on(day: str, language: Language) -> str:
    return language.say("notes.made_on", "Printed on {date}.", date=day)


def heading(topic: Topic, before: bool, language: Language) -> str:
    """before: whether the paper says what came before a punishment."""
    if topic == "after" and not before:
        return language.say("notes.done", "What they did to me")
    return _HEADINGS[topic](language)


_HEADINGS: dict[Topic, Say] = {
    "work": lambda language: language.say("notes.work", "My work"),
    "pay": lambda language: language.say("notes.pay", "My pay"),
    "before": lambda language: language.say("notes.before", "What came before"),
    "after": lambda language: language.say("notes.after", "What came after"),
    "more": lambda language: language.say("notes.more", "What else happened"),
    "coworkers": lambda language: language.say("notes.coworkers", "My coworkers"),
    "show": lambda language: language.say("notes.show", "What I can show the lawyer"),
    "told": lambda language: language.say("notes.told", "Complaints so far"),
}


def group(language: Language) -> str:
    return language.say("notes.group", "What the group wrote down")


def group_how(language: Language) -> str:
    return language.say("notes.group_how", "A group wrote this about the whole workplace. It may not be true for each person.")


def add(language: Language) -> str:
    return language.say("notes.add", "What I want to add")


def not_here(language: Language) -> str:
    return language.say("notes.not_here", "Not here: documents, numbers, how you came, names of coworkers. Say these only to the lawyer.")


FOOTER: Final[tuple[Say, ...]] = (lambda language: language.say("notes.footer", "Private notes. Not a form. Not sent to anyone."),)


# --- tables to fill in --------------------------------------------------------------------------------------------------


def wages(language: Language) -> str:
    return language.say("notes.wages", "My pay, payday by payday")


def wages_how(language: Language) -> str:
    return language.say(
        "notes.wages_how",
        "Write what you remember. Your own notes count. Someone you trust can write it for you. Leave open what you do not know.",
    )


WAGES: Final[tuple[Say, ...]] = (
    lambda language: language.say("notes.payday", "Payday"),
    lambda language: language.say("notes.hours", "Hours"),
    lambda language: language.say("notes.promised", "Promised"),
    lambda language: language.say("notes.paid", "Paid"),
    lambda language: language.say("notes.missing", "Missing"),
)


def total(language: Language) -> str:
    return language.say("notes.total", "Total")


def calls(language: Language) -> str:
    return language.say("notes.calls", "Calls and answers")


CALLS: Final[tuple[Say, ...]] = (
    lambda language: language.say("notes.call_day", "Day"),
    lambda language: language.say("notes.call_who", "Who"),
    lambda language: language.say("notes.call_what", "What they said"),
)


# --- a fact -------------------------------------------------------------------------------------------------------------


def day_words(day: Day, language: Language) -> str:
    """The day as it was given: a month is never made into a day."""
    if day.exact:
        return language.long_date(day.date)
    return language.say("notes.month_only", "about {month} (month only)", month=language.month(day.date))


def fact_text(fact: Fact, content: Content, language: Language, of_group: bool = False) -> str:
    """One fact as a sentence. of_group: a campaign said it about everyone there."""
    if fact.day is not None:
        return _DAYS[fact.question](language).format(day=day_words(fact.day, language))
    if fact.question in ("work", "state") or fact.value in content.agency:
        told = answer_words(fact.question, fact.value, content, language)
        match fact.question:
            case "work":
                return language.say("notes.kind_of_work", "Kind of work: {work}.", work=told)
            case "state":
                return language.say("notes.place", "Place: {place}.", place=told)
            case _:
                return language.say("notes.office", "Office: {office}.", office=told)
    key = fact.question, fact.value
    return (_GROUP[key] if of_group and key in _GROUP else _OWN[key])(language)


_DAYS: dict[str, Say] = {
    "when_fired": lambda language: language.say("notes.when_fired", "Told of being fired: {day}."),
    "when_cut": lambda language: language.say("notes.when_cut", "First time hours or pay were cut: {day}."),
    "when_threatened": lambda language: language.say("notes.when_threatened", "First threat: {day}."),
    "when_other_act": lambda language: language.say("notes.when_other_act", "First time of the punishment: {day}."),
    "when_immigration_threat": lambda language: language.say("notes.when_immigration_threat", "First threat about immigration: {day}."),
    "when_pay_first": lambda language: language.say("notes.when_pay_first", "First payday that was wrong: {day}."),
    "when_pay_last": lambda language: language.say("notes.when_pay_last", "Last payday that was wrong: {day}."),
    "when_discrimination": lambda language: language.say(
        "notes.when_discrimination", "Day of the unfair treatment, or the first one: {day}."
    ),
    "when_harassment": lambda language: language.say("notes.when_harassment", "Last time of the harassment: {day}."),
    "when_papers_asked": lambda language: language.say(
        "notes.when_papers_asked", "First time the boss asked for documents or refused them: {day}."
    ),
    "when_papers_kept": lambda language: language.say("notes.when_papers_kept", "Day the boss took the documents: {day}."),
    "when_injured": lambda language: language.say("notes.when_injured", "Day of getting hurt or first feeling sick: {day}."),
}
"""Question -> its day. `{day}` stands for the day as it was given."""

_OWN: dict[tuple[str, str], Say] = {
    ("still_working", "yes"): lambda language: language.say("notes.still_there", "I still work there."),
    ("still_working", "no"): lambda language: language.say("notes.not_there", "I do not work there any more."),
    ("problems", "not_paid"): lambda language: language.say("notes.not_paid", "I was not paid for my work."),
    ("problems", "low_pay_or_overtime"): lambda language: language.say(
        "notes.low_pay", "I was paid too little, or not paid for extra hours."
    ),
    ("when_pay_last", "ongoing"): lambda language: language.say("notes.pay_goes_on", "The pay is still wrong."),
    ("punished_for", "pay"): lambda language: language.say("notes.asked_pay", "I asked about pay."),
    ("punished_for", "safety"): lambda language: language.say("notes.spoke_safety", "I spoke about a danger or an injury."),
    ("punished_for", "acting_together"): lambda language: language.say("notes.joined", "I joined with coworkers."),
    ("punished_for", "discrimination"): lambda language: language.say(
        "notes.spoke_unfair", "I spoke against unfair treatment or harassment."
    ),
    ("punished_for", "papers"): lambda language: language.say("notes.spoke_papers", "I spoke about how the boss used our documents."),
    ("punished_for", "other"): lambda language: language.say("notes.other_before", "There was something else. I can tell the lawyer."),
    ("punished_how", "fired"): lambda language: language.say("notes.fired", "They fired me or did not call me back."),
    ("punished_how", "cut"): lambda language: language.say("notes.cut", "They cut my hours or my pay."),
    ("punished_how", "threatened"): lambda language: language.say("notes.threatened", "They threatened me."),
    ("punished_how", "other_act"): lambda language: language.say("notes.other_act", "They punished me in another way."),
    ("problems", "punished"): lambda language: language.say("notes.punished", "They punished me."),
    ("problems", "immigration_threat"): lambda language: language.say(
        "notes.immigration_threat", "Someone threatened to call immigration."
    ),
    ("problems", "unsafe"): lambda language: language.say("notes.unsafe", "The work is dangerous."),
    ("problems", "injured"): lambda language: language.say("notes.injured", "I got hurt or sick from the work."),
    ("problems", "discrimination"): lambda language: language.say(
        "notes.discrimination", "I was treated worse than others. It has to do with who I am."
    ),
    ("when_discrimination", "ongoing"): lambda language: language.say("notes.unfair_goes_on", "The unfair treatment still goes on."),
    ("problems", "harassment"): lambda language: language.say("notes.harassment", "Someone harasses me, touches me or insults me."),
    ("when_harassment", "ongoing"): lambda language: language.say("notes.harassment_goes_on", "The harassment still goes on."),
    ("problems", "forced_or_trapped"): lambda language: language.say("notes.forced", "I was forced to work, or they did not let me leave."),
    ("problems", "papers_asked"): lambda language: language.say(
        "notes.papers_asked", "The boss asked for new documents, or refused good ones."
    ),
    ("problems", "papers_kept"): lambda language: language.say("notes.papers_kept", "The boss keeps my passport or other documents."),
    ("problems", "papers_audit"): lambda language: language.say("notes.papers_audit", "Immigration is checking documents at work."),
    ("problems", "papers_abuse"): lambda language: language.say("notes.papers_abuse", "The boss used documents against us."),
    ("problems", "other"): lambda language: language.say("notes.other", "Something else happened. I can tell the lawyer."),
    ("coworkers", "yes_talking"): lambda language: language.say(
        "notes.coworkers_talking", "It happened to them too, and we talk about it. (No names here.)"
    ),
    ("coworkers", "yes_not_yet"): lambda language: language.say(
        "notes.coworkers_not_yet", "It happened to them too. We have not talked about it yet. (No names here.)"
    ),
    ("coworkers", "no"): lambda language: language.say("notes.coworkers_no", "It happened only to me."),
    ("evidence", "notes"): lambda language: language.say("notes.own_notes", "My own notes of days and hours."),
    ("evidence", "witnesses"): lambda language: language.say("notes.witnesses", "There are people who saw it. (No names here.)"),
    ("evidence", TO_SHOW): lambda language: language.say("notes.to_show", "Documents and pictures to show the lawyer."),
    ("reported", "me"): lambda language: language.say("notes.told_by_me", "I told a labor office about this workplace."),
    ("reported", "someone_else"): lambda language: language.say(
        "notes.told_by_another", "Someone else told a labor office about this workplace."
    ),
    ("reported", "no"): lambda language: language.say("notes.told_by_nobody", "No complaint at a labor office that I know of."),
    ("reported_to", "other"): lambda language: language.say("notes.another_office", "It was another office."),
}
"""(question, option) -> what this person says."""

_GROUP: dict[tuple[str, str], Say] = {
    ("problems", "not_paid"): lambda language: language.say("notes.group_not_paid", "People were not paid for their work."),
    ("problems", "low_pay_or_overtime"): lambda language: language.say(
        "notes.group_low_pay", "People were paid too little, or not paid for extra hours."
    ),
    ("punished_for", "pay"): lambda language: language.say("notes.group_asked_pay", "Before: people asked about pay."),
    ("punished_for", "safety"): lambda language: language.say(
        "notes.group_spoke_safety", "Before: people spoke about a danger or an injury."
    ),
    ("punished_for", "acting_together"): lambda language: language.say("notes.group_joined", "Before: coworkers joined together."),
    ("punished_for", "discrimination"): lambda language: language.say(
        "notes.group_spoke_unfair", "Before: people spoke against unfair treatment or harassment."
    ),
    ("punished_for", "papers"): lambda language: language.say(
        "notes.group_spoke_papers", "Before: people spoke about how the boss used their documents."
    ),
    ("punished_for", "other"): lambda language: language.say("notes.group_other_before", "Before: there was something else."),
    ("punished_how", "fired"): lambda language: language.say("notes.group_fired", "After: people were fired or not called back."),
    ("punished_how", "cut"): lambda language: language.say("notes.group_cut", "After: hours or pay were cut."),
    ("punished_how", "threatened"): lambda language: language.say("notes.group_threatened", "After: people were threatened."),
    ("punished_how", "other_act"): lambda language: language.say("notes.group_other_act", "After: people were punished in another way."),
    ("problems", "punished"): lambda language: language.say("notes.group_punished", "People were punished."),
    ("problems", "injured"): lambda language: language.say("notes.group_injured", "People got hurt or sick from the work."),
    ("problems", "discrimination"): lambda language: language.say(
        "notes.group_discrimination", "People were treated worse than others. It has to do with who they are."
    ),
    ("problems", "harassment"): lambda language: language.say("notes.group_harassment", "People are harassed, touched or insulted."),
    ("problems", "forced_or_trapped"): lambda language: language.say(
        "notes.group_forced", "People were forced to work, or could not leave."
    ),
    ("problems", "papers_kept"): lambda language: language.say("notes.group_papers_kept", "The boss keeps passports or other documents."),
    ("problems", "other"): lambda language: language.say("notes.group_other", "Something else happened."),
    ("reported", "someone_else"): lambda language: language.say("notes.group_told", "Someone told a labor office about this workplace."),
    ("reported", "no"): lambda language: language.say("notes.group_told_by_nobody", "No complaint at a labor office is known."),
}
"""The same where a group says it about everyone; what is not here is said in the same words."""
