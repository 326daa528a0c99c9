"""`python -m tests.bench.compare A.json B.json`: two saved runs of the benchmarks side by side."""

import sys
from pathlib import Path

from tests.bench.report import compared

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("give two files that `make bench` saved, the older first")
    print(compared(*map(Path, sys.argv[1:])))
