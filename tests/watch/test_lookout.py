"""Public signals reach those who hold the market, once; what is noted in a pool reaches the host."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.detect.tuning import Tuning
from bot.errors import Unreachable
from bot.model.alert import Told
from bot.model.baseline import Baseline, Cut
from bot.model.event import Banned, ClockOff, SignalBack, SignalLost
from bot.model.exposure import RegimeChanged
from bot.model.ids import VenueName
from bot.model.instrument import Instrument
from bot.model.position import Side
from bot.model.regime import Regime, Why
from bot.model.signal import Danger, Signals
from bot.store import alerts, signals
from bot.store.database import Database
from bot.venues.client import Pool
from bot.venues.contract import PublicSession
from bot.watch.lookout import Lookout
from bot.watch.watched import Watched
from tests.builders import at, key, position
from tests.events import adl, signal, taken
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.fakes.venue import SOMEWHERE, ScriptedSession, somewhere

CALM, HIGH = Danger.CALM, Danger.HIGH
WARNING, CASCADE = Regime.WARNING, Regime.CASCADE


@dataclass
class Crier:
    """Implements `PublicSession`: says `next` once."""

    next: Signals = field(default_factory=Signals)
    held: list[frozenset[str]] = field(default_factory=list)

    async def instruments(self) -> dict[str, Instrument]:
        return {}

    async def signals(self, held: frozenset[str]) -> Signals:
        self.held.append(held)
        said, self.next = self.next, Signals()
        return said

    async def close(self) -> None: ...


class Tower:
    """A lookout over one venue, with Ana's and Ben's accounts before it."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database = database
        self.clock = clock
        self.crier: Crier = Crier()
        self.pool = Pool(somewhere(lambda wire: ScriptedSession()), clock=clock)
        public: PublicSession = self.crier
        self.pool.public = public
        self.watched: dict[VenueName, list[Watched]] = {SOMEWHERE: []}
        self.nudges = 0
        self.begin()

    def begin(self) -> None:
        """A process that starts."""
        pools = {SOMEWHERE: self.pool}
        self.lookout = Lookout(
            self.database, self.clock, pools, lambda: self.watched, TEMPLATES, Tuning(), self._nudge
        )

    def _nudge(self) -> None:
        self.nudges += 1

    async def account(self, owner: str, *symbols: str, label: str = "main") -> Watched:
        account = await open_account(self.database, self.clock, owner, label)
        held = tuple(position(10, symbol) for symbol in symbols)
        watched = Watched(account, ScriptedSession(), Baseline(positions=held))
        self.watched[SOMEWHERE].append(watched)
        return watched

    def hits(self, watched: Watched, fills: int) -> None:
        """ADL takes from an account's ETHUSDT, as the watcher commits it."""
        event = adl(taken(fills=fills))
        event = replace(event, at=self.clock.now())
        cut = Cut(key(), Side.SHORT, event.incident.alert, event.at, Decimal(10), Decimal(4))
        watched.baseline = replace(watched.baseline, cuts=(cut,))
        self.lookout.noticed(watched.account, (event,))

    async def hear(self, *said: Signals, every: float = 60) -> None:
        for seen in said or (Signals(),):
            self.crier.next = seen
            await self.lookout.turn()
            await self.lookout.stop()
            await asyncio.sleep(0)
            self.clock.advance(every)

    async def told(self, name: str) -> list[Told]:
        somebody = await person(self.database, name)
        async with self.database.read() as db:
            return list(reversed(await alerts.latest(db, somebody.id, 100)))

    async def warnings(self, name: str) -> list[tuple[str, Regime]]:
        events = [told.alert.event for told in await self.told(name)]
        return [(e.state.symbol, e.state.regime) for e in events if isinstance(e, RegimeChanged)]


@pytest.fixture
async def tower(database: Database, clock: SetClock) -> AsyncIterator[Tower]:
    await list_people(database)
    tower = Tower(database, clock)
    await tower.account("Ana", "ETHUSDT")
    await tower.account("Ben", "XRPUSDT")
    yield tower


def says(danger: Danger, symbol: str = "ETHUSDT", after: float = 0) -> Signals:
    return Signals((signal(danger, symbol, after),), ("risk",))


async def test_only_those_who_hold_the_market_are_warned(tower: Tower) -> None:
    await tower.hear(says(HIGH), says(HIGH, after=60), Signals())
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]
    assert await tower.warnings("Ben") == []
    assert tower.crier.held[0] == {"ETHUSDT", "XRPUSDT"} and tower.nudges == 1


