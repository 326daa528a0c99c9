"""ADL takes a part; the person puts the same risk on again before the market is calm, and hears it once."""

import pytest

from bot.venues.discovery import venues
from tests.stories.town import OWNER, Town


def news(town: Town) -> list[str]:
    """What is heard for the first time. The incident's own message is edited meanwhile, said again while
    nobody acknowledges it, and followed by a picture: other stories tell of that."""
    before = {said.head for said in town.chats[0].said[: town.told[OWNER]]}
    told = [head for head in town.heard() if not head.startswith(("(edited)", "How it went"))]
    return [head for head in told if head not in before]


@pytest.mark.parametrize("town", sorted(venues()), indirect=True)
async def test_the_risk_that_adl_took_is_put_on_again(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]

    town.holds("3")
    town.fills("2", before="5")
    await town.wait(60)
    assert news(town) == [f"ADL took 40 % of your {position} · {account}"]
    await town.wait(240, tick=10)
    assert news(town) == [], "nobody put anything on, and who was hit needs no warning of the market"

    town.holds("5")
    await town.wait(60)
    assert news(town) == [f"The risk that ADL took is on again: {position} · {account}"]
    told = next(said.message for said in reversed(town.chats[0].said) if said.head.startswith("The risk"))
    facts = dict(told.facts)
    assert facts["Taken"].startswith("2") and facts["Before ADL"].endswith("12×") and facts["Market"]
    assert not told.silent

    town.holds("4")
    await town.wait(60)
    town.holds("6")
    await town.wait(900, tick=30)
    kinds = ("cause not known yet", "No longer in danger", "Checklist done")
    assert all(any(kind in head for kind in kinds) for head in news(town)), "said once"


async def test_put_on_again_when_all_is_calm_it_is_nobodys_business(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(60)
    assert news(town) == [f"ADL took 40 % of your {position} · {account}"]
    await town.wait(7200, tick=30)
    assert [head.split(":")[0] for head in news(town)] in (["No longer in danger"], [])
    town.holds("5")
    await town.wait(600, tick=10)
    assert news(town) == []
