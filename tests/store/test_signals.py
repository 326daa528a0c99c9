"""Public signals: kept once each, read back exactly, forgotten when old."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import insert

from bot.model.ids import AccountId
from bot.model.keep import Keep
from bot.model.market import Loss, MarketMemory, Stir, Voice
from bot.model.regime import Regime
from bot.model.signal import Danger, Signal
from bot.store import signals
from bot.store.database import Database
from bot.store.schema import markets
from bot.store.upkeep import forget
from tests.builders import at
from tests.events import SOMEWHERE, regime, signal

pytestmark = pytest.mark.on_both


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
        voices=(
            Voice("risk", "ETHUSDT", signal(), at(5), left=True),
            Voice("risk", "XRPUSDT", signal(), whole=False),
        ),
        stirs=(Stir("ETHUSDT", AccountId(7), at(3), 4),),
        regimes=(regime(), regime(Regime.RECOVERING, quiet_since=at(90)), regime(left=at(95))),
        heard=(("risk", at(5)),),
        losses=(Loss("risk", "fund", at(1), "", True, at(2), ("ETHUSDT",)), Loss("", "", at(1), "no answer")),
        oddities=("risk=purple",),
    )
    async with database.write() as db:
        assert await signals.load(db, SOMEWHERE) == MarketMemory()
        await signals.save(db, SOMEWHERE, MarketMemory())
        await signals.save(db, SOMEWHERE, memory)
        assert await signals.load(db, SOMEWHERE) == memory


WRITTEN = """{"warnings":[{"source":"risk","symbol":"ETHUSDT","told":2,"since":"2026-10-01T00:00:00Z",
"signal":{"source":"risk","symbol":"ETHUSDT","at":"2026-10-01T00:00:00Z","danger":2,"said":"risk=2",
"fund":null,"asset":"","drawdown":null,"starts":null,"stops":null,"daily":false,"empty":[]},
"less":null,"less_since":nullLEFT}],"heard":[["risk","2026-10-01T00:00:00Z"]],"losses":[{"source":"fund",
"what":"balance","since":"2026-10-01T00:00:00Z","why":"ETHUSDT","told":trueNEW}],"oddities":["risk=purple"]}"""
"""What versions wrote that told of each source by itself: LEFT and NEW came later."""
LATER = WRITTEN.replace("LEFT", ',"left":"2026-10-01T00:01:00Z"').replace(
    "NEW", ',"noticed":"2026-10-01T00:00:30Z","symbols":["ETHUSDT"]'
)


@pytest.mark.parametrize(
    ("body", "symbols"),
    [(WRITTEN.replace("LEFT", "").replace("NEW", ""), ()), (LATER, ("ETHUSDT",))],
)
async def test_what_older_versions_remembered_is_read(
    database: Database, body: str, symbols: tuple[str, ...]
) -> None:
    async with database.write() as db:
        await db.execute(insert(markets).values(venue=SOMEWHERE, body=body))
        memory = await signals.load(db, SOMEWHERE)
    assert (memory.voices, memory.regimes, memory.oddities) == ((), (), ("risk=purple",))
    assert [(loss.source, loss.told, loss.symbols) for loss in memory.losses] == [("fund", True, symbols)]
    assert [source for source, _ in memory.heard] == ["risk"]


@pytest.mark.parametrize("body", ["", "no JSON", "[]", '{"losses": [{"source": "risk"}]}'])
async def test_what_cannot_be_read_begins_anew_and_is_logged(
    database: Database, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    async with database.write() as db:
        await db.execute(insert(markets).values(venue=SOMEWHERE, body=body))
        assert await signals.load(db, SOMEWHERE) == MarketMemory()
        assert [record.levelname for record in caplog.records] == ["ERROR"]
        await signals.save(db, SOMEWHERE, MarketMemory(oddities=("x",)))
        assert (await signals.load(db, SOMEWHERE)).oddities == ("x",)


async def test_old_readings_are_forgotten(database: Database) -> None:
    keep = Keep()
    async with database.write() as db:
        await signals.keep(db, SOMEWHERE, [signal(after=-1), signal(after=1)])
    await forget(database, keep, at() + keep.signals)
    async with database.read() as db:
        assert [s.at for s in await signals.series(db, SOMEWHERE, "ETHUSDT", at(-9))] == [at(1)]


async def test_the_funds_of_the_past_are_the_highest_of_ten_minutes(database: Database) -> None:
    """Read for chosen markets and sources alone, exact to the last digit."""

    def fund(after: float, balance: str, symbol: str = "ETHUSDT", **more: object) -> Signal:
        return signal(None, symbol, after, fund=Decimal(balance), **more)

    kept = [
        fund(0, "5421.29889888"),
        fund(60, "5421.29889889", daily=True),
        fund(120, "100.5"),
        fund(540, "5000"),
        fund(600, "-3.1"),
        fund(90, "9", symbol="XRPUSDT"),
        replace(fund(100, "8"), source="other"),
        signal(Danger.HIGH, "ETHUSDT", 700, fund=None),
    ]
    async with database.write() as db:
        await signals.keep(db, SOMEWHERE, kept)
        found = await signals.balances(db, SOMEWHERE, ["risk"], ["ETHUSDT"], at())
        assert [(s.at, s.fund, s.daily) for s in found] == [
            (at(), Decimal("5421.29889888"), False),
            (at(60), Decimal("5421.29889889"), True),
            (at(600), Decimal("-3.1"), False),
        ]
        assert {(s.source, s.symbol, s.asset) for s in found} == {("risk", "ETHUSDT", "USDT")}
        later = await signals.balances(db, SOMEWHERE, ["risk", "other"], ["ETHUSDT"], at(601))
        assert later == () == await signals.balances(db, SOMEWHERE, [], ["ETHUSDT"], at())
