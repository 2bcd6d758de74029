"""The tree as typst markup: PDF/UA-1. Typst has no form boxes, so the boxes are drawn. Its compiler stays loaded, and keeps what it can."""

import json
import sys
from pathlib import Path

import typst
from turns import serve

SETUP = """
#set document(title: TITLE)
#set page("us-letter", margin: (left: 20mm, right: 14mm, top: 12mm, bottom: 26mm), footer: context {
  set text(7.5pt)
  grid(columns: (1fr, auto), FOOTER, counter(page).display("1 / 1", both: true))
})
#set text(font: "Noto Sans", size: 11pt, lang: "en")
#set par(leading: 0.5em, spacing: 0.6em)
#show heading: set block(above: 12pt, below: 6pt)
"""


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def code(node: dict | list, name: str) -> str:
    """An expression of typst that draws a node."""
    if isinstance(node, list):
        text, bold = node
        words = " + ".join(["sys.inputs.name" if n else quoted(part) for part in text.split(name) for n in (0, 1)][:-1])
        return f'text(weight: "bold", {words})' if bold else f"text({words})"
    role, kids = node["role"], [kid for kid in node["kids"] if isinstance(kid, list) or kid["role"] != "Lbl"]
    if "qr" in node:
        svg, _, words = node["qr"]
        return f'image(bytes({quoted(svg)}), format: "svg", width: 72pt, alt: {quoted(words)})'
    inside = "{" + "; ".join(code(kid, name) for kid in kids) + "}"
    if role in ("H1", "H2", "H3"):
        return f"heading(level: {role[1]}, {inside})"
    if role == "P":
        return f"par({inside})"
    if role == "L":
        items = ", ".join(f"list.item({code(kid, name)})" for kid in kids)
        return f"list(marker: {label(node)}, {items})"
    if role == "Table":
        rows = [kid for kid in kids if kid["role"] == "TR"] or [row for kid in kids for row in kid["kids"]]
        cells = [", ".join(code(cell, name) for cell in row["kids"]) for row in rows]
        return f"table(columns: {len(rows[0]['kids'])}, table.header({cells[0]}), {', '.join(cells[1:])})"
    if "url" in node:
        return f"link({quoted(node['url'])}, {inside})"
    return inside


def label(node: dict) -> str:
    """What stands before the items of a list: boxes, or nothing. Numbers in a label are left out."""

    def boxed(node: dict) -> bool:
        return "box" in node or any(boxed(kid) for kid in node["kids"] if isinstance(kid, dict) and kid["role"] in ("LI", "Lbl", "Form"))

    return "square(size: 15pt)" if boxed(node) else "[]"


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    setup = SETUP.replace("TITLE", quoted(given["title"])).replace("FOOTER", quoted(given["footer"]))
    source = Path(sys.argv[1]).with_suffix(".typ")
    source.write_text(setup + "#" + code(given["tree"], given["name"]), "utf-8")
    compiler = typst.Compiler(str(source), font_paths=[given["fonts"]], ignore_system_fonts=True)
    serve(lambda name: compiler.compile(format="pdf", sys_inputs={"name": name}, pdf_standards="ua-1"), given["name"])
