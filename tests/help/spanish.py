"""Whether all that a page shows or names aloud is Spanish: the texts of the page, and what of them stands in no catalog."""

import re
from collections.abc import Iterable
from functools import cache

from guide.library import content
from guide.words.catalogs import placeholders
from guide.words.language import NAMES, load_language, read_catalog
from guide.words.office_card import OWN_NAMES
from guide.words.offices import office_found, office_name
from tests.help.persons import EVERYTHING

SPANISH = load_language("es")
COLLECT = """() => {
  const found = new Set(), names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    const both = '#meanwhile [lang="en"]'; // the way out says the same in every language (web/streamlit/way_out.py)
    if (!parent.closest(`script, style, noscript, [data-testid=stIconMaterial], ${both}`)) found.add(node.nodeValue.trim());
  }
  for (const element of document.body.querySelectorAll('*')) for (const name of names)
    if (element.hasAttribute(name)) found.add(element.getAttribute(name).trim());
  return [...found].filter(Boolean);
}"""


def known() -> tuple[set[str], list[re.Pattern[str]]]:
    """Exact Spanish texts, and patterns for those with placeholders."""
    exact, patterns = set(NAMES.values()) | set(SPANISH.month_names()), []
    exact |= {f"{SPANISH.of('place', place, 'name')} · {place.name}" for place in content().place.values()}  # found under both names
    for text in read_catalog("es").values():
        if placeholders(text):
            parts = re.split(r"\{\w*\}", text)
            patterns.append(re.compile("(.+?)".join(map(re.escape, parts)), re.DOTALL))
        exact.add(text)
    return exact, patterns


EXACT, PATTERNS = known()
PLAIN = re.compile(
    r"[\d\W]+"  # numbers and signs
    r"|\d, \d y \d|\d y \d"  # numbers of steps
    r"|L\d{3} · .+"  # a source: its id, then words that stand in the catalog
    r"|[\w.-]+\.(gov|us|org|com)\b.*"  # a web address to type
    r"|\d{1,2} de \w+ de \d{4}|\w+ de \d{4}|\w+ \d{1,2} de \w+ de \d{4}|\d{1,2} \w{3,4} \d{4}",  # dates
    re.IGNORECASE,
)
NAMES_OF_THEIR_OWN = {name for h in content().helper.values() for name in (h.name_in.get("es", h.name), h.near)}
OFFICES = {named(agency, SPANISH) for agency in content().agency.values() for named in (office_found, office_name)}
TO_SHOW = {text for line in content().card_line.values() if line.english for text in (line.english, f"[{line.sounds['es']}]")}
"""Words in English to show without speaking, and how they sound."""
OWN = {str(EVERYTHING.text("print_name")), "20", "2026", *NAMES_OF_THEIR_OWN, *OWN_NAMES.values(), *OFFICES, *TO_SHOW}


BETWEEN = (", ", " y ", " e ", "; ", ": ", " ")
"""What stands between texts that a screen sets one after another: in a list, behind a label, or sentence by sentence."""


@cache
def is_spanish(text: str, own: frozenset[str] = frozenset(OWN)) -> bool:
    """The text stands in the catalog; so does what each placeholder was filled with, and each part of a list or a paragraph."""
    text = text.strip()
    if text in EXACT or text in own or PLAIN.fullmatch(text) or text.rstrip(".") in EXACT:
        return True
    filled = (match.groups() for pattern in PATTERNS if (match := pattern.fullmatch(text)))
    if any(all(part != text and is_spanish(part, own) for part in parts) for parts in filled):
        return True
    ends = {len(known) for known in EXACT | TO_SHOW if known and text.startswith(known)} | {
        m.start() for m in re.finditer("(?<=[.?!]) ", text)
    }
    rests = ((text[:end], text[end + len(sign) :]) for end in ends for sign in BETWEEN if text.startswith(sign, end))
    return any(is_spanish(start, own) and is_spanish(rest, own) for start, rest in rests)


def unknown(strings: Iterable[str], own: Iterable[str] = ()) -> list[str]:
    """What is in no catalog. `own`: texts of the person or the workplace."""
    return [s for s in strings if not is_spanish(s, frozenset({*OWN, *own}))]
