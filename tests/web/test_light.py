"""The light version: the interview as plain forms. What is asked of a browser stands in test_light_browser.py."""

import datetime as dt
import json
import re
from html import unescape
from types import SimpleNamespace

import pytest

from guide.content.languages import CODES
from guide.core.answers import VERSION, Answers, ProblemCode, write_answers
from guide.core.campaign import Campaign
from guide.core.campaign_link import to_fragment
from guide.core.draft import Draft
from guide.core.interview import screens
from guide.core.plan import make_plan
from guide.core.visit import PLAN, REVIEW, START
from guide.library import content
from guide.web.light import routes
from guide.web.light.kept import Kept, from_tab, read_kept
from guide.web.light.screens import Screens
from guide.words.answers import answer_problem_text, answer_words
from guide.words.campaign import filled_in_text, link_problem_text
from guide.words.language import load_language
from guide.words.told import told
from tests.help.app import OURS, client
from tests.help.driving import finished
from tests.help.people_files import everyone
from tests.help.plain import PlainBrowser, PlainPage, answered, fields_of, walk

CONTENT = content()
PEOPLE = {person.name: person for person in everyone(CONTENT)}
TODAY = dt.date(2026, 11, 29)
A_QUESTION, A_PLAN = 15_000, 40_000
"""Bytes of a page, uncompressed, that are never passed: what a slow line brings in a few seconds."""


@pytest.fixture
def tab(monkeypatch):
    """A tab without script, on this day."""
    day = type("Day", (dt.date,), {"today": classmethod(lambda cls: TODAY)})
    monkeypatch.setattr(routes, "dt", SimpleNamespace(date=day))
    with client() as server:
        yield PlainBrowser(server)


def begun(tab, code="en", **answers):
    """On the page behind these answers, as from a tab of the wizard that could not go on."""
    kept = Draft(answers=Answers(answers)).written() or {}
    return tab._took(tab.server.post(f"/light?lang={code}", data={"kept": json.dumps(kept)}, headers=OURS))


def at(tab):
    return json.loads(tab.kept)["at"]


def ask(question, code="en"):
    return load_language(code).of("question", CONTENT.question[question], "ask")


def page_of(kept, code, today=TODAY):
    return Screens(kept, CONTENT, load_language(code), today).page()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [("rosa", "en"), ("osvaldo", "es"), ("benita", "es")])
def test_a_person_comes_to_the_same_plan_as_in_the_wizard(tab, name, code):
    answers, language = finished(PEOPLE[name].answers, CONTENT), load_language(code)
    walk(tab.open(f"/light?lang={code}"), answers, CONTENT)
    assert at(tab) == REVIEW
    assert json.loads(tab.kept)["answers"] == write_answers(answers)["answers"]
    tab.press("plan")
    plan = make_plan(answers, CONTENT, TODAY)
    shown = unescape(" ".join(tab.page.text))
    first = next(section for section in told(plan, CONTENT) if section.id == "first")
    for item in first.items:
        assert item.lines[0].text(language) in shown
    assert tab.page.lang == code


@pytest.mark.slow
def test_every_page_of_everybody_is_small_and_whole_also_in_two_languages():
    """A question in 15 kB, the plan in 40; no form inside another, no id twice, nothing that needs a script."""
    largest = {}
    for person in PEOPLE.values():
        answers = finished(person.answers, CONTENT).with_("helper", "with_helper")
        path = screens(answers, CONTENT)
        for n in range(len(path)):
            for code in CODES if n % 2 else reversed(CODES):
                key = (path[n].id, code)
                if key not in largest:
                    largest[key] = page_of(Kept(answers=answers, at=str(n + 1)), code, person.today)
        for code in CODES:
            page = page_of(Kept(answers=answers, at=PLAN), code, person.today)
            assert len(page) <= A_PLAN, f"{person.name}, {code}: the plan has {len(page)} bytes; move something behind it (light/plan.py)"
            largest["plan", code] = max(largest.get(("plan", code), b""), page, key=len)
    for (id_, code), page in largest.items():
        PlainPage(page.decode())
        assert id_ == "plan" or len(page) <= A_QUESTION, f"{id_}, {code}: {len(page)} bytes; make its page shorter"
    assert {id_ for id_, _ in largest} >= {q.screen or q.id for q in CONTENT.question.values() if not q.retired}


