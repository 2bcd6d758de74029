"""The paper in two real viewers: PDFium, which is inside Chrome and Edge, and pdf.js, which is inside Firefox.

Every box has its name, is ticked by mouse and by keyboard, and the file that is saved holds the ticks.
"""

from __future__ import annotations

import ctypes
import http.server
import io
import threading
from collections.abc import Iterator
from typing import ClassVar

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.help import pdfjs
from tests.help.pdf_structure import PAPERS_MADE, VARIANTS, checklist, fields, long_paper

TAB, SPACE = 9, 32


def boxes_as_read(data: bytes) -> list[tuple[int, str, str]]:
    """Page, field name and spoken name of every form box, in the order of the structure tree: the order in which it is read."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def walk(element: pikepdf.Object) -> None:
            for kid in element.get("/K", []):
                if not isinstance(kid, pikepdf.Dictionary):
                    continue
                if kid.get("/Type") == "/OBJR" and kid.Obj.Subtype == "/Widget":
                    found.append((pages[kid.Pg.objgen], str(kid.Obj.T), str(kid.Obj.TU)))
                elif "/S" in kid:
                    walk(kid)

        walk(pdf.Root.StructTreeRoot.K)
    return found


def ticked(data: bytes) -> dict[str, tuple[str, str]]:
    """Field name -> its value and its shown state, of the boxes that are not empty."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        states = {str(f.T): (str(f.get("/V", "/Off")), str(f.get("/AS", "/Off"))) for f in pdf.Root.AcroForm.Fields}
    return {name: state for name, state in states.items() if state != ("/Off", "/Off")}


# --- PDFium -------------------------------------------------------------------------------------------------------------


class PDFium:
    """A paper open in PDFium, with the hands of a person."""

    def __init__(self, data: bytes):
        self.document = pypdfium2.PdfDocument(data)
        self.document.init_forms()
        self.form = self.document.formenv
        self.pages = [self.document[number] for number in range(len(self.document))]

    def focus(self) -> tuple[int, str] | None:
        """Page and name of the box that has the keyboard; None when no box has it."""
        number, annotation = ctypes.c_int(-1), pdfium.FPDF_ANNOTATION()
        pdfium.FORM_GetFocusedAnnot(self.form, number, annotation)
        if not annotation:
            return None
        try:
            size = pdfium.FPDFAnnot_GetFormFieldName(self.form, annotation, None, 0)
            text = (pdfium.FPDF_WCHAR * (size // 2))()
            pdfium.FPDFAnnot_GetFormFieldName(self.form, annotation, text, size)
            return number.value, bytes(text).decode("utf-16-le").rstrip("\0")
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)

    def tab(self, page: int) -> bool:
        """False when there is nothing more to go to on this page."""
        return bool(pdfium.FORM_OnKeyDown(self.form, self.pages[page], TAB, 0))

    def space(self, page: int) -> None:
        pdfium.FORM_OnChar(self.form, self.pages[page], SPACE, 0)

    def click(self, page: int, x: float, y: float) -> None:
        for act in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
            act(self.form, self.pages[page], 0, x, y)

    def saved(self) -> bytes:
        pdfium.FORM_ForceToKillFocus(self.form)
        out = io.BytesIO()
        self.document.save(out)
        self.document.close()
        return out.getvalue()

    def boxes_by_tab(self) -> Iterator[tuple[int, str]]:
        """Page and name of every box, in the order in which the Tab key reaches them. Links on the way are passed over."""
        for page in range(len(self.pages)):
            while self.tab(page):
                found = self.focus()
                if found is not None:
                    yield found
            pdfium.FORM_ForceToKillFocus(self.form)


@pytest.mark.parametrize("languages", VARIANTS)
@pytest.mark.parametrize(("paper", "least"), [("sheet", 7), ("long", 20)])
def test_the_tab_key_goes_through_all_boxes_of_all_pages_in_the_order_of_reading(paper, least, languages):
    data = PAPERS_MADE[paper](languages=languages)
    wanted = [(page, name) for page, name, _ in boxes_as_read(data)]
    assert len(wanted) == len(fields(data)) > least
    viewer = PDFium(data)
    assert list(viewer.boxes_by_tab()) == wanted
    viewer.saved()


@pytest.mark.parametrize("paper", ["sheet", "long"])
def test_with_the_keyboard_alone_every_box_is_ticked_and_can_be_emptied_again(paper):
    data = PAPERS_MADE[paper]()
    viewer = PDFium(data)
    for count, (page, _) in enumerate(viewer.boxes_by_tab()):
        viewer.space(page)
        if count % 2:
            viewer.space(page)
    names = [name for _, name, _ in boxes_as_read(data)]
    assert ticked(viewer.saved()) == {name: ("/Yes", "/Yes") for name in names[::2]}


@pytest.mark.parametrize("paper", ["sheet", "long"])
def test_with_the_mouse_every_box_of_every_page_is_ticked(paper):
    data = PAPERS_MADE[paper](languages="both")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        places = [
            (number, str(a.T), [float(n) for n in a.Rect])
            for number, page in enumerate(pdf.pages)
            for a in page.obj.get("/Annots", [])
            if a.Subtype == "/Widget"
        ]
    viewer = PDFium(data)
    for page, _, (left, bottom, right, top) in places:
        viewer.click(page, (left + right) / 2, (bottom + top) / 2)
    assert ticked(viewer.saved()) == {name: ("/Yes", "/Yes") for _, name, _ in places}


# --- pdf.js -------------------------------------------------------------------------------------------------------------


class _Shelf(http.server.SimpleHTTPRequestHandler):
    """Serves pdf.js, the page that holds it, and one paper."""

    extensions_map: ClassVar = {  # type: ignore[misc]
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }
    papers: ClassVar[dict[str, tuple[str, bytes]]] = {}

    def __init__(self, *args, **named):
        super().__init__(*args, directory=str(pdfjs.folder()), **named)

    def do_GET(self):
        if self.path not in self.papers:
            return super().do_GET()
        kind, data = self.papers[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, *args):
        pass


@pytest.fixture
def open_paper(browser: Browser):
    """A function that opens a paper in pdf.js. Fails when the page complains, or asks for anything elsewhere."""
    pdfjs.folder()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Shelf)
    address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    complaints: list[str] = []

    def at_home(route):
        if route.request.url.startswith((address, "data:", "blob:")):
            return route.continue_()
        complaints.append(f"asked for {route.request.url}")
        return route.abort()

    def opened(data: bytes) -> Page:
        _Shelf.papers = {"/": ("text/html", pdfjs.PAGE.encode()), "/checklist.pdf": ("application/pdf", data)}
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.goto(address)
        page.locator(".page").first.wait_for()
        return page

    context.route("**/*", at_home)
    yield opened
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()
    assert complaints == []


