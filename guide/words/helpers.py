"""Who can help that is not a labor office, in words: a group, a line or a list, with what must stand beside it.

Goes in: a Helper and the Content.  Comes out: an `Item`.
"""

from __future__ import annotations

from guide.content.directory import Helper
from guide.content.languages import TRANSLATED
from guide.content.load import Content
from guide.words.language import NAMES, Language, of
from guide.words.numbers import page_text, phone_line
from guide.words.outline import Item, Line


def told_helper(helper: Helper, content: Content) -> Item:
    """Its name, whom it helps, what must stand beside it, and how to reach it, where that is confirmed. Who helps only some people says so
    first."""
    about = [Line(lambda language: what_it_does(helper, language), "detail")]
    if set(helper.spoken).intersection(TRANSLATED):
        about.append(Line(lambda language: they_speak(helper, language), "detail"))
    limit = [Line(of("limit", content.limit[helper.limit], "text"), "caution")] if helper.limit else []
    lines = [Line(lambda language: helper_name(helper, language), "name"), *((*limit, *about) if helper.narrow else (*about, *limit))]
    if helper.phone:
        lines.append(phone_line(helper.phone, helper.seen))
    if helper.url:
        lines.append(Line(lambda language: page_text(helper.url, helper.seen, language), "page", link=lambda language: helper.url))
    return Item(f"helper.{helper.id}", tuple(lines), fact=helper)


def helper_name(helper: Helper, language: Language) -> str:
    """Its own name; a line or a list of the government has one in each language."""
    return helper.name_in.get(language.code, helper.name)


def what_it_does(helper: Helper, language: Language) -> str:
    """Whom it helps, with what and where."""
    if helper.near:
        return language.say("helper.near", "Immigration help near {town}. Ask what it costs.", town=helper.near)
    return language.of("helper", helper, "does")


def they_speak(helper: Helper, language: Language) -> str:
    """Each language by its own name, so that whoever speaks it finds it."""
    return language.say("helper.speaks", "They speak: {languages}.", languages=language.list([NAMES[code] for code in helper.spoken]))


def only_a_name(language: Language) -> str:
    """Stands once above a list in which some have no number."""
    return language.say(
        "helper.only_name",
        "Some groups have only a name here, because nobody has checked their phone number yet. Look for the name, or ask a group that "
        "you trust.",
    )


def helpers_how(language: Language) -> str:
    """Stands once above every list: nobody in it has promised anything."""
    return language.say("helper.how", "Ask first: do you help in cases like mine, what does it cost, and who will see my name?")


def ask_first(language: Language) -> str:
    """Stands above whom to call on a person's sheet: what to ask before telling anything (plan, rule 14)."""
    return language.say(
        "helper.ask_first", "First ask: “Who are you? Is it free? Are you lawyers? Is this secret?” Only then tell what happened."
    )
