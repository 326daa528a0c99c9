"""`python -m tests.chaos [--alerts N] [--kills N] [--stride N]`: every scenario as a table.

Exits with 1 when anything was lost or broken."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chaos import scenarios
from tests.chaos.scenarios import Result

HEAD = (
    "| trouble | alerts | kills | lost | repeats, all marked | of the alerts | refused starts | database | "
    "seconds |"
)


def main() -> int:
    asked = _arguments()
    good = True
    print(f"{HEAD}\n|{'---|' * 9}")
    with TemporaryDirectory() as folder:
        for result in everything(Path(folder), asked.alerts, asked.kills, asked.stride):
            print(row(result), flush=True)
            for what in result.broken:
                print(f"    {what}")
            good = good and result.good
    return 0 if good else 1


def everything(folder: Path, alerts: int, kills: int, stride: int) -> Iterator[Result]:
    """Each scenario's result as it comes. The load is what the courier just cannot keep up with."""
    yield scenarios.killed_at_random(folder / "random", kills, alerts, 150)
    yield scenarios.killed_at_each_await(folder / "awaits", 3, stride)
    yield scenarios.full_disk(folder / "full", 300, 100)
    if (on_a_small_disk := scenarios.small_disk(folder / scenarios.SMALL, 300, 100)) is not None:
        yield on_a_small_disk
    yield scenarios.locked(folder / "locked", 200, 100, 12)
    yield scenarios.read_only(folder / "read-only", 100, 100)


def row(r: Result) -> str:
    """A line of the table."""
    marked = f"{r.repeats}" if not r.unmarked else f"{r.repeats}, {r.unmarked} WITHOUT A MARK"
    state = "whole each time" if not r.broken else "BROKEN"
    share = f"{r.repeats / r.alerts:.2%}"
    cells = (r.name, f"{r.alerts:,}", r.kills, r.lost, marked, share, r.refused, state, f"{r.seconds:.0f}")
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--alerts", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=300, help="at random times")
    parser.add_argument("--stride", type=int, default=3, help="kill at every Nth await")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
