"""Runs the guide with nothing installed but what pyproject.toml says it needs (`make lean`): no tests, no checks.

Goes in: nothing; run it with the Python of .venv/lean.  Comes out: one line for each command, or an AssertionError with what
the guide said. The commands that need most packages are tried: every content check, papers, stacks, and the server.
"""

import json
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
ANSWERS = {"state": "TX", "work": "restaurant_hotel", "problems": ["not_paid"], "when_pay_first": "2026-06", "when_pay_last": "ongoing"}
CAMPAIGN = 'version = 1\nworkplace = "Tortillería El Sol"\nstate = "TX"\nproblems = ["not_paid"]\n'
TABLE = "still_working,coworkers\nyes,no\nno,yes_talking\n"


def guide(*arguments: str) -> str:
    """What a command prints. It must end with status 0 and find nothing wrong."""
    done = subprocess.run([sys.executable, "-m", "guide", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments[0]}: {done.stdout[-500:]}{done.stderr[-1000:]}"
    print(f"{arguments[0]}: works")
    return done.stdout


def without_the_tools() -> None:
    """Nothing is proved where the tools of the tests are installed too."""
    there = [name for name in ("pytest", "mypy", "playwright", "httpx") if find_spec(name)]
    assert not there, f"{', '.join(there)} can be imported: run `make lean`, which makes an environment without them"


def papers(folder: Path) -> None:
    answers, campaign, table = folder / "answers.json", folder / "campaign.toml", folder / "people.csv"
    answers.write_text(json.dumps({"version": 1, "answers": ANSWERS}), "utf-8")
    campaign.write_text(CAMPAIGN, "utf-8")
    table.write_text(TABLE, "utf-8")
    assert json.loads(guide("plan", str(answers)))["headline"]["kind"]
    guide("checklist", str(answers), "--language", "both", "-o", str(folder / "checklist.pdf"))
    guide("batch", str(campaign), "--template", str(folder / "table.xlsx"))
    guide("batch", str(campaign), str(table), "-o", str(folder / "papers"), "--summary", "--jobs", "2")
    guide("batch", str(campaign), "-o", str(folder / "blank"), "--blank", "3", "--language", "es")
    for name in ("checklist.pdf", "papers/row-0002.pdf", "papers/stack.pdf", "papers/summary.pdf", "blank/blank-stack.pdf"):
        assert (folder / name).read_bytes().startswith(b"%PDF"), name


def server() -> None:
    """The server starts, says that it is well, and shows the wizard's first page."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, "-m", "guide", "serve", "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL) as running:
        try:
            assert well(f"http://127.0.0.1:{port}", running), "the server did not start"
        finally:
            running.terminate()
    print("serve: works")


def well(address: str, running: subprocess.Popen[bytes]) -> bool:
    for _ in range(300):
        if running.poll() is not None:
            return False
        try:
            health = urllib.request.urlopen(f"{address}/healthz", timeout=5).read()
            front = urllib.request.urlopen(address, timeout=5).read().decode()
        except OSError:
            time.sleep(0.1)  # not there yet
            continue
        return health == b"ok" and re.search(r"<h1\b", front) is not None
    return False


if __name__ == "__main__":
    without_the_tools()
    guide("check")
    with tempfile.TemporaryDirectory() as name:
        papers(Path(name))
    server()
