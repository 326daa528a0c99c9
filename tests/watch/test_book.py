"""An alert and its checklist are written together, the list filled in: no edit follows it at once."""

from collections.abc import AsyncIterator, Mapping

import pytest

from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.checklist import Checklist, ChecklistTemplate, Mark, Shows, StepTemplate
from bot.model.fill import Cause
from bot.model.ids import VenueName
from bot.model.person import Account
from bot.store import alerts, checklists
from bot.store.database import Database
from bot.watch.checklists import ChecklistWatch
from bot.watch.circle import Circle
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from tests.builders import at, fill, position
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.fakes.venue import SOMEWHERE, ScriptedSession, somewhere

STEPS = (StepTemplate("size", "Verify", Shows.REDUCTION), StepTemplate("page", "Look at the page"))
TEMPLATES = {"adl_fill": ChecklistTemplate("adl_fill", STEPS)}


class BrokenCircle(Circle):
    """Finds no context for anything."""

    def around(self, watched: Watched) -> Context:
        raise RuntimeError


class Room:
    """A watcher and the watch of its lists, before an account that held 10."""

    def __init__(
        self, database: Database, clock: SetClock, account: Account, circle: type[Circle] = Circle
    ) -> None:
        self.database, self.clock = database, clock
        self.session = ScriptedSession(held=[position(10)])
        self.watched = Watched(account, self.session, Baseline())
        self.nudges = 0
        venues = {SOMEWHERE: somewhere(lambda wire: ScriptedSession())}
        roster = self.roster
        self.lists = ChecklistWatch(
            database,
            clock,
            circle(database, {}, roster, lambda venue: {}),
            roster,
            venues,
            TEMPLATES,
            self._nudge,
        )
        self.watcher = Watcher(database, clock, Tuning(), TEMPLATES, 60, self._nudge, self.lists.first)

    def roster(self) -> Mapping[VenueName, list[Watched]]:
        return {SOMEWHERE: [self.watched]}

    def _nudge(self) -> None:
        self.nudges += 1

    async def loses_four(self) -> Checklist:
        """ADL takes four of ten; the list that the look left behind."""
        await self.watcher.look(self.watched)
        self.clock.advance(30)
        self.session.held = [position(6)]
        self.session.executed = [fill("f1", 4, cause=Cause.ADL, at=at(20))]
        await self.watcher.look(self.watched)
        async with self.database.read() as db:
            (made,) = await checklists.newest(db, "adl_fill", 9)
        return made


@pytest.fixture
async def account(database: Database, clock: SetClock) -> AsyncIterator[Account]:
    await list_people(database)
    yield await open_account(database, clock)


async def test_the_list_is_filled_in_where_its_alert_is_written(
    database: Database, clock: SetClock, account: Account
) -> None:
    room = Room(database, clock, account)
    made = await room.loses_four()
    assert [step.mark for step in made.steps] == [Mark.DONE, Mark.OPEN]
    nudges = room.nudges
    await room.lists.turn()
    async with database.read() as db:
        (same,) = await checklists.newest(db, "adl_fill", 9)
    assert same.version == made.version and room.nudges == nudges, "nothing is left to edit"


async def test_a_list_that_cannot_be_filled_in_holds_up_no_alert(
    database: Database, clock: SetClock, account: Account
) -> None:
    made = await Room(database, clock, account, BrokenCircle).loses_four()
    assert [step.mark for step in made.steps] == [Mark.UNKNOWN, Mark.OPEN]
    ana = await person(database, "Ana")
    async with database.read() as db:
        assert await alerts.latest(db, ana.id, 1, ("AdlTaken",))
