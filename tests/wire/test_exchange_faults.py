"""Every venue through the real client over loopback: read right, and wrong in every way a network can be."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.errors import BrokenPromise, Busy, Garbled, KeyRefused, Unreachable, VenueError
from bot.model.fill import Cause
from bot.model.position import AdlGauge, NoGauge, NoGaugeReason, Side
from bot.model.proof import Right, Verdict
from bot.rehearsal.exchange import FaultKind
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.fakes.faults import QUESTIONS, TROUBLES, Trouble
from tests.wire.exchange_bench import SOON, TAKEN, Bench, bench_of


@pytest.fixture(params=list(venues()))
async def bench(request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
    async with bench_of(venues()[request.param]) as bench:
        yield bench


async def ask(bench: Bench, question: str) -> object:
    if question == "fills":
        return await bench.session.fills({}, frozenset())
    return await getattr(bench.session, question)()


def tells_nothing_secret(error: BaseException, bench: Bench) -> None:
    """A person may read the error, and it lands in logs."""
    text = str(error)
    for part in (*bench.secrets, bench.key, bench.address, "127.0.0.1", "http:", "signature", "?"):
        assert part not in text


async def test_positions_are_read(bench: Bench) -> None:
    long, short = (await bench.session.positions()).positions
    assert (long.side, short.side) == (Side.LONG, Side.SHORT)
    assert (long.profit, long.leverage, long.notional) == (Decimal(8_750), Decimal(8), Decimal(96_250))
    if bench.venue.features.gauge_scale:
        assert isinstance(long.gauge, AdlGauge) and long.gauge.level == long.gauge.of
        assert isinstance(short.gauge, AdlGauge) and short.gauge.share < Decimal("0.5")
    else:
        assert long.gauge == NoGauge(NoGaugeReason.NOT_OFFERED)


async def test_an_adl_fill_is_read_with_its_mark(bench: Bench) -> None:
    found = await bench.session.fills({}, frozenset())
    (fill,) = [f for f in found.fills if f.cause is Cause.ADL]
    (held, _) = (await bench.session.positions()).positions
    assert (fill.key, fill.reduces, fill.price) == (held.key, Side.LONG, TAKEN.price)
    assert fill.signed / held.size == -TAKEN.size / Decimal("1.25")
    assert fill.proof and found.cursor and not found.gap
    again = await bench.session.fills(found.cursor, frozenset())
    assert {f.id for f in again.fills} <= {f.id for f in found.fills}


async def test_an_empty_account_is_an_empty_account(bench: Bench) -> None:
    bench.change(positions=(), fills=())
    assert (await bench.session.positions()).positions == ()
    assert (await bench.session.fills({}, frozenset())).fills == ()


async def test_a_key_is_proven(bench: Bench) -> None:
    assert (await bench.session.prove()).verdict is Verdict.READ_ONLY
    if not bench.secrets:
        return
    bench.change(rights=frozenset({"trade", "withdraw"}))
    proof = await bench.session.prove()
    assert proof.verdict is Verdict.TOO_POWERFUL
    assert {Right.TRADE, Right.WITHDRAW} <= proof.excess


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_key_the_venue_does_not_know_is_refused(bench: Bench, question: str) -> None:
    if not bench.secrets:
        pytest.skip("an address needs no key")
    bench.market.accounts.clear()
    with pytest.raises(KeyRefused) as refused:
        await ask(bench, question)
    tells_nothing_secret(refused.value, bench)


STALLS = [name for name, trouble in TROUBLES.items() if trouble.kind is FaultKind.STALL]


@pytest.mark.parametrize("name", [name for name in TROUBLES if name not in STALLS])
async def test_trouble_is_an_error_and_never_an_empty_account(bench: Bench, name: str) -> None:
    await meets(bench, TROUBLES[name])


@pytest.mark.parametrize("name", STALLS)
@pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))
async def test_no_answer_is_an_error_and_never_an_empty_account(venue: Venue, name: str) -> None:
    async with bench_of(venue, SOON) as bench:
        await meets(bench, TROUBLES[name])


async def meets(bench: Bench, trouble: Trouble) -> None:
    """Every question becomes the trouble's error, which tells nothing secret."""
    bench.exchange.faults.append(trouble.now())
    for question in trouble.questions:
        with pytest.raises(VenueError) as caught:
            await ask(bench, question)
        tells_nothing_secret(caught.value, bench)
        assert type(caught.value) is trouble.becomes, (question, caught.value)
        if isinstance(caught.value, Busy):
            assert caught.value.after == trouble.after
            bench.clock.advance(trouble.after or 0)


@pytest.mark.parametrize("name", ["429 with a time", "418"])
async def test_a_pause_is_kept_without_a_request(bench: Bench, name: str) -> None:
    bench.exchange.faults.append(TROUBLES[name].now())
    with pytest.raises(Busy):
        await bench.session.positions()
    bench.exchange.faults.clear()
    bench.clock.advance((TROUBLES[name].after or 0) - 1)
    for question in ("positions", "fills"):  # a proof may ask hosts that have limits of their own
        with pytest.raises(Busy) as caught:
            await ask(bench, question)
        assert caught.value.after == 1
    assert bench.answered == 0
    bench.clock.advance(1)
    assert (await bench.session.positions()).positions


async def test_a_pause_counts_for_every_account_of_the_host(bench: Bench) -> None:
    bench.exchange.faults.append(replace(TROUBLES["429 with a time"].now(), key=bench.key))
    with pytest.raises(Busy):
        await bench.session.positions()
    bench.exchange.faults.clear()
    with pytest.raises(Busy):
        await bench.pool.session({**bench.fields}).positions()
    assert bench.answered == 0


@pytest.mark.parametrize("question", QUESTIONS)
async def test_an_exchange_that_is_not_there_is_unreachable(bench: Bench, question: str) -> None:
    await bench.exchange.stop()
    with pytest.raises(Unreachable) as caught:
        await ask(bench, question)
    tells_nothing_secret(caught.value, bench)


async def test_trouble_that_ends_is_forgotten(bench: Bench) -> None:
    bench.exchange.faults.append(TROUBLES["a cut answer"].now())
    with pytest.raises(Garbled):
        await bench.session.positions()
    bench.exchange.faults.clear()
    assert len((await bench.session.positions()).positions) == 2


async def test_no_order_leaves_the_process(bench: Bench) -> None:
    client = bench.pool.wire(bench.fields).client
    if bench.secrets:  # without a key the client has nothing to sign an order with
        with pytest.raises(BrokenPromise):
            await client.create_order("BTC/USDT:USDT", "market", "sell", 1)
    with pytest.raises(BrokenPromise):
        await client.fetch(f"{bench.address}/{bench.venue.name}/order", "POST", {}, "{}")
    for endpoint in bench.venue.endpoints:
        other = "DELETE" if endpoint.method == "GET" else "PUT"
        with pytest.raises(BrokenPromise) as broken:
            await client.fetch(bench.pool.hosts[endpoint.host] + endpoint.path, other, {}, None)
        assert not any(secret in str(broken.value) for secret in bench.secrets)
    assert bench.answered == 0
