"""Checklists filled in from memory: written together, never over what a person did meanwhile."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace

import pytest

from bot.checklist import deeds
from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.baseline import Baseline
from bot.model.checklist import Checklist, ChecklistTemplate, Deed, Hand, Mark, Shows, StepTemplate
from bot.model.ids import AccountId, AlertId, VenueName
from bot.model.progress import ChecklistDone
from bot.store import alerts, checklists
from bot.store.codec import pack
from bot.store.database import Database
from bot.watch.checklists import ChecklistWatch
from bot.watch.circle import Circle
from bot.watch.watched import Watched
from tests.builders import at, position
from tests.events import adl
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.fakes.venue import SOMEWHERE, ScriptedSession, somewhere

STEPS = (StepTemplate("verify", "Verify", Shows.REDUCTION), StepTemplate("page", "Look at the page"))


class Desk:
    """Ana's account lost 4 of 10, seen by a watch that is turned by hand."""

    def __init__(self, database: Database, clock: SetClock, watched: Watched) -> None:
        self.database = database
        self.clock = clock
        self.watched = watched
        self.nudges = 0
        self.meanwhile: Callable[[], None] = lambda: None
        self.circle = Circle(database, {}, self.roster, lambda venue: {})
        self.begin()

    def roster(self) -> Mapping[VenueName, list[Watched]]:
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        return {SOMEWHERE: [self.watched]}

    def begin(self) -> None:
        """A process that starts."""
        venues = {SOMEWHERE: somewhere(lambda wire: ScriptedSession())}
        self.watch = ChecklistWatch(
            self.database, self.clock, self.circle, self.roster, venues, {}, self._nudge
        )

    def _nudge(self) -> None:
        self.nudges += 1

    def sees(self, size: int, **facts: object) -> None:
        """The account was looked at again."""
        held = (position(size),)
        self.watched.baseline = replace(self.watched.baseline, positions=held, **facts)  # type: ignore[arg-type]

    async def turn(self, seconds: float = 1) -> Checklist:
        self.clock.advance(seconds)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        await self.circle.refresh()
        self.meanwhile = meanwhile
        await self.watch.turn()
        return await self.stored()

    async def stored(self) -> Checklist:
        async with self.database.read() as db:
            (made,) = await checklists.newest(db, "adl_fill", 9)
        return made

    async def told(self, kind: str) -> tuple[Told, ...]:
        ana = await person(self.database, "Ana")
        async with self.database.read() as db:
            return await alerts.latest(db, ana.id, 20, (kind,))

    async def presses(self, checklist: Checklist, step: int, deed: Deed = Deed.TICKED) -> None:
        changed = deeds.apply(checklist, step, Hand(deed, "Ana", self.clock.now()))
        assert changed is not None
        async with self.database.write() as db:
            assert await checklists.save(db, checklist, changed[0], (changed[1],), self.clock.now())


@pytest.fixture
async def desk(database: Database, clock: SetClock) -> AsyncIterator[Desk]:

    await list_people(database)
    account, ana = await open_account(database, clock), await person(database, "Ana")
    event = adl()
    unread = tuple(replace(t, shown=None) for t in event.incident.taken)
    event = replace(event, incident=replace(event.incident, taken=unread))
    alert = Alert(AlertId("x:to:1"), ana.id, account.id, event, Urgency.ADL, at(), checklist="adl_fill")
    templates = {"adl_fill": ChecklistTemplate("adl_fill", STEPS)}
    async with database.write() as db:
        await alerts.tell(db, (Telling(alert, Reason.FIRST, ana.addresses),), templates, at())
    yield Desk(
        database, clock, Watched(account, ScriptedSession(), Baseline(looked_at=at(4), fills_at=at(4)))
    )


async def test_it_is_filled_in_and_the_same_again_writes_nothing(desk: Desk) -> None:
    desk.sees(6)
    made = await desk.turn()
    assert [step.mark for step in made.steps] == [Mark.DONE, Mark.OPEN] and made.version == 1
    nudges = desk.nudges
    for _ in range(40):
        desk.sees(6)
        await desk.turn()
    assert (await desk.stored()).version == 1 and desk.nudges == nudges
    desk.begin()
    assert (await desk.turn()).version == 1, "nor does a restart"


async def test_what_a_person_did_meanwhile_is_never_written_over(desk: Desk) -> None:
    """Pressed after the list was read, and before what the look shows of it is written."""
    desk.sees(5)
    pressed = deeds.apply(await desk.stored(), 1, Hand(Deed.TICKED, "Ana", at()))
    assert pressed is not None
    steps = pack(pressed[0].steps, checklists.Steps)

    def press() -> None:
        with sqlite3.connect(desk.database.path) as other:
            other.execute("UPDATE checklists SET steps = ?, version = version + 1", (steps,))

    desk.meanwhile = press
    made = await desk.turn()
    assert [step.mark for step in made.steps] == [Mark.UNKNOWN, Mark.DONE], "left as the press made it"
    made = await desk.turn()
    assert [step.mark for step in made.steps] == [Mark.OPEN, Mark.DONE], "and filled in at the next turn"


async def test_it_is_told_once_that_all_is_done_also_by_a_press(desk: Desk) -> None:
    desk.sees(6)
    await desk.presses(await desk.turn(), 1)
    await desk.turn()
    await desk.turn()
    desk.begin()
    await desk.turn()
    (done,) = await desk.told("ChecklistDone")
    event = done.alert.event
    assert isinstance(event, ChecklistDone) and (event.steps, event.by_hand, event.skipped) == (2, 1, 0)


async def test_after_a_look_that_was_asked_for_it_is_shown_anew(desk: Desk) -> None:
    desk.sees(6)
    await desk.turn()
    desk.watch.expect(desk.watched.account.id)
    assert (await desk.turn()).version == 1, "the look has not happened yet"
    desk.sees(6, fills_at=at(60), looked_at=at(60))
    made = await desk.turn()
    assert (made.version, made.read_at) == (2, at(60))
    assert (await desk.turn()).version == 2


async def test_an_account_that_is_gone_leaves_its_list_as_it_was(desk: Desk) -> None:
    desk.sees(6)
    await desk.turn()
    other = AccountId(desk.watched.account.id + 1)
    desk.watched = replace(desk.watched, account=replace(desk.watched.account, id=other))
    made = await desk.turn(20)
    assert made.steps[0].mark is Mark.DONE
