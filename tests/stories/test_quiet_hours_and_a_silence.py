"""A night with quiet hours: ADL wakes, the rest waits through a restart and comes as one summary."""

from datetime import timedelta

from tests.stories.hands import say_to_bot
from tests.stories.town import Town


async def test_a_night_with_quiet_hours(town: Town) -> None:
    await town.wait(60)
    now = town.clock.now()
    start, end = f"{now:%H:%M}", f"{now + timedelta(hours=2):%H:%M}"
    town.heard()
    await say_to_bot(town, "quiet", f"{start}-{end}")
    town.holds("5", queue="1")
    await town.wait(1000, tick=20)
    assert town.heard() == [], "neither the rise nor its reminder"

    town.holds("4", queue="1")
    town.fills("1", before="5")
    await town.wait(20)
    position, account = await town.names()
    assert town.heard() == [f"ADL took 20 % of your {position} · {account}"]
    assert not town.chats[0].said[-1].message.silent

    await town.stop()
    await town.start()
    await town.wait(20)
    assert [head for head in town.heard() if "ADL took" not in head] == []

    await town.wait(6300, tick=60)
    held = [head for head in town.heard() if head.startswith("Held back for you")]
    assert len(held) == 1
    summary = next(s for s in town.chats[0].said if s.head == held[0])
    assert "Next in line for ADL" in summary.message.lines[0]


async def test_a_silence_makes_adl_silent_and_is_summed_up_when_it_ends(town: Town) -> None:
    await town.wait(60)
    town.heard()
    assert (await say_to_bot(town, "silence", "main 1h moving money")).startswith("1. main")
    town.holds("5", queue="1")
    await town.wait(20)
    assert town.heard() == []
    town.holds("4", queue="1")
    town.fills("1", before="5")
    await town.wait(20)
    (taken,) = town.heard()
    assert taken.startswith("ADL took") and town.chats[1].said[-1].message.silent
    await say_to_bot(town, "silence", "end 1")
    await town.wait(5)
    (summary,) = town.heard()
    assert summary.endswith("1 alert") and "Next in line" in town.chats[0].said[-1].message.lines[0]
