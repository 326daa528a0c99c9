"""Looks in a second, and what one costs, with one to four workers on one PostgreSQL database.

`python -m tests.bench.workers`. Each worker has a loopback exchange with a budget of its own, as on an
address of its own, and brings as many accounts as that budget carries easily.
"""

import asyncio
import os
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from bot.clock import WallClock
from bot.model.ids import VenueName
from bot.store import accounts, people
from bot.store.database import Database
from bot.store.master import KeyFile, open_vault
from tests.chaos.whole import KeepingApi, Market
from tests.postgres.cluster import Cluster, programs
from tests.postgres.fleet import Fleet, Post, placed, stopped
from tests.wire.telegram_server import serving

EACH, MOST, SECONDS, SETTLED = 8, 4, 20.0, 45.0
"""Accounts of each worker, workers, seconds that are measured, and those before, with the first looks."""
CLOCK = WallClock()
HYPERLIQUID = VenueName("hyperliquid")


async def measure(cluster: Cluster, folder: Path) -> None:
    """Print a row for each number of workers."""
    api, market = KeepingApi(), Market()
    async with AsyncExitStack() as stack:
        host = await stack.enter_async_context(serving(api))
        where = cluster.database()
        posts = [await placed(folder / f"w{n}", where, cluster, market, host, stack) for n in range(MOST)]
        fleet = Fleet(where, api, market, posts)
        stack.push_async_callback(stopped, fleet)
        print("| workers | looks a second | ms of CPU a look, all workers |\n|---|---|---|")
        for count, post in enumerate(posts, 1):
            await post.begins()
            await fleet.waits(lambda: "this worker has" in post.log(), "it did not join")  # noqa: B023
            await fleet.waits(fleet.even, "the accounts are not shared out")
            await _joined_by(fleet, folder / "bot.key", count)
            await asyncio.sleep(SETTLED)
            before = _spent(posts[:count])
            since = CLOCK.monotonic()
            await asyncio.sleep(SECONDS)
            looks = sum(at >= since for p in posts for at, _ in p.asked.looks)
            cpu = _spent(posts[:count]) - before
            print(f"| {count} | {looks / SECONDS:.1f} | {1000 * cpu / looks:.1f} |", flush=True)


async def _joined_by(fleet: Fleet, key: Path, count: int) -> None:
    """The accounts of the worker that came last; each part of all accounts gets one of them."""
    database = Database(fleet.where)
    await database.open()
    vault = open_vault(KeyFile(key))
    async with database.write() as db:
        (owner,) = await people.everybody(db)
        for number in range((count - 1) * EACH + 1, count * EACH + 1):
            address = f"0x{number:040x}"
            fleet.market.opens(address)
            given = (HYPERLIQUID, f"a{number}", owner.id, {"address": address}, "", CLOCK.now())
            await accounts.add(db, vault, *given)
    await database.close()


def _spent(posts: list[Post]) -> float:
    """Seconds of the processor that those workers have used."""
    ticks = 0
    for post in posts:
        fields = Path(f"/proc/{post.pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    where = programs()
    if where is None:
        raise SystemExit("PostgreSQL is missing (on Debian: apt install postgresql)")
    cluster = Cluster(where)
    try:
        cluster.start()
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(measure(cluster, Path(folder)))
    finally:
        cluster.close()


if __name__ == "__main__":
    main()
