"""Who has a private stream, and what one that speaks or is lost does to the looks."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from bot.errors import KeyRefused, Unreachable, VenueError
from bot.model.baseline import Baseline
from bot.model.ids import AccountId
from bot.model.observation import Cursor, Fills
from bot.model.position import Position
from bot.store.database import Database
from bot.venues.client import Pool
from bot.venues.contract import PrivateWire
from bot.watch.streams import Streams, chosen
from bot.watch.watched import Watched
from tests.builders import account, position
from tests.fakes.clock import SetClock
from tests.fakes.venue import SOMEWHERE, ScriptedSession, somewhere
from tests.fakes.waiting import until
from tests.watch.round import CALM, Round, going, under_way

DANGER = Decimal("0.5")


@dataclass
class Interrupted(ScriptedSession):
    """Something may happen just when its fills have been read."""

    reads_fills: Callable[[], None] = lambda: None

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        found = await super().fills(since, focus)
        self.reads_fills()
        return found


@dataclass
class Line:
    """One stream: open at once, and lost by `why` when `lost` is set."""

    stirred: Callable[[bool], None]
    why: VenueError = field(default_factory=lambda: Unreachable("the stream was closed"))
    lost: asyncio.Event = field(default_factory=asyncio.Event)


class Streamed(Round):
    """Accounts with a stream each, which the test speaks on."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        super().__init__(database, clock)
        self.lines: dict[str, list[Line]] = {}
        self.pool = Pool(replace(somewhere(self._session), follow=self._follow), clock=clock)
        self.sweep = self.start()
        self.streams = Streams(self.sweep, clock, 1, DANGER)

    async def _follow(self, wire: PrivateWire, stirred: Callable[[bool], None]) -> None:
        line = Line(stirred)
        self.lines.setdefault(wire.fields["name"], []).append(line)
        stirred(False)
        await line.lost.wait()
        raise line.why

    async def open(self, name: str) -> tuple[Interrupted, Line]:
        """An account that was looked at, and its stream, for which it was looked at again."""
        await self.add(name)
        self.sessions[name] = session = Interrupted(held=[position(10)])
        await self.turn()
        await self.streams.turn()
        await until(lambda: session.looks == 2 and not under_way())
        return session, self.lines[name][-1]


@pytest.fixture
async def round(database: Database, clock: SetClock) -> AsyncIterator[Streamed]:
    async with going(Streamed(database, clock)) as made:
        yield made
        await made.streams.stop()


async def test_an_account_is_looked_at_when_its_stream_opens_and_whenever_it_speaks(round: Streamed) -> None:
    session, line = await round.open("ana-1")
    assert round.streams.opened() == {SOMEWHERE: 1}
    line.stirred(False)
    await until(lambda: session.looks == 3)
    assert len(session.asked) == 3, "fills are read each time"


async def test_what_is_said_while_fills_are_read_is_looked_at_once_more(round: Streamed) -> None:
    session, line = await round.open("ana-1")
    session.reads_fills = lambda: line.stirred(True)
    line.stirred(True)
    await until(lambda: len(session.asked) == 3)
    session.reads_fills = lambda: None
    await until(lambda: not under_way())
    await round.turn()
    assert len(session.asked) == 4


async def test_a_lost_stream_is_opened_again_and_said_once(
    round: Streamed, caplog: pytest.LogCaptureFixture
) -> None:
    session, line = await round.open("ana-1")
    with caplog.at_level(logging.WARNING, "bot.watch.streams"):
        line.lost.set()
        await until(lambda: len(round.lines["ana-1"]) == 2)
    await until(lambda: session.looks == 3)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "the stream was closed" in caplog.text


async def test_a_stream_that_is_refused_blinds_nobody(round: Streamed) -> None:
    session, line = await round.open("ana-1")
    line.why = KeyRefused("not this key")
    before = round.clock.monotonic()
    line.lost.set()
    await until(lambda: len(round.lines["ana-1"]) == 2)
    assert round.clock.monotonic() - before >= 60, "the same key gets the same answer"
    looks = session.looks
    await round.turn(after=CALM * 1.1)
    assert session.looks > looks


async def test_a_stream_is_closed_when_another_account_needs_it(round: Streamed) -> None:
    await round.open("ana-1")
    _, second = await round.add("ana-2")
    second.held = [position(10, level=5)]
    await round.turn()
    await round.streams.turn()
    await until(lambda: "ana-2" in round.lines)
    assert round.streams.opened() == {SOMEWHERE: 1}
    await round.streams.turn()
    assert [len(lines) for lines in round.lines.values()] == [1, 1]


def watched(number: int, *held: Position) -> Watched:
    return Watched(account(id=AccountId(number)), ScriptedSession(), Baseline(positions=held))


def worth(dollars: int) -> Position:
    return position(1, notional=Decimal(dollars))


@pytest.mark.parametrize(
    ("had", "sizes", "who"),
    [
        ((), (100, 140), [2]),
        ((1,), (100, 140), [1]),
        ((1,), (100, 160), [2]),
    ],
)
def test_the_larger_exposure_has_the_stream_but_not_by_a_little(
    had: tuple[int, ...], sizes: tuple[int, ...], who: list[int]
) -> None:
    candidates = [watched(number, worth(size)) for number, size in enumerate(sizes, 1)]
    assert [
        w.account.id
        for w in chosen(candidates, [c.account.id for c in candidates if c.account.id in had], 1, DANGER)
    ] == who


def test_danger_comes_before_size_and_who_holds_nothing_needs_none() -> None:
    candidates = [watched(1, worth(10_000)), watched(2), watched(3, position(1, level=5))]
    assert [w.account.id for w in chosen(candidates, (), 5, DANGER)] == [3, 1]
