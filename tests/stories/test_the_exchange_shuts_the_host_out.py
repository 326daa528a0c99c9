"""The exchange bans this host: its owner is told once, nothing is asked meanwhile, and all goes on after."""

from datetime import timedelta

from bot.rehearsal.exchange import Fault, FaultKind
from tests.stories.town import Town


async def test_the_exchange_shuts_the_host_out(town: Town) -> None:
    await town.wait(60)
    _, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]

    now = town.clock.now()
    ban = Fault(None, now, now + timedelta(minutes=30), FaultKind.STATUS, 418, {"Retry-After": "240"})
    town.exchange.faults.append(ban)
    await town.wait(20)
    assert town.heard() == [f"{town.venue.title} has shut this host out for 4 min"]
    town.mends()
    before = town.asked
    await town.wait(100)
    assert town.asked == before, "nothing is asked while the ban lasts"
    (blind,) = town.heard()
    assert blind.startswith(f"Cannot read {account} since ")

    town.holds("3")
    town.fills("2", before="5")
    await town.wait(240)
    position, _ = await town.names()
    assert [h for h in town.heard() if not h.startswith("(edited)")] == [
        f"ADL took 40 % of your {position} · {account}",
        f"Reading {account} again after 4 min",
    ]