@pytest.mark.parametrize("code", CODES)
def test_each_choice_each_field_and_each_button_stands_on_a_line_of_its_own_without_any_style(code):
    """A text browser knows no style, and in one line nobody sees which mark belongs to which words."""
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    for at in ("start", *(str(n) for n in range(1, len(screens(answers, CONTENT)) + 1)), REVIEW, PLAN):
        page = page_of(Kept(answers=answers, at=at), code).decode()
        loose = re.findall(r'(?<!<div>)<(?:label|button)(?![^>]*class="(?:plain|enter)")[^>]*>', page)
        assert not loose, f"{at}: put these in a <div>: {loose}"


def test_no_form_lets_a_browser_write_what_it_holds_or_sent_into_a_file():
    """Firefox writes what is typed, unless the form says autocomplete="off"; Chromium what was sent, unless there was a password in it."""
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    for at in ("start", "1", REVIEW, PLAN):
        for form in PlainPage(page_of(Kept(answers=answers, at=at), "es").decode()).forms:
            passwords = [about for _, about in form.controls if about.get("type") == "password"]
            assert form.attributes.get("autocomplete") == "off" and passwords, (
                f"{at}: give it both (html/fields.py, UNSAVED): {form.attributes}"
            )


def test_each_part_behind_the_plan_opens_and_leads_back(tab):
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    begun(tab, **answers.values).press("plan")
    plan = tab.page.heading
    parts = [do for form in tab.page.forms for do in form.buttons() if do.startswith("more.")]
    assert len(parts) >= 4
    for part in parts:
        tab.press(part)
        assert tab.page.heading != plan
        heading = tab.page.heading
        tab.press("stay")
        assert tab.page.heading not in ("", plan), "the other language must stay on the same part"
        assert len(tab.data) <= A_PLAN
        tab.press("plan")
        assert heading != tab.page.heading


@pytest.mark.parametrize("code", CODES)
def test_what_is_marked_and_not_accepted_stays_through_two_changes_of_language_and_becomes_the_answer(tab, code):
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    tab.open(f"/light?lang={code}").press("start")
    for screen in screens(answers, CONTENT):
        tab.press("stay", answered(screen, answers))  # to the other language
        assert tab.page.lang != code
        tab.press("stay")  # and back; nothing is filled in again
        assert tab.page.lang == code
        tab.press("next")
    assert json.loads(tab.kept)["answers"] == write_answers(answers)["answers"]


def test_back_keeps_what_is_marked_and_next_brings_it_again(tab):
    begun(tab, helper="alone", situation="never")
    tab.press("back", {"state.choice": ["TX"]})
    assert tab.page.heading == ask("situation")
    tab.press("next")
    assert tab.page.heading == ask("state")
    tab.press("next")
    assert json.loads(tab.kept)["answers"]["state"] == "TX"


@pytest.mark.parametrize("code", CODES)
def test_a_mistake_stands_beside_its_question_and_nothing_typed_is_lost_in_either_language(tab, code):
    other = next(c for c in CODES if c != code)
    begun(tab, code, **_until("when_fired", PEOPLE["rosa"].answers))
    typed = {"when_fired.month": ["2"], "when_fired.day": ["30"], "when_fired.year": ["2026"]}
    tab.press("next", typed)
    for now in (code, other):
        assert answer_problem_text("not_a_day", load_language(now)) in unescape(" ".join(tab.page.text))
        for name, values in typed.items():
            assert tab.page.forms[0].sent()[name] == values
        tab.press("stay")
    tab.press("next", {"when_fired.day": ["13"]})
    assert json.loads(tab.kept)["answers"]["when_fired"] == "2026-02-13"


def _until(question, answers):
    """The answers before this question, and no other."""
    path = [q.id for screen in screens(answers, CONTENT) for q in screen.questions]
    return {q: answers.values[q] for q in path[: path.index(question)] if q in answers.values}


