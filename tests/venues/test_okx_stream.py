"""OKX: the stream of warnings through the real client, against the rehearsal exchange over loopback.

Both live on a fast clock: a second of theirs is a twentieth of the host's.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.clock import FastClock, WallClock
from bot.model.instrument import Payoff
from bot.model.signal import Danger, Signal, Signals
from bot.rehearsal.exchange import Fault, FaultKind, RehearsalExchange
from bot.rehearsal.facts import SimCoin, SimMarket
from bot.venues.client import Pool
from bot.venues.okx import VENUE
from bot.venues.okx.simulate import DIALECT
from tests.rehearsal.still import StillMarket
from tests.venues.reached import reached

SOL, INVERSE = "SOL-USDT-SWAP", "SOL-USD-SWAP"
COIN = SimCoin("SOL", Decimal(150))
PATIENCE = 20.0
"""Seconds of the host for a busy machine; a test that passes needs a fraction of one."""


class Broadcast:
    """A market behind the real exchange, and what the real client hears of it."""

    def __init__(self) -> None:
        self.clock = FastClock(20)
        self.market = StillMarket({}, market=SimMarket((COIN,), Decimal(90_000)))
        self.exchange = RehearsalExchange(self.market, {"okx": DIALECT}, self.clock)
        self.pool: Pool
        self.readings: list[Signal] = []

    def stands(self, danger: Danger) -> None:
        self.market.market = SimMarket((replace(COIN, danger=danger),), Decimal(90_000))

    def fails(self, kind: FaultKind) -> None:
        now = self.clock.now()
        self.exchange.faults.append(Fault(None, now, now + timedelta(days=9), kind))

    async def until(self, holds: Callable[[Signals], bool]) -> Signals:
        """Ask as the app does, until an answer fits; the readings on the way are kept."""
        host = WallClock()
        end = host.monotonic() + PATIENCE
        assert self.pool.public is not None
        while host.monotonic() < end:
            found = await self.pool.public.signals(frozenset({SOL, INVERSE}))
            self.readings += [s for s in found.readings if s.source == "adl-warning"]
            if holds(found):
                return found
            await host.sleep(0.02)
        raise AssertionError(f"not within {PATIENCE} s; the last answer was {found}")

    async def until_told(self, danger: Danger) -> list[Signal]:
        """The first readings of this danger, one for each symbol."""
        self.readings.clear()
        await self.until(lambda _: {s.symbol for s in self.readings if s.danger is danger} == {SOL, INVERSE})
        return [s for s in self.readings if s.danger is danger]


@pytest.fixture
async def broadcast() -> AsyncIterator[Broadcast]:
    made = Broadcast()
    async with reached(VENUE, made.exchange, made.clock) as made.pool:
        yield made


def alive(found: Signals) -> bool:
    return "adl-warning" in found.answered


def failed(found: Signals) -> bool:
    return "adl-warning" in dict(found.failed)


async def test_a_warning_comes_rises_and_goes(broadcast: Broadcast) -> None:
    await broadcast.until(alive)
    assert {s.said for s in await broadcast.until_told(Danger.CALM)} == {"silent"}
    broadcast.stands(Danger.HIGH)
    for signal in await broadcast.until_told(Danger.HIGH):
        assert (signal.said, signal.fund, signal.empty) == ("state=warning", Decimal(90_000), ())
        assert abs(signal.at - broadcast.clock.now()) < timedelta(minutes=5)
    broadcast.stands(Danger.UNDER_WAY)
    assert {s.said for s in await broadcast.until_told(Danger.UNDER_WAY)} == {"state=adl"}
    broadcast.stands(Danger.RAISED)  # which OKX has no word for
    assert {s.said for s in await broadcast.until_told(Danger.CALM)} == {"silent"}


async def test_a_cut_connection_is_told_and_comes_back(broadcast: Broadcast) -> None:
    await broadcast.until(alive)
    broadcast.fails(FaultKind.STATUS)
    found = await broadcast.until(failed)
    assert not alive(found)
    broadcast.exchange.faults.clear()
    broadcast.stands(Danger.UNDER_WAY)
    assert not failed(await broadcast.until(alive))
    assert await broadcast.until_told(Danger.UNDER_WAY)


async def test_a_connection_that_falls_silent_during_an_adl_is_not_calm(broadcast: Broadcast) -> None:
    broadcast.stands(Danger.UNDER_WAY)
    await broadcast.until_told(Danger.UNDER_WAY)
    broadcast.readings.clear()
    broadcast.fails(FaultKind.STALL)
    assert not alive(await broadcast.until(failed))
    assert Danger.CALM not in {s.danger for s in broadcast.readings}


async def test_a_fund_that_turns_empty_is_a_lost_signal(broadcast: Broadcast) -> None:
    broadcast.market.market = SimMarket((replace(COIN, danger=Danger.HIGH),), None)
    assert {s.empty for s in await broadcast.until_told(Danger.HIGH)} == {("bal",)}


async def test_the_fund_and_the_instruments_are_read(broadcast: Broadcast) -> None:
    assert broadcast.pool.public is not None
    found = await broadcast.pool.public.signals(frozenset({SOL}))
    (fund,) = [s for s in found.readings if s.source == "insurance-fund"]
    assert (fund.fund, fund.asset, fund.daily) == (Decimal(90_000), "USDT", True)
    assert fund.at.hour == 8 and fund.at <= broadcast.clock.now()
    known = await broadcast.pool.catalogue.of([SOL])
    assert (known[SOL].payoff, known[SOL].contract) == (Payoff.LINEAR, Decimal("0.01"))
    assert (known[INVERSE].payoff, known[INVERSE].contract) == (Payoff.INVERSE, Decimal(100))


async def test_nothing_is_left_behind_when_the_pool_closes(broadcast: Broadcast) -> None:
    await broadcast.until(alive)
    assert broadcast.pool.public is not None
    await broadcast.pool.public.close()
    assert await broadcast.pool.public.signals(frozenset()) == Signals()
