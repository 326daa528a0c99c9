"""Every command and button is tried by those who may not: refused politely, counted, nothing shown."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat import buttons
from bot.chat.contract import SILENCE, Kind
from bot.chat.message import Message
from bot.desk.door import AT_ONCE, BURST, LONGEST
from bot.model.person import Role
from bot.services import people
from bot.services.people import INVITE_LASTS
from bot.store.database import Database
from bot.words import say
from tests.desk.guarded import OTHERS, Guarded, words
from tests.fakes.clock import SetClock
from tests.fakes.household import person
from tests.fakes.venue import FIELDS
from tests.services.test_desk import ANA, BEN, EVE, asker

TEXTS = ("", "1", "list", "main", "ETHUSDT", "somewhere", "skip 1 no time", "Cleo")
NOT_YOURS = {
    say("alert-unknown"),
    say("button-not-yours"),
    say("got-it-not-yours"),
    say("silence-none", number="1"),
}
NOT_YOURS |= {say("erase-not-yours"), say("host-only")}
STRANGERS = (EVE, asker("eve", private=False))


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Guarded]:
    made = Guarded(database, clock)
    await made.fill()
    yield made


@pytest.mark.parametrize("who", STRANGERS, ids=["in private", "in a group"])
async def test_a_stranger_is_refused_whatever_they_type(room: Guarded, who: object) -> None:
    before, tried = await room.everything(), 0
    for command in (*room.desk.commands, *(c for c in room.desk.commands[:1])):
        for text in TEXTS if command.name not in ("start", "join") else ("",):
            room.clock.advance(60)
            answer = await room.ask(who, command.name, text)  # type: ignore[arg-type]
            tried += 1
            assert answer.head == say("stranger-head"), command.name
            assert not [w for w in (*OTHERS, "Ana", "Ben") if w in words(answer)]
    assert room.refusals == [("console", "eve")] * tried, "each is counted"
    assert await room.everything() == before


async def test_a_stranger_presses_every_button_for_nothing(room: Guarded) -> None:
    before, numbers = await room.everything(), await room.numbers()
    for data in (*numbers, buttons.SURE, buttons.CANCEL, "c/accounts/", "p0/alerts/"):
        room.clock.advance(60)
        pressed = await room.desk.press(EVE, data)
        assert pressed.message is None and pressed.toast == say("stranger-head"), data
    assert len(room.refusals) == len(numbers) + 4
    assert await room.everything() == before


async def test_a_stranger_gets_no_form_and_no_suggestion(room: Guarded) -> None:
    before = await room.everything()
    for answer in (
        await room.desk.form(EVE, "connect", "somewhere"),
        await room.desk.submit(EVE, "connect", "somewhere", {"label": "x", **FIELDS}),
        await room.desk.typed(EVE, "hello"),
    ):
        assert isinstance(answer, Message) and answer.head == say("stranger-head")
    for command in room.desk.commands:
        for argument in command.arguments:
            assert await room.desk.suggest(EVE, command.name, argument.name, "") == ()
    assert await room.everything() == before


async def test_the_owner_of_another_account_reads_and_changes_nothing_of_it(room: Guarded) -> None:
    mine = "mine"
    for command in room.desk.commands:
        for text in TEXTS:
            room.clock.advance(60)
            answer = words(await room.ask(BEN, command.name, text))
            shown = [word for word in ("ETHUSDT", "main (", "ana-1") if word in answer]
            assert not [w for w in shown if w != text], (command.name, text, answer)
    assert mine in words(await room.ask(BEN, "accounts"))
    before, numbers = await room.everything(), await room.numbers()
    room.refusals.clear()
    for data in numbers:
        room.clock.advance(60)
        pressed = await room.desk.press(BEN, data)
        assert pressed.message is None and pressed.toast in NOT_YOURS, data
    assert await room.everything() == before
    assert room.refusals == [("console", "ben")] * len(numbers), "each is counted"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HOST])
async def test_what_is_for_the_host_is_refused_to_everybody_else(room: Guarded, role: Role) -> None:
    hosts = [command.name for command in room.desk.commands if command.kind is Kind.HOST]
    assert hosts
    for name in hosts:
        before, counted = await room.everything(), len(room.refusals)
        assert (await room.ask(asker(role), name, "Cleo")).head == say("host-only"), name
        assert await room.everything() == before and len(room.refusals) == counted + 1


async def test_a_replayed_button_does_nothing_twice(room: Guarded) -> None:
    checklist = (await room.everything())["checklists"][0][0]
    data = f"t:{checklist}:0:1"
    first = await room.desk.press(ANA, data)
    done = await room.everything()
    room.clock.advance(60)
    again = await room.desk.press(ANA, data)
    now = await room.everything()
    assert first.toast == say("toast-ticked", step="1") and again.toast != first.toast
    assert now["checklists"] == done["checklists"] and now["deeds"] == done["deeds"]
    async with room.database.write() as db:
        await db.exec_driver_sql("DELETE FROM accounts")
    gone = await room.desk.press(ANA, data)
    assert gone.message is None and gone.toast == say("button-not-yours")


async def test_an_invite_opens_once_and_for_a_week(room: Guarded) -> None:
    ana = await person(room.database, "Ana")
    code, late = [await people.invite(room.house, ana, name) for name in ("Cleo", "Dora")]
    assert (await room.ask(EVE, "start", "a-wrong-code")).head == say("invite-bad")
    assert (await room.ask(asker("cleo"), "start", code)).head != say("invite-bad")
    assert (await room.ask(EVE, "start", code)).head == say("invite-bad"), "it was used"
    room.clock.advance((INVITE_LASTS + timedelta(seconds=1)).total_seconds())
    before = await room.everything()
    assert (await room.ask(EVE, "start", late)).head == say("invite-bad"), "it ran out"
    assert (await room.ask(EVE, "accounts")).head == say("stranger-head")
    assert room.refusals == [("console", "eve")] * 4
    after = await room.everything()
    assert after["people"] == before["people"] and after["addresses"] == before["addresses"]


async def test_a_flood_is_told_once_to_slow_down_and_then_met_with_silence(room: Guarded) -> None:
    heads = [(await room.ask(EVE, "start")).head for _ in range(BURST + 100)]
    assert heads[:BURST] == [say("stranger-head")] * BURST
    assert heads[BURST:] == [say("slow-down"), *[SILENCE.head] * 99]
    toasts = [(await room.desk.press(EVE, "t:1:0:1")).toast for _ in range(3)]
    assert toasts == [""] * 3
    assert (await room.ask(BEN, "accounts")).head == say("accounts-head"), "nobody else waits for it"
    room.clock.advance(BURST)
    assert (await room.ask(EVE, "start")).head == say("stranger-head"), "and it ends by itself"


async def test_who_waits_for_an_exchange_holds_up_nobody_else(room: Guarded) -> None:
    """Proofs that hang: the desk takes so many of one person at a time."""
    room.session.gate = asyncio.Event()
    proving = room.session.prove

    async def slow() -> object:
        assert room.session.gate is not None
        await room.session.gate.wait()
        return await proving()

    room.session.prove = slow  # type: ignore[method-assign, assignment]
    texts = [f"somewhere n{number} name=x secret={'t' * 20}" for number in range(AT_ONCE + 2)]
    asked = [asyncio.create_task(room.ask(ANA, "connect", text)) for text in texts]
    done, waiting = await asyncio.wait(asked, timeout=2, return_when=asyncio.FIRST_COMPLETED)
    assert {task.result().head for task in done} == {say("one-at-a-time", most=AT_ONCE)}
    assert (await room.ask(BEN, "accounts")).head == say("accounts-head")
    room.session.gate.set()
    await asyncio.gather(*waiting)
    assert (await room.ask(ANA, "accounts")).head == say("accounts-head")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("x" * (LONGEST + 1), say("too-long", most=f"{LONGEST:,}")),
        ("\ud800", say("broken-text")),
    ],
)
async def test_what_cannot_be_read_gets_one_sentence(room: Guarded, text: str, head: str) -> None:
    assert (await room.ask(ANA, "connect", text)).head == head
    assert (await room.desk.typed(ANA, text)).head == head
    assert (await room.desk.press(ANA, text)).toast == head
    form = await room.desk.submit(ANA, "connect", "somewhere", {"label": text})
    assert form.head == head and room.refusals == []
