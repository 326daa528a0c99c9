"""Another name, a pause, and forgetting: nothing of what was erased is left in any table."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.baseline import Baseline, Wound
from bot.model.checklist import Deed, Hand
from bot.model.event import Event, Outage
from bot.model.hedge import DriftMemory
from bot.model.ids import AlertId
from bot.model.person import Account, Person, Watch
from bot.model.reach import Unreached
from bot.model.unread import Unread
from bot.services import checklists
from bot.services import erase as erasing
from bot.store import accounts, alerts, baselines, drills, hedges
from bot.store.database import Database
from bot.store.erasure import without_account
from bot.store.schema import metadata
from bot.words import say
from tests.builders import at, fill, key, position
from tests.events import adl, drifted, imbalance, leg
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.services.test_desk import ANA, BEN, EVE, Room

LABEL = "pearl-7"
SYMBOL = "ZEBRAUSDT"


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    await list_people(database)
    yield Room(database, clock)


async def dump(database: Database) -> dict[str, str]:
    """Every row of every table as text."""
    async with database.read() as db:
        return {
            name: "\n".join(str(tuple(row)) for row in await db.execute(select(table)))
            for name, table in metadata.tables.items()
        }


async def lived_in(room: Room, owner: str = "Ana") -> tuple[Account, Account]:
    """An account of which everything is kept that can be, also beside another account of its owner."""
    database, clock = room.database, room.clock
    doomed = await open_account(database, clock, owner, LABEL)
    other = await open_account(database, clock, owner, "other")
    mine = replace(leg(1, doomed.id), where=f"{LABEL} (Somewhere)", key=key(SYMBOL))
    hit = imbalance(naked=mine)
    wound = Wound(adl(), at(), (mine,))
    them = await person(database, owner)
    unread = tuple(Unread(a.id, a.label, at(), at(), "no answer") for a in (doomed, other))
    events: tuple[tuple[Account | None, Event], ...] = (
        (doomed, adl()),
        (None, Outage(at(), AlertId("outage"), doomed.venue, unread)),
        (None, drifted(person=them.id)),
    )
    async with database.write() as db:
        await baselines.save(db, doomed.id, Baseline(looked_at=at(), positions=(position(3, SYMBOL),)))
        await baselines.save(db, other.id, Baseline(looked_at=at(), wounds=(wound,)))
        await baselines.keep_fills(db, doomed.id, (fill(key=key(SYMBOL)),))
        await hedges.remember(db, them.id, (DriftMemory("ZEBRA", told=hit),))
        for number, (account, event) in enumerate(events):
            telling = _alert(f"{doomed.id}:{number}:to:{them.id}", them, account, event)
            await alerts.tell(db, (telling,), TEMPLATES, at())
    return doomed, other


def _alert(name: str, to: Person, account: Account | None, event: Event) -> Telling:
    """With a checklist where it is of an account."""
    number, steps = (account.id, "adl_fill") if account else (None, "")
    alert = Alert(AlertId(name), to.id, number, event, Urgency.ADL, at(), checklist=steps)
    return Telling(alert, Reason.FIRST, to.addresses)


async def erase(room: Room, who: object = ANA, choice: str = LABEL) -> list[str]:
    """Ask, confirm, and what the answer says."""
    asked = await room.ask(who, "forget", choice)  # type: ignore[arg-type]
    done = await room.desk.press(who, asked.buttons[0][0].data)  # type: ignore[arg-type]
    assert done.message is not None
    return [done.message.head, *done.message.lines]


@pytest.mark.on_both
async def test_nothing_of_an_erased_account_remains_in_any_table(room: Room) -> None:
    doomed, other = await lived_in(room)
    await room.ask(ANA, "silence", f"{LABEL} 2h")
    before = await dump(room.database)
    named = {name for name, rows in before.items() if LABEL in rows or SYMBOL in rows}
    assert {"accounts", "baselines", "fills", "alerts", "hedges", "silences"} <= named
    said = await erase(room)
    assert said[0] == say("erased-head", what=f"{LABEL} (Somewhere)")
    assert said[1:5] == [
        "• 1 account with its key and last known positions",
        "• 1 alert",
        "• 1 execution",
        "• 1 checklist",
    ]
    after = await dump(room.database)
    assert [name for name, rows in after.items() if LABEL in rows or SYMBOL in rows] == []
    async with room.database.read() as db:
        left = await accounts.everything(db)
        outage = await alerts.get(db, AlertId(f"{doomed.id}:1:to:1"))
        assert (await baselines.load(db, other.id)).looked_at == at()
    assert [account.label for account in left] == ["other"]
    assert outage is not None and isinstance(outage.alert.event, Outage)
    assert [a.label for a in outage.alert.event.accounts] == ["other"]


async def test_nothing_is_erased_before_it_is_confirmed_or_by_somebody_else(room: Room) -> None:
    await lived_in(room)
    before = await dump(room.database)
    asked = await room.ask(ANA, "forget", LABEL)
    assert asked.lines[-1] == say("erase-for-good")
    button = asked.buttons[0][0].data
    assert (await room.desk.press(BEN, button)).toast == say("erase-not-yours")
    assert (await room.desk.press(EVE, button)).toast == say("stranger-head")
    assert (await room.ask(BEN, "forget", LABEL)).head == say("accounts-none")
    after = await dump(room.database)
    assert [name for name in before if after[name] != before[name]] == ["addresses"]  # who was seen when


@pytest.mark.on_both
async def test_nothing_of_an_invited_person_remains_in_any_table(room: Room) -> None:
    invite = await room.ask(ANA, "invite", "Evelyn")
    code = invite.lines[0].split("/start ")[1].split()[0]
    await room.ask(EVE, "start", code)
    await lived_in(room, "Evelyn")
    ana, evelyn = await person(room.database, "Ana"), await person(room.database, "Evelyn")
    mine = await open_account(room.database, room.clock, "Ana", "main")
    gone = Unreached(at(), "Evelyn", "console", "blocked")
    async with room.database.write() as db:
        told: tuple[tuple[Account | None, Event], ...] = ((mine, adl()), (None, gone))
        for number, (account, event) in enumerate(told):
            await alerts.tell(db, (_alert(f"a{number}", ana, account, event),), TEMPLATES, at())
    listed = (await checklists.listing(room.house, ana))[0].checklist
    assert listed is not None
    hand = Hand(Deed.TICKED, "Evelyn", at())
    await checklists.hand_over(room.house, ana, listed.id, 0, evelyn.id)
    await checklists.act(room.house, evelyn, listed.id, 0, hand)
    assert "Evelyn" in (await dump(room.database))["deeds"]
    said = await erase(room, EVE, "*")
    assert said[0] == say("erased-head", what=say("erase-everything")) and say("erase-leaves") in said
    after = await dump(room.database)
    assert [n for n, rows in after.items() if "Evelyn" in rows or "'eve'" in rows or LABEL in rows] == []
    assert (await room.ask(EVE, "accounts")).head == say("stranger-head")
    assert (await room.ask(ANA, "checklist")).head.startswith("ADL took")


async def test_somebody_who_is_listed_keeps_name_and_addresses_and_nothing_else(room: Room) -> None:
    await lived_in(room, "Ben")
    said = await erase(room, BEN, "*")
    assert say("erase-listed") in said
    after = await dump(room.database)
    assert [n for n, rows in after.items() if LABEL in rows or SYMBOL in rows or "other" in rows] == []
    assert (await room.ask(BEN, "accounts")).head == say("accounts-none")


def test_every_row_of_an_account_or_a_person_goes_with_it() -> None:
    """A table that somebody adds later goes by its foreign keys, too."""
    owners = ("accounts.id", "people.id", "alerts.id", "checklists.id")
    stay = [
        f"{table.name}.{key.parent.name}"
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.target_fullname in owners and key.ondelete != "CASCADE"
    ]
    assert stay == []
    owned = {"account", "person"}
    loose = {
        t.name for t in metadata.tables.values() for c in t.columns if c.name in owned and not c.foreign_keys
    }
    assert loose <= {"deliveries"}  # they go with their alert


def test_what_cannot_be_without_the_leg_goes_and_the_rest_stays() -> None:
    closing = {"leg": {"account": 7, "where": "x"}, "size": "1"}
    body = {"naked": {"account": 7}, "closings": [closing, {"leg": {"account": 8}}], "base": "BTC"}
    assert without_account(body, 7, "x") == {
        "naked": None,
        "closings": [{"leg": {"account": 8}}],
        "base": "BTC",
    }
    assert without_account({"order": {}, "where": "x (Y)", "base": "B"}, 7, "x (Y)") is None
    assert without_account([{"account": 7}], 7, "") == [] and without_account([7, "x"], 7, "x") == [7, "x"]


async def test_a_paused_account_says_that_it_is_not_watched_until_it_is_resumed(room: Room) -> None:
    account = await open_account(room.database, room.clock, label="main")
    paused = await room.ask(ANA, "pause")
    assert (
        paused.head == say("paused-head", account="main (Somewhere)") and say("paused-line") in paused.lines
    )
    shown = (await room.ask(ANA, "accounts")).facts
    assert shown == (("main (Somewhere)", "paused, not watched (not read yet); /resume"),)
    assert (await room.ask(ANA, "pause", "main")).head == say("pause-paused", label="main")
    resumed = (await room.desk.press(ANA, paused.buttons[0][0].data)).message
    assert resumed is not None and resumed.head == say("resumed-head", account="main (Somewhere)")
    async with room.database.read() as db:
        found = await accounts.get(db, account.id)
    assert found is not None and found.watch is Watch.ON
    assert (await room.ask(ANA, "resume", "main")).head == say("resume-on", label="main")
    assert (await room.ask(BEN, "pause", "main")).head == say("accounts-none")


async def test_an_account_gets_another_name(room: Room) -> None:
    await open_account(room.database, room.clock, label="my main")
    await open_account(room.database, room.clock, label="my")
    renamed = await room.ask(ANA, "rename", "my main fund/alpha")
    assert renamed.head == say("renamed-head", old="my main", new="fund/alpha")
    assert (await room.ask(ANA, "rename", "my fund/alpha")).head == say(
        "connect-label-taken", label="fund/alpha"
    )
    assert (await room.ask(ANA, "rename", "my <b>")).head == say("connect-label-bad")
    asked = await room.ask(ANA, "rename")
    assert [b.data for row in asked.buttons for b in row] == ["c/rename/fund/alpha", "c/rename/my"]
    form = (await room.desk.press(ANA, "c/rename/fund/alpha")).message
    assert form is not None and say("rename-hint") in form.lines[-1]
    assert (await room.desk.typed(ANA, "beta 2")).head == say("renamed-head", old="fund/alpha", new="beta 2")
    assert await room.labels("Ana") == ["beta 2", "my"]


async def test_forgetting_everything_ends_a_drill_that_runs(room: Room) -> None:
    await room.ask(ANA, "drill")
    ana = await person(room.database, "Ana")
    async with room.database.read() as db:
        assert await drills.of_person(db, ana.id) is not None
    await erasing.erase(room.house, ana, erasing.EVERYTHING)
    async with room.database.read() as db:
        assert await drills.of_person(db, ana.id) is None
    assert (await room.ask(ANA, "drill")).head != say("drill-running"), "another may begin"
