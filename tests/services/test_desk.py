"""The desk: every command of the table, for everybody who may type it and those who may not."""

from collections.abc import AsyncIterator

import pytest

from bot.chat.contract import Asker, Form
from bot.chat.message import Message
from bot.desk.front import FrontDesk
from bot.detect.tuning import Tuning
from bot.errors import BrokenPromise
from bot.model.baseline import Baseline
from bot.model.event import WentBlind
from bot.model.ids import ChannelName
from bot.model.part import ProgramState
from bot.model.proof import Proof, Right, Verdict
from bot.policy.plan import plan
from bot.services import accounts
from bot.store import alerts
from bot.store.database import Database
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from bot.words import say
from tests.builders import at, position
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, house, list_people, open_account, person
from tests.fakes.venue import EVERYTHING, FIELDS, ScriptedSession

CONSOLE = ChannelName("console")
KEYS = "name=ana-2 secret=" + "t" * 20


def asker(user: str, private: bool = True) -> Asker:
    return Asker(CONSOLE, user, user if private else "a group", user.title(), private)


FORMS = Asker(CONSOLE, "ben", "ben", "Ben", True, forms=True)
ANA, BEN, EVE = asker("ana"), asker("ben"), asker("eve")


class Room:
    """The desk, with Ana (host) who holds an account with one position, Ben, and the stranger Eve."""

    def __init__(self, database: Database, clock: SetClock, **more: object) -> None:
        self.database = database
        self.clock = clock
        self.session = ScriptedSession(held=[position(10, level=3)])
        self.house = house(database, clock, self.session, **{"program": lambda: NO_PROGRAM} | more)
        self.desk = FrontDesk(self.house)

    async def fill(self, label: str = "main") -> None:
        """Look at Ana's account once, and let it go blind, which hangs up a checklist."""
        account = await open_account(self.database, self.clock, label=label)
        watcher = Watcher(self.database, self.clock, Tuning(), TEMPLATES, 60, lambda: None)
        await watcher.look(Watched(account, self.session, Baseline()))
        ana = await person(self.database, "Ana")
        async with self.database.write() as db:
            tellings = plan((WentBlind(at(60), at(), "no answer"),), account, (ana,))
            await alerts.tell(db, tellings, TEMPLATES, at(60))

    async def ask(self, who: Asker, name: str, text: str = "", erased: bool | None = None) -> Message:
        return await self.desk.command(who, name, text, erased=erased)

    async def labels(self, name: str) -> list[str]:
        owner = await person(self.database, name)
        return [s.account.label for s in await accounts.listing(self.house, owner)]


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    await list_people(database)
    made = Room(database, clock)
    await made.fill()
    yield made


DRILL_COMES = "DRILL · nothing happened · A made-up ADL is on its way to all your addresses"
NO_PROGRAM = ProgramState("0.1.0", at())
STATUS = say("status-head", version="0.1.0", duration="0 s", state=say("status-well"))
ANSWERS = {
    "start": (say("start-head"), say("start-head")),
    "join": (say("start-head"), say("start-head")),
    "help": (say("help-head"), say("help-head")),
    "connect": (say("connect-head"), say("connect-head")),
    "accounts": (say("accounts-head"), say("accounts-none")),
    "positions": (say("positions-title"), say("positions-none")),
    "position": ("Place in the ADL queue", say("positions-none-held")),
    "whatif": ("What would halve the score", say("positions-none-held")),
    "learn": (say("learn-adl"), say("learn-adl")),
    "rename": (say("rename-title", label="main (Somewhere)"), say("accounts-none")),
    "pause": (say("paused-head", account="main (Somewhere)"), say("accounts-none")),
    "resume": (say("resume-none"), say("resume-none")),
    "forget": (
        say("which-head", name="forget", what=say("argument-account")),
        say("erase-head", what=say("erase-everything")),
    ),
    "market": (say("market-head", symbol="ETHUSDT"), say("market-none")),
    "risk": ("Your risk: 25,000 USD on 1 exchange", say("positions-none")),
    "hedges": (say("hedges-none"), say("hedges-none")),
    "alerts": (say("alerts-head"), say("alerts-none")),
    "ack": (say("ack-none"), say("ack-none")),
    "alert": (say("alert-usage"), say("alert-usage")),
    "checklist": (say("blind-head", account="main (Somewhere)", since="12:00:00 UTC"), say("checklist-none")),
    "incidents": (say("export-nothing"), say("export-nothing")),
    "export": (say("export-nothing"), say("export-nothing")),
    "silence": (say("silences-head", count=0), say("silences-head", count=0)),
    "quiet": (
        say("quiet-none", clock="12:00", zone="UTC"),
        say("quiet-none", clock="12:00", zone="UTC"),
    ),
    "language": (say("language-which"), say("language-which")),
    "timezone": (
        say("quiet-none", clock="12:00", zone="UTC"),
        say("quiet-none", clock="12:00", zone="UTC"),
    ),
    "share": (say("shares-head", count=0), say("shares-head", count=0)),
    "unshare": (say("share-usage"), say("share-usage")),
    "digest": (say("digest-none"), say("digest-none")),
    "drill": (DRILL_COMES, DRILL_COMES),
    "status": (STATUS, STATUS),
    "test": (say("test-head"), say("test-head")),
    "people": ("2 people", say("host-only")),
    "host": (say("house-head"), say("host-only")),
    "invite": (say("invite-head", name="Cleo"), say("host-only")),
}
"""Command -> the head of the answer for the host with an account, and for a member without one."""


