"""The public warning for a market that somebody holds rises, and falls again: its regime is told."""

import pytest

from bot.chat.message import Message
from bot.model.signal import Danger
from bot.venues.discovery import venues
from tests.stories.town import Town

JUDGING = [name for name, venue in venues().items() if venue.public and venue.features.warnings]
TOWN = pytest.mark.parametrize("town", JUDGING, indirect=True)


async def opened(town: Town) -> tuple[str, str]:
    """The town after its first look, when hints may come: what messages call the market and the account."""
    town.warns(Danger.CALM)
    await town.wait(60)
    _, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    await town.wait(600, tick=20)
    assert town.heard() == []
    return (await town.baseline()).positions[0].key.symbol, account


def message(town: Town, head: str) -> Message:
    """The newest message that begins so."""
    return next(s.message for s in reversed(town.chats[0].said) if s.head.startswith(head))


def warned(symbol: str, account: str) -> list[str]:
    """A short of 12x stands in a market in danger."""
    hint = f"Hint: {symbol} short at 12× in a market in danger · {account}"
    return [f"ADL warning in {symbol} · {account}", hint]


@TOWN
async def test_the_exchange_warns_of_a_market(town: Town) -> None:
    symbol, account = await opened(town)

    town.warns(Danger.HIGH, drawdown="-0.41")
    await town.wait(360, tick=5)
    assert town.heard() == warned(symbol, account)
    told = message(town, "ADL warning")
    assert "ADL is near by the exchange's own measure" in told.lines[0] and not told.silent
    assert dict(told.facts)["Source"] and message(town, "Hint").silent

    town.warns(Danger.CALM)
    await town.wait(1200, tick=5)
    (calm,) = town.heard()
    assert calm.startswith(f"{symbol} is calm again after ") and calm.endswith(f" min · {account}")
    assert message(town, symbol).silent


async def test_a_mark_that_flaps_is_one_warning(town: Town) -> None:
    """It flaps faster than a warning ends, for an hour; and the bot is started again in the middle."""
    symbol, account = await opened(town)
    told = []
    for n in range(12):
        town.warns(Danger.CALM if n % 2 else Danger.HIGH)
        await town.wait(310, tick=31)
        told += town.heard()
        if n == 5:
            await town.stop()
            await town.start()
    assert told == warned(symbol, account)
    town.warns(Danger.CALM)
    await town.wait(1200, tick=20)
    assert [head.partition(" after")[0] for head in town.heard()] == [f"{symbol} is calm again"]


async def test_an_indicator_that_rises_names_the_state_of_its_market(town: Town) -> None:
    """A place in the queue alone says nothing: the message joins it with the market."""
    symbol, account = await opened(town)
    town.warns(Danger.HIGH)
    await town.wait(360)
    assert town.heard() == warned(symbol, account)
    town.holds("5", queue="0.79")
    await town.wait(60)
    (head,) = town.heard()
    assert head.startswith("ADL indicator up to ")
    assert dict(message(town, "ADL indicator").facts)["Market"].startswith("warning – ")
