"""How long `--help` takes to answer, next to a Python that does nothing."""

import subprocess
import sys
import time
from statistics import median

REPEATS = 7


def measure() -> tuple[float, float]:
    """Milliseconds of wall time, medians: (ours, bare Python)."""
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(REPEATS):
        ours.append(_run("-m", "bot", "--help"))
        bare.append(_run("-c", "pass"))
    return median(ours), median(bare)


def _run(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 own code
    return (time.perf_counter() - start) * 1000
