"""Public signals: kept once each, read back exactly, forgotten when old."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.model.signal import Danger, Loss, MarketMemory, Warned
from bot.store import signals
from bot.store.database import Database
from bot.store.upkeep import SIGNALS_KEPT, forget
from tests.builders import at
from tests.events import SOMEWHERE, signal


async def test_a_series_comes_back_in_order_and_exactly(database: Database) -> None:
    early = signal(Danger.CALM, drawdown=Decimal("-0.10"), empty=("maxBalance",))
    late = replace(early, at=at(60), danger=None, fund=Decimal("5421.29889888"))
    async with database.write() as db:
        await signals.keep(db, SOMEWHERE, [late, early])
        await signals.keep(db, SOMEWHERE, [replace(early, said="other"), signal(symbol="XRPUSDT")])
        assert await signals.series(db, SOMEWHERE, "ETHUSDT", at()) == (early, late), (
            "the first of a time stays"
        )
        assert await signals.series(db, SOMEWHERE, "ETHUSDT", at(1)) == (late,)
        assert await signals.series(db, SOMEWHERE, "ETHUSDT", at(61)) == ()


async def test_what_is_remembered_of_a_venue_comes_back(database: Database) -> None:
    memory = MarketMemory(
        warnings=(Warned("risk", "ETHUSDT", Danger.HIGH, at(), signal(), signal(Danger.CALM), at(9)),),
        heard=(("risk", at(5)),),
        losses=(Loss("risk", "fund", at(1), "ETHUSDT", told=True),),
        oddities=("risk=purple",),
    )
    async with database.write() as db:
        assert await signals.load(db, SOMEWHERE) == MarketMemory()
        await signals.save(db, SOMEWHERE, MarketMemory())
        await signals.save(db, SOMEWHERE, memory)
        assert await signals.load(db, SOMEWHERE) == memory


async def test_old_readings_are_forgotten(database: Database) -> None:
    now = at() + SIGNALS_KEPT
    async with database.write() as db:
        await signals.keep(db, SOMEWHERE, [signal(after=-1), signal(after=1)])
        await forget(db, at(-400 * 86400), now)
        assert [s.at for s in await signals.series(db, SOMEWHERE, "ETHUSDT", at(-9))] == [at(1)]
        await forget(db, now - timedelta(days=7), now)
        assert await signals.series(db, SOMEWHERE, "ETHUSDT", at(-9)) == (), "nor longer than alerts"
