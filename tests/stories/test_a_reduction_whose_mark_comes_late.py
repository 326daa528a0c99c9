"""A position is smaller and nothing says why. When the mark comes, the same message becomes the answer."""

from tests.stories.town import Town


async def test_a_reduction_whose_mark_comes_late(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]

    town.holds("3")
    await town.wait(30)
    assert town.heard() == [f"{position} shrank from 5 to 3, cause not known yet · {account}"]

    town.fills("2", before="5", ago=30)
    await town.wait(60)
    assert town.heard() == [f"(edited) ADL took 40 % of your {position} · {account}"]
    assert town.chats[0].said[-1].message.steps, "the list of steps comes with the answer"

    await town.wait(900, tick=30)
    adl = f"ADL took 40 % of your {position} · {account}"
    drawn = f"How it went: {position} · {account}"
    assert town.heard() == [f"(edited) {adl}", drawn, adl], "summed up when it is over; a reminder"