def box(page: Page, name: str):
    return page.locator(f'.annotationLayer input[type="checkbox"][name="{name}"]')


def show(page: Page, number: int, boxes: int) -> None:
    """Bring a page into view; pdf.js draws a page only then."""
    sheet = page.locator(".page").nth(number)
    sheet.scroll_into_view_if_needed()
    expect(sheet.locator('.annotationLayer input[type="checkbox"]')).to_have_count(boxes, timeout=15_000)


def saved(page: Page) -> bytes:
    return bytes(page.evaluate("saved()"))


@pytest.mark.browser
@pytest.mark.parametrize("languages", VARIANTS)
def test_pdf_js_shows_every_box_and_says_its_name(languages, open_paper):
    data = checklist(languages=languages)
    page, wanted = open_paper(data), boxes_as_read(data)
    for number in sorted({number for number, _, _ in wanted}):
        here = [(name, tip) for at, name, tip in wanted if at == number]
        show(page, number, len(here))
        sheet = page.locator(".page").nth(number)
        names = sheet.locator('input[type="checkbox"]').evaluate_all("all => all.map(e => e.name)")
        assert sorted(names) == sorted(name for name, _ in here)  # it puts the boxes of two columns into an order of its own
        for name, tip in here:
            region = sheet.get_by_role("region", name=tip, exact=True)
            expect(region.locator(f'input[name="{name}"]')).to_have_role("checkbox")


@pytest.mark.browser
@pytest.mark.parametrize("make", [checklist, long_paper], ids=["sheet", "long"])
def test_pdf_js_ticks_by_mouse_and_by_keyboard_and_saves_what_was_ticked(make, open_paper):
    data = make()
    page, order = open_paper(data), boxes_as_read(data)
    first_page = order[0][0]
    names = [name for number, name, _ in order if number == first_page]
    last_page, last, _ = order[-1]
    show(page, first_page, len(names))
    box(page, names[0]).click()
    page.keyboard.press("Tab")
    expect(box(page, names[1])).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(box(page, names[2])).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    show(page, last_page, sum(number == last_page for number, _, _ in order))
    box(page, last).focus()
    page.keyboard.press("Space")
    done = saved(page)
    assert ticked(done) == {name: ("/Yes", "/Yes") for name in (names[0], names[1], last)}
    assert list(fields(done)) == list(fields(data)), "no box was lost"
    again = open_paper(done)
    show(again, first_page, len(names))
    assert [box(again, name).is_checked() for name in names[:3]] == [True, True, False]
    drawn = pypdfium2.PdfDocument(done)
    drawn.init_forms()
    plain = pypdfium2.PdfDocument(data)
    plain.init_forms()
    difference = drawn[first_page].render(scale=2).to_numpy() != plain[first_page].render(scale=2).to_numpy()
    assert difference.any(), "another viewer shows the ticks that pdf.js saved"
    drawn.close()
    plain.close()
