"""After a long stop many accounts read their past at once: whoever is refused half-way goes on from there."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import to_ms
from bot.errors import Busy
from bot.venues.binance import VENUE
from bot.venues.binance.session import BinanceSession
from bot.venues.contract import Endpoint
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, NOW, order

DAY = 24 * 60 * 60 * 1000


class CrowdedWire(SampleWire):
    """An exchange whose limits leave this account a few calls each time (`room`), and that shows orders by
    their creation, as it keeps them."""

    def __init__(self, *rows: dict[str, Any]) -> None:
        super().__init__(VENUE, (), now=NOON)
        self.room = 6
        self.rows = rows

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        if not self.room:
            raise Busy("this host has used its share of requests", 30.0, whole_host=False)
        self.room -= 1
        self.asked.append((endpoint.path, dict(params)))
        now = to_ms(self.now())
        start, end = params.get("startTime", now - 7 * DAY), params.get("endTime", now)
        assert start >= now - 90 * DAY, "older than the exchange keeps"
        return [row for row in self.rows if start <= row["time"] <= end]


def adl(number: int, days: float) -> dict[str, Any]:
    at = NOW - round(days * DAY)
    return order(number, "adl_autoclose", time=at, updateTime=at + 5)


@pytest.mark.parametrize("days", [20, 89, 200])
async def test_whoever_is_refused_half_way_goes_on_from_there(days: float) -> None:
    wire = CrowdedWire(adl(1, 15), adl(2, 7), adl(3, 0.5))
    session = BinanceSession(wire)
    since = {"forceOrders": str(NOW - days * DAY)}
    for _ in range(12):
        try:
            found = await session.fills(since, frozenset({"AVAXUSDT"}))
            break
        except Busy:
            wire.room = 6
            assert wire.moment is not None
            wire.moment += timedelta(minutes=1)
    else:
        raise AssertionError("the past is never read to its end")
    assert [fill.id for fill in found.fills] == ["force:1", "force:2", "force:3"]
    assert bool(found.gap) is (days > 90)


async def test_what_was_kept_of_one_reading_is_not_taken_for_the_next() -> None:
    wire = CrowdedWire(adl(1, 15))
    session = BinanceSession(wire)
    since = {"forceOrders": str(NOW - 20 * DAY)}
    wire.room = 2
    with pytest.raises(Busy):
        await session.fills(since, frozenset())
    wire.room, wire.asked = 20, []
    await session.fills(since, frozenset())
    assert len(wire.asked) == 2, "the two windows that were read before are not asked for again"
    wire.room, wire.asked = 20, []
    assert [fill.id for fill in (await session.fills(since, frozenset())).fills] == ["force:1"]
    assert len(wire.asked) == 4, "a reading that ended is over"
