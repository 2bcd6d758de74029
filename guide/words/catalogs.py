"""Keeps the catalogs in step with the guide: `python -m guide words` collects every text and updates `locales/`.

Texts come from the TOML content (context: the item's id), from the docstrings of the named conditions, which the book prints, and from
`say("context", "English")` in the code, which is read as a syntax tree, because Babel's own extractor does not look inside f-strings.
When the English of an item changes, its Spanish is kept but marked fuzzy, with the old English beside it, until a person has
looked at it; `check` refuses fuzzy, empty and obsolete entries, so a changed sentence can't be served half-translated.
"""

from __future__ import annotations

import ast
import datetime as dt
import string
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from guide.content.languages import TRANSLATED, Code
from guide.content.load import Content
from guide.content.reading import ContentError, Problem
from guide.core.conditions import CONDITIONS, meaning
from guide.words.language import DOMAIN, LOCALES

CODE = Path(__file__).parents[1]
NO_DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # always the same: no change of words, no change of file; git knows the dates


def all_words(content: Content) -> dict[tuple[str, str], str]:
    """Every text of the guide: (context, English) -> where it comes from."""
    words = {(context, english): "content" for context, english in content.words()}
    words |= {(f"condition.{name}", meaning(name)): "core/conditions.py" for name in CONDITIONS}
    for file in sorted(CODE.rglob("*.py")):
        for key in _words_in(file, file.stat().st_mtime_ns):
            words.setdefault(key, file.relative_to(CODE).as_posix())
    return words


@cache
def _words_in(file: Path, changed: int) -> tuple[tuple[str, str], ...]:
    """The words of one file of code as it was when it was last changed; read once, because the book asks for them three times."""
    return tuple(code_words(file.read_text("utf-8")))


def code_words(source: str) -> Iterator[tuple[str, str]]:
    """(context, English) of each `say("context", "English")` in Python source, inside f-strings too.

    Raises ValueError for a `say` whose texts are not written out: nobody could translate it.
    """
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "func", None)
        if not isinstance(node, ast.Call) or getattr(name, "attr", getattr(name, "id", "")) != "say":
            continue
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if len(texts) == 2:
            yield texts[0], texts[1]
        elif len(node.args) == 2 and not _is_the_door_itself(node):
            raise ValueError(f"line {node.lineno}: write both texts of say() out")


def _is_the_door_itself(node: ast.Call) -> bool:
    """language.py passes on what the content says: `self.say(".".join(…), english)`."""
    return any(isinstance(a, ast.Name) and a.id == "english" for a in node.args)


def path(code: Code, folder: Path = LOCALES) -> Path:
    return folder / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(content: Content, folder: Path = LOCALES) -> None:
    """Rewrite each catalog so that it holds exactly the texts of the guide, in the order of the guide."""
    for code in TRANSLATED:
        old = _read(code, folder)
        by_context = {m.context: m for m in old if m.id}
        new = Catalog(
            locale=code,
            domain=DOMAIN,
            project="Five Steps",
            version="1",
            fuzzy=False,
            charset="utf-8",
            last_translator="",
            language_team="",
            msgid_bugs_address="",
        )
        new.creation_date = new.revision_date = NO_DATE
        new.header_comment = "# Five Steps · Cinco Pasos: the words in another language. See CONTRIBUTING.md."
        for (context, english), place in all_words(content).items():
            known = old.get(english, context)
            changed = by_context.get(context) if known is None else None
            message = known or changed
            flags = {"fuzzy"} if changed is not None and changed.string else set(known.flags if known else ())
            previous = [str(changed.id)] if changed is not None and changed.string else []
            new.add(
                english,
                message.string if message else "",
                context=context,
                locations=[(place, None)],  # type: ignore[list-item]
                flags=flags - {"python-format", "python-brace-format"},
                previous_id=previous,
            )
        path(code, folder).parent.mkdir(parents=True, exist_ok=True)
        with path(code, folder).open("wb") as file:
            write_po(file, new, width=0, include_previous=True, omit_header=False)


def _read(code: Code, folder: Path) -> Catalog:
    try:
        with path(code, folder).open("rb") as file:
            return read_po(file, locale=code, abort_invalid=True)
    except FileNotFoundError:
        return Catalog(locale=code, domain=DOMAIN)


def check(content: Content, folder: Path = LOCALES) -> Iterator[Problem]:
    """Every reason why a reader of another language would get less than a reader of English, and what nothing uses any more."""
    words = all_words(content)
    yield from gaps(content, folder, words)
    for code in TRANSLATED:
        where = _where(code)
        with suppress(*UNREADABLE):
            catalog = _read(code, folder)
            for key in [(m.context or "", str(m.id)) for m in catalog if m.id]:
                if key not in words:
                    yield Problem(where, key[0], "nothing uses this text any more; run `python -m guide words`")
            for obsolete in catalog.obsolete.values():
                yield Problem(where, obsolete.context or "", "obsolete; run `python -m guide words`")


def gaps(content: Content, folder: Path = LOCALES, words: Collection[tuple[str, str]] | None = None) -> Iterator[Problem]:
    """Every text that a reader of another language would ask for in vain. `words`: the texts of the guide, if they are known."""
    words = all_words(content) if words is None else words
    for code in TRANSLATED:
        where = _where(code)
        try:
            if not path(code, folder).exists():
                yield Problem(where, "", "the catalog is missing; put it back")
                continue
            entries = {(m.context or "", str(m.id)): m for m in _read(code, folder) if m.id}
        except UNREADABLE:
            yield Problem(where, "", "the catalog cannot be read; put it back as it was")
            continue
        for key in words:
            if key not in entries:
                yield Problem(where, key[0], "not in the catalog; run `python -m guide words`, then translate it")
            else:
                yield from (Problem(where, key[0], remedy) for remedy in _check_entry(entries[key]))


UNREADABLE: Final = (OSError, ValueError, PoFileError)
"""What reading a damaged catalog raises; letters that are no letters are a ValueError."""


def refuse_gaps(content: Content, folder: Path = LOCALES) -> None:
    """For whoever is about to speak to people. Raises ContentError with every gap, so that no reader is the first to find one."""
    if problems := list(gaps(content, folder)):
        raise ContentError(problems)


def _where(code: Code) -> str:
    return str(path(code, Path("locales")))


def _check_entry(message: Message) -> Iterator[str]:
    if not message.string:
        yield "translate it"
    elif message.fuzzy:
        yield "the English has changed; look at the translation, then remove the word fuzzy"
    elif placeholders(str(message.id)) != placeholders(str(message.string)):
        yield f"use the same placeholders as the English: {', '.join(sorted(placeholders(str(message.id)))) or 'none'}"


def placeholders(text: str) -> Counter[str]:
    """The {names} in a text. A brace that is no placeholder counts as a mistake of its own."""
    try:
        return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return Counter(["{ that is not closed"])
