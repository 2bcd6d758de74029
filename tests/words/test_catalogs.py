"""Both languages are finished together: the catalogs lack nothing, hold nothing old, and keep every placeholder."""

import shutil
from dataclasses import replace

import pytest
from babel.messages.pofile import read_po, write_po

from guide.content.languages import CODES
from guide.library import content
from guide.words.catalogs import check, path, placeholders, update
from guide.words.language import LOCALES, Language, load_language, read_catalog

CONTENT = content()


def test_the_catalogs_are_complete():
    problems = list(check(CONTENT))
    assert not problems, "\n".join(map(str, problems[:20])) + "\nRun `python -m guide words`, then translate."


def test_collecting_the_words_again_changes_nothing(tmp_path):
    shutil.copytree(LOCALES, tmp_path / "locales")
    update(CONTENT, tmp_path / "locales")
    assert path("es", tmp_path / "locales").read_bytes() == path("es").read_bytes(), "run `python -m guide words` and commit"


BREAK = [
    (lambda c, m: setattr(m, "string", ""), "translate it"),
    (lambda c, m: m.flags.add("fuzzy"), "remove the word fuzzy"),
    (lambda c, m: setattr(m, "string", str(m.string).replace("{", "{x")), "same placeholders"),
    (lambda c, m: setattr(m, "string", str(m.string) + " {"), "same placeholders"),
    (lambda c, m: c.delete(m.id, m.context), "not in the catalog"),
]
"""What is done to an entry, and what the check says of it."""


def test_the_build_refuses_every_entry_that_is_broken_and_one_that_nothing_uses(tmp_path):
    folder = tmp_path / "locales"
    shutil.copytree(LOCALES, folder)
    with path("es", folder).open("rb") as file:
        catalog = read_po(file, locale="es")
    entries = [m for m in catalog if m.id and placeholders(str(m.id))][: len(BREAK)]
    for message, (change, _) in zip(entries, BREAK, strict=True):
        change(catalog, message)
    catalog.add("A text nobody says", "Un texto", context="no.where")
    with path("es", folder).open("wb") as file:
        write_po(file, catalog, width=0)
    problems = [str(p) for p in check(CONTENT, folder)]
    wanted = [(m.context, remedy) for m, (_, remedy) in zip(entries, BREAK, strict=True)] + [("no.where", "nothing uses this text")]
    missed = [(context, remedy) for context, remedy in wanted if not any(f"{context}: " in p and remedy in p for p in problems)]
    assert not missed, f"the check does not say {missed}, but only {problems}"
    assert len(problems) == len(wanted), problems


def test_a_changed_english_sentence_keeps_its_spanish_but_marks_it_fuzzy_and_never_serves_it(tmp_path):
    folder = tmp_path / "locales"
    shutil.copytree(LOCALES, folder)
    advice = next(iter(CONTENT.advice.values()))
    changed = {**CONTENT.advice, advice.id: advice.model_copy(update={"do": "A sentence that is quite new."})}
    update(replace(CONTENT, advice=changed), folder)
    with path("es", folder).open("rb") as file:
        entry = read_po(file, locale="es").get("A sentence that is quite new.", f"advice.{advice.id}.do")
    assert entry is not None
    assert entry.fuzzy
    assert entry.string
    assert (f"advice.{advice.id}.do", "A sentence that is quite new.") not in read_catalog("es", folder)


def test_a_text_without_a_translation_is_an_error_and_never_english():
    with pytest.raises(KeyError):
        Language("es", {}).say("no.where", "Hello")


def test_spanish_lists_say_e_before_the_sound_i():
    spanish = load_language("es")
    assert spanish.list(["pasaporte", "identificación"]) == "pasaporte e identificación"
    assert spanish.list(["padres", "hijos"]) == "padres e hijos"
    assert spanish.list(["agua", "hielo"]) == "agua y hielo"
    assert spanish.list(["a", "b", "notas"]) == "a, b y notas"


def test_every_language_has_a_name_and_dates_of_its_own():
    import datetime as dt

    day = dt.date(2026, 2, 13)
    assert load_language("en").date(day) == "Friday, February 13, 2026"
    assert load_language("es").date(day) == "viernes 13 de febrero de 2026"
    assert load_language("es").month(day) == "febrero de 2026"
    assert len(CODES) == 2
