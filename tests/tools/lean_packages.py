"""Prints the part of requirements.lock that the guide needs to run and to be installed, with its hashes: no tests, no checks.

Run it with the Python of .venv, which has every package of the lock: what a package needs is read from what is installed.
"""

import re
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def needed(lines: list[str]) -> set[str]:
    """The names of these packages and of all that they need in turn on this system, without extras."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        package = waiting.pop()
        name = canonicalize_name(package.name)
        if name in found or (package.marker and not package.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        for line in requires(name) or []:
            wanted = Requirement(line)
            extras = [{"extra": extra} for extra in package.extras or {""}]
            if not wanted.marker or any(wanted.marker.evaluate(extra) for extra in extras):
                wanted.marker = None
                waiting.append(wanted)
    return found


def locked(names: set[str]) -> list[str]:
    """The entries of the lock for these packages; some have one for each Python. Raises ValueError for a package without any."""
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text("utf-8").strip())
    named = [(canonicalize_name(entry.partition("==")[0]), entry) for entry in entries]
    if missing := names - {name for name, _ in named}:
        raise ValueError(f"not in requirements.lock: {', '.join(sorted(missing))}; run `make lock`")
    return [entry for name, entry in named if name in names]


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = needed([*project["project"]["dependencies"], *project["dependency-groups"]["build"]])
    sys.stdout.write("\n".join(locked(wanted)) + "\n")
