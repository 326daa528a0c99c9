"""The bot of a soak: the real app on a fast clock, and what it takes of its machine from hour to hour."""

import asyncio
import gc
import logging
import os
import sys
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot import settings
from bot.app import App
from bot.clock import WallClock
from bot.errors import VenueError
from bot.host import Host
from bot.model.delivery import State
from bot.model.ids import VenueName
from bot.services.house import House
from bot.store import accounts, outbox, people
from bot.venues.client import load_library
from bot.venues.discovery import venues
from tests.soak.clock import SharedClock
from tests.soak.plan import CHAT, Member, Size
from tests.wire.telegram_server import TOKEN

AT_ONCE = 25
"""Accounts that are added together: all at once would be a storm."""
JOINING = 10.0
"""How fast the clock goes until all are there: a slow machine must not miss what happens first."""
BEHIND = 120.0
"""Seconds that a look may be overdue before the clock waits for the bot."""
LAST = 600
"""Tenths of a second of the host in which everybody is looked at once more, and what is left is sent."""
SHORTEST, PATIENCE = 1.0, 240.0
"""Seconds of the host that a request may take at least, and of the bot's clock at most: what an exchange that
stalls holds up must not outlast the plan."""
PAGE = os.sysconf("SC_PAGE_SIZE")
WAITING = (State.QUEUED, State.SENDING, State.UNSURE, State.RETRY, State.MOVED)
PASSING = ("look ", "delivery ")
"""Tasks that come and go with the load."""


@dataclass(frozen=True, slots=True)
class Hour:
    """What was done in an hour of the bot's clock, and what it held at its end: bytes, blocks of Python's
    allocator, open files, tasks that do not come and go. `waiting` are messages on their way, `behind`
    seconds that the most overdue look was late. `traced` is 0 unless tracemalloc runs."""

    hour: float
    looks: int
    failed: int
    sent: int
    unsent: int
    waiting: int
    behind: float
    rss: int
    blocks: int
    traced: int
    files: int
    tasks: int