def test_two_mistakes_are_listed_at_the_top_without_links_because_an_address_must_not_tell_the_question(tab):
    person = next(p for p in PEOPLE.values() if {"when_pay_first", "when_pay_last"} <= p.answers.values.keys())
    begun(tab, **_until("when_pay_first", person.answers))
    tab.press("next", {"when_pay_first.day": ["40"], "when_pay_last.day": ["41"]})
    assert load_language("en").say("screen.mistakes", "Please look at these answers again. Nothing was lost.") in " ".join(tab.page.text)
    assert b'href="#' not in tab.data


def test_the_same_form_sent_again_gives_the_same_page(tab):
    """After the browser's own Back. Nothing is remembered in between, so nothing can be different."""
    begun(tab, helper="alone", situation="never")
    tab.press("next", {"state.choice": ["TX"]})
    page = tab.data
    tab.press("next", {"work.choice": ["farm"]})
    assert tab.data != page
    begun(tab, helper="alone", situation="never").press("next", {"state.choice": ["TX"]})
    assert tab.data == page


def test_changing_one_answer_leads_back_to_the_review_by_next_and_by_back(tab):
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    for do in ("next", "back"):
        begun(tab, **answers.values)
        assert at(tab) == REVIEW
        number = next(n for n, s in enumerate(screens(answers, CONTENT), 1) if s.id == "state")
        tab.press(f"change.{number}")
        assert tab.page.heading == ask("state")
        tab.press(do)
        assert at(tab) == REVIEW


def test_clear_everything_leaves_nothing_in_the_page_and_says_what_it_cannot_clear(tab):
    begun(tab, helper="alone", state="TX").press("clear")
    assert json.loads(tab.kept) == {"at": "start"}
    assert "TX" not in tab.kept
    said = load_language("en").say(
        "light.cleared",
        "Your answers are cleared from this page. The pages from before may still be in this tab. Close the tab, so that nobody can go "
        "back to them.",
    )
    assert said in unescape(" ".join(tab.page.text))


CODE = to_fragment(Campaign(state="TX", work="construction", problems=("not_paid",)))


@pytest.mark.parametrize("typed", [CODE, CODE.upper(), f"https://example.org/guide#{CODE}", f" {CODE}. "])
def test_the_code_of_a_flyer_fills_in_what_it_says(tab, typed):
    tab.open("/light?lang=en").press("start", {"code": [typed]})
    assert json.loads(tab.kept)["answers"]["state"] == "TX"
    assert tab.page.heading == ask("helper")
    while tab.page.heading != ask("state"):
        tab.press("next")
    assert filled_in_text(load_language("en")) in unescape(" ".join(tab.page.text))


@pytest.mark.parametrize("code", CODES)
def test_a_code_that_is_not_whole_is_said_beside_the_field_and_nothing_is_filled_in(tab, code):
    tab.open(f"/light?lang={code}").press("start", {"code": [CODE[:-1]]})
    assert link_problem_text("link_broken", load_language(code)) in unescape(" ".join(tab.page.text))
    assert json.loads(tab.kept) == {"at": "start"}
    tab.press("start")
    assert tab.page.heading == ask("helper", code)


def test_a_kept_file_opens_and_asks_before_it_replaces_answers(tab):
    file = json.dumps(write_answers(finished(PEOPLE["rosa"].answers, CONTENT))).encode()
    tab.open("/light?lang=en").press("open", file=file)
    assert at(tab) == REVIEW
    mine = json.loads(tab.kept)["answers"]
    other = json.dumps({"version": VERSION, "answers": {"helper": "alone", "state": "CA"}}).encode()
    tab.press("plan").press("open", file=other)
    asked = load_language("en").say("saved.title", "Open this file?")
    assert tab.page.heading == asked
    assert tab.press("stay").page.heading == load_language("es").say("saved.title", "Open this file?")
    tab.press("keep")
    assert json.loads(tab.kept)["answers"] == mine
    assert "offered" not in json.loads(tab.kept)
    tab.press("open", file=other).press("take")
    assert json.loads(tab.kept)["answers"] == {"helper": "alone", "state": "CA"}


