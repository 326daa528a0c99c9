"""The client keeps the venue's limits, its pauses, its bans and its time; streams go to feeds only."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import FastClock, WallClock, from_ms
from bot.errors import BrokenPromise, Busy, Unreachable, VenueError
from bot.rehearsal.exchange import Fault, FaultKind
from bot.rehearsal.facts import Answer, Query
from bot.rehearsal.gate import Gate, Name
from bot.venues.budget import MARGIN
from bot.venues.client import Pool
from bot.venues.contract import Endpoint, Feed, Venue
from bot.venues.discovery import venues
from bot.venues.wire import AccountWire
from tests.fakes.clock import SetClock
from tests.venues.limited import ADDRESS, BOTH, FEED, FREE, LIMITED, OF_KEY, OTHER, Desk, charges, desk_of

HOUR = timedelta(hours=1)
KEYED = [venue for venue in venues().values() if any(field.secret for field in venue.key_fields)]
SLOW = Answer({}, 429, {"Retry-After": "7"})
BANNED = Answer({}, 418, {"Retry-After": "300"})
SLOW_KEY = Answer({"code": 10006})


@pytest.fixture
async def desk(clock: SetClock) -> AsyncIterator[Desk]:
    async with desk_of(LIMITED, clock) as desk:
        yield desk


async def tried(wire: AccountWire, endpoint: Endpoint) -> Busy | None:
    """How the venue, or our own budget, holds a call up; None when it went through."""
    try:
        await wire.call(endpoint, {})
    except Busy as busy:
        return busy
    return None


async def held(*calls: tuple[AccountWire, Endpoint]) -> list[bool]:
    return [await tried(wire, endpoint) is not None for wire, endpoint in calls]


async def test_a_limit_of_the_address_pauses_that_budget_for_every_account(desk: Desk) -> None:
    one, two = (desk.pool.wire(desk.fields(n)) for n in (1, 2))
    desk.dialect.answers.append(SLOW)
    busy = await tried(one, BOTH)
    assert busy is not None and (busy.after, busy.whole_host, busy.ban) == (7, True, False)
    assert await held((one, BOTH), (two, BOTH), (one, OF_KEY), (one, OTHER), (one, FREE)) == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert len(desk.dialect.seen) == 4, "a paused call is not sent"


async def test_a_limit_of_a_key_pauses_that_account_alone(desk: Desk) -> None:
    one, two = (desk.pool.wire(desk.fields(n)) for n in (1, 2))
    desk.dialect.answers.append(SLOW_KEY)
    busy = await tried(one, BOTH)
    assert busy is not None and (busy.after, busy.whole_host) == (60, False)
    assert await held((one, BOTH), (one, OF_KEY), (one, OTHER)) == [True, True, False]
    assert await held((two, BOTH), (two, OF_KEY)) == [False, False]


async def test_a_pause_of_a_kind_that_the_call_has_no_budget_of_is_kept_by_what_it_has(desk: Desk) -> None:
    one, two = (desk.pool.wire(desk.fields(n)) for n in (1, 2))
    desk.dialect.answers.append(SLOW)
    assert await tried(one, OF_KEY) is not None
    assert await held((one, OF_KEY), (two, OF_KEY), (one, OTHER)) == [True, False, False]


async def test_a_pause_ends_when_the_venue_said(desk: Desk, clock: SetClock) -> None:
    wire = desk.pool.wire(desk.fields())
    desk.dialect.answers.append(SLOW)
    await tried(wire, BOTH)
    clock.advance(6.5)
    busy = await tried(wire, BOTH)
    assert busy is not None and busy.after == 0.5 and busy.whole_host
    clock.advance(0.5)
    assert await tried(wire, BOTH) is None


@pytest.mark.parametrize(
    ("stated", "pause"), [("9", 9), ("", 60), ("1.5", 60), ("²", 60), ("soon", 60), ("9" * 400, 3 * 86_400)]
)
async def test_how_long_to_stay_away(desk: Desk, stated: str, pause: float) -> None:
    desk.dialect.answers.append(Answer({}, 429, {"Retry-After": stated}))
    busy = await tried(desk.pool.wire(desk.fields()), BOTH)
    assert busy is not None and busy.after == pause


async def bans(calls: list[asyncio.Task[Busy | None]]) -> list[bool]:
    return sorted(busy.ban for busy in await asyncio.gather(*calls) if busy is not None)


async def test_a_ban_is_marked_once_with_several_requests_in_flight(desk: Desk, clock: SetClock) -> None:
    desk.dialect.answers.extend([BANNED] * 5)
    wires = [desk.pool.wire(desk.fields(n)) for n in range(5)]
    assert await bans([asyncio.create_task(tried(wire, BOTH)) for wire in wires]) == [False] * 4 + [True]
    assert len(desk.dialect.seen) == 5
    clock.advance(300)
    desk.dialect.answers.append(BANNED)
    again = await tried(wires[0], BOTH)
    assert again is not None and again.ban, "the next ban is news"


async def test_a_ban_is_marked_although_a_pause_is_running(desk: Desk) -> None:
    desk.dialect.answers.extend([SLOW, BANNED])
    wires = [desk.pool.wire(desk.fields(n)) for n in range(2)]
    assert await bans([asyncio.create_task(tried(wire, BOTH)) for wire in wires]) == [False, True]
    assert desk.pool.budget(BOTH.limits[0]).paused(desk.clock.monotonic()) == 300


async def test_a_ban_in_a_call_without_limits_is_marked(desk: Desk) -> None:
    desk.dialect.answers.append(BANNED)
    busy = await tried(desk.pool.wire(desk.fields()), FREE)
    assert busy is not None and busy.ban


async def test_no_call_waits_longer_than_a_look_may(desk: Desk, clock: SetClock) -> None:
    """Every time there is room again, somebody else has taken it."""
    wire = desk.pool.wire(desk.fields())
    budget = wire._budget(OF_KEY.limits[0])

    class Crowded(SetClock):
        async def sleep(self, seconds: float) -> None:
            clock.advance(seconds)
            budget.spend(16, clock.monotonic())

        def monotonic(self) -> float:
            return clock.monotonic()

    desk.pool.clock = Crowded()
    began = clock.monotonic()
    budget.spend(16, began)
    busy = await tried(wire, OF_KEY)
    assert busy is not None and not busy.whole_host and clock.monotonic() - began <= 5
    assert not desk.dialect.seen


class Ahead(WallClock):
    """The clock of an exchange that is an hour ahead of the host."""

    def now(self) -> datetime:
        return super().now() + HOUR


def signed_at(query: Query) -> datetime:
    """The time that a signature carries, wherever the venue wants it."""
    (stated,) = [
        value for name, value in (*query.params.items(), *query.headers.items()) if name.endswith("timestamp")
    ]
    return from_ms(int(stated)) if stated.isdigit() else datetime.fromisoformat(stated)


@pytest.mark.parametrize("venue", KEYED, ids=[venue.name for venue in KEYED])
async def test_requests_are_signed_with_the_venues_time(venue: Venue) -> None:
    theirs = Ahead()
    async with desk_of(venue, WallClock(), theirs) as desk:
        wire, (part, *_) = desk.pool.wire(desk.fields()), venue.parts
        for _ in range(2):
            with suppress(VenueError):
                await wire.call(part.endpoint, part.params)
        first, second = desk.dialect.seen
        assert abs(signed_at(first) + HOUR - first.now) < timedelta(seconds=20)
        assert abs(signed_at(second) - second.now) < timedelta(seconds=2)
        assert abs(desk.pool.now() - theirs.now()) < timedelta(seconds=2)


def asked_of(venue: Venue) -> tuple[Endpoint, ...]:
    return tuple(dict.fromkeys((*venue.cost.calm, *venue.cost.deep)))


def named(query: Query) -> Name:
    """By the mark in the body where one path serves all, else by path."""
    return query.method, query.body["mark"] if isinstance(query.body, dict) else query.path


def gate_of(venue: Venue) -> Gate:
    asked = enumerate(asked_of(venue))
    return Gate({(e.method, e.path if e.method == "GET" else str(n)): charges(e) for n, e in asked}, named)


async def rush(desk: Desk, gate: Gate, requests: int) -> None:
    """Three accounts ask all that a look asks, over and over, as fast as the client lets them, until so many
    requests have passed or one has not."""
    wires = [desk.pool.wire(desk.fields(n)) for n in range(3)]
    marked = [(e, {} if e.method == "GET" else {"mark": str(n)}) for n, e in enumerate(asked_of(desk.venue))]

    async def keep_asking(wire: AccountWire) -> None:
        while gate.passed < requests and not gate.violations:
            for endpoint, params in marked:
                try:
                    await wire.call(endpoint, params)
                except Busy as busy:
                    await desk.clock.sleep(busy.after or 1)
                except VenueError:
                    continue
            await desk.clock.sleep(0.01)

    await asyncio.gather(*map(keep_asking, wires))


@pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))
@pytest.mark.parametrize(("margin", "keeps"), [(MARGIN, True), (1.5, False)])
async def test_the_documented_limits_are_kept_and_no_less(
    venue: Venue, margin: float, keeps: bool, clock: SetClock
) -> None:
    gate, paced = gate_of(venue), replace(venue, pace=replace(venue.pace, margin=margin))
    async with desk_of(paced, clock, gate=gate) as desk:
        began = clock.now()
        await rush(desk, gate, 1500)
    assert (not gate.violations) is keeps, gate.violations[:3]
    if keeps:
        assert clock.now() - began < HOUR, "the client asks for what it may"


@pytest.mark.parametrize(("margin", "keeps"), [(MARGIN, True), (1.5, False)])
async def test_the_limits_are_kept_on_a_running_clock_too(margin: float, keeps: bool) -> None:
    venue, clock = replace(LIMITED, pace=replace(LIMITED.pace, margin=margin)), FastClock(60)
    gate = gate_of(venue)
    async with desk_of(venue, clock, gate=gate) as desk:
        await rush(desk, gate, 100)
    assert (not gate.violations) is keeps, gate.violations[:3]


async def test_a_stream_is_opened_at_a_feed_and_nowhere_else(desk: Desk) -> None:
    for feed in (replace(FEED, path="/private"), Feed("fapi", FEED.path + "/x"), Feed("fapi", "")):
        with pytest.raises(BrokenPromise):
            desk.pool.stream(feed)
        with pytest.raises(BrokenPromise):
            desk.pool.wire({}).stream(feed)
    async with desk.pool.wire({}).stream(FEED) as stream:
        await stream.send("BTC")
        assert await stream.receive() == "heard BTC"
        assert await stream.receive() == "news"


async def test_a_stream_lives_longer_than_a_request_may_take(clock: SetClock) -> None:
    async with desk_of(LIMITED, clock, patience=0.3) as desk, desk.pool.stream(FEED) as stream:
        assert [await stream.receive() for _ in range(2)] == ["news", "news"]


async def test_a_stream_that_the_exchange_ends_is_unreachable(desk: Desk) -> None:
    async with desk.pool.stream(FEED) as stream:
        await desk.exchange.stop()
        with pytest.raises(Unreachable):
            await stream.receive()
        with pytest.raises(Unreachable):
            await stream.send("BTC")
    with pytest.raises(Unreachable):
        async with desk.pool.stream(FEED):
            pass


async def test_a_stream_that_is_refused_is_unreachable(desk: Desk, clock: SetClock) -> None:
    desk.exchange.faults.append(Fault(None, clock.now(), clock.now() + HOUR, FaultKind.STATUS))
    with pytest.raises(Unreachable):
        async with desk.pool.stream(FEED):
            pass


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_stream_is_not_redirected(status: int) -> None:
    visited: list[str] = []

    async def lure(request: web.Request) -> web.StreamResponse:
        visited.append(request.path)
        if request.path == FEED.path:
            return web.Response(status=status, headers={"Location": "/elsewhere"})
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        return socket

    app = web.Application()
    app.router.add_get("/{rest:.*}", lure)
    async with TestServer(app) as server:
        pool = Pool(LIMITED, {"ws": f"http://127.0.0.1:{server.port}"})
        await pool.open()
        with pytest.raises(Unreachable):
            async with pool.stream(FEED):
                pass
        await pool.close()
    assert visited == [FEED.path]


def test_those_who_share_an_address_keep_to_a_part_each(clock: SetClock) -> None:
    whole, part = Pool(LIMITED, clock=clock), Pool(LIMITED, clock=clock, sharers=4)
    assert part.budget(ADDRESS).allowed * 4 == whole.budget(ADDRESS).allowed == ADDRESS.weight * MARGIN
