"""In the middle of ADL two accounts cannot be read: one message, and nothing is lost or made up."""

from bot.rehearsal.exchange import FaultKind
from tests.stories.town import Town


async def test_the_exchange_fails_in_a_cascade(town: Town) -> None:
    other = await town.joins("fund", "3", town.venue)
    await town.wait(60)
    position, account = await town.names()
    where = account.partition("(")[2].rstrip(")")
    assert len(town.heard()) == 2

    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    part = f"ADL took 40 % of your {position} · {account}"
    assert [h for h in town.heard() if not h.startswith("(edited)")] == [part]

    town.breaks(FaultKind.HTML)
    town.breaks(FaultKind.HTML, of=other)
    town.holds("0")  # unseen
    town.fills("3", before="3")
    await town.wait(200)
    heard = town.heard()
    assert heard[-1].removeprefix("(edited) ").startswith(f"Cannot read 2 accounts at {where} since ")
    assert sum(not h.startswith("(edited)") for h in heard) == 1, "one message, whoever failed first"
    assert not any("shrank" in h or "closed" in h for h in heard)

    await town.stop()
    await town.start()
    town.mends()
    await town.wait(120)
    heard = town.heard()
    assert f"(edited) ADL closed your {position} · {account}" in heard
    over = [h for h in heard if h.startswith(f"(edited) Reading all 2 accounts at {where} again after ")]
    assert len(over) == 1
    assert not any("shrank" in h or h.startswith("Reading main") for h in heard)
    told = [s.message for s in town.chats[0].said if s.head.startswith("ADL closed")]
    assert dict(told[-1].facts)["Fills"] == "2"

    await town.wait(400, tick=10)
    drawn = f"How it went: {position} · {account}"
    assert town.heard() == [f"(edited) ADL closed your {position} · {account}", drawn], "summed up"
