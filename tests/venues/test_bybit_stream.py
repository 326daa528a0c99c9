"""Bybit's private stream through the real client, against the rehearsal exchange over loopback.

Both live on a fast clock: a second of theirs is a twentieth of the host's.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.clock import FastClock, to_ms
from bot.errors import BrokenPromise, KeyRefused, Unreachable
from bot.model.position import Side
from bot.rehearsal.exchange import Fault, FaultKind, RehearsalExchange
from bot.rehearsal.facts import SimAccount, SimCause, SimFill
from bot.venues.bybit import VENUE
from bot.venues.bybit.private import follow, is_forced, login
from bot.venues.bybit.simulate import DIALECT
from bot.venues.client import Pool
from bot.venues.contract import Feed
from bot.venues.wire import AccountWire
from tests.fakes.waiting import until
from tests.rehearsal.still import StillMarket
from tests.venues.reached import reached

KEY, SECRET = "k" * 18, "s" * 36
PATIENCE = 20.0
"""Seconds of the host for a busy machine; a test that passes needs a fraction of one."""


class Heard:
    """A market behind the real exchange, and what a stream of the real client calls back with."""

    def __init__(self) -> None:
        self.clock = FastClock(20)
        self.market = StillMarket({KEY: SimAccount(KEY, Decimal(1_000))})
        self.exchange = RehearsalExchange(self.market, {"bybit": DIALECT}, self.clock)
        self.stirs: list[bool] = []
        self.pool: Pool

    def wire(self, key: str = KEY) -> AccountWire:
        return self.pool.wire({"api_key": key, "secret": SECRET})

    def fills(self, cause: SimCause) -> None:
        account, one = self.market.accounts[KEY], Decimal(1)
        fill = SimFill(
            id=len(account.fills) + 1,
            coin="BTC",
            side=Side.SHORT,
            opens=False,
            size=one,
            price=one,
            mark=one,
            realised=one,
            size_before=one,
            cause=cause,
            at=self.clock.now() + timedelta(milliseconds=500),
        )
        self.market.accounts[KEY] = replace(account, fills=(*account.fills, fill))

    def fails(self, kind: FaultKind) -> None:
        now = self.clock.now()
        self.exchange.faults.append(Fault(None, now, now + timedelta(days=9), kind))


@pytest.fixture
async def heard() -> AsyncIterator[Heard]:
    made = Heard()
    async with reached(VENUE, made.exchange, made.clock) as made.pool:
        yield made


@pytest.fixture
async def following(heard: Heard) -> AsyncIterator[asyncio.Task[None]]:
    """A stream that is open."""
    task = asyncio.create_task(_follow(heard))
    await until(lambda: heard.stirs == [False])
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _follow(heard: Heard, key: str = KEY) -> None:
    await follow(heard.wire(key), heard.stirs.append)


async def ended(stream: asyncio.Task[None]) -> None:
    async with asyncio.timeout(PATIENCE):
        await stream


async def test_what_happens_is_heard_and_what_the_exchange_did_itself_is_marked(
    heard: Heard, following: asyncio.Task[None]
) -> None:
    heard.fills(SimCause.TRADE)
    await until(lambda: heard.stirs == [False, False])
    heard.fills(SimCause.ADL)
    await until(lambda: heard.stirs == [False, False, True])
    assert not following.done()


async def test_a_stream_on_which_nothing_happens_stays_and_a_silent_one_is_left(
    heard: Heard, following: asyncio.Task[None]
) -> None:
    await heard.clock.sleep(45)
    assert not following.done()
    assert heard.stirs == [False], "a pong is nothing that happened"
    heard.fails(FaultKind.STALL)
    with pytest.raises(Unreachable, match="no longer answers"):
        await ended(following)


async def test_a_connection_that_is_cut_ends_it(heard: Heard, following: asyncio.Task[None]) -> None:
    heard.fails(FaultKind.STATUS)
    with pytest.raises(Unreachable):
        await ended(following)


async def test_a_key_that_may_not_log_in_is_refused(heard: Heard) -> None:
    with pytest.raises(KeyRefused) as refused:
        await _follow(heard, "x" * 18)
    assert heard.stirs == []
    assert "x" * 18 not in str(refused.value)


async def test_a_stream_leads_to_no_other_address(heard: Heard) -> None:
    with pytest.raises(BrokenPromise):
        heard.wire().stream(Feed("ws", "/v5/trade"))


async def test_a_login_is_signed_as_documented(heard: Heard) -> None:
    before = to_ms(heard.clock.now())
    said = json.loads(login(heard.wire()))
    key, expires, signature = said["args"]
    signed = hmac.new(SECRET.encode(), f"GET/realtime{expires}".encode(), hashlib.sha256).hexdigest()
    assert (said["op"], key, signature) == ("auth", KEY, signed)
    assert before < expires < before + 60_000


@pytest.mark.parametrize(
    ("message", "forced"),
    [
        ({"topic": "execution", "data": [{"execType": "Trade"}, {"execType": "AdlTrade"}]}, True),
        ({"topic": "execution", "data": [{"execType": "Trade"}]}, False),
        ({"topic": "position", "data": [{"symbol": "BTCUSDT"}]}, False),
        ({"topic": "execution", "data": "none"}, False),
        ({"topic": "execution", "data": [None, 3]}, False),
        ("no data at all", False),
        (None, False),
    ],
)
def test_any_text_can_be_asked(message: object, forced: bool) -> None:
    assert is_forced(message) is forced
