"""One engine in a process of its own: it says when it is ready, makes papers when told to, and says what they cost.

In, line by line: how many papers, or a file name to write one to.  Out: a line of JSON each time.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def serve(make: Callable[[str], bytes], name: str) -> None:
    """`make` draws the paper of the person with this name. Each paper bears another one, as in a clinic."""
    make(name)
    print(json.dumps("ready"), flush=True)
    count = 0
    for line in sys.stdin:
        if not line.strip().isdigit():
            Path(line.strip()).write_bytes(make(name))
            print(json.dumps("written"), flush=True)
            continue
        cpu, wall, papers = time.process_time(), time.perf_counter(), int(line)
        for _ in range(papers):
            count += 1
            make(f"{name} {count}")
        cost = {
            "cpu": (time.process_time() - cpu) * 1000 / papers,
            "wall": (time.perf_counter() - wall) * 1000 / papers,
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        }
        print(json.dumps(cost), flush=True)
