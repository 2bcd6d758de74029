"""The legal tables as their authors wrote them: their rows, and whether they are the ones that were handed over."""

import csv
import hashlib
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "legal"
SHA256 = {
    "agencies.csv": "88016f4dc78f15bc580c8a9fd6acfa929d5fbf12a6ca88974bc0f68a8f3d9250",
    "deadlines.csv": "19015fd7eb3aa9568c1655d46c2fa2c263711cbcbc7d4b1c80ceedd55b0c5a2b",
    "directory.csv": "ac8fb551e16fa8260ad4057c834d17edadf759954757fcdd06f27290438ba6ef",
    "sources.csv": "c05da003e6cefa7e6cf05ef8283dd5daac6511de9e9c6fe9fecd84a84c5b55fc",
}
"""Each table is replaced whole by its next edition, and its SHA-256 here with it. No cell is ever changed by hand."""


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a table, in its order."""
    return list(csv.DictReader((FOLDER / file).read_text("utf-8").splitlines()))


def by_id(file: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their ids."""
    return {row["id"]: row for row in rows(file)}


def is_the_one_handed_over(file: str) -> bool:
    return hashlib.sha256((FOLDER / file).read_bytes()).hexdigest() == SHA256[file]


def year(text: str) -> int | None:
    """A year of the tables; None where they have none."""
    return int(text) if text else None