async def test_who_enters_a_market_in_danger_is_warned_then(tower: Tower) -> None:
    await tower.hear(says(HIGH), Signals())
    ben = tower.watched[SOMEWHERE][1]
    ben.baseline = replace(ben.baseline, positions=(position(3, "ETHUSDT"),))
    await tower.hear(Signals(), Signals())
    assert await tower.warnings("Ben") == [("ETHUSDT", WARNING)]
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]


async def test_two_accounts_of_one_person_are_one_warning(tower: Tower) -> None:
    await tower.account("Ana", "ETHUSDT", label="second")
    await tower.hear(says(HIGH), Signals())
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]


async def test_a_restart_repeats_no_warning_and_hears_the_fall(tower: Tower) -> None:
    await tower.hear(says(HIGH))
    tower.begin()
    await tower.hear(Signals(), *(says(CALM, after=100 * n) for n in range(1, 14)))
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING), ("ETHUSDT", Regime.CALM)]


async def test_what_could_not_be_written_is_told_when_it_can_be(tower: Tower) -> None:
    async with tower.database.write() as db:
        await db.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    await tower.hear(says(HIGH))
    assert await tower.warnings("Ana") == []
    async with tower.database.write() as db:
        await db.exec_driver_sql("DROP TRIGGER full")
    await tower.hear()
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]


async def test_readings_become_a_series_that_grows_when_something_changes(tower: Tower) -> None:
    await tower.hear(*(says(CALM, after=60 * n) for n in range(15)), says(HIGH, after=905))
    async with tower.database.read() as db:
        kept = await signals.series(db, SOMEWHERE, "ETHUSDT", at(-1))
    assert [(s.at, s.danger) for s in kept] == [(at(), CALM), (at(600), CALM), (at(905), HIGH)]


async def test_the_host_hears_that_a_signal_is_lost(tower: Tower) -> None:
    await tower.hear(*[Signals(failed=(("risk", "no answer in time"),))] * 12)
    (told,) = await tower.told("Ana")
    assert isinstance(told.alert.event, SignalLost) and await tower.told("Ben") == []


async def test_the_host_hears_of_a_ban_once(tower: Tower) -> None:
    tower.pool.note_ban(120.0, "too many requests (HTTP 418)")
    await tower.hear(Signals(), Signals())
    (told,) = await tower.told("Ana")
    assert told.alert.event == Banned(at(), SOMEWHERE, 120.0, "too many requests (HTTP 418)")
    assert tower.pool.bans == []


async def test_the_host_hears_once_a_day_that_the_clock_is_off(tower: Tower) -> None:
    now = tower.clock.now()
    tower.pool.skew.heard(f"{now + timedelta(seconds=42):%a, %d %b %Y %H:%M:%S} GMT", now, now)
    await tower.hear(Signals(), Signals())
    tower.begin()
    await tower.hear(Signals())
    (told,) = await tower.told("Ana")
    assert isinstance(told.alert.event, ClockOff) and told.alert.event.ahead == pytest.approx(42, abs=1)


async def test_nobody_is_listened_to_for_nobody(tower: Tower) -> None:
    tower.watched[SOMEWHERE].clear()
    await tower.hear(says(HIGH))
    assert tower.crier.held == []


async def test_only_who_heard_of_the_danger_hears_that_it_is_over(tower: Tower) -> None:
    """Ben enters the market at the very moment at which it is calm again."""
    await tower.hear(says(HIGH), *(says(CALM, after=60 * n) for n in range(1, 11)))
    ben = tower.watched[SOMEWHERE][1]
    ben.baseline = replace(ben.baseline, positions=(position(3, "ETHUSDT"),))
    await tower.hear(says(CALM, after=660))
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING), ("ETHUSDT", Regime.CALM)]
    assert await tower.warnings("Ben") == []


async def test_a_market_that_gets_worse_is_told_anew_and_one_that_eases_is_edited(tower: Tower) -> None:
    await tower.hear(says(HIGH), says(Danger.UNDER_WAY, after=60))
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING), ("ETHUSDT", CASCADE)]
    await tower.hear(*(says(CALM, after=60 * n) for n in range(2, 20)))
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING), ("ETHUSDT", Regime.RECOVERING)]
    assert [told.revision for told in await tower.told("Ana")] == [1, 2]


