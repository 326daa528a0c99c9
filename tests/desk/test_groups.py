"""A group sees what the owner of an account shares with it, and nothing else; nobody presses for them."""

from dataclasses import replace

import pytest

from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.model.delivery import Gone, Moved, Sent, State
from bot.model.event import Event
from bot.model.ids import MessageRef
from bot.model.person import Account, Role
from bot.policy.plan import plan
from bot.store import alerts, outbox, shares
from bot.store.database import Database
from bot.words import say
from tests.builders import at
from tests.events import adl, every_event, gauge_moved, noted
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.outbox.post import CONSOLE, Post
from tests.services.test_desk import ANA, BEN, EVE, Room

GROUP = "-1009"


def in_group(who: Asker) -> Asker:
    return replace(who, chat=GROUP, private=False, group=GROUP, title="Desk")


class Hall(Post):
    """Ana's account and a group that Ana, Ben and the stranger Eve read."""

    def __init__(self, database: Database, clock: SetClock, account: Account) -> None:
        super().__init__(database, clock)
        self.room = Room(database, clock)
        self.account = account

    async def types(self, who: Asker, name: str, text: str = "") -> Message:
        return await self.room.ask(in_group(who), name, text)

    async def tells(self, *events: Event) -> None:
        ana, now = await person(self.database, "Ana"), self.clock.now()
        async with self.database.write() as db:
            told = plan(events, self.account, (ana,), now=now)
            await alerts.tell(db, told, TEMPLATES, now)

    async def after(self, seconds: float = 1) -> dict[str, list[Message]]:
        """What arrives so much later, by address."""
        seen = len(self.chat.said)
        self.clock.advance(seconds)
        await self.courier.turn(CONSOLE)
        found: dict[str, list[Message]] = {}
        for said in self.chat.said[seen:]:
            found.setdefault(said.address, []).append(said.message)
        return found


@pytest.fixture
async def hall(database: Database, clock: SetClock) -> Hall:
    await list_people(database)
    return Hall(database, clock, await open_account(database, clock))


async def test_only_the_owner_shares_and_only_what_is_shared_is_seen(hall: Hall) -> None:
    await hall.tells(gauge_moved(1, 3))
    assert GROUP not in await hall.after()
    assert (await hall.types(BEN, "share", "main")).head == say("share-not-yours")
    assert (await hall.types(EVE, "share", "main")).head == say("stranger-head")
    assert (await hall.types(ANA, "share")).head == say("share-usage")
    assert (await hall.types(ANA, "share", "main hide")).head == say("share-done-hidden", label="main")
    await hall.tells(adl(), noted())
    arrived = await hall.after()
    (group,) = arrived[GROUP]
    assert group.head == "ADL took from ETHUSDT · main (somewhere)" and len(arrived["ana"]) == 2
    assert (
        not group.facts and not group.steps and group.lines == () and not any(c.isdigit() for c in group.head)
    )


async def test_with_sizes_it_is_as_in_private_but_for_lists_and_other_accounts(hall: Hall) -> None:
    await hall.types(ANA, "share", "main")
    await hall.tells(adl())
    arrived = await hall.after()
    (group,), (private,) = arrived[GROUP], arrived["ana"]
    assert (group.head, group.facts) == (private.head, private.facts)
    assert private.steps and not group.steps
    assert [[b.label for b in row] for row in group.buttons] == [["Got it"]]


async def test_the_button_is_its_owners(hall: Hall) -> None:
    await hall.types(ANA, "share", "main")
    await hall.tells(adl())
    data = (await hall.after())[GROUP][0].buttons[0][0].data
    for who, toast in ((BEN, say("got-it-not-yours")), (EVE, say("stranger-head"))):
        pressed = await hall.room.desk.press(in_group(who), data)
        assert (pressed.toast, pressed.message) == (toast, None)
    assert await hall.after() == {}
    pressed = await hall.room.desk.press(in_group(ANA), data)
    assert pressed.toast and pressed.message is None, "the private page is not put into the group"
    arrived = await hall.after()
    assert "Got it: Ana" in arrived[GROUP][0].foot and arrived[GROUP][0].buttons == ()


