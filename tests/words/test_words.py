"""What the guide says and shows, looked at by machine: who runs it, the status, forbidden words, old facts, drawings, reading level."""

import datetime as dt
import re
import shutil
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any, get_args

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from guide import drawings
from guide.__main__ import main
from guide.checks.contacts import official
from guide.checks.content import check_content, warnings
from guide.checks.forbidden import FILE, load_forbidden, said_in_view, said_in_words
from guide.checks.shown import Reader, check_shown, ticks_everything
from guide.content.languages import CODES, SOURCE, Code
from guide.content.load import FOLDER, Content, load
from guide.content.reading import ContentError
from guide.content.records import Host, Program
from guide.content.schema import STATUS_TEXTS, STEPS, Paper, Reviewed, Rule
from guide.core.answers import Answers
from guide.core.conditions import CONDITIONS
from guide.core.plan import make_plan
from guide.core.status import status_on
from guide.html import plan as plan_html
from guide.html import story
from guide.library import content
from guide.printed.booklet import make_booklet
from guide.printed.checklist import make_checklist
from guide.printed.document import foot, page_of
from guide.printed.long import make_long
from guide.screen import start
from guide.screen.state import State
from guide.web.pages import landing_response
from guide.words.catalogs import all_words
from guide.words.language import load_language
from guide.words.meanings import terms_in
from guide.words.offices import host_lines, office_found, offices_head, offices_how, run_by
from guide.words.outline import section_of
from guide.words.told import told, told_more
from tests.help.people_files import everyone
from tests.help.tables import by_id
from tests.tools import make_words_page, reading_level

CONTENT = content()
DAY = dt.date(2026, 11, 22)
HOST = Host(
    name="Centro del Valle",
    phone="555-010-0100",
    address="12 Example Street",
    hours={"en": "Monday to Friday", "es": "lunes a viernes"},
    languages=("English", "español", "K’iche’"),
    about={"en": "We are a worker center. We are not lawyers.", "es": "Somos un centro de trabajadores. No somos abogados."},
)


def changed(kind: str, id_: str, **changes: object) -> Content:
    """The content with one item changed."""
    items = getattr(CONTENT, kind)
    changed_kind: dict[str, Any] = {kind: {**items, id_: items[id_].model_copy(update=changes)}}
    return replace(CONTENT, **changed_kind)


def problems_in(tmp_path, file, change):
    """What `load` says when one file of the content is changed."""
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(change(text), "utf-8")
    with pytest.raises(ContentError) as error:
        load(folder, CONDITIONS)
    return [str(p) for p in error.value.problems]


@cache
def reader(code: Code) -> Reader:
    """Reads finished views of the content as it is."""
    return Reader(CONTENT, code)


def said(problems) -> str:
    return "\n".join(map(str, problems))


# --- who runs the guide -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_without_a_host_the_guide_says_that_nobody_stands_behind_this_copy_and_leaves_room(code):
    words, plan = load_language(code), make_plan(Answers(), CONTENT, DAY)
    assert host_lines(CONTENT.host, words) == ()
    assert run_by(CONTENT.host, words) == words.say(
        "host.nobody", "No organization has put its name on this copy. It is not from the government."
    )
    own = words.say("result.local", "Write on your sheet the name and phone of a worker center, union or lawyer near you.")
    assert own in plan_html.page(plan, CONTENT, words)


@pytest.mark.parametrize(("code", "about"), HOST.about.items())
def test_the_host_stands_first_under_who_to_call_in_its_own_words(code, about):
    words, plan = load_language(code), make_plan(Answers(), CONTENT, DAY)
    lines = host_lines(HOST, words)
    assert lines[0] == HOST.name
    assert lines[-1] == about
    assert HOST.phone in lines[1]
    html = plan_html.page(plan, replace(CONTENT, host=HOST), words)
    call = html[html.index(words.say("told.call", "Who to call")) :]
    assert all(line in call for line in lines)
    assert call.index(HOST.name) < call.index(office_found(CONTENT.agency[plan.contacts[0].agency], words))


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("host", [CONTENT.host, HOST])
def test_the_paper_and_the_booklet_say_who_runs_the_guide_and_give_the_whole_contact(code, host):
    words, content = load_language(code), replace(CONTENT, host=host)
    plan = make_plan(Answers(), content, DAY)
    papers = {
        "sheet": make_checklist(plan, content, [words]),
        "long": make_long(plan, content, [words]),
        "booklet": make_booklet(content, [words], DAY),
    }
    for name, pdf in papers.items():
        pages = [squeezed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]
        assert name == "sheet" or squeezed(run_by(host, words)) in "".join(pages), f"{name}: say who runs this copy"
        assert all(squeezed(line) in pages[0] for line in host_lines(host, words)), f"{name}: the whole contact stands in front"