async def test_adl_at_one_account_warns_the_others_but_not_who_was_hit(tower: Tower) -> None:
    ana, ben = tower.watched[SOMEWHERE]
    ben.baseline = replace(ben.baseline, positions=(position(3, "ETHUSDT"),))
    await tower.hear(says(CALM))
    tower.hits(ana, fills=4)
    await tower.hear(Signals(), Signals())
    assert await tower.warnings("Ana") == [] and await tower.warnings("Ben") == [("ETHUSDT", CASCADE)]
    (told,) = await tower.told("Ben")
    assert isinstance(told.alert.event, RegimeChanged)
    assert told.alert.event.state.reasons == ((Why.ADL_HERE, Decimal(4)),)
    tower.begin()
    await tower.hear(Signals())
    assert await tower.warnings("Ana") == [], "nor after a restart"
    await tower.hear(says(HIGH, after=300), Signals(), Signals(), Signals())
    assert await tower.warnings("Ana") == [("ETHUSDT", CASCADE)], "there is more to it by now"


async def test_what_was_met_is_not_lost_when_it_could_not_be_written(tower: Tower) -> None:
    ben = tower.watched[SOMEWHERE][1]
    ben.baseline = replace(ben.baseline, positions=(position(3, "ETHUSDT"),))
    async with tower.database.write() as db:
        await db.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    tower.hits(tower.watched[SOMEWHERE][0], fills=1)
    await tower.hear(Signals())
    async with tower.database.write() as db:
        await db.exec_driver_sql("DROP TRIGGER full")
    await tower.hear(Signals())
    assert await tower.warnings("Ben") == [("ETHUSDT", WARNING)]


async def test_a_venue_that_tells_nothing_has_regimes_by_what_happens_at_home(tower: Tower) -> None:
    tower.pool.public = None
    ana, ben = tower.watched[SOMEWHERE]
    ben.baseline = replace(ben.baseline, positions=(position(3, "ETHUSDT"),))
    await tower.hear(Signals())
    assert tower.lookout.regimes(SOMEWHERE) == {}
    tower.hits(ana, fills=1)
    await tower.hear(Signals(), Signals())
    assert tower.lookout.regimes(SOMEWHERE)["ETHUSDT"].regime is WARNING
    tower.begin()
    await tower.hear(*[Signals()] * 30)
    assert await tower.warnings("Ben") == [("ETHUSDT", WARNING), ("ETHUSDT", Regime.CALM)]
    assert tower.lookout.regimes(SOMEWHERE) == {}, "nobody judges it, so it is not known to be calm"


async def test_the_fund_of_before_a_restart_counts(tower: Tower) -> None:
    def fund(balance: int, after: float) -> Signals:
        return Signals((signal(None, after=after, fund=Decimal(balance)),), ("risk",))

    await tower.hear(fund(1_000_000, 0), fund(950_000, 60))
    tower.begin()
    await tower.hear(fund(880_000, 120))
    (told,) = await tower.told("Ana")
    assert isinstance(told.alert.event, RegimeChanged)
    assert told.alert.event.state.reasons == ((Why.FUND_FELL_1H, Decimal("0.12")),)


async def test_the_market_of_a_position_that_adl_closed_is_still_asked_of(tower: Tower) -> None:
    ana = tower.watched[SOMEWHERE][0]
    tower.hits(ana, fills=1)
    ana.baseline = replace(ana.baseline, positions=())
    await tower.hear(says(HIGH))
    assert tower.crier.held[0] == {"ETHUSDT", "XRPUSDT"}
    await tower.hear(Signals())
    assert tower.lookout.regimes(SOMEWHERE)["ETHUSDT"].regime is WARNING
    assert await tower.warnings("Ana") == [], "who is out of the market hears nothing of it"


async def test_who_enters_a_market_when_its_danger_is_long_over_is_not_warned(tower: Tower) -> None:
    ana, ben = tower.watched[SOMEWHERE]
    await tower.hear(says(HIGH))
    ana.baseline = Baseline()
    await tower.hear(*[Signals()] * 20)
    ben.baseline = Baseline(positions=(position(3, "ETHUSDT"),))
    await tower.hear(Signals(), says(CALM, after=1300), *[Signals()] * 5)
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]
    assert await tower.warnings("Ben") == []


async def test_who_comes_back_to_the_same_danger_is_not_warned_again(tower: Tower) -> None:
    ana = tower.watched[SOMEWHERE][0]
    held = ana.baseline
    await tower.hear(says(HIGH))
    for _ in range(3):
        ana.baseline = Baseline()
        await tower.hear(Signals())
        ana.baseline = held
        await tower.hear(says(HIGH, after=60), Signals())
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]


