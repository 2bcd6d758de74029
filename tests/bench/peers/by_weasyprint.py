"""The tree as HTML, by WeasyPrint: PDF/UA-1 with form boxes. Style sheet, fonts and pictures are read once and kept."""

import json
import sys
from html import escape
from pathlib import Path

from turns import serve
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

TAGS = {"Document": "main", "Sect": "section", "Part": "section", "L": "ul", "LI": "li", "Span": "span", "Link": "a"}
TAGS |= {role: role.lower() for role in ("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "THead", "TBody")}
STYLE = """
@font-face { font-family: Noto; src: url(FOLDER/notos.ttf) }
@font-face { font-family: Noto; font-weight: bold; src: url(FOLDER/notosbo.ttf) }
@page { size: letter; margin: 12mm 14mm 26mm 20mm;
  @bottom-left { content: FOOTER; font: 7.5pt Noto; width: 85% }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt Noto } }
body { font: 11pt/1.27 Noto; margin: 0 }
h1 { font-size: 19pt } h2 { font-size: 15pt } h3 { font-size: 12.5pt } h1, h2, h3 { margin: 8pt 0 3pt; break-after: avoid }
p { margin: 0 0 4pt } ul { list-style: none; margin: 0; padding: 0 } a { color: black; text-decoration: none }
li { break-inside: avoid } .label { float: left; width: 22pt } .body { margin-left: 22pt }
input { appearance: auto; width: 15pt; height: 15pt; margin: 0 } img { width: 72pt }
table { border-collapse: collapse; width: 100% } td, th { border: 0.5pt solid; padding: 3pt; text-align: left; vertical-align: top }
"""


def html(node: dict) -> str:
    inside = "".join(html(kid) if isinstance(kid, dict) else run(*kid) for kid in node["kids"])
    if "box" in node:
        name, tip = map(escape, node["box"])
        return f'<input type="checkbox" name="{name}" title="{tip}">'
    if "qr" in node:
        svg, _, words = node["qr"]
        return f'<img alt="{escape(words)}" src="data:image/svg+xml,{escape(svg).replace("#", "%23")}">'
    if node["role"] == "Figure":
        return ""
    if node["role"] in ("Lbl", "LBody"):
        return f'<div class="{"label" if node["role"] == "Lbl" else "body"}">{inside}</div>'
    more = f' href="{escape(node["url"])}"' if "url" in node else ""
    tag = TAGS[node["role"]]
    return f"<{tag}{more}>{inside}</{tag}>"


def run(text: str, bold: bool) -> str:
    return f"<b>{escape(text)}</b>" if bold else escape(text)


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    fonts, kept = FontConfiguration(), {}
    style = STYLE.replace("FOLDER", Path(given["fonts"]).as_uri()).replace("FOOTER", json.dumps(given["footer"], ensure_ascii=False))
    sheet = CSS(string=style, font_config=fonts)
    page = f'<html lang="en"><head><title>{given["title"]}</title></head><body>{html(given["tree"])}</body></html>'

    def make(name: str) -> bytes:
        paper = HTML(string=page.replace(given["name"], escape(name)))
        return paper.write_pdf(stylesheets=[sheet], font_config=fonts, cache=kept, pdf_variant="pdf/ua-1", pdf_forms=True)

    serve(make, given["name"])
