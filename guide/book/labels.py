"""The book's own words: what each field of the content is called, and what each kind of item is."""

from __future__ import annotations

from guide.words.language import Language, Say


def field(name: str, language: Language) -> str:
    """The label in front of a text. Raises KeyError for a field without a label: then add one here."""
    names = {
        "text": "",
        "term": "",
        "label": "",
        "name": "",
        "title": "",
        "ask": "",
        "do": "",
        "why": language.say("book.why", "Why:"),
        "title_open": language.say("book.title_open", "Title while DALE is open:"),
        "why_open": language.say("book.why_open", "Why, while DALE is open:"),
        "story_title": language.say("book.story_title", "Story, title:"),
        "story": language.say("book.story", "Story:"),
        "picture": language.say("book.picture", "The drawing, for people who do not see it:"),
        "hint": language.say("book.hint", "Hint:"),
        "help": language.say("book.help", "Help:"),
        "find_out": language.say("book.find_out", "Task if not known:"),
        "again": language.say("book.again", "Said when it is asked again:"),
        "detail": language.say("book.detail", "Detail:"),
        "say": language.say("book.say", "Words to say:"),
        "avoid": language.say("book.avoid", "What not to do:"),
        "meaning": language.say("book.meaning", "Meaning:"),
        "what": "",
        "does": language.say("book.does", "What it does:"),
        "note": language.say("book.note", "Note:"),
        "short": language.say("book.short", "In short, for the row of a table:"),
        "city": language.say("book.city", "Only in this city or county:"),
    }
    return names[name]


def of_field(name: str) -> Say:
    """The label of a field, in any language."""
    return lambda language: field(name, language)
