"""A question as HTML: its words, what its words mean, what is wrong with its answer. The controls belong to each view.

`other`: the language that is shown beside `language` when someone helps the person; else None.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from guide.content.load import Content
from guide.content.schema import STEPS, Option, Question, Term
from guide.core.draft import Draft
from guide.core.form import boxes_of
from guide.core.interview import Screen, asked_again
from guide.core.status import Status
from guide.html.aloud import listen_button
from guide.words.answers import mistake_text
from guide.words.language import Language
from guide.words.plan import step_title

BETWEEN = " · "
"""Between two languages in one text. The bridge (parts.js) finds it in a label, and marks what follows with its language."""


def heading(screen: Screen, content: Content, language: Language, status: Status, *, light: bool = False) -> str:
    """Above the question: the step it belongs to. light: without the five circles."""
    if screen.part in STEPS:
        number, step = STEPS.index(screen.part) + 1, content.step[screen.part]
        title = step_title(step, status.open)(language)
        text = language.say("screen.step", "Step {number} of 5: {title}", number=number, title=title)
    else:
        number, text = (0, language.say("screen.part_start", "Before we begin"))
        if screen.part == "end":
            number, text = 6, language.say("screen.part_end", "At the end")
    dots = "".join(f'<i class="{"done" if n < number else "now" if n == number else ""}">{n}</i>' for n in range(1, 6))
    circles = "" if light else f'<div class="steps" aria-hidden="true">{dots}</div>'
    return f'{circles}<p class="part" id="progress">{escape(text)}</p>'


def mistakes(screen: Screen, draft: Draft, language: Language) -> str:
    """At the top, when there is more than one mistake: all of them, each a link to its question."""
    wrong = [question for question in screen.questions if question.id in draft.mistakes]
    if len(wrong) < 2:
        return ""
    title = language.say("screen.mistakes", "Please look at these answers again. Nothing was lost.")
    rows = (
        f'<li><a href="#mistake-{q.id}" data-to="{q.id}">{escape(language.of("question", q, "ask"))}</a> '
        f"{escape(mistake_text(q, draft.mistakes[q.id], draft.typed.get(q.id, {}), language))}</li>"
        for q in wrong
    )
    group = 'role="group" aria-labelledby="mistakes" data-error tabindex="-1"'
    return f'<div class="mistake" {group}><p id="mistakes">{escape(title)}</p><ul>{"".join(rows)}</ul></div>'


def asked(
    question: Question,
    first: bool,
    options: tuple[str, ...],
    content: Content,
    language: Language,
    other: Language | None,
    *,
    light: bool = False,
) -> str:
    """The question and its explanations. first: it stands at the top of its screen.

    options: they stand in an attribute; the bridge reads which one is marked when the line drops.  light: without what needs a script.
    """
    level, where = ("h1", ' aria-describedby="progress"') if first else ("h2", "")
    listen = "" if light else listen_button(language, language.of("question", question, "ask"), f"text-{question.id}")
    given = f' data-options="{" ".join(options)}"' if question.kind in ("one", "agency") and not light else ""
    ask = escape(language.of("question", question, "ask"))
    html = [f'<div id="text-{question.id}"{given}><{level} id="ask-{question.id}"{where}>{ask}</{level}>']
    if other:
        html.append(f'<p class="other" lang="{other.code}">{escape(other.of("question", question, "ask"))}</p>')
    if question.help:
        html.append(f"<p>{escape(language.of('question', question, 'help'))}</p>")
        if other:
            html.append(f'<p class="other" lang="{other.code}">{escape(other.of("question", question, "help"))}</p>')
    if question.point:
        rows = (escape(language.of("option", point, "label", question.id)) for point in question.point)
        html.append("<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>")
        if other:
            rows = (escape(other.of("option", point, "label", question.id)) for point in question.point)
            html.append(f'<ul class="other" lang="{other.code}">' + "".join(f"<li>{row}</li>" for row in rows) + "</ul>")
    for each in filter(None, (language, other)):
        why = each.say("screen.why", "Why we ask: {reason}", reason=each.of("question", question, "why"))
        kind = "why" if each is language else "why other"
        html.append(f'<p class="{kind}" lang="{each.code}">{escape(why)}</p>')
    html.append("</div>")
    html.append(listen)
    for id_ in question.terms:
        html.append(_meaning(content.term[id_], language, other))
    return "".join(html)


def _meaning(term: Term, language: Language, other: Language | None) -> str:
    """A word that a tap explains."""
    first, *second = dict.fromkeys(each.of("term", term, "term") for each in (language, other) if each)
    marked = "".join(f'{BETWEEN}<span lang="{other.code}">{escape(text)}</span>' for text in second if other)
    html = f"<details><summary>{escape(first)}{marked}</summary>"
    html += f"<p>{escape(language.of('term', term, 'meaning'))}</p>"
    if other:
        html += f'<p class="other" lang="{other.code}">{escape(other.of("term", term, "meaning"))}</p>'
    return html + "</details>"


def both(language: Language, other: Language | None, say: Callable[[Language], str]) -> str:
    """The same short text in the language of the page and, when someone helps, in the other one, unless they are equal."""
    return BETWEEN.join(dict.fromkeys(say(each) for each in (language, other) if each))


def again(question: Question, draft: Draft, language: Language, other: Language | None) -> str:
    """Why a question that had an answer is asked again; "" when it is not. The other ticks are as they were."""
    typed = draft.typed.get(question.id, {})
    if not asked_again(question, draft.answers) and not any(o.retired and typed.get(o.id) for o in question.option):
        return ""
    rows = (f'<p lang="{lg.code}">{escape(lg.of("question", question, "again"))}</p>' for lg in (language, other) if lg)
    return f'<div role="status" class="notice">{"".join(rows)}</div>'


def mistake(question: Question, draft: Draft, language: Language) -> str:
    """What is wrong with the answer to one question; "" when nothing is.

    The bridge ties it to the controls of the question; of its boxes, to those that are `marked`, by id, because a browser tells no script
    when a box is marked. Alone it gets the focus (`data-error`), and so is said, once: as an alert it would be said twice. With other
    mistakes, their list gets it.
    """
    code = draft.mistakes.get(question.id)
    if code is None:
        return ""
    typed = draft.typed.get(question.id, {})
    focused = " data-error" if len(draft.mistakes) == 1 else ""
    text = escape(mistake_text(question, code, typed, language))
    about = f'data-question="{question.id}" data-marked="{" ".join(boxes_of(question, code, typed))}"'
    return f'<p{focused} class="mistake" {about} tabindex="-1" id="mistake-{question.id}">{text}</p>'


def hint(option: Option, question: Question, language: Language, other: Language | None) -> str:
    """What an option means, in one language or two; "" where there is nothing to say."""
    if not option.hint:
        return ""
    return _hints(f"{question.id}-{option.id}", lambda each: each.of("option", option, "hint", question.id), language, other)


def day_hint(question: Question, language: Language, other: Language | None) -> str:
    """Below a date: its day may be left out."""

    def say(each: Language) -> str:
        return each.say("screen.day_hint", "You can leave the day empty if you only know the month.")

    return _hints(f"{question.id}-day", say, language, other)


def hint_id(question: Question, part: str) -> str:
    """The id of the hint about one part of a question, for the control that it explains."""
    return f"hint-{question.id}-{part}"


def _hints(field: str, say: Callable[[Language], str], language: Language, other: Language | None) -> str:
    """The same hint in one language or two, each marked with its language for whoever hears it. The first alone is tied to the control
    of its `field`: a description has one voice."""
    tied = f' id="hint-{field}" data-hint="{field}"'
    both_ = [each for each in (language, other) if each]
    return "".join(f'<p class="hint" lang="{each.code}"{"" if n else tied}>{escape(say(each))}</p>' for n, each in enumerate(both_))
