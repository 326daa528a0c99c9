"""A key that could only read may withdraw one day: an alarm, and it is not used until that is mended."""

from dataclasses import replace

import pytest

from bot.model.baseline import Sight
from bot.model.person import Watch
from bot.services import accounts
from tests.stories.hands import asker, got_it
from tests.stories.town import WITH_GAUGE, Town

HOUR, DAY = 3600.0, 86_400.0


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_a_key_can_do_more(town: Town) -> None:
    await town.wait(60)
    _, account = await town.names()
    town.heard()

    town.shows(rights=frozenset({"trade", "withdraw"}))
    await town.wait(1.2 * DAY, tick=4 * HOUR)
    alarm, *again = town.heard()
    assert alarm == f"The key of {account} can do more now: trade, withdraw"
    assert set(again) <= {alarm, f"(edited) {alarm}"}, "said again, since nobody pressed Got it"
    await got_it(town, 0)
    await town.wait(60)
    town.heard()
    (standing,) = await accounts.listing(town.house)
    assert (standing.account.watch, standing.baseline.health.sight) == (Watch.BARRED, Sight.REFUSED)
    assert len(standing.baseline.positions) == 1, "not used is not closed"
    answer = await town.app.desk.command(asker(town), "accounts", "")
    assert "may do too much" in " ".join(value for _, value in answer.facts)

    asked = town.asked
    town.holds("4")
    town.fills("1", before="5")
    await town.wait(0.5 * DAY, tick=4 * HOUR)
    assert town.heard() == []
    assert town.asked == asked or town.venue.feeds, "it is not read; only a public stream goes on"

    town.shows(rights=frozenset())
    await town.wait(1.2 * DAY, tick=4 * HOUR)
    told = town.heard()
    assert f"The key of {account} can only read again" in told
    assert [line for line in told if line.startswith("ADL took")], "what happened meanwhile is told then"
    assert f"(edited) {alarm}" in told, "its list is ticked"
    assert not [line for line in told if line.startswith("Reading")]
    await town.wait(DAY, tick=4 * HOUR)
    assert not [line for line in town.heard() if "key" in line]


async def test_a_part_that_a_key_cannot_read_any_more_is_left_out(town: Town) -> None:
    """A position there did not close, and the rest of the account is watched on."""
    part, lost = town.venue.parts[0], town.venue.parts[1]
    long = replace(town.market.accounts[town.key].positions[0], inverse=True)
    town.shows(positions=(*town.market.accounts[town.key].positions, long))
    await town.wait(60)
    _, account = await town.names()
    assert town.heard() == [f"First look at {account}: 2 positions"]

    town.shows(unreadable=frozenset({lost.name}))
    await town.wait(300)
    told = town.heard()
    assert told == [f"The key of {account} cannot read any more: {lost.name}"]
    baseline = await town.baseline()
    assert (len(baseline.positions), len(baseline.beyond)) == (1, 1)
    town.holds("4")
    town.fills("1", before="5")
    await town.wait(300)
    assert [line for line in town.heard() if line.startswith("ADL took")], f"{part.name} is watched"

    town.shows(unreadable=frozenset(), positions=(*town.market.accounts[town.key].positions, long))
    await town.wait(1.2 * DAY, tick=4 * HOUR)
    await town.wait(60)
    told = [line for line in town.heard() if not line.startswith("(edited)")]
    assert f"The key of {account} can read more now: {lost.name}" in told
    assert not [line for line in told if "shrank" in line]
    assert len((await town.baseline()).positions) == 2
