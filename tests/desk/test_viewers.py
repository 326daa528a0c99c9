"""A viewer sees what an owner shows them, hears of it, and changes nothing."""

from dataclasses import replace

import pytest

from bot.chat import buttons
from bot.chat.contract import Kind
from bot.chat.message import Message
from bot.desk import viewing
from bot.errors import SettingsError
from bot.host import check_names
from bot.model.alert import Told
from bot.model.event import Event, Outage
from bot.model.ids import AccountId
from bot.model.manners import Kind as Loudness
from bot.model.manners import Volume
from bot.model.person import Account, Role
from bot.policy.audience import shown
from bot.policy.plan import plan
from bot.services import manners
from bot.services.accounts import listing
from bot.settings import Settings
from bot.store import alerts, outbox, people
from bot.store.database import Database
from bot.words import say
from tests.builders import account, at, person
from tests.desk.guarded import Guarded, words
from tests.events import adl, every_event, gauge_moved, imbalance, outage
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account
from tests.fakes.household import person as listed
from tests.fakes.venue import FIELDS
from tests.services.test_desk import ANA, BEN, EVE, asker

VERA = asker("viewer")
NAME = f"{Role.VIEWER}"
OTHERS = ("ETHUSDT", "main (", "ana-1")
SEES = ("positions", "position", "risk", "market", "whatif", "incidents", "status")


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Guarded:
    made = Guarded(database, clock)
    await made.fill()
    return made


async def tell(room: Guarded, *events: Event) -> Account:
    """What Ana's account is told of, to everybody whom it concerns."""
    async with room.database.write() as db:
        account = (await listed_accounts(room))[0]
        told = plan(events, account, await people.everybody(db), now=room.clock.now())
        await alerts.tell(db, told, TEMPLATES, room.clock.now())
    return account


async def listed_accounts(room: Guarded) -> list[Account]:
    return [s.account for s in await listing(room.house, await listed(room.database, "Ana"))]


async def test_a_viewer_who_is_shown_nothing_sees_nothing(room: Guarded) -> None:
    await tell(room, adl())
    for command in room.desk.commands:
        for text in ("", "1", "main", "ETHUSDT"):
            room.clock.advance(60)
            answer = words(await room.ask(VERA, command.name, text))
            assert not [w for w in OTHERS if w in answer and w != text], (command.name, text, answer)
    assert (await room.ask(VERA, "positions")).head == say("viewer-none")
    assert (await room.ask(VERA, "risk")).head == say("viewer-none")


async def test_only_the_owner_shows_an_account_and_only_to_a_viewer(room: Guarded) -> None:
    assert (await room.ask(BEN, "share", f"main with {NAME}")).head == say("share-not-yours")
    assert (await room.ask(EVE, "share", f"main with {NAME}")).head == say("stranger-head")
    assert (await room.ask(VERA, "share", f"main with {NAME}")).head == say("viewer-head")
    assert (await room.ask(ANA, "share", "main with Ben")).head == say("share-no-viewer", names=NAME)
    assert (await room.ask(ANA, "share", "main")).head == say("share-usage-viewer")
    assert (await room.ask(asker("ana", private=False), "share", f"main with {NAME}")).head == say(
        "group-head"
    )
    assert (await room.ask(VERA, "positions")).head == say("viewer-none")
    done = await room.ask(ANA, "share", f"main with {NAME}")
    assert done.head == say("share-shown", label="main", name=NAME)
    assert say("share-viewers", label="main", names=NAME) in (await room.ask(ANA, "share")).lines