async def live(
    members: Sequence[Member],
    size: Size,
    addresses: Mapping[str, str],
    clock: SharedClock,
    start: datetime,
    folder: Path,
    told: Callable[[Hour], None],
    within: float,
) -> tuple[timedelta, int]:
    """Live through the plan, for at most `within` minutes of the host; `told` hears of each hour. Returns how
    far it came, and how many messages were never sent."""
    latest = WallClock().monotonic() + within * 60
    logging.disable()
    await load_library()
    app = App(_host(members, size, addresses, clock, folder))
    clock.rate = JOINING
    going = asyncio.create_task(clock.run(lambda: _is_behind(app)), name="clock")
    house = await app.start()
    try:
        await _join(app, house, members, clock)
        clock.rate = size.rate
        before, every = _counts(app), timedelta(hours=min(1.0, size.hours / 8))
        end = start + size.length
        while (now := clock.now()) < end and WallClock().monotonic() < latest:
            at = min(end, start + every * ((now - start) // every + 1))
            await clock.sleep((at - now).total_seconds())
            counts = _counts(app)
            told(await _hour(app, house, at - start, {n: counts[n] - before[n] for n in counts}))
            before = counts
        if app.failed.done():
            await app.failed
        return now - start, await _unsent(app, house, len(members), end)
    finally:
        await app.stop()
        going.cancel()


def _is_behind(app: App) -> bool:
    """Whether looks are overdue for longer than any trouble of an exchange lasts."""
    return app.vigil is not None and app.vigil.sweep.lateness().behind > BEHIND


def _host(
    members: Sequence[Member], size: Size, addresses: Mapping[str, str], clock: SharedClock, folder: Path
) -> Host:
    owners = sorted({member.owner for member in members})
    paces = {"calm_seconds": size.calm, "near_seconds": size.calm / 5, "deep_seconds": size.calm * 6}
    table: Mapping[str, Any] = {
        "database": folder / "bot.sqlite3",
        "master_key_file": folder / "bot.key",
        "people": {
            name(owner): {
                "role": "host" if owner == owners[0] else "member",
                "addresses": {"telegram": str(address(owner))},
                "gauge": {"repeat_every": size.remind},
            }
            for owner in owners
        },
        "chat": {"telegram": {"hosts": {"api": addresses[CHAT]}}},
        "venues": {n: {"hosts": dict.fromkeys(v.hosts, addresses[n]), **paces} for n, v in venues().items()},
        "watch": {
            "timeout": max(SHORTEST, PATIENCE / size.rate),
            "fills_every": size.calm * 2,
            "blind_after": 90,
        },
        "watchdog": {"database_slow": 300, "chat_silent": 600},
        "backup": {"keep": 2},
    }
    secrets = settings.Secrets(None, {"ADLWATCH_TELEGRAM_TOKEN": TOKEN})
    return Host(settings.check(table, "soak"), secrets, clock)


def name(owner: int) -> str:
    """What an owner is called."""
    return f"Owner {owner}"


def address(owner: int) -> int:
    """Where an owner reads."""
    return 700_001 + owner


async def _join(app: App, house: House, members: Sequence[Member], clock: SharedClock) -> None:
    """Every account with the proof of one of its exchange: a thousand proofs would be another test. The next
    ones come when these have been looked at."""
    proofs = {}
    for venue in venues().values():
        one = next(m for m in members if m.venue is venue)
        while venue.name not in proofs:
            with suppress(VenueError):  # a machine with much else to do
                proofs[venue.name] = await house.open_session(venue.name, one.fields).prove()
    for first in range(0, len(members), AT_ONCE):
        async with house.database.write() as db:
            owners = {p.name: p.id for p in await people.everybody(db)}
            for m in members[first : first + AT_ONCE]:
                held = VenueName(m.venue.name), m.label, owners[name(m.owner)], m.fields, ""
                await accounts.add(db, house.vault, *held, clock.now(), proofs[m.venue.name])
        while _looked_at(app) < min(first + AT_ONCE, len(members)):
            await clock.sleep(1.0)


async def _hour(app: App, house: House, passed: timedelta, done: Mapping[str, int]) -> Hour:
    gc.collect()
    async with house.database.read() as db:
        states = await outbox.count(db)
    parts = app.vigil
    assert parts is not None
    held, files = _of_the_process()
    return Hour(
        hour=passed / timedelta(hours=1),
        looks=done["read"] + done["failed"],
        failed=done["failed"],
        sent=done["Sent"],
        unsent=done["unsent"],
        waiting=sum(states.get(state, 0) for state in WAITING),
        behind=parts.sweep.lateness().behind,
        rss=held,
        blocks=sys.getallocatedblocks(),
        traced=tracemalloc.get_traced_memory()[0] if tracemalloc.is_tracing() else 0,
        files=files,
        tasks=sum(not t.get_name().startswith(PASSING) for t in asyncio.all_tasks()),
    )


def _of_the_process() -> tuple[int, int]:
    """Resident bytes, and open files."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * PAGE, len(list(Path("/proc/self/fd").iterdir()))


def _counts(app: App) -> dict[str, int]:
    """Looks by result, and answers of the chat app, since the start."""
    found = {"read": 0, "failed": 0, "Sent": 0, "unsent": 0}
    for metric in app.tally.registry.collect():
        for sample in metric.samples:
            if sample.name == "adlwatch_looks_total":
                found[sample.labels["result"]] += int(sample.value)
            if sample.name == "adlwatch_sends_total":
                outcome = sample.labels["outcome"]
                found[outcome if outcome == "Sent" else "unsent"] += int(sample.value)
    return found


async def _unsent(app: App, house: House, accounts: int, end: datetime) -> int:
    """How many messages are unsent after a last moment to look at everybody after the end, and to send."""
    unsent = 0
    for _ in range(LAST):
        async with house.database.read() as db:
            states = await outbox.count(db)
        unsent = sum(states.get(state, 0) for state in WAITING)
        if not unsent and _looked_at(app, end) == accounts:
            break
        await WallClock().sleep(0.1)
    return unsent


def _looked_at(app: App, since: datetime | None = None) -> int:
    """How many accounts have been looked at (since then)."""
    assert app.vigil is not None
    watched = (one for accounts in app.vigil.sweep.watched().values() for one in accounts)
    times = (one.baseline.looked_at for one in watched)
    return sum(at is not None and (since is None or at >= since) for at in times)