@pytest.mark.parametrize("data", [b"", b"not JSON", b'{"version": 99, "answers": {}}', b"\xff\xfe", b"[" * 50_000])
def test_a_wrong_file_is_said_kindly_and_the_answers_stay(tab, data):
    begun(tab, **finished(PEOPLE["rosa"].answers, CONTENT).values).press("plan")
    mine = json.loads(tab.kept)
    tab.press("open", file=data)
    assert json.loads(tab.kept) == mine
    code: ProblemCode = "newer_version" if b"99" in data else "not_answers"
    assert answer_problem_text(code, load_language("en")) in unescape(" ".join(tab.page.text))


@pytest.mark.parametrize(
    "kept",
    ["", "null", "[]", "{", "7", '"x"', "[" * 5000, '{"at": "plan"}', '{"at": 7, "typed": 3, "given": [], "answers": 1}',
     '{"at": "99", "version": 2, "answers": {"state": "XX"}, "typed": {"state": {"choice": ["TX"]}, "problems": 4}, "offered": {"a": 1}}',
     '{"at": "1", "more": "\\ud800", "version": 2, "answers": {}, "typed": {"helper": {"choice": "\\udfff"}}}',
     '{"at": "3", "more": "days", "wrong": true, "changing": 1, "version": 2, "answers": {}, "typed": {"helper": {"choice": {}}}}'],
)  # fmt: skip
def test_a_hidden_field_that_was_changed_by_hand_breaks_nothing(tab, kept):
    tab._took(tab.server.post("/light?lang=es", data={"kept": kept}, headers=OURS))
    for form in tab.page.forms:
        for do in form.buttons():
            answer = tab.server.post("/light?lang=es", data={"kept": kept, "do": do}, headers=OURS)
            assert answer.status_code == 200


@pytest.mark.parametrize(("hours", "opened"), [(0, True), (11.9, True), (12.1, False), (-30, True)])
def test_what_a_tab_kept_is_opened_for_twelve_hours_by_the_servers_clock(hours, opened):
    """A draft from the future is one of a clock that was put right: it is opened."""
    now, draft = 1_800_000_000.0, json.dumps(write_answers(Answers({"helper": "alone"})))
    kept = from_tab(json.dumps({"at": (now - hours * 3600) * 1000, "text": draft}), now)
    assert kept == (draft if opened else "")
    assert from_tab(draft, now) == draft, "a draft without its wrapping comes as it is"


@pytest.mark.parametrize(
    "text", [Kept(answers=Answers({"helper": "alone"}), at="2").field(), '{"text": "", "at": 1' + "0" * 400 + "}", "["]
)
def test_what_a_page_of_the_light_version_carries_is_no_draft_of_a_tab(text):
    """Its "at" is a place, and no time that is long past."""
    assert from_tab(text, 1_800_000_000.0) == text


@pytest.mark.parametrize("value", [["<b>"], {"<b>": 1}, "<b>", 7, True, None])
def test_what_is_typed_by_hand_of_any_kind_is_shown_as_text_or_not_at_all(value):
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    parts = ("choice", "month", "day", "year", "text", "not_paid", "unknown")
    typed = {id_: dict.fromkeys(parts, value) for id_ in CONTENT.question}
    for n in range(1, len(screens(answers, CONTENT)) + 1):
        draft = Draft(answers=answers, typed=typed)
        kept = read_kept(json.dumps({**(draft.written() or {}), "at": str(n), "wrong": True}), CONTENT, TODAY)
        assert "<b>" not in page_of(kept, "es").decode()


def test_a_name_in_any_script_is_text_and_never_html(tab):
    name = "O'Malley <script>alert(1)</script> & “Ñandú” 玛丽亚"
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    number = next(n for n, s in enumerate(screens(answers, CONTENT), 1) if s.id == "print_name")
    begun(tab, **answers.values).press(f"change.{number}").press("next", {"print_name.text": [name]})
    assert b"<script" not in tab.data
    assert json.loads(tab.kept)["answers"]["print_name"] == name
    assert name in "".join(tab.page.text)


