"""A form is asked field by field where an app shows none; suggestions, and questions by buttons."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat import buttons
from bot.chat.contract import Choice
from bot.chat.message import Message
from bot.desk.dialogues import LASTS
from bot.model.person import Role
from bot.model.proof import Proof, Verdict
from bot.store.database import Database
from bot.words import say
from tests.builders import position
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people
from tests.fakes.venue import EVERYTHING, FIELDS
from tests.services.test_desk import ANA, BEN, EVE, FORMS, Room, asker

NAME, SECRET = FIELDS["name"], FIELDS["secret"]


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    await list_people(database)
    made = Room(database, clock)
    await made.fill()
    yield made


def data(message: Message | None) -> list[str]:
    assert message is not None
    return [button.data for row in message.buttons for button in row]


async def test_from_start_to_a_connected_account_by_two_taps_and_two_messages(room: Room) -> None:
    start = await room.ask(BEN, "start")
    venues = (await room.desk.press(BEN, data(start)[0])).message
    asked = (await room.desk.press(BEN, data(venues)[0])).message
    assert asked is not None and "Step 1 of 2" in asked.lines[2]
    field = room.desk.awaited(BEN)
    assert field is not None and (field.name, field.secret) == ("name", False)
    secret = await room.desk.typed(BEN, NAME)
    field = room.desk.awaited(BEN)
    assert "Step 2 of 2" in secret.lines[0] and field is not None and field.secret
    done = await room.desk.typed(BEN, SECRET, erased=True)
    assert done.head == say("connect-done", account="somewhere (Somewhere)")
    assert done.lines[-1] == say("connect-erased") and SECRET not in str(done)
    assert await room.labels("Ben") == ["somewhere"] and room.desk.awaited(BEN) is None
    assert (await room.desk.typed(BEN, SECRET)).head == say("help-head")


@pytest.mark.parametrize("text", [f"{NAME}\n{SECRET}", f"secret={SECRET} name={NAME}", f"{NAME} {SECRET}"])
async def test_all_fields_may_come_in_one_message(room: Room, text: str) -> None:
    await room.ask(BEN, "connect", "somewhere")
    assert (await room.desk.typed(BEN, text)).head == say("connect-done", account="somewhere (Somewhere)")


async def test_a_second_account_gets_a_label_of_its_own(room: Room) -> None:
    for label in ("somewhere", "somewhere 2"):
        await room.ask(BEN, "connect", "somewhere")
        done = await room.desk.typed(BEN, f"{NAME} {SECRET}")
        assert done.head == say("connect-done", account=f"{label} (Somewhere)")


async def test_what_does_not_look_right_is_asked_again_and_not_repeated(room: Room) -> None:
    await room.ask(BEN, "connect", "somewhere")
    await room.desk.typed(BEN, NAME)
    wrong = await room.desk.typed(BEN, "NotASecret")
    assert "does not look right" in wrong.head and "NotASecret" not in str(wrong)
    assert data(wrong) == [buttons.CANCEL]
    assert (await room.desk.typed(BEN, f"{SECRET} and more")).head == say("dialogue-too-much")
    assert (await room.desk.typed(BEN, SECRET)).head.endswith("is connected")


async def test_any_command_a_cancel_or_time_forgets_what_was_typed(room: Room) -> None:
    async def begin() -> None:
        await room.ask(BEN, "connect", "somewhere")
        await room.desk.typed(BEN, NAME)

    await begin()
    await room.ask(BEN, "help")
    assert room.desk.awaited(BEN) is None
    await begin()
    cancelled = await room.desk.press(BEN, buttons.CANCEL)
    assert cancelled.message is not None and cancelled.message.head == say("dialogue-cancelled")
    assert room.desk.awaited(BEN) is None
    await begin()
    room.clock.advance((LASTS + timedelta(seconds=1)).total_seconds())
    assert room.desk.awaited(BEN) is None
    assert (await room.desk.typed(BEN, SECRET)).head == say("help-head")
    assert await room.labels("Ben") == []


async def test_nobody_answers_for_somebody_else(room: Room) -> None:
    await room.ask(BEN, "connect", "somewhere")
    assert room.desk.awaited(ANA) is None and room.desk.awaited(EVE) is None
    assert (await room.desk.typed(EVE, NAME)).head == say("stranger-head")
    assert (await room.desk.press(ANA, buttons.SURE)).toast == say("dialogue-old")


@pytest.mark.parametrize("forms", [False, True])
async def test_a_key_that_nobody_can_judge_is_taken_when_its_owner_is_sure(room: Room, forms: bool) -> None:
    room.session.proof = Proof(Verdict.CANNOT_TELL, reads=(EVERYTHING,))
    who = FORMS if forms else BEN
    if forms:
        doubt = await room.desk.submit(who, "connect", "somewhere", {"label": "", **FIELDS})
    else:
        await room.ask(who, "connect", "somewhere")
        doubt = await room.desk.typed(who, f"{NAME} {SECRET}")
    assert data(doubt) == [buttons.SURE, buttons.CANCEL] and await room.labels("Ben") == []
    taken = (await room.desk.press(who, buttons.SURE)).message
    assert taken is not None and taken.head == say("connect-done", account="somewhere (Somewhere)")
    assert taken.lines[0] == say("account-note", note=say("note-unproven"))
    assert (await room.desk.press(who, buttons.SURE)).toast == say("dialogue-old")


async def test_what_failed_can_be_tried_again_by_a_button(room: Room) -> None:
    await room.ask(BEN, "connect", "somewhere my own")
    room.session.proof = Proof(Verdict.READ_ONLY, unread=(EVERYTHING,))
    failed = await room.desk.typed(BEN, f"{NAME} {SECRET}")
    assert "Nothing was saved" in failed.head and data(failed) == ["c/connect/somewhere my own"]
    room.session.proof = Proof(Verdict.READ_ONLY, reads=(EVERYTHING,))
    await room.desk.press(BEN, data(failed)[0])
    assert (await room.desk.typed(BEN, f"{NAME} {SECRET}")).head.startswith("my own (Somewhere)")


async def test_an_invite_names_the_way_in_of_each_app(database: Database, clock: SetClock) -> None:
    await list_people(database)
    made = Room(database, clock, invitations=lambda code: (("App", f"see {code}"),))
    invite = await made.ask(ANA, "invite", "Eve")
    code = invite.lines[1].removeprefix("App: see ")
    assert len(code) > 20 and (await made.ask(EVE, "join", code)).head == say("start-head")


async def test_a_missing_argument_is_asked_for_by_buttons(room: Room) -> None:
    room.session.held = [position(10, "ETHUSDT"), position(2, "BTCUSDT")]
    assert (await room.ask(ANA, "position")).head == say("position-title")  # still one, as last looked at
    await room.fill(label="second")
    asked = await room.ask(ANA, "position")
    assert data(asked) == ["c/position/BTCUSDT", "c/position/ETHUSDT"]
    chosen = (await room.desk.press(ANA, data(asked)[0])).message
    assert chosen is not None and chosen.lines[0].startswith("BTCUSDT short 2")


async def test_suggestions_are_the_persons_own(room: Room) -> None:
    own = (Choice("ETHUSDT", "ETHUSDT"),)
    assert await room.desk.suggest(ANA, "position", "symbol", "eth") == own
    assert await room.desk.suggest(ANA, "position", "symbol", "xyz") == ()
    assert await room.desk.suggest(BEN, "position", "symbol", "") == ()
    assert await room.desk.suggest(EVE, "position", "symbol", "") == ()
    assert await room.desk.suggest(asker("ana", private=False), "position", "symbol", "") == ()
    assert await room.desk.suggest(ANA, "nothing", "symbol", "") == ()
    assert await room.desk.suggest(ANA, "connect", "exchange", "some") == (Choice("somewhere", "somewhere"),)


async def test_a_command_that_was_nearly_right_is_offered(room: Room) -> None:
    near = await room.ask(ANA, "postions")
    assert near.head == say("unknown-near", name="postions", near="positions")
    assert data(near) == ["c/positions/"]


async def test_the_hosts_of_an_app_are_known(room: Room) -> None:
    assert await room.desk.hosts(ANA.channel) == ("ana",)
    await list_people(room.database, ("Ben", Role.HOST, {"console": "ben"}))
    assert await room.desk.hosts(ANA.channel) == ("ben",)