def squeezed(text):
    return re.sub(r"[\s\x02\ufffe-]+", "", text)


def first_screen():
    from guide.web.streamlit.words import chosen_language

    start.draw(State(), status_on(CONTENT.program, DAY), HOST, chosen_language())


@pytest.mark.slow
@pytest.mark.parametrize(("code", "sentence"), [("en", "It is not from the government."), ("es", "La guía no es del gobierno.")])
def test_the_first_screen_says_who_runs_the_guide_and_that_it_is_not_the_government(code, sentence):
    test = AppTest.from_string(f"import {__name__} as here; here.first_screen()", default_timeout=30)
    test.query_params["lang"] = code
    html = " ".join(e.proto.body for e in test.run().get("html"))
    assert not test.exception
    assert HOST.name in html
    assert sentence in html
    assert "WhatsApp" in html, "inside WhatsApp or Facebook the paper may not download; say so before the first question"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ('phone = "555-010-0100"', "give the name"),
        ('name = "A"\nhours.en = "9 to 5"', "in every language"),
        ('name = "A"\nabout.es = "Somos un grupo."', "in every language"),
        ('name = "A"\nphone = "call Ana"', "phone"),
        ('name = "A"\nlogo = "logo.svg"', "logo.svg is not in this folder"),
        ('name = "A"\nlogo = "../secret.png"', "logo"),
        ('name = "A"\nemail = "a"', "email"),
        ("name = ", "not valid TOML"),
    ],
)
def test_a_broken_host_file_is_a_problem_like_any_other(tmp_path, text, remedy):
    found = said(problems_in(tmp_path, "host.toml", lambda _: text))
    assert "host.toml" in found
    assert remedy in found


# --- the status ---------------------------------------------------------------------------------------------------------


def test_every_sentence_about_the_program_stands_in_the_content_with_its_sources():
    assert set(CONTENT.status_text) == set(STATUS_TEXTS)
    assert all(text.sources for text in CONTENT.status_text.values())
    in_code = [key for key, place in all_words(CONTENT).items() if place != "content" and not key[0].startswith("book.")]
    dated = [key for key in in_code if re.search(r"\b(in|since|until) 20\d\d\b", key[1])]
    assert not dated, f"a fact with its year belongs to the content, with a source: {dated}"


def test_a_missing_status_text_and_a_strange_brace_are_named(tmp_path):
    found = said(problems_in(tmp_path, "status.toml", lambda language: language.replace('id = "rights"', 'id = "right"', 1)))
    assert "status.toml: rights: this text must be there" in found
    shutil.rmtree(tmp_path / "content")
    assert "only {as_of}" in said(
        problems_in(tmp_path, "status.toml", lambda language: language.replace("reviewed: {as_of}", "reviewed: {today}", 1))
    )


# --- python -m guide check ----------------------------------------------------------------------------------------------


def test_the_content_has_no_problem_and_no_warning_on_the_day_of_its_review():
    assert not list(check_content(CONTENT, DAY, release=True))
    assert not list(warnings(CONTENT, DAY))


@pytest.mark.parametrize("file", ["tasks.toml", "advice.toml", "papers.toml", "status.toml", "notices.toml"])
def test_a_statement_without_a_source_or_without_a_date_is_refused(tmp_path, file):
    found = problems_in(tmp_path, file, lambda language: re.sub(r"sources = \[.*?\]", "sources = []", language, count=1))
    assert any("sources" in p for p in found)
    shutil.rmtree(tmp_path / "content")
    found = problems_in(tmp_path, file, lambda language: re.sub(r"(?m)^reviewed = .*$", "", language, count=1))
    assert any("reviewed: Field required" in p for p in found)


def test_a_deadline_without_a_source_or_without_a_date_is_refused(tmp_path):
    def without_source(text):
        head, row, rest = text.partition('id = "us-osha-11c"')
        return head + row + re.sub(r"sources = \[.*?\]", "sources = []", rest, count=1)

    assert "us-osha-11c: a compute row needs a source" in said(problems_in(tmp_path, "deadlines.toml", without_source))
    shutil.rmtree(tmp_path / "content")
    found = problems_in(tmp_path, "deadlines.toml", lambda language: re.sub(r"(?m)^reviewed = .*$", "", language, count=1))
    assert any("reviewed: Field required" in p for p in found)


def test_a_source_that_nobody_uses_is_named():
    source = next(iter(CONTENT.source.values())).model_copy(update={"id": "L000"})
    found = said(check_content(replace(CONTENT, source={**CONTENT.source, "L000": source})))
    assert "source L000: nothing rests on it" in found


UNOFFICIAL = (
    "https://www.example.com/",
    "https://www.dol.gov.example.com/",
    "http://www.dol.gov/",
    "https://labor.us/",
    "https://dolxgov/",
)


