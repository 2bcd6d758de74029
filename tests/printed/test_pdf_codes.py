"""The codes of a long paper, read as a camera reads them: small, blurred and turned, and the address that each opens."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from guide.printed import Options
from guide.printed.long import make_long
from tests.help.camera import DOTS, codes_on, seen
from tests.help.pdf_structure import (
    CONTENT,
    VARIANTS,
    plan_of,
)
from tests.help.people_files import everyone


def codes(data: bytes) -> int:
    """How many QR codes the paper says it has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sum("QR code that opens" in str(o.get("/Alt", "")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary))


def text_beside(sheet: pypdfium2.PdfPage, code: zxingcpp.Barcode, inches: int = 3) -> str:
    """What is printed left of a code that was seen straight, from an inch above it to some inches below: large print is tall."""
    tall = sheet.get_height()
    rows = [tall - y * 72 / DOTS for y in (code.position.top_left.y, code.position.bottom_left.y)]
    right = code.position.top_left.x * 72 / DOTS
    return sheet.get_textpage().get_text_bounded(0, min(rows) - inches * 72, right, max(rows) + 72)


WITH_CODES = [p for p in everyone(CONTENT) if len(plan_of(p.answers, p.today).contacts) > 3]


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize("size", ["normal", "larger"])
def test_every_code_of_a_long_paper_opens_a_confirmed_address_that_is_printed_beside_it(languages, size):
    confirmed = {url for a in CONTENT.agency.values() for url in (a.url, *a.url_in.values()) if url}
    total = 0
    for person in WITH_CODES[::8]:
        data = make_long(plan_of(person.answers, person.today), CONTENT, VARIANTS[languages], Options(size=size))
        document = pypdfium2.PdfDocument(data)
        straight = []
        turned = []
        for sheet in document:
            image = seen(sheet)
            found = codes_on(image)
            turned += codes_on(image, 8) if found else []
            for code in found:
                straight.append(code.text)
                # a line of an address may end after a hyphen, which the viewer takes for one that divides a word
                beside = re.sub(r"[\s\x02\ufffe-]", "", text_beside(sheet, code, 5 if (languages, size) == ("both", "larger") else 3))
                address = code.text.removeprefix("https://").removeprefix("http://").removesuffix("/")
                assert address.replace("-", "") in beside, f"{person.name}: {address} is not printed beside its code"
        assert len(straight) == codes(data), f"{person.name}: a code cannot be read at {DOTS} dots an inch"
        assert set(straight) <= confirmed, f"{person.name}: only a page that was seen stands in agencies.toml"
        assert [code.text for code in turned] == straight, f"{person.name}: unreadable when turned"
        document.close()
        total += len(straight)
    assert total > 2, "no person of this sample has codes; take another sample"


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize("turned", [0, 7])
def test_codes_can_be_read_at_100_dots_an_inch_blurred_and_turned(languages, turned):
    person = next(p for p in everyone(CONTENT) if p.name == "jesus")
    plan = plan_of(person.answers, person.today)
    agencies = [CONTENT.agency[c.agency] for c in plan.contacts]
    wanted = [a.url_in.get(VARIANTS[languages][0].code, a.url) for a in agencies]
    document = pypdfium2.PdfDocument(make_long(plan, CONTENT, VARIANTS[languages]))
    found = [code.text for sheet in document for code in codes_on(seen(sheet), turned)]
    document.close()
    assert found == [url for url in wanted if url]
