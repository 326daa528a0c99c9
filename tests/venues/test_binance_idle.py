"""The past of a product without positions is read rarely, unless something may have come and gone unseen."""

from datetime import timedelta
from typing import Any

from bot.clock import to_ms
from bot.model.observation import Cursor
from bot.venues.binance import VENUE
from bot.venues.binance.products import PRODUCTS
from bot.venues.binance.session import BinanceSession
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, coin_position, position

BOTH = tuple(product.name for product in PRODUCTS[:2])
USDM, COINM = "GET /fapi/v1/forceOrders", "GET /dapi/v1/forceOrders"


class Looking:
    """An account with a USDⓈ-M position, looked at and read as the watch does."""

    def __init__(self) -> None:
        self.coin: list[Any] = []
        self.wire = SampleWire(VENUE, [], reads=BOTH, now=NOON)
        self.session = BinanceSession(self.wire)
        self.cursor: Cursor = {}

    def later(self, seconds: float) -> None:
        assert self.wire.moment is not None
        self.wire.moment += timedelta(seconds=seconds)

    async def look(self, seconds: float = 15) -> None:
        self.later(seconds)
        self._answers()
        await self.session.positions()

    async def read(self, *focus: str) -> set[str]:
        """The forced orders that a reading asked for."""
        self._answers()
        self.wire.asked.clear()
        self.cursor = (await self.session.fills(self.cursor, frozenset(focus))).cursor
        return {name for name, _ in self.wire.asked if "forceOrders" in name}

    def _answers(self) -> None:
        empty = ("/fapi/v1/forceOrders", "/dapi/v1/forceOrders", "/fapi/v1/allOrders", "/dapi/v1/allOrders")
        quantiles = {"symbol": "AVAXUSD_PERP", "adlQuantile": {"BOTH": 1}}
        self.wire.left = [
            {"call": "GET /fapi/v3/positionRisk", "reply": [position()], "again": True},
            {"call": "GET /dapi/v1/positionRisk", "reply": self.coin, "again": True},
            {"call": "GET /dapi/v1/adlQuantile", "reply": [quantiles], "again": True},
            *({"call": f"GET {path}", "reply": [], "again": True} for path in empty),
        ]


async def watched() -> Looking:
    """One that was read once and is looked at."""
    looking = Looking()
    assert await looking.read() == {USDM, COINM}, "a new process knows nothing"
    await looking.look()
    await looking.read()
    await looking.look()
    return looking


async def test_a_product_without_positions_is_left_out_and_keeps_its_cursor() -> None:
    looking = await watched()
    before = dict(looking.cursor)
    assert await looking.read() == {USDM}
    assert looking.cursor["COIN-M forceOrders"] == before["COIN-M forceOrders"]
    assert looking.cursor["forceOrders"] == str(to_ms(looking.wire.now()))


async def test_a_position_that_was_open_since_brings_it_back_once() -> None:
    looking = await watched()
    await looking.read()
    looking.coin = [coin_position()]
    await looking.look()
    looking.coin = []
    await looking.look()
    assert await looking.read() == {USDM, COINM}, "it was open in between"
    await looking.look()
    assert await looking.read() == {USDM}


async def test_a_symbol_in_question_is_always_read() -> None:
    looking = await watched()
    assert await looking.read("AVAXUSD_PERP") == {USDM, COINM}


async def test_after_an_hour_it_is_read_all_the_same() -> None:
    looking = await watched()
    for _ in range(250):
        await looking.look()
    assert await looking.read() == {USDM, COINM}


async def test_what_was_not_looked_at_may_have_come_and_gone() -> None:
    looking = await watched()
    await looking.look(seconds=91)
    assert await looking.read() == {USDM, COINM}
