"""A finished paper as a neutral tree, so that every engine draws the same words, boxes, tables, links and QR codes.

It is watched while our own canvas draws: what is written goes to the element of the structure it belongs to. A node is
{"role", "kids"} and, where it has them, "box" (name, text), "url", "qr" (SVG, PNG in base64, words); a text is [text, bold].
Lines to write on, rules and drawings are left out: they carry no words, and the peers are spared them.
"""

import base64
import io
from collections.abc import Callable
from typing import Any

import segno

from guide.pdf import marks, tagged
from guide.pdf.tree import Element, Mark
from guide.printed import document

Node = dict[str, Any]


def watched(make: Callable[[], bytes]) -> tuple[Node, list[list[Any]]]:
    """The tree of the document that `make` makes, and the lines of its footer."""
    written: dict[Mark, list[list[Any]]] = {}
    footer: list[list[list[Any]]] = []
    more: dict[Element, Node] = {}
    roots: list[Element] = []

    class Watcher(tagged.TaggedCanvas):
        def __init__(self, *args, **named):
            super().__init__(*args, **named)
            roots.append(self.root)

        def write(self, lines, x, y, size, leading):
            texts = [[text, "bo" in key] for line in lines for text, key in line]
            if self._open is not None:
                written.setdefault(Mark(self.page, len(self._marks) - 1), []).extend(texts)
            elif self.page == 0:
                footer.append(texts)
            super().write(lines, x, y, size, leading)

        def checkbox(self, element, name, tip, x, y, size):
            more[element] = {"box": [name, tip]}
            super().checkbox(element, name, tip, x, y, size)

        def link(self, element, url, *place):
            more[element] = {"url": url}
            super().link(element, url, *place)

    plain_canvas, plain_code = document.TaggedCanvas, marks.QR.__init__

    def code(self, url, figure, **named):
        more[figure] = {"qr": qr(url, figure.alt)}
        plain_code(self, url, figure, **named)

    document.TaggedCanvas, marks.QR.__init__ = Watcher, code
    try:
        make()
    finally:
        document.TaggedCanvas, marks.QR.__init__ = plain_canvas, plain_code

    def node(element: Element) -> Node:
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(node(kid))
            elif isinstance(kid, Mark):
                kids += written.get(kid, [])
        return {"role": element.role, "kids": kids, **more.get(element, {})}

    return node(roots[0]), max(footer, key=len)


def qr(url: str, words: str) -> list[str]:
    code, picture = segno.make(url, error="m", micro=False, boost_error=False), io.BytesIO()
    code.save(picture, kind="png", scale=4)
    return [code.svg_inline(), base64.b64encode(picture.getvalue()).decode(), words]


def text(node: Node) -> str:
    """Everything that is said in a node."""
    return "".join(text(kid) if isinstance(kid, dict) else kid[0] for kid in node["kids"])


def find(node: Node, key: str) -> list[Node]:
    """The nodes that have this."""
    return [*([node] if key in node else []), *(found for kid in node["kids"] if isinstance(kid, dict) for found in find(kid, key))]
