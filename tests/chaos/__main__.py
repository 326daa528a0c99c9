"""`python -m tests.chaos [--alerts N] [--kills N] [--stride N] [--jobs N] [NAME …]`: scenarios as a table.

Exits with 1 when anything was lost or broken."""

import argparse
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chaos import kills, told, troubles, whole
from tests.chaos.stage import SMALL, Result

COLUMNS = ("trouble", "alerts", "kills", "lost", "came twice, marked", "a kill", "marked in vain")
HEAD = f"| {' | '.join((*COLUMNS, 'refused starts', 'database', 'seconds'))} |"
ONCE_FOR = 60.0
A_DATABASE = 1000
"""Alerts."""
WHOLE_KILLS = 40
PARTS = 4
"""So many processes share the awaits of one alert."""

Scenario = Callable[[], Result | None]


def main() -> int:
    asked = _arguments()
    good = True
    print(f"{HEAD}\n|{'---|' * (len(COLUMNS) + 3)}")
    with TemporaryDirectory() as folder, ProcessPoolExecutor(asked.jobs, get_context("spawn")) as pool:
        rows = scenarios(Path(folder), asked.alerts, asked.kills, asked.stride)
        begun = {
            name: [pool.submit(part) for part in parts]
            for name, parts in rows.items()
            if name in (asked.names or rows)
        }
        for futures in begun.values():
            result = _whole(futures)
            if result is not None:
                print(row(result), flush=True)
                print("".join(f"    {what}\n" for what in result.broken), end="")
                good = good and result.good
    return 0 if good else 1


def scenarios(folder: Path, alerts: int, number: int, stride: int) -> dict[str, list[Scenario]]:
    """The scenarios by name, each in parts that may run beside each other."""
    at = folder.joinpath
    return {
        "random": _spread(at("random"), alerts, number, 0.0),
        "once": _spread(at("once"), alerts, number, ONCE_FOR),
        "awaits": [
            partial(kills.one_alert_at_each_await, at(f"awaits-{n}"), n, PARTS) for n in range(1, PARTS + 1)
        ],
        "start": [partial(kills.killed_at_each_await, at("start"), 3, stride)],
        "whole": [partial(whole.killed_whole, at("whole"), WHOLE_KILLS)],
        "told": [partial(told.disk_full, at("told-full")), partial(told.locked, at("told-locked"))],
        "full": [partial(troubles.full_disk, at("full"), 300, 100)],
        "disk": [partial(troubles.small_disk, at(SMALL), 300, 100)],
        "locked": [partial(troubles.locked, at("locked"), 200, 100, 12)],
        "read-only": [partial(troubles.read_only, at("read-only"), 100, 100)],
    }


def _spread(folder: Path, alerts: int, number: int, once_for: float) -> list[Scenario]:
    """Kills at random times, over as many databases as there are thousands of alerts."""
    parts = max(1, alerts // A_DATABASE)
    seeds = range(1, parts + 1)
    places = [folder.with_name(f"{folder.name}-{seed}") for seed in seeds]
    facts = (number // parts, alerts // parts, once_for)
    return [
        partial(kills.killed_at_random, place, *facts, seed)
        for place, seed in zip(places, seeds, strict=True)
    ]


def _whole(parts: list[Future[Result | None]]) -> Result | None:
    """The results of all parts as one; None where the scenario cannot be played here."""
    found = [one for part in parts if (one := part.result()) is not None]
    for one in found[1:]:
        found[0].add(one)
    return found[0] if found else None


def row(r: Result) -> str:
    """A line of the table."""
    marked = f"{r.repeats} ({r.repeats / r.alerts:.2%})"
    marked += f", {r.unmarked} WITHOUT A MARK" if r.unmarked else ""
    state = "whole each time" if not r.broken else "BROKEN"
    each = f"{r.repeats / max(1, r.kills):.2f}"
    cells = (r.name, f"{r.alerts:,}", r.kills, r.lost, marked, each, r.vain, r.refused, state)
    return f"| {' | '.join(str(cell) for cell in (*cells, f'{r.seconds:.0f}'))} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--alerts", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=300, help="at random times")
    parser.add_argument("--stride", type=int, default=3, help="kill a first start at every Nth await")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="scenarios at the same time")
    parser.add_argument("names", nargs="*", help=f"of scenarios: {', '.join(scenarios(Path(), 1, 1, 1))}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
