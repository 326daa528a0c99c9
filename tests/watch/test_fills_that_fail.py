"""Positions can be read and fills cannot: what shrank is told at once, and blindness all the same."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.errors import KeyRefused, Unreachable, VenueError
from bot.model.baseline import Sight
from bot.model.event import AdlTaken, Reduced
from bot.model.observation import Cursor, Fills
from bot.model.person import Watch
from bot.store import accounts
from tests.builders import at, fill, position
from tests.fakes.venue import ScriptedSession
from tests.watch.test_watcher import Post, post

__all__ = ["post"]


@dataclass
class Lagging(ScriptedSession):
    """Shows positions; its fills fail while `why` is set."""

    why: VenueError | None = field(default_factory=lambda: Unreachable("no answer in time"))

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        if self.why is not None:
            raise self.why
        return await super().fills(since, focus)


def lagging(post: Post) -> Lagging:
    session = Lagging(held=[position(6)], executed=[fill("f1", 4, at=at(9))])
    post.watched.session = post.session = session
    return session


async def test_a_shrinking_is_told_without_fills_and_settled_when_they_come(post: Post) -> None:
    session = lagging(post)
    await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "Reduced"]
    question = (await post.told("Ben"))[-1].alert
    assert isinstance(question.event, Reduced) and question.event.cause is None
    assert (await post.stored()).health.sight is Sight.FAILING
    session.why = None
    await post.look()
    told = (await post.told("Ben"))[-1].alert
    assert isinstance(told.event, AdlTaken) and told.id == question.id, "the same message"
    assert (await post.stored()).health.sight is Sight.WELL


async def test_fills_that_fail_for_long_are_blindness(post: Post) -> None:
    lagging(post)
    for _ in range(8):
        await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "Reduced", "WentBlind"]
    assert post.watched.baseline.health.sight is Sight.BLIND


async def test_what_is_seen_without_fills_is_told_once(post: Post) -> None:
    lagging(post)
    await post.look()
    revisions = [told.revision for told in await post.told("Ben")]
    await post.look()
    assert [told.revision for told in await post.told("Ben")] == revisions


async def test_a_key_that_may_not_read_fills_any_more_is_refused(post: Post) -> None:
    lagging(post).why = KeyRefused("no permission")
    await post.look()
    assert sorted(await post.kinds("Ben")) == ["FirstLook", "KeyTurnedDown", "Reduced"]
    async with post.database.read() as db:
        account = await accounts.get(db, post.watched.account.id)
    assert account is not None and account.watch is Watch.REFUSED


async def test_what_shrank_is_dated_by_the_venues_clock_too(post: Post) -> None:
    """Its fill is, when it comes; ten minutes apart, it would answer nothing."""
    session, ahead = lagging(post), timedelta(minutes=10)
    post.watched.ahead = lambda: ahead
    session.executed = [fill("f1", 4, at=at(9) + ahead)]
    await post.look()
    session.why = None
    await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "AdlTaken"], "in the message of the question"