async def test_a_restart_repeats_no_warning_when_another_account_is_in_the_market_by_then(
    tower: Tower,
) -> None:
    await tower.account("Ana", "XRPUSDT", label="second")
    await tower.hear(says(HIGH))
    first, ben, second = tower.watched[SOMEWHERE]
    second.baseline = first.baseline
    tower.watched[SOMEWHERE] = [second, first, ben]
    tower.begin()
    await tower.hear(Signals(), *(says(CALM, after=100 * n) for n in range(1, 14)))
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING), ("ETHUSDT", Regime.CALM)]


@dataclass
class Faulty(Crier):
    """Cannot speak at all."""

    why: Exception = field(default_factory=ZeroDivisionError)

    async def signals(self, held: frozenset[str]) -> Signals:
        raise self.why


@pytest.mark.parametrize(
    ("why", "shown"),
    [(ZeroDivisionError(), "a fault of mine (ZeroDivisionError)"), (Unreachable("no answer"), "no answer")],
)
async def test_a_session_that_breaks_is_told_as_a_loss_and_not_in_every_turn(
    tower: Tower, caplog: pytest.LogCaptureFixture, why: Exception, shown: str
) -> None:
    well = tower.crier
    await tower.hear(says(CALM))
    tower.pool.public = Faulty(why=why)
    await tower.hear(*[Signals()] * 12)
    tower.pool.public = well
    await tower.hear(Signals())
    lost, back = [told.alert.event for told in await tower.told("Ana")]
    assert isinstance(lost, SignalLost) and (lost.source, lost.why) == ("", shown)
    assert isinstance(back, SignalBack) and back.source == ""
    assert sum(record.levelname == "ERROR" for record in caplog.records) == 1


async def test_a_cascade_that_eased_is_edited_without_a_sound(tower: Tower) -> None:
    await tower.hear(says(Danger.UNDER_WAY), *[says(HIGH, after=60)] * 20)
    (told,) = await tower.told("Ana")
    assert isinstance(told.alert.event, RegimeChanged) and told.revision == 2
    state = told.alert.event.state
    assert (state.was, state.regime, state.worsened) == (CASCADE, WARNING, False)


async def test_a_turn_without_news_writes_nothing(tower: Tower, caplog: pytest.LogCaptureFixture) -> None:
    await tower.hear(says(HIGH))
    async with tower.database.write() as db:
        await db.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON markets BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    await tower.hear(Signals(), says(HIGH, after=60), Signals())
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_a_restart_does_not_make_a_market_that_was_left_fresh_again(tower: Tower) -> None:
    ana, ben = tower.watched[SOMEWHERE]
    await tower.hear(says(HIGH))
    ana.baseline = Baseline()
    await tower.hear(Signals())
    tower.begin()
    ben.baseline = Baseline(positions=(position(3, "ETHUSDT"),))
    await tower.hear(Signals(), Signals())
    assert await tower.warnings("Ben") == []
    await tower.hear(says(HIGH, after=240), Signals())
    assert await tower.warnings("Ben") == [("ETHUSDT", WARNING)], "it is said anew"


async def test_a_restart_repeats_no_loss_and_tells_its_end(tower: Tower) -> None:
    down = Signals(failed=(("risk", "no answer in time"),))
    await tower.hear(*[down] * 12)
    tower.begin()
    await tower.hear(down, says(CALM))
    assert [type(told.alert.event) for told in await tower.told("Ana")] == [SignalLost, SignalBack]


async def test_a_memory_that_cannot_be_read_begins_anew(
    tower: Tower, caplog: pytest.LogCaptureFixture
) -> None:
    """A warning may be told again then, but nobody goes without one."""
    async with tower.database.write() as db:
        await db.exec_driver_sql("INSERT INTO markets VALUES ('somewhere', '{\"regimes\": 7}')")
    await tower.hear(says(HIGH), Signals())
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]
    assert ["begins anew" in record.message for record in caplog.records if record.levelname == "ERROR"] == [
        True
    ]


async def test_an_alert_right_after_a_warning_knows_of_it(tower: Tower) -> None:
    """Before the next turn: an indicator may rise a second after the market was told to be in danger."""
    await tower.hear(says(HIGH))
    assert await tower.warnings("Ana") == [("ETHUSDT", WARNING)]
    assert tower.lookout.regimes(SOMEWHERE)["ETHUSDT"].regime is WARNING
