"""The public warning for a market that somebody holds rises, and falls again."""

import pytest

from bot.model.signal import Danger
from bot.venues.discovery import venues
from tests.stories.town import Town

JUDGING = [name for name, venue in venues().items() if venue.public and venue.features.warnings]


@pytest.mark.parametrize("town", JUDGING, indirect=True)
async def test_the_exchange_warns_of_a_market(town: Town) -> None:
    town.warns(Danger.CALM)
    await town.wait(60)
    _, account = await town.names()
    symbol = (await town.baseline()).positions[0].key.symbol
    assert town.heard() == [f"First look at {account}: 1 position"]

    town.warns(Danger.HIGH, drawdown="-0.41")
    await town.wait(360, tick=2)
    assert town.heard() == [f"ADL danger high in {symbol} · {account}"]

    town.warns(Danger.CALM)
    await town.wait(600, tick=2)
    assert town.heard() == [f"ADL danger in {symbol} down to calm · {account}"]
