"""Short at one exchange, long at another: ADL takes from the short, and its owner sells of the long.

The message says what is naked and what closes it, and is edited as it is mended. Somebody else's legs in the
same coin, at the same exchange, never appear.
"""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.model.ids import ChannelName
from bot.venues.discovery import venues
from tests.stories.town import APPS, WITH_GAUGE, Town

HERE, THERE = (venues()[name] for name in (WITH_GAUGE[0], "okx"))
MAIN, ALPHA = f"main ({HERE.title})", f"alpha ({THERE.title})"


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Town]:
    """Ana is short 5 on main and long 5 on alpha; Ben is long 3 at the same exchange as alpha."""
    town = Town(tmp_path, HERE, THERE)
    await town.open()
    yield town
    await town.close()


async def settled(town: Town) -> str:
    """All has been seen once; the key of alpha."""
    key = await town.joins("alpha", "5", THERE)
    await town.joins("other", "3", THERE, owner="Ben")
    await town.wait(60)
    assert sorted(town.heard()) == [f"First look at {a}: 1 position" for a in (ALPHA, MAIN)]
    assert town.heard("Ben") == [f"First look at other ({THERE.title}): 1 position"]
    return key


def newest(town: Town) -> Message:
    said = [said for said in town.chats[0].said if said.address == "ana"]
    return said[-1].message


def hedge_lines(message: Message) -> list[str]:
    return [line for line in message.lines if "edge" in line or line.startswith(("Naked", "Closes"))]


async def ask(town: Town, name: str, who: str = "ana") -> Message:
    return await town.app.desk.command(Asker(ChannelName(APPS[0]), who, who, who.title(), True), name, "")


async def test_a_hedge_loses_one_leg(pair: Town) -> None:
    town, alpha = pair, await settled(pair)
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    position, _ = await town.names()
    head = f"ADL took 40 % of your {position} · {MAIN}"
    assert town.heard() == [head]
    first, second = hedge_lines(newest(town))
    assert first == (
        "Hedge BTC: 60 % hedged, net 2 BTC (158,800 USD), before 0. "
        f"Naked: {ALPHA} BTC-USDT-SWAP long, 2 BTC."
    )
    assert second.startswith(
        f"Closes it: sell 200 contracts of BTC-USDT-SWAP on {ALPHA}, or put the leg back: "
        f"sell 2 of BTCUSDT on {MAIN} "
    )

    town.trades(alpha, "4")
    await town.wait(40)
    assert town.heard() == [f"(edited) {head}"]
    assert hedge_lines(newest(town))[0].startswith(
        "Hedge BTC: 75 % hedged, net 1 BTC (79,400 USD), before 0."
    )

    town.trades(alpha, "3")
    await town.wait(40)
    assert town.heard() == [f"(edited) {head}"]
    assert hedge_lines(newest(town)) == ["Hedge BTC: balanced again, net 0 BTC (0 USD)."]
    assert town.heard("Ben") == []


async def test_a_hedge_that_lost_a_whole_leg_is_still_listed_until_it_is_mended(pair: Town) -> None:
    town, alpha = pair, await settled(pair)
    town.holds("0")
    town.fills("5", before="5")
    await town.wait(20)
    listed = await ask(town, "hedges")
    assert listed.lines == (
        "BTC: 0 % hedged, net 5 BTC (397,000 USD) · taken for a hedge",
        f"• {ALPHA} BTC-USDT-SWAP long: 500 contracts (5 BTC)",
    )
    none = (await ask(town, "hedges", "ben")).head
    town.trades(alpha, "0")
    await town.wait(60)
    assert (await ask(town, "hedges")).head == none


async def test_a_hedge_drifts_by_its_owners_own_orders(pair: Town) -> None:
    town, alpha = pair, await settled(pair)
    town.trades(alpha, "4")
    await town.wait(120)
    assert town.heard() == [], "legs are seldom traded in one moment"
    await town.wait(120)
    told = "Hedge BTC is out of balance: 80 % hedged, net -1 BTC (79,400 USD)"
    assert town.heard() == [told] and newest(town).silent

    town.trades(alpha, "3")
    await town.wait(40)
    again = "Hedge BTC is out of balance: 60 % hedged, net -2 BTC (158,800 USD)"
    assert town.heard() == [f"(edited) {again}"]

    await town.stop()
    await town.start()
    await town.wait(600, tick=30)
    assert town.heard() == [], "it is told already"
    town.trades(alpha, "5")
    await town.wait(40)
    assert town.heard() == ["(edited) Hedge BTC is balanced again: net 0 BTC (0 USD)"]
    assert town.heard("Ben") == []


async def test_its_owner_says_what_is_no_hedge(pair: Town) -> None:
    town = pair
    await settled(town)
    shown = await ask(town, "hedges")
    assert shown.lines[0] == "BTC: 100 % hedged, net 0 BTC (0 USD) · taken for a hedge"
    assert shown.lines[1:] == (
        f"• {MAIN} BTCUSDT short: 5 (5 BTC)",
        f"• {ALPHA} BTC-USDT-SWAP long: 500 contracts (5 BTC)",
    )
    assert (await ask(town, "hedges", "ben")).buttons == ()
    ana = Asker(ChannelName(APPS[0]), "ana", "ana", "Ana", True)
    yes, no = (button.data for button in shown.buttons[0])
    pressed = await town.app.desk.press(ana, no)
    assert pressed.message is not None and pressed.message.lines[0].endswith("not a hedge, as you said")
    await town.wait()

    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    assert len(town.heard()) == 1 and hedge_lines(newest(town)) == [
        "If this was one leg of a hedge, the other leg is open now."
    ]
    await town.app.desk.press(ana, yes)
    assert (await ask(town, "hedges")).lines[0].endswith("a hedge, as you said")


async def test_an_account_that_cannot_be_read_is_not_taken_for_flat(pair: Town) -> None:
    """The key of the other leg is refused: its leg stands as it was last read, and the message says so."""
    town, alpha = pair, await settled(pair)
    del town.market.accounts[alpha]
    await town.wait(40)
    assert town.heard() == [f"The key of {ALPHA} was refused"]
    await town.stop()
    await town.start()
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    assert [line for line in town.heard() if "ADL" in line] != []
    lines = [line for line in newest(town).lines if "edge BTC" in line or "is not read since" in line]
    assert lines[0].startswith("Hedge BTC: 60 % hedged, net 2 BTC") and lines[1].startswith(ALPHA)


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_spot_stands_against_a_short_where_the_key_can_read_it(town: Town) -> None:
    town.shows(coins=(("BTC", Decimal(5)),))
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    assert town.heard() == [f"ADL took 40 % of your {position} · {account}"]
    told, closes = hedge_lines(newest(town))
    assert told == (
        f"Hedge BTC: 60 % hedged, net 2 BTC (158,800 USD), before 0. Naked: {account} spot, 2 BTC."
    )
    assert closes.startswith(f"Closes it: sell 2 of BTC spot on {account}, or put the leg back: sell ")
    assert "margin free there: " in closes and "not readable" not in closes
    town.shows(coins=(("BTC", Decimal(3)),))
    await town.wait(90)
    assert town.heard() == [f"(edited) ADL took 40 % of your {position} · {account}"]
    assert hedge_lines(newest(town)) == ["Hedge BTC: balanced again, net 0 BTC (0 USD)."]
