"""/hedges: what stands against what, and what its owner says of it; nobody judges for somebody else."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from bot.chat import hedge_list
from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.desk.front import FrontDesk
from bot.model.baseline import Baseline
from bot.model.hedge import Pairing
from bot.model.ids import ChannelName
from bot.model.position import Position
from bot.services import hedges
from bot.store import baselines
from bot.store import hedges as store
from bot.store.database import Database
from bot.words import say
from tests.detect.legs import account, held, instrument
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

ANA, BEN, EVE = (
    Asker(ChannelName("console"), name, name, name.title(), True) for name in ("ana", "ben", "eve")
)
CONTRACTS = instrument("ETH-SWAP", contract="0.01")


class Room:
    """The desk; accounts are opened with what they hold."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database, self.clock = database, clock
        self.house = house(database, clock, ScriptedSession())
        self.desk = FrontDesk(self.house)

    async def opens(self, owner: str, label: str, *positions: Position) -> None:
        opened = await open_account(self.database, self.clock, owner, label)
        async with self.database.write() as db:
            baseline: Baseline = account(*positions)
            await baselines.save(db, opened.id, baseline)

    async def shown(self, who: Asker = ANA) -> Message:
        return await self.desk.command(who, "hedges", "")

    async def said(self, name: str = "Ana") -> dict[str, Pairing]:
        somebody = await person(self.database, name)
        async with self.database.read() as db:
            return {row.base: row.pairing for row in await store.said(db, somebody.id)}


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    await list_people(database)
    made = Room(database, clock)
    await made.opens("Ana", "main", held(-10))
    await made.opens("Ana", "alpha", held(720, CONTRACTS))
    yield made


def data(message: Message, button: int, row: int = 0) -> str:
    return message.buttons[row][button].data


async def test_the_legs_of_all_accounts_are_listed_by_coin(room: Room) -> None:
    shown = await room.shown()
    assert (shown.head, shown.lines) == (
        say("hedges-head"),
        (
            "ETH: 72 % hedged, net -2.8 ETH (7,000 USD) · taken for a hedge",
            "• main (Somewhere) ETHUSDT short: 10 (10 ETH)",
            "• alpha (Somewhere) ETH-SWAP long: 720 contracts (7.2 ETH)",
        ),
    )
    assert [button.label for button in shown.buttons[0]] == ["ETH is a hedge", "ETH is not"]


async def test_who_holds_nothing_both_ways_is_told_so(room: Room) -> None:
    await room.opens("Ben", "other", held(10))
    shown = await room.shown(BEN)
    assert (shown.head, shown.lines, shown.buttons) == (say("hedges-none"), (), ())


async def test_its_owner_says_what_it_is_and_may_say_otherwise_again(room: Room) -> None:
    shown = await room.shown()
    for button, pairing in ((1, Pairing.OVERRULED), (0, Pairing.CONFIRMED), (1, Pairing.OVERRULED)):
        pressed = await room.desk.press(ANA, data(shown, button))
        assert await room.said() == {"ETH": pairing}
        assert pressed.toast == hedge_list.judged("ETH", pairing is Pairing.CONFIRMED)
        assert pressed.message is not None and say(f"pairing-{pairing.value}") in pressed.message.lines[0]
        assert pressed.message == await room.shown()


async def test_a_button_pressed_many_times_at_once_is_one_answer(room: Room) -> None:
    shown = await room.shown()
    presses = [room.desk.press(ANA, data(shown, n % 2)) for n in range(9)]
    toasts = {pressed.toast for pressed in await asyncio.gather(*presses)}
    assert toasts == {hedge_list.judged("ETH", True), hedge_list.judged("ETH", False)}
    assert len(await room.said()) == 1


async def test_lists_made_at_once_make_one_row(room: Room) -> None:
    lists = await asyncio.gather(*(room.shown() for _ in range(5)))
    assert len({data(shown, 0) for shown in lists}) == 1


async def test_another_persons_hedge_is_nobodys_to_judge(room: Room) -> None:
    shown = await room.shown()
    assert (await room.desk.press(BEN, data(shown, 1))).toast == say("button-not-yours")
    assert (await room.desk.press(EVE, data(shown, 1))).toast == say("stranger-head")
    assert await room.said() == {"ETH": Pairing.SUGGESTED} and await room.said("Ben") == {}


@pytest.mark.parametrize("forged", ["h", "h:1", "h:999:1", "h:99999999999999999999:0", "h:x:1", "h:1:2:3"])
async def test_a_forged_button_changes_nothing(room: Room, forged: str) -> None:
    await room.shown()
    pressed = await room.desk.press(ANA, forged)
    assert pressed.message is None and pressed.toast in (say("button-old"), say("button-not-yours"))
    assert await room.said() == {"ETH": Pairing.SUGGESTED}


async def test_a_little_dust_is_listed_but_not_taken_for_a_hedge(room: Room) -> None:
    await room.opens("Ben", "one", held(10))
    await room.opens("Ben", "two", held(-5, CONTRACTS))
    shown = await room.shown(BEN)
    assert shown.lines[0].endswith(say("pairing-uneven"))
    pressed = await room.desk.press(BEN, data(shown, 0))
    assert pressed.message is not None and pressed.message.lines[0].endswith(say("pairing-confirmed"))


async def test_a_confirmed_hedge_that_lost_a_side_is_still_listed(room: Room) -> None:
    await room.desk.press(ANA, data(await room.shown(), 0))
    ana = await person(room.database, "Ana")
    async with room.database.write() as db:
        await db.exec_driver_sql("DELETE FROM accounts WHERE label = 'alpha'")
    (shown,) = await hedges.listing(room.house, ana)
    assert (shown.imbalance.hedged, shown.imbalance.after) == (Decimal(0), Decimal(-10))


async def test_many_hedges_are_all_within_reach_on_every_app(room: Room) -> None:
    for n in range(14):
        facts = instrument(f"C{n}", base=f"COIN{n:02}")
        await room.opens("Ben", f"long {n}", held(n + 1, facts))
        await room.opens("Ben", f"short {n}", held(-n - 2, facts))
    shown = await room.shown(BEN)
    said, judging = list(shown.lines), [b.data for row in shown.buttons[:-1] for b in row]
    while turn := next((b for b in shown.buttons[-1] if b.label == "›"), None):
        assert len(shown.buttons) <= 5 and all(len(row) <= 5 for row in shown.buttons)
        page = (await room.desk.press(BEN, turn.data)).message
        assert page is not None
        shown = page
        said, judging = [*said, *shown.lines], judging + [b.data for row in shown.buttons[:-1] for b in row]
    assert all(any(line.startswith(f"COIN{n:02}: ") for line in said) for n in range(14))
    assert len(set(judging)) == 28