@pytest.mark.parametrize("field", ["url", "url_in"])
def test_an_unofficial_page_is_never_a_link(field):
    """Each stands at an office of its own, so that each must be found."""
    assert not any(map(official, UNOFFICIAL))
    offices = dict(zip(CONTENT.agency, UNOFFICIAL, strict=False))
    page = {id_: {"es": url} if field == "url_in" else url for id_, url in offices.items()}
    wrong = {id_: CONTENT.agency[id_].model_copy(update={field: page[id_]}) for id_ in offices}
    found = [
        p.item for p in check_content(replace(CONTENT, agency={**CONTENT.agency, **wrong})) if "only a page of the government" in p.remedy
    ]
    assert found == [f"agency {id_}" for id_ in offices]


@pytest.mark.parametrize("url", ["https://www.osha.gov/workers", "https://maine.gov", "https://www.dllr.state.md.us/labor/"])
def test_a_page_of_a_government_may_be_a_link(url):
    assert official(url)


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("ftp://group.org/", "the whole address"),
        ("https://group/", "the whole address"),
        ("https://1.2.3.4/", "the whole address"),
        ("https://somebody@group.org/", "the whole address"),
        ("https://group.org:8080/", "the whole address"),
        ("https://group.org/?who=1", "no ? and no #"),
        ("https://group.org/#help", "no ? and no #"),
        ("https://bit.ly/abc", "the pages of many"),
        ("https://web.archive.org/web/2020/https://group.org/", "the pages of many"),
        ("https://github.com/group", "the pages of many"),
        ("https://group.wordpress.com/", "the pages of many"),
        ("https://www.facebook.com/group", "the pages of many"),
        ("https://sites.google.com/view/group", "the pages of many"),
        ("https://group.blogspot.com.mx/", "the pages of many"),
        ("https://raw.githubusercontent.com/group/page", "the pages of many"),
        ("https://wa.me/15550100", "the pages of many"),
        ("https://x.com/group", "the pages of many"),
        ("https://www.ice.gov/tips", "the pages of many"),
        ("https://www.uscis.gov/i-765", "the pages of many"),
        ("https://[bad/", "the whole address"),
        ("https://group.org:abc/", "the whole address"),
        ("https://group.org\uff0ffacebook.com/", "the whole address"),
        ("https://group.org/a b", "the whole address"),
        ("https://GROUP.org/", "the whole address"),
        ("https://group.org./", "the whole address"),
        ("https://xn--grup-0na.org/", "the whole address"),
        ("https://gro\u0443p.org/", "the whole address"),
    ],
)
def test_the_site_of_a_helper_is_its_own_and_learns_nothing(url, remedy):
    assert remedy in said(check_content(changed("helper", "il-arise", url=url)))


@pytest.mark.parametrize("url", ["https://www.ice.gov/webform/ice-tip-form", "https://www.dhs.gov/dale"])
def test_no_office_of_the_guide_has_a_page_of_immigration(url):
    assert "where no worker is sent" in said(check_content(changed("agency", "us-osha", url=url)))


@pytest.mark.parametrize("url", ["https://group.org/", "http://www.group-of-workers.org/en/help", "https://group.nyc/a/b"])
def test_a_site_of_its_own_may_be_the_link_of_a_helper(url):
    assert not said(check_content(changed("helper", "il-arise", url=url)))


@pytest.mark.parametrize(("kind", "id_"), [("agency", "us-whd"), ("helper", "ny-ona-hotline")])
@pytest.mark.parametrize("evidence", ["independent1", "repo", "none"])
def test_a_number_rests_on_more_than_one_page_of_others(kind, id_, evidence):
    assert "cannot rest on" in said(check_content(changed(kind, id_, evidence=evidence)))


def test_an_office_with_a_note_must_have_words_for_it_beside_its_number():
    assert "has a note" in said(check_content(changed("agency", "wv-wage", cautions=("state_pay_copy",))))


@pytest.mark.parametrize(
    "text", ["Maxwell Street Legal Clinic", "Kentucky Equal Justice Center", "1-866-347-2423", "(404) 463-1633", "404.463.1633"]
)
@pytest.mark.parametrize("field", ["name", "near"])
def test_a_closed_place_or_a_number_never_to_be_dialed_is_found_in_a_name_too(text, field):
    helper = changed("helper", "ky-krm", **{field: f"{text} (office)"})
    assert "must not be said" in said(check_content(helper))


RULES_OF_WORDS, _ = load_forbidden()


