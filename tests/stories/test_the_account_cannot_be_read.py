"""A web page for an answer, then the exchange again, then a refused key: said once each, never "closed"."""

from bot.rehearsal.exchange import FaultKind
from tests.stories.town import Town


async def test_the_account_cannot_be_read(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    since = (await town.baseline()).looked_at
    assert town.heard() == [f"First look at {account}: 1 position"] and since is not None

    town.breaks(FaultKind.HTML)
    await town.wait(40)
    assert town.heard() == [], "a short failure is nobody's business"
    await town.wait(300)
    (blind,) = town.heard()
    assert blind.startswith(f"Cannot read {account} since ")
    assert len((await town.baseline()).positions) == 1, "unread is not closed"

    town.mends()
    await town.wait(60)
    ticked, again = town.heard()
    assert again.startswith(f"Reading {account} again after ")
    assert ticked == f"(edited) {blind}", "its list shows that too"
    assert position

    town.refuses()
    await town.wait(60)
    assert town.heard() == [f"The key of {account} was refused"]
    asked = town.asked
    await town.wait(900, tick=30)
    assert (town.heard(), town.asked) == ([], asked)
    assert len((await town.baseline()).positions) == 1
