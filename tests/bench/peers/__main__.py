"""`make bench-peers`: the same paper by WeasyPrint, typst and fpdf2, beside ours. `python -m tests.bench.peers PYTHON`: the Python that has
them.

How it is measured: each engine has a process of its own and makes one paper before the clock starts. Then all take turns, so that a
busy machine slows all of them; the ratio of a turn counts, and the median of the turns. Ours lays out the whole plan each time. The
peers get finished markup: words, boxes, tables, links and QR codes of the same paper (see peers/content.py), without its drawings and
writing lines. All use the same Noto Sans and keep what they can between papers: WeasyPrint fonts, style sheet and pictures; typst its
compiler with all it remembers. fpdf2 can keep nothing. Each paper bears another name. Processor time is of all threads of a process.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import page as validator
import pikepdf

from guide.pdf import fonts
from guide.printed import make_checklist
from tests.bench.pdf import PLAN
from tests.bench.peers.content import find, text, watched
from tests.help.pdf_structure import CONTENT, EN

HERE = Path(__file__).parent
NAME = "José Ñúñez"
ROUNDS, PAPERS = 7, 2
PEERS = {"WeasyPrint": "by_weasyprint.py", "typst": "by_typst.py", "fpdf2": "by_fpdf2.py"}
GOAL = 7


class Engine:
    """An engine at work in a process of its own."""

    def __init__(self, python: str, script: str, given: Path):
        self.script = script
        command = [python, str(HERE / script), str(given), NAME]
        paths = {"PYTHONPATH": os.pathsep.join(map(str, (HERE.parents[2], HERE)))} if python == sys.executable else {}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **paths})
        self.costs: list[dict[str, float]] = []
        self._answer()

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.script} ended; see above why. WeasyPrint needs Pango; on Debian: sudo apt-get install libpangoft2-1.0-0")
        return json.loads(line)

    def _tell(self, line: str) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._answer()

    def turn(self) -> None:
        self.costs.append(self._tell(str(PAPERS)))

    def paper(self, path: Path) -> bytes:
        self._tell(str(path))
        return path.read_bytes()

    def median(self, what: str) -> float:
        return statistics.median(cost[what] for cost in self.costs)

    def end(self) -> None:
        self.process.communicate(timeout=30)


def about(data: bytes, path: Path) -> tuple[int, int, str]:
    """Pages, boxes that can be ticked, and what the validator says."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = sum(a.get("/Subtype") == "/Widget" for p in pdf.pages for a in p.obj.get("/Annots", []))
        pages, tagged = len(pdf.pages), "/StructTreeRoot" in pdf.Root
    report = validator.validate_pdf(str(path), profile=validator.ValidationProfile.PDF_UA_1)
    valid = "valid" if report.is_compliant else f"fails {report.rules.failed} rules"
    return pages, boxes, valid if tagged else f"untagged, {valid}"


def write_content(folder: Path) -> Path:
    """The tree, the fonts and all else that the peers are given."""
    tree, footer = watched(lambda: make_checklist(PLAN, CONTENT, [EN], name=NAME))
    for key in fonts.FAMILIES["noto"]:
        (folder / f"{key}.ttf").write_bytes(fonts._bytes(key))
    assert NAME in text(tree), "the paper bears a name, and the peers must too"
    boxes, codes = len(find(tree, "box")), len(find(tree, "qr"))
    print(f"the same words for all: {len(text(tree)):,} characters, {boxes} boxes, {codes} QR codes")
    given = folder / "content.json"
    words = {"tree": tree, "footer": "".join(t for t, _ in footer), "name": NAME, "title": "Five Steps", "fonts": str(folder)}
    given.write_text(json.dumps(words), "utf-8")
    return given


def main(python: str) -> None:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"machine: {os.cpu_count()} cores{load}; medians of {ROUNDS} turns of {PAPERS} papers, after one that does not count")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        given = write_content(folder)
        engines = {"ours": Engine(sys.executable, "by_us.py", given)}
        engines |= {name: Engine(python, script, given) for name, script in PEERS.items()}
        for _ in range(ROUNDS + 1):
            for engine in engines.values():
                engine.turn()
        print(f"{'':12}{'ms CPU':>8}{'ms':>8}{'times ours':>12}{'pages':>7}{'kB':>6}{'MB':>6}{'tickable':>10}  PDF/UA-1")
        for name, engine in engines.items():
            engine.costs = engine.costs[1:]
            file = folder / f"{name}.pdf"
            data = engine.paper(file)
            pages, boxes, valid = about(data, file)
            numbers = f"{engine.median('cpu'):8.1f}{engine.median('wall'):8.1f}{ratio(engine, engines['ours']):12.1f}"
            print(f"{name:12}{numbers}{pages:7}{len(data) / 1000:6.0f}{engine.median('mb'):6.0f}{boxes:10}  {valid}")
        for engine in engines.values():
            engine.end()
        print(f"WeasyPrint takes {ratio(engines['WeasyPrint'], engines['ours']):.1f} times our processor time (goal: at least {GOAL})")
    print("\n" + (__doc__ or "").partition("\n\n")[2].strip())


def ratio(one: Engine, other: Engine) -> float:
    return statistics.median(a["cpu"] / b["cpu"] for a, b in zip(one.costs, other.costs, strict=True))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("run it as: make bench-peers")
    main(sys.argv[1])
