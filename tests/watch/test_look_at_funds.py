"""The margin is read after all that is more urgent, and beside the fills when an indicator rose; it never
holds up or blinds a look, and what was known of it stays known."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

import pytest

from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.errors import Busy, Garbled, KeyRefused, Unreachable, VenueError
from bot.model.baseline import Sight
from bot.model.event import GaugeMoved
from bot.model.funds import Funds, Pot
from bot.model.observation import Cursor, Fills
from bot.model.order import Orders
from bot.model.position import Position
from bot.model.score import Score
from bot.store import rankings
from bot.watch.watcher import Watcher
from tests.builders import at, fill, position
from tests.fakes.household import TEMPLATES
from tests.fakes.venue import SOMEWHERE, ScriptedSession
from tests.watch.test_watcher import FILLS_EVERY, Post, post

__all__ = ["post"]

FUNDS = Funds((Pot("USDT", Decimal(9_000), Decimal(10_000), Decimal(200)),))


def rank(one: Position, funds: Funds | None) -> Score | None:
    pot = funds.behind(one) if funds else None
    if pot is None or pot.equity is None or one.notional is None or one.profit is None:
        return None
    return Score(one.profit * one.notional / pot.equity, "profit x notional / equity", ())


def ranking(post: Post) -> None:
    """From now on the venue publishes a ranking."""
    post.watcher = Watcher(
        post.database,
        post.clock,
        Tuning(),
        TEMPLATES,
        FILLS_EVERY,
        lambda: None,
        around=lambda watched: Context(score=rank),
    )


@dataclass
class Noting(ScriptedSession):
    """Writes down in which order it is asked, and may fail at the margin."""

    order: list[str] = field(default_factory=list)
    why: Exception | None = None
    stall: asyncio.Event | None = None
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        self.order.append("fills")
        return await super().fills(since, focus)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        self.order.append("orders")
        return await super().orders(symbols, cancelled_since)

    async def funds(self) -> Funds:
        self.order.append("funds")
        if self.stall is not None:
            self.reached.set()
            await self.stall.wait()
        if self.why is not None:
            raise self.why
        return await super().funds()


def noting(post: Post, **facts: object) -> Noting:
    session = Noting(held=[position(10)], margin=FUNDS, **facts)  # type: ignore[arg-type]
    post.watched.session = post.session = session
    return session


async def test_it_is_read_last_in_a_deep_look_and_not_at_all_in_a_calm_one(post: Post) -> None:
    session = noting(post)
    await post.look(after=61)
    assert session.order == ["fills", "orders", "funds"]
    assert post.watched.baseline.funds == FUNDS and post.watched.baseline.funds_at == post.clock.now()
    session.order.clear()
    await post.look()
    assert session.order == []


async def test_an_indicator_that_rose_is_told_with_what_is_read_beside_the_fills(post: Post) -> None:
    session = noting(post)
    ranking(post)
    session.held = [position(10, level=3)]
    await post.look()
    assert session.order == ["fills", "funds", "orders"]
    (event,) = [t.alert.event for t in await post.told("Ben") if isinstance(t.alert.event, GaugeMoved)]
    assert event.score is not None and event.score.value == 2_500
    assert len(event.ways) == 4


@pytest.mark.parametrize(
    "why", [Unreachable("down"), Busy("pause", 5), Garbled("?"), KeyRefused("no"), ZeroDivisionError()]
)
async def test_margin_that_cannot_be_read_costs_the_reason_alone(post: Post, why: Exception) -> None:
    session = noting(post)
    ranking(post)
    await post.look(after=61)
    session.why, session.held = why, [position(10, level=3)]
    await post.look()
    event = (await post.told("Ben"))[-1].alert.event
    assert isinstance(event, GaugeMoved) and event.score is not None, "by what was read before"
    assert post.watched.baseline.funds == FUNDS
    assert post.watched.baseline.health.sight is Sight.WELL
    session.held, session.executed = [position(6, level=3)], [fill("f1", 4, at=at(90))]
    await post.look()
    assert (await post.kinds("Ben"))[-1] == "AdlTaken"
    assert isinstance(why, VenueError | ZeroDivisionError)


async def test_adl_is_told_before_the_margin_is_asked_for(post: Post) -> None:
    stall = asyncio.Event()
    session = noting(post, stall=stall)
    session.held, session.executed = [position(6)], [fill("f1", 4, at=at(9))]
    looking = asyncio.ensure_future(post.look())
    await session.reached.wait()
    assert (await post.kinds("Ben"))[-1] == "AdlTaken"
    stall.set()
    await looking


async def test_scores_are_kept_beside_the_indicator(post: Post) -> None:
    session = noting(post)
    ranking(post)
    await post.look(after=61)
    for level, after in ((1, 2), (1, 2), (3, 2), (3, 2), (3, 3600)):
        session.held = [position(10, level=level)]
        await post.look(after=after)
    async with post.database.read() as db:
        found = await rankings.series(db, SOMEWHERE, "ETHUSDT", 9)
    assert [reading.level for reading in reversed(found)] == [1, 3, 3]
    assert {reading.score for reading in found} == {Decimal(2_500)}
