"""A stop and a limit order rest; ADL takes from the position. The message says what went and what is left."""

import pytest

from bot.chat import figures
from bot.model.order import Cancel
from tests.stories.town import WITH_GAUGE, Town


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_orders_go_with_the_position(town: Town) -> None:
    stop, limit = town.rests("95000"), town.rests(None, size="2")
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    assert {o.trigger is None for o in (await town.baseline()).orders} == {True, False}

    town.holds("3")
    town.fills("2", before="5")
    town.cancels(limit, Cancel.ADL)
    await town.wait(10)
    head = f"ADL took 40 % of your {position} · {account}"
    assert town.heard()[0] == head
    told = town.chats[0].said[-1].message
    assert dict(told.facts)["Orders"] == "1 went away, 1 left"
    (gone,) = [line for line in told.lines if line.startswith("Gone: ")]
    assert position.split()[0] in gone and "70,000" in gone
    incident = (await town.baseline()).incident
    assert incident is not None and incident.standing is not None
    assert [order.trigger for order in incident.standing] == [stop.trigger]

    town.cancels(stop, Cancel.POSITION_GONE)
    town.holds("0")
    town.fills("3", before="3")
    await town.wait(10)
    said = [
        head for head in town.heard() if not head.endswith(f"ADL took 40 % of your {position} · {account}")
    ]
    assert set(said) == {f"(edited) ADL closed your {position} · {account}"}
    facts = dict(town.chats[0].said[-1].message.facts)
    assert facts["Orders"] == "2 went away (1 of them stops), 0 left"
    assert figures.plain(stop.size) == "5"
    await town.wait(900, tick=30)
    adl = f"ADL closed your {position} · {account}"
    drawn = f"How it went: {position} · {account}"
    assert town.heard() == [f"(edited) {adl}", drawn, adl], "summed up when it is over; a reminder"
