"""`make bench`: what the paper, the wizard and the clinic cost, as ratios of one run. --load, which make passes: a crowd too."""

import os
import sys
from pathlib import Path

os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
sys.path.insert(0, str(Path(__file__).parent))

import bench_batch
import bench_pdf
import bench_web


def main() -> None:
    load = " ".join(f"{n:.1f}" for n in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    print(f"machine: {os.cpu_count()} cores, load {load}")
    print("-- the paper")
    bench_pdf.main()
    print("-- the wizard")
    bench_web.main()
    print("-- the clinic")
    bench_batch.main()


if __name__ == "__main__":
    main()
