"""OKX: everything that a deep look reads, through the real client against the rehearsal exchange."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from bot.clock import WallClock
from bot.errors import Lacks
from bot.model.fill import Cause
from bot.model.instrument import Payoff
from bot.model.observation import Neutrality
from bot.model.order import Cancel
from bot.model.position import PositionKey, Side
from bot.rehearsal.facts import SimCancel, SimCause, SimCoin, SimMarket, SimOrder
from bot.venues.contract import VenueSession
from bot.venues.okx import VENUE
from bot.venues.okx.endpoints import BILLED, CANCELLED, CLOSED, CONDITIONAL, MARGIN, OPEN
from tests.venues.okx_rows import ALL
from tests.wire.exchange_bench import LONG, TAKEN, Bench, bench_of

BTC, COIN_BTC = "BTC-USDT-SWAP", "BTC-USD-SWAP"
INVERSE = replace(
    LONG, side=Side.SHORT, size=Decimal(15_400), mark=Decimal(77_000), profit=Decimal("0.02"), inverse=True
)
STOP = SimOrder(
    id=71,
    coin="BTC",
    buy=False,
    size=Decimal("1.25"),
    price=Decimal(60_000),
    trigger=Decimal(60_500),
    reduce_only=True,
    at=TAKEN.at - timedelta(days=3),
)
LIMIT = replace(STOP, id=72, trigger=None, price=Decimal(99_000), reduce_only=False)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with bench_of(VENUE) as made:
        made.market.market = SimMarket((SimCoin("BTC", Decimal(77_000)), SimCoin("ETH", Decimal(2_200))))
        await made.session.positions()  # from now on the venue's clock is known
        yield made


def deep(bench: Bench, reads: Iterable[str] = ALL) -> VenueSession:
    return bench.pool.session(bench.fields, reads=tuple(reads))


async def test_exposure_is_exact_for_coin_margined_contracts_and_contract_counts(bench: Bench) -> None:
    bench.change(positions=(LONG, INVERSE))
    linear, inverse = (await deep(bench).positions()).positions
    assert (linear.size, linear.delta, linear.notional) == (Decimal(125), Decimal("1.25"), Decimal(96_250))
    assert (inverse.key.symbol, inverse.size, inverse.side) == (COIN_BTC, Decimal(154), Side.SHORT)
    assert (inverse.delta, inverse.notional) == (Decimal("-0.2"), Decimal(15_400))
    assert inverse.profit == Decimal("0.02") * 77_000
    assert inverse.instrument is not None and inverse.instrument.payoff is Payoff.INVERSE


@pytest.mark.parametrize("inverse", [False, True])
@pytest.mark.parametrize("only", ["executions", BILLED, CANCELLED])
async def test_an_adl_is_found_in_whichever_list_shows_it(bench: Bench, only: str, inverse: bool) -> None:
    taken = replace(TAKEN, inverse=inverse, size=Decimal(7_700) if inverse else TAKEN.size)
    bench.change(fills=(taken,), only_in=frozenset({only}))
    symbol = COIN_BTC if inverse else BTC
    found = await deep(bench).fills({}, frozenset({symbol}))
    (adl,) = found.fills
    assert (adl.cause, adl.key) == (Cause.ADL, PositionKey(symbol, "net/cross"))
    assert (adl.signed, adl.price) == (Decimal(-77) if inverse else Decimal(-75), Decimal(77_100))
    assert (found.signs, found.oddities) == ((), ())


async def test_the_lists_agree_whichever_is_seen_first(bench: Bench) -> None:
    session, ids = deep(bench), set[str]()
    since: dict[str, str] = {}
    for only in (BILLED, CANCELLED, "executions", ""):
        bench.change(only_in=frozenset({only} if only else ()))
        found = await session.fills(since, frozenset({BTC}))
        since = found.cursor
        ids |= {f.id for f in found.fills}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("cause", "size", "named", "how"),
    [
        (SimCause.ADL, Decimal("0.75"), Cause.ADL, "5"),
        (SimCause.ADL, Decimal(2), Cause.ADL, "6"),
        (SimCause.LIQUIDATION, Decimal(2), Cause.LIQUIDATION, "3"),
        (SimCause.LIQUIDATION, Decimal("0.75"), Cause.LIQUIDATION, "4"),
        (SimCause.TRADE, Decimal("0.75"), None, "1"),
    ],
)
async def test_a_closed_position_gives_a_sign(
    bench: Bench, cause: SimCause, size: Decimal, named: Cause | None, how: str
) -> None:
    bench.change(fills=(replace(TAKEN, cause=cause, size=size),), only_in=frozenset({CLOSED}))
    found = await deep(bench).fills({}, frozenset({BTC}))
    assert found.fills == ()
    assert [(s.cause, s.proof) for s in found.signs] == (
        [(named, f"positions-history type={how}")] if named else []
    )


async def test_a_restart_after_days_reads_each_missed_adl_once_and_in_order(bench: Bench) -> None:
    now = WallClock().now()
    missed = [replace(TAKEN, id=n, at=now - timedelta(days=40 - n)) for n in range(1, 39)]
    bench.change(fills=tuple(missed))
    since = {"fills": str(int((now - timedelta(days=30)).timestamp() * 1000))}
    found = await deep(bench).fills(since, frozenset({BTC}))
    assert [f.at for f in found.fills] == sorted(f.at for f in found.fills)
    assert len(found.fills) == len({f.id for f in found.fills}) == 29 and found.gap == ""
    assert (await deep(bench).fills(found.cursor, frozenset())).fills == ()


async def test_open_orders_and_stops_are_read(bench: Bench) -> None:
    bench.change(orders=(STOP, LIMIT, replace(STOP, id=73, coin="ETH")))
    found = await deep(bench).orders(frozenset({BTC}))
    limit, stop = found.open
    assert (limit.price, limit.trigger, limit.size, limit.slot) == (
        Decimal(99_000),
        None,
        Decimal(125),
        "net/cross",
    )
    assert (stop.trigger, stop.price, stop.protects, stop.slot) == (Decimal(60_500), None, True, "net/cross")
    assert len((await deep(bench).orders(frozenset())).open) == 3


@pytest.mark.parametrize(
    ("reason", "proof"),
    [
        (Cancel.ADL, "cancelSource=6"),
        (Cancel.LIQUIDATION, "cancelSource=3"),
        (Cancel.POSITION_GONE, "cancelSource=21"),
        (Cancel.OWNER, "cancelSource=1"),
        (Cancel.OTHER, "cancelSource=0"),
        (Cancel.UNSTATED, ""),
    ],
)
async def test_orders_that_okx_took_away_come_with_its_reason(
    bench: Bench, reason: Cancel, proof: str
) -> None:
    now = WallClock().now()
    gone = SimCancel(LIMIT, reason, now - timedelta(minutes=1))
    forgotten = SimCancel(replace(LIMIT, id=74), reason, now - timedelta(hours=3))
    stop = SimCancel(STOP, reason, now - timedelta(minutes=1))
    bench.change(cancelled=(gone, forgotten, stop))
    found = await deep(bench).orders(frozenset({BTC}), now - timedelta(hours=5))
    assert [(c.reason, c.proof, c.order.trigger is None) for c in found.cancelled] == [
        (reason, proof, True),
        (Cancel.UNSTATED, "", False),  # of a stop OKX says only that it was cancelled
    ]
    assert all(c.at is not None and c.at > datetime.min.replace(tzinfo=now.tzinfo) for c in found.cancelled)


@pytest.mark.parametrize("refused", [BILLED, OPEN, CONDITIONAL, CANCELLED, CLOSED, MARGIN])
async def test_a_list_that_is_refused_is_told_and_not_asked(bench: Bench, refused: str) -> None:
    bench.change(unreadable=frozenset({refused}))
    proof = await bench.session.prove()
    assert proof.unread == (refused,) and set(proof.reads) == set(ALL) - {refused}
    session = deep(bench, proof.reads)
    assert (await session.fills({}, frozenset({BTC}))).oddities == ()
    if refused == OPEN:
        with pytest.raises(Lacks):
            await session.orders(frozenset())
    else:
        await session.orders(frozenset(), WallClock().now())


async def test_the_account_itself_refused_is_unread(bench: Bench) -> None:
    bench.change(unreadable=frozenset({"the account"}))
    assert (await bench.session.prove()).unread == ("the account",)
    bench.change(unreadable=frozenset(ALL))
    with pytest.raises(Lacks):
        await bench.session.prove()


@pytest.mark.parametrize(("neutral", "expected"), [(True, Neutrality.ON), (False, Neutrality.OFF)])
async def test_the_delta_neutral_mode_is_read(bench: Bench, neutral: bool, expected: Neutrality) -> None:
    bench.change(neutral=neutral)
    assert await deep(bench).neutrality() is expected
    bench.change(unreadable=frozenset({"configuration"}))
    with pytest.raises(Lacks):
        await deep(bench).neutrality()


async def test_every_endpoint_is_served(bench: Bench) -> None:
    needs = {
        "/api/v5/trade/fills-history": {"instType": "SWAP"},
        "/api/v5/trade/orders-history": {"instType": "SWAP"},
        "/api/v5/trade/orders-algo-pending": {"ordType": "conditional,oco"},
        "/api/v5/trade/orders-algo-history": {"ordType": "trigger", "state": "canceled"},
        "/api/v5/public/instruments": {"instType": "SWAP"},
        "/api/v5/public/insurance-fund": {"instType": "SWAP", "instFamily": "BTC-USDT"},
    }
    wire = bench.pool.wire(bench.fields)
    for endpoint in VENUE.endpoints:
        assert (await wire.call(endpoint, needs.get(endpoint.path, {})))["code"] == "0"