def test_every_command_of_the_table_is_tried(database: Database, clock: SetClock) -> None:
    commands = FrontDesk(house(database, clock, ScriptedSession())).commands
    assert {command.name for command in commands} == ANSWERS.keys()
    assert [command.name for command in commands if command.secret] == ["connect"]


@pytest.mark.parametrize("name", ANSWERS)
async def test_a_command_is_answered_by_who_asks(room: Room, name: str) -> None:
    text = "Cleo" if name == "invite" else ""
    host, member = ANSWERS[name]
    assert (await room.ask(ANA, name, text)).head == host
    assert (await room.ask(BEN, name, text)).head == member
    stranger = await room.ask(EVE, name)
    assert stranger.head == say("stranger-head") and "eve" in stranger.lines[0]
    group = await room.ask(asker("ana", private=False), name, text)
    in_groups = {"start": host, "join": host, "help": host, "share": say("share-usage")}
    assert group.head == in_groups.get(name, say("share-usage" if name == "unshare" else "group-head"))
    assert (await room.ask(asker("eve", private=False), name)).head == say("stranger-head")


async def test_a_command_that_takes_nothing_says_so(room: Room) -> None:
    alone = [command.name for command in room.desk.commands if not command.arguments]
    assert {"accounts", "risk", "hedges", "test", "status", "people", "host", "incidents"} <= set(alone)
    for name in alone:
        room.clock.advance(60)
        answer = await room.ask(ANA, name, "nope")
        assert answer.head == say("takes-nothing", name=name)
        assert [b.data for row in answer.buttons for b in row] == [f"c/{name}/"]


@pytest.mark.parametrize(
    ("name", "usage"),
    [
        ("alerts", "alerts-usage"),
        ("checklist", "checklist-usage"),
        ("drill", "drill-usage"),
        ("ack", "ack-how"),
        ("export", "export-usage"),
    ],
)
async def test_a_word_that_a_command_does_not_know_is_answered_with_those_it_knows(
    room: Room, name: str, usage: str
) -> None:
    assert (await room.ask(ANA, name, "nope")).head == say(usage)


async def test_a_page_that_there_is_not_is_answered_with_those_there_are(room: Room) -> None:
    answer = await room.ask(ANA, "learn", "nope")
    assert answer.head == say("learn-which", known="adl, fund, who, liquidation, avoid, somewhere")
    assert (await room.ask(ANA, "learn", "FUND")).head == say("learn-fund")


async def test_positions_and_accounts_show_their_age(room: Room) -> None:
    room.clock.advance(300)
    shown = await room.ask(ANA, "positions")
    assert "read 5 min ago" in shown.lines[0] and "ADL 3 of 4" in shown.lines[1]
    assert (await room.ask(ANA, "accounts")).facts == (("main (Somewhere)", "read 5 min ago"),)


async def test_an_unknown_command_is_said(room: Room) -> None:
    assert (await room.ask(ANA, "sell")).head == say("unknown-head", name="sell")
    assert (await room.ask(EVE, "sell")).head == say("stranger-head")


async def test_an_account_is_connected_in_one_message(room: Room) -> None:
    answer = await room.ask(ANA, "connect", f"somewhere my second {KEYS}", erased=True)
    assert answer.head == say("connect-done", account="my second (Somewhere)")
    assert answer.lines[-1] == say("connect-erased")
    assert await room.labels("Ana") == ["main", "my second"]