@pytest.mark.parametrize("rule", RULES_OF_WORDS, ids=lambda r: r.id)
def test_the_example_of_each_forbidden_word_fails_the_check_where_the_rule_holds(rule):
    code, text = SOURCE if rule.language == "any" else rule.language, rule.example
    here = next((place.replace("*", "x") for place in rule.only), "advice.own_phone.do")
    if rule.where != "views":
        assert list(said_in_words([rule], here, code, text))
        assert not (rule.only and list(said_in_words([rule], "elsewhere.x", code, text)))
        assert not any(list(said_in_words([rule], place.replace("*", "x"), code, text)) for place in rule.allowed)
    if rule.where != "words" and not rule.allowed and not rule.only:
        assert list(said_in_view([rule], code, text, closed=True))
        assert bool(list(said_in_view([rule], code, text, closed=False))) is not rule.closed


def test_a_rule_whose_example_does_not_break_it_is_refused(tmp_path):
    rule = 'id = "plain"\nfind = "papeles"\nexample = "documentos"\nwhy = "say documentos"\n'
    (tmp_path / FILE).write_text(f"[[forbidden]]\n{rule}", "utf-8")
    rules, problems = load_forbidden(tmp_path)
    assert not rules and "the example does not break the rule" in problems[0].remedy


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "Le deben las horas que trabajó, con papeles o sin papeles."),
        ("es", "una oficina laboral del gobierno (agencia laboral)"),
        ("es", "Castigo (represalias) por preguntar por su pago"),
        ("es", "No le pregunte al jefe."),
        ("es", "Pregúntele a un abogado. Pregunte en un centro de trabajadores."),
        ("es", "Algunas oficinas le avisan al jefe."),
        ("en", "whatever your papers"),
        ("en", "a government labor office (labor agency)"),
        ("en", "File your complaint by {date}."),
    ],
)
def test_the_words_that_the_house_says_instead_are_not_refused(code, text):
    assert not list(said_in_words(RULES_OF_WORDS, "advice.x.do", code, text))


@pytest.mark.parametrize("number", ["1-866-347-2423", "1-888-509-1239", "1-212-431-7200", "1-800-555-0123", "703-305-9029"])
@pytest.mark.parametrize(
    "write",
    [
        lambda p: p,
        lambda p: p.removeprefix("1-"),
        lambda p: p.replace("-", ""),
        lambda p: p.replace("-", "."),
        lambda p: p.replace("-", "·"),
        lambda p: p.replace("-", ""),
        lambda p: p.replace("-", " · "),
        lambda p: f"+1 ({p.removeprefix('1-')[:3]}) {p[-8:]}",
    ],
)
def test_a_number_that_nobody_may_dial_is_found_however_it_is_written(number, write):
    rule = next(r for r in RULES_OF_WORDS if r.id == "phone_never_listed")
    text = f"Call {write(number)} now."
    assert list(said_in_words([rule], "advice.own_phone.do", "en", text)), f"{text}: forbidden.toml does not find it"
    assert list(reader("es").wrong_in(f"<p>{text}</p>", closed=True)), f"{text}: no view may show it"


def test_the_tip_line_is_found_in_letters_too():
    assert list(said_in_view(RULES_OF_WORDS, "en", "Call 1-866-DHS-2-ICE.", closed=True))


@pytest.mark.slow
def test_a_forbidden_word_in_either_language_fails_the_check(tmp_path):
    found = said(check_content(changed("advice", "own_phone", do="Then it is too late to file.")))
    assert "advice.own_phone.do (en): “too late” must not be said" in found
    from guide.words.language import LOCALES

    shutil.copytree(LOCALES, tmp_path / "locales")
    path = tmp_path / "locales" / "es" / "LC_MESSAGES" / "guide.po"
    path.write_text(path.read_text("utf-8").replace("Use solo su propio teléfono", "El empresario: use solo su propio teléfono"), "utf-8")
    found = said(check_content(CONTENT, locales=tmp_path / "locales"))
    assert "advice.own_phone.do (es): “empresari” must not be said" in found


def test_the_words_of_the_host_are_read_too():
    host = HOST.model_copy(update={"about": {**HOST.about, "es": "Usted puede aplicar para la visa."}})
    assert "host.about (es)" in said(check_content(replace(CONTENT, host=host)))


@pytest.mark.parametrize(
    ("code", "context", "text"),
    [
        ("es", "notice.scams.text", "un “permiso de trabajo por denuncia”"),
        ("es", "caution.eeoc_told.text", "su queja (cargo ante la EEOC)"),
        ("es", "agency.us-osha-wb.name", "Programa de Protección de Denunciantes"),
        ("es", "papers.inside_an_app", "Dentro de esas apps, para leer"),
        ("en", "notice.registration_form.title", "A form named G-325R"),
        ("en", "task.x.do", "Ask a workers’ compensation lawyer if the law of your state covers you."),
        ("en", "rule.az-wage-admin.note", "only claims of $5,000 or less"),
        ("en", "task.x.do", "Do not be late."),
    ],
)
def test_what_a_person_has_approved_is_not_forbidden(code, context, text):
    assert not list(said_in_words(RULES_OF_WORDS, context, code, text))


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (None, "the file is missing"),
        ("[[forbidden", "not valid TOML"),
        ('[[forbidden]]\nid = "a"\nfind = "((("\nwhy = "a good reason"', "not a regular expression"),
        ('[[forbidden]]\nid = "a"\nfind = "abc"', "why"),
    ],
)
def test_a_broken_list_of_forbidden_words_is_a_problem(tmp_path, text, remedy):
    if text is not None:
        (tmp_path / FILE).write_text(text, "utf-8")
    assert remedy in said(check_content(CONTENT, folder=tmp_path))


