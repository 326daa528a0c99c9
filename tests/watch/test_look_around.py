"""After a look that read fills, orders and the mode are read too, and never hold up or blind the look."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.errors import Busy, Garbled, KeyRefused, Unreachable, VenueError
from bot.model.baseline import Sight
from bot.model.event import AdlTaken, NeutralityChanged
from bot.model.observation import Neutrality
from bot.model.order import Cancel, Orders
from bot.watch.watcher import MODE_EVERY
from tests.builders import at, fill, position
from tests.events import cancelled, order
from tests.fakes.venue import ScriptedSession
from tests.watch.test_watcher import Post, post

__all__ = ["post"]


async def hit(post: Post) -> None:
    """ADL takes four of ten."""
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, at=at(9))]
    await post.look()


async def incident(post: Post) -> AdlTaken:
    event = (await post.told("Ben"))[-1].alert.event
    assert isinstance(event, AdlTaken)
    return event


async def test_orders_are_read_with_fills_and_compared(post: Post) -> None:
    post.session.resting = [order("o1"), order("o2")]
    await post.look(after=61)
    assert [o.id for o in post.watched.baseline.orders] == ["o1", "o2"]
    post.session.resting = [order("o2")]
    await hit(post)
    found = (await incident(post)).incident
    assert [(c.order.id, c.reason) for c in found.cancelled] == [("o1", Cancel.UNSTATED)]
    assert [o.id for o in found.standing or ()] == ["o2"]


async def test_a_calm_look_reads_no_orders(post: Post) -> None:
    post.session.resting = []
    await post.look()
    assert post.session.orders_asked == [(frozenset({"ETHUSDT"}), None)], "with the first look only"


async def test_what_was_cancelled_is_asked_only_after_adl_and_from_before_it(post: Post) -> None:
    post.session.resting, post.session.cancelled = [], [cancelled("o5", after=8)]
    await hit(post)
    symbols, since = post.session.orders_asked[-1]
    assert symbols == {"ETHUSDT"} and since is not None and since < at(9)
    assert [c.order.id for c in (await incident(post)).incident.cancelled] == ["o5"]


async def test_orders_of_a_position_that_is_gone_are_still_read(post: Post) -> None:
    post.session.resting = []
    post.session.held, post.session.executed = [], [fill("f1", 10, at=at(9))]
    await post.look()
    (_, first), (symbols, since) = post.session.orders_asked
    assert symbols == {"ETHUSDT"} and first is None and since is not None, "asked again, after the fill"


@dataclass
class Broken(ScriptedSession):
    """Cannot read orders."""

    why: Exception = field(default_factory=lambda: Unreachable("no answer in time"))
    told_by_then: int = 0
    post: Post | None = None

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        if self.post is not None:
            self.told_by_then = len(await self.post.told("Ben"))
        raise self.why


@pytest.mark.parametrize(
    "why", [Unreachable("down"), Busy("pause", 5), Garbled("?"), KeyRefused("no"), ZeroDivisionError()]
)
async def test_orders_that_cannot_be_read_neither_blind_nor_hold_up(post: Post, why: Exception) -> None:
    post.watched.session = post.session = Broken(held=[position(10)], why=why, post=post)
    await hit(post)
    assert await post.kinds("Ben") == ["FirstLook", "AdlTaken"]
    assert post.session.told_by_then == 2, "the ADL was written before orders were asked for"
    assert (await incident(post)).incident.standing is None
    assert post.watched.baseline.health.sight is Sight.WELL
    assert isinstance(why, VenueError | ZeroDivisionError)


async def test_the_mode_is_read_at_first_and_then_rarely(post: Post) -> None:
    post.session.neutral = Neutrality.ON
    await post.look(after=MODE_EVERY.total_seconds())
    assert post.watched.baseline.neutrality is Neutrality.ON
    post.session.neutral = Neutrality.OFF
    await post.look(after=61)
    assert post.watched.baseline.neutrality is Neutrality.ON, "too soon to ask again"
    await post.look(after=MODE_EVERY.total_seconds())
    event = (await post.told("Ben"))[-1].alert.event
    assert isinstance(event, NeutralityChanged) and event.left


async def test_a_clock_that_is_set_back_does_not_keep_the_mode_unread(post: Post) -> None:
    post.session.neutral = Neutrality.OFF
    await post.look(after=MODE_EVERY.total_seconds())
    post.session.neutral = Neutrality.ON
    await post.look(after=-86_400)
    assert post.watched.baseline.neutrality is Neutrality.ON
