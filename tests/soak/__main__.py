"""`python -m tests.soak [--accounts N] [--hours H] [--rate R] …`: a day of the bot in an hour, as a table.

Exits with 1 when an alert was lost or told twice without a mark, or when anything grew."""

import argparse
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from tests.soak.clock import SharedClock
from tests.soak.counterpart import serving_all
from tests.soak.life import Hour, live
from tests.soak.plan import Size, members
from tests.soak.verdict import Growth, Verdict, growth, judge

MIB = 1 << 20
HEAD = (
    "| hour | looks | failed | sent | not sent | waiting | late, s "
    "| RSS, MiB | blocks | traced, MiB | files | tasks |"
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    for knob in fields(Size):
        parser.add_argument(f"--{knob.name.replace('_', '-')}", type=type(knob.default), default=knob.default)
    parser.add_argument(
        "--trace", action="store_true", help="count what Python allocates, too, and say where"
    )
    parser.add_argument("--warm-up", type=float, help="hours before growth counts; a sixth unless given")
    parser.add_argument(
        "--within", type=float, default=90, help="minutes of this machine after which it ends"
    )
    asked = vars(parser.parse_args())
    trace, warm_up, within = asked.pop("trace"), asked.pop("warm_up"), asked.pop("within")
    size = Size(**asked)
    print(f"{size}\n\n{HEAD}\n|{'---|' * 12}", flush=True)
    with TemporaryDirectory(prefix="adlwatch-soak-") as folder:
        warm_up = size.hours / 6 if warm_up is None else warm_up
        verdict, grown = soak(size, Path(folder), row, warm_up, within, trace)
    print(f"\n{verdict}")
    for one in grown:
        print(f"{one.name}: {one.before:,.0f} -> {one.after:,.0f} ({'no growth' if one.good else 'GREW'})")
    return 0 if verdict.good and all(one.good for one in grown) else 1


def soak(
    size: Size, folder: Path, told: Callable[[Hour], None], warm_up: float, within: float, trace: bool = False
) -> tuple[Verdict, tuple[Growth, ...]]:
    """Live through a soak of that size in an empty folder."""
    everybody, clock, read, hours = members(size), SharedClock(size.rate), folder / "read", []
    start = clock.now()

    def hour(one: Hour) -> None:
        hours.append(one)
        told(one)

    with serving_all(everybody, size, clock, start, read) as addresses:
        if trace:
            tracemalloc.start()
        passed, unsent = uvloop.run(live(everybody, size, addresses, clock, start, folder, hour, within))
    verdict = judge(everybody, read, folder / "bot.sqlite3")
    if passed < size.length:
        verdict.broken.append(f"there was no time for more than {passed}")
    if unsent:
        verdict.broken.append(f"{unsent} messages were never sent")
    return verdict, growth(hours, warm_up)


def row(hour: Hour) -> None:
    """Print a line of the table."""
    counts = (hour.looks, hour.failed, hour.sent, hour.unsent, hour.waiting)
    held = (f"{hour.rss / MIB:.1f}", f"{hour.blocks:,}", f"{hour.traced / MIB:.1f}", hour.files, hour.tasks)
    cells = (f"{hour.hour:g}", *(f"{n:,}" for n in counts), f"{hour.behind:.0f}", *held)
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
