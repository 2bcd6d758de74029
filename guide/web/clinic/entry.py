"""The page with the form of a campaign. It shows again what was typed, and beside each field what is wrong.

A question that is not asked after another answer is hidden by the style sheet (`:has`), so that no script is needed. A browser that
does not know `:has` shows every question; a field with a mistake is always shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from guide.content.load import Content
from guide.content.schema import Kind
from guide.core.campaign import ABOUT_ONE_PERSON, CampaignProblem
from guide.core.form import BOXES
from guide.web.clinic import words
from guide.web.clinic.fields import Fields, kind_of
from guide.web.clinic.page import GROUP, HERE, choose, form, frame, submit
from guide.web.pages import paragraphs
from guide.words.answers import answer_words, box_label, no_month, part_label
from guide.words.campaign import campaign_problem_text, problem_reason
from guide.words.language import Language

FORM = "campaign"
FEW = 6
"""Choices with fewer answers than this are all shown; the others are lists that open."""
GOES_WITH = {"reported_when": "reported_to"}
"""Fields that are shown and hidden with a question."""


def sections(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The facts of a campaign as the form shows them, by the section they stand in: each question that is shared, in the order it is
    asked, and beside it what is only printed."""

    def asked(part: str) -> list[str]:
        return [key for key in content.shared if content.question[key].part == part]

    workplace, report, letter = ["state", "work"], asked("report"), asked("agency_letter")
    happened = [key for key in content.shared if key not in (*workplace, *report, *letter)]  # so that no question is left out
    happened.sort(key=lambda key: content.question[key].kind == "date")  # one note stands above all days
    return {
        "workplace": ("workplace", *workplace),
        "happened": tuple(happened),
        "agency": (*report, "reported_when"),
        "letter": (*letter, "letter_date", "letter_scope"),
        "clinic": ("local_organization", "clinic_date", "clinic_place"),
    }


def entry_page(
    language: Language,
    content: Content,
    typed: Fields,
    problems: Sequence[CampaignProblem] = (),
    file_problems: Sequence[CampaignProblem] | None = None,
) -> bytes:
    """The page. `file_problems`: what is wrong with the file that was to be opened; an empty list: no file was chosen."""
    at = EntryFields(language, content, typed, problems)
    parts = [
        at.mistakes() if problems else "",
        paragraphs(words.about(language)),
        _open(language, content, file_problems),
        f"<h2>{escape(words.fill_in(language))}</h2>{paragraphs([words.all_optional(language)])}",
        form(FORM, HERE, "".join(at.sections()) + submit(language.say("clinic_page.go_on", "Go on"), "main"), language),
    ]
    return frame(language, words.title(language), "".join(parts), again=FORM, style=hiding(content))


def _open(language: Language, content: Content, problems: Sequence[CampaignProblem] | None) -> str:
    lines = [words.no_file(language)] if problems == [] else [campaign_problem_text(p, content, language) for p in problems or ()]
    said, wrong = "", ' aria-invalid="true" aria-describedby="e-file"' if lines else ""
    if lines:
        rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
        head = f"<p>{escape(words.file_mistakes(language))}</p>" if problems else ""
        said = f'<div class="mistakes" id="e-file" {GROUP % "e-file"}>{head}<ul>{rows}</ul></div>'
    chosen = f'<input type="file" id="file" name="file" accept=".toml"{wrong}>'
    field = f'<p class="field"><label for="file">{escape(words.open_label(language))}</label>{chosen}</p>'
    inside = form("open", HERE, field + submit(language.say("clinic_page.open", "Open this file")), language, file=True)
    return f'<section class="part"><h2>{escape(words.open_title(language))}</h2>{said}{inside}</section>'


