"""First in the queue, ADL rages, the position vanishes: and it was a delisting, or an own order.

What is only likely is called so, by its signs; the exchange's own mark is the last word, in the same message.
"""

import pytest

from bot.model.signal import Danger
from bot.rehearsal.facts import SimCause
from bot.venues.discovery import venues
from tests.stories.town import Town

LOUD = "okx"
"""An exchange that says publicly that ADL takes place."""


async def in_danger(town: Town) -> tuple[str, str]:
    """Next in line in a market where ADL takes place; how messages call position and account."""
    town.warns(Danger.CALM)
    await town.wait(60)
    position, account = await town.names()
    town.warns(Danger.UNDER_WAY, drawdown="-0.4")
    await town.wait(360, tick=10)
    town.holds("5", queue="1")
    await town.wait(20)
    assert any(head.startswith("Next in line for ADL") for head in town.heard())
    return position, account


@pytest.mark.parametrize("town", list(venues()), indirect=True)
async def test_a_delisting_with_its_mark_is_never_called_adl(town: Town) -> None:
    town.warns(Danger.CALM)
    await town.wait(60)
    position, account = await town.names()
    town.heard()
    town.holds("0")
    town.fills("5", before="5", cause=SimCause.SETTLEMENT)
    await town.wait(120)
    (head,) = town.heard()
    assert head.endswith(f": {position} changed by 5 · {account}") or " changed by " in head
    assert head.startswith(("Settled or delisted by the exchange", "Delivery"))


@pytest.mark.parametrize("town", [LOUD], indirect=True)
async def test_a_delisting_whose_mark_comes_late(town: Town) -> None:
    position, account = await in_danger(town)
    town.holds("0")
    await town.wait(10)
    shrank = f"{position} shrank from 500 contracts to 0 contracts"
    first, *closed = town.heard()
    assert first == f"{shrank}, cause not known yet · {account}"
    assert all(said.startswith("(edited) Next in line") for said in closed), "its list is ticked by that"
    await town.wait(60)
    assert town.heard() == [f"(edited) {shrank}: probably ADL · {account}"]
    signs = dict(town.chats[0].said[-1].message.facts)["Signs"]
    assert signs == "ADL takes place in this market, it stood first in the ADL queue"

    town.fills("5", before="5", ago=70, cause=SimCause.SETTLEMENT)
    await town.wait(120)
    (settled,) = town.heard()
    assert settled.startswith("(edited) Delivery: ")


@pytest.mark.parametrize("town", [LOUD], indirect=True)
async def test_ones_own_order_that_is_listed_late_wins(town: Town) -> None:
    position, account = await in_danger(town)
    town.holds("3")
    await town.wait(40)
    assert town.heard()[-1].endswith(
        f"{position} shrank from 500 contracts to 300 contracts: probably ADL · {account}"
    )
    town.fills("2", before="5", ago=40, cause=SimCause.TRADE)
    await town.wait(60)
    assert town.heard() == [
        f"(edited) {position} shrank from 500 contracts to 300 contracts: your own order · {account}"
    ]
