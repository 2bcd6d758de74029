"""The book: every word of the guide, for a lawyer to mark up; and the preview of the open state."""

import io
import re
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import product

import pikepdf
import pytest

from guide.__main__ import main
from guide.book import make_book, make_book_html
from guide.calendar import make_calendar
from guide.content.languages import CODES
from guide.content.records import Program
from guide.core.answers import Answers
from guide.core.conditions import CONDITIONS, meaning
from guide.core.plan import make_plan, preview_plan
from guide.core.status import status_on
from guide.printed import Options, make_checklist
from guide.printed.booklet import make_booklet
from guide.words import status as status_words
from guide.words.language import load_language
from guide.words.preview import MARK, fill_in
from guide.words.tasks import told_task
from tests.help.house import modules
from tests.help.pdf_structure import CONTENT, EN, TODAY, TYPICAL, text_of, valid
from tests.help.records import open_program

REAL = {"en": [load_language("en")], "es": [load_language("es")], "both": [load_language(code) for code in CODES]}
ITEMS = list(CONTENT.items())


def squeezed(text):
    """Without spaces and hyphens: lines break anywhere, and a reader takes a hyphen at the end of a line for one of its own."""
    return re.sub(r"[\s\x02\ufffe-]+", "", text)


@cache
def book(name: str, preview: bool) -> bytes:
    """The book on paper, by language; made once."""
    return make_book(CONTENT, REAL[name], TODAY, preview_open=preview)


@cache
def text_on_paper(name: str, preview: bool) -> str:
    return squeezed(" ".join(text_of(book(name, preview))))


@cache
def page(name: str, preview: bool) -> tuple[str, str]:
    """The same as HTML: markup and text."""
    html = make_book_html(CONTENT, REAL[name], TODAY, preview_open=preview)
    return html, squeezed(unescape(re.sub(r"<[^>]+>", " ", html)))


def only_open():
    """(context, English) of everything that is said only while the record says open."""
    for context, english in CONTENT.words():
        kind, id_, name = [*context.split("."), ""][:3]
        item = getattr(CONTENT, kind, {}).get(id_)
        if getattr(item, "program", "any") == "open" or name.endswith("_open") or (kind == "status_text" and id_.endswith("_open")):
            yield context, english


# --- nothing is missing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["en", "es"])
@pytest.mark.parametrize("preview", [False, True])
def test_every_id_is_on_paper(name, preview):
    missing = [f"{kind}.{id_}" for kind, id_, _ in ITEMS if squeezed(id_) not in text_on_paper(name, preview)]
    missing += [rule for rule in CONDITIONS if rule not in text_on_paper(name, preview)]
    assert missing == []


@pytest.mark.parametrize("name", ["en", "es"])
def test_every_text_is_in_the_preview_on_paper_and_on_the_page(name):
    words = load_language(name)
    texts = [words.say(context, english) for context, english in CONTENT.words()]
    assert [t for t in texts if squeezed(t) not in page(name, True)[1]] == []
    paper = text_on_paper(name, True)
    parted = [t for t in texts if squeezed(t) not in paper]
    assert len(parted) < len(texts) / 50, "only the end of a page may part a text"
    missing = [t for t in parted if not stands_on_two_pages(squeezed(t), paper)]
    assert missing == [], "these texts are not whole in the book, not even over the turn of a page; see guide/book"


def stands_on_two_pages(text: str, paper: str) -> bool:
    """Up to some letter it stands in one place, and all the rest in another."""
    return any(text[:at] in paper and text[at:] in paper for at in range(1, len(text)))


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("preview", [False, True])
def test_every_id_is_an_anchor_once(name, preview):
    html, _ = page(name, preview)
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    wanted = {f"{kind}.{id_}" for kind, id_, _ in ITEMS}
    if preview:
        wanted |= {f"option.{q.id}.{o.id}" for q in CONTENT.question.values() for o in q.option}
    assert wanted <= set(anchors)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def test_sources_have_their_address_and_date():
    for source in CONTENT.source.values():
        assert squeezed(source.url) in text_on_paper("en", False)
        assert squeezed(source.date) in text_on_paper("en", False)


def test_conditions_are_in_words_and_rules_say_what_they_mean():
    question = CONTENT.question["problems"]
    assert squeezed(f"“{question.ask}” (problems) is answered “") in text_on_paper("en", False)
    for name in CONDITIONS:
        assert squeezed(meaning(name)) in text_on_paper("en", False)
        assert squeezed(load_language("es").say(f"condition.{name}", meaning(name))) in text_on_paper("es", False)


def test_phones_and_pages_stand_with_their_years_and_helpers_with_what_the_table_says():
    office, helper = CONTENT.agency["ak-wage"], CONTENT.helper["ny-ona-hotline"]
    for said in (f"{office.phone} ({office.phone_seen})", f"{office.url} (year not known)", helper.name, helper.serves, helper.limits):
        assert squeezed(said) in text_on_paper("en", False)


# --- the page -----------------------------------------------------------------------------------------------------------


def test_the_page_runs_nothing_and_fetches_nothing():
    for name, preview in product(REAL, (False, True)):
        html, _ = page(name, preview)
        assert not re.search(r"<(script|link|img|iframe|object|form|base)\b|\bon\w+=|url\(|@import|javascript:", html)
        assert not re.search(r'(href|src)="(?!#)', html), "addresses of sources are text, because many are unofficial"


def test_a_long_id_or_address_breaks_so_that_the_page_fits_a_phone():
    from guide.book.html import CSS

    for rule in (".two > * ", ".shared ", "h3 ", ".margin p "):
        assert "overflow-wrap: anywhere" in CSS[CSS.index(f"{rule}{{") :].split("}")[0], f"{rule}must let long names break"


