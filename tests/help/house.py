"""The house as its imports show it: which file uses which, how many arrows and circles there are, how many lines a room has.

`python -m tests.help.house [FOLDER …]` counts it for each checkout that is named, and for this one without a name.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
Arrows = dict[str, set[str]]

FLOORS = [  # from the ground up; a room is a folder or a file of guide/
    {"content"},
    {"core"},
    {"words", "library"},
    {"drawings"},
    {"pdf"},
    {"terminal"},
    {"html"},
    {"web.streamlit"},
    {"calendar", "printed", "screen"},
    {"batch.table"},
    {"batch", "book"},
    {"checks"},
    {"web"},
    {"__main__"},
]
FLOOR_OF = {room: n for n, floor in enumerate(FLOORS) for room in floor}


def modules(root: Path = ROOT) -> dict[str, Path]:
    """`guide.core.plan` -> its file. A folder's own `__init__.py` goes by the name of the folder."""
    found = {}
    for path in sorted((root / "guide").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """What a file imports, by full names, `guide.core.plan.Plan` among them; also what it imports only when it needs it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{path}: import by the full name, so that the house can be read"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows(root: Path = ROOT) -> Arrows:
    """file -> the files of the guide that it uses."""
    known = modules(root)
    found: Arrows = {}
    for name, path in known.items():
        uses = {inside for full in imports(path) if (inside := _file_of(full, known))}
        found[name] = uses - {name}
    return found


def _file_of(full: str, known: dict[str, Path]) -> str:
    """The file that holds what is imported: the longest beginning of its name that is a file."""
    parts = full.split(".")
    return next((name for n in range(len(parts), 0, -1) if (name := ".".join(parts[:n])) in known), "")


def circles(graph: Arrows) -> list[list[str]]:
    """Files that use each other, directly or by way of others; each group once (Tarjan's strongly connected components)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = low[name] = len(number)
        stack.append(name)
        for other in graph[name]:
            if other not in number:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], number[other])
        if low[name] == number[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                found.append(sorted(group))

    for name in graph:
        if name not in number:
            visit(name)
    return found


def room_of(name: str, floors: list[set[str]]) -> str:
    """The room of a file: the deepest folder, or the file, that has a floor. `core.plan` is in `core`; "" when it has none."""
    inside = name.split(".")[1:]
    known = set().union(*floors)
    return next((room for n in range(len(inside), 0, -1) if (room := ".".join(inside[:n])) in known), "")


def count(root: Path) -> None:
    """Prints what there is."""
    files, graph = modules(root), arrows(root)
    top = {name: name.split(".")[1] if "." in name else "guide" for name in files}
    between = {(top[a], top[b]) for a, uses in graph.items() for b in uses if top[a] != top[b] and "guide" not in (top[a], top[b])}
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in files.items()}
    print(
        f"{len(files)} files, {sum(lines.values())} lines, {sum(map(len, graph.values()))} arrows between files; "
        f"{len(set(top.values()) - {'guide'})} rooms at the top, {len(between)} arrows between them; {len(circles(graph))} circles"
    )
    for group in circles(graph):
        print("  circle:", ", ".join(group))
    for room in sorted(set(top.values())):
        inside = [n for name, n in lines.items() if top[name] == room]
        print(f"  {room:<18} {len(inside):>3} files {sum(inside):>6} lines, the longest {max(inside):>4}")


if __name__ == "__main__":
    for place in sys.argv[1:] or [str(ROOT)]:
        count(Path(place))
