"""`make bench`: what the paper, the wizard and the clinic cost, as ratios of one run. --load, which make passes: a crowd too."""

import os
from pathlib import Path

os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])

from tests.bench import batch, light, pdf, web


def main() -> None:
    load = " ".join(f"{n:.1f}" for n in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    print(f"machine: {os.cpu_count()} cores, load {load}")
    print("-- the paper")
    pdf.main()
    print("-- the wizard")
    web.main()
    print("-- the light version")
    light.main()
    print("-- the clinic")
    batch.main()


if __name__ == "__main__":
    main()