@pytest.mark.slow
def test_old_facts_warn_after_six_months_and_stop_a_release_after_twelve():
    assert not list(warnings(CONTENT, dt.date(2027, 5, 22)))
    oldest = min(r.reviewed for r in CONTENT.advice.values())
    assert str(oldest) in said(warnings(CONTENT, dt.date(2027, 5, 23)))
    found = list(warnings(CONTENT, dt.date(2027, 5, 30)))
    assert {p.file for p in found} >= {"tasks.toml", "advice.toml", "papers.toml", "deadlines.toml", "status.toml"}
    assert not list(check_content(CONTENT, dt.date(2027, 11, 22), release=True))
    late = list(check_content(CONTENT, dt.date(2027, 11, 23), release=True))
    assert "do not release" in str(late[0])
    assert not list(check_content(CONTENT, dt.date(2027, 11, 23))), "no build fails by the calendar alone"


@pytest.mark.slow
def test_on_the_command_line_age_alone_stops_a_release_and_never_a_build(monkeypatch, capsys):
    monkeypatch.setattr("guide.checks.shown.check_shown", lambda *_: [])  # neither what people are shown nor a catalog depends on the day
    monkeypatch.setattr("guide.words.catalogs.check", lambda *_: [])
    assert main(["check", "--release", "--today", "2027-11-22"]) == 0
    assert "warning: " in capsys.readouterr().err
    assert main(["check", "--release", "--today", "2027-11-23"]) == 1
    assert "do not release" in capsys.readouterr().out
    assert main(["check", "--today", "2027-11-23"]) == 0


def test_one_old_fact_among_new_ones_is_named():
    old = changed("advice", "own_phone", reviewed=dt.date(2025, 1, 1))
    (warning,) = warnings(old, DAY)
    assert (warning.file, warning.item) == ("advice.toml", "advice own_phone")
    assert "1 items" in warning.remedy


def test_an_open_record_names_what_is_missing():
    record = Program(state="open_confirmed", as_of=DAY, next_check_due=DAY)
    found = said(check_content(replace(CONTENT, program=record)))
    for name in ("lawyer", "second_reviewer", "official_source", "filing.address", "filing.fee"):
        assert f"program.toml: {name}: open_confirmed needs this" in found


# --- what people are shown ----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_no_view_shows_a_hidden_phone_an_unofficial_link_or_how_to_file():
    assert not list(check_shown(CONTENT, DAY))


def hidden_phone():
    """A number that stands in the legal table and may not be shown: the one of Cal/OSHA."""
    row = by_id("agencies.csv")["ca-osh"]
    assert row["show_phone"] == "no"
    return row["phone"].removeprefix("1-")


@pytest.mark.parametrize(
    "write", [lambda p: p, lambda p: f"({p[:3]}) {p[4:]}", lambda p: p.replace("-", "."), lambda p: p.replace("-", " ")]
)
def test_a_hidden_phone_is_found_however_it_is_written(write):
    found = list(reader("en").wrong_in(f"<p>Call {write(hidden_phone())} now</p>", closed=True))
    assert any("neither agencies.toml nor directory.toml has it" in remedy for remedy in found)


def test_a_phone_and_a_link_that_may_be_shown_are_no_problem():
    office = next(a for a in CONTENT.agency.values() if a.phone and a.url)
    view = f'<a href="{office.url}">{office.phone}</a>'
    assert not list(reader("en").wrong_in(view, closed=True))


@pytest.mark.parametrize(
    ("view", "remedy"),
    [
        ('<a href="https://example.com/">x</a>', "neither agencies.toml nor directory.toml has it"),
        ("<p>The fee is $520</p>", "a fee is never shown"),
        ("<p>10 Application Way</p>", "old filing address"),
        (CONTENT.advice["open_send"].detail, "only for an open program"),
        (CONTENT.step["lawyer"].title_open, "only for an open program"),
        (CONTENT.status_text["title_open"].text, "only for an open program"),
    ],
)
def test_what_must_not_be_shown_while_closed_is_found(view, remedy):
    assert remedy in said(reader("en").wrong_in(view, closed=True))


