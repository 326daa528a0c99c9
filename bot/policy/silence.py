"""Silences: what a person does not want to hear of for a while. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.model.alert import Alert, Urgency
from bot.model.event import AdlTaken, Event, Forced
from bot.model.exposure import RegimeChanged
from bot.model.manners import ALOUD, Kind, Manner, Matches, Silence, Sound, Why
from bot.model.person import Account
from bot.policy.volume import kind


def silenced(alert: Alert, account: Account | None, silences: Iterable[Silence], now: datetime) -> Manner:
    """Held until the last silence that matches ends. A reduction, or one that may be, is never held, nor what
    is wrong with the bot itself, for who would silence that takes silence for safety: both come without a
    sound."""
    found = [s for s in silences if s.ends_at > now and _matches(s, alert, account)]
    called = kind(alert.event)
    if not found or called is None:
        return ALOUD
    if alert.urgency <= (Urgency.BLIND if called is Kind.PROGRAM else Urgency.UNEXPLAINED):
        return Manner(Sound.SILENT, Why.NEVER_SILENCED)
    return Manner(Sound.HELD, Why.SILENCED, max(silence.ends_at for silence in found))


def symbols(event: Event) -> frozenset[str]:
    """The markets that an event is about; none where it is about no single ones."""
    match event:
        case AdlTaken():
            return frozenset(event.incident.symbols)
        case Forced():
            return frozenset(fill.key.symbol for fill in event.fills)
        case RegimeChanged():
            return frozenset({event.state.symbol})
        case _:
            found: Any = getattr(event, "position", None)
            key = found.key if found is not None else getattr(event, "key", None)
            return frozenset() if key is None else frozenset({key.symbol})


def _matches(silence: Silence, alert: Alert, account: Account | None) -> bool:
    match silence.matches:
        case Matches.ALL:
            return True
        case Matches.ACCOUNT:
            return alert.account is not None and str(alert.account) == silence.value
        case Matches.VENUE:
            venue = getattr(alert.event, "venue", None) or (account.venue if account is not None else None)
            return venue == silence.value
        case Matches.SYMBOL:
            # What is about another market as well is more than was silenced.
            return symbols(alert.event) == {silence.value}