async def test_what_is_shown_is_read_and_heard_of_until_it_is_not(room: Guarded) -> None:
    await room.ask(ANA, "share", f"main with {NAME}")
    await tell(room, adl())
    for name in SEES:
        room.clock.advance(60)
        answer = await room.ask(VERA, name)
        assert [w for w in ("main", "Somewhere", "ETHUSDT") if w in words(answer)], name
        for data in (button.data for row in answer.buttons for button in row):
            pressed = await room.desk.press(VERA, data)
            assert pressed.toast != say("viewer-head") != getattr(pressed.message, "head", ""), data
    assert say("incidents-export") not in (await room.ask(VERA, "incidents")).lines
    (heard,) = await mine(room)
    assert heard.checklist is None and heard.reminder is None, "nothing to tick, nothing to acknowledge"
    hidden = await room.ask(ANA, "unshare", f"main with {NAME}")
    assert hidden.head == say("share-hidden", label="main", name=NAME)
    room.clock.advance(60)
    await tell(room, gauge_moved(1, 3))
    assert len(await mine(room)) == 1 and (await room.ask(VERA, "positions")).head == say("viewer-none")
    await room.ask(ANA, "share", f"main with {NAME}")
    ended = await room.ask(ANA, "unshare", "main")
    assert ended.lines == (say("share-hidden", label="main", name=NAME),)
    assert (await room.ask(VERA, "positions")).head == say("viewer-none")


async def mine(room: Guarded) -> tuple[Told, ...]:
    async with room.database.read() as db:
        return await alerts.latest(db, (await listed(room.database, NAME)).id, 10)


async def test_a_viewer_changes_nothing_by_any_command_button_or_form(room: Guarded) -> None:
    await room.ask(ANA, "share", f"main with {NAME}")
    await tell(room, adl())
    before, numbers = await room.everything(), await room.numbers()
    room.refusals.clear()
    barred = [c for c in room.desk.commands if c.name not in viewing.COMMANDS and c.kind is not Kind.HOST]
    for command in barred:
        for text in ("", "1", "main", "main with viewer", "list", "skip 1 no time", "all", "escalate"):
            room.clock.advance(60)
            assert (await room.ask(VERA, command.name, text)).head == say("viewer-head"), command.name
        form = await room.desk.form(VERA, command.name, "somewhere")
        assert isinstance(form, Message) and form.head == say("viewer-head"), command.name
        room.clock.advance(60)
        typed = await room.desk.press(VERA, buttons.command(command.name, "main"))
        assert typed.message is not None and typed.message.head == say("viewer-head")
    sent = await room.desk.submit(VERA, "connect", "somewhere", {"label": "x", **FIELDS})
    assert sent.head == say("viewer-head")
    assert room.refusals == [("console", "viewer")] * (10 * len(barred) + 1), "each is counted"
    own = (say("erase-not-yours"), say("alert-unknown"), say("silence-none", number="1"))
    for data in numbers:
        room.clock.advance(60)
        if buttons.read(data)[0] in (buttons.SETTINGS, buttons.VOLUME):
            continue  # how loud what they are shown is to themselves
        pressed = await room.desk.press(VERA, data)
        assert pressed.message is None and pressed.toast in (say("viewer-head"), *own), data
    assert await room.everything() == before


async def test_how_loud_it_is_is_the_viewers_own_choice(room: Guarded) -> None:
    await room.ask(ANA, "share", f"main with {NAME}")
    vera, (account, *_) = await listed(room.database, NAME), await listed_accounts(room)
    chosen = await manners.turn(room.house, vera, Loudness.GAUGE, account.id, Volume.OFF)
    assert chosen.viewer and [a.id for a in chosen.accounts] == [account.id]
    await tell(room, gauge_moved(1, 3))
    async with room.database.read() as db:
        states = {d.person: d.state.value for d in await outbox.everything(db) if "gauge" in d.alert}
    assert states[vera.id] == "off" and states[(await listed(room.database, "Ana")).id] == "queued"
    page = await room.ask(VERA, "alerts", "settings")
    assert say("button-thresholds") not in words(page)