def test_filing_material_may_be_shown_while_open():
    assert not list(reader("en").wrong_in(f"{CONTENT.advice['open_send'].detail} The fee is $520.", closed=False))


def test_a_leaking_view_is_named_once_with_the_place_where_it_was_seen_first():
    views = {"leak": lambda plan, content, code: hidden_phone()}
    (problem,) = check_shown(CONTENT, DAY, views)
    assert problem.item == f"leak, {next(iter(CONTENT.place))}, en"


@pytest.mark.slow
@pytest.mark.parametrize("place", ["CA", "NY", "NM"])
def test_the_letters_of_a_real_paper_hold_nothing_hidden(place):
    """The check hears what the paper says; here the finished PDF itself is read."""
    number = list(CONTENT.place).index(place)
    plan = make_plan(ticks_everything(CONTENT, place, number, DAY), CONTENT, DAY)
    for code in CODES:
        pdf = pypdfium2.PdfDocument(make_checklist(plan, CONTENT, [load_language(code)]))
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        assert len(text) > 5000
        assert not list(reader(code).wrong_in(text.replace("<", " "), closed=True))


@pytest.mark.parametrize("code", CODES)
def test_the_first_page_of_the_website_hides_what_must_be_hidden_and_says_who_runs_it(code):
    scope = {"type": "http", "query_string": f"lang={code}".encode(), "headers": []}
    page = bytes(landing_response(scope, DAY, "/booklet").body).decode()
    assert CONTENT.step["lawyer"].title in page or code == "es"
    assert not list(reader(code).wrong_in(page, closed=True))
    for text in (run_by(CONTENT.host, load_language(code)), "WhatsApp", "Facebook"):
        assert text in page


@pytest.mark.parametrize("code", CODES)
def test_beside_every_task_paper_and_deadline_a_line_opens_to_its_sources_with_their_date(code):
    words = load_language(code)
    plan = make_plan(ticks_everything(CONTENT, "CA", 0, DAY), CONTENT, DAY)
    assert plan.days and plan.court and plan.said
    backed: list[Any] = [*plan.tasks, *plan.papers, *plan.days, *plan.court, *plan.pay, *plan.said]
    opened = re.findall(r"<details><summary[^>]*>([^<]+)</summary><ul>(.+?)</ul></details>", plan_html.page(plan, CONTENT, words))

    def dated(item):
        reviewed = CONTENT.rule_text[item.text].reviewed if item in plan.said else item.reviewed
        return escape(words.say("result.source", "Sources, reviewed {date}", date=words.long_date(reviewed)))

    notes = {(title, tuple(re.findall(r"<li>(L\d+) ", rows))) for title, rows in opened}
    without = [item for item in backed if (dated(item), item.sources) not in notes]
    assert not without, f"no line opens to the sources of {without}"


# --- facts that harm when they are wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ("2023-03-15", "permit_soon_ended"),
        ("2026-11-21", "permit_soon_ended"),
        ("2026-10", "permit_soon_ended"),
        ("2026-11-22", "permit_soon_ends"),
        ("2026-11", "permit_soon_ends"),
        ("2027-05-22", "permit_soon_ends"),
        ("2027-05-23", None),
        ("unknown", None),
    ],
)
def test_a_permit_that_has_ended_is_never_said_to_end_soon(ends, sentence):
    plan = make_plan(Answers({"helper": "alone", "situation": "has_it", "permit_ends": ends}), CONTENT, DAY)
    said = {id_ for task in plan.tasks for id_ in task.form}
    assert said & {"permit_soon_ended", "permit_soon_ends"} == ({sentence} if sentence else set())
    tasks = {t.id for t in plan.tasks}
    assert ("permit_soon" in tasks) is bool(sentence), "whoever holds a card that ends soon or has ended needs the task"
    assert ("have_it_see_by" in said) is (ends == "2027-05-23"), "a day to see a lawyer by, where it still lies ahead"


