"""The paper is fast and small: measured against the same marks drawn untagged on a bare reportlab canvas.

`floor(marks)` is what `make bench` compares with; the limit here is wide, because test machines are busy.
"""

import io
import time
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from guide import fonts
from guide.pdf import make_checklist, tagged
from pdf_structure import CONTENT, EN, plan_of

MARKS = ("write", "rect", "line", "circle", "checkbox", "addLiteral", "setLineWidth", "setFillGray", "setDash")
Mark = tuple[str, tuple, dict]


def recorded(make: Callable[[], bytes]) -> tuple[bytes, list[list[Mark]]]:
    """The document that `make` makes, and every mark on each of its pages."""
    pages: list[list[Mark]] = [[]]

    class Recorder(tagged.TaggedCanvas):
        def showPage(self):
            super().showPage()
            pages.append([])

    for name in MARKS:

        def method(self, *args, _name=name, **named):
            pages[-1].append((_name, args, named))
            return getattr(tagged.TaggedCanvas, _name)(self, *args, **named)

        setattr(Recorder, name, method)
    from guide.pdf import checklist

    plain, checklist.TaggedCanvas = checklist.TaggedCanvas, Recorder
    try:
        data = make()
    finally:
        checklist.TaggedCanvas = plain
    return data, [page for page in pages if page]


def floor(pages: list[list[Mark]], size: tuple[float, float] = (612, 792)) -> bytes:
    """The same marks at the same places, untagged, by reportlab alone. The layout is given, so nothing is measured."""
    for key in ("notos", "notosbo"):
        if key not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(key, io.BytesIO(fonts._bytes(key)), shapable=False))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, initialFontName="notos")
    for page in pages:
        for name, args, named in page:
            if name == "write":
                lines, x, y, size_, leading = args
                text = canvas.beginText(x, y)
                for n, line in enumerate(lines):
                    if n:
                        text.setTextOrigin(x, y - n * leading)
                    for piece, key in line:
                        text.setFont(key, size_)
                        text.textOut(piece)
                canvas.drawText(text)
            elif name == "checkbox":
                _, _, _, x, y, side = args
                canvas.rect(x, y, side, side)
            else:
                getattr(canvas, name)(*args, **named)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def cpu_ms(work: Callable[[], object], turns: int = 15) -> float:
    """The fastest of some turns, in milliseconds of processor time: the one least disturbed by others."""
    work()
    best = float("inf")
    for _ in range(turns):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def test_a_tagged_tickable_checklist_costs_no_more_than_three_and_a_half_times_the_bare_canvas():
    plan = plan_of()

    def make() -> bytes:
        return make_checklist(plan, CONTENT, [EN], name="José Ñúñez")

    _, pages = recorded(make)
    ours, bare = cpu_ms(make), cpu_ms(lambda: floor(pages))
    assert ours <= 3.5 * bare, f"{ours:.1f} ms against {bare:.1f} ms"


def test_a_checklist_stays_below_120_kilobytes():
    assert len(make_checklist(plan_of(), CONTENT, [EN])) < 120_000
