"""Proofs of keys: when they are made, and that what they mean is written and told once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.detect.keys import KeyRules
from bot.detect.tuning import Tuning
from bot.errors import KeyRefused, Lacks, Unreachable
from bot.model.baseline import Baseline, Sight
from bot.model.person import Account, Watch
from bot.model.proof import Proof, Right, Verdict
from bot.store import accounts, alerts, baselines
from bot.store.database import Database
from bot.watch.keys import KeyWatch
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from tests.builders import position
from tests.events import adl
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, VAULT, key_house, list_people, open_account, person
from tests.fakes.venue import EVERYTHING, FIELDS, SOMEWHERE, ScriptedSession

HOUR, DAY = 3600.0, 86_400.0
FINE = Proof(Verdict.READ_ONLY, ip_bound=True, reads=(EVERYTHING,))
WITHDRAWS = replace(FINE, verdict=Verdict.TOO_POWERFUL, excess=frozenset({Right.WITHDRAW}), named=("draw",))


class Asked(ScriptedSession):
    """Counts proofs, and how many are under way at once."""

    proofs = 0
    at_once = 0
    most = 0

    async def prove(self) -> Proof:
        self.proofs += 1
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        return await super().prove()


class Ring:
    """The keys of Ana's accounts at one venue, all shown by one session."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database = database
        self.clock = clock
        self.session = Asked(proof=FINE)
        self.watched: dict[int, Watched] = {}
        self.start()

    def start(self, rules: KeyRules | None = None) -> None:
        house = key_house(self.database, self.clock, self.session, rules)
        self.keys = KeyWatch(house, watched=lambda: {SOMEWHERE: list(self.watched.values())})

    async def pass_time(self, seconds: float, tick: float = HOUR) -> None:
        for _ in range(round(seconds / tick)):
            self.clock.advance(tick)
            await self.keys.turn()
            await self.keys.stop()

    async def account(self, number: int = 1) -> Account:
        async with self.database.read() as db:
            found = await accounts.everything(db)
        return found[number - 1]

    async def sight(self) -> Baseline:
        async with self.database.read() as db:
            return await baselines.load(db, (await self.account()).id)

    async def told(self) -> list[str]:
        """The kinds of Ana's alerts, oldest first."""
        ana = await person(self.database, "Ana")
        async with self.database.read() as db:
            found = await alerts.latest(db, ana.id, 100)
        return [type(one.alert.event).__name__ for one in reversed(found)]

    async def watches(self) -> Watched:
        """The account under watch, with a position."""
        account = await self.account()
        watched = Watched(
            account, self.session, Baseline(looked_at=self.clock.now(), positions=(position(10),))
        )
        self.watched[account.id] = watched
        return watched


@pytest.fixture
async def ring(database: Database, clock: SetClock) -> AsyncIterator[Ring]:
    await list_people(database)
    await open_account(database, clock)
    yield Ring(database, clock)


async def test_a_key_is_proven_once_a_day(ring: Ring) -> None:
    await ring.pass_time(HOUR)
    assert ring.session.proofs == 1, "soon after the start, since it was never proven"
    await ring.pass_time(10 * DAY)
    assert 9 <= ring.session.proofs - 1 <= 11
    ring.start()
    await ring.pass_time(HOUR)
    assert ring.session.proofs <= 12, "a restart is no reason"
    assert await ring.told() == []


async def test_one_proof_at_a_time_and_spread_over_the_day(ring: Ring) -> None:
    for number in range(20):
        await open_account(ring.database, ring.clock, label=f"more {number}")
    await ring.pass_time(DAY, tick=60)
    assert ring.session.most == 1
    assert None not in [(await ring.account(n)).proven_at for n in range(1, 22)]
    await ring.pass_time(3 * DAY, tick=1800)
    times = [at for n in range(1, 22) if (at := (await ring.account(n)).proven_at)]
    assert max(times) - min(times) > timedelta(hours=3)


async def test_while_adl_takes_from_somebody_the_requests_are_for_looks(ring: Ring) -> None:
    watched = await ring.watches()
    watched.baseline = replace(watched.baseline, incident=adl().incident)
    await ring.pass_time(5 * HOUR)
    assert ring.session.proofs == 0
    watched.baseline = replace(watched.baseline, incident=None)
    await ring.pass_time(HOUR)
    assert ring.session.proofs == 1