async def test_nobody_hands_a_step_to_a_viewer_or_waits_for_one(room: Guarded) -> None:
    checklist = (await room.everything())["checklists"][0][0]
    vera = await listed(room.database, NAME)
    async with room.database.read() as db:
        (told, *_) = await alerts.latest(db, (await listed(room.database, "Ana")).id, 1)
    assert NAME not in [name for _, name in told.helpers]
    pressed = await room.desk.press(ANA, buttons.hand(checklist, 0, vera.id))
    assert pressed.toast == say("button-not-yours")
    people = {"Ana": {"escalation": {"to": ["Vera"]}}, "Vera": {"role": "viewer"}}
    with pytest.raises(SettingsError, match="'Vera' is a viewer"):
        check_names(Settings(people=people))


async def test_an_invited_viewer_stays_one_over_a_restart(room: Guarded) -> None:
    head = await room.ask(ANA, "invite", "Vera Ruiz viewer")
    assert head.head == say("invite-head", name="Vera Ruiz") and say("invite-viewer") in head.lines
    code = next(line for line in head.lines if "/start " in line).split("/start ")[1].split()[0].strip("`.")
    assert (await room.ask(asker("vera"), "start", code)).lines[1] == say("start-viewer")
    await list_people(room.database, ("Ana", Role.HOST, {"console": "ana"}))
    assert (await listed(room.database, "Vera Ruiz")).role is Role.VIEWER
    assert (await room.ask(asker("vera"), "connect", "somewhere")).head == say("viewer-head")


async def test_who_is_no_viewer_any_more_is_shown_nothing(room: Guarded) -> None:
    await room.ask(ANA, "share", f"main with {NAME}")
    await list_people(room.database, ("Ana", Role.HOST, {}), (NAME, Role.MEMBER, {"console": NAME}))
    assert (await listed(room.database, NAME)).sees == frozenset()


async def test_an_account_that_is_gone_is_shown_to_nobody(room: Guarded) -> None:
    await room.ask(ANA, "share", f"main with {NAME}")
    account = (await listed_accounts(room))[0]
    await room.desk.press(ANA, buttons.erase(account.id))
    again = await open_account(room.database, room.clock, "Ana", "main")
    assert (await listed(room.database, NAME)).sees == frozenset() and again.id != account.id


VIEWER = person(number=9, role=Role.VIEWER, sees=frozenset({account().id}))


@pytest.mark.parametrize("event", every_event(), ids=lambda e: type(e).__name__)
def test_of_each_event_a_viewer_hears_only_what_is_about_the_account(event: Event) -> None:
    """For every kind: no hedge (it is made of other accounts), no steps, nothing to acknowledge."""
    for telling in plan((event,), account(), (VIEWER,), now=at()):
        assert getattr(telling.alert.event, "imbalances", ()) == ()
        assert (telling.alert.checklist, telling.repeat, telling.shared) == ("", None, False)


def test_a_viewer_is_not_told_what_adl_did_to_a_hedge_and_the_owner_is() -> None:
    event = replace(adl(), imbalances=(imbalance(),))
    owner = person(number=int(account().owner))
    assert shown(event, account(), VIEWER) == adl() and shown(event, account(), owner) == event


def test_of_an_outage_a_viewer_hears_of_the_accounts_they_see() -> None:
    several = outage(None, None)
    assert isinstance(several, Outage)
    seen = several.accounts[1].account
    vera = replace(VIEWER, sees=frozenset({seen}))
    (telling,) = plan((several,), replace(account(), id=several.accounts[0].account), (vera,), now=at())
    event = telling.alert.event
    assert isinstance(event, Outage) and [a.account for a in event.accounts] == [seen]
    assert telling.alert.account == seen
    nobody = replace(VIEWER, sees=frozenset({AccountId(999)}))
    assert plan((several,), account(), (nobody,), now=at()) == ()


def test_every_command_of_a_viewer_is_there(room: Guarded) -> None:
    assert {command.name for command in room.desk.commands} >= viewing.COMMANDS
