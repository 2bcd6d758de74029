"""The languages of the guide, each with everything that is spelled otherwise in it. A new language is a new entry here and a catalog.

Goes in: nothing.  Comes out: `LANGUAGES`, by code, in the order in which they are offered. Only the standard library is imported:
the command line reads this before it knows what it is asked for.

What people write in cells and names of columns is given as it is compared: small letters, without accents and signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Code = Literal["en", "es"]


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """How one language is spelled where no catalog can say it.

    name: the language by its own name, the same in every language.
    locale: its name in the tables of the Unicode consortium, for dates, months and lists.
    date, month: a whole date and a month with its year, as a pattern of that library ("full": its own).
    list_repairs: (regular expression, text) for what that library gets wrong in a list.
    preview: the mark on every page of a preview.

    What a cell of a table may say:
    yes, no, unknown, ongoing: such an answer.
    months: other names of months than those of the library, and their numbers.
    in_dates: words in a date that say nothing ("15 de marzo").  after_days: what may follow the number of a day ("15th").

    person, person_phrases: words in the name of a column that say that it is about a person, or about immigration.
    """

    name: str
    locale: str
    date: str
    month: str
    list_repairs: tuple[tuple[str, str], ...] = ()
    preview: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]
    ongoing: tuple[str, ...]
    months: tuple[tuple[str, int], ...] = ()
    in_dates: tuple[str, ...] = ()
    after_days: tuple[str, ...] = ()
    person: tuple[str, ...]
    person_phrases: tuple[str, ...]


LANGUAGES: Final[dict[Code, Spelling]] = {
    "en": Spelling(
        name="English",
        locale="en_US",
        date="full",
        month="MMMM y",
        preview="PREVIEW, NOT FOR USE",
        yes=("yes", "y", "true"),
        no=("no", "n", "false"),
        unknown=("i don t know", "dont know", "don t know", "i dont know"),
        ongoing=("still", "it is still going on", "still going on"),
        months=(("sept", 9),),
        in_dates=("of",),
        after_days=("st", "nd", "rd", "th"),
        person=(
            "name", "names", "surname", "lastname", "firstname", "worker", "workers", "person", "people", "situation", "risk", "permit",
            "notices", "ssn", "birth", "birthday", "dob", "age", "born", "country", "nationality", "address", "phone", "cell", "whatsapp",
            "email", "passport", "visa", "status", "immigration", "alien", "uscis", "arrest", "deportation", "court", "itin",
        ),
        person_phrases=("social security", "a number", "date of birth"),
    ),
    "es": Spelling(
        name="Español",
        locale="es_US",
        date="EEEE d 'de' MMMM 'de' y",
        month="MMMM 'de' y",
        list_repairs=((r" y (?=(?:[ií]|h[ií](?!e)))", " e "),),  # "y" becomes "e" before the sound i
        preview="VISTA PREVIA, NO USAR",
        yes=("si", "s", "verdadero"),
        no=("no", "falso"),
        unknown=("no se", "no lo se"),
        ongoing=("sigue", "todavia sigue", "sigue pasando", "continua"),
        months=(("setiembre", 9),),
        in_dates=("de", "del"),
        person=(
            "nombre", "nombres", "apellido", "apellidos", "trabajador", "trabajadora", "persona", "situacion", "riesgo", "permiso",
            "edad", "nacimiento", "pais", "nacionalidad", "direccion", "domicilio", "telefono", "celular", "correo", "pasaporte",
            "estatus", "migratorio", "migratoria", "arresto", "deportacion", "corte", "curp", "rfc",
        ),
        person_phrases=("seguro social", "numero a", "numero de extranjero"),
    ),
}  # fmt: skip

CODES: Final[tuple[Code, ...]] = tuple(LANGUAGES)
SOURCE: Final[Code] = CODES[0]
"""The language in which every text is written first. It needs no catalog."""
TRANSLATED: Final[tuple[Code, ...]] = CODES[1:]

BOTH: Final = "both"
"""Asked for in the place of a language: two languages side by side on one paper."""
PAIR: Final[tuple[Code, ...]] = CODES[:2]
"""The two languages of `BOTH`: a paper has room for two. With a third language, which two they are is decided here."""
EACH: Final = "each"
"""Asked for in the place of a language, where many papers are made: a paper in each."""

OnPaper = Code | Literal["both"]
ON_PAPER: Final[tuple[OnPaper, ...]] = (*CODES, BOTH)
"""What can be asked for as the language of a paper."""
InABatch = OnPaper | Literal["each"]
IN_A_BATCH: Final[tuple[InABatch, ...]] = (*ON_PAPER, EACH)


def next_language(code: Code) -> Code:
    """The language that stands beside this one: the next in the list."""
    return CODES[(CODES.index(code) + 1) % len(CODES)]


def codes_for(choice: OnPaper) -> tuple[Code, ...]:
    """The languages of one paper."""
    return PAIR if choice == BOTH else (choice,)