async def test_an_account_is_connected_with_one_field_per_line(room: Room) -> None:
    text = "somewhere second\n" + KEYS.replace(" ", "\n")
    assert (await room.ask(ANA, "connect", text)).head == say("connect-done", account="second (Somewhere)")


async def test_a_label_of_two_words_accepts_a_key_too(room: Room) -> None:
    room.session.proof = Proof(Verdict.CANNOT_TELL, reads=(EVERYTHING,))
    answer = await room.ask(ANA, "connect", f"somewhere my second {KEYS} accept=my second")
    assert answer.head == say("connect-done", account="my second (Somewhere)")


async def test_a_stranger_connects_nothing_and_is_told_of_the_key(room: Room) -> None:
    answer = await room.ask(EVE, "connect", f"somewhere main {KEYS}", erased=False)
    assert answer.head == say("stranger-head")
    assert answer.lines[-1] == say("connect-not-erased")
    form = await room.desk.submit(EVE, "connect", "somewhere", {"label": "main", **FIELDS})
    assert form.head == say("stranger-head")


async def test_a_group_connects_nothing(room: Room) -> None:
    answer = await room.ask(asker("ben", private=False), "connect", f"somewhere main {KEYS}", erased=True)
    assert (answer.head, answer.lines[-1]) == (say("group-head"), say("connect-erased"))
    assert await room.labels("Ben") == []


async def test_a_key_that_can_trade_is_refused_with_what_to_do(room: Room) -> None:
    room.session.proof = Proof(
        Verdict.TOO_POWERFUL, frozenset({Right.TRADE}), ("canTrade",), reads=(EVERYTHING,)
    )
    answer = await room.ask(BEN, "connect", f"somewhere main {KEYS}")
    assert "canTrade" in answer.head and "Untick it." in answer.head and "t" * 20 not in str(answer)
    assert await room.labels("Ben") == []


async def test_how_to_connect_names_the_fields(room: Room) -> None:
    answer = await room.ask(BEN, "connect", "SomeWhere")
    assert "Untick it." in answer.lines and "The name of the account" in answer.lines[-2]
    shown = await room.ask(FORMS, "connect", "SomeWhere")
    assert [name for name, _ in shown.facts] == ["name", "secret"]
    assert shown.buttons[0][0].data == "f/connect/somewhere"
    assert (await room.ask(BEN, "connect", "nowhere")).head == say(
        "connect-venue-unknown", name="nowhere", known="somewhere"
    )


async def test_a_form_is_shown_and_answered(room: Room) -> None:
    form = await room.desk.form(BEN, "connect", "somewhere")
    assert isinstance(form, Form)
    assert [field.name for field in form.fields] == ["name", "secret", "label"]
    answer = await room.desk.submit(BEN, "connect", "somewhere", {"label": "main", **FIELDS})
    assert answer.head == say("connect-done", account="main (Somewhere)")
    refused = await room.desk.submit(BEN, "connect", "somewhere", {"label": "main", **FIELDS})
    assert refused.head == say("connect-label-taken", label="main")


async def test_no_form_for_a_stranger_or_an_unknown_exchange(room: Room) -> None:
    stranger = await room.desk.form(EVE, "connect", "somewhere")
    assert isinstance(stranger, Message) and stranger.head == say("stranger-head")
    unknown = await room.desk.form(BEN, "connect", "nowhere")
    assert isinstance(unknown, Message) and "nowhere" in unknown.head


async def test_an_invite_lets_one_stranger_in(room: Room) -> None:
    invite = await room.ask(ANA, "invite", "Eve")
    code = invite.lines[0].split("/start ")[1].split()[0]
    assert (await room.ask(EVE, "start", code)).head == say("start-head")
    assert (await room.ask(EVE, "accounts")).head == say("accounts-none")
    assert (await room.ask(asker("mallory"), "start", code)).head == say("invite-bad")
    assert (await room.ask(asker("mallory"), "accounts")).head == say("stranger-head")
    assert (await room.ask(EVE, "invite", "More")).head == say("host-only")


@pytest.mark.parametrize(
    ("name", "key"), [("", "invite-usage"), ("x" * 41, "invite-usage"), ("Ben", "invite-taken")]
)
async def test_an_invite_needs_a_free_name(room: Room, name: str, key: str) -> None:
    sentence = say(key, name=name) if key == "invite-taken" else say(key)
    assert (await room.ask(ANA, "invite", name)).head == sentence


