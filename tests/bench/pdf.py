"""What the papers cost: each of them, and the sheet against the same marks drawn untagged on a bare reportlab canvas. Part of `make bench`.

Ratios of one run count; milliseconds move with the machine. No test measures time.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import psutil
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from guide.core.answers import Answers
from guide.core.notes import notes_of
from guide.pdf import fonts, tagged
from guide.printed import Options, make_checklist
from guide.printed.blank import make_blank
from guide.printed.booklet import make_booklet
from guide.printed.lawyer import make_notes
from guide.printed.long import make_long
from guide.words.language import load_language
from tests.help.pdf_structure import CONTENT, EN, TODAY, TYPICAL, plan_of, text_of

PLAN = plan_of()
WORDS = {"en": [load_language("en")], "es": [load_language("es")], "both": [load_language("en"), load_language("es")]}
MADE: dict[str, Callable[[list[Any]], bytes]] = {
    "sheet": lambda words: make_checklist(PLAN, CONTENT, words, name="José Ñúñez"),
    "long paper": lambda words: make_long(PLAN, CONTENT, words, name="José Ñúñez"),
    "notes": lambda words: make_notes(notes_of(TYPICAL, CONTENT), CONTENT, TODAY, words[0].code),
    "booklet": lambda words: make_booklet(CONTENT, words, TODAY),
    "blank form": lambda words: make_blank(plan_of(Answers()), CONTENT, words, Options(blank=True)),
}
"""Paper -> how it is made, in these languages. The notes are always in both."""
MARKS = ("write", "rect", "line", "disc", "checkbox", "addLiteral", "setLineWidth", "setFillGray")
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
    from guide.printed import document

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "TaggedCanvas", Recorder)
        data = make()
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
            elif name == "disc":
                canvas.circle(*args, stroke=0, fill=1)
            else:
                getattr(canvas, name)(*args, **named)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def cpu_ms(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of one turn."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def make() -> bytes:
    return make_checklist(PLAN, CONTENT, [EN], name="José Ñúñez")


def many(count: int) -> int:
    return sum(len(make()) for _ in range(count))


def cold(code: str, kept: str) -> tuple[float, float]:
    """CPU seconds of a whole process and the most megabytes it held. `kept`: where Python keeps what it compiled, as once installed."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}
    done = subprocess.run([sys.executable, "-c", f"{code}\n{REPORT}"], capture_output=True, check=True, env=env)
    seconds, size = json.loads(done.stdout.splitlines()[-1])
    return seconds, size / 1e6


REPORT = """
import json, time
from pathlib import Path
used, lines = time.process_time(), Path("/proc/self/status")
if lines.exists():
    most = 1024 * int(lines.read_text().partition("VmHWM:")[2].split()[0])
else:
    import psutil
    most = psutil.Process().memory_info().rss
print(json.dumps([used, most]))
"""
"""Linux keeps the most memory a process ever held; elsewhere it is what the process holds at its end."""

BARE = """
import io
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
import pymupdf_fonts
for key in ("notos", "notosbo"):
    pdfmetrics.registerFont(TTFont(key, io.BytesIO(pymupdf_fonts.myfont(key))))
SimpleDocTemplate(io.BytesIO()).build([Paragraph("a line of text " * 20, getSampleStyleSheet()["Normal"]) for _ in range(120)])
"""


def each_paper() -> None:
    """Pages, size and warm milliseconds of each paper in each language; the median of turns that mix them."""
    cases = [(paper, name) for paper in MADE for name in WORDS if paper != "notes" or name == "both"]
    for paper, name in cases:
        MADE[paper](WORDS[name])
    turns = [{case: cpu_ms(lambda case=case: MADE[case[0]](WORDS[case[1]])) for case in cases} for _ in range(9)]  # type: ignore[misc]
    for paper, name in cases:
        data = MADE[paper](WORDS[name])
        middle = statistics.median(turn[paper, name] for turn in turns)
        print(f"{paper:<10} {name:<4}: {len(text_of(data)):>2} pages, {len(data) / 1000:>4.0f} kB, warm {middle:>5.1f} ms CPU")


def main() -> None:
    each_paper()
    data, pages = recorded(make)
    boxes = sum(name == "checkbox" for page in pages for name, _, _ in page)
    size, again = len(data) / 1000, compacted(data) / 1000
    least = min(size, again)
    sizes = f"{size:.0f} kB (goal 35), packed by another program {least:.0f} kB"
    print(f"reference sheet: {len(pages)} pages, {boxes} boxes to tick, {sizes}")
    turns = [(cpu_ms(make), cpu_ms(lambda: floor(pages))) for _ in range(12)][1:]
    ours, bare = (statistics.median(turn[n] for turn in turns) for n in (0, 1))
    ratio = statistics.median(a / b for a, b in turns)
    print(f"warm: {ours:.1f} ms CPU a sheet, bare canvas {bare:.1f} ms: {ratio:.2f} times the floor (goal 3.5)")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        file.write_text('{"version": 1, "answers": {"state": "TX", "problems": ["not_paid"], "when_pay_first": "2026-06-05"}}')
        whole = f"from guide.__main__ import main; main(['checklist', {str(file)!r}, '--language', 'en', '-o', {folder + '/o.pdf'!r}])"
        runs = [(cold(whole, folder), cold(BARE, folder)) for _ in range(8)][1:]
    ours_s, bare_s = statistics.median(r[0][0] for r in runs), statistics.median(r[1][0] for r in runs)
    peak = statistics.median(r[0][1] for r in runs)
    ratio = ours_s / bare_s
    print(f"cold whole process: {ours_s:.2f} s CPU, bare reportlab {bare_s:.2f} s: {ratio:.2f} times (goal 1.5); {peak:.0f} MB (goal 80)")
    process, marks = psutil.Process(), []
    for _ in range(5):
        many(100)
        marks.append(process.memory_info().rss / 1e6)
    print(f"memory over 500 sheets: {', '.join(f'{m:.0f}' for m in marks)} MB")
    times = {}
    for workers in (1, 2):
        with ProcessPoolExecutor(workers) as pool:
            list(pool.map(many, [2] * workers))
            start = time.perf_counter()
            list(pool.map(many, [10] * (6 * workers)))
            times[workers] = 60 * workers / (time.perf_counter() - start)
    print(f"sheets a second: {times[1]:.1f} in one process, {times[2]:.1f} in two: {times[2] / times[1]:.2f} times (goal 1.8)")


def compacted(data: bytes) -> int:
    """Bytes of the file when another program packs it. Ours are packed already, so this is no smaller."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return len(out.getvalue())


if __name__ == "__main__":
    main()
