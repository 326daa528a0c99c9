"""Three processes share the work: whatever happens to one, each account is watched by one, nothing is lost.

The aim is that others have its work within five seconds; how long it took is printed, and only recorded: the
machine of a test may be busy.
"""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import WallClock
from bot.duty import HOUSE
from tests.postgres.cluster import Cluster
from tests.postgres.fleet import Fleet, Post, fleet

ADDRESSES = [f"0x{number:040x}" for number in range(1, 9)]
STRUCK_OFF = 75
CLOCK = WallClock()

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
async def three(tmp_path: Path, cluster: Cluster) -> AsyncIterator[Fleet]:
    async with fleet(tmp_path, cluster, ADDRESSES) as there:
        yield there


def adl(there: Fleet) -> None:
    """Takes from every account."""
    for address in ADDRESSES:
        there.market.takes(address)


async def all_told(there: Fleet) -> None:
    await there.waits(lambda: there.told() == there.market.taken, "not all is told")
    there.check_messages()


def owner(there: Fleet) -> Post:
    found = there.has(HOUSE)
    assert found is not None
    return found


async def taken_over(there: Fleet, former: Post, record: pytest.FixtureRequest) -> None:
    def another() -> bool:
        now = there.has(HOUSE)
        return now is not None and now is not former

    took = await there.waits(another, "nobody took over")
    print(f"{record.node.name}: taken over after {took:.1f} s")
    record.node.user_properties.append(("seconds until others had the work", round(took, 1)))


async def each_is_watched_by_one(there: Fleet) -> None:
    """By the word of the exchange, over some looks."""
    await there.waits(there.even, "the accounts are not shared out")
    since = CLOCK.monotonic()
    everybody = set(ADDRESSES)

    def looked() -> bool:
        return set().union(*(post.asked.since(since) for post in there.posts)) >= everybody

    await there.waits(looked, "not all are watched")
    await asyncio.sleep(3)
    assert sum(bool(post.asked.since(since)) for post in there.posts) == len(there.roll())
    seen = [name for post in there.posts for name in post.asked.since(since)]
    assert sorted(seen) == sorted(everybody)


async def test_killed(three: Fleet, request: pytest.FixtureRequest) -> None:
    adl(three)
    await all_told(three)
    await each_is_watched_by_one(three)
    former = owner(three)
    adl(three)
    former.gets(signal.SIGKILL)
    await taken_over(three, former, request)
    adl(three)
    await all_told(three)
    await each_is_watched_by_one(three)


async def test_one_that_only_watches_is_killed(three: Fleet, request: pytest.FixtureRequest) -> None:
    house = owner(three)
    other = next(post for post in three.posts if post is not house)
    watched = other.asked.since(CLOCK.monotonic() - 10)
    adl(three)
    other.gets(signal.SIGKILL)
    began = CLOCK.monotonic()
    rest = [post for post in three.posts if post is not other]

    def looked() -> bool:
        return set().union(*(post.asked.since(began) for post in rest)) >= watched

    assert watched
    took = await three.waits(looked, "its accounts are not looked at")
    print(f"{request.node.name}: all are looked at after {took:.1f} s")
    await all_told(three)
    assert owner(three) is house
    await each_is_watched_by_one(three)


async def test_told_to_stop(three: Fleet, request: pytest.FixtureRequest) -> None:
    former = owner(three)
    adl(three)
    former.gets(signal.SIGTERM)
    assert await former.ended() == 0, former.log()
    await taken_over(three, former, request)
    adl(three)
    await all_told(three)
    (last,) = (post for post in three.posts if post not in (former, owner(three)))
    last.gets(signal.SIGTERM)
    assert await last.ended() == 0, last.log()
    await each_is_watched_by_one(three)
    assert list(three.roll()) == [owner(three).pid]


async def test_frozen_and_awake_again(three: Fleet, request: pytest.FixtureRequest) -> None:
    former = owner(three)
    adl(three)
    former.gets(signal.SIGSTOP)
    await taken_over(three, former, request)
    adl(three)
    await all_told(three)
    former.gets(signal.SIGCONT)
    adl(three)
    assert await former.ended() == STRUCK_OFF, former.log()
    await all_told(three)
    await each_is_watched_by_one(three)


async def test_cut_off_from_the_database(three: Fleet, request: pytest.FixtureRequest) -> None:
    former = owner(three)
    adl(three)
    former.line.loses_everything()
    await taken_over(three, former, request)
    adl(three)
    await all_told(three)
    former.line.mends()
    assert await former.ended() == STRUCK_OFF, former.log()
    adl(three)
    await all_told(three)
    await each_is_watched_by_one(three)


async def test_the_server_is_started_anew(three: Fleet, cluster: Cluster) -> None:
    before = three.roll()
    adl(three)
    cluster.stop()
    adl(three)
    await asyncio.sleep(6)  # longer than a worker may be silent
    cluster.start()
    await all_told(three)
    assert three.roll() == before
    await each_is_watched_by_one(three)
