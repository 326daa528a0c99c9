"""ADL, and the owner sleeps: the next listed person is woken, through a restart; every copy agrees."""

from bot.chat.contract import Asker
from bot.model.ids import ChannelName
from tests.stories.hands import got_it
from tests.stories.town import Town


async def adl_strikes(town: Town) -> str:
    """Ben is to hear what Ana does not; how the message begins."""
    town.wishes = {"escalation": {"after": 15, "to": ["Ben"]}}
    await town.stop()
    await town.start()
    await town.wait(60)
    town.heard()
    position, account = await town.names()
    town.holds("4")
    town.fills("1", before="5")
    await town.wait(20)
    return f"ADL took 20 % of your {position} · {account}"


async def ben(town: Town, command: str, text: str = "") -> str:
    asker = Asker(ChannelName(town.chats[0].name), "ben", "ben", "Ben", True)
    return (await town.app.desk.command(asker, command, text)).head


async def test_the_next_person_is_woken_and_what_they_press_is_everywhere(town: Town) -> None:
    head = await adl_strikes(town)
    assert town.heard() == [head]
    await town.wait(600, tick=30)
    assert town.heard("Ben") == []

    await town.stop()
    await town.start()
    await town.wait(360, tick=30)
    assert town.heard("Ben") == [head]
    for chat in town.chats:
        message = next(s.message for s in reversed(chat.said) if s.address == "ben")
        assert message.lines[0] == (
            "This is an alert of Ana, who has not pressed Got it for 15 min. So you get it too."
        )
        assert message.steps, "with the checklist"

    town.heard()
    assert await ben(town, "ack") == f"Noted: {head}"
    await town.wait(10)
    assert town.heard("Ben")[-1] == f"(edited) {head}" and town.heard()[-1] == f"(edited) {head}"
    for chat in town.chats:
        assert all("Got it: Ben" in s.message.foot for s in chat.said[-2:])

    await town.stop()
    await town.start()
    await town.wait(2000, tick=30)
    assert head not in town.heard("Ben") and head not in town.heard()


async def test_who_answers_in_time_wakes_nobody(town: Town) -> None:
    await adl_strikes(town)
    await town.wait(800, tick=20)
    await got_it(town, app=0)
    await town.wait(1200, tick=30)
    assert town.heard("Ben") == []
    assert await ben(town, "ack") == "Nothing waits for your Got it."
