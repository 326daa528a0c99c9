"""Workers share the accounts: who watches which, what each knows of the others, what they say to them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.duty import Duty
from bot.errands import Errands
from bot.errors import SettingsError
from bot.model.ids import AccountId
from bot.model.market import Met, Stir
from bot.store import baselines
from bot.store.database import Database
from tests.builders import account, position
from tests.events import gauge_moved
from tests.fakes.clock import SetClock
from tests.fakes.venue import SOMEWHERE
from tests.fakes.waiting import until
from tests.postgres.test_crew import LOST_AFTER, SHARDS, Yard, duty, yard
from tests.watch.round import Round, going

__all__ = ["yard"]

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)
EVERYBODY = [AccountId(number) for number in range(2 * SHARDS)]


def mine(one: Duty) -> set[AccountId]:
    return {account for account in EVERYBODY if one.mine(account)}


async def test_the_accounts_are_shared_out_evenly_and_each_has_one(yard: Yard) -> None:
    workers = [await yard.worker()]
    duties = [duty(workers[0])]
    await duties[0].turn()
    assert mine(duties[0]) == set(EVERYBODY)
    workers += [await yard.worker(), await yard.worker()]
    duties += [duty(worker) for worker in workers[1:]]
    for _ in range(6):
        for one in duties:
            await one.turn()
            await given_back(one)
            shares = [mine(each) for each in duties]
            assert sum(map(len, shares)) == len(set().union(*shares)), "no account has two"
    assert sorted(map(len, shares)) == [2, 2, 4] and set().union(*shares) == set(EVERYBODY)
    assert [one.has_house for one in duties] == [True, False, False]
    await workers[0].close()
    for _ in range(3):
        for one in duties[1:]:
            await one.turn()
    assert mine(duties[1]) | mine(duties[2]) == set(EVERYBODY)


async def test_nothing_is_given_back_before_the_work_on_it_has_ended(yard: Yard) -> None:
    one = duty(await yard.worker())
    await one.turn()
    other = duty(await yard.worker())
    gate = asyncio.Event()

    async def ending() -> None:
        assert len(mine(one)) == len(EVERYBODY) - 2, "nothing new is begun there"
        await gate.wait()

    one.ending = ending
    for each in (one, other, one, other):
        await each.turn()
    assert mine(other) == set()
    gate.set()
    await given_back(one)
    await other.turn()
    assert len(mine(other)) == 2 and not mine(one) & mine(other)


async def test_who_splits_otherwise_does_not_take_part(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    await duty(first).turn()
    assert second.crew is not None
    with pytest.raises(SettingsError, match=r"workers\.shards"):
        await Duty(second, second.crew, SetClock(), LOST_AFTER, SHARDS + 1).turn()


async def test_what_one_says_reaches_who_has_the_work(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    one, other = duty(first), duty(second)
    for _ in range(3):
        for each in (one, other):
            await each.turn()
            await given_back(each)
    looked: list[AccountId] = []
    met: list[Met] = []
    house = Errands(first, one, looked.append, met.append)
    away = Errands(second, other, looked.append, met.append)
    theirs = min(mine(other))
    house.asked(theirs)
    await house.turn()
    assert looked == []
    await away.turn()
    await away.turn()
    assert looked == [theirs]
    watched, rose = account(), gauge_moved(1, 4)
    away.noticed(watched, (rose,))
    await away.turn()
    assert met == []
    await house.turn()
    await house.turn()
    assert met == [Met(watched.venue, watched.id, (Stir(rose.position.key.symbol, watched.id, rose.at),))]


@dataclass
class Part:
    """A share that the test sets."""

    has: set[AccountId] = field(default_factory=set)
    certain: bool = True

    def mine(self, account: AccountId) -> bool:
        return account in self.has

    def sure(self) -> bool:
        return self.certain


@pytest.fixture
async def round(database: Database, clock: SetClock) -> AsyncIterator[Round]:
    async with going(Round(database, clock)) as made:
        yield made


async def test_accounts_of_others_are_known_and_not_looked_at(round: Round) -> None:
    (one, ours), (other, theirs) = await round.add("ana-1"), await round.add("ana-2")
    round.start(share=Part({one.id}))
    await round.turn()
    assert (ours.looks, theirs.looks) == (1, 0)
    assert known(round) == {one.id: 1, other.id: 0} and round.sweep.elsewhere(other.id)
    assert not round.sweep.now(other.id)
    async with round.database.write() as db:
        seen = await baselines.load(db, one.id)
        await baselines.save(db, other.id, seen)
    await round.turn()
    assert known(round) == {one.id: 1, other.id: 1}


async def test_an_account_that_is_handed_over_is_written_and_looked_at_no_more(round: Round) -> None:
    watched, session = await round.add("ana-1")
    part = Part({watched.id})
    round.start(share=part)
    await round.turn()
    await round.turn(after=30)
    session.held = [position(9)]
    async with round.database.read() as db:
        before = (await baselines.load(db, watched.id)).looked_at
    part.has.clear()
    await round.sweep.hand_over()
    async with round.database.read() as db:
        after = (await baselines.load(db, watched.id)).looked_at
    assert before is not None and after is not None and after > before, "what was not saved is saved"
    assert known(round) == {watched.id: 1}, "it is known without a gap"
    looks = session.looks
    for _ in range(10):
        await round.turn(after=10)
    assert session.looks == looks
    part.has.add(watched.id)
    await round.turn(after=10)
    assert session.looks == looks + 1 and not round.sweep.elsewhere(watched.id)


async def test_nothing_is_looked_at_while_another_may_have_it(round: Round) -> None:
    watched, session = await round.add("ana-1")
    part = Part({watched.id}, certain=False)
    round.start(share=part)
    await round.turn(after=10)
    assert session.looks == 0
    part.certain = True
    await round.turn(after=10)
    assert session.looks == 1


def known(round: Round) -> dict[AccountId, int]:
    return {w.account.id: len(w.baseline.positions) for w in round.sweep.watched()[SOMEWHERE]}


async def given_back(one: Duty) -> None:
    """Let it end what it gives back."""
    await until(lambda: not one.giving)
