"""What a look of ten positions costs: ours (bare and watched), ccxt's unified call and the floor, in turn."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, field
from typing import Protocol

import uvloop

from tests.bench import floor, ours, unified
from tests.bench.payloads import COINS, Route, routes
from tests.bench.server import exchange

VENUES = tuple(routes())
ROUNDS = 9
AT_ONCE = 16
"""Accounts looked at together, as many as the watch has workers per venue."""
EACH = 20
"""Looks per account and round."""


class Account(Protocol):
    async def look(self) -> int: ...


@dataclass(slots=True)
class Cost:
    """Microseconds per look, one entry per round."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


Way = Callable[[str, str, int], AbstractAsyncContextManager[Sequence[Account]]]

WAYS: dict[str, Way] = {
    "ours": ours.accounts,
    "watched": ours.watched,
    "unified": unified.accounts,
    "floor": floor.accounts,
}

Costs = dict[str, Cost]


def measure() -> dict[str, Costs]:
    """Venue -> way -> cost."""
    return {venue: uvloop.run(_venue(venue, routes()[venue])) for venue in VENUES}


def ratios(costs: Costs, dearer: str, cheaper: str) -> list[float]:
    """How many times the CPU of `cheaper` a look by `dearer` took, round by round."""
    return [a / b for a, b in zip(costs[dearer].cpu, costs[cheaper].cpu, strict=True)]


async def _venue(venue: str, served: tuple[Route, ...]) -> Costs:
    costs = {way: Cost() for way in WAYS}
    async with AsyncExitStack() as stack:
        base = stack.enter_context(exchange(served))
        lanes: dict[str, Sequence[Account]] = {}
        for way, accounts in WAYS.items():
            lanes[way] = await stack.enter_async_context(accounts(venue, base, AT_ONCE))
            await _check(venue, way, lanes[way])
        gc.collect()
        gc.freeze()  # or each way would pay for walking what the others keep
        for _ in range(ROUNDS):
            for way, lane in lanes.items():
                await _round(lane, costs[way])
    return costs


async def _check(venue: str, way: str, lane: Sequence[Account]) -> None:
    """Warm up, and make sure that this way sees everything there is."""
    seen = [await account.look() for account in lane]
    if seen != [len(COINS)] * len(lane):
        raise RuntimeError(f"{way} saw {seen} positions at {venue}")


async def _round(lane: Sequence[Account], cost: Cost) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(_repeat(account.look) for account in lane))
    looks = EACH * len(lane)
    cost.cpu.append((time.process_time() - cpu) / looks * 1e6)
    cost.wall.append((time.perf_counter() - wall) / looks * 1e6)


async def _repeat(look: Callable[[], Awaitable[int]]) -> None:
    for _ in range(EACH):
        await look()