def test_whoever_is_sent_to_a_free_law_office_hears_that_it_may_say_no():
    sent, warned = re.compile(r"legal aid|free law office"), "cannot help everyone"
    for id_, advice in CONTENT.advice.items():
        said_here = " ".join(str(v) for v in advice.model_dump().values() if isinstance(v, str))
        if sent.search(said_here):
            assert warned in said_here, f"advice {id_}: say that some free law offices cannot help everyone"
    for person in everyone(CONTENT):
        for task in make_plan(person.answers, CONTENT, person.today).tasks:
            said_here = " ".join(CONTENT.sentence[id_].text for id_ in task.form)
            if sent.search(said_here):
                assert warned in said_here, f"{person.name}, {task.id}: say that some free law offices cannot help everyone"


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_the_rule_for_39_countries_stands_in_the_booklet_and_on_nobodys_own_paper_or_screen(code):
    words, notice = load_language(code), CONTENT.notice["held_countries"]
    text = squeezed(words.of("notice", notice, "text"))

    def letters(pdf):
        return squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))

    booklet = letters(make_booklet(CONTENT, [words], DAY))
    for said in foot(status_on(CONTENT.program, DAY), CONTENT, "booklet"):  # a page may end in the middle of it
        booklet = booklet.replace(squeezed(said(words)), "")
    booklet = re.sub(squeezed(page_of(words, 0, 0)).replace("0", r"\d+"), "", booklet)
    assert text in booklet
    assert all(f"{source}·" in booklet for source in notice.sources), "its sources stand in the list of the booklet"
    for answers in (Answers(), ticks_everything(CONTENT, "CA", 0, DAY)):
        plan = make_plan(answers, CONTENT, DAY)
        assert text not in letters(make_checklist(plan, CONTENT, [words]))
        assert escape(words.of("notice", notice, "title")) not in plan_html.page(plan, CONTENT, words)


def test_whoever_may_be_in_danger_reads_911_first():
    assert CONTENT.advice["forced_help"].do.startswith("In danger now: call 911.")
    assert "911" in CONTENT.advice["injured_steps"].detail
    for person in everyone(CONTENT):
        plan = make_plan(person.answers, CONTENT, person.today)
        if plan.safety == "not_free":
            first = section_of(told(plan, CONTENT), "headline")
            assert first.under[0].text(load_language("en")).startswith("In danger now: call 911."), person.name
    assert "911" in CONTENT.sentence["hurt_care"].text


@pytest.mark.parametrize("code", CODES)
def test_a_hard_word_can_be_tapped_for_its_meaning_once_where_the_plan_uses_it_first(code):
    words = load_language(code)
    plan = make_plan(ticks_everything(CONTENT, "CA", 0, DAY), CONTENT, DAY)
    page = plan_html.page(plan, CONTENT, words)
    boxes = [item for section in (*told(plan, CONTENT), *told_more(plan, CONTENT)) for item in section.items if item.box]
    used = terms_in((line.text(words) for item in boxes for line in item.lines), CONTENT, code)
    assert len(used) >= 10
    for known in used:
        term, meaning = (escape(words.of("term", known, field)) for field in ("term", "meaning"))
        tap = f"<summary>{term}</summary><p>{meaning}</p>"
        assert page.count(tap) == 1, f"{known.id} must be explained once"


@pytest.mark.parametrize("code", CODES)
def test_what_an_office_has_said_carries_the_date_of_the_look_and_advice_comes_before_the_list(code):
    words = load_language(code)
    for caution in CONTENT.caution.values():
        if "has said" in caution.text or "have said" in caution.text:
            assert "reviewed in November 2026" in caution.text, f"{caution.id}: such a promise has a date"
    plan = make_plan(Answers(), CONTENT, DAY)
    page = plan_html.page(plan, CONTENT, words)
    offices = page[page.index(offices_head([CONTENT.agency[c.agency] for c in plan.contacts], words)) :]
    assert offices.index(offices_how(False, True, words)) < offices.index("<ul>")


# --- how hard it is to read ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def measured():
    return {code: reading_level.measure(CONTENT, load_language(code)) for code in CODES}


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_everything_a_worker_sees_is_easy_enough(code, measured):
    levels, whole = measured[code]
    assert not reading_level.too_hard(levels, whole, code)
    assert whole.words > 10_000, "is everything measured?"
    assert {"status", "terms", "card", "papers", "notices", "offices", "dates", "step 1", "step 5", "tasks", "advice"} <= levels.keys()
    assert {f"task {id_}" for id_ in CONTENT.task} <= levels.keys(), "the sentences of each task are measured together"


HARD = {
    "en": "Notwithstanding the aforementioned administrative considerations, individuals experiencing retaliatory termination "
    "should immediately endeavor to consult an experienced immigration representative regarding available remedies.",
    "es": "No obstante las consideraciones administrativas anteriormente mencionadas, aquellas personas que experimenten "
    "represalias deberán inmediatamente consultar a un representante experimentado respecto de las alternativas disponibles.",
}


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_a_hard_view_is_caught_and_a_short_one_is_not_judged(code, measured):
    levels, whole = measured[code]
    hard = reading_level.level([HARD[code]] * 8, code)
    assert "hard" in said(reading_level.too_hard({**levels, "hard": hard}, whole, code))
    assert "everything" in said(reading_level.too_hard(levels, hard, code))
    assert "all tasks" in said(reading_level.too_hard({**levels, "tasks": hard}, whole, code))
    assert not reading_level.too_hard({"short": reading_level.level([HARD[code]], code)}, whole, code)


