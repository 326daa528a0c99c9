"""What accounts of this host meet in a market, and what the market's regime adds to their events. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.detect.context import Context
from bot.model.event import AdlTaken, Event, GaugeMoved
from bot.model.ids import AccountId
from bot.model.market import Stir


def beside(events: tuple[Event, ...], context: Context) -> tuple[Event, ...]:
    """The events, those of an indicator with the regime of its market."""
    return tuple(
        replace(event, regime=context.regimes.get(event.position.key.symbol))
        if isinstance(event, GaugeMoved)
        else event
        for event in events
    )


def stirs(account: AccountId, events: Iterable[Event]) -> tuple[Stir, ...]:
    """What an account met: ADL in a market, by the venue's time of the newest fill, or an indicator that
    rose."""
    found: list[Stir] = []
    for event in events:
        if isinstance(event, AdlTaken) and event.fresh:
            at = event.at - timedelta(seconds=event.late_by)
            fills = dict.fromkeys((taken.key.symbol for taken in event.incident.taken), 0)
            for taken in event.incident.taken:
                fills[taken.key.symbol] += taken.fills
            found += [Stir(symbol, account, at, count) for symbol, count in fills.items()]
        elif isinstance(event, GaugeMoved) and event.rose:
            found.append(Stir(event.position.key.symbol, account, event.at))
    return tuple(found)
