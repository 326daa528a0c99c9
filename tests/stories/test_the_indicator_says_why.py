"""The indicator rises: the message says why, and what would halve the score, in the numbers of the account.

A short of 5 BTC, sold at 88,000 and marked at 79,400: 397,000 USD worth, 43,000 of them profit, 50,000 USD
behind it. Worked out by hand from each exchange's page.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.chat import figures
from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.model.ids import ChannelName, VenueName
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.stories.town import OWNER, WITH_GAUGE, Town

MULTIPLIED = "Why: profit 9.77 % × effective leverage 7.94 = 0.776 (estimate)"
"""43,000 of 440,000, and 397,000 over 50,000."""
HALVED = {
    "bybit": "close 2.5, or add 50,000 USDT of margin, or bring the effective leverage down to 3.97, "
    "or take 22,700 USDT of profit and open again",
    "okx": "close 250 contracts, or add 50,000 USD of margin, or bring the effective leverage down to 3.97, "
    "or take 22,700 USD of profit and open again",
    # 43,000 over 7,000 in the wallet, times 1,985 over 50,000. With 5,592 more, (7,000 + a) (50,000 + a) is
    # twice what it was; closing 0.503 realises 4,326, and takes as large a part of the 1,985 along.
    "binance": "close 0.503, or add 5,600 USDT of margin, or bring the effective leverage down to 7.14, "
    "or take 5,290 USDT of profit and open again",
}
WHY = {"bybit": MULTIPLIED, "okx": MULTIPLIED, "binance": "Why: PnL 614 % × margin ratio 3.97 % = 0.244"}
NAMED = {"bybit": "BTCUSDT", "okx": "BTC-USDT-SWAP", "binance": "btcusdt"}


async def ask(town: Town, command: str, text: str = "") -> Message:
    """What the person's question is answered with, the same in both apps."""
    answers = [
        await town.app.desk.command(Asker(ChannelName(chat.name), "ana", "ana", OWNER, True), command, text)
        for chat in town.chats
    ]
    assert answers[0] == answers[1]
    return answers[0]


async def risen(town: Town, queue: str) -> Message:
    """The position moves up in the queue; the message that tells it."""
    position, account = await town.names()
    town.holds("5", queue=queue)
    await town.wait(20)
    gauge = figures.gauge((await town.baseline()).positions[0].gauge)
    (head,) = town.heard()
    assert head.endswith(f"{position} · {account}") and gauge in head
    return town.chats[0].said[-1].message


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_the_message_says_why_and_what_would_halve_it(town: Town) -> None:
    await town.wait(60)
    town.heard()
    told = await risen(town, "0.79")
    name = str(town.venue.name)
    assert told.lines == (WHY[name], f"Half of it: {HALVED[name]}.")

    answer = await ask(town, "position", NAMED[name])
    assert WHY[name] in answer.lines
    ways = (await ask(town, "whatif", NAMED[name])).lines
    half = {"bybit": "0.388", "okx": "0.388", "binance": "0.122"}[name]
    assert [line for line in ways if line.startswith("•")] == [
        f"• {way}: then {half}" for way in HALVED[name].split(", or ")
    ]
    assert (await ask(town, "whatif", "DOGE")).head.startswith("Which position?")
    assert town.heard() == []


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_a_margin_that_cannot_be_read_any_more_costs_nothing_but_its_age(town: Town) -> None:
    await town.wait(60)
    town.heard()
    town.shows(unreadable=frozenset({"margin"}))
    funds = (await town.baseline()).funds
    assert funds is not None and funds.pots, "known from the first look"
    told = await risen(town, "0.79")
    assert told.lines[0] == WHY[str(town.venue.name)], "by what was read before"
    assert town.heard() == [], "and nobody is told of it: the account is read"


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_score_and_indicator_are_compared_over_time(town: Town) -> None:
    """Less and less stands behind it, and it moves up each time: three readings, three comparisons."""
    await town.wait(60)
    town.heard()
    for equity, queue in (("40000", "0.79"), ("30000", "0.99")):
        town.shows(equity=Decimal(equity))
        await risen(town, queue)
    lines = (await ask(town, "position", NAMED[str(town.venue.name)])).lines
    (agreed,) = [line for line in lines if "agreed" in line]
    assert agreed == "Score and indicator agreed in 3 of 3 comparisons in this market."


BOUNDED = {
    "bybit": "Why: profit 9.77 % × effective leverage 12 = 1.17 at most (equity not readable)",
    "okx": "Why: profit 9.77 % × effective leverage 12 = 1.17 at most (equity not readable)",
    "binance": "Why: PnL 130 % × margin ratio 100 % = 1.3 at most "
    "(wallet balance, maintenance margin not readable)",
}
"""By the leverage that is set, 12: nobody has more on less than that margin."""


@pytest.mark.parametrize("venue", [venues()[VenueName(name)] for name in WITH_GAUGE], ids=WITH_GAUGE)
async def test_a_key_that_cannot_read_margin_gets_a_bound_and_no_made_up_advice(
    tmp_path: Path, venue: Venue
) -> None:
    town = Town(tmp_path, venue)
    town.shows(unreadable=frozenset({"margin", "spot balances"}))
    await town.open()
    await town.wait(60)
    town.heard()
    told = await risen(town, "0.79")
    assert told.lines == (
        BOUNDED[str(venue.name)],
        "What lowers it: less size, some profit taken, less leverage.",
    )
    answer = await ask(town, "whatif", NAMED[str(venue.name)])
    assert "What would halve it cannot be said: the margin behind it was not read." in answer.lines
    await town.close()
