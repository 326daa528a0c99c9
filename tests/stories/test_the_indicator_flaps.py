"""An indicator that jumps up and down for an hour: each crossing is told once, and wishes quieten it."""

from tests.stories.hands import got_it
from tests.stories.town import Town


async def flaps(town: Town, times: int, high: float = 10, tick: float = 5) -> None:
    """High for some seconds, low for ten, again and again."""
    for _ in range(times):
        town.holds("5", queue="0.79")
        await town.wait(high, tick)
        town.holds("5", queue="0.1")
        await town.wait(10, tick)


async def test_the_indicator_flaps(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]

    await flaps(town, 20, high=30, tick=10)
    (rose,) = town.heard()
    assert rose.startswith("ADL indicator up to ")
    await flaps(town, 5, high=30, tick=10)
    assert town.heard() == [rose], "said again while it lasts and nobody acknowledged it"
    assert await got_it(town, app=0) == "Noted. I stop reminding you."
    await flaps(town, 15, high=30, tick=10)
    assert town.heard() == [f"(edited) {rose}"]
    await town.stop()
    await town.start()
    await flaps(town, 40, high=30, tick=10)
    assert town.heard() == [], "what was told is remembered"

    town.holds("5", queue="0.1")
    await town.wait(60)
    (fell,) = town.heard()
    assert fell.startswith("ADL indicator down to ") and position in fell


async def test_who_wishes_two_looks_in_a_row_hears_of_no_single_one(town: Town) -> None:
    await town.stop()
    town.wishes = {"gauge": {"looks_up": 3, "dwell": 12}}
    await town.start()
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    await flaps(town, 40)
    assert town.heard() == []
    town.holds("5", queue="0.79")
    await town.wait(40)
    (rose,) = town.heard()
    assert rose.startswith("ADL indicator up to ") and position in rose
