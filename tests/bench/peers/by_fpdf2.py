"""The tree by fpdf2: untagged, with drawn boxes, because it can do neither. It keeps no font between documents: each reads it anew."""

import base64
import json
import logging
import sys
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from turns import serve

MM = 72 / 25.4
SIZES = {"H1": 19, "H2": 15, "H3": 12.5}


class Paper(FPDF):
    def __init__(self, given: dict, name: str):
        super().__init__(unit="pt", format="letter")
        self.given, self.name = given, name
        self.set_margins(20 * MM, 12 * MM, 14 * MM)
        self.set_auto_page_break(True, 26 * MM)
        self.set_title(given["title"])
        for style, file in (("", "notos"), ("B", "notosbo")):
            self.add_font("Noto", style, Path(given["fonts"]) / f"{file}.ttf")
        self.add_page()
        self.draw(given["tree"], 11)

    def footer(self) -> None:
        self.set_y(-24 * MM)
        self.set_font("Noto", "", 7.5)
        self.multi_cell(0, 9, f"{self.given['footer']} {self.page_no()} / {{nb}}")

    def draw(self, node: dict, size: float) -> None:
        role = node["role"]
        if "qr" in node:
            self.image(BytesIO(base64.b64decode(node["qr"][1])), w=72)
        elif role == "Table":
            self.draw_table(node)
        elif role == "Lbl":
            self.draw_label(node)
        elif any(isinstance(kid, list) for kid in node["kids"]) or role in SIZES:
            self.draw_text(node, SIZES.get(role, size))
        elif role == "LI":
            left = self.l_margin
            for kid in node["kids"]:
                self.draw(kid, size)
            self.set_left_margin(left)
            self.set_x(left)
        else:
            for kid in node["kids"]:
                self.draw(kid, size)

    def draw_label(self, node: dict) -> None:
        if self.will_page_break(30):
            self.add_page()
        if any("box" in kid for kid in node["kids"] if isinstance(kid, dict)):
            self.rect(self.l_margin, self.get_y(), 15, 15)
        self.set_left_margin(self.l_margin + 22)
        self.set_x(self.l_margin)

    def draw_text(self, node: dict, size: float) -> None:
        for text, bold in runs(node):
            self.set_font("Noto", "B" if bold else "", size)
            self.write(size * 1.27, text.replace(self.given["name"], self.name), node.get("url", ""))
        self.ln(size * 1.27 + 4)

    def draw_table(self, node: dict) -> None:
        self.set_font("Noto", "", 9.5)
        with self.table(line_height=12) as table:
            for row in rows(node):
                line = table.row()
                for cell in row["kids"]:
                    line.cell("".join(text for text, _ in runs(cell)))


def runs(node: dict) -> list[list]:
    return [run for kid in node["kids"] for run in (runs(kid) if isinstance(kid, dict) else [kid])]


def rows(node: dict) -> list[dict]:
    return [row for kid in node["kids"] for row in ([kid] if kid["role"] == "TR" else rows(kid))]


if __name__ == "__main__":
    logging.disable()  # it complains of a table in the font that it leaves out
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    serve(lambda name: bytes(Paper(given, name).output()), given["name"])