@pytest.mark.parametrize("do", ["", "explode", "__class__", "done", "next.x.y"])
def test_a_button_that_there_is_not_is_refused_in_kind_words(tab, do):
    answer = tab.server.post("/light?lang=es", data={"kept": "{}", "do": do}, headers=OURS)
    assert answer.status_code == (200 if do.startswith("next") else 400)


def test_a_button_that_a_text_browser_sends_twice_is_pressed_once_and_two_buttons_are_refused(tab):
    """Lynx sends every button that says the same as the one that was pressed: also the one for the Enter key."""
    tab._took(tab.server.post("/light?lang=en", data={"kept": "{}", "do": ["start", "start"]}, headers=OURS))
    assert tab.page.heading == ask("helper")
    assert tab.server.post("/light?lang=en", data={"kept": "{}", "do": ["start", "next"]}, headers=OURS).status_code == 400


def test_a_form_of_another_website_and_one_that_is_far_too_large_are_refused(tab):
    assert tab.server.post("/light", data={"kept": "{}"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert tab.server.post("/light", data={"kept": "x" * 200_000}, headers=OURS).status_code == 413


def test_nothing_that_was_answered_stands_in_an_address_or_a_title(tab):
    begun(tab, **finished(PEOPLE["rosa"].answers, CONTENT).values).press("plan")
    for form in tab.page.forms:
        assert form.attributes["method"] == "post"
        for about in form.buttons().values():
            assert about.get("formaction", form.attributes["action"]).split("?")[0] in ("/light", "/checklist", "/calendar", "/answers")
    assert b"<title>Five Steps" in tab.data


def test_an_advocate_goes_on_with_the_campaign_and_the_next_person_finds_nothing_of_the_last(tab):
    campaign = Campaign(state="TX", work="construction", workplace="Obra Norte")
    kept = Draft(campaign=campaign, answers=Answers({"lawyer": "yes"})).written()
    tab._took(tab.server.post("/light?lang=en", data={"kept": json.dumps(kept)}, headers=OURS))
    assert "Obra Norte" in "".join(tab.page.text)
    assert b'lang="es"' in tab.data, "both languages are shown when someone helps"
    tab.press("next_person")
    left = json.loads(tab.kept)
    assert left["campaign"]["workplace"] == "Obra Norte"
    assert "lawyer" not in left["answers"]


def test_an_answer_that_is_not_offered_any_more_is_asked_again_and_says_why(tab):
    begun(tab, helper="alone", situation="never", state="MO", work="other", problems=("unsafe", "papers_abuse"))
    assert tab.page.heading == ask("problems")
    assert load_language("en").of("question", CONTENT.question["problems"], "again") in unescape(" ".join(tab.page.text))
    assert tab.page.forms[0].sent()["problems.unsafe"] == ["on"]


def test_no_risk_is_on_paper_when_a_page_is_printed():
    answers = finished(PEOPLE["rosa"].answers, CONTENT)
    number = next(n for n, s in enumerate(screens(answers, CONTENT), 1) if s.id == "risk")
    for kept in (Kept(answers=answers, at=str(number)), Kept(answers=answers, at=REVIEW)):
        page = page_of(kept, "en").decode()
        words = answer_words("risk", answers.one("risk"), CONTENT, load_language("en")) if answers.one("risk") != "unknown" else ask("risk")
        inside = page[page.index('class="off-paper"') :]
        assert words in unescape(inside)
        assert ask("risk") not in unescape(page[: page.index('class="off-paper"')])


def test_every_option_can_be_sent_and_is_read_back_as_it_was_typed(tab):
    """A skip too: nothing marked is the answer that a person sends who marks nothing."""
    answers = finished(PEOPLE["felipe"].answers, CONTENT)
    for screen in screens(answers, CONTENT):
        for question in screen.questions:
            begun(tab, **_until(question.id, answers))
            if at(tab) == START:
                tab.press("start")
            tab.press("next", {name: v for q in screen.questions for name, v in fields_of(q, answers).items()})
            assert json.loads(tab.kept)["answers"].get(question.id) == write_answers(answers)["answers"][question.id]
