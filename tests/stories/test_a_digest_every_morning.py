"""The all-clear at a chosen hour, once, though the bot is stopped and started; and what it says in danger."""

from datetime import timedelta

from tests.stories.hands import say_to_bot
from tests.stories.town import Town


async def test_the_all_clear_comes_once_a_day(town: Town) -> None:
    await town.wait(60)
    town.heard()
    soon = town.clock.now() + timedelta(minutes=2)
    assert "daily at" in await say_to_bot(town, "digest", f"{soon:%H:%M}")
    await town.wait(180)
    (clear,) = town.heard()
    assert clear.startswith("All clear: 1 account read ") and clear.endswith("1 position")
    assert town.chats[0].said[-1].message.silent

    await town.stop()
    await town.start()
    await town.wait(60)
    assert town.heard() == [], "told once, whatever happens"


async def test_asked_for_it_says_what_needs_a_look(town: Town) -> None:
    await town.wait(60)
    town.holds("4", queue="1")
    town.fills("1", before="5")
    await town.wait(20)
    head = await say_to_bot(town, "digest", "now")
    assert head.startswith("Needs a look: 1 ADL incident")
    assert await say_to_bot(town, "digest", "at nine") != head
