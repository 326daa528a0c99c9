"""ADL takes from one person: who else is in that market is warned, and hears when it is calm again."""

import pytest

from bot.venues.discovery import venues
from tests.stories.town import WITH_GAUGE, Town

SOME = [WITH_GAUGE[0], *(name for name, venue in venues().items() if not venue.features.warnings)]
"""One that warns by itself, and those that tell nothing."""


@pytest.mark.parametrize("town", SOME, indirect=True)
async def test_adl_at_one_account_warns_the_others(town: Town) -> None:
    await town.joins("far", "1", town.venue, owner="Ben")
    await town.wait(60)
    position, account = await town.names()
    symbol, theirs = position.split()[0], f"far ({town.venue.title})"
    assert town.heard() == [f"First look at {account}: 1 position"]
    assert town.heard("Ben") == [f"First look at {theirs}: 1 position"]

    town.holds("4")
    town.fills("1", before="5")
    await town.wait(20)
    assert town.heard() == [f"ADL took 20 % of your {position} · {account}"]
    assert town.heard("Ben") == [f"ADL warning in {symbol} · {theirs}"]
    why = next(s.message.lines[0] for s in reversed(town.chats[0].said) if s.address == "ben")
    assert why == "Why: 1 ADL fill at accounts watched here within minutes."

    for left in (3, 2):
        town.holds(str(left))
        town.fills("1", before=str(left + 1))
        await town.wait(60)
    assert town.heard("Ben") == [f"Cascade in {symbol} · {theirs}"]
    assert all("ADL took" in head for head in town.heard()), "who was hit knows"

    await town.wait(7200, tick=30)
    over, calm = town.heard("Ben")
    assert over == f"(edited) Cascade in {symbol} is over, not yet calm · {theirs}"
    assert calm.startswith(f"{symbol} is calm again after ") and calm.endswith(theirs)
    assert not [head for head in town.heard() if "calm" in head], "no end without a beginning"