@pytest.mark.parametrize("role", Role)
async def test_nobody_presses_for_the_owner_whatever_their_role(
    database: Database, clock: SetClock, role: Role
) -> None:
    """A host neither: it would end the owner's reminders. They hear of it when nobody presses at all."""
    await list_people(database, ("Ana", Role.MEMBER, {"console": "ana"}), ("Ben", role, {"console": "ben"}))
    hall = Hall(database, clock, await open_account(database, clock))
    await hall.types(ANA, "share", "main")
    await hall.tells(adl())
    data = (await hall.after())[GROUP][0].buttons[0][0].data
    pressed = await hall.room.desk.press(in_group(BEN), data)
    refused = say("viewer-head") if role is Role.VIEWER else say("got-it-not-yours")
    assert (pressed.toast, pressed.message) == (refused, None)
    assert await hall.after() == {}, "nothing was acknowledged"


@pytest.mark.parametrize(
    "name", ["positions", "accounts", "export", "incidents", "alerts", "checklist", "digest"]
)
async def test_nobody_reads_an_account_by_commands_in_the_group(hall: Hall, name: str) -> None:
    await hall.types(ANA, "share", "main")
    for who in (ANA, BEN):
        assert (await hall.types(who, name)).head == say("group-head")
    assert (await hall.types(EVE, name)).head == say("stranger-head")


async def test_private_buttons_do_nothing_in_a_group(hall: Hall) -> None:
    await hall.tells(adl())
    (private,) = (await hall.after())["ana"]
    data = [b.data for row in private.buttons for b in row if b.label != "Got it"]
    assert data
    for one in data:
        pressed = await hall.room.desk.press(in_group(ANA), one)
        assert (pressed.toast, pressed.message) == (say("group-head"), None)


async def test_what_is_shared_no_more_is_neither_sent_nor_edited(hall: Hall) -> None:
    await hall.types(ANA, "share", "main")
    await hall.tells(adl())
    await hall.after()
    assert (await hall.types(BEN, "unshare", "main")).head == say("share-not-yours")
    assert (await hall.types(ANA, "unshare", "main")).head == say("share-ended", label="main", count=1)
    await hall.tells(replace(adl(), at=at(99), late_by=1.0), gauge_moved(1, 3))
    assert GROUP not in await hall.after()


async def test_in_private_it_is_listed_and_ended_everywhere(hall: Hall) -> None:
    await hall.types(ANA, "share", "main")
    listed = await hall.room.ask(ANA, "share")
    assert listed.lines[0] == say("share-listed", label="main", titles="Desk")
    await hall.room.ask(ANA, "unshare", "main")
    assert (await hall.room.ask(ANA, "share")).head == say("shares-head", count=0)


async def test_a_group_that_moved_is_followed_and_one_that_is_gone_is_left(hall: Hall) -> None:
    await hall.types(ANA, "share", "main")
    await hall.tells(gauge_moved(1, 3))
    async with hall.database.read() as db:
        (theirs,) = [d for d in await outbox.everything(db) if d.shared]
    hall.chat.answer(*[Moved("-1010") if a == GROUP else _sent() for a in ("ana", GROUP)])
    await hall.after()
    assert (await hall.after())["-1010"], "sent anew where it is now"
    async with hall.database.read() as db:
        assert [s.to.address for s in await shares.of(db, hall.account.id)] == ["-1010"]
    hall.chat.answer(_sent(), Gone("the bot was thrown out"))
    await hall.tells(replace(gauge_moved(1, 4), at=at(50)))
    await hall.after()
    async with hall.database.read() as db:
        assert await shares.of(db, hall.account.id) == ()
        states = {d.address: d.state for d in await outbox.everything(db) if d.alert != theirs.alert}
    assert states["-1010"] is State.GONE


def _sent() -> Sent:
    return Sent(MessageRef("console-x"))


@pytest.mark.parametrize("event", every_event(), ids=lambda e: type(e).__name__)
async def test_without_sizes_no_number_of_the_account_is_told(hall: Hall, event: Event) -> None:
    """The law for every kind of event: no size, value or profit stands in what the group reads."""
    await hall.types(ANA, "share", "main hide")
    await hall.tells(event)
    for message in (await hall.after()).get(GROUP, ()):
        assert (
            message.facts == () and message.steps == () and "USDT " not in message.head.replace("ETHUSDT", "")
        )
        assert not any(number in message.head for number in ("10 ", "4 of 10", "25,000", "352", "%"))
