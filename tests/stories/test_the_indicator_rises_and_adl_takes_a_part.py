"""Calm; the indicator rises; ADL takes a part, and more; the checklist is ticked in one app and seen in both.

Each story names all that is heard, in order: one message more, or one less, and it fails.
"""

import pytest

from bot.chat import figures
from bot.chat.message import Tick
from tests.stories.hands import press
from tests.stories.town import OWNER, WITH_GAUGE, Town


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_the_indicator_rises_and_adl_takes_a_part(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]

    town.holds("5", queue="0.79")
    await town.wait(60)
    gauge = figures.gauge((await town.baseline()).positions[0].gauge)
    assert town.heard() == [f"ADL indicator up to {gauge}: {position} · {account}"]

    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    assert town.heard() == [f"ADL took 40 % of your {position} · {account}"]
    told = town.chats[0].said[-1].message
    facts = dict(told.facts)
    assert (facts["Fills"], facts["Left"].endswith("(as expected)"), len(told.steps) > 0) == ("1", True, True)

    town.clock.advance(60)
    town.holds("2")
    town.fills("1", before="3")
    await town.wait(20)
    assert town.heard() == [f"(edited) ADL took 60 % of your {position} · {account}"]

    pressed = await town.press(app=0, button=4)
    assert pressed.message is not None and pressed.message.lines[0].startswith("5. Rebuild")
    await press(town, pressed.message, "Step done")
    await town.wait()
    assert town.heard()[0] == f"(edited) ADL took 60 % of your {position} · {account}"
    assert town.chats[0].said.pop().head.startswith("Checklist done: 5 steps, ")
    assert town.chats[1].said.pop().head.endswith(f"after it happened · {account}")
    town.told[OWNER] -= 1
    page, front = (chat.said[-1].message for chat in town.chats)
    assert page.lines[1].startswith("Ana, ") and front.steps[4].text.split(" · ")[1].startswith("Ana, ")
    assert [front.steps[0].tick, front.steps[4].tick] == [Tick.DONE, Tick.DONE]

    await town.wait(900, tick=30)
    adl = f"ADL took 60 % of your {position} · {account}"
    high = f"ADL indicator up to {gauge}: {position} · {account}"
    drawn = f"How it went: {position} · {account}"
    assert town.heard() == [f"(edited) {adl}", drawn, high, adl], "summed up when it is over; reminders"
