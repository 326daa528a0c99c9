"""What accounts meet counts in their markets, and what is known of a market stands beside an indicator."""

from dataclasses import replace

from bot.detect.context import Context
from bot.detect.stress import beside, stirs
from bot.model.event import Event
from bot.model.market import Stir
from tests.builders import ACCOUNT, at, key
from tests.events import adl, gauge_moved, reduced, regime, taken


def test_adl_counts_its_fills_by_market_at_the_time_it_happened() -> None:
    event = adl(taken(), taken(key=key("ETHUSDT", "LONG")), taken(key=key("XRPUSDT")), late_by=60)
    assert stirs(ACCOUNT, [event]) == (
        Stir("ETHUSDT", ACCOUNT, at(4 - 60), 4),
        Stir("XRPUSDT", ACCOUNT, at(4 - 60), 2),
    )


def test_only_news_stirs() -> None:
    events: list[Event] = [replace(adl(), fresh=False), gauge_moved(3, 1), reduced()]
    assert stirs(ACCOUNT, events) == ()
    assert stirs(ACCOUNT, [gauge_moved(1, 3)]) == (Stir("ETHUSDT", ACCOUNT, at(3)),)


def test_an_indicator_is_joined_with_its_market() -> None:
    moved, other = beside((gauge_moved(1, 3), adl()), Context(regimes={"ETHUSDT": regime()}))
    assert moved == replace(gauge_moved(1, 3), regime=regime()) and other == adl()
    assert beside((gauge_moved(1, 3),), Context()) == (gauge_moved(1, 3),)
