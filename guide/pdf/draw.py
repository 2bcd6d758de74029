"""Small drawings in line art: signs beside a text, and pictograms of papers. Each fills a square from its lower left corner.

They repeat what the text beside them says, for people who read slowly; so they are artifacts, without a text of their own.
"""

from __future__ import annotations

from guide.pdf.tagged import TaggedCanvas


def speech(canvas: TaggedCanvas, x: float, y: float, side: float) -> None:
    """A speech bubble: words to say."""
    s = side
    canvas.setLineWidth(0.9)
    canvas.roundRect(x + s * 0.06, y + s * 0.34, s * 0.84, s * 0.5, s * 0.14)
    canvas.setFillGray(1)
    path = canvas.beginPath()
    path.moveTo(x + s * 0.24, y + s * 0.35)
    path.lineTo(x + s * 0.24, y + s * 0.1)
    path.lineTo(x + s * 0.48, y + s * 0.35)
    canvas.drawPath(path, fill=1)
    canvas.lines([(x + s * 0.22, y + s * 0.67, x + s * 0.74, y + s * 0.67), (x + s * 0.22, y + s * 0.52, x + s * 0.6, y + s * 0.52)])


def stop(canvas: TaggedCanvas, x: float, y: float, side: float) -> None:
    """A circle with a bar: what not to do."""
    s = side
    canvas.setLineWidth(1.4)
    canvas.circle(x + s * 0.48, y + s * 0.46, s * 0.36)
    canvas.line(x + s * 0.23, y + s * 0.71, x + s * 0.73, y + s * 0.21)


def alarm(canvas: TaggedCanvas, x: float, y: float, side: float) -> None:
    """A black triangle with an exclamation mark: urgent."""
    s = side
    path = canvas.beginPath()
    path.moveTo(x + s * 0.5, y + s * 0.96)
    path.lineTo(x + s, y + s * 0.06)
    path.lineTo(x, y + s * 0.06)
    path.close()
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.rect(x + s * 0.455, y + s * 0.36, s * 0.09, s * 0.32, stroke=0, fill=1)
    canvas.circle(x + s * 0.5, y + s * 0.22, s * 0.062, stroke=0, fill=1)


def phone(canvas: TaggedCanvas, x: float, y: float, side: float) -> None:
    """A telephone: an office to call."""
    s = side
    canvas.setLineWidth(0.9)
    canvas.roundRect(x + s * 0.26, y + s * 0.06, s * 0.48, s * 0.84, s * 0.09)
    canvas.line(x + s * 0.26, y + s * 0.22, x + s * 0.74, y + s * 0.22)
    canvas.line(x + s * 0.42, y + s * 0.14, x + s * 0.58, y + s * 0.14)


def scissors(canvas: TaggedCanvas, x: float, y: float, side: float) -> None:
    """Scissors: cut here."""
    s = side
    canvas.setLineWidth(0.9)
    canvas.circle(x + s * 0.2, y + s * 0.76, s * 0.14)
    canvas.circle(x + s * 0.2, y + s * 0.24, s * 0.14)
    canvas.line(x + s * 0.32, y + s * 0.69, x + s, y + s * 0.3)
    canvas.line(x + s * 0.32, y + s * 0.31, x + s, y + s * 0.7)


# --- papers -------------------------------------------------------------------------------------------------------------


def _sheet(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    canvas.setLineWidth(0.9)
    canvas.rect(x + s * 0.16, y + s * 0.06, s * 0.68, s * 0.88)


def _rows(canvas: TaggedCanvas, x: float, y: float, s: float, *heights: float, right: float = 0.72) -> None:
    canvas.lines([(x + s * 0.28, y + s * h, x + s * right, y + s * h) for h in heights])


def stub(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    _sheet(canvas, x, y, s)
    _rows(canvas, x, y, s, 0.78, 0.64, 0.5)
    canvas.line(x + s * 0.16, y + s * 0.34, x + s * 0.84, y + s * 0.34)
    canvas.circle(x + s * 0.5, y + s * 0.2, s * 0.08)


def identity(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    canvas.setLineWidth(0.9)
    canvas.roundRect(x + s * 0.04, y + s * 0.2, s * 0.92, s * 0.6, s * 0.06)
    canvas.circle(x + s * 0.27, y + s * 0.58, s * 0.1)
    canvas.arc(x + s * 0.12, y + s * 0.14, x + s * 0.42, y + s * 0.44, 0, 180)
    canvas.lines([(x + s * 0.52, y + s * h, x + s * 0.86, y + s * h) for h in (0.62, 0.48, 0.34)])


def notes(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    _sheet(canvas, x, y, s)
    _rows(canvas, x, y, s, 0.76, 0.62, 0.48, 0.34)
    canvas.line(x + s * 0.5, y + s * 0.12, x + s * 0.92, y + s * 0.54)


def messages(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    speech(canvas, x, y, s)


def photos(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    canvas.setLineWidth(0.9)
    canvas.roundRect(x + s * 0.04, y + s * 0.18, s * 0.92, s * 0.58, s * 0.06)
    canvas.rect(x + s * 0.3, y + s * 0.76, s * 0.24, s * 0.1)
    canvas.circle(x + s * 0.5, y + s * 0.47, s * 0.19)


def envelope(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    canvas.setLineWidth(0.9)
    canvas.rect(x + s * 0.04, y + s * 0.2, s * 0.92, s * 0.6)
    canvas.lines([(x + s * 0.04, y + s * 0.8, x + s * 0.5, y + s * 0.44), (x + s * 0.96, y + s * 0.8, x + s * 0.5, y + s * 0.44)])


def letter(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    _sheet(canvas, x, y, s)
    _rows(canvas, x, y, s, 0.78, 0.64, 0.5)
    canvas.circle(x + s * 0.64, y + s * 0.24, s * 0.09)


def folder(canvas: TaggedCanvas, x: float, y: float, s: float) -> None:
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    points = ((0.04, 0.14), (0.04, 0.82), (0.36, 0.82), (0.44, 0.72), (0.96, 0.72), (0.96, 0.14))
    path.moveTo(x + s * points[0][0], y + s * points[0][1])
    for a, b in points[1:]:
        path.lineTo(x + s * a, y + s * b)
    path.close()
    canvas.drawPath(path)


PAPERS = {
    "stub": stub, "identity": identity, "notes": notes, "messages": messages,
    "photos": photos, "envelope": envelope, "letter": letter, "folder": folder,
}  # fmt: skip
"""The pictogram of each kind of paper, by the ids of the content."""
