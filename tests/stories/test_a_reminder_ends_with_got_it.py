"""Next in line, and nobody answers: said again until Got it, through a restart; the worse is heard."""

from tests.stories.hands import got_it
from tests.stories.town import Town


async def at_the_top(town: Town) -> str:
    """The account is next in line; how the message begins."""
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    town.holds("5", queue="1")
    await town.wait(20)
    (top,) = town.heard()
    assert top.startswith("Next in line for ADL") and position in top
    return top


async def test_a_reminder_ends_with_got_it(town: Town) -> None:
    top = await at_the_top(town)
    await town.wait(870, tick=30)
    assert town.heard() == []
    await town.wait(60, tick=10)
    assert town.heard() == [top], "a new message, since an edit makes no sound"
    assert town.chats[1].said[-1].message.lines[0] == "Reminder: nobody has pressed Got it yet."

    await town.stop()
    await town.start()
    await town.wait(900, tick=30)
    assert town.heard() == [top]
    assert town.chats[0].said[-1].message.lines[0].startswith("Reminder 2: ")

    assert await got_it(town, app=1) == "Noted. I stop reminding you."
    await town.wait(20)
    assert town.heard() == [f"(edited) {top}"], "every copy says who noted it"
    for chat in town.chats:
        message = chat.said[-1].message
        assert "Got it: Ana" in message.foot and message.silent
        assert not any(b.label == "Got it" for row in message.buttons for b in row)

    await town.stop()
    await town.start()
    await town.wait(3600, tick=30)
    assert town.heard() == []


async def test_a_level_that_is_left_is_not_said_again(town: Town) -> None:
    top = await at_the_top(town)
    town.holds("5", queue="0.1")
    await town.wait(1200, tick=10)
    ticked, fell = town.heard()
    assert ticked == f"(edited) {top}", "the list shows that the place is lower"
    assert fell.startswith("ADL indicator down to ")
    town.holds("5", queue="1")
    await town.wait(30)
    assert town.heard() == [top], "the next rise is an alert of its own"


async def test_adl_that_takes_more_after_got_it_is_heard(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    town.heard()
    town.holds("4")
    town.fills("1", before="5")
    await town.wait(20)
    assert town.heard() == [f"ADL took 20 % of your {position} · {account}"]
    await got_it(town, app=0)
    await town.wait(20)
    assert town.heard() == [f"(edited) ADL took 20 % of your {position} · {account}"]

    town.clock.advance(60)
    town.holds("2")
    town.fills("2", before="4")
    await town.wait(20)
    more = f"ADL took 60 % of your {position} · {account}"
    assert town.heard()[-1] == more, "as a new message"
    assert any(b.label == "Got it" for row in town.chats[0].said[-1].message.buttons for b in row)