class EntryFields:
    """The fields of the form as HTML, with what was typed and what is wrong. `key`: the name of a field in the campaign."""

    def __init__(self, language: Language, content: Content, typed: Fields, problems: Sequence[CampaignProblem]):
        self.language, self.content, self.typed = language, content, typed
        self.labels, self.hints = words.labels(language), words.hints(language)
        self.wrong: dict[str, str] = {}
        for problem in problems:
            self.wrong.setdefault(problem.key, problem_reason(problem, content, language))

    def mistakes(self) -> str:
        """All mistakes at the top, each with the way to its field."""
        order = [key for keys in sections(self.content).values() for key in keys]
        rows = "".join(
            f'<li><a href="#{self.target(key)}">{escape(self.label(key))}</a> {escape(self.wrong[key])}</li>'
            for key in sorted(self.wrong, key=order.index)
        )
        head = escape(words.mistakes(self.language, len(self.wrong)))
        return f'<div class="mistakes" id="mistakes" {GROUP % "wrong"}><h2 id="wrong">{head}</h2><ul>{rows}</ul></div>'

    def sections(self) -> Iterator[str]:
        """The headings, each followed by its fields."""
        for name, keys in sections(self.content).items():
            yield f"<h2>{escape(words.sections(self.language)[name])}</h2>"
            first_day = next((key for key in keys if self.kind(key) == "date"), "") if name == "happened" else ""
            for key in keys:
                if key == first_day:
                    yield f'<p class="quiet">{escape(words.same_days(self.language))}</p>'
                if not self._retired(key):
                    yield self.field(key)

    def _retired(self, key: str) -> bool:
        return key in self.content.question and self.content.question[key].retired

    def _again(self, key: str) -> str:
        """Why an answer of an old campaign must be chosen again, or ""."""
        question = self.content.question.get(key)
        old = question and any(o.retired and o.id in self.typed.get(key, ()) for o in question.option)
        return self.language.of("question", question, "again") if question and old else ""

    def label(self, key: str) -> str:
        """The question, or the name of a field that is no question of the interview."""
        question = self.content.question.get(key)
        return self.language.of("question", question, "ask") if question else self.labels[key]

    def target(self, key: str) -> str:
        """The id of the first element of a field that can have the focus."""
        if self.kind(key) == "many":
            return f"{key}-{self.options(key)[0]}"
        return f"{key}-month" if self.kind(key) == "date" else f"{key}-each" if self.few(key) else key

    def kind(self, key: str) -> Kind:
        return kind_of(key, self.content)

    def few(self, key: str) -> bool:
        """One answer can be chosen, of so few that all are shown."""
        return self.kind(key) == "one" and len(self.options(key)) < FEW

    def options(self, key: str) -> list[str]:
        """The ids of the answers that a campaign can give."""
        return [o for o in self.content.offered[key] if o != "skip" and o not in ABOUT_ONE_PERSON.get(key, ())]

    def field(self, key: str) -> str:
        """A field with its label, its hint, and what is wrong with it."""
        notes, wrong = [], self.wrong.get(key)
        if again := self._again(key):
            notes.append(f'<span class="mistake">{escape(again)}</span>')
        if key in self.hints:
            notes.append(f'<span class="hint" id="h-{key}">{escape(self.hints[key])}</span>')
        if wrong:
            notes.append(f'<span class="mistake" id="e-{key}">{escape(wrong)}</span>')
        ids = " ".join(f"{kind}-{key}" for kind, there in (("h", key in self.hints), ("e", wrong)) if there)
        about = (f' aria-describedby="{ids}"' if ids else "") + (' aria-invalid="true"' if wrong else "")
        note = "".join(f"<p>{n}</p>" for n in notes)
        kind = "wrong" if wrong else ""
        label = escape(self.label(key))
        if self.kind(key) == "text":
            box = f'<input type="text" id="{key}" name="{key}" value="{escape(self.one(key))}"{about}>'
            return f'<div class="field {kind}" id="f-{key}"><label for="{key}">{label}</label>{note}{box}</div>'
        if self.kind(key) in ("one", "place", "agency") and not self.few(key):
            chosen = f'<select id="{key}" name="{key}"{about}>{"".join(self.list(key))}</select>'
            return f'<div class="field {kind}" id="f-{key}"><label for="{key}">{label}</label>{note}{chosen}</div>'
        inside = "".join(self.day(key, about)) if self.kind(key) == "date" else "".join(self.picks(key, about))
        described = f' aria-describedby="{ids}"' if ids else ""
        return f'<fieldset class="{kind}" id="f-{key}"{described}><legend>{label}</legend>{note}{inside}</fieldset>'

    def one(self, name: str) -> str:
        """What was typed into a field that can be given once; "" for nothing."""
        return next(iter(self.typed.get(name, ())), "")

    def list(self, key: str) -> Iterator[str]:
        """The options of a list that opens; agencies under their places."""
        yield f'<option value="">{escape(words.ask_each(self.language))}</option>'
        if self.kind(key) != "agency":
            yield from (self.option(key, o) for o in self.options(key))
            return
        by_place: dict[str, list[str]] = {}
        for agency in self.content.agency.values():
            by_place.setdefault(agency.place, []).append(agency.id)
        for place, agencies in sorted(by_place.items(), key=lambda pair: (pair[0] != "US", pair[0])):
            named = self.content.place.get(place)
            name = (
                self.language.of("place", named, "name")
                if named
                else self.language.say("clinic_page.federal", "Federal offices (for every state)")
            )
            yield f'<optgroup label="{escape(name)}">{"".join(self.option(key, id_) for id_ in agencies)}</optgroup>'
        yield from (self.option(key, o.id) for o in self.content.question[key].option)

    def option(self, key: str, id_: str) -> str:
        """One option of such a list."""
        chosen = " selected" if id_ == self.one(key) else ""
        return f'<option value="{escape(id_)}"{chosen}>{escape(self.words_of(key, id_))}</option>'

    def words_of(self, key: str, id_: str) -> str:
        return answer_words(key, id_, self.content, self.language)

    def picks(self, key: str, about: str) -> Iterator[str]:
        """One answer or several, all to be seen."""
        kind = "checkbox" if self.kind(key) == "many" else "radio"
        if kind == "radio":
            chosen = "" if self.one(key) else " checked"
            box = f'<input type="radio" id="{key}-each" name="{key}" value=""{chosen}>'
            yield f'<label class="pick">{box}<span>{escape(words.ask_each(self.language))}</span></label>'
        hints = {o.id: self.language.of("option", o, "hint", key) for o in self.content.question[key].option if o.hint}
        for id_ in self.options(key):
            chosen = " checked" if id_ in self.typed.get(key, ()) else ""
            hint = f'<span class="hint">{escape(hints[id_])}</span>' if id_ in hints else ""
            text = f"<span>{escape(self.words_of(key, id_))}{hint}</span>"
            yield f'<label class="pick"><input type="{kind}" id="{key}-{id_}" name="{key}" value="{id_}"{chosen}{about}>{text}</label>'

    def day(self, key: str, about: str) -> Iterator[str]:
        """Month, day and year, as in the wizard: no number can be mistaken for another. The day may stay empty."""
        language = self.language
        months = {"": no_month(language), **{str(n): name for n, name in enumerate(language.month_names(), 1)}}
        yield '<div class="days">'
        yield choose(f"{key}-month", f"{key}.month", part_label("month", language), months, self.one(f"{key}.month"), about)
        for part in ("day", "year"):
            label = part_label(part, language)
            value, at = escape(self.one(f"{key}.{part}")), f"{key}-{part}"
            box = f'<input type="text" inputmode="numeric" id="{at}" name="{key}.{part}" value="{value}"{about}>'
            yield f'<p class="field"><label for="{at}">{escape(label)}</label>{box}</p>'
        yield "</div>"
        question, said = self.content.question.get(key), self.one(f"{key}.said")
        there = {"ongoing": question and question.ongoing, "unknown": said == "unknown"}  # "unknown" only from a file
        for value in (box for box in BOXES if there[box]):
            chosen = " checked" if said == value else ""
            box = f'<input type="checkbox" id="{key}-{value}" name="{key}.said" value="{value}"{chosen}{about}>'
            yield f'<label class="pick">{box}<span>{escape(box_label(value, language))}</span></label>'


def hiding(content: Content) -> str:
    """Rules that hide a question while the answer to an earlier one leaves it out."""
    rules = []
    for key in content.shared:
        when = content.question[key].when
        if not isinstance(when, Mapping):
            continue
        for asked, options in when.items():
            chosen = ",".join(f"#{asked}-{o}:checked" for o in options if o not in ABOUT_ONE_PERSON.get(asked, ()))
            silent = f':has([name="{asked}"]:checked)' if "unknown" in options else ""
            for field in (key, *(f for f, with_ in GOES_WITH.items() if with_ == key)):
                rules.append(f"#{FORM}:not(:has({chosen})){silent} #f-{field}:not(.wrong){{display:none}}")
    return "".join(rules)