@pytest.mark.slow
def test_long_sentences_are_caught_even_when_the_words_are_short():
    text = "We go to the shop and then we go to the bus and then we go home to eat and then we all go to bed at ten."
    level = reading_level.level([text] * 6, "en")
    assert level.per_sentence > reading_level.SENTENCE
    assert reading_level.too_hard({"view": level}, reading_level.level(["We go home now."], "en"), "en")


def test_names_are_left_out_and_hard_common_words_are_not():
    without = reading_level.without_names
    assert (
        without("Ask OSHA, or the Mine Safety and Health Administration, about form I-765WS in {place}.", "en")
        == "Ask , or the , about form in ."
    )
    assert without("discrimination, an accredited representative", "en") == "discrimination, an accredited representative"
    assert without("Hable con la División de Horas y Salarios, Departamento de Trabajo de EE. UU.", "es") == "Hable con la"
    assert without("a NOTICE from the POLICE", "en") == "a NOTICE from the POLICE", "a name inside a word is no name"


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("oficina", 4),
        ("día", 2),
        ("ahora", 3),
        ("ciudad", 2),
        ("queja", 2),
        ("guerra", 2),
        ("pingüino", 3),
        ("país", 2),
        ("y", 1),
        ("hoy", 1),
    ],
)
def test_spanish_syllables_are_counted_by_their_vowels(word, syllables):
    assert reading_level.spanish_syllables(word) == syllables


# --- the drawings -------------------------------------------------------------------------------------------------------


def test_there_is_a_drawing_for_each_step_and_each_kind_of_paper_and_no_other():
    pictures = get_args(Paper.model_fields["picture"].annotation)
    assert set(drawings.names()) == {*drawings.PANELS.values(), *pictures}
    assert tuple(drawings.PANELS) == STEPS


@pytest.mark.parametrize("name", drawings.names())
def test_a_drawing_is_small_has_no_letters_and_stays_in_its_box(name):
    svg, drawing = drawings.load(name), drawings.drawing(name)
    assert len(svg.encode()) < 6000
    assert "<text" not in svg
    assert "href" not in svg
    assert len(drawing.shapes) == len(re.findall(r"<(?:path|circle|rect|line) ", svg))
    for shape in drawing.shapes:
        assert shape.moves[0][0] == "M"
        assert shape.fill or shape.stroke
        for _, points in shape.moves:
            assert all(-20 <= x <= drawing.width + 20 for x in points[::2])
            assert all(-20 <= y <= drawing.height + 20 for y in points[1::2])


@pytest.mark.parametrize(
    "element",
    [
        '<text x="1" y="2">No</text>',
        '<path d="m 1 2 l 3 4"/>',
        '<path d="M 1 2 A 1 1 0 0 0 3 4"/>',
        '<path d="M 1 2 L 3"/>',
        '<circle cx="1" cy="2" r="3" fill="#f00"/>',
    ],
)
def test_what_paper_cannot_draw_is_refused(element, tmp_path, monkeypatch):
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" fill="none" stroke="#000" stroke-width="1">'
    (tmp_path / "bad.svg").write_text(f"{root}{element}</svg>", "utf-8")
    monkeypatch.setattr(drawings, "FOLDER", tmp_path)
    drawings.load.cache_clear()
    with pytest.raises(ValueError, match="only"):
        drawings.drawing.__wrapped__("bad")
    drawings.load.cache_clear()


def test_curves_keep_their_ends():
    (shape,) = [s for s in drawings.drawing("envelope").shapes if ("Z", ()) not in s.moves]
    assert shape.moves == (("M", (6, 24)), ("L", (50, 56)), ("L", (94, 24)))
    start_, curve = drawings._path("M0 0Q3 6 6 0")
    assert (start_, curve) == (("M", (0, 0)), ("C", (2, 4, 4, 4, 6, 0)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("step", STEPS)
def test_the_story_has_its_drawing_and_words_for_people_who_do_not_see_it(step, code):
    words, html = load_language(code), story.html(step, CONTENT, load_language(code))
    item = CONTENT.step[step]
    assert html.startswith('<details class="story"><summary>')
    assert f'alt="{words.of("step", item, "picture")}"' in html
    assert words.of("step", item, "story") in html
    assert re.search(r'src="data:image/svg\+xml;base64,[A-Za-z0-9+/=]+"', html)
    assert "<script" not in html


def test_every_fact_has_a_date_that_can_grow_old():
    undated = {kind for kind, _, item in CONTENT.items() if not isinstance(item, Reviewed | Rule)}
    assert undated == {"question", "term", "place", "source", "claim", "limit", "sentence"}, (
        "a new kind of fact needs sources and a reviewed date"
    )


def test_the_page_on_words_is_that_of_the_content():
    page = make_words_page.PAGE.read_text("utf-8")
    assert make_words_page.made_anew(page) == page, "run `python -m tests.tools.make_words_page` and read the difference"