def test_the_page_names_its_languages():
    html, _ = page("both", False)
    assert '<html lang="en">' in html
    assert html.count('<p lang="en">') == html.count('<p lang="es">') > 1000


# --- valid, and the same every time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("preview", [False, True])
def test_the_book_is_valid_pdf_ua(name, preview):
    valid(book(name, preview))


def test_equal_input_gives_equal_bytes():
    """On paper too: see the next test."""
    assert make_book_html(CONTENT, REAL["es"], TODAY) == page("es", False)[0]


@pytest.mark.parametrize("command", ["book", "booklet"])
def test_the_command_line_makes_the_same_paper_again_for_the_same_day(command, tmp_path):
    def made(name, day):
        assert main([command, "--language", name, "--today", day.isoformat(), "-o", str(tmp_path / "out.pdf")]) == 0
        return (tmp_path / "out.pdf").read_bytes()

    def before(name):
        return book(name, False) if command == "book" else make_booklet(CONTENT, REAL[name], TODAY)

    assert made("both", TODAY) == before("both")
    assert made("en", TODAY.replace(year=TODAY.year + 1)) != before("en"), "a record that is out of date must say so"


def test_a_missing_record_is_no_reason_to_fail():
    valid(make_book(replace(CONTENT, program=None), REAL["en"], TODAY, preview_open=True))


# --- the open part ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["en", "es"])
def test_while_closed_the_open_part_has_ids_and_no_words(name):
    words, hidden = load_language(name), dict(only_open())
    always = {english for context, english in CONTENT.words() if context not in hidden}
    for context, english in hidden.items():
        if english in always:
            continue
        text = squeezed(words.say(context, english).rpartition("}")[2])
        assert text not in text_on_paper(name, False), context
        assert text not in page(name, False)[1], context
    assert squeezed(words.say("filing.address", "Where requests to immigration go")) not in text_on_paper(name, False)


def test_in_the_preview_what_is_open_stands_in_its_own_marked_part():
    html, _ = page("en", True)
    before, _, rest = html.partition('<section class="open">')
    part, _, after = rest.partition("</section>")
    assert 'id="chapter.open"' in part
    for kind, id_, item in ITEMS:
        if getattr(item, "program", "any") == "open":
            assert f'id="{kind}.{id_}"' in part
            assert f'id="{kind}.{id_}"' not in before + after
    assert fill_in(EN) in part


def test_an_open_record_shows_its_values_without_a_preview():
    text = squeezed(" ".join(text_of(make_book(replace(CONTENT, program=open_program()), REAL["en"], TODAY))))
    assert all(squeezed(value) in text for value in open_program().filing.model_dump().values())
    assert squeezed(MARK["en"]) not in text


# --- the preview --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REAL)
def test_every_page_of_a_preview_says_so_in_both_languages(name):
    checklist = make_checklist(preview_plan(TYPICAL, CONTENT, TODAY), CONTENT, REAL[name])
    for data in (checklist, book(name, True)):
        for text in text_of(data):
            assert all(mark in text for mark in MARK.values())
    valid(checklist)


@pytest.mark.parametrize("size", ["normal", "large", "larger"])
def test_the_mark_is_read_out_once_and_first(size):
    data = make_checklist(preview_plan(TYPICAL, CONTENT, TODAY), CONTENT, REAL["both"], Options(size=size))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first = pdf.Root.StructTreeRoot.K.K[0]
        assert str(first.S) == "/P" and len(first.K) == 2
    assert all(f"{MARK['en']} / {MARK['es']}" in sheet for sheet in text_of(data))


def test_the_preview_shows_the_open_tasks_and_leaves_values_to_the_reviewer():
    closed, looked_at = make_plan(Answers(), CONTENT, TODAY), preview_plan(Answers(), CONTENT, TODAY)
    opened = make_plan(Answers(), replace(CONTENT, program=open_program()), TODAY)
    ids = [[task.id for task in plan.tasks] for plan in (looked_at, opened, closed)]
    assert ids[0] == ids[1] != ids[2], "a preview shows the tasks of the open state"
    assert looked_at.notices == opened.notices
    text = " ".join(text_of(make_checklist(looked_at, CONTENT, [EN])))
    assert text.count(fill_in(EN)) >= len(type(CONTENT.program.filing).model_fields)
    assert "Last reviewed: (your reviewer fills this in)" in text
    for task in looked_at.tasks:
        assert squeezed(told_task(task, CONTENT).lines[0].text(EN)) in squeezed(text), f"{task.id} is missing"


def test_only_a_preview_is_marked_and_nothing_else_can_become_one():
    for record in (CONTENT.program, open_program(), open_program(state="unknown"), None):
        assert not status_on(record, TODAY).preview
    for sheet in text_of(make_checklist(make_plan(TYPICAL, CONTENT, TODAY), CONTENT, [EN])):
        assert MARK["en"] not in sheet
    assert "preview" not in Program.model_fields


def test_no_room_but_the_command_line_asks_for_a_preview():
    asking = {name for name, path in modules().items() if "preview_plan" in path.read_text("utf-8")}
    assert asking == {"guide.core.plan", "guide.core.status", "guide.__main__"}, "nobody else may open the program"


def test_the_calendar_of_a_preview_does_not_exist():
    with pytest.raises(ValueError):
        make_calendar(preview_plan(TYPICAL, CONTENT, TODAY), EN)


def test_the_preview_has_the_words_of_the_open_state_and_still_no_promise():
    status = preview_plan(Answers(), CONTENT, TODAY).status
    for words in REAL["both"]:
        assert fill_in(words) in status_words.status_banner(status, CONTENT, words)
        assert fill_in(words) in status_words.status_notice(status, CONTENT, words).paragraphs[0]