async def test_a_proof_that_fails_is_tried_again_and_tells_nothing_at_first(ring: Ring) -> None:
    await ring.pass_time(HOUR)
    ring.session.trouble = Unreachable("down")
    await ring.pass_time(2.9 * DAY)
    assert await ring.told() == [] and ring.session.proofs > 20
    await ring.pass_time(2 * DAY)
    assert await ring.told() == ["KeyUnjudged"]
    ring.session.trouble = None
    await ring.pass_time(2 * HOUR)
    assert await ring.told() == ["KeyUnjudged", "KeyHarmless"]
    assert (await ring.account()).proof == FINE


async def test_a_key_that_may_withdraw_is_not_used_until_it_is_mended(ring: Ring) -> None:
    watched = await ring.watches()
    ring.session.proof = WITHDRAWS
    await ring.pass_time(HOUR)
    assert await ring.told() == ["KeyTooPowerful"]
    assert (await ring.account()).watch is Watch.BARRED
    assert (await ring.sight()).health.sight is Sight.REFUSED is watched.baseline.health.sight
    assert (await ring.sight()).positions == (position(10),)
    ring.watched.clear()
    ring.session.proof = FINE
    await ring.pass_time(1.2 * DAY)
    assert await ring.told() == ["KeyTooPowerful", "KeyHarmless"]
    assert (await ring.account()).watch is Watch.ON
    assert (await ring.sight()).health.sight is Sight.FAILING, "not well before a good look"


async def test_a_key_that_was_deleted_instead_is_refused(ring: Ring) -> None:
    ring.session.proof = WITHDRAWS
    await ring.pass_time(HOUR)
    ring.session.trouble = KeyRefused("deleted")
    await ring.pass_time(1.2 * DAY)
    assert await ring.told() == ["KeyTooPowerful", "KeyTurnedDown"]
    proofs = ring.session.proofs
    await ring.pass_time(5 * DAY)
    assert ring.session.proofs == proofs, "a refused key is not asked about"


async def test_a_look_that_is_under_way_does_not_bring_a_key_back(ring: Ring) -> None:
    watched = await ring.watches()
    told: list[str] = []
    watcher = Watcher(ring.database, ring.clock, Tuning(), TEMPLATES, 60, lambda: told.append("told"))
    ring.session.held, ring.session.gate = [position(4)], asyncio.Event()
    look = asyncio.create_task(watcher.look(watched))
    await asyncio.sleep(0)
    ring.session.proof = WITHDRAWS
    await ring.pass_time(HOUR)
    ring.session.gate.set()
    await look
    await watcher.flush()
    assert (await ring.account()).watch is Watch.BARRED
    assert (await ring.sight()).health.sight is Sight.REFUSED
    assert told == [], "what the look saw is seen again later"


async def test_the_proof_of_a_key_that_was_replaced_meanwhile_says_nothing(ring: Ring) -> None:
    old = await ring.account()
    ring.session.proof = WITHDRAWS
    ring.clock.advance(5)
    async with ring.database.write() as db:
        await accounts.rekey(db, VAULT, old.id, FIELDS, "", ring.clock.now(), FINE)
    await ring.keys.prove(old)
    assert (await ring.account()).watch is Watch.ON
    assert (await ring.account()).proof == FINE


@pytest.mark.parametrize("refusal", [KeyRefused("no"), Lacks("no")])
async def test_a_refusal_is_looked_into_before_it_is_believed(
    ring: Ring, refusal: KeyRefused | Lacks
) -> None:
    async with ring.database.write() as db:
        await accounts.keep(db, replace(await ring.account(), reads=(EVERYTHING, "open orders")))
    watched = await ring.watches()
    assert await ring.keys.reads_on(watched)
    assert await ring.told() == ["KeyReads"]
    assert (await ring.account()).reads == (EVERYTHING,)
    ring.session.trouble = refusal
    assert await ring.keys.reads_on(watched), "once in some minutes"
    ring.clock.advance(HOUR)
    assert not await ring.keys.reads_on(watched)


async def test_a_host_may_want_bound_keys_alone(ring: Ring) -> None:
    ring.start(KeyRules(bound_only=True))
    ring.session.proof = replace(FINE, ip_bound=False)
    await ring.pass_time(HOUR)
    assert await ring.told() == ["KeyBinding"]
    assert (await ring.account()).watch is Watch.BARRED
    assert (await ring.sight()).health.why == "the key is bound to no IP address"


async def test_an_end_is_told_without_a_proof(ring: Ring) -> None:
    ring.session.proof = replace(FINE, expires_at=ring.clock.now() + timedelta(days=15))
    await ring.pass_time(HOUR)
    ring.session.trouble = Unreachable("down")
    await ring.pass_time(1.1 * DAY)
    assert await ring.told() == ["KeyExpires"]
    ring.start()
    await ring.pass_time(HOUR)
    assert await ring.told() == ["KeyExpires"], "once, whoever restarts"
