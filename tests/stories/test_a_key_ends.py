"""A key that has an end: told 14, 7 and 1 days before it, and that it was lengthened."""

from datetime import timedelta

import pytest

from bot.services import accounts
from tests.fakes.household import person
from tests.stories.hands import asker
from tests.stories.town import LABEL, OWNER, Town

HOUR, DAY = 3600.0, 86_400.0
TELLS = "bybit"
"""An exchange that says when a key ends."""


def news(town: Town) -> list[str]:
    """What was told anew; the list of a key is filled in by edits."""
    return [line for line in town.heard() if not line.startswith("(edited)")]


@pytest.mark.parametrize("town", [TELLS], indirect=True)
async def test_a_key_ends(town: Town) -> None:
    await town.wait(60)
    _, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    town.shows(bound=False, expires_at=town.clock.now() + timedelta(days=16))

    await town.wait(1.2 * DAY, tick=4 * HOUR)
    assert town.heard() == [f"The key of {account} is bound to no IP address any more"]
    answer = await town.app.desk.command(asker(town), "accounts", "")
    assert f"{account}: the key expires in 15 days" in " ".join(answer.lines)
    assert "bound to no IP: better bind it" in " ".join(answer.lines)

    await town.wait(1 * DAY, tick=4 * HOUR)
    assert news(town) == [f"The key of {account} ends in 14 days"]
    assert "/connect" in " ".join(town.chats[0].said[-1].message.lines)
    await town.wait(7 * DAY, tick=6 * HOUR)
    assert news(town) == [f"The key of {account} ends in 7 days"]

    town.shows(bound=False, expires_at=town.clock.now() + timedelta(days=40))
    await town.wait(1.2 * DAY, tick=6 * HOUR)
    told = town.heard()
    assert f"The key of {account} lasts longer now" in told
    edited = {f"(edited) The key of {account} ends in {days} days" for days in (14, 7)}
    assert set(told) >= edited, "its lists are ticked"

    town.shows(bound=False, expires_at=town.clock.now() + timedelta(days=8))
    await town.wait(9 * DAY, tick=4 * HOUR)
    assert news(town) == [f"The key of {account} ends in {left}" for left in ("8 days", "7 days", "1 day")]


@pytest.mark.parametrize("town", [TELLS], indirect=True)
async def test_a_new_key_takes_the_place_of_one_that_ends(town: Town) -> None:
    town.shows(bound=False, expires_at=town.clock.now() + timedelta(days=3))
    await town.wait(1.2 * DAY, tick=4 * HOUR)
    assert any(line.endswith("ends in 2 days") for line in town.heard())
    fields = {field.name: field.example for field in town.venue.key_fields}
    name = town.venue.key_fields[0].name
    fields[name] = fields[name][:-1] + "z"
    old, town.key = town.key, fields[name]
    town.market.accounts[town.key] = town.market.accounts.pop(old)
    town.shows(bound=True, expires_at=None, key=town.key)
    owner = await person(town.house.database, OWNER)
    await accounts.connect(town.house, owner, town.venue.name, LABEL, fields)
    await town.wait(60)
    (standing,) = await accounts.listing(town.house)
    assert standing.account.expires_at is None
    assert standing.baseline.looked_at is not None
    assert town.clock.now() - standing.baseline.looked_at < timedelta(seconds=30), (
        "it is read with the new key"
    )
    assert not [line for line in town.heard() if "refused" in line]
