"""Legs over accounts: those of one owner alone, also of accounts that cannot be read; drift is told once."""

import random
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.detect.drift import LASTS
from bot.model.alert import Told
from bot.model.baseline import Baseline, Health, Sight, Wound
from bot.model.event import HedgeDrifted
from bot.model.hedge import Balance, Pairing
from bot.model.ids import AccountId, PersonId
from bot.model.person import Account, Watch
from bot.model.position import Position
from bot.model.preferences import HedgeWishes, Wishes
from bot.store import accounts, alerts, baselines
from bot.store import hedges as store
from bot.store.database import Database
from bot.watch.circle import Circle
from bot.watch.hedges import HedgeWatch
from bot.watch.watched import Watched
from tests.builders import at
from tests.detect.legs import account as held_by
from tests.detect.legs import held
from tests.events import adl, imbalance, leg
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.fakes.venue import SOMEWHERE, ScriptedSession


class Ward:
    """Accounts with what was last seen of them, the circle and the watch over hedges."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database, self.clock = database, clock
        self.roster: list[Watched] = []
        self.nudges = 0
        self.restart()

    def restart(self) -> None:
        titles = {SOMEWHERE: "Somewhere"}
        wishes = {"Ana": Wishes(hedge=HedgeWishes(Decimal("0.1"), Decimal(50)))}
        self.circle = Circle(
            self.database,
            titles,
            lambda: {SOMEWHERE: self.roster},
            lambda venue: {},
            wishes=lambda name: wishes.get(name, Wishes()),
        )
        self.hedges = HedgeWatch(self.database, self.clock, self.circle, TEMPLATES, self._nudge)

    def _nudge(self) -> None:
        self.nudges += 1

    async def opens(self, owner: str, label: str, *positions: Position) -> Watched:
        account = await open_account(self.database, self.clock, owner, label)
        watched = Watched(account, ScriptedSession(), held_by(*positions))
        self.roster.append(watched)
        return watched

    async def turn(self, after: float = 10) -> None:
        self.clock.advance(after)
        await self.circle.refresh()
        await self.hedges.turn()

    async def told(self, name: str = "Ana") -> list[Told]:
        somebody = await person(self.database, name)
        async with self.database.read() as db:
            return list(reversed(await alerts.latest(db, somebody.id, 100)))


@pytest.fixture
async def ward(database: Database, clock: SetClock) -> AsyncIterator[Ward]:
    await list_people(database)
    yield Ward(database, clock)


def trades(watched: Watched, *positions: Position) -> None:
    watched.baseline = replace(watched.baseline, positions=positions)


async def test_grouping_never_mixes_two_people(ward: Ward) -> None:
    """Whoever holds what: the others' legs are those of the same owner, without the account's own."""
    for seed in range(60):
        dice = random.Random(seed)
        ward.roster = [
            Watched(
                Account(AccountId(n), SOMEWHERE, f"a{n}", PersonId(dice.randint(1, 3))),
                ScriptedSession(),
                held_by(*(held(dice.choice((-3, 5))) for _ in range(dice.randint(0, 2)))),
            )
            for n in range(dice.randint(1, 7))
        ]
        await ward.circle.refresh()
        for watched in ward.roster:
            mine = {w.account.id: w for w in ward.roster if w.account.owner == watched.account.owner}
            found = ward.circle.around(watched).others()
            assert {leg.account for leg in found} <= mine.keys() - {watched.account.id}
            others = (w for w in mine.values() if w is not watched)
            assert len(found) == sum(len(w.baseline.positions) for w in others)
            hedges = ward.circle.hedges(watched.account.owner)
            assert hedges is not None
            assert {leg.account for hedge in hedges.values() for leg in hedge.legs} <= mine.keys()


async def test_what_surrounds_an_account(ward: Ward) -> None:
    main = await ward.opens("Ana", "main", held(-10))
    await ward.opens("Ana", "alpha", held(10))
    ana = await person(ward.database, "Ana")
    async with ward.database.write() as db:
        await store.suggest(db, ana.id, ["ETH"], at())
        ((number, _, _),) = await store.said(db, ana.id)
        await store.judge(db, number, ana.id, Pairing.CONFIRMED, "Ana", at())
    await ward.circle.refresh()
    context = ward.circle.around(main)
    assert context.where == "main (Somewhere)" and context.pairings == {"ETH": Pairing.CONFIRMED}
    assert context.wishes.hedge.tolerance == Decimal("0.1")
    assert [(leg.where, leg.delta) for leg in context.others()] == [("alpha (Somewhere)", Decimal(10))]


async def test_legs_follow_what_is_seen(ward: Ward) -> None:
    main, alpha = await ward.opens("Ana", "main", held(-10)), await ward.opens("Ana", "alpha", held(10))
    await ward.circle.refresh()
    around = ward.circle.around(main)
    assert around.others() is not None and around.others()[0] is around.others()[0], (
        "kept while nothing moves"
    )
    trades(alpha, held(7))
    assert [leg.delta for leg in around.others()] == [Decimal(7)]


async def test_an_account_whose_key_was_refused_keeps_its_legs(ward: Ward) -> None:
    main, alpha = await ward.opens("Ana", "main", held(-10)), await ward.opens("Ana", "alpha", held(10))
    blind = replace(alpha.baseline, health=Health(Sight.REFUSED, at(-60), at(-60), 1, "deleted"))
    async with ward.database.write() as db:
        await baselines.save(db, alpha.account.id, blind)
        await accounts.set_watch(db, alpha.account.id, Watch.REFUSED)
    ward.roster.remove(alpha)
    await ward.circle.refresh()
    (found,) = ward.circle.around(main).others()
    assert (found.delta, found.unread_since) == (Decimal(10), at(-60))
    async with ward.database.write() as db:
        await accounts.remove(db, alpha.account.id)
    await ward.circle.refresh()
    assert ward.circle.around(main).others() == ()


async def test_a_drift_is_told_to_its_owner_once_and_edited(ward: Ward) -> None:
    await ward.opens("Ben", "other", held(10))
    await ward.opens("Ana", "main", held(-10))
    alpha = await ward.opens("Ana", "alpha", held(10))
    await ward.turn()
    trades(alpha, held(8))
    await ward.turn()
    assert await ward.told() == []
    await ward.turn(LASTS.total_seconds())
    (told,) = await ward.told()
    assert isinstance(told.alert.event, HedgeDrifted) and told.alert.account is None
    ward.restart()
    await ward.turn(1000)
    assert [t.revision for t in await ward.told()] == [1] and ward.nudges == 1
    trades(alpha, held(10))
    await ward.turn()
    (told,) = await ward.told()
    assert isinstance(told.alert.event, HedgeDrifted) and told.revision == 2
    assert told.alert.event.imbalance.balance is Balance.MENDED and ward.nudges == 2
    assert await ward.told("Ben") == []


async def test_a_restart_in_the_middle_of_a_drift_keeps_its_time(ward: Ward) -> None:
    await ward.opens("Ana", "main", held(-10))
    alpha = await ward.opens("Ana", "alpha", held(10))
    await ward.turn()
    trades(alpha, held(5))
    await ward.turn()
    ward.restart()
    await ward.turn(LASTS.total_seconds())
    assert len(await ward.told()) == 1


async def test_what_a_reduction_tells_is_no_drift(ward: Ward) -> None:
    await ward.opens("Ana", "main", held(-10))
    alpha = await ward.opens("Ana", "alpha", held(10))
    await ward.turn()
    event = replace(adl(), imbalances=(imbalance(),))
    wounded: Baseline = replace(alpha.baseline, wounds=(Wound(event, at(), (leg(10),)),))
    alpha.baseline = replace(wounded, positions=(held(6),))
    await ward.turn()
    await ward.turn(LASTS.total_seconds())
    assert await ward.told() == []


async def test_nothing_is_judged_before_everything_was_read_once(ward: Ward) -> None:
    await ward.opens("Ana", "main", held(-10))
    alpha = await ward.opens("Ana", "alpha", held(10))
    await ward.turn()
    new = await ward.opens("Ana", "beta")
    new.baseline = Baseline()
    trades(alpha, held(5))
    await ward.turn()
    await ward.turn(LASTS.total_seconds() * 2)
    assert await ward.told() == [] and ward.circle.hedges(alpha.account.owner) is None


async def test_who_may_not_use_the_bot_any_more_is_told_nothing(ward: Ward) -> None:
    await ward.opens("Ben", "main", held(-10))
    alpha = await ward.opens("Ben", "alpha", held(10))
    await ward.turn()
    trades(alpha, held(5))
    await ward.turn()
    await list_people(ward.database, ("Ana", (await person(ward.database, "Ana")).role, {"console": "ana"}))
    await ward.turn(LASTS.total_seconds())
    async with ward.database.read() as db:
        assert (await db.exec_driver_sql("SELECT count(*) FROM alerts")).scalar() == 0
