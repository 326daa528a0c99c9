"""The bot is stopped for three hours; ADL runs meanwhile. The next start tells what was missed, once."""

import pytest

from tests.stories.town import Town

pytestmark = pytest.mark.on_both
HOUR = 3600.0


async def test_the_bot_is_down_while_adl_runs(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]

    await town.stop()
    town.clock.advance(HOUR)
    for taken, before in (("1", "5"), ("1", "4"), ("2", "3")):
        town.clock.advance(30)
        town.fills(taken, before)
    town.holds("1")
    town.clock.advance(2 * HOUR)

    await town.start()
    await town.wait(120)
    assert town.heard() == [
        "I was not running for 3 h 1 min",
        f"ADL took 80 % of your {position} · {account}",
        f"(edited) ADL took 80 % of your {position} · {account}",
    ], "the market was judged, and the rebuild of its list is open"
    told = town.chats[0].said[-1].message
    assert (dict(told.facts)["Fills"], told.lines[0]) == ("3", "Seen 2 h 0 min after it happened.")

    await town.stop()
    await town.start()
    await town.wait(600, tick=30)
    adl, drawn = f"ADL took 80 % of your {position} · {account}", f"How it went: {position} · {account}"
    assert town.heard() == [f"(edited) {adl}", drawn]
    assert town.chats[0].said[-2].message.lines[1].startswith("Over: 3 fills within 60 s;")
