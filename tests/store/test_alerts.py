"""Alerts: written once, changed in place, and every copy brought to the newest revision."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.checklist import deeds
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.checklist import Deed, Hand
from bot.model.delivery import Delivery, State, StepReason
from bot.model.event import GaugeMoved, Reduced
from bot.model.fill import Cause
from bot.model.ids import AlertId, ChannelName, ChecklistId, MessageRef
from bot.model.person import Account, Address, Person
from bot.store import accounts, alerts, checklists, outbox, people
from bot.store.database import Database
from tests.builders import NOON, at, key, position
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person

pytestmark = pytest.mark.on_both
CONSOLE = ChannelName("console")


class Desk:
    """Tells one person, and shows what became of it."""

    def __init__(self, database: Database, owner: Person, account: Account) -> None:
        self.database = database
        self.owner = owner
        self.account = account

    async def tell(self, alert: Alert, *to: Address, now: datetime = NOON) -> int:
        telling = Telling(alert, Reason.FIRST, to or self.owner.addresses)
        async with self.database.write() as db:
            return await alerts.tell(db, (telling,), TEMPLATES, now)

    async def due(self, now: datetime = NOON) -> tuple[Delivery, ...]:
        async with self.database.read() as db:
            return await outbox.due(db, CONSOLE, now, 100)

    async def settle(self, delivery: Delivery, now: datetime = NOON) -> None:
        async with self.database.write() as db:
            await outbox.settle(db, (delivery,), now)

    async def claim(self) -> Delivery:
        (delivery,) = await self.due()
        async with self.database.write() as db:
            await outbox.claim(db, (delivery,), NOON, at(120))
        return delivery

    async def states(self) -> dict[State, int]:
        async with self.database.read() as db:
            return await outbox.count(db)

    def alert(self, missing: int = 4, cause: Cause | None = None, **more: object) -> Alert:
        size = position(1)
        event = Reduced(
            at(),
            AlertId("a"),
            key(),
            size.side,
            size.unit,
            size.size,
            size.size * 0,
            size.size * missing,
            cause,
        )
        facts = Alert(
            AlertId("a"), self.owner.id, self.account.id, event, Urgency.UNEXPLAINED, at(), checklist=""
        )
        return replace(facts, **more)  # type: ignore[arg-type]


def sent(delivery: Delivery) -> Delivery:
    return replace(delivery, state=State.SENT, sent=delivery.wanted, ref=MessageRef("m1"), attempts=0)


@pytest.fixture
async def desk(database: Database, clock: SetClock) -> Desk:
    await list_people(database)
    account = await open_account(database, clock)
    return Desk(database, await person(database, "Ana"), account)


async def test_an_alert_is_read_back_with_its_account_and_checklist(desk: Desk) -> None:
    alert = desk.alert(checklist="adl_fill")
    assert await desk.tell(alert) == 1
    async with desk.database.read() as db:
        told = await alerts.get(db, alert.id)
        assert await alerts.latest(db, desk.owner.id, 5) == (told,)
        assert await alerts.get(db, AlertId("b")) is None
    assert told is not None and told.checklist is not None
    assert (told.alert.event, told.revision, told.account) == (alert.event, 1, desk.account)
    assert [step.text for step in told.checklist.steps] == ["Look at it", "Do something"]


async def test_the_same_content_again_changes_nothing(desk: Desk) -> None:
    await desk.tell(desk.alert())
    await desk.settle(sent(await desk.claim()))
    assert await desk.tell(desk.alert(), now=at(60)) == 0
    assert await desk.due(at(60)) == ()


async def test_a_question_that_becomes_adl_edits_the_same_message(desk: Desk) -> None:
    await desk.tell(desk.alert())
    first = await desk.claim()
    await desk.settle(sent(first))
    event = GaugeMoved(at(9), position(), 1, 4, 4)
    changed = desk.alert(event=event, urgency=Urgency.ADL, checklist="adl_fill")
    assert await desk.tell(changed, now=at(9)) == 1
    (edit,) = await desk.due(at(9))
    assert (edit.id, edit.ref, edit.wanted, edit.sent) == (first.id, MessageRef("m1"), 2, 1)
    assert (edit.urgency, edit.state, edit.not_before) == (Urgency.ADL, State.QUEUED, at(9))
    async with desk.database.read() as db:
        told = await alerts.get(db, changed.id)
    assert told is not None and told.checklist is not None, "the list of steps comes with the change"
    assert (told.alert.event, told.alert.at) == (event, at())


async def test_news_while_a_message_is_being_sent_are_sent_after_it(desk: Desk) -> None:
    await desk.tell(desk.alert())
    under_way = await desk.claim()
    await desk.tell(desk.alert(missing=5), now=at(1))
    assert await desk.due(at(1)) == ()
    await desk.settle(sent(under_way), at(2))
    (edit,) = await desk.due(at(2))
    assert (edit.wanted, edit.sent, edit.ref, edit.not_before) == (2, 1, MessageRef("m1"), at(2))


@pytest.mark.parametrize("news_first", [True, False])
async def test_news_are_tried_although_the_older_text_was_rejected(desk: Desk, news_first: bool) -> None:
    await desk.tell(desk.alert())
    rejected = replace(await desk.claim(), state=State.REJECTED)
    steps = [desk.tell(desk.alert(missing=5), now=at(1)), desk.settle(rejected, at(1))]
    for step in steps if news_first else reversed(steps):
        await step
    (again,) = await desk.due(at(2))
    assert (again.wanted, again.ref) == (2, None)


async def test_a_copy_that_waits_for_its_next_try_keeps_waiting(desk: Desk) -> None:
    await desk.tell(desk.alert())
    waiting = replace(await desk.claim(), state=State.RETRY, not_before=at(30), attempts=3)
    await desk.settle(waiting)
    await desk.tell(desk.alert(missing=5), now=at(1))
    assert await desk.due(at(29)) == ()
    (again,) = await desk.due(at(30))
    assert (again.wanted, again.attempts, again.state) == (2, 3, State.RETRY)


async def test_gone_stays_gone(desk: Desk) -> None:
    await desk.tell(desk.alert())
    await desk.settle(replace(await desk.claim(), state=State.GONE, reason="blocked"))
    await desk.tell(desk.alert(missing=5), now=at(1))
    assert await desk.due(at(99)) == ()
    assert await desk.states() == {State.GONE: 1}


async def test_what_is_for_an_address_that_is_gone_waits_until_it_writes(desk: Desk) -> None:
    async with desk.database.write() as db:
        await people.gone(db, CONSOLE, "ana", "blocked")
    await desk.tell(desk.alert())
    assert await desk.due(at(99)) == ()
    async with desk.database.write() as db:
        await people.back(db, CONSOLE, "ana", NOON)
    (waiting,) = await desk.due(at(99))
    assert (waiting.wanted, waiting.sent) == (1, 0)


async def test_a_change_reaches_an_address_that_never_got_the_first(desk: Desk) -> None:
    await desk.tell(desk.alert())
    await desk.settle(sent(await desk.claim()))
    both = (*desk.owner.addresses, Address(CONSOLE, "ana's other screen"))
    await desk.tell(desk.alert(missing=5), *both, now=at(1))
    first, edit = await desk.due(at(1))
    assert [(d.address, d.wanted, d.sent) for d in (first, edit)] == [
        ("ana's other screen", 2, 0),
        ("ana", 2, 1),
    ]


async def test_the_most_urgent_is_due_first(desk: Desk) -> None:
    for number, urgency in enumerate((Urgency.GAUGE, Urgency.INFO, Urgency.ADL)):
        await desk.tell(desk.alert(id=AlertId(str(number)), urgency=urgency), now=at(number))
    assert [d.urgency for d in await desk.due(at(9))] == [Urgency.ADL, Urgency.GAUGE, Urgency.INFO]


async def test_a_chat_that_moved_to_where_a_copy_is_keeps_one(desk: Desk) -> None:
    """Otherwise the answer could never be written down, and nothing would be sent any more."""
    old, new = Address(CONSOLE, "old"), Address(CONSOLE, "new")
    await desk.tell(desk.alert(), old, new)
    deliveries = {d.address: d for d in await desk.due()}
    await desk.settle(replace(deliveries["old"], state=State.MOVED, address="new"))
    assert [d.address for d in await desk.due()] == ["new"]
    assert await desk.states() == {State.GONE: 1, State.QUEUED: 1}


async def test_a_chat_that_moved_is_written_to_at_its_new_address(desk: Desk) -> None:
    await desk.tell(desk.alert())
    await desk.settle(replace(await desk.claim(), state=State.MOVED, address="new"))
    assert [d.address for d in await desk.due()] == ["new"]


async def test_what_was_under_way_is_found_after_a_crash(desk: Desk) -> None:
    await desk.tell(desk.alert())
    claimed = await desk.claim()
    async with desk.database.read() as db:
        (found,) = await outbox.interrupted(db)
    assert (found.id, found.state, found.why) == (claimed.id, State.SENDING, StepReason.CLAIMED)
    assert found.deadline == at(120)


async def test_a_deed_is_kept_and_a_change_that_comes_too_late_is_not(desk: Desk) -> None:
    await desk.tell(desk.alert(checklist="blind"))
    async with desk.database.write() as db:
        made = await checklists.of_alert(db, AlertId("a"))
        assert made is not None
        changed = deeds.apply(made, 1, Hand(Deed.TICKED, "Ana", at(5)))
        assert changed is not None
        after, done = changed
        saved = await checklists.save(db, made, after, (done,), at(5))
        (ticked,) = await checklists.latest(db, desk.owner.id, 5)
        assert ticked == saved and ticked.version == 1 and ticked.open == 1
        assert ticked.steps[1].hand == Hand(Deed.TICKED, "Ana", at(5))
        assert await checklists.save(db, made, made, (), None) is None, "somebody was faster"
        assert await checklists.history(db, made.id) == (done,)
        await alerts.touch_checklist(db, made.id, at(7))
        told = await alerts.get(db, AlertId("a"))
    assert told is not None and told.revision == 2


async def test_a_checklist_is_shown_to_its_person_alone(desk: Desk) -> None:
    await desk.tell(desk.alert(checklist="blind"))
    ben = await person(desk.database, "Ben")
    async with desk.database.read() as db:
        assert await checklists.of_person(db, ChecklistId(1), desk.owner.id) is not None
        assert await checklists.of_person(db, ChecklistId(1), ben.id) is None
        assert await checklists.latest(db, ben.id, 5) == ()


async def test_the_number_of_an_erased_checklist_is_never_given_again(desk: Desk) -> None:
    """A button in an old message would tick somebody else's step."""
    await desk.tell(desk.alert(checklist="blind"))
    async with desk.database.write() as db:
        await accounts.remove(db, desk.account.id)
    await desk.tell(desk.alert(account=None, checklist="blind"))
    async with desk.database.read() as db:
        made = await checklists.of_alert(db, AlertId("a"))
    assert made is not None and made.id == ChecklistId(2)