async def test_a_button_ticks_a_step_and_replaces_the_message(room: Room) -> None:
    shown = await room.ask(ANA, "checklist")
    page = (await room.desk.press(ANA, shown.buttons[0][1].data)).message
    assert page is not None and page.lines[0] == "2. Do something"
    done = next(b for row in page.buttons for b in row if b.label == "Step done")
    pressed = await room.desk.press(ANA, done.data)
    assert pressed.toast == "Step 2 is done." and pressed.message is not None
    assert [step.tick.value for step in (await room.ask(ANA, "checklist")).steps] == ["open", "done"]
    assert (await room.desk.press(ANA, done.data)).toast == "Ana did that already, at 12:00:00 UTC."


async def test_a_step_is_skipped_for_a_reason_of_ones_own(room: Room) -> None:
    shown = await room.ask(ANA, "checklist", "skip 1 closed for good")
    assert shown.steps[0].text.endswith("skipped by Ana, 12:00:00 UTC: closed for good")
    assert (await room.ask(ANA, "checklist", "skip 1")).head == say("skip-usage")
    assert (await room.ask(ANA, "checklist", "skip 9 no such step")).head == say("button-not-yours")


async def test_all_checklists_are_listed_with_a_button_each(room: Room) -> None:
    shown = await room.ask(ANA, "checklist", "list")
    assert shown.lines[0].endswith("2 steps left")
    opened = await room.desk.press(ANA, shown.buttons[0][0].data)
    assert opened.message == await room.ask(ANA, "checklist")


async def test_a_step_is_handed_to_somebody_who_then_sees_the_list(room: Room) -> None:
    shown = await room.ask(ANA, "checklist")
    page = (await room.desk.press(ANA, shown.buttons[0][0].data)).message
    assert page is not None
    hand = next(b for row in page.buttons for b in row if b.label == "Hand to…")
    people = (await room.desk.press(ANA, hand.data)).message
    assert people is not None and people.buttons[0][0].label == "Ben"
    assert (await room.desk.press(ANA, people.buttons[0][0].data)).toast == "Ben is told."
    mine = (await room.desk.press(BEN, shown.buttons[0][0].data)).message
    assert mine is not None and mine.head == "Ana hands you a step: Look at it"
    done = next(b for row in mine.buttons for b in row if b.label == "Step done")
    assert (await room.desk.press(BEN, done.data)).toast == "Step 1 is done."
    assert (await room.ask(ANA, "checklist")).steps[0].text.endswith("Ben, 12:00:00 UTC")


@pytest.mark.parametrize(
    "data",
    [
        *("", "t", "t:1", "t:1:2:3:4", "q:1:0", "t:1:-1:1", "t:1:99:1", "t:999:0:1", "t::", "t:١:0:1"),
        *("l:1:0:7:1", "l:1:9:1:1", "x:1:0:9", "x:1:9:0", "z:1:9:60", "z:9:0:60", "o:1:0:99", "v:1:99:0:0"),
        *("t:99999999999999999999:0:1", "t:1:99999999999999999999:1", "t:1:0" + "0" * 70, "r:999", "a:999:0"),
    ],
)
async def test_a_forged_button_changes_nothing(room: Room, data: str) -> None:
    before = await room.ask(ANA, "checklist")
    pressed = await room.desk.press(ANA, data)
    assert pressed.message is None and pressed.toast in (say("button-old"), say("button-not-yours"))
    assert await room.ask(ANA, "checklist") == before


async def test_another_persons_button_changes_nothing(room: Room) -> None:
    shown = await room.ask(ANA, "checklist")
    data = shown.buttons[0][0].data
    assert (await room.desk.press(BEN, data)).toast == say("button-not-yours")
    assert (await room.desk.press(EVE, data)).toast == say("stranger-head")
    assert await room.ask(ANA, "checklist") == shown


async def test_a_fault_of_our_own_is_said_without_its_text(room: Room) -> None:
    room.session.trouble = BrokenPromise("a secret detail")
    answer = await room.ask(BEN, "connect", f"somewhere main {KEYS}", erased=True)
    assert answer.head == say("failed-head") and "detail" not in str(answer)
    assert answer.lines == (say("connect-erased"),)
