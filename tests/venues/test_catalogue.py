"""The list of instruments is read as seldom as can be, and never fails a look."""

import asyncio
from collections.abc import Mapping
from decimal import Decimal

import pytest

from bot.errors import Garbled, Unreachable, VenueError
from bot.model.instrument import Instrument, Payoff
from bot.venues.catalogue import LONGEST, OFTENEST, Catalogue
from tests.fakes.clock import SetClock


def instrument(symbol: str, contract: int = 1) -> Instrument:
    return Instrument(symbol, symbol[:3], "USDT", "USDT", Payoff.LINEAR, Decimal(contract))


class Lists:
    """What the venue lists, or the error it answers; `open` holds an answer back until it is set."""

    def __init__(self, clock: SetClock, *symbols: str) -> None:
        self.answer: Mapping[str, Instrument] | VenueError = {s: instrument(s) for s in symbols}
        self.read = 0
        self.open = asyncio.Event()
        self.open.set()
        self.catalogue = Catalogue(self.load, clock)

    async def load(self) -> Mapping[str, Instrument]:
        self.read += 1
        await self.open.wait()
        if isinstance(self.answer, VenueError):
            raise self.answer
        return self.answer


async def test_nothing_is_read_before_anybody_asks(clock: SetClock) -> None:
    lists = Lists(clock, "BTCUSDT")
    assert await lists.catalogue.of(()) == {} and lists.read == 0


async def test_many_callers_at_once_read_it_once(clock: SetClock) -> None:
    lists = Lists(clock, "BTCUSDT", "ETHUSDT")
    lists.open.clear()
    callers = [asyncio.create_task(lists.catalogue.of({symbol})) for symbol in ("BTCUSDT", "ETHUSDT") * 25]
    await asyncio.sleep(0)
    lists.open.set()
    found = await asyncio.gather(*callers)
    assert all(known.keys() == {"BTCUSDT", "ETHUSDT"} for known in found) and lists.read == 1


async def test_many_callers_that_find_the_venue_down_ask_once(clock: SetClock) -> None:
    lists = Lists(clock)
    lists.answer = Unreachable("down")
    lists.open.clear()
    callers = [asyncio.create_task(lists.catalogue.of({"BTCUSDT"})) for _ in range(20)]
    await asyncio.sleep(0)
    lists.open.set()
    assert await asyncio.gather(*callers) == [{}] * 20 and lists.read == 1


async def test_a_symbol_that_is_not_listed_is_looked_for_once_a_minute(clock: SetClock) -> None:
    lists = Lists(clock, "BTCUSDT")
    for _ in range(round(3 * OFTENEST)):
        assert "NEWUSDT" not in await lists.catalogue.of({"BTCUSDT", "NEWUSDT"})
        clock.advance(1)
    assert lists.read == 3
    lists.answer = {"NEWUSDT": instrument("NEWUSDT")}
    known = await lists.catalogue.of({"NEWUSDT"})
    assert known.keys() == {"BTCUSDT", "NEWUSDT"} and lists.read == 4, "what is delisted is still held"


async def test_what_is_known_is_read_again_once_a_day(clock: SetClock) -> None:
    lists = Lists(clock, "BTCUSDT")
    await lists.catalogue.of({"BTCUSDT"})
    lists.answer = {"BTCUSDT": instrument("BTCUSDT", contract=10)}
    clock.advance(LONGEST - 1)
    assert (await lists.catalogue.of({"BTCUSDT"}))["BTCUSDT"].contract == 1
    clock.advance(1)
    assert (await lists.catalogue.of({"BTCUSDT"}))["BTCUSDT"].contract == 10
    assert lists.read == 2


@pytest.mark.parametrize("error", [Unreachable("down"), Garbled("a page")])
async def test_a_venue_that_fails_takes_nothing_away(
    clock: SetClock, caplog: pytest.LogCaptureFixture, error: VenueError
) -> None:
    lists = Lists(clock, "BTCUSDT")
    await lists.catalogue.of({"BTCUSDT"})
    lists.answer = error
    clock.advance(LONGEST)
    assert (await lists.catalogue.of({"BTCUSDT"})).keys() == {"BTCUSDT"}
    assert lists.read == 2 and str(error) in caplog.text


async def test_a_caller_that_gives_up_holds_nobody_up(clock: SetClock) -> None:
    lists = Lists(clock, "BTCUSDT")
    lists.open.clear()
    gone = asyncio.create_task(lists.catalogue.of({"BTCUSDT"}))
    waiting = asyncio.create_task(lists.catalogue.of({"BTCUSDT"}))
    await asyncio.sleep(0)
    gone.cancel()
    lists.open.set()
    assert (await waiting).keys() == {"BTCUSDT"}


async def test_who_misses_nothing_does_not_wait_for_a_reading(clock: SetClock) -> None:
    lists = Lists(clock, "BTCUSDT")
    await lists.catalogue.of({"BTCUSDT"})
    clock.advance(LONGEST)
    lists.open.clear()
    reading = asyncio.create_task(lists.catalogue.of({"BTCUSDT"}))
    await asyncio.sleep(0)
    async with asyncio.timeout(20):
        assert (await lists.catalogue.of({"BTCUSDT"})).keys() == {"BTCUSDT"}
    lists.open.set()
    await reading
    assert lists.read == 2
