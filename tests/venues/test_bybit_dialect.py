"""Bybit's whole dialect through the real client over loopback: parts, orders, both sources, signals."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.clock import WallClock
from bot.errors import Busy, Lacks
from bot.model.fill import Cause
from bot.model.instrument import Payoff
from bot.model.observation import Neutrality
from bot.model.order import Cancel
from bot.model.position import SizeUnit
from bot.model.signal import Danger
from bot.rehearsal.exchange import Fault, FaultKind
from bot.rehearsal.facts import SimCancel, SimCause, SimCoin, SimMarket, SimOrder
from bot.venues.bybit import VENUE
from bot.venues.bybit.endpoints import ENDPOINTS
from bot.venues.contract import Endpoint
from tests.wire.exchange_bench import LONG, SHORT, TAKEN, Bench, bench_of

PARTS = tuple(part.name for part in VENUE.parts)
LISTS = ("open orders", "cancelled orders", "transaction log", "margin")
READS = (*PARTS, *LISTS)
NOW = WallClock().now()
INVERSE = replace(LONG, size=Decimal(5_000), inverse=True, profit=Decimal("0.04"))
STOP = SimOrder(71, "BTC", False, Decimal(0), Decimal(60_000), Decimal(60_000), True, NOW - timedelta(days=9))
LIMIT = SimOrder(72, "BTC", True, Decimal("0.5"), Decimal(59_000), None, False, NOW - timedelta(hours=1))
COINS = (
    SimCoin("BTC", Decimal(77_000), Decimal("-0.4"), Danger.HIGH),
    SimCoin("ETH", Decimal(2_200)),
    SimCoin("SOL", Decimal(140), danger=Danger.RAISED),
)


def counted(bench: Bench) -> Counter[Endpoint]:
    """The requests that are sent from now on, by endpoint."""
    sent: Counter[Endpoint] = Counter()
    bench.pool.recorder = lambda label, endpoint, params, status, body: sent.update([endpoint])
    return sent


async def test_linear_and_inverse_positions_with_their_instruments() -> None:
    async with bench_of(VENUE) as bench:
        bench.market.market = SimMarket(COINS, Decimal(9))
        bench.change(positions=(LONG, INVERSE, replace(SHORT, under_adl=True)))
        look = await bench.session.positions()
    linear, short, inverse = look.positions
    assert [p.key.symbol for p in look.positions] == ["BTCUSDT", "ETHUSDT", "BTCUSD"]
    assert (linear.notional, linear.delta) == (Decimal("1.25") * 77_000, Decimal("1.25"))
    assert (short.delta, short.under_adl, linear.under_adl) == (Decimal(-12), True, False)
    assert (inverse.unit, inverse.notional, inverse.profit) == (SizeUnit.USD, Decimal(5_000), Decimal(3_080))
    assert inverse.delta is not None and inverse.delta.quantize(Decimal("1E-9")) == Decimal("0.064935065")


async def test_instruments_and_their_kinds() -> None:
    async with bench_of(VENUE) as bench:
        bench.market.market = SimMarket(COINS)
        assert bench.pool.public is not None
        known = await bench.pool.public.instruments()
    assert {s: (i.payoff, i.settle) for s, i in known.items() if i.base == "BTC"} == {
        "BTCUSDT": (Payoff.LINEAR, "USDT"),
        "BTCUSD": (Payoff.INVERSE, "BTC"),
    }


async def test_an_adl_that_the_log_alone_shows() -> None:
    async with bench_of(VENUE) as bench:
        taken = replace(TAKEN, inverse=True, id=9_102, size=Decimal(900), size_before=Decimal(1_000))
        bench.change(only_in=frozenset({"transaction log"}), fills=(TAKEN, taken))
        session = bench.pool.session(bench.fields, reads=READS)
        assert (await session.fills({}, frozenset())).fills == ()
        found = await session.fills({}, frozenset({"BTCUSDT", "BTCUSD"}))
        assert [(f.key.symbol, f.signed, f.cause, f.proof, f.size_before) for f in found.fills] == [
            ("BTCUSDT", Decimal("-0.75"), Cause.ADL, "transaction-log type=ADL", Decimal(2)),
            ("BTCUSD", Decimal(-900), Cause.ADL, "transaction-log type=ADL", Decimal(1_000)),
        ]
        bench.change(only_in=frozenset())
        late = await session.fills(found.cursor, frozenset())
    assert [f.id for f in late.fills] == [f.id for f in found.fills]
    assert [f.proof for f in late.fills] == ["execType=AdlTrade"] * 2
    assert found.oddities == late.oddities == ()


async def test_resting_and_cancelled_orders() -> None:
    gone = [
        SimCancel(replace(STOP, id=73 + n, at=NOW - timedelta(days=n)), reason, NOW - timedelta(seconds=30))
        for n, reason in enumerate(Cancel)
    ]
    async with bench_of(VENUE) as bench:
        bench.change(orders=(STOP, LIMIT, replace(LIMIT, id=99, inverse=True)), cancelled=tuple(gone))
        session = bench.pool.session(bench.fields, reads=READS)
        found = await session.orders(frozenset({"BTCUSDT"}), NOW - timedelta(minutes=5))
        everything = await session.orders(frozenset())
    limit, stop = found.open
    assert (limit.kind, limit.price, limit.size, limit.protects) == (
        "Limit",
        Decimal(59_000),
        Decimal("0.5"),
        False,
    )
    assert (stop.kind, stop.trigger, stop.price, stop.closes) == ("StopLoss", Decimal(60_000), None, True)
    assert stop.protects
    assert {c.reason for c in found.cancelled} == set(Cancel)
    assert found.oddities == everything.oddities == ()
    assert [o.symbol for o in everything.open] == ["BTCUSDT", "BTCUSDT", "BTCUSD"]
    assert everything.symbols is None


@pytest.mark.parametrize(
    ("refused", "unread"),
    [
        ((), ()),
        (("inverse contracts",), ("inverse contracts",)),
        (("USDT contracts",), ("USDT contracts",)),
        (("USDT contracts", "USDC contracts"), ("USDT contracts", "USDC contracts")),
        (LISTS, LISTS),
        (("transaction log",), ("transaction log",)),
    ],
)
async def test_what_a_key_may_not_read_is_told_and_the_rest_goes_on(
    refused: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    async with bench_of(VENUE) as bench:
        bench.change(unreadable=frozenset(refused), positions=(LONG, INVERSE))
        proof = await bench.session.prove()
        assert proof.unread == unread
        assert proof.reads == tuple(name for name in READS if name not in unread)
        session = bench.pool.session(bench.fields, reads=proof.reads)
        look = await session.positions()
        await session.fills({}, frozenset({"BTCUSDT"}))
        seen = {"USDT contracts": "BTCUSDT", "inverse contracts": "BTCUSD"}
        assert {p.key.symbol for p in look.positions} == {s for n, s in seen.items() if n not in unread}


@pytest.mark.parametrize("refused", [frozenset(PARTS), frozenset({"executions"})])
async def test_a_key_that_reads_no_part_is_refused(refused: frozenset[str]) -> None:
    async with bench_of(VENUE) as bench:
        bench.change(unreadable=refused)
        with pytest.raises(Lacks, match="10005"):
            await bench.session.prove()


async def test_orders_are_lacking_where_they_were_not_proven() -> None:
    async with bench_of(VENUE) as bench:
        with pytest.raises(Lacks):
            await bench.session.orders(frozenset())


@pytest.mark.parametrize(("neutral", "means"), [(True, Neutrality.ON), (False, Neutrality.OFF)])
async def test_the_delta_neutral_mode(neutral: bool, means: Neutrality) -> None:
    async with bench_of(VENUE) as bench:
        bench.change(neutral=neutral)
        assert await bench.session.neutrality() is means


async def test_public_signals() -> None:
    held = frozenset({"BTCUSDT", "ETHUSDT", "SOLUSDT", "BTCUSD"})
    async with bench_of(VENUE) as bench:
        assert bench.pool.public is not None
        await bench.session.positions()  # until then the exchange's clock is not known
        bench.market.market = SimMarket(COINS, Decimal("120000.75"))
        told = await bench.pool.public.signals(held)
        assert await bench.pool.public.signals(held) == type(told)()
    alerts = {s.symbol: s for s in told.readings if s.source == "adlAlert"}
    assert {symbol: s.danger for symbol, s in alerts.items()} == {
        "BTCUSDT": Danger.HIGH,
        "BTCUSD": Danger.HIGH,
        "ETHUSDT": Danger.CALM,
        "SOLUSDT": Danger.RAISED,
    }
    assert (alerts["BTCUSDT"].drawdown, alerts["BTCUSDT"].fund) == (Decimal("-0.4"), Decimal(120_000))
    pools = [s for s in told.readings if s.source == "insurance"]
    assert {s.symbol for s in pools} == held - {"BTCUSD"}
    assert told.answered == ("insurance", "adlAlert")
    assert not any(s.daily or s.empty for s in told.readings)


@pytest.mark.parametrize(
    ("fund", "danger", "empty"), [(None, Danger.CALM, ("balance",)), (Decimal("0.4"), Danger.HIGH, ())]
)
async def test_a_fund_that_is_not_told_and_one_that_is_empty(
    fund: Decimal | None, danger: Danger, empty: tuple[str, ...]
) -> None:
    async with bench_of(VENUE) as bench:
        assert bench.pool.public is not None
        bench.market.market = SimMarket((SimCoin("ETH", Decimal(2_200)),), fund)
        told = await bench.pool.public.signals(frozenset({"ETHUSDT"}))
    assert {(s.source, s.danger, s.empty) for s in told.readings} == {
        ("adlAlert", danger, empty),
        ("insurance", None, empty),
    }


async def test_a_look_costs_what_the_description_says() -> None:
    async with bench_of(VENUE) as bench:
        bench.change(positions=(LONG,), fills=())
        session = bench.pool.session(bench.fields, "main", reads=READS)
        await session.positions()
        sent = counted(bench)
        await session.positions()
        assert sent == Counter(VENUE.cost.calm)
        sent.clear()
        await session.fills({}, frozenset({"BTCUSDT"}))
        await session.orders(frozenset({"BTCUSDT"}), NOW - timedelta(minutes=5))
        await session.funds()
        assert sent == Counter(VENUE.cost.deep)


async def test_a_ban_is_one_of_the_host_and_nothing_more_is_sent() -> None:
    async with bench_of(VENUE) as bench:
        until = NOW + timedelta(days=1)
        ban = Fault(
            None, NOW - timedelta(days=1), until, FaultKind.STATUS, 403, body="403, access too frequent"
        )
        bench.exchange.faults.append(ban)
        with pytest.raises(Busy) as first:
            await bench.session.positions()
        bench.exchange.faults.clear()
        with pytest.raises(Busy) as second:
            await bench.session.positions()
        assert (first.value.after, first.value.whole_host) == (600.0, True)
        assert second.value.whole_host and not second.value.ban
        assert bench.answered == 0


async def test_a_key_over_its_limit_waits_alone_until_the_reset() -> None:
    async with bench_of(VENUE) as bench:
        now = round(NOW.timestamp() * 1000)
        limit = Fault(
            bench.key,
            NOW - timedelta(days=1),
            NOW + timedelta(days=1),
            FaultKind.STATUS,
            200,
            {"X-Bapi-Limit-Status": "0", "X-Bapi-Limit-Reset-Timestamp": str(now + 400)},
            f'{{"retCode": 10006, "retMsg": "Too many visits!", "result": {{}}, "time": {now}}}',
        )
        bench.exchange.faults.append(limit)
        with pytest.raises(Busy) as raised:
            await bench.session.neutrality()
    assert (raised.value.after, raised.value.whole_host) == (0.4, False)


async def test_every_endpoint_is_served_and_tells_its_limit() -> None:
    """Everything that the venue describes is asked by one account's whole day."""
    async with bench_of(VENUE) as bench:
        sent = counted(bench)
        bench.market.market = SimMarket(COINS)
        wire = bench.pool.wire(bench.fields, "main")
        for endpoint in ENDPOINTS:
            answer = await wire.call(endpoint, {"category": "linear", "settleCoin": "USDT"})
            assert answer["retCode"] == 0
    assert set(sent) == set(VENUE.endpoints)


async def test_a_trade_of_ones_own_is_never_in_the_log() -> None:
    async with bench_of(VENUE) as bench:
        bench.change(fills=(replace(TAKEN, cause=SimCause.TRADE), replace(TAKEN, cause=SimCause.LIQUIDATION)))
        found = await bench.pool.session(bench.fields, reads=READS).fills({}, frozenset({"BTCUSDT"}))
    assert Cause.ADL not in {f.cause for f in found.fills}
